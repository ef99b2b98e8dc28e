//! Where in a file.

use std::sync::Arc;

use serde::Serialize;

/// A place in a source file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file's name as the user gave it; `-` is standard input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Arc<str>>,
    /// The line, from 1.
    pub line: u64,
    /// The column in characters, from 1.
    pub column: u64,
    /// The offset in bytes from the start of the file.
    pub offset: u64,
    /// The length in bytes of what is meant; 0 where only a point is.
    pub length: u64,
    /// EDIFACT, X12: the segment's ordinal in its message, the header segment (UNH, ST) being 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<u32>,
    /// EDIFACT, X12: tag and position (`NAD/C082/3039` and the like); XML: the element's path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<String>,
    /// What those who exchange such messages call the field: the element's name and its label in the language of the
    /// message's keeper, as `acturalPaid 实际支付金额` of China customs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where the message stands packed in another: the element that holds it and its line and column, as `Data at 9:9`.
    /// The other places count in the message itself. In a workbook the cell, as `Sheet1!B3`, whose row and column the others
    /// are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// The text around the place, for people; never part of a report.
    #[serde(skip)]
    pub excerpt: Option<Excerpt>,
}

/// A piece of the line a place is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, without control characters.
    pub text: String,
    /// Where in the text the place starts, in characters from 0.
    pub start: usize,
    /// How many characters are meant, at least 1.
    pub length: usize,
}

impl Excerpt {
    /// The characters shown before and after the place at most.
    const BEFORE: usize = 60;
    const AFTER: usize = 40;

    /// The line around `length` bytes at `offset` of `source`, cut to a window where it is long.
    pub fn around(source: &[u8], offset: usize, length: usize) -> Self {
        let offset = offset.min(source.len());
        let (before, rest) = source.split_at(offset);
        // Enough for the window in any encoding; a line may be the whole file.
        let before = before.get(before.len().saturating_sub(8 * Self::BEFORE)..).unwrap_or_default();
        let rest = rest.get(..rest.len().min(length.saturating_add(8 * Self::AFTER))).unwrap_or_default();
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let before = String::from_utf8_lossy(before.get(line_start..).unwrap_or_default());
        let line_end = rest.iter().position(|&byte| byte == b'\n' || byte == b'\r').unwrap_or(rest.len());
        let rest = rest.get(..line_end).unwrap_or_default();
        let meant = String::from_utf8_lossy(rest.get(..length.min(rest.len())).unwrap_or_default());
        let after = String::from_utf8_lossy(rest.get(length.min(rest.len())..).unwrap_or_default());
        let clean = |text: &str| -> Vec<char> { text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect() };
        let (before, meant, after) = (clean(&before), clean(&meant), clean(&after));
        let mut text = String::new();
        let cut = before.len().saturating_sub(Self::BEFORE);
        if cut > 0 {
            text.push('…');
        }
        text.extend(before.iter().skip(cut));
        let start = text.chars().count();
        text.extend(meant.iter().take(Self::BEFORE));
        if meant.len() <= Self::BEFORE {
            text.extend(after.iter().take(Self::AFTER));
        }
        if meant.len() > Self::BEFORE || after.len() > Self::AFTER {
            text.push('…');
        }
        Self { text, start, length: meant.len().clamp(1, Self::BEFORE) }
    }
}

/// The line and column (in characters) of byte `offset` of `text`, when `text` starts at `line` and `column`.
///
/// A column counts characters where the text is UTF-8 and bytes where it is not.
pub fn line_and_column(text: &[u8], offset: usize, line: u64, column: u64) -> (u64, u64) {
    let before = text.get(..offset).unwrap_or(text);
    let count = |bytes: &[u8]| match std::str::from_utf8(bytes) {
        Ok(text) => text.chars().count() as u64,
        Err(_) => bytes.len() as u64,
    };
    match memchr::memrchr(b'\n', before) {
        Some(last) => {
            let lines = memchr::memchr_iter(b'\n', before).count() as u64;
            (line + lines, count(before.get(last + 1..).unwrap_or_default()) + 1)
        }
        None => (line, column + count(before)),
    }
}
