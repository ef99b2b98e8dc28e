//! What was received, interchange by interchange: headers, messages, and what is wrong with each.

use tradelane_findings::{Finding, Findings, Layer, Severity};
use tradelane_legacy::{Definition, Symbol, Tree, edifact as legacy_edifact, x12 as legacy_x12};

use super::answer;
use super::position::{Position, position};
use super::{About, AcknowledgeLevel, Acknowledging, Answer, edifact, x12};
use crate::Options;
use crate::convert::{convert_each, read_tree, told_once};
use crate::detect::Syntax;
use crate::feed::{Body, Raw};

/// A fault of what was received.
#[derive(Clone, Debug, Default)]
pub(super) struct Fault {
    pub(super) rule: String,
    pub(super) message: String,
    pub(super) is_error: bool,
    /// The code, and in X12 the list it is from.
    pub(super) code: String,
    pub(super) list: String,
    pub(super) position: Position,
    /// X12: the number of the element in the directory.
    pub(super) number: String,
    /// The value at fault, where it may be shown.
    pub(super) value: String,
    /// Application: the place in the document.
    pub(super) path: String,
}

/// A header of the interchange or a group: its elements by their paths.
#[derive(Clone, Debug, Default)]
pub(super) struct Header(Vec<(String, String)>);

impl Header {
    fn of(tree: &Tree, tag: &str) -> Self {
        let Some(segment) = tree.child(Tree::ROOT, Symbol::of(tag)) else { return Self::default() };
        let inner = |node| std::iter::once(node).chain(tree.children(node)).collect::<Vec<_>>();
        let leaves = tree.children(segment).flat_map(inner).filter(|&node| !tree.value(node).is_empty());
        Self(leaves.map(|node| (tree.path(node), tree.value(node).to_owned())).collect())
    }

    /// The value at a path: `UNB/S002/0004`.
    pub(super) fn get(&self, path: &str) -> &str {
        self.0.iter().find(|(known, _)| known == path).map_or("", |(_, value)| value)
    }
}

/// An interchange.
#[derive(Debug, Default)]
pub(super) struct Interchange {
    start: u64,
    pub(super) header: Header,
    pub(super) faults: Vec<Fault>,
    pub(super) groups: Vec<Group>,
}

/// A group; in EDIFACT also the messages that stand in none.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) start: Option<u64>,
    pub(super) header: Header,
    pub(super) faults: Vec<Fault>,
    pub(super) messages: Vec<Message>,
    /// How many messages its trailer tells.
    pub(super) told: Option<u64>,
}

/// A message.
#[derive(Debug, Default)]
pub(super) struct Message {
    pub(super) header: Header,
    /// Its type: `ORDERS`, `850`.
    pub(super) kind: String,
    pub(super) number: String,
    pub(super) faults: Vec<Fault>,
    /// Whether it is an acknowledgement, which is not acknowledged.
    pub(super) is_answer: bool,
    /// Application: whether no document could be read from it, so that nothing can be said of what it says.
    pub(super) is_unread: bool,
}

impl Message {
    pub(super) fn has_errors(&self) -> bool {
        self.faults.iter().any(|fault| fault.is_error)
    }
}

/// What comes of going to an interchange and group.
#[derive(Debug, Default)]
pub(super) struct Entered {
    /// The answers to the interchange before.
    pub(super) answers: Vec<Answer>,
    /// What was found in no interchange.
    pub(super) left: Vec<Finding>,
    /// What was found from here on.
    pub(super) rest: Vec<Finding>,
}

/// Gathers what was received.
pub(super) struct Receiver<'r> {
    syntax: Syntax,
    options: Options,
    how: &'r Acknowledging,
    current: Option<Interchange>,
}

impl<'r> Receiver<'r> {
    pub(super) fn new(syntax: Syntax, options: &Options, how: &'r Acknowledging) -> Self {
        let is_application = how.level == AcknowledgeLevel::Application;
        let options = Options { validate: is_application, keep_residue: false, ..options.clone() };
        Self { syntax, options, how, current: None }
    }

