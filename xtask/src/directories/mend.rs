//! Puts back what the listings lost.
//!
//! The listings of D.97A and D.99B lack elements in the middle of composites (C082 of D.97A has no 3039), and those of
//! D.99B on lack elements of composites whose names have a hyphen. What an earlier and a later directory both have at a
//! place, the directories between them have too.

use std::collections::BTreeMap;

use super::listing::{Listing, Lists, Part};

/// Composites whose lists lost a hyphenated name ("non-discrete measurement name", "message sub-item identifier",
/// "sub-line indicator", "country sub-entity") in all directories from the given one on; numbers, places and lengths
/// are those of D.96A and, for C819, of D.13B and D.21B. Messages in use have them there.
const WHOLE: [(&str, usize, &str, &str); 4] = [
    ("C502", 3, "6313 6321 6155 6154", ""),
    ("C701", 3, "1049! 1052 1054", ""),
    ("C829", 1, "5495 1082", "sub-line information"),
    ("C819", 2, "3229 1131 3055 3228", "country sub-entity details"),
];

/// Elements that only such lists have: format and name as the later directories have them.
const LOST: [(&str, &str, &str); 6] = [
    ("6155", "an..17", "non-discrete measurement name code"),
    ("6154", "an..70", "non-discrete measurement name"),
    ("1054", "n..6", "message sub-item identifier"),
    ("5495", "an..3", "sub-line indicator code"),
    ("3229", "an..9", "country sub-entity name code"),
    ("3228", "an..70", "country sub-entity name"),
];

/// Mends the listings, oldest first; gives a line for each change.
pub(super) fn mend(listings: &mut [Listing], names: &[&str]) -> Vec<String> {
    let mut told = Vec::new();
    for (at, listing) in listings.iter_mut().enumerate() {
        for (composite, _, parts, title) in WHOLE.iter().filter(|(_, from, ..)| at >= *from) {
            restore(listing, composite, parts, names.get(at).copied().unwrap_or_default(), &mut told);
            // A title with a hyphen was cut there.
            if let Some((_, cut)) = listing.composites.get_mut(*composite)
                && title.split_once('-').is_some_and(|(start, _)| start == cut)
            {
                (*title).clone_into(cut);
            }
        }
    }
    titles(listings);
    // What one directory gets back may show what its neighbour lacks.
    loop {
        let before = told.len();
        for at in 1..listings.len().saturating_sub(1) {
            between(listings, at, names, &mut told);
        }
        if told.len() == before {
            return told;
        }
    }
}

/// Titles that later listings cut at a slash or an ampersand ("document/message name") are those of the first directory.
fn titles(listings: &mut [Listing]) {
    let Some((first, later)) = listings.split_first_mut() else { return };
    for listing in later {
        for (name, (_, title)) in listing.composites.iter_mut().chain(listing.segments.iter_mut()) {
            let known = first.composites.get(name).or_else(|| first.segments.get(name));
            let is_cut = |whole: &&String| {
                whole
                    .strip_prefix(title.as_str())
                    .is_some_and(|rest| rest.starts_with('/') || rest.starts_with(" and "))
            };
            if let Some(whole) = known.map(|(_, whole)| whole).filter(is_cut) {
                whole.clone_into(title);
            }
        }
    }
}

fn restore(listing: &mut Listing, composite: &str, whole: &str, directory: &str, told: &mut Vec<String>) {
    let Some((parts, _)) = listing.composites.get_mut(composite) else { return };
    let whole: Vec<Part> = whole
        .split(' ')
        .map(|word| Part { name: word.trim_end_matches('!').to_owned(), is_mandatory: word.ends_with('!') })
        .collect();
    if *parts != whole {
        told.push(change(directory, composite, parts, &whole));
        *parts = whole;
    }
    let (parts, _) = &listing.composites[composite];
    for (name, format, title) in LOST.iter().filter(|(name, ..)| parts.iter().any(|part| part.name == *name)) {
        listing.elements.entry((*name).to_owned()).or_insert(((*format).to_owned(), (*title).to_owned()));
    }
}

