//! Consistent shipments have no finding; every single disturbance has one, at the right field.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value, json};
use tradelane_findings::Finding;
use tradelane_model::documents::DocumentType;
use tradelane_rules::profile::{Limit, Reconciliation, TaxRule, Validity};

use crate::checks;
use crate::{Reconciler, Record, Settings, Summary, Tariff};

const KINDS: [DocumentType; 4] =
    [DocumentType::Order, DocumentType::Payment, DocumentType::Waybill, DocumentType::Declaration];

fn settings() -> Settings {
    let reconciliation = Reconciliation {
        documents: KINDS.to_vec(),
        refund_days: Some(30),
        limits: vec![Limit {
            validity: Validity::default(),
            annual: "26000".parse().unwrap(),
            currency: "CNY".to_owned(),
            source: "policy".to_owned(),
        }],
        tax: vec![TaxRule {
            validity: Validity::default(),
            share: "0.7".parse().unwrap(),
            tolerance: "0.05".parse().unwrap(),
            source: "policy".to_owned(),
        }],
    };
    let tariff = Tariff::read("code,unit,second_unit,vat_percent,consumption_percent\n8518,H87,,13,\n").unwrap();
    Settings { reconciliation: Some(reconciliation), tariff: Some(tariff), show_personal_data: false }
}

/// The documents of a shipment of an order, told apart by a number.
fn shipment(number: u32, lines: &[(u32, u32)], freight: u32) -> [Value; 4] {
    let party = |value: &str| json!({ "identifiers": [{ "scheme": "CN-CUSTOMS", "value": value }], "name": "Example" });
    let order_number = format!("TL-{number}");
    let waybill = format!("WB-{number}");
    let transaction = format!("PAY-{number}");
    let cents = |cents: u32| format!("{}.{:02}", cents / 100, cents % 100);
    let goods: u32 = lines.iter().map(|(count, price)| count * price).sum();
    // 9.1 % of goods and freight: 70 % of 13 %.
    let tax = (goods + freight) * 91 / 1000;
    let person =
        json!({ "name": "张示例", "telephone": "13800000000", "identityType": "1", "identity": "440524188001010014" });
    let consignee = json!({
        "name": "张示例", "telephone": "13800000000",
        "address": { "text": "北京市海淀区示例路1号", "city": "北京", "postalCode": "100080", "country": "CN" },
    });
    let line = |index: usize, (count, price): (u32, u32)| {
        json!({
            "lineNumber": (index + 1).to_string(),
            "item": {
                "sellerCode": format!("SKU-{number}-{index}"), "barcode": "4006381333931", "origin": "DE",
                "hsCode": "8518300000",
            },
            "quantity": { "value": count.to_string(), "unit": "H87" },
            "statutoryQuantity": { "value": count.to_string(), "unit": "H87" },
            "price": { "amount": cents(price) },
            "amount": { "amount": cents(count * price) },
        })
    };
    let lines: Vec<Value> = lines.iter().enumerate().map(|(index, &each)| line(index, each)).collect();
    let sent = json!({ "sentAt": "2026-05-17T10:00:00+08:00" });
    let paid = cents(goods + freight + tax);
    [
        json!({
            "type": "order", "header": sent, "number": order_number, "direction": "I", "currency": "CNY",
            "platform": party("1105910159"), "merchant": party("1105910160"), "paymentProvider": party("110896T004"),
            "paymentTransaction": transaction, "buyer": person, "consignee": consignee, "lines": lines,
            "totals": { "tax": { "amount": cents(tax) }, "paid": { "amount": paid } },
        }),
        json!({
            "type": "payment", "header": sent, "number": transaction, "orderNumber": order_number,
            "provider": party("110896T004"), "platform": party("1105910159"), "merchant": party("1105910160"),
            "payer": person, "amount": { "amount": paid, "currency": "CNY" },
        }),
        json!({
            "type": "waybill", "header": sent, "number": waybill, "orderNumber": order_number,
            "carrier": party("3120980105"), "merchant": party("1105910160"), "consignee": consignee,
            "grossWeight": { "value": "0.42", "unit": "KGM" },
        }),
        json!({
            "type": "declaration", "header": sent, "number": format!("COP-{number}"), "orderNumber": order_number,
            "waybillNumber": waybill, "direction": "I", "declaredOn": "2026-05-17", "currency": "CNY",
            "platform": party("1105910159"), "merchant": party("1105910160"), "carrier": party("3120980105"),
            "buyer": person, "deliveryAddress": consignee["address"], "lines": lines,
            "freight": { "amount": cents(freight) }, "insurance": { "amount": "0" },
            "grossWeight": { "value": "0.42", "unit": "KGM" },
        }),
    ]
}

