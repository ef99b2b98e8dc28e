//! The tags of a feed in XML, found without reading it.

use memchr::{memchr, memmem};

/// What a tag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Start,
    Empty,
    End,
    /// A comment, an instruction, a declaration, characters as they stand.
    Other,
}

/// A tag in some bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'b> {
    pub(super) kind: Kind,
    pub(super) name: &'b [u8],
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Where an item stands in some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// From where to where.
    Item(usize, usize),
    /// It begins there, and does not end in these bytes.
    Open(usize),
    /// There is none in the tags up to there.
    None(usize),
}

/// The element that is a row.
pub(super) const ITEM: &[u8] = b"item";

/// The next tag that is whole.
pub(super) fn next_tag(bytes: &[u8], from: usize) -> Option<Tag<'_>> {
    let start = from + memchr(b'<', bytes.get(from..)?)?;
    let rest = bytes.get(start..)?;
    for (open, close) in [(&b"<!--"[..], &b"-->"[..]), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")] {
        if rest.starts_with(open) {
            let length = open.len() + memmem::find(rest.get(open.len()..)?, close)? + close.len();
            return Some(Tag { kind: Kind::Other, name: b"", start, end: start + length });
        }
        if open.starts_with(rest) {
            return None;
        }
    }
    let length = tag_length(rest)?;
    let content = rest.get(1..length - 1).unwrap_or_default();
    let (kind, content) = match (content.strip_prefix(b"/"), content.strip_suffix(b"/")) {
        (Some(content), _) => (Kind::End, content),
        (None, Some(content)) => (Kind::Empty, content),
        (None, None) if content.starts_with(b"!") => (Kind::Other, content),
        (None, None) => (Kind::Start, content),
    };
    let name = content.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    Some(Tag { kind, name, start, end: start + length })
}

/// The length of a tag: up to the mark that closes it, or to another that opens one.
fn tag_length(rest: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, &byte) in rest.iter().enumerate().skip(1) {
        match (quote, byte) {
            (_, b'<') => return Some(at),
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The first item from a place on. One that is not closed ends where the next begins, or where what it stands in ends.
pub(super) fn item(bytes: &[u8], from: usize) -> Found {
    let (mut at, mut begun) = (from, None);
    while let Some(tag) = next_tag(bytes, at) {
        at = tag.end;
        match (begun, tag.kind, tag.name) {
            (None, Kind::Start, ITEM) => begun = Some(tag.start),
            (None, Kind::Empty, ITEM) => return Found::Item(tag.start, tag.end),
            (Some(start), Kind::End, ITEM) => return Found::Item(start, tag.end),
            (Some(start), Kind::Start | Kind::Empty, ITEM) | (Some(start), Kind::End, b"channel" | b"rss") => {
                return Found::Item(start, tag.start);
            }
            _ => {}
        }
    }
    begun.map_or(Found::None(at), Found::Open)
}

/// The name without its prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    name.rsplit(|byte| *byte == b':').next().unwrap_or(name)
}

/// The elements that are open at the end of some markup, the innermost first.
pub(super) fn open(markup: &str) -> Vec<String> {
    let (mut at, mut open) = (0, Vec::new());
    while let Some(tag) = next_tag(markup.as_bytes(), at) {
        at = tag.end;
        match tag.kind {
            Kind::Start => open.push(String::from_utf8_lossy(tag.name).into_owned()),
            Kind::End => _ = open.pop(),
            Kind::Empty | Kind::Other => {}
        }
    }
    open.reverse();
    open
}

/// The end tags of the elements that are open at the end of some markup.
pub(super) fn closing(markup: &str) -> String {
    open(markup).iter().map(|name| format!("</{name}>")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_found_in_any_markup() {
        assert_eq!(item(b"<a><!-- <item> --><item>x</item>", 0), Found::Item(18, 32));
        assert_eq!(item(b"<item><![CDATA[</item>]]></item >", 0), Found::Item(0, 33));
        assert_eq!(item(b"<item a='>'/>", 0), Found::Item(0, 13));
        assert_eq!(item(b"<item><b><item>", 0), Found::Item(0, 9));
        assert_eq!(item(b"<item><b></channel>", 0), Found::Item(0, 9));
        assert_eq!(item(b"<items></items><!", 0), Found::None(15));
        assert_eq!(item(b"<item><b", 0), Found::Open(0));
        assert_eq!(closing("<rss a='1'><channel><title>x</title><x/>"), "</channel></rss>");
    }
}
