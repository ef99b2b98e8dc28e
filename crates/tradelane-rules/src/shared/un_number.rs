//! A UN number has four digits.
//!
//! Fire brigades look the goods up by it.
//!
//! Source: UN Recommendations on the Transport of Dangerous Goods, dangerous goods list.

use tradelane_findings::Severity;
use tradelane_model::types::DangerousGoods;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<DangerousGoods> = Rule {
    severity: Severity::Error,
    document: "waybill",
    accepts: &[(
        "/dangerousGoods",
        r#"[{"unNumber":"3481","hazardClass":"9","name":"Lithium ion batteries packed with equipment"}]"#,
    )],
    rejects: &[
        (("/dangerousGoods", r#"[{"unNumber":"UN3481","hazardClass":"9"}]"#), "/dangerousGoods/0/unNumber"),
        (("/dangerousGoods", r#"[{"unNumber":"34801","hazardClass":"9"}]"#), "/dangerousGoods/0/unNumber"),
    ],
    check,
};

fn check(goods: &DangerousGoods, report: &mut Report<'_>) {
    let Some(number) = &goods.un_number else { return };
    if number.len() != 4 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        let help = "four digits without UN in front";
        report.at_with_help("/unNumber", format!("\"{}\" is not a UN number", number.as_str()), help);
    }
}
