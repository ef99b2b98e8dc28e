//! The faults that feeds have in practice, each planted in a shipment that has none, and found.
//!
//! E6 needs the positive list of the day, E14 and E13 the tariff: both are given by file. What cannot be found offline: a
//! code that another list has with another meaning (303 is the United Kingdom and not France, E10) is a valid code, so it
//! is found where two documents disagree; of E16 the countries of routing, which no document of the standard has yet; of
//! E17 whether an EORI is registered, and in which countries a postal code is due; of E18 the check digit of an IOSS
//! number, which is not public.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

fn examples() -> String {
    format!("{}/../../examples", env!("CARGO_MANIFEST_DIR"))
}

/// The order, payment, waybill and declaration of a shipment that agrees.
fn shipment() -> Vec<Value> {
    let feed = std::fs::read_to_string(format!("{}/feeds/shipments.ndjson", examples())).unwrap();
    feed.lines().take(4).map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn example(path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(format!("{}/{path}", examples())).unwrap()).unwrap()
}

/// What a command finds in documents: rules and places of errors and warnings, sorted.
fn found(arguments: &[&str], input: &str) -> Vec<(String, String)> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tradelane"))
        .args(arguments)
        .args(["--format", "ndjson", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let mut found: Vec<(String, String)> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|finding| finding["severity"] != "info")
        .map(|finding| {
            let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            (text("rule"), text("path"))
        })
        .collect();
    found.sort();
    assert!(output.status.code().is_some_and(|code| code <= 1), "{}", String::from_utf8_lossy(&output.stderr));
    found
}

#[track_caller]
fn check(error: &str, arguments: &[&str], input: &str, expected: &[(&str, &str)]) {
    let found = found(arguments, input);
    let found: Vec<(&str, &str)> = found.iter().map(|(rule, path)| (rule.as_str(), path.as_str())).collect();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected, "{error}");
}

fn feed(documents: &[Value]) -> String {
    documents.iter().map(|document| format!("{document}\n")).collect()
}

const RECONCILE: [&str; 3] = ["reconcile", "--profile", "cn-retail-import"];
const ORDER: usize = 0;
const PAYMENT: usize = 1;
const WAYBILL: usize = 2;
const DECLARATION: usize = 3;

/// Plants values in the documents of the shipment and reconciles it.
#[track_caller]
fn planted(error: &str, changes: &[(usize, &str, Value)], expected: &[(&str, &str)]) {
    let mut documents = shipment();
    for (document, pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match documents[*document].pointer_mut(parent).unwrap() {
            Value::Object(object) => _ = object.insert(name.to_owned(), value.clone()),
            other => other[name.parse::<usize>().unwrap()] = value.clone(),
        }
    }
    check(error, &RECONCILE, &feed(&documents), expected);
}

#[test]
fn the_shipment_has_no_fault_before() {
    planted("nothing", &[], &[]);
}

#[test]
fn e1_lines_of_order_and_list_disagree() {
    planted(
        "E1",
        &[(DECLARATION, "/lines/0/item/sellerCode", json!("HP-200"))],
        &[("line-match", "/lines/0/item/sellerCode")],
    );
}

#[test]
fn e2_the_buyers_telephone_differs() {
    planted("E2", &[(DECLARATION, "/buyer/telephone", json!("13800000001"))], &[("buyer-match", "/buyer/telephone")]);
}

#[test]
fn e3_another_one_paid() {
    planted("E3", &[(PAYMENT, "/payer/name", json!("李示例"))], &[("buyer-payer", "/payer/name")]);
}

#[test]
fn e4_the_formula_of_the_amount_is_broken() {
    let paid = json!("217.40");
    let changes = [(ORDER, "/totals/paid/amount", paid.clone()), (PAYMENT, "/amount/amount", paid)];
    planted("E4", &changes, &[("paid-amount", "/totals/paid/amount")]);
}

