//! One message to documents.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use tradelane_crosswalk::{Crosswalk, Document, Fate, ReadDocument, Reading, ValueId, leaves};
use tradelane_findings::{Finding, Findings, Layer, Place, Severity};
use tradelane_legacy::{Definition, Kind, NodeId, Tree, edifact, epc, json, table, x12, xml};

use crate::Options;
use crate::defaults::advise;
use crate::detect::Syntax;
use crate::feed::{Body, Raw};
use crate::library;
use crate::personal::hide_in_message;
use crate::{signed, validate};

/// What became of one message.
#[derive(Debug, Default)]
pub struct Converted {
    /// The documents, each as JSON on one line.
    pub documents: Vec<Vec<u8>>,
    /// What was found, with places in the source.
    pub findings: Vec<Finding>,
    /// The message: `edifact/D96A/ORDERS`, or the document type.
    pub message: String,
    /// How many leaves of the message have a value, service segments apart.
    pub leaves: usize,
    /// How many of these are residue.
    pub residue: usize,
}

thread_local! {
    /// The tree of the last message, whose memory the next one uses.
    static TREE: RefCell<Tree> = RefCell::default();
}

/// Converts a message to documents of the standard; a message that is one passes through as it stands.
pub fn convert(raw: &Raw, options: &Options) -> Converted {
    convert_each(raw, options, &mut |_, _, _, _| {})
}

/// Gets each document as JSON, with what tells where its values came from: the message and what it may contain.
pub(crate) type Each<'e> = dyn FnMut(&[u8], &Tree, &Document, &Definition) + 'e;

/// Converts a message; `each` gets its documents.
pub(crate) fn convert_each(raw: &Raw, options: &Options, each: &mut Each<'_>) -> Converted {
    if let Body::Json(item) = &raw.body {
        let mut converted = Converted { documents: vec![item.bytes.clone()], ..Converted::default() };
        if options.validate {
            converted.findings = crate::validate(raw, options).findings;
        }
        return converted;
    }
    TREE.with_borrow_mut(|tree| {
        let mut findings = Findings::new();
        let legacy = read_tree(raw, options, tree, &mut findings);
        let mut converted = Converted { message: legacy.name.clone(), ..Converted::default() };
        let mut documents = Vec::new();
        if let Some(crosswalk) = &legacy.crosswalk {
            let signed = signed::text_of(tree, &legacy.name, legacy.is_whole, &mut findings);
            documents = convert_tree((tree, signed), crosswalk, options, each, &mut converted, &mut findings);
        } else if !tree.is_empty() && !findings.as_slice().iter().any(|finding| finding.rule == "unknown-message") {
            let message = format!("there is no crosswalk for {}", legacy.name);
            let finding = Finding::error("no-crosswalk", Layer::Conversion, message).in_source(tree.place(Tree::ROOT));
            findings
                .push(finding.help("`tradelane crosswalk list` names those there are; --crosswalk FILE uses your own"));
        }
        converted.findings = told_once(raw, findings.into_vec());
        if let (Body::Xml(_), Some(definition)) = (&raw.body, legacy.definition) {
            name_fields(&mut converted.findings, definition);
        }
        if !options.show_personal_data {
            let documents: Vec<&Document> = documents.iter().map(|read| &read.document).collect();
            hide_in_message(&mut converted.findings, tree, &documents);
        }
        converted
    })
}