    /// Takes a message and what was found around it; gives the answers to an interchange that is complete.
    pub(super) fn message(&mut self, raw: &Raw, around: Vec<Finding>) -> (Vec<Answer>, Vec<Finding>) {
        // A message without an interchange cannot be answered.
        let Some((start, group)) = starts(raw) else { return (Vec::new(), around) };
        let Entered { answers, mut left, rest } = self.enter(start, Some((group, raw_offset(raw))), around);
        let mut tree = TREE.take();
        let mut message = Message::default();
        left.extend(self.read(raw, group, &mut tree, &mut message));
        TREE.set(tree);
        left.extend(self.around(rest, Some(&mut message)));
        if let Some(group) = self.current.as_mut().and_then(|current| current.groups.last_mut()) {
            group.messages.push(message);
        }
        (answers, left)
    }

    /// Takes an interchange or a group that holds no message.
    pub(super) fn empty(&mut self, raw: &Raw, around: Vec<Finding>) -> Entered {
        let Some((start, group)) = starts(raw) else { return Entered { rest: around, ..Entered::default() } };
        let entered = self.enter(start, group.map(|at| (group, at)), around);
        let mut tree = TREE.take();
        read_headers(raw, &mut tree);
        self.note_headers(&tree, group.is_some(), group);
        TREE.set(tree);
        entered
    }

    /// Goes to the interchange that starts at an offset and to the group in it, or what stands there in none: what was
    /// found before it is of what stands before.
    fn enter(&mut self, start: u64, group: Option<(Option<u64>, u64)>, around: Vec<Finding>) -> Entered {
        let mut entered = Entered { rest: around, ..Entered::default() };
        if self.current.as_ref().is_none_or(|current| current.start != start) {
            let (before, after) = parted(entered.rest, start);
            entered.left = self.around(before, None);
            entered.answers = self.answer();
            self.current = Some(Interchange { start, ..Interchange::default() });
            entered.rest = after;
        }
        let groups = self.current.as_ref().map(|current| current.groups.as_slice()).unwrap_or_default();
        let other = group.filter(|(group, _)| groups.last().is_some_and(|last| last.start != *group));
        if let Some((group, at)) = other {
            // What was found before the header of this group is of the one before.
            let (before, after) = parted(entered.rest, group.unwrap_or(at));
            entered.left.extend(self.around(before, None));
            entered.rest = after;
        }
        entered
    }

    /// Keeps the headers of the interchange and of the group, where they are new.
    fn note_headers(&mut self, tree: &Tree, has_group: bool, group: Option<u64>) {
        let [interchange, own_group] = match self.syntax {
            Syntax::X12 => ["ISA", "GS"],
            _ => ["UNB", "UNG"],
        };
        let Some(current) = &mut self.current else { return };
        if current.header.0.is_empty() {
            current.header = Header::of(tree, interchange);
        }
        if has_group && current.groups.last().is_none_or(|last| last.start != group) {
            let header = Header::of(tree, own_group);
            current.groups.push(Group { start: group, header, ..Group::default() });
        }
    }

    /// The end of the input.
    pub(super) fn finish(&mut self, around: Vec<Finding>) -> (Vec<Answer>, Vec<Finding>) {
        let left = self.around(around, None);
        (self.answer(), left)
    }

    fn answer(&mut self) -> Vec<Answer> {
        self.current.take().map_or_else(Vec::new, |current| answer::answers(&current, self.syntax, self.how))
    }

    /// Reads a message and what is wrong in it; gives what no answer tells.
    fn read(&mut self, raw: &Raw, group: Option<u64>, tree: &mut Tree, message: &mut Message) -> Vec<Finding> {
        let mut findings = Findings::new();
        let legacy = read_tree(raw, &self.options, tree, &mut findings);
        message.header = Header::of(tree, if self.syntax == Syntax::X12 { "ST" } else { "UNH" });
        message.kind = if tree.is_empty() { String::new() } else { tree.label(Tree::ROOT).to_owned() };
        let own = ["CONTRL", "APERAK", "997", "999", "824", "TA1"];
        message.is_answer = own.contains(&message.kind.as_str());
        self.note_headers(tree, true, group);
        if self.how.level == AcknowledgeLevel::Application {
            return self.judge(raw, legacy.definition, message);
        }
        let known = if self.syntax == Syntax::X12 { directory_of(&legacy.name) } else { None };
        for finding in told_once(raw, findings.into_vec()) {
            let place = finding.source.clone().unwrap_or_default();
            let at = position(tree, legacy.definition, &place);
            let is_known_segment = known.is_some_and(|known| has_segment(known.segments(), &at.tag));
            let about = About { is_group: at.is_group, is_known_segment };
            let Some(mut fault) = self.fault(&finding, at, about) else { continue };
            if let (Some(leaf), Some(known)) = (fault.position.leaf, known) {
                let number = known.number_of(tree, leaf).unwrap_or_default();
                // A component that should not be there has none.
                if number.bytes().all(|byte| byte.is_ascii_digit()) {
                    number.clone_into(&mut fault.number);
                }
            }
            if let (Some(leaf), true) = (fault.position.leaf, self.options.show_personal_data) {
                tree.value(leaf).clone_into(&mut fault.value);
            }
            self.put(fault, Some(message));
        }
        Vec::new()
    }

