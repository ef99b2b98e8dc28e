//! What the headers of an interchange and a group say, and what is filled in where a message does not say it.

use tradelane_findings::{Finding, Findings, Layer};

use super::envelope::Separators;
use super::isa::{REPETITION_SINCE, WIDTHS};
use super::write::{value_at, write_value};
use crate::symbol::Symbol;
use crate::tree::Tree;

/// Where the control number stands in ISA, counted from 0.
pub(super) const ISA_CONTROL: usize = 12;

/// Where it stands in GS.
pub(super) const GS_CONTROL: usize = 5;

/// The elements of a header, an absent one being empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields(Vec<String>);

impl Fields {
    /// The elements of a segment of a message.
    pub(super) fn of(tree: &Tree, tag: &str, count: u16) -> Self {
        let segment = tree.child(Tree::ROOT, Symbol::of(tag));
        let value = |slot| segment.map_or("", |segment| value_at(tree, segment, slot));
        Self((0..count).map(|slot| value(slot).to_owned()).collect())
    }

    pub(super) fn get(&self, slot: usize) -> &str {
        self.0.get(slot).map_or("", String::as_str)
    }

    pub(super) fn set(&mut self, slot: usize, value: String) {
        if let Some(field) = self.0.get_mut(slot) {
            *field = value;
        }
    }

    pub(super) fn default(&mut self, slot: usize, value: &str) {
        if self.get(slot).is_empty() {
            self.set(slot, value.to_owned());
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether a message with the header `next` belongs under this one: all but an absent control number is the same.
    pub(super) fn continues(&self, next: &Self, control: usize) -> bool {
        let number = |text: &str| text.trim_start_matches('0').to_owned();
        let same = |slot: usize| match (self.get(slot), next.get(slot)) {
            (_, "") if slot == control => true,
            (ours, theirs) if slot == control => number(ours) == number(theirs),
            (ours, theirs) => ours == theirs,
        };
        self.0.len() == next.0.len() && (0..self.0.len()).all(same)
    }

    /// The interchange header without its terminator, each element filled up to its width.
    pub(super) fn fixed_width(&self, separators: &Separators) -> Vec<u8> {
        let mut out = b"ISA".to_vec();
        for (value, width) in self.iter().zip(WIDTHS).take(WIDTHS.len() - 1) {
            out.push(separators.element);
            let start = out.len();
            match width {
                // ISA11: the repetition separator, or that the standard is that of the United States.
                1 if out.len() == 82 => out.push(separators.repetition.unwrap_or(b'U')),
                _ => write_value(value, separators, &mut out),
            }
            out.resize(start + width, b' ');
        }
        out.push(separators.element);
        out.push(separators.component.unwrap_or(b'>'));
        out
    }
}

/// The interchange header for a message.
pub(super) fn interchange(tree: &Tree, version: &str, findings: &mut Findings) -> Fields {
    let mut isa = Fields::of(tree, "ISA", 16);
    let names = [(5, "ISA06 (sender)"), (7, "ISA08 (receiver)"), (8, "ISA09 (date)"), (9, "ISA10 (time)")];
    let missing: Vec<&str> =
        names.iter().filter(|(slot, _)| isa.get(*slot).is_empty()).map(|(_, name)| *name).collect();
    if !missing.is_empty() && tree.child(Tree::ROOT, Symbol::of("ISA")).is_none() {
        let message = format!("the interchange header lacks {}", missing.join(", "));
        let finding = Finding::warning("missing-envelope", Layer::Syntax, message);
        findings.push(finding.help("blanks and zeros are written in their places"));
    }
    for (slot, width) in WIDTHS.iter().enumerate() {
        let value = isa.get(slot);
        if value.len() > *width {
            let message = format!("\"{value}\" is longer than the {width} characters of ISA{:02}; it is cut", slot + 1);
            findings.push(Finding::error("header-width", Layer::Syntax, message));
        }
    }
    let control_version: String = version.chars().take(5).collect();
    let defaults = [(0, "00"), (2, "00"), (4, "ZZ"), (6, "ZZ"), (8, "000000"), (9, "0000"), (13, "0"), (14, "P")];
    for (slot, value) in defaults.into_iter().chain([(11, control_version.as_str())]) {
        isa.default(slot, value);
    }
    isa
}

/// The separators that an interchange can name.
pub(super) fn separators(wanted: Separators, isa: &Fields, version: &str) -> Separators {
    let told = isa.get(11).as_bytes();
    let told = if told.is_empty() { version.as_bytes() } else { told };
    let names_repetition = told.get(..5).unwrap_or(told) >= REPETITION_SINCE;
    Separators { repetition: wanted.repetition.filter(|_| names_repetition), is_wrapped: false, ..wanted }
}

/// The group header for a message, with the functional identifier code of its set.
pub(super) fn group(tree: &Tree, version: &str, code: &str, isa: &Fields) -> Fields {
    let mut gs = Fields::of(tree, "GS", 8);
    // Dates of the interchange have no century: they are later than 1999.
    let date = format!("20{}", isa.get(8));
    let defaults = [(0, code), (1, isa.get(5)), (2, isa.get(7)), (3, &date), (4, isa.get(9)), (6, "X"), (7, version)];
    for (slot, value) in defaults {
        gs.default(slot, value);
    }
    gs
}
