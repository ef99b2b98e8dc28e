//! An event is recorded after it happened, unless it is expected.
//!
//! A status from the future is a clock that is wrong, or a mistyped date.
//!
//! Source: GS1 EPCIS 2.0, eventTime and recordTime.

use tradelane_findings::Severity;
use tradelane_model::documents::StatusEvent;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<StatusEvent> = Rule {
    severity: Severity::Error,
    document: "transportStatus",
    accepts: &[("/events/0/recordedAt", r#""2099-01-01T00:00:00Z""#)],
    rejects: &[(
        ("/events/0", r#"{"occurredAt":"2026-05-20T08:00:00Z","recordedAt":"2026-05-18T08:00:00Z"}"#),
        "/events/0/recordedAt",
    )],
    check,
};

fn check(event: &StatusEvent, report: &mut Report<'_>) {
    let (Some(occurred), Some(recorded)) = (&event.occurred_at, &event.recorded_at) else { return };
    if event.expected != Some(true) && recorded.get(..10) < occurred.get(..10) && !is_next_day(recorded, occurred) {
        report.at("/recordedAt", format!("recorded at {}, happened at {}", recorded.as_str(), occurred.as_str()));
    }
}

/// Offsets of the two moments may differ: within a day they are not told apart.
fn is_next_day(recorded: &str, occurred: &str) -> bool {
    let day = |text: &str| text.get(..10).and_then(|date| date.replace('-', "").parse::<u32>().ok());
    matches!((day(recorded), day(occurred)), (Some(recorded), Some(occurred)) if occurred - recorded <= 1)
}
