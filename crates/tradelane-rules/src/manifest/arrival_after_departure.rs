//! A means of transport arrives after it departed.
//!
//! Customs plan their examination by the arrival. A flight over the date line can arrive a day before it departed, and
//! is not told apart.
//!
//! Source: UN/EDIFACT CUSCAR, DTM 132 (arrival) and 133 (departure).

use tradelane_findings::Severity;
use tradelane_model::documents::Manifest;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Manifest> = Rule {
    severity: Severity::Error,
    document: "manifest",
    accepts: &[("/departsAt", r#""2000-01-01""#), ("/departsAt", r#""2026-05-19T01:00:00+12:00""#)],
    rejects: &[(("/departsAt", r#""2099-01-01""#), "/arrivesAt")],
    check,
};

fn check(manifest: &Manifest, report: &mut Report<'_>) {
    let (Some(departs), Some(arrives)) = (&manifest.departs_at, &manifest.arrives_at) else { return };
    if departs.day_number() - arrives.day_number() > 1 {
        report.at("/arrivesAt", format!("arrival on {}, departure on {}", arrives.as_str(), departs.as_str()));
    }
}
