//! What several rules do with the lines of a document.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use tradelane_model::types::{AllowanceCharge, Header, Money, Price, Quantity, Totals};

use crate::amounts::{CENT, amount, quantity};
use crate::codes::minor_units;
use crate::rule::Report;

/// What the sums and numbers of lines are told by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'l> {
    /// The line's number.
    pub(crate) number: Option<&'l str>,
    /// The number of the line it belongs to.
    pub(crate) parent: Option<&'l str>,
    /// Its amount.
    pub(crate) amount: Option<&'l Money>,
}

/// Reports an amount that is not quantity times price, with allowances and charges.
pub(crate) fn check_line_amount(
    ordered: Option<&Quantity>,
    price: Option<&Price>,
    charges: &[AllowanceCharge],
    told: Option<&Money>,
    report: &mut Report<'_>,
) {
    // Allowances told by percentage or rate are worked out in ways that partners agree on.
    if charges.iter().any(|charge| charge.amount.is_none()) {
        return;
    }
    let (Some(price), Some(number), Some(found)) = (price, quantity(ordered), amount(told)) else { return };
    let Some(due) = line_amount(number, price, charges) else { return };
    if (due - found).abs() > CENT {
        let message = format!("the line's amount is {found}; quantity times price gives {}", due.normalize());
        let of = price.base_quantity.as_ref().map(|base| format!(" for {}", base.as_str())).unwrap_or_default();
        let help = format!("quantity {number} at {}{of}", price.amount.as_deref().unwrap_or_default());
        report.at_with_help("/amount/amount", message, help);
    }
}

/// Quantity times price for its base quantity, with allowances and charges.
fn line_amount(quantity: Decimal, price: &Price, charges: &[AllowanceCharge]) -> Option<Decimal> {
    let base = match &price.base_quantity {
        Some(base) => base.value()?,
        None => Decimal::ONE,
    };
    let mut due = quantity.checked_mul(price.amount.as_ref()?.value()?)?.checked_div(base)?;
    for charge in charges {
        let amount = amount(charge.amount.as_ref())?;
        due = if charge.charge? { due.checked_add(amount)? } else { due.checked_sub(amount)? };
    }
    Some(due)
}

