//! The total of an assessment is duty, value added tax and consumption tax.
//!
//! The guarantor pays the total, and books it by its parts. A total that is told alone, or with taxes of other kinds, is
//! not judged.
//!
//! Source: China Customs interface specification, CEB816 customsTax, valueAddedTax, consumptionTax.

use tradelane_findings::Severity;
use tradelane_model::documents::TaxAssessment;

use crate::amounts::{amount, sum};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<TaxAssessment> = Rule {
    severity: Severity::Error,
    document: "taxAssessment",
    accepts: &[
        ("/total", r#"{"amount":"28.030"}"#),
        (
            "",
            r#"{"tradelane":"1.0","type":"taxAssessment","header":{},"number":"35022026T000000001","currency":"CNY","total":{"amount":"28.03"}}"#,
        ),
    ],
    rejects: &[(("/total", r#"{"amount":"98765.43"}"#), "/total/amount")],
    check,
};

fn check(assessment: &TaxAssessment, report: &mut Report<'_>) {
    let Some(found) = amount(assessment.total.as_ref()).filter(|_| assessment.taxes.is_empty()) else { return };
    let parts = [&assessment.duty, &assessment.value_added_tax, &assessment.consumption_tax];
    if parts.iter().all(|part| part.is_none()) {
        return;
    }
    let Some(due) = sum(parts.into_iter().filter(|part| part.is_some()).map(Option::as_ref)) else { return };
    if due != found {
        report.at("/total/amount", format!("the total is {found}; its parts give {}", due.normalize()));
    }
}
