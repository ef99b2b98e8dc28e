//! The list of a release's files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{MANIFEST, SIGNATURE};
use crate::source::{MOST_BYTES, MOST_FILES};
use crate::version::is_number;

/// What `manifest.json` says of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Which standard it is a version of: `tradelane`.
    pub standard: String,
    /// The version's number: `1.0`.
    pub version: String,
    /// The day of the release: `2026-11-25`.
    pub released: String,
    /// The number of the version before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// All its files but the manifest and its signature, sorted by path.
    pub files: Vec<ManifestFile>,
}

/// A file of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Its path from the manifest, with `/`: `codes/iso4217.tsv`.
    pub path: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size, in bytes.
    pub size: u64,
}

impl Manifest {
    /// The manifest of files.
    pub(crate) fn of(
        version: &str,
        released: &str,
        previous: Option<String>,
        files: &BTreeMap<String, Vec<u8>>,
    ) -> Self {
        let file = |(path, bytes): (&String, &Vec<u8>)| ManifestFile {
            path: path.clone(),
            sha256: digest(bytes),
            size: bytes.len() as u64,
        };
        Self {
            standard: "tradelane".to_owned(),
            version: version.to_owned(),
            released: released.to_owned(),
            previous,
            files: files.iter().map(file).collect(),
        }
    }

    /// The manifest as it is published.
    pub(crate) fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads a manifest, and holds it to its form: a path that leaves the folder, or stands twice, has no place in one.
    ///
    /// # Errors
    /// Where it is not of its form: what and where.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| format!("{MANIFEST}: {error}"))?;
        let fault = |what: String| Err(format!("{MANIFEST}: {what}"));
        if manifest.standard != "tradelane" {
            return fault(format!("is of \"{}\", which is another standard", shown(&manifest.standard)));
        }
        if !is_number(&manifest.version) {
            return fault(format!("\"{}\" is no version's number, such as 1.0", shown(&manifest.version)));
        }
        if manifest.files.len() > MOST_FILES {
            return fault(format!("names more than {MOST_FILES} files"));
        }
        let mut total = 0_u64;
        let mut before: Option<&str> = None;
        for file in &manifest.files {
            if !is_inside(&file.path) {
                return fault(format!("\"{}\" is no path of a file of the release", shown(&file.path)));
            }
            if before.is_some_and(|before| before >= file.path.as_str()) {
                return fault(format!("\"{}\" stands twice, or is not in order", shown(&file.path)));
            }
            let is_digest = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            if file.sha256.len() != 64 || !file.sha256.bytes().all(is_digest) {
                return fault(format!("the SHA-256 of {} is not 64 digits 0-9 a-f", file.path));
            }
            total = total.saturating_add(file.size);
            if total > MOST_BYTES {
                return fault(format!("the files take more than {} MB", MOST_BYTES >> 20));
            }
            before = Some(&file.path);
        }
        Ok(manifest)
    }
}

impl ManifestFile {
    /// What differs between what the manifest says and the bytes; `None` where nothing does.
    pub(crate) fn difference(&self, bytes: &[u8]) -> Option<String> {
        let path = &self.path;
        if bytes.len() as u64 != self.size {
            return Some(format!("{path}: has {} bytes, and {} in the manifest", bytes.len(), self.size));
        }
        let found = digest(bytes);
        (found != self.sha256).then(|| format!("{path}: its SHA-256 is {found}, and {} in the manifest", self.sha256))
    }
}

/// Whether a path stays in the folder, on every system; the manifest does not name itself.
fn is_inside(path: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && part.len() <= 255
            && !part.contains(['\\', ':'])
            && !part.contains(char::is_control)
    };
    path.split('/').all(is_part) && path != MANIFEST && path != SIGNATURE
}

/// The start of what a manifest says, for a message.
fn shown(text: &str) -> String {
    text.chars().take(80).flat_map(char::escape_debug).collect()
}

/// The SHA-256 of bytes, in hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Manifest, digest, is_inside};

    #[test]
    fn a_digest_is_the_one_of_the_standard() {
        // FIPS 180-4, example of one block.
        assert_eq!(digest(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn paths_stay_in_the_folder() {
        for path in ["order.schema.json", "codes/iso4217.tsv", "examples/a b/ü.json"] {
            assert!(is_inside(path), "{path}");
        }
        for path in
            ["", "/etc/passwd", "../a", "a/../b", "a//b", "a/", "./a", "C:/a", "a\\..\\b", "a\nb", "manifest.json"]
        {
            assert!(!is_inside(path), "{path}");
        }
    }

    #[track_caller]
    fn refused(text: &str, message: &str) {
        let error = Manifest::read(text.as_bytes()).expect_err(text);
        assert!(error.contains(message), "{error}");
    }

    #[test]
    fn a_manifest_is_held_to_its_form() {
        let with = |files: &str| {
            format!(r#"{{"standard":"tradelane","version":"1.0","released":"2026-11-25","files":[{files}]}}"#)
        };
        let file =
            |path: &str, size: u64| format!(r#"{{"path":"{path}","sha256":"{}","size":{size}}}"#, "0".repeat(64));
        let read = Manifest::read(with(&file("a", 1)).as_bytes());
        assert_eq!(read.map(|manifest| manifest.files.len()), Ok(1));
        refused("{", "line 1 column 1");
        refused(&with("").replace("tradelane", "other"), "another standard");
        refused(&with("").replace("1.0", "newest"), "no version's number");
        refused(&with(&file("../a", 1)), "no path of a file");
        refused(&with(&format!("{},{}", file("b", 1), file("a", 1))), "not in order");
        refused(&with(&format!("{},{}", file("a", 1), file("a", 1))), "stands twice");
        refused(&with(&file("a", 1).replace("00", "zz")), "64 digits");
        refused(&with(&file("a", 1 << 40)), "take more than 512 MB");
    }
}
