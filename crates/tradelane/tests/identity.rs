//! Document to legacy message and back gives the same document, apart from what was told not to be carried.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod customs_xml;
mod events;
mod gs1_xml;
mod support;
mod ubl_xml;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;
use support::{Choices, generate};
use tradelane::{DocumentType, Feed, Findings, Input, Options, Output, Target, convert};

/// Takes out what stands at a pointer.
fn remove(value: &mut Value, pointer: &str) {
    let Some((parent, name)) = pointer.rsplit_once('/') else { return };
    match value.pointer_mut(parent) {
        Some(Value::Object(object)) => _ = object.shift_remove(name),
        // A list keeps its places until all is taken out.
        Some(Value::Array(items)) => {
            if let Some(item) = name.parse::<usize>().ok().and_then(|at| items.get_mut(at)) {
                *item = Value::Null;
            }
        }
        _ => {}
    }
}

/// Takes out objects and lists that hold nothing.
fn without_empty(value: &Value) -> Value {
    let is_empty = |value: &Value| match value {
        Value::Object(object) => object.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Null => true,
        _ => false,
    };
    match value {
        Value::Object(object) => {
            let kept = object.iter().map(|(name, value)| (name.clone(), without_empty(value)));
            let kept: std::collections::BTreeMap<String, Value> = kept.filter(|(_, value)| !is_empty(value)).collect();
            kept.into_iter().collect()
        }
        Value::Array(items) => items.iter().map(without_empty).filter(|value| !is_empty(value)).collect(),
        other => other.clone(),
    }
}

fn round(document: &Value, crosswalk: &str) -> Result<(), TestCaseError> {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named(crosswalk).unwrap(), false).with_refused();
    let findings = output.document(document.to_string().as_bytes()).unwrap();
    output.finish().unwrap();
    // Beyond a thousand findings the rest is only counted.
    prop_assume!(findings.len() <= 1000);
    let mut expected = document.clone();
    // What breaks a schema is told, and carried all the same.
    let lost = findings.iter().filter(|finding| !finding.rule.starts_with("xml-"));
    for path in lost.filter_map(|finding| finding.path.as_ref()) {
        remove(&mut expected, path);
    }
    let mut feed = Feed::open(Input::from_bytes("generated", bytes.clone()).unwrap(), None).unwrap().unwrap();
    let mut around = Findings::new();
    let raw = feed.next(&mut around).unwrap().unwrap();
    let converted = convert(&raw, &Options::default());
    let found: Value = serde_json::from_slice(&converted.documents[0]).unwrap();
    let (mut found, mut expected) = (without_empty(&found), without_empty(&expected));
    // A list of trade items has no number: its first item's is read for it, and what a document has is told.
    if ["gs1/3.1/gridTradeItems", "gs1/3.1/tradeItem"].contains(&crosswalk) {
        remove(&mut found, "/number");
    }
    without_local_units(&mut found);
    without_local_units(&mut expected);
    let difference = difference(&found, &expected, "");
    prop_assert!(difference.is_none(), "{}\n{}", difference.unwrap_or_default(), String::from_utf8_lossy(&bytes));
    Ok(())
}

/// A customs message always tells the unit in the national list: what a document says in Recommendation 20 alone comes
/// back in both.
fn without_local_units(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.shift_remove("localUnit");
            object.iter_mut().for_each(|(_, value)| without_local_units(value));
        }
        Value::Array(items) => items.iter_mut().for_each(without_local_units),
        _ => {}
    }
}

/// The first place where two values differ.
fn difference(found: &Value, expected: &Value, path: &str) -> Option<String> {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            let names: std::collections::BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
            let null = Value::Null;
            names.into_iter().find_map(|name| {
                let (found, expected) = (found.get(name).unwrap_or(&null), expected.get(name).unwrap_or(&null));
                difference(found, expected, &format!("{path}/{name}"))
            })
        }
        (Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
            let pairs = found.iter().zip(expected).enumerate();
            pairs.into_iter().find_map(|(at, (found, expected))| difference(found, expected, &format!("{path}/{at}")))
        }
        _ if found == expected => None,
        _ => Some(format!("{path}: {found} came back for {expected}")),
    }
}

