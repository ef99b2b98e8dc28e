//! Texts between quotation marks.

/// A text that was read.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// What it says.
    pub(super) text: String,
    /// How many bytes it takes with its quotation marks.
    pub(super) length: usize,
    /// What is wrong with it: where, in bytes from its start, and what.
    pub(super) fault: Option<(usize, String)>,
}

/// Reads the text that begins with a quotation mark here. What is no text is put as well as can be, and told.
pub(super) fn read(bytes: &[u8]) -> Text {
    let mut found = Text::default();
    let mut raw: Vec<u8> = Vec::new();
    let mut at = 1;
    loop {
        match bytes.get(at) {
            None | Some(b'\n') => {
                found.fault.get_or_insert((0, "the quotation mark that begins here is not closed".to_owned()));
                break;
            }
            Some(b'"') => {
                at += 1;
                break;
            }
            Some(b'\\') => at += escape(bytes, at, &mut raw, &mut found.fault),
            Some(&byte) => {
                if byte < 0x20 {
                    found.fault.get_or_insert((at, format!("the character U+{byte:04X} stands in a text as it is")));
                }
                raw.push(byte);
                at += 1;
            }
        }
    }
    found.length = at;
    found.text = match String::from_utf8(raw) {
        Ok(text) => text,
        Err(error) => {
            let byte = error.as_bytes().get(error.utf8_error().valid_up_to()).copied().unwrap_or_default();
            found.fault.get_or_insert((0, format!("the byte {byte:02X} does not stand in UTF-8 text")));
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }
    };
    found
}

/// Reads what stands for a character from a backslash on; gives how many bytes that takes.
fn escape(bytes: &[u8], at: usize, raw: &mut Vec<u8>, fault: &mut Option<(usize, String)>) -> usize {
    let plain = match bytes.get(at + 1) {
        Some(mark @ (b'"' | b'\\' | b'/')) => *mark,
        Some(b'b') => 0x08,
        Some(b'f') => 0x0c,
        Some(b'n') => b'\n',
        Some(b'r') => b'\r',
        Some(b't') => b'\t',
        Some(b'u') => return unicode(bytes, at, raw, fault),
        _ => {
            fault.get_or_insert((at, "a backslash stands before what it cannot".to_owned()));
            raw.push(b'\\');
            return 1;
        }
    };
    raw.push(plain);
    2
}

fn unicode(bytes: &[u8], at: usize, raw: &mut Vec<u8>, fault: &mut Option<(usize, String)>) -> usize {
    let mut push = |character: char| {
        let mut buffer = [0; 4];
        raw.extend_from_slice(character.encode_utf8(&mut buffer).as_bytes());
    };
    let Some(unit) = hex(bytes, at) else {
        fault.get_or_insert((at, "\\u is not followed by four digits".to_owned()));
        push('\u{fffd}');
        return 2;
    };
    if let Some(character) = char::from_u32(unit) {
        push(character);
        return 6;
    }
    // A character beyond the first 65 536 is written as two halves.
    let low = hex(bytes, at + 6).filter(|low| unit < 0xdc00 && (0xdc00..0xe000).contains(low));
    match low.and_then(|low| char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00))) {
        Some(character) => {
            push(character);
            12
        }
        None => {
            fault.get_or_insert((at, format!("\\u{unit:04X} is half of a character without the other half")));
            push('\u{fffd}');
            6
        }
    }
}

fn hex(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let digits =
        std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}

/// Appends a text between quotation marks.
pub(super) fn write(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}

/// How many bytes the number takes that a text begins with, as JSON writes numbers; 0 where it begins with none.
pub(super) fn number(text: &[u8]) -> usize {
    let digits =
        |from: usize| text.get(from..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = usize::from(text.first() == Some(&b'-'));
    let whole = digits(at);
    if whole == 0 || (whole > 1 && text.get(at) == Some(&b'0')) {
        return 0;
    }
    at += whole;
    if text.get(at) == Some(&b'.') {
        let fraction = digits(at + 1);
        if fraction == 0 {
            return 0;
        }
        at += 1 + fraction;
    }
    if matches!(text.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(text.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(at + 1 + sign);
        if exponent == 0 {
            return 0;
        }
        at += 1 + sign + exponent;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, text: &str, fault: Option<&str>) {
        let found = read(written.as_bytes());
        assert_eq!((found.text.as_str(), found.fault.map(|(_, fault)| fault).as_deref()), (text, fault), "{written}");
    }

    #[test]
    fn texts() {
        check(r#""a\"\\\/\n\u00e9\uD83D\uDE00""#, "a\"\\/\né😀", None);
        check(r#""\uD83D!""#, "\u{fffd}!", Some("\\uD83D is half of a character without the other half"));
        check(r#""\uDE00""#, "\u{fffd}", Some("\\uDE00 is half of a character without the other half"));
        check(r#""\x""#, "\\x", Some("a backslash stands before what it cannot"));
        check("\"a", "a", Some("the quotation mark that begins here is not closed"));
        let mut out = String::new();
        write("a\"\\\né\u{1}", &mut out);
        assert_eq!(out, "\"a\\\"\\\\\\né\\u0001\"");
    }

    #[test]
    fn numbers() {
        for (text, length) in [("0", 1), ("-1.50e+3,", 8), ("01", 0), ("1.", 0), ("-", 0), ("1e", 0), ("12]", 2)] {
            assert_eq!(number(text.as_bytes()), length, "{text}");
        }
    }
}
