//! A tree against its set: what is missing, too often, too long, of another form, or an unknown code.

use tradelane_findings::{Finding, Findings, Layer};

use super::directory::Directory;
use crate::definition::{Definition, Format, Kind, NodeId as DefinitionId, Part};
use crate::missing;
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// Checks a set that was read or built.
pub fn check(tree: &Tree, directory: &Directory, definition: &Definition, findings: &mut Findings) {
    if tree.is_empty() {
        return;
    }
    let is_cut = missing::is_cut(tree, "ST", "SE");
    let mut checker = Checker { tree, directory, definition, is_cut, findings };
    checker.group_code();
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
    /// A functional group holds sets of one kind, which its header names.
    fn group_code(&mut self) {
        let due = self.directory.group_code(&self.definition.message);
        let header = self.tree.child(Tree::ROOT, Symbol::of("GS"));
        let Some(leaf) = header.and_then(|header| self.tree.child(header, Symbol::of("01"))) else { return };
        let told = self.tree.value(leaf);
        if !due.is_empty() && told != due {
            let message = format!("a group of {} is {due}; its header says \"{told}\"", self.definition.message);
            self.error("group-code", message, leaf);
        }
    }

    fn node(&mut self, node: NodeId, definition: DefinitionId) {
        let known = self.definition.node(definition);
        let is_positional = matches!(known.kind, Kind::Segment | Kind::Composite);
        let mut counts = vec![0u32; known.parts.len()];
        let mut furthest = 0;
        for child in self.tree.children(node) {
            let (symbol, slot) = (self.tree.node(child).symbol, self.tree.node(child).slot);
            let index = known.parts.iter().position(|part| {
                self.definition.node(part.node).symbol == symbol && (!is_positional || part.slot == slot)
            });
            let Some((index, part)) = index.and_then(|index| known.parts.get(index).map(|part| (index, part))) else {
                if is_positional {
                    self.beyond(known.kind, &known.label, child);
                }
                continue;
            };
            if let Some(count) = counts.get_mut(index) {
                *count += 1;
                // What stands behind its place was told.
                let is_behind = index < furthest;
                if Some(*count) == part.max.checked_add(1) && !is_positional && !is_behind {
                    self.repeats(part, missing::first_segment(self.tree, child));
                }
            }
            furthest = furthest.max(index);
            self.child(child, part.node);
        }
        self.missing(node, definition, &counts);
    }

    fn beyond(&mut self, kind: Kind, label: &str, child: NodeId) {
        let position = self.tree.node(child).slot + 1;
        if kind == Kind::Segment {
            self.error("too-many-elements", format!("{label} has no element at position {position}"), child);
        } else {
            self.error("too-many-components", format!("there is no component at position {position} here"), child);
        }
    }

    fn child(&mut self, child: NodeId, definition: DefinitionId) {
        let known = self.definition.node(definition);
        if known.kind != Kind::Element {
            return self.node(child, definition);
        }
        let number = self.directory.number_of(self.tree, child);
        let is_formed = known.format.as_ref().is_none_or(|format| self.form(child, format));
        if let Some(number) = number {
            if is_formed {
                self.code(child, number);
            }
            // Of an element without a number the directory does not say whether it has components.
            for extra in self.tree.children(child) {
                let position = self.tree.node(extra).slot + 1;
                let message = format!("{} has no component at position {position}", name(self.tree, child));
                self.error("too-many-components", message, extra);
            }
        }
    }

    fn repeats(&mut self, part: &Part, child: NodeId) {
        let label = &self.definition.node(part.node).label;
        self.error("too-many-repeats", format!("{label} stands more than {} times here", part.max), child);
    }

    fn missing(&mut self, node: NodeId, definition: DefinitionId, counts: &[u32]) {
        let known = self.definition.node(definition);
        // The elements of trailers are compared with what they close.
        if known.label == "SE" {
            return;
        }
        for (index, part) in known.parts.iter().enumerate() {
            let child = self.definition.node(part.node);
            // The trailer is the writer's, and its absence was told where the set was cut.
            if part.min == 0 || counts.get(index) != Some(&0) || matches!(child.label.as_str(), "ST" | "SE") {
                continue;
            }
            let title = if child.title.is_empty() { String::new() } else { format!(" ({})", child.title) };
            if !matches!(child.kind, Kind::Segment | Kind::Group) {
                let message = format!("{}/{}{title} is mandatory", name(self.tree, node), child.label);
                let place = missing::element_place(self.tree, node, &child.label);
                self.findings.push(Finding::error("missing-element", Layer::Syntax, message).in_source(place));
            } else if !self.is_cut {
                let place = if known.kind == Kind::Message { &self.definition.message } else { &known.label };
                let message = format!("{}{title} is mandatory in {place}", child.label);
                let before = |child: NodeId| {
                    let symbol = self.tree.node(child).symbol;
                    let is_of = |part: &Part| self.definition.node(part.node).symbol == symbol;
                    known.parts.iter().position(is_of).is_some_and(|known| known < index)
                };
                let place = missing::segment_place(self.tree, self.definition, part.node, node, before);
                self.findings.push(Finding::error("missing-segment", Layer::Syntax, message).in_source(place));
            }
        }
    }

    /// Whether a value has its element's form; tells where it has not.
    fn form(&mut self, leaf: NodeId, format: &Format) -> bool {
        let value = self.tree.value(leaf);
        if value.is_empty() {
            return true;
        }
        let place = name(self.tree, leaf);
        let (is_right, length, due) = match format.class.as_str() {
            "R" => real(value),
            class if class.starts_with('N') => whole(value),
            "DT" => (is_date(value), value.len(), "a date of six or eight digits is"),
            "TM" => (is_time(value), value.len(), "a time of four to eight digits is"),
            _ => (true, value.chars().count(), ""),
        };
        if !is_right {
            self.error("element-form", format!("\"{value}\" stands in {place}, where {due} due"), leaf);
        } else if let Some(max) = format.max.filter(|&max| length > max as usize) {
            self.error("element-length", format!("{place} has {length} characters; it takes {max} at most"), leaf);
        } else if length < format.min as usize {
            let min = format.min;
            self.error("element-length", format!("{place} has {length} characters; it takes {min} at least"), leaf);
        } else {
            return true;
        }
        false
    }

    fn code(&mut self, leaf: NodeId, number: &str) {
        let value = self.tree.value(leaf);
        if value.is_empty() || !self.directory.has_codes(number) || self.directory.code_name(number, value).is_some() {
            return;
        }
        let message = format!("\"{value}\" is not a code of {number} in {}", self.directory.name);
        self.findings
            .push_with(|| Finding::warning("unknown-code", Layer::Code, message).in_source(self.tree.place(leaf)));
    }

    fn error(&mut self, rule: &'static str, message: String, node: NodeId) {
        self.findings.push_with(|| Finding::error(rule, Layer::Syntax, message).in_source(self.tree.place(node)));
    }
}

