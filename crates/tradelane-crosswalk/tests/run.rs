//! X12's runs of elements over real sets: pairs of qualifier and value read whatever their position and written to the
//! next free pair, plain runs as lists, loops told from the segments they are named after.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Value, json};
use tradelane_crosswalk::{Crosswalk, Document, Shape, Sources, compile};
use tradelane_findings::Findings;
use tradelane_legacy::x12::{Cutter, Layout, Limits, Writer, directory, parse};
use tradelane_legacy::{Definition, Tree};

const ORDER: &str = "\
crosswalk x12/004010/850 <-> order 1.0

N1[N1/01=ST] <-> place {
  N3#1/01..02[]      <-> lines[]
  N3#2/01..02[]      <-> lines[]
}
PO1[] <-> lines[] {
  PO1/01             <-> number
  PO1/06..25[UP]     <-> gtin               | gtin(12)
  PO1/06..25[EN]     <-> gtin               | gtin(13)
  PO1/06..25[VP]     <-> part
  PO1/06..25[*]      <-> numbers[kind=item:*].value
}
AMT[AMT/01=TT]/AMT/02 <-> before
AMT[01=TT]/02         <-> after
CTT/01                <- count(lines)
";

const NOTICE: &str = "\
crosswalk x12/004010/856 <-> order 1.0

HL[HL/03=S] <-> . {
  TD1/02             <-> count
  HL[HL/03=O][]      <-> orders[] {
    PRF/01           <-> number
    HL[HL/03=I][]    <-> lines[] { LIN/02..31[UP] <-> gtin; HL/03 <- \"I\" }
  }
}
";

const ANSWER: &str = "\
crosswalk x12/004010/997 <-> order 1.0

AK2[] <-> orders[] {
  AK5/02..06[]            <-> faults[list=set][].code
  AK3[][AK3/01]           <-> faults[list=segment][] { AK3/01 <-> name; AK3/04 <-> code }
}
AK9/02                    <-> count
AK9/02                    <-  count(orders)
";

const CONTEXT: &str = "\
crosswalk x12/005010/999 <-> order 1.0

AK2/IK3/CTX/01[] <-> lines[] { 01 <-> number; 02 <-> part }
";

struct Built;

impl Sources for Built {
    fn file(&self, path: &str) -> Option<Cow<'static, str>> {
        match path {
            "x12/004010/850.xwalk" => Some(Cow::Borrowed(ORDER)),
            "x12/004010/856.xwalk" => Some(Cow::Borrowed(NOTICE)),
            "x12/004010/997.xwalk" => Some(Cow::Borrowed(ANSWER)),
            "x12/005010/999.xwalk" => Some(Cow::Borrowed(CONTEXT)),
            _ => None,
        }
    }

    fn definition(&self, directory_name: &str, message: &str) -> Option<&'static Definition> {
        directory(directory_name.strip_prefix("x12/")?)?.definition(message)
    }

    fn shape(&self, _: &str) -> Option<Arc<Shape>> {
        let text = json!({"type": "string"});
        let list = |items: Value| json!({"type": "array", "items": items});
        let object = |properties: Value| json!({"type": "object", "properties": properties});
        let number = object(json!({"kind": text, "value": text}));
        let line = object(json!({"number": text, "gtin": text, "part": text, "numbers": list(number)}));
        let fault = object(json!({"list": text, "code": text, "name": text}));
        let order = object(json!({"number": text, "lines": list(line.clone()), "faults": list(fault)}));
        let schema = object(json!({
            "lines": list(line), "place": object(json!({"lines": list(text.clone())})), "before": text, "after": text,
            "count": text, "orders": list(order),
        }));
        Some(Arc::new(Shape::from_schema(&schema)))
    }
}

