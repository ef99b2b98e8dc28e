//! The messages of China's customs.

use serde_json::Value;
use tradelane::DocumentType;

use super::check_cases;

/// What a customs message says by being what it is, its document says too.
fn check_customs(kind: DocumentType, number: &str, said: &[(&str, &str)]) {
    // A receipt has few elements, and there are many receipts.
    let cases = if kind == DocumentType::CustomsResponse { 50 } else { 150 };
    check_cases(kind, &format!("ceb/1.0/CEB{number}Message"), cases, &|document| {
        for (pointer, word) in said {
            let steps: Vec<&str> = pointer.split('/').skip(1).collect();
            match steps.as_slice() {
                [name] => document[*name] = (*word).into(),
                [of, name] => document[*of][*name] = (*word).into(),
                _ => panic!("{pointer}"),
            }
        }
        with_code_of_state(document);
        // A packet says what its message is written in, which is UTF-8 whatever it was.
        if let Some(encoding) = document.pointer_mut("/header/interchange/packet/encoding") {
            *encoding = "UTF-8".into();
        }
    });
}

/// Where a document stands is written as a code, and comes back as the code and in words.
fn with_code_of_state(document: &mut Value) {
    let code = match document["state"].as_str() {
        Some("received" | "issued") => "1",
        Some("consolidated") => "2",
        Some("cancelled") if document["type"] == "taxAssessment" => "3",
        Some("accepted") => "399",
        Some("underReview") => "300",
        Some("underInspection") => "500",
        Some("held") => "502",
        Some("rejected") => "-621001",
        Some("released") => "800",
        Some("closed") => "899",
        Some("returned") => "700",
        _ => return,
    };
    document["status"] = code.into();
}

/// A number stands for an identifier that is not told: one that is told is another.
const IDENTIFIED: [(&str, &str); 1] = [("/header/id", "17")];

#[test]
fn orders() {
    check_customs(DocumentType::Order, "311", &[]);
    check_customs(DocumentType::Order, "303", &[]);
}

#[test]
fn payments() {
    check_customs(DocumentType::Payment, "411", &[("/direction", "I")]);
    check_customs(DocumentType::Payment, "403", &[("/direction", "E")]);
}

#[test]
fn waybills() {
    check_customs(DocumentType::Waybill, "511", &[("/direction", "I")]);
    check_customs(DocumentType::Waybill, "505", &[("/direction", "E")]);
}

#[test]
fn declarations() {
    check_customs(DocumentType::Declaration, "621", &[]);
    check_customs(DocumentType::Declaration, "603", &[]);
    check_customs(DocumentType::Declaration, "701", &[("/direction", "E")]);
}

#[test]
fn cancellations_and_returns() {
    check_customs(DocumentType::DeclarationCancellation, "623", &[("/direction", "I")]);
    check_customs(DocumentType::DeclarationCancellation, "605", &[("/direction", "E")]);
    check_customs(DocumentType::Return, "625", &IDENTIFIED);
}

#[test]
fn statuses_of_transport() {
    // The identifier of the report is its number.
    check_customs(
        DocumentType::TransportStatus,
        "513",
        &[("/direction", "I"), ("/number", "17"), ("/header/id", "17")],
    );
    check_customs(DocumentType::TransportStatus, "507", &[]);
    check_customs(DocumentType::TransportStatus, "509", &[("/direction", "E")]);
}

#[test]
fn manifests_and_inventory_reports() {
    check_customs(DocumentType::Manifest, "607", &[("/direction", "E")]);
    check_customs(DocumentType::InventoryReport, "711", &IDENTIFIED);
}

#[test]
fn tax_assessments() {
    check_customs(DocumentType::TaxAssessment, "816", &[]);
    check_customs(DocumentType::TaxAssessment, "818", &[]);
}

#[test]
fn messages_that_could_not_be_read() {
    check_customs(DocumentType::Acknowledgement, "900", &[("/level", "syntax"), ("/outcome", "rejected")]);
}

/// The receipts of China's customs with the message that each answers, and what that is.
const RECEIPTS: [(&str, &str, &str); 18] = [
    ("304", "303", "order"),
    ("312", "311", "order"),
    ("404", "403", "payment"),
    ("412", "411", "payment"),
    ("506", "505", "waybill"),
    ("508", "507", "transportStatus"),
    ("510", "509", "transportStatus"),
    ("512", "511", "waybill"),
    ("514", "513", "transportStatus"),
    ("604", "603", "declaration"),
    ("606", "605", "declarationCancellation"),
    ("608", "607", "manifest"),
    ("622", "621", "declaration"),
    ("624", "623", "declarationCancellation"),
    ("626", "625", "return"),
    ("702", "701", "declaration"),
    ("712", "711", "inventoryReport"),
    ("792", "701", "declaration"),
];

fn check_receipts(receipts: &[(&str, &str, &str)]) {
    for (number, answered, what) in receipts {
        let message = format!("CEB{answered}Message");
        let mut said = vec![("/respondsTo/messageType", message.as_str()), ("/respondsTo/documentType", what)];
        // The state of a declaration that was made of lists has a list of its own, without words.
        said.extend((*number == "792").then_some(("/state", "cancelled")));
        check_customs(DocumentType::CustomsResponse, number, &said);
    }
}

#[test]
fn receipts_of_what_precedes() {
    check_receipts(&RECEIPTS[..9]);
}

#[test]
fn receipts_of_declarations() {
    check_receipts(&RECEIPTS[9..]);
}
