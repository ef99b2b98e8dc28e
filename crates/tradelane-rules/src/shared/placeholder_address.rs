//! An address is an address, and no word for "none".
//!
//! A parcel to 无 or to a slash goes to nobody; gateways of customs refuse it.
//!
//! Source: China Customs gateway checks of addresses (whole value 空, 无 or /); receipt: the address is not detailed.

use tradelane_findings::Severity;
use tradelane_model::types::{Address, Text};

use super::placeholder_text::is_placeholder;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Address> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/buyer/address/city", r#""无锡""#)],
    rejects: &[
        (("/buyer/address/city", r#""/""#), "/buyer/address/city"),
        (("/buyer/address/lines/0", r#""无""#), "/buyer/address/lines/0"),
    ],
    check,
};

fn check(address: &Address, report: &mut Report<'_>) {
    let mut look = |text: Option<&Text>, pointer: &str| {
        if text.is_some_and(|text| is_placeholder(text)) {
            report.at_with_help(pointer, "a word for \"none\" stands here", "leave the field out, or give the value");
        }
    };
    look(address.text.as_ref(), "/text");
    look(address.street.as_ref(), "/street");
    look(address.additional_street.as_ref(), "/additionalStreet");
    look(address.building_name.as_ref(), "/buildingName");
    look(address.building_number.as_ref(), "/buildingNumber");
    look(address.postbox.as_ref(), "/postbox");
    look(address.city.as_ref(), "/city");
    look(address.postal_code.as_ref(), "/postalCode");
    for (index, line) in address.lines.iter().enumerate() {
        look(Some(line), &format!("/lines/{index}"));
    }
}
