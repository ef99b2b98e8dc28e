//! Which rows of a crosswalk the messages that were read have used.

use crate::crosswalk::{Crosswalk, RowInfo};

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

    /// The rows that took nothing. A row of a fragment counts in each place that includes it.
    pub fn missing<'c>(&self, crosswalk: &'c Crosswalk) -> Vec<&'c RowInfo> {
        let is_reached = |index: usize| self.0.get(index).copied().unwrap_or(false);
        crosswalk.rows().iter().enumerate().filter(|&(index, _)| !is_reached(index)).map(|(_, row)| row).collect()
    }

    /// How many of the rows took a value, and how many there are.
    pub fn count(&self, crosswalk: &Crosswalk) -> (usize, usize) {
        (self.0.iter().filter(|&&is_reached| is_reached).count(), crosswalk.rows().len())
    }
}
