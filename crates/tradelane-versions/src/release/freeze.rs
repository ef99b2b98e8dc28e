//! The working version becomes a release.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::keys::is_day;
use super::{CHANGES, MANIFEST, Manifest, SIGNATURE};
use crate::source::{choose, list, numbers, read_files};
use crate::{Diff, DiffForm, Judged, Level, Version, Waivers, check, diff};

/// How a file ends that is being written.
const BESIDE: &str = "partial~";

/// What is to become a release.
#[derive(Clone, Debug)]
pub struct Freeze<'f> {
    /// The checkout of the standard.
    pub root: &'f Path,
    /// The number of the version: `1.0`.
    pub number: &'f str,
    /// The day of the release: `2026-11-25`.
    pub day: &'f str,
    /// The folder to write.
    pub out: PathBuf,
    /// What is let through although the version may not have it.
    pub waivers: Waivers,
}

/// A release that was made.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// Its manifest.
    pub manifest: Manifest,
    /// What changed since the version before; `None` where there was none.
    pub diff: Option<Diff>,
}

/// A version ready to be frozen: its files, and what changed since the version before it.
struct Ready {
    files: BTreeMap<String, Vec<u8>>,
    diff: Option<Diff>,
    previous: Option<String>,
}

/// Freezes the working version: writes its schemas, rules, examples, code lists, profiles, crosswalks and specification into
/// the folder, what changed since the version before, and the manifest last: a folder that has one is whole.
///
/// # Errors
/// Where the number is not the one of the working schemas, the version is released already, its changes break the policy,
/// or a file cannot be read or written.
pub fn freeze(asked: &Freeze<'_>) -> Result<Frozen, String> {
    if !is_day(asked.day) {
        return Err(format!("'{}' is no day, such as 2026-11-25", asked.day));
    }
    let Ready { mut files, diff, previous } = ready(asked)?;
    if !files.contains_key(CHANGES) {
        files.insert(CHANGES.to_owned(), changes(asked.number, diff.as_ref(), &files)?.into_bytes());
    }
    let manifest = Manifest::of(asked.number, asked.day, previous, &files);
    // What a later reader would refuse is not written.
    Manifest::read(manifest.text().as_bytes())?;
    write(&asked.out, &files, &manifest)?;
    Ok(Frozen { manifest, diff })
}

/// A draft of what changed since the version before, for people to make a text of it: kept as `CHANGELOG.md` beside the
/// working schemas, it goes into the release as it is.
///
/// # Errors
/// As [`freeze`].
pub fn draft(asked: &Freeze<'_>) -> Result<String, String> {
    let ready = ready(asked)?;
    changes(asked.number, ready.diff.as_ref(), &ready.files)
}

fn ready(asked: &Freeze<'_>) -> Result<Ready, String> {
    let (root, number) = (asked.root, asked.number);
    for folder in [&root.join("schemas").join(number), &asked.out] {
        if folder.join(MANIFEST).exists() {
            return Err(format!(
                "{number} is released: {} has a {MANIFEST}, and a release stays as it is; what changed since goes into \
                 the next version",
                folder.display()
            ));
        }
    }
    let mut paths = Vec::new();
    list(root, "", &mut paths)?;
    let known = numbers(&paths);
    let Some(chosen) = choose(&paths, Some(number)) else {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        return Err(match known.last() {
            Some(newest) => format!(
                "{}: there is no version {number} to release, in schemas/{number}; the newest is {newest}",
                root.display()
            ),
            None => format!("{}: is no checkout of the standard: it has no schemas/{number}", root.display()),
        });
    };
    let files = read_files(number, root, chosen)?;
    let version = Version::new(number, files);
    if let Some(said) = version.number().filter(|said| said != number) {
        return Err(format!("the $id of the schemas in schemas/{number} is of version {said}"));
    }
    let previous = known
        .iter()
        .filter(|known| Level::between(known, number).is_some() && known.as_str() != number)
        .rfind(|known| root.join("schemas").join(known).join(MANIFEST).is_file())
        .cloned();
    let diff = previous.as_deref().map(|previous| since(asked, &version, previous)).transpose()?;
    Ok(Ready { files: version.into_files(), diff, previous })
}

