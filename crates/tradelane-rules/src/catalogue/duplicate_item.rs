//! An item stands once in a catalogue.
//!
//! The receiver takes the first price, or the last: nobody knows which. Items are told by their GTIN, or by the
//! seller's number where they have none.
//!
//! Source: UN/EDIFACT PRICAT, LIN group; GS1 General Specifications, one GTIN for one trade item.

use tradelane_findings::Severity;
use tradelane_model::documents::Catalogue;

use crate::amounts::check_unique;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Catalogue> = Rule {
    severity: Severity::Error,
    document: "catalogue",
    accepts: &[("/items/1/item", r#"{"sellerCode":"HP-100-BK"}"#)],
    rejects: &[(
        ("/items", r#"[{"item":{"sellerCode":"A","name":"x"}},{"item":{"sellerCode":"A","name":"y"}}]"#),
        "/items/1/item",
    )],
    check,
};

fn check(catalogue: &Catalogue, report: &mut Report<'_>) {
    let numbers = catalogue.items.iter().map(|item| {
        let of_item = item.item.as_ref()?;
        of_item.gtin.as_deref().or(of_item.seller_code.as_deref())
    });
    check_unique(numbers, "item", |index| format!("/items/{index}/item"), report);
}
