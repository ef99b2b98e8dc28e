//! The encoding of a table: UTF-8 where nothing else is told, UTF-16 where its byte order mark says so.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, Encoding, REPLACEMENT, UTF_16BE, UTF_16LE};

/// What stands for bytes that are no character of their encoding.
pub(super) const NO_CHARACTER: &[u8] = "\u{fffd}".as_bytes();

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextEncoding(&'static Encoding);

impl TextEncoding {
    /// The encoding with a name of the WHATWG Encoding Standard: `windows-1252`, `gb18030`, `utf-16le`.
    pub fn named(name: &str) -> Option<Self> {
        Encoding::for_label(name.as_bytes()).filter(|encoding| *encoding != REPLACEMENT).map(Self)
    }

    /// The encoding that a byte order mark says; UTF-8 needs none.
    pub fn of_start(start: &[u8]) -> Option<Self> {
        match start {
            [0xff, 0xfe, ..] => Some(Self(UTF_16LE)),
            [0xfe, 0xff, ..] => Some(Self(UTF_16BE)),
            _ => None,
        }
    }

    /// The start of a text in UTF-8.
    pub fn decoded(self, start: &[u8]) -> Vec<u8> {
        self.0.decode(start).0.into_owned().into_bytes()
    }

    /// A text in UTF-8, as it is read.
    pub fn reader<R: BufRead>(self, inner: R) -> impl Read + use<R> {
        Decoded { inner, decoder: self.0.new_decoder(), text: Vec::new(), at: 0, is_ended: false }
    }
}

struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    text: Vec<u8>,
    at: usize,
    is_ended: bool,
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at >= self.text.len() {
            if self.is_ended {
                return Ok(0);
            }
            let input = self.inner.fill_buf()?;
            let is_last = input.is_empty();
            self.text.resize(64 << 10, 0);
            let (result, read, written, _) = self.decoder.decode_to_utf8(input, &mut self.text, is_last);
            self.inner.consume(read);
            self.text.truncate(written);
            self.at = 0;
            self.is_ended = is_last && result == encoding_rs::CoderResult::InputEmpty;
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        self.at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_whatever_the_blocks() {
        let check = |name: &str, bytes: &[u8], expect: &str| {
            let encoding = TextEncoding::named(name).expect("an encoding");
            for block in [1, 3, 4096] {
                let mut text = String::new();
                let inner = io::BufReader::with_capacity(block, bytes);
                encoding.reader(inner).read_to_string(&mut text).expect("UTF-8");
                assert_eq!(text, expect, "{name} in blocks of {block}");
            }
        };
        check("windows-1252", b"M\xfcller \x80", "M\u{fc}ller \u{20ac}");
        check("gb18030", b"\xc9\xcc\xc6\xb7", "\u{5546}\u{54c1}");
        check("utf-16le", b"\xff\xfea\0\xfc\0", "a\u{fc}");
        check("utf-16be", b"\xfe\xff\0a\0", "a\u{fffd}");
        assert_eq!(TextEncoding::named("klingon"), None);
        assert_eq!(TextEncoding::of_start(b"\xff\xfea\0"), TextEncoding::named("utf-16le"));
    }
}
