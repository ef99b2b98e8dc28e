//! A message as the list of what its canonical form is made of.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How much of an untrusted message is taken: bytes, pieces, elements within another, attributes of an element.
pub(crate) const MOST_BYTES: usize = 16 << 20;
const MOST_NODES: usize = 1_000_000;
const MOST_DEPTH: usize = 256;
const MOST_ATTRIBUTES: usize = 256;

/// The namespace of the prefix `xml`.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// A piece of a document, in the document's order.
pub(crate) enum Node {
    /// A start tag.
    Start(Element),
    /// The end of the element that is open.
    End,
    /// Text, with references resolved and each line ended by LF.
    Text(String),
    /// What stands in a comment.
    Comment(String),
    /// The target of a processing instruction, and what follows it.
    Instruction(String, String),
}

/// A start tag.
pub(crate) struct Element {
    /// The name as it is written.
    pub(crate) name: String,
    /// The namespace of the name.
    pub(crate) namespace: String,
    /// The attributes: namespace, name as written, value.
    pub(crate) attributes: Vec<Attribute>,
    /// The namespaces declared here: prefix, and what it stands for.
    pub(crate) declared: Vec<(String, String)>,
    /// The element that it stands in.
    pub(crate) parent: Option<usize>,
    /// Where its end stands in the list.
    pub(crate) end: usize,
    /// Where the start tag stands in the text.
    pub(crate) range: Range<usize>,
}

/// An attribute that declares no namespace.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Attribute {
    /// Its namespace, empty where it has no prefix.
    pub(crate) namespace: String,
    /// Its name without the prefix.
    pub(crate) local: String,
    /// Its name as written.
    pub(crate) name: String,
    /// Its value, with references resolved.
    pub(crate) value: String,
}

