//! Cut, flipped and random bytes: no panic, and what is wrong has a place.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use proptest::prelude::*;
use tradelane::{Feed, Finding, Findings, Input, Options, Output, Severity, Target, convert, inspect, validate};

const FEEDS: [&str; 16] = [
    "acknowledgement-TA1.edi",
    "orders.edi",
    "order-850.edi",
    "order-ubl.xml",
    "shipment-CEB311.xml",
    "shipment-CEB411.xml",
    "shipment-CEB511.xml",
    "shipment-CEB621.xml",
    "orders.ndjson",
    "catalogue-shopify.csv",
    "catalogue-google.tsv",
    "catalogue-google.xml",
    "orders.csv",
    "../epcis/ObjectEvent.json",
    "../epcis/ObjectEvent-2.0.xml",
    "catalogue-gs1.xml",
];

fn feed(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../examples/feeds/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Runs everything on bytes; gives what was found.
fn run(name: &str, bytes: &[u8]) -> Vec<Finding> {
    // Bytes that say they are compressed and are not.
    let Ok(input) = Input::from_bytes(name, bytes.to_vec()) else { return Vec::new() };
    let mut feed = match Feed::open(input, None) {
        Ok(Ok(feed)) => feed,
        Ok(Err(finding)) => return vec![finding],
        Err(_) => return Vec::new(),
    };
    let options = Options { keep_residue: true, ..Options::default() };
    let mut findings = Findings::new();
    let mut found = Vec::new();
    while let Ok(Some(raw)) = feed.next(&mut findings) {
        let converted = convert(&raw, &options);
        if let Some(target) = Target::named(&converted.message).filter(|_| !converted.message.is_empty()) {
            let mut output = Output::new(Vec::new(), target, false);
            for document in &converted.documents {
                output.document(document).unwrap();
            }
            output.finish().unwrap();
        }
        found.extend(converted.findings);
        found.extend(validate(&raw, &Options::default()).findings);
        inspect(&raw, &options);
    }
    found.extend(findings.into_vec());
    found
}

fn has_placed_error(findings: &[Finding]) -> bool {
    let mut errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.any(|finding| finding.source.as_ref().is_some_and(|place| place.line > 0 && place.column > 0))
}

#[test]
fn a_feed_cut_at_any_byte_is_told_with_a_place() {
    for name in FEEDS {
        let whole = feed(name);
        let end = whole.trim_ascii_end().len();
        for cut in 1..end {
            // Between two documents of a feed nothing is missing.
            let is_whole = name == "orders.ndjson" && (whole[cut] == b'\n' || whole[cut - 1] == b'\n');
            // Every byte of the first part, then one in seven: the parts of a feed are alike.
            let separator = if name.ends_with(".csv") { b',' } else { b'\t' };
            let is_table = name.ends_with(".csv") || name.ends_with(".tsv");
            if is_whole || is_table && has_whole_rows(&whole, cut, separator) || (cut > 400 && cut % 7 != 0) {
                continue;
            }
            let found = run(name, &whole[..cut]);
            assert!(has_placed_error(&found), "{name} cut at {cut}: {found:?}");
        }
    }
}

/// Whether what is left of a table that is cut is rows with all their fields: nothing tells that more followed.
fn has_whole_rows(whole: &[u8], cut: usize, separator: u8) -> bool {
    let fields = |bytes: &[u8]| {
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(bytes);
        reader.byte_records().map(|record| record.unwrap().len()).collect::<Vec<usize>>()
    };
    let left = &whole[..cut];
    let (all, found) = (fields(whole)[0], fields(left));
    // A quotation mark that is open takes all that follows for one field, which is told.
    let is_closed = left.iter().filter(|byte| **byte == b'"').count().is_multiple_of(2);
    found.len() > 1 && found.last() == Some(&all) && is_closed
}

#[test]
fn tables_with_faults_are_told_and_the_rest_is_read() {
    let sample = String::from_utf8(feed("orders.csv")).unwrap();
    let numbers = |text: &[u8]| {
        let mut feed = Feed::open(Input::from_bytes("orders", text.to_vec()).unwrap(), None).unwrap().unwrap();
        let mut around = Findings::new();
        let (mut rules, mut numbers) = (Vec::new(), Vec::new());
        while let Some(raw) = feed.next(&mut around).unwrap() {
            let converted = convert(&raw, &Options::default());
            rules.extend(converted.findings.iter().map(|finding| finding.rule.to_string()));
            for document in converted.documents {
                let document: serde_json::Value = serde_json::from_slice(&document).unwrap();
                numbers.push((
                    document["number"].as_str().unwrap_or_default().to_owned(),
                    document["lines"].as_array().unwrap().len(),
                ));
            }
        }
        let mut around: Vec<String> = around.into_vec().iter().map(|finding| finding.rule.to_string()).collect();
        around.extend(rules);
        (around, numbers)
    };
    let check = |text: &[u8], rules: &[&str], lines: [usize; 2]| {
        let (found, read) = numbers(text);
        assert_eq!(found, rules);
        assert_eq!(read, [("WEB-2026-0301".to_owned(), lines[0]), ("WEB-2026-0302".to_owned(), lines[1])]);
    };
    check(sample.as_bytes(), &[], [5, 1]);
    check(format!("\u{feff}{}", sample.replace('\n', "\r\n")).as_bytes(), &[], [5, 1]);
    check(format!("{},extra\n", sample.trim_end()).as_bytes(), &["table-fields"], [5, 1]);
    check(sample.replacen(",Example Cup,", ",Example\0Cup,", 1).as_bytes(), &["table-character"], [5, 1]);
}

/// What is wrong in an item of a feed is told at its place, and the other items are read.
#[test]
fn faults_in_a_feed_are_told_at_their_place() {
    let sample = String::from_utf8(feed("catalogue-google.xml")).unwrap();
    let check = |text: &str, rule: &str, at: &str, items: usize| {
        let mut feed = Feed::open(Input::from_bytes("feed", text.as_bytes().to_vec()).unwrap(), None).unwrap().unwrap();
        let mut around = Findings::new();
        let (mut found, mut read) = (Vec::new(), 0);
        while let Some(raw) = feed.next(&mut around).unwrap() {
            let converted = convert(&raw, &Options::default());
            found.extend(converted.findings);
            for document in converted.documents {
                let document: serde_json::Value = serde_json::from_slice(&document).unwrap();
                read += document["items"].as_array().unwrap().len();
            }
        }
        found.extend(around.into_vec());
        let finding = found.iter().find(|finding| finding.rule == rule).unwrap_or_else(|| panic!("{rule}: {found:?}"));
        let place = finding.source.as_ref().unwrap();
        let offset = text.find(at).unwrap();
        let line = text[..offset].matches('\n').count() + 1;
        assert_eq!((place.offset, place.line), (offset as u64, line as u64), "{rule}: {finding:?}");
        assert_eq!(read, items, "{rule}");
    };
    let broken = |from: &str, to: &str| sample.replacen(from, to, 1);
    check(&broken("9.00 EUR", "free of charge"), "decimal-form", "free of charge", 5);
    check(&broken("<link>https://shop.beispiel.example/cup", "<link>a &cup;"), "xml-syntax", "&cup;", 5);
    check(&broken("    <item>\n      <g:id>BOX-1", "<image/><item>\n<g:id>BOX-1"), "table-between", "\n<image/>", 5);
    check(
        &broken("    </item>\n    <item>\n      <g:id>BOX-1", "    <item>\n<g:id>BOX-1"),
        "xml-syntax",
        "<item>\n<g:id>BOX-1",
        5,
    );
    let long = format!("<g:id>{}</g:id>", "x".repeat(1 << 21));
    check(&broken("<g:id>CUP-1</g:id>", &long), "table-size", "<item>\n      <g:id>xxx", 4);
    let cut = &sample[..sample.find("</channel>").unwrap()];
    check(&format!("{cut}<!-- -->"), "table-end", "\n  <!-- -->", 5);
}

#[test]
fn what_is_no_table_is_told_in_bounded_time() {
    let rule = |bytes: &[u8]| {
        let found = run("table", bytes);
        found
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| finding.rule.to_string())
            .collect::<Vec<_>>()
    };
    let columns = "order_number,sku,quantity";
    let many = format!("{columns}{}\nA,1,2\n", ",x".repeat(5_000));
    assert_eq!(rule(many.as_bytes()), ["table-header"]);
    assert_eq!(rule(format!("{columns}{}\nA,1,2\n", ",x".repeat(1_000_000)).as_bytes()).len(), 1);
    let wide = format!("{columns}\nA,1,2{}\nB,1,2\n", ",y".repeat(20_000));
    assert!(rule(wide.as_bytes()).contains(&"table-fields".to_owned()));
    let open = format!("{columns}\nA,\"1,2\nB,1,2\n{}", "C,1,2\n".repeat(500));
    let found = run("table", open.as_bytes());
    let quotes: Vec<_> = found.iter().filter(|finding| finding.rule == "table-quote").collect();
    assert_eq!(quotes.len(), 1);
    let place = quotes[0].source.as_ref().unwrap();
    assert_eq!((place.line, place.column), (2, 3));
    assert_eq!(rule(format!("{columns}\n").as_bytes()), ["table-empty"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bytes_do_no_harm(which in 0..FEEDS.len(), flips in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..12)) {
        let mut bytes = feed(FEEDS[which]);
        for (at, value) in flips {
            let at = at as usize % bytes.len();
            bytes[at] = value;
        }
        run(FEEDS[which], &bytes);
    }

    #[test]
    fn random_bytes_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..600), start in 0..7usize) {
        let start: &[u8] = [b"".as_slice(), b"UNA:+.? '", b"UNB+UNOC:3+", b"ISA*00*          *00*          *ZZ*A              *ZZ*B              *260517*0830*^*00501*000000001*0*P*>~GS*PO*A*B*20260517*0830*1*X*005010~ST*850*1~", b"UNH+1+ORDERS:D:96A:UN'", b"<?xml version='1.0'?><a ", b"{\"type\":\"order\","][start];
        let whole = [start, &bytes].concat();
        let found = run("random", &whole);
        prop_assert!(!found.is_empty() || whole.is_empty() || whole.starts_with(&[0x1f, 0x8b]));
    }

    #[test]
    fn random_segments_do_no_harm(text in "(UNA:\\+\\.\\? '|UNB\\+UNO[A-Y]:[1-4]|UNH\\+1\\+ORDERS:D:(96A|01B):UN'|[A-Z]{3}[+:'?*A-Z0-9äß]{0,12}'?|\n| ){0,40}") {
        run("segments", text.as_bytes());
    }
}

