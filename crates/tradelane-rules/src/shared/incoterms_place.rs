//! A trade term names the place where delivery happens.
//!
//! Without the place nobody can tell who pays the freight to where: "FCA" alone is half a contract.
//!
//! Source: ICC, Incoterms 2020, introduction: the named place or port.

use tradelane_findings::Severity;
use tradelane_model::types::DeliveryTerms;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DeliveryTerms> = Rule {
    severity: Severity::Warning,
    document: "order",
    accepts: &[
        ("/deliveryTerms", r#"[{"incoterms":"FOB","locations":[{"kind":"1","place":{"code":"CNSHA"}}]}]"#),
        ("/deliveryTerms", r#"[{"incoterms":"EXW","text":["Xiamen, works"]}]"#),
    ],
    rejects: &[(("/deliveryTerms", r#"[{"incoterms":"FOB"}]"#), "/deliveryTerms/0/incoterms")],
    check,
};

fn check(terms: &DeliveryTerms, report: &mut Report<'_>) {
    let has_place = terms.place.is_some() || !terms.locations.is_empty() || !terms.text.is_empty();
    if let Some(term) = terms.incoterms.as_ref().filter(|_| !has_place) {
        let message = format!("{} stands without the place it is for", term.as_str());
        report.at_with_help("/incoterms", message, "name the port or place: place, locations or text");
    }
}
