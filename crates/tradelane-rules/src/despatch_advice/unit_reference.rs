//! A line names logistic units that are in the advice.
//!
//! The receiver looks for the goods in the unit that the line names: one that is not there is not found on the truck.
//!
//! Source: UN/EDIFACT DESADV, lines under CPS; GS1 EANCOM DESADV, SSCC of the unit.

use std::collections::HashSet;

use tradelane_findings::Severity;
use tradelane_model::documents::DespatchAdvice;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DespatchAdvice> = Rule {
    severity: Severity::Error,
    document: "despatchAdvice",
    accepts: &[("/lines/0/units", r#"["C1", "340123450000000031"]"#)],
    rejects: &[(("/lines/0/units", r#"["no-such-unit"]"#), "/lines/0/units/0")],
    check,
};

fn check(advice: &DespatchAdvice, report: &mut Report<'_>) {
    let numbers = advice.units.iter().flat_map(|unit| {
        let identifiers = unit.identifiers.iter().map(|identifier| identifier.value.as_str());
        unit.id.as_deref().into_iter().chain(identifiers)
    });
    let numbers: HashSet<&str> = numbers.collect();
    for (index, line) in advice.lines.iter().enumerate() {
        for (at, unit) in line.units.iter().enumerate().filter(|(_, unit)| !numbers.contains(unit.as_str())) {
            report.at(&format!("/lines/{index}/units/{at}"), format!("there is no unit \"{}\"", unit.as_str()));
        }
    }
}