fn check(kind: DocumentType, crosswalk: &str) {
    // The character set and version of an interchange decide how it is written: they are real ones.
    check_with(kind, crosswalk, &|document| {
        document["header"]["interchange"] = serde_json::json!({ "syntax": "UNOC", "syntaxVersion": "3" });
    });
}

/// Lines stand in the unit that they are in: they come back in the order of the units, those in none last.
fn check_units(kind: DocumentType, crosswalk: &str) {
    check_with(kind, crosswalk, &lines_in_units);
}

fn lines_in_units(document: &mut Value) {
    document["header"]["interchange"] = serde_json::json!({ "syntax": "UNOC", "syntaxVersion": "3" });
    let units = document.get_mut("units").and_then(Value::as_array_mut).map_or(&mut [][..], Vec::as_mut_slice);
    units.iter_mut().enumerate().for_each(|(at, unit)| unit["id"] = at.to_string().into());
    let count = units.len();
    let Some(lines) = document["lines"].as_array_mut() else { return };
    for (at, line) in lines.iter_mut().enumerate() {
        if count > 0 && line.get("units").is_some() {
            line["units"] = serde_json::json!([(at % count).to_string()]);
        }
    }
    let place = |line: &Value| line["units"][0].as_str().and_then(|unit| unit.parse().ok()).filter(|&at| at < count);
    lines.sort_by_key(|line| place(line).unwrap_or(usize::MAX));
}

/// The envelope of X12 is always whole; what its writer counts or fills in is given. No value holds a separator.
fn check_x12(kind: DocumentType, crosswalk: &str) {
    check_with(kind, crosswalk, &whole_x12);
}

fn whole_x12(document: &mut Value) {
    // An amount with implied decimals has always two.
    let text = document.to_string().replace(['*', '>', '^', '~'], "-").replace("\"100\"", "\"100.00\"");
    *document = serde_json::from_str(&text).unwrap();
    let header = &mut document["header"];
    header["sender"] = serde_json::json!({ "id": "A", "qualifier": "ZZ", "routing": "A" });
    header["recipient"] = serde_json::json!({ "id": "B", "qualifier": "ZZ", "routing": "B" });
    header["interchange"] = serde_json::json!({
        "syntaxVersion": "00501", "reference": "000000001", "date": "260517", "time": "0830",
        "acknowledgement": "0",
    });
    header["sentAt"] = "2026-05-17T08:30:00-00:00".into();
    header["test"] = false.into();
    header["message"] = serde_json::json!({ "reference": "0001" });
    fill_heading(document);
    fill_parts(document);
}

/// Levels of X12 are always numbered, and a purpose is always told; lines stand in their unit.
fn check_x12_levels(kind: DocumentType, crosswalk: &str) {
    check_with(kind, crosswalk, &|document| {
        whole_x12(document);
        document["function"] = "9".into();
        let mut number = 0;
        number_levels(document, &mut number);
        let units = document["units"].as_array().into_iter().flatten();
        let ids: Vec<String> = units.filter_map(|unit| unit["id"].as_str().map(str::to_owned)).collect();
        for name in ["lines", "items"] {
            let Some(lines) = document[name].as_array_mut() else { continue };
            for (at, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.get("units").is_some()) {
                line["units"] = ids.get(at % ids.len().max(1)).into_iter().cloned().collect();
            }
            lines.sort_by_key(|line| {
                let unit = line["units"][0].as_str();
                ids.iter().position(|id| Some(id.as_str()) == unit).unwrap_or(usize::MAX)
            });
        }
    });
}

