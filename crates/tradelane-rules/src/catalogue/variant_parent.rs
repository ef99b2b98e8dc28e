//! A variant names a product of the catalogue that is there.
//!
//! A shop groups sizes and colours by it. Items are named by the seller's number, the GTIN or the line's number.
//!
//! Source: GS1 GDSN, trade item hierarchy; UBL Catalogue, ItemComparison and RelatedCatalogueReference.

use tradelane_findings::Severity;
use tradelane_model::documents::Catalogue;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Catalogue> = Rule {
    severity: Severity::Error,
    document: "catalogue",
    accepts: &[("/items/1/variantOf", r#""HP-100""#)],
    rejects: &[(("/items/1/variantOf", r#""NO-SUCH-PRODUCT""#), "/items/1/variantOf")],
    check,
};

fn check(catalogue: &Catalogue, report: &mut Report<'_>) {
    let named = |name: &str| {
        catalogue.items.iter().any(|item| {
            let of_item = item.item.as_ref();
            let numbers = [
                item.line_number.as_deref(),
                of_item.and_then(|item| item.seller_code.as_deref()),
                of_item.and_then(|item| item.gtin.as_deref()),
                item.group.as_deref(),
            ];
            numbers.contains(&Some(name))
        })
    };
    for (index, item) in catalogue.items.iter().enumerate() {
        let Some(parent) = item.variant_of.as_deref().filter(|parent| !named(parent)) else { continue };
        report.at(&format!("/items/{index}/variantOf"), format!("there is no product \"{parent}\" in the catalogue"));
    }
}
