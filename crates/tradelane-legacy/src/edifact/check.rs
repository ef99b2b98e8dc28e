//! A tree against its directory: what is missing, too often, too long, of another form, or an unknown code.

use tradelane_findings::{Finding, Findings, Layer};

use super::directory::Directory;
use super::moment;
use crate::definition::{Definition, Format, Kind, NodeId as DefinitionId, Part};
use crate::missing;
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// Checks a message that was read or built.
pub fn check(tree: &Tree, directory: &Directory, definition: &Definition, findings: &mut Findings) {
    if tree.is_empty() {
        return;
    }
    let is_cut = missing::is_cut(tree, "UNH", "UNT");
    let mut checker = Checker { tree, directory, definition, is_cut, findings };
    checker.group_type();
    checker.node(Tree::ROOT, Definition::ROOT);
}

struct Checker<'c> {
    tree: &'c Tree,
    directory: &'c Directory,
    definition: &'c Definition,
    is_cut: bool,
    findings: &'c mut Findings,
}

impl Checker<'_> {
    /// A group holds messages of one type, which its header names.
    fn group_type(&mut self) {
        let leaf = |path: &str| self.tree.find_path(path);
        let (Some(group), Some(own)) = (leaf("UNG/0038"), leaf("UNH/S009/0065")) else { return };
        let (due, told) = (self.tree.value(group), self.tree.value(own));
        if due != told {
            let message = format!("the group is one of {due}; the message is {told}");
            self.error("group-code", message, own);
        }
    }

    fn node(&mut self, node: NodeId, definition: DefinitionId) {
        let known = self.definition.node(definition);
        let is_positional = matches!(known.kind, Kind::Segment | Kind::Composite);
        let mut counts = vec![0u32; known.parts.len()];
        let (mut last, mut last_slot, mut furthest) = (0, None, 0);
        for child in self.tree.children(node) {
            let symbol = self.tree.node(child).symbol;
            let slot = self.tree.node(child).slot;
            let takes = |part: &Part| self.definition.node(part.node).symbol == symbol;
            let index = if is_positional {
                let stands = |part: &Part| part.slot <= slot && u32::from(slot - part.slot) < part.max;
                known.parts.iter().position(|part| takes(part) && stands(part))
            } else {
                room(&known.parts, &counts, last, takes)
            };
            last = index.unwrap_or(last);
            let Some((index, part)) = index.and_then(|index| known.parts.get(index).map(|part| (index, part))) else {
                if is_positional {
                    let (rule, what) = match known.kind {
                        Kind::Composite => ("too-many-components", "component"),
                        _ => ("too-many-elements", "element"),
                    };
                    self.error(rule, format!("{} has no {what} at position {}", known.label, slot + 1), child);
                }
                continue;
            };
            if let Some(count) = counts.get_mut(index) {
                *count += 1;
                let is_again = is_positional && last_slot == Some(slot);
                // What stands behind its place was told.
                let is_behind = index < furthest;
                if *count == part.max + 1 && (is_again || (!is_positional && !is_behind)) {
                    self.repeats(part, missing::first_segment(self.tree, child));
                }
            }
            (last_slot, furthest) = (Some(slot), furthest.max(index));
            self.child(child, part.node);
        }
        self.missing(node, definition, &counts);
    }

    fn child(&mut self, child: NodeId, definition: DefinitionId) {
        let known = self.definition.node(definition);
        match known.kind {
            Kind::Element => {
                self.date(child, &known.label);
                let is_formed = known.format.as_ref().is_none_or(|format| self.form(child, &known.label, format));
                if is_formed {
                    self.code(child, &known.label);
                }
                for extra in self.tree.children(child) {
                    let message =
                        format!("{} has no component at position {}", known.label, self.tree.node(extra).slot + 1);
                    self.error("too-many-components", message, extra);
                }
            }
            _ => self.node(child, definition),
        }
    }

    fn repeats(&mut self, part: &Part, child: NodeId) {
        let label = &self.definition.node(part.node).label;
        let message = format!("{label} stands more than {} times here", part.max);
        self.error("too-many-repeats", message, child);
    }

    fn missing(&mut self, node: NodeId, definition: DefinitionId, counts: &[u32]) {
        let known = self.definition.node(definition);
        // The elements of trailers are compared with what they close.
        if known.label == "UNT" {
            return;
        }
        for (index, part) in known.parts.iter().enumerate() {
            if part.min == 0 || counts.get(index).is_some_and(|count| *count > 0) {
                continue;
            }
            let child = self.definition.node(part.node);
            // The trailer is the writer's, and its absence was told where the message was cut.
            if matches!(child.label.as_str(), "UNT" | "UNH") {
                continue;
            }
            let is_segment = matches!(child.kind, Kind::Segment | Kind::Group);
            if is_segment && self.is_cut {
                continue;
            }
            let place = if known.kind == Kind::Message { &self.definition.message } else { &known.label };
            let message = format!("{} ({}) is mandatory in {place}", child.label, child.title);
            let (rule, place) = if is_segment {
                let before = |child: NodeId| {
                    let symbol = self.tree.node(child).symbol;
                    let is_of = |part: &Part| self.definition.node(part.node).symbol == symbol;
                    known.parts.iter().position(is_of).is_some_and(|known| known < index)
                };
                let place = missing::segment_place(self.tree, self.definition, part.node, node, before);
                ("missing-segment", place)
            } else {
                ("missing-element", missing::element_place(self.tree, node, &child.label))
            };
            self.findings.push(Finding::error(rule, Layer::Syntax, message).in_source(place));
        }
    }

    /// Whether a value has its element's form; tells where it has not.
    fn form(&mut self, leaf: NodeId, label: &str, format: &Format) -> bool {
        let value = self.tree.value(leaf);
        if value.is_empty() {
            return true;
        }
        let is_numeric = format.class == "n";
        let digits = value.strip_prefix('-').unwrap_or(value);
        let length = if is_numeric { digits.chars().filter(|c| *c != '.').count() } else { value.chars().count() };
        let form_ok = match format.class.as_str() {
            "n" => {
                !digits.is_empty()
                    && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                    && digits.bytes().filter(|b| *b == b'.').count() <= 1
                    // After a decimal mark stands a digit (ISO 9735, clause 10).
                    && !digits.ends_with('.')
            }
            "a" => !value.chars().any(|c| c.is_ascii_digit()),
            _ => true,
        };
        if !form_ok {
            let due = if is_numeric { "digits" } else { "letters" };
            self.error("element-form", format!("\"{value}\" stands in {label}, where {due} are due"), leaf);
        } else if format.max.is_some_and(|max| length > max as usize) {
            let max = format.max.unwrap_or_default();
            self.error("element-length", format!("{label} has {length} characters; it takes {max} at most"), leaf);
        } else if length < format.min as usize {
            self.error("element-length", format!("{label} has {length} characters; it takes {}", format.min), leaf);
        } else if !moment::is_of_service(label, value) {
            self.error("element-form", format!("\"{value}\" in {label} is not in the calendar or the day"), leaf);
        } else {
            return true;
        }
        false
    }

    /// A date in C507 has the form that 2379 says beside it.
    fn date(&mut self, leaf: NodeId, label: &str) {
        let Some(parent) = self.tree.parent(leaf).filter(|_| label == "2380") else { return };
        let format = self.tree.child(parent, Symbol::of("2379")).map_or("", |format| self.tree.value(format));
        let value = self.tree.value(leaf);
        if !value.is_empty() && !moment::is_of(format, value) {
            self.error("date-form", format!("\"{value}\" is no date of the form {format} (2379)"), leaf);
        }
    }

    /// A code is looked up where the element has a list in the directory and no other list is named beside it.
    fn code(&mut self, leaf: NodeId, label: &str) {
        let value = self.tree.value(leaf);
        if value.is_empty() || !self.directory.has_codes(label) || self.directory.code_name(label, value).is_some() {
            return;
        }
        let names_list = |node: NodeId| matches!(self.tree.label(node), "1131" | "3055") && node != leaf;
        let parent = self.tree.parent(leaf);
        if parent.is_some_and(|parent| self.tree.children(parent).any(names_list)) {
            return;
        }
        let message = format!("\"{value}\" is not a code of {label} in {}", self.directory.name);
        self.findings
            .push_with(|| Finding::warning("unknown-code", Layer::Code, message).in_source(self.tree.place(leaf)));
    }

    fn error(&mut self, rule: &'static str, message: String, node: NodeId) {
        self.findings.push_with(|| Finding::error(rule, Layer::Syntax, message).in_source(self.tree.place(node)));
    }
}

/// The part that takes a child, from where the last one stood: one that has room, where a segment has several places.
fn room(parts: &[Part], counts: &[u32], last: usize, takes: impl Fn(&Part) -> bool) -> Option<usize> {
    let (before, after) = parts.split_at(last.min(parts.len()));
    let later = || after.iter().zip(last..);
    let all = || later().chain(before.iter().zip(0..)).filter(|(part, _)| takes(part)).map(|(part, at)| (at, part.max));
    let with_room = all().find(|(at, max)| counts.get(*at).is_none_or(|count| count < max));
    with_room.or_else(|| all().next()).map(|(at, _)| at)
}