/// Gives all that stands in levels a number of its own.
fn number_levels(value: &mut Value, number: &mut usize) {
    match value {
        Value::Object(object) => {
            for (name, value) in object.iter_mut() {
                if matches!(name.as_str(), "units" | "orders" | "parts") {
                    for element in value.as_array_mut().into_iter().flatten().filter(|element| element.is_object()) {
                        *number += 1;
                        element["id"] = number.to_string().into();
                    }
                }
                number_levels(value, number);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| number_levels(item, number)),
        _ => {}
    }
}

/// What the first segment of a set has in any case, as the crosswalks write it where a document does not say it.
fn fill_heading(document: &mut Value) {
    let filled = match document["type"].as_str().unwrap() {
        "order" => serde_json::json!({ "function": "9", "purpose": { "code": "SA", "list": "X12-92" } }),
        "orderResponse" => serde_json::json!({ "function": "9", "response": "AC" }),
        "orderChange" => serde_json::json!({ "function": "4", "purpose": { "code": "SA", "list": "X12-92" } }),
        "catalogue" => serde_json::json!({ "purpose": { "code": "PS", "list": "X12-683" } }),
        "payment" => serde_json::json!({
            "indicators": [
                { "kind": "x12-305", "indicator": { "code": "I" } },
                { "kind": "x12-478", "indicator": { "code": "C" } },
                { "kind": "x12-481", "indicator": { "code": "1" } },
            ],
            "paymentInstructions": { "means": "x12-payment:NON" },
        }),
        _ => Value::Null,
    };
    for (name, value) in filled.as_object().into_iter().flatten() {
        document[name] = value.clone();
    }
    if ["order", "invoice"].contains(&document["type"].as_str().unwrap()) {
        document["issuedAt"] = "2026-05-17".into();
    }
    if ["orderResponse", "orderChange"].contains(&document["type"].as_str().unwrap()) {
        document["orderIssuedAt"] = "2026-05-17".into();
        document["orderNumber"] = document["number"].clone();
    }
    if document["type"] == "invoice" {
        document["totals"]["payable"] = serde_json::json!({ "amount": "100.00" });
    }
    if document["type"] == "orderChange" {
        let lines = document.get_mut("lines").and_then(Value::as_array_mut);
        lines.into_iter().flatten().for_each(|line| line["action"] = "3".into());
    }
}

/// A charge is told by a code and by a flag, a currency with its rate by both of its names.
fn fill_parts(value: &mut Value) {
    match value {
        Value::Object(object) => {
            let is_charge = object.contains_key("charge");
            let rates = object.get_mut("exchangeRates").and_then(Value::as_array_mut).filter(|_| !is_charge);
            if let Some(rates) = rates {
                rates.iter_mut().for_each(|rate| rate["reference"] = serde_json::json!({ "currency": "EUR" }));
                object.insert("currency".to_owned(), "EUR".into());
            }
            if let Some(charges) = object.get_mut("allowancesCharges").and_then(Value::as_array_mut) {
                for charge in charges {
                    charge["kind"] = "C".into();
                    charge["charge"] = true.into();
                }
            }
            object.iter_mut().for_each(|(_, value)| fill_parts(value));
        }
        Value::Array(items) => items.iter_mut().for_each(fill_parts),
        _ => {}
    }
}

fn check_with(kind: DocumentType, crosswalk: &str, prepare: &dyn Fn(&mut Value)) {
    check_cases(kind, crosswalk, 150, prepare);
}

fn check_cases(kind: DocumentType, crosswalk: &str, cases: u32, prepare: &dyn Fn(&mut Value)) {
    let schema = kind.schema().to_value();
    // The same documents in each run; `TRADELANE_CASES=5000` tries that many others instead.
    let more: Option<u32> = std::env::var("TRADELANE_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = Config { cases: more.unwrap_or(cases), failure_persistence: None, ..Config::default() };
    let mut runner = match more {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    };
    let choices = proptest::collection::vec(any::<u8>(), 0..4000);
    runner
        .run(&choices, |bytes| {
            let mut document = generate(&schema, &schema, &mut Choices { bytes: bytes.iter() }, 0);
            prepare(&mut document);
            round(&document, crosswalk)
        })
        .unwrap();
}

#[test]
fn orders_go_through_edifact_d96a() {
    check(DocumentType::Order, "edifact/D96A/ORDERS");
}

#[test]
fn orders_go_through_edifact_d01b() {
    check(DocumentType::Order, "edifact/D01B/ORDERS");
}

#[test]
fn orders_go_through_x12_005010() {
    check_x12(DocumentType::Order, "x12/005010/850");
}

#[test]
fn orders_go_through_x12_004010() {
    check_x12(DocumentType::Order, "x12/004010/850");
}

#[test]
fn order_responses_go_through_x12() {
    check_x12(DocumentType::OrderResponse, "x12/005010/855");
    check_x12(DocumentType::OrderResponse, "x12/004010/855");
}

#[test]
fn order_changes_go_through_x12() {
    check_x12(DocumentType::OrderChange, "x12/005010/860");
    check_x12(DocumentType::OrderChange, "x12/004010/860");
}

#[test]
fn invoices_go_through_x12() {
    check_x12(DocumentType::Invoice, "x12/005010/810");
    check_x12(DocumentType::Invoice, "x12/004010/810");
}

#[test]
fn catalogues_go_through_x12() {
    check_x12(DocumentType::Catalogue, "x12/005010/832");
    check_x12(DocumentType::Catalogue, "x12/004010/832");
}

#[test]
fn payments_go_through_x12() {
    check_x12(DocumentType::Payment, "x12/005010/820");
    check_x12(DocumentType::Payment, "x12/004010/820");
}

#[test]
fn despatch_advices_go_through_x12() {
    for name in ["856", "945", "943"] {
        check_x12_levels(DocumentType::DespatchAdvice, &format!("x12/005010/{name}"));
        check_x12_levels(DocumentType::DespatchAdvice, &format!("x12/004010/{name}"));
    }
}

#[test]
fn receiving_advices_go_through_x12() {
    for name in ["861", "944"] {
        check_x12_levels(DocumentType::ReceivingAdvice, &format!("x12/005010/{name}"));
        check_x12_levels(DocumentType::ReceivingAdvice, &format!("x12/004010/{name}"));
    }
}

#[test]
fn inventory_reports_go_through_x12() {
    check_x12_levels(DocumentType::InventoryReport, "x12/005010/846");
    check_x12_levels(DocumentType::InventoryReport, "x12/004010/846");
}

#[test]
fn orders_of_warehouses_go_through_x12() {
    check_x12_levels(DocumentType::TransportOrder, "x12/005010/940");
    check_x12_levels(DocumentType::TransportOrder, "x12/004010/940");
}

#[test]
fn acknowledgements_go_through_x12() {
    check_x12(DocumentType::Acknowledgement, "x12/005010/TA1");
    check_x12(DocumentType::Acknowledgement, "x12/004010/TA1");
}

/// What the sets must have is given: how many sets there were.
fn check_answer(crosswalk: &str) {
    check_with(DocumentType::Acknowledgement, crosswalk, &|document| {
        whole_x12(document);
        document["counts"] = serde_json::json!({ "included": "1", "received": "1", "accepted": "1" });
    });
}

#[test]
fn functional_acknowledgements_go_through_x12() {
    check_answer("x12/005010/997");
    check_answer("x12/004010/997");
}

#[test]
fn implementation_acknowledgements_go_through_x12() {
    check_answer("x12/005010/999");
    check_answer("x12/004010/999");
}

#[test]
fn application_advices_go_through_x12() {
    check_x12(DocumentType::Acknowledgement, "x12/005010/824");
    check_x12(DocumentType::Acknowledgement, "x12/004010/824");
}

/// The number of the set is that of the report.
fn check_numbered(kind: DocumentType, crosswalk: &str) {
    check_with(kind, crosswalk, &|document| {
        whole_x12(document);
        document["number"] = "0001".into();
        for (list, name) in [("events", "lineNumber"), ("stops", "sequence")] {
            let elements = document.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
            elements.for_each(|element| element[name] = "1".into());
        }
    });
}

#[test]
fn transport_statuses_go_through_x12() {
    check_numbered(DocumentType::TransportStatus, "x12/005010/214");
    check_numbered(DocumentType::TransportStatus, "x12/004010/315");
}

#[test]
fn load_tenders_and_their_answers_go_through_x12() {
    check_numbered(DocumentType::TransportOrder, "x12/005010/204");
    check_x12(DocumentType::Acknowledgement, "x12/005010/990");
}

#[test]
fn manifests_and_answers_of_customs_go_through_x12() {
    check_x12(DocumentType::Manifest, "x12/005010/309");
    check_x12(DocumentType::CustomsResponse, "x12/005010/350");
}

#[test]
fn catalogues_and_orders_go_through_tables() {
    check(DocumentType::Catalogue, "table/shopify");
    check(DocumentType::Catalogue, "table/google");
    check(DocumentType::Catalogue, "rss/google");
    check(DocumentType::Order, "table/order");
}

#[test]
fn order_changes_go_through_edifact() {
    check(DocumentType::OrderChange, "edifact/D96A/ORDCHG");
    check(DocumentType::OrderChange, "edifact/D01B/ORDCHG");
}

#[test]
fn order_responses_go_through_edifact() {
    check(DocumentType::OrderResponse, "edifact/D96A/ORDRSP");
    check(DocumentType::OrderResponse, "edifact/D01B/ORDRSP");
}

#[test]
fn invoices_go_through_edifact() {
    check(DocumentType::Invoice, "edifact/D96A/INVOIC");
    check(DocumentType::Invoice, "edifact/D01B/INVOIC");
}

#[test]
fn payments_go_through_edifact() {
    check(DocumentType::Payment, "edifact/D96A/REMADV");
    check(DocumentType::Payment, "edifact/D01B/REMADV");
}

#[test]
fn despatch_advices_go_through_edifact() {
    check_units(DocumentType::DespatchAdvice, "edifact/D96A/DESADV");
    check_units(DocumentType::DespatchAdvice, "edifact/D01B/DESADV");
}

#[test]
fn receiving_advices_go_through_edifact() {
    check_units(DocumentType::ReceivingAdvice, "edifact/D96A/RECADV");
    check_units(DocumentType::ReceivingAdvice, "edifact/D01B/RECADV");
}

#[test]
fn inventory_reports_go_through_edifact() {
    check(DocumentType::InventoryReport, "edifact/D96A/INVRPT");
    check(DocumentType::InventoryReport, "edifact/D01B/INVRPT");
}

#[test]
fn catalogues_go_through_edifact() {
    check(DocumentType::Catalogue, "edifact/D96A/PRICAT");
    check(DocumentType::Catalogue, "edifact/D01B/PRICAT");
    check(DocumentType::Catalogue, "edifact/D01B/PRODAT");
}

#[test]
fn returns_go_through_edifact() {
    check(DocumentType::Return, "edifact/D01B/RETANN");
}

#[test]
fn declarations_go_through_edifact() {
    check(DocumentType::Declaration, "edifact/D96A/CUSDEC");
    check(DocumentType::Declaration, "edifact/D01B/CUSDEC");
}

#[test]
fn manifests_go_through_edifact() {
    check(DocumentType::Manifest, "edifact/D96A/CUSCAR");
    check(DocumentType::Manifest, "edifact/D01B/CUSCAR");
}

#[test]
fn customs_responses_go_through_edifact() {
    check(DocumentType::CustomsResponse, "edifact/D96A/CUSRES");
    check(DocumentType::CustomsResponse, "edifact/D01B/CUSRES");
}

#[test]
fn acknowledgements_go_through_edifact() {
    check(DocumentType::Acknowledgement, "edifact/D96A/APERAK");
    check(DocumentType::Acknowledgement, "edifact/D01B/APERAK");
    // A service message always tells its version, which is that of the syntax.
    for (name, version, release) in [("edifact/D96A/CONTRL", "D", "3"), ("edifact/D01B/CONTRL", "4", "1")] {
        check_with(DocumentType::Acknowledgement, name, &|document| {
            let header = &mut document["header"];
            header["interchange"] = serde_json::json!({ "syntax": "UNOC", "syntaxVersion": "3" });
            header["message"] = serde_json::json!({ "reference": "1", "version": version, "release": release });
        });
    }
}

#[test]
fn transport_orders_go_through_edifact() {
    check(DocumentType::TransportOrder, "edifact/D96A/IFTMIN");
    check(DocumentType::TransportOrder, "edifact/D01B/IFTMIN");
}

#[test]
fn waybills_go_through_edifact() {
    check(DocumentType::Waybill, "edifact/D96A/IFTMCS");
    check(DocumentType::Waybill, "edifact/D01B/IFTMCS");
}

#[test]
fn transport_statuses_go_through_edifact() {
    check(DocumentType::TransportStatus, "edifact/D96A/IFTSTA");
    check(DocumentType::TransportStatus, "edifact/D01B/IFTSTA");
}

/// A directory between two that have crosswalk files, and those after the last, follow the nearest.
#[test]
fn documents_go_through_directories_that_follow_another() {
    for directory in ["D97A", "D99B", "D03B", "D13B", "D21B"] {
        for (kind, message) in [
            (DocumentType::Order, "ORDERS"),
            (DocumentType::OrderChange, "ORDCHG"),
            (DocumentType::OrderResponse, "ORDRSP"),
            (DocumentType::Invoice, "INVOIC"),
            (DocumentType::Payment, "REMADV"),
            (DocumentType::DespatchAdvice, "DESADV"),
            (DocumentType::ReceivingAdvice, "RECADV"),
            (DocumentType::InventoryReport, "INVRPT"),
            (DocumentType::Catalogue, "PRICAT"),
            (DocumentType::Declaration, "CUSDEC"),
            (DocumentType::Manifest, "CUSCAR"),
            (DocumentType::CustomsResponse, "CUSRES"),
            (DocumentType::Acknowledgement, "APERAK"),
            (DocumentType::TransportOrder, "IFTMIN"),
            (DocumentType::TransportStatus, "IFTSTA"),
        ] {
            let name = format!("edifact/{directory}/{message}");
            println!("{name}");
            check_cases(kind, &name, 12, &|document| match message {
                "DESADV" | "RECADV" => lines_in_units(document),
                _ => {
                    document["header"]["interchange"] = serde_json::json!({ "syntax": "UNOC", "syntaxVersion": "3" });
                }
            });
        }
    }
}

#[test]
fn transport_statuses_and_despatch_advices_go_through_events() {
    check_with(DocumentType::TransportStatus, "epcis/2.0/ObjectEvent", &events::as_event);
    check_with(DocumentType::TransportStatus, "epcis/2.0/TransactionEvent", &events::as_event);
    check_with(DocumentType::DespatchAdvice, "epcis/2.0/AggregationEvent", &events::as_event);
    check_with(DocumentType::DespatchAdvice, "epcis/2.0/AssociationEvent", &events::as_event);
}

#[test]
fn transport_statuses_and_despatch_advices_go_through_events_in_xml() {
    check_with(DocumentType::TransportStatus, "epcis/2.0-xml/ObjectEvent", &events::as_event);
    check_with(DocumentType::TransportStatus, "epcis/2.0-xml/TransactionEvent", &events::as_event);
    check_with(DocumentType::DespatchAdvice, "epcis/2.0-xml/AggregationEvent", &events::as_event);
    check_with(DocumentType::DespatchAdvice, "epcis/2.0-xml/AssociationEvent", &events::as_event);
    check_with(DocumentType::TransportStatus, "epcis/1.2-xml/ObjectEvent", &events::as_old_event);
    check_with(DocumentType::TransportStatus, "epcis/1.2-xml/TransactionEvent", &events::as_old_event);
    check_with(DocumentType::DespatchAdvice, "epcis/1.2-xml/AggregationEvent", &events::as_old_event);
}