fn run<'d>(settings: Settings, documents: impl IntoIterator<Item = &'d Value>) -> (Vec<Finding>, Summary) {
    let mut reconciler = Reconciler::new(settings);
    let mut found = Vec::new();
    let file: Arc<str> = "feed.ndjson".into();
    for (index, document) in documents.into_iter().enumerate() {
        let kind = DocumentType::named(document["type"].as_str().unwrap()).unwrap();
        let json = document.to_string();
        let record = Record::from_json(kind, json.as_bytes(), index as u64 + 1, 1).unwrap().unwrap();
        reconciler.add(record, &file, &mut |finding| found.push(finding));
    }
    let summary = reconciler.finish(&mut |finding| found.push(finding));
    (found, summary)
}

fn with(document: &Value, pointer: &str, value: Value) -> Value {
    let mut document = document.clone();
    *document.pointer_mut(pointer).unwrap() = value;
    document
}

/// Another value of a field, which no way of comparing takes for the same.
fn other(value: &Value, more: bool) -> Value {
    match value {
        Value::String(text) => match text.parse::<f64>() {
            // A weight of the waybill may be more, not less.
            Ok(_) if !text.is_empty() && text.len() < 10 => {
                json!(if more { format!("9{text}") } else { "0.001".to_owned() })
            }
            _ => json!(format!("{text}7")),
        },
        Value::Array(_) => json!([{ "scheme": "CN-CUSTOMS", "value": "9999999999" }]),
        _ => json!("other"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn consistent_shipments_in_any_order_have_no_finding(
        lines in prop::collection::vec((1_u32..4, 100_u32..40_000), 1..5),
        freight in 0_u32..3_000,
        shuffle in prop::collection::vec(any::<u32>(), 12),
    ) {
        let mut documents: Vec<(u32, Value)> = (0..3)
            .flat_map(|number| shipment(number, &lines, freight))
            .zip(shuffle)
            .map(|(document, key)| (key, document))
            .collect();
        documents.sort_by_key(|(key, _)| *key);
        let (found, summary) = run(settings(), documents.iter().map(|(_, document)| document));
        // Three times the same goods may be above the limit of a year.
        let over = found.iter().all(|finding| finding.rule == "annual-limit");
        prop_assert!(over, "{found:?}");
        prop_assert_eq!(summary.matched + summary.mismatched, 3);
    }

    #[test]
    fn every_disturbance_is_found_at_its_field(
        lines in prop::collection::vec((1_u32..4, 100_u32..40_000), 1..4),
        place in any::<prop::sample::Index>(),
    ) {
        let documents = shipment(7, &lines, 1200);
        for check in checks::all() {
            for row in check.rows {
                for (side, is_left) in [(&row.left, true), (&row.right, false)] {
                    let index = KINDS.iter().position(|kind| *kind == side.kind).unwrap();
                    let pointer = side.pointer.split('|').find_map(|pointer| {
                        let line = place.index(lines.len()).to_string();
                        let pointer = pointer.replacen('*', &line, 1);
                        documents[index].pointer(&pointer).map(|_| pointer)
                    });
                    let Some(pointer) = pointer else { panic!("no sample for {} {}", check.id, side.pointer) };
                    let value = other(documents[index].pointer(&pointer).unwrap(), !is_left);
                    let mut disturbed = documents.clone();
                    disturbed[index] = with(&documents[index], &pointer, value);
                    let (found, summary) = run(settings(), &disturbed);
                    let hit = found.iter().any(|finding| {
                        let at = if is_left { finding.related[0].path.as_deref() } else { finding.path.as_deref() };
                        finding.rule == check.id && at == Some(&pointer)
                    });
                    prop_assert!(hit, "{} {pointer}: {found:#?}", check.id);
                    prop_assert_eq!((summary.mismatched, summary.incomplete), (1, 0));
                }
            }
        }
    }
}

#[test]
fn personal_values_are_shown_only_when_asked_for() {
    let documents = shipment(1, &[(1, 1000)], 0);
    for check in checks::all() {
        for row in check.rows.iter().filter(|row| row.is_personal) {
            let index = KINDS.iter().position(|kind| *kind == row.right.kind).unwrap();
            let pointer =
                row.right.pointer.split('|').find(|pointer| documents[index].pointer(pointer).is_some()).unwrap();
            let mut disturbed = documents.clone();
            disturbed[index] = with(&documents[index], pointer, json!("SECRET-7"));
            let (found, _) = run(settings(), &disturbed);
            assert!(!found.is_empty());
            assert!(!format!("{found:?}").contains("SECRET"), "{found:?}");
            let (found, _) = run(Settings { show_personal_data: true, ..settings() }, &disturbed);
            assert!(format!("{found:?}").contains("SECRET"), "{found:?}");
        }
    }
}

#[test]
fn documents_of_another_order_number_are_found_and_joined() {
    let documents = shipment(1, &[(1, 1000)], 0);
    for (index, pointer) in [(0, "/number"), (1, "/orderNumber"), (2, "/orderNumber"), (3, "/orderNumber")] {
        let mut disturbed = documents.clone();
        disturbed[index] = with(&documents[index], pointer, json!("TL-2"));
        let (found, summary) = run(settings(), &disturbed);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!((&*found[0].rule, found[0].path.as_deref()), ("order-number-match", Some(pointer)));
        assert_eq!(found[0].source.as_ref().unwrap().line, index as u64 + 1);
        assert_eq!((summary.mismatched, summary.incomplete), (1, 0));
    }
}

#[test]
fn a_missing_document_is_told() {
    let documents = shipment(1, &[(1, 1000)], 0);
    for (missing, kind) in KINDS.iter().enumerate() {
        let rest = documents.iter().enumerate().filter(|(index, _)| *index != missing).map(|(_, document)| document);
        let (found, summary) = run(settings(), rest);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].rule, "missing-document");
        assert!(found[0].message.contains(&crate::shipment::words(*kind)), "{found:?}");
        assert_eq!(summary.incomplete, 1);
    }
}

