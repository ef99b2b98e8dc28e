//! Persons' data: found by the classes of the model, hidden in findings, taken out of documents.

mod find;
mod hide;
mod redact;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tradelane_model::documents::DocumentType;
use tradelane_model::personal::Fields;

pub(crate) use hide::{hide_in_json, hide_in_message};
pub use redact::{Redacted, Redaction, RedactionKey, redact, redact_json};

/// The fields of a document type, worked out when they are first asked for.
pub(crate) fn fields(kind: DocumentType) -> &'static Fields {
    static FIELDS: OnceLock<BTreeMap<DocumentType, OnceLock<Fields>>> = OnceLock::new();
    static NONE: OnceLock<Fields> = OnceLock::new();
    let all = FIELDS.get_or_init(|| DocumentType::ALL.iter().map(|&kind| (kind, OnceLock::new())).collect());
    all.get(&kind).unwrap_or(&NONE).get_or_init(|| Fields::of(kind))
}
