//! What a version may change.

use serde::Deserialize;
use toml::Spanned;

use crate::{Change, Class, Diff, Kind};

/// How much a version may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Annotations only.
    Patch,
    /// Whatever those who write documents need not follow.
    Minor,
    /// Anything.
    Major,
}

impl Level {
    /// The level that two versions' numbers make: `1.0` to `1.1` is minor, to `2.0` major, to `1.0` itself a patch; `None`
    /// where the new number is the older one, or either is none.
    pub fn between(old: &str, new: &str) -> Option<Self> {
        let parts = |number: &str| number.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u64>>>();
        let (old, new) = (parts(old)?, parts(new)?);
        if new < old {
            return None;
        }
        Some(match (old.first() == new.first(), old.get(1) == new.get(1)) {
            (true, true) => Self::Patch,
            (true, false) => Self::Minor,
            (false, _) => Self::Major,
        })
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    fn allows(self, change: &Change) -> bool {
        match self {
            Self::Patch => change.writers.max(change.readers) == Class::AnnotationOnly,
            Self::Minor => change.writers != Class::Breaking,
            Self::Major => true,
        }
    }
}

/// A change that is let through although its version may not have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// What changed.
    pub kind: Kind,
    /// Where, as the diff names it.
    pub path: String,
    /// Why it is let through.
    pub reason: String,
    /// The line of the file, from 1.
    pub line: usize,
}

/// The waivers of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waivers {
    all: Vec<Waiver>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    waiver: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    change: Spanned<String>,
    path: String,
    reason: Spanned<String>,
}

impl Waivers {
    /// Reads a file of waivers: `[[waiver]]` with `change`, `path` and `reason`.
    ///
    /// # Errors
    /// Where the file is not of that form, names no change, or gives no reason: the line and what is wrong.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let line = |at: usize| text.get(..at).unwrap_or_default().split('\n').count();
        let mut all = Vec::new();
        for entry in file.waiver {
            let at = line(entry.span().start);
            let entry = entry.into_inner();
            let Some(kind) = Kind::named(entry.change.get_ref()) else {
                let names = Kind::ALL.iter().map(|kind| kind.name());
                let nearest = names.min_by_key(|name| strsim::levenshtein(name, entry.change.get_ref()));
                return Err(format!(
                    "line {}: there is no change \"{}\"; did you mean \"{}\"?",
                    line(entry.change.span().start),
                    entry.change.get_ref(),
                    nearest.unwrap_or_default()
                ));
            };
            if entry.reason.get_ref().trim().is_empty() {
                return Err(format!("line {}: a waiver needs a reason", line(entry.reason.span().start)));
            }
            all.push(Waiver { kind, path: entry.path, reason: entry.reason.into_inner(), line: at });
        }
        Ok(Self { all })
    }
}

/// What the policy says of changes.
#[derive(Clone, Debug)]
pub struct Judged<'d> {
    /// Changes that the version may not have.
    pub refused: Vec<&'d Change>,
    /// Changes that it may not have and that are let through, each with its waiver.
    pub waived: Vec<(&'d Change, Waiver)>,
    /// Waivers that let nothing through: they are to be taken out.
    pub unused: Vec<Waiver>,
}

/// Holds changes to the policy.
pub fn check<'d>(diff: &'d Diff, level: Level, waivers: &Waivers) -> Judged<'d> {
    let mut judged = Judged { refused: Vec::new(), waived: Vec::new(), unused: Vec::new() };
    let mut used = vec![false; waivers.all.len()];
    for change in diff.changes.iter().filter(|change| !level.allows(change)) {
        let waiver = waivers.all.iter().position(|waiver| waiver.kind == change.kind && waiver.path == change.path);
        match waiver.and_then(|at| Some((waivers.all.get(at)?, used.get_mut(at)?))) {
            Some((waiver, used)) => {
                *used = true;
                judged.waived.push((change, waiver.clone()));
            }
            None => judged.refused.push(change),
        }
    }
    judged.unused =
        waivers.all.iter().zip(&used).filter(|(_, used)| !**used).map(|(waiver, _)| waiver.clone()).collect();
    judged
}
