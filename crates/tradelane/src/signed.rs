//! Messages of customs that are signed.
//!
//! A signature holds for the characters that were signed, and nothing here signs. So the message's text goes with its
//! first document (`header.message.signed`), and is written as it stands where the documents still say what it says:
//! where the message that they make is the one that its own documents make. Else the signature is left out, and told.

use std::sync::Arc;

use tradelane_crosswalk::{Crosswalk, Document, ValueId, ValueKind, Writing};
use tradelane_findings::{Finding, Findings, Layer};
use tradelane_legacy::xml::{self, Limits, PACKET, WriteOptions};
use tradelane_legacy::{NodeId, Symbol, Tree};

use crate::convert::json_of;

/// The field of the header that holds the text, below `header.message`.
const FIELD: &str = "signed";

/// Where it stands.
pub(crate) const POINTER: &str = "/header/message/signed";

const SIGNATURE: Symbol = Symbol::element(tradelane_signature::NAMESPACE, "Signature");

/// Whether messages of this name may be signed.
fn is_signed_kind(name: &str) -> bool {
    name.starts_with("ceb/")
}

/// The signature of a message.
fn signature_of(tree: &Tree) -> Option<NodeId> {
    if tree.is_empty() { None } else { tree.child(Tree::ROOT, SIGNATURE) }
}

/// Whether a leaf is part of the signature of its message, which is carried as a whole.
pub(crate) fn is_within(tree: &Tree, leaf: NodeId) -> bool {
    let is_signature = |at: NodeId| tree.node(at).symbol == SIGNATURE && tree.parent(at) == Some(Tree::ROOT);
    std::iter::successors(Some(leaf), |&at| tree.parent(at)).any(is_signature)
}

/// Checks the signatures of a message that was read.
pub(crate) fn judge(tree: &Tree, name: &str, findings: &mut Findings) {
    let Some(text) = std::str::from_utf8(tree.source()).ok().filter(|_| is_signed_kind(name) && !tree.is_empty())
    else {
        return;
    };
    let element = signature_of(tree).map(|signature| tree.path(signature));
    for told in tradelane_signature::check(text) {
        let mut place = tree.place_at(told.range.start, told.range.len());
        place.element.clone_from(&element);
        findings.push(told.finding.in_source(place));
    }
}

/// The text that goes with the first document of a signed message; `is_whole` is false where the reader found faults.
pub(crate) fn text_of(tree: &Tree, name: &str, is_whole: bool, findings: &mut Findings) -> Option<String> {
    let signature = if is_signed_kind(name) { signature_of(tree) } else { None }?;
    let source = tree.source();
    let reason = match std::str::from_utf8(source) {
        _ if source.len() > tradelane_signature::MOST_BYTES => "the message is longer than 16 MiB",
        Ok(text) if is_whole => return Some(in_utf8(text)),
        _ => "the message is not whole",
    };
    let message = format!("the signature does not go with the document: {reason}");
    let finding = Finding::warning("signature-dropped", Layer::Conversion, message);
    findings.push(finding.in_source(tree.place(signature)));
    None
}

/// A text that says that it is in UTF-8, or says nothing of it; that is no part of what is signed.
fn in_utf8(text: &str) -> String {
    let named = || {
        let declaration = text.strip_prefix("<?xml")?.split_once("?>")?.0;
        let (before, rest) = declaration.split_once("encoding")?;
        let (space, rest) = rest.split_once(['"', '\''])?;
        let length = rest.find(['"', '\''])?;
        let start = "<?xml".len() + before.len() + "encoding".len() + space.len() + 1;
        text.get(start..start + length).filter(|label| !label.eq_ignore_ascii_case("utf-8")).map(|label| (start, label))
    };
    match named() {
        Some((start, label)) => {
            let (before, from) = text.split_at(start);
            [before, "UTF-8", from.get(label.len()..).unwrap_or_default()].concat()
        }
        None => text.to_owned(),
    }
}

/// The object that holds the field.
fn message_of(document: &Document) -> Option<ValueId> {
    document.resolve(["header", "message"]).filter(|&id| document.kind(id) == ValueKind::Object)
}

/// Gives a document the text of its message.
pub(crate) fn keep(document: &mut Document, text: &str) {
    let mut at = Document::ROOT;
    for name in ["header", "message"] {
        at = match document.property(at, Symbol::of(name)) {
            Some(found) => found,
            None => document.push(at, name, ValueKind::Object),
        };
    }
    document.push_text(at, FIELD, ValueKind::Text, text, None);
}

