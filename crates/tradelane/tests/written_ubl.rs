//! Documents made at random are written as UBL, for the official schemas to judge.
//!
//! `TRADELANE_WRITTEN=DIR` keeps the messages in `DIR/ubl-2.1` and `DIR/ubl-2.4`, where CI runs xmllint over them. What a
//! schema asks for and a document lacks is told when it is written: such messages are left out here, and are the smaller
//! part.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::{Value, json};
use support::{Choices, generate};
use tradelane::{DocumentType, Finding, Input, Options, Output, Target, convert, crosswalk, crosswalk_names};

/// How many documents of each message.
const CASES: usize = 24;

/// The messages of UBL in a version.
fn messages(version: &str) -> Vec<String> {
    let own = format!("ubl/{version}/");
    let names = crosswalk_names().into_iter();
    let ubl = names.filter(|name| name.starts_with("ubl/2.1/") || name.starts_with(&own));
    ubl.map(|name| format!("{own}{}", name.rsplit('/').next().unwrap())).collect()
}

/// Gives a document what its message asks for, as a document of the trade has it; the rest stays at random.
fn whole(document: &mut Value, message: &str) {
    let (folder, name) = message.rsplit_once('/').unwrap();
    document["header"]["message"]["syntaxVersion"] = folder.rsplit('/').next().into();
    document["number"] = "N-2026-1".into();
    lay(document, asked(name));
    let list = if document["type"] == "catalogue" { "items" } else { "lines" };
    if let Some(lines) = document.get_mut(list).and_then(Value::as_array_mut) {
        if lines.is_empty() {
            lines.push(json!({}));
        }
        lines.iter_mut().for_each(|line| lay(line, json!({ "item": { "name": "Headphones" } })));
        let told = match name {
            "DespatchAdvice" | "ReceiptAdvice" => json!({ "orderLine": "1" }),
            "InventoryReport" => json!({ "quantities": [{ "kind": "145", "quantity": { "value": "1" } }] }),
            "Invoice" => json!({ "amount": { "amount": "100.00" } }),
            _ => json!({}),
        };
        lines.iter_mut().for_each(|line| lay(line, told.clone()));
    }
    fill(document, "");
}

/// What a message asks for of a document, beside its number.
fn asked(name: &str) -> Value {
    let party = json!({ "name": "Example Trading Ltd." });
    let sale = json!({ "issuedAt": "2026-05-17", "buyer": party, "seller": party });
    let with = |more: Value| {
        let mut sale = sale.clone();
        lay(&mut sale, more);
        sale
    };
    let number = "N-2026-2";
    let carried = json!({ "shipmentNumber": number, "references": [{ "kind": "UCN", "id": number }] });
    match name {
        "ApplicationResponse" => json!({
            "issuedAt": "2026-05-17", "sender": party, "recipient": party, "code": "AP",
            "respondsTo": { "number": number },
        }),
        "Catalogue" => json!({ "issuedAt": "2026-05-17", "provider": party, "recipient": party }),
        "DespatchAdvice" | "ReceiptAdvice" => {
            let mut asked =
                json!({ "issuedAt": "2026-05-17", "consignor": party, "consignee": party, "orderNumber": number });
            lay(&mut asked, carried);
            asked
        }
        "ForwardingInstructions" | "Waybill" => carried,
        "InventoryReport" => json!({
            "issuedAt": "2026-05-17", "reporter": party, "period": { "start": "2026-05-17" },
            "otherParties": [{ "role": "BY", "name": "Example Retail Ltd." }],
        }),
        "Invoice" => with(json!({ "totals": { "payable": { "amount": "100.00" } } })),
        "OrderCancellation" => {
            with(json!({ "orderNumber": number, "function": "1", "reason": { "text": ["Ordered twice"] } }))
        }
        "OrderChange" => with(json!({ "orderNumber": number, "sequence": "1", "lines": [] })),
        "OrderResponse" => with(json!({ "orderNumber": number })),
        "OrderResponseSimple" => with(json!({ "orderNumber": number, "accepted": true })),
        "ImportCustomsDeclaration" => json!({
            "direction": "I", "importer": party, "consignmentReference": number,
            "references": [{ "kind": "SRN", "id": number }],
        }),
        "ExportCustomsDeclaration" => json!({
            "direction": "E", "exporter": party, "customsNumber": number, "consignmentReference": number,
        }),
        _ => sale,
    }
}

/// Lays values over a document: objects are merged, lists are put in front.
fn lay(document: &mut Value, over: Value) {
    match (document, over) {
        (Value::Object(object), Value::Object(over)) => {
            for (name, value) in over {
                match object.get_mut(&name) {
                    Some(known) => lay(known, value),
                    None => _ = object.insert(name, value),
                }
            }
        }
        (Value::Array(list), Value::Array(over)) => _ = list.splice(0..0, over),
        (document, over) => *document = over,
    }
}

