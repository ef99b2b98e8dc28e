//! From the bytes of an event to a tree.

use std::sync::Arc;

use tradelane_findings::{Finding, Findings, Layer};

use super::cutter::{RawEvent, is_before};
use crate::Tree;
use crate::stream::Position;
use crate::xml::read::read_text;
use crate::xml::{Limits, check, directory};
use crate::{Definition, epc};

/// Reads an event into `tree`, as a document that holds it alone; checks it against its directory, and takes its
/// identifiers apart. What is wrong with the document around it is told with its first event.
pub fn parse_event(
    raw: &RawEvent,
    file: Option<Arc<str>>,
    limits: &Limits,
    tree: &mut Tree,
    findings: &mut Findings,
) -> Option<&'static Definition> {
    let (name, message) = raw.message();
    let definition = directory(name).and_then(|directory| directory.definition(message));
    let mut found = Findings::new();
    read(raw, file, limits, tree, &mut found);
    if let Some(definition) = definition {
        check(tree, definition, &mut found);
        epc::split(tree, definition, &mut found);
    }
    findings.extend(found.into_vec().into_iter().filter(|finding| raw.is_first || !is_before(finding, raw.offset)));
    definition
}

fn read(raw: &RawEvent, file: Option<Arc<str>>, limits: &Limits, tree: &mut Tree, findings: &mut Findings) {
    let head = String::from_utf8_lossy(&raw.head.bytes);
    let event = String::from_utf8_lossy(&raw.bytes);
    let text = [head.as_ref(), event.as_ref(), raw.head.tail.as_str()].concat();
    let Position { offset, line, column } = raw.head.at.unwrap_or(Position { offset: 0, line: 1, column: 1 });
    tree.clear();
    tree.set_source(file, text.as_bytes(), offset, line, column);
    tree.set_part(head.len(), raw.offset, raw.line, raw.column);
    for (part, base) in [(&raw.head.bytes, 0), (&raw.bytes, head.len())] {
        if let Err(fault) = std::str::from_utf8(part) {
            let at = fault.valid_up_to();
            let byte = part.get(at).copied().unwrap_or_default();
            let message = format!("the byte {byte:02X} does not stand in UTF-8 text");
            let place = tree.place_at(base + at, 1);
            findings.push(Finding::error("xml-encoding", Layer::Syntax, message).in_source(place));
        }
    }
    read_text(&text, None, limits, tree, findings);
}
