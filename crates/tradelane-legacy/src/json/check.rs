//! An event against its directory.

use std::collections::{HashMap, HashSet};

use tradelane_findings::{Finding, Findings, Layer, Severity};

use super::{FORM, directory, text};
use crate::definition::{Definition, Kind, NodeId as DefinitionId};
use crate::epc;
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// What stands in the directory for any date and time, any offset, any unit.
const MOMENT: &str = "@moment";
const OFFSET: &str = "@offset";
const UNIT: &str = "@unit";

/// Lists that name each thing once.
const SETS: [&str; 4] = ["epcList", "childEPCs", "set", "unset"];

/// Tells what an event lacks, what of it is of another kind than the directory says, and which members it does not know.
/// Names with a prefix are extensions, which anybody may add.
pub fn check(tree: &Tree, definition: &Definition, findings: &mut Findings) {
    let values = directory(&definition.directory).map(|known| known.values(&definition.message)).unwrap_or_default();
    let mut queue = vec![(Tree::ROOT, Definition::ROOT)];
    while let Some((node, of)) = queue.pop() {
        let mut checker = Checker { tree, definition, findings };
        let listed = values.get(of.0 as usize).map(Vec::as_slice).unwrap_or_default();
        checker.value(node, of, listed);
        checker.members(node, of, &mut queue);
    }
}

/// Whether a value is one of a list, where there is one; a colon in the list stands for any URI, and forms for what has
/// them.
fn is_listed(value: &str, listed: &[&str]) -> bool {
    listed.is_empty()
        || listed.contains(&value)
        || (listed.contains(&":") && value.contains(':') && epc::is_uri(value))
        || match listed {
            [MOMENT] => is_moment(value),
            [OFFSET] => is_offset(value) && (value.get(1..3) < Some("14") || value.ends_with("14:00")),
            [UNIT] => {
                let is_code = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
                (2..=3).contains(&value.len()) && value.bytes().all(is_code)
            }
            _ => false,
        }
}

/// Whether it is an offset from UTC: `+08:00`.
fn is_offset(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| {
        text.get(range).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?.parse::<u32>().ok()
    };
    text.len() == 6
        && text.starts_with(['+', '-'])
        && text.get(3..4) == Some(":")
        && number(1..3).is_some_and(|hours| hours < 24)
        && number(4..6).is_some_and(|minutes| minutes < 60)
}

