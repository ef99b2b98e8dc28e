//! Documents written: as they are, or as a legacy format.

use std::io::{self, Write};
use std::sync::Arc;

use tradelane_crosswalk::{Crosswalk, Document, Writing};
use tradelane_findings::{Finding, Findings, Layer, Severity};
use tradelane_legacy::{Definition, NodeId, Tree, edifact, json, table, x12, xml};

use crate::defaults::Defaults;
use crate::detect::Syntax;
use crate::library;
use crate::partners::{Envelopes, Partner};
use crate::refused;
use crate::rest::{self, RestWriter};
use crate::signed;
use crate::xml_output::XmlOutput;

/// The format to write.
#[derive(Clone, Debug)]
pub enum Target {
    /// One document a line.
    Ndjson,
    /// Documents over several lines.
    Pretty,
    /// A legacy message by its crosswalk.
    Legacy(Arc<Crosswalk>),
    /// Legacy messages of a syntax, each document by the crosswalk for its type: the directory, or none where the
    /// partner's or the newest is used.
    Messages(Syntax, Option<String>),
}

impl Target {
    /// The format with this name: `ndjson`, `json`, a crosswalk's, or `edifact`, `x12` or a directory of these
    /// (`edifact/D01B`). `None` where there is none.
    pub fn named(name: &str) -> Option<Self> {
        let directory = name.split_once('/').map(|(_, directory)| directory);
        let has_directory = directory.is_none() || library::messages_for(name, None).next().is_some();
        match name {
            "ndjson" | "json" => return Some(Self::Ndjson),
            _ if !has_directory || name.matches('/').count() > 1 => {}
            _ if name.starts_with("edifact") => {
                return Some(Self::Messages(Syntax::Edifact, directory.map(str::to_owned)));
            }
            _ if name.starts_with("x12") => return Some(Self::Messages(Syntax::X12, directory.map(str::to_owned))),
            _ => {}
        }
        library::crosswalk(name).map(Self::Legacy)
    }

    /// Whether rows of a table are written, which a workbook can hold.
    pub fn is_table(&self) -> bool {
        matches!(self.syntax(), Syntax::Table(Some(format)) if !format.is_feed)
    }

    /// Whether it is one of events in XML, which are put into one document.
    fn is_events(&self) -> bool {
        matches!(self, Self::Legacy(crosswalk) if crosswalk.name.starts_with("epcis/"))
    }

    /// The syntax of what is written.
    fn syntax(&self) -> Syntax {
        match self {
            Self::Ndjson | Self::Pretty => Syntax::Json,
            Self::Messages(syntax, _) => *syntax,
            Self::Legacy(crosswalk) => match table::of(crosswalk.definition) {
                Some(format) => Syntax::Table(Some(format)),
                None => Syntax::named(&crosswalk.name).unwrap_or(Syntax::Xml),
            },
        }
    }
}

/// Writes documents, one after another.
pub struct Output<W: Write> {
    target: Target,
    sink: Sink<W>,
    pretty: bool,
    envelopes: Option<Envelopes>,
    rest: Option<RestWriter>,
    defaults: Arc<Defaults>,
    writes_refused: bool,
}

enum Sink<W: Write> {
    Json(W),
    Edifact(Box<edifact::Writer<W>>),
    X12(Box<x12::Writer<W>>),
    Xml(Box<XmlOutput<W>>),
    Table(Box<table::Writer<W>>),
    /// A table whose rows become the sheet of a workbook at the end.
    Workbook(Box<table::Writer<Vec<u8>>>, W),
    Epcis(Box<json::Writer<W>>),
    Events(Box<xml::EventWriter<W>>),
}

/// How messages are written.
#[derive(Clone, Copy)]
struct Manner {
    /// Whether the message's identifier is the document's, for want of one.
    has_made_reference: bool,
    /// Whether envelopes get what they lack.
    is_numbered: bool,
    writes_refused: bool,
}

