//! Makes the compact EDIFACT directory tables from structure listings.
//!
//! All directories share three files: a line that several directories have stands once, with the range of those that
//! have it (`shared.rs`). What listings lost is put back and told (`mend.rs`).

mod codes;
mod listing;
mod mend;
mod shared;

use std::fs;
use std::path::{Path, PathBuf};

use crate::x12;
use shared::Shared;

/// The directories that come with the toolkit, oldest first.
const DIRECTORIES: [&str; 7] = ["D96A", "D97A", "D99B", "D01B", "D03B", "D13B", "D21B"];

/// `cargo xtask directories FOLDER`.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let [folder] = arguments else { return Err("cargo xtask directories FOLDER".to_owned()) };
    let folder = Path::new(folder);
    if x12::is_here(folder) {
        return x12::run(folder);
    }
    let from: Vec<PathBuf> = DIRECTORIES.iter().map(|name| folder.join(name)).collect();
    let texts = from.iter().map(|folder| read(&folder.join("segments.txt"))).collect::<Result<Vec<_>, _>>()?;
    let mut listings: Vec<_> = texts.iter().map(|text| listing::parse(text)).collect();
    for told in mend::mend(&mut listings, &DIRECTORIES) {
        println!("put back: {told}");
    }
    let mut segments = Shared::new("elements (format), composites and segments (parts, ! mandatory)");
    let mut messages = Shared::new("messages; ! mandatory, ? conditional, most repeats");
    for (at, (listing, folder)) in listings.iter().zip(&from).enumerate() {
        listing.lines().for_each(|(name, rest)| segments.add(at, name, rest));
        for (message, structure) in self::messages(&folder.join("messages"))? {
            messages.add(at, message, structure);
        }
    }
    let texts = from.iter().map(|folder| read(&folder.join("codes.txt"))).collect::<Result<Vec<_>, _>>()?;
    let to = Path::new("crates/tradelane-legacy/directories/edifact");
    write(&to.join("segments.txt"), &segments.write())?;
    write(&to.join("messages.txt"), &messages.write())?;
    write(&to.join("codes.txt"), &codes::write(&texts, &listings))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    println!("{}: {} bytes", path.display(), text.len());
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Each message with its structure: `BGM!1` mandatory once, `DTM?35` conditional, groups in brackets.
fn messages(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let message = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let structure = structure(&read(path)?).map_err(|row| format!("{}: {row}", path.display()))?;
            Ok((message, structure))
        })
        .collect()
}

fn structure(listing: &str) -> Result<String, &str> {
    let mut words = Vec::new();
    let mut open = 0;
    for row in listing.lines().filter(|row| !row.trim().is_empty()) {
        let depth = (row.len() - row.trim_start().len()) / 2;
        words.extend(std::iter::repeat_n(")".to_owned(), open - depth.min(open)));
        open = open.min(depth);
        let columns: Vec<&str> = row.split_whitespace().collect();
        let [tag, status, repeats] = columns.as_slice() else { return Err(row) };
        words.push(format!("{tag}{}{repeats}", if *status == "M" { "!" } else { "?" }));
        // SGP is a segment.
        if tag.strip_prefix("SG").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            words.push("(".to_owned());
            open += 1;
        }
    }
    words.extend(std::iter::repeat_n(")".to_owned(), open));
    Ok(words.join(" "))
}
