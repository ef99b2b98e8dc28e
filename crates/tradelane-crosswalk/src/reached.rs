//! Which rows of a crosswalk the messages that were read have used.

use std::collections::HashSet;

use crate::crosswalk::{Crosswalk, RowInfo};
use crate::language::Arrow;

/// The rows of one crosswalk that took a value, over as many messages as one likes.
#[derive(Clone, Debug, Default)]
pub struct Reached(Vec<bool>);

impl Reached {
    pub(crate) fn note(&mut self, row: usize) {
        if self.0.len() <= row {
            self.0.resize(row + 1, false);
        }
        if let Some(known) = self.0.get_mut(row) {
            *known = true;
        }
    }

    /// The rows that took nothing and owe it. A row of a fragment counts in each place that includes it.
    pub fn missing<'c>(&self, crosswalk: &'c Crosswalk) -> Vec<&'c RowInfo> {
        self.unused(crosswalk).0
    }

    /// How many of the rows that owe it took a value, and how many those are.
    pub fn count(&self, crosswalk: &Crosswalk) -> (usize, usize) {
        let (missing, fallbacks) = self.unused(crosswalk);
        let all = crosswalk.rows().len() - fallbacks;
        (all - missing.len(), all)
    }

    /// The rows that took nothing, and how many beside them no message can use: what is only written, where a document
    /// lacks what another row reads there or where the row itself asks for it.
    fn unused<'c>(&self, crosswalk: &'c Crosswalk) -> (Vec<&'c RowInfo>, usize) {
        let is_reached = |index: usize| self.0.get(index).copied().unwrap_or(false);
        let unused: Vec<&RowInfo> =
            crosswalk.rows().iter().enumerate().filter(|&(index, _)| !is_reached(index)).map(|(_, row)| row).collect();
        if unused.iter().all(|row| row.arrow != Arrow::Write) {
            return (unused, 0);
        }
        let reading = crosswalk.rows().iter().filter(|row| row.arrow != Arrow::Write);
        let read: HashSet<String> = reading.map(|row| place(&row.left)).collect();
        let is_fallback = |row: &RowInfo| {
            let place = place(&row.left);
            row.arrow == Arrow::Write && (read.contains(&place) || !row.left.ends_with(&place))
        };
        let all = unused.len();
        let missing: Vec<&RowInfo> = unused.into_iter().filter(|row| !is_fallback(row)).collect();
        let fallbacks = all - missing.len();
        (missing, fallbacks)
    }
}

/// The left side of a row without the conditions of its last two steps, the element and what it stands in.
fn place(left: &str) -> String {
    let (mut depth, mut is_quoted) = (0_usize, false);
    let is_cut = |character: char| {
        match character {
            '"' => is_quoted = !is_quoted,
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == '/' && depth == 0 && !is_quoted
    };
    let mut steps: Vec<&str> = left.split(is_cut).collect();
    let from = steps.len().saturating_sub(2);
    for step in &mut steps[from..] {
        *step = step.split(['[', '#']).next().unwrap_or(step);
    }
    steps.join("/")
}
