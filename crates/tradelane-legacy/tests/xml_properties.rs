//! Properties of reading and writing XML that hold for all input.

use proptest::prelude::*;
use tradelane_findings::Findings;
use tradelane_legacy::xml::{self, Limits, WriteOptions};
use tradelane_legacy::{Definition, Kind, NodeId, Symbol, Tree, order_children};

const MESSAGE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<!-- invented -->
<ceb:CEB311Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\" guid='A' version=\"1.0\">
  <ceb:Order><ceb:OrderHead><ceb:orderNo>1 &lt; 2 &#20013;</ceb:orderNo><ceb:note></ceb:note></ceb:OrderHead></ceb:Order>
  <?target & data?><ceb:BaseTransfer><ceb:copName><![CDATA[& 名]]></ceb:copName></ceb:BaseTransfer>
</ceb:CEB311Message>";

fn definition() -> &'static Definition {
    let directory = xml::directory("ceb/1.0").expect("CEB");
    directory.definition("CEB311Message").expect("a message")
}

fn read(bytes: &[u8]) -> (Tree, Findings) {
    let (mut tree, mut findings) = (Tree::new(), Findings::new());
    xml::read(None, bytes, &Limits::default(), &mut tree, &mut findings);
    for finding in findings.as_slice() {
        let place = finding.source.as_ref().expect("a place");
        assert!(place.line >= 1 && place.column >= 1 && place.offset <= bytes.len() as u64 * 3, "{finding:?}");
    }
    (tree, findings)
}

/// Reads, checks and writes; what is written is well-formed whatever was read.
fn goes_through(bytes: &[u8]) -> Findings {
    let (tree, found) = read(bytes);
    xml::peek_root(bytes);
    for pretty in [false, true] {
        let (mut out, mut findings) = (Vec::new(), Findings::new());
        xml::check(&tree, definition(), &mut findings);
        xml::write(&tree, definition(), &mut out, &mut findings, &WriteOptions { pretty });
        if !tree.is_empty() {
            let (_, faults) = read(&out);
            assert!(faults.is_empty(), "{faults:?}\n{}", String::from_utf8_lossy(&out));
        }
    }
    found
}

/// Pieces of markup: put together they are nearly XML.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<",
        ">",
        "/",
        "</a>",
        "<a>",
        "<a ",
        "b='1'",
        " ",
        "=",
        "'",
        "\"",
        "&",
        "&amp;",
        "&#1;",
        ";",
        "<!--",
        "-->",
        "--",
        "<![CDATA[",
        "]]>",
        "<?x",
        "?>",
        "<?xml version='1.0'?>",
        "<!DOCTYPE a [",
        "]>",
        "x",
        "名",
        ":",
        "xmlns",
        "xmlns:p='u'",
        "<p:c/>",
        "\u{FEFF}",
        "\0",
        "\r\n",
        "!",
        "<b/>",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Text of characters that XML has, the difficult ones often.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        prop::sample::select(vec!['<', '>', '&', '"', '\'', ']', '\r', '\n', '\t', ' ', 'a', '名', '\u{FEFF}', '𝄞']),
        any::<char>().prop_filter("allowed in XML", |character| {
            !matches!(character, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
        }),
    ];
    prop::collection::vec(character, 0..12).prop_map(|characters| characters.into_iter().collect())
}

/// How a tree grows: parent among those made so far, name, value, whether an attribute.
type Growth = Vec<(prop::sample::Index, usize, String, bool)>;

fn grow(growth: &Growth) -> Tree {
    const NAMES: &[(&str, &str)] =
        &[("http://www.chinaport.gov.cn/ceb", "ceb:note"), ("urn:1", "p:a"), ("", "a"), ("urn:2", "名")];
    let mut tree = Tree::new();
    tree.add_namespace("p", "urn:1");
    tree.add_namespace("", "urn:2");
    let root = tree.push(None, Kind::Message, Symbol::element("urn:2", "r"), "r");
    let mut elements = vec![root];
    let mut with_elements = vec![false];
    for (parent, name, value, is_attribute) in growth {
        let at = parent.index(elements.len());
        let parent = elements[at];
        let (namespace, label) = NAMES[name % NAMES.len()];
        let local = label.rsplit(':').next().expect("a local part");
        if *is_attribute {
            let symbol = Symbol::attribute(if label.contains(':') { namespace } else { "" }, local);
            if tree.child(parent, symbol).is_none() && !with_elements[at] {
                let node = tree.push(Some(parent), Kind::Attribute, symbol, &format!("@{label}"));
                tree.set_value(node, value);
            }
        } else {
            let node = tree.push(Some(parent), Kind::Element, Symbol::element(namespace, local), label);
            tree.set_value(node, value);
            with_elements[at] = true;
            elements.push(node);
            with_elements.push(false);
        }
    }
    clear_blank(&mut tree, &elements);
    tree
}

/// White space between elements is no value, so that a tree that was read has none.
fn clear_blank(tree: &mut Tree, elements: &[NodeId]) {
    for &node in elements {
        let is_blank = tree.value(node).chars().all(|character| " \t\r\n".contains(character));
        let is_parent = tree.children(node).any(|child| tree.node(child).kind == Kind::Element);
        if is_blank && is_parent {
            tree.set_value(node, "");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        goes_through(&bytes);
    }

    #[test]
    fn any_pieces(text in pieces()) {
        goes_through(text.as_bytes());
    }

    #[test]
    fn any_pieces_in_a_message(text in pieces(), at in any::<prop::sample::Index>()) {
        let mut message = MESSAGE.as_bytes().to_vec();
        let at = at.index(message.len());
        message.splice(at..at, text.bytes());
        goes_through(&message);
    }

    #[test]
    fn any_byte_changed(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut message = MESSAGE.as_bytes().to_vec();
        let at = at.index(message.len());
        message[at] = byte;
        goes_through(&message);
    }

    #[test]
    fn what_is_written_is_read_as_it_was(
        growth in prop::collection::vec((any::<prop::sample::Index>(), any::<usize>(), text(), any::<bool>()), 0..20),
        pretty in any::<bool>(),
    ) {
        let mut tree = grow(&growth);
        let (mut out, mut findings) = (Vec::new(), Findings::new());
        xml::write(&tree, definition(), &mut out, &mut findings, &WriteOptions { pretty });
        prop_assert!(findings.is_empty(), "{:?}", findings);
        let (mut again, faults) = read(&out);
        prop_assert!(faults.is_empty(), "{:?}", faults);
        order_children(&mut tree, definition());
        order_children(&mut again, definition());
        prop_assert!(tree.same(&again), "{}", String::from_utf8_lossy(&out));
    }
}

#[test]
fn a_message_that_is_cut_anywhere_has_a_finding() {
    assert!(goes_through(MESSAGE.as_bytes()).is_empty());
    for end in 0..MESSAGE.len() {
        let findings = goes_through(&MESSAGE.as_bytes()[..end]);
        assert!(findings.has_errors(), "{}", String::from_utf8_lossy(&MESSAGE.as_bytes()[..end]));
    }
}

#[test]
fn a_message_that_lacks_any_bracket_has_a_finding() {
    for (at, _) in MESSAGE.match_indices(['<', '"', '\'']) {
        let mut message = MESSAGE.to_owned();
        message.remove(at);
        assert!(goes_through(message.as_bytes()).has_errors(), "{message}");
    }
}
