//! A message as one JSON object.
//!
//! `{"file", "message", "line", "column", "findings", "nodes"}`; a node is `{"tag", "name", "kind", "line", "column",
//! "segment", "value", "meaning", "findings", "nodes"}`, what it has not left out. `findings` of the object itself are
//! those without a place in the message; findings between messages are an object with `file` and `findings` alone.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use tradelane_findings::Finding;

use super::{Inspection, Row};

pub(super) fn message(message: &Inspection, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(out, &Message(message)).map_err(io::Error::from)
}

pub(super) fn around(findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Around<'f> {
        #[serde(skip_serializing_if = "Option::is_none")]
        file: Option<&'f str>,
        findings: &'f [Finding],
    }
    let file = findings.first().and_then(|finding| finding.source.as_ref()?.file.as_deref());
    serde_json::to_writer(out, &Around { file, findings }).map_err(io::Error::from)
}

struct Message<'m>(&'m Inspection);

impl Serialize for Message<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("file", &*self.0.file)?;
        map.serialize_entry("message", &self.0.message)?;
        let root = self.0.rows.first();
        if let Some(root) = root {
            map.serialize_entry("line", &root.line)?;
            map.serialize_entry("column", &root.column)?;
        }
        // What is about the message as a whole has the message's row.
        let whole = root.into_iter().flat_map(|root| &root.findings).filter_map(|&at| self.0.findings.get(at));
        let findings: Vec<&Finding> = whole.chain(self.0.unplaced()).collect();
        if !findings.is_empty() {
            map.serialize_entry("findings", &findings)?;
        }
        let nodes = Nodes { message: self.0, rows: self.0.rows.get(1..).unwrap_or_default() };
        if !nodes.rows.is_empty() {
            map.serialize_entry("nodes", &nodes)?;
        }
        map.end()
    }
}

/// Sibling nodes, each with those below it.
struct Nodes<'m> {
    message: &'m Inspection,
    rows: &'m [Row],
}

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let mut rows = self.rows;
        while let Some((row, rest)) = rows.split_first() {
            let below = rest.iter().position(|next| next.depth <= row.depth).unwrap_or(rest.len());
            let (inner, next) = rest.split_at(below);
            list.serialize_element(&Node { message: self.message, row, inner })?;
            rows = next;
        }
        list.end()
    }
}

struct Node<'m> {
    message: &'m Inspection,
    row: &'m Row,
    inner: &'m [Row],
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = self.row;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("tag", &row.label)?;
        if !row.title.is_empty() {
            map.serialize_entry("name", &row.title)?;
        }
        map.serialize_entry("kind", row.kind)?;
        map.serialize_entry("line", &row.line)?;
        map.serialize_entry("column", &row.column)?;
        if let Some(segment) = row.segment {
            map.serialize_entry("segment", &segment)?;
        }
        for (name, value) in [("value", &row.value), ("meaning", &row.meaning)] {
            if !value.is_empty() {
                map.serialize_entry(name, value)?;
            }
        }
        let findings: Vec<&Finding> = row.findings.iter().filter_map(|&at| self.message.findings.get(at)).collect();
        if !findings.is_empty() {
            map.serialize_entry("findings", &findings)?;
        }
        if !self.inner.is_empty() {
            map.serialize_entry("nodes", &Nodes { message: self.message, rows: self.inner })?;
        }
        map.end()
    }
}
