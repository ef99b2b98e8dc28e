//! The number of China's resident identity card.
//!
//! Source: GB 11643-1999.

use super::fault::{Fault, digits, expect};

const FORM: &str = "17 digits and a digit or X";

pub(super) fn check_digit(body: &[u32]) -> Option<char> {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    "10X98765432".chars().nth((sum % 11) as usize)
}

pub(super) fn check(value: &str) -> Result<(), Fault> {
    let (Some(body), Some(last), true) = (value.get(..17), value.get(17..), value.len() == 18) else {
        return Err(Fault::Form(FORM));
    };
    let body = digits(body).ok_or(Fault::Form(FORM))?;
    let number =
        |from: usize, to: usize| body.get(from..to).into_iter().flatten().fold(0, |number, digit| number * 10 + digit);
    if !is_day(number(6, 10), number(10, 12), number(12, 14)) {
        return Err(Fault::Date);
    }
    expect(last, &check_digit(&body).unwrap_or_default().to_string())
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    };
    (1800..=2200).contains(&year) && (1..=days).contains(&day)
}
