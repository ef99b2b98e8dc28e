//! XML messages.

mod element;
mod encoding;
mod limits;
mod lines;
mod name;
mod namespace;
mod prolog;
mod read;
mod scope;
mod tag;
mod tokens;

pub use limits::Limits;
pub use read::read;
