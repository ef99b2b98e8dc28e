//! An event is recorded after it happened, unless it is expected.
//!
//! A status from the future is a clock that is wrong, or a mistyped date. Offsets of the two moments may differ: within
//! a day they are not told apart.
//!
//! Source: GS1 EPCIS 2.0, eventTime and recordTime.

use tradelane_findings::Severity;
use tradelane_model::documents::StatusEvent;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<StatusEvent> = Rule {
    severity: Severity::Error,
    document: "transportStatus",
    accepts: &[
        ("/events/0/recordedAt", r#""2099-01-01T00:00:00Z""#),
        ("/events/0", r#"{"occurredAt":"2026-06-01T06:00:00+08:00","recordedAt":"2026-05-31T22:05:00Z"}"#),
        ("/events/0", r#"{"occurredAt":"2027-01-01T06:00:00+08:00","recordedAt":"2026-12-31T22:05:00Z"}"#),
    ],
    rejects: &[
        (
            ("/events/0", r#"{"occurredAt":"2026-05-20T08:00:00Z","recordedAt":"2026-05-18T08:00:00Z"}"#),
            "/events/0/recordedAt",
        ),
        (
            ("/events/0", r#"{"occurredAt":"2026-06-02T08:00:00Z","recordedAt":"2026-05-31T08:00:00Z"}"#),
            "/events/0/recordedAt",
        ),
    ],
    check,
};

fn check(event: &StatusEvent, report: &mut Report<'_>) {
    let (Some(occurred), Some(recorded)) = (&event.occurred_at, &event.recorded_at) else { return };
    if event.expected != Some(true) && occurred.day_number() - recorded.day_number() > 1 {
        report.at("/recordedAt", format!("recorded at {}, happened at {}", recorded.as_str(), occurred.as_str()));
    }
}
