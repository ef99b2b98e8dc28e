//! What EDIFACT calls the faults that its reader tells: the codes of 0085, syntax error coded.
//!
//! Source: ISO 9735-10, service code list 0085.

use tradelane_findings::Finding;

use super::About;

/// The code for each finding. Where one finding has several, [`code`] tells them apart; the first stands here.
pub(super) const CODES: &[(&str, &str)] = &[
    ("character-set", "21"),
    ("control-character", "21"),
    ("control-reference", "28"),
    ("date-form", "12"),
    ("duplicate-reference", "26"),
    ("element-form", "37"),
    ("element-length", "39"),
    ("empty-segment", "18"),
    ("group-code", "31"),
    ("group-count", "29"),
    ("interchange-count", "29"),
    ("message-segments", "18"),
    ("message-size", "18"),
    ("missing-element", "13"),
    ("missing-group-trailer", "13"),
    ("missing-interchange-trailer", "13"),
    ("missing-segment", "13"),
    ("missing-trailer", "13"),
    ("mixed-groups", "30"),
    ("no-message", "32"),
    ("released-terminator", "22"),
    ("segment-count", "29"),
    ("segment-out-of-place", "15"),
    ("segment-outside-message", "33"),
    ("service-string", "22"),
    ("syntax-identifier", "2"),
    ("too-many-components", "16"),
    ("too-many-elements", "16"),
    ("too-many-repeats", "35"),
    ("trailing-separator", "45"),
    ("truncated", "13"),
    ("unexpected-bytes", "33"),
    ("unexpected-trailer", "33"),
    ("unknown-code", "12"),
    ("unknown-message", "14"),
    ("unknown-segment", "15"),
];

/// The code of a finding; `None` for one that is none of the syntax.
pub(super) fn code(finding: &Finding, about: About) -> Option<&'static str> {
    let (_, code) = CODES.iter().find(|(rule, _)| *rule == finding.rule)?;
    let element = finding.source.as_ref().and_then(|place| place.element.as_deref()).unwrap_or_default();
    Some(match finding.rule.as_ref() {
        "too-many-repeats" if about.is_group => "36",
        "element-length" if !finding.message.contains("at most") => "40",
        // Dates and times of headers are values that are none.
        "element-form" if element.ends_with("/0017") || element.ends_with("/0019") => "12",
        "element-form" if is_decimal(&finding.message) => "19",
        _ => code,
    })
}

/// Whether the value that a message quotes has the characters of a number: then its decimal mark is wrong.
fn is_decimal(message: &str) -> bool {
    let value = message.split('"').nth(1).unwrap_or_default();
    value.contains(['.', ',']) && value.bytes().all(|byte| byte.is_ascii_digit() || b".,-".contains(&byte))
}
