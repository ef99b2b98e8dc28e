//! The website of the standard: static pages that any web server serves, and that open from a folder too.
//!
//! A version's files stand at the addresses that their `$id` names, byte for byte as they were released. Beside them stand
//! pages made of them: the specification with its reference, crosswalks, examples, what changed, and a search over all.
//! Nothing is asked of another host.

mod codes;
mod downloads;
mod edition;
mod index;
mod markdown;
mod page;
mod search;

use std::collections::BTreeMap;

use tradelane_versions::Version;
use tradelane_versions::release::{MANIFEST, Manifest};

use crate::edition::Edition;

/// How the file of a schema ends.
pub(crate) const SCHEMA: &str = ".schema.json";

/// A website: its files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Makes the website of versions, the oldest first, that is served at an address.
///
/// # Errors
/// Where a version has no number, its schemas are to be found elsewhere by their `$id`, or a file is not of its form.
pub fn site(versions: &[Version], base_url: &str) -> Result<Files, String> {
    let base = base_url.trim_end_matches('/');
    let mut editions: Vec<Edition<'_>> = Vec::new();
    for version in versions {
        let number = version.number().ok_or_else(|| {
            format!("{}: the $id of its schemas has no version, such as 1.0: it cannot be published", version.name())
        })?;
        let manifest = version.file(MANIFEST).map(Manifest::read).transpose();
        let manifest = manifest.map_err(|error| format!("{}: {error}", version.name()))?;
        let schemas = version.schemas()?;
        for (name, schema) in &schemas {
            let expected = format!("{base}/{number}/{name}{SCHEMA}");
            let id = schema.get("$id").and_then(serde_json::Value::as_str).unwrap_or_default();
            if id != expected {
                return Err(format!(
                    "{}: the $id of {name} is {id}, and it would be published at {expected}: give the --base-url that the \
                     schemas name",
                    version.name()
                ));
            }
        }
        if editions.iter().any(|known| known.number == number) {
            return Err(format!("{}: version {number} is there twice", version.name()));
        }
        editions.push(Edition { number, version, manifest, schemas });
    }
    let mut files = Files::new();
    for at in 0..editions.len() {
        let before = at.checked_sub(1).and_then(|before| editions.get(before));
        if let Some(edition) = editions.get(at) {
            edition.write(before, &mut files)?;
        }
    }
    index::write(&editions, base, &mut files);
    Ok(files)
}
