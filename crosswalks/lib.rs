//! The crosswalks of the standard: one readable table for each legacy message, and the code tables they use.
//!
//! The folder is data; this crate only embeds it, so that it packs and publishes.

use std::borrow::Cow;

use rust_embed::Embed;

#[derive(Embed)]
#[folder = "."]
#[include = "*.xwalk"]
#[include = "*.csv"]
struct Files;

/// The text of a file by its path in the folder: `edifact/D96A/ORDERS.xwalk`, `codes/unit.csv`.
pub fn file(path: &str) -> Option<Cow<'static, str>> {
    match Files::get(path)?.data {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
    }
}

/// The paths of all files, sorted.
pub fn paths() -> impl Iterator<Item = String> {
    let mut paths: Vec<String> = Files::iter().map(Cow::into_owned).collect();
    paths.sort();
    paths.into_iter()
}

#[cfg(test)]
mod tests {
    #[test]
    fn files_are_found_by_their_paths() {
        assert!(super::paths().any(|path| path == "edifact/D96A/ORDERS.xwalk"));
        assert!(super::file("codes/cn-unit.csv").is_some_and(|text| text.starts_with("legacy,standard\n")));
        assert!(super::file("codes/none.csv").is_none());
    }
}
