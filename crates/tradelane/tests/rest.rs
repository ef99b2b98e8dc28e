//! What a legacy message has no place for, kept beside it, comes back with it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{Cursor, Write};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tradelane::{
    Envelopes, Feed, Finding, Findings, Input, Options, Output, Rest, RestWriter, Severity, Target, convert, crosswalk,
    crosswalk_names,
};

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn example(kind: &str, name: &str) -> Value {
    let path = format!("{}/../../examples/{kind}/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The messages, and what is kept beside them.
fn write(documents: &[Value], name: &str) -> (Vec<u8>, Vec<u8>, Vec<Finding>) {
    let (mut bytes, kept) = (Vec::new(), Shared::default());
    let rest = RestWriter::new(Box::new(kept.clone()), Options::default());
    let output = Output::new(&mut bytes, Target::named(name).unwrap(), false);
    let mut output = output.with_envelopes(Envelopes::default()).with_rest(rest).with_refused();
    let mut findings: Vec<Finding> =
        documents.iter().flat_map(|document| output.document(document.to_string().as_bytes()).unwrap()).collect();
    findings.extend(output.finish().unwrap());
    let kept = kept.0.lock().unwrap().clone();
    (bytes, kept, findings)
}

fn read(bytes: Vec<u8>, kept: Vec<u8>, keep_residue: bool) -> (Vec<Value>, Vec<Finding>) {
    let mut rest = Rest::new("rest", Box::new(Cursor::new(kept)));
    let mut feed = Feed::open(Input::from_bytes("messages", bytes).unwrap(), None).unwrap().unwrap();
    let (mut documents, mut findings) = (Vec::new(), Vec::new());
    while let Some(raw) = feed.next(&mut Findings::new()).unwrap() {
        for document in convert(&raw, &Options { keep_residue, ..Options::default() }).documents {
            let restored = rest.restore(document, &mut findings).unwrap();
            documents.push(serde_json::from_slice(&restored).unwrap());
        }
    }
    findings.extend(rest.finish().unwrap());
    (documents, findings)
}

/// Whether all that one value says is in the other, which may say more.
fn is_in(value: &Value, other: &Value) -> bool {
    match (value, other) {
        (Value::Object(value), Value::Object(other)) => {
            value.iter().all(|(name, value)| other.get(name).is_some_and(|other| is_in(value, other)))
        }
        _ => value == other,
    }
}

fn assert_same(mut found: Value, mut document: Value, name: &str) {
    let header = |document: &mut Value| document.as_object_mut().unwrap().shift_remove("header").unwrap_or_default();
    let (found_header, own) = (header(&mut found), header(&mut document));
    assert_eq!(found, document, "{name}");
    assert!(own.is_null() || is_in(&own, &found_header), "{name}: {own}\nbecame {found_header}");
}

#[test]
fn every_example_comes_back_whole_from_every_message() {
    let names = crosswalk_names();
    assert!(names.len() > 80);
    for name in names {
        let kind = crosswalk(&name).unwrap().document.clone();
        for example_name in ["typical", "complete"] {
            let mut document = example(&kind, example_name);
            document["extensions"]["org.example.rest"] = json!({ "points": 120, "name": "<é & ' + : ? 店>" });
            let (bytes, kept, findings) = write(std::slice::from_ref(&document), &name);
            assert!(!findings.iter().any(|finding| finding.rule.starts_with("rest-")), "{name}: {findings:?}");
            let lost = |finding: &&Finding| finding.rule == "not-carried" && finding.severity != Severity::Info;
            assert!(findings.iter().find(lost).is_none(), "{name}");
            let (mut found, findings) = read(bytes, kept, false);
            assert!(findings.is_empty(), "{name}: {findings:?}");
            assert_eq!(found.len(), 1, "{name}");
            assert_same(found.remove(0), document, &name);
        }
    }
}

#[test]
fn documents_find_what_is_theirs_in_any_order() {
    let documents: Vec<Value> = (0..5)
        .map(|number| {
            let mut document = example("order", "typical");
            document["number"] = format!("EXAMPLE-{}", number / 2).into();
            document["extensions"] = json!({ "org.example.number": number });
            document
        })
        .collect();
    let (bytes, kept, _) = write(&documents, "x12/005010/850");
    let mut lines: Vec<&str> = std::str::from_utf8(&kept).unwrap().lines().collect();
    assert_eq!(lines.len(), 5);
    lines.rotate_left(2);
    let (found, findings) = read(bytes, lines.join("\n").into_bytes(), true);
    assert!(findings.is_empty(), "{findings:?}");
    // Those that say the same in their messages take what is theirs in order.
    let numbers: Vec<Value> = found.iter().map(|found| found["extensions"]["org.example.number"].clone()).collect();
    assert_eq!(numbers, [0, 1, 2, 3, 4]);
}

#[test]
fn what_does_not_belong_is_told() {
    let document = example("order", "typical");
    let (bytes, kept, _) = write(std::slice::from_ref(&document), "x12/005010/850");
    let rules = |bytes: Vec<u8>, kept: Vec<u8>| -> Vec<(String, Option<u64>)> {
        let (found, findings) = read(bytes, kept, false);
        assert_eq!(found.len(), 1);
        let place = |finding: &Finding| finding.source.as_ref().map(|place| place.line);
        findings.iter().map(|finding| (finding.rule.to_string(), place(finding))).collect()
    };
    let changed = String::from_utf8(bytes.clone()).unwrap().replacen("PO1*1*", "PO1*7*", 1).into_bytes();
    assert_ne!(changed, bytes);
    let missing = ("rest-missing".to_owned(), None);
    assert_eq!(rules(changed, kept.clone()), [missing.clone(), ("rest-unused".to_owned(), None)]);
    assert_eq!(rules(bytes.clone(), Vec::new()), [missing]);
    let broken = [b"{\"rest\": 1}\n\xff\n".as_slice(), &kept].concat();
    assert_eq!(rules(bytes.clone(), broken), [("rest-line".to_owned(), Some(1)), ("rest-line".to_owned(), Some(2))]);
    let text = String::from_utf8(kept).unwrap();
    let newer = text.replacen("\"rest\":\"1.0\"", "\"rest\":\"2.0\"", 1).into_bytes();
    assert_eq!(rules(bytes, newer), [("rest-line".to_owned(), Some(1)), ("rest-missing".to_owned(), None)]);
}