#[test]
fn e5_limits_of_a_transaction_and_of_a_year() {
    let line = |number: &str, amount: &str| {
        json!({
            "lineNumber": number,
            "item": { "sellerCode": "HP", "name": "耳机", "specification": "耳机", "origin": "DE", "hsCode": "8518300000", "customsName": "耳机" },
            "quantity": { "value": "1", "unit": "H87" }, "statutoryQuantity": { "value": "1", "unit": "H87" },
            "price": { "amount": amount }, "amount": { "amount": amount },
        })
    };
    let lines = json!([line("1", "2600.00"), line("2", "2600.00")]);
    let mut order_lines = lines.clone();
    for line in order_lines.as_array_mut().unwrap() {
        line.as_object_mut().unwrap().shift_remove("statutoryQuantity");
    }
    let totals = json!({ "goods": { "amount": "5200.00" }, "freight": { "amount": "12.00" }, "discount": { "amount": "10.00" }, "tax": { "amount": "474.29" }, "paid": { "amount": "5676.29" } });
    let changes = [
        (ORDER, "/lines", order_lines),
        (ORDER, "/totals", totals),
        (PAYMENT, "/amount/amount", json!("5676.29")),
        (DECLARATION, "/lines", lines),
    ];
    let limits = [("cn-retail-import/list-limit", "/lines"), ("cn-retail-import/single-limit", "/totals/goods/amount")];
    planted("E5", &changes, &limits);
    // A single indivisible item of 20 000 is taken; two in a year are above 26 000.
    let mut documents = Vec::new();
    for number in ["TL-1", "TL-2"] {
        let mut own = shipment();
        let text = feed(&own)
            .replace("TL-2026-0001", number)
            .replace("LX123456785CN", &format!("WB-{number}"))
            .replace("PAY20260517000001", &format!("PAY-{number}"))
            .replace("COP202605170001", &format!("COP-{number}"));
        own = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for (document, pointer, value) in [
            (ORDER, "/lines/0/quantity/value", "1"),
            (ORDER, "/lines/0/price/amount", "20000.00"),
            (ORDER, "/lines/0/amount/amount", "20000.00"),
            (ORDER, "/totals/goods/amount", "20000.00"),
            (ORDER, "/totals/paid/amount", "20020.40"),
            (PAYMENT, "/amount/amount", "20020.40"),
            (DECLARATION, "/lines/0/quantity/value", "1"),
            (DECLARATION, "/lines/0/statutoryQuantity/value", "1"),
            (DECLARATION, "/lines/0/price/amount", "20000.00"),
            (DECLARATION, "/lines/0/amount/amount", "20000.00"),
        ] {
            *own[document].pointer_mut(pointer).unwrap() = json!(value);
        }
        documents.extend(own);
    }
    check("E5", &RECONCILE, &feed(&documents), &[("annual-limit", "/buyer/identity")]);
}

#[test]
fn e6_goods_are_not_on_the_positive_list() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("positive.tsv");
    let codes = format!("cn-positive-list={}", path.display());
    let arguments = [&RECONCILE[..], &["--codes", &codes]].concat();
    std::fs::write(&path, "code\n85183000\n").unwrap();
    check("E6", &arguments, &feed(&shipment()), &[]);
    std::fs::write(&path, "code\n69120010\n").unwrap();
    check("E6", &arguments, &feed(&shipment()), &[("cn-retail-import/positive-list", "/lines/0/item/hsCode")]);
}

#[test]
fn e7_the_identity_cards_check_digit_is_wrong() {
    let wrong = json!("440524188001010015");
    let changes = [
        (ORDER, "/buyer/identity", wrong.clone()),
        (PAYMENT, "/payer/identity", wrong.clone()),
        (DECLARATION, "/buyer/identity", wrong),
    ];
    let places = [
        ("identity-card", "/buyer/identity"),
        ("identity-card", "/payer/identity"),
        ("identity-card", "/buyer/identity"),
    ];
    planted("E7", &changes, &places);
}

#[test]
fn e8_characters_are_masked() {
    let masked = json!("北京市海淀区****");
    let changes = [
        (ORDER, "/consignee/address/text", masked.clone()),
        (WAYBILL, "/consignee/address/text", masked.clone()),
        (DECLARATION, "/deliveryAddress/text", masked),
    ];
    let at = |pointer| ("masked-address", pointer);
    planted(
        "E8",
        &changes,
        &[at("/consignee/address/text"), at("/consignee/address/text"), at("/deliveryAddress/text")],
    );
}

