//! Messages of customs in packets of the data exchange platform: opened, judged and written as they came; what is wrong
//! with a packet is told with its place.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use tradelane::{Feed, Finding, Findings, Input, Options, Output, Severity, Target, convert, inspect, pick, validate};

fn read(path: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../examples/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A packet around what stands in `data`.
fn around(data: &str) -> String {
    format!(
        "<DxpMsg xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\">\n<TransInfo><CopMsgId>1</CopMsgId>\
         <SenderId>DXPENT0000012345</SenderId><ReceiverIds><ReceiverId>DXPCUS0000000001</ReceiverId></ReceiverIds>\
         <CreatTime>2026-05-17T10:00:00</CreatTime><MsgType>CEB311Message</MsgType></TransInfo>\n<Data>{data}</Data>\n\
         </DxpMsg>"
    )
}

fn packed(message: &[u8]) -> String {
    around(&BASE64.encode(message))
}

fn options() -> Options {
    Options { validate: true, strict: true, ..Options::default() }
}

/// The documents of a message, and what was found.
fn converted(bytes: &[u8]) -> (Vec<Vec<u8>>, Vec<Finding>) {
    let mut feed = match Feed::open(Input::from_bytes("packet.xml", bytes.to_vec()).unwrap(), None).unwrap() {
        Ok(feed) => feed,
        Err(finding) => return (Vec::new(), vec![finding]),
    };
    let raw = feed.next(&mut Findings::new()).unwrap().unwrap();
    let converted = convert(&raw, &options());
    assert_eq!(validate(&raw, &options()).findings, converted.findings);
    // Residue is not for reconciliation to tell.
    let told: Vec<_> = converted.findings.iter().filter(|finding| finding.rule != "residue").cloned().collect();
    assert_eq!(pick(&raw, &options()).findings, told);
    inspect(&raw, &options());
    (converted.documents, converted.findings)
}

fn written(documents: &[Vec<u8>]) -> (Vec<u8>, Vec<Finding>) {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named("ceb/1.0/CEB311Message").unwrap(), false);
    let mut findings: Vec<Finding> = documents.iter().flat_map(|document| output.document(document).unwrap()).collect();
    findings.extend(output.finish().unwrap());
    (bytes, findings)
}

fn without_packet(document: &[u8]) -> serde_json::Value {
    let mut document: serde_json::Value = serde_json::from_slice(document).unwrap();
    document["header"]["interchange"].as_object_mut().unwrap().remove("packet");
    document
}

/// What is found in a packet that gives no document: one finding, its rule, line, column and a word of it.
fn refused(bytes: &[u8], (rule, line, column): (&str, u64, u64), says: &str) {
    let (documents, found) = converted(bytes);
    assert!(documents.is_empty());
    assert_eq!(found.len(), 1, "{found:#?}");
    let place = found[0].source.as_ref().unwrap();
    assert_eq!((&*found[0].rule, place.line, place.column, place.within.as_ref()), (rule, line, column, None));
    assert!(found[0].message.contains(says), "{}", found[0].message);
}

#[test]
fn a_message_in_a_packet_comes_back_in_it() {
    let (documents, found) = converted(&read("xml/DXP-CEB311Message.xml"));
    assert_eq!(found, Vec::new());
    let (bare, _) = converted(&read("feeds/shipment-CEB311.xml"));
    assert_eq!(without_packet(&documents[0]), serde_json::from_slice::<serde_json::Value>(&bare[0]).unwrap());
    let (bytes, found) = written(&documents);
    assert_eq!(found, Vec::new());
    let text = String::from_utf8(bytes.clone()).unwrap();
    let data = text.split("<dxp:Data>").nth(1).unwrap().split('<').next().unwrap();
    let message = String::from_utf8(BASE64.decode(data).unwrap()).unwrap();
    assert!(message.starts_with("<?xml") && message.contains("<ceb:CEB311Message"), "{message}");
    assert!(!message.contains("dxp:"), "{message}");
    assert_eq!(converted(&bytes), (documents, Vec::new()));
}

