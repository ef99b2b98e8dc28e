//! The number of a part is from 1 to the number of parts.
//!
//! Customs wait for the missing part of a split message, for ever if its number cannot be.
//!
//! Source: China Customs interface specification, msgCount and msgSeqNo: consecutive numbers without gaps.

use tradelane_findings::Severity;
use tradelane_model::documents::MessagePart;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<MessagePart> = Rule {
    severity: Severity::Error,
    document: "manifest",
    accepts: &[("/part", r#"{"index":"2","count":"2"}"#)],
    rejects: &[
        (("/part", r#"{"index":"3","count":"2"}"#), "/part/index"),
        (("/part", r#"{"index":"0","count":"2"}"#), "/part/index"),
        (("/part", r#"{"index":"one"}"#), "/part/index"),
    ],
    check,
};

fn check(part: &MessagePart, report: &mut Report<'_>) {
    let index = part.index.parse::<u64>().ok().filter(|&index| index >= 1);
    let count = part.count.as_ref().map(|count| count.parse::<u64>().unwrap_or(0));
    if index.is_none_or(|index| count.is_some_and(|count| index > count)) {
        let of = part.count.as_deref().unwrap_or("an unknown number");
        report.at("/index", format!("part \"{}\" of {of} cannot be", part.index.as_str()));
    }
}
