//! An international bank account number.
//!
//! Source: ISO 13616; check digits ISO 7064 mod 97-10.

use super::fault::{Fault, expect};
use super::lei;

const FORM: &str = "a country, two digits and up to 30 capitals or digits";

pub(super) fn check(value: &str) -> Result<(), Fault> {
    let (Some(country), Some(check), Some(account)) = (value.get(..2), value.get(2..4), value.get(4..)) else {
        return Err(Fault::Form(FORM));
    };
    let form_ok = country.bytes().all(|byte| byte.is_ascii_uppercase())
        && check.bytes().all(|byte| byte.is_ascii_digit())
        && (11..=30).contains(&account.len());
    let expected = lei::check_digits(&format!("{account}{country}")).filter(|_| form_ok).ok_or(Fault::Form(FORM))?;
    expect(check, &expected)
}
