//! The pieces of a document as bytes: where tags begin and end, without reading them.

use memchr::memmem;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// What stands between tags.
    Text,
    Start,
    Empty,
    End,
    /// A comment, a processing instruction, a declaration: what says nothing of the document.
    Aside,
}

/// The piece that bytes begin with, and its length; `None` where more bytes are needed to tell.
pub(super) fn piece(bytes: &[u8]) -> Option<(Piece, usize)> {
    if bytes.first()? != &b'<' {
        return Some((Piece::Text, memchr::memchr(b'<', bytes).unwrap_or(bytes.len())));
    }
    let until = |start: usize, end: &[u8]| {
        let found = memmem::find(bytes.get(start..).unwrap_or_default(), end)?;
        Some(start + found + end.len())
    };
    match bytes.get(1)? {
        b'!' if bytes.starts_with(b"<!--") => Some((Piece::Aside, until(4, b"-->")?)),
        b'!' if bytes.starts_with(b"<![CDATA[") => Some((Piece::Text, until(9, b"]]>")?)),
        b'!' if bytes.len() < 9 => None,
        b'!' => {
            let end = until(2, b">")?;
            // A document type declaration may hold others between brackets.
            let has_inner = bytes.get(..end).is_some_and(|start| start.contains(&b'['));
            Some((Piece::Aside, if has_inner { until(until(2, b"]")?, b">")? } else { end }))
        }
        b'?' => Some((Piece::Aside, until(2, b"?>")?)),
        b'/' => Some((Piece::End, tag(bytes)?)),
        first if first.is_ascii_alphabetic() || matches!(first, b'_' | b':' | 0x80..) => {
            let length = tag(bytes)?;
            let is_empty = bytes.get(..length).is_some_and(|tag| tag.ends_with(b"/>"));
            Some((if is_empty { Piece::Empty } else { Piece::Start }, length))
        }
        // A `<` that begins nothing is text.
        _ => Some((Piece::Text, 1)),
    }
}

/// How long a tag is; one that is not closed ends before the next.
fn tag(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, &byte) in bytes.iter().enumerate().skip(1) {
        match (byte, quote) {
            (b'<', _) => return Some(at),
            (b'>', None) => return Some(at + 1),
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The name in a tag, with its prefix.
pub(super) fn name(tag: &[u8]) -> &[u8] {
    let name = tag.strip_prefix(b"</").or_else(|| tag.strip_prefix(b"<")).unwrap_or(tag);
    let end = name.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
    name.get(..end.unwrap_or(name.len())).unwrap_or_default()
}

/// A name without its prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    memchr::memchr(b':', name).and_then(|at| name.get(at + 1..)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_end_where_they_end() {
        for (text, found) in [
            ("", None),
            ("text <a>", Some((Piece::Text, 5))),
            ("<a b='>'>x", Some((Piece::Start, 9))),
            ("<a/><b/>", Some((Piece::Empty, 4))),
            ("</a ><b>", Some((Piece::End, 5))),
            ("<a b='x<c>", Some((Piece::Start, 7))),
            ("<a b='x", None),
            ("< a>", Some((Piece::Text, 1))),
            ("<!-- > --><a>", Some((Piece::Aside, 10))),
            ("<!-", None),
            ("<![CDATA[<a>]]>", Some((Piece::Text, 15))),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>", Some((Piece::Aside, 30))),
            ("<!DOCTYPE a><a>", Some((Piece::Aside, 12))),
            ("<?xml ?><a>", Some((Piece::Aside, 8))),
        ] {
            assert_eq!(piece(text.as_bytes()), found, "{text}");
        }
        assert_eq!(local(name(b"<x:EventList a='1'>")), b"EventList");
        assert_eq!(local(name(b"</EventList>")), b"EventList");
    }
}
