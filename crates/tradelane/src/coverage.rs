//! How much of a file's messages the crosswalks map.

use std::io;

use serde::Serialize;
use tradelane_crosswalk::{Fate, leaves};
use tradelane_findings::Findings;
use tradelane_legacy::Tree;

use crate::convert::{is_service, read_tree};
use crate::feed::{Body, Feed};
use crate::input::Input;
use crate::{Options, Severity};

/// The coverage of several files.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Coverage {
    /// The files.
    pub files: Vec<FileCoverage>,
    /// The sum of the files.
    pub total: Total,
}

/// Leaves of all files.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Total {
    /// How many leaves have a value, service segments apart.
    pub leaves: usize,
    /// How many of these are mapped.
    pub mapped: usize,
}

/// The coverage of one file.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FileCoverage {
    /// The file's name.
    pub file: String,
    /// The crosswalk of its messages, that of the first where there are several; none where there is none.
    pub crosswalk: Option<String>,
    /// How many leaves have a value, service segments apart.
    pub leaves: usize,
    /// How many of these are mapped.
    pub mapped: usize,
    /// What is not mapped.
    pub residue: Vec<ResidueEntry>,
    /// Whether a message has a fault of its syntax.
    #[serde(skip)]
    pub has_faults: bool,
    /// Why the file could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// A leaf that no row takes.
#[derive(Clone, Debug, Serialize)]
pub struct ResidueEntry {
    /// Its path in the message.
    pub path: String,
    /// Its value.
    pub value: String,
}

impl Coverage {
    /// Adds a file.
    pub fn push(&mut self, file: FileCoverage) {
        self.total.leaves += file.leaves;
        self.total.mapped += file.mapped;
        self.files.push(file);
    }
}

/// The coverage of one file.
pub fn cover(path: &str, options: &Options) -> FileCoverage {
    let mut coverage = FileCoverage { file: path.to_owned(), ..FileCoverage::default() };
    if let Err(error) = cover_into(path, options, &mut coverage) {
        coverage.error = Some(error.to_string());
    }
    coverage
}

fn cover_into(path: &str, options: &Options, coverage: &mut FileCoverage) -> io::Result<()> {
    let mut feed = match Feed::open_with(Input::open(path)?, options)? {
        Ok(feed) => feed,
        Err(finding) => {
            coverage.error = Some(finding.message);
            return Ok(());
        }
    };
    let mut findings = Findings::new();
    let mut tree = Tree::new();
    while let Some(raw) = feed.next(&mut findings)? {
        if matches!(raw.body, Body::Json(_)) {
            continue;
        }
        let legacy = read_tree(&raw, options, &mut tree, &mut findings);
        let Some(crosswalk) = legacy.crosswalk else { continue };
        coverage.crosswalk.get_or_insert(legacy.name);
        let reading = crosswalk.read(&tree, &mut Findings::new());
        for leaf in leaves(&tree).filter(|&leaf| !is_service(&tree, leaf)) {
            coverage.leaves += 1;
            if reading.fate(leaf) == Fate::Mapped {
                coverage.mapped += 1;
            } else {
                let entry = ResidueEntry { path: tree.path(leaf), value: tree.value(leaf).to_owned() };
                coverage.residue.push(entry);
            }
        }
    }
    coverage.has_faults = findings.as_slice().iter().any(|finding| finding.severity == Severity::Error);
    Ok(())
}
