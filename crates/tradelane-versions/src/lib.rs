//! Versions of the standard: what a change breaks for those who write documents and those who read them, and whether a
//! version may change that.
//!
//! A [`Version`] is a set of files, the same whether it is the one of this toolkit, a folder, or a revision of git.
//! [`diff`] finds what changed, decides by proof or by a document that one version takes and the other refuses, and
//! [`check`] holds the changes to the versioning policy.

mod diff;
mod policy;
pub mod release;
mod source;
mod version;

pub use diff::{Change, Class, Decided, Diff, DiffForm, Kind, Witness, diff};
pub use policy::{Judged, Level, Waiver, Waivers, check};
pub use version::{RuleEntry, Version};
