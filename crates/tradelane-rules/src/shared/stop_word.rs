//! Goods are described by what they are, not by a general term.
//!
//! Entry summary declarations whose description is a stop word are rejected. The list here is of terms that named
//! sources give; the list of the European Commission is longer and changes: give it with
//! `--codes goods-stop-words=FILE`.
//!
//! Source: EU ICS2, data element 18 05 (general terms such as "consolidated", "general cargo", "parts", "freight of
//! all kinds" are not accepted).

use tradelane_findings::Severity;
use tradelane_model::types::GoodsItem;

use crate::codes::is_stop_word;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<GoodsItem> = Rule {
    severity: Severity::Error,
    document: "waybill",
    accepts: &[("/items", r#"[{"description":"spare parts for bicycles: brake pads"}]"#)],
    rejects: &[
        (("/items", r#"[{"description":"Parts"}]"#), "/items/0/description"),
        (("/items", r#"[{"description":"freight of all kinds"}]"#), "/items/0/description"),
    ],
    check,
};

fn check(item: &GoodsItem, report: &mut Report<'_>) {
    if item.description.as_ref().is_some_and(|text| is_stop_word(report.codes(), text)) {
        let text = item.description.as_deref().unwrap_or_default();
        let help = "say what it is, of what and for what: \"men's cotton T-shirts\"";
        report.at_with_help("/description", format!("\"{text}\" is a general term, not a description of goods"), help);
    }
}
