//! A logistic unit stands on a unit that is in the advice, and on no unit that stands on itself.
//!
//! The receiver unloads by this tree.
//!
//! Source: UN/EDIFACT DESADV, CPS 7164 and 7166; X12 856, HL01 and HL02.

use std::collections::BTreeMap;

use tradelane_findings::Severity;
use tradelane_model::documents::DespatchAdvice;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DespatchAdvice> = Rule {
    severity: Severity::Error,
    document: "despatchAdvice",
    accepts: &[("/units/2/parent", r#""C1""#)],
    rejects: &[(("/units/0/parent", r#""no-such-unit""#), "/units/0/parent")],
    check,
};

/// Packing is never as deep as this; where it is, units stand on each other in a circle.
const DEEPEST: usize = 64;

fn check(advice: &DespatchAdvice, report: &mut Report<'_>) {
    let parents: BTreeMap<&str, Option<&str>> =
        advice.units.iter().filter_map(|unit| Some((unit.id.as_deref()?, unit.parent.as_deref()))).collect();
    for (index, unit) in advice.units.iter().enumerate() {
        let Some(parent) = unit.parent.as_deref() else { continue };
        let pointer = format!("/units/{index}/parent");
        if !parents.contains_key(parent) {
            report.at(&pointer, format!("there is no unit \"{parent}\""));
            continue;
        }
        let mut above = Some(parent);
        for _ in 0..DEEPEST {
            above = above.and_then(|unit| parents.get(unit).copied().flatten());
        }
        if above.is_some() {
            report.at(&pointer, format!("unit \"{parent}\" stands on itself, or more than {DEEPEST} deep"));
        }
    }
}
