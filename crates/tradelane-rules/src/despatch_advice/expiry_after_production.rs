//! Goods expire after they were produced.
//!
//! Warehouses refuse goods past their date, and recall by the day of production: dates that are exchanged do both
//! wrongly.
//!
//! Source: GS1 General Specifications, AI 11 (production date) and 17 (expiration date).

use tradelane_findings::Severity;
use tradelane_model::documents::DespatchLine;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DespatchLine> = Rule {
    severity: Severity::Error,
    document: "despatchAdvice",
    accepts: &[("/lines/0/producedOn", r#""2026-05-01""#)],
    rejects: &[(
        ("/lines/0", r#"{"item":{"gtin":"4006381333931"},"producedOn":"2026-05-01","bestBefore":"2026-04-30"}"#),
        "/lines/0/bestBefore",
    )],
    check,
};

fn check(line: &DespatchLine, report: &mut Report<'_>) {
    let Some(produced) = line.produced_on.as_deref() else { return };
    for (date, pointer) in [(&line.expires_on, "/expiresOn"), (&line.best_before, "/bestBefore")] {
        if let Some(date) = date.as_deref().filter(|date| *date < produced) {
            report.at(pointer, format!("{date} is before the production on {produced}"));
        }
    }
}
