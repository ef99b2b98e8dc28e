//! What document a stream starts with.

use super::element::declared_prefix;
use super::encoding;
use super::name::{self, is_blank};
use super::namespace::XML;
use super::tag;
use super::tokens::{Token, Tokens};

/// Namespace and local name of the document element, from the first bytes of a document.
///
/// A few kilobytes do: what has to be there is all up to the end of the first start tag, in any encoding that
/// [`super::read`] knows. `None` where this is no XML, or ends before.
pub fn peek_root(bytes: &[u8]) -> Option<(String, String)> {
    let decoded = encoding::decode(bytes);
    let text = decoded.text.trim_start_matches('\u{FEFF}');
    let mut tokens = Tokens::new(text);
    while let Ok(Some((token, range))) = tokens.next() {
        match token {
            Token::Text if !is_blank(text.get(range.clone())?) => return None,
            Token::Text | Token::Comment | Token::Instruction | Token::Declaration | Token::Doctype => {}
            Token::Start | Token::Empty => return root(text.get(range.start + 1..range.end - 1)?),
            Token::Reference | Token::CData | Token::End => return None,
        }
    }
    None
}

fn root(content: &str) -> Option<(String, String)> {
    let name = tag::name(content);
    let (prefix, local) = name::split(name)?;
    let mut found = Vec::new();
    let rest = content.get(name.len()..)?;
    // What stands before a fault is good enough here; the reader will tell of it.
    _ = tag::attributes(rest.strip_suffix('/').unwrap_or(rest), 0, &mut found);
    let declared = found.iter().find(|attribute| declared_prefix(attribute.name) == Some(prefix));
    let namespace = match declared {
        Some(attribute) => resolved(attribute.value),
        None if prefix == "xml" => XML.to_owned(),
        None if prefix.is_empty() => String::new(),
        None => return None,
    };
    Some((namespace, local.to_owned()))
}

/// The name of a namespace with its references resolved.
fn resolved(value: &str) -> String {
    let mut out = String::new();
    for (at, piece) in value.split('&').enumerate() {
        match piece.split_once(';').and_then(|(name, rest)| Some((name::reference(name)?, rest))) {
            Some((character, rest)) if at > 0 => {
                out.push(character);
                out.push_str(rest);
            }
            _ => out.push_str(piece),
        }
    }
    out
}
