//! Tables of one's own, from the draft of a crosswalk on; tables in workbooks.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::process::Command;

#[track_caller]
fn ok(folder: &Path, status: i32, arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tradelane")).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {told}");
    (text(&output.stdout), told)
}

const PRICES: &str = "\
Group;Article No.;Name;Colour;EAN;Net price;Currency;Stock;Weight (kg);Manufacturer;Made in;Picture;Remark
CUPS;CUP-1;Example Cup;blue;4006381333931;12.50;EUR;100;0.35;Example Pottery;DE;https://shop.beispiel.example/1.jpg;fragile
CUPS;CUP-2;Example Cup;green;;12.50;EUR;20;0.350;Example Pottery;DE;;
PLATES;PLATE-1;\"Example; Plate\";;;7.90;EUR;0;0.60;Example Pottery;DE;;
";

const ORDERS: &str = "\
Order No,Order Date,Customer,Email,Ship-to name,Ship-to street,Ship-to city,Zip,Ship-to country,SKU,Item name,Qty,Unit price,Currency,Loyalty
W-100,05.03.2026,Erika Beispiel,erika@beispiel.example,Erika Beispiel,Musterweg 1,Hamburg,20095,DE,CUP-1,Example Cup,2,12.50,EUR,gold
W-100,,,,,,,,,PLATE-1,Example Plate,1,7.90,,
W-101,06.03.2026,Max Beispiel,max@beispiel.example,Max Beispiel,Musterweg 2,Berlin,10115,DE,CUP-2,Example Cup,1,12.50,EUR,
";

/// What stands in a draft, without the blanks that lay it out.
fn rows(draft: &str) -> Vec<String> {
    draft.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[track_caller]
fn has(draft: &str, expected: &[&str]) {
    let rows = rows(draft);
    for row in expected {
        assert_eq!(rows.iter().filter(|known| known == row).count(), 1, "{row}\n{draft}");
    }
}

#[test]
fn a_price_list_gets_a_crosswalk_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("Price list.csv"), PRICES).unwrap();
    let (draft, told) = ok(folder, 0, &["crosswalk", "new", "--from", "Price list.csv", "--to", "catalogue"]);
    assert!(told.starts_with("12 of 13 columns mapped"), "{told}\n{draft}");
    has(
        &draft,
        &[
            "crosswalk table/price-list <-> catalogue 1.0",
            "\"Article No.\" -> number",
            "\"Article No.\" <-> item.sellerCode",
            "\"EAN\" <-> item.gtin | gtin(13)",
            "\"Net price\" <-> prices[kind=retail].price.amount | decimal",
            "\"Weight (kg)\" <-> grossWeight[unit=KGM].value | decimal",
            "\"Made in\" <-> item.origin",
            "# \"Remark\" (fragile) perhaps note, items[].note",
        ],
    );
    fs::write(folder.join("own.xwalk"), &draft).unwrap();
    let (checked, told) = ok(folder, 0, &["crosswalk", "check", "own.xwalk"]);
    assert!(checked.contains("0 findings"), "{checked}{told}");
    let (_, told) = ok(folder, 0, &["validate", "--crosswalk", "own.xwalk", "Price list.csv"]);
    assert!(told.contains("3 messages checked, 0 with errors"), "{told}");
    let read = ["convert", "--crosswalk", "own.xwalk"];
    let kept = [&read[..], &["--keep-residue", "Price list.csv", "-o", "kept.ndjson"]].concat();
    ok(folder, 0, &kept);
    let (written, _) = ok(folder, 0, &[&read[..], &["--to", "table/price-list", "kept.ndjson"]].concat());
    assert_eq!(written, PRICES);
    let write = ["--to", "table/price-list", "kept.ndjson", "-o", "Prices.xlsx"];
    ok(folder, 0, &[&read[..], &write].concat());
    // A workbook in place of the table gives the same documents.
    let (documents, _) = ok(folder, 0, &[&read[..], &["Price list.csv"]].concat());
    let (from_book, _) = ok(folder, 0, &[&read[..], &["Prices.xlsx"]].concat());
    assert_eq!(documents, from_book);
    let (again, _) =
        ok(folder, 0, &["crosswalk", "new", "--from", "Prices.xlsx", "--to", "catalogue", "--name", "price-list"]);
    assert_eq!(rows(&again)[1..], rows(&draft)[1..]);
    let (_, told) = ok(folder, 2, &[&read[..], &["Price list.csv", "-o", "Documents.xlsx"]].concat());
    assert!(told.contains("a workbook holds a table"), "{told}");
    assert!(!folder.join("Documents.xlsx").exists());
    let (_, told) = ok(folder, 1, &[&read[..], &["Prices.xlsx", "--sheet", "Other"]].concat());
    assert!(told.contains("sheet-name") && told.contains("Sheet1"), "{told}");
}

