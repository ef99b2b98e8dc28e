//! Which files a command's inputs are.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use globset::GlobBuilder;
use tradelane::{CodeList, Codes, Defaults, Feed, Finding, Input, Options, Partners, Raw, Syntax};

use crate::arguments::Reading;
use crate::progress::Progress;
use crate::published::is_place;

/// The files that arguments name: files as they are, what is in folders (at any depth, sorted), what globs match.
pub(crate) fn expand(arguments: &[String]) -> Result<Vec<String>, String> {
    let mut files = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" || path.is_file() {
            files.push(argument.clone());
        } else if path.is_dir() {
            walk(path, &mut files)?;
        } else if argument.contains(['*', '?', '[']) {
            glob(argument, &mut files)?;
        } else {
            // Opening it tells what is the matter.
            files.push(argument.clone());
        }
    }
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<String>) -> Result<(), String> {
    let trouble = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut entries: Vec<_> = fs::read_dir(folder).map_err(trouble)?.collect::<Result<_, _>>().map_err(trouble)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(())
}

fn glob(pattern: &str, files: &mut Vec<String>) -> Result<(), String> {
    let matcher =
        GlobBuilder::new(pattern).literal_separator(true).build().map_err(|error| error.to_string())?.compile_matcher();
    let fixed = pattern.split(['*', '?', '[']).next().unwrap_or_default();
    let root = fixed.rsplit_once('/').map_or(".", |(folder, _)| if folder.is_empty() { "/" } else { folder });
    let mut all = Vec::new();
    walk(Path::new(root), &mut all)?;
    let before = files.len();
    files.extend(
        all.into_iter()
            .filter(|file| matcher.is_match(file.strip_prefix("./").unwrap_or(file)) || matcher.is_match(file)),
    );
    if files.len() == before {
        return Err(format!("{pattern}: no file matches"));
    }
    Ok(())
}

/// The facade's options for what the command line says of reading.
pub(crate) fn options(reading: &Reading) -> Result<Options, String> {
    match places(reading).first() {
        Some(place) => Err(format!("--from {place}: is no format; there are json, edifact, x12, xml, table")),
        None => options_beside_places(reading),
    }
}

/// The same, where `--from` may name the place of a published version too.
pub(crate) fn options_beside_places(reading: &Reading) -> Result<Options, String> {
    let mut options = Options { show_personal_data: reading.show_personal_data, ..Options::default() };
    options.judges.codes = Arc::new(codes(&reading.codes)?);
    options.syntax = syntax(format(reading)?)?;
    let mut defaults = Defaults::default();
    for said in &reading.defaults {
        defaults.set_as_said(said).map_err(|message| format!("--default {said}: {message}"))?;
    }
    options.defaults = Arc::new(defaults);
    options.partner.clone_from(&reading.partner);
    options.sheet.clone_from(&reading.sheet);
    options.encoding = reading.encoding;
    options.partners = partners(reading.partners.as_deref())?.map(Arc::new);
    if let Some(path) = &reading.crosswalk {
        options.crosswalk = Some(Arc::new(own_crosswalk(path)?));
    }
    Ok(options)
}

/// The format that `--from` names; it names where a version of the standard is published too.
fn format(reading: &Reading) -> Result<Option<&str>, String> {
    let mut formats = reading.from.iter().filter(|from| !is_place(from)).map(String::as_str);
    let format = formats.next();
    match formats.next() {
        Some(other) => Err(format!("--from {other}: inputs are of one format, and another one is named before")),
        None => Ok(format),
    }
}

/// The places that `--from` names.
pub(crate) fn places(reading: &Reading) -> Vec<&str> {
    reading.from.iter().map(String::as_str).filter(|from| is_place(from)).collect()
}

/// The syntax that is named for inputs; none where it is to be detected.
pub(crate) fn syntax(name: Option<&str>) -> Result<Option<Syntax>, String> {
    let known = |name| {
        Syntax::named(name)
            .ok_or_else(|| format!("\"{name}\" is not a format; there are json, edifact, x12, xml, table"))
    };
    name.map(known).transpose()
}

/// The file of partners: the one that is named, that of the environment, or that of the folder one is in.
pub(crate) fn partners_path(named: Option<&str>) -> Option<String> {
    let usual = || Some("partners.toml".to_owned()).filter(|path| Path::new(path).is_file());
    let of_environment = || std::env::var("TRADELANE_PARTNERS").ok().filter(|path| !path.is_empty());
    named.map(str::to_owned).or_else(of_environment).or_else(usual)
}