#[test]
fn a_waybill_without_an_order_joins_by_the_declaration() {
    let documents = shipment(1, &[(1, 1000)], 0);
    for turn in [[0, 1, 2, 3], [2, 0, 1, 3], [3, 2, 1, 0]] {
        let mut documents = documents.clone();
        documents[2].as_object_mut().unwrap().remove("orderNumber");
        let (found, summary) = run(settings(), turn.iter().map(|&index| &documents[index]));
        assert_eq!(found, []);
        assert_eq!(summary.matched, 1);
    }
}

#[test]
fn one_number_on_two_platforms_is_two_shipments() {
    let mine = shipment(1, &[(1, 1000)], 0);
    let mut theirs = shipment(1, &[(2, 3000)], 0);
    for (document, field) in [(0, "number"), (1, "number"), (2, "number"), (3, "number")] {
        if document != 0 {
            theirs[document][field] = json!(format!("THEIRS-{document}"));
        }
        if theirs[document].get("platform").is_some() {
            theirs[document]["platform"]["identifiers"][0]["value"] = json!("2222222222");
        }
        if theirs[document].get("merchant").is_some() {
            theirs[document]["merchant"]["identifiers"][0]["value"] = json!("3333333333");
        }
    }
    theirs[0]["paymentTransaction"] = json!("THEIRS-1");
    theirs[3]["waybillNumber"] = json!("THEIRS-2");
    for interleaved in [true, false] {
        let mut all: Vec<&Value> = mine.iter().chain(&theirs).collect();
        if interleaved {
            all = mine.iter().zip(&theirs).flat_map(|(one, two)| [one, two]).collect();
        }
        let (found, summary) = run(settings(), all);
        assert_eq!(found, []);
        assert_eq!(summary.matched, 2);
    }
}

