//! Trees to interchanges: fixed widths of the header, control numbers, counts, functional groups.

use std::collections::BTreeSet;
use std::io::{self, Write};

use tradelane_findings::{Finding, Findings, Layer};

use super::directory;
use super::envelope::Separators;
use super::header::{self, Fields};
use super::order::segments_in_order;
use crate::numbers::{ControlNumbers, CountFrom, Counted, Numbered, References, duplicate_reference};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// How interchanges are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The separators. Interchanges of versions before 00402 have no repetition separator.
    pub separators: Separators,
    /// Whether each segment ends its line.
    pub lines: bool,
}

/// A character that cannot be written, because it is a separator: X12 has no release character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The element.
    pub node: NodeId,
    /// The first such character in it.
    pub character: char,
}

impl Refusal {
    /// The finding that tells it.
    pub fn finding(&self) -> Finding {
        let message =
            format!("\"{}\" separates elements in this interchange; a blank is written for it", self.character);
        Finding::error("separator-character", Layer::Syntax, message)
            .help("X12 has no release character; use another character, or other separators")
    }
}

/// The values of a message that hold a separator. A blank is written in its place.
pub fn refusals(tree: &Tree, separators: &Separators) -> Vec<Refusal> {
    let nodes = (0..tree.len()).filter_map(|index| tree.node_at(index));
    let held = nodes.filter_map(|node| {
        let character = tree.value(node).chars().find(|&character| separators.parts(character))?;
        Some(Refusal { node, character })
    });
    held.collect()
}

/// Writes sets, those of one interchange and functional group together, and counts them.
pub struct Writer<W: Write> {
    out: W,
    layout: Layout,
    separators: Separators,
    interchange: Option<Open>,
    group: Option<Open>,
    numbers: Box<dyn ControlNumbers>,
    /// How many sets got a number here.
    sets: u64,
    /// The control numbers of sets in the group that is open.
    used: References,
}

/// An interchange or group that was begun.
struct Open {
    header: Fields,
    control: String,
    held: u64,
}

impl<W: Write> Writer<W> {
    /// Writes to `out`.
    pub fn new(out: W, layout: Layout) -> Self {
        let separators = layout.separators;
        let numbers = Box::new(CountFrom::default());
        Self { out, layout, separators, interchange: None, group: None, numbers, sets: 0, used: References::default() }
    }

    /// Takes the control numbers of interchanges and groups that have none from `numbers`; without, they are counted
    /// from 1.
    #[must_use]
    pub fn numbered_by(mut self, numbers: Box<dyn ControlNumbers>) -> Self {
        self.numbers = numbers;
        self
    }

    /// Lays out what comes next in another way; an interchange that is open is closed where it differs.
    ///
    /// # Errors
    /// Where the sink cannot be written.
    pub fn set_layout(&mut self, layout: Layout) -> io::Result<()> {
        if layout != self.layout {
            self.close_interchange()?;
            self.layout = layout;
            self.separators = layout.separators;
        }
        Ok(())
    }

    /// Writes a set of a version (`005010`), or an interchange acknowledgement (TA1). A set whose ISA says the same as
    /// that of the set before goes into the same interchange; the same holds for GS and groups. What the headers of a
    /// message do not say is filled in: control numbers are counted.
    ///
    /// # Errors
    /// Where the sink cannot be written.
    pub fn message(&mut self, tree: &Tree, version: &str, findings: &mut Findings) -> io::Result<()> {
        if tree.is_empty() {
            return Ok(());
        }
        let isa = header::interchange(tree, version, findings);
        self.open_interchange(isa, version)?;
        for refusal in refusals(tree, &self.separators) {
            findings.push(refusal.finding().in_source(tree.place(refusal.node)));
        }
        let set = tree.label(Tree::ROOT);
        let segments = segments_in_order(tree);
        if set == "TA1" {
            self.close_group()?;
            return segments.into_iter().try_for_each(|segment| self.segment(tree, segment, findings));
        }
        let code = directory::directory(version).map_or("", |directory| directory.group_code(set));
        let isa = self.interchange.as_ref().map(|open| open.header.clone()).unwrap_or_default();
        self.open_group(header::group(tree, version, code, &isa))?;
        let control = self.begin_set(tree, findings)?;
        let mut count = 1u64;
        for segment in segments {
            count += 1;
            self.segment(tree, segment, findings)?;
        }
        self.raw_segment(&["SE", &(count + 1).to_string(), &control])?;
        if let Some(group) = &mut self.group {
            group.held += 1;
        }
        Ok(())
    }

