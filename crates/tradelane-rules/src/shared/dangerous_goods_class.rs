//! Dangerous goods state their hazard class, and the class is one of 1 to 9.
//!
//! A carrier that does not know the class may not load the goods.
//!
//! Source: UN Recommendations on the Transport of Dangerous Goods, 2.0.1.1 (classes and divisions).

use tradelane_findings::Severity;
use tradelane_model::types::DangerousGoods;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DangerousGoods> = Rule {
    severity: Severity::Error,
    document: "waybill",
    accepts: &[
        ("/dangerousGoods", r#"[{"unNumber":"1203","hazardClass":"3"}]"#),
        ("/dangerousGoods", r#"[{"unNumber":"1950","hazardClass":"2.1"}]"#),
    ],
    rejects: &[
        (("/dangerousGoods", r#"[{"unNumber":"1203"}]"#), "/dangerousGoods/0"),
        (("/dangerousGoods", r#"[{"unNumber":"1203","hazardClass":"12"}]"#), "/dangerousGoods/0/hazardClass"),
    ],
    check,
};

fn check(goods: &DangerousGoods, report: &mut Report<'_>) {
    let Some(class) = &goods.hazard_class else {
        if goods.un_number.is_some() {
            report.at("", "dangerous goods with a UN number have no hazard class");
        }
        return;
    };
    let (main, division) = class.split_once('.').map_or((class.as_str(), ""), |(main, division)| (main, division));
    let is_main = main.len() == 1 && main.as_bytes().first().is_some_and(|byte| (b'1'..=b'9').contains(byte));
    // Divisions of class 1 may carry a compatibility group: 1.4S.
    let is_division = division.is_empty()
        || (division.as_bytes().first().is_some_and(|byte| (b'1'..=b'6').contains(byte))
            && division.len() <= 2
            && division.chars().skip(1).all(|c| c.is_ascii_uppercase()));
    if !is_main || !is_division {
        report.at("/hazardClass", format!("\"{}\" is not a hazard class", class.as_str()));
    }
}
