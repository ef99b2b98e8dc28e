//! Goods arrive after they were sent.
//!
//! The receiver plans his dock by the dates: a delivery before despatch is a mistyped date.
//!
//! Source: UN/EDIFACT DESADV, DTM 11 (despatch) and 17 (estimated delivery).

use tradelane_findings::Severity;
use tradelane_model::documents::DespatchAdvice;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DespatchAdvice> = Rule {
    severity: Severity::Error,
    document: "despatchAdvice",
    accepts: &[("/delivery", r#"{"end":"2026-06-11"}"#)],
    rejects: &[(("/despatchedAt", r#""2099-01-01""#), "/delivery/end")],
    check,
};

fn check(advice: &DespatchAdvice, report: &mut Report<'_>) {
    let (Some(sent), Some(end)) =
        (&advice.despatched_at, advice.delivery.as_ref().and_then(|delivery| delivery.end.as_ref()))
    else {
        return;
    };
    // Days are compared: times may lack their offset.
    if end.get(..10) < sent.get(..10) {
        report.at("/delivery/end", format!("delivery by {}, before despatch on {}", end.as_str(), sent.as_str()));
    }
}
