//! An amount has no more decimals than its currency has minor units.
//!
//! Nobody can pay a tenth of a cent; yen and won have no cents at all. Zeros at the end do not count. China's customs
//! messages write five decimals; more than zeros in the last three are told here too. An amount without a currency of
//! its own is judged by the document's.
//!
//! Source: ISO 4217, minor units.

use tradelane_findings::Severity;
use tradelane_model::types::Money;

use crate::codes::minor_units;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Money> = Rule {
    severity: Severity::Warning,
    document: "order",
    accepts: &[
        ("/totals/payable", r#"{"amount":"3451.00000","currency":"EUR"}"#),
        ("/lines/0/taxAmount", r#"{"amount":"100","currency":"JPY"}"#),
    ],
    rejects: &[
        (("/lines/0/taxAmount", r#"{"amount":"1.005","currency":"EUR"}"#), "/lines/0/taxAmount/amount"),
        (("/lines/0/taxAmount", r#"{"amount":"1.005"}"#), "/lines/0/taxAmount/amount"),
        (("/lines/0/taxAmount", r#"{"amount":"100.5","currency":"JPY"}"#), "/lines/0/taxAmount/amount"),
    ],
    check,
};

fn check(money: &Money, report: &mut Report<'_>) {
    let Some(currency) = money.currency.as_ref().or(report.currency()) else { return };
    let Some(units) = minor_units(report.codes(), currency) else { return };
    let Some(amount) = money.amount.value() else { return };
    if amount.normalize().scale() > units {
        let message = format!("{amount} has more decimals than {} has minor units", currency.as_str());
        report.at_with_help("/amount", message, format!("{} has {units}", currency.as_str()));
    }
}