impl<W: Write> Output<W> {
    /// Writes to `out`.
    pub fn new(out: W, target: Target, pretty: bool) -> Self {
        let sink = match target.syntax() {
            Syntax::Json => Sink::Json(out),
            Syntax::Edifact => Sink::Edifact(Box::new(edifact::Writer::new(out, edifact_layout(None, pretty)))),
            Syntax::X12 => Sink::X12(Box::new(x12::Writer::new(out, x12_layout(None, pretty)))),
            // Only a crosswalk leads here, which is for a table that is known.
            Syntax::Table(format) => match format {
                Some(format) => Sink::Table(Box::new(table::Writer::new(out, format))),
                None => Sink::Json(out),
            },
            Syntax::Epcis => Sink::Epcis(Box::new(json::Writer::new(out, pretty))),
            Syntax::Xml if target.is_events() => Sink::Events(Box::new(xml::EventWriter::new(out, pretty))),
            Syntax::Xml => Sink::Xml(Box::new(XmlOutput::new(out, pretty))),
        };
        Self { target, sink, pretty, envelopes: None, rest: None, defaults: Arc::default(), writes_refused: false }
    }

    /// Completes the headers of documents before they are written, so that envelopes say what they have to.
    #[must_use]
    pub fn with_envelopes(self, envelopes: Envelopes) -> Self {
        let numbers = envelopes.numbers();
        let sink = match self.sink {
            Sink::Edifact(writer) => Sink::Edifact(Box::new(writer.numbered_by(numbers))),
            Sink::X12(writer) => Sink::X12(Box::new(writer.numbered_by(numbers))),
            other => other,
        };
        Self { sink, envelopes: Some(envelopes), ..self }
    }

    /// Writes messages that their recipient refuses, too: those of China customs that break its schema.
    #[must_use]
    pub fn with_refused(self) -> Self {
        Self { writes_refused: true, ..self }
    }

    /// Writes a table as a workbook (xlsx), which is held until it is finished; other targets as they are.
    #[must_use]
    pub fn as_workbook(self) -> Self {
        let format = match self.target.syntax() {
            Syntax::Table(Some(format)) if !format.is_feed => format,
            _ => return self,
        };
        let sink = match self.sink {
            Sink::Table(writer) => {
                Sink::Workbook(Box::new(table::Writer::new(Vec::new(), format)), writer.into_inner())
            }
            other => other,
        };
        Self { sink, ..self }
    }

    /// Takes what readers set again as carried.
    #[must_use]
    pub fn with_defaults(self, defaults: Arc<Defaults>) -> Self {
        Self { defaults, ..self }
    }