/// Mends one directory, each list by the pair of an earlier and a later one that have the most in common.
fn between(listings: &mut [Listing], at: usize, names: &[&str], told: &mut Vec<String>) {
    let (earlier, rest) = listings.split_at_mut(at);
    let Some((listing, later)) = rest.split_first_mut() else { return };
    let directory = names.get(at).copied().unwrap_or_default();
    let pairs = || earlier.iter().rev().flat_map(|before| later.iter().map(move |after| (before, after)));
    for select in [Listing::composites as fn(&Listing) -> &Lists, Listing::segments] {
        let names: Vec<String> = select(listing).keys().cloned().collect();
        for name in names {
            let shared = |(before, after): (&Listing, &Listing)| -> Option<Vec<Part>> {
                Some(common(&select(before).get(&name)?.0, &select(after).get(&name)?.0))
            };
            // Of pairs that have as much in common the first, the nearest, counts.
            let most = pairs()
                .filter_map(shared)
                .fold(Vec::new(), |most, next| if next.len() > most.len() { next } else { most });
            let Some(parts) = listing.parts_mut(&name) else { continue };
            let whole = supersequence(parts, &most);
            if whole != *parts {
                told.push(change(directory, &name, parts, &whole));
                *parts = whole;
            }
        }
    }
    for (before, after) in pairs() {
        elements(listing, &[before, after]);
    }
}

/// Gives the elements that came back the wider of the forms that its neighbours have.
fn elements(listing: &mut Listing, neighbours: &[&Listing]) {
    let names: Vec<String> = listing
        .composites
        .values()
        .chain(listing.segments.values())
        .flat_map(|(parts, _)| parts.iter().map(|part| part.name.clone()))
        .filter(|name| name.starts_with(|c: char| c.is_ascii_digit()) && !listing.elements.contains_key(name))
        .collect();
    for name in names {
        let forms = neighbours.iter().filter_map(|neighbour| neighbour.elements.get(&name));
        let width = |form: &str| {
            form.rsplit('.')
                .next()
                .and_then(|most| most.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok())
                .unwrap_or(0u32)
        };
        if let Some(widest) = forms.max_by_key(|(form, _)| width(form)) {
            listing.elements.insert(name, widest.clone());
        }
    }
}

fn change(directory: &str, name: &str, before: &[Part], after: &[Part]) -> String {
    let words = |parts: &[Part]| -> String {
        let words: Vec<String> =
            parts.iter().map(|part| format!("{}{}", part.name, if part.is_mandatory { "!" } else { "" })).collect();
        words.join(" ")
    };
    format!("{directory} {name}: \"{}\" is \"{}\"", words(before), words(after))
}

/// The lengths of the longest common subsequences of all ends of two lists.
fn lengths(left: &[Part], right: &[Part]) -> BTreeMap<(usize, usize), usize> {
    let mut lengths = BTreeMap::new();
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            let at = |i: usize, j: usize| lengths.get(&(i, j)).copied().unwrap_or(0);
            let length =
                if left[i].name == right[j].name { at(i + 1, j + 1) + 1 } else { at(i + 1, j).max(at(i, j + 1)) };
            lengths.insert((i, j), length);
        }
    }
    lengths
}

/// What both lists have in one order; mandatory where it is so in both.
fn common(left: &[Part], right: &[Part]) -> Vec<Part> {
    let lengths = lengths(left, right);
    let at = |i: usize, j: usize| lengths.get(&(i, j)).copied().unwrap_or(0);
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while let (Some(a), Some(b)) = (left.get(i), right.get(j)) {
        if a.name == b.name {
            found.push(Part { name: a.name.clone(), is_mandatory: a.is_mandatory && b.is_mandatory });
            (i, j) = (i + 1, j + 1);
        } else if at(i + 1, j) >= at(i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

/// The shortest list that has both lists in their orders.
fn supersequence(own: &[Part], other: &[Part]) -> Vec<Part> {
    let lengths = lengths(own, other);
    let at = |i: usize, j: usize| lengths.get(&(i, j)).copied().unwrap_or(0);
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    loop {
        match (own.get(i), other.get(j)) {
            (Some(a), Some(b)) if a.name == b.name => {
                found.push(Part { name: a.name.clone(), is_mandatory: a.is_mandatory || b.is_mandatory });
                (i, j) = (i + 1, j + 1);
            }
            (Some(a), Some(_)) if at(i + 1, j) >= at(i, j + 1) => {
                found.push(a.clone());
                i += 1;
            }
            (_, Some(b)) => {
                found.push(b.clone());
                j += 1;
            }
            (Some(a), None) => {
                found.push(a.clone());
                i += 1;
            }
            (None, None) => return found,
        }
    }
}
