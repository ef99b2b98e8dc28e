//! The net weight of goods is not above their gross weight.
//!
//! Carriers weigh: goods that weigh more than their parcel are stopped.
//!
//! Source: China Customs interface specification, netWeight ≤ grossWeight; EU UCC-DA annex B, 18 01 and 18 04.

use tradelane_findings::Severity;
use tradelane_model::types::GoodsItem;

use crate::amounts::check_weights;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<GoodsItem> = Rule {
    severity: Severity::Error,
    document: "waybill",
    accepts: &[("/items", r#"[{"netWeight":{"value":"1","unit":"KGM"},"grossWeight":{"value":"1","unit":"KGM"}}]"#)],
    rejects: &[(
        ("/items", r#"[{"netWeight":{"value":"1.2","unit":"KGM"},"grossWeight":{"value":"1","unit":"KGM"}}]"#),
        "/items/0/netWeight/value",
    )],
    check,
};

fn check(item: &GoodsItem, report: &mut Report<'_>) {
    check_weights(item.net_weight.as_ref(), item.gross_weight.as_ref(), "/netWeight/value", report);
}
