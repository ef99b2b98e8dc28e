//! The code lists that documents use, as versioned data: each list a TSV file with its version, source and date.

mod list;

pub use list::{Entry, List};

/// A list by its name: `iso4217`, `rec20`, `cn-unit`.
pub fn list(name: &str) -> Option<&'static List> {
    let index = list::FILES.iter().position(|(known, _)| *known == name)?;
    list::loaded(index)
}

/// The names of all lists, sorted.
pub fn names() -> impl Iterator<Item = &'static str> {
    list::FILES.iter().map(|(name, _)| *name)
}
