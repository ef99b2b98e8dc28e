//! The command as a user runs it: what it prints, and its exit status.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn examples() -> String {
    format!("{}/../../examples", env!("CARGO_MANIFEST_DIR"))
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tradelane"))
        .args(arguments)
        .current_dir(examples())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input may close it first.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

#[track_caller]
fn check(arguments: &[&str], status: i32, out: &str, err: &str) {
    let output = run(arguments, b"");
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{stdout}\n{stderr}");
    assert!(stdout.contains(out), "{arguments:?}\n{stdout}");
    assert!(stderr.contains(err), "{arguments:?}\n{stderr}");
}

#[test]
fn exit_statuses() {
    check(
        &["convert", "feeds/orders.edi"],
        0,
        "\"number\":\"PO-2026-000125\"",
        "3 documents written; 180 of 180 values mapped",
    );
    check(&["validate", "feeds/orders.ndjson"], 1, "error[gtin-check-digit]", "4 messages checked, 3 with errors");
    check(&["validate", "feeds/orders.edi", "feeds/*.xml"], 0, "", "13 messages checked, 0 with errors");
    check(&["validate", "order"], 0, "", "3 messages checked");
    check(&["convert", "missing.edi"], 3, "", "missing.edi: No such file");
    check(&["validate", "missing.edi", "feeds/orders.edi"], 3, "", "3 messages checked, 0 with errors");
    check(&["validate", "nothing*.edi"], 3, "", "no file matches");
    check(&["convert", "--to", "edifact/D96A/NOTHING", "feeds/orders.edi"], 2, "", "there is no format");
    check(&["frobnicate"], 2, "", "unrecognized subcommand");
    check(&["validate", "README.md"], 1, "the format of the input is not known", "");
}

#[test]
fn pages() {
    check(&["inspect", "feeds/orders.edi"], 0, "1001 document/message name coded = 220 (Order)", "");
    check(&["inspect", "feeds/shipment-CEB411.xml"], 0, "ceb:amountPaid 支付金额 = 216.40", "");
    check(&["inspect", "--format", "ndjson", "feeds/orders.edi"], 0, "\"meaning\":\"Order\"", "");
    check(&["inspect", "--format", "html", "feeds/orders.edi", "feeds/shipment-CEB411.xml"], 0, "4 messages<", "");
    check(&["inspect", "missing.edi", "feeds/orders.edi"], 3, "edifact/D96A/ORDERS", "missing.edi: No such file");
    check(&["inspect", "README.md"], 1, "the format of the input is not known", "");
    check(&["crosswalk", "check", "edifact/D97A/INVOIC"], 0, "0 findings", "");
    check(&["explain", "line-amount"], 0, "A line's amount is its quantity times its price", "");
    check(&["explain", "no-such-rule"], 3, "", "there is no rule no-such-rule");
    check(&["schema", "show", "order"], 0, "https://json-schema.org/draft/2020-12/schema", "");
    check(&["schema", "show", "parcel"], 2, "", "there is no document type");
    check(&["explain", "line-match"], 0, "quantity: order /lines/*/quantity/value = declaration", "");
    check(&["explain", "cn-retail-import/departure-country"], 0, "CEB621 country", "");
    check(&["profile", "list"], 0, "eu-h7", "");
    check(&["profile", "check"], 0, "cn-retail-import", "");
    check(&["profile", "show", "postal"], 0, "item-number", "");
    check(&["crosswalk", "list"], 0, "ceb/1.0/CEB411Message", "");
    check(&["crosswalk", "table", "ceb/1.0/CEB411Message"], 0, "| `ceb:PaymentHead/ceb:payTransactionId` |", "");
    check(&["completions", "bash"], 0, "_tradelane()", "");
    check(&["man"], 0, ".TH tradelane", "");
}

#[test]
fn every_crosswalk_that_ships_is_checked_clean() {
    let output = run(&["crosswalk", "check"], b"");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let lines = String::from_utf8(output.stdout).unwrap();
    assert!(lines.lines().count() >= 7 && lines.lines().all(|line| line.ends_with(", 0 findings")), "{lines}");
}

