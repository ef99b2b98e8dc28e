//! A declared line has a customs tariff number of at least six digits.
//!
//! Four digits are a heading: no duty rate, and since July 2026 no flat duty for each subheading in the EU, can be
//! found by it. Lists that China takes in the simplified way (mode `A`) classify by the first four digits, and are not
//! judged.
//!
//! Source: EU UCC-DA annex B, 18 09 056 (Harmonized System subheading); Council decision on the duty for each
//! subheading, 2025-12-12; China Customs interface specification, statisticsFlag A of CEB603.

use tradelane_findings::Severity;
use tradelane_model::documents::Declaration;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Declaration> = Rule {
    severity: Severity::Warning,
    document: "declaration",
    accepts: &[
        ("/lines/0/item/hsCode", r#""851830""#),
        (
            "",
            r#"{"tradelane":"1.0","type":"declaration","header":{},"direction":"E","declarationMode":"A","lines":[{"item":{"hsCode":"8518"}}]}"#,
        ),
    ],
    rejects: &[
        (("/lines/0/item/hsCode", r#""8518""#), "/lines/0/item/hsCode"),
        (
            (
                "",
                r#"{"tradelane":"1.0","type":"declaration","header":{},"direction":"E","declarationMode":"B","lines":[{"item":{"hsCode":"8518"}}]}"#,
            ),
            "/lines/0/item/hsCode",
        ),
    ],
    check,
};

fn check(declaration: &Declaration, report: &mut Report<'_>) {
    if declaration.declaration_mode.as_deref() == Some("A") {
        return;
    }
    for (index, line) in declaration.lines.iter().enumerate() {
        let code = line.item.as_ref().and_then(|item| item.hs_code.as_deref());
        let Some(code) = code.filter(|code| code.len() < 6 && !code.contains(':')) else { continue };
        report.at_with_help(
            &format!("/lines/{index}/item/hsCode"),
            format!("\"{code}\" is no subheading: it has {} digits", code.len()),
            "give the six digits of the Harmonized System, or the national number",
        );
    }
}