    /// Keeps what messages have no place for.
    #[must_use]
    pub fn with_rest(self, rest: RestWriter) -> Self {
        Self { rest: Some(rest), ..self }
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
            _ => match Document::from_json(json) {
                Ok(mut document) => self.message(&mut document, None, &mut findings)?,
                Err(error) => findings.push(Finding::error("json-syntax", Layer::Syntax, error.to_string())),
            },
        }
        Ok(findings.into_vec())
    }

    /// Writes a document by a crosswalk of the target's syntax, whatever the target's own is; gives what could not be
    /// carried.
    ///
    /// # Errors
    /// Where the sink cannot be written.
    pub fn document_as(&mut self, json: &[u8], crosswalk: &Arc<Crosswalk>) -> io::Result<Vec<Finding>> {
        let mut findings = Findings::new();
        match Document::from_json(json) {
            Ok(mut document) => self.message(&mut document, Some(crosswalk), &mut findings)?,
            Err(error) => findings.push(Finding::error("json-syntax", Layer::Syntax, error.to_string())),
        }
        Ok(findings.into_vec())
    }

    fn message(
        &mut self,
        document: &mut Document,
        given: Option<&Arc<Crosswalk>>,
        findings: &mut Findings,
    ) -> io::Result<()> {
        let syntax = self.target.syntax();
        let envelopes = self.envelopes.as_ref().filter(|_| matches!(syntax, Syntax::Edifact | Syntax::X12));
        let partner = envelopes.and_then(|envelopes| envelopes.partner_of(document, syntax));
        let Some(crosswalk) = chosen(&self.target, given, document, partner, findings) else { return Ok(()) };
        match (&mut self.sink, partner) {
            (Sink::Edifact(writer), Some(partner)) => writer.set_layout(edifact_layout(Some(partner), self.pretty))?,
            (Sink::X12(writer), Some(partner)) => writer.set_layout(x12_layout(Some(partner), self.pretty))?,
            (Sink::Edifact(writer), None) => writer.set_layout(edifact_layout(None, self.pretty))?,
            (Sink::X12(writer), None) => writer.set_layout(x12_layout(None, self.pretty))?,
            _ => {}
        }
        let text = |document: &Document| {
            let mut json = Vec::new();
            document.write_json(&crosswalk.shape, &mut json);
            json
        };
        let given = self.rest.is_some().then(|| text(document));
        if given.is_some() {
            rest::leave_one(document, &crosswalk);
        }
        if let Some(envelopes) = envelopes {
            // An interchange acknowledgement stands in no group, which addresses of groups are for.
            let has_group = !crosswalk.name.ends_with("/TA1");
            envelopes.complete(document, (syntax, has_group), findings);
        }
        let customs = self.envelopes.as_ref().filter(|_| crosswalk.name.starts_with("ceb/"));
        let has_made_reference = customs.is_some_and(|envelopes| {
            let name = crosswalk.name.rsplit('/').next().unwrap_or_default();
            envelopes.complete_customs(document, name, findings)
        });
        let is_numbered = envelopes.is_some();
        let manner = Manner { has_made_reference, is_numbered, writes_refused: self.writes_refused };
        let signed = signed::take(document, &crosswalk);
        let is_written = legacy(&mut self.sink, &crosswalk, (document, signed.clone()), manner, findings)?;
        if let Some(signed) = signed {
            signed::keep(document, &signed);
        }
        self.defaults.forgive(document, findings);
        if let (Some(rest), Some(given), true) = (&mut self.rest, given, is_written) {
            rest.keep(&given, &text(document), &crosswalk, findings)?;
            rest::is_kept(findings);
        }
        Ok(())
    }

    /// Closes what is open.
    ///
    /// # Errors
    /// Where the sink cannot be written.
    pub fn finish(self) -> io::Result<Vec<Finding>> {
        let mut findings = Findings::new();
        if let Some(rest) = self.rest {
            rest.finish()?;
        }
        match self.sink {
            Sink::Json(mut out) => out.flush()?,
            Sink::Edifact(writer) => writer.finish()?.flush()?,
            Sink::X12(writer) => writer.finish()?.flush()?,
            Sink::Table(writer) => writer.finish()?.flush()?,
            Sink::Workbook(writer, mut out) => {
                let separator = writer.separator();
                table::write_sheet(&writer.finish()?, separator, &mut out, &mut findings)?;
                out.flush()?;
            }
            Sink::Epcis(writer) => writer.finish()?.flush()?,
            Sink::Events(writer) => writer.finish()?.flush()?,
            Sink::Xml(writer) => writer.finish(&mut findings)?,
        }
        Ok(findings.into_vec())
    }
}

fn edifact_layout(partner: Option<&Partner>, pretty: bool) -> edifact::Layout {
    let own = partner.map(|partner| partner.edifact.layout).unwrap_or_default();
    edifact::Layout { lines: own.lines || pretty, ..own }
}

fn x12_layout(partner: Option<&Partner>, pretty: bool) -> x12::Layout {
    let own = partner.map(|partner| partner.x12.layout).unwrap_or_default();
    x12::Layout { lines: own.lines || pretty, ..own }
}

