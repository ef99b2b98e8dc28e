//! A packaging level that holds another names a level of the item, or the item itself, and how many it holds.
//!
//! Warehouses work out cartons and pallets from it.
//!
//! Source: GS1 GDSN, next lower level trade item information.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::documents::CatalogueItem;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<CatalogueItem> = Rule {
    severity: Severity::Error,
    document: "catalogue",
    accepts: &[("/items/0/packaging", r#"[{"level":"case","gtin":"10614141000415","contains":"12"}]"#)],
    rejects: &[
        (
            ("/items/0/packaging", r#"[{"level":"case","contains":"12","containedGtin":"96385074000"}]"#),
            "/items/0/packaging/0/containedGtin",
        ),
        (("/items/0/packaging", r#"[{"level":"case","contains":"0"}]"#), "/items/0/packaging/0/contains"),
        (("/items/0/packaging", r#"[{"level":"case","containedGtin":"4006381333931"}]"#), "/items/0/packaging/0"),
    ],
    check,
};

fn check(item: &CatalogueItem, report: &mut Report<'_>) {
    let own = item.item.as_ref().and_then(|item| item.gtin.as_deref());
    for (index, level) in item.packaging.iter().enumerate() {
        if level
            .contains
            .as_ref()
            .and_then(tradelane_model::types::Decimal::value)
            .is_some_and(|count| count <= Decimal::ZERO)
        {
            report.at(&format!("/packaging/{index}/contains"), "the level holds nothing");
        }
        let Some(contained) = level.contained_gtin.as_deref() else { continue };
        if level.contains.is_none() {
            let message = format!("the level holds \"{contained}\", and does not say how many");
            report.at(&format!("/packaging/{index}"), message);
        }
        let is_there =
            own == Some(contained) || item.packaging.iter().any(|other| other.gtin.as_deref() == Some(contained));
        if !is_there {
            let message = format!("neither the item nor a level of it has the GTIN \"{contained}\"");
            report.at(&format!("/packaging/{index}/containedGtin"), message);
        }
    }
}
