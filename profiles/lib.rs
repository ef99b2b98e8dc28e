//! The profiles of the standard: what a market or community asks beyond it, as dated data, one TOML file each.
//!
//! The folder is data; this crate only embeds it, so that it packs and publishes.

use rust_embed::Embed;

#[derive(Embed)]
#[folder = "."]
#[include = "*.toml"]
#[exclude = "Cargo.toml"]
struct Files;

/// The text of a profile by its name: `cn-retail-import`.
pub fn profile(name: &str) -> Option<String> {
    String::from_utf8(Files::get(&format!("{name}.toml"))?.data.into_owned()).ok()
}

/// The names of all profiles, sorted.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> =
        Files::iter().filter_map(|path| Some(path.strip_suffix(".toml")?.to_owned())).collect();
    names.sort();
    names
}