#[test]
fn what_comes_twice_is_told_and_what_changes_is_taken() {
    let documents = shipment(1, &[(1, 1000)], 0);
    let rules = |documents: &[&Value]| -> Vec<String> {
        run(settings(), documents.iter().copied()).0.iter().map(|finding| finding.rule.to_string()).collect()
    };
    let [order, payment, waybill, declaration] = &documents;
    assert_eq!(rules(&[order, order, payment, waybill, declaration]), ["duplicate-document"]);
    assert_eq!(rules(&[order, payment, waybill, declaration, waybill]), ["duplicate-document"]);
    let mut change = with(payment, "/amount/amount", json!("1.00"));
    change["header"] = json!({ "action": "2", "sentAt": "2026-05-18T10:00:00+08:00" });
    assert_eq!(rules(&[order, payment, &change, waybill, declaration]), ["order-payment-amount"]);
    change["header"]["sentAt"] = json!("2026-05-16T10:00:00+08:00");
    assert_eq!(rules(&[order, payment, &change, waybill, declaration]), ["stale-change"]);
    assert_eq!(rules(&[order, payment, waybill, declaration, &change]), ["late-change"]);
    change["header"] = json!({ "action": "3", "sentAt": "2026-05-18T10:00:00+08:00" });
    assert_eq!(rules(&[order, payment, &change, waybill, declaration]), ["missing-document"]);
    // What customs rejected may come again.
    let rejection = json!({
        "type": "customsResponse", "orderNumber": "TL-1", "state": "rejected",
        "respondsTo": { "documentType": "declaration" },
    });
    assert_eq!(rules(&[order, payment, declaration, declaration, waybill, &rejection]), Vec::<String>::new());
    assert_eq!(rules(&[order, order, payment, declaration, waybill, &rejection]), ["duplicate-document"]);
}

#[test]
fn lines_that_one_side_lacks_are_told() {
    let documents = shipment(1, &[(1, 1000), (2, 500)], 0);
    for (index, expected) in
        [(0, "line 2 of the declaration is not in the order"), (3, "line 2 of the order is not in the declaration")]
    {
        let mut short = documents.clone();
        short[index]["lines"].as_array_mut().unwrap().pop();
        let (found, _) = run(Settings { tariff: None, ..settings() }, &short);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!((&*found[0].rule, &*found[0].message), ("line-match", expected));
    }
}

#[test]
fn the_limit_of_a_year_is_summed_over_orders() {
    let documents: Vec<Value> = (0..3).flat_map(|number| shipment(number, &[(1, 900_000)], 0)).collect();
    let (found, _) = run(settings(), &documents);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].rule, "annual-limit");
    assert_eq!(found[0].order.as_deref(), Some("TL-2"));
    assert!(found[0].message.contains("27000.00 CNY"), "{}", found[0].message);
    let (found, _) = run(
        settings(),
        documents
            .iter()
            .map(|document| with(document, "/header/sentAt", json!("2026-01-01")))
            .collect::<Vec<_>>()
            .iter(),
    );
    assert_eq!(found.len(), 1);
    let mut next_year = documents;
    next_year[11]["declaredOn"] = json!("2027-01-02");
    assert_eq!(run(settings(), &next_year).0, []);
}

#[test]
fn tax_and_units_are_held_to_the_tariff() {
    let documents = shipment(1, &[(1, 10_000)], 0);
    let mut wrong = documents.clone();
    wrong[0]["totals"]["tax"]["amount"] = json!("8.00");
    let (found, _) = run(settings(), &wrong);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((&*found[0].rule, found[0].path.as_deref()), ("retail-tax", Some("/totals/tax/amount")));
    assert!(found[0].message.contains("9.10"), "{}", found[0].message);
    let mut wrong = documents;
    wrong[3]["lines"][0]["statutoryQuantity"]["unit"] = json!("KGM");
    let (found, _) = run(settings(), &wrong);
    assert_eq!(
        (&*found[0].rule, found[0].path.as_deref()),
        ("statutory-unit", Some("/lines/0/statutoryQuantity/unit"))
    );
}

#[test]
fn returns_are_held_to_what_was_declared_and_released() {
    let mut documents = shipment(1, &[(3, 1000)], 0).to_vec();
    documents.push(json!({
        "type": "customsResponse", "orderNumber": "TL-1", "state": "released", "occurredAt": "2026-05-18T10:00:00+08:00",
    }));
    let back = |count: &str, code: &str, line: &str, day: &str| {
        json!({
            "type": "return", "number": "R", "orderNumber": "TL-1", "issuedAt": day,
            "lines": [{ "lineNumber": line, "item": { "hsCode": code }, "quantity": { "value": count } }],
        })
    };
    let rules = |returns: &[Value]| -> Vec<(String, Option<String>)> {
        let (found, _) = run(settings(), documents.iter().chain(returns));
        found.into_iter().map(|finding| (finding.rule.to_string(), finding.path)).collect()
    };
    let is = |rule: &str, path: &str| vec![(rule.to_owned(), Some(path.to_owned()))];
    assert_eq!(rules(&[back("3", "8518300000", "1", "2026-06-17")]), []);
    assert_eq!(rules(&[back("3", "8518300000", "1", "2026-06-18")]), is("refund-period", "/issuedAt"));
    assert_eq!(rules(&[back("3", "8518990000", "1", "2026-06-01")]), is("refund-lines", "/lines/0/item/hsCode"));
    assert_eq!(rules(&[back("3", "8518300000", "2", "2026-06-01")]), is("refund-lines", "/lines/0/lineNumber"));
    let twice = [back("2", "8518300000", "1", "2026-06-01"), back("2", "8518300000", "1", "2026-06-02")];
    assert_eq!(rules(&twice), is("refund-lines", "/lines/0/quantity/value"));
}

