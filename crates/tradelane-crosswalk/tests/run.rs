//! X12's run of qualifier and value pairs: read whatever the position, written to the next free pair.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use serde_json::json;
use tradelane_crosswalk::{Crosswalk, Document, Shape, Sources, compile};
use tradelane_findings::Findings;
use tradelane_legacy::{Definition, DefinitionId, DefinitionNode as Node, Kind, Part, Symbol, Tree};

const ROWS: &str = "\
crosswalk x12/004010/850 <-> order 1.0

PO1[] <-> lines[] {
  01             <-> number
  06..11[UP]     <-> gtin
  06..11[VP]     <-> part
  06..11[BP]     <-> own
}
";

struct Built;

/// A message of `PO1` segments with eleven elements each.
static DEFINITION: LazyLock<Definition> = LazyLock::new(|| {
    let node = |label: &str, kind, parts| Node {
        symbol: Symbol::of(label),
        label: label.to_owned(),
        title: String::new(),
        kind,
        format: None,
        parts,
    };
    let part = |id, min, max, slot| Part { node: DefinitionId(id), min, max, slot };
    let elements = (0..11u16).map(|slot| part(u32::from(slot) + 2, 0, 1, slot)).collect();
    let mut nodes = vec![node("850", Kind::Message, vec![part(1, 1, 100, 0)]), node("PO1", Kind::Segment, elements)];
    nodes.extend((1..=11).map(|number| node(&format!("{number:02}"), Kind::Element, Vec::new())));
    Definition { directory: "x12/004010".to_owned(), message: "850".to_owned(), namespaces: Vec::new(), nodes }
});

impl Sources for Built {
    fn file(&self, path: &str) -> Option<Cow<'static, str>> {
        (path == "x12/004010/850.xwalk").then_some(Cow::Borrowed(ROWS))
    }

    fn definition(&self, directory: &str, message: &str) -> Option<&'static Definition> {
        (directory == "x12/004010" && message == "850").then(|| &*DEFINITION)
    }

    fn shape(&self, _: &str) -> Option<Arc<Shape>> {
        let text = json!({"type": "string"});
        let line = json!({
            "type": "object",
            "properties": {"number": text, "gtin": text, "part": text, "own": text},
        });
        let schema = json!({"type": "object", "properties": {"lines": {"type": "array", "items": line}}});
        Some(Arc::new(Shape::from_schema(&schema)))
    }
}

fn crosswalk() -> Crosswalk {
    let mut findings = Findings::new();
    let crosswalk = compile("x12/004010/850", &Built, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    crosswalk.unwrap()
}

/// A tree of PO1 segments; an empty value is no element.
fn tree(lines: &[&[&str]]) -> Tree {
    let mut tree = Tree::new();
    let root = tree.push(None, Kind::Message, Symbol::of("850"), "850");
    for line in lines {
        let segment = tree.push(Some(root), Kind::Segment, Symbol::of("PO1"), "PO1");
        for (slot, value) in line.iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            let label = format!("{:02}", slot + 1);
            let element = tree.push(Some(segment), Kind::Element, Symbol::of(&label), &label);
            tree.node_mut(element).slot = slot as u16;
            tree.set_value(element, value);
        }
    }
    tree
}

const LINES: [&[&str]; 2] = [
    &["1", "", "", "", "", "VP", "A-1", "UP", "012345678905"],
    &["2", "", "", "", "", "UP", "036000291452", "ZZ", "kept", "BP", "77"],
];

#[test]
fn pairs_are_read_whatever_their_position() {
    let tree = tree(&LINES);
    let reading = crosswalk().read(&tree, &mut Findings::new());
    let document = &reading.documents[0].document;
    assert_eq!(
        document.to_value(Document::ROOT),
        json!({"tradelane": "1.0", "type": "order", "lines": [
            {"number": "1", "gtin": "012345678905", "part": "A-1"},
            {"number": "2", "gtin": "036000291452", "own": "77"},
        ]})
    );
    let rest: Vec<&str> = reading.residue(&tree).map(|node| tree.value(node)).collect();
    assert_eq!(rest, ["ZZ", "kept"], "a pair without a row is residue, qualifier and value; a pair read is not");
}

#[test]
fn values_are_written_to_the_next_free_pair() {
    let document = Document::from_json(
        br#"{"lines":[{"number":"1","gtin":"012345678905","own":"77"},{"number":"2","part":"A-1"}]}"#,
    )
    .unwrap();
    let writing = crosswalk().write(&document, &mut Findings::new());
    let expected =
        tree(&[&["1", "", "", "", "", "UP", "012345678905", "BP", "77"], &["2", "", "", "", "", "VP", "A-1"]]);
    assert!(writing.tree.same(&expected));
}
