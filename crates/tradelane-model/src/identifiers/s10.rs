//! S10: a postal item.
//!
//! Source: UPU standard S10.

use super::fault::{Fault, digits, expect};

const FORM: &str = "two capitals, nine digits and the two capitals of a country";

pub(super) fn check_digit(serial: &[u32]) -> u32 {
    let weights = [8, 6, 4, 2, 3, 5, 9, 7];
    let sum: u32 = serial.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        check => check,
    }
}

pub(super) fn check(value: &str) -> Result<(), Fault> {
    let is_letters = |part: Option<&str>| part.is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_uppercase()));
    if value.len() != 13 || !is_letters(value.get(..2)) || !is_letters(value.get(11..)) {
        return Err(Fault::Form(FORM));
    }
    let number = value.get(2..11).and_then(digits).ok_or(Fault::Form(FORM))?;
    let Some((last, serial)) = number.split_last() else { return Err(Fault::Form(FORM)) };
    expect(&last.to_string(), &check_digit(serial).to_string())
}
