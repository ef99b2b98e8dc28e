//! A name is a name, and no word for "none".
//!
//! Senders fill in 无, 空, a slash or N/A where a name is due; gateways refuse them, or a parcel goes to nobody.
//!
//! Source: China Customs gateway checks of names, telephones and addresses (whole value 空, 无 or /).

use tradelane_findings::Severity;
use tradelane_model::types::Party;
use tradelane_model::types::Text;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Party> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/buyer/name", r#""Wu Trading 无锡""#)],
    rejects: &[
        (("/buyer/name", r#""无""#), "/buyer/name"),
        (("/buyer/name", r#""n/a""#), "/buyer/name"),
        (("/buyer/telephone", r#""-""#), "/buyer/telephone"),
    ],
    check,
};

/// Words that stand for "none".
const WORDS: [&str; 10] = ["空", "无", "無", "没有", "n/a", "na", "none", "null", "nil", "unknown"];

fn check(party: &Party, report: &mut Report<'_>) {
    let mut look = |text: Option<&Text>, pointer: &str| {
        if text.is_some_and(|text| is_placeholder(text)) {
            report.at_with_help(pointer, "a word for \"none\" stands here", "leave the field out, or give the value");
        }
    };
    look(party.name.as_ref(), "/name");
    look(party.telephone.as_ref(), "/telephone");
    look(party.identity.as_ref(), "/identity");
}

pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let is_mark = !text.is_empty()
        && text.chars().all(|c| matches!(c, '-' | '/' | '\\' | '.' | '_' | '?' | '\u{ff0f}' | '\u{3000}'));
    is_mark || WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}
