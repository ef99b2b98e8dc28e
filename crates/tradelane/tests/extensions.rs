//! Extensions survive every conversion: to each legacy message and back, to documents and on.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use serde_json::{Value, json};
use tradelane::{Feed, Findings, Input, Options, Output, Target, convert, crosswalk, crosswalk_names};

/// Messages that have no free text of their own that is long enough.
const WITHOUT_TEXT: [&str; 79] = [
    "epcis/1.2-xml/AggregationEvent",
    "epcis/1.2-xml/ObjectEvent",
    "epcis/1.2-xml/TransactionEvent",
    "epcis/2.0/AggregationEvent",
    "epcis/2.0/AssociationEvent",
    "epcis/2.0/ObjectEvent",
    "epcis/2.0/TransactionEvent",
    "epcis/2.0-xml/AggregationEvent",
    "epcis/2.0-xml/AssociationEvent",
    "epcis/2.0-xml/ObjectEvent",
    "epcis/2.0-xml/TransactionEvent",
    "peppol/catalogue",
    "peppol/despatch-advice",
    "peppol/invoice",
    "peppol/order",
    "peppol/order-response",
    "ceb/1.0/CEB304Message",
    "ceb/1.0/CEB312Message",
    "ceb/1.0/CEB404Message",
    "ceb/1.0/CEB412Message",
    "ceb/1.0/CEB506Message",
    "ceb/1.0/CEB508Message",
    "ceb/1.0/CEB510Message",
    "ceb/1.0/CEB512Message",
    "ceb/1.0/CEB514Message",
    "ceb/1.0/CEB604Message",
    "ceb/1.0/CEB606Message",
    "ceb/1.0/CEB608Message",
    "ceb/1.0/CEB622Message",
    "ceb/1.0/CEB624Message",
    "ceb/1.0/CEB626Message",
    "ceb/1.0/CEB702Message",
    "ceb/1.0/CEB712Message",
    "ceb/1.0/CEB792Message",
    "ceb/1.0/CEB816Message",
    "ceb/1.0/CEB818Message",
    "ceb/1.0/CEB900Message",
    "edifact/D01B/CONTRL",
    "edifact/D96A/CONTRL",
    "edifact/D96A/INVRPT",
    "edifact/D96A/RECADV",
    "rss/google",
    "table/google",
    "table/order",
    "table/shopify",
    "x12/004010/204",
    "x12/004010/214",
    "x12/004010/309",
    "x12/004010/315",
    "x12/004010/350",
    "x12/004010/820",
    "x12/004010/824",
    "x12/004010/846",
    "x12/004010/861",
    "x12/004010/940",
    "x12/004010/943",
    "x12/004010/944",
    "x12/004010/945",
    "x12/004010/990",
    "x12/004010/997",
    "x12/004010/999",
    "x12/004010/TA1",
    "x12/005010/204",
    "x12/005010/214",
    "x12/005010/309",
    "x12/005010/315",
    "x12/005010/350",
    "x12/005010/820",
    "x12/005010/824",
    "x12/005010/846",
    "x12/005010/861",
    "x12/005010/940",
    "x12/005010/943",
    "x12/005010/944",
    "x12/005010/945",
    "x12/005010/990",
    "x12/005010/997",
    "x12/005010/999",
    "x12/005010/TA1",
];

fn example(document: &str) -> Value {
    let path = format!("{}/../../examples/{document}/typical.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A document written by a crosswalk: the message, and the pointers of what it has no place for.
fn written(document: &Value, name: &str) -> (Vec<u8>, Vec<String>) {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named(name).unwrap(), false).with_refused();
    let mut findings = output.document(document.to_string().as_bytes()).unwrap();
    findings.extend(output.finish().unwrap());
    let lost = findings.into_iter().filter(|finding| finding.rule == "not-carried");
    (bytes, lost.filter_map(|finding| finding.path).collect())
}

fn read(bytes: Vec<u8>, keep_residue: bool) -> Value {
    let mut feed = Feed::open(Input::from_bytes("message", bytes).unwrap(), None).unwrap().unwrap();
    let raw = feed.next(&mut Findings::new()).unwrap().unwrap();
    let converted = convert(&raw, &Options { keep_residue, ..Options::default() });
    serde_json::from_slice(&converted.documents[0]).unwrap()
}

#[test]
fn extensions_go_through_every_legacy_message() {
    let names = crosswalk_names();
    assert!(names.len() >= 7);
    for name in names {
        let mut document = example(&crosswalk(&name).unwrap().document);
        let extensions = json!({
            "org.example.loyalty": { "points": 120, "tiers": ["gold", null, true], "名": "<é & ' + : ? 店>" },
            "https://beispiel.example/x": "text",
        });
        document["extensions"] = extensions.clone();
        let (message, lost) = written(&document, &name);
        let lost: Vec<&String> = lost.iter().filter(|pointer| pointer.starts_with("/extension")).collect();
        if WITHOUT_TEXT.contains(&name.as_str()) {
            assert_eq!(
                lost,
                ["/extensions/org.example.loyalty", "/extensions/https:~1~1beispiel.example~1x"],
                "{name}"
            );
            continue;
        }
        assert!(lost.is_empty(), "{name}: {lost:?}");
        for keep_residue in [false, true] {
            let again = read(message.clone(), keep_residue);
            let mut found = again["extensions"].clone();
            found.as_object_mut().unwrap().shift_remove("org.tradelane.residue");
            assert_eq!(found, extensions, "{name}\n{}", String::from_utf8_lossy(&message));
            assert_eq!(again.get("extension"), None);
        }
    }
}

/// What is too long for the texts of EDIFACT is told as a whole.
#[test]
fn an_extension_without_room_is_told() {
    let mut document = example("order");
    document["extensions"] = json!({ "org.example.long": "x".repeat(400), "org.example.short": 1 });
    let (message, lost) = written(&document, "edifact/D96A/ORDERS");
    let own: Vec<&String> = lost.iter().filter(|pointer| pointer.starts_with("/ext")).collect();
    assert_eq!(own, ["/extensions/org.example.long"]);
    assert_eq!(read(message, false)["extensions"], json!({ "org.example.short": 1 }));
}

#[test]
fn a_text_that_is_no_json_is_kept_and_told() {
    let (message, _) = written(
        &json!({ "tradelane": "1.0", "type": "order", "header": {}, "number": "1", "lines": [], "extensions": { "org.example.x": 1 } }),
        "ubl/2.1/Order",
    );
    let text = String::from_utf8(message).unwrap();
    let broken = text.replace(">1</tl:Extension>", ">{1</tl:Extension>");
    assert_ne!(text, broken);
    assert_eq!(read(broken.into_bytes(), false)["extensions"], json!({ "org.example.x": "{1" }));
}
