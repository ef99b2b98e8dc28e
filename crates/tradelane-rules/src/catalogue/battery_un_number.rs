//! A lithium battery's UN number fits its kind and placement: 3480 and 3481 lithium ion, 3090 and 3091 lithium metal.
//!
//! The number decides the packing instruction: batteries alone (3480, 3090) travel under stricter rules than those in
//! or with equipment.
//!
//! Source: UN Recommendations on the Transport of Dangerous Goods, UN 3090, 3091, 3480, 3481.

use tradelane_findings::Severity;
use tradelane_model::documents::Battery;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Battery> = Rule {
    severity: Severity::Error,
    document: "catalogue",
    accepts: &[(
        "/items/0/batteries",
        r#"[{"kind":"lithiumIon","placement":"alone","count":"2","energy":{"value":"12","unit":"WHR"},"unNumber":"3480"}]"#,
    )],
    rejects: &[
        (
            (
                "/items/0/batteries",
                r#"[{"kind":"lithiumIon","placement":"contained","count":"2","energy":{"value":"12","unit":"WHR"},"unNumber":"3480"}]"#,
            ),
            "/items/0/batteries/0/unNumber",
        ),
        (
            (
                "/items/0/batteries",
                r#"[{"kind":"lithiumIon","count":"2","energy":{"value":"12","unit":"WHR"},"unNumber":"3091"}]"#,
            ),
            "/items/0/batteries/0/unNumber",
        ),
    ],
    check,
};

fn check(battery: &Battery, report: &mut Report<'_>) {
    let Some(number) = battery.un_number.as_deref() else { return };
    let (alone, equipped) = match battery.kind.as_str() {
        "lithiumIon" => ("3480", "3481"),
        "lithiumMetal" => ("3090", "3091"),
        _ => return,
    };
    let fits = match battery.placement.as_deref() {
        Some("alone") => number == alone,
        Some("contained" | "packed") => number == equipped,
        _ => number == alone || number == equipped,
    };
    if !fits {
        let help = format!("{alone} for batteries alone, {equipped} for those in or with equipment");
        report.at_with_help(
            "/unNumber",
            format!("UN {number} is not of a {} battery placed so", battery.kind.as_str()),
            help,
        );
    }
}