#[test]
fn coverage_as_json() {
    let output = run(&["crosswalk", "coverage", "feeds", "README.md", "missing", "--format", "json"], b"");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = report["files"].as_array().unwrap();
    let file = |name: &str| files.iter().find(|file| file["file"].as_str().unwrap().ends_with(name)).unwrap();
    assert_eq!(file("orders.edi")["crosswalk"], "edifact/D96A/ORDERS");
    assert_eq!(file("orders.edi")["leaves"], file("orders.edi")["mapped"]);
    assert_eq!(file("orders.ndjson")["crosswalk"], serde_json::Value::Null);
    assert!(file("missing")["error"].is_string());
    assert!(report["total"]["leaves"].as_u64().unwrap() > 300);
}

#[test]
fn coverage_of_rows() {
    let output = run(&["crosswalk", "coverage", "--rows", "feeds/acknowledgement-TA1.edi", "feeds/orders.edi"], b"");
    let text = String::from_utf8(output.stdout).unwrap();
    let last: Vec<&str> = text.lines().filter(|line| line.ends_with(" are not used")).collect();
    let [orders, acknowledgement] = last.as_slice() else { panic!("{text}") };
    assert!(orders.contains(" rows of edifact/D96A/ORDERS ") && !orders.starts_with("0 "), "{text}");
    assert_eq!(*acknowledgement, "0 rows of x12/005010/TA1 are not used");
    assert!(text.contains("edifact/D96A/ORDERS.xwalk:18  BGM/4343 <-> response\n"), "{text}");
}

#[test]
fn standard_input_json_findings_and_a_broken_message() {
    let feed = std::fs::read(format!("{}/feeds/orders.edi", examples())).unwrap();
    let text: String = feed.iter().map(|&byte| char::from(byte)).collect();
    let broken = text.replace("DTM+137:20260518:102'", "DTM+137:20261318:102'ZZZ+1'");
    let latin1: Vec<u8> = broken.chars().map(|c| c as u8).collect();
    let output = run(&["convert", "-", "--format", "ndjson"], &latin1);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 3);
    let findings: Vec<serde_json::Value> =
        String::from_utf8(output.stderr).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let rules: Vec<&str> = findings.iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    assert!(
        rules.contains(&"unknown-segment") && rules.contains(&"date-form") && rules.contains(&"segment-count"),
        "{rules:?}"
    );
    assert!(findings.iter().all(|finding| finding["source"]["line"].as_u64().is_some_and(|line| line > 30)));
}

#[test]
fn legacy_to_documents_and_back_through_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (documents, message) = (path("orders.ndjson"), path("orders.edi"));
    assert!(run(&["convert", "feeds/orders.edi", "--keep-residue", "-o", &documents], b"").status.success());
    assert!(
        run(&["convert", &documents, "--to", "edifact/D96A/ORDERS", "--pretty", "-o", &message], b"").status.success()
    );
    let (before, after) =
        (std::fs::read(format!("{}/feeds/orders.edi", examples())).unwrap(), std::fs::read(&message).unwrap());
    let text = |bytes: &[u8]| bytes.iter().map(|&byte| char::from(byte)).collect::<String>();
    // The service string says what is the default anyway.
    assert_eq!(text(&after), text(&before).replacen("UNA:+.? '\n", "", 1));
}

#[test]
fn documents_to_messages_and_back_with_what_is_kept_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (message, rest, documents) = (path("orders.edi"), path("orders.rest"), path("orders.ndjson"));
    let written =
        run(&["convert", "order/typical.json", "--to", "x12/005010/850", "-o", &message, "--rest", &rest], b"");
    let told = String::from_utf8(written.stderr).unwrap();
    assert!(told.contains("info[not-carried]") && !told.contains("warning[not-carried]"), "{told}");
    let read = run(&["convert", &message, "--rest", &rest, "-o", &documents], b"");
    let told = String::from_utf8(read.stderr).unwrap();
    assert!(!told.contains("[rest-"), "{told}");
    let value = |path: String| -> serde_json::Value { serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap() };
    let (mut found, mut document) = (value(documents.clone()), value(format!("{}/order/typical.json", examples())));
    let sent_at = |document: &mut serde_json::Value| document["header"].take()["sentAt"].clone();
    assert_eq!(sent_at(&mut found), sent_at(&mut document));
    assert_eq!(found, document);

    let away = run(&["convert", &message, "--rest", &path("nothing.rest")], b"");
    assert_eq!(away.status.code(), Some(3));
    assert!(String::from_utf8(away.stderr).unwrap().contains("nothing.rest"));
}

