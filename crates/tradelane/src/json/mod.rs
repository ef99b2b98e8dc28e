//! Documents in JSON: feeds cut into documents, and places found by JSON Pointer.

mod feed;
mod locate;

pub(crate) use feed::{JsonFeed, JsonItem};
pub(crate) use locate::locate;
