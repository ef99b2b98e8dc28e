//! Where JSON values end, without reading them.

/// Brackets that are followed one by one; deeper ones are counted.
const FOLLOWED: usize = 4096;

/// What a byte is to the value that is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A part of it.
    Inside,
    /// Its last byte.
    Ends,
    /// The value ended before it.
    Before,
    /// The value has no end and another begins here.
    Another,
}

/// Follows one value.
#[derive(Debug, Default)]
pub(super) struct Scan {
    open: Vec<u8>,
    deeper: usize,
    in_string: bool,
    escaped: bool,
    begun: bool,
    last: u8,
}

impl Scan {
    /// Takes the next byte.
    pub(super) fn step(&mut self, byte: u8) -> Step {
        if self.in_string {
            return self.in_string(byte);
        }
        let is_outside = self.open.is_empty();
        let last = self.last;
        if !byte.is_ascii_whitespace() {
            self.last = byte;
        }
        match byte {
            b'"' | b'{' | b'[' if is_outside && self.begun => Step::Before,
            b'{' if last == b',' && self.deeper == 0 && self.open.last() == Some(&b'{') => Step::Another,
            b'"' => {
                (self.in_string, self.begun) = (true, true);
                Step::Inside
            }
            b'{' | b'[' => {
                self.begun = true;
                if self.open.len() < FOLLOWED {
                    self.open.push(byte);
                } else {
                    self.deeper += 1;
                }
                Step::Inside
            }
            b'}' | b']' if is_outside => Step::Before,
            b'}' | b']' => self.close(if byte == b'}' { b'{' } else { b'[' }),
            b',' | b':' if is_outside => Step::Before,
            _ if byte.is_ascii_whitespace() && is_outside && self.begun => Step::Before,
            _ => {
                self.begun |= !byte.is_ascii_whitespace();
                Step::Inside
            }
        }
    }

    fn in_string(&mut self, byte: u8) -> Step {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            // No text goes over lines: the quotation mark that closes it was forgotten.
            b'"' | b'\n' => {
                self.in_string = false;
                self.last = b'"';
                if self.open.is_empty() {
                    return if byte == b'"' { Step::Ends } else { Step::Before };
                }
            }
            _ => {}
        }
        Step::Inside
    }

    /// A bracket closes the innermost of its kind, and what is open within; one that closes nothing says nothing.
    fn close(&mut self, opening: u8) -> Step {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if let Some(at) = self.open.iter().rposition(|&open| open == opening) {
            self.open.truncate(at);
        }
        if self.open.is_empty() { Step::Ends } else { Step::Inside }
    }
}

/// How many bytes the value takes that a text begins with; `None` where it does not end in it.
pub(super) fn length(text: &[u8]) -> Option<usize> {
    let mut scan = Scan::default();
    for (at, &byte) in text.iter().enumerate() {
        match scan.step(byte) {
            Step::Inside => {}
            Step::Ends => return Some(at + 1),
            Step::Before | Step::Another => return Some(at),
        }
    }
    None
}

/// Gives the members of the object that a text begins with, as long as `each` wants more: names without their quotation
/// marks, values as they stand; the last may be cut off.
pub(super) fn members(text: &[u8], mut each: impl FnMut(&[u8], &[u8]) -> bool) {
    let mut at = blanks(text, 0);
    if text.get(at) != Some(&b'{') {
        return;
    }
    at += 1;
    loop {
        while text.get(at).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b',') {
            at += 1;
        }
        let rest = text.get(at..).unwrap_or_default();
        let Some(length) = length(rest).filter(|_| rest.first() == Some(&b'"')) else { return };
        let name = rest.get(1..length.saturating_sub(1)).unwrap_or_default();
        at = blanks(text, at + length);
        if text.get(at) != Some(&b':') {
            return;
        }
        at = blanks(text, at + 1);
        let rest = text.get(at..).unwrap_or_default();
        let found = self::length(rest);
        let value = rest.get(..found.unwrap_or(rest.len())).unwrap_or_default();
        if !each(name, value) || found.is_none_or(|length| length == 0) {
            return;
        }
        at += value.len();
    }
}

fn blanks(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}
