//! JSON Schema of the documents, draft 2020-12, one self-contained schema a type.

mod published;

pub use published::{BASE, VERSION, schema};
