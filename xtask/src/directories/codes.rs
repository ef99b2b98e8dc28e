//! The code lists of all directories in one file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::DIRECTORIES;
use super::listing::Listing;
use super::shared::{head, range, runs};

/// The most characters of a name: it is for people; what a list says beyond stays in the list.
const NAME: usize = 64;

type Lists = BTreeMap<String, BTreeMap<String, String>>;

/// The code lists of the elements that segments use. A code that stays from one directory to the next keeps its
/// meaning, so it has one name: the name that D.96A's list gives it, else the first words of the newest description.
pub(super) fn write(texts: &[String], listings: &[Listing]) -> String {
    let mut lists: Vec<Lists> = texts.iter().map(|text| parse(text)).collect();
    mend(&mut lists, listings);
    let mut out = head("codes (=element, then code and name)");
    let elements: BTreeSet<&String> = lists.iter().flat_map(BTreeMap::keys).collect();
    for element in elements {
        let _ = writeln!(out, "={element}");
        let codes: BTreeSet<&String> =
            lists.iter().filter_map(|lists| lists.get(element)).flat_map(BTreeMap::keys).collect();
        for code in codes {
            let names: Vec<Option<&String>> =
                lists.iter().map(|lists| lists.get(element).and_then(|list| list.get(code))).collect();
            let present: Vec<Option<String>> = names.iter().map(|name| name.map(|_| String::new())).collect();
            for (from, to, _) in runs(&present) {
                let source = if from == 0 { from } else { to };
                let name = names.get(source).copied().flatten().map(|name| short(name)).unwrap_or_default();
                let _ = writeln!(out, "{code}\t{name}{}", range(from, to));
            }
        }
    }
    out
}

fn parse(listing: &str) -> Lists {
    let mut lists = Lists::new();
    let mut element = String::new();
    for line in listing.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(name) = line.strip_prefix('=') {
            name.trim().clone_into(&mut element);
        } else {
            let (code, name) = line.split_once('\t').unwrap_or((line, ""));
            lists.entry(element.clone()).or_default().insert(code.trim().to_owned(), name.trim().to_owned());
        }
    }
    lists
}

/// A listing that lost an element lacks its codes: it gets those that either neighbour has.
fn mend(lists: &mut [Lists], listings: &[Listing]) {
    let whole = lists.to_vec();
    for at in 1..DIRECTORIES.len() - 1 {
        for element in listings[at].elements.keys().filter(|element| !whole[at].contains_key(*element)) {
            let before = whole[..at].iter().rev().find_map(|lists| lists.get(element));
            let after = whole[at + 1..].iter().find_map(|lists| lists.get(element));
            let (Some(before), Some(after)) = (before, after) else { continue };
            let mut codes = after.clone();
            codes.extend(before.clone());
            lists[at].insert(element.clone(), codes);
        }
    }
}

/// The first words of a description, without the numbers of elements it begins with, as in `(3002) Party to whom …`.
fn short(text: &str) -> String {
    let mut text = text;
    while let Some((numbers, rest)) = text.strip_prefix(['(', '[']).and_then(|rest| rest.split_once([')', ']']))
        && numbers.bytes().all(|byte| byte.is_ascii_digit())
    {
        text = rest.trim_start_matches([' ', '+']);
    }
    // Says nothing without the code's name, which the listing does not have.
    if text.trim_end_matches('.').eq_ignore_ascii_case("self explanatory") {
        return String::new();
    }
    if text.chars().count() <= NAME {
        return text.trim_end_matches('.').to_owned();
    }
    let cut: String = text.chars().take(NAME).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or_default().trim_end_matches([',', ';', '(', ' ']))
}
