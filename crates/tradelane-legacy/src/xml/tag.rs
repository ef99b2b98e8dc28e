//! What stands between the angle brackets of a start tag.

use super::name::is_space;

/// An attribute as it stands in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RawAttribute<'x> {
    pub(super) name: &'x str,
    /// Where the name starts.
    pub(super) name_at: usize,
    /// The value between the quotes, references not resolved.
    pub(super) value: &'x str,
    /// Where the value starts.
    pub(super) value_at: usize,
}

/// A fault of a tag: where, and what.
pub(super) type TagFault = (usize, String);

/// The name at the start of a tag's content: up to white space, `/`, or what only an attribute has.
pub(super) fn name(content: &str) -> &str {
    let end = content.bytes().position(|byte| is_space(byte) || matches!(byte, b'/' | b'=' | b'"' | b'\''));
    content.get(..end.unwrap_or(content.len())).unwrap_or_default()
}

/// The attributes of a tag, `content` being what follows the name and `base` its place in the source.
///
/// Stops at the first fault; the attributes before it are in `found`.
pub(super) fn attributes<'x>(content: &'x str, base: usize, found: &mut Vec<RawAttribute<'x>>) -> Result<(), TagFault> {
    let mut at = 0;
    loop {
        let name_at = skip_space(content, at);
        let rest = content.get(name_at..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(());
        }
        if name_at == at {
            return Err((base + at, "white space is missing before the next attribute".to_owned()));
        }
        let name = name(rest);
        if name.is_empty() {
            return Err((base + name_at, format!("`{}` does not start an attribute", first(rest))));
        }
        let equals = skip_space(content, name_at + name.len());
        if content.as_bytes().get(equals) != Some(&b'=') {
            return Err((base + equals, format!("attribute `{}` has no value", shown(name))));
        }
        let quote_at = skip_space(content, equals + 1);
        let Some(&quote @ (b'"' | b'\'')) = content.as_bytes().get(quote_at) else {
            return Err((base + quote_at, format!("the value of attribute `{}` is not quoted", shown(name))));
        };
        let value_at = quote_at + 1;
        let rest = content.get(value_at..).unwrap_or_default();
        let Some(length) = memchr::memchr(quote, rest.as_bytes()) else {
            return Err((base + quote_at, format!("the value of attribute `{}` does not end", shown(name))));
        };
        let value = rest.get(..length).unwrap_or_default();
        found.push(RawAttribute { name, name_at: base + name_at, value, value_at: base + value_at });
        at = value_at + length + 1;
    }
}

/// At most 60 characters of a name or value, for a message.
pub(super) fn shown(text: &str) -> std::borrow::Cow<'_, str> {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

fn first(text: &str) -> &str {
    text.chars().next().and_then(|first| text.get(..first.len_utf8())).unwrap_or_default()
}

fn skip_space(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    from + rest.iter().take_while(|&&byte| is_space(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &str) -> (Vec<(&str, &str)>, Option<TagFault>) {
        let mut found = Vec::new();
        let fault = attributes(content, 10, &mut found).err();
        (found.iter().map(|attribute| (attribute.name, attribute.value)).collect(), fault)
    }

    fn fault(at: usize, message: &str) -> Option<TagFault> {
        Some((at, message.to_owned()))
    }

    #[test]
    fn attributes_in_any_layout() {
        assert_eq!(read(" a='1' b=\"2\""), (vec![("a", "1"), ("b", "2")], None));
        assert_eq!(read("\n a\t=\r\n'\"' "), (vec![("a", "\"")], None));
        assert_eq!(read(""), (vec![], None));
    }

    #[test]
    fn faults_have_a_place() {
        assert_eq!(read(" a").1, fault(12, "attribute `a` has no value"));
        assert_eq!(read(" a=1").1, fault(13, "the value of attribute `a` is not quoted"));
        assert_eq!(read(" a='1").1, fault(13, "the value of attribute `a` does not end"));
        assert_eq!(
            read(" a='1'b='2'"),
            (vec![("a", "1")], fault(16, "white space is missing before the next attribute"))
        );
        assert_eq!(read(" ='1'").1, fault(11, "`=` does not start an attribute"));
        assert_eq!(read("/").1, fault(10, "white space is missing before the next attribute"));
    }
}
