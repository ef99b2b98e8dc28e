//! The net weight of an item is not above its gross weight, nor is that of a packaging level.
//!
//! Carriers are booked and pallets planned from these weights: a net weight above the gross is a slipped decimal point
//! or two fields exchanged.
//!
//! Source: GS1 GDSN, netWeight and grossWeight.

use tradelane_findings::Severity;
use tradelane_model::documents::CatalogueItem;

use crate::amounts::check_weights;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<CatalogueItem> = Rule {
    severity: Severity::Error,
    document: "catalogue",
    accepts: &[("/items/0/netWeight", r#"{"value":"0.0001","unit":"KGM"}"#)],
    rejects: &[(
        (
            "/items/0/packaging",
            r#"[{"level":"case","netWeight":{"value":"2","unit":"KGM"},"grossWeight":{"value":"1","unit":"KGM"}}]"#,
        ),
        "/items/0/packaging/0/netWeight/value",
    )],
    check,
};

fn check(item: &CatalogueItem, report: &mut Report<'_>) {
    check_weights(item.net_weight.as_ref(), item.gross_weight.as_ref(), "/netWeight/value", report);
    for (index, level) in item.packaging.iter().enumerate() {
        let pointer = format!("/packaging/{index}/netWeight/value");
        check_weights(level.net_weight.as_ref(), level.gross_weight.as_ref(), &pointer, report);
    }
}
