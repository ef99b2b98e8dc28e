//! Releases: a version frozen, with a manifest of its files, signed and verified.

mod files;
mod freeze;
mod keys;
mod manifest;
mod verify;

pub use files::{Folder, Store, folder};
pub use freeze::{Freeze, Frozen, draft, freeze};
pub use keys::{Pin, Pins, SecretKey, sign};
pub use manifest::{Manifest, ManifestFile};
pub use verify::{Fault, Trusted, Verified, check, read_manifest, verify};

/// The list of a release's files; a folder that has one is released, and stays as it is.
pub const MANIFEST: &str = "manifest.json";

/// The signature of the manifest: the 64 bytes of Ed25519, as `openssl pkeyutl -verify -rawin` takes them.
pub const SIGNATURE: &str = "manifest.json.sig";

/// What changed since the version before, in words; a draft of it is made where a release has none.
pub const CHANGES: &str = "CHANGELOG.md";
