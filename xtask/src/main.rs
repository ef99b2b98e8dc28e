//! Tasks that are neither test, bench nor run.
fn main() {}