/// Whether it is a date and time with its offset from UTC (RFC 3339).
fn is_moment(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| {
        let digits = text.get(range)?;
        digits.parse::<u32>().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    let bytes = text.as_bytes();
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else { return false };
    let (Some(hour), Some(minute), Some(second)) = (number(11..13), number(14..16), number(17..19)) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    let rest = text.get(19..).unwrap_or_default();
    let fraction = rest
        .strip_prefix('.')
        .map(|digits| digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    let offset = match fraction {
        Some(0) => return false,
        Some(length) => rest.get(1 + length..).unwrap_or_default(),
        None => rest,
    };
    marks.iter().all(|(at, mark)| bytes.get(*at) == Some(mark))
        && (1..=days).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60
        && (offset == "Z" || is_offset(offset))
}

struct Checker<'c> {
    tree: &'c Tree,
    definition: &'c Definition,
    findings: &'c mut Findings,
}

impl Checker<'_> {
    fn tell(&mut self, rule: &'static str, node: NodeId, message: String) {
        let tree = self.tree;
        self.findings
            .push_with(|| Finding::new(rule, Layer::Syntax, Severity::Error, message).in_source(tree.place(node)));
    }

    fn value(&mut self, node: NodeId, of: DefinitionId, listed: &[&str]) {
        let known = self.definition.node(of);
        let form = self.tree.child(node, Symbol::attribute("", FORM.trim_start_matches('@')));
        let form = form.map(|form| self.tree.value(form)).unwrap_or_default();
        let has = |word: &str| form.split(' ').any(|known| known == word);
        let label = &known.label;
        let has_members = self.tree.children(node).any(|child| self.tree.node(child).kind == Kind::Element);
        let odd = ["number", "boolean", "null", "string", "object"].into_iter().find(|word| has(word));
        let value = self.tree.value(node);
        match &known.format {
            Some(format) => {
                let due = if format.class == "epc" { "string" } else { format.class.as_str() };
                if let Some(odd) = odd.or_else(|| has_members.then_some("object")) {
                    self.tell("json-type", node, format!("`{label}` is a {due}, not {odd}"));
                } else if due == "number" && !value.is_empty() && text::number(value.as_bytes()) != value.len() {
                    self.tell("json-type", node, format!("`{label}` is a number as JSON writes it"));
                } else if !is_listed(value, listed) {
                    let shown: String = value.chars().take(40).collect();
                    let words: Vec<&str> = listed.iter().copied().filter(|word| *word != ":").collect();
                    let message = match words.as_slice() {
                        [] => format!("\"{shown}\" is no URI, as `{label}` is"),
                        [MOMENT] => format!("\"{shown}\" is no date and time with its offset, as `{label}` is"),
                        [OFFSET] => format!("\"{shown}\" is no offset up to 14 hours, as +08:00 is"),
                        [UNIT] => format!("\"{shown}\" is no code of a unit, of two or three capitals and digits"),
                        words => format!("\"{shown}\" is not a value of `{label}`: {}", words.join(", ")),
                    };
                    self.tell("json-value", node, message);
                }
            }
            None if odd.is_some_and(|odd| odd != "object") || !value.is_empty() => {
                self.tell("json-type", node, format!("`{label}` is an object"));
            }
            None => {}
        }
    }

    fn members(&mut self, node: NodeId, of: DefinitionId, queue: &mut Vec<(NodeId, DefinitionId)>) {
        let known = self.definition.node(of);
        if known.format.is_some() {
            return;
        }
        let mut counts: HashMap<Symbol, u32> = HashMap::new();
        let mut said: HashSet<(Symbol, &str)> = HashSet::new();
        for child in self.tree.children(node) {
            let (found, label) = (self.tree.node(child), self.tree.label(child));
            if found.kind != Kind::Element {
                continue;
            }
            let count = counts.entry(found.symbol).or_default();
            *count += 1;
            match self.definition.part(of, found.symbol) {
                // Contexts stand alone or as a list.
                Some(part) if *count == part.max.saturating_add(1) && !label.starts_with('@') => {
                    self.tell("json-type", child, format!("`{label}` stands once, not as a list"));
                }
                Some(_) if SETS.contains(&label) && !said.insert((found.symbol, self.tree.value(child))) => {
                    self.tell("json-value", child, format!("`{label}` names this twice"));
                }
                Some(part) => queue.push((child, part.node)),
                None if label.contains(':') || label.starts_with('@') || label == "epcisHeader" => {}
                None => {
                    let shown: String = label.chars().take(80).collect();
                    self.tell("json-member-unknown", child, format!("`{shown}` is no member of `{}`", known.label));
                }
            }
        }
        for part in known.parts.iter().filter(|part| part.min > 0) {
            let part = self.definition.node(part.node);
            if !counts.contains_key(&part.symbol) {
                self.tell("json-member-missing", node, format!("`{}` lacks `{}`", known.label, part.label));
            }
        }
        match known.label.as_str() {
            "event" => self.event(node),
            "persistentDisposition" if !self.has(node, "set") && !self.has(node, "unset") => {
                self.tell("json-member-missing", node, "`persistentDisposition` lacks `set` or `unset`".to_owned());
            }
            _ => {}
        }
    }

    fn has(&self, node: NodeId, name: &str) -> bool {
        self.tree.child(node, Symbol::of(name)).is_some()
    }

    /// What an event has to say of what it happened to, by its kind and action.
    fn event(&mut self, node: NodeId) {
        let action = self.tree.child(node, Symbol::of("action")).map(|action| self.tree.value(action));
        let action = action.unwrap_or_default();
        let has = |name: &str| self.has(node, name);
        let (is_enough, lists) = match self.definition.message.as_str() {
            "ObjectEvent" => {
                let is_sensed = has("sensorElementList") && has("readPoint");
                (has("epcList") || has("quantityList") || is_sensed, "`epcList` or `quantityList`")
            }
            "TransactionEvent" => {
                (has("epcList") || has("quantityList") || action == "DELETE", "`epcList` or `quantityList`")
            }
            _ => (
                has("childEPCs") || has("childQuantityList") || action == "DELETE",
                "`childEPCs` or `childQuantityList`",
            ),
        };
        if !is_enough {
            self.tell("json-member-missing", node, format!("`event` lacks {lists}: it says not what it happened to"));
        }
        if self.has(node, "ilmd") && action != "ADD" {
            self.tell("json-value", node, "`ilmd` stands in events with the action ADD alone".to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_moment;

    #[test]
    fn moments_have_their_offset() {
        for moment in ["2026-05-17T08:30:00Z", "2026-05-17T08:30:00.125+08:00", "2024-02-29T23:59:59-00:30"] {
            assert!(is_moment(moment), "{moment}");
        }
        for other in [
            "",
            "2026-05-17",
            "2026-05-17T08:30:00",
            "2026-05-17T08:30:00.Z",
            "2026-02-29T08:30:00Z",
            "2026-05-17T24:00:00Z",
            "2026-05-17 08:30:00Z",
            "2026-05-17T08:30:00+0800",
            "2026-05-17T08:30:00+08:00x",
            "+026-05-17T08:30:00Z",
        ] {
            assert!(!is_moment(other), "{other}");
        }
    }
}
