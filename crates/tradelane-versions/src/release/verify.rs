//! Whether a release is what somebody who is trusted has signed.

use super::keys::Pins;
use super::{MANIFEST, Manifest, ManifestFile, SIGNATURE, Store};

/// The most a manifest may have, in bytes: 50 000 files with long names.
const MOST_MANIFEST: u64 = 32 << 20;

/// Who is trusted.
#[derive(Clone, Copy, Debug)]
pub enum Trusted<'p> {
    /// Those whose keys are pinned; the day is today's, `2026-11-25`.
    Pinned(&'p Pins, &'p str),
    /// Whoever wrote the manifest: files are compared with it, and its signature is not looked at.
    Manifest,
}

/// Why a release is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not what was signed, or nobody who is trusted signed it: what differs.
    Differs(String),
    /// It, or a part of it, cannot be read.
    Unread(String),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (Self::Differs(what) | Self::Unread(what)) = self;
        out.write_str(what)
    }
}

use Fault::{Differs, Unread};

/// A release that holds.
#[derive(Clone, Debug)]
pub struct Verified {
    /// Its manifest.
    pub manifest: Manifest,
    /// Who signed it, and the fingerprint of the key; `None` where that was not asked.
    pub signer: Option<(String, String)>,
}

/// Reads the manifest of a release, signed by one who is trusted.
///
/// # Errors
/// Where there is none, or its signature does not hold.
pub fn read_manifest(store: &mut dyn Store, trusted: Trusted<'_>) -> Result<Verified, Fault> {
    let name = store.name();
    let bytes = store.read(MANIFEST, MOST_MANIFEST)?.ok_or_else(|| {
        Unread(format!("{name}: there is no {MANIFEST}: it is no release; `tradelane schema release X.Y` makes one"))
    })?;
    let signer = match trusted {
        Trusted::Pinned(pins, today) => {
            let signature = store.read(SIGNATURE, 1 << 16)?.ok_or_else(|| {
                Differs(format!("{name}: there is no {SIGNATURE}: nobody signed it; `tradelane schema sign` does that"))
            })?;
            let pin = pins.find(&bytes, &signature, today).map_err(|error| Differs(format!("{name}: {error}")))?;
            Some((pin.name.clone(), pin.fingerprint()))
        }
        Trusted::Manifest => None,
    };
    let manifest = Manifest::read(&bytes).map_err(|error| Differs(format!("{name}: {error}")))?;
    Ok(Verified { manifest, signer })
}

/// Compares a release with its manifest, and the manifest with its signature.
///
/// # Errors
/// Where something differs: the first file that does, and how.
pub fn verify(
    store: &mut dyn Store,
    trusted: Trusted<'_>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verified, Fault> {
    let verified = read_manifest(store, trusted)?;
    let name = store.name();
    let files = &verified.manifest.files;
    let total = files.iter().map(|file| file.size).sum();
    let mut done = 0;
    let listed = store.list()?;
    let mut unknowns = listed.iter().flatten().filter(|path| {
        ![MANIFEST, SIGNATURE].contains(&path.as_str())
            && files.binary_search_by(|file| file.path.as_str().cmp(path)).is_err()
    });
    let mut unknown = unknowns.next().cloned();
    for file in files {
        // The first file that differs is the first by path, whether it was changed, added or taken away.
        if let Some(path) = unknown.take_if(|path| **path < *file.path) {
            return Err(foreign(&name, &path));
        }
        check(store, file)?;
        done += file.size;
        progress(done, total);
    }
    match unknown {
        Some(path) => Err(foreign(&name, &path)),
        None => Ok(verified),
    }
}

/// The bytes of a file, which are those of the manifest.
///
/// # Errors
/// Where they differ, or cannot be read.
pub fn check(store: &mut dyn Store, file: &ManifestFile) -> Result<Vec<u8>, Fault> {
    let name = store.name();
    let bytes =
        store.read(&file.path, file.size)?.ok_or_else(|| Differs(format!("{name}: {}: is missing", file.path)))?;
    match file.difference(&bytes) {
        Some(difference) => Err(Differs(format!("{name}: {difference}"))),
        None => Ok(bytes),
    }
}

fn foreign(name: &str, path: &str) -> Fault {
    Differs(format!("{name}: {path}: is not in the manifest"))
}
