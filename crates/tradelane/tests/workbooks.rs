//! Tables in workbooks: what cells hold, where faults are, and that rows and columns come back.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::Value;
use tradelane::{Feed, Finding, Findings, Input, Options, Output, Severity, Target, convert};

/// The documents of an input, and what was found.
fn read(bytes: Vec<u8>, sheet: Option<&str>) -> (Vec<Vec<u8>>, Vec<Finding>) {
    let input = Input::from_bytes("book.xlsx", bytes).unwrap().with_sheet(sheet.map(str::to_owned));
    let mut feed = match Feed::open(input, None).unwrap() {
        Ok(feed) => feed,
        Err(finding) => return (Vec::new(), vec![finding]),
    };
    let options = Options { keep_residue: true, ..Options::default() };
    let (mut around, mut documents, mut found) = (Findings::new(), Vec::new(), Vec::new());
    while let Some(raw) = feed.next(&mut around).unwrap() {
        let converted = convert(&raw, &options);
        documents.extend(converted.documents);
        found.extend(converted.findings);
    }
    let mut all = around.into_vec();
    all.extend(found);
    (documents, all)
}

fn write(documents: &[Vec<u8>], target: &str, as_workbook: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named(target).unwrap(), false);
    if as_workbook {
        output = output.as_workbook();
    }
    for document in documents {
        output.document(document).unwrap();
    }
    assert_eq!(output.finish().unwrap(), []);
    bytes
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../examples/feeds/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Rules with the cells they name.
fn told(found: &[Finding]) -> Vec<(String, String)> {
    let cell = |finding: &Finding| finding.source.as_ref().and_then(|place| place.within.clone()).unwrap_or_default();
    found.iter().map(|finding| (finding.rule.to_string(), cell(finding))).collect()
}

#[test]
fn rows_and_columns_come_back_through_a_workbook() {
    for (name, target) in [
        ("catalogue-shopify.csv", "table/shopify"),
        ("orders.csv", "table/order"),
        ("catalogue-google.tsv", "table/google"),
    ] {
        let (documents, _) = read(sample(name), None);
        let book = write(&documents, target, true);
        assert_eq!(book, write(&documents, target, true), "{name}: the same bytes each time");
        let (again, found) = read(book, None);
        assert!(found.iter().all(|finding| finding.severity < Severity::Error), "{name}: {found:?}");
        assert_eq!(documents.len(), again.len(), "{name}");
        // The header line has commas now, and is else the same.
        let without_columns = |text: &[u8]| {
            let mut document: Value = serde_json::from_slice(text).unwrap();
            let columns = document.pointer_mut("/extensions/org.tradelane.residue").map(Value::take);
            (document, columns.is_some())
        };
        for (before, after) in documents.iter().zip(&again) {
            assert_eq!(without_columns(before), without_columns(after), "{name}");
        }
        let rows = |bytes: &[u8], separator| {
            let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(bytes);
            reader.records().map(Result::unwrap).map(|row| row.iter().map(str::to_owned).collect()).collect()
        };
        let separator = if target == "table/google" { b'\t' } else { b',' };
        let (left, right): (Vec<Vec<String>>, Vec<Vec<String>>) =
            (rows(&sample(name), separator), rows(&write(&again, target, false), b','));
        assert_eq!(left, right, "{name}");
    }
}

