//! One code list: loaded from its file when it is first asked for.

use std::sync::OnceLock;

/// The files, sorted by name.
pub(crate) const FILES: [(&str, &str); 17] = [
    ("cn-country", include_str!("cn-country.tsv")),
    ("cn-currency", include_str!("cn-currency.tsv")),
    ("cn-unit", include_str!("cn-unit.tsv")),
    ("goods-stop-words", include_str!("goods-stop-words.tsv")),
    ("hs2022", include_str!("hs2022.tsv")),
    ("incoterms2020", include_str!("incoterms2020.tsv")),
    ("iso3166", include_str!("iso3166.tsv")),
    ("iso4217", include_str!("iso4217.tsv")),
    ("rec19", include_str!("rec19.tsv")),
    ("rec20", include_str!("rec20.tsv")),
    ("rec21", include_str!("rec21.tsv")),
    ("uncl1001", include_str!("uncl1001.tsv")),
    ("uncl4219", include_str!("uncl4219.tsv")),
    ("uncl5189", include_str!("uncl5189.tsv")),
    ("uncl5305", include_str!("uncl5305.tsv")),
    ("uncl7143", include_str!("uncl7143.tsv")),
    ("uncl7161", include_str!("uncl7161.tsv")),
];

/// A code list.
#[derive(Debug)]
pub struct List {
    /// Its name.
    pub name: &'static str,
    /// The edition of the list.
    pub version: &'static str,
    /// Who publishes it.
    pub source: &'static str,
    /// When it was taken over.
    pub date: &'static str,
    /// Its codes, sorted.
    pub entries: Vec<Entry>,
}

/// One code of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: &'static str,
    /// What it means; empty for lists of codes alone.
    pub name: &'static str,
    /// Currencies: the number of decimals of the smallest unit; `None` where there is none.
    pub minor: Option<u8>,
}

pub(crate) fn loaded(index: usize) -> Option<&'static List> {
    static LISTS: [OnceLock<List>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let (name, text) = FILES.get(index)?;
    Some(LISTS.get(index)?.get_or_init(|| load(name, text)))
}

fn load(name: &'static str, text: &'static str) -> List {
    let head = |key: &str| {
        let lines = text.lines().take_while(|line| line.starts_with('#'));
        lines
            .filter_map(|line| line.strip_prefix("# ")?.strip_prefix(key)?.strip_prefix(": "))
            .next()
            .unwrap_or_default()
    };
    let rows = text.lines().skip_while(|line| line.starts_with('#')).skip(1);
    let entry = |line: &'static str| {
        let mut columns = line.split('\t');
        let code = columns.next()?;
        let name = columns.next().unwrap_or_default();
        Some(Entry { code, name, minor: columns.next().and_then(|minor| minor.parse().ok()) })
    };
    let mut entries: Vec<Entry> = rows.filter_map(entry).collect();
    entries.sort_by_key(|entry| entry.code);
    List { name, version: head("version"), source: head("source"), date: head("date"), entries }
}

impl List {
    /// The entry of a code.
    pub fn get(&self, code: &str) -> Option<&Entry> {
        let index = self.entries.binary_search_by(|entry| entry.code.cmp(code)).ok()?;
        self.entries.get(index)
    }

    /// Whether a code is in the list.
    pub fn contains(&self, code: &str) -> bool {
        self.get(code).is_some()
    }

    /// The entries whose code or name has `query` in it, whatever its case.
    pub fn search(&self, query: &str) -> impl Iterator<Item = &Entry> {
        let query = query.to_lowercase();
        self.entries.iter().filter(move |entry| {
            entry.code.to_lowercase().contains(&query) || entry.name.to_lowercase().contains(&query)
        })
    }

    /// A code that was likely meant: the same in capitals or half-width digits, or named so.
    pub fn nearest(&self, code: &str) -> Option<&'static str> {
        let folded: String = code.trim().chars().map(half_width).flat_map(char::to_uppercase).collect();
        if let Some(entry) = self.get(&folded) {
            return Some(entry.code);
        }
        let named = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(code.trim()));
        named.map(|entry| entry.code)
    }
}

/// The ASCII character that a full-width one stands for.
fn half_width(c: char) -> char {
    match u32::from(c) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::FILES;
    use crate::{list, names};

    #[test]
    fn each_list_is_sorted_unique_and_has_its_source() {
        assert!(FILES.is_sorted_by_key(|(name, _)| *name));
        for name in names() {
            let list = list(name).unwrap();
            assert!(!list.entries.is_empty() && !list.version.is_empty() && !list.source.is_empty(), "{name}");
            assert!(list.entries.windows(2).all(|pair| pair[0].code < pair[1].code), "{name}");
        }
    }

    #[test]
    fn codes_are_found_and_suggested() {
        assert_eq!(list("iso4217").unwrap().get("JPY").unwrap().minor, Some(0));
        assert_eq!(list("iso4217").unwrap().get("EUR").unwrap().minor, Some(2));
        assert!(list("hs2022").unwrap().contains("851830"));
        assert!(!list("iso3166").unwrap().contains("XX"));
        assert_eq!(list("iso3166").unwrap().nearest("cn"), Some("CN"));
        assert_eq!(list("iso3166").unwrap().nearest("ＤＥ"), Some("DE"));
        assert_eq!(list("cn-currency").unwrap().get("142").unwrap().name, "CNY");
        assert!(list("rec20").unwrap().search("kilogram").any(|entry| entry.code == "KGM"));
    }
}
