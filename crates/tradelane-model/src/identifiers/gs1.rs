//! GTIN, GLN and SSCC end in the same check digit.
//!
//! Source: GS1 General Specifications, "Standard check digit calculations".

use super::fault::{Fault, digits, expect};

/// From the right, digits weigh 3, 1, 3, 1 …; the check digit completes the sum to a multiple of ten.
pub(super) fn check_digit(body: &[u32]) -> u32 {
    let sum: u32 = body.iter().rev().enumerate().map(|(at, digit)| digit * if at % 2 == 0 { 3 } else { 1 }).sum();
    (10 - sum % 10) % 10
}

fn check(value: &str, lengths: &[usize], form: &'static str) -> Result<(), Fault> {
    let digits = digits(value).filter(|digits| lengths.contains(&digits.len())).ok_or(Fault::Form(form))?;
    let Some((last, body)) = digits.split_last() else { return Err(Fault::Form(form)) };
    expect(&last.to_string(), &check_digit(body).to_string())
}

pub(super) fn check_gtin(value: &str) -> Result<(), Fault> {
    check(value, &[8, 12, 13, 14], "a number of 8, 12, 13 or 14 digits")
}

pub(super) fn check_gln(value: &str) -> Result<(), Fault> {
    check(value, &[13], "a number of 13 digits")
}

pub(super) fn check_sscc(value: &str) -> Result<(), Fault> {
    check(value, &[18], "a number of 18 digits")
}
