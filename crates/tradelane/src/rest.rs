//! What legacy messages have no place for, kept in a file beside them and put back when they are read.
//!
//! Each line of the file is one document: the SHA-256 of what its message says, the header apart, and what makes that the
//! document again: a merge patch (RFC 7396) of the header, in which envelopes may say more, and a patch (RFC 6902) of
//! all else. Documents find their line by what they say, wherever it stands.

use std::collections::{HashMap, VecDeque};
use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;

use json_patch::Patch;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use tradelane_crosswalk::{Crosswalk, Document};
use tradelane_findings::{Finding, Findings, Layer, Place, Severity};
use tradelane_legacy::Symbol;

use crate::{Feed, Input, Options, Output, Target, convert};

/// The extension that holds residue, which a reader may add.
const RESIDUE: &str = "org.tradelane.residue";

/// The events of a document.
const EVENTS: &str = "events";

/// The most lines that are held because their documents have not come yet.
const HELD: usize = 10_000;

/// The most bytes of a line.
const LINE: u64 = 1 << 28;

/// A document's line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    /// The version of the file's form.
    rest: String,
    /// The SHA-256 of what the message says.
    document: String,
    /// What the header has besides.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    header: Value,
    /// What all else has besides, or otherwise.
    #[serde(default, skip_serializing_if = "is_empty")]
    patch: Patch,
}

fn is_empty(patch: &Patch) -> bool {
    patch.0.is_empty()
}

/// Writes what messages have no place for.
pub struct RestWriter {
    out: Box<dyn Write>,
    options: Options,
}

impl RestWriter {
    /// Writes to `out`; `options` tell how the messages will be read.
    pub fn new(out: Box<dyn Write>, options: Options) -> Self {
        Self { out, options: Options { validate: false, keep_residue: false, ..options } }
    }

    /// Keeps what a document says and its message does not, which is written and read for that. The message says what
    /// its envelope was `completed` with, too.
    pub(crate) fn keep(
        &mut self,
        json: &[u8],
        completed: &[u8],
        crosswalk: &Arc<Crosswalk>,
        findings: &mut Findings,
    ) -> io::Result<()> {
        let Some(found) = self.read_back(completed, crosswalk)? else {
            let message = "the message cannot be read back: nothing is kept of what it has no place for";
            findings.push(Finding::error("rest-message", Layer::Conversion, message));
            return Ok(());
        };
        let Ok(mut document) = serde_json::from_slice::<Value>(json) else { return Ok(()) };
        let Some((mut said, said_header, _)) = parts(&found) else { return Ok(()) };
        let header = taken(&mut document, "header");
        let line = Line {
            rest: "1.0".to_owned(),
            document: digest(&said),
            header: merge_patch(&said_header, &header).unwrap_or_default(),
            patch: json_patch::diff(&said, &document),
        };
        // What a reader cannot do again is no way back.
        let restores = json_patch::patch(&mut said, &line.patch).is_ok() && said == document;
        if !restores {
            let message = "what the message has no place for cannot be kept as a patch of the document";
            findings.push(Finding::error("rest-message", Layer::Conversion, message));
        }
        serde_json::to_writer(&mut self.out, &line)?;
        self.out.write_all(b"\n")
    }

    fn read_back(&self, json: &[u8], crosswalk: &Arc<Crosswalk>) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        let mut output = Output::new(&mut bytes, Target::Legacy(Arc::clone(crosswalk)), false).with_refused();
        output.document(json)?;
        output.finish()?;
        let options = Options { crosswalk: Some(Arc::clone(crosswalk)), syntax: None, ..self.options.clone() };
        let opened = Feed::open_with(Input::from_bytes("message", bytes)?, &options)?;
        let Ok(mut feed) = opened else { return Ok(None) };
        let Some(raw) = feed.next(&mut Findings::new())? else { return Ok(None) };
        Ok(convert(&raw, &options).documents.into_iter().next())
    }

    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Puts back what was kept.
pub struct Rest {
    name: Arc<str>,
    lines: Box<dyn BufRead>,
    /// The line that was read last, and where the next begins.
    line: u64,
    offset: u64,
    held: HashMap<String, VecDeque<Line>>,
    held_count: usize,
}

impl Rest {
    /// The lines of a file of this name.
    pub fn new(name: &str, lines: Box<dyn BufRead>) -> Self {
        Self { name: name.into(), lines, line: 0, offset: 0, held: HashMap::new(), held_count: 0 }
    }

