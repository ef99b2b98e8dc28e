//! Signed messages of customs: checked, carried and written as they came; a changed document lets the signature go.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value;
use tradelane::{
    Feed, Finding, Findings, Input, Options, Output, Redaction, Severity, Target, convert, inspect, pick, redact_json,
    validate,
};

fn read(path: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn sample(name: &str) -> String {
    String::from_utf8(read(&format!("crates/tradelane-signature/tests/signed/{name}"))).unwrap()
}

fn options() -> Options {
    Options { validate: true, strict: true, ..Options::default() }
}

fn converted_with(bytes: &[u8], options: &Options) -> (Vec<Vec<u8>>, Vec<Finding>) {
    let mut feed = Feed::open(Input::from_bytes("signed.xml", bytes.to_vec()).unwrap(), None).unwrap().unwrap();
    let raw = feed.next(&mut Findings::new()).unwrap().unwrap();
    let converted = convert(&raw, options);
    if options.validate {
        assert_eq!(validate(&raw, options).findings, converted.findings);
    }
    inspect(&raw, options);
    pick(&raw, options);
    (converted.documents, converted.findings)
}

fn converted(bytes: &[u8]) -> (Vec<Vec<u8>>, Vec<Finding>) {
    converted_with(bytes, &options())
}

fn written(documents: &[Vec<u8>], name: &str) -> (Vec<u8>, Vec<Finding>) {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named(&format!("ceb/1.0/{name}")).unwrap(), false);
    let mut findings: Vec<Finding> = documents.iter().flat_map(|document| output.document(document).unwrap()).collect();
    findings.extend(output.finish().unwrap());
    (bytes, findings)
}

fn rules(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| &*finding.rule).collect()
}

/// A document with one value set.
fn with(document: &[u8], pointer: &str, value: Value) -> Vec<u8> {
    let mut document: Value = serde_json::from_slice(document).unwrap();
    *document.pointer_mut(pointer).unwrap() = value;
    document.to_string().into_bytes()
}

fn without_signed(document: &[u8]) -> Value {
    let mut document: Value = serde_json::from_slice(document).unwrap();
    document["header"]["message"].as_object_mut().unwrap().shift_remove("signed");
    document
}

#[test]
fn a_signed_message_comes_back_byte_for_byte() {
    for name in ["rsa-sha1.xml", "rsa-sha512.xml", "sm2-sm3.xml", "comments.xml", "default.xml"] {
        let text = sample(name);
        let (documents, found) = converted(text.as_bytes());
        assert_eq!(rules(&found), ["signature-holds"], "{name}: {found:#?}");
        let place = found[0].source.as_ref().unwrap();
        assert_eq!((found[0].severity, place.element.as_deref()), (Severity::Info, Some("ds:Signature")));
        assert!(text[place.offset as usize..].starts_with("<ds:Signature"), "{name}");
        let (bytes, found) = written(&documents, "CEB311Message");
        assert_eq!(found, Vec::new(), "{name}");
        assert_eq!(String::from_utf8(bytes).unwrap(), text, "{name}");
        // With residue too.
        let (documents, _) = converted_with(text.as_bytes(), &Options { keep_residue: true, ..Options::default() });
        let (bytes, found) = written(&documents, "CEB311Message");
        assert_eq!((found, String::from_utf8(bytes).unwrap()), (Vec::new(), text), "{name}");
    }
}

#[test]
fn what_is_wrong_with_a_signature_is_told_with_its_place() {
    let text =
        sample("rsa-sha1.xml").replace("<ceb:note>", "<ceb:note> ").replace(">196.00</ceb:goods", ">196.0</ceb:goods");
    let (documents, found) = converted(text.as_bytes());
    let wrong = found.iter().find(|finding| finding.rule == "digest-wrong").unwrap();
    let place = wrong.source.as_ref().unwrap();
    assert!(text[place.offset as usize..].starts_with("<ds:DigestValue>"));
    let line = 1 + text[..place.offset as usize].matches('\n').count() as u64;
    assert_eq!((wrong.severity, place.line), (Severity::Error, line));
    // It came so, and goes so.
    assert_eq!(written(&documents, "CEB311Message"), (text.into_bytes(), Vec::new()));
}

#[test]
fn a_changed_document_lets_the_signature_go() {
    let (documents, _) = converted(sample("rsa-sha1.xml").as_bytes());
    for (pointer, value) in [("/number", "TL-2026-9"), ("/lines/0/item/name", "耳机"), ("/header/sender/name", "Other")]
    {
        let (bytes, found) = written(&[with(&documents[0], pointer, value.into())], "CEB311Message");
        assert_eq!(rules(&found), ["signature-dropped"], "{found:#?}");
        assert_eq!((found[0].severity, found[0].path.as_deref()), (Severity::Warning, Some("/header/message/signed")));
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("Signature") && text.contains(value), "{text}");
    }
    // Residue does not bring it back.
    let (kept, _) =
        converted_with(sample("rsa-sha1.xml").as_bytes(), &Options { keep_residue: true, ..Options::default() });
    let (bytes, found) = written(&[with(&kept[0], "/number", "TL-2026-9".into())], "CEB311Message");
    assert!(found.iter().any(|finding| finding.rule == "signature-dropped"), "{found:#?}");
    assert!(!String::from_utf8(bytes).unwrap().contains("Signature"));
    let (bytes, found) = written(&[without_signed(&kept[0]).to_string().into_bytes()], "CEB311Message");
    assert_eq!(rules(&found), ["signature-dropped"], "{found:#?}");
    assert!(!String::from_utf8(bytes).unwrap().contains("Signature"));
}

