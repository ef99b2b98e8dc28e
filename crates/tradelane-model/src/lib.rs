//! The documents of the Tradelane standard as types: what they hold, in the words of the trade.
//!
//! The types are the only source of the standard's form: serde gives the JSON, schemars the JSON Schema, the doc
//! comments the specification.

#![recursion_limit = "512"]

#[macro_use]
mod record;

pub mod documents;
pub mod identifiers;
pub mod personal;
pub mod types;
pub mod walk;
