//! Packets: a message packed, as base64, in an element of another document, as China E-port's data exchange platform
//! has it (`dxp:DxpMsg`).
//!
//! What the packet says besides becomes the last child of the message's root, so that crosswalks and checks find it
//! there; its places are in the packet. All other places are in the message as it was unpacked, and say where in the
//! packet it stands ([`Place::within`]).

use std::borrow::Cow;
use std::sync::Arc;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use tradelane_findings::{Finding, Findings, Layer, Place};

use super::detect::peek_root;
use super::directory::{detect, directory};
use super::tag::shown;
use super::{Limits, WriteOptions, read, write};
use crate::definition::Kind;
use crate::{NodeId, Symbol, Tree};

const NAMESPACE: &str = "http://www.chinaport.gov.cn/dxp";
const ROOT: &str = "dxp:DxpMsg";
const DATA: Symbol = Symbol::element(NAMESPACE, "Data");
const ADDED: Symbol = Symbol::element(NAMESPACE, "AddInfo");

/// The name of a packet's document element, and of the element that keeps what it says.
pub const PACKET: Symbol = Symbol::element(NAMESPACE, "DxpMsg");

/// Headers of a tree count their offsets in this many bytes.
const MOST_BYTES: usize = 1 << 28;

/// How many bytes of a message tell what it is.
const START: usize = 64 * 1024;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::RequireCanonical),
);

/// Whether a document element is that of a packet.
pub fn is_packet(namespace: &str, local: &str) -> bool {
    namespace == NAMESPACE && local == "DxpMsg"
}

/// What a packet says, where the message came in one.
pub fn packet_of(tree: &Tree) -> Option<NodeId> {
    if tree.is_empty() { None } else { tree.child(Tree::ROOT, PACKET) }
}

/// Reads a packet and the message in it into `tree`; gives the message's directory and name. Where there is none, the
/// tree is empty and a finding says why.
pub fn read_packet(
    file: Option<Arc<str>>,
    bytes: &[u8],
    limits: &Limits,
    tree: &mut Tree,
    findings: &mut Findings,
) -> Option<(&'static str, &'static str)> {
    let known = findings.as_slice().len();
    let found = unpack(file, bytes, limits, tree, findings);
    // What stands around a place in a packet may be a person's, in base64.
    let own = findings.as_mut_slice().get_mut(known..).into_iter().flatten();
    let own = own.filter_map(|finding| finding.source.as_mut()).filter(|place| place.within.is_none());
    own.for_each(|place| place.excerpt = None);
    found
}

fn unpack(
    file: Option<Arc<str>>,
    bytes: &[u8],
    limits: &Limits,
    tree: &mut Tree,
    findings: &mut Findings,
) -> Option<(&'static str, &'static str)> {
    tree.clear();
    let limits = Limits { bytes: limits.bytes.min(MOST_BYTES - 1), ..*limits };
    let mut packet = Tree::new();
    read(file.clone(), bytes, &limits, &mut packet, findings);
    let data = data_of(&packet, findings)?;
    let (message, fault) = decoded(packet.value(data));
    if let Some(fault) = fault {
        findings.push(data_finding(&packet, data, &fault));
    }
    let start = message.get(..START).unwrap_or(&message);
    let root = peek_root(start);
    let known = root.as_ref().and_then(|(namespace, local)| detect(namespace, local));
    let Some(known) = known.filter(|(directory, _)| *directory == "ceb/1.0") else {
        findings.push(content_finding(start, root.as_ref()).in_source(packet.place(data)));
        return None;
    };
    let place = packet.place(data);
    let within = format!("Data at {}:{}", place.line, place.column);
    let mut found = Findings::new();
    read(file, &message, &limits, tree, &mut found);
    let mut found = found.into_vec();
    found.iter_mut().filter_map(|finding| finding.source.as_mut()).for_each(|place: &mut Place| {
        place.within = Some(within.clone());
    });
    findings.extend(found);
    if tree.is_empty() {
        return None;
    }
    tree.set_within(within);
    refuse_packet(tree, findings);
    keep(&packet, tree);
    Some(known)
}

/// Tells of a packet in a message that was read, where only one around it stands, and takes it out.
pub fn refuse_packet(tree: &mut Tree, findings: &mut Findings) {
    while let Some(packet) = packet_of(tree) {
        let message = format!("`{ROOT}` is not an element of a message; the message stands in it");
        findings.push(Finding::error("xml-unknown-element", Layer::Syntax, message).in_source(tree.place(packet)));
        tree.detach(packet);
    }
}

