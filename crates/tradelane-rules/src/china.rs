//! Numbers of China's customs.

use tradelane_model::types::Date;

fn is_digits(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The letter of a number that customs gave a list, `I` or `E`, where it is one: four digits customs office, four year,
/// the letter, nine serial (China Customs interface specification, invtNo).
pub(crate) fn list_direction(number: &str) -> Option<&str> {
    let letter = number.get(8..9).filter(|letter| matches!(*letter, "I" | "E"))?;
    (number.len() == 18 && is_digits(number.get(..8)) && is_digits(number.get(9..))).then_some(letter)
}

/// Whether a number is one that the customs portal gave: `B`, year, month, day, nine digits (preNo).
pub(crate) fn is_portal_number(number: &str) -> bool {
    let date = || Date::new(&format!("{}-{}-{}", number.get(1..5)?, number.get(5..7)?, number.get(7..9)?));
    number.len() == 18 && number.starts_with('B') && is_digits(number.get(9..)) && date().is_some()
}

/// Whether a code has the form of a customs office: four digits (customsCode).
pub(crate) fn is_office(code: &str) -> bool {
    code.len() == 4 && is_digits(Some(code))
}
