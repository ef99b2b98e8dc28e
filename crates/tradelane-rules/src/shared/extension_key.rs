//! What is beyond the standard has a key that says whose it is: a URI or a reverse-domain name.
//!
//! Two communities that use "tier" for different things cannot be told apart; "com.example.tier" can.
//!
//! Source: Tradelane specification, chapter Extensions.

use tradelane_findings::Severity;
use tradelane_model::types::Extensions;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Extensions> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/extensions", r#"{"com.example.loyalty":{"tier":"gold"},"https://example.com/ns/gift":true}"#)],
    rejects: &[
        (("/extensions", r#"{"loyalty":1}"#), "/extensions/loyalty"),
        (("/extensions", r#"{"a/b c":1}"#), "/extensions/a~1b c"),
    ],
    check,
};

fn check(extensions: &Extensions, report: &mut Report<'_>) {
    for key in extensions.keys().filter(|key| !is_owned(key)) {
        let pointer = format!("/{}", key.replace('~', "~0").replace('/', "~1"));
        report.at_with_help(
            &pointer,
            format!("the key \"{key}\" does not say whose it is"),
            "com.example.loyalty, or a URI",
        );
    }
}

fn is_owned(key: &str) -> bool {
    if let Some((scheme, rest)) = key.split_once(':') {
        return scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && !rest.is_empty()
            && !key.contains(char::is_whitespace);
    }
    let labels: Vec<&str> = key.split('.').collect();
    let is_label =
        |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    labels.len() >= 2 && labels.iter().all(is_label)
}
