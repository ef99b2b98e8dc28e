//! A GTIN has 8, 12, 13 or 14 digits and ends in the check digit of the others.
//!
//! A mistyped GTIN usually fails this check. Without it, the error surfaces at customs, as the wrong goods.
//!
//! Source: GS1 General Specifications, "Standard check digit calculations".

use tradelane_findings::Severity;
use tradelane_model::identifiers;
use tradelane_model::types::Item;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Item> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/lines/0/item/gtin", r#""96385074""#), ("/lines/0/item/gtin", r#""10614141000415""#)],
    rejects: &[(("/lines/0/item/gtin", r#""4006381333930""#), "/lines/0/item/gtin")],
    check,
};

fn check(item: &Item, report: &mut Report<'_>) {
    if let Some(gtin) = &item.gtin
        && let Some(Err(fault)) = identifiers::check("GTIN", gtin)
    {
        report.at_with_help("/gtin", format!("\"{}\" is not a GTIN", gtin.as_str()), fault.to_string());
    }
}
