//! What X12 calls the faults that its reader tells.
//!
//! Source: X12's lists of codes I18 (TA105), 716 (AK905), 718 (AK502), 720 (AK304), 723 (AK403); those of 999 (618, 620,
//! 621) have the same codes for the same faults.

use tradelane_findings::Finding;

use super::About;

/// A list of codes: what of an interchange the fault is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    /// I18: the interchange.
    Interchange,
    /// 716: the functional group.
    Group,
    /// 718: the set.
    Set,
    /// 720: a segment.
    Segment,
    /// 723: an element.
    Element,
    /// No list has a code: nothing is at fault.
    None,
}

impl List {
    /// Its number.
    pub(super) fn number(self) -> &'static str {
        match self {
            Self::Interchange => "I18",
            Self::Group => "716",
            Self::Set => "718",
            Self::Segment => "720",
            Self::Element => "723",
            Self::None => "",
        }
    }
}

/// The list and code for each finding. Where one finding has several, [`code`] tells them apart; the first stands here.
pub(super) const CODES: &[(&str, List, &str)] = &[
    ("control-character", List::Element, "6"),
    ("control-reference", List::Set, "3"),
    ("duplicate-reference", List::Set, "23"),
    ("element-form", List::Element, "6"),
    ("element-length", List::Element, "5"),
    ("empty-segment", List::Set, "5"),
    ("group-code", List::Group, "1"),
    ("group-count", List::Group, "5"),
    ("header-width", List::Interchange, "022"),
    ("interchange-acknowledgement", List::None, ""),
    ("interchange-count", List::Interchange, "021"),
    ("interchange-header", List::Interchange, "022"),
    ("level-number", List::Element, "7"),
    ("message-segments", List::Set, "5"),
    ("message-size", List::Set, "5"),
    ("missing-element", List::Element, "1"),
    ("missing-group", List::Interchange, "024"),
    ("missing-group-trailer", List::Group, "3"),
    ("missing-interchange-trailer", List::Interchange, "023"),
    ("missing-segment", List::Segment, "3"),
    ("missing-trailer", List::Set, "2"),
    ("no-message", List::Interchange, "024"),
    ("segment-count", List::Set, "4"),
    ("segment-out-of-place", List::Segment, "7"),
    ("segment-outside-message", List::Interchange, "024"),
    ("syntax-identifier", List::Interchange, "017"),
    ("too-many-components", List::Element, "13"),
    ("too-many-elements", List::Element, "3"),
    ("too-many-repeats", List::Segment, "5"),
    ("trailing-separator", List::None, ""),
    ("truncated", List::Interchange, "023"),
    ("unexpected-bytes", List::Interchange, "022"),
    ("unexpected-trailer", List::Interchange, "024"),
    ("unknown-code", List::Element, "7"),
    ("unknown-message", List::Set, "1"),
    ("unknown-segment", List::Segment, "1"),
    ("version-mismatch", List::Group, "2"),
];

/// The list and code of a finding; `None` for one that is none of the syntax.
pub(super) fn code(finding: &Finding, about: About) -> Option<(List, &'static str)> {
    let (_, list, code) = CODES.iter().find(|(rule, ..)| *rule == finding.rule)?;
    let element = finding.source.as_ref().and_then(|place| place.element.as_deref()).unwrap_or_default();
    let (tag, position) = element.split_once('/').unwrap_or((element, ""));
    let told = (*list, *code);
    if let Some(told) = envelope(finding, tag, position) {
        return Some(told);
    }
    Some(match finding.rule.as_ref() {
        "element-length" if finding.message.contains("at least") => (List::Element, "4"),
        "element-form" if finding.message.contains("a date of") => (List::Element, "8"),
        "element-form" if finding.message.contains("a time of") => (List::Element, "9"),
        "too-many-repeats" if !position.is_empty() => (List::Element, "12"),
        "too-many-repeats" if about.is_group => (List::Segment, "4"),
        "unknown-segment" if about.is_known_segment => (List::Segment, "6"),
        "no-message" if finding.message.contains("no transaction set") => (List::Group, "5"),
        _ => told,
    })
}

/// The codes for faults of headers and trailers, by the element that is at fault.
fn envelope(finding: &Finding, tag: &str, position: &str) -> Option<(List, &'static str)> {
    const HEADER: &[(&str, &str)] = &[
        ("01", "010"),
        ("02", "011"),
        ("03", "012"),
        ("04", "013"),
        ("05", "005"),
        ("06", "006"),
        ("07", "007"),
        ("08", "008"),
        ("09", "014"),
        ("10", "015"),
        ("11", "016"),
        ("12", "017"),
        ("13", "018"),
        ("14", "019"),
        ("15", "020"),
        ("16", "027"),
    ];
    let rule = finding.rule.as_ref();
    match (tag, rule, position) {
        ("ISA", "duplicate-reference", _) => Some((List::Interchange, "025")),
        ("ISA", _, at) => HEADER.iter().find(|(own, _)| *own == at).map(|(_, code)| (List::Interchange, *code)),
        ("IEA", "control-reference", _) | ("IEA", _, "02") => Some((List::Interchange, "001")),
        ("IEA", _, "01") => Some((List::Interchange, "021")),
        ("GS", "duplicate-reference", _) => Some((List::Group, "19")),
        ("GS", "version-mismatch", _) | ("GS", _, "08") => Some((List::Group, "2")),
        ("GS", _, "01") => Some((List::Group, "1")),
        ("GS", _, "06") => Some((List::Group, "6")),
        ("GS", _, at) if !at.is_empty() => Some((List::Interchange, "024")),
        ("GE", _, "02") => Some((List::Group, "4")),
        ("GE", _, "01") => Some((List::Group, "5")),
        _ => None,
    }
}
