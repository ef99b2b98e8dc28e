//! Documents written: as they are, or as a legacy format.

use std::io::{self, Write};
use std::sync::Arc;

use tradelane_crosswalk::{Crosswalk, Document, Writing};
use tradelane_findings::{Finding, Findings, Layer};
use tradelane_legacy::{Tree, edifact, x12, xml};

use crate::library;

/// The format to write.
#[derive(Clone, Debug)]
pub enum Target {
    /// One document a line.
    Ndjson,
    /// Documents over several lines.
    Pretty,
    /// A legacy message by its crosswalk.
    Legacy(Arc<Crosswalk>),
}

impl Target {
    /// The format with this name: `ndjson`, `json`, or a crosswalk's. `None` where there is none.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "ndjson" | "json" => Some(Self::Ndjson),
            _ => library::crosswalk(name).map(Self::Legacy),
        }
    }
}

/// Writes documents, one after another.
pub struct Output<W: Write> {
    target: Target,
    sink: Sink<W>,
    pretty: bool,
}

enum Sink<W: Write> {
    Json(W),
    Edifact(Box<edifact::Writer<W>>),
    X12(Box<x12::Writer<W>>),
    /// XML messages are put together until another begins: a message may hold several documents.
    Xml {
        out: W,
        open: Option<(Tree, usize)>,
        written: usize,
    },
}

/// The most documents that a message with several parts takes.
const PARTS: usize = 100;

impl<W: Write> Output<W> {
    /// Writes to `out`.
    pub fn new(out: W, target: Target, pretty: bool) -> Self {
        let sink = match &target {
            Target::Ndjson | Target::Pretty => Sink::Json(out),
            Target::Legacy(crosswalk) if crosswalk.name.starts_with("edifact/") => {
                let layout = edifact::Layout { lines: pretty, ..edifact::Layout::default() };
                Sink::Edifact(Box::new(edifact::Writer::new(out, layout)))
            }
            Target::Legacy(crosswalk) if crosswalk.name.starts_with("x12/") => {
                let layout = x12::Layout { lines: pretty, ..x12::Layout::default() };
                Sink::X12(Box::new(x12::Writer::new(out, layout)))
            }
            Target::Legacy(_) => Sink::Xml { out, open: None, written: 0 },
        };
        Self { target, sink, pretty }
    }

    /// Writes a document; gives what could not be carried.
    ///
    /// # Errors
    /// Where the sink cannot be written.
    pub fn document(&mut self, json: &[u8]) -> io::Result<Vec<Finding>> {
        let mut findings = Findings::new();
        match (&mut self.sink, &self.target) {
            (Sink::Json(out), Target::Pretty) => {
                match serde_json::from_slice::<serde_json::Value>(json) {
                    Ok(value) => serde_json::to_writer_pretty(&mut *out, &value).map_err(io::Error::from)?,
                    Err(_) => out.write_all(json)?,
                }
                out.write_all(b"\n")?;
            }
            (Sink::Json(out), _) => write_line(out, json)?,
            (sink, Target::Legacy(crosswalk)) => {
                let crosswalk = Arc::clone(crosswalk);
                match Document::from_json(json) {
                    Ok(document) => legacy(sink, &crosswalk, &document, self.pretty, &mut findings)?,
                    Err(error) => findings.push(Finding::error("json-syntax", Layer::Syntax, error.to_string())),
                }
            }
            _ => {}
        }
        Ok(findings.into_vec())
    }

    /// Closes what is open.
    ///
    /// # Errors
    /// Where the sink cannot be written.
    pub fn finish(self) -> io::Result<Vec<Finding>> {
        let mut findings = Findings::new();
        match self.sink {
            Sink::Json(mut out) => out.flush()?,
            Sink::Edifact(writer) => writer.finish()?.flush()?,
            Sink::X12(writer) => writer.finish()?.flush()?,
            Sink::Xml { mut out, open, mut written } => {
                if let (Some((tree, _)), Target::Legacy(crosswalk)) = (open, &self.target) {
                    write_xml(&mut out, &tree, crosswalk, self.pretty, &mut written, &mut findings)?;
                }
                out.flush()?;
            }
        }
        Ok(findings.into_vec())
    }
}

