//! An answer of customs says what it answers.
//!
//! An answer that names no document is put to none: the sender waits, and the parcel with him. The header's `replyTo`, a
//! number of the answered message, declaration, order, waybill or payment, or a reference will do.
//!
//! Source: China Customs interface specification, receipts: the business keys are returned; UN/EDIFACT CUSRES, BGM and
//! RFF.

use tradelane_findings::Severity;
use tradelane_model::documents::CustomsResponse;

use crate::answers::names_document;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<CustomsResponse> = Rule {
    severity: Severity::Error,
    document: "customsResponse",
    accepts: &[(
        "",
        r#"{"tradelane":"1.0","type":"customsResponse","header":{"replyTo":"00000000-0000-4000-8000-000000000621"}}"#,
    )],
    rejects: &[
        (("", r#"{"tradelane":"1.0","type":"customsResponse","header":{},"state":"released"}"#), ""),
        (
            (
                "",
                r#"{"tradelane":"1.0","type":"customsResponse","header":{},"respondsTo":{"documentType":"declaration"}}"#,
            ),
            "",
        ),
    ],
    check,
};

fn check(response: &CustomsResponse, report: &mut Report<'_>) {
    let numbers = [
        &response.header.reply_to,
        &response.customs_number,
        &response.pre_entry_number,
        &response.own_number,
        &response.order_number,
        &response.waybill_number,
        &response.payment_number,
        &response.transport_document,
    ];
    let is_told = numbers.into_iter().any(Option::is_some)
        || response.responds_to.as_ref().is_some_and(names_document)
        || !response.references.is_empty()
        || response.documents.iter().any(|document| document.id.is_some())
        || response.lines.iter().any(|line| line.customs_number.is_some() || line.waybill_number.is_some());
    if !is_told {
        report.at_with_help(
            "",
            "the answer does not say what it answers",
            "name the document: respondsTo, orderNumber",
        );
    }
}
