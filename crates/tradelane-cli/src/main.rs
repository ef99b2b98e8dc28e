//! The `tradelane` command.
fn main() {}
