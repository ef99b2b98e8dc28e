//! Every price has a currency: its own, or the catalogue's.
//!
//! A price without a currency is taken for the receiver's own.
//!
//! Source: UN/EDIFACT PRICAT, CUX; UBL PriceAmount/@currencyID.

use tradelane_findings::Severity;
use tradelane_model::documents::Catalogue;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Catalogue> = Rule {
    severity: Severity::Error,
    document: "catalogue",
    accepts: &[("/items/1/prices/0/price/currency", r#""USD""#)],
    rejects: &[(("/items/1/prices", r#"[{"price":{"amount":"1.80"},"kind":"net"}]"#), "/items/1/prices/0/price")],
    check,
};

fn check(catalogue: &Catalogue, report: &mut Report<'_>) {
    if catalogue.currency.is_some() {
        return;
    }
    for (index, item) in catalogue.items.iter().enumerate() {
        for (at, entry) in item.prices.iter().enumerate() {
            if entry.price.currency.is_none() && entry.price.amount.is_some() {
                report.at(
                    &format!("/items/{index}/prices/{at}/price"),
                    "the price has no currency, nor has the catalogue",
                );
            }
        }
    }
}