#[test]
fn a_message_in_gb18030_is_opened() {
    let text = String::from_utf8(read("feeds/shipment-CEB311.xml")).unwrap();
    let text = text.replace("encoding=\"UTF-8\"", "encoding=\"GB18030\"");
    let (bytes, ..) = encoding_rs::GB18030.encode(&text);
    let (documents, found) = converted(packed(&bytes).as_bytes());
    assert_eq!(found, Vec::new());
    let (bare, _) = converted(&read("feeds/shipment-CEB311.xml"));
    assert_eq!(without_packet(&documents[0]), serde_json::from_slice::<serde_json::Value>(&bare[0]).unwrap());
    let (encoded, found) = written(&[with_encoding(&documents[0])]);
    assert_eq!(found.iter().map(|finding| &*finding.rule).collect::<Vec<_>>(), ["envelope-changed"]);
    assert!(String::from_utf8(encoded).unwrap().contains("Encode=\"UTF-8\""));
}

fn with_encoding(document: &[u8]) -> Vec<u8> {
    let mut document: serde_json::Value = serde_json::from_slice(document).unwrap();
    document["header"]["interchange"]["packet"]["encoding"] = "GB18030".into();
    document.to_string().into_bytes()
}

#[test]
fn a_fault_in_the_message_says_where_the_message_stands() {
    let text = String::from_utf8(read("feeds/shipment-CEB311.xml")).unwrap();
    let text = text.replace("<ceb:totalPrice>196.00", "<ceb:totalPrice>195.00");
    let (_, found) = converted(packed(text.as_bytes()).as_bytes());
    let amount = found.iter().find(|finding| finding.rule == "line-amount").unwrap();
    let place = amount.source.as_ref().unwrap();
    assert_eq!(place.within.as_deref(), Some("Data at 3:7"));
    assert_eq!((place.line, place.column), (44, 23));
    // A fault of the message's own form too.
    let (_, found) = converted(packed(text.replace("</ceb:OrderHead>", "").as_bytes()).as_bytes());
    let errors = found.iter().filter(|finding| finding.rule == "xml-syntax");
    let places: Vec<_> = errors.map(|finding| finding.source.as_ref().unwrap().within.as_deref()).collect();
    assert!(!places.is_empty() && places.iter().all(|within| *within == Some("Data at 3:7")), "{places:?}");
}

#[test]
fn a_fault_of_the_packet_has_its_place_in_the_packet() {
    let message = read("feeds/shipment-CEB311.xml");
    let long = packed(&message).replace("DXPENT0000012345", "DXPENT00000123456");
    let (_, found) = converted(long.as_bytes());
    let place = found[0].source.as_ref().unwrap();
    assert_eq!((&*found[0].rule, place.line, place.within.as_ref()), ("xml-value-length", 2, None));
    assert_eq!(place.element.as_deref(), Some("dxp:DxpMsg/dxp:TransInfo/dxp:SenderId"));
    assert_eq!(place.name.as_deref(), Some("SenderId 发送方id"));
    // What stands around it may be a person's, in base64.
    assert_eq!(place.excerpt, None);
    let lacks = packed(&message).replace("<MsgType>CEB311Message</MsgType>", "");
    let (documents, found) = converted(lacks.as_bytes());
    assert_eq!((documents.len(), found.len()), (1, 1), "{found:#?}");
    assert!(found[0].message.contains("`dxp:TransInfo` lacks `dxp:MsgType`"), "{found:#?}");
    let twice = packed(&message).replace("</Data>", "</Data><Data/>");
    assert!(converted(twice.as_bytes()).1.iter().any(|finding| finding.rule == "xml-element-repeats"));
}