#[test]
fn shipments_are_reconciled_in_every_format() {
    let profile = ["reconcile", "--profile", "cn-retail-import"];
    let with = |more: &[&'static str]| -> Vec<&str> { profile.iter().copied().chain(more.iter().copied()).collect() };
    check(
        &with(&[
            "feeds/shipment-CEB311.xml",
            "feeds/shipment-CEB411.xml",
            "feeds/shipment-CEB511.xml",
            "feeds/shipment-CEB621.xml",
        ]),
        0,
        "",
        "shipments: 1; 1 matched, 0 mismatched, 0 incomplete; no findings",
    );
    let feed = "feeds/shipments.ndjson";
    check(
        &with(&[feed]),
        1,
        "error[order-payment-amount] order TL-2026-0002: amount paid: the payment says 216.41, the order 216.40",
        "shipments: 3; 1 matched, 1 mismatched, 1 incomplete; 4 errors",
    );
    check(&with(&[feed, "--format", "html"]), 1, "<dt>mismatched</dt><dd>1</dd>", "");
    check(&with(&[feed, "--format", "csv"]), 1, "error,buyer-match,TL-2026-0002,", "");
    check(&with(&[feed, "--format", "ndjson"]), 1, "\"order\":\"TL-2026-0003\"", "");
    check(&with(&[feed, "--format", "sarif"]), 1, "\"relatedLocations\":[{", "");
    check(
        &with(&[feed, "--format", "junit"]),
        1,
        "<testsuite name=\"feeds/shipments.ndjson\" tests=\"4\" failures=\"4\">",
        "",
    );
    let shown = run(&with(&[feed]), b"");
    assert!(!String::from_utf8_lossy(&shown.stdout).contains("13800000001"));
    check(&with(&[feed, "--show-personal-data"]), 1, "the declaration says 13800000001, the order 13800000000", "");
    check(&["reconcile", "--profile", "b2b", feed], 3, "", "has no [reconciliation]");
    check(&["reconcile", feed], 1, "there is no payment", "3 order");
}

#[test]
fn a_profile_of_ones_own_is_used_and_its_faults_are_told_at_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("house.toml");
    let text = "name = \"house\"\ntitle = \"House rules\"\nversion = \"1\"\nsources = []\n\n[[rules]]\nid = \"big\"\ndocuments = [\"payment\"]\n\
                check = \"compare(document.amount.amount, '100') < 0\"\nmessage = \"{document.amount.amount} is much\"\nsource = \"the house\"\n";
    std::fs::write(&path, text).unwrap();
    let name = path.to_str().unwrap();
    check(&["validate", "--profile", name, "payment/typical.json"], 1, "error[house/big] 216.40 is much", "");
    check(&["profile", "check", name], 0, "", "");
    for (wrong, at) in [
        (text.replace("document.amount.amount, '100'", "document.amuont.amount, '100'"), ":9:26"),
        (text.replace("[\"payment\"]", "[\"paymnet\"]"), ":8:14"),
        (text.replace("id = \"big\"", "id = 7"), ":7:6"),
        (text.replace("< 0\"", "< < 0\""), ":9:"),
    ] {
        std::fs::write(&path, wrong).unwrap();
        let output = run(&["profile", "check", name], b"");
        let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_ne!(output.status.code(), Some(0));
        assert!(told.contains(&format!("house.toml{at}")), "{at}: {told}");
    }
}