/// The crosswalk to write a document by: a partner's own in place of the one that ships.
fn chosen(
    target: &Target,
    given: Option<&Arc<Crosswalk>>,
    document: &Document,
    partner: Option<&Partner>,
    findings: &mut Findings,
) -> Option<Arc<Crosswalk>> {
    let own = |crosswalk: &Arc<Crosswalk>| {
        let own = partner.and_then(|partner| partner.crosswalk(&crosswalk.name));
        own.unwrap_or_else(|| Arc::clone(crosswalk))
    };
    let (syntax, directory) = match (given, target) {
        (Some(crosswalk), _) | (None, Target::Legacy(crosswalk)) => return Some(own(crosswalk)),
        (None, Target::Messages(syntax, directory)) => (*syntax, directory.as_deref()),
        (None, Target::Ndjson | Target::Pretty) => return None,
    };
    let (name, usual, asked) = match syntax {
        Syntax::X12 => ("x12", "005010", partner.map(|partner| partner.x12.directory.as_str())),
        _ => ("edifact", "D01B", partner.map(|partner| partner.edifact.directory.as_str())),
    };
    let directory = directory.or(asked.filter(|asked| !asked.is_empty())).unwrap_or(usual);
    let folder = format!("{name}/{directory}");
    let kind = document.resolve(["type"]).map(|id| document.text(id)).unwrap_or_default();
    let mut names: Vec<String> = library::messages_for(&folder, Some(kind)).collect();
    let message = match names.len() {
        1 => return names.pop().and_then(|name| library::crosswalk(&name)).map(|crosswalk| own(&crosswalk)),
        0 => format!("there is no message of {folder} for a {kind}"),
        _ => format!("a {kind} can be several messages of {folder}: {}", names.join(", ")),
    };
    let finding = Finding::error("wrong-document", Layer::Conversion, message).at("/type");
    findings.push(finding.help("--to names the message, as in edifact/D96A/ORDERS"));
    None
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

/// Writes a document as a message, with the text of the message that was signed; whether it is one that the crosswalk
/// writes.
fn legacy<W: Write>(
    sink: &mut Sink<W>,
    crosswalk: &Arc<Crosswalk>,
    (document, signed): (&Document, Option<String>),
    Manner { has_made_reference, is_numbered, writes_refused }: Manner,
    findings: &mut Findings,
) -> io::Result<bool> {
    let kind = document.resolve(["type"]).map(|id| document.text(id)).unwrap_or_default();
    if kind != crosswalk.document {
        let message = format!("a {kind} cannot be written as {}, which is for {}", crosswalk.name, crosswalk.document);
        findings.push(Finding::error("wrong-document", Layer::Conversion, message).at("/type"));
        return Ok(false);
    }
    let mut writing = crosswalk.restore(document, findings);
    match sink {
        Sink::Json(_) => {}
        Sink::Edifact(writer) => {
            let name = crosswalk.name.split('/').nth(1).unwrap_or_default();
            if let Some(directory) = edifact::directory(name) {
                built(findings, is_numbered, |found| {
                    edifact::check(&writing.tree, directory, crosswalk.definition, found);
                });
            }
            writer.message(&writing.tree, findings)?;
        }
        Sink::X12(writer) => write_x12(writer, writing, crosswalk, document, findings)?,
        Sink::Table(writer) => writer.message(&writing.tree, findings)?,
        Sink::Workbook(writer, _) => writer.message(&writing.tree, findings)?,
        Sink::Epcis(writer) => {
            return write_event(writer, &mut writing, (crosswalk, document), writes_refused, findings);
        }
        Sink::Events(writer) => {
            return write_xml_event(writer, &mut writing, (crosswalk, document), writes_refused, findings);
        }
        Sink::Xml(writer) => {
            if refused::judge(&writing, crosswalk, document, (writes_refused, findings)) {
                return Ok(false);
            }
            let keeps_residue = document.resolve(["extensions", tradelane_crosswalk::RESIDUE_KEY]).is_some();
            let signed = signed.map(|text| (text, keeps_residue));
            writer.add((writing, signed), has_made_reference, crosswalk, findings)?;
        }
    }
    Ok(true)
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
        built(findings, true, |found| x12::check(&writing.tree, directory, crosswalk.definition, found));
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

fn write_event<W: Write>(
    writer: &mut json::Writer<W>,
    writing: &mut Writing,
    (crosswalk, document): (&Crosswalk, &Document),
    is_asked: bool,
    findings: &mut Findings,
) -> io::Result<bool> {
    refused_parts(writing, (crosswalk, document), json::refusals, findings);
    let check = |found: &mut Findings| json::check(&writing.tree, crosswalk.definition, found);
    if is_refused_event(&crosswalk.name, check, (is_asked, findings)) {
        return Ok(false);
    }
    writer.message(&writing.tree, crosswalk.definition, findings)?;
    Ok(true)
}

fn write_xml_event<W: Write>(
    writer: &mut xml::EventWriter<W>,
    writing: &mut Writing,
    (crosswalk, document): (&Crosswalk, &Document),
    is_asked: bool,
    findings: &mut Findings,
) -> io::Result<bool> {
    refused_parts(writing, (crosswalk, document), xml::refusals, findings);
    writer.complete(&mut writing.tree);
    tradelane_legacy::order_children(&mut writing.tree, crosswalk.definition);
    let check = |found: &mut Findings| xml::check(&writing.tree, crosswalk.definition, found);
    if is_refused_event(&crosswalk.name, check, (is_asked, findings)) {
        return Ok(false);
    }
    writer.message(&writing.tree, crosswalk.definition, findings)?;
    Ok(true)
}

/// Tells where an event breaks its schema; whether it is not to be written: a repository refuses the whole document for one
/// event.
fn is_refused_event(
    name: &str,
    check: impl FnOnce(&mut Findings),
    (is_asked, findings): (bool, &mut Findings),
) -> bool {
    let mut found = Findings::new();
    built(&mut found, false, check);
    let is_faulty = found.as_slice().iter().any(|finding| finding.severity == Severity::Error);
    let is_refused = is_faulty && !is_asked;
    findings.extend(found.into_vec());
    if is_refused {
        let message = format!("the document is not written: as {name} it would be refused");
        let finding = Finding::error("not-written", Layer::Conversion, message);
        findings.push(finding.help("mend what is told above, or write it all the same with --force"));
    }
    is_refused
}

/// What takes out of a message what its syntax cannot say, with the reasons.
type Refusals = fn(&mut Tree, &Definition) -> Vec<(NodeId, String)>;

/// Puts identifiers together as URIs. Those that no URI can say are told and left out, and what cannot be without them.
fn refused_parts(
    writing: &mut Writing,
    (crosswalk, document): (&Crosswalk, &Document),
    refusals: Refusals,
    findings: &mut Findings,
) {
    // What was written from an element of a list is told as that, the rest value by value.
    let known = writing.tree.clone();
    for (node, reason) in refusals(&mut writing.tree, crosswalk.definition) {
        let mut sources = Vec::new();
        let mut queue = vec![node];
        while let Some(node) = queue.pop() {
            match writing.source(node) {
                Some(source) => sources.push(source),
                None => queue.extend(known.children(node)),
            }
        }
        for source in sources {
            let finding = Finding::error("event-form", Layer::Conversion, reason.clone());
            findings.push(finding.at(document.pointer(source)));
        }
    }
}

/// Runs a check on a message that was built; places in it are paths, not lines.
fn built(findings: &mut Findings, is_numbered: bool, check: impl FnOnce(&mut Findings)) {
    let mut found = Findings::new();
    check(&mut found);
    findings.extend(found.into_vec().into_iter().filter(|finding| !(is_numbered && is_filled_in(finding))).map(
        |mut finding| {
            let element = finding.source.take().and_then(|place| place.element).filter(|element| !element.is_empty());
            if let Some(element) = element {
                finding.message = format!("{} (at {element})", finding.message);
            }
            finding
        },
    ));
}

/// Whether a finding is about an element of an envelope that the writer fills in or fills up.
fn is_filled_in(finding: &Finding) -> bool {
    let begins = |texts: &[&str]| texts.iter().any(|text| finding.message.starts_with(text));
    match finding.rule.as_ref() {
        // Sender, recipient, date and time of an interchange are given by nobody else.
        "missing-element" if begins(&["ISA/06", "ISA/08", "ISA/09", "ISA/10"]) => false,
        "missing-element" => begins(&["0020 (", "0062 (", "ISA/", "GS/", "ST/02"]),
        "element-length" => begins(&["ST/02", "ISA/13"]) && finding.message.ends_with("at least"),
        _ => false,
    }
}
