//! A logistic unit is told once: its number and its identifiers stand at one unit alone.
//!
//! One SSCC on two pallets: the second is not taken in.
//!
//! Source: GS1 General Specifications, SSCC: one number for one unit, not used again for a year.

use tradelane_findings::Severity;
use tradelane_model::documents::DespatchAdvice;
use tradelane_model::types::Identifier;

use crate::amounts::check_unique;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DespatchAdvice> = Rule {
    severity: Severity::Error,
    document: "despatchAdvice",
    accepts: &[("/units/2/identifiers/0/value", r#""340123450000000048""#)],
    rejects: &[(("/units/2/identifiers/0/value", r#""340123450000000024""#), "/units/2/identifiers/0/value")],
    check,
};

fn check(advice: &DespatchAdvice, report: &mut Report<'_>) {
    check_unique(
        advice.units.iter().map(|unit| unit.id.as_deref()),
        "unit",
        |index| format!("/units/{index}/id"),
        report,
    );
    // Things that are numbered in a series share the number before it.
    let numbered = |identifier: &Identifier| match identifier.serial.as_deref() {
        Some(serial) => format!("{} {serial}", identifier.value.as_str()),
        None => identifier.value.as_str().to_owned(),
    };
    let identifiers: Vec<(usize, usize, String)> = advice
        .units
        .iter()
        .enumerate()
        .flat_map(|(index, unit)| {
            unit.identifiers.iter().enumerate().map(move |(at, identifier)| (index, at, numbered(identifier)))
        })
        .collect();
    let pointer = |place: usize| {
        identifiers
            .get(place)
            .map_or_else(String::new, |(index, at, _)| format!("/units/{index}/identifiers/{at}/value"))
    };
    check_unique(identifiers.iter().map(|(.., value)| Some(value.as_str())), "identifier", pointer, report);
}
