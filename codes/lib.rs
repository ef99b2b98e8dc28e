//! The code lists that documents use, as versioned data: each list a TSV file with its version, source and date.

mod list;
mod shipped;

pub use list::{Entry, Fault, List};

/// The lists that documents are judged by: those that come with the toolkit, or a user's own in their place.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    own: Vec<List>,
}

impl Codes {
    /// A list by its name: `iso4217`, `rec20`, `cn-unit`.
    pub fn list(&self, name: &str) -> Option<&List> {
        self.own.iter().find(|list| list.name() == name).or_else(|| shipped::list(name))
    }

    /// Uses a list in place of the one with its name; a name that is new adds a list.
    pub fn replace(&mut self, list: List) {
        self.own.retain(|known| known.name() != list.name());
        self.own.push(list);
    }
}

/// A list that comes with the toolkit, by its name.
pub fn list(name: &str) -> Option<&'static List> {
    shipped::list(name)
}

/// Lists that have a use where they are given, but do not come with the toolkit: they change too often, or may not be
/// copied. Each with what it holds.
pub const OPTIONAL: [(&str, &str); 1] = [(
    "cn-positive-list",
    "the first eight digits of the tariff numbers that retail import into China takes, as published by the Ministry of \
     Finance and other authorities",
)];

/// Whether a list may be given by its name: one that is replaced, one of [`OPTIONAL`], or a list of a profile of one's
/// own, whose name begins with `x-`.
pub fn may_be_given(name: &str) -> bool {
    list(name).is_some() || OPTIONAL.iter().any(|(known, _)| *known == name) || name.starts_with("x-")
}

/// The names of the lists that come with the toolkit, sorted.
pub fn names() -> impl Iterator<Item = &'static str> {
    shipped::FILES.iter().map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::{Codes, List, list, names};

    #[test]
    fn each_list_is_sorted_unique_and_has_its_head() {
        assert!(names().collect::<Vec<_>>().is_sorted());
        for (name, text) in super::shipped::FILES {
            let list = List::read(*name, *text).unwrap_or_else(|fault| panic!("{name}.tsv:{fault}"));
            for head in [list.version(), list.source(), list.date()] {
                assert!(!head.is_empty(), "{name}");
            }
            assert!(text.starts_with(&format!("# list: {name}\n")), "{name}");
        }
    }

    #[test]
    fn every_file_is_listed() {
        let files = std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
        let mut files: Vec<String> = files
            .filter_map(|file| file.unwrap().file_name().into_string().unwrap().strip_suffix(".tsv").map(str::to_owned))
            .collect();
        files.sort();
        assert_eq!(files, names().collect::<Vec<_>>());
    }

    #[test]
    fn codes_are_found_and_suggested() {
        assert_eq!(list("iso4217").unwrap().get("JPY").unwrap().minor, Some(0));
        assert_eq!(list("iso4217").unwrap().get("EUR").unwrap().minor, Some(2));
        assert!(list("hs2022").unwrap().contains("851830"));
        assert!(list("hs2022").unwrap().has_prefix("8518") && !list("hs2022").unwrap().has_prefix("7700"));
        assert!(!list("iso3166").unwrap().contains("XX"));
        assert_eq!(list("iso3166").unwrap().nearest("cn"), Some("CN"));
        assert_eq!(list("iso3166").unwrap().nearest("ＤＥ"), Some("DE"));
        assert_eq!(list("cn-currency").unwrap().get("142").unwrap().name, "CNY");
        assert_eq!(list("unlocode").unwrap().get("DEHAM").unwrap().name, "Hamburg");
        assert!(list("rec20").unwrap().search("KILOgram").any(|entry| entry.code == "KGM"));
        assert!(list("unlocode").unwrap().search("de hamburg").any(|entry| entry.code == "DEHAM"));
    }

    #[test]
    fn a_list_of_ones_own_stands_in_the_place_of_the_shipped_one() {
        let mut codes = Codes::default();
        assert!(codes.list("iso4217").unwrap().contains("EUR"));
        codes.replace(List::read("iso4217", "code\nXTS\n").unwrap());
        codes.replace(List::read("house", "code\n1\n").unwrap());
        assert!(!codes.list("iso4217").unwrap().contains("EUR"));
        assert!(codes.list("iso4217").unwrap().contains("XTS") && codes.list("house").unwrap().contains("1"));
    }
}
