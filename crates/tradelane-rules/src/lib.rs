//! Business rules and code checks, one file each.
//!
//! A rule is written over the type it is about: a document, or a type that several documents share. Its id is its
//! file's name in kebab case, its page the head of its file.

mod acknowledgement;
mod amounts;
mod answers;
mod catalogue;
mod china;
mod codes;
mod currency;
mod customs_response;
mod declaration;
mod despatch_advice;
mod goods_return;
mod invoice;
mod lines;
mod manifest;
mod order;
mod payment;
pub mod profile;
mod registry;
mod rule;
mod shared;
mod tax_assessment;
mod transport;

pub use registry::{RulePage, check, rule_page, rule_pages};
pub use rule::{Report, Rule};
