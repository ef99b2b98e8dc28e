//! A customs tariff number.
//!
//! Source: WCO Harmonized System 2022; EU Combined Nomenclature and TARIC; China customs tariff.

use super::fault::{Fault, digits};

const FORM: &str = "6, 8, 10 or 13 digits of a chapter from 01 to 97, 77 left out";

pub(super) fn check(value: &str) -> Result<(), Fault> {
    let digits = digits(value).filter(|digits| matches!(digits.len(), 6 | 8 | 10 | 13)).ok_or(Fault::Form(FORM))?;
    let chapter = digits.iter().take(2).fold(0, |number, digit| number * 10 + digit);
    if (1..=97).contains(&chapter) && chapter != 77 { Ok(()) } else { Err(Fault::Form(FORM)) }
}