/// Reports a total of the lines that is not the sum of their amounts.
pub(crate) fn check_lines_total(lines: &[Line<'_>], totals: Option<&Totals>, report: &mut Report<'_>) {
    let told = totals.and_then(|totals| totals.lines.as_ref());
    let (Some(found), Some(due)) = (amount(told), lines_total(lines)) else { return };
    let currency = told.and_then(|money| money.currency.as_ref()).or(report.currency());
    let unit = match currency.and_then(|currency| minor_units(report.codes(), currency)) {
        Some(units) => Decimal::new(1, units),
        None => CENT,
    };
    if (found - due).abs() >= unit {
        let message = format!("the total of the lines is {found}; their amounts give {}", due.normalize());
        report.at("/totals/lines/amount", message);
    }
}

/// The sum of the lines' amounts; `None` where it cannot be told. The amount of a line holds those of its sub-lines.
fn lines_total(lines: &[Line<'_>]) -> Option<Decimal> {
    let mut by_number = BTreeMap::new();
    // Numbers count anew below a line: the outermost of a number is meant, and so comes last.
    for outermost in [false, true] {
        let numbered = lines.iter().enumerate().filter(|(_, line)| line.parent.is_none() == outermost);
        by_number.extend(numbered.filter_map(|(index, line)| Some((line.number?, index))));
    }
    let parents: BTreeSet<&str> = lines.iter().filter_map(|line| line.parent).collect();
    let mut sum = None;
    for (index, line) in lines.iter().enumerate() {
        if is_in_another(index, lines, &by_number) {
            continue;
        }
        match line.amount {
            Some(money) => sum = Some(sum.unwrap_or(Decimal::ZERO).checked_add(money.amount.value()?)?),
            // Its sub-lines have its amount.
            None if line.number.is_some_and(|number| parents.contains(number)) => {}
            None => return None,
        }
    }
    sum
}

/// Whether a line's amount is in that of a line above it.
fn is_in_another(index: usize, lines: &[Line<'_>], by_number: &BTreeMap<&str, usize>) -> bool {
    let mut above = index;
    // No line is deeper than there are lines; where one is, lines stand in each other in a circle.
    for _ in 0..lines.len() {
        let parent = lines.get(above).and_then(|line| line.parent).and_then(|parent| by_number.get(parent));
        let Some(&parent) = parent.filter(|parent| **parent != above) else { return false };
        if lines.get(parent).is_some_and(|line| line.amount.is_some()) {
            return parent != index;
        }
        above = parent;
    }
    false
}

/// Reports a number that two lines have; below a line that others belong to, numbers count anew.
pub(crate) fn check_line_numbers<'l>(
    numbers: impl IntoIterator<Item = (Option<&'l str>, Option<&'l str>)>,
    report: &mut Report<'_>,
) {
    let mut seen = BTreeMap::new();
    for (index, (number, parent)) in numbers.into_iter().enumerate() {
        let Some(number) = number else { continue };
        if let Some(first) = seen.insert((parent, number), index) {
            report.at(
                &format!("/lines/{index}/lineNumber"),
                format!("line number \"{number}\" stands at line {} of the document already", first + 1),
            );
        }
    }
}

/// Reports a document without lines.
pub(crate) fn check_has_lines<T>(lines: &[T], pointer: &str, document: &str, report: &mut Report<'_>) {
    if lines.is_empty() {
        report.at(pointer, format!("the {document} has no {}", pointer.trim_start_matches('/')));
    }
}

/// Whether a document takes back one that was sent before (EDIFACT 1225 `1` cancellation, CEB appType `3` delete).
pub(crate) fn takes_back(function: Option<&str>, header: &Header) -> bool {
    function == Some("1") || header.action.as_deref() == Some("3")
}

#[cfg(test)]
mod tests {
    use tradelane_model::types::{Decimal, Money};

    use super::{Line, lines_total};

    /// Lines as number, parent, amount; empty texts are left out.
    fn check_total(lines: &[(&str, &str, &str)], total: Option<&str>) {
        fn told(text: &str) -> Option<&str> {
            Some(text).filter(|text| !text.is_empty())
        }
        let money = |text: &str| Some(Money { amount: Decimal::new(text)?, ..Money::default() });
        let amounts: Vec<Option<Money>> = lines.iter().map(|(.., amount)| money(amount)).collect();
        let given: Vec<Line<'_>> = lines
            .iter()
            .zip(&amounts)
            .map(|((number, parent, _), amount)| Line {
                number: told(number),
                parent: told(parent),
                amount: amount.as_ref(),
            })
            .collect();
        assert_eq!(lines_total(&given).map(|sum| sum.to_string()).as_deref(), total, "{lines:?}");
    }

    #[test]
    fn lines_are_summed_and_sub_lines_are_in_their_lines() {
        check_total(&[("1", "", "10"), ("2", "", "5")], Some("15"));
        check_total(&[("1", "", "10"), ("2", "1", "4"), ("3", "1", "6")], Some("10"));
        check_total(&[("1", "", "10"), ("1", "1", "4"), ("2", "1", "6")], Some("10"));
    }

    #[test]
    fn sub_lines_are_summed_where_their_line_has_no_amount_or_is_not_there() {
        check_total(&[("1", "", ""), ("2", "1", "4"), ("3", "1", "6")], Some("10"));
        check_total(&[("1", "", "10"), ("2", "7", "4")], Some("14"));
        check_total(&[("1", "", "10"), ("2", "1", ""), ("3", "2", "4")], Some("10"));
    }

    #[test]
    fn nothing_is_told_without_all_amounts() {
        check_total(&[], None);
        check_total(&[("1", "", "10"), ("2", "", "")], None);
        check_total(&[("1", "2", ""), ("2", "1", "")], None);
    }
}
