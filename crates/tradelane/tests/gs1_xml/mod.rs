//! The messages of GS1's data synchronisation.

use serde_json::Value;
use tradelane::DocumentType;

use super::check_with;

/// Each item of a notification comes in a transaction of its own, or in the item that holds it, and what must be told of
/// both is given.
fn in_transactions(document: &mut Value) {
    let header = &mut document["header"];
    header["sender"] = serde_json::json!({ "id": "4012345000009", "qualifier": "14" });
    header["recipient"] = serde_json::json!({ "id": "4006381000000", "qualifier": "14" });
    header["message"]["version"] = "3.1".into();
    document["issuedAt"] = "2026-05-17T08:30:00Z".into();
    at_least_an_item(document);
    let reference = |kind: &str, at: usize| serde_json::json!({ "kind": kind, "id": format!("{kind}-{at}") });
    for (at, item) in document["items"].as_array_mut().into_iter().flatten().enumerate() {
        item["action"] = "1".into();
        item["status"] = "registered".into();
        item["dates"] = serde_json::json!([
            { "kind": "137", "value": "2026-05-17T08:30:00Z" },
            { "kind": "gs1-last-change", "value": "2026-05-16" },
        ]);
        let numbers = ["gs1-transaction", "gs1-command", "gs1-notification"];
        item["references"] = numbers.iter().map(|kind| reference(kind, at)).collect();
        item["item"]["gtin"] = (if at == 0 { "14006381333938" } else { "4006381333931" }).into();
        let item = item.as_object_mut().unwrap();
        item.shift_remove("containedIn");
        item.shift_remove("containedQuantity");
        if at == 1 {
            item.shift_remove("action");
            item.shift_remove("references");
            item["dates"].as_array_mut().unwrap().remove(0);
            item.insert("containedIn".to_owned(), "14006381333938".into());
            item.insert("containedQuantity".to_owned(), "10".into());
        }
    }
}

/// A message of no item is none.
fn at_least_an_item(document: &mut Value) {
    if document["items"].as_array().is_none_or(Vec::is_empty) {
        document["items"] = serde_json::json!([{}]);
    }
}

/// A list of trade items has the number of its first item.
fn numbered_by_its_item(document: &mut Value) {
    at_least_an_item(document);
    document["number"] = "4006381333931".into();
    for (at, item) in document["items"].as_array_mut().into_iter().flatten().enumerate() {
        item["lineNumber"] = (at + 1).to_string().into();
        item["item"]["gtin"] = "4006381333931".into();
        item["dates"] = serde_json::json!([{ "kind": "gs1-last-change", "value": "2026-05-16" }]);
    }
}

fn numbered_without_lines(document: &mut Value) {
    numbered_by_its_item(document);
    for item in document["items"].as_array_mut().into_iter().flatten() {
        item.as_object_mut().unwrap().shift_remove("lineNumber");
    }
}

#[test]
fn catalogues_survive_gs1() {
    check_with(DocumentType::Catalogue, "gs1/3.1/catalogueItemNotificationMessage", &in_transactions);
    check_with(DocumentType::Catalogue, "gs1/3.1/gridTradeItems", &numbered_without_lines);
    check_with(DocumentType::Catalogue, "gs1/3.1/tradeItem", &numbered_by_its_item);
}
