//! A sub-line names a line of the order that is there.
//!
//! Sets and configurations fall apart when their parent is not found.
//!
//! Source: UN/EDIFACT ORDERS, LIN C829 1082; UBL SubLineItem.

use tradelane_findings::Severity;
use tradelane_model::documents::Order;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Order> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/lines", r#"[{"lineNumber":"1","amount":{"amount":"2860.00"}},{"lineNumber":"2","parentLine":"1"}]"#)],
    rejects: &[(("/lines/1/parentLine", r#""7""#), "/lines/1/parentLine")],
    check,
};

fn check(order: &Order, report: &mut Report<'_>) {
    for (index, line) in order.lines.iter().enumerate() {
        let Some(parent) = &line.parent_line else { continue };
        let is_there = order.lines.iter().any(|other| other.line_number.as_deref() == Some(parent.as_str()));
        if !is_there {
            report.at(&format!("/lines/{index}/parentLine"), format!("there is no line \"{}\"", parent.as_str()));
        }
    }
}
