//! The specification: its clauses with what enforces them, and the reference pages made from schemas, code lists, rules
//! and profiles.
//!
//! Chapters are written by hand in `spec/src`; [`clauses`] reads them. [`pages`] gives what is made.

mod clause;
mod pages;

pub use clause::{Clause, ClauseFault, Enforcement, Strength, clauses};
pub use pages::{CHAPTERS, Page, pages, summary};
