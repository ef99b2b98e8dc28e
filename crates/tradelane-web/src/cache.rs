//! What was read from the web, kept by address and ETag.
//!
//! What is kept is no more trusted than what the web answers: it is compared with the signed manifest all the same. Whatever
//! is wrong with the cache, it is only asked anew.

use std::fs;
use std::path::PathBuf;

use reqwest::Url;
use sha2::{Digest, Sha256};

pub(crate) struct Cache {
    folder: PathBuf,
}

/// A file that is kept: a line with its ETag, then its bytes.
pub(crate) struct Kept {
    pub(crate) etag: String,
    pub(crate) bytes: Vec<u8>,
}

/// The most that is read of the cache: a file of a release and its ETag.
const MOST: u64 = 513 << 20;

impl Cache {
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn path(&self, url: &Url) -> PathBuf {
        let digest = Sha256::digest(url.as_str().as_bytes());
        self.folder.join(digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }

    pub(crate) fn get(&self, url: &Url) -> Option<Kept> {
        let path = self.path(url);
        if fs::metadata(&path).ok()?.len() > MOST {
            return None;
        }
        let mut bytes = fs::read(path).ok()?;
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let etag = std::str::from_utf8(bytes.get(..end)?).ok()?.to_owned();
        bytes.drain(..=end);
        Some(Kept { etag, bytes })
    }

    /// Keeps a file; beside its name first, so that nobody finds half of it.
    pub(crate) fn put(&self, url: &Url, etag: &str, bytes: &[u8]) {
        let path = self.path(url);
        let beside = path.with_extension(std::process::id().to_string());
        let text = [etag.as_bytes(), b"\n", bytes].concat();
        let kept = fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(&beside, text))
            .and_then(|()| fs::rename(&beside, &path));
        if kept.is_err() {
            _ = fs::remove_file(&beside);
        }
    }
}
