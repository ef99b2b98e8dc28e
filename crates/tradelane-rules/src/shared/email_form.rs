//! An electronic mail address is a name, an at sign and a domain.
//!
//! Notices of customs and carriers go there.
//!
//! Source: RFC 5321, section 4.1.2 (Mailbox), without quoted names.

use tradelane_findings::Severity;
use tradelane_model::types::Contact;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Contact> = Rule {
    severity: Severity::Warning,
    document: "order",
    accepts: &[("/buyer/contacts/0/email", r#""orders+eu@example.com""#)],
    rejects: &[
        (("/buyer/contacts/0/email", r#""orders at example.com""#), "/buyer/contacts/0/email"),
        (("/buyer/contacts/0/email", r#""orders@localhost""#), "/buyer/contacts/0/email"),
        (
            ("/buyer/contacts/0/communications", r#"[{"channel":"EM","value":"a@@b.example"}]"#),
            "/buyer/contacts/0/communications/0/value",
        ),
    ],
    check,
};

const MESSAGE: &str = "the value is not an electronic mail address";

fn check(contact: &Contact, report: &mut Report<'_>) {
    if contact.email.as_ref().is_some_and(|email| !is_mailbox(email)) {
        report.at("/email", MESSAGE);
    }
    for (index, communication) in contact.communications.iter().enumerate() {
        if communication.channel.as_deref() == Some("EM") && !is_mailbox(&communication.value) {
            report.at(&format!("/communications/{index}/value"), MESSAGE);
        }
    }
}

fn is_mailbox(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else { return false };
    let is_name = !name.is_empty()
        && name.len() <= 64
        && !name.contains(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '@' | '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '[' | ']')
        });
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c == '-' || c.is_alphanumeric())
    };
    is_name && domain.len() <= 255 && domain.contains('.') && domain.split('.').all(is_label)
}