    /// The document with what its message had no place for.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn restore(&mut self, json: Vec<u8>, findings: &mut Vec<Finding>) -> io::Result<Vec<u8>> {
        let Some((mut document, mut header, residue)) = parts(&json) else { return Ok(json) };
        let Some(line) = self.find(&digest(&document), findings)? else {
            let message = format!("{} has nothing of this document", self.name);
            let finding = Finding::warning("rest-missing", Layer::Conversion, message);
            findings.push(finding.help("the message was changed since, or was written without --rest"));
            return Ok(json);
        };
        if let Err(error) = json_patch::patch(&mut document, &line.patch) {
            let message = format!("what {} has of this document cannot be put back: {error}", self.name);
            findings.push(Finding::error("rest-patch", Layer::Conversion, message));
            return Ok(json);
        }
        if !line.header.is_null() {
            json_patch::merge(&mut header, &line.header);
        }
        Ok(whole(document, header, residue).to_string().into_bytes())
    }

    /// Tells of lines whose documents did not come.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn finish(mut self) -> io::Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let mut count = self.held_count;
        while let Some(line) = self.next_line(&mut findings)? {
            count += usize::from(line.is_some());
        }
        if count > 0 {
            let documents = if count == 1 { "a document" } else { "documents" };
            let message = format!("{} has {count} of {documents} that did not come", self.name);
            findings.push(Finding::warning("rest-unused", Layer::Conversion, message));
        }
        Ok(findings)
    }

    fn find(&mut self, digest: &str, findings: &mut Vec<Finding>) -> io::Result<Option<Line>> {
        if let Some(line) = self.held.get_mut(digest).and_then(VecDeque::pop_front) {
            self.held_count -= 1;
            if self.held.get(digest).is_some_and(VecDeque::is_empty) {
                self.held.remove(digest);
            }
            return Ok(Some(line));
        }
        while self.held_count < HELD {
            let Some(line) = self.next_line(findings)? else { break };
            match line {
                Some(line) if line.document == digest => return Ok(Some(line)),
                Some(line) => {
                    self.held_count += 1;
                    self.held.entry(line.document.clone()).or_default().push_back(line);
                }
                None => {}
            }
        }
        Ok(None)
    }

    /// The next line; none at the end, and a line without anything where it cannot be read.
    fn next_line(&mut self, findings: &mut Vec<Finding>) -> io::Result<Option<Option<Line>>> {
        let mut bytes = Vec::new();
        let length = self.lines.by_ref().take(LINE).read_until(b'\n', &mut bytes)? as u64;
        if length == 0 {
            return Ok(None);
        }
        self.line += 1;
        let start = self.offset;
        self.offset += length;
        let trouble = match serde_json::from_slice::<Line>(&bytes) {
            Ok(line) if line.rest == "1.0" => return Ok(Some(Some(line))),
            Ok(line) => (1, format!("version \"{}\" of what is kept is not known; 1.0 is", line.rest)),
            Err(error) => (error.column() as u64, format!("this keeps nothing of a document: {error}")),
        };
        let (column, message) = trouble;
        let place = Place {
            file: Some(Arc::clone(&self.name)),
            line: self.line,
            column: column.max(1),
            offset: start + column.saturating_sub(1),
            ..Place::default()
        };
        findings.push(Finding::error("rest-line", Layer::Syntax, message).in_source(place));
        Ok(Some(None))
    }
}

/// What is kept is not lost: it is told as an information.
pub(crate) fn is_kept(findings: &mut Findings) {
    for finding in findings.as_mut_slice().iter_mut().filter(|finding| finding.rule == "not-carried") {
        finding.severity = Severity::Info;
        finding.message.push_str("; it is kept beside the messages");
    }
}

/// Leaves a document of several events the first of them, where each would be a message of its own, of which only one can
/// become the document again; the others are kept beside it.
pub(crate) fn leave_one(document: &mut Document, crosswalk: &Crosswalk) {
    if !crosswalk.name.starts_with("epcis/") {
        return;
    }
    let Some(events) = document.detach_property(Document::ROOT, Symbol::of(EVENTS)) else { return };
    let first: Option<Value> = document.children(events).next().map(|first| document.to_value(first));
    if let Some(first) = first {
        document.push_value(Document::ROOT, EVENTS, &Value::Array(vec![first]));
    }
}

/// What a document says, its header, and the residue in it.
fn parts(json: &[u8]) -> Option<(Value, Value, Value)> {
    let mut document: Value = serde_json::from_slice(json).ok()?;
    let header = taken(&mut document, "header");
    let residue = document.get_mut("extensions").map(|extensions| taken(extensions, RESIDUE)).unwrap_or_default();
    if document.get("extensions").and_then(Value::as_object).is_some_and(Map::is_empty) {
        taken(&mut document, "extensions");
    }
    Some((document, header, residue))
}

fn taken(object: &mut Value, name: &str) -> Value {
    object.as_object_mut().and_then(|object| object.shift_remove(name)).unwrap_or_default()
}

/// The parts of a document put together: the header stands after the type, the residue with the extensions.
fn whole(document: Value, header: Value, residue: Value) -> Value {
    let Value::Object(mut members) = document else { return document };
    if !residue.is_null() {
        let extensions = members.entry("extensions").or_insert_with(|| Map::new().into());
        if let Some(extensions) = extensions.as_object_mut() {
            extensions.insert(RESIDUE.to_owned(), residue);
        }
    }
    if !header.is_null() {
        members.shift_insert(members.len().min(2), "header".to_owned(), header);
    }
    members.into()
}

/// What makes one value the other, without taking anything out.
fn merge_patch(from: &Value, to: &Value) -> Option<Value> {
    match (from, to) {
        (Value::Object(from), Value::Object(to)) => {
            let null = Value::Null;
            let more: Map<String, Value> = to
                .iter()
                .filter_map(|(name, to)| Some((name.clone(), merge_patch(from.get(name).unwrap_or(&null), to)?)))
                .collect();
            (!more.is_empty()).then(|| more.into())
        }
        _ if from == to || to.is_null() => None,
        _ => Some(to.clone()),
    }
}

/// The SHA-256 of a document without its header, in hexadecimal.
fn digest(document: &Value) -> String {
    let digest = Sha256::digest(document.to_string().as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
