//! From a document to a tree.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use tradelane_findings::{Finding, Findings, Layer, Severity};

use super::encoding;
use super::lines::{Lines, counted_only, wants_place};
use super::name::{self, is_blank};
use super::scope::{Namespace, Scope};
use super::tag::{self, RawAttribute, shown};
use super::tokens::{Token, Tokens};
use super::{Limits, element, prolog};
use crate::{NodeId, Tree};

/// Above this size the 32-bit offsets of a tree would not do.
const MOST_BYTES: usize = 1 << 30;

/// How often reading goes on behind broken markup before it gives up.
const MOST_RESTARTS: u32 = 64;

/// Reads an XML document into `tree`: what was understood is in the tree, what was not is in `findings`.
///
/// Offsets of nodes and places are those of the file where it is UTF-8, else of its text in UTF-8; lines and
/// columns are exact in every encoding.
pub fn read(file: Option<Arc<str>>, bytes: &[u8], limits: &Limits, tree: &mut Tree, findings: &mut Findings) {
    tree.clear();
    let most = limits.bytes.min(MOST_BYTES);
    if bytes.len() > most {
        tree.set_source(file, &[], 0, 1, 1);
        let message = format!("the message has {} bytes, the limit is {most}", bytes.len());
        let finding = Finding::error("xml-size", Layer::Syntax, message).in_source(tree.place_at(0, 0));
        findings.push(finding.help("split the message, or raise the limit"));
        return;
    }
    let decoded = encoding::decode(bytes);
    tree.set_source(file, decoded.text.as_bytes(), decoded.skipped as u64, 1, 1);
    let fault = decoded.fault.clone();
    read_text(&decoded.text, fault, limits, tree, findings);
    let root = if tree.is_empty() { "" } else { tree.label(Tree::ROOT) };
    if let Some(fault) = encoding::unusual(&decoded, root) {
        let help = "see whether the declaration says what the file is in";
        let mut reading = Reading::new(&decoded.text, limits, tree, findings);
        reading.finding("xml-encoding", fault.severity, fault.offset, 0, fault.message, help);
    }
}

/// Reads a text into a tree that has it as its source.
pub(super) fn read_text(
    text: &str,
    fault: Option<encoding::Fault>,
    limits: &Limits,
    tree: &mut Tree,
    findings: &mut Findings,
) {
    let mut reading = Reading::new(text, limits, tree, findings);
    if let Some(fault) = fault {
        reading.finding("xml-encoding", fault.severity, fault.offset, 0, fault.message, "");
    }
    reading.characters();
    reading.document();
    reading.finish();
}

/// A document on its way into a tree.
pub(super) struct Reading<'x, 'r> {
    pub(super) text: &'x str,
    pub(super) limits: &'r Limits,
    pub(super) tree: &'r mut Tree,
    pub(super) scope: Scope<'x>,
    pub(super) open: Vec<Open<'x>>,
    pub(super) elements: HashMap<&'x str, Name>,
    pub(super) attributes: HashMap<&'x str, Name>,
    pub(super) raw: Vec<RawAttribute<'x>>,
    /// Prefixes that were used without being declared.
    pub(super) undeclared: HashSet<&'x str>,
    findings: &'r mut Findings,
    lines: Lines,
    tokens: Tokens<'x>,
    restarts: u32,
    /// The text since the last tag, and its place.
    value: String,
    value_at: Option<Range<usize>>,
    has_root: bool,
    has_outside: bool,
}

/// An element whose end tag has not come yet.
pub(super) struct Open<'x> {
    pub(super) name: &'x str,
    pub(super) node: NodeId,
    /// Where its start tag is.
    pub(super) offset: usize,
    /// How many namespace declarations were in force before it.
    pub(super) bindings: usize,
    pub(super) has_elements: bool,
    /// Its text between child elements.
    pub(super) mixed: String,
}

/// A name as the source writes it, resolved before.
#[derive(Clone, Copy)]
pub(super) struct Name {
    pub(super) generation: u64,
    pub(super) namespace: Namespace,
    pub(super) node: NodeId,
}

/// Whether to read on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Go,
    Stop,
}

