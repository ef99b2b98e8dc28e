//! The character sets of UNB 0001, decoded and encoded.

use std::borrow::Cow;

use encoding_rs::Encoding;

/// A character set of ISO 9735.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Charset {
    /// UNOA: capitals, digits and some marks of ISO 646.
    Capitals,
    /// UNOB: the letters, digits and some marks of ISO 646.
    Ascii,
    /// UNOC: ISO 8859-1; also read where no interchange names a set.
    #[default]
    Latin1,
    /// UNOK: ISO 8859-9, Latin-1 with six Turkish letters.
    Latin5,
    /// Others, by the name of their encoding.
    Other(&'static Encoding),
    /// UNOW and UNOY: UTF-8.
    Utf8,
}

/// ISO 8859-9 differs from ISO 8859-1 in six places.
const LATIN5: [(u8, char); 6] = [(0xd0, 'Ğ'), (0xdd, 'İ'), (0xde, 'Ş'), (0xf0, 'ğ'), (0xfd, 'ı'), (0xfe, 'ş')];

impl Charset {
    /// The character set of a syntax identifier (`UNOC`); unknown ones are read as ISO 8859-1, which loses nothing.
    pub fn of_syntax(identifier: &[u8]) -> Self {
        match identifier {
            b"UNOA" => Self::Capitals,
            b"UNOB" => Self::Ascii,
            b"UNOD" => Self::Other(encoding_rs::ISO_8859_2),
            b"UNOE" => Self::Other(encoding_rs::ISO_8859_5),
            b"UNOF" => Self::Other(encoding_rs::ISO_8859_7),
            b"UNOG" => Self::Other(encoding_rs::ISO_8859_3),
            b"UNOH" => Self::Other(encoding_rs::ISO_8859_4),
            b"UNOI" => Self::Other(encoding_rs::ISO_8859_6),
            b"UNOJ" => Self::Other(encoding_rs::ISO_8859_8),
            b"UNOK" => Self::Latin5,
            b"UNOX" => Self::Other(encoding_rs::ISO_2022_JP),
            b"UNOW" | b"UNOY" => Self::Utf8,
            _ => Self::Latin1,
        }
    }

    /// Whether a syntax identifier is one that is known: those of ISO 9735-1, and those of airlines (IATA, IATB).
    pub fn is_syntax(identifier: &[u8]) -> bool {
        matches!(identifier, [b'U', b'N', b'O', b'A'..=b'K' | b'W' | b'X' | b'Y'] | b"IATA" | b"IATB")
    }

    /// Whether a byte of the upper half is allowed.
    pub fn is_eight_bit(self) -> bool {
        !matches!(self, Self::Capitals | Self::Ascii)
    }

    /// The first character of a text in ASCII that the levels A and B do not have (ISO 9735, clause 5).
    pub(super) fn foreign(self, text: &str) -> Option<char> {
        let is_mark = |c: char| " .,-()/='+:?!\"%&*;<>".contains(c);
        let is_common = |c: &char| c.is_ascii_uppercase() || c.is_ascii_digit() || is_mark(*c) || c.is_ascii_control();
        match self {
            Self::Capitals => text.chars().find(|c| c.is_ascii() && !is_common(c)),
            Self::Ascii => text.chars().find(|c| c.is_ascii() && !is_common(c) && !c.is_ascii_lowercase()),
            _ => None,
        }
    }

    /// Whether escape sequences shift to characters of two bytes.
    pub fn shifts(self) -> bool {
        self == Self::Other(encoding_rs::ISO_2022_JP)
    }

