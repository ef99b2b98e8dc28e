//! Names, telephones and identities are whole, not masked.
//!
//! Platforms hand out data with asterisks in it; carriers and customs refuse such values, or cannot deliver.
//!
//! Source: WeChat waybill interface: "the address holds masked characters"; China Customs compare names and numbers
//! letter by letter.

use tradelane_findings::Severity;
use tradelane_model::types::Party;
use tradelane_model::types::Text;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Party> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/buyer/name", r#""Erika Beispiel""#)],
    rejects: &[
        (("/buyer/name", r#""张**""#), "/buyer/name"),
        (("/buyer/telephone", r#""138****0000""#), "/buyer/telephone"),
    ],
    check,
};

fn check(party: &Party, report: &mut Report<'_>) {
    let mut look = |text: Option<&Text>, pointer: &str| {
        if text.is_some_and(|text| is_masked(text)) {
            report.at_with_help(
                pointer,
                "the value is masked",
                "send the whole value; mask copies with tradelane redact",
            );
        }
    };
    look(party.name.as_ref(), "/name");
    look(party.telephone.as_ref(), "/telephone");
    look(party.identity.as_ref(), "/identity");
    for (index, contact) in party.contacts.iter().enumerate() {
        look(contact.name.as_ref(), &format!("/contacts/{index}/name"));
        look(contact.telephone.as_ref(), &format!("/contacts/{index}/telephone"));
        look(contact.email.as_ref(), &format!("/contacts/{index}/email"));
    }
}

pub(super) fn is_masked(text: &str) -> bool {
    text.contains(['*', '\u{ff0a}'])
}
