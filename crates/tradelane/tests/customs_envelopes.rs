//! What documents do not say of a message of China customs comes from the file of partners; what is made is told.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::sync::Arc;

use serde_json::Value;
use tradelane::{Envelopes, Feed, Finding, Findings, Input, Options, Output, Partners, Target, convert};

const PARTNERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/partners/partners.toml");

/// The order of the shipment without its header.
fn order() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/feeds/shipment-CEB311.xml");
    let mut feed = Feed::open(Input::open(path).unwrap(), None).unwrap().unwrap();
    let raw = feed.next(&mut Findings::new()).unwrap().unwrap();
    let mut order: Value = serde_json::from_slice(&convert(&raw, &Options::default()).documents[0]).unwrap();
    order.as_object_mut().unwrap().remove("header");
    order
}

fn envelopes() -> Envelopes {
    Envelopes {
        partners: Some(Arc::new(Partners::open(PARTNERS).unwrap().unwrap())),
        now: Some(("20260517".to_owned(), "0200".to_owned())),
        ..Envelopes::default()
    }
}

fn written(documents: &[Value], envelopes: Option<Envelopes>) -> (String, Vec<Finding>) {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named("ceb/1.0/CEB311Message").unwrap(), true);
    if let Some(envelopes) = envelopes {
        output = output.with_envelopes(envelopes);
    }
    let mut findings: Vec<Finding> =
        documents.iter().flat_map(|document| output.document(document.to_string().as_bytes()).unwrap()).collect();
    findings.extend(output.finish().unwrap());
    (String::from_utf8(bytes).unwrap(), findings)
}

/// The documents that messages give.
fn read(text: &str) -> Vec<Value> {
    let mut feed =
        Feed::open(Input::from_bytes("written.xml", text.as_bytes().to_vec()).unwrap(), None).unwrap().unwrap();
    let raw = feed.next(&mut Findings::new()).unwrap().unwrap();
    let converted = convert(&raw, &Options { validate: true, strict: true, ..Options::default() });
    assert_eq!(converted.findings, Vec::new());
    converted.documents.iter().map(|document| serde_json::from_slice(document).unwrap()).collect()
}

fn told(findings: &[Finding]) -> Vec<(&str, Option<&str>)> {
    findings.iter().map(|finding| (&*finding.rule, finding.path.as_deref())).collect()
}

#[test]
fn nothing_is_made_without_a_partner() {
    let (text, findings) = written(&[order()], None);
    assert_eq!(text, "");
    assert_eq!(findings.last().map(|finding| &*finding.rule), Some("not-written"));
    assert!(findings.iter().any(|finding| finding.message.contains("lacks `ceb:guid`")), "{findings:#?}");
}

#[test]
fn what_is_absent_comes_from_the_partner() {
    let (text, findings) = written(&[order()], Some(envelopes()));
    assert_eq!(told(&findings), [("time-made", Some("/header/sentAt")), ("identifier-made", Some("/header/id"))]);
    assert!(text.contains("<dxp:DxpMsg"), "{text}");
    let document = &read(&text)[0];
    let header = &document["header"];
    let id = header["id"].as_str().unwrap();
    assert!(findings[1].message.contains(id));
    let forms = id.bytes().enumerate().all(|(at, byte)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        14 => byte == b'8',
        19 => b"89AB".contains(&byte),
        _ => byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte),
    });
    assert!(forms && id.len() == 36, "{id}");
    assert_eq!(header["message"]["reference"], id);
    assert_eq!((&header["action"], &header["status"]), (&"1".into(), &"2".into()));
    assert_eq!(header["sentAt"], "2026-05-17T10:00:00+08:00");
    assert_eq!(header["sender"], serde_json::json!({ "id": "1105910159", "name": "Example Trading" }));
    let interchange = &header["interchange"];
    assert_eq!((&interchange["network"], &interchange["address"]), (&"DXP".into(), &"DXPENT0000012345".into()));
    assert_eq!(interchange["note"], "Example Trading, orders");
    let packet = serde_json::json!({
        "version": "1.0", "reference": id, "sender": "DXPENT0000012345", "recipients": ["DXPCUS0000000001"],
        "createdAt": "2026-05-17T02:00:00Z", "messageType": "CEB311Message", "card": "8900000000001",
    });
    assert_eq!(interchange["packet"], packet);
    // The same document gets the same identifier, another one another.
    assert_eq!(written(&[order()], Some(envelopes())).0, text);
    let mut other = order();
    other["number"] = "TL-2026-0002".into();
    assert!(!written(&[other], Some(envelopes())).0.contains(id));
}