/// Each fault once: those of headers with the first message that has them, those of a segment that the end of the file
/// cuts off not besides the cut, and what a crosswalk refuses not where the reader told of the same value.
pub(crate) fn told_once(raw: &Raw, mut findings: Vec<Finding>) -> Vec<Finding> {
    let offset = |finding: &Finding| finding.source.as_ref().map(|place| (place.offset, place.length));
    let is_own = |finding: &Finding| matches!(finding.layer, Layer::Syntax | Layer::Code);
    let own: BTreeSet<_> = findings.iter().filter(|finding| is_own(finding)).filter_map(offset).collect();
    // A date and a time may be read as one.
    let is_form = |finding: &&Finding| is_own(finding) && matches!(&*finding.rule, "element-form" | "element-length");
    let segment = |finding: &Finding| finding.source.as_ref().and_then(|place| place.segment);
    let misformed: BTreeSet<_> = findings.iter().filter(is_form).filter_map(segment).collect();
    let (start, in_interchange, in_group, group, cut) = match &raw.body {
        Body::Edifact(raw) => {
            let group = raw.envelope.ung.as_ref().map(|header| header.offset);
            (raw.offset, raw.in_interchange, raw.in_group, group, raw.cut_segment())
        }
        Body::X12(raw) => {
            let group = raw.envelope.gs.as_ref().map(|header| header.offset);
            (raw.offset, raw.in_interchange, raw.in_group, group, raw.cut_segment())
        }
        Body::Xml(_) | Body::Table(_) | Body::Epcis(_) | Body::Event(_) | Body::Json(_) => return findings,
    };
    findings.retain(|finding| {
        let Some((at, length)) = offset(finding) else { return true };
        let is_of_reader = is_own(finding) || finding.layer == Layer::Conversion;
        let is_of_group = group.is_some_and(|group| at >= group);
        let was_told = at < start && if is_of_group { in_group > 1 } else { in_interchange > 1 };
        let is_cut = cut.is_some_and(|cut| at >= cut);
        let is_refusal = finding.layer == Layer::Conversion && finding.rule != "residue";
        let is_of_date = finding.rule == "date-form" && segment(finding).is_some_and(|at| misformed.contains(&at));
        !(is_of_reader && (was_told || is_cut) || is_refusal && (own.contains(&(at, length)) || is_of_date))
    });
    findings
}

/// The documents of a message; the first takes the text of the message where that is signed.
fn convert_tree(
    (tree, signed): (&Tree, Option<String>),
    crosswalk: &Crosswalk,
    options: &Options,
    each: &mut Each<'_>,
    converted: &mut Converted,
    findings: &mut Findings,
) -> Vec<ReadDocument> {
    let mut reading = crosswalk.read(tree, findings);
    count(tree, &reading, converted);
    report_residue(tree, &reading, options, findings);
    let mut documents = std::mem::take(&mut reading.documents);
    for (index, read) in documents.iter_mut().enumerate() {
        if options.keep_residue {
            crosswalk.keep_residue(tree, read, findings);
        }
        if let Some(text) = signed.as_ref().filter(|_| index == 0) {
            signed::keep(&mut read.document, text);
        }
        fill(&mut read.document, crosswalk, options);
        let json = json_of(&read.document, crosswalk);
        if options.validate {
            let mut own = validate::validate_json(&json, &options.judges);
            advise(&mut own, &read.document);
            for finding in &mut own {
                locate(finding, tree, &read.document);
            }
            findings.extend(own);
        }
        each(&json, tree, &read.document, crosswalk.definition);
        converted.documents.push(json);
    }
    documents
}

/// A document as JSON on one line.
pub(crate) fn json_of(document: &Document, crosswalk: &Crosswalk) -> Vec<u8> {
    let mut json = Vec::new();
    document.write_json(&crosswalk.shape, &mut json);
    json
}

/// Sets what the message leaves out: from what was asked, then, where messages name no partner, from the partner's file.
fn fill(document: &mut Document, crosswalk: &Crosswalk, options: &Options) {
    options.defaults.fill(document, &crosswalk.shape);
    let has_envelopes = ["edifact/", "x12/"].iter().any(|syntax| crosswalk.name.starts_with(syntax));
    if let Some(partners) = options.partners.as_deref().filter(|_| !has_envelopes)
        && let Some(partner) = partners.of_messages(options.partner.as_deref())
    {
        partner.defaults.fill(document, &crosswalk.shape);
    }
}

/// Gives a finding about a document the place in the message that the value came from.
pub(crate) fn locate(finding: &mut Finding, tree: &Tree, document: &Document) {
    let Some(path) = &finding.path else { return };
    let tokens: Vec<String> =
        path.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~")).collect();
    let mut known = tokens.len();
    let found = loop {
        if let Some(found) = document.resolve(tokens.iter().take(known).map(String::as_str)) {
            break Some(found);
        }
        if known == 0 {
            break None;
        }
        known -= 1;
    };
    let Some(value) = found else { return };
    // The value's own node, that of the first value in it, or that of what it stands in.
    let inside = if known == 0 { None } else { first_origin(document, value) };
    let around = || std::iter::successors(Some(value), |&at| document.parent(at)).find_map(|at| document.origin(at));
    finding.source = inside.or_else(around).map(|node| tree.place(node)).or_else(|| Some(tree.place(Tree::ROOT)));
}

