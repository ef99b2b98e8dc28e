//! All rules, by id.

use std::any::{Any, TypeId};

use tradelane_codes::Codes;
use tradelane_findings::{Findings, Layer, Severity};
use tradelane_model::documents::Document;
use tradelane_model::walk::{Path, Walk};

use crate::currency::document_currency;
use crate::rule::{Report, Rule};
use crate::{
    acknowledgement, catalogue, customs_response, declaration, despatch_advice, goods_return, invoice, manifest, order,
    payment, shared, tax_assessment, transport,
};

/// A rule without its type, as the registry keeps it.
pub(crate) struct Entry {
    id: &'static str,
    source: &'static str,
    layer: Layer,
    severity: Severity,
    subject: TypeId,
    document: &'static str,
    accepts: &'static [(&'static str, &'static str)],
    rejects: &'static [((&'static str, &'static str), &'static str)],
    run: fn(&dyn Any, &mut Report<'_>),
}

/// An entry for a rule's module in a folder: its id is the module's name.
macro_rules! entry {
    ($layer:ident, $module:ident, $subject:ty) => {
        Entry::new::<$subject>(
            stringify!($module),
            include_str!(concat!(stringify!($module), ".rs")),
            tradelane_findings::Layer::$layer,
            &$module::RULE,
            |value, report| {
                if let Some(value) = value.downcast_ref::<$subject>() {
                    ($module::RULE.check)(value, report);
                }
            },
        )
    };
}
pub(crate) use entry;

impl Entry {
    pub(crate) fn new<T: 'static>(
        module: &'static str,
        source: &'static str,
        layer: Layer,
        rule: &'static Rule<T>,
        run: fn(&dyn Any, &mut Report<'_>),
    ) -> Self {
        Self {
            // Built once for each rule, and kept as long as the program runs.
            id: Box::leak(module.replace('_', "-").into_boxed_str()),
            source,
            layer,
            severity: rule.severity,
            subject: TypeId::of::<T>(),
            document: rule.document,
            accepts: rule.accepts,
            rejects: rule.rejects,
            run,
        }
    }
}

fn entries() -> &'static [Entry] {
    static ENTRIES: std::sync::OnceLock<Vec<Entry>> = std::sync::OnceLock::new();
    ENTRIES.get_or_init(|| {
        let mut entries: Vec<Entry> = [
            acknowledgement::rules(),
            catalogue::rules(),
            customs_response::rules(),
            declaration::rules(),
            despatch_advice::rules(),
            goods_return::rules(),
            invoice::rules(),
            manifest::rules(),
            order::rules(),
            payment::rules(),
            shared::rules(),
            tax_assessment::rules(),
            transport::rules(),
        ]
        .into_iter()
        .flatten()
        .collect();
        entries.sort_by_key(|entry| entry.id);
        entries
    })
}

/// Runs all rules on a document, by the code lists that are given.
pub fn check(document: &Document, codes: &Codes, findings: &mut Findings) {
    let entries = entries();
    let currency = document_currency(document);
    document.walk(&mut Path::default(), &mut |value: &dyn Any, path: &Path| {
        let subject = value.type_id();
        for entry in entries.iter().filter(|entry| entry.subject == subject) {
            let mut report = Report {
                rule: entry.id,
                severity: entry.severity,
                layer: entry.layer,
                codes,
                currency,
                path,
                findings,
            };
            (entry.run)(value, &mut report);
        }
    });
}

/// What is told of a rule.
#[derive(Clone, Debug)]
pub struct RulePage {
    /// The rule's id.
    pub id: &'static str,
    /// Its layer.
    pub layer: Layer,
    /// How much a breach weighs.
    pub severity: Severity,
    /// The text: what, why, source.
    pub text: String,
    /// The document type of the examples.
    pub document: &'static str,
    /// Changes to the typical example that are accepted.
    pub accepts: &'static [(&'static str, &'static str)],
    /// Changes that are rejected, each with the place of the finding.
    pub rejects: &'static [((&'static str, &'static str), &'static str)],
}

/// The page of a rule.
pub fn rule_page(id: &str) -> Option<RulePage> {
    entries().iter().find(|entry| entry.id == id).map(page)
}

/// The pages of all rules, sorted by id.
pub fn rule_pages() -> Vec<RulePage> {
    entries().iter().map(page).collect()
}

fn page(entry: &Entry) -> RulePage {
    let head = entry.source.lines().take_while(|line| line.starts_with("//!"));
    let lines: Vec<&str> = head.map(|line| line.trim_start_matches("//!").trim()).collect();
    RulePage {
        id: entry.id,
        layer: entry.layer,
        severity: entry.severity,
        text: lines.join("\n"),
        document: entry.document,
        accepts: entry.accepts,
        rejects: entry.rejects,
    }
}