    /// Closes what is open.
    ///
    /// # Errors
    /// Where the sink cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.close_interchange()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn open_interchange(&mut self, mut header: Fields, version: &str) -> io::Result<()> {
        if self.interchange.as_ref().is_some_and(|open| open.header.continues(&header, header::ISA_CONTROL)) {
            return Ok(());
        }
        self.close_interchange()?;
        let control = self.control(&mut header, (5, 7), header::ISA_CONTROL, (Counted::X12Interchange, 9))?;
        self.separators = header::separators(self.layout.separators, &header, version);
        let line = header.fixed_width(&self.separators);
        self.out.write_all(&line)?;
        self.end_segment()?;
        self.interchange = Some(Open { header, control, held: 0 });
        Ok(())
    }

    fn open_group(&mut self, mut header: Fields) -> io::Result<()> {
        if self.group.as_ref().is_some_and(|open| open.header.continues(&header, header::GS_CONTROL)) {
            return Ok(());
        }
        self.close_group()?;
        let control = self.control(&mut header, (1, 2), header::GS_CONTROL, (Counted::X12Group, 1))?;
        self.used.clear();
        let mut line = vec!["GS"];
        line.extend(header.iter());
        self.raw_segment(&line)?;
        if let Some(interchange) = &mut self.interchange {
            interchange.held += 1;
        }
        self.group = Some(Open { header, control, held: 0 });
        Ok(())
    }

    /// The control number of a header: the one given, or the next.
    fn control(
        &mut self,
        header: &mut Fields,
        (sender, recipient): (usize, usize),
        slot: usize,
        (what, width): (Counted, usize),
    ) -> io::Result<String> {
        if header.get(slot).is_empty() {
            let numbered = Numbered { what, sender: header.get(sender), recipient: header.get(recipient) };
            let number = self.numbers.next(&numbered)?;
            header.set(slot, format!("{number:0width$}"));
        } else if header.get(slot).bytes().all(|byte| byte.is_ascii_digit()) {
            header.set(slot, format!("{:0>width$}", header.get(slot)));
        }
        Ok(header.get(slot).to_owned())
    }

    /// Writes ST; gives the set's control number.
    fn begin_set(&mut self, tree: &Tree, findings: &mut Findings) -> io::Result<String> {
        let mut header = Fields::of(tree, "ST", 3);
        header.default(0, tree.label(Tree::ROOT));
        let told = header.get(1).to_owned();
        if told.is_empty() {
            let (number, control) = self.used.free(self.sets + 1, |number| format!("{number:04}"));
            self.sets = number;
            header.set(1, control);
        } else if told.bytes().all(|byte| byte.is_ascii_digit()) {
            header.set(1, format!("{told:0>4}"));
        }
        if !told.is_empty() && !self.used.is_new(header.get(1).as_bytes()) {
            findings.push(duplicate_reference("transaction sets of one group", &told));
        }
        let control = header.get(1).to_owned();
        let mut line = vec!["ST"];
        line.extend(header.iter());
        while line.last().is_some_and(|last| last.is_empty()) {
            line.pop();
        }
        self.raw_segment(&line)?;
        Ok(control)
    }

    fn close_group(&mut self) -> io::Result<()> {
        let Some(open) = self.group.take() else { return Ok(()) };
        self.raw_segment(&["GE", &open.held.to_string(), &open.control])
    }

    fn close_interchange(&mut self) -> io::Result<()> {
        self.close_group()?;
        let Some(open) = self.interchange.take() else { return Ok(()) };
        self.raw_segment(&["IEA", &open.held.to_string(), &open.control])
    }

    fn raw_segment(&mut self, elements: &[&str]) -> io::Result<()> {
        let mut line = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            if index > 0 {
                line.push(self.separators.element);
            }
            write_value(element, &self.separators, &mut line);
        }
        self.out.write_all(&line)?;
        self.end_segment()
    }

    fn end_segment(&mut self) -> io::Result<()> {
        self.out.write_all(&[self.separators.terminator])?;
        let has_line = matches!(self.separators.terminator, b'\r' | b'\n');
        if self.layout.lines && !has_line { self.out.write_all(b"\n") } else { Ok(()) }
    }

    fn segment(&mut self, tree: &Tree, segment: NodeId, findings: &mut Findings) -> io::Result<()> {
        let mut line = tree.label(segment).as_bytes().to_vec();
        let mut position = None;
        for element in tree.children(segment) {
            let slot = tree.node(element).slot;
            match (position, self.separators.repetition) {
                (Some(last), Some(repetition)) if last == slot => line.push(repetition),
                (Some(last), None) if last == slot => {
                    let message = format!("{} repeats, which this version of X12 does not know", tree.path(element));
                    findings.push(Finding::error("repeated-element", Layer::Syntax, message));
                    continue;
                }
                _ => {
                    let steps = position.map_or(slot + 1, |last: u16| slot.saturating_sub(last).max(1));
                    line.extend(std::iter::repeat_n(self.separators.element, steps.into()));
                    position = Some(position.map_or(slot, |last| slot.max(last + 1)));
                }
            }
            self.element(tree, element, &mut line);
        }
        self.out.write_all(&line)?;
        self.end_segment()
    }

    fn element(&self, tree: &Tree, element: NodeId, out: &mut Vec<u8>) {
        write_value(tree.value(element), &self.separators, out);
        let mut position = 0;
        for (index, component) in tree.children(element).enumerate() {
            let slot = tree.node(component).slot;
            let steps = if index == 0 { slot } else { slot.saturating_sub(position).max(1) };
            let separator = self.separators.component.unwrap_or(b' ');
            out.extend(std::iter::repeat_n(separator, steps.into()));
            position = if index == 0 { slot } else { slot.max(position + 1) };
            write_value(tree.value(component), &self.separators, out);
        }
    }
}