    /// Judges what the documents of a message say. Of one that could not be read, nothing is said: why is given.
    fn judge(&self, raw: &Raw, definition: Option<&'static Definition>, message: &mut Message) -> Vec<Finding> {
        if message.is_answer {
            return Vec::new();
        }
        let mut number = String::new();
        let mut read = None;
        let converted = convert_each(raw, &self.options, &mut |_, tree, document, _| {
            number = document.resolve(["number"]).map(|id| document.text(id).to_owned()).unwrap_or_default();
            read.get_or_insert_with(|| tree.clone());
        });
        let found = |finding: &Finding| -> Position {
            let place = finding.source.clone().unwrap_or_default();
            read.as_ref().map_or_else(Position::default, |tree| position(tree, definition, &place))
        };
        let is_business = |finding: &&Finding| {
            matches!(finding.layer, Layer::Rule | Layer::Profile | Layer::Model | Layer::Code)
                && finding.path.is_some()
                && finding.severity != Severity::Info
        };
        for finding in converted.findings.iter().filter(is_business) {
            let is_missing = matches!(finding.rule.as_ref(), "required-field" | "missing-field");
            message.faults.push(Fault {
                rule: finding.rule.to_string(),
                message: finding.message.clone(),
                is_error: finding.severity == Severity::Error,
                code: if is_missing { "13".to_owned() } else { "12".to_owned() },
                position: found(finding),
                path: finding.path.clone().unwrap_or_default(),
                ..Fault::default()
            });
        }
        message.number = number;
        message.is_unread = read.is_none();
        let is_reason = |finding: &Finding| matches!(&*finding.rule, "no-crosswalk" | "unknown-message");
        if message.is_unread { converted.findings.into_iter().filter(is_reason).collect() } else { Vec::new() }
    }

    /// What was found around messages, put where it belongs; what belongs to no interchange is given back.
    fn around(&mut self, findings: Vec<Finding>, mut message: Option<&mut Message>) -> Vec<Finding> {
        let mut left = Vec::new();
        for finding in findings {
            if self.current.is_none() {
                left.push(finding);
                continue;
            }
            if self.how.level == AcknowledgeLevel::Application {
                continue;
            }
            let place = finding.source.clone().unwrap_or_default();
            let at = TREE.with_borrow(|tree| position(tree, None, &place));
            self.note_count(&finding);
            if let Some(fault) = self.fault(&finding, at, About::default()) {
                self.put(fault, message.as_deref_mut());
            }
        }
        left
    }

    /// What the trailer of a group tells, where that is another number than there is.
    fn note_count(&mut self, finding: &Finding) {
        let told = finding.message.split_whitespace().find_map(|word| word.parse().ok());
        let group = self.current.as_mut().and_then(|current| current.groups.last_mut());
        if let Some(group) = group.filter(|_| finding.rule == "group-count") {
            group.told = told;
        }
    }

    fn fault(&self, finding: &Finding, position: Position, about: About) -> Option<Fault> {
        let (list, code) = match self.syntax {
            // What is worth knowing is no fault in X12; EDIFACT has codes for it.
            Syntax::X12 if finding.severity == Severity::Info => return None,
            Syntax::X12 => x12::code(finding, about).map(|(list, code)| (list.number(), code))?,
            _ => ("0085", edifact::code(finding, about)?),
        };
        let fault = Fault {
            rule: finding.rule.to_string(),
            message: finding.message.clone(),
            is_error: finding.severity == Severity::Error,
            code: code.to_owned(),
            list: list.to_owned(),
            position,
            ..Fault::default()
        };
        (!code.is_empty()).then_some(fault)
    }

