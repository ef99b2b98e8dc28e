//! The currency of a document.

use tradelane_model::documents::{Declaration, Document};
use tradelane_model::types::CurrencyCode;

/// The currency of a document's amounts that name none; `None` where it tells none, or has no such field.
pub(crate) fn document_currency(document: &Document) -> Option<&CurrencyCode> {
    match document {
        Document::Catalogue(document) => document.currency.as_ref(),
        Document::Declaration(document) => declaration_currency(document),
        Document::DespatchAdvice(document) => document.currency.as_ref(),
        Document::InventoryReport(document) => document.currency.as_ref(),
        Document::Invoice(document) => document.currency.as_ref(),
        Document::Manifest(document) => document.currency.as_ref(),
        Document::Order(document) => document.currency.as_ref(),
        Document::OrderChange(document) => document.currency.as_ref(),
        Document::OrderResponse(document) => document.currency.as_ref(),
        Document::Payment(document) => document.currency.as_ref(),
        Document::ReceivingAdvice(document) => document.currency.as_ref(),
        Document::Return(document) => document.currency.as_ref(),
        Document::TaxAssessment(document) => document.currency.as_ref(),
        Document::TransportOrder(document) => document.currency.as_ref(),
        Document::Waybill(document) => document.currency.as_ref(),
        Document::Acknowledgement(_)
        | Document::CustomsResponse(_)
        | Document::DeclarationCancellation(_)
        | Document::TransportStatus(_) => None,
    }
}

/// Lines of a declaration can have a currency of their own: where one differs, no currency is that of all amounts.
fn declaration_currency(declaration: &Declaration) -> Option<&CurrencyCode> {
    let currency = declaration.currency.as_ref()?;
    let differs = declaration.lines.iter().filter_map(|line| line.currency.as_ref()).any(|other| other != currency);
    (!differs).then_some(currency)
}
