//! Embeds the folder anew when a file in it changes or comes.

fn main() {
    for folder in ["ceb", "codes", "edifact", "gs1", "peppol", "table", "ubl", "x12"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
