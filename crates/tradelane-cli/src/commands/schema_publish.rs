//! `tradelane schema publish`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tradelane_site::{Files, site};
use tradelane_versions::Version;

use crate::arguments::SchemaPublish;
use crate::report::counted;
use crate::{Outcome, Status};

pub(crate) fn run(options: &SchemaPublish) -> Outcome {
    let names = if options.versions.is_empty() { all()? } else { options.versions.clone() };
    let versions = names.iter().map(|name| Version::open(name)).collect::<Result<Vec<_>, _>>()?;
    let files = site(&versions, &options.base_url)?;
    let out = Path::new(&options.out);
    replaceable(out)?;
    write(out, &files).map_err(|error| format!("{}: {error}", out.display()))?;
    let size: usize = files.values().map(Vec::len).sum();
    anstream::println!(
        "{}: {} of {} kB, {}; open {}",
        out.display(),
        counted(files.len(), "file"),
        size / 1000,
        counted(versions.len(), "version"),
        out.join("index.html").display()
    );
    Ok(Status::Clean)
}

/// The versions that the current folder has, the oldest first.
fn all() -> Result<Vec<String>, String> {
    let there = Version::numbers(Path::new("."))?;
    if there.is_empty() {
        return Err("there is no schemas/X.Y here: name the versions to publish".to_owned());
    }
    Ok(there)
}

/// Refuses a folder that holds anything but a website that was made here.
fn replaceable(out: &Path) -> Result<(), String> {
    let is_empty = fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    let index = fs::read(out.join("index.json")).ok();
    let index = index.and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
    let is_site = index.is_some_and(|index| index.get("standard").is_some_and(|name| name == "tradelane"));
    if is_empty || is_site {
        return Ok(());
    }
    Err(format!("{}: is there, and is no website of the standard; name another folder, or empty it", out.display()))
}

/// Writes the files into a folder beside, which takes the place of the old one when all are there.
fn write(out: &Path, files: &Files) -> io::Result<()> {
    let beside = |ending: &str| {
        let mut name = out.file_name().unwrap_or_default().to_owned();
        name.push(ending);
        out.with_file_name(name)
    };
    let (new, old): (PathBuf, PathBuf) = (beside(".partial~"), beside(".old~"));
    for folder in [&new, &old] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    for (path, bytes) in files {
        let path = new.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)?;
    }
    if out.exists() {
        fs::rename(out, &old)?;
    }
    fs::rename(&new, out)?;
    if old.exists() { fs::remove_dir_all(old) } else { Ok(()) }
}
