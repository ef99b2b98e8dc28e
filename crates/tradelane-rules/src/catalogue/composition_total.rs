//! The shares of an item's materials give no more than a hundred percent, for each of its parts.
//!
//! Customs classify textiles by their composition; 120 percent of fibres is none.
//!
//! Source: Regulation (EU) No 1007/2011, articles 5 to 9 (fibre composition in percent by weight).

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::CatalogueItem;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<CatalogueItem> = Rule {
    severity: Severity::Error,
    document: "catalogue",
    accepts: &[(
        "/items/0/composition",
        r#"[{"name":"cotton","percentage":"60","part":"outer"},{"name":"polyester","percentage":"40","part":"outer"},{"name":"polyester","percentage":"100","part":"lining"}]"#,
    )],
    rejects: &[(
        ("/items/0/composition", r#"[{"name":"cotton","percentage":"60"},{"name":"polyester","percentage":"60"}]"#),
        "/items/0/composition",
    )],
    check,
};

fn check(item: &CatalogueItem, report: &mut Report<'_>) {
    let mut parts: BTreeMap<&str, Decimal> = BTreeMap::new();
    for material in &item.composition {
        let share = material.percentage.as_ref().and_then(tradelane_model::types::Decimal::value).unwrap_or_default();
        let total = parts.entry(material.part.as_deref().unwrap_or_default()).or_default();
        *total = total.checked_add(share).unwrap_or(Decimal::MAX);
    }
    if let Some((part, total)) = parts.iter().find(|(_, total)| **total > Decimal::ONE_HUNDRED) {
        let of = if part.is_empty() { String::new() } else { format!(" of \"{part}\"") };
        report.at("/composition", format!("the materials{of} are {} percent", total.normalize()));
    }
}
