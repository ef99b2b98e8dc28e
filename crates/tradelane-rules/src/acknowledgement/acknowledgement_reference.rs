//! An acknowledgement says what it acknowledges.
//!
//! One that names nothing is put to no message: the sender sends again. The header's `replyTo`, a number or reference of
//! the answered interchange, group, message or document, or a reference will do.
//!
//! Source: UN/EDIFACT CONTRL, element 0020 of UCI; X12 997, AK102; UBL ApplicationResponse, DocumentReference/ID.

use tradelane_findings::Severity;
use tradelane_model::documents::Acknowledgement;

use crate::answers::names_document;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Acknowledgement> = Rule {
    severity: Severity::Error,
    document: "acknowledgement",
    accepts: &[
        ("/respondsTo", r#"{"groupReference":"17"}"#),
        (
            "",
            r#"{"tradelane":"1.0","type":"acknowledgement","header":{"replyTo":"5f0c1f0e-7a3c-4d55-9a52-0a5f0d1c2b3a"},"outcome":"accepted"}"#,
        ),
    ],
    rejects: &[
        (("", r#"{"tradelane":"1.0","type":"acknowledgement","header":{},"outcome":"accepted"}"#), ""),
        (
            (
                "",
                r#"{"tradelane":"1.0","type":"acknowledgement","header":{},"respondsTo":{"messageType":"850"},"outcome":"accepted"}"#,
            ),
            "",
        ),
    ],
    check,
};

fn check(acknowledgement: &Acknowledgement, report: &mut Report<'_>) {
    let is_told = acknowledgement.header.reply_to.is_some()
        || acknowledgement.responds_to.as_ref().is_some_and(names_document)
        || !acknowledgement.references.is_empty()
        || acknowledgement.documents.iter().any(|document| document.id.is_some())
        || acknowledgement.groups.iter().any(|group| group.reference.is_some())
        || acknowledgement.messages.iter().any(|message| message.reference.is_some() || !message.references.is_empty());
    if !is_told {
        report.at_with_help("", "the acknowledgement does not say what it answers", "name it in respondsTo");
    }
}