/// A value, with a blank for each character that is a separator.
pub(super) fn write_value(value: &str, separators: &Separators, out: &mut Vec<u8>) {
    out.extend_from_slice(separators.blanked(value).as_bytes());
}

/// Gives HL loops that have no number theirs, from the order they stand in: HL01 counts, HL02 names the loop they are
/// in, HL04 says whether there are loops in them.
pub fn number_levels(tree: &mut Tree) {
    let mut last = 0u64;
    let top: Vec<NodeId> = if tree.is_empty() { Vec::new() } else { vec![Tree::ROOT] };
    let taken = level_numbers(tree);
    let mut stack: Vec<(NodeId, String)> = top.into_iter().map(|root| (root, String::new())).collect();
    while let Some((node, parent)) = stack.pop() {
        let mut number = parent;
        if let Some(segment) = level_segment(tree, node) {
            let mut own = value_at(tree, segment, 0).to_owned();
            while own.is_empty() {
                last += 1;
                own = last.to_string();
                if taken.contains(&own) {
                    own.clear();
                }
            }
            let has_inner = tree.children(node).any(|child| level_segment(tree, child).is_some());
            let values = [(0, own.as_str()), (1, number.as_str()), (3, if has_inner { "1" } else { "0" })];
            fill(tree, segment, &values);
            number = own;
        }
        let children: Vec<NodeId> = tree.children(node).collect();
        stack.extend(children.into_iter().rev().map(|child| (child, number.clone())));
    }
}

/// The numbers that levels of a tree have already.
fn level_numbers(tree: &Tree) -> BTreeSet<String> {
    let mut stack: Vec<NodeId> = if tree.is_empty() { Vec::new() } else { vec![Tree::ROOT] };
    let mut numbers = BTreeSet::new();
    while let Some(node) = stack.pop() {
        if let Some(segment) = level_segment(tree, node) {
            numbers.insert(value_at(tree, segment, 0).to_owned());
        }
        stack.extend(tree.children(node));
    }
    numbers.remove("");
    numbers
}

/// Whether a leaf says how levels are nested, which the tree says itself: HL01, HL02, HL04.
pub fn is_level_number(tree: &Tree, leaf: NodeId) -> bool {
    let segment = tree.parent(leaf).filter(|&segment| tree.node(segment).symbol == Symbol::of("HL"));
    segment.is_some() && matches!(tree.node(leaf).slot, 0 | 1 | 3)
}

/// The HL segment of a loop of levels.
pub(super) fn level_segment(tree: &Tree, node: NodeId) -> Option<NodeId> {
    let is_level = tree.node(node).symbol == Symbol::of_loop("HL");
    is_level.then(|| tree.child(node, Symbol::of("HL"))).flatten()
}

pub(super) fn value_at(tree: &Tree, segment: NodeId, slot: u16) -> &str {
    tree.children(segment).find(|&child| tree.node(child).slot == slot).map_or("", |child| tree.value(child))
}

/// Sets elements of a segment that it does not have.
fn fill(tree: &mut Tree, segment: NodeId, values: &[(u16, &str)]) {
    for &(slot, value) in values {
        if value.is_empty() || !value_at(tree, segment, slot).is_empty() {
            continue;
        }
        let label = format!("{:02}", slot + 1);
        let kind = crate::definition::Kind::Element;
        let element = tree.push(Some(segment), kind, Symbol::of(&label), &label);
        tree.node_mut(element).slot = slot;
        tree.set_value(element, value);
    }
    let mut children: Vec<NodeId> = tree.children(segment).collect();
    children.sort_by_key(|&child| tree.node(child).slot);
    tree.set_children(segment, &children);
}
