//! Documents changed at random are written as events of EPCIS 2.0, for the official schema to judge.
//!
//! `TRADELANE_WRITTEN=DIR` keeps the documents of events in `DIR/epcis`, where CI checks them against the JSON Schema of
//! EPCIS. An event that would break it is told of and not written.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod changed;
mod support;

use std::path::{Path, PathBuf};

use changed::change;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::Value;
use tradelane::{Feed, Finding, Findings, Input, Layer, Options, Output, Severity, Target, convert};

/// How many documents of each kind of event.
const CASES: usize = 100;

const KINDS: [&str; 4] = ["ObjectEvent", "TransactionEvent", "AggregationEvent", "AssociationEvent"];

/// Values that events have in their places.
const VALUES: [&str; 10] = [
    "04006381333931",
    "4012345000009",
    "340123450000000017",
    "https://id.gs1.org/01/04006381333931/21/1",
    "urn:epc:id:sgtin:4006381.033393.1",
    "urn:epcglobal:cbv:bizstep:shipping",
    "shipping",
    "OBSERVE",
    "ADD",
    "ni:///sha-256;example?ver=CBV2.0",
];

fn read(input: Input) -> (Vec<Value>, Vec<Finding>) {
    let mut around = Findings::new();
    let mut feed = Feed::open(input, None).unwrap().unwrap();
    let (mut documents, mut findings) = (Vec::new(), Vec::new());
    while let Some(raw) = feed.next(&mut around).unwrap() {
        let converted = convert(&raw, &Options::default());
        findings.extend(converted.findings);
        documents.extend(converted.documents.iter().map(|json| serde_json::from_slice::<Value>(json).unwrap()));
    }
    findings.extend(around.into_vec());
    (documents, findings)
}

/// The documents of the samples of a kind of event.
fn samples(kind: &str) -> Vec<Value> {
    let folder = format!("{}/../../examples/epcis", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with(kind) && !name.ends_with(".xml")
    });
    files.sort();
    files.iter().flat_map(|path| read(Input::open(path.to_str().unwrap()).unwrap()).0).collect()
}

fn written(document: &Value, kind: &str) -> (Vec<u8>, bool) {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named(&format!("epcis/2.0/{kind}")).unwrap(), false);
    let mut findings = output.document(document.to_string().as_bytes()).unwrap();
    findings.extend(output.finish().unwrap());
    let is_held = findings.iter().any(|finding| finding.rule == "not-written");
    (bytes, is_held)
}

#[test]
fn what_is_written_passes_the_schema() {
    let folder = std::env::var_os("TRADELANE_WRITTEN").map(|folder| Path::new(&folder).join("epcis"));
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder).unwrap();
    }
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    for kind in KINDS {
        let samples = samples(kind);
        assert!(!samples.is_empty(), "{kind}");
        let (mut valid, mut held) = (0, 0);
        for case in 0..CASES {
            let mut document = samples[case % samples.len()].clone();
            change(&mut document, &mut rng, &VALUES);
            let (bytes, is_held) = written(&document, kind);
            let text = String::from_utf8_lossy(&bytes);
            if is_held {
                held += 1;
                assert!(!text.contains("Event\""), "{kind} {case}: {text}");
                continue;
            }
            if !text.contains(kind) {
                // A document without an event makes none.
                continue;
            }
            valid += 1;
            let (documents, findings) = read(Input::from_bytes("written", bytes.clone()).unwrap());
            let is_fault = |finding: &&Finding| finding.layer == Layer::Syntax && finding.severity == Severity::Error;
            assert_eq!(findings.iter().find(is_fault), None, "{kind} {case}: {text}");
            assert!(!documents.is_empty(), "{kind} {case}: {text}");
            if let Some(folder) = &folder {
                std::fs::write(folder.join(format!("{kind}-{case:02}.json")), &bytes).unwrap();
            }
        }
        println!("{kind}: {valid} written, {held} held back");
        assert!(valid >= CASES / 3 && held >= 1, "{kind}: {valid} written, {held} held back");
    }
}