/// Found by the fuzzer: a list in a list, the inner element of which holds nothing that can be read.
#[test]
fn an_empty_element_in_an_element_that_is_empty_so_far() {
    let text = "UNH+1+ORDERS:D:96A:UN'BGM+220+A1'LIN+++:'PIA++:'DTM+'MEA+++:'SG'TAX'MOA+'LIN'PIA'LIN+1'QTY+21:2'UNS+S'UNT+9+1'";
    run("feed", text.as_bytes());
    let xml = "<Order xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2' xmlns:cac='urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2' xmlns:cbc='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'><cbc:ID>1</cbc:ID><cac:OrderLine><cac:LineItem><cac:Item><cac:AdditionalItemProperty/><cac:CommodityClassification/><cbc:Name>x</cbc:Name></cac:Item></cac:LineItem></cac:OrderLine></Order>";
    let found = run("order", xml.as_bytes());
    assert!(!found.is_empty());
}

#[test]
fn a_bad_message_between_good_ones_takes_none_of_them() {
    let text = String::from_utf8_lossy(&feed("orders.edi"))
        .replace("UNT+11+2'", "")
        .replace("BGM+220+PO-2026-000124+9'", "QQQ+?'");
    let input = Input::from_bytes("feed", text.into_bytes()).unwrap();
    let mut feed = Feed::open(input, None).unwrap().unwrap();
    let mut findings = Findings::new();
    let mut numbers = Vec::new();
    while let Some(raw) = feed.next(&mut findings).unwrap() {
        for document in convert(&raw, &Options::default()).documents {
            let document: serde_json::Value = serde_json::from_slice(&document).unwrap();
            numbers.push(document["number"].as_str().unwrap_or_default().to_owned());
        }
    }
    assert_eq!(numbers.first().map(String::as_str), Some("PO-2026-000123"));
    assert_eq!(numbers.last().map(String::as_str), Some("PO-2026-000125"));
}
