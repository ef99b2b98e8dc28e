//! A message as an annotated tree, what was found beneath what it is about.

mod html;
mod human;
mod json;
mod report;
mod tree;

use std::cell::RefCell;
use std::sync::Arc;

use tradelane_findings::{Finding, Findings};
use tradelane_legacy::Tree;

use crate::Options;
use crate::convert::read_tree;
use crate::feed::{Body, Raw};
use crate::library::CodeLists;

pub use report::{InspectForm, InspectReport};

/// One node of a message, with what the directory says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// How deep it stands; the message is 0.
    pub depth: usize,
    /// Its name: `SG2`, `NAD`, `3035`, `cbc:ID`, `@schemeID`.
    pub label: String,
    /// Its name in words.
    pub title: String,
    /// What it is: `message`, `group`, `segment`, `composite`, `element` or `attribute`.
    pub kind: &'static str,
    /// Its value; empty where it has none.
    pub value: String,
    /// What the value means, where it is a code.
    pub meaning: String,
    /// Whether it is a group or segment rather than an element.
    pub is_structure: bool,
    /// The line it starts in.
    pub line: u64,
    /// The column it starts in.
    pub column: u64,
    /// The segment's ordinal in its message.
    pub segment: Option<u32>,
    /// What was found about it: numbers in the list of the message's findings.
    pub findings: Vec<usize>,
    place: RowPlace,
}

/// What tells which row a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct RowPlace {
    /// The offset in the file, in bytes.
    offset: u64,
    /// The length in bytes.
    length: u64,
    /// How many names its path has: from the segment on where it stands in one, else from the message on.
    steps: usize,
}

/// One message with what was found in it.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The file it was read from.
    pub file: Arc<str>,
    /// The message: `edifact/D96A/ORDERS`; for a document of the standard its type.
    pub message: String,
    /// Its nodes in order; none for a document of the standard.
    pub rows: Vec<Row>,
    /// What was found. A finding that no row names has no place in the message.
    pub findings: Vec<Finding>,
}

thread_local! {
    static TREE: RefCell<Tree> = RefCell::default();
}

/// The nodes of a legacy message in order, and what is wrong with its form. A document of the standard gives none.
pub fn inspect(raw: &Raw, options: &Options) -> (String, Vec<Row>, Vec<Finding>) {
    if matches!(raw.body, Body::Json(_)) {
        return (String::new(), Vec::new(), crate::validate(raw, options).findings);
    }
    let mut findings = Findings::new();
    let (message, rows) = rows(raw, options, &mut findings);
    (message, rows, findings.into_vec())
}

/// A message with all that validation finds in it: its form, its codes, and the rules of the documents it makes.
pub fn inspect_message(raw: &Raw, options: &Options) -> Inspection {
    let judged = crate::validate(raw, options);
    let (message, rows) = match &raw.body {
        Body::Json(_) => (judged.message, Vec::new()),
        _ => rows(raw, options, &mut Findings::new()),
    };
    let mut inspection = Inspection { file: Arc::clone(&raw.file), message, rows, findings: Vec::new() };
    // What is not mapped and what has no crosswalk is no fault of the message.
    let is_fault = |finding: &Finding| !matches!(finding.rule.as_ref(), "residue" | "no-crosswalk");
    for finding in judged.findings.into_iter().filter(is_fault) {
        let row = row_of(&inspection.rows, &finding);
        inspection.add(finding, row);
    }
    inspection
}

fn rows(raw: &Raw, options: &Options, findings: &mut Findings) -> (String, Vec<Row>) {
    TREE.with_borrow_mut(|tree| {
        let legacy = read_tree(raw, options, tree, findings);
        let rows = tree::rows(tree, legacy.definition, CodeLists::of(&legacy.name));
        (legacy.name, rows)
    })
}

impl Inspection {
    /// Takes in findings of the stream around the message that are about a place in it; gives back the others.
    pub fn attach(&mut self, around: Vec<Finding>) -> Vec<Finding> {
        let mut others = Vec::new();
        for finding in around {
            match row_of(&self.rows, &finding) {
                Some(row) => self.add(finding, Some(row)),
                None => others.push(finding),
            }
        }
        others
    }

    /// The findings that are about the message as a whole, or whose place is not in it.
    pub fn unplaced(&self) -> impl Iterator<Item = &Finding> {
        let placed: std::collections::BTreeSet<usize> =
            self.rows.iter().flat_map(|row| row.findings.iter().copied()).collect();
        self.findings.iter().enumerate().filter(move |(at, _)| !placed.contains(at)).map(|(_, finding)| finding)
    }

    fn add(&mut self, finding: Finding, row: Option<usize>) {
        if let Some(row) = row.and_then(|row| self.rows.get_mut(row)) {
            row.findings.push(self.findings.len());
        }
        self.findings.push(finding);
    }
}

/// The row that a finding is about: that of its place, else the innermost one that its place is in. Rows are in the order
/// of their offsets, so the one looked for is near where the offset would be put.
fn row_of(rows: &[Row], finding: &Finding) -> Option<usize> {
    let place = finding.source.as_ref()?;
    let steps = place.element.as_ref().map(|path| path.split('/').filter(|step| !step.is_empty()).count());
    let is_same = |row: &Row| {
        row.place.offset == place.offset && row.place.length == place.length && Some(row.place.steps) == steps
    };
    let start = rows.partition_point(|row| row.place.offset < place.offset);
    let alike = rows.iter().enumerate().skip(start).take_while(|(_, row)| row.place.offset == place.offset);
    if let Some((at, _)) = alike.clone().find(|(_, row)| is_same(row)) {
        return Some(at);
    }
    // Headers stand before the message in the file and the message's own row before both: a plain search is sure.
    if let Some(at) = rows.iter().position(is_same) {
        return Some(at);
    }
    let holds = |row: &Row| row.place.offset <= place.offset && place.offset < row.place.offset + row.place.length;
    let holding = rows.iter().enumerate().filter(|(_, row)| holds(row));
    holding.min_by_key(|(_, row)| row.place.length).map(|(at, _)| at)
}
