//! A tax category is one of the list.
//!
//! Buyers' systems post taxes by their category.
//!
//! Source: UNCL 5305, duty or tax or fee category.

use tradelane_findings::Severity;
use tradelane_model::types::Tax;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Tax> = Rule {
    severity: Severity::Warning,
    document: "order",
    accepts: &[("/taxes", r#"[{"category":"Z","percentage":"0"}]"#)],
    rejects: &[(("/taxes", r#"[{"category":"QQ"}]"#), "/taxes/0/category")],
    check,
};

fn check(tax: &Tax, report: &mut Report<'_>) {
    let Some(category) = &tax.category else { return };
    // Another list that the source names has other codes.
    if tax.category_list.as_ref().is_some_and(|list| !list.contains("5305")) {
        return;
    }
    if !report.codes().list("uncl5305").is_some_and(|list| list.contains(category)) {
        report.at("/category", format!("\"{}\" is not a tax category", category.as_str()));
    }
}