/// The element that holds the message. Others of its name, and elements out of order, are told.
fn data_of(packet: &Tree, findings: &mut Findings) -> Option<NodeId> {
    if packet.is_empty() {
        return None;
    }
    let root = Tree::ROOT;
    let mut all = packet.children(root).filter(|&child| packet.node(child).symbol == DATA);
    let Some(data) = all.next() else {
        let message = format!("`{ROOT}` lacks `dxp:Data`, which holds the message");
        findings.push(Finding::error("xml-missing-element", Layer::Syntax, message).in_source(packet.place(root)));
        return None;
    };
    if let Some(second) = all.next() {
        let message = format!("`dxp:Data` stands more than once in `{ROOT}`; the first is read");
        findings.push(Finding::error("xml-element-repeats", Layer::Syntax, message).in_source(packet.place(second)));
    }
    let before = packet.children(root).take_while(|&child| child != data);
    if let Some(added) = before.into_iter().find(|&child| packet.node(child).symbol == ADDED) {
        let finding = Finding::error("xml-element-order", Layer::Syntax, "`dxp:AddInfo` stands before `dxp:Data`");
        findings.push(finding.help("put it behind `dxp:Data`").in_source(packet.place(added)));
    }
    if let Some(inner) = packet.children(data).next() {
        let message = format!("`{}` stands in `dxp:Data`, which holds text alone", shown(packet.label(inner)));
        findings.push(Finding::error("xml-unknown-element", Layer::Syntax, message).in_source(packet.place(inner)));
    }
    Some(data)
}

/// What is wrong with base64, and at which of its characters, white space apart.
struct DataFault {
    at: usize,
    message: String,
}

/// The bytes that base64 stands for, up to the first fault.
fn decoded(text: &str) -> (Vec<u8>, Option<DataFault>) {
    use base64::DecodeError;
    let text: Cow<'_, str> = match text.bytes().any(|byte| byte.is_ascii_whitespace()) {
        true => Cow::Owned(text.split_ascii_whitespace().collect()),
        false => Cow::Borrowed(text),
    };
    let error = match BASE64.decode(text.as_bytes()) {
        Ok(bytes) => return (bytes, None),
        Err(error) => error,
    };
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    let stranger = text.bytes().position(|byte| !is_known(byte));
    let (at, message) = match (stranger, error) {
        (Some(at), _) | (None, DecodeError::InvalidByte(at, _)) => {
            let rest = text.get(at..).unwrap_or_default();
            let character = rest.chars().next().map(String::from).unwrap_or_default();
            (at, format!("`{}` does not stand in base64", shown(&character)))
        }
        _ => (text.len(), "the base64 of `dxp:Data` ends in the middle".to_owned()),
    };
    // Four characters are three bytes; the last group is not read where it is the one that is cut.
    let whole = at.min(text.len().saturating_sub(1)) / 4 * 4;
    let bytes = BASE64.decode(text.as_bytes().get(..whole).unwrap_or_default()).unwrap_or_default();
    (bytes, Some(DataFault { at, message }))
}

/// A finding at a character of the base64; at the element where its text is not what stands in the source.
fn data_finding(packet: &Tree, data: NodeId, fault: &DataFault) -> Finding {
    let node = packet.node(data);
    let (start, length) = (node.offset as usize, node.length as usize);
    let source = packet.source().get(start..start + length).unwrap_or_default();
    let mut shown = source.iter().enumerate().filter(|(_, byte)| !byte.is_ascii_whitespace());
    let is_plain = !source.contains(&b'&') && !source.contains(&b'<');
    let at = shown.nth(fault.at).map_or(length, |(at, _)| at);
    let place = match is_plain {
        true => Place { element: Some(packet.path(data)), ..packet.place_at(start + at, usize::from(at < length)) },
        false => packet.place(data),
    };
    Finding::error("packet-data", Layer::Syntax, fault.message.clone()).in_source(place)
}

fn content_finding(start: &[u8], root: Option<&(String, String)>) -> Finding {
    let (message, help) = match (start, root) {
        ([], _) => ("`dxp:Data` is empty".to_owned(), "give the message in base64"),
        ([0x1f, 0x8b, ..] | [b'P', b'K', 3, 4, ..], _) => {
            ("`dxp:Data` holds something compressed, which is not opened".to_owned(), "pack the message as it stands")
        }
        (_, Some((namespace, local))) if is_packet(namespace, local) => {
            ("`dxp:Data` holds a packet in a packet, which is not opened".to_owned(), "open the outer one first")
        }
        (_, Some((_, local))) => {
            let message = format!("`dxp:Data` holds `{}`, which is no message of China customs", shown(local));
            (message, "its messages are `CEB311Message` and the like, in the namespace http://www.chinaport.gov.cn/ceb")
        }
        (_, None) => ("`dxp:Data` holds no XML".to_owned(), "give the XML of the message in base64"),
    };
    Finding::error("packet-content", Layer::Syntax, message).help(help)
}

