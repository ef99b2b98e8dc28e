//! A place that is told by UN/LOCODE is one of the list.
//!
//! Carriers route by it: a code that stands for no place stops the goods, or sends them elsewhere. The list is of 2023
//! and places are added since, so that a place that is not found is told as a warning.
//!
//! Source: UN/ECE Recommendation 16, UN/LOCODE 2023-1.

use tradelane_findings::Severity;
use tradelane_model::types::Location;

use crate::codes::check_place;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Location> = Rule {
    severity: Severity::Warning,
    document: "transportStatus",
    accepts: &[
        ("/events/0/location/place/code", r#""DEHAM""#),
        ("/events/0/location/place", r#"{"code":"HAM","list":"IATA"}"#),
    ],
    rejects: &[
        (("/events/0/location/place/code", r#""CNQQX""#), "/events/0/location/place/code"),
        (("/events/0/location/place", r#"{"code":"CN SHA","list":"UN/LOCODE"}"#), "/events/0/location/place/code"),
    ],
    check,
};

fn check(location: &Location, report: &mut Report<'_>) {
    let Some(place) = &location.place else { return };
    let (Some(code), Some(list)) = (place.code.as_deref(), place.list.as_deref()) else { return };
    // The list is named in several ways: UNLOCODE, UN/LOCODE, LOCODE.
    let name: String = list.chars().filter(char::is_ascii_alphanumeric).collect();
    if matches!(name.to_ascii_uppercase().as_str(), "UNLOCODE" | "LOCODE") {
        check_place(code, "/place/code", report);
    }
}