    /// Puts a fault to the message, the group or the interchange it is of.
    fn put(&mut self, fault: Fault, message: Option<&mut Message>) {
        let Some(current) = &mut self.current else { return };
        let scope = match fault.list.as_str() {
            "I18" => Scope::Interchange,
            // No message is cut where none was given.
            _ if fault.rule == "truncated" && message.is_none() => Scope::Interchange,
            "716" => Scope::Group,
            "0085" => scope(&fault),
            _ => Scope::Message,
        };
        let group = current.groups.last_mut();
        match (scope, group, message) {
            (Scope::Message, _, Some(message)) => message.faults.push(fault),
            (Scope::Message, Some(group), None) => match group.messages.last_mut() {
                Some(message) => message.faults.push(fault),
                None => group.faults.push(fault),
            },
            (Scope::Group, Some(group), _) => group.faults.push(fault),
            _ => current.faults.push(fault),
        }
    }
}

thread_local! {
    static TREE: std::cell::RefCell<Tree> = std::cell::RefCell::default();
}

/// What of an interchange a fault is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Interchange,
    Group,
    Message,
}

/// The scope of a fault of EDIFACT.
fn scope(fault: &Fault) -> Scope {
    match (fault.position.tag.as_str(), fault.rule.as_str()) {
        ("UNB" | "UNZ" | "UNA", _) => Scope::Interchange,
        ("UNG" | "UNE", _) | (_, "group-count" | "missing-group-trailer") => Scope::Group,
        (_, "no-message") if fault.message.ends_with("group") => Scope::Group,
        (_, "missing-trailer" | "truncated" | "message-size" | "message-segments" | "segment-count") => Scope::Message,
        ("", "empty-segment" | "released-terminator" | "character-set" | "control-character") => Scope::Message,
        ("", _) => Scope::Interchange,
        _ => Scope::Message,
    }
}

/// Where the header of the interchange and that of the group begin.
fn starts(raw: &Raw) -> Option<(u64, Option<u64>)> {
    match &raw.body {
        Body::Edifact(raw) => {
            let unb = raw.envelope.unb.as_ref()?;
            Some((unb.offset, raw.envelope.ung.as_ref().map(|ung| ung.offset)))
        }
        Body::X12(raw) => {
            let isa = raw.envelope.isa.as_ref()?;
            Some((isa.offset, raw.envelope.gs.as_ref().map(|gs| gs.offset)))
        }
        Body::Xml(_) | Body::Table(_) | Body::Epcis(_) | Body::Event(_) | Body::Json(_) => None,
    }
}

/// Findings before an offset, and those from it on. That a trailer is missing is told at the header that stands in its
/// place.
fn parted(findings: Vec<Finding>, offset: u64) -> (Vec<Finding>, Vec<Finding>) {
    let is_before = |finding: &Finding| {
        let at = finding.source.as_ref().map_or(u64::MAX, |place| place.offset);
        let is_trailer = matches!(&*finding.rule, "missing-interchange-trailer" | "missing-group-trailer");
        at < offset || (at == offset && is_trailer)
    };
    findings.into_iter().partition(is_before)
}

/// The headers of an interchange or a group without messages.
fn read_headers(raw: &Raw, tree: &mut Tree) {
    tree.clear();
    let (file, mut findings) = (Some(raw.file.clone()), Findings::new());
    match &raw.body {
        Body::Edifact(raw) => {
            if let Some(directory) = legacy_edifact::directory("D96A") {
                legacy_edifact::parse(raw, file, directory.segments(), tree, &mut findings);
            }
        }
        Body::X12(raw) => {
            if let Some(directory) = legacy_x12::directory("005010") {
                legacy_x12::parse(raw, file, directory.segments(), tree, &mut findings);
            }
        }
        Body::Xml(_) | Body::Table(_) | Body::Epcis(_) | Body::Event(_) | Body::Json(_) => {}
    }
}

fn raw_offset(raw: &Raw) -> u64 {
    match &raw.body {
        Body::Edifact(raw) => raw.offset,
        Body::X12(raw) => raw.offset,
        Body::Xml(_) | Body::Table(_) | Body::Epcis(_) | Body::Event(_) | Body::Json(_) => 0,
    }
}

fn directory_of(name: &str) -> Option<&'static legacy_x12::Directory> {
    legacy_x12::directory(name.split('/').nth(1)?)
}

fn has_segment(definition: &Definition, tag: &str) -> bool {
    definition.nodes.iter().any(|node| node.kind == tradelane_legacy::Kind::Segment && node.label == tag)
}
