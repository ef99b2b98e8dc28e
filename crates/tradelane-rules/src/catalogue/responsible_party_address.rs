//! A responsible party has a name, a postal address and an electronic address.
//!
//! Without them a product may not be offered to consumers in the EU. An electronic address is one of electronic mail or
//! of the World Wide Web, by which a consumer reaches the party: a telephone number is none.
//!
//! Source: Regulation (EU) 2023/988 (general product safety), articles 9, 16 and 19; UN/EDIFACT 3155 (`EM` electronic mail,
//! `AH` World Wide Web, `AO` address on it).

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
        (
            "/items/0/responsibleParties",
            r#"[{"market":"EU","role":"importer","party":{"name":"Example Import BV","address":{"city":"Rotterdam","country":"NL"},"contacts":[{"communications":[{"channel":"AO","value":"https://import.example/safety"}]}]}}]"#,
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
        (
            (
                "/items/0/responsibleParties",
                r#"[{"market":"EU","role":"importer","party":{"name":"Example Import BV","address":{"city":"Rotterdam","country":"NL"},"contacts":[{"communications":[{"channel":"TE","value":"+31 10 555 0100"}]}]}}]"#,
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
    let mut contacts = party.contacts.iter();
    let has_electronic = contacts.any(|contact| {
        let mut channels = contact.communications.iter().filter_map(|communication| communication.channel.as_deref());
        contact.email.is_some() || channels.any(|channel| matches!(channel, "EM" | "AH" | "AO"))
    });
    let missing = match (&party.name, &party.address) {
        (None, _) => "name",
        (_, None) => "postal address",
        _ if !has_electronic => "electronic address",
        _ => return,
    };
    report.at("/party", format!("a responsible party has no {missing}"));
}
