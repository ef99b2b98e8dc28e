//! Embeds the folder anew when a file in it changes or comes.
#![expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]

fn main() {
    for folder in ["ceb", "codes", "edifact", "ubl"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
