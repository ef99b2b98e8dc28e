//! Texts of customs messages: lengths are of characters, whatever their bytes, and a message in a Chinese encoding is the
//! same message or says that it is not.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use serde_json::{Value, json};
use tradelane::{Feed, Finding, Findings, Input, Options, Output, Severity, Target, convert};

fn sample(path: &str) -> String {
    std::fs::read_to_string(format!("{}/../../examples/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn converted(bytes: &[u8]) -> (Vec<Value>, Vec<Finding>) {
    let mut feed = match Feed::open(Input::from_bytes("message.xml", bytes.to_vec()).unwrap(), None).unwrap() {
        Ok(feed) => feed,
        Err(finding) => return (Vec::new(), vec![finding]),
    };
    let raw = feed.next(&mut Findings::new()).unwrap().unwrap();
    let options = Options { strict: true, show_personal_data: true, ..Options::default() };
    let converted = convert(&raw, &options);
    let documents = converted.documents.iter().map(|document| serde_json::from_slice(document).unwrap());
    (documents.collect(), converted.findings)
}

fn written(document: &Value, message: &str) -> (String, Vec<Finding>) {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named(message).unwrap(), false);
    let mut findings = output.document(document.to_string().as_bytes()).unwrap();
    findings.extend(output.finish().unwrap());
    (String::from_utf8(bytes).unwrap(), findings)
}

/// Messages with elements that hold texts, the field of each, and how many characters it takes: from the schemas of China
/// E-port, which count characters (`xs:maxLength`); no element of theirs counts bytes.
const LENGTHS: [(&str, &str, &str, usize); 16] = [
    ("CEB311", "ebpName", "/platform/name", 100),
    ("CEB311", "buyerName", "/buyer/name", 60),
    ("CEB311", "consignee", "/consignee/name", 100),
    ("CEB311", "consigneeAddress", "/consignee/address/text", 200),
    ("CEB311", "itemName", "/lines/0/item/name", 250),
    ("CEB311", "itemDescribe", "/lines/0/item/summary", 1000),
    ("CEB411", "payerName", "/payer/name", 60),
    ("CEB411", "payTransactionId", "/number", 60),
    ("CEB511", "logisticsName", "/carrier/name", 100),
    ("CEB511", "consigneeAddress", "/consignee/address/text", 200),
    ("CEB511", "goodsInfo", "/goodsDescription", 200),
    ("CEB621", "agentName", "/declarant/name", 100),
    ("CEB621", "buyerName", "/buyer/name", 60),
    ("CEB621", "consigneeAddress", "/deliveryAddress/text", 200),
    ("CEB621", "gname", "/lines/0/item/customsName", 250),
    ("CEB621", "gmodel", "/lines/0/item/specification", 510),
];

/// The text with an element's first value changed.
fn changed(text: &str, element: &str, value: &str) -> String {
    let tag = format!("<ceb:{element}>");
    let start = text.find(&tag).unwrap_or_else(|| panic!("{element}")) + tag.len();
    let end = start + text[start..].find('<').unwrap();
    format!("{}{value}{}", &text[..start], &text[end..])
}

#[test]
fn lengths_are_of_characters() {
    for (name, element, pointer, most) in LENGTHS {
        let (text, message) = (sample(&format!("feeds/shipment-{name}.xml")), format!("ceb/1.0/{name}Message"));
        // Three bytes a character in UTF-8, two in GB18030; then four in both.
        for character in ["中", "𠮷", "x"] {
            let (whole, long) = (character.repeat(most), character.repeat(most + 1));
            let (documents, found) = converted(changed(&text, element, &whole).as_bytes());
            assert_eq!(found, Vec::new(), "{name} {element}");
            assert_eq!(documents[0].pointer(pointer).unwrap(), &json!(whole), "{name} {element}");
            let (bytes, found) = written(&documents[0], &message);
            assert_eq!(found, Vec::new(), "{name} {element}");
            assert!(bytes.contains(&format!("<ceb:{element}>{whole}<")), "{name} {element}");
            // Another one is too much for the reader, which carries it, and for the writer, which does not write it.
            let (documents, found) = converted(changed(&text, element, &long).as_bytes());
            assert_eq!(found.len(), 1, "{name} {element}: {found:#?}");
            let place = found[0].source.as_ref().unwrap();
            assert_eq!(&*found[0].rule, "xml-value-length");
            assert!(place.element.as_deref().unwrap().ends_with(element), "{place:?}");
            assert!(found[0].message.contains(&(most + 1).to_string()), "{}", found[0].message);
            assert_eq!(documents[0].pointer(pointer).unwrap(), &json!(long));
            let (bytes, found) = written(&documents[0], &message);
            assert_eq!(bytes, "", "{name} {element}");
            let told: Vec<(&str, Option<&str>)> =
                found.iter().map(|finding| (&*finding.rule, finding.path.as_deref())).collect();
            assert_eq!(told[0], ("xml-value-length", Some(pointer)), "{name} {element}: {found:#?}");
        }
    }
}

/// The samples in Chinese encodings, with right, wrong and missing declarations.
#[test]
fn a_message_in_a_chinese_encoding_is_the_same_or_told() {
    const UTF_8: &str = "encoding=\"UTF-8\"";
    for name in ["311", "411", "511", "621"] {
        let text = sample(&format!("feeds/shipment-CEB{name}.xml"));
        assert!(text.contains(UTF_8));
        let (documents, found) = converted(text.as_bytes());
        assert_eq!(found, Vec::new());
        let declared = |label: &str| text.replacen(UTF_8, label, 1);
        let encoded = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
        for label in ["GB18030", "gb18030", "GBK", "gbk", "GB2312", "gb2312"] {
            let label = format!("encoding=\"{label}\"");
            assert_eq!(converted(&encoded(&declared(&label))), (documents.clone(), Vec::new()), "{name} {label}");
            // A file that was saved again as UTF-8 without a change of what it says of itself.
            let (again, found) = converted(declared(&label).as_bytes());
            assert_eq!(again, documents, "{name} {label}");
            assert_eq!((&*found[0].rule, found[0].severity), ("xml-encoding", Severity::Warning), "{found:#?}");
        }
        // An encoding that takes any bytes.
        for label in ["Big5", "windows-1252"] {
            let (_, found) = converted(&encoded(&declared(&format!("encoding=\"{label}\""))));
            let is_told =
                |finding: &Finding| finding.rule == "xml-encoding" && finding.message.contains("China customs");
            assert!(found.iter().any(is_told), "{name} {label}: {found:#?}");
        }
        // What it is in is not known, or is wrong: told, and what it holds is not taken for something else.
        for label in ["", UTF_8, "encoding=\"GB-18030-2022\""] {
            let (again, found) = converted(&encoded(&declared(label)));
            assert_ne!(again, documents, "{name} {label}");
            let is_told = |finding: &Finding| finding.rule == "xml-encoding" && finding.severity == Severity::Error;
            assert!(found.iter().any(is_told), "{name} {label}: {found:#?}");
        }
    }
}
