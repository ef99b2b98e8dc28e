//! Rows beside rows over EDIFACT: what takes what another leaves over, lists tied to what they stand in, what a directory
//! asks for, and files laid over files.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};
use tradelane_crosswalk::{Crosswalk, Document, Shape, Sources, compile};
use tradelane_findings::Findings;
use tradelane_legacy::edifact::{self, Cutter, Layout, Limits, Writer};
use tradelane_legacy::{Definition, Tree};

struct Files(BTreeMap<&'static str, String>);

impl Sources for Files {
    fn file(&self, path: &str) -> Option<Cow<'static, str>> {
        self.0.get(path).map(|text| Cow::Owned(text.clone()))
    }

    fn definition(&self, directory: &str, message: &str) -> Option<&'static Definition> {
        edifact::directory(directory.strip_prefix("edifact/")?)?.definition(message)
    }

    fn shape(&self, _: &str) -> Option<Arc<Shape>> {
        let text = json!({"type": "string"});
        let list = |items: Value| json!({"type": "array", "items": items});
        let object = |properties: Value| json!({"type": "object", "properties": properties});
        let note = object(json!({"body": text}));
        let line = object(json!({"number": text, "units": list(text.clone()), "unit": text}));
        let identifier = object(json!({"value": text}));
        let unit = object(json!({"id": text, "identifiers": list(identifier)}));
        let schema = object(json!({
            "number": text, "other": text, "note": text, "notes": list(note), "lines": list(line), "units": list(unit),
            "goods": list(object(json!({"number": text}))), "parties": list(object(json!({"role": text, "name": text}))),
        }));
        Some(Arc::new(Shape::from_schema(&schema)))
    }
}

/// A crosswalk says which message it writes.
fn with_type(path: &str, text: &str) -> String {
    let kind = path.rsplit('/').next().unwrap().split('.').next().unwrap();
    match kind.starts_with('_') || text.contains("extends") {
        true => text.to_owned(),
        false => format!(
            "{text}UNH/S009/0065 <- \"{kind}\"\nUNH/S009/0052 <- \"D\"\nUNH/S009/0054 <- \"96A\"\nUNH/S009/0051 <- \"UN\"\n"
        ),
    }
}

