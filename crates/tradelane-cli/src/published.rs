//! A published version of the standard, for `validate --standard`.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tradelane::{Standard, Syntax};
use tradelane_versions::release::{Folder, Store, Trusted, check, read_manifest};
use tradelane_web::{Options, Remote, cache_folder};

use crate::arguments::Published;
use crate::clock;
use crate::commands::schema_verify::pins;

/// How a schema's file ends.
const SCHEMA: &str = ".schema.json";

/// Whether it is a place that versions are published at: an address of the web, or a folder with a release.
pub(crate) fn is_place(text: &str) -> bool {
    text.contains("://") || (Syntax::named(text).is_none() && Path::new(text).is_dir())
}

/// What is wrong with what the command says of a published version, if anything.
pub(crate) fn misused(options: &Published, places: &[&str]) -> Option<String> {
    let is_trusting = !options.trust.key.is_empty() || options.trust.trust.is_some();
    match (&options.standard, places) {
        (None, [place, ..]) => Some(format!("--from {place}: which version is it? say --standard, such as 1.1")),
        (None, []) if is_trusting => {
            Some("--key and --trust are for a published version: say --standard and --from".to_owned())
        }
        (None, []) => None,
        (Some(number), []) => Some(format!("--standard {number}: where is it published? say --from URL or --from DIR")),
        (Some(_), [_, _, ..]) => Some("a version is published at one place: say --from once".to_owned()),
        (Some(number), [_]) if !is_trusting => {
            Some(format!("whose version {number} is trusted? say --key FILE or --trust FILE"))
        }
        (Some(_), [_]) => None,
    }
}

/// The version that is asked for, from the place that is named; `None` where this toolkit knows all of it.
pub(crate) fn standard(options: &Published, places: &[&str]) -> Result<Option<Arc<Standard>>, String> {
    let (Some(number), [place]) = (&options.standard, places) else { return Ok(None) };
    let mut store = store(options, place, number)?;
    let pins = pins(&options.trust)?;
    let today = clock::today();
    let verified = read_manifest(store.as_mut(), Trusted::Pinned(&pins, &today)).map_err(|fault| fault.to_string())?;
    let manifest = verified.manifest;
    if manifest.version != *number {
        return Err(format!("{place}: has version {}, and {number} is asked for", manifest.version));
    }
    let mut schemas = std::collections::BTreeMap::new();
    for file in &manifest.files {
        let Some(name) = file.path.strip_suffix(SCHEMA).filter(|name| !name.contains('/')) else { continue };
        let bytes = check(store.as_mut(), file).map_err(|fault| fault.to_string())?;
        let schema: Value =
            serde_json::from_slice(&bytes).map_err(|error| format!("{place}: {}: {error}", file.path))?;
        schemas.insert(name.to_owned(), schema);
    }
    let standard = Standard::new(number, schemas).map_err(|error| format!("{place}: {error}"))?;
    Ok(standard.is_newer().then(|| Arc::new(standard)))
}

/// Where the version is: its folder, or the folder of all versions with one for each number, here or on the web.
fn store(options: &Published, place: &str, number: &str) -> Result<Box<dyn Store>, String> {
    if !place.contains("://") {
        let folder = Path::new(place);
        let own = folder.join(number);
        let has_manifest = |folder: &Path| folder.join(tradelane_versions::release::MANIFEST).is_file();
        let folder = if !has_manifest(folder) && has_manifest(&own) { own } else { folder.to_owned() };
        return Ok(Box::new(Folder(folder)));
    }
    let own = place.trim_end_matches('/');
    let url = if own.rsplit('/').next() == Some(number) { own.to_owned() } else { format!("{own}/{number}") };
    let cache = options.cache.as_ref().map(Into::into).or_else(cache_folder);
    let timeout = Duration::from_secs(options.timeout.max(1));
    let settings = Options { cache, offline: options.offline, timeout, ..Options::default() };
    Ok(Box::new(Remote::open(&url, &settings)?))
}
