//! The crosswalks, definitions and document types that come with the toolkit, compiled when they are first used.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tradelane_crosswalk::{Crosswalk, Shape, Sources};
use tradelane_findings::{Findings, Severity};
use tradelane_legacy::{Definition, NodeId, Tree, edifact, json, table, x12, xml};
use tradelane_model::documents::DocumentType;

/// What comes with the toolkit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shipped;

impl Sources for Shipped {
    fn file(&self, path: &str) -> Option<Cow<'static, str>> {
        tradelane_crosswalks::file(path).or_else(|| follower(path).map(Cow::Owned))
    }

    fn definition(&self, directory: &str, message: &str) -> Option<&'static Definition> {
        match directory.split_once('/') {
            Some(("edifact", name)) => edifact::directory(name)?.definition(message),
            Some(("x12", name)) => x12::directory(name)?.definition(message),
            _ if directory == "peppol" => xml::directory("ubl/2.1")?.definition(peppol_message(message)?),
            _ if matches!(directory, "table" | "rss") => {
                table::named(&format!("{directory}/{message}")).map(|format| &format.definition)
            }
            Some(("epcis", _)) if json::directory(directory).is_some() => {
                json::directory(directory)?.definition(message)
            }
            _ => xml::directory(directory)?.definition(message),
        }
    }

    fn shape(&self, document: &str) -> Option<Arc<Shape>> {
        shape(document)
    }
}

/// What comes with the toolkit, and before it what stands beside a user's crosswalk: fragments, code tables and
/// crosswalks to extend, in its folder and in those above.
struct Beside {
    folder: Option<PathBuf>,
}

impl Beside {
    /// For a crosswalk by its path; a crosswalk that is no file of the user's has nothing beside it.
    fn of(path: &str) -> Self {
        let path = Path::new(path);
        let folder = path.is_file().then(|| path.canonicalize().ok()?.parent().map(Path::to_owned)).flatten();
        Self { folder }
    }

    fn on_disk(&self, path: &str) -> Option<String> {
        let folders = self.folder.as_ref()?.ancestors();
        folders
            .map(|folder| folder.join(path))
            .find(|file| file.is_file())
            .and_then(|file| fs::read_to_string(file).ok())
    }
}

impl Sources for Beside {
    fn file(&self, path: &str) -> Option<Cow<'static, str>> {
        self.on_disk(path).map(Cow::Owned).or_else(|| Shipped.file(path))
    }

    fn definition(&self, directory: &str, message: &str) -> Option<&'static Definition> {
        Shipped.definition(directory, message)
    }

    fn shape(&self, document: &str) -> Option<Arc<Shape>> {
        Shipped.shape(document)
    }
}

/// The crosswalk of a message in a directory that has no file of its own: another directory's, followed.
fn follower(path: &str) -> Option<String> {
    let path = path.strip_suffix(".xwalk")?;
    match path.strip_prefix("ubl/2.4/") {
        Some(message) => ubl_follower(message),
        None => edifact_follower(path),
    }
}

/// The crosswalk of a UBL 2.4 message: that of 2.1, for all that 2.4 has.
fn ubl_follower(message: &str) -> Option<String> {
    xml::directory("ubl/2.4")?.definition(message)?;
    let text = tradelane_crosswalks::file(&format!("ubl/2.1/{message}.xwalk"))?;
    let header = text.lines().find_map(|line| line.strip_prefix("crosswalk "))?;
    let (_, document) = header.split_once("<->")?;
    Some(format!(
        "# UBL {message} 2.4: as 2.1.\ncrosswalk ubl/2.4/{message} <->{document}\nfollows ubl/2.1/{message}\n"
    ))
}

/// The crosswalk of an EDIFACT message: the nearest directory's.
fn edifact_follower(path: &str) -> Option<String> {
    let (name, message) = path.strip_prefix("edifact/")?.split_once('/')?;
    edifact::directory(name)?.definition(message)?;
    let file = |name: &str| tradelane_crosswalks::file(&format!("edifact/{name}/{message}.xwalk"));
    let near = edifact::nearest_name(name, edifact::directory_names().filter(|name| file(name).is_some()))?;
    let text = file(near)?;
    let header = text.lines().find_map(|line| line.strip_prefix("crosswalk "))?;
    let (_, document) = header.split_once("<->")?;
    // A service message has a version of its own, whatever the directory of the messages beside it.
    let own = format!("\"{}\"", near.get(1..)?);
    let mut versions = text.lines().filter(|line| line.starts_with("UNH/S009/0054"));
    let row = if versions.all(|line| line.ends_with(&own)) {
        format!("UNH/S009/0054 <- \"{}\"\n", name.get(1..)?)
    } else {
        String::new()
    };
    Some(format!(
        "# EDIFACT {message} {name}: as {near}.\n\
         crosswalk edifact/{name}/{message} <->{document}\n\
         follows edifact/{near}/{message}\n\n{row}"
    ))
}

/// The UBL message that a message of Peppol is.
fn peppol_message(name: &str) -> Option<&'static str> {
    Some(match name {
        "catalogue" => "Catalogue",
        "despatch-advice" => "DespatchAdvice",
        "invoice" => "Invoice",
        "order" => "Order",
        "order-response" => "OrderResponse",
        _ => return None,
    })
}

/// The shape of a document type, made once.
pub(crate) fn shape(document: &str) -> Option<Arc<Shape>> {
    static SHAPES: OnceLock<Mutex<BTreeMap<String, Arc<Shape>>>> = OnceLock::new();
    let kind = DocumentType::named(document)?;
    let mut shapes = SHAPES.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let shape =
        shapes.entry(document.to_owned()).or_insert_with(|| Arc::new(Shape::from_schema(&kind.schema().to_value())));
    Some(Arc::clone(shape))
}