/// Gives the parts of a document what they say nothing without: amounts their currency, quantities their unit, lines
/// and documents their number, registrations the tax.
fn fill(value: &mut Value, name: &str) {
    match value {
        Value::Object(object) => {
            if object.contains_key("amount") {
                object.insert("currency".to_owned(), "EUR".into());
            }
            if name.ends_with("Weight") || name.ends_with("uantity") || name == "volume" {
                object.insert("unit".to_owned(), "KGM".into());
            }
            match name {
                "lines" | "items" | "messages" => _ = object.insert("lineNumber".to_owned(), "1".into()),
                "documents" => _ = object.insert("id".to_owned(), "1".into()),
                "taxRegistrations" => _ = object.insert("scheme".to_owned(), json!({ "value": "VAT" })),
                "attachment" => {
                    object.insert("content".to_owned(), "QQ==".into());
                    object.insert("mediaType".to_owned(), "application/pdf".into());
                }
                _ => {}
            }
            object.iter_mut().for_each(|(name, value)| fill(value, name));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, name)),
        _ => {}
    }
}

/// A document written, and what was told of the schema.
fn written(document: &Value, message: &str) -> (Vec<u8>, Vec<Finding>) {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named(message).unwrap(), false);
    let mut findings = output.document(document.to_string().as_bytes()).unwrap();
    findings.extend(output.finish().unwrap());
    findings.retain(|finding| finding.rule.starts_with("xml-"));
    (bytes, findings)
}

/// Writes documents in a version; those that nothing was told of go to the folder.
fn check(version: &str, folder: Option<&Path>) {
    let names = messages(version);
    assert!(names.len() >= 14, "{names:?}");
    let mut told = Vec::new();
    let (mut kept, mut all) = (0, 0);
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    for name in &names {
        let kind = DocumentType::named(&crosswalk(name).unwrap().document).unwrap();
        let schema = kind.schema().to_value();
        let mut own = 0;
        for case in 0..CASES {
            let length = rng.next_u32() as usize % 1200;
            let bytes: Vec<u8> = (0..length).map(|_| rng.next_u32() as u8).collect();
            let mut document = generate(&schema, &schema, &mut Choices { bytes: bytes.iter() }, 0);
            whole(&mut document, name);
            let (message, faults) = written(&document, name);
            all += 1;
            if let Some(fault) = faults.first() {
                told.push(format!("{name}: {} {:?}", fault.message, fault.path));
                continue;
            }
            assert!(reads_clean(&message), "{name}: {}", String::from_utf8_lossy(&message));
            own += 1;
            if let Some(folder) = folder {
                let file = format!("{}-{case:02}.xml", name.rsplit('/').next().unwrap());
                std::fs::write(folder.join(file), &message).unwrap();
            }
        }
        assert!(own > 0, "no {name} was written:\n{}", told.join("\n"));

        kept += own;
    }
    assert!(kept * 4 >= all * 3, "{kept} of {all}:\n{}", told.join("\n"));
}

/// Whether the reader finds no fault with the schema either, nor an element of a later version.
fn reads_clean(message: &[u8]) -> bool {
    let mut feed =
        tradelane::Feed::open(Input::from_bytes("written", message.to_vec()).unwrap(), None).unwrap().unwrap();
    let raw = feed.next(&mut tradelane::Findings::new()).unwrap().unwrap();
    !convert(&raw, &Options::default()).findings.iter().any(|finding| finding.rule.starts_with("xml-"))
}

/// The folder for a version, emptied.
fn folder(version: &str) -> Option<PathBuf> {
    let folder = Path::new(&std::env::var_os("TRADELANE_WRITTEN")?).join(format!("ubl-{version}"));
    std::fs::create_dir_all(&folder).unwrap();
    Some(folder)
}

#[test]
fn documents_are_written_as_ubl_2_1() {
    check("2.1", folder("2.1").as_deref());
}

#[test]
fn documents_are_written_as_ubl_2_4() {
    check("2.4", folder("2.4").as_deref());
}

/// What a document lacks is told with the field that it goes in, and the message is written all the same.
#[test]
fn what_a_schema_asks_for_is_told_with_its_field() {
    let document = json!({ "tradelane": "1.0", "type": "order", "header": {}, "lines": [] });
    let (message, faults) = written(&document, "ubl/2.4/Order");
    assert!(!message.is_empty());
    let number = faults.iter().find(|finding| finding.message.contains("`cbc:ID`")).unwrap();
    assert_eq!(number.help.as_deref(), Some("`number` of the document goes there"));
}
