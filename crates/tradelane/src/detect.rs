//! The format of an input, from its first bytes.

use tradelane_legacy::{json, table};

/// The syntax of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Documents of the standard: NDJSON, a JSON array, a single document.
    Json,
    /// UN/EDIFACT.
    Edifact,
    /// ASC X12.
    X12,
    /// XML.
    Xml,
    /// Events of EPCIS in JSON.
    Epcis,
    /// A table of columns with a header line, or a product feed in XML, and which one, where that is told:
    /// `table/shopify`, `rss/google`.
    Table(Option<&'static table::Format>),
}

impl Syntax {
    /// The syntax with this name: `json`, `edifact`, `x12`, `xml`, `table`, `epcis`, or the first part of a format
    /// (`ubl/2.1/Order`); of tables the format itself (`table/shopify`).
    pub fn named(name: &str) -> Option<Self> {
        if name.starts_with("table/") || name.starts_with("rss/") {
            return table::named(name).map(|format| Self::Table(Some(format)));
        }
        match name.split('/').next()? {
            "json" | "ndjson" => Some(Self::Json),
            "edifact" => Some(Self::Edifact),
            "x12" => Some(Self::X12),
            "xml" | "ubl" | "peppol" | "ceb" | "rss" => Some(Self::Xml),
            "epcis" if is_xml(name) => Some(Self::Xml),
            "epcis" => Some(Self::Epcis),
            "table" | "csv" | "tsv" => Some(Self::Table(None)),
            _ => None,
        }
    }

    /// The syntax that the first bytes of an input show. `None` where they show none that is known.
    pub fn detect(start: &[u8]) -> Option<Self> {
        let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
        let is_utf16 = start.starts_with(&[0xff, 0xfe])
            || start.starts_with(&[0xfe, 0xff])
            || start.starts_with(&[0, b'<'])
            || start.starts_with(&[b'<', 0]);
        match text.first() {
            Some(b'{' | b'[') if json::detect(text) => Some(Self::Epcis),
            Some(b'{' | b'[') => Some(Self::Json),
            Some(b'<') => Some(Self::Xml),
            _ if is_utf16 => Some(Self::Xml),
            _ if table::detect(start).is_some() => Some(Self::Table(None)),
            _ if has_x12_start(text) => Some(Self::X12),
            _ if has_edifact_start(text) => Some(Self::Edifact),
            _ => None,
        }
    }
}

/// Whether a format of events is one of XML: `epcis/2.0-xml/ObjectEvent`.
fn is_xml(name: &str) -> bool {
    name.split('/').nth(1).is_some_and(|version| version.ends_with("-xml"))
}

/// A service string or a first segment, at the start or after lines of other text, as mail gateways add them.
fn has_edifact_start(text: &[u8]) -> bool {
    let starts = |line: &[u8]| {
        [b"UNA".as_slice(), b"UNB", b"UNH", b"UNG"].iter().any(|tag| {
            line.strip_prefix(*tag).and_then(|rest| rest.first()).is_some_and(|next| !next.is_ascii_alphanumeric())
        })
    };
    text.split(|&byte| byte == b'\n').take(50).any(|line| starts(line.trim_ascii_start()))
        || [b"BGM+".as_slice(), b"DTM+"].iter().any(|tag| text.starts_with(tag))
}

/// An interchange header, at the start or after lines of other text.
fn has_x12_start(text: &[u8]) -> bool {
    let starts = |line: &[u8]| {
        let next = line.strip_prefix(b"ISA").and_then(<[u8]>::first);
        next.is_some_and(|next| !next.is_ascii_alphanumeric() && !matches!(next, b' ' | b'\r' | b'\n'))
    };
    text.split(|&byte| byte == b'\n').take(50).any(|line| starts(line.trim_ascii_start()))
}
