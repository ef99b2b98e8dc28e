//! Lines and totals are in the order's currency, unless a rate to another is given.
//!
//! A line in another currency adds up to nothing, and is paid wrongly.
//!
//! Source: EN 16931-1, BT-5: all amounts in the document currency, but the tax in accounting currency.

use tradelane_findings::Severity;
use tradelane_model::documents::Order;
use tradelane_model::types::Money;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Order> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[(
        "/exchangeRates",
        r#"[{"reference":{"usage":"2","currency":"EUR"},"target":{"usage":"3","currency":"USD"},"rate":"1.10"}]"#,
    )],
    rejects: &[
        (("/lines/0/amount", r#"{"amount":"2500.00","currency":"USD"}"#), "/lines/0/amount/currency"),
        (("/totals/payable", r#"{"amount":"3451.00","currency":"USD"}"#), "/totals/payable/currency"),
    ],
    check,
};

fn check(order: &Order, report: &mut Report<'_>) {
    let Some(currency) = order.currency.as_ref().filter(|_| order.exchange_rates.is_empty()) else { return };
    let mut look = |money: Option<&Money>, pointer: String| {
        if let Some(other) = money.and_then(|money| money.currency.as_ref()).filter(|other| *other != currency) {
            let message = format!("an amount is in {}; the order is in {}", other.as_str(), currency.as_str());
            report.at(&pointer, message);
        }
    };
    for (index, line) in order.lines.iter().enumerate() {
        look(line.amount.as_ref(), format!("/lines/{index}/amount/currency"));
    }
    let Some(totals) = &order.totals else { return };
    look(totals.lines.as_ref(), "/totals/lines/currency".to_owned());
    look(totals.without_tax.as_ref(), "/totals/withoutTax/currency".to_owned());
    look(totals.with_tax.as_ref(), "/totals/withTax/currency".to_owned());
    look(totals.paid.as_ref(), "/totals/paid/currency".to_owned());
    look(totals.payable.as_ref(), "/totals/payable/currency".to_owned());
}
