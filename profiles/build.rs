//! Embeds the folder anew when a file in it changes or comes.

fn main() {
    println!("cargo::rerun-if-changed=.");
}
