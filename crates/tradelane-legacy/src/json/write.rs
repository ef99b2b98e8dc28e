//! From trees to one document.

use std::collections::HashMap;
use std::io::{self, Write};

use tradelane_findings::{Finding, Findings, Layer};

use super::{EVENT, FORM, HEAD, text};
use crate::definition::{Definition, Kind, NodeId as DefinitionId, Part};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// What a document is in JSON-LD, where it says nothing else (GS1 EPCIS 2.0, section 10).
const LEADING: [&str; 2] = ["@context", "id"];
/// The deepest that a tree is followed.
const DEEPEST: usize = 256;

/// Writes events into one document.
pub struct Writer<W> {
    out: W,
    is_pretty: bool,
    /// The head of the document that is open, and how many events it has.
    open: Option<(String, usize)>,
}

impl<W: Write> Writer<W> {
    /// Writes to `out`; `is_pretty` puts each member into a line of its own.
    pub fn new(out: W, is_pretty: bool) -> Self {
        Self { out, is_pretty, open: None }
    }

    /// Writes a message, event by event. What a later event's document says otherwise of itself than the first's is told, as
    /// it is not written.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn message(&mut self, tree: &Tree, definition: &Definition, findings: &mut Findings) -> io::Result<()> {
        let events = super::events(tree);
        if events.len() < 2 {
            return self.event(tree, definition, findings);
        }
        for &event in &events {
            let mut one = tree.clone();
            let kept: Vec<NodeId> =
                tree.children(Tree::ROOT).filter(|child| *child == event || !events.contains(child)).collect();
            one.set_children(Tree::ROOT, &kept);
            self.event(&one, definition, findings)?;
        }
        Ok(())
    }

    fn event(&mut self, tree: &Tree, definition: &Definition, findings: &mut Findings) -> io::Result<()> {
        let Some(event) = tree.is_empty().then_some(()).map_or(tree.child(Tree::ROOT, Symbol::of(EVENT)), |()| None)
        else {
            return Ok(());
        };
        let of = |name: &str| definition.part(Definition::ROOT, Symbol::of(name)).map(|part| part.node);
        let name = tree.label(Tree::ROOT);
        let is_bare = forms(tree, event).contains(&"bare");
        if is_bare {
            self.close()?;
            let mut printer = Printer { tree, definition, out: String::new(), indent: self.is_pretty.then_some(0) };
            printer.object(event, of(EVENT), (Some(name), &LEADING), 0);
            return writeln!(self.out, "{}", printer.out);
        }
        let indent = self.is_pretty.then_some(1);
        let mut printer = Printer { tree, definition, out: String::new(), indent };
        match tree.child(Tree::ROOT, Symbol::of(HEAD)) {
            Some(head) => _ = printer.members(head, of(HEAD), (Some(HEAD), &LEADING), 0),
            None => printer.named("type", HEAD),
        }
        let made = created(tree, event);
        let head = printer.out;
        match &mut self.open {
            Some((known, count)) => {
                *count += 1;
                if *known != head && tree.child(Tree::ROOT, Symbol::of(HEAD)).is_some() && !known.starts_with(&head) {
                    let message =
                        "the document says otherwise of itself than the first that was written; that is left out";
                    findings.push(Finding::warning("json-head", Layer::Syntax, message));
                }
                self.out.write_all(b",")?;
            }
            None => {
                self.out.write_all(b"{")?;
                self.out.write_all(head.as_bytes())?;
                self.begin(tree, made)?;
                self.open = Some((head, 1));
            }
        }
        let mut printer = Printer { tree, definition, out: String::new(), indent: self.is_pretty.then_some(3) };
        printer.line();
        if !self.is_pretty {
            printer.out.push('\n');
        }
        printer.object(event, of(EVENT), (Some(name), &[]), 0);
        self.out.write_all(printer.out.as_bytes())
    }

    /// Ends the head and begins the list of events. When the document was made is a thing each has; where nothing says it,
    /// it is when the first event was recorded.
    fn begin(&mut self, tree: &Tree, made: Option<&str>) -> io::Result<()> {
        let head = tree.child(Tree::ROOT, Symbol::of(HEAD));
        let says = |name: &str| head.and_then(|head| tree.child(head, Symbol::of(name))).is_some();
        let mut more = String::new();
        let (line, inner) = if self.is_pretty { ("\n  ", "\n    ") } else { ("", "") };
        let mut add = |name: &str, value: &str| {
            more.push(',');
            more.push_str(line);
            text::write(name, &mut more);
            more.push_str(if line.is_empty() { ":" } else { ": " });
            text::write(value, &mut more);
        };
        if !says("@context") {
            add("@context", "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
        }
        if !says("schemaVersion") {
            add("schemaVersion", "2.0");
        }
        if let Some(made) = made.filter(|_| !says("creationDate")) {
            add("creationDate", made);
        }
        let colon = if line.is_empty() { ":" } else { ": " };
        write!(self.out, "{more},{line}\"epcisBody\"{colon}{{{inner}\"eventList\"{colon}[")
    }

    fn close(&mut self) -> io::Result<()> {
        if self.open.take().is_some() {
            let end: &[u8] = if self.is_pretty { b"\n    ]\n  }\n}\n" } else { b"\n]}}\n" };
            self.out.write_all(end)?;
        }
        Ok(())
    }

    /// Ends the document; gives back what was written to.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.close()?;
        Ok(self.out)
    }
}

