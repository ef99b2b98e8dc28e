//! A lithium battery states what transport asks for: watt hours, or grams of lithium, and how many there are.
//!
//! Carriers refuse lithium batteries without these; above 100 Wh or 2 g other packing rules hold.
//!
//! Source: IATA Dangerous Goods Regulations, 3.9.2.6 and packing instructions 965 to 970; UN special provision 188.

use tradelane_findings::Severity;
use tradelane_model::documents::Battery;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Battery> = Rule {
    severity: Severity::Error,
    document: "catalogue",
    accepts: &[
        ("/items/0/batteries", r#"[{"kind":"alkaline"}]"#),
        (
            "/items/0/batteries",
            r#"[{"kind":"lithiumMetal","count":"1","lithiumContent":{"value":"0.3","unit":"GRM"}}]"#,
        ),
    ],
    rejects: &[
        (("/items/0/batteries", r#"[{"kind":"lithiumIon","count":"1"}]"#), "/items/0/batteries/0"),
        (
            (
                "/items/0/batteries",
                r#"[{"kind":"lithiumMetal","energy":{"value":"3","unit":"WHR"},"lithiumContent":{"value":"0.3","unit":"GRM"}}]"#,
            ),
            "/items/0/batteries/0",
        ),
    ],
    check,
};

fn check(battery: &Battery, report: &mut Report<'_>) {
    let missing = match battery.kind.as_str() {
        "lithiumIon" if battery.energy.is_none() => "its energy in watt hours",
        "lithiumMetal" if battery.lithium_content.is_none() => "its lithium content in grams",
        "lithiumIon" | "lithiumMetal" if battery.count.is_none() => "how many there are",
        _ => return,
    };
    report.at("", format!("a {} battery does not say {missing}", battery.kind.as_str()));
}
