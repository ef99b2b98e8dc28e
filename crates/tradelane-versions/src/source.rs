//! Where a version is read from: this toolkit, a folder, a file, a revision of git.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::Version;
use crate::release::MANIFEST;
use crate::version::{SCHEMA, is_number};

/// What a version may hold at most; a release of the standard has some thousand files of a few MB.
pub(crate) const MOST_FILES: usize = 50_000;
pub(crate) const MOST_BYTES: u64 = 512 << 20;

impl Version {
    /// The version that a name stands for: a number (`1.0`), a folder with schemas or a checkout of the standard, a file
    /// with one schema, or a revision of git (`v1.0`, `main`, `HEAD~3`) of the checkout that is the current folder.
    ///
    /// # Errors
    /// Where there is nothing of that name, or it cannot be read.
    pub fn open(name: &str) -> Result<Self, String> {
        let path = Path::new(name);
        if path.is_dir() {
            return folder(name, path);
        }
        if path.is_file() {
            return file(name, path);
        }
        if is_number(name) {
            let published = Path::new("schemas").join(name);
            if published.join(MANIFEST).is_file() {
                return folder(name, &published);
            }
            // What is not released yet is the checkout itself: its code lists, profiles and chapters stand elsewhere.
            if published.is_dir() {
                return checkout(name, Path::new("."), Some(name));
            }
            if name == tradelane_schema::VERSION {
                return Ok(Self::built_in());
            }
            return Err(format!(
                "there is no version {name} here: this toolkit has {}, and there is no folder schemas/{name}; give the \
                 folder it is in",
                tradelane_schema::VERSION
            ));
        }
        revision(name)
    }

    /// The numbers of the versions that a checkout has schemas of, the oldest first.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn numbers(root: &Path) -> Result<Vec<String>, String> {
        let mut paths = Vec::new();
        list(root, "", &mut paths)?;
        Ok(numbers(&paths))
    }
}

/// One schema; its type of document is the one that its `$id` names, else the file.
fn file(name: &str, path: &Path) -> Result<Version, String> {
    let fault = |error: std::io::Error| format!("{name}: {error}");
    let mut bytes = Vec::new();
    std::fs::File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes)).map_err(fault)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(name));
    }
    let schema: Option<Value> = serde_json::from_slice(&bytes).ok();
    let id = schema.as_ref().and_then(|schema| schema.get("$id")?.as_str()?.rsplit('/').next()?.strip_suffix(SCHEMA));
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = file.strip_suffix(SCHEMA).or_else(|| file.strip_suffix(".json")).unwrap_or(&file);
    Ok(Version::new(name, BTreeMap::from([(format!("{}{SCHEMA}", id.unwrap_or(stem)), bytes)])))
}

fn too_large(name: &str) -> String {
    format!("{name}: is larger than {} MB, the most a version may have", MOST_BYTES >> 20)
}

fn folder(name: &str, root: &Path) -> Result<Version, String> {
    checkout(name, root, None)
}

/// The version in a folder; of a checkout the one of a number, or the newest.
fn checkout(name: &str, root: &Path, number: Option<&str>) -> Result<Version, String> {
    let mut paths = Vec::new();
    list(root, "", &mut paths)?;
    let chosen = choose(&paths, number).ok_or_else(|| {
        format!("{name}: has neither *{SCHEMA} nor schemas/1.0/*{SCHEMA}: it is no version of the standard")
    })?;
    Ok(Version::new(name, read_files(name, root, chosen)?))
}

/// Reads the files chosen, each by its path in the version.
pub(crate) fn read_files(
    name: &str,
    root: &Path,
    chosen: Vec<(&str, String)>,
) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let mut files = BTreeMap::new();
    let mut total = 0;
    for (path, place) in chosen {
        let fault = |error: std::io::Error| format!("{name}: {path}: {error}");
        let file = root.join(path);
        // Looked at before it is read, so that a huge one is not.
        total += std::fs::metadata(&file).map_err(fault)?.len();
        if total > MOST_BYTES {
            return Err(too_large(name));
        }
        let bytes = std::fs::read(&file).map_err(fault)?;
        files.insert(place, bytes);
    }
    Ok(files)
}

/// All files below a folder, by path; links are not followed, as a version's files are its own.
pub(crate) fn list(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> Result<(), String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let kind = entry.file_type().map_err(fault)?;
        let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
        // What is built or is git's own is no part of a checkout.
        if kind.is_dir() && !(prefix.is_empty() && matches!(name.as_str(), "target" | ".git")) {
            list(&entry.path(), &path, paths)?;
        } else if kind.is_file() {
            paths.push(path);
        }
        if paths.len() > MOST_FILES {
            return Err(format!("{}: has more than {MOST_FILES} files", folder.display()));
        }
    }
    Ok(())
}

