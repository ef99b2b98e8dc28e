//! What a message says beyond its values: control totals that are counted, qualifiers that stand alone.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use serde_json::json;
use tradelane::{Feed, Findings, Input, Options, Output, Target, convert};

fn written(lines: &[serde_json::Value], crosswalk: &str) -> String {
    let document = json!({ "tradelane": "1.0", "type": "order", "header": {}, "number": "1", "lines": lines });
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named(crosswalk).unwrap(), false);
    output.document(document.to_string().as_bytes()).unwrap();
    output.finish().unwrap();
    String::from_utf8(bytes).unwrap()
}

fn residue(message: &str) -> Vec<String> {
    let input = Input::from_bytes("message", message.as_bytes().to_vec()).unwrap();
    let mut feed = Feed::open(input, None).unwrap().unwrap();
    let raw = feed.next(&mut Findings::new()).unwrap().unwrap();
    let findings = convert(&raw, &Options::default()).findings;
    findings.iter().filter(|finding| finding.rule == "residue").map(|finding| finding.message.clone()).collect()
}

#[test]
fn lines_are_counted_where_there_are_some() {
    let line = json!({ "lineNumber": "1" });
    assert!(written(&[line.clone(), line], "edifact/D96A/ORDERS").contains("UNS+S'CNT+2:2'"));
    assert!(!written(&[], "edifact/D96A/ORDERS").contains("CNT"));
}

#[test]
fn a_qualifier_that_stands_alone_is_not_mapped() {
    let message = |reference| {
        format!("UNH+1+ORDERS:D:96A:UN'BGM+220+A1+9'DTM+137:20260517:102'NAD+BY+{reference}'UNS+S'UNT+6+1'")
    };
    assert_eq!(residue(&message("4012345000009::9")), [""; 0]);
    assert_eq!(residue(&message("")), ["SG2/NAD/3035 is not mapped: \"BY\""]);
}

#[test]
fn a_count_is_mapped_where_it_is_right() {
    let message =
        |count| format!("UNH+1+ORDERS:D:96A:UN'BGM+220+A1+9'DTM+137:20260517:102'LIN+1'UNS+S'CNT+2:{count}'UNT+7+1'");
    assert_eq!(residue(&message("1")), [""; 0]);
    assert_eq!(residue(&message("2")), ["CNT/C270/6066 is not mapped: \"2\""]);
}