/// A workbook as a person makes it: numbers, dates, flags, formulas, a fault.
fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notes").unwrap().write_string(0, 0, "Orders of March").unwrap();
    let sheet = book.add_worksheet().set_name("Order list").unwrap();
    for (column, name) in ["order_number", "ordered_at", "currency", "sku", "quantity", "unit_price", "barcode", "note"]
        .iter()
        .enumerate()
    {
        sheet.write_string(0, column as u16, *name).unwrap();
    }
    let (money, date, number) = (
        Format::new().set_num_format("0.00"),
        Format::new().set_num_format("yyyy-mm-dd"),
        Format::new().set_num_format("00000"),
    );
    for (row, price) in [(1, 44.9), (3, 7.5)] {
        sheet.write_number_with_format(row, 0, f64::from(301 + row), &number).unwrap();
        sheet.write_datetime_with_format(row, 1, ExcelDateTime::from_ymd(2026, 3, 5).unwrap(), &date).unwrap();
        sheet.write_string(row, 2, "EUR").unwrap();
        sheet.write_string(row, 3, "CUP, \"blue\"\nlarge").unwrap();
        sheet.write_number(row, 4, 2.0).unwrap();
        sheet.write_number_with_format(row, 5, price, &money).unwrap();
        sheet.write_number(row, 6, 4_006_381_333_931.0).unwrap();
    }
    sheet.write_boolean(1, 7, true).unwrap();
    sheet.write_formula(3, 4, Formula::new("1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_string(3, 5, "seven").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_are_read_as_they_are_shown_and_faults_name_them() {
    let (documents, found) = read(book(), Some("Order list"));
    let order: Value = serde_json::from_slice(&documents[0]).unwrap();
    assert_eq!(order["number"], "00302");
    assert_eq!(order["issuedAt"], "2026-03-05");
    assert_eq!(order["note"], "TRUE");
    let line = &order["lines"][0];
    assert_eq!(line["item"]["sellerCode"], "CUP, \"blue\"\nlarge");
    assert_eq!(line["item"]["gtin"], "4006381333931");
    assert_eq!(line["quantity"]["value"], "2");
    assert_eq!(line["price"]["amount"], "44.90");
    let cell = |rule: &str, cell: &str| (rule.to_owned(), format!("'Order list'!{cell}"));
    let expected = [("sheet-cell", "E4"), ("table-value-missing", "A4"), ("decimal-form", "F4"), ("residue", "F4")];
    assert_eq!(told(&found), expected.map(|(rule, at)| cell(rule, at)));
    let place = found[2].source.as_ref().unwrap();
    assert_eq!((place.line, place.column), (4, 6));
    let sole = |sheet| told(&read(book(), sheet).1);
    assert_eq!(sole(None), [("table-header".to_owned(), "Notes!A1".to_owned())]);
    assert_eq!(sole(Some("Others")), [("sheet-name".to_owned(), String::new())]);
}

/// A workbook with one part in place of the one it has.
fn with_part(bytes: Vec<u8>, name: &str, with: &mut dyn FnMut(&mut dyn Write)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let own = part.name().unwrap().into_owned();
        writer.start_file(own.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        if own == name {
            with(&mut writer);
        } else {
            std::io::copy(&mut part, &mut writer).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_unpacks_to_too_much_is_not_read() {
    let bomb = with_part(book(), "xl/worksheets/sheet2.xml", &mut |out| {
        let block = vec![b' '; 1 << 20];
        (0..300).for_each(|_| out.write_all(&block).unwrap());
    });
    assert!(bomb.len() < 1 << 20);
    assert_eq!(told(&read(bomb, Some("Order list")).1), [("sheet-size".to_owned(), String::new())]);
}

#[test]
fn cells_in_any_order_do_no_harm() {
    let sheet = |rows: &str| {
        let text = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        with_part(book(), "xl/worksheets/sheet1.xml", &mut |out| out.write_all(text.as_bytes()).unwrap())
    };
    let cell = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let header = [("A", "order_number"), ("B", "sku"), ("C", "quantity")];
    let header: String = header.iter().map(|(at, text)| cell(&format!("{at}1"), text)).collect();
    let row = [cell("A2", "W-1"), cell("C2", "1"), cell("B2", "CUP"), cell("C2", "5")].concat();
    let far = [cell("A1048576", "W-2"), cell("B1048576", "CUP"), cell("XFD1048576", "1")].concat();
    let (documents, found) = read(sheet(&format!("<row>{header}</row><row>{row}</row><row>{far}</row>")), None);
    assert_eq!(documents.len(), 2);
    let left_out: Vec<(String, String)> = told(&found).into_iter().filter(|(rule, _)| rule == "sheet-cell").collect();
    assert_eq!(
        left_out,
        [("sheet-cell".to_owned(), "Notes!B2".to_owned()), ("sheet-cell".to_owned(), "Notes!C2".to_owned())]
    );
    assert!(told(&found).contains(&("table-fields".to_owned(), "Notes!B1048576".to_owned())), "{found:?}");
}

#[test]
fn broken_workbooks_end_in_findings() {
    let whole = book();
    for cut in (4..whole.len()).step_by(61) {
        let (_, found) = read(whole[..cut].to_vec(), None);
        assert!(!found.is_empty(), "cut at {cut}");
    }
    for at in (4..whole.len()).step_by(23) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = read(bytes, Some("Order list"));
    }
}
