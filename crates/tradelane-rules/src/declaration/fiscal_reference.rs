//! The vendor of the import one-stop shop is named by an IOSS number, others by a VAT number.
//!
//! An intermediary's number (IN…) or a VAT number in its place makes the buyer pay value added tax twice.
//!
//! Source: EU UCC-DA annex B, 13 16 (additional fiscal reference), role FR5; Directive 2006/112/EC, article 369q.

use tradelane_findings::Severity;
use tradelane_model::documents::FiscalReference;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<FiscalReference> = Rule {
    severity: Severity::Error,
    document: "declaration",
    accepts: &[("/fiscalReferences", r#"[{"role":"FR5","identifier":{"scheme":"IOSS","value":"IM3720000224"}}]"#)],
    rejects: &[
        (
            ("/fiscalReferences", r#"[{"role":"FR5","identifier":{"scheme":"VAT","value":"DE136695976"}}]"#),
            "/fiscalReferences/0/identifier",
        ),
        (
            ("/fiscalReferences", r#"[{"role":"FR5","identifier":{"value":"IN3720000224"}}]"#),
            "/fiscalReferences/0/identifier",
        ),
    ],
    check,
};

fn check(reference: &FiscalReference, report: &mut Report<'_>) {
    let scheme = reference.identifier.scheme.as_deref();
    let is_ioss = scheme == Some("IOSS") && reference.identifier.value.starts_with("IM");
    if reference.role.as_str() == "FR5" && !is_ioss {
        report.at_with_help(
            "/identifier",
            "the role FR5 is not named by an IOSS number",
            "scheme IOSS, a value that begins with IM",
        );
    } else if matches!(reference.role.as_str(), "FR1" | "FR2" | "FR3") && scheme.is_some_and(|scheme| scheme != "VAT") {
        let message = format!("the role {} is not named by a VAT number", reference.role.as_str());
        report.at("/identifier", message);
    }
}
