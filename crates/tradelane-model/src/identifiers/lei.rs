//! A legal entity identifier.
//!
//! Source: ISO 17442; check digits ISO 7064 mod 97-10.

use super::fault::{Fault, base36, expect};

const FORM: &str = "18 capitals or digits and two check digits";

/// The remainder by 97 of the number that digits and letters (A = 10) spell.
pub(super) fn mod_97(text: &str) -> Option<u32> {
    text.chars().try_fold(0, |remainder, c| {
        let value = base36(c)?;
        Some((remainder * if value > 9 { 100 } else { 10 } + value) % 97)
    })
}

pub(super) fn check_digits(body: &str) -> Option<String> {
    Some(format!("{:02}", 98 - mod_97(&format!("{body}00"))?))
}

pub(super) fn check(value: &str) -> Result<(), Fault> {
    let (Some(body), Some(last), true) = (value.get(..18), value.get(18..), value.len() == 20) else {
        return Err(Fault::Form(FORM));
    };
    if !last.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::Form(FORM));
    }
    expect(last, &check_digits(body).ok_or(Fault::Form(FORM))?)
}
