//! Documents changed at random are written as messages of China customs, for the official schemas to judge.
//!
//! `TRADELANE_WRITTEN=DIR` keeps the messages that are written in `DIR/ceb`, where CI runs xmllint over them, and those that
//! are held back as their schema would refuse them in `DIR/ceb-refused`, where xmllint has to agree.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::path::{Path, PathBuf};

use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::Value;
use support::{Choices, generate};
use tradelane::{DocumentType, Feed, Finding, Findings, Input, Options, Output, Target, convert, crosswalk_names};

/// How many documents of each message.
const CASES: usize = 24;

/// Values that are right in some element and wrong in others.
const VALUES: [&str; 30] = [
    "0",
    "1",
    "2",
    "3",
    "9",
    "12",
    "-1",
    "1.5",
    "0.00001",
    "0.000001",
    "12345678901234",
    "123456789012345",
    "1e3",
    "+1",
    "A",
    "I",
    "E",
    "CNY",
    "EUR",
    "CN",
    "H87",
    "KGM",
    "2026-05-17",
    "2026-05-17T10:00:00+08:00",
    "2026-05-17T10:00:00.123+08:00",
    "00000000-0000-4000-8000-00000000ABCD",
    "1105910159",
    "<&>\"'",
    "张示例",
    "a b",
];

/// Lengths about which elements have their bounds.
const LENGTHS: [usize; 16] = [2, 4, 10, 18, 20, 30, 37, 50, 60, 80, 100, 101, 250, 255, 1000, 1001];

fn chance(rng: &mut TestRng, of: usize) -> usize {
    rng.next_u32() as usize % of
}

/// A value for a field, whatever that is.
fn value(rng: &mut TestRng) -> String {
    match chance(rng, 3) {
        0 => {
            let length = LENGTHS[chance(rng, LENGTHS.len())];
            let character = ["中", "x", "7"][chance(rng, 3)];
            character.repeat(length)
        }
        _ => VALUES[chance(rng, VALUES.len())].to_owned(),
    }
}

/// The pointers of all texts of a document, and of all its lists.
fn places(value: &Value, at: &str, texts: &mut Vec<String>, lists: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            let open = object.iter().filter(|(name, _)| !matches!(name.as_str(), "type" | "tradelane" | "extensions"));
            open.for_each(|(name, value)| places(value, &format!("{at}/{name}"), texts, lists));
        }
        Value::Array(items) => {
            lists.push(at.to_owned());
            items.iter().enumerate().for_each(|(index, item)| places(item, &format!("{at}/{index}"), texts, lists));
        }
        Value::String(_) => texts.push(at.to_owned()),
        _ => {}
    }
}

fn remove(document: &mut Value, pointer: &str) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent) {
        Some(Value::Object(object)) => _ = object.shift_remove(name),
        Some(Value::Array(items)) => _ = items.remove(name.parse().unwrap()),
        _ => {}
    }
}

/// Lays a document over another: what that has stays, where there is nothing the other's stands.
fn fill(document: &mut Value, other: &Value) {
    let (Value::Object(object), Value::Object(other)) = (document, other) else { return };
    for (name, value) in other {
        match object.get_mut(name) {
            Some(known) => fill(known, value),
            None => _ = object.insert(name.clone(), value.clone()),
        }
    }
}

/// Changes a document in a few places.
fn change(document: &mut Value, rng: &mut TestRng) {
    for _ in 0..chance(rng, 4) {
        let (mut texts, mut lists) = (Vec::new(), Vec::new());
        places(document, "", &mut texts, &mut lists);
        let text = texts[chance(rng, texts.len())].clone();
        match chance(rng, 6) {
            0 => remove(document, &text),
            1 if !lists.is_empty() => {
                let list = &lists[chance(rng, lists.len())];
                let items = document.pointer_mut(list).unwrap().as_array_mut().unwrap();
                let times = [0, 2, 5, 6, 99, 100, 101][chance(rng, 7)];
                let item = items.first().cloned();
                *items = item.into_iter().cycle().take(times).collect();
            }
            2 => {
                let kind = DocumentType::named(document["type"].as_str().unwrap()).unwrap();
                let schema = kind.schema().to_value();
                let bytes: Vec<u8> = (0..chance(rng, 300)).map(|_| rng.next_u32() as u8).collect();
                let mut other = generate(&schema, &schema, &mut Choices { bytes: bytes.iter() }, 0);
                // A packet is another document around the message.
                remove(&mut other, "/header/interchange");
                fill(document, &other);
            }
            _ => *document.pointer_mut(&text).unwrap() = value(rng).into(),
        }
    }
}

