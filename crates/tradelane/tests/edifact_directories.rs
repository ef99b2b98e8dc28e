//! Messages of directories that have tables but no crosswalk file of their own, and of those that have neither.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::sync::Arc;

use serde_json::Value;
use tradelane::{Converted, Feed, Findings, Input, Options, Output, Target, compile_crosswalk, convert};

const ORDER: &str = "UNB+UNOC:3+4012345000009:14+4006381000000:14+260517:0830+1'UNH+1+ORDERS:D:RELEASE:UN'BGM+220+PO-7+9'\
    DTM+137:20260517:102'NAD+BY+4012345000009::9'NAD+SU+4006381000000::9'UNS+S'UNT+7+1'UNZ+1+1'";

fn read(text: impl AsRef<[u8]>, options: &Options) -> Converted {
    let input = Input::from_bytes("test.edi", text.as_ref().to_vec()).unwrap();
    let mut feed = Feed::open(input, None).unwrap().unwrap();
    let raw = feed.next(&mut Findings::new()).unwrap().unwrap();
    convert(&raw, options)
}

fn write_bytes(documents: &[Vec<u8>], target: Target) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, target, false);
    for document in documents {
        output.document(document).unwrap();
    }
    output.finish().unwrap();
    bytes
}

fn write(documents: &[Vec<u8>], target: Target) -> String {
    String::from_utf8(write_bytes(documents, target)).unwrap()
}

fn rules(converted: &Converted) -> Vec<&str> {
    converted.findings.iter().map(|finding| finding.rule.as_ref()).collect()
}

#[test]
fn a_directory_with_tables_is_read_and_written_as_itself() {
    for (release, name) in
        [("96A", "D96A"), ("97A", "D97A"), ("99B", "D99B"), ("03B", "D03B"), ("13B", "D13B"), ("21B", "D21B")]
    {
        let text = ORDER.replace("RELEASE", release);
        let converted = read(&text, &Options::default());
        let message = format!("edifact/{name}/ORDERS");
        assert_eq!((converted.message.as_str(), rules(&converted)), (message.as_str(), vec![]), "{release}");
        assert_eq!(converted.residue, 0, "{release}");
        let written = write(&converted.documents, Target::named(&message).unwrap());
        assert!(written.contains(&format!("UNH+1+ORDERS:D:{release}:UN'BGM+220+PO-7+9'")), "{written}");
    }
}

#[test]
fn a_directory_without_tables_is_read_with_the_nearest_and_says_so_once() {
    for (release, name) in
        [("93A", "D96A"), ("96B", "D97A"), ("97B", "D97A"), ("00B", "D01B"), ("11A", "D13B"), ("24A", "D21B")]
    {
        let converted = read(ORDER.replace("RELEASE", release), &Options::default());
        assert_eq!(converted.message, format!("edifact/{name}/ORDERS"), "{release}");
        assert_eq!(rules(&converted), ["directory-substituted"], "{release}");
        assert_eq!(converted.documents.len(), 1, "{release}");
    }
}

/// The terms of payment moved from one segment to another with the same elements, in D.03A; their group has another
/// number in the lines.
#[test]
fn a_segment_that_took_the_place_of_another_is_mapped_as_it() {
    let text = ORDER.replace("RELEASE", "13B").replace("UNS+S'UNT+7", "PYT+22++5+3+D+10'UNS+S'UNT+8");
    let converted = read(&text, &Options::default());
    assert_eq!((rules(&converted), converted.residue), (vec![], 0));
    let order: Value = serde_json::from_slice(&converted.documents[0]).unwrap();
    let terms = &order["paymentTerms"][0];
    assert_eq!((&terms["kind"], &terms["periodCount"]), (&"22".into(), &"10".into()), "{order}");
    let older = write(&converted.documents, Target::named("edifact/D96A/ORDERS").unwrap());
    assert!(older.contains("PAT+22++5:3:D:10'"), "{older}");
    let newer = write(&converted.documents, Target::named("edifact/D21B/ORDERS").unwrap());
    assert!(newer.contains("PYT+22++5+3+D+10'"), "{newer}");
}

#[test]
fn every_sample_is_written_for_every_directory_that_has_its_message() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/edifact");
    let mut written = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let converted = read(std::fs::read(entry.unwrap().path()).unwrap(), &Options::default());
        let message = converted.message.rsplit('/').next().unwrap().to_owned();
        // A service message has a version of its own.
        let directories =
            if message == "CONTRL" { [""; 0].as_slice() } else { &["D97A", "D99B", "D03B", "D13B", "D21B"] };
        for directory in directories {
            let name = format!("edifact/{directory}/{message}");
            let Some(target) = Target::named(&name) else { continue };
            let again = read(write_bytes(&converted.documents, target), &Options::default());
            assert_eq!(again.message, name);
            assert_eq!((again.documents.len(), again.residue), (1, 0), "{name}: {:?}", again.findings);
            written += 1;
        }
    }
    assert!(written >= 80, "{written}");
}

/// A partner's file may follow a directory too, and is used for the releases that have no tables.
#[test]
fn a_partners_crosswalk_follows_a_directory() {
    let own = "crosswalk edifact/D97A/ORDERS <-> order 1.0\nextends edifact/D97A/ORDERS\n\nBGM/1004 <-> buyerAccount\n";
    let options = |text| match compile_crosswalk("own.xwalk", text) {
        Ok(own) => Options { crosswalk: Some(Arc::new(own)), ..Options::default() },
        Err(findings) => panic!("{findings:?}"),
    };
    let converted = read(ORDER.replace("RELEASE", "97A"), &options(own));
    let order: Value = serde_json::from_slice(&converted.documents[0]).unwrap();
    assert_eq!(
        (converted.message.as_str(), &order["buyerAccount"]),
        ("edifact/D97A/ORDERS", &"PO-7".into()),
        "{order}"
    );
    let own = "crosswalk edifact/D01B/ORDERS <-> order 1.0\nextends edifact/D01B/ORDERS\n";
    let converted = read(ORDER.replace("RELEASE", "96B"), &options(own));
    assert_eq!(converted.message, "edifact/D01B/ORDERS");
    assert_eq!(rules(&converted), ["directory-substituted"]);
}
