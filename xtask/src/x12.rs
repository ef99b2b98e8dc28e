//! Makes the compact X12 directory tables from structure listings, with what these lack from `xtask/x12/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const STATUS: &str = include_str!("../x12/status.txt");
const SETS: &str = include_str!("../x12/sets.txt");

/// What the listings lack: `elements.txt`, `segments.txt` and `850-004010.txt`, and others of such names.
const FOLDER: &str = "xtask/x12";

/// The versions that come with the toolkit. What the first lacks, the second has.
const VERSIONS: [&str; 2] = ["004010", "005010"];

/// Sets whose 004010 listing is not in the order of the standard.
const UNORDERED: [&str; 1] = ["856"];

/// Whether a folder holds listings of X12.
pub(crate) fn is_here(folder: &Path) -> bool {
    VERSIONS.iter().any(|name| folder.join(name).is_dir())
}

/// Rows that the listing of a set lacks although carriers send them: the set, the row before, the row.
const ADDED: [(&str, &str, &str); 4] = [
    ("210", "ITD C >1", "N9 C >1"),
    ("210", "  LX M 1", "  N9 C >1"),
    ("210", "      CD3 M 1", "      N9 C >1"),
    ("210", "  LOOP N1 C >1\n    N1 M 1\n    N2 C 1\n    N3 C >1\n    N4 C 1", "    N9 C >1"),
];

/// `cargo xtask directories FOLDER`, where the folder holds listings of X12.
pub(crate) fn run(folder: &Path) -> Result<(), String> {
    let listings: Vec<Listing> = VERSIONS.iter().map(|name| read_listing(folder, name)).collect::<Result<_, _>>()?;
    for (index, listing) in listings.iter().enumerate() {
        let later = listings.get(index + 1);
        let to = Path::new("crates/tradelane-legacy/directories/x12").join(listing.name);
        fs::create_dir_all(&to).map_err(|error| format!("{}: {error}", to.display()))?;
        let sets = sets(listing, later)?;
        let tables = tables(listing, later, &sets)?;
        write(&to.join("segments.txt"), &tables.segments)?;
        write(&to.join("sets.txt"), &set_table(listing.name, &sets)?)?;
        write(&to.join("codes.txt"), &codes(listing.name, &listings, &tables.elements))?;
        println!("{}", to.display());
    }
    Ok(())
}

/// One version as it is listed.
struct Listing {
    name: &'static str,
    segments: BTreeMap<String, Vec<Listed>>,
    sets: BTreeMap<String, String>,
    codes: String,
}

/// An element as it is listed: its number where it is known, its form and name.
#[derive(Clone, Default)]
struct Listed {
    number: Option<String>,
    is_mandatory: bool,
    form: String,
    title: String,
}

fn read_listing(folder: &Path, name: &'static str) -> Result<Listing, String> {
    let folder = folder.join(name);
    let mut segments: BTreeMap<String, Vec<Listed>> = BTreeMap::new();
    let mut current = String::new();
    for line in read(&folder.join("segments.txt"))?.lines().filter(|line| !line.trim().is_empty()) {
        if line.starts_with(' ') {
            segments.entry(current.clone()).or_default().push(listed(line));
        } else {
            line.trim().clone_into(&mut current);
        }
    }
    let mut sets = BTreeMap::new();
    let entries = fs::read_dir(folder.join("sets")).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let set = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        sets.insert(set, read(&path)?);
    }
    Ok(Listing { name, segments, sets, codes: read(&folder.join("codes.txt"))? })
}

/// `REF02 C 127 AN 1/50 Reference Identification`; number, form and name may be missing.
fn listed(line: &str) -> Listed {
    let mut words = line.split_whitespace().skip(1);
    let is_mandatory = words.next() == Some("M");
    let number = words.next().map(str::to_owned);
    let rest: Vec<&str> = words.collect();
    // A number without a name is as often as not that of another element.
    let number = number.filter(|_| !rest.is_empty());
    let form = match rest.as_slice() {
        [class, lengths, ..] if is_lengths(lengths) && is_class(class) => format!("{class} {lengths}"),
        _ => String::new(),
    };
    let title = rest.get(if form.is_empty() { 0 } else { 2 }..).unwrap_or_default();
    let is_title = |word: &&&str| !is_lengths(word);
    let title = title.iter().filter(is_title).copied().collect::<Vec<_>>().join(" ").to_lowercase();
    Listed { number, is_mandatory, form, title }
}

fn is_class(word: &str) -> bool {
    matches!(word, "R" | "ID" | "AN" | "DT" | "TM" | "B") || (word.len() == 2 && word.starts_with('N'))
}

