//! Documents changed at random are written as messages of China customs, for the official schemas to judge.
//!
//! `TRADELANE_WRITTEN=DIR` keeps the messages that are written in `DIR/ceb`, where CI runs xmllint over them, and those that
//! are held back as their schema would refuse them in `DIR/ceb-refused`, where xmllint has to agree.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod changed;
mod support;

use std::path::{Path, PathBuf};

use changed::change;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::Value;
use tradelane::{Feed, Finding, Findings, Input, Options, Output, Target, convert, crosswalk_names};

/// How many documents of each message.
const CASES: usize = 24;

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
        change(&mut document, &mut rng, &[]);
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
            change(&mut document, &mut rng, &[]);
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