impl<'x, 'r> Reading<'x, 'r> {
    fn new(text: &'x str, limits: &'r Limits, tree: &'r mut Tree, findings: &'r mut Findings) -> Self {
        Self {
            text,
            limits,
            lines: Lines::new(tree),
            tree,
            scope: Scope::new(),
            open: Vec::new(),
            elements: HashMap::new(),
            attributes: HashMap::new(),
            raw: Vec::new(),
            undeclared: HashSet::new(),
            findings,
            tokens: Tokens::new(text),
            restarts: 0,
            value: String::new(),
            value_at: None,
            has_root: false,
            has_outside: false,
        }
    }

    /// The source in a range.
    pub(super) fn slice(&self, range: Range<usize>) -> &'x str {
        self.text.get(range).unwrap_or_default()
    }

    /// Reports what is not well-formed.
    pub(super) fn fault(&mut self, offset: usize, length: usize, message: impl Into<String>) {
        self.finding("xml-syntax", Severity::Error, offset, length, message.into(), "");
    }

    /// Reports anything.
    pub(super) fn finding(
        &mut self,
        rule: &'static str,
        severity: Severity,
        offset: usize,
        length: usize,
        message: String,
        help: &str,
    ) {
        if !wants_place(self.findings) {
            self.findings.push(counted_only(rule, Layer::Syntax));
            return;
        }
        let element = self.open.last().map(|open| self.tree.path(open.node)).unwrap_or_default();
        let place = self.lines.place(self.tree, offset, length, element);
        let finding = Finding::new(rule, Layer::Syntax, severity, message).in_source(place);
        self.findings.push(if help.is_empty() { finding } else { finding.help(help) });
    }

    /// Reports characters that may not stand in a document: the first, and how many there are.
    fn characters(&mut self) {
        let mut all = name::forbidden(self.text);
        let Some(offset) = all.next() else { return };
        let more = all.count();
        let character = self.slice(offset..self.text.len()).chars().next().unwrap_or_default();
        let mut message = format!("the character U+{:04X} is not allowed in XML", u32::from(character));
        if more > 0 {
            message.push_str(&format!(", and {more} more like it follow"));
        }
        self.fault(offset, character.len_utf8(), message);
    }

    fn document(&mut self) {
        let marks = self.text.len() - self.text.trim_start_matches('\u{FEFF}').len();
        if marks > 0 {
            self.fault(0, marks, "a second byte order mark stands before the document");
            self.tokens.restart(marks);
        }
        loop {
            let next = match self.tokens.next() {
                Ok(Some((token, range))) => self.token(token, range),
                Ok(None) => self.end(),
                Err(cut) => self.cut(cut.offset, cut.message),
            };
            if next == Next::Stop {
                return;
            }
        }
    }

    fn token(&mut self, token: Token, range: Range<usize>) -> Next {
        match token {
            Token::Text => self.text(range),
            Token::Reference => self.reference(range),
            Token::CData => self.cdata(range),
            Token::Start => return self.start_tag(range, false),
            Token::Empty => return self.start_tag(range, true),
            Token::End => return self.end_tag(range),
            Token::Comment => prolog::comment(self, &range),
            Token::Instruction => prolog::instruction(self, &range),
            Token::Declaration => prolog::declaration(self, &range),
            Token::Doctype => prolog::doctype(self, &range),
        }
        Next::Go
    }

    /// Markup that starts and does not end: a tag is taken to end at the next `<`.
    fn cut(&mut self, offset: usize, message: String) -> Next {
        let rest = self.slice(offset..self.text.len());
        if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            prolog::doctype(self, &(offset..self.text.len()));
        }
        self.fault(offset, 0, message);
        let next = match rest.as_bytes().get(1) {
            None | Some(b'!' | b'?') => None,
            Some(_) => memchr::memchr(b'<', rest.as_bytes().get(1..).unwrap_or_default()),
        };
        let Some(next) = next else { return Next::Stop };
        let end = offset + 1 + next;
        if rest.starts_with("</") {
            self.close_named(offset, tag::name(self.slice(offset + 2..end)));
        } else if !starts_tag(rest) {
            self.push_text("<", offset..offset + 1);
            return self.restart(offset + 1);
        } else if self.enter(offset, self.slice(offset + 1..end), end) == Next::Stop {
            return Next::Stop;
        }
        self.restart(end)
    }

    fn restart(&mut self, offset: usize) -> Next {
        self.restarts += 1;
        if self.restarts > MOST_RESTARTS {
            self.fault(offset, 0, "reading stops here: too much of the markup is broken");
            return Next::Stop;
        }
        self.tokens.restart(offset);
        Next::Go
    }

    fn start_tag(&mut self, range: Range<usize>, is_empty: bool) -> Next {
        let tag = self.slice(range.clone());
        if !starts_tag(tag) {
            return self.stray(range);
        }
        // A `<` within a tag: the tag before it lacks its `>`.
        if let Some(at) = memchr::memchr(b'<', tag.as_bytes().get(1..).unwrap_or_default()) {
            let end = range.start + 1 + at;
            self.fault(end, 1, "`<` stands within a tag");
            return match self.enter(range.start, self.slice(range.start + 1..end), end) {
                Next::Go => self.restart(end),
                Next::Stop => Next::Stop,
            };
        }
        let end = range.end - if is_empty { 2 } else { 1 };
        let next = self.enter(range.start, self.slice(range.start + 1..end), range.end);
        if is_empty && next == Next::Go {
            self.close();
        }
        next
    }

    /// Opens an element, if it is within the document element or is it.
    fn enter(&mut self, offset: usize, content: &'x str, end: usize) -> Next {
        if self.open.is_empty() && self.has_root {
            self.fault(offset, end - offset, "a second document element follows the first");
            return Next::Stop;
        }
        self.has_root = true;
        element::start(self, offset, content, end)
    }

    /// A `<` that starts no tag is read as text.
    fn stray(&mut self, range: Range<usize>) -> Next {
        self.fault(range.start, 1, "`<` stands in text, or starts a tag without a name");
        self.push_text("<", range.start..range.start + 1);
        self.restart(range.start + 1)
    }

    fn end_tag(&mut self, range: Range<usize>) -> Next {
        let content = self.slice(range.start + 2..range.end - 1);
        if let Some(at) = memchr::memchr(b'<', content.as_bytes()) {
            let end = range.start + 2 + at;
            self.fault(end, 1, "`<` stands within a tag");
            self.close_named(range.start, tag::name(self.slice(range.start + 2..end)));
            return self.restart(end);
        }
        let name = tag::name(content);
        let rest = content.get(name.len()..).unwrap_or_default();
        if !is_blank(rest) {
            let at = range.start + 2 + name.len();
            self.fault(at, rest.len(), format!("an end tag holds a name only, here `{}` follows", shown(rest.trim())));
        }
        self.close_named(range.start, name);
        Next::Go
    }

    /// Ends the element of that name, and those within that lack their end tags.
    fn close_named(&mut self, offset: usize, name: &str) {
        let Some(innermost) = self.open.last() else {
            self.fault(offset, name.len() + 3, format!("`</{}>` ends nothing", shown(name)));
            return;
        };
        if innermost.name == name {
            self.close();
            return;
        }
        let message = format!("`</{}>` stands where `</{}>` is due", shown(name), shown(innermost.name));
        let is_leaf = !innermost.has_elements;
        let help = self.where_it_starts(innermost);
        self.finding("xml-syntax", Severity::Error, offset, name.len() + 3, message, &help);
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            while self.open.len() > at {
                self.close();
            }
        } else if is_leaf {
            // Most likely a misspelt end tag.
            self.close();
        }
    }

    fn where_it_starts(&self, open: &Open<'x>) -> String {
        if !wants_place(self.findings) {
            return String::new();
        }
        let (line, _) = tradelane_findings::line_and_column(self.text.as_bytes(), open.offset, 1, 1);
        format!("the element `{}` starts in line {line}", shown(open.name))
    }

    /// Ends the innermost element: its value is complete.
    pub(super) fn close(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        if !open.has_elements {
            if let Some(range) = self.value_at.take() {
                self.tree.set_value(open.node, &self.value);
                let node = self.tree.node_mut(open.node);
                (node.offset, node.length) = (range.start as u32, (range.end - range.start) as u32);
            }
        } else {
            if !is_blank(&self.value) {
                open.mixed.push_str(&self.value);
            }
            if !open.mixed.is_empty() {
                self.tree.set_value(open.node, &open.mixed);
            }
        }
        self.value.clear();
        self.value_at = None;
        self.scope.truncate(open.bindings);
    }

    /// Puts the text before a child element aside.
    pub(super) fn flush(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.has_elements = true;
            if !is_blank(&self.value) {
                open.mixed.push_str(&self.value);
            }
        }
        self.value.clear();
        self.value_at = None;
    }

    fn text(&mut self, range: Range<usize>) {
        let text = self.slice(range.clone());
        if self.open.is_empty() && is_blank(text) {
            return;
        }
        let mut rest = 0;
        while let Some(at) = memchr::memchr2(b'&', b']', text.as_bytes().get(rest..).unwrap_or_default()) {
            let at = rest + at;
            let tail = text.get(at..).unwrap_or_default();
            if tail.starts_with('&') {
                self.fault(range.start + at, 1, "`&` stands in text, or starts a reference that does not end with `;`");
            } else if tail.starts_with("]]>") {
                self.fault(range.start + at, 3, "`]]>` stands in text");
            }
            rest = at + 1;
        }
        self.push_text(text, range);
    }

    fn reference(&mut self, range: Range<usize>) {
        let name = self.slice(range.start + 1..range.end - 1);
        match name::reference(name) {
            Some(character) => self.push_reference(character, range),
            None => {
                self.unknown_reference(range.start, name);
                self.push_text(self.slice(range.clone()), range);
            }
        }
    }

    /// Reports a reference to an entity other than the five, or to no character of XML.
    pub(super) fn unknown_reference(&mut self, offset: usize, name: &str) {
        let message = format!("`&{};` stands for no character", shown(name));
        let help = "write `&amp;` for an ampersand; only amp, lt, gt, apos, quot and characters by number are known";
        self.finding("xml-syntax", Severity::Error, offset, name.len() + 2, message, help);
    }

    fn cdata(&mut self, range: Range<usize>) {
        let text = self.slice(range.start + "<![CDATA[".len()..range.end - "]]>".len());
        if self.open.is_empty() {
            self.outside(&range);
        } else {
            self.push_text(text, range);
        }
    }

    fn push_text(&mut self, text: &str, range: Range<usize>) {
        if self.open.is_empty() {
            self.outside(&range);
            return;
        }
        name::push_lines(&mut self.value, text);
        self.extend_value(range);
    }

    fn push_reference(&mut self, character: char, range: Range<usize>) {
        if self.open.is_empty() {
            self.outside(&range);
            return;
        }
        self.value.push(character);
        self.extend_value(range);
    }

    fn extend_value(&mut self, range: Range<usize>) {
        let start = self.value_at.take().map_or(range.start, |before| before.start);
        self.value_at = Some(start..range.end);
    }

    fn outside(&mut self, range: &Range<usize>) {
        if !self.has_outside {
            self.has_outside = true;
            let text = self.slice(range.clone());
            let blank = text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len();
            let length = text.trim_matches([' ', '\t', '\r', '\n']).len();
            self.fault(range.start + blank, length, "text stands outside the document element");
        }
    }

    fn end(&mut self) -> Next {
        if let Some(innermost) = self.open.last() {
            let message = format!("the document ends where `</{}>` is due", shown(innermost.name));
            let help = self.where_it_starts(innermost);
            self.finding("xml-syntax", Severity::Error, self.text.len(), 0, message, &help);
        }
        Next::Stop
    }

    /// Ends what is open, and reports what is missing.
    fn finish(&mut self) {
        let end = self.text.len();
        if !self.has_root {
            self.fault(end, 0, "the document has no element");
        }
        while !self.open.is_empty() {
            self.close();
        }
    }
}

/// Whether `<` and what follows can start a tag.
fn starts_tag(text: &str) -> bool {
    text.chars().nth(1).is_some_and(|first| name::starts_name(first) || first == ':')
}