#[test]
fn e9_full_width_characters_and_placeholders() {
    let telephone = json!("１3800000000");
    let changes = [(ORDER, "/consignee/telephone", telephone.clone()), (WAYBILL, "/consignee/telephone", telephone)];
    let places = [("full-width-text", "/consignee/telephone"), ("full-width-text", "/consignee/telephone")];
    planted("E9", &changes, &places);
    planted(
        "E9",
        &[(ORDER, "/lines/0/item/specification", json!("无"))],
        &[("item-placeholder", "/lines/0/item/specification")],
    );
    let both = [
        (ORDER, "/buyer/name", json!("/")),
        (PAYMENT, "/payer/name", json!("/")),
        (DECLARATION, "/buyer/name", json!("/")),
    ];
    planted(
        "E9",
        &both,
        &[
            ("placeholder-text", "/buyer/name"),
            ("placeholder-text", "/payer/name"),
            ("placeholder-text", "/buyer/name"),
        ],
    );
}

#[test]
fn e10_a_code_of_the_wrong_meaning_disagrees_with_the_other_document() {
    planted("E10", &[(DECLARATION, "/lines/0/item/origin", json!("GB"))], &[("line-match", "/lines/0/item/origin")]);
    planted(
        "E10",
        &[(DECLARATION, "/lines/0/quantity/unit", json!("KGM"))],
        &[("line-match", "/lines/0/quantity/unit")],
    );
}

#[test]
fn e11_a_business_key_comes_twice() {
    let mut documents = shipment();
    documents.insert(1, documents[ORDER].clone());
    check("E11", &RECONCILE, &feed(&documents), &[("duplicate-document", "/number")]);
}

#[test]
fn e12_a_change_is_older_than_what_it_changes() {
    let mut documents = shipment();
    let mut change = documents[ORDER].clone();
    change["header"]["action"] = json!("2");
    change["header"]["sentAt"] = json!("2026-05-16T10:00:00+08:00");
    documents.insert(1, change);
    check("E12", &RECONCILE, &feed(&documents), &[("stale-change", "/number")]);
}

#[test]
fn e13_weights_and_statutory_quantities() {
    planted("E13", &[(DECLARATION, "/netWeight/value", json!("0.43"))], &[("net-weight", "/netWeight/value")]);
    planted(
        "E13",
        &[(DECLARATION, "/lines/0/statutoryQuantity/value", json!("3"))],
        &[("statutory-quantity", "/lines/0/statutoryQuantity/value")],
    );
}

#[test]
fn e14_the_tax_is_worked_out_by_the_wrong_formula() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tariff.csv");
    // 15 % consumption tax and 13 % value added tax: 0.7 × 28 % of 208 is 40.77; right is 0.7 × 28 % ÷ 85 %, 47.96.
    std::fs::write(&path, "code,unit,second_unit,vat_percent,consumption_percent\n8518,H87,,13,15\n").unwrap();
    let arguments = [&RECONCILE[..], &["--tariff", path.to_str().unwrap()]].concat();
    let with_tax = |tax: &str, paid: &str| {
        let mut documents = shipment();
        documents[ORDER]["totals"]["tax"]["amount"] = json!(tax);
        documents[ORDER]["totals"]["paid"]["amount"] = json!(paid);
        documents[PAYMENT]["amount"]["amount"] = json!(paid);
        feed(&documents)
    };
    check("E14", &arguments, &with_tax("47.96", "245.96"), &[]);
    check("E14", &arguments, &with_tax("40.77", "238.77"), &[("retail-tax", "/totals/tax/amount")]);
}

/// What is found in the declaration for the EU's low value data set with one value planted.
#[track_caller]
fn h7(error: &str, pointer: &str, value: Value, expected: &[(&str, &str)]) {
    let mut document = example("declaration/eu-h7.json");
    check(error, &["validate", "--profile", "eu-h7"], &document.to_string(), &[]);
    *document.pointer_mut(pointer).unwrap() = value;
    check(error, &["validate", "--profile", "eu-h7"], &document.to_string(), expected);
}

#[test]
fn e15_a_stop_word_describes_the_goods() {
    h7("E15", "/lines/1/item/customsName", json!("Gift"), &[("item-stop-word", "/lines/1/item/customsName")]);
    h7("E15", "/lines/1/item/customsName", json!("general cargo"), &[("item-stop-word", "/lines/1/item/customsName")]);
}