/// Where the first value in a value came from; what a crosswalk says of itself, as an identifier's scheme, came from
/// nowhere.
fn first_origin(document: &Document, value: ValueId) -> Option<NodeId> {
    let below = || document.children(value).find_map(|child| first_origin(document, child));
    document.origin(value).or_else(below)
}

/// Adds to places in a message what those who exchange it call the field.
fn name_fields(findings: &mut [Finding], definition: &Definition) {
    for finding in findings {
        let related = finding.related.iter_mut().filter_map(|other| other.source.as_mut());
        related.chain(&mut finding.source).for_each(|place| name_field(place, definition));
    }
}

/// Adds to a place in a message what those who exchange it call the field.
pub(crate) fn name_field(place: &mut Place, definition: &Definition) {
    place.name = place.element.as_deref().and_then(|path| definition.name_at(path));
}

fn count(tree: &Tree, reading: &Reading, converted: &mut Converted) {
    for leaf in leaves(tree).filter(|&leaf| !is_service(tree, leaf)) {
        converted.leaves += 1;
        converted.residue += usize::from(reading.fate(leaf) == Fate::Residue);
    }
}

/// Whether a leaf is what the syntax itself says: counts and references of trailers, the directory that is told as
/// substituted where it is another, numbers of groups and levels that a writer gives, the header line of a table, and the
/// signature of a message, which is carried as a whole.
pub(crate) fn is_service(tree: &Tree, leaf: NodeId) -> bool {
    let segment =
        std::iter::successors(Some(leaf), |&at| tree.parent(at)).find(|&at| tree.node(at).kind == Kind::Segment);
    let tag = segment.map(|segment| tree.label(segment)).unwrap_or_default();
    let is_service = match tag {
        "UNA" | "UNT" | "UNE" | "UNZ" | "SE" | "GE" | "IEA" => true,
        "UNH" => matches!(tree.path(leaf).as_str(), "UNH/S009/0052" | "UNH/S009/0054"),
        "GS" => matches!(tree.path(leaf).as_str(), "GS/06" | "GS/08"),
        _ => false,
    };
    is_service
        || x12::is_level_number(tree, leaf)
        || table::is_columns(tree, leaf)
        || signed::is_within(tree, leaf)
        || json::is_form(tree, leaf)
}

fn report_residue(tree: &Tree, reading: &Reading, options: &Options, findings: &mut Findings) {
    let severity = if options.strict { Severity::Error } else { Severity::Info };
    for leaf in reading.residue(tree).filter(|&leaf| !is_service(tree, leaf)) {
        findings.push_with(|| {
            let message = format!("{} is not mapped: \"{}\"", tree.path(leaf), tree.value(leaf));
            Finding::new("residue", Layer::Conversion, severity, message).in_source(tree.place(leaf))
        });
    }
}

/// A message read, and the crosswalk for it.
pub(crate) struct Legacy {
    /// `edifact/D96A/ORDERS`
    pub(crate) name: String,
    pub(crate) crosswalk: Option<Arc<Crosswalk>>,
    pub(crate) definition: Option<&'static Definition>,
    /// Whether the reader of XML took it without a fault.
    pub(crate) is_whole: bool,
}

impl Legacy {
    /// A message that no crosswalk is for.
    fn unknown(name: String) -> Self {
        Self { name, crosswalk: None, definition: None, is_whole: false }
    }
}

/// Reads a legacy message into a tree and checks it against its directory.
pub(crate) fn read_tree(raw: &Raw, options: &Options, tree: &mut Tree, findings: &mut Findings) -> Legacy {
    tree.clear();
    match &raw.body {
        Body::Edifact(message) => read_edifact(raw, message, options, tree, findings),
        Body::X12(message) => read_x12(raw, message, options, tree, findings),
        Body::Xml(bytes) => read_xml(raw, bytes, options, tree, findings),
        Body::Table(message) => read_table(raw, message, options, tree, findings),
        Body::Epcis(message) => read_event(raw, message, options, tree, findings),
        Body::Event(event) => {
            let (directory, message) = event.message();
            let name = format!("{directory}/{message}");
            let (file, limits) = (Some(Arc::clone(&raw.file)), xml::Limits::default());
            let definition = xml::parse_event(event, file, &limits, tree, findings);
            let crosswalk = chosen(&name, options, None);
            Legacy { name, crosswalk, definition, is_whole: true }
        }
        Body::Json(_) => Legacy::unknown(String::new()),
    }
}