#[test]
fn what_the_document_says_stays() {
    let mut said = order();
    said["header"] = serde_json::json!({
        "id": "00000000-0000-4000-8000-000000000001", "sentAt": "2026-05-17T09:00:00+08:00", "action": "2",
        "sender": { "id": "1105910160", "name": "Example Merchant (Fuzhou) Ltd." },
        "interchange": { "address": "DXPENT0000054321" },
    });
    let (text, findings) = written(&[said.clone()], Some(envelopes()));
    assert_eq!(told(&findings), []);
    let header = &read(&text)[0]["header"];
    for name in ["id", "sentAt", "action", "sender"] {
        assert_eq!(header[name], said["header"][name]);
    }
    assert_eq!(header["interchange"]["packet"]["sender"], "DXPENT0000054321");
}

#[test]
fn documents_without_a_message_of_their_own_share_one() {
    let orders: Vec<Value> = (0..103)
        .map(|number| {
            let mut order = order();
            order["number"] = format!("TL-2026-{number:04}").into();
            order
        })
        .collect();
    let (text, _) = written(&orders, Some(envelopes()));
    let messages: Vec<&str> = text.split("<?xml").filter(|message| !message.is_empty()).collect();
    assert_eq!(messages.len(), 2);
    let documents: Vec<Vec<Value>> = messages.iter().map(|message| read(&format!("<?xml{message}"))).collect();
    assert_eq!((documents[0].len(), documents[1].len()), (100, 3));
    let reference = |document: &Value| document["header"]["message"]["reference"].clone();
    for documents in &documents {
        let first = &documents[0]["header"];
        assert_eq!(reference(&documents[0]), first["id"]);
        assert!(documents.iter().all(|document| reference(document) == first["id"]));
        assert_eq!(first["interchange"]["packet"]["reference"], first["id"]);
    }
    // One that is sent by another stands in a message of its own, with an identifier of its own.
    let mut other = orders[1].clone();
    other["header"] = serde_json::json!({ "sender": { "id": "1105910160" } });
    let (text, _) = written(&[orders[0].clone(), other], Some(envelopes()));
    let messages: Vec<&str> = text.split("<?xml").filter(|message| !message.is_empty()).collect();
    assert_eq!(messages.len(), 2);
    let second = &read(&format!("<?xml{}", messages[1]))[0];
    assert_eq!(reference(second), second["header"]["id"]);
    assert_ne!(reference(second), reference(&read(&format!("<?xml{}", messages[0]))[0]));
}

#[test]
fn what_is_wrong_in_the_file_is_told_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("partners.toml");
    let check = |lines: &str, expected: (&str, u64, u64), says: &str| {
        std::fs::write(&path, format!("[[partners]]\nname = \"customs\"\n[partners.ceb]\n{lines}\n")).unwrap();
        let found = Partners::open(path.to_str().unwrap()).unwrap().unwrap_err();
        let place = found[0].source.as_ref().unwrap();
        assert_eq!((&*found[0].rule, place.line, place.column), expected, "{lines}");
        assert!(found[0].message.contains(says), "{}", found[0].message);
    };
    check("app_type = \"4\"", ("partners-value", 4, 12), "appType");
    check("app_status = \"3\"", ("partners-value", 4, 14), "appStatus");
    check("dxp_mode = \"DXPX\"", ("partners-value", 4, 12), "dxpMode");
    check("note = \"\"", ("partners-value", 4, 8), "note");
    check("dxp_mod = \"DXP\"", ("partners-syntax", 4, 1), "dxp_mod");
    check("packet = { receivers = [] }", ("partners-value", 4, 24), "1 to 5 receivers");
    check("packet = { receivers = [\"A\", \"DXPCUS00000000001\"] }", ("partners-value", 4, 30), "ReceiverId");
    check("packet = { receivers = [\"A\"], ic_card = \"12345678901234\" }", ("partners-value", 4, 41), "IcCard");
    check("packet = { ic_card = \"1\" }", ("partners-syntax", 4, 10), "receivers");
    std::fs::write(&path, "[us]\nceb = { code = \"1234567890123456789\" }\n").unwrap();
    let found = Partners::open(path.to_str().unwrap()).unwrap().unwrap_err();
    assert_eq!(found[0].source.as_ref().map(|place| (place.line, place.column)), Some((2, 16)));
}
