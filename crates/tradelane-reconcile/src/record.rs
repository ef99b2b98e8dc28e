//! A document as reconciliation keeps it: its keys, and the picked fields packed into one piece of memory.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use tradelane_findings::Place;
use tradelane_model::documents::DocumentType;

use crate::returns::Day;
use crate::selection::{Selected, Selection, select, selection};

/// What a document says is to be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// It is a document of its own.
    Add,
    /// It takes the place of the one with its key (CEB appType 2, EDIFACT 1225 4 and 5).
    Change,
    /// It takes back the one with its key (CEB appType 3, EDIFACT 1225 1).
    Remove,
}

/// What reconciliation keeps of a document.
#[derive(Debug)]
pub struct Record {
    pub(crate) kind: DocumentType,
    /// The order's number; empty where the document names none.
    pub(crate) order: String,
    /// The hash of its business key; `None` where it has none.
    pub(crate) key: Option<u64>,
    pub(crate) action: Action,
    /// The line it starts in.
    pub(crate) line: u64,
    /// The fields, packed.
    pub(crate) body: Box<[u8]>,
}

impl Record {
    /// Picks from a document's JSON as it stands in a file at a line and column; `None` where the type of document has
    /// no part in reconciliation.
    ///
    /// # Errors
    /// Where the JSON cannot be read.
    pub fn from_json(kind: DocumentType, json: &[u8], line: u64, column: u64) -> serde_json::Result<Option<Self>> {
        let Some(selection) = selection(kind) else { return Ok(None) };
        let mut picked = select(selection, json)?;
        let (mut known, mut at_line, mut at_column) = (0, 0_u32, column);
        let offsets = picked.offsets().to_vec();
        for (slot, offset) in offsets {
            let between = json.get(known..offset).unwrap_or_default();
            if let Some(last) = between.iter().rposition(|&byte| byte == b'\n') {
                at_line += between.iter().filter(|&&byte| byte == b'\n').count() as u32;
                at_column = 1 + characters(between.get(last + 1..).unwrap_or_default());
            } else {
                at_column += characters(between);
            }
            known = offset;
            if let Some(value) = picked.selected.value_mut(slot) {
                // The quote before the text belongs to it.
                (value.line, value.column) = (at_line, u32::try_from(at_column.saturating_sub(1)).unwrap_or(0));
            }
        }
        Ok(Some(Self::new(kind, selection, &picked.selected, line)))
    }

    /// Picks from a document's JSON that was converted from a message at a line; `place` gives the place of the value at a
    /// pointer.
    ///
    /// # Errors
    /// Where the JSON cannot be read.
    pub fn from_message(
        kind: DocumentType,
        json: &[u8],
        line: u64,
        mut place: impl FnMut(&str) -> Option<Place>,
    ) -> serde_json::Result<Option<Self>> {
        let Some(selection) = selection(kind) else { return Ok(None) };
        let mut picked = select(selection, json)?;
        for (slot, value) in picked.selected.values_mut() {
            if let Some(place) = place(&selection.pointer(slot)) {
                value.line = u32::try_from(place.line.saturating_sub(line)).unwrap_or(0);
                value.column = u32::try_from(place.column).unwrap_or(0);
                value.name = Cow::Owned(place.name.unwrap_or_default());
                value.within = Cow::Owned(place.within.unwrap_or_default());
            }
        }
        Ok(Some(Self::new(kind, selection, &picked.selected, line)))
    }

    fn new(kind: DocumentType, selection: &Selection, selected: &Selected<'_>, line: u64) -> Self {
        let head = |pointers: &'static str| selected.head(selection, pointers).map_or("", |(value, _)| &*value.text);
        let order = head(if kind == DocumentType::Order { "/number" } else { "/orderNumber" }).trim().to_owned();
        let number = head("/number");
        let (giver, number) = match kind {
            DocumentType::Order => (head("/platform/identifiers|/merchant/identifiers|/buyer/identifiers"), number),
            DocumentType::Payment => (head("/provider/identifiers"), number),
            DocumentType::Waybill => (head("/carrier/identifiers"), number),
            DocumentType::Declaration => {
                (head("/merchant/identifiers"), if order.is_empty() { number } else { &order })
            }
            _ => ("", ""),
        };
        let action = match (head("/header/action"), head("/function")) {
            ("3", _) | (_, "1") => Action::Remove,
            ("2", _) | (_, "4" | "5") => Action::Change,
            _ => Action::Add,
        };
        let key = (!number.is_empty()).then(|| hash(&(kind.name(), giver, number)));
        // Into memory of our own nothing can fail to be written.
        let body = postcard::to_allocvec(selected).unwrap_or_default().into_boxed_slice();
        Self { kind, order, key, action, line, body }
    }
}

fn characters(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() as u64
}

/// A hash that is the same in every run.
pub(crate) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// When a document was sent, in seconds of UTC and their fraction: its time of sending, or of issue. A document that does
/// not say it comes before all.
pub(crate) fn sent_at<'s>(selected: &'s Selected<'_>, selection: &Selection) -> Option<(i64, &'s str)> {
    let pointers = "/header/sentAt|/issuedAt|/paidAt|/declaredOn|/occurredAt";
    instant(&selected.head(selection, pointers)?.0.text)
}

/// The instant of a date, which begins at midnight, or of a date and time with its offset; an offset that is not known
/// counts as none.
fn instant(text: &str) -> Option<(i64, &str)> {
    let day = Day::of(text)?.number() * 86_400;
    let Some(time) = text.get(10..).and_then(|rest| rest.strip_prefix('T')) else { return Some((day, "")) };
    let number = |text: &str, at: std::ops::Range<usize>| text.get(at)?.parse::<i64>().ok();
    let seconds = number(time, 0..2)? * 3600 + number(time, 3..5)? * 60 + number(time, 6..8)?;
    let rest = time.get(8..)?;
    let cut = rest.find(['Z', '+', '-'])?;
    let (fraction, offset) = rest.split_at(cut);
    let offset_seconds = match offset.strip_prefix(['+', '-']) {
        Some(clock) => number(clock, 0..2)? * 3600 + number(clock, 3..5)? * 60,
        None => 0,
    };
    let ahead = if offset.starts_with('-') { -offset_seconds } else { offset_seconds };
    // Zeros at the end of a fraction say nothing.
    Some((day + seconds - ahead, fraction.trim_start_matches('.').trim_end_matches('0')))
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn instants_are_compared_across_offsets() {
        let order = [
            "2026-05-17",
            "2026-05-17T08:30:00+08:00",
            "2026-05-17T08:30:00.25+08:00",
            "2026-05-17T00:30:00.3Z",
            "2026-05-16T20:31:00-04:00",
            "2026-05-17T00:32:00-00:00",
        ];
        assert!(order.iter().map(|text| instant(text).unwrap()).is_sorted());
        assert_eq!(instant("2026-05-17T08:30:00.50+08:00"), instant("2026-05-17T00:30:00.5Z"));
        assert_eq!(instant("tomorrow"), None);
    }
}