    /// The text of bytes, and whether any of them is none of the character set's. ASCII is borrowed.
    pub fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        if bytes.is_ascii() && !self.shifts() {
            // ASCII bytes are UTF-8.
            return (String::from_utf8_lossy(bytes), false);
        }
        match self {
            // Bytes above ASCII under UNOA and UNOB are outside it; read as Latin-1 they are told and kept.
            Self::Capitals | Self::Ascii => (Cow::Owned(bytes.iter().map(|&byte| char::from(byte)).collect()), true),
            Self::Latin1 => (Cow::Owned(bytes.iter().map(|&byte| char::from(byte)).collect()), false),
            Self::Latin5 => {
                let letter =
                    |byte: u8| LATIN5.iter().find(|(own, _)| *own == byte).map_or(char::from(byte), |&(_, c)| c);
                (Cow::Owned(bytes.iter().map(|&byte| letter(byte)).collect()), false)
            }
            Self::Utf8 => match std::str::from_utf8(bytes) {
                Ok(text) => (Cow::Borrowed(text), false),
                Err(_) => (Cow::Owned(bytes.iter().map(|&byte| char::from(byte)).collect()), true),
            },
            Self::Other(encoding) => {
                let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
                (text, had_errors)
            }
        }
    }

    /// The bytes of a text; a character that the set does not have is told and written as `-`.
    pub fn encode(self, text: &str, mut missing: impl FnMut(char), out: &mut Vec<u8>) {
        if text.is_ascii() || self == Self::Utf8 {
            out.extend_from_slice(text.as_bytes());
            return;
        }
        match self {
            Self::Other(encoding) => {
                let (bytes, _, had_errors) = encoding.encode(text);
                if had_errors {
                    self.encode_each(text, missing, out);
                } else {
                    out.extend_from_slice(&bytes);
                }
            }
            _ => {
                for c in text.chars() {
                    match self.byte(c) {
                        Some(byte) => out.push(byte),
                        None => {
                            missing(c);
                            out.push(b'-');
                        }
                    }
                }
            }
        }
    }

    fn encode_each(self, text: &str, mut missing: impl FnMut(char), out: &mut Vec<u8>) {
        let Self::Other(encoding) = self else { return };
        for c in text.chars() {
            let mut buffer = [0; 4];
            let (bytes, _, had_errors) = encoding.encode(c.encode_utf8(&mut buffer));
            if had_errors {
                missing(c);
                out.push(b'-');
            } else {
                out.extend_from_slice(&bytes);
            }
        }
    }

    fn byte(self, c: char) -> Option<u8> {
        let own = (self == Self::Latin5).then(|| LATIN5.iter().find(|(_, own)| *own == c)).flatten();
        if let Some(&(byte, _)) = own {
            return Some(byte);
        }
        let byte = u8::try_from(u32::from(c)).ok()?;
        let replaced = self == Self::Latin5 && LATIN5.iter().any(|(own, _)| *own == byte);
        (byte.is_ascii() || (self.is_eight_bit() && !replaced)).then_some(byte)
    }
}

#[cfg(test)]
mod tests {
    use super::Charset;

    #[track_caller]
    fn check(syntax: &str, bytes: &[u8], text: &str) {
        let charset = Charset::of_syntax(syntax.as_bytes());
        assert_eq!(charset.decode(bytes), (text.into(), false));
        let mut out = Vec::new();
        charset.encode(text, |c| panic!("{c} is missing"), &mut out);
        assert_eq!(out, bytes);
    }

    #[test]
    fn each_character_set_reads_and_writes_its_own() {
        check("UNOA", b"HAMBURG", "HAMBURG");
        check("UNOC", b"M\xfcnchen", "München");
        check("UNOD", b"\xa3\xf3d\xbc", "Łódź");
        check("UNOE", b"\xbc\xde\xe1\xda\xd2\xd0", "Москва");
        check("UNOF", b"\xc1\xe8\xde\xed\xe1", "Αθήνα");
        check("UNOG", b"\xa1al", "Ħal");
        check("UNOH", b"R\xbfga", "Rŋga");
        check("UNOI", b"\xcf\xc8\xea", "دبي");
        check("UNOJ", b"\xe9\xf4\xe5", "יפו");
        check("UNOK", b"\xddstanbul \x80", "İstanbul \u{80}");
        check("UNOY", "上海".as_bytes(), "上海");
        let japanese = Charset::of_syntax(b"UNOX");
        let mut out = Vec::new();
        japanese.encode("東京", |_| (), &mut out);
        assert_eq!(japanese.decode(&out).0, "東京");
    }

    #[test]
    fn a_character_outside_the_set_is_told() {
        let mut missing = Vec::new();
        let mut out = Vec::new();
        Charset::Latin1.encode("a€b", |c| missing.push(c), &mut out);
        assert_eq!((missing, out), (vec!['€'], b"a-b".to_vec()));
        assert!(Charset::Ascii.decode(b"M\xfcnchen").1);
        assert!(Charset::Utf8.decode(b"M\xfcnchen").1);
    }
}
