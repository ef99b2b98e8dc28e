//! A telephone number has 5 to 15 digits, and besides them only blanks, brackets, hyphens, dots, slashes and a plus in front.
//!
//! A number that cannot be dialled is found out by the driver at the door. Extensions follow after "ext." or "x".
//!
//! Source: ITU-T E.123 and E.164 (15 digits at most).

use tradelane_findings::Severity;
use tradelane_model::types::Contact;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Contact> = Rule {
    severity: Severity::Warning,
    document: "order",
    accepts: &[
        ("/buyer/contacts/0/telephone", r#""+49 (40) 555-0100 ext. 12""#),
        ("/buyer/contacts/0/telephone", r#""13800000000""#),
    ],
    rejects: &[
        (("/buyer/contacts/0/telephone", r#""call me""#), "/buyer/contacts/0/telephone"),
        (("/buyer/contacts/0/telephone", r#""+49 40 5550100 5550100 5550100""#), "/buyer/contacts/0/telephone"),
        (
            ("/buyer/contacts/0/communications", r#"[{"channel":"TE","value":"112a"}]"#),
            "/buyer/contacts/0/communications/0/value",
        ),
    ],
    check,
};

pub(super) const MESSAGE: &str = "the value is not a telephone number";

fn check(contact: &Contact, report: &mut Report<'_>) {
    if contact.telephone.as_ref().is_some_and(|number| !is_telephone(number)) {
        report.at("/telephone", MESSAGE);
    }
    for (index, communication) in contact.communications.iter().enumerate() {
        let is_telephone_channel =
            communication.channel.as_deref().is_some_and(|channel| matches!(channel, "TE" | "FX" | "AL"));
        if is_telephone_channel && !is_telephone(&communication.value) {
            report.at(&format!("/communications/{index}/value"), MESSAGE);
        }
    }
}

pub(super) fn is_telephone(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let (number, extension) = lower
        .split_once('x')
        .map_or((lower.as_str(), ""), |(number, rest)| (number.trim_end_matches(['e', 't', '.', ' ']), rest));
    // "ext." is parted at its x: what is left of it before is e, after it t and a dot.
    let extension = extension.trim_start_matches(['t', '.', ' ']);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (5..=15).contains(&digits)
        && number.chars().enumerate().all(|(at, c)| {
            c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | '-' | '.' | '/') || (c == '+' && at == 0)
        })
        && extension.chars().all(|c| c.is_ascii_digit())
}