/// The documents of the samples of a message.
fn samples(name: &str) -> Vec<Value> {
    let path = format!("{}/../../examples/xml/{name}.xml", env!("CARGO_MANIFEST_DIR"));
    let input = Input::open(&path).unwrap();
    let mut feed = Feed::open(input, None).unwrap().unwrap();
    let raw = feed.next(&mut Findings::new()).unwrap().unwrap();
    let documents = convert(&raw, &Options::default()).documents;
    documents.iter().map(|document| serde_json::from_slice(document).unwrap()).collect()
}

/// A document written, with what is refused where that is asked for.
fn written(document: &Value, message: &str, with_refused: bool) -> (Vec<u8>, Vec<Finding>) {
    let mut bytes = Vec::new();
    let output = Output::new(&mut bytes, Target::named(message).unwrap(), false);
    let mut output = if with_refused { output.with_refused() } else { output };
    let mut findings = output.document(document.to_string().as_bytes()).unwrap();
    findings.extend(output.finish().unwrap());
    (bytes, findings)
}

/// Whether the reader finds a fault with the schema.
fn is_at_fault(message: &[u8]) -> bool {
    let mut feed = Feed::open(Input::from_bytes("written", message.to_vec()).unwrap(), None).unwrap().unwrap();
    let raw = feed.next(&mut Findings::new()).unwrap().unwrap();
    convert(&raw, &Options::default()).findings.iter().any(|finding| finding.rule.starts_with("xml-"))
}

/// A folder for the messages.
fn folder(name: &str) -> Option<PathBuf> {
    let folder = Path::new(&std::env::var_os("TRADELANE_WRITTEN")?).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    Some(folder)
}

/// A signature is written with the message that was signed alone, character for character; else its loss is told.
#[test]
fn a_signature_stays_with_what_was_signed() {
    let text = {
        let path = format!("{}/../../examples/xml/CEB303Message-signed.xml", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    };
    let signed = samples("CEB303Message-signed").remove(0);
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let (mut kept, mut dropped) = (0, 0);
    for case in 0..200 {
        let mut document = signed.clone();
        change(&mut document, &mut rng);
        let (bytes, findings) = written(&document, "ceb/1.0/CEB303Message", case % 2 == 0);
        let is_told = |rule: &str| findings.iter().any(|finding| finding.rule == rule);
        let has_text = document.pointer("/header/message/signed").is_some();
        if String::from_utf8_lossy(&bytes).contains("ds:Signature") {
            kept += 1;
            assert_eq!(String::from_utf8_lossy(&bytes), text, "{case}: {findings:#?}");
            assert!(!is_told("signature-dropped"));
        } else {
            dropped += 1;
            assert!(is_told("signature-dropped") || is_told("not-written") || !has_text, "{case}: {findings:#?}");
        }
    }
    assert!(kept > 20 && dropped > 50, "{kept} kept, {dropped} dropped");
}

#[test]
fn what_is_written_passes_the_schema_and_what_is_not_would_not() {
    let (valid, refused) = (folder("ceb"), folder("ceb-refused"));
    let names: Vec<String> = crosswalk_names().into_iter().filter(|name| name.starts_with("ceb/1.0/")).collect();
    assert_eq!(names.len(), 38, "{names:?}");
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let (mut all_valid, mut all_refused) = (0, 0);
    for message in &names {
        let name = message.rsplit('/').next().unwrap();
        let samples = samples(name);
        let (mut valid_count, mut refused_count) = (0, 0);
        for case in 0..CASES {
            let mut document = samples[case % samples.len()].clone();
            change(&mut document, &mut rng);
            let (bytes, findings) = written(&document, message, false);
            let is_held = findings.iter().any(|finding| finding.rule == "not-written");
            assert_eq!(is_held, bytes.is_empty(), "{name} {case}: {findings:#?}");
            let (bytes, folder) = match is_held {
                false => (bytes, &valid),
                true => (written(&document, message, true).0, &refused),
            };
            let text = String::from_utf8_lossy(&bytes);
            assert_eq!(is_at_fault(&bytes), is_held, "{name} {case}: {findings:#?}\n{text}");
            *(if is_held { &mut refused_count } else { &mut valid_count }) += 1;
            if let Some(folder) = folder {
                std::fs::write(folder.join(format!("{name}-{case:02}.xml")), &bytes).unwrap();
            }
        }
        assert!(valid_count >= 4 && refused_count >= 2, "{name}: {valid_count} written, {refused_count} held back");
        all_valid += valid_count;
        all_refused += refused_count;
    }
    println!("{all_valid} written, {all_refused} held back");
}