fn crosswalk(name: &str) -> Crosswalk {
    let mut findings = Findings::new();
    let crosswalk = compile(name, &Built, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    crosswalk.unwrap()
}

const ENVELOPE: [&str; 2] = [
    "ISA*00*          *00*          *ZZ*A              *ZZ*B              *260517*0830*U*00401*000000001*0*P*>~GS*PO*A*B*20260517*0830*1*X*004010~",
    "GE*1*1~IEA*1*000000001~",
];

fn tree(set: &str, segments: &str) -> Tree {
    let [head, tail] = ENVELOPE;
    let text = format!("{head}ST*{set}*0001~{segments}SE*9*0001~{tail}");
    let mut findings = Findings::new();
    let raw = Cutter::new(text.as_bytes(), None, Limits::default()).next(&mut findings).unwrap().unwrap();
    let mut tree = Tree::new();
    parse(&raw, None, directory("004010").unwrap().definition(set).unwrap(), &mut tree, &mut findings);
    tree
}

/// The segments between ST and SE that a document is written as.
fn segments(crosswalk: &Crosswalk, document: &Value) -> String {
    let document = Document::from_json(document.to_string().as_bytes()).unwrap();
    let writing = crosswalk.write(&document, &mut Findings::new());
    let mut writer = Writer::new(Vec::new(), Layout::default());
    writer.message(&writing.tree, "004010", &mut Findings::new()).unwrap();
    let written = String::from_utf8(writer.finish().unwrap()).unwrap();
    let body = written.split_once("*0001~").unwrap().1;
    body.rsplit_once("SE*").unwrap().0.to_owned()
}

/// Reads segments to a document and what no row took; writes the document as `back`.
#[track_caller]
fn check(set: &str, from: &str, document: &Value, rest: &[&str], back: &str) {
    let crosswalk = crosswalk(&format!("x12/004010/{set}"));
    let tree = tree(set, from);
    let reading = crosswalk.read(&tree, &mut Findings::new());
    let mut found = reading.documents[0].document.to_value(Document::ROOT);
    let object = found.as_object_mut().unwrap();
    object.shift_remove("tradelane");
    object.shift_remove("type");
    assert_eq!(&found, document);
    let is_body = |path: &str| !path.starts_with("ISA") && !path.starts_with("GS") && !path.starts_with('S');
    let left: Vec<&str> =
        reading.residue(&tree).filter(|&node| is_body(&tree.path(node))).map(|node| tree.value(node)).collect();
    assert_eq!(left, rest);
    assert_eq!(segments(&crosswalk, document), back);
}

#[test]
fn pairs_are_read_whatever_their_position_and_written_to_the_next() {
    check(
        "850",
        "PO1*1*****VP*A-1*UP*012345678905~PO1*2*****UP*036000291452*ZZ*kept*VP*B-2*ZZ*too~CTT*2~",
        &json!({"lines": [
            {"number": "1", "part": "A-1", "gtin": "012345678905"},
            {"number": "2", "gtin": "036000291452", "part": "B-2",
             "numbers": [{"kind": "item:ZZ", "value": "kept"}, {"kind": "item:ZZ", "value": "too"}]},
        ]}),
        &[],
        "PO1*1*****UP*012345678905*VP*A-1~PO1*2*****UP*036000291452*VP*B-2*ZZ*kept*ZZ*too~CTT*2~",
    );
}

#[test]
fn a_value_that_one_row_refuses_is_taken_by_the_next() {
    let lines = json!({"lines": [
        {"number": "1", "gtin": "4006381333931"},
        {"number": "2", "numbers": [{"kind": "item:UP", "value": "123"}]},
    ]});
    check(
        "850",
        "PO1*1*****EN*4006381333931~PO1*2*****UP*123~CTT*2~",
        &lines,
        &[],
        // What the row of the GTIN refuses is not read as one.
        "PO1*1*****EN*4006381333931~PO1*2*****UP*123~CTT*2~",
    );
    let crosswalk = crosswalk("x12/004010/850");
    let mut findings = Findings::new();
    crosswalk.read(&tree("850", "PO1*1*****EN*4006381333931~PO1*2*****UP*123~"), &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    let document = Document::from_json(br#"{"lines":[{"number":"1","gtin":"77"}]}"#).unwrap();
    let writing = crosswalk.write(&document, &mut findings);
    let rules: Vec<_> = findings.as_slice().iter().map(|finding| finding.rule.as_ref()).collect();
    assert_eq!(rules, ["gtin-form", "gtin-form", "not-carried"]);
    assert_eq!(writing.tree.find_path("PO1/PO1/07"), None);
}

#[test]
fn more_pairs_than_there_is_room_for_are_told() {
    let numbers: Vec<Value> = (0..12).map(|at| json!({"kind": "item:ZZ", "value": at.to_string()})).collect();
    let document = json!({"lines": [{"number": "1", "numbers": numbers}]});
    let document = Document::from_json(document.to_string().as_bytes()).unwrap();
    let mut findings = Findings::new();
    crosswalk("x12/004010/850").write(&document, &mut findings);
    let places: Vec<_> = findings.as_slice().iter().filter_map(|finding| finding.path.as_deref()).collect();
    assert_eq!(
        places,
        [
            "/lines/0/numbers/10/kind",
            "/lines/0/numbers/10/value",
            "/lines/0/numbers/11/kind",
            "/lines/0/numbers/11/value"
        ]
    );
}

#[test]
fn a_plain_run_is_a_list() {
    check(
        "850",
        "N1*ST~N3*Dock 4*Main Street 1~N3*Rear~PO1*1~CTT*1~",
        &json!({"place": {"lines": ["Dock 4", "Main Street 1", "Rear"]}, "lines": [{"number": "1"}]}),
        &[],
        "N1*ST~N3*Dock 4*Main Street 1~N3*Rear~PO1*1~CTT*1~",
    );
}

#[test]
fn a_loop_and_a_segment_of_one_name_are_told_apart() {
    check(
        "850",
        "AMT*TT*9~PO1*1~CTT*1~AMT*TT*8~",
        &json!({"before": "9", "lines": [{"number": "1"}], "after": "8"}),
        &[],
        "AMT*TT*9~PO1*1~CTT*1~AMT*TT*8~",
    );
}

#[test]
fn levels_are_read_by_their_parents_and_numbered_when_written() {
    check(
        "856",
        "HL*1**S*1~TD1**3~HL*2*1*O*1~PRF*PO1~HL*3*2*I*0~LIN**UP*1~HL*4*2*I*0~LIN**UP*2~HL*5*1*O*0~PRF*PO2~",
        &json!({"count": "3", "orders": [
            {"number": "PO1", "lines": [{"gtin": "1"}, {"gtin": "2"}]},
            {"number": "PO2"},
        ]}),
        // The writer numbers levels itself.
        &["1", "1", "2", "1", "1", "3", "2", "0", "4", "2", "0", "5", "1", "0"],
        "HL*1**S*1~TD1**3~HL*2*1*O*1~PRF*PO1~HL*3*2*I*0~LIN**UP*1~HL*4*2*I*0~LIN**UP*2~HL*5*1*O*0~PRF*PO2~",
    );
}

#[test]
fn elements_of_one_list_are_told_by_what_they_have() {
    check(
        "997",
        "AK2*850*1~AK3*N1*2**8~AK5*R*5*4~AK2*850*2~AK5*A~AK9*A*2*2*1~",
        &json!({"count": "2", "orders": [{"faults": [
            {"name": "N1", "code": "8", "list": "segment"},
            {"code": "5", "list": "set"},
            {"code": "4", "list": "set"},
        ]}]}),
        &["850", "1", "2", "R", "850", "2", "A", "A", "2", "1"],
        "AK2~AK3*N1***8~AK5**5*4~AK9**2~",
    );
    let document = json!({"count": "3", "orders": [{"faults": [
        {"list": "other", "code": "1", "name": "N1"},
        {"list": "set", "code": "7"},
    ]}]});
    let document = Document::from_json(document.to_string().as_bytes()).unwrap();
    let mut findings = Findings::new();
    let writing = crosswalk("x12/004010/997").write(&document, &mut findings);
    let places: Vec<_> = findings.as_slice().iter().filter_map(|finding| finding.path.as_deref()).collect();
    assert_eq!(places, ["/orders/0/faults/0/list", "/orders/0/faults/0/code", "/orders/0/faults/0/name"]);
    let codes = writing.tree.find_path("AK2/AK5/02").map(|node| writing.tree.value(node).to_owned());
    assert_eq!(codes.as_deref(), Some("7"));
}

/// A total that a row carries is what the message says: it is not compared with what could be counted.
#[test]
fn a_total_that_is_carried_is_not_counted_again() {
    let mut findings = Findings::new();
    crosswalk("x12/004010/997").read(&tree("997", "AK9*A*5*5*5~"), &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn repeats_of_an_element_stand_at_one_position() {
    let document = json!({"lines": [{"number": "A", "part": "1"}, {"number": "B"}]});
    let document = Document::from_json(document.to_string().as_bytes()).unwrap();
    let crosswalk = crosswalk("x12/005010/999");
    let writing = crosswalk.write(&document, &mut Findings::new());
    let reading = crosswalk.read(&writing.tree, &mut Findings::new());
    let found = reading.documents[0].document.to_value(Document::ROOT);
    assert_eq!(found["lines"], json!([{"number": "A", "part": "1"}, {"number": "B"}]));
    let repeats = writing
        .tree
        .find_path("AK2/IK3/CTX")
        .map(|node| writing.tree.children(node).map(|child| writing.tree.node(child).slot).collect::<Vec<_>>());
    assert_eq!(repeats, Some(vec![0, 0]));
}