#[test]
fn parts_of_a_split_message_are_counted() {
    let part = |index: &str, count: &str| json!({ "type": "manifest", "number": "M", "transportDocument": "176-12345675", "part": { "index": index, "count": count } });
    let messages = |parts: &[Value]| -> Vec<String> {
        run(settings(), parts).0.into_iter().map(|finding| finding.message).collect()
    };
    assert_eq!(messages(&[part("2", "2"), part("1", "2")]), Vec::<String>::new());
    assert_eq!(messages(&[part("1", "3"), part("3", "3")]), ["of 176-12345675 there are 2 parts of 3; missing: 2"]);
    assert_eq!(messages(&[part("1", "2"), part("2", "2"), part("2", "2")]), ["part 2 of 176-12345675 is there twice"]);
    assert_eq!(messages(&[part("1", "2"), part("2", "3")]).len(), 1);
}

#[test]
fn places_are_those_of_the_values() {
    let text = "{\"type\":\"payment\",\"note\":\"ü\",\n  \"number\":\"PAY-1\",\"orderNumber\":\"TL-1\"}";
    let record = Record::from_json(DocumentType::Payment, text.as_bytes(), 10, 5).unwrap().unwrap();
    let file: Arc<str> = "feed.json".into();
    let mut reconciler = Reconciler::new(settings());
    reconciler.add(record, &file, &mut |_| {});
    let mut found = Vec::new();
    reconciler.finish(&mut |finding| found.push(finding));
    let place = found[0].source.as_ref().unwrap();
    assert_eq!((place.line, place.column), (11, 34));
}

/// The rules of what is found in documents in this order.
fn rules(documents: &[Value]) -> Vec<String> {
    run(settings(), documents).0.into_iter().map(|finding| finding.rule.into_owned()).collect()
}

#[test]
fn weights_are_compared_across_units() {
    let [order, payment, waybill, declaration] = shipment(1, &[(1, 5000)], 0);
    let weighing = |value: &str, unit: &str| {
        let waybill = with(&waybill, "/grossWeight", json!({ "value": value, "unit": unit }));
        rules(&[order.clone(), payment.clone(), waybill, declaration.clone()])
    };
    for (value, unit, expected) in [
        ("420", "GRM", &[][..]),
        ("419", "GRM", &["weight-match"]),
        ("0.00042", "TNE", &[]),
        ("0.92", "LBR", &["weight-match"]),
        ("0.93", "LBR", &[]),
        ("1", "H87", &[]),
    ] {
        assert_eq!(weighing(value, unit), expected, "{value} {unit}");
    }
}

#[test]
fn changes_are_ordered_by_instant_and_orders_of_two_buyers_may_have_one_number() {
    let [order, payment, waybill, declaration] = shipment(1, &[(1, 5000)], 0);
    // Seven in the evening in New York is after ten in the morning in Beijing.
    let change = with(
        &with(&order, "/header", json!({ "sentAt": "2026-05-16T23:00:00-04:00", "action": "2" })),
        "/currency",
        json!("CNY"),
    );
    assert_eq!(rules(&[order.clone(), payment.clone(), change, waybill, declaration]), [""; 0]);
    let own = |buyer: &str| json!({ "type": "order", "number": "7", "buyer": { "identifiers": [{ "scheme": "GLN", "value": buyer }] } });
    assert!(!rules(&[own("4012345000009"), own("4006381000000")]).contains(&"duplicate-document".to_owned()));
    assert!(rules(&[own("4012345000009"), own("4012345000009")]).contains(&"duplicate-document".to_owned()));
}
