//! An identification number of the EU's import one-stop shop.
//!
//! Member states keep the check digits to themselves: the form alone is checked. Source: Commission Implementing
//! Regulation (EU) 2020/194.

use super::fault::{Fault, digits};

const FORM: &str = "IM and 10 digits, the first three a member state's number or 900";

/// The three-digit numbers (ISO 3166-1) of the member states and of Northern Ireland's scheme.
const STATES: [u32; 29] = [
    40, 56, 100, 191, 196, 203, 208, 233, 246, 250, 276, 300, 348, 372, 380, 428, 440, 442, 470, 528, 616, 620, 642,
    703, 705, 724, 752, 900, 826,
];

pub(super) fn check(value: &str) -> Result<(), Fault> {
    let number = value.strip_prefix("IM").and_then(digits).filter(|digits| digits.len() == 10);
    let number = number.ok_or(Fault::Form(FORM))?;
    let state = number.iter().take(3).fold(0, |number, digit| number * 10 + digit);
    if STATES.contains(&state) { Ok(()) } else { Err(Fault::Form(FORM)) }
}
