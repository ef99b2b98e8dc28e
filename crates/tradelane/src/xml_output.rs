//! Messages of XML on their way out: documents are put together until another message begins.

use std::io::{self, Write};
use std::sync::Arc;

use tradelane_crosswalk::{Crosswalk, Writing};
use tradelane_findings::Findings;
use tradelane_legacy::{NodeId, Tree, xml};

use crate::signed::{self, Signed};

/// The most documents that a message with several parts takes.
const PARTS: usize = 100;

/// Writes messages of XML.
pub(crate) struct XmlOutput<W: Write> {
    out: W,
    pretty: bool,
    open: Option<Open>,
    written: usize,
}

/// A message that may get more documents.
struct Open {
    tree: Tree,
    parts: usize,
    /// Whether its identifier is that of its first document, for want of one.
    has_made_reference: bool,
    crosswalk: Arc<Crosswalk>,
    /// The message as it was signed.
    signed: Option<Signed>,
}

impl Open {
    /// Whether it takes another document. A signed message takes those that it had.
    fn takes_more(&self) -> bool {
        self.parts < self.signed.as_ref().map_or(PARTS, |signed| signed.parts.min(PARTS))
    }
}

/// The identifier of a message of customs: its attribute, and its value.
fn reference(tree: &Tree) -> Option<(NodeId, String)> {
    let node = tree.find_path("@guid")?;
    Some((node, tree.value(node).to_owned()))
}

/// Gives a message another identifier, and its packet too where that has the message's.
fn set_reference(tree: &mut Tree, value: &str) {
    let Some((node, was)) = reference(tree) else { return };
    let packet = tree.find_path("dxp:DxpMsg/dxp:TransInfo/dxp:CopMsgId").filter(|&packet| tree.value(packet) == was);
    tree.set_value(node, value);
    if let Some(packet) = packet {
        tree.set_value(packet, value);
    }
}

impl<W: Write> XmlOutput<W> {
    pub(crate) fn new(out: W, pretty: bool) -> Self {
        Self { out, pretty, open: None, written: 0 }
    }

    /// Adds a document to the open message where it can be part of it, else begins another. A document may come with the
    /// text of its message that was signed, and with whether it carries residue.
    pub(crate) fn add(
        &mut self,
        (mut writing, text): (Writing, Option<(String, bool)>),
        has_made_reference: bool,
        crosswalk: &Arc<Crosswalk>,
        findings: &mut Findings,
    ) -> io::Result<()> {
        let has_signature = signed::strip(&mut writing.tree) || text.is_some();
        if let Some(open) = self.open.as_mut().filter(|open| text.is_none() && open.takes_more()) {
            // An identifier that was made for want of one gives way to the one that was made for the message.
            let own = reference(&writing.tree).filter(|_| has_made_reference && open.has_made_reference);
            if let Some((_, theirs)) = reference(&open.tree).filter(|_| own.is_some()) {
                set_reference(&mut writing.tree, &theirs);
            }
            if crosswalk.join(&mut open.tree, &writing) {
                open.parts += 1;
                return Ok(());
            }
            if let Some((_, own)) = own {
                set_reference(&mut writing.tree, &own);
            }
        }
        self.close(findings)?;
        let signed = text.and_then(|(text, keeps_residue)| Signed::of(text, crosswalk, keeps_residue));
        let signed = signed.filter(|signed| signed.first == signed::plain(&writing.tree, crosswalk));
        if has_signature && signed.is_none() {
            findings.push(signed::dropped("the document is not the one that was signed").at(signed::POINTER));
        }
        let crosswalk = Arc::clone(crosswalk);
        self.open = Some(Open { tree: writing.tree, parts: 1, has_made_reference, crosswalk, signed });
        Ok(())
    }

    fn close(&mut self, findings: &mut Findings) -> io::Result<()> {
        let Some(Open { tree, crosswalk, signed, .. }) = self.open.take() else { return Ok(()) };
        let (mut bytes, options) = (Vec::new(), xml::WriteOptions { pretty: self.pretty });
        let was_signed = signed.is_some();
        let signed = signed.filter(|signed| signed.whole == signed::plain(&tree, &crosswalk)).map(|signed| signed.text);
        if was_signed && signed.is_none() {
            findings.push(signed::dropped("the message has not all the documents that were signed, as they were"));
        }
        match (xml::packet_of(&tree), signed) {
            (Some(packet), signed) => {
                let message = signed.as_ref().map(String::as_bytes);
                xml::write_packet(&tree, (packet, message), &mut bytes, findings, &options);
            }
            (None, Some(signed)) => bytes = signed.into_bytes(),
            (None, None) => xml::write(&tree, crosswalk.definition, &mut bytes, findings, &options),
        }
        if self.written > 0 {
            self.out.write_all(b"\n")?;
        }
        self.written += 1;
        self.out.write_all(&bytes)
    }

    /// Writes what is open.
    pub(crate) fn finish(mut self, findings: &mut Findings) -> io::Result<()> {
        self.close(findings)?;
        self.out.flush()
    }
}
