//! From the bytes of a document to its text.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use tradelane_findings::Severity;

use super::tag;

/// So many Chinese characters of UTF-8 do not stand in a text of another encoding by chance.
const ENOUGH: usize = 4;

/// A document as text.
pub(super) struct Decoded<'b> {
    /// The text, without byte order mark.
    pub(super) text: Cow<'b, str>,
    /// How many bytes were left out at the start, where the text is otherwise the bytes of the file.
    pub(super) skipped: usize,
    /// What it was decoded as.
    pub(super) encoding: &'static Encoding,
    /// What is wrong with the encoding, if anything.
    pub(super) fault: Option<Fault>,
}

/// A fault of the encoding.
#[derive(Clone)]
pub(super) struct Fault {
    pub(super) severity: Severity,
    /// The place in the text.
    pub(super) offset: usize,
    pub(super) message: String,
}

/// Whether the first bytes of a document are of one that is read as UTF-8.
pub(super) fn is_utf8(start: &[u8]) -> bool {
    let encoding = Encoding::for_bom(start).map(|(encoding, _)| encoding);
    let named = || declared(start).and_then(|label| Encoding::for_label(label.as_bytes()));
    let is_wide = matches!(start, [b'<', 0, ..] | [0, b'<', ..]);
    !is_wide && encoding.or_else(named).is_none_or(|encoding| encoding == UTF_8)
}

/// Decodes a document by its byte order mark, else by its first bytes, else by its XML declaration, else as UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        let text = Cow::Borrowed("");
        return Decoded {
            text,
            skipped: 0,
            encoding: UTF_8,
            fault: error(0, "the encoding UTF-32 is not supported".to_owned()),
        };
    }
    match Encoding::for_bom(bytes) {
        Some((encoding, length)) => as_seen(encoding, bytes.get(length..).unwrap_or_default(), length),
        None => match bytes {
            [b'<', 0, next @ ..] if !next.starts_with(&[0, 0]) => as_seen(UTF_16LE, bytes, 0),
            [0, b'<', ..] => as_seen(UTF_16BE, bytes, 0),
            _ => by_declaration(bytes),
        },
    }
}

/// By the encoding that the first bytes show; a declaration of another one is told.
fn as_seen<'b>(encoding: &'static Encoding, bytes: &'b [u8], skipped: usize) -> Decoded<'b> {
    let mut decoded = with(encoding, bytes, skipped);
    let text = decoded.text.as_bytes();
    let other = declared(text).filter(|label| {
        let is_wide = |encoding: &Encoding| encoding == UTF_16LE || encoding == UTF_16BE;
        let known = Encoding::for_label(label.as_bytes());
        known.is_none_or(|known| known != encoding && !(is_wide(known) && is_wide(encoding)))
    });
    if let (Some(declared), None) = (other, &decoded.fault) {
        let message = format!("the encoding is declared as {declared}, but is read as {}", encoding.name());
        decoded.fault = Some(Fault { severity: Severity::Warning, offset: declared_at(text), message });
    }
    decoded
}

fn by_declaration(bytes: &[u8]) -> Decoded<'_> {
    let Some(declared) = declared(bytes) else { return with(UTF_8, bytes, 0) };
    match Encoding::for_label(declared.as_bytes()) {
        // The declaration could be read byte by byte, so this is not UTF-16.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE || is_utf_8_after_all(encoding, bytes) => {
            let mut decoded = with(UTF_8, bytes, 0);
            let message = format!("the encoding is declared as {declared}, but is read as UTF-8");
            decoded.fault =
                decoded.fault.or(Some(Fault { severity: Severity::Warning, offset: declared_at(bytes), message }));
            decoded
        }
        Some(encoding) if encoding != encoding_rs::REPLACEMENT => with(encoding, bytes, 0),
        _ => {
            let mut decoded = with(UTF_8, bytes, 0);
            decoded.fault = error(declared_at(bytes), format!("the encoding `{declared}` is not known"));
            decoded
        }
    }
}

/// Whether a document that is said to be in a Chinese encoding is in UTF-8 all the same, as files are that were saved again
/// without a change of their declaration. Most of UTF-8 decodes as GB18030 without a fault, as other characters; the other
/// way round a few characters in a row that by chance are UTF-8 too are rare, and a whole text is not.
fn is_utf_8_after_all(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if encoding != GB18030 && encoding != GBK {
        return false;
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let is_wide = |character: &char| *character >= '\u{2E80}';
    match text.chars().filter(is_wide).take(ENOUGH).count() {
        0 => false,
        ENOUGH => true,
        _ => encoding.decode_without_bom_handling(bytes).1,
    }
}

fn with<'b>(encoding: &'static Encoding, bytes: &'b [u8], skipped: usize) -> Decoded<'b> {
    if encoding == UTF_8 {
        let at = match std::str::from_utf8(bytes) {
            Ok(text) => return Decoded { text: Cow::Borrowed(text), skipped, encoding, fault: None },
            Err(fault) => fault.valid_up_to(),
        };
        let byte = bytes.get(at).copied().unwrap_or_default();
        let fault = error(at, format!("the byte {byte:02X} does not stand in UTF-8 text"));
        return Decoded { text: String::from_utf8_lossy(bytes), skipped, encoding, fault };
    }
    let (text, had_faults) = encoding.decode_without_bom_handling(bytes);
    let name = encoding.name();
    let fault = had_faults
        .then(|| text.find('\u{FFFD}').unwrap_or_default())
        .and_then(|at| error(at, format!("the bytes here do not stand in {name} text")));
    // Offsets are of the text from here on; what was skipped has no meaning in it.
    Decoded { text, skipped: 0, encoding, fault }
}

fn error(offset: usize, message: String) -> Option<Fault> {
    Some(Fault { severity: Severity::Error, offset, message })
}

/// The encoding that the XML declaration names.
fn declared(bytes: &[u8]) -> Option<&str> {
    let start = bytes.get(..bytes.len().min(512))?;
    let end = memchr::memmem::find(start, b"?>")?;
    let declaration = std::str::from_utf8(start.get(..end)?).ok()?;
    let attributes = declaration.strip_prefix("<?xml")?;
    let mut found = Vec::new();
    tag::attributes(attributes, 0, &mut found).ok()?;
    found.iter().find(|attribute| attribute.name == "encoding").map(|attribute| attribute.value)
}

/// What is odd about the encoding of a message of China customs, which is in UTF-8 or in an encoding of the mainland: a
/// text of one that is declared as another decodes without a fault, as other characters.
pub(super) fn unusual(decoded: &Decoded<'_>, root: &str) -> Option<Fault> {
    let usual = [UTF_8, UTF_16LE, UTF_16BE, GB18030, GBK];
    if !root.starts_with("ceb:") || usual.contains(&decoded.encoding) || decoded.text.is_ascii() {
        return None;
    }
    let name = decoded.encoding.name();
    let message = format!("the message is read as {name}; those of China customs are in UTF-8 or GB18030");
    Some(Fault { severity: Severity::Warning, offset: declared_at(decoded.text.as_bytes()), message })
}

fn declared_at(bytes: &[u8]) -> usize {
    memchr::memmem::find(bytes, b"encoding").unwrap_or_default()
}