#[test]
fn orders_of_several_rows_get_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("orders.csv"), ORDERS).unwrap();
    let new = ["crosswalk", "new", "--from", "orders.csv", "--to", "order", "--name", "web", "-o", "web.xwalk"];
    ok(folder, 0, &new);
    let draft = fs::read_to_string(folder.join("web.xwalk")).unwrap();
    has(
        &draft,
        &[
            "key \"Order No\" once",
            "\"Order Date\" <-> issuedAt | date(dd.MM.yyyy)",
            "\"Customer\" <-> buyer.name",
            "\"Zip\" <-> consignee.address.postalCode",
            "\"Qty\" <-> quantity[unit=H87].value | decimal",
            "\"Unit price\" <-> price.amount | decimal",
        ],
    );
    let (checked, told) = ok(folder, 0, &["crosswalk", "check", "web.xwalk"]);
    assert!(checked.contains("0 findings"), "{checked}{told}");
    let read = ["convert", "--crosswalk", "web.xwalk"];
    ok(folder, 0, &[&read[..], &["--keep-residue", "orders.csv", "-o", "kept.ndjson"]].concat());
    let documents = fs::read_to_string(folder.join("kept.ndjson")).unwrap();
    assert_eq!(documents.lines().count(), 2);
    let (written, _) = ok(folder, 0, &[&read[..], &["--to", "table/web", "kept.ndjson"]].concat());
    assert_eq!(written, ORDERS);
    let (_, told) = ok(folder, 0, &[&read[..], &["orders.csv"]].concat());
    assert!(told.contains("Order/Loyalty"), "{told}");
    // Columns that are not there are told, and so is a file that is no such table.
    fs::write(folder.join("less.csv"), ORDERS.replace("Order No,", "No,")).unwrap();
    let (_, told) = ok(folder, 1, &[&read[..], &["less.csv"]].concat());
    assert!(told.contains("table-column-missing") && told.contains("Order No"), "{told}");
}

/// Spreadsheets of Europe save semicolons, decimal commas and windows-1252, or UTF-16 with tabs.
#[test]
fn encodings_and_decimal_commas_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let text = "Nr;Article No.;Name;Qty;Unit price\nW-1;CUP-1;Gr\u{fc}ne Tasse;2;12,50\n";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    fs::write(folder.join("latin.csv"), &latin).unwrap();
    let wide: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.replace(';', "\t").encode_utf16()).flat_map(u16::to_le_bytes).collect();
    fs::write(folder.join("wide.txt"), wide).unwrap();
    let new =
        ["crosswalk", "new", "--from", "latin.csv", "--to", "order", "--encoding", "windows-1252", "-o", "own.xwalk"];
    ok(folder, 0, &new);
    let draft = fs::read_to_string(folder.join("own.xwalk")).unwrap();
    has(&draft, &["\"Unit price\" <-> price.amount | decimal(comma)"]);
    let read = ["convert", "--crosswalk", "own.xwalk"];
    let (from_latin, _) = ok(folder, 0, &[&read[..], &["latin.csv", "--encoding", "windows-1252"]].concat());
    assert!(from_latin.contains("Gr\u{fc}ne Tasse") && from_latin.contains("\"12.50\""), "{from_latin}");
    let (from_wide, _) = ok(folder, 0, &[&read[..], &["wide.txt"]].concat());
    assert_eq!(from_latin, from_wide);
    fs::write(folder.join("partners.toml"), "[[partners]]\nname = \"shop\"\nencoding = \"windows-1252\"\n").unwrap();
    let (by_partner, _) = ok(folder, 0, &[&read[..], &["latin.csv"]].concat());
    assert_eq!(from_latin, by_partner);
    fs::write(folder.join("partners.toml"), "[[partners]]\nname = \"shop\"\nencoding = \"klingon\"\n").unwrap();
    let (_, told) = ok(folder, 1, &["partners", "check"]);
    assert!(told.contains("partners.toml:3:12") && told.contains("is no encoding"), "{told}");
    fs::remove_file(folder.join("partners.toml")).unwrap();
    // Without a word it is UTF-8, and the byte is told at its place.
    let (_, told) = ok(folder, 1, &[&read[..], &["latin.csv"]].concat());
    assert!(told.contains("table-encoding") && told.contains("latin.csv:2:11"), "{told}");
    // What is no character of the encoding is told too.
    let broken: Vec<u8> = latin.iter().map(|&byte| if byte == 0xfc { 0xff } else { byte }).collect();
    fs::write(folder.join("broken.csv"), broken).unwrap();
    let (_, told) = ok(folder, 1, &[&read[..], &["broken.csv", "--encoding", "gb18030"]].concat());
    assert!(told.contains("table-encoding") && told.contains("broken.csv:2:11"), "{told}");
    ok(folder, 2, &[&read[..], &["latin.csv", "--encoding", "klingon"]].concat());
    let point = text.replace("12,50", "1.250,00");
    fs::write(folder.join("point.csv"), point).unwrap();
    let (_, told) = ok(folder, 1, &[&read[..], &["point.csv"]].concat());
    assert!(told.contains("is not a decimal number with a comma"), "{told}");
}

