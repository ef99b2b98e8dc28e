//! Schemes whose form alone can be checked.

use super::fault::{Fault, digits};

fn is_upper(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase()))
}

fn is_upper_or_digit(text: Option<&str>) -> bool {
    text.is_some_and(|text| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    })
}

fn form(is_right: bool, form: &'static str) -> Result<(), Fault> {
    if is_right { Ok(()) } else { Err(Fault::Form(form)) }
}

/// Source: Commission Delegated Regulation (EU) 2015/2446, annex B.
pub(super) fn check_eori(value: &str) -> Result<(), Fault> {
    let is_right = is_upper(value.get(..2)) && is_upper_or_digit(value.get(2..)) && value.len() <= 17;
    form(is_right, "a country and up to 15 capitals or digits")
}

/// Source: Council Directive 2006/112/EC, article 215: a country prefix and the state's own number.
pub(super) fn check_vat(value: &str) -> Result<(), Fault> {
    let is_right = is_upper(value.get(..2)) && is_upper_or_digit(value.get(2..)) && (4..=14).contains(&value.len());
    form(is_right && value.bytes().any(|byte| byte.is_ascii_digit()), "a country and 2 to 12 capitals or digits")
}

/// Source: UN/ECE Recommendation 16.
pub(super) fn check_locode(value: &str) -> Result<(), Fault> {
    let is_right =
        value.len() == 5 && is_upper(value.get(..2)) && is_upper_or_digit(value.get(2..)) && !value.starts_with("XX");
    form(is_right, "a country and three capitals or digits")
}

/// Source: UN Recommendations on the Transport of Dangerous Goods.
pub(super) fn check_un_number(value: &str) -> Result<(), Fault> {
    let number = value.strip_prefix("UN").and_then(digits);
    form(number.is_some_and(|number| number.len() == 4), "UN and four digits")
}