/// When an event was recorded, or happened.
fn created(tree: &Tree, event: NodeId) -> Option<&str> {
    let said = |name: &str| tree.child(event, Symbol::of(name)).map(|node| tree.value(node));
    said("recordTime").or_else(|| said("eventTime")).filter(|value| !value.is_empty())
}

/// The words of the attribute that tells the form of a value.
fn forms(tree: &Tree, node: NodeId) -> Vec<&str> {
    let form = tree.child(node, Symbol::attribute("", FORM.trim_start_matches('@')));
    form.map(|form| tree.value(form).split(' ').collect()).unwrap_or_default()
}

struct Printer<'p> {
    tree: &'p Tree,
    definition: &'p Definition,
    out: String,
    /// How deep it stands, where each member has a line of its own.
    indent: Option<usize>,
}

impl Printer<'_> {
    fn line(&mut self) {
        if let Some(indent) = self.indent {
            self.out.push('\n');
            self.out.push_str(&"  ".repeat(indent));
        }
    }

    fn deeper(&mut self, by: isize) {
        self.indent = self.indent.map(|indent| indent.saturating_add_signed(by));
    }

    fn name(&mut self, name: &str) {
        self.line();
        text::write(name, &mut self.out);
        self.out.push_str(if self.indent.is_some() { ": " } else { ":" });
    }

    fn named(&mut self, name: &str, value: &str) {
        self.name(name);
        text::write(value, &mut self.out);
    }

    fn object(&mut self, node: NodeId, of: Option<DefinitionId>, kind: (Option<&str>, &[&str]), depth: usize) {
        self.out.push('{');
        self.deeper(1);
        let has_members = self.members(node, of, kind, depth);
        self.deeper(-1);
        if has_members {
            self.line();
        }
        self.out.push('}');
    }

    /// The members of an object, those first that lead, then its type; whether there are any.
    fn members(
        &mut self,
        node: NodeId,
        of: Option<DefinitionId>,
        (kind, leading): (Option<&str>, &[&str]),
        depth: usize,
    ) -> bool {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut groups: Vec<(&str, Vec<NodeId>)> = Vec::new();
        for child in self.tree.children(node).filter(|&child| self.tree.node(child).kind == Kind::Element) {
            let label = self.tree.label(child);
            let place = *places.entry(label).or_insert(groups.len());
            match groups.get_mut(place) {
                Some((_, known)) => known.push(child),
                None => groups.push((label, vec![child])),
            }
        }
        // The type is said by what the message is.
        groups.retain(|(label, _)| kind.is_none() || *label != "type");
        let (before, after): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(label, _)| leading.contains(label));
        let mut count = 0;
        for (label, nodes) in before {
            self.member(label, &nodes, of, depth, &mut count);
        }
        if let Some(kind) = kind {
            self.part(&mut count);
            self.named("type", kind);
        }
        for (label, nodes) in after {
            self.member(label, &nodes, of, depth, &mut count);
        }
        count > 0
    }

    fn part(&mut self, count: &mut usize) {
        if *count > 0 {
            self.out.push(',');
        }
        *count += 1;
    }

    fn member(&mut self, label: &str, nodes: &[NodeId], of: Option<DefinitionId>, depth: usize, count: &mut usize) {
        self.part(count);
        self.name(label);
        let part = of.and_then(|of| self.definition.part(of, Symbol::of(label))).copied();
        let Some(&first) = nodes.first() else { return };
        let form = forms(self.tree, first);
        // A list within a list says so itself.
        let is_list = match nodes.len() {
            1 => (part.is_some_and(|part| part.max > 1) && !form.contains(&"single")) || form.contains(&"list"),
            _ => true,
        };
        match is_list {
            _ if form.contains(&"none") && nodes.len() == 1 => self.out.push_str("[]"),
            true => self.list(nodes, part, depth),
            false => self.value(first, part, depth),
        }
    }

    fn list(&mut self, nodes: &[NodeId], part: Option<Part>, depth: usize) {
        self.out.push('[');
        self.deeper(1);
        for (at, &node) in nodes.iter().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            self.line();
            self.value(node, part, depth);
        }
        self.deeper(-1);
        self.line();
        self.out.push(']');
    }

    fn value(&mut self, node: NodeId, part: Option<Part>, depth: usize) {
        let (tree, form) = (self.tree, forms(self.tree, node));
        let has = |word: &str| form.contains(&word);
        let members: Vec<NodeId> =
            tree.children(node).filter(|&child| tree.node(child).kind == Kind::Element).collect();
        let class = part.and_then(|part| self.definition.node(part.node).format.as_ref());
        let class = class.map_or("", |format| format.class.as_str());
        let value = tree.value(node);
        let is_plain = !has("string")
            && match value {
                "true" | "false" => class == "boolean" || has("boolean"),
                _ => {
                    (class == "number" || has("number"))
                        && text::number(value.as_bytes()) == value.len()
                        && !value.is_empty()
                }
            };
        if depth > DEEPEST || has("null") {
            self.out.push_str("null");
        } else if has("inner") {
            self.list(&members, None, depth + 1);
        } else if !members.is_empty() || has("object") {
            self.object(node, part.map(|part| part.node), (None, &[]), depth + 1);
        } else if is_plain {
            self.out.push_str(value);
        } else {
            text::write(value, &mut self.out);
        }
    }
}
