//! Each line of an order has a number of its own.
//!
//! Responses, despatch advices and customs lists name order lines by their numbers; two lines of one number cannot be
//! told apart.
//!
//! Source: UN/EDIFACT ORDERS, element 1082; China Customs interface specification, gnum.

use std::collections::BTreeMap;

use tradelane_findings::Severity;
use tradelane_model::documents::Order;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Order> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/lines/1/lineNumber", r#""20""#)],
    rejects: &[(("/lines/1/lineNumber", r#""1""#), "/lines/1/lineNumber")],
    check,
};

fn check(order: &Order, report: &mut Report<'_>) {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (index, line) in order.lines.iter().enumerate() {
        let Some(number) = &line.line_number else { continue };
        // Sub-lines count anew within their line.
        let parent = line.parent_line.as_deref().unwrap_or_default();
        if let Some(first) = seen.insert((parent, number), index) {
            report.at(
                &format!("/lines/{index}/lineNumber"),
                format!("line number \"{}\" stands at line {} of the document already", number.as_str(), first + 1),
            );
        }
    }
}
