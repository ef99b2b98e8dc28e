//! What is no content: comments, processing instructions, the XML declaration, document type declarations.

use std::ops::Range;

use tradelane_findings::Severity;

use super::name;
use super::read::Reading;
use super::tag::{self, shown};

/// Checks a comment.
pub(super) fn comment(reading: &mut Reading<'_, '_>, range: &Range<usize>) {
    let start = range.start + "<!--".len();
    let text = reading.slice(start..range.end - "-->".len());
    if let Some(at) = memchr::memmem::find(text.as_bytes(), b"--") {
        reading.fault(start + at, 2, "`--` stands within a comment");
    } else if text.ends_with('-') {
        reading.fault(start + text.len() - 1, 1, "a comment ends with `--->`");
    }
}

/// Checks the name of a processing instruction.
pub(super) fn instruction(reading: &mut Reading<'_, '_>, range: &Range<usize>) {
    let content = reading.slice(range.start + 2..range.end - 2);
    let end = content.bytes().position(name::is_space).unwrap_or(content.len());
    let target = content.get(..end).unwrap_or_default();
    if target.eq_ignore_ascii_case("xml") || !name::is_local_name(target) {
        let message = format!("`{}` is not a name for a processing instruction", shown(target));
        reading.fault(range.start + 2, target.len(), message);
    }
}

/// Checks the XML declaration: its place, its attributes and their values.
pub(super) fn declaration(reading: &mut Reading<'_, '_>, range: &Range<usize>) {
    if range.start > 0 {
        let help = "nothing stands before the XML declaration, not even a space";
        let message = "the XML declaration does not stand at the start".to_owned();
        reading.finding("xml-syntax", Severity::Error, range.start, range.len(), message, help);
        return;
    }
    let start = "<?xml".len();
    let mut found = Vec::new();
    if let Err((at, message)) = tag::attributes(reading.slice(start..range.end - 2), start, &mut found) {
        reading.fault(at, 0, message);
        return;
    }
    let names: Vec<&str> = found.iter().map(|attribute| attribute.name).collect();
    let in_order = matches!(
        names.as_slice(),
        ["version"] | ["version", "encoding" | "standalone"] | ["version", "encoding", "standalone"]
    );
    if !in_order {
        reading.fault(0, range.end, "an XML declaration holds version, encoding and standalone, in this order");
    }
    for attribute in found {
        let value = attribute.value;
        let known = match attribute.name {
            "version" => value.strip_prefix("1.").is_some_and(is_number),
            "encoding" => is_encoding(value),
            "standalone" => matches!(value, "yes" | "no"),
            _ => true,
        };
        if !known {
            let message = format!("`{}` is not a value of `{}` in an XML declaration", shown(value), attribute.name);
            reading.fault(attribute.value_at, value.len(), message);
        }
    }
}

/// Reports a document type declaration.
pub(super) fn doctype(reading: &mut Reading<'_, '_>, range: &Range<usize>) {
    let message = "the message has a document type declaration, which is not read".to_owned();
    let help = "take the DOCTYPE out: messages need none, and its entities can be misused";
    reading.finding("dtd-refused", Severity::Error, range.start, range.len(), message, help);
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_encoding(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}
