//! China's unified social credit code.
//!
//! Source: GB 32100-2015.

use super::fault::{Fault, expect};

const FORM: &str = "18 digits or capitals without I, O, S, V and Z";
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

pub(super) fn check_digit(body: &str) -> Option<char> {
    let mut weight = 1;
    let mut sum = 0;
    for c in body.chars() {
        sum += ALPHABET.find(c)? * weight;
        weight = weight * 3 % 31;
    }
    ALPHABET.chars().nth((31 - sum % 31) % 31)
}

pub(super) fn check(value: &str) -> Result<(), Fault> {
    let (Some(body), Some(last), true) = (value.get(..17), value.get(17..), value.len() == 18) else {
        return Err(Fault::Form(FORM));
    };
    // The first place is the registering department, the next six the division: digits but for the first.
    let division_ok = body.get(2..8).is_some_and(|division| division.bytes().all(|byte| byte.is_ascii_digit()));
    let department_ok = body.starts_with(|c: char| c.is_ascii_digit() || c == 'A' || c == 'N' || c == 'Y');
    let expected = check_digit(body).filter(|_| division_ok && department_ok).ok_or(Fault::Form(FORM))?;
    expect(last, &expected.to_string())
}