/// The files of a version among those of a folder, each with its path in the version; `None` where there is no schema.
pub(crate) fn choose<'p>(paths: &'p [String], number: Option<&str>) -> Option<Vec<(&'p str, String)>> {
    if paths.iter().any(|path| path.ends_with(SCHEMA) && !path.contains('/')) {
        return Some(paths.iter().map(|path| (path.as_str(), path.clone())).collect());
    }
    let numbers = numbers(paths);
    let newest = numbers.iter().rfind(|known| number.is_none_or(|number| number == *known))?;
    let mut chosen: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        if let Some(place) = place_of_checkout(path) {
            chosen.insert(place, path);
        }
    }
    // A version that is named is what was released, whatever the checkout has today; else the folder has the schemas and
    // rules, and what a release has beside them, or one that was broken off has left, does not count.
    let own = format!("schemas/{newest}/");
    let is_released = number.is_some() && paths.iter().any(|path| path.strip_prefix(&own) == Some(MANIFEST));
    if is_released {
        chosen.clear();
    }
    for path in paths {
        if let Some(place) = path.strip_prefix(&own).filter(|place| is_released || !place.contains('/')) {
            chosen.insert(place.to_owned(), path);
        }
    }
    Some(chosen.into_iter().map(|(place, path)| (path, place)).collect())
}

/// The numbers of the versions that a checkout has schemas of, the newest last.
pub(crate) fn numbers(paths: &[String]) -> Vec<String> {
    let numbers = paths.iter().filter_map(|path| {
        let (number, rest) = path.strip_prefix("schemas/")?.split_once('/')?;
        (is_number(number) && rest.ends_with(SCHEMA)).then_some(number.to_owned())
    });
    let mut numbers: Vec<String> = numbers.collect();
    numbers.sort_by_key(|number| {
        number.split('.').map(|part| part.parse::<u64>().unwrap_or_default()).collect::<Vec<_>>()
    });
    numbers.dedup();
    numbers
}

/// Where a file of a checkout, outside `schemas/`, stands in a version.
fn place_of_checkout(path: &str) -> Option<String> {
    let (folder, rest) = path.split_once('/')?;
    match folder {
        "codes" if rest.ends_with(".tsv") && !rest.contains('/') => Some(path.to_owned()),
        "profiles" if rest.ends_with(".toml") && rest != "Cargo.toml" && !rest.contains('/') => Some(path.to_owned()),
        "crosswalks" if rest.ends_with(".xwalk") || rest.ends_with(".csv") => Some(path.to_owned()),
        "examples" => Some(path.to_owned()),
        "spec" => {
            let chapter = rest.strip_prefix("src/").filter(|chapter| chapter.ends_with(".md"))?;
            Some(format!("spec/{chapter}"))
        }
        _ => None,
    }
}

fn revision(name: &str) -> Result<Version, String> {
    let unknown = || {
        format!(
            "'{name}' is no version's number, no folder, no file, and no revision of git here; give one of these, such as \
             1.0, schemas/1.0, order.schema.json or HEAD~1"
        )
    };
    let commit = format!("{name}^{{commit}}");
    let parsed = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).map_err(|_| unknown())?;
    let commit = String::from_utf8_lossy(&parsed).trim().to_owned();
    let root = git(&["rev-parse", "--show-toplevel"])?;
    let root = String::from_utf8_lossy(&root).trim_end().to_owned();
    let listed = git(&["-C", &root, "ls-tree", "-r", "-z", "--name-only", &commit])?;
    let paths: Vec<String> =
        listed.split(|byte| *byte == 0).filter_map(|path| String::from_utf8(path.to_vec()).ok()).collect();
    let chosen = choose(&paths, None).ok_or_else(|| {
        format!("{name}: the revision has no schemas/1.0/*{SCHEMA}: it is no version of the standard")
    })?;
    let contents = contents(&root, &commit, &chosen)?;
    Ok(Version::new(name, chosen.into_iter().map(|(_, place)| place).zip(contents).collect()))
}

fn git(arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git").args(arguments).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("git cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(format!("git {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr).trim()))
}

/// The contents of files of a commit, by one run of `git cat-file --batch`.
fn contents(root: &str, commit: &str, chosen: &[(&str, String)]) -> Result<Vec<Vec<u8>>, String> {
    let trouble = |error: std::io::Error| format!("git cat-file: {error}");
    let mut child = Command::new("git")
        .args(["-C", root, "cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(trouble)?;
    let (Some(mut asked), Some(mut answered)) = (child.stdin.take(), child.stdout.take()) else {
        return Err("git cat-file: has no input or output".to_owned());
    };
    let names: String = chosen.iter().map(|(path, _)| format!("{commit}:{path}\n")).collect();
    let mut answers = Vec::new();
    std::thread::scope(|scope| {
        scope.spawn(move || asked.write_all(names.as_bytes()));
        answered.by_ref().take(MOST_BYTES).read_to_end(&mut answers)
    })
    .map_err(trouble)?;
    drop(answered);
    child.wait().map_err(trouble)?;
    let mut rest = answers.as_slice();
    chosen.iter().map(|(path, _)| blob(&mut rest).ok_or_else(|| format!("git: {path} cannot be read"))).collect()
}

/// The next answer of `git cat-file --batch`: a line `hash blob size`, the bytes, a line feed.
fn blob(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(rest.get(..end)?).ok()?;
    let mut words = head.rsplit(' ');
    let size: usize = words.next()?.parse().ok()?;
    words.next().filter(|kind| *kind == "blob")?;
    let bytes = rest.get(end + 1..end + 1 + size)?.to_vec();
    *rest = rest.get(end + size + 2..)?;
    Some(bytes)
}
