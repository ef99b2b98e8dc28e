//! Lines, prices and totals are in the order's currency, unless a rate to another is given.
//!
//! A line in another currency adds up to nothing, and is paid wrongly. A price with an exchange rate of its own is not
//! judged.
//!
//! Source: EN 16931-1, BT-5: all amounts in the document currency, but the tax in accounting currency.

use tradelane_findings::Severity;
use tradelane_model::documents::Order;
use tradelane_model::types::{CurrencyCode, Totals};

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Order> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[
        (
            "/exchangeRates",
            r#"[{"reference":{"usage":"2","currency":"EUR"},"target":{"usage":"3","currency":"USD"},"rate":"1.10"}]"#,
        ),
        (
            "/lines/0/price",
            r#"{"amount":"12.50","currency":"USD","exchangeRates":[{"reference":{"usage":"2","currency":"USD"},"target":{"usage":"3","currency":"EUR"},"rate":"1"}]}"#,
        ),
    ],
    rejects: &[
        (("/lines/0/amount", r#"{"amount":"2500.00","currency":"USD"}"#), "/lines/0/amount/currency"),
        (("/lines/0/price/currency", r#""USD""#), "/lines/0/price/currency"),
        (("/totals/payable", r#"{"amount":"3451.00","currency":"USD"}"#), "/totals/payable/currency"),
        (("/totals/freight", r#"{"amount":"100.00","currency":"USD"}"#), "/totals/freight/currency"),
        (("/totals/charges/currency", r#""USD""#), "/totals/charges/currency"),
    ],
    check,
};

fn check(order: &Order, report: &mut Report<'_>) {
    let Some(currency) = order.currency.as_ref().filter(|_| order.exchange_rates.is_empty()) else { return };
    let mut look = |other: Option<&CurrencyCode>, pointer: &str| {
        if let Some(other) = other.filter(|other| *other != currency) {
            let message = format!("an amount is in {}; the order is in {}", other.as_str(), currency.as_str());
            report.at(&format!("{pointer}/currency"), message);
        }
    };
    for (index, line) in order.lines.iter().enumerate() {
        let amount = line.amount.as_ref().and_then(|amount| amount.currency.as_ref());
        look(amount, &format!("/lines/{index}/amount"));
        let price = line.price.as_ref().filter(|price| price.exchange_rates.is_empty());
        look(price.and_then(|price| price.currency.as_ref()), &format!("/lines/{index}/price"));
    }
    let Some(totals) = &order.totals else { return };
    for (total, name) in currencies(totals) {
        look(total, &format!("/totals/{name}"));
    }
}

fn currencies(totals: &Totals) -> [(Option<&CurrencyCode>, &'static str); 13] {
    [
        (&totals.goods, "goods"),
        (&totals.freight, "freight"),
        (&totals.discount, "discount"),
        (&totals.tax, "tax"),
        (&totals.paid, "paid"),
        (&totals.lines, "lines"),
        (&totals.allowances, "allowances"),
        (&totals.charges, "charges"),
        (&totals.without_tax, "withoutTax"),
        (&totals.with_tax, "withTax"),
        (&totals.prepaid, "prepaid"),
        (&totals.rounding, "rounding"),
        (&totals.payable, "payable"),
    ]
    .map(|(total, name)| (total.as_ref().and_then(|total| total.currency.as_ref()), name))
}