/// Puts what a packet says, its message apart, below the message's root.
fn keep(packet: &Tree, tree: &mut Tree) {
    let base = tree.add_header(packet.source(), 0, 1, 1);
    let mut queue = vec![(Tree::ROOT, Tree::ROOT)];
    while let Some((node, parent)) = queue.pop() {
        let found = packet.node(node);
        let (offset, length) = (base | found.offset, found.length);
        // The packet's document element is an element of the message.
        let kind = if node == Tree::ROOT { Kind::Element } else { found.kind };
        let copy = tree.push(Some(parent), kind, found.symbol, packet.label(node));
        tree.set_value(copy, packet.value(node));
        let node_mut = tree.node_mut(copy);
        (node_mut.offset, node_mut.length) = (offset, length);
        let children: Vec<NodeId> =
            packet.children(node).filter(|&child| node != Tree::ROOT || packet.node(child).symbol != DATA).collect();
        queue.extend(children.into_iter().rev().map(|child| (child, copy)));
    }
}

/// Appends a message to `out` in its packet; what the packet says stands in the message's `packet`. A message that was
/// written before is packed as it stands.
pub fn write_packet(
    tree: &Tree,
    (packet, written): (NodeId, Option<&[u8]>),
    out: &mut Vec<u8>,
    findings: &mut Findings,
    options: &WriteOptions,
) {
    let root = tree.node(Tree::ROOT);
    let own = root_definition(tree);
    let (Some(own), Some(outer)) = (own, directory("dxp/1.0").and_then(|dxp| dxp.definition("DxpMsg"))) else { return };
    let mut bytes = written.map(<[u8]>::to_vec).unwrap_or_default();
    if written.is_none() {
        let mut message = Tree::new();
        tree.namespaces().iter().for_each(|(prefix, namespace)| message.add_namespace(prefix, namespace));
        message.push(None, root.kind, root.symbol, tree.label(Tree::ROOT));
        for child in tree.children(Tree::ROOT).filter(|&child| child != packet) {
            message.graft(Tree::ROOT, tree, child);
        }
        write(&message, own, &mut bytes, findings, options);
    }
    let mut around = Tree::new();
    tree.namespaces().iter().for_each(|(prefix, namespace)| around.add_namespace(prefix, namespace));
    around.push(None, Kind::Message, PACKET, ROOT);
    let data = around.push(Some(Tree::ROOT), Kind::Element, DATA, "dxp:Data");
    around.set_value(data, &BASE64.encode(bytes));
    for child in tree.children(packet) {
        around.graft(Tree::ROOT, tree, child);
    }
    tell_encoding(&mut around, findings);
    write(&around, outer, out, findings, options);
}

/// A packet that says what its message is encoded in says what it is written in.
fn tell_encoding(packet: &mut Tree, findings: &mut Findings) {
    let Some(told) = packet.find_path("dxp:AddInfo/dxp:IsText/@Encode") else { return };
    let was = packet.value(told).to_owned();
    if !was.eq_ignore_ascii_case("UTF-8") {
        let message = format!("the packet said that its message is {}; it is written as UTF-8", shown(&was));
        findings.push(Finding::info("envelope-changed", Layer::Conversion, message));
        packet.set_value(told, "UTF-8");
    }
}

/// The definition of a message of CEB by its document element.
fn root_definition(tree: &Tree) -> Option<&'static crate::Definition> {
    let name = tree.label(Tree::ROOT).rsplit(':').next()?;
    directory("ceb/1.0")?.definition(name)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn base64_is_read_up_to_its_first_fault() {
        let check = |text: &str, bytes: &[u8], at: Option<usize>| {
            let (found, fault) = decoded(text);
            assert_eq!((found.as_slice(), fault.map(|fault| fault.at)), (bytes, at), "{text}");
        };
        check("YWJjZA==", b"abcd", None);
        check(" YWJj\n\tZA = =\r\n", b"abcd", None);
        check("", b"", None);
        check("YWJjZA", b"abc", Some(6));
        check("YWJj*A==", b"abc", Some(4));
        check("YWJj£A==", b"abc", Some(4));
        check("YW\u{4e2d}", b"", Some(2));
        check("=", b"", Some(0));
    }
}
