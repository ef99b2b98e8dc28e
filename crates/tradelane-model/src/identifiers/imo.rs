//! An IMO ship number.
//!
//! Source: IMO resolution A.1117(30).

use super::fault::{Fault, digits, expect};

const FORM: &str = "a number of 7 digits";

pub(super) fn check(value: &str) -> Result<(), Fault> {
    let digits = digits(value).filter(|digits| digits.len() == 7).ok_or(Fault::Form(FORM))?;
    let Some((last, body)) = digits.split_last() else { return Err(Fault::Form(FORM)) };
    let sum: u32 = body.iter().zip([7, 6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    expect(&last.to_string(), &(sum % 10).to_string())
}