/// The crosswalk of a message by its name (`edifact/D96A/ORDERS`), compiled once; `None` where there is none. An EDIFACT
/// message of a directory without a file of its own has that of the nearest directory, a UBL 2.4 message that of 2.1,
/// compiled for its own structure.
pub fn crosswalk(name: &str) -> Option<Arc<Crosswalk>> {
    type Compiled = BTreeMap<String, Option<Arc<Crosswalk>>>;
    static COMPILED: OnceLock<Mutex<Compiled>> = OnceLock::new();
    let mut compiled = COMPILED.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let compile = || tradelane_crosswalk::compile(name, &Shipped, &mut Findings::new()).map(Arc::new);
    compiled.entry(name.to_owned()).or_insert_with(compile).clone()
}

/// The names of all crosswalks that come with the toolkit, sorted.
pub fn crosswalk_names() -> Vec<String> {
    let is_fragment = |path: &str| path.rsplit('/').next().is_some_and(|name| name.starts_with('_'));
    let mut names: Vec<String> = tradelane_crosswalks::paths()
        .filter(|path| !is_fragment(path))
        .filter_map(|path| path.strip_suffix(".xwalk").map(str::to_owned))
        .collect();
    names.sort();
    names
}

/// The names of the crosswalks of a directory (`edifact/D96A`), those for one type of document where it is given.
pub(crate) fn messages_for(directory: &str, kind: Option<&str>) -> impl Iterator<Item = String> {
    let prefix = format!("{directory}/");
    let kind = kind.map(str::to_owned);
    crosswalk_names().into_iter().filter(move |name| {
        let Some(kind) = &kind else { return name.starts_with(&prefix) };
        let text = || crosswalk_text(&format!("{name}.xwalk")).unwrap_or_default();
        // The line that names both: crosswalk edifact/D96A/ORDERS <-> order 1.0
        let document = |text: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix("crosswalk "))?;
            line.split_whitespace().nth(2).map(|document| document == kind)
        };
        name.starts_with(&prefix) && document(&text()) == Some(true)
    })
}

/// Compiles a user's crosswalk from its text. What it uses or extends is found beside its file, else among those that
/// come with the toolkit.
///
/// # Errors
/// Where it does not compile: the findings, each with line and column.
pub fn compile_crosswalk(path: &str, text: &str) -> Result<Crosswalk, Findings> {
    let mut findings = Findings::new();
    let compiled = tradelane_crosswalk::compile_text(path, text, &Beside::of(path), &mut findings);
    match compiled {
        Some(crosswalk) if !findings.has_errors() => Ok(crosswalk),
        _ => Err(findings),
    }
}

/// Checks a crosswalk: what does not compile, and what compiles but leaves something out. The findings come with the
/// number of rows.
pub fn check_crosswalk(path: &str, text: &str) -> (usize, Findings) {
    let mut findings = Findings::new();
    let compiled = tradelane_crosswalk::compile_text(path, text, &Beside::of(path), &mut findings);
    let Some(crosswalk) = compiled else { return (0, findings) };
    let lists = CodeLists::of(&crosswalk.name);
    let codes = |place: &[&str], code: &str| lists.has(place, code);
    tradelane_crosswalk::check(&crosswalk, &codes, &mut findings);
    for finding in findings.as_mut_slice() {
        if finding.severity == Severity::Warning
            && let Some(place) = &mut finding.source
            && place.line == 1
        {
            place.file = Some(path.into());
        }
    }
    (crosswalk.rows().len(), findings)
}

/// The code lists of a message's directory.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CodeLists {
    Edifact(&'static edifact::Directory),
    X12(&'static x12::Directory),
    None,
}

impl CodeLists {
    /// Those for a message by its name, as in `edifact/D96A/ORDERS`.
    pub(crate) fn of(message: &str) -> Self {
        let mut steps = message.split('/');
        let (syntax, name) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
        let found = match syntax {
            "edifact" => edifact::directory(name).map(Self::Edifact),
            "x12" => x12::directory(name).map(Self::X12),
            _ => None,
        };
        found.unwrap_or(Self::None)
    }

    /// What the value of an element means, where it is a code.
    pub(crate) fn meaning(self, tree: &Tree, leaf: NodeId) -> &'static str {
        let value = tree.value(leaf);
        let found = match self {
            Self::Edifact(directory) => directory.code_name(tree.label(leaf), value),
            Self::X12(directory) => {
                directory.number_of(tree, leaf).and_then(|number| directory.code_name(number, value))
            }
            Self::None => None,
        };
        found.unwrap_or_default()
    }

    /// Whether the list of the element at a place has a code; `None` where it has no list.
    fn has(self, place: &[&str], code: &str) -> Option<bool> {
        match self {
            Self::Edifact(directory) => {
                let element = place.last().filter(|element| directory.has_codes(element))?;
                Some(directory.code_name(element, code).is_some())
            }
            Self::X12(directory) => {
                let number = (0..place.len()).find_map(|from| directory.number(place.get(from..)?))?;
                directory.has_codes(number).then(|| directory.code_name(number, code).is_some())
            }
            Self::None => None,
        }
    }
}

/// The text of a crosswalk file that comes with the toolkit, by its path: `edifact/D96A/ORDERS.xwalk`; a directory that
/// has no file of its own follows the nearest.
pub fn crosswalk_text(path: &str) -> Option<String> {
    Shipped.file(path).map(Cow::into_owned)
}