fn is_lengths(word: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once('/').is_some_and(|(min, max)| is_number(min) && is_number(max))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn head(name: &str, what: &str) -> String {
    format!("# X12 {name}: {what}. Made by `cargo xtask directories`; see src/x12/directory.rs.\n")
}

/// The text of all files of the folder whose names begin and end so, in the order of their names.
fn own(start: &str, end: &str) -> Result<Vec<(String, String)>, String> {
    let entries = fs::read_dir(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))?;
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok().map(|entry| entry.file_name().to_string_lossy().into_owned())).collect();
    names.retain(|name| name.starts_with(start) && name.ends_with(end));
    names.sort();
    names.into_iter().map(|name| Ok((name.clone(), read(&Path::new(FOLDER).join(&name))?))).collect()
}

fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// The structures of a version's sets: as listed, and those that the listings lack or have otherwise than the standard.
fn sets(listing: &Listing, later: Option<&Listing>) -> Result<BTreeMap<String, String>, String> {
    let mut sets = listing.sets.clone();
    for (set, after, row) in ADDED {
        if let Some(structure) = sets.get_mut(set) {
            *structure = structure.replace(after, &format!("{after}\n{row}"));
        }
    }
    let end = format!("-{}.txt", listing.name);
    for (name, structure) in own("", &end)? {
        let structure = rows(&structure).collect::<Vec<_>>().join("\n");
        sets.insert(name.trim_end_matches(&end).to_owned(), structure);
    }
    let Some(later) = later else { return Ok(sets) };
    for set in UNORDERED {
        if let Some(structure) = later.sets.get(set) {
            sets.insert(set.to_owned(), structure.clone());
        }
    }
    Ok(sets)
}

struct Tables {
    segments: String,
    elements: BTreeSet<String>,
}

/// One line an element, composite and segment.
fn tables(listing: &Listing, later: Option<&Listing>, sets: &BTreeMap<String, String>) -> Result<Tables, String> {
    let known = known_segments()?;
    let mut elements = known_elements(listing.name)?;
    let mut segments: BTreeMap<String, (String, String)> = BTreeMap::new();
    let used: BTreeSet<&str> = sets.values().flat_map(|text| text.lines()).filter_map(tag).collect();
    for name in used {
        let own = listing.segments.get(name).or_else(|| later.and_then(|later| later.segments.get(name)));
        let entry = match (known.get(name), own) {
            (Some(known), _) => known.clone(),
            (None, Some(own)) => (form(name, own, &mut elements), String::new()),
            (None, None) => continue,
        };
        segments.insert(name.to_owned(), entry);
    }
    let is_composite = |name: &str| name.len() == 4 && name.starts_with('C');
    segments.extend(known.into_iter().filter(|(name, _)| is_composite(name)));
    let mut out = head(listing.name, "elements (type and lengths), composites and segments (elements, ! mandatory)");
    for (number, (form, title)) in &elements {
        let _ = writeln!(out, "{number}\t{form}\t{title}");
    }
    for (name, (form, title)) in &segments {
        let _ = writeln!(out, "{name}\t{form}\t{title}");
    }
    Ok(Tables { segments: out, elements: elements.into_keys().collect() })
}

/// The elements of a segment as it is listed.
fn form(name: &str, listed: &[Listed], elements: &mut BTreeMap<String, (String, String)>) -> String {
    let is_conditional = |position: usize| rows(STATUS).any(|row| row == format!("{name} {position:02}"));
    let words = listed.iter().enumerate().map(|(index, element)| {
        let mark = if element.is_mandatory && !is_conditional(index + 1) { "!" } else { "" };
        let Some(number) = &element.number else { return format!("-{mark}") };
        let (form, title) = elements.entry(number.clone()).or_default();
        if form.is_empty() {
            element.form.clone_into(form);
        }
        if title.is_empty() {
            element.title.clone_into(title);
        }
        format!("{number}{mark}")
    });
    words.collect::<Vec<_>>().join(" ")
}

fn known_elements(version: &str) -> Result<BTreeMap<String, (String, String)>, String> {
    let mut elements = BTreeMap::new();
    let files = own("elements", ".txt")?;
    for row in files.iter().flat_map(|(_, text)| rows(text)) {
        let mut words = row.split(' ').peekable();
        let (number, class) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let first = words.next().unwrap_or_default();
        let later = words.next_if(|word| is_lengths(word));
        let lengths = later.filter(|_| version != "004010").unwrap_or(first);
        let title = words.collect::<Vec<_>>().join(" ");
        elements.insert(number.to_owned(), (format!("{class} {lengths}"), title));
    }
    Ok(elements)
}

