//! An address is whole, not masked.
//!
//! Platforms hand out addresses with asterisks in them; carriers and customs refuse them, or nobody finds the door.
//!
//! Source: WeChat waybill interface: "the address holds masked characters".

use tradelane_findings::Severity;
use tradelane_model::types::{Address, Text};

use super::masked_text::is_masked;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Address> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/buyer/address/lines/0", r#""Musterstraße 12""#)],
    rejects: &[
        (("/buyer/address/lines/0", r#""Musterstraße **""#), "/buyer/address/lines/0"),
        (("/buyer/address/text", r#""Musterstraße 1*""#), "/buyer/address/text"),
    ],
    check,
};

fn check(address: &Address, report: &mut Report<'_>) {
    let mut look = |text: Option<&Text>, pointer: &str| {
        if text.is_some_and(|text| is_masked(text)) {
            let help = "send the whole value; mask copies with tradelane redact";
            report.at_with_help(pointer, "the value is masked", help);
        }
    };
    for (text, pointer) in [
        (address.text.as_ref(), "/text"),
        (address.street.as_ref(), "/street"),
        (address.additional_street.as_ref(), "/additionalStreet"),
        (address.building_name.as_ref(), "/buildingName"),
        (address.building_number.as_ref(), "/buildingNumber"),
        (address.postbox.as_ref(), "/postbox"),
        (address.city.as_ref(), "/city"),
        (address.postal_code.as_ref(), "/postalCode"),
    ] {
        look(text, pointer);
    }
    for (index, line) in address.lines.iter().enumerate() {
        look(Some(line), &format!("/lines/{index}"));
    }
}