/// `N1/02`: segment and position.
fn name(tree: &Tree, node: NodeId) -> String {
    let mut steps: Vec<&str> = Vec::new();
    for up in std::iter::successors(Some(node), |&up| tree.parent(up)) {
        steps.push(tree.label(up));
        if tree.node(up).kind == Kind::Segment {
            break;
        }
    }
    steps.reverse();
    steps.join("/")
}

/// Whether a value is a whole number, its length without sign, and what is due else.
fn whole(value: &str) -> (bool, usize, &'static str) {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let is_right = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_right, digits.len(), "digits are")
}

/// Whether a value is a decimal number (sign, point and exponent apart, X12.6), its length without them.
fn real(value: &str) -> (bool, usize, &'static str) {
    let (mantissa, exponent) = value.split_once('E').map_or((value, None), |(mantissa, rest)| (mantissa, Some(rest)));
    let digits = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let is_right = count > 0
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.len() - count <= 1
        && exponent.is_none_or(|exponent| whole(exponent).0);
    (is_right, count, "a number is")
}

fn is_date(value: &str) -> bool {
    let is_digits = value.bytes().all(|byte| byte.is_ascii_digit()) && matches!(value.len(), 6 | 8);
    let two = |at: usize| value.get(at..at + 2).and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(0);
    let month = value.len().saturating_sub(4);
    let year = value.get(..month).and_then(|year| year.parse::<u32>().ok()).unwrap_or(0);
    is_digits && (1..=days(year, two(month))).contains(&two(month + 2))
}

/// How many days a month has; none where there is no such month. The years 00 and 2000 are leap years.
fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

fn is_time(value: &str) -> bool {
    let is_digits = value.bytes().all(|byte| byte.is_ascii_digit()) && matches!(value.len(), 4 | 6 | 7 | 8);
    let two = |at: usize| value.get(at..at + 2).and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(0);
    is_digits && two(0) < 24 && two(2) < 60 && (value.len() == 4 || two(4) < 60)
}