/// A crosswalk of files by their paths; the first is compiled.
fn crosswalk(files: &[(&'static str, &str)]) -> Crosswalk {
    let mut findings = Findings::new();
    let name = files[0].0.strip_suffix(".xwalk").unwrap();
    let sources = Files(files.iter().map(|&(path, text)| (path, with_type(path, text))).collect());
    let crosswalk = compile(name, &sources, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    crosswalk.unwrap()
}

fn tree(crosswalk: &Crosswalk, segments: &str) -> Tree {
    let text = format!("{segments}UNT+1+1'");
    let mut findings = Findings::new();
    let raw = Cutter::new(text.as_bytes(), None, Limits::default()).next(&mut findings).unwrap().unwrap();
    let mut tree = Tree::new();
    edifact::parse(&raw, None, crosswalk.definition, &mut tree, &mut findings);
    tree
}

fn read(crosswalk: &Crosswalk, segments: &str) -> Value {
    let reading = crosswalk.read(&tree(crosswalk, segments), &mut Findings::new());
    let mut found = reading.documents[0].document.to_value(Document::ROOT);
    let object = found.as_object_mut().unwrap();
    object.shift_remove("tradelane");
    object.shift_remove("type");
    found
}

/// The segments between UNH and UNT that a document is written as, and what is told of it.
fn write(crosswalk: &Crosswalk, document: &Value) -> (String, Vec<String>) {
    let document = Document::from_json(document.to_string().as_bytes()).unwrap();
    let mut findings = Findings::new();
    let writing = crosswalk.write(&document, &mut findings);
    let mut writer = Writer::new(Vec::new(), Layout::default());
    writer.message(&writing.tree, &mut Findings::new()).unwrap();
    let written = String::from_utf8(writer.finish().unwrap()).unwrap().replace('\n', "");
    let body = written.split_once("UNH").unwrap().1.split_once('\'').unwrap().1;
    let told = findings.into_vec().into_iter().filter_map(|finding| finding.path).collect();
    (body.split_once("UNT+").unwrap().0.to_owned(), told)
}

#[track_caller]
fn both(crosswalk: &Crosswalk, segments: &str, document: &Value) {
    let head = crosswalk.name.split('/').nth(2).unwrap();
    assert_eq!(&read(crosswalk, &format!("UNH+1+{head}:D:96A:UN'{segments}")), document);
    assert_eq!(write(crosswalk, document), (segments.to_owned(), Vec::new()));
}

#[test]
fn what_is_left_over_beside_a_numbered_place() {
    let rows = "crosswalk edifact/D96A/ORDERS <-> order 1.0\n\
        FTX <-> . {\n C108/4440#1 <-> note\n}\n\
        ALI <-> . {\n 4183#1 <-> number\n 4183[else][] <-> notes[] { . <-> body }\n}\n";
    let crosswalk = crosswalk(&[("edifact/D96A/ORDERS.xwalk", rows)]);
    both(&crosswalk, "ALI+++1+2+3'", &json!({"number": "1", "notes": [{"body": "2"}, {"body": "3"}]}));
    both(&crosswalk, "ALI++++2'", &json!({"notes": [{"body": "2"}]}));
}

#[test]
fn a_list_is_tied_to_what_its_elements_stand_in() {
    let rows = "crosswalk edifact/D96A/DESADV <-> order 1.0\n\
        SG10[else][] <-> units[] {\n CPS/7164 <-> id\n SG15[] <-> /lines[][units=id,identifiers.value] { LIN/1082#1 <-> number }\n}\n\
        SG10[CPS/7075=4] <-> . { SG15[] <-> lines[] { LIN/1082#1 <-> number }; CPS/7164 <- \"9\" }\n";
    let crosswalk = crosswalk(&[("edifact/D96A/DESADV.xwalk", rows)]);
    let document = json!({"units": [{"id": "1"}, {"id": "2"}], "lines": [
        {"number": "a", "units": ["1"]}, {"number": "b", "units": ["2"]}, {"number": "c", "units": ["2"]}, {"number": "d"},
    ]});
    both(&crosswalk, "CPS+1'LIN+a'CPS+2'LIN+b'LIN+c'CPS+9++4'LIN+d'", &document);
    // A unit may be meant by a number of its own that comes back as its number in the document, which is told; so is a unit
    // that is not there.
    let document = json!({"units": [{"id": "1", "identifiers": [{"value": "x"}]}], "lines": [
        {"number": "a", "units": ["x"]}, {"number": "b", "units": ["none"]},
    ]});
    let told = ["/units/0/identifiers/0/value", "/lines/0/units/0", "/lines/1/units/0"].map(str::to_owned).to_vec();
    assert_eq!(write(&crosswalk, &document), ("CPS+1'LIN+a'CPS+9++4'LIN+b'".to_owned(), told));
}

#[test]
fn a_tie_names_texts() {
    let rows = "crosswalk edifact/D96A/DESADV <-> order 1.0\nSG10[] <-> units[] {\n SG15[] <-> /lines[][units=identifiers] { LIN/1082#1 <-> number }\n}\n";
    let sources = Files([("edifact/D96A/DESADV.xwalk", rows.to_owned())].into());
    let mut findings = Findings::new();
    let _ = compile("edifact/D96A/DESADV", &sources, &mut findings);
    let told: Vec<String> = findings.into_vec().into_iter().map(|finding| finding.rule.into_owned()).collect();
    assert_eq!(told, ["crosswalk-pairing"]);
}

#[test]
fn a_segment_that_stands_twice_is_written_in_both_places() {
    let rows = "crosswalk edifact/D96A/CUSDEC <-> order 1.0\nBGM/1004 <-> number\n\
        UNS[0081=D]/0081 <- \"D\"\nUNS[0081=S]/0081 <- \"S\"\nSG30[] <-> lines[] { CST/1496 <-> number }\n";
    let crosswalk = crosswalk(&[("edifact/D96A/CUSDEC.xwalk", rows)]);
    let (written, told) = write(&crosswalk, &json!({"number": "A", "lines": [{"number": "1"}]}));
    assert_eq!((written.as_str(), told.len()), ("BGM++A'UNS+D'CST+1'UNS+S'", 0));
}

#[test]
fn a_group_that_a_directory_asks_for_stands_without_an_element() {
    let definition = edifact::directory("D96A").unwrap().definition("IFTMIN").unwrap();
    let asked: Vec<&str> = definition
        .node(Definition::ROOT)
        .parts
        .iter()
        .filter(|part| part.min > 0)
        .map(|part| definition.node(part.node).label.as_str())
        .collect();
    assert!(asked.contains(&"SG11"), "{asked:?}");
    let rows = "crosswalk edifact/D96A/IFTMIN <-> order 1.0\nBGM/1004 <-> number\n\
        SG11[] <-> parties[] { NAD/3035 <- \"ZZZ\"; NAD/C080/3036#1 <-> name }\n";
    let crosswalk = crosswalk(&[("edifact/D96A/IFTMIN.xwalk", rows)]);
    assert_eq!(write(&crosswalk, &json!({"number": "A"})).0, "BGM++A'NAD+ZZZ'");
    assert_eq!(write(&crosswalk, &json!({"number": "A", "parties": [{"name": "x"}]})).0, "BGM++A'NAD+ZZZ+++x'");
    assert_eq!(read(&crosswalk, "UNH+1+IFTMIN:D:96A:UN'BGM++A'NAD+ZZZ'"), json!({"number": "A"}));
}

#[test]
fn groups_are_renamed_in_conditions_too() {
    let group = |directory: &str| {
        let definition = edifact::directory(directory).unwrap().definition("DESADV").unwrap();
        let cps = definition.part(Definition::ROOT, tradelane_legacy::Symbol::of("SG10")).unwrap();
        let parts = definition.node(cps.node).parts.iter().map(|part| definition.node(part.node));
        let line = |id: tradelane_legacy::DefinitionId| definition.node(id).label == "LIN";
        parts
            .filter(|node| node.parts.first().is_some_and(|first| line(first.node)))
            .map(|node| node.label.clone())
            .next()
    };
    assert_eq!((group("D96A").as_deref(), group("D01B").as_deref()), (Some("SG15"), Some("SG17")));
    let base = "crosswalk edifact/D96A/DESADV <-> order 1.0\n\
        SG10[SG15/LIN/1082] <-> . { SG15[] <-> lines[] { LIN/1082#1 <-> number }; CPS/7164 <- \"1\" }\n";
    let over = "crosswalk edifact/D01B/DESADV <-> order 1.0\nextends edifact/D96A/DESADV\n";
    let crosswalk = crosswalk(&[("edifact/D01B/DESADV.xwalk", over), ("edifact/D96A/DESADV.xwalk", base)]);
    both(&crosswalk, "CPS+1'LIN+a'", &json!({"lines": [{"number": "a"}]}));
}

#[test]
fn rows_that_only_read_and_only_write_stand_side_by_side() {
    let base = "crosswalk edifact/D96A/ORDERS <-> order 1.0\nBGM/1004 <-> number\n";
    let over = "crosswalk edifact/D01B/ORDERS <-> order 1.0\nextends edifact/D96A/ORDERS\nBGM/1225 -> note\nBGM/1225 <- \"9\"\n";
    let last = "crosswalk edifact/D01B/ORDERS <-> order 1.0\nextends edifact/D01B/BASE\nBGM/1225 <- \"5\"\n";
    let crosswalk = crosswalk(&[
        ("edifact/D01B/OURS.xwalk", last),
        ("edifact/D01B/BASE.xwalk", over),
        ("edifact/D96A/ORDERS.xwalk", base),
    ]);
    assert_eq!(read(&crosswalk, "UNH+1+ORDERS:D:01B:UN'BGM++A+7'"), json!({"number": "A", "note": "7"}));
    assert_eq!(write(&crosswalk, &json!({"number": "A"})).0, "BGM++A+5'");
}

#[test]
fn a_fragment_is_found_beside_the_file_that_uses_it() {
    let base = "crosswalk edifact/D96A/ORDERS <-> order 1.0\nSG2[] <-> parties[] { use party }\n";
    let over =
        "crosswalk edifact/D01B/ORDERS <-> order 1.0\nextends edifact/D96A/ORDERS\nSG2[] <-> parties[] { use more }\n";
    let crosswalk = crosswalk(&[
        ("edifact/D01B/ORDERS.xwalk", over),
        ("edifact/D96A/ORDERS.xwalk", base),
        ("edifact/D96A/_party.xwalk", "NAD/3035 <-> role\n"),
        ("edifact/D96A/_more.xwalk", "NAD/3164 <-> name\n"),
        ("edifact/D01B/_more.xwalk", "NAD/C080/3036#1 <-> name\n"),
    ]);
    let document = json!({"parties": [{"role": "BY", "name": "Example"}]});
    assert_eq!(read(&crosswalk, "UNH+1+ORDERS:D:01B:UN'NAD+BY+++Example'"), document);
    assert_eq!(write(&crosswalk, &document).0, "NAD+BY+++Example'");
}
