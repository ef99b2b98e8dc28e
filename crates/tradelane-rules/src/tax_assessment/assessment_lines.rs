//! Each tax of an assessment is the sum of its lines' taxes.
//!
//! A tax is paid back by line after a return: where lines and head differ, what is paid back is not what was paid.
//!
//! Source: China Customs interface specification, CEB816 TaxHeadRd and TaxListRd.

use tradelane_findings::Severity;
use tradelane_model::documents::TaxAssessment;
use tradelane_model::documents::TaxAssessmentLine;
use tradelane_model::types::Money;

use crate::amounts::{amount, sum};
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<TaxAssessment> = Rule {
    severity: Severity::Error,
    document: "taxAssessment",
    accepts: &[("/customsNumber", r#""310120260000000786""#)],
    rejects: &[(("/lines", r#"[{"lineNumber":"1","duty":{"amount":"98765.43"}}]"#), "/duty/amount")],
    check,
};

fn check(assessment: &TaxAssessment, report: &mut Report<'_>) {
    let mut look = |head: Option<&Money>, of: fn(&TaxAssessmentLine) -> Option<&Money>, pointer: &str| {
        let Some(found) = amount(head) else { return };
        if assessment.lines.iter().all(|line| of(line).is_none()) {
            return;
        }
        let Some(due) = sum(assessment.lines.iter().filter(|line| of(line).is_some()).map(of)) else { return };
        if due != found {
            report.at(pointer, format!("{found} is asked for; the lines give {}", due.normalize()));
        }
    };
    look(assessment.duty.as_ref(), |line| line.duty.as_ref(), "/duty/amount");
    look(assessment.value_added_tax.as_ref(), |line| line.value_added_tax.as_ref(), "/valueAddedTax/amount");
    look(assessment.consumption_tax.as_ref(), |line| line.consumption_tax.as_ref(), "/consumptionTax/amount");
}
