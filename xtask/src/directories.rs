//! Makes the compact EDIFACT directory tables from structure listings.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The directories that come with the toolkit.
const DIRECTORIES: [&str; 2] = ["D96A", "D01B"];

/// `cargo xtask directories FOLDER`.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let [folder] = arguments else { return Err("cargo xtask directories FOLDER".to_owned()) };
    for name in DIRECTORIES {
        let from = Path::new(folder).join(name);
        let to = Path::new("crates/tradelane-legacy/directories/edifact").join(name);
        fs::create_dir_all(&to).map_err(|error| format!("{}: {error}", to.display()))?;
        let (segments, elements) = segments(name, &read(&from.join("segments.txt"))?);
        write(&to.join("segments.txt"), &segments)?;
        write(&to.join("messages.txt"), &messages(name, &from.join("messages"))?)?;
        write(&to.join("codes.txt"), &codes(name, &read(&from.join("codes.txt"))?, &elements))?;
        println!("{}", to.display());
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn head(name: &str, what: &str) -> String {
    format!("# UN/EDIFACT directory {name}: {what}. Made by `cargo xtask directories`; see src/edifact/directory.rs.\n")
}

/// One line a data element, composite and segment: name, format or parts, title.
fn segments(name: &str, listing: &str) -> (String, BTreeSet<String>) {
    let mut elements: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut composites: BTreeMap<String, (Vec<String>, String)> = BTreeMap::new();
    let mut tags: Vec<(String, Vec<String>, String)> = Vec::new();
    let mut composite = None;
    for line in listing.lines().filter(|line| !line.trim().is_empty()) {
        let depth = (line.len() - line.trim_start().len()) / 2;
        let words: Vec<&str> = line.split_whitespace().collect();
        let (Some(id), rest) = (words.first().copied(), words.get(1..).unwrap_or_default()) else { continue };
        if depth == 0 {
            tags.push((id.to_owned(), Vec::new(), rest.join(" ")));
            continue;
        }
        let status = rest.first().copied().unwrap_or("C");
        let part = format!("{id}{}", if status == "M" { "!" } else { "" });
        let is_composite = id.starts_with(|c: char| c.is_ascii_alphabetic());
        let title = rest.get(if is_composite { 1.. } else { 2.. }).unwrap_or_default().join(" ");
        if depth == 1 {
            if let Some((_, parts, _)) = tags.last_mut() {
                parts.push(part);
            }
            // A composite that stands several times is listed with its parts each time; the first time counts.
            composite = (is_composite && !composites.contains_key(id)).then(|| id.to_owned());
            if is_composite {
                composites.entry(id.to_owned()).or_insert((Vec::new(), title.clone()));
            }
        } else if let Some((parts, _)) = composite.as_ref().and_then(|id| composites.get_mut(id)) {
            parts.push(part);
        }
        if !is_composite {
            let format = rest.get(1).copied().unwrap_or_default();
            elements.entry(id.to_owned()).or_insert((format.to_owned(), title));
        }
    }
    amend(name, &mut elements, &mut composites);
    let mut out = head(name, "elements (format), composites and segments (parts, ! mandatory)");
    for (id, (format, title)) in &elements {
        let _ = writeln!(out, "{id}\t{format}\t{title}");
    }
    for (id, (parts, title)) in &composites {
        let _ = writeln!(out, "{id}\t{}\t{title}", parts.join(" "));
    }
    for (id, parts, title) in &tags {
        let _ = writeln!(out, "{id}\t{}\t{title}", parts.join(" "));
    }
    (out, elements.into_keys().collect())
}

/// Puts back what the listings lack: elements whose names have a hyphen in the directories from D.97B on
/// ("non-discrete measurement name", "sub-line indicator", "country sub-entity"). Their numbers, places and lengths are
/// those of D.96A and D.21B, and messages in use have them there.
fn amend(
    name: &str,
    elements: &mut BTreeMap<String, (String, String)>,
    composites: &mut BTreeMap<String, (Vec<String>, String)>,
) {
    if name != "D01B" {
        return;
    }
    let lost = [
        ("6155", "an..17", "non-discrete measurement name code"),
        ("6154", "an..70", "non-discrete measurement name"),
        ("5495", "an..3", "sub-line indicator code"),
        ("3229", "an..9", "country sub-entity name code"),
        ("3228", "an..70", "country sub-entity name"),
    ];
    for (element, format, title) in lost {
        elements.entry(element.to_owned()).or_insert((format.to_owned(), title.to_owned()));
    }
    let whole = [
        ("C502", "6313 6321 6155 6154", "measurement details"),
        ("C829", "5495 1082", "sub-line information"),
        ("C819", "3229 1131 3055 3228", "country sub-entity details"),
    ];
    for (composite, parts, title) in whole {
        let parts = parts.split(' ').map(str::to_owned).collect();
        composites.insert(composite.to_owned(), (parts, title.to_owned()));
    }
}

/// One line a message: `BGM!1` mandatory once, `DTM?35` conditional, groups in brackets.
fn messages(name: &str, folder: &Path) -> Result<String, String> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    let mut out = head(name, "messages; ! mandatory, ? conditional, most repeats");
    for path in paths {
        let message = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut line = message;
        let mut open = 0;
        for row in read(&path)?.lines().filter(|row| !row.trim().is_empty()) {
            let depth = (row.len() - row.trim_start().len()) / 2;
            while open > depth {
                line.push_str(" )");
                open -= 1;
            }
            let words: Vec<&str> = row.split_whitespace().collect();
            let [tag, status, repeats] = words.as_slice() else { return Err(format!("{}: {row}", path.display())) };
            let _ = write!(line, " {tag}{}{repeats}", if *status == "M" { "!" } else { "?" });
            if tag.strip_prefix("SG").is_some_and(|number| number.starts_with(|digit: char| digit.is_ascii_digit())) {
                line.push_str(" (");
                open += 1;
            }
        }
        line.push_str(&" )".repeat(open));
        let _ = writeln!(out, "{line}");
    }
    Ok(out)
}

/// The code lists of the elements that segments use.
fn codes(name: &str, listing: &str, elements: &BTreeSet<String>) -> String {
    let mut out = head(name, "codes (=element, then code and name)");
    let mut wanted = false;
    for line in listing.lines() {
        if let Some(element) = line.strip_prefix('=') {
            wanted = elements.contains(element);
        }
        if wanted {
            // The name is for people; what a list says beyond its first words stays in the list.
            let short: String = line.trim_end().chars().take(64).collect();
            out.push_str(short.trim_end());
            out.push('\n');
        }
    }
    out
}
