//! An air waybill.
//!
//! Source: IATA Resolution 600a.

use super::fault::{Fault, digits, expect};

const FORM: &str = "three digits, a hyphen and eight digits";

pub(super) fn check(value: &str) -> Result<(), Fault> {
    let (prefix, serial) = value.split_once('-').ok_or(Fault::Form(FORM))?;
    let serial = digits(serial).filter(|serial| serial.len() == 8).ok_or(Fault::Form(FORM))?;
    if prefix.len() != 3 || digits(prefix).is_none() {
        return Err(Fault::Form(FORM));
    }
    let Some((last, body)) = serial.split_last() else { return Err(Fault::Form(FORM)) };
    let number = body.iter().fold(0, |number, digit| number * 10 + digit);
    expect(&last.to_string(), &(number % 7).to_string())
}
