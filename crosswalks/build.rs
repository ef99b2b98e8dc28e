//! Embeds the folder anew when a file in it changes or comes.

fn main() {
    for path in
        ["_product_feed.xwalk", "ceb", "codes", "edifact", "epcis", "gs1", "peppol", "rss", "table", "ubl", "x12"]
    {
        println!("cargo::rerun-if-changed={path}");
    }
}
