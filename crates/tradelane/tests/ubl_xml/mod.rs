//! The messages of UBL, and of Peppol's profiles of it.

use serde_json::Value;
use tradelane::DocumentType;

use super::{check, check_cases, check_with};

/// For messages that are written as others are, which many documents try.
fn check_few(kind: DocumentType, crosswalk: &str, prepare: &dyn Fn(&mut Value)) {
    check_cases(kind, crosswalk, 40, prepare);
}

#[test]
fn documents_of_orders_go_through_ubl() {
    check(DocumentType::Order, "ubl/2.1/Order");
    check(DocumentType::OrderResponse, "ubl/2.1/OrderResponse");
    check(DocumentType::OrderResponse, "ubl/2.1/OrderResponseSimple");
    check(DocumentType::OrderChange, "ubl/2.1/OrderChange");
    // A cancellation says that it is one by being one.
    check_with(DocumentType::OrderChange, "ubl/2.1/OrderCancellation", &|document| document["function"] = "1".into());
    check(DocumentType::Invoice, "ubl/2.1/Invoice");
    check(DocumentType::Catalogue, "ubl/2.1/Catalogue");
    check(DocumentType::Acknowledgement, "ubl/2.1/ApplicationResponse");
}

#[test]
fn documents_go_through_ubl_2_4() {
    check_few(DocumentType::OrderResponse, "ubl/2.4/OrderResponse", &|_| {});
    check_few(DocumentType::Invoice, "ubl/2.4/Invoice", &|_| {});
    check_few(DocumentType::DespatchAdvice, "ubl/2.4/DespatchAdvice", &|_| {});
    check_few(DocumentType::ReceivingAdvice, "ubl/2.4/ReceiptAdvice", &|_| {});
    check_few(DocumentType::TransportOrder, "ubl/2.4/ForwardingInstructions", &|_| {});
    check_few(DocumentType::Waybill, "ubl/2.4/Waybill", &|_| {});
}

/// A declaration says by its message whether goods enter or leave.
#[test]
fn declarations_go_through_ubl() {
    for (name, direction) in [("Import", "I"), ("Export", "E")] {
        check_with(DocumentType::Declaration, &format!("ubl/2.4/{name}CustomsDeclaration"), &|document| {
            document["direction"] = direction.into();
        });
    }
}

/// The identifiers of the profile stand in a message whatever the document says.
#[test]
fn documents_go_through_peppol() {
    let identified = |document: &mut Value| {
        document["header"]["message"]["customisation"] = "urn:example:1".into();
        document["header"]["message"]["profile"]["value"] = "urn:example:2".into();
    };
    check_few(DocumentType::Order, "peppol/order", &identified);
    check_few(DocumentType::OrderResponse, "peppol/order-response", &identified);
    check_few(DocumentType::DespatchAdvice, "peppol/despatch-advice", &identified);
    check_few(DocumentType::Catalogue, "peppol/catalogue", &identified);
    check_few(DocumentType::Invoice, "peppol/invoice", &identified);
}

#[test]
fn documents_of_goods_go_through_ubl() {
    check(DocumentType::DespatchAdvice, "ubl/2.1/DespatchAdvice");
    check(DocumentType::ReceivingAdvice, "ubl/2.1/ReceiptAdvice");
    check(DocumentType::InventoryReport, "ubl/2.1/InventoryReport");
    check(DocumentType::TransportStatus, "ubl/2.1/TransportationStatus");
    check(DocumentType::TransportOrder, "ubl/2.1/ForwardingInstructions");
    check(DocumentType::Waybill, "ubl/2.1/Waybill");
}