/// What changed since the version before, which the policy must allow.
fn since(asked: &Freeze<'_>, version: &Version, previous: &str) -> Result<Diff, String> {
    let number = asked.number;
    let folder = asked.root.join("schemas").join(previous);
    let before = Version::open(&folder.display().to_string())?.called(previous);
    let found = diff(&before, version)?;
    let level = Level::between(previous, number).unwrap_or(Level::Patch);
    let Judged { refused, unused, .. } = check(&found, level, &asked.waivers);
    if let Some(first) = refused.first() {
        return Err(format!(
            "{number} is a {} version after {previous}, which may not have this: {}; `tradelane schema check --against \
             {previous}` shows all {} and what to do",
            level.name(),
            first.line(),
            refused.len()
        ));
    }
    if let Some(waiver) = unused.first() {
        return Err(format!("line {} of the waivers lets nothing through: take it out", waiver.line));
    }
    Ok(found)
}

/// What changed, in Markdown.
fn changes(number: &str, diff: Option<&Diff>, files: &BTreeMap<String, Vec<u8>>) -> Result<String, String> {
    let Some(diff) = diff else {
        return Ok(format!("# {number}\n\nThe first version: {}.\n", content(files)));
    };
    let mut text = Vec::new();
    diff.write(DiffForm::Markdown, &mut text).map_err(|error| error.to_string())?;
    String::from_utf8(text).map_err(|error| error.to_string())
}

/// How many there are of each kind of file.
fn content(files: &BTreeMap<String, Vec<u8>>) -> String {
    let count = |is: &dyn Fn(&str) -> bool| files.keys().filter(|path| is(path)).count();
    let within = |folder: &'static str| move |path: &str| path.starts_with(folder);
    [
        (count(&|path| path.ends_with(crate::version::SCHEMA) && !path.contains('/')), "document type"),
        (count(&within("codes/")), "code list"),
        (count(&within("profiles/")), "profile"),
        (count(&|path| path.ends_with(".xwalk") && !path.contains("/_")), "crosswalk"),
        (count(&within("examples/")), "example"),
    ]
    .iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{count} {what}{}", if *count == 1 { "" } else { "s" }))
    .collect::<Vec<_>>()
    .join(", ")
}

/// Writes the files, each beside its name first, and the manifest when all are there.
fn write(out: &Path, files: &BTreeMap<String, Vec<u8>>, manifest: &Manifest) -> Result<(), String> {
    let fault = |path: &Path, error: &std::io::Error| format!("{}: {error}", path.display());
    if out.exists() {
        let mut there = Vec::new();
        list(out, "", &mut there)?;
        let (broken_off, there): (Vec<_>, Vec<_>) = there.into_iter().partition(|path| path.ends_with(BESIDE));
        for path in broken_off.iter().map(|path| out.join(path)) {
            std::fs::remove_file(&path).map_err(|error| fault(&path, &error))?;
        }
        if let Some(other) = there.iter().find(|path| !files.contains_key(*path) && *path != SIGNATURE) {
            return Err(format!("{}: has {other}, which is no file of the version; take it away first", out.display()));
        }
    }
    let manifest = (MANIFEST.to_owned(), manifest.text().into_bytes());
    for (path, bytes) in files.iter().chain([(&manifest.0, &manifest.1)]) {
        let target = out.join(path);
        if std::fs::read(&target).is_ok_and(|there| there == *bytes) {
            continue;
        }
        let folder = target.parent().unwrap_or(out);
        std::fs::create_dir_all(folder).map_err(|error| fault(folder, &error))?;
        let beside = target.with_extension(BESIDE);
        std::fs::write(&beside, bytes).map_err(|error| fault(&beside, &error))?;
        std::fs::rename(&beside, &target).map_err(|error| fault(&target, &error))?;
    }
    Ok(())
}