#[test]
fn e16_a_house_waybill_comes_twice() {
    let mut manifest = example("manifest/typical.json");
    check("E16", &["validate"], &manifest.to_string(), &[]);
    let consignments = manifest["consignments"].as_array_mut().unwrap();
    let first = consignments[0]["waybillNumber"].clone();
    consignments[1]["waybillNumber"] = first;
    check("E16", &["validate"], &manifest.to_string(), &[("duplicate-waybill", "/consignments/1/waybillNumber")]);
}

#[test]
fn e17_forms_of_eori_and_telephone() {
    h7(
        "E17",
        "/declarant/identifiers/0/value",
        json!("1234567DE"),
        &[("identifier-form", "/declarant/identifiers/0/value")],
    );
    let mut order = example("order/typical.json");
    order["buyer"]["contacts"][0]["telephone"] = json!("ask at the door");
    check("E17", &["validate"], &order.to_string(), &[("telephone-form", "/buyer/contacts/0/telephone")]);
}

#[test]
fn e18_ioss_numbers_of_the_wrong_kind() {
    let at = "/fiscalReferences/0/identifier/value";
    let profile = ("eu-h7/ioss-number", "/fiscalReferences");
    // An intermediary's number, one of a state that is no member, one that is too short.
    let of_intermediary = ("fiscal-reference", "/fiscalReferences/0/identifier");
    h7("E18", at, json!("IN2760000742"), &[profile, of_intermediary, ("identifier-form", at)]);
    h7("E18", at, json!("IM1560000001"), &[profile, ("identifier-form", at)]);
    h7("E18", at, json!("IM276000074"), &[profile, ("identifier-form", at)]);
}

#[test]
fn e19_a_tariff_number_is_missing_or_short() {
    let short = [("declaration-hs-length", "/lines/0/item/hsCode"), ("eu-h7/subheading", "/lines/0/item/hsCode")];
    h7("E19", "/lines/0/item/hsCode", json!("8518"), &short);
    let mut document = example("declaration/eu-h7.json");
    document["lines"][0]["item"].as_object_mut().unwrap().shift_remove("hsCode");
    let found = found(&["validate", "--profile", "eu-h7"], &document.to_string());
    assert!(found.iter().any(|(rule, path)| rule == "eu-h7/required" && path == "/lines/0/item/hsCode"), "{found:?}");
}

#[test]
fn e20_check_digits_of_items_parcels_and_units() {
    let mut order = example("order/typical.json");
    order["lines"][0]["item"]["gtin"] = json!("4006381333932");
    check("E20", &["validate"], &order.to_string(), &[("gtin-check-digit", "/lines/0/item/gtin")]);
    for (scheme, wrong) in [
        ("S10", "RR473124828GB"),
        ("SSCC", "106141412345678909"),
        ("AWB", "125-12345676"),
        ("CONTAINER", "CSQU3054384"),
    ] {
        let mut order = example("order/typical.json");
        order["seller"]["identifiers"] = json!([{ "scheme": scheme, "value": wrong }]);
        check("E20", &["validate"], &order.to_string(), &[("identifier-form", "/seller/identifiers/0/value")]);
    }
}

#[test]
fn e21_a_field_that_a_generator_spelt_right() {
    let xml = std::fs::read_to_string(format!("{}/feeds/shipment-CEB311.xml", examples())).unwrap();
    assert!(found(&["validate"], &xml).is_empty());
    let found = found(&["validate"], &xml.replace("acturalPaid", "actualPaid"));
    assert!(found.iter().any(|(rule, _)| rule == "xml-unknown-element"), "{found:?}");
    assert!(found.iter().any(|(rule, _)| rule == "xml-missing-element"), "{found:?}");
}

#[test]
fn e22_a_customs_code_stands_where_an_iso_code_is_due_and_the_reverse() {
    for wrong in ["142", "CHN"] {
        let mut order = example("order/typical.json");
        order["buyer"]["address"]["country"] = json!(wrong);
        check("E22", &["validate"], &order.to_string(), &[("field-form", "/buyer/address/country")]);
    }
    let mut order = example("order/typical.json");
    order["currency"] = json!("142");
    check("E22", &["validate"], &order.to_string(), &[("field-form", "/currency")]);
    let xml = std::fs::read_to_string(format!("{}/feeds/shipment-CEB311.xml", examples())).unwrap();
    let wrong = found(&["validate"], &xml.replace("<ceb:country>304<", "<ceb:country>DEU<"));
    assert!(!wrong.is_empty(), "an ISO code in customs XML passes");
}
