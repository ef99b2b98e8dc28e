//! A trade term is one of Incoterms 2020.
//!
//! Terms of older editions (DAT, DAF, DES) share out costs and risks in ways that today's contracts do not mean.
//!
//! Source: ICC, Incoterms 2020.

use tradelane_findings::Severity;
use tradelane_model::types::IncotermsCode;

use crate::codes::check_code;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<IncotermsCode> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/deliveryTerms", r#"[{"incoterms":"FCA","place":{"name":"Hamburg"}}]"#)],
    rejects: &[(
        ("/deliveryTerms", r#"[{"incoterms":"DAT","place":{"name":"Hamburg"}}]"#),
        "/deliveryTerms/0/incoterms",
    )],
    check,
};

fn check(code: &IncotermsCode, report: &mut Report<'_>) {
    check_code(code, &["incoterms2020"], "a term of Incoterms 2020", report);
}
