//! Goods are declared by what they are, not by a general term.
//!
//! A declaration whose goods are "gift" or "parts" is rejected, or held until somebody says what is in the parcel. The
//! list of the European Commission is longer and changes: give it with `--codes goods-stop-words=FILE`.
//!
//! Source: EU ICS2, data element 18 05 000 000; terms that are rejected in practice.

use tradelane_findings::Severity;
use tradelane_model::types::Item;

use crate::codes::is_stop_word;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Item> = Rule {
    severity: Severity::Error,
    document: "declaration",
    accepts: &[("/lines/0/item/customsName", r#""gift box of stoneware cups""#)],
    rejects: &[
        (("/lines/0/item/customsName", r#""Gift""#), "/lines/0/item/customsName"),
        (("/lines/0/item/customsName", r#""样品""#), "/lines/0/item/customsName"),
    ],
    check,
};

fn check(item: &Item, report: &mut Report<'_>) {
    let Some(name) = item.customs_name.as_ref().filter(|name| is_stop_word(report.codes(), name)) else { return };
    let message = format!("\"{}\" is a general term, not a description of goods", name.as_str());
    let help = "say what it is, of what and for what: \"men's cotton T-shirts\"";
    report.at_with_help("/customsName", message, help);
}
