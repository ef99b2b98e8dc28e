//! A registration ends after it begins.
//!
//! Goods are stopped at the border where their registration has run out: exchanged dates make one that never held.
//!
//! Source: Regulation (EU) 2023/988 and national registers: registrations are valid from a day to a day.

use tradelane_findings::Severity;
use tradelane_model::documents::Registration;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Registration> = Rule {
    severity: Severity::Error,
    document: "catalogue",
    accepts: &[(
        "/items/0/registrations",
        r#"[{"kind":"EPR-packaging","number":"DE1234567890123","validFrom":"2026-01-01","validUntil":"2026-12-31"}]"#,
    )],
    rejects: &[(
        (
            "/items/0/registrations",
            r#"[{"kind":"EPR-packaging","number":"DE1234567890123","validFrom":"2026-01-01","validUntil":"2025-12-31"}]"#,
        ),
        "/items/0/registrations/0/validUntil",
    )],
    check,
};

fn check(registration: &Registration, report: &mut Report<'_>) {
    let (Some(from), Some(until)) = (registration.valid_from.as_deref(), registration.valid_until.as_deref()) else {
        return;
    };
    if until < from {
        report.at("/validUntil", format!("the registration ends on {until}, before it begins on {from}"));
    }
}
