//! Characters and names of XML 1.0 (fifth edition) and of Namespaces in XML 1.0.

/// Whether a byte is one of the four white space characters of XML.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether a text consists of white space only.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

/// Whether a character may stand in a document at all, as itself or as a character reference.
pub(super) const fn is_allowed(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The offsets of the characters that may not stand in a document.
pub(super) fn forbidden(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter_map(move |(at, &byte)| {
        let hit = match byte {
            0..0x20 => !is_space(byte),
            // U+FFFE and U+FFFF
            0xEF => matches!(bytes.get(at + 1..at + 3), Some([0xBF, 0xBE | 0xBF])),
            _ => false,
        };
        hit.then_some(at)
    })
}

/// Whether a name is a Name without colon.
pub(super) fn is_local_name(name: &str) -> bool {
    if let [first, rest @ ..] = name.as_bytes()
        && (first.is_ascii_alphabetic() || *first == b'_')
        && rest.iter().all(|&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'))
    {
        return true;
    }
    let mut characters = name.chars();
    characters.next().is_some_and(starts_name) && characters.all(continues_name)
}

/// Whether a name may start with this character; the colon is left to [`split`].
pub(super) const fn starts_name(character: char) -> bool {
    matches!(character,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a name may go on with this character.
pub(super) const fn continues_name(character: char) -> bool {
    matches!(character, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
        || starts_name(character)
}

/// Prefix and local part of a qualified name; `None` where it is not one.
pub(super) fn split(name: &str) -> Option<(&str, &str)> {
    let (prefix, local) = match name.split_once(':') {
        Some((prefix, local)) => (prefix, local),
        None => ("", name),
    };
    ((prefix.is_empty() != name.contains(':') && (prefix.is_empty() || is_local_name(prefix))) && is_local_name(local))
        .then_some((prefix, local))
}

/// The character that a reference between `&` and `;` stands for: predefined entities and character references.
pub(super) fn reference(name: &str) -> Option<char> {
    let character = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => {
            let number = name.strip_prefix('#')?;
            let (digits, radix) = match number.strip_prefix('x') {
                Some(digits) => (digits, 16),
                None => (number, 10),
            };
            // A sign would be taken by the number parser, but not by XML.
            if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            char::from_u32(u32::from_str_radix(digits, radix).ok()?)?
        }
    };
    is_allowed(character).then_some(character)
}

/// Appends text with every line end (CR LF or CR) as LF.
pub(super) fn push_lines(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\r', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for good in ["a", "cbc:ID", "_x", "名称", "a.b-c1", "p:名"] {
            assert!(split(good).is_some(), "{good}");
        }
        for bad in ["", ":", "a:", ":a", "a:b:c", "1a", "-a", "a b", "a:1", "a$"] {
            assert_eq!(split(bad), None, "{bad}");
        }
    }

    #[test]
    fn references() {
        assert_eq!(reference("lt"), Some('<'));
        assert_eq!(reference("#x4E2D"), Some('中'));
        assert_eq!(reference("#20013"), Some('中'));
        for bad in ["", "#", "#x", "#0", "#x1", "#xD800", "#x110000", "#+65", "#-1", "nbsp", "LT", "#99999999999"] {
            assert_eq!(reference(bad), None, "{bad}");
        }
    }

    #[test]
    fn line_ends() {
        let mut out = String::new();
        push_lines(&mut out, "a\r\nb\rc\n\r");
        assert_eq!(out, "a\nb\nc\n\n");
    }

    #[test]
    fn characters() {
        assert_eq!(forbidden("a\u{1}b\u{FFFE}\t\u{FFFD}，\u{FFFF}").collect::<Vec<_>>(), [1, 3, 13]);
    }
}
