//! URIs, and names of vocabularies that stand short or as URIs.

use super::Remark;

/// A value that is a URI: a scheme, a colon, and no blanks or other characters that a URI writes by number.
pub(super) fn uri(text: &str) -> Result<String, Remark> {
    let scheme = text.split_once(':').filter(|(_, rest)| !rest.is_empty()).map(|(scheme, _)| scheme);
    let is_scheme = scheme.is_some_and(|scheme| {
        scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    });
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    if is_scheme && text.bytes().all(is_plain) {
        return Ok(text.to_owned());
    }
    Err(Remark::new("uri-form", format!("\"{text}\" is not a URI")))
}

/// A name without the beginning of its vocabulary, whichever of the ways to write it stands there.
pub(super) fn shortened(text: &str, starts: &[String]) -> String {
    let name = starts.iter().filter(|start| !start.is_empty()).find_map(|start| text.strip_prefix(start.as_str()));
    name.filter(|name| is_name(name)).unwrap_or(text).to_owned()
}

/// A name with the beginning of its vocabulary that is usual; what is a URI stays as it is.
pub(super) fn lengthened(text: &str, starts: &[String]) -> Result<String, Remark> {
    let start = starts.first().map(String::as_str).unwrap_or_default();
    if is_name(text) {
        return Ok(format!("{start}{text}"));
    }
    // What would be read as a name is none.
    if shortened(text, starts) != text {
        return Err(Remark::new(
            "uri-form",
            format!("\"{text}\" is written in another way where it is of the vocabulary"),
        ));
    }
    uri(text)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}
