//! Messages picked for reconciliation.

use std::sync::Arc;

use tradelane_findings::Finding;
use tradelane_reconcile::Record;

use crate::convert::{convert_each, locate, name_field};
use crate::feed::{Body, Raw};
use crate::personal::hide_in_json;
use crate::validate::{document_type, place};
use crate::{DocumentType, Options};

/// What a message gives to a reconciliation.
#[derive(Debug, Default)]
pub struct Picked {
    /// The file it is from.
    pub file: Arc<str>,
    /// Its documents that take part.
    pub records: Vec<Record>,
    /// How many of its documents do not.
    pub passed_over: usize,
    /// What was found in the message by itself: what keeps it from being read, and with `Options::validate` all that a
    /// validation finds.
    pub findings: Vec<Finding>,
}

/// Picks from a message, in the standard's JSON or converted, what a reconciliation compares.
pub fn pick(raw: &Raw, options: &Options) -> Picked {
    let mut picked = Picked { file: Arc::clone(&raw.file), ..Picked::default() };
    match &raw.body {
        Body::Json(item) => {
            if options.validate || item.too_long {
                picked.findings = crate::validate(raw, options).findings;
            }
            let mut problem = None;
            match document_type(&item.bytes) {
                Ok(kind) => match Record::from_json(kind, &item.bytes, item.line, item.column) {
                    Ok(record) => picked.take(record),
                    Err(error) => problem = Some(crate::validate::syntax(&error)),
                },
                Err(finding) => problem = Some(*finding),
            }
            if let Some(mut finding) = problem.filter(|_| picked.findings.is_empty()) {
                place(&mut finding, item, raw);
                if !options.show_personal_data {
                    hide_in_json(std::slice::from_mut(&mut finding), item, document_type(&item.bytes).ok());
                }
                picked.findings.push(finding);
            }
        }
        Body::Edifact(_) | Body::X12(_) | Body::Xml(_) | Body::Table(_) | Body::Epcis(_) | Body::Event(_) => {
            let mut records = Vec::new();
            let converted = convert_each(raw, options, &mut |json, tree, document, definition| {
                let kind = document_type(json).unwrap_or(DocumentType::Acknowledgement);
                let mut first = None;
                let at = |pointer: &str| {
                    let mut probe = Finding::info("", tradelane_findings::Layer::Reconciliation, "").at(pointer);
                    locate(&mut probe, tree, document);
                    let mut place = probe.source?;
                    name_field(&mut place, definition);
                    Some(place)
                };
                if let Some(place) = at("") {
                    first = Some(place.line);
                }
                records.push(Record::from_message(kind, json, first.unwrap_or(1), at));
            });
            picked.findings = converted.findings;
            picked.findings.retain(|finding| finding.rule != "residue");
            for record in records {
                picked.take(record.unwrap_or(None));
            }
        }
    }
    picked
}

impl Picked {
    fn take(&mut self, record: Option<Record>) {
        match record {
            Some(record) => self.records.push(record),
            None => self.passed_over += 1,
        }
    }
}
