//! Every row of every crosswalk is used by a sample of the project's own.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::path::Path;

use tradelane::{Input, Options, Reach, RowInfo, crosswalk_names};

const UBL: &str = "the samples of UBL show what is usual; each of its parties has places for all that a party has";

const PEPPOL: &str = "messages of Peppol are read as the messages of UBL that they are";

/// Rows that no sample uses, by crosswalk and left side (`*` for all), with the reason.
const EXCEPTIONS: [(&str, &str, &str); 23] = [
    ("ubl/2.1/Order", "*", UBL),
    ("ubl/2.1/DespatchAdvice", "*", UBL),
    ("ubl/2.1/OrderResponse", "*", UBL),
    ("ubl/2.1/OrderResponseSimple", "*", UBL),
    ("ubl/2.1/OrderChange", "*", UBL),
    ("ubl/2.1/OrderCancellation", "*", UBL),
    ("ubl/2.1/Invoice", "*", UBL),
    ("ubl/2.1/Catalogue", "*", UBL),
    ("ubl/2.1/ApplicationResponse", "*", UBL),
    ("ubl/2.1/ReceiptAdvice", "*", UBL),
    ("ubl/2.1/InventoryReport", "*", UBL),
    ("ubl/2.1/TransportationStatus", "*", UBL),
    ("ubl/2.1/ForwardingInstructions", "*", UBL),
    ("ubl/2.1/Waybill", "*", UBL),
    ("ubl/2.4/ImportCustomsDeclaration", "*", UBL),
    ("ubl/2.4/ExportCustomsDeclaration", "*", UBL),
    ("peppol/order", "*", PEPPOL),
    ("peppol/order-response", "*", PEPPOL),
    ("peppol/despatch-advice", "*", PEPPOL),
    ("peppol/catalogue", "*", PEPPOL),
    ("peppol/invoice", "*", PEPPOL),
    (
        "x12/005010/214",
        "0100[N1/01=CA]/N1/03..04[2]",
        "the carrier's SCAC is read from B10, which must have it, and written in both places",
    ),
    ("x12/004010/214", "0100[N1/01=CA]/N1/03..04[2]", "as 005010"),
];

fn reach() -> Reach {
    let mut reach = Reach::default();
    for folder in ["edifact", "epcis", "feeds", "x12", "xml"] {
        let folder = format!("{}/../../examples/{folder}", env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<_> =
            std::fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for path in files.iter().filter(|path| is_legacy(path)) {
            reach.add(Input::open(path.to_str().unwrap()).unwrap(), &Options::default()).unwrap();
        }
    }
    reach
}

fn is_legacy(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        ["edi", "xml", "csv", "tsv", "json", "jsonld"].iter().any(|legacy| extension == *legacy)
    })
}

#[test]
fn every_row_of_every_crosswalk_is_used_by_a_sample() {
    let reach = reach();
    let unused: BTreeMap<_, _> = reach.missing().collect();
    let mut missing: Vec<String> = Vec::new();
    let mut excused: Vec<(&str, &str)> = Vec::new();
    for name in crosswalk_names() {
        let excuse = |left: &str| {
            EXCEPTIONS.iter().find(|(crosswalk, row, _)| *crosswalk == name && (*row == left || *row == "*"))
        };
        let Some((used, all)) = reach.count(&name) else {
            match excuse("*") {
                Some((crosswalk, left, _)) => excused.push((crosswalk, left)),
                None => missing.push(format!("{name}: no sample")),
            }
            continue;
        };
        println!("{name}: {used} of {all} rows");
        // The packet is the same around every message of customs, and CEB311 has a sample of it.
        let is_packet = |row: &&RowInfo| row.path.ends_with("ceb/_packet.xwalk") && name != "ceb/1.0/CEB311Message";
        for row in unused.get(name.as_str()).into_iter().flatten().filter(|row| !is_packet(row)) {
            match excuse(&row.left) {
                Some((crosswalk, left, _)) => excused.push((crosswalk, left)),
                None => {
                    let (left, arrow, right) = (&row.left, row.arrow, &row.right);
                    missing.push(format!("{name}: {}:{}  {left} {arrow} {right}", row.path, row.at.line));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{} rows are not used:\n{}", missing.len(), missing.join("\n"));
    let stale: Vec<_> = EXCEPTIONS.iter().filter(|(name, left, _)| !excused.contains(&(name, left))).collect();
    assert!(stale.is_empty(), "these rows are used: {stale:?}");
}

/// The measure itself: one line less in a sample is one row that is not used.
#[test]
fn a_row_that_no_sample_uses_is_told() {
    let path = format!("{}/../../examples/feeds/acknowledgement-TA1.edi", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let missing = |text: &str| {
        let mut reach = Reach::default();
        reach.add(Input::from_bytes("sample", text.as_bytes().to_vec()).unwrap(), &Options::default()).unwrap();
        let lefts = reach.missing().flat_map(|(_, rows)| rows.iter().map(|row| row.left.clone()).collect::<Vec<_>>());
        lefts.collect::<Vec<String>>()
    };
    let whole = missing(&text);
    let cut = text.replace("*R*021~", "*A*000~");
    assert_ne!(cut, text, "{text}");
    let more: Vec<String> = missing(&cut).into_iter().filter(|left| !whole.contains(left)).collect();
    assert_eq!(more, ["TA1[05!=000]/05"]);
}

/// What is written without a document's word for it owes the same where no other row reads it, and only there.
#[test]
fn a_row_that_only_writes_is_told_where_nothing_reads_its_place() {
    let path = format!("{}/../../examples/x12/850-005010.edi", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let cut = text.replace("GS*PO*", "GS*XX*");
    assert_ne!(cut, text, "{text}");
    let lefts = |text: &str| {
        let mut reach = Reach::default();
        reach.add(Input::from_bytes("sample", text.as_bytes().to_vec()).unwrap(), &Options::default()).unwrap();
        reach
            .missing()
            .flat_map(|(_, rows)| rows.iter().map(|row| row.left.clone()).collect::<Vec<_>>())
            .collect::<Vec<String>>()
    };
    let whole = lefts(&text);
    assert!(!whole.iter().any(|left| left == "BEG/01" || left == "GS/07"), "{whole:?}");
    let more: Vec<String> = lefts(&cut).into_iter().filter(|left| !whole.contains(left)).collect();
    assert_eq!(more, ["GS/01"]);
}
