//! Events put into one document.

use std::io::{self, Write};

use tradelane_findings::{Finding, Findings, Layer};

use super::{BODY, LIST, events, list_of};
use crate::definition::{Definition, Kind};
use crate::xml::prefixes::Prefixes;
use crate::xml::{WriteOptions, write};
use crate::{Symbol, Tree};

const MADE: Symbol = Symbol::attribute("", "creationDate");

/// Writes events into one document.
pub struct EventWriter<W> {
    out: W,
    pretty: bool,
    open: Option<Open>,
}

/// The document that is open.
struct Open {
    /// What it says before its events, without its declarations of namespaces.
    head: String,
    /// The namespaces with their prefixes.
    declared: Vec<(String, String)>,
    /// What ends it.
    tail: String,
    made: String,
}

impl<W: Write> EventWriter<W> {
    /// Writes to `out`; `pretty` puts each element into a line of its own.
    pub fn new(out: W, pretty: bool) -> Self {
        Self { out, pretty, open: None }
    }

    /// Says when the document was made, where it does not say so itself: when its first event was recorded or happened.
    pub fn complete(&self, tree: &mut Tree) {
        let first = events(tree).first().copied();
        let Some(event) = first.filter(|_| tree.child(Tree::ROOT, MADE).is_none()) else { return };
        let said = |name: &str| tree.child(event, Symbol::of(name)).map(|node| tree.value(node).to_owned());
        let own = said("recordTime").or_else(|| said("eventTime"));
        let made = self.open.as_ref().map(|open| open.made.clone()).or(own).filter(|made| !made.is_empty());
        if let Some(made) = made {
            let node = tree.push(Some(Tree::ROOT), Kind::Attribute, MADE, "@creationDate");
            tree.set_value(node, &made);
        }
    }

    /// Writes a message, event by event. What a later event's document says otherwise of itself than the first's is told, as
    /// it is not written.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn message(&mut self, tree: &Tree, definition: &Definition, findings: &mut Findings) -> io::Result<()> {
        let events = events(tree);
        let Some(list) = list_of(tree).filter(|_| events.len() > 1) else {
            return if events.is_empty() { Ok(()) } else { self.event(tree, definition, findings) };
        };
        for &event in &events {
            let mut one = tree.clone();
            one.set_children(list, &[event]);
            self.event(&one, definition, findings)?;
        }
        Ok(())
    }

    fn event(&mut self, tree: &Tree, definition: &Definition, findings: &mut Findings) -> io::Result<()> {
        let mut bytes = Vec::new();
        write(tree, definition, &mut bytes, findings, &WriteOptions { pretty: self.pretty });
        let text = String::from_utf8_lossy(&bytes);
        let Some((head, event, tail)) = parts(&text) else { return Ok(()) };
        let prefixes = Prefixes::of(tree, definition);
        let declared: Vec<(String, String)> =
            prefixes.declarations().map(|(prefix, name)| (prefix.to_owned(), name.to_owned())).collect();
        let said = without_declarations(head);
        match &self.open {
            Some(open) => {
                if open.head != said {
                    let message =
                        "the document says otherwise of itself than the first that was written; that is left out";
                    findings.push(Finding::warning("xml-head", Layer::Syntax, message));
                }
                let more: String =
                    declared.iter().filter(|one| !open.declared.contains(one)).map(declaration).collect();
                let name = event.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or_default();
                let (start, rest) = event.split_at(name);
                write!(self.out, "{}{start}{more}{rest}", indent(head))
            }
            None => {
                write!(self.out, "{}{}{event}", head.trim_end(), indent(head))?;
                let made = tree.child(Tree::ROOT, MADE).map(|made| tree.value(made).to_owned()).unwrap_or_default();
                self.open = Some(Open { head: said, declared, tail: tail.to_owned(), made });
                Ok(())
            }
        }
    }

    /// Ends the document; gives back what was written to.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        if let Some(open) = self.open.take() {
            self.out.write_all(if self.pretty { b"" } else { b"\n" })?;
            self.out.write_all(open.tail.as_bytes())?;
        }
        Ok(self.out)
    }
}

/// What stands before an event: where it is in a line of its own, the line's end and its blanks.
fn indent(head: &str) -> &str {
    let blanks = head.get(head.trim_end().len()..).unwrap_or_default();
    if blanks.is_empty() { "\n" } else { blanks }
}

/// What stands before the event, the event, and what stands behind it.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let body = text.find(&format!("<{BODY}"))?;
    let list = body + text.get(body..)?.find(&format!("<{LIST}"))?;
    let start = list + text.get(list..)?.find('>')? + 1;
    let start = start + text.get(start..)?.find('<')?;
    let end = text.rfind(&format!("</{LIST}>"))?;
    let event = text.get(start..end)?.trim_end();
    Some((text.get(..start)?, event, text.get(start + event.len()..)?))
}

fn declaration((prefix, name): &(String, String)) -> String {
    let colon = if prefix.is_empty() { "" } else { ":" };
    let name = name.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    format!(" xmlns{colon}{prefix}=\"{name}\"")
}

/// A head without the namespaces that its document element declares.
fn without_declarations(head: &str) -> String {
    let (start, rest) = head.split_at(head.find(" xmlns").unwrap_or(head.len()));
    let mut rest = rest;
    while let Some(after) = rest.strip_prefix(" xmlns") {
        let end = after.find('"').and_then(|at| Some(at + 1 + after.get(at + 1..)?.find('"')? + 1));
        rest = end.and_then(|end| after.get(end..)).unwrap_or_default();
    }
    format!("{start}{rest}")
}
