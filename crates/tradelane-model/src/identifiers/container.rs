//! A freight container.
//!
//! Source: ISO 6346.

use super::fault::{Fault, base36, digits, expect};

const FORM: &str = "three capitals, U, J or Z, and seven digits";

/// Letters count from A = 10 and leave out the multiples of 11.
fn letter(c: char) -> Option<u32> {
    let rank = base36(c).filter(|rank| *rank >= 10)?;
    Some(rank + (rank - 1) / 10)
}

pub(super) fn check_digit(body: &str) -> Option<u32> {
    let values: Option<Vec<u32>> = body.chars().map(|c| c.to_digit(10).or_else(|| letter(c))).collect();
    let sum: u32 = values?.iter().enumerate().map(|(at, value)| value << at).sum();
    Some(sum % 11 % 10)
}

pub(super) fn check(value: &str) -> Result<(), Fault> {
    let owner_ok = value
        .get(..4)
        .is_some_and(|owner| owner.bytes().all(|byte| byte.is_ascii_uppercase()) && owner.ends_with(['U', 'J', 'Z']));
    let number_ok = value.len() == 11 && value.get(4..).is_some_and(|number| digits(number).is_some());
    let (Some(body), Some(last), true) = (value.get(..10), value.get(10..), owner_ok && number_ok) else {
        return Err(Fault::Form(FORM));
    };
    let expected = check_digit(body).ok_or(Fault::Form(FORM))?;
    expect(last, &expected.to_string())
}
