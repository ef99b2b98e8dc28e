//! Numbers and codes are written in half-width characters.
//!
//! Full-width digits and letters look alike on a screen in East Asia, and are other characters: no comparison finds
//! them equal.
//!
//! Source: China Customs gateway checks: code and number fields hold U+0000 to U+00FF alone.

use tradelane_findings::Severity;
use tradelane_model::types::Party;
use tradelane_model::types::Text;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Party> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/buyer/name", r#""上海示例（集团）公司""#)],
    rejects: &[
        (("/buyer/telephone", r#""１３８00000000""#), "/buyer/telephone"),
        (("/buyer/address/postalCode", r#""２0095""#), "/buyer/address/postalCode"),
        (("/buyer/identifiers", r#"[{"scheme":"PARTNER","value":"Ａ17"}]"#), "/buyer/identifiers/0/value"),
    ],
    check,
};

fn check(party: &Party, report: &mut Report<'_>) {
    let mut look = |text: Option<&Text>, pointer: &str| {
        if text.is_some_and(|text| is_full_width(text)) {
            report.at_with_help(
                pointer,
                "full-width characters stand in a number or code",
                "write them half-width: 1 for １",
            );
        }
    };
    look(party.telephone.as_ref(), "/telephone");
    look(party.identity.as_ref(), "/identity");
    look(party.address.as_ref().and_then(|address| address.postal_code.as_ref()), "/address/postalCode");
    look(party.address.as_ref().and_then(|address| address.district_code.as_ref()), "/address/districtCode");
    for (index, identifier) in party.identifiers.iter().enumerate() {
        look(Some(&identifier.value), &format!("/identifiers/{index}/value"));
    }
}

pub(super) fn is_full_width(text: &str) -> bool {
    text.contains(|c| matches!(c, '\u{ff01}'..='\u{ff5e}' | '\u{3000}'))
}
