//! A means of transport arrives after it departed.
//!
//!
//! Source: UN/EDIFACT CUSCAR, DTM 132 (arrival) and 133 (departure).

use tradelane_findings::Severity;
use tradelane_model::documents::Manifest;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Manifest> = Rule {
    severity: Severity::Error,
    document: "manifest",
    accepts: &[("/departsAt", r#""2000-01-01""#)],
    rejects: &[(("/departsAt", r#""2099-01-01""#), "/arrivesAt")],
    check,
};

fn check(manifest: &Manifest, report: &mut Report<'_>) {
    let (Some(departs), Some(arrives)) = (&manifest.departs_at, &manifest.arrives_at) else { return };
    // A flight over the date line arrives a day before it departed.
    if arrives.get(..10) < departs.get(..10) && !is_day_before(arrives, departs) {
        report.at("/arrivesAt", format!("arrival on {}, departure on {}", arrives.as_str(), departs.as_str()));
    }
}

fn is_day_before(arrives: &str, departs: &str) -> bool {
    let day = |text: &str| -> Option<i64> {
        let number = |range| text.get(range).and_then(|digits: &str| digits.parse::<i64>().ok());
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        // Days since a fixed day, by the rule of leap years; March is the first month.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        Some(year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day)
    };
    match (day(arrives), day(departs)) {
        (Some(arrives), Some(departs)) => departs - arrives <= 1,
        _ => false,
    }
}
