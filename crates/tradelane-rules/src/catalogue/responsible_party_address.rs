//! A responsible party has a name, a postal address and an electronic address.
//!
//! Without them a product may not be offered to consumers in the EU.
//!
//! Source: Regulation (EU) 2023/988 (general product safety), articles 9, 16 and 19.

use tradelane_findings::Severity;
use tradelane_model::documents::ResponsibleParty;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<ResponsibleParty> = Rule {
    severity: Severity::Error,
    document: "catalogue",
    accepts: &[
        (
            "/items/0/responsibleParties",
            r#"[{"market":"EU","role":"importer","party":{"name":"Example Import BV","address":{"lines":["Voorbeeldkade 1"],"city":"Rotterdam","country":"NL"},"contacts":[{"email":"safety@import.example"}]}}]"#,
        ),
        ("/items/0/responsibleParties", r#"[{"market":"US","role":"importer","party":{"name":"Example Import LLC"}}]"#),
    ],
    rejects: &[
        (
            (
                "/items/0/responsibleParties",
                r#"[{"market":"EU","role":"importer","party":{"name":"Example Import BV","contacts":[{"email":"safety@import.example"}]}}]"#,
            ),
            "/items/0/responsibleParties/0/party",
        ),
        (
            (
                "/items/0/responsibleParties",
                r#"[{"market":"EU","role":"importer","party":{"name":"Example Import BV","address":{"city":"Rotterdam","country":"NL"}}}]"#,
            ),
            "/items/0/responsibleParties/0/party",
        ),
    ],
    check,
};

fn check(responsible: &ResponsibleParty, report: &mut Report<'_>) {
    if responsible.market.as_deref().is_some_and(|market| market != "EU") {
        return;
    }
    let party = &responsible.party;
    let has_electronic = party.endpoint.is_some()
        || party.contacts.iter().any(|contact| contact.email.is_some() || !contact.communications.is_empty());
    let missing = match (&party.name, &party.address) {
        (None, _) => "a name",
        (_, None) => "a postal address",
        _ if !has_electronic => "an electronic address",
        _ => return,
    };
    report.at("/party", format!("a responsible party has not {missing}"));
}
