//! Control numbers for what has none: interchanges and functional groups; references of messages that were given.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;

use tradelane_findings::{Finding, Layer};

/// What gets a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// An EDIFACT interchange (UNB 0020).
    EdifactInterchange,
    /// An X12 interchange (ISA13).
    X12Interchange,
    /// An X12 functional group (GS06).
    X12Group,
}

impl Counted {
    /// Its name in files of numbers.
    pub fn name(self) -> &'static str {
        match self {
            Self::EdifactInterchange => "edifact-interchange",
            Self::X12Interchange => "x12-interchange",
            Self::X12Group => "x12-group",
        }
    }

    /// The greatest number it can have: nine digits in X12, fourteen characters in EDIFACT.
    pub fn greatest(self) -> u64 {
        match self {
            Self::EdifactInterchange => 99_999_999_999_999,
            Self::X12Interchange | Self::X12Group => 999_999_999,
        }
    }
}

/// What a number is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Numbered<'n> {
    /// What gets it.
    pub what: Counted,
    /// The sender's identifier.
    pub sender: &'n str,
    /// The recipient's identifier.
    pub recipient: &'n str,
}

/// Gives control numbers.
pub trait ControlNumbers: Send {
    /// The next number.
    ///
    /// # Errors
    /// Where numbers are kept and cannot be read or kept.
    fn next(&mut self, of: &Numbered<'_>) -> io::Result<u64>;
}

/// Counts from a number on, each kind by itself.
#[derive(Clone, Debug)]
pub struct CountFrom {
    first: u64,
    given: [u64; 3],
}

impl CountFrom {
    /// Counts from `first` on.
    pub fn new(first: u64) -> Self {
        Self { first, given: [0; 3] }
    }
}

impl Default for CountFrom {
    fn default() -> Self {
        Self::new(1)
    }
}

impl ControlNumbers for CountFrom {
    fn next(&mut self, of: &Numbered<'_>) -> io::Result<u64> {
        let Some(given) = self.given.get_mut(of.what as usize) else { return Ok(self.first) };
        let number = self.first.saturating_add(*given);
        *given += 1;
        // After the greatest number comes 1, as trading partners agree.
        Ok((number.saturating_sub(1)) % of.what.greatest() + 1)
    }
}

/// The references that were used in an interchange or group, to see which comes again.
#[derive(Clone, Debug, Default)]
pub struct References(HashSet<u64>);

impl References {
    /// How many are remembered: what comes again later is not seen, so that memory stays bounded.
    const LIMIT: usize = 1 << 20;

    /// Remembers a reference; `false` where it was used before.
    pub fn is_new(&mut self, reference: &[u8]) -> bool {
        let mut hasher = DefaultHasher::new();
        reference.hash(&mut hasher);
        let hash = hasher.finish();
        if self.0.len() >= Self::LIMIT { !self.0.contains(&hash) } else { self.0.insert(hash) }
    }

    /// The first number from `from` on, as `text` writes it, that was not used; it is used now.
    pub(crate) fn free(&mut self, from: u64, text: impl Fn(u64) -> String) -> (u64, String) {
        let mut number = from;
        loop {
            let reference = text(number);
            if self.is_new(reference.as_bytes()) {
                return (number, reference);
            }
            number += 1;
        }
    }

    /// The first number from `from` on that was not used; it is used now.
    pub fn next_free(&mut self, from: u64) -> String {
        self.free(from, |number| number.to_string()).1
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// The finding for a reference that a message before had.
pub fn duplicate_reference(what: &str, reference: &str) -> Finding {
    let message = format!("there are two {what} with the reference \"{reference}\"");
    Finding::warning("duplicate-reference", Layer::Syntax, message)
        .help("references are unique in what holds them; recipients take the second for a copy of the first")
}
