//! Returns against what was declared and when it was released.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use tradelane_model::types::Date;

use crate::Stored;
use crate::compare::number;
use crate::record::hash;
use crate::shipment::Part;
use tradelane_findings::Finding;

/// The returns of a feed, and what they are judged by.
#[derive(Default)]
pub(crate) struct Returns {
    list: Vec<(String, Stored)>,
    /// The lines declared, packed, by the hash of the order's number.
    declared: HashMap<u64, Box<[u8]>>,
    /// The day of release, by the hash of the order's number.
    released: HashMap<u64, Day>,
}

/// Days since the first of March of year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(i64);

impl Day {
    /// The day a date or moment begins with.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let text = text.get(..10)?;
        Date::new(text)?;
        let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        // The year begins in March, so that the leap day is its last.
        let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
        Some(Self(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day))
    }

    /// How many days these are.
    pub(crate) fn number(self) -> i64 {
        self.0
    }
}

#[derive(Serialize, Deserialize)]
struct Line<'l> {
    number: &'l str,
    code: &'l str,
    quantity: &'l str,
}

impl Returns {
    pub(crate) fn push(&mut self, order: String, stored: Stored) {
        self.list.push((order, stored));
    }

    pub(crate) fn release(&mut self, order: &str, at: &str) {
        if let Some(day) = Day::of(at) {
            self.released.insert(hash(&order), day);
        }
    }

    /// Keeps of a declaration what its returns are judged by.
    pub(crate) fn declared(&mut self, order: &str, declaration: &Part<'_>) {
        let lines: Vec<Line<'_>> = (0..declaration.selected.line_count())
            .map(|line| Line {
                number: declaration.line_text(line, "/lines/*/lineNumber"),
                code: declaration.line_text(line, "/lines/*/item/hsCode"),
                quantity: declaration.line_text(line, "/lines/*/quantity/value"),
            })
            .collect();
        if let Ok(packed) = postcard::to_allocvec(&lines) {
            self.declared.insert(hash(&order), packed.into_boxed_slice());
        }
    }

    pub(crate) fn judge(&self, days: Option<u16>, files: &[Arc<str>], found: &mut Vec<Finding>) {
        let mut returned: HashMap<(u64, String), Decimal> = HashMap::new();
        for (order, stored) in &self.list {
            let Some(part) = Part::open(stored, files) else { continue };
            let key = hash(order);
            let mut report = |finding| found.push(about(order, finding));
            if let (Some(days), Some(released), Some((sent, pointer))) =
                (days, self.released.get(&key), part.head("/issuedAt|/header/sentAt"))
                && let Some(day) = Day::of(&sent.text)
                && day.0 - released.0 > i64::from(days)
            {
                let message =
                    format!("the return comes {} days after the release; {days} are allowed", day.0 - released.0);
                report(part.finding("refund-period", pointer, Some(sent), message));
            }
            let Some(packed) = self.declared.get(&key) else { continue };
            let declared: Vec<Line<'_>> = postcard::from_bytes(packed).unwrap_or_default();
            for line in 0..part.selected.line_count() {
                let text = |pointers| part.line_text(line, pointers);
                let (wanted, code) = (text("/lines/*/lineNumber"), text("/lines/*/item/hsCode"));
                let original =
                    declared.iter().find(|own| own.number == wanted || wanted.is_empty() && own.code == code);
                let place = |pointer| part.selected.line(part.selection, line, pointer);
                let Some(original) = original else {
                    let value = place("/lines/*/lineNumber");
                    let message = format!("line {wanted} was not declared for order {order}");
                    let at = format!("/lines/{line}/lineNumber");
                    report(part.finding("refund-lines", at, value.as_ref().map(|(value, _)| *value), message));
                    continue;
                };
                if let Some((value, at)) = place("/lines/*/item/hsCode")
                    && code != original.code
                {
                    let message = format!("the tariff number is {code}; {} was declared", original.code);
                    report(part.finding("refund-lines", at, Some(value), message));
                }
                if let (Some(count), Some(most), Some((value, at))) = (
                    number(text("/lines/*/quantity/value")),
                    number(original.quantity),
                    place("/lines/*/quantity/value"),
                ) {
                    let sum = returned.entry((key, original.number.to_owned())).or_default();
                    *sum = sum.checked_add(count).unwrap_or(*sum);
                    if *sum > most {
                        let message = format!("{sum} come back of {most} that were declared");
                        report(part.finding("refund-lines", at, Some(value), message));
                    }
                }
            }
        }
    }
}

fn about(order: &str, finding: Finding) -> Finding {
    Finding { order: Some(order.to_owned()), ..finding }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_are_counted_over_leap_days_and_years() {
        let between = |from: &str, to: &str| Day::of(to).unwrap().0 - Day::of(from).unwrap().0;
        assert_eq!(between("2026-05-17", "2026-06-16"), 30);
        assert_eq!(between("2024-02-28", "2024-03-01"), 2);
        assert_eq!(between("2026-02-28", "2026-03-01"), 1);
        assert_eq!(between("2025-12-31", "2026-01-01T00:00:00Z"), 1);
        assert_eq!(between("2000-01-01", "2100-01-01"), 36_525);
        assert_eq!(Day::of("2026-02-30"), None);
    }
}
