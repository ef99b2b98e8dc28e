//! A catalogue has at least one item.
//!
//! A shop that takes a catalogue without items takes all goods out of sale. One that takes a catalogue back (function `1`,
//! or action `3`) needs none.
//!
//! Source: UBL Catalogue, CatalogueLine (one or more).

use tradelane_findings::Severity;
use tradelane_model::documents::Catalogue;

use crate::lines::{check_has_lines, takes_back};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Catalogue> = Rule {
    severity: Severity::Warning,
    document: "catalogue",
    accepts: &[
        ("/items", r#"[{"item":{"gtin":"4006381333931"}}]"#),
        ("", r#"{"tradelane":"1.0","type":"catalogue","header":{},"number":"CAT-2026-02","function":"1","items":[]}"#),
    ],
    rejects: &[(("/items", "[]"), "/items")],
    check,
};

fn check(catalogue: &Catalogue, report: &mut Report<'_>) {
    if !takes_back(catalogue.function.as_deref(), &catalogue.header) {
        check_has_lines(&catalogue.items, "/items", "catalogue", report);
    }
}
