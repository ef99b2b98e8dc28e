//! What is wrong with an identifier.

use std::fmt;

/// Why a value is no identifier of its scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has not the form of the scheme, which is told.
    Form(&'static str),
    /// Its check digit or digits are not those of the rest.
    CheckDigit {
        /// What they would be.
        expected: String,
        /// What they are.
        found: String,
    },
    /// The date in it is none of the calendar.
    Date,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(form) => write!(formatter, "{form} is due"),
            Self::CheckDigit { expected, found } => write!(formatter, "the check digit is {expected}, not {found}"),
            Self::Date => formatter.write_str("the date in it is none of the calendar"),
        }
    }
}

/// Accepts a value whose check digit is the expected one.
pub(super) fn expect(found: &str, expected: &str) -> Result<(), Fault> {
    if found == expected {
        Ok(())
    } else {
        Err(Fault::CheckDigit { expected: expected.to_owned(), found: found.to_owned() })
    }
}

/// The digits of a text that has nothing else.
pub(super) fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|c| if c.is_ascii_digit() { c.to_digit(10) } else { None }).collect()
}

/// The value of a digit or capital letter: 0 to 9, A is 10.
pub(super) fn base36(c: char) -> Option<u32> {
    if c.is_ascii_lowercase() { None } else { c.to_digit(36) }
}