impl Element {
    /// The name without its prefix.
    pub(crate) fn local(&self) -> &str {
        local(&self.name)
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn prefix(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

/// A document in pieces.
pub(crate) struct Document {
    /// Its pieces.
    pub(crate) nodes: Vec<Node>,
    /// The document element.
    pub(crate) root: usize,
}

/// Why a document has no canonical form, and where in the text.
pub(crate) struct Fault {
    pub(crate) offset: usize,
    pub(crate) message: String,
}

/// Cuts a document into pieces.
pub(crate) fn parse(text: &str) -> Result<Document, Fault> {
    let too_large = |offset, what: &str| Fault { offset, message: format!("the message has more than {what}") };
    if text.len() > MOST_BYTES {
        return Err(too_large(0, "16 MiB"));
    }
    let mut reader = Reader::from_str(text);
    let mut parsing =
        Parsing { nodes: Vec::new(), open: Vec::new(), root: None, scope: Scope::default(), has_many: false };
    loop {
        let offset = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let fault = |message: &str| Fault { offset, message: message.to_owned() };
        let event = reader.read_event().map_err(|_| fault("the message is not well-formed"))?;
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let range = offset..end;
        let is_taken = match event {
            Event::Start(start) => parsing.start(&start, range).is_some(),
            Event::Empty(start) => parsing.start(&start, range).is_some() && parsing.end().is_some(),
            Event::End(_) => parsing.end().is_some(),
            Event::Text(text) => parsing.text(&lines(&text)),
            Event::CData(text) => parsing.text(&lines(&text)),
            Event::GeneralRef(name) => {
                reference(&name).is_some_and(|character| parsing.text(character.encode_utf8(&mut [0; 4])))
            }
            Event::Comment(text) => {
                parsing.nodes.push(Node::Comment(lines(&text)));
                true
            }
            Event::PI(text) => parsing.instruction(&text),
            Event::Decl(_) => true,
            Event::DocType(_) => return Err(fault("a document type declaration stands in the message")),
            Event::Eof => break,
        };
        if parsing.nodes.len() > MOST_NODES {
            return Err(too_large(offset, "a million elements and comments"));
        }
        if parsing.open.len() > MOST_DEPTH {
            return Err(too_large(offset, "256 elements in one another"));
        }
        if parsing.has_many {
            return Err(too_large(offset, "256 attributes of one element"));
        }
        if !is_taken {
            return Err(fault("the message is not well-formed"));
        }
    }
    match (parsing.root, parsing.open.is_empty()) {
        (Some(root), true) => Ok(Document { nodes: parsing.nodes, root }),
        _ => Err(Fault { offset: text.len(), message: "the message is not well-formed".to_owned() }),
    }
}

struct Parsing {
    nodes: Vec<Node>,
    open: Vec<usize>,
    root: Option<usize>,
    scope: Scope,
    /// Whether an element has more attributes than are taken.
    has_many: bool,
}

impl Parsing {
    fn start(&mut self, start: &BytesStart<'_>, range: Range<usize>) -> Option<()> {
        if self.open.is_empty() && self.root.is_some() {
            return None;
        }
        let name = start.name().0.to_owned();
        let (mut declared, mut attributes) = (Vec::new(), Vec::new());
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.ok()?;
            if declared.len() + attributes.len() >= MOST_ATTRIBUTES {
                self.has_many = true;
                return None;
            }
            let name = attribute.key.0;
            let value = attribute_value(&attribute.value)?;
            match name.strip_prefix("xmlns") {
                Some("") => declared.push((String::new(), value)),
                Some(rest) if rest.starts_with(':') => declared.push((rest.trim_start_matches(':').to_owned(), value)),
                _ => attributes.push((name.to_owned(), value)),
            }
        }
        declared.sort();
        let is_declared_twice = declared.iter().zip(declared.iter().skip(1)).any(|(one, other)| one.0 == other.0);
        declared.retain(|(prefix, _)| prefix != "xml");
        self.scope.enter(&declared);
        let mut found = Vec::with_capacity(attributes.len());
        for (name, value) in attributes {
            let namespace = match prefix(&name) {
                "" => String::new(),
                prefix => self.scope.get(prefix)?.to_owned(),
            };
            found.push(Attribute { namespace, local: local(&name).to_owned(), name, value });
        }
        found.sort();
        let is_same = |one: &Attribute, other: &Attribute| one.namespace == other.namespace && one.local == other.local;
        if is_declared_twice || found.iter().zip(found.iter().skip(1)).any(|(one, other)| is_same(one, other)) {
            return None;
        }
        let namespace = match prefix(&name) {
            "" => self.scope.get("").unwrap_or_default().to_owned(),
            prefix => self.scope.get(prefix)?.to_owned(),
        };
        let parent = self.open.last().copied();
        self.open.push(self.nodes.len());
        self.root.get_or_insert(self.nodes.len());
        self.nodes.push(Node::Start(Element { name, namespace, attributes: found, declared, parent, end: 0, range }));
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        let at = self.nodes.len();
        let Some(Node::Start(element)) = self.open.pop().and_then(|open| self.nodes.get_mut(open)) else { return None };
        element.end = at;
        self.scope.leave(&element.declared);
        self.nodes.push(Node::End);
        Some(())
    }

    /// Takes text; outside of the document element only white space stands, and says nothing.
    fn text(&mut self, text: &str) -> bool {
        if self.open.is_empty() {
            return text.bytes().all(|byte| byte.is_ascii_whitespace());
        }
        match self.nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => self.nodes.push(Node::Text(text.to_owned())),
        }
        true
    }

    fn instruction(&mut self, text: &str) -> bool {
        let end = text.find([' ', '\t', '\r', '\n']).unwrap_or(text.len());
        let (target, data) = text.split_at(end);
        let data = lines(data.trim_start_matches([' ', '\t', '\r', '\n']));
        self.nodes.push(Node::Instruction(target.to_owned(), data));
        true
    }
}

/// What prefixes stand for where reading is; the innermost declaration counts.
#[derive(Default)]
pub(crate) struct Scope {
    bindings: BTreeMap<String, Vec<String>>,
}

impl Scope {
    /// Takes the declarations of an element.
    pub(crate) fn enter(&mut self, declared: &[(String, String)]) {
        for (prefix, namespace) in declared {
            self.bindings.entry(prefix.clone()).or_default().push(namespace.clone());
        }
    }

    /// Lets them go again.
    pub(crate) fn leave(&mut self, declared: &[(String, String)]) {
        for (prefix, _) in declared {
            if let Some(bindings) = self.bindings.get_mut(prefix) {
                bindings.pop();
            }
        }
    }

    /// What a prefix stands for.
    pub(crate) fn get(&self, prefix: &str) -> Option<&str> {
        if prefix == "xml" {
            return Some(XML);
        }
        self.bindings.get(prefix).and_then(|bindings| bindings.last()).map(String::as_str)
    }

    /// All prefixes that stand for something, in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let bound = self.bindings.iter().filter_map(|(prefix, all)| Some((prefix.as_str(), all.last()?.as_str())));
        bound.filter(|(_, namespace)| !namespace.is_empty())
    }
}

/// Text with each line ended by LF, as XML 1.0 (2.11) has it.
fn lines(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// The character that a reference stands for; only the five entities are known.
fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// The value of an attribute (XML 1.0, 3.3.3): white space is a space, references are what they stand for.
fn attribute_value(raw: &str) -> Option<String> {
    let text = lines(raw);
    let mut value = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['&', '\t', '\n']) {
        let (before, from) = rest.split_at(at);
        value.push_str(before);
        if from.starts_with('&') {
            let (name, after) = from.get(1..)?.split_once(';')?;
            value.push(reference(name)?);
            rest = after;
        } else {
            value.push(' ');
            rest = from.get(1..)?;
        }
    }
    value.push_str(rest);
    Some(value)
}