fn read_edifact(
    raw: &Raw,
    message: &edifact::RawMessage,
    options: &Options,
    tree: &mut Tree,
    findings: &mut Findings,
) -> Legacy {
    let kind = edifact::message_type(message);
    let file = Some(Arc::clone(&raw.file));
    let Some((directory, is_exact)) = edifact_directory(&kind, options) else {
        return Legacy::unknown(kind.name);
    };
    let known = directory.definition(&kind.name);
    let definition = known.unwrap_or_else(|| directory.segments());
    edifact::parse(message, file, definition, tree, findings);
    let at = |path: &str| tree.place(tree.find_path(path).unwrap_or(Tree::ROOT));
    if known.is_none() {
        let message = format!("there is no structure of {} here; its segments are not checked", kind.name);
        findings.push(Finding::error("unknown-message", Layer::Syntax, message).in_source(at("UNH/S009/0065")));
    } else if !is_exact {
        let named = format!("{}{}", kind.version, kind.release);
        let lack = if edifact::directory(&named).is_some() { "no such message" } else { "no tables" };
        let message = format!("the directory {named} has {lack} here; {} is used", directory.name);
        findings.push(Finding::info("directory-substituted", Layer::Syntax, message).in_source(at("UNH/S009/0054")));
    }
    if known.is_some() {
        edifact::check(tree, directory, definition, findings);
    }
    let name = format!("edifact/{}/{}", directory.name, kind.name);
    let crosswalk = chosen(&name, options, Some((Syntax::Edifact, &message.envelope.parties())));
    Legacy { name, crosswalk, definition: Some(definition), is_whole: true }
}

/// The directory to read a message with. A user's crosswalk for the message says which, where the message's own directory
/// has no tables.
fn edifact_directory(kind: &edifact::MessageType, options: &Options) -> Option<(&'static edifact::Directory, bool)> {
    let (near, is_exact) = edifact::nearest_with(&kind.version, &kind.release, &kind.name)?;
    let own = options.crosswalk.as_ref().and_then(|own| {
        let (directory, message) = own.name.strip_prefix("edifact/")?.split_once('/')?;
        edifact::directory(directory).filter(|_| message == kind.name && !is_exact)
    });
    Some((own.unwrap_or(near), is_exact))
}

fn read_x12(
    raw: &Raw,
    message: &x12::RawMessage,
    options: &Options,
    tree: &mut Tree,
    findings: &mut Findings,
) -> Legacy {
    let kind = x12::message_type(message);
    let Some((directory, is_exact)) = x12::nearest(&kind.version, &kind.set) else {
        return Legacy::unknown(kind.set);
    };
    let known = directory.definition(&kind.set);
    let definition = known.unwrap_or_else(|| directory.segments());
    x12::parse(message, Some(Arc::clone(&raw.file)), definition, tree, findings);
    let at = |path: &str| tree.place(tree.find_path(path).unwrap_or(Tree::ROOT));
    if known.is_none() {
        let message = format!("there is no structure of {} here; its segments are not checked", kind.set);
        findings.push(Finding::error("unknown-message", Layer::Syntax, message).in_source(at("ST/01")));
    } else if !is_exact {
        let message =
            format!("version {} has no tables of {} here; {} is used", kind.version, kind.set, directory.name);
        findings.push(Finding::info("directory-substituted", Layer::Syntax, message).in_source(at("GS/08")));
    }
    if known.is_some() {
        x12::check(tree, directory, definition, findings);
    }
    let name = format!("x12/{}/{}", directory.name, kind.set);
    let crosswalk = chosen(&name, options, Some((Syntax::X12, &message.envelope.parties())));
    Legacy { name, crosswalk, definition: Some(definition), is_whole: true }
}

