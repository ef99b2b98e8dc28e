//! A message that China customs would refuse is not written, and each fault is told with the field that has it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use serde_json::{Value, json};
use tradelane::{Finding, Input, Options, Output, Target, convert};

/// The documents of a feed of examples.
fn documents(name: &str) -> Vec<Value> {
    let path = format!("{}/../../examples/feeds/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut feed = tradelane::Feed::open(Input::open(&path).unwrap(), None).unwrap().unwrap();
    let raw = feed.next(&mut tradelane::Findings::new()).unwrap().unwrap();
    let documents = convert(&raw, &Options::default()).documents;
    documents.iter().map(|document| serde_json::from_slice(document).unwrap()).collect()
}

fn write(documents: &[Value], force: bool) -> (String, Vec<Finding>) {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named("ceb/1.0/CEB311Message").unwrap(), false);
    if force {
        output = output.with_refused();
    }
    let mut findings: Vec<Finding> =
        documents.iter().flat_map(|document| output.document(document.to_string().as_bytes()).unwrap()).collect();
    findings.extend(output.finish().unwrap());
    (String::from_utf8(bytes).unwrap(), findings)
}

#[test]
fn what_would_be_refused_is_not_written_and_the_rest_is() {
    let mut documents = documents("shipment-CEB311.xml");
    let mut wrong = documents[0].clone();
    wrong["number"] = "x".repeat(61).into();
    wrong["buyer"].as_object_mut().unwrap().remove("name");
    wrong["lines"][0]["currency"] = json!("USD");
    documents.push(wrong);
    let (written, findings) = write(&documents, false);
    assert_eq!(written.matches("<ceb:Order>").count(), 1, "{written}");
    assert!(!written.contains(&"x".repeat(61)));
    let told: Vec<_> = findings
        .iter()
        .map(|finding| (&*finding.rule, finding.path.as_deref(), finding.help.as_deref().unwrap_or_default()))
        .collect();
    assert!(told.contains(&("xml-value-length", Some("/number"), "")), "{told:#?}");
    let lacks = ("xml-missing-element", None, "`buyer.name` of the document goes there");
    assert!(told.contains(&lacks), "{told:#?}");
    assert_eq!(told.last().map(|(rule, ..)| *rule), Some("not-written"));

    let (written, findings) = write(&documents, true);
    assert_eq!(written.matches("<ceb:Order>").count(), 2, "{written}");
    assert!(findings.iter().any(|finding| finding.rule == "xml-value-length"));
    assert!(!findings.iter().any(|finding| finding.rule == "not-written"));
}

#[test]
fn what_is_right_is_written_without_a_finding() {
    let (written, findings) = write(&documents("shipment-CEB311.xml"), false);
    assert!(findings.is_empty(), "{findings:#?}");
    assert_eq!(written.matches("<ceb:Order>").count(), 1);
}
