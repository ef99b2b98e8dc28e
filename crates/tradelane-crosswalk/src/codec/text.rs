//! One text over several repeats of a short element.

use super::Remark;

/// Joins pieces: a full piece runs on into the next, a shorter one ends its line.
pub(super) fn join(pieces: &[&str], width: usize) -> String {
    let mut text = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        text.push_str(piece);
        let is_last = index + 1 == pieces.len();
        if !is_last && piece.chars().count() != width {
            text.push('\n');
        }
    }
    text
}

/// Cuts a text into pieces of at most `width` characters; a line end starts a new piece.
pub(super) fn cut(text: &str, width: usize, repeats: usize) -> Result<Vec<String>, Remark> {
    let mut pieces = Vec::new();
    for line in text.split('\n') {
        let mut rest = line;
        while let Some((end, _)) = rest.char_indices().nth(width) {
            let (piece, more) = rest.split_at(end);
            pieces.push(piece.to_owned());
            rest = more;
        }
        pieces.push(rest.to_owned());
    }
    let joined: Vec<&str> = pieces.iter().map(String::as_str).collect();
    if pieces.len() > repeats {
        return Err(Remark::new(
            "too-long",
            format!("a text of {} characters takes {} pieces, not {repeats}", text.chars().count(), pieces.len()),
        ));
    }
    if pieces.iter().any(String::is_empty) || join(&joined, width) != text {
        return Err(Remark::new(
            "line-break",
            format!("the line breaks of a text cannot be kept in pieces of {width}"),
        ));
    }
    Ok(pieces)
}

/// A flag by the words for it. Where they are those of XML, so are its numbers (XML Schema 3.2.2, boolean).
pub(super) fn flag(text: &str, yes: &str, no: &str) -> Result<String, Remark> {
    let is_xml = (yes, no) == ("true", "false");
    match text {
        _ if text == yes => Ok("true".to_owned()),
        _ if text == no => Ok("false".to_owned()),
        "1" if is_xml => Ok("true".to_owned()),
        "0" if is_xml => Ok("false".to_owned()),
        _ => Err(Remark::new("flag-value", format!("\"{text}\" is neither \"{yes}\" nor \"{no}\""))),
    }
}