#[test]
fn rules_of_a_profile_are_chosen_by_the_documents_date() {
    let order = std::fs::read_to_string(format!("{}/feeds/shipments.ndjson", examples())).unwrap();
    let order = order.lines().next().unwrap();
    let line = r#"{"lineNumber":"2","item":{"name":"gift","specification":"gift","origin":"DE"},"quantity":{"value":"1","unit":"H87"},"price":{"amount":"2000.00"},"amount":{"amount":"2000.00"}}"#;
    let order = order
        .replace("\"lines\":[", &format!("\"lines\":[{line},"))
        .replace("196.00\"},\"freight", "2196.00\"},\"freight");
    let judged = |order: &str| {
        let output = run(&["validate", "--profile", "cn-retail-import", "-"], order.as_bytes());
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(!judged(&order).contains("single-limit"), "{}", judged(&order));
    let earlier = order.replace("2026-05-17", "2018-05-17");
    assert!(judged(&earlier).contains("one transaction is of 2000 at most"), "{}", judged(&earlier));
}

#[test]
fn codes_are_looked_up_and_lists_replaced() {
    check(&["codes"], 0, "unlocode          115768 codes", "");
    check(&["codes", "iso4217", "yen"], 0, "JPY      Yen (0 decimals)", "1 code of 178");
    check(&["codes", "unlocode", "de", "hamburg", "--format", "ndjson"], 0, r#""code":"DEHAM","name":"Hamburg""#, "");
    check(&["codes", "iso4217", "doubloon"], 1, "", "0 codes of 178");
    check(&["codes", "iso9999"], 2, "", "there is no code list \"iso9999\"");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.tsv");
    let own = format!("iso4217={}", path.display());
    std::fs::write(&path, "# version: house\ncode\tname\nEUR\tEuro\n").unwrap();
    check(&["codes", "iso4217", "--codes", &own], 0, "EUR      Euro", "1 code of 1");
    check(&["validate", "--codes", &own, "order/typical.json"], 0, "", "no findings");
    check(
        &["validate", "--codes", &own, "feeds/shipments.ndjson"],
        1,
        "error[currency-code] \"CNY\" is not a currency",
        "",
    );
    std::fs::write(&path, "name\nEuro\n").unwrap();
    check(&["validate", "--codes", &own, "order/typical.json"], 3, "", "own.tsv:1: there is no column \"code\"");
    check(&["validate", "--codes", "iso9999=x", "order/typical.json"], 3, "", "there is no code list \"iso9999\"");
    check(&["validate", "--codes", "iso4217", "order/typical.json"], 3, "", "as in iso4217=FILE");
}

#[test]
fn redacted_documents_hold_no_persons_data_and_still_reconcile() {
    let folder = tempfile::tempdir().unwrap();
    let (key, out) = (folder.path().join("key"), folder.path().join("redacted.ndjson"));
    let (key_path, out_path) = (key.to_str().unwrap(), out.to_str().unwrap());
    std::fs::write(&key, [7; 32]).unwrap();
    let feed = std::fs::read_to_string(format!("{}/feeds/shipments.ndjson", examples())).unwrap();
    let persons = ["440524188001010014", "13800000000", "张示例"];
    assert!(persons.iter().all(|value| feed.contains(value)));
    for mode in [&["--mode", "mask"][..], &["--mode", "drop"], &["--mode", "hmac", "--key", key_path]] {
        let arguments = [&["redact", "feeds/shipments.ndjson", "-o", out_path], mode].concat();
        check(&arguments, 0, "", "11 documents redacted, 76 values");
        let redacted = std::fs::read_to_string(&out).unwrap();
        assert_eq!(redacted.lines().count(), 11);
        assert!(!persons.iter().any(|value| redacted.contains(value)), "{mode:?}");
    }
    // The digests, written last, keep what is equal equal and what is not apart.
    let arguments = ["reconcile", "--match-only", "--profile", "cn-retail-import", out_path];
    check(&arguments, 1, "error[buyer-match] order TL-2026-0002", "1 matched, 1 mismatched, 1 incomplete; 4 errors");
    check(&["redact", "--mode", "hmac", "order"], 2, "", "needs --key FILE");
    check(&["redact", "--key", key_path, "order"], 2, "", "for --mode hmac alone");
    std::fs::write(&key, "short").unwrap();
    check(&["redact", "--mode", "hmac", "--key", key_path, "order"], 2, "", "has 32 bytes at least");
    check(&["redact", "feeds/orders.edi"], 1, "", "convert it first");
    check(&["redact", "feeds/orders.ndjson"], 1, "", "in the document: /lines/0/quantitty");
}

/// A person's data is in no output of a validation, in whatever form the document came and the report goes.
#[test]
fn findings_show_no_persons_data_unless_asked_for() {
    let secret = ["张示例", "13800000000", "44052418800101001", "示例路"];
    let order = std::fs::read_to_string(format!("{}/feeds/shipments.ndjson", examples())).unwrap();
    let order = order.lines().next().unwrap();
    let xml = std::fs::read_to_string(format!("{}/feeds/shipment-CEB311.xml", examples())).unwrap();
    assert!(
        order.contains("13800000000") && order.contains("440524188001010014") && xml.contains("440524188001010014")
    );
    let inputs = [
        order.replace("440524188001010014", "440524188001010015"),
        order.replace("\"telephone\":\"13800000000\"", "\"telephone\":\"13800000000 x\""),
        order.replace("\"name\":\"张示例\"", "\"name\":\"张示例\",\"nmae\":\"张示例\""),
        order.replace("\"identityType\":\"1\"", "\"identityType\":1"),
        order.replace("\"identity\":\"440524188001010014\"", "\"identity\":440524188001010014"),
        order.replace("\"currency\":\"CNY\"", "\"currency\":\"CNX\""),
        order.get(..order.len() / 3).map(str::to_owned).unwrap_or_default(),
        order.replace("\"type\":\"order\"", "\"type\":\"ordre\""),
        xml.replace("440524188001010014", "440524188001010015"),
        xml.replace("<ceb:buyerName>", "<ceb:buyerNmae>张示例</ceb:buyerNmae><ceb:buyerName>"),
        xml.replace("<ceb:buyerIdType>1<", "<ceb:buyerIdType>12<"),
    ];
    for input in &inputs {
        let found = run(&["validate", "-", "--profile", "cn-retail-import", "--format", "ndjson"], input.as_bytes());
        assert!(!found.stdout.is_empty(), "nothing is found in {input}");
        for form in ["human", "json", "ndjson", "sarif", "html", "junit", "csv"] {
            let arguments = ["validate", "-", "--profile", "cn-retail-import", "--format", form];
            let output = run(&arguments, input.as_bytes());
            let told =
                format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            assert!(!secret.iter().any(|value| told.contains(value)), "{form}: {told}");
        }
    }
    let shown = run(&["validate", "-", "--show-personal-data"], inputs[0].as_bytes());
    assert!(String::from_utf8_lossy(&shown.stdout).contains("440524188001010015"));
}

/// A user's folder of crosswalks is laid out as the shipped one; what it lacks comes from there.
#[test]
fn a_crosswalk_finds_what_it_uses_beside_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let acme = folder.path().join("edifact/ACME");
    std::fs::create_dir_all(&acme).unwrap();
    let own = acme.join("ORDERS.xwalk");
    std::fs::write(
        &own,
        "crosswalk edifact/D96A/ORDERS <-> order 1.0\nextends edifact/D96A/OURS\nBGM/1225 <-> purpose.code | code(ours)\n",
    )
    .unwrap();
    let base = folder.path().join("edifact/D96A");
    std::fs::create_dir_all(&base).unwrap();
    let rows = "crosswalk edifact/D96A/ORDERS <-> order 1.0\nBGM/1004 <-> number\nSG2[]/NAD <-> otherParties[] { use ours; use party_name }\n";
    std::fs::write(base.join("OURS.xwalk"), rows).unwrap();
    std::fs::write(base.join("_ours.xwalk"), "3035 <-> role\n").unwrap();
    std::fs::write(folder.path().join("edifact/_party_name.xwalk"), "C080/3036#1 <-> name\n").unwrap();
    std::fs::create_dir_all(folder.path().join("codes")).unwrap();
    std::fs::write(folder.path().join("codes/ours.csv"), "legacy,standard\n9,original\n").unwrap();
    let message = folder.path().join("message.edi");
    std::fs::write(&message, "UNH+1+ORDERS:D:96A:UN'BGM+220+A1+9'NAD+BY+++Example'UNS+S'UNT+5+1'").unwrap();
    let output = run(&["convert", "--crosswalk", own.to_str().unwrap(), message.to_str().unwrap()], b"");
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["purpose"]["code"], "original");
    assert_eq!(document["otherParties"][0]["role"], "BY");
    assert_eq!(document["otherParties"][0]["name"], "Example");
}