/// Refuses a partner that the file of partners does not have.
pub(crate) fn known_partner(settings: &Options) -> Result<(), String> {
    let Some(name) = &settings.partner else { return Ok(()) };
    let partners = settings.partners.as_ref().ok_or("--partner needs a file of partners (--partners FILE)")?;
    if partners.names().any(|known| known == name) {
        return Ok(());
    }
    let names: Vec<&str> = partners.names().collect();
    Err(format!("there is no partner \"{name}\"; there are {}", names.join(", ")))
}

/// The partners; what is wrong in their file is reported.
fn partners(named: Option<&str>) -> Result<Option<Partners>, String> {
    let Some(path) = partners_path(named) else { return Ok(None) };
    let opened = Partners::open(&path).map_err(|error| format!("{path}: {error}"))?;
    opened.map(Some).map_err(|findings| {
        crate::report::print_findings(&findings);
        format!("{path} is no file of partners: {}", crate::report::counted(findings.len(), "finding"))
    })
}

/// Whether two paths are one file.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// The code lists, with a user's own (`iso4217=FILE`) in place of those that ship.
pub(crate) fn codes(own: &[String]) -> Result<Codes, String> {
    let mut codes = Codes::default();
    for argument in own {
        let (name, path) = argument
            .split_once('=')
            .ok_or_else(|| format!("--codes {argument}: a list and its file are given as in iso4217=FILE"))?;
        if !tradelane::may_be_given(name) {
            return Err(format!(
                "there is no code list \"{name}\"; `tradelane codes` names them; a list that only a profile of yours asks for \
                 has a name that begins with x-"
            ));
        }
        let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        let list = CodeList::read(name.to_owned(), text).map_err(|fault| format!("{path}:{fault}"))?;
        codes.replace(list);
    }
    Ok(codes)
}

/// A user's crosswalk, compiled; its findings are reported.
pub(crate) fn own_crosswalk(path: &str) -> Result<tradelane::Crosswalk, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    tradelane::compile_crosswalk(path, &text).map_err(|findings| {
        let findings = findings.into_vec();
        crate::report::print_findings(&findings);
        format!("{path} does not compile: {} findings", findings.len())
    })
}

/// Profiles by name or file.
pub(crate) fn profiles(names: &[String]) -> Result<Vec<Arc<tradelane::Profile>>, String> {
    names.iter().map(|name| profile(name).map(Arc::new)).collect()
}

/// A profile by name or file; its findings are reported.
pub(crate) fn profile(name: &str) -> Result<tradelane::Profile, String> {
    let (path, text) = profile_text(name)?;
    tradelane::compile_profile(&path, &text).map_err(|findings| {
        let findings = findings.into_vec();
        crate::report::print_findings(&findings);
        format!("{path} is no profile: {}", crate::report::counted(findings.len(), "finding"))
    })
}

/// The path and text of a profile: a file, or one that comes with the toolkit.
pub(crate) fn profile_text(name: &str) -> Result<(String, String), String> {
    if !Path::new(name).is_file()
        && let Some(text) = tradelane::profile_text(name)
    {
        return Ok((format!("{name}.toml"), text));
    }
    let text = fs::read_to_string(name).map_err(|error| {
        format!("{name}: {error}; `tradelane profile list` names the profiles that come with the toolkit")
    })?;
    Ok((name.to_owned(), text))
}

/// Does `work` on all messages of a file, on all cores, and gives `each` the results in order, with what was found
/// around them. `prints` says whether anything is printed for a result, which no progress bar may stand in the way of.
pub(crate) fn process<T: Send>(
    file: &str,
    settings: &Options,
    work: impl Fn(&Raw) -> T + Sync,
    prints: impl Fn(&T) -> bool,
    mut each: impl FnMut(Vec<Finding>, Option<T>) -> io::Result<()>,
) -> io::Result<()> {
    let input = Input::open(file)?;
    let progress = Progress::new(&input);
    let mut feed = match Feed::open_with(input, settings)? {
        Ok(feed) => feed,
        Err(finding) => return each(vec![finding], None),
    };
    tradelane::process(&mut feed, work, |around, result| {
        progress.update();
        if around.is_empty() && !result.as_ref().is_some_and(&prints) {
            return each(around, result);
        }
        progress.aside(|| each(around, result))
    })
}