/// A text that is no signed message of this kind is never written for a document.
#[test]
fn another_text_is_not_written() {
    let (documents, _) = converted(sample("rsa-sha1.xml").as_bytes());
    let other = String::from_utf8(read("examples/xml/CEB303Message-signed.xml")).unwrap();
    let cut = sample("rsa-sha1.xml").replace("</ceb:CEB311Message>", "");
    let unsigned = String::from_utf8(read("examples/feeds/shipment-CEB311.xml")).unwrap();
    for text in
        ["", "x", "<a/>", &other, &cut, &unsigned, "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>"]
    {
        let document = with(&documents[0], "/header/message/signed", text.into());
        let (bytes, found) = written(&[document], "CEB311Message");
        assert_eq!(rules(&found), ["signature-dropped"], "{text}");
        let again = converted(&bytes).0;
        assert_eq!(without_signed(&again[0]), without_signed(&documents[0]));
    }
}

/// The first document of a message has its text; all of them together are the message again.
#[test]
fn a_message_of_several_documents_comes_back() {
    let text = sample("rsa-sha1.xml");
    let order = &text[text.find("<ceb:Order>").unwrap()..text.find("</ceb:Order>").unwrap() + "</ceb:Order>".len()];
    let second = order.replace("TL-2026-0001", "TL-2026-0002").replace("0311</ceb:guid>", "0312</ceb:guid>");
    let both = text.replace(order, &format!("{order}\n  {second}"));
    for keep_residue in [false, true] {
        let options = Options { keep_residue, ..Options::default() };
        let (documents, _) = converted_with(both.as_bytes(), &options);
        assert_eq!(documents.len(), 2);
        let has_text: Vec<bool> =
            documents.iter().map(|document| document != without_signed(document).to_string().as_bytes()).collect();
        assert_eq!(has_text, [true, false]);
        assert_eq!(written(&documents, "CEB311Message"), (both.clone().into_bytes(), Vec::new()));
        // One is not all, nor are they all where one is changed, and another order is another message.
        let changed = with(&documents[1], "/number", "TL-2026-9".into());
        let turned = [documents[1].clone(), documents[0].clone()];
        for documents in [&documents[..1], &[documents[0].clone(), changed], &turned] {
            let (bytes, found) = written(documents, "CEB311Message");
            assert!(found.iter().any(|finding| finding.rule == "signature-dropped"), "{found:#?}");
            assert!(!String::from_utf8(bytes).unwrap().contains("Signature"));
        }
        // Two messages one after the other stay two.
        let twice: Vec<Vec<u8>> = documents.iter().chain(&documents).cloned().collect();
        let (bytes, found) = written(&twice, "CEB311Message");
        assert_eq!(found, Vec::new());
        assert_eq!(String::from_utf8(bytes).unwrap().matches(both.as_str()).count(), 2);
    }
}

#[test]
fn a_signed_message_in_another_encoding_is_the_same_message() {
    let text = sample("default.xml").replace("encoding=\"UTF-8\"", "encoding=\"GB18030\"");
    let (bytes, ..) = encoding_rs::GB18030.encode(&text);
    let (documents, found) = converted(&bytes);
    assert_eq!(rules(&found), ["signature-holds"], "{found:#?}");
    assert_eq!(written(&documents, "CEB311Message"), (sample("default.xml").into_bytes(), Vec::new()));
}

#[test]
fn a_signed_message_in_a_packet_comes_back_in_it() {
    let signed = sample("sm2-sm3.xml");
    let packet = String::from_utf8(read("examples/xml/DXP-CEB311Message.xml")).unwrap();
    let data = packet.split_once("Data>").unwrap().1.split_once("</").unwrap().0;
    let packet = packet.replace(data, &BASE64.encode(&signed));
    let (documents, found) = converted(packet.as_bytes());
    assert_eq!(rules(&found), ["signature-holds"], "{found:#?}");
    assert!(found[0].source.as_ref().unwrap().within.as_deref().unwrap().starts_with("Data at"));
    let (bytes, found) = written(&documents, "CEB311Message");
    assert_eq!(found, Vec::new());
    let bytes = String::from_utf8(bytes).unwrap();
    let data = bytes.split_once("<dxp:Data>").unwrap().1.split_once('<').unwrap().0;
    assert_eq!(String::from_utf8(BASE64.decode(data).unwrap()).unwrap(), signed);
}

/// A message that is not whole keeps no signature, and says so.
#[test]
fn the_signature_of_a_broken_message_is_told() {
    let text = sample("rsa-sha1.xml").replace("<ceb:orderNo>", "<ceb:orderNo>&nope;");
    let (documents, found) = converted(text.as_bytes());
    let has = |rule: &str| found.iter().any(|finding| finding.rule == rule);
    assert!(has("xml-syntax") && has("signature-not-checked") && has("signature-dropped"), "{found:#?}");
    assert_eq!(serde_json::from_slice::<Value>(&documents[0]).unwrap(), without_signed(&documents[0]));
}

/// The text has all that the document has, also what is a person's.
#[test]
fn a_signed_text_is_taken_out_with_what_is_personal() {
    let (documents, _) = converted(sample("rsa-sha1.xml").as_bytes());
    assert!(String::from_utf8_lossy(&documents[0]).contains("440524188001010014"));
    for redaction in [Redaction::Mask, Redaction::Drop] {
        let redacted = redact_json(&documents[0], &redaction).document.unwrap();
        let text = String::from_utf8(redacted).unwrap();
        assert!(!text.contains("440524188001010014") && !text.contains("张示例"), "{text}");
    }
}
