//! A Chinese district code has six digits, and stands only at an address in China.
//!
//! Customs read the province from its first two digits; a code of another length or country names no district.
//!
//! Source: GB/T 2260; China Customs interface specification, consigneeDistrict C6.

use tradelane_findings::Severity;
use tradelane_model::types::Address;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Address> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/seller/address", r#"{"city":"Xiamen","country":"CN","districtCode":"350200"}"#)],
    rejects: &[
        (
            ("/seller/address", r#"{"city":"Xiamen","country":"CN","districtCode":"3502"}"#),
            "/seller/address/districtCode",
        ),
        (("/buyer/address/districtCode", r#""350200""#), "/buyer/address/districtCode"),
    ],
    check,
};

fn check(address: &Address, report: &mut Report<'_>) {
    let Some(code) = &address.district_code else { return };
    let is_code = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()) && !code.starts_with('0');
    if !is_code {
        report.at("/districtCode", format!("\"{}\" is not a district code of six digits", code.as_str()));
    } else if let Some(country) = address.country.as_ref().filter(|country| country.as_str() != "CN") {
        report.at("/districtCode", format!("a district code of China stands at an address in {}", country.as_str()));
    }
}