/// A document on one line, whatever lines it was read from.
fn write_line(out: &mut impl Write, json: &[u8]) -> io::Result<()> {
    if memchr::memchr2(b'\n', b'\r', json).is_some() {
        // A line end can only stand between tokens, where it says nothing: strings have it escaped.
        let line: Vec<u8> = json.iter().copied().filter(|byte| !matches!(byte, b'\n' | b'\r')).collect();
        out.write_all(&line)?;
    } else {
        out.write_all(json)?;
    }
    out.write_all(b"\n")
}

fn legacy<W: Write>(
    sink: &mut Sink<W>,
    crosswalk: &Crosswalk,
    document: &Document,
    pretty: bool,
    findings: &mut Findings,
) -> io::Result<()> {
    let kind = document.resolve(["type"]).map(|id| document.text(id)).unwrap_or_default();
    if kind != crosswalk.document {
        let message = format!("a {kind} cannot be written as {}, which is for {}", crosswalk.name, crosswalk.document);
        findings.push(Finding::error("wrong-document", Layer::Conversion, message).at("/type"));
        return Ok(());
    }
    let writing = crosswalk.restore(document, findings);
    match sink {
        Sink::Json(_) => Ok(()),
        Sink::Edifact(writer) => {
            let name = crosswalk.name.split('/').nth(1).unwrap_or_default();
            if let Some(directory) = edifact::directory(name) {
                built(findings, |found| edifact::check(&writing.tree, directory, crosswalk.definition, found));
            }
            writer.message(&writing.tree, findings)
        }
        Sink::X12(writer) => write_x12(writer, writing, crosswalk, document, findings),
        Sink::Xml { out, open, written } => {
            if let Some((tree, parts)) = open {
                if *parts < PARTS && crosswalk.join(tree, &writing) {
                    *parts += 1;
                    return Ok(());
                }
                write_xml(out, tree, crosswalk, pretty, written, findings)?;
            }
            *open = Some((writing.tree, 1));
            Ok(())
        }
    }
}

fn write_x12<W: Write>(
    writer: &mut x12::Writer<W>,
    mut writing: Writing,
    crosswalk: &Crosswalk,
    document: &Document,
    findings: &mut Findings,
) -> io::Result<()> {
    let version = crosswalk.name.split('/').nth(1).unwrap_or_default();
    if let Some(directory) = x12::directory(version) {
        built(findings, |found| x12::check(&writing.tree, directory, crosswalk.definition, found));
    }
    let separators = x12::Separators::default();
    for refusal in x12::refusals(&writing.tree, &separators) {
        let pointer = writing.source(refusal.node).map(|value| document.pointer(value));
        findings.push(Finding { path: pointer, ..refusal.finding() });
        let clean = separators.blanked(writing.tree.value(refusal.node));
        writing.tree.set_value(refusal.node, &clean);
    }
    writer.message(&writing.tree, version, findings)
}

/// Runs a check on a message that was built; places in it are paths, not lines.
fn built(findings: &mut Findings, check: impl FnOnce(&mut Findings)) {
    let mut found = Findings::new();
    check(&mut found);
    findings.extend(found.into_vec().into_iter().map(|mut finding| {
        let element = finding.source.take().and_then(|place| place.element).filter(|element| !element.is_empty());
        if let Some(element) = element {
            finding.message = format!("{} (at {element})", finding.message);
        }
        finding
    }));
}

fn write_xml(
    out: &mut impl Write,
    tree: &Tree,
    crosswalk: &Crosswalk,
    pretty: bool,
    written: &mut usize,
    findings: &mut Findings,
) -> io::Result<()> {
    built(findings, |found| xml::check(tree, crosswalk.definition, found));
    let mut bytes = Vec::new();
    xml::write(tree, crosswalk.definition, &mut bytes, findings, &xml::WriteOptions { pretty });
    if *written > 0 {
        out.write_all(b"\n")?;
    }
    *written += 1;
    out.write_all(&bytes)
}