#[test]
fn what_is_no_table_of_ones_own_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let check = |rows: &str, says: &str| {
        fs::write(folder.join("own.xwalk"), format!("crosswalk table/own <-> order 1.0\n{rows}\n")).unwrap();
        let (_, told) = ok(folder, 1, &["crosswalk", "check", "own.xwalk"]);
        assert!(told.contains("crosswalk-table") && told.contains(says), "{told}");
    };
    check("", "no rows name its columns");
    check("Line[] <-> lines[] { \"SKU\" <-> item.sellerCode }", "the first part of a table stands once");
    check("Order <-> . { \"No\" <-> number }\nLine <-> seller { \"SKU\" <-> name }", "only the first part stands once");
    check("Order <-> . { \"No\" <-> number }\nkey \"Number\"", "no row of Order reads \"Number\"");
    check("Order <-> . { price/amount <-> number }", "has no parts");
    check("columns <-> . { \"No\" <-> number }", "is no name for a part");
    check("Order[No=1] <-> . { \"No\" <-> number }", "without conditions");
    fs::write(folder.join("empty.csv"), "").unwrap();
    let new = |from: &str, more: &[&str], status| {
        ok(folder, status, &[&["crosswalk", "new", "--from", from, "--to"], more].concat()).1
    };
    assert!(new("empty.csv", &["order"], 1).contains("names no columns"));
    assert!(new("empty.csv", &["orders"], 2).contains("there is no document type \"orders\""));
    assert!(new("empty.csv", &["order", "--name", "shopify"], 2).contains("comes with the toolkit"));
    new("none.csv", &["order"], 3);
}

/// Of several blocks with one left side, a file that extends another means that with the same right side.
#[test]
fn a_block_takes_the_place_of_the_one_with_its_right_side() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let base = "crosswalk table/base <-> order 1.0\nOrder <-> . { No <-> number }\n\
                Order <-> buyer { Customer <-> name }\nLine[] <-> lines[] { SKU <-> item.sellerCode; Qty <-> quantity[unit=H87].value }\n";
    let over = "crosswalk table/over <-> order 1.0\nextends base\nOrder <-> buyer { Customer <-> telephone }\n";
    fs::write(folder.join("base.xwalk"), base).unwrap();
    fs::write(folder.join("over.xwalk"), over).unwrap();
    fs::write(folder.join("orders.csv"), "No,Customer,SKU,Qty\nW-1,+49 40 1234567,CUP-1,2\n").unwrap();
    let (read, _) = ok(folder, 0, &["convert", "--crosswalk", "over.xwalk", "orders.csv"]);
    assert!(read.contains("\"number\":\"W-1\"") && read.contains("\"telephone\":\"+49 40 1234567\""), "{read}");
    assert!(!read.contains("\"name\""), "{read}");
}
