//! Business rules and code checks, one file each.
//!
//! A rule is written over the type it is about: a document, or a type that several documents share. Its id is its
//! file's name in kebab case, its page the head of its file.

mod codes;
mod declaration;
mod order;
mod payment;
mod registry;
mod rule;
mod shared;

pub use registry::{RulePage, check, rule_page, rule_pages};
pub use rule::{Report, Rule};