fn read_xml(raw: &Raw, bytes: &[u8], options: &Options, tree: &mut Tree, findings: &mut Findings) -> Legacy {
    let start = bytes.get(..64 * 1024).unwrap_or(bytes);
    let before = findings.as_slice().len();
    let (file, limits) = (Some(Arc::clone(&raw.file)), xml::Limits::default());
    let known = match xml::peek_root(start) {
        Some((namespace, local)) if xml::is_packet(&namespace, &local) => {
            let Some(known) = xml::read_packet(file, bytes, &limits, tree, findings) else {
                // What was found says why there is no message.
                return Legacy::unknown("dxp/1.0/DxpMsg".to_owned());
            };
            Some(known)
        }
        root => {
            xml::read(file, bytes, &limits, tree, findings);
            xml::refuse_packet(tree, findings);
            root.and_then(|(namespace, local)| xml::detect(&namespace, &local))
        }
    };
    let Some((directory, message)) = known else {
        let root = if tree.is_empty() { String::new() } else { tree.label(Tree::ROOT).to_owned() };
        return Legacy::unknown(format!("xml/{root}"));
    };
    let is_fault = |finding: &Finding| finding.severity == Severity::Error;
    let is_whole = !findings.as_slice().iter().skip(before).any(is_fault);
    // All versions of a standard are read by what the newest has.
    let definition = xml::directory(xml::newest(directory)).and_then(|directory| directory.definition(message));
    if let Some(definition) = definition {
        xml::check(tree, definition, findings);
    }
    let directory = xml::edition(tree, directory, message, findings);
    let name = format!("{directory}/{message}");
    if options.validate {
        signed::judge(tree, &name, findings);
    }
    // A user's own crosswalk is for the message in every version, and for what a profile makes of it.
    let is_own = |own: &&Arc<Crosswalk>| {
        own.definition.message == message && xml::same_standard(&own.definition.directory, directory)
    };
    let own = options.crosswalk.as_ref().filter(is_own).cloned();
    let crosswalk = own.or_else(|| library::crosswalk(&name));
    Legacy { name, crosswalk, definition, is_whole }
}

fn read_table(
    raw: &Raw,
    message: &table::RawMessage,
    options: &Options,
    tree: &mut Tree,
    findings: &mut Findings,
) -> Legacy {
    table::parse(message, Some(Arc::clone(&raw.file)), tree, findings);
    let format = message.format();
    let name = format.full_name();
    let partner = options.partners.as_deref().and_then(|partners| partners.of_messages(options.partner.as_deref()));
    let is_own = |own: &&Arc<Crosswalk>| own.name == name;
    let crosswalk = match (options.crosswalk.as_ref().filter(is_own), partner) {
        (None, Some(partner)) => partner.crosswalk(&name),
        (own, _) => own.cloned(),
    };
    let crosswalk = crosswalk.or_else(|| library::crosswalk(&name));
    Legacy { name, crosswalk, definition: Some(&format.definition), is_whole: true }
}

fn read_event(
    raw: &Raw,
    message: &json::RawMessage,
    options: &Options,
    tree: &mut Tree,
    findings: &mut Findings,
) -> Legacy {
    let kind = message.name();
    let name = format!("epcis/2.0/{kind}");
    let definition = json::directory("epcis/2.0").and_then(|directory| directory.definition(&kind));
    json::parse(message, Some(Arc::clone(&raw.file)), definition, tree, findings);
    if let Some(definition) = definition {
        json::check(tree, definition, findings);
        epc::split(tree, definition, findings);
    }
    let crosswalk = chosen(&name, options, None);
    Legacy { name, crosswalk, definition, is_whole: true }
}

/// The user's crosswalk where it is for this message, else the partner's, else the one that comes with the toolkit.
fn chosen(name: &str, options: &Options, parties: Option<(Syntax, &[(String, String); 2])>) -> Option<Arc<Crosswalk>> {
    let own = options.crosswalk.as_ref().filter(|own| own.name == name).cloned();
    let partners = || {
        let ((syntax, parties), partners) = (parties?, options.partners.as_ref()?);
        partners.crosswalk(name, syntax, parties)
    };
    own.or_else(partners).or_else(|| library::crosswalk(name))
}
