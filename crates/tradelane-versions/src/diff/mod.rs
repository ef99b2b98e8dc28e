//! What changed between two versions, and for whom it breaks something.

mod bare;
mod decide;
mod instance;
mod kind;
mod lists;
mod pattern;
mod render;
mod schema;
mod types;
mod witness;
mod words;

pub use kind::Kind;
pub use render::DiffForm;
pub use witness::Witness;

use crate::Version;
use decide::{Pair, Verdict};
use schema::Found;
use types::Types;
use witness::Trial;

/// What a change means to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// What is taken and refused stays as it is.
    AnnotationOnly,
    /// Whatever was taken is taken still.
    Compatible,
    /// Something that was taken is refused.
    Breaking,
}

impl Class {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::AnnotationOnly => "annotation only",
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
        }
    }
}

/// How a class was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decided {
    /// By the form of the change alone: nothing was proved.
    Structure,
    /// It was proved that one version takes all that the other takes, or that it does not.
    Proof,
    /// By a document that one version takes and the other refuses.
    Witness,
}

impl Decided {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Proof => "proof",
            Self::Witness => "witness",
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What changed.
    pub kind: Kind,
    /// The place in words of the standard: `order.lines[].quantity`, `Party.name`, `codes/iso4217`, `rules/line-amount`.
    pub path: String,
    /// The types of document that it is about; all where it is about none in particular.
    pub documents: Vec<String>,
    /// What was.
    pub before: Option<String>,
    /// What is.
    pub after: Option<String>,
    /// For those who write documents: breaking where the new version refuses what the old took.
    pub writers: Class,
    /// How that was found.
    pub writers_decided: Decided,
    /// For those who read documents: breaking where the new version takes what the old refuses.
    pub readers: Class,
    /// How that was found.
    pub readers_decided: Decided,
    /// A document that the old version takes and the new refuses.
    pub writers_witness: Option<Witness>,
    /// A document that the new version takes and the old refuses.
    pub readers_witness: Option<Witness>,
    /// What else is to know.
    pub note: Option<String>,
}

/// All changes between two versions.
#[derive(Clone, Debug)]
pub struct Diff {
    /// The old version's name.
    pub old: String,
    /// The new version's name.
    pub new: String,
    /// The changes: schemas, code lists, rules, profiles, clauses.
    pub changes: Vec<Change>,
    /// What could not be compared, as one of the two has none of it.
    pub notes: Vec<String>,
}

impl Diff {
    /// The most that a change is for writers.
    pub fn writers(&self) -> Class {
        self.changes.iter().map(|change| change.writers).max().unwrap_or(Class::AnnotationOnly)
    }

    /// The most that a change is for readers.
    pub fn readers(&self) -> Class {
        self.changes.iter().map(|change| change.readers).max().unwrap_or(Class::AnnotationOnly)
    }
}

/// Compares two versions.
///
/// # Errors
/// Where a file of one of them cannot be understood.
pub fn diff(old: &Version, new: &Version) -> Result<Diff, String> {
    let (mut before, after) = (old.schemas()?, new.schemas()?);
    // Two schemas alone are compared with each other, whatever they are called.
    if let ([_], [name]) = (before.keys().collect::<Vec<_>>().as_slice(), after.keys().collect::<Vec<_>>().as_slice()) {
        before = before.into_values().map(|schema| ((*name).clone(), schema)).collect();
    }
    let (old_types, new_types) = (Types::new(before), Types::new(after));
    let mut changes = schemas(&old_types, &new_types);
    let mut notes = Vec::new();
    lists::compare(old, new, &mut changes, &mut notes)?;
    Ok(Diff { old: old.name().to_owned(), new: new.name().to_owned(), changes, notes })
}

fn schemas(old: &Types, new: &Types) -> Vec<Change> {
    let renamed = bare::renamed_types(old, new);
    let found = schema::compare(old, new, &renamed);
    if found.is_empty() {
        return Vec::new();
    }
    let trial = Trial::new(old, new, &renamed);
    let (old_users, new_users) = (old.documents_of(), new.documents_of());
    let documents = |found: &Found| {
        let users = new_users.get(found.name.as_str()).or_else(|| old_users.get(found.old_name.as_str()));
        users.cloned().unwrap_or_default()
    };
    found.iter().map(|found| decide(found, &trial, (old, new), documents(found))).collect()
}

/// Decides a change by proof or witness; by its structure where neither can be had.
fn decide(found: &Found, trial: &Trial<'_>, (old, new): (&Types, &Types), documents: Vec<String>) -> Change {
    let mut steps = found.steps.clone();
    steps.extend(found.property.iter().map(|name| types::Step::Property(name.clone())));
    let mut change = Change {
        kind: found.kind,
        path: types::path(&found.name, &steps),
        documents,
        before: found.before.clone(),
        after: found.after.clone(),
        writers: found.classes.0,
        writers_decided: Decided::Structure,
        readers: found.classes.1,
        readers_decided: Decided::Structure,
        writers_witness: None,
        readers_witness: None,
        note: found.note.clone(),
    };
    let Some((before, after)) = &found.pair else {
        // That a description refuses nothing is no guess.
        if change.writers == Class::AnnotationOnly {
            (change.writers_decided, change.readers_decided) = (Decided::Proof, Decided::Proof);
        }
        return change;
    };
    let pair = decide::alone(old, before).zip(decide::alone(new, after)).and_then(|(old, new)| Pair::new(&old, &new));
    let (writers, readers) = pair.as_ref().map_or((Verdict::Unknown, Verdict::Unknown), Pair::verdicts);
    let pair = pair.as_ref();
    (change.writers, change.writers_decided, change.writers_witness) =
        side(writers, change.writers, || trial.for_writers(found, pair.and_then(Pair::gone).as_ref()));
    (change.readers, change.readers_decided, change.readers_witness) =
        side(readers, change.readers, || trial.for_readers(found, pair.and_then(Pair::come).as_ref()));
    change
}

fn side(
    verdict: Verdict,
    class: Class,
    witness: impl FnOnce() -> Option<Witness>,
) -> (Class, Decided, Option<Witness>) {
    match verdict {
        Verdict::Yes => (Class::Compatible, Decided::Proof, None),
        // The schemas of a proof leave out what did not change, so that only a document refutes for sure.
        Verdict::No | Verdict::Unknown => match (witness(), verdict) {
            (Some(witness), _) => (Class::Breaking, Decided::Witness, Some(witness)),
            (None, Verdict::No) => (Class::Breaking, Decided::Structure, None),
            (None, _) => (class, Decided::Structure, None),
        },
    }
}