#[test]
fn data_that_is_no_message_is_told() {
    refused(around("").as_bytes(), ("packet-content", 3, 1), "is empty");
    refused(packed(b"not XML").as_bytes(), ("packet-content", 3, 7), "no XML");
    refused(packed(b"<a/>").as_bytes(), ("packet-content", 3, 7), "`a`, which is no message");
    refused(packed(&read("feeds/order-ubl.xml")).as_bytes(), ("packet-content", 3, 7), "no message of China customs");
    refused(packed(&[0x1f, 0x8b, 8, 0]).as_bytes(), ("packet-content", 3, 7), "compressed");
    refused(packed(packed(b"<a/>").as_bytes()).as_bytes(), ("packet-content", 3, 7), "packet in a packet");
    let none = around("").replace("<Data></Data>", "");
    refused(none.as_bytes(), ("xml-missing-element", 1, 1), "lacks `dxp:Data`");
}

#[test]
fn bad_base64_is_told_at_its_character_and_what_stands_before_is_read() {
    let whole = packed(&read("feeds/shipment-CEB311.xml"));
    let at = whole.find("<Data>").unwrap() + 6 + 400;
    let bad = format!("{}*{}", &whole[..at], &whole[at + 1..]);
    let (_, found) = converted(bad.as_bytes());
    let place = found[0].source.as_ref().unwrap();
    assert_eq!((&*found[0].rule, place.line, place.column), ("packet-data", 3, 407));
    assert!(found[0].message.contains("`*`"));
    // The message ends there, which is told too.
    assert!(found.iter().any(|finding| finding.rule == "xml-syntax"), "{found:#?}");
    let cut = whole.replace("</Data>", "").replace("\n</DxpMsg>", "");
    let cut = format!("{}</Data></DxpMsg>", &cut[..cut.len() - 3]);
    assert!(converted(cut.as_bytes()).1.iter().any(|finding| finding.message.contains("ends in the middle")));
}

#[test]
fn a_packet_cut_or_broken_anywhere_is_told() {
    let whole = packed(&read("feeds/shipment-CEB411.xml"));
    for cut in (1..whole.len()).step_by(13) {
        let (_, found) = converted(whole.get(..cut).unwrap().as_bytes());
        let is_placed = |finding: &Finding| finding.source.as_ref().is_some_and(|place| place.line > 0);
        let has_error = found.iter().any(|finding| finding.severity == Severity::Error && is_placed(finding));
        assert!(has_error, "cut at {cut}: {found:#?}");
    }
    for at in (0..whole.len()).step_by(29) {
        for byte in [0, b'<', b'&', 0xff] {
            let mut bytes = whole.clone().into_bytes();
            bytes[at] = byte;
            converted(&bytes);
        }
    }
}

#[test]
fn what_is_too_large_is_not_read() {
    // Base64 of a message that is deeper than what is read, and of one that is larger.
    let deep = format!("<CEB311Message xmlns='http://www.chinaport.gov.cn/ceb'>{}", "<a>".repeat(100_000));
    let (_, found) = converted(packed(deep.as_bytes()).as_bytes());
    assert!(found.iter().any(|finding| finding.rule == "xml-depth"), "{found:#?}");
    let large = around(&"QUFB".repeat((64 << 20) / 4));
    let (documents, found) = converted(large.as_bytes());
    assert_eq!((documents.len(), found.len(), &*found[0].rule), (0, 1, "xml-size"));
}

#[test]
fn a_packet_in_a_message_is_no_part_of_it() {
    let text = String::from_utf8(read("feeds/shipment-CEB311.xml")).unwrap();
    let packet = "<dxp:DxpMsg xmlns:dxp=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\"/></ceb:CEB311Message>";
    let (documents, found) = converted(text.replace("</ceb:CEB311Message>", packet).as_bytes());
    assert_eq!(found.iter().map(|finding| &*finding.rule).collect::<Vec<_>>(), ["xml-unknown-element"]);
    assert!(!String::from_utf8(documents[0].clone()).unwrap().contains("packet"));
}
