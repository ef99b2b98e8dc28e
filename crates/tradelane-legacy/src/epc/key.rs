//! The keys of GS1: what a Digital Link and an EPC URN say of each.

/// A kind of key.
#[derive(Debug)]
pub(super) struct Key {
    /// The scheme of the identifier.
    pub(super) scheme: &'static str,
    /// The application identifier of the number in a Digital Link.
    pub(super) ai: &'static str,
    /// How many digits the number has, with its check digit.
    pub(super) digits: usize,
    /// The application identifier of the serial number, where it is one of its own; else it follows the number.
    pub(super) serial_ai: Option<&'static str>,
    /// The name in an EPC URN.
    pub(super) urn: &'static str,
    /// Whether the digit behind the company prefix in a URN stands before it in the number (GTIN, SSCC).
    pub(super) leads: bool,
    /// Whether the URN of a single thing has a part for the serial number.
    pub(super) has_serial: bool,
}

/// Numbers with a check digit. Source: GS1 General Specifications 3; EPC Tag Data Standard 6.3.
pub(super) const KEYS: [Key; 6] = [
    Key { scheme: "GTIN", ai: "01", digits: 14, serial_ai: Some("21"), urn: "sgtin", leads: true, has_serial: true },
    Key { scheme: "SSCC", ai: "00", digits: 18, serial_ai: None, urn: "sscc", leads: true, has_serial: false },
    Key { scheme: "GLN", ai: "414", digits: 13, serial_ai: Some("254"), urn: "sgln", leads: false, has_serial: true },
    Key { scheme: "PGLN", ai: "417", digits: 13, serial_ai: None, urn: "pgln", leads: false, has_serial: false },
    Key { scheme: "GRAI", ai: "8003", digits: 13, serial_ai: None, urn: "grai", leads: false, has_serial: true },
    Key { scheme: "GDTI", ai: "253", digits: 13, serial_ai: None, urn: "gdti", leads: false, has_serial: true },
];

impl Key {
    /// Whether the serial number follows the number in a Digital Link.
    pub(super) fn serial_follows(&self) -> bool {
        self.has_serial && self.serial_ai.is_none()
    }
}

/// The check digit of a number's other digits: from the right, they weigh 3, 1, 3, 1 …
pub(super) fn check_digit(body: &str) -> Option<char> {
    let mut sum = 0;
    for (at, digit) in body.bytes().rev().enumerate() {
        let value = char::from(digit).to_digit(10)?;
        sum += value * if at % 2 == 0 { 3 } else { 1 };
        sum %= 10;
    }
    char::from_digit((10 - sum) % 10, 10)
}

/// Whether a text has digits only.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a number of digits ends in its check digit.
pub(super) fn is_right(number: &str) -> bool {
    let Some((body, last)) = number.split_at_checked(number.len().saturating_sub(1)) else { return false };
    is_digits(number) && check_digit(body).is_some_and(|due| last.starts_with(due))
}