fn known_segments() -> Result<BTreeMap<String, (String, String)>, String> {
    let mut segments = BTreeMap::new();
    let files = own("segments", ".txt")?;
    for row in files.iter().flat_map(|(_, text)| rows(text)) {
        let (form, title) = row.split_once(" ; ").unwrap_or((row, ""));
        let (name, form) = form.split_once(' ').unwrap_or((form, ""));
        segments.insert(name.to_owned(), (spread(form), title.to_owned()));
    }
    Ok(segments)
}

/// `610x4` and `(235 234)x10` written out.
fn spread(form: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut open: Option<usize> = None;
    for word in form.split(' ') {
        let (word, times) = word.split_once('x').map_or((word, 1), |(word, times)| (word, times.parse().unwrap_or(1)));
        if word.starts_with('(') {
            open = Some(out.len());
        }
        let bare = word.trim_matches(['(', ')']).to_owned();
        if word.ends_with(')') {
            out.push(bare);
            let group: Vec<String> = out.get(open.take().unwrap_or_default()..).unwrap_or_default().to_vec();
            (1..times).for_each(|_| out.extend(group.iter().cloned()));
        } else {
            out.extend(std::iter::repeat_n(bare, times));
        }
    }
    out.join(" ")
}

/// The segment of a line of a structure.
fn tag(line: &str) -> Option<&str> {
    line.split_whitespace().next().filter(|word| *word != "LOOP")
}

/// One line a set: `ST!1` mandatory once, `DTM?*` any number, loops in brackets.
fn set_table(version: &str, sets: &BTreeMap<String, String>) -> Result<String, String> {
    let mut out = head(version, "sets (group code, name, structure: ! mandatory, ? conditional, most repeats, @ loop)");
    for (set, structure) in sets {
        let about = rows(SETS).find_map(|row| row.strip_prefix(set.as_str()));
        let (code, title) = about.and_then(|about| about.trim().split_once(' ')).unwrap_or(("", ""));
        let mut words: Vec<String> = Vec::new();
        let mut open = 0;
        for row in structure.lines().filter(|row| !row.trim().is_empty()) {
            let depth = (row.len() - row.trim_start().len()) / 2;
            while open > depth {
                words.push(")".to_owned());
                open -= 1;
            }
            let columns: Vec<&str> = row.split_whitespace().collect();
            let (loops, rest) = match columns.as_slice() {
                ["LOOP", rest @ ..] => (true, rest),
                rest => (false, rest),
            };
            let [tag, status, repeats] = rest else { return Err(format!("{set}: {row}")) };
            let mark = if *status == "M" { "!" } else { "?" };
            let repeats = if repeats.starts_with('>') { "*" } else { *repeats };
            let (at, end) = if loops { ("@", "(") } else { ("", "") };
            words.push(format!("{at}{tag}{mark}{repeats}{end}"));
            open += usize::from(loops);
        }
        words.extend(std::iter::repeat_n(")".to_owned(), open));
        let _ = writeln!(out, "{set}\t{code}\t{title}\t{}", words.join(" "));
    }
    Ok(out)
}

/// The code lists of the elements that segments use. The lists of the first version are whole, and codes stay from
/// version to version; what a later one has besides are the codes that some partners use.
fn codes(name: &str, listings: &[Listing], elements: &BTreeSet<String>) -> String {
    let mut lists: BTreeMap<&str, (bool, BTreeMap<&str, &str>)> = BTreeMap::new();
    for (index, listing) in listings.iter().enumerate() {
        let mut element = "";
        for line in listing.codes.lines().filter(|line| !line.trim().is_empty()) {
            if let Some(number) = line.strip_prefix('=') {
                element = number;
            } else if elements.contains(element) {
                let (code, title) = line.split_once('\t').unwrap_or((line, ""));
                let (_, codes) = lists.entry(element).or_insert((index == 0, BTreeMap::new()));
                codes.entry(code.trim()).or_insert(title);
            }
        }
    }
    let mut out = head(name, "codes (=element, or ?element where the list is not whole; then code and name)");
    for (element, (is_whole, codes)) in lists {
        let _ = writeln!(out, "{}{element}", if is_whole { '=' } else { '?' });
        for (code, title) in codes {
            // The name is for people; what a list says beyond its first words stays in the list.
            let short: String = title.trim_end().chars().take(60).collect();
            let _ = writeln!(out, "{code}\t{}", short.trim_end());
        }
    }
    out
}
