//! What several rules do with amounts and weights.

use rust_decimal::Decimal;
use tradelane_model::types::{LogisticUnit, Money, Quantity};

use crate::rule::Report;

/// One minor unit of most currencies.
pub(crate) const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// The number of an amount; `None` where there is none or it is too long for exact arithmetic.
pub(crate) fn amount(money: Option<&Money>) -> Option<Decimal> {
    money?.amount.value()
}

/// The number of a quantity.
pub(crate) fn quantity(quantity: Option<&Quantity>) -> Option<Decimal> {
    quantity?.value.value()
}

/// The exact sum of amounts; `None` where one of them is none.
pub(crate) fn sum<'m>(amounts: impl IntoIterator<Item = Option<&'m Money>>) -> Option<Decimal> {
    amounts.into_iter().try_fold(Decimal::ZERO, |sum, money| sum.checked_add(amount(money)?))
}

/// Reports a net weight that is above the gross weight in the same unit.
pub(crate) fn check_weights(net: Option<&Quantity>, gross: Option<&Quantity>, pointer: &str, report: &mut Report<'_>) {
    let (Some(net), Some(gross)) = (net, gross) else { return };
    if net.unit != gross.unit {
        return;
    }
    if let (Some(net), Some(gross)) = (net.value.value(), gross.value.value())
        && net > gross
    {
        report.at(pointer, format!("the net weight {net} is above the gross weight {gross}"));
    }
}

/// Reports a number that stands at a line already; `pointer` gives the place of a line's number.
pub(crate) fn check_unique<'n>(
    numbers: impl IntoIterator<Item = Option<&'n str>>,
    what: &str,
    pointer: impl Fn(usize) -> String,
    report: &mut Report<'_>,
) {
    let mut seen = std::collections::BTreeMap::new();
    for (index, number) in numbers.into_iter().enumerate() {
        let Some(number) = number else { continue };
        if let Some(first) = seen.insert(number, index) {
            report
                .at(&pointer(index), format!("{what} \"{number}\" stands at number {} of the list already", first + 1));
        }
    }
}

/// Reports a number of packages that is not that of the outermost units; units told by kind and count are counted so.
pub(crate) fn check_package_count(found: Decimal, units: &[LogisticUnit], report: &mut Report<'_>) {
    let outermost: Vec<&LogisticUnit> = units.iter().filter(|unit| unit.parent.is_none()).collect();
    let counts = outermost.iter().map(|unit| match &unit.count {
        Some(count) => count.value(),
        None => Some(Decimal::ONE),
    });
    let due = counts.into_iter().try_fold(Decimal::ZERO, |sum, count| sum.checked_add(count?));
    if let Some(due) = due.filter(|due| *due != found && !outermost.is_empty()) {
        report.at("/packageCount", format!("{found} packages are told; there are {} outermost units", due.normalize()));
    }
}