/// Takes the text out of a document that is to be written by a crosswalk.
pub(crate) fn take(document: &mut Document, crosswalk: &Crosswalk) -> Option<String> {
    let message = message_of(document).filter(|_| is_signed_kind(&crosswalk.name))?;
    let found = document.property(message, Symbol::of(FIELD)).filter(|&id| document.kind(id) == ValueKind::Text)?;
    document.detach_property(message, Symbol::of(FIELD));
    Some(document.text(found).to_owned())
}

/// Takes the signature out of a message that is to be written; whether there was one.
pub(crate) fn strip(tree: &mut Tree) -> bool {
    let mut was_there = false;
    while let Some(signature) = signature_of(tree) {
        tree.detach(signature);
        was_there = true;
    }
    was_there
}

/// A message, its packet and its signature apart, as it is written.
pub(crate) fn plain(tree: &Tree, crosswalk: &Crosswalk) -> Vec<u8> {
    let mut bare = Tree::new();
    let root = tree.node(Tree::ROOT);
    tree.namespaces().iter().for_each(|(prefix, namespace)| bare.add_namespace(prefix, namespace));
    bare.push(None, root.kind, root.symbol, tree.label(Tree::ROOT));
    let is_apart = |child: &NodeId| [PACKET, SIGNATURE].contains(&tree.node(*child).symbol);
    for child in tree.children(Tree::ROOT).filter(|child| !is_apart(child)) {
        bare.graft(Tree::ROOT, tree, child);
    }
    let mut bytes = Vec::new();
    xml::write(&bare, crosswalk.definition, &mut bytes, &mut Findings::new(), &WriteOptions::default());
    bytes
}

/// That a signature is not written.
pub(crate) fn dropped(reason: &str) -> Finding {
    let message = format!("the signature is not written: {reason}");
    let finding = Finding::warning("signature-dropped", Layer::Conversion, message);
    finding.help("let the message be signed again before it is sent")
}

/// A signed message, and what is written of its documents.
pub(crate) struct Signed {
    /// The message as it was read.
    pub(crate) text: String,
    /// How many documents it holds.
    pub(crate) parts: usize,
    /// The message that its first document makes, and the one that all make.
    pub(crate) first: Vec<u8>,
    pub(crate) whole: Vec<u8>,
}

impl Signed {
    /// Reads a text and writes what it says; `None` where it is no signed message for this crosswalk.
    pub(crate) fn of(text: String, crosswalk: &Arc<Crosswalk>, keeps_residue: bool) -> Option<Self> {
        let (mut tree, mut found) = (Tree::new(), Findings::new());
        xml::read(None, text.as_bytes(), &Limits::default(), &mut tree, &mut found);
        signature_of(&tree).filter(|_| !found.has_errors())?;
        let start = text.as_bytes().get(..64 * 1024).unwrap_or(text.as_bytes());
        let (namespace, local) = xml::peek_root(start)?;
        let (directory, message) = xml::detect(&namespace, &local)?;
        if crosswalk.name != format!("{directory}/{message}") {
            return None;
        }
        let mut reading = crosswalk.read(&tree, &mut found);
        let mut writings = Vec::new();
        for read in &mut reading.documents {
            if keeps_residue {
                crosswalk.keep_residue(&tree, read, &mut found);
            }
            let document = Document::from_json(&json_of(&read.document, crosswalk)).ok()?;
            writings.push(crosswalk.restore(&document, &mut found));
        }
        let parts = writings.len();
        let mut writings = writings.into_iter();
        let Writing { tree: mut whole, .. } = writings.next()?;
        strip(&mut whole);
        let first = plain(&whole, crosswalk);
        for mut writing in writings {
            strip(&mut writing.tree);
            if !crosswalk.join(&mut whole, &writing) {
                return None;
            }
        }
        let whole = plain(&whole, crosswalk);
        Some(Self { text, parts, first, whole })
    }
}

#[cfg(test)]
mod tests {
    use super::in_utf8;

    #[test]
    fn a_text_says_that_it_is_in_utf_8() {
        let check = |text: &str, expected: &str| assert_eq!(in_utf8(text), expected);
        check("<a encoding='GBK'/>", "<a encoding='GBK'/>");
        check("<?xml version='1.0'?><a encoding='GBK'/>", "<?xml version='1.0'?><a encoding='GBK'/>");
        check(
            "<?xml version=\"1.0\" encoding = \"GB18030\" ?>\n<a/>",
            "<?xml version=\"1.0\" encoding = \"UTF-8\" ?>\n<a/>",
        );
        check("<?xml version='1.0' encoding='utf-8'?>中", "<?xml version='1.0' encoding='utf-8'?>中");
    }
}
