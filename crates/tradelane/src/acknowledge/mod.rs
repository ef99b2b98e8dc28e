//! What was received acknowledged: findings of the reader as CONTRL, TA1, 997 and 999, findings about what documents say
//! as APERAK and 824.

mod answer;
mod edifact;
mod position;
mod received;
mod x12;

use std::io;
use std::sync::Arc;

use tradelane_crosswalk::Crosswalk;
use tradelane_findings::{Finding, Findings};

use crate::Options;
use crate::detect::Syntax;
use crate::feed::Feed;
use crate::library;

use self::received::Receiver;

/// What is acknowledged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AcknowledgeLevel {
    /// That messages could be read: CONTRL; TA1 and 997 or 999.
    #[default]
    Syntax,
    /// What they say: APERAK; 824.
    Application,
}

/// How acknowledgements are made.
#[derive(Clone, Debug, Default)]
pub struct Acknowledging {
    /// What is acknowledged.
    pub level: AcknowledgeLevel,
    /// X12: `997` or `999` [default: 999 for groups of version 005010 and later].
    pub set: Option<String>,
    /// The date (`20261125`) and time (`1430`) of the acknowledgements.
    pub now: (String, String),
}

/// One acknowledgement.
#[derive(Debug)]
pub struct Answer {
    /// The document.
    pub json: Vec<u8>,
    /// The crosswalk it is written by: `edifact/D96A/CONTRL`.
    pub crosswalk: String,
}

impl Answer {
    /// The crosswalk it is written by, where it comes with the toolkit.
    pub fn crosswalk(&self) -> Option<Arc<Crosswalk>> {
        library::crosswalk(&self.crosswalk)
    }
}

/// What is known of the segment that a finding is about.
#[derive(Clone, Copy, Debug, Default)]
struct About {
    /// Whether it is the first of a group or loop, and so stands for it.
    is_group: bool,
    /// Whether the directory knows its tag.
    is_known_segment: bool,
}

/// Reads a feed of interchanges and acknowledges each. Acknowledgements are not acknowledged. `each` gets the answers,
/// and the findings that no answer tells: those outside interchanges.
///
/// # Errors
/// Where the input cannot be read, or `each` fails.
pub fn acknowledge(
    feed: &mut Feed,
    options: &Options,
    how: &Acknowledging,
    each: &mut dyn FnMut(Vec<Answer>, Vec<Finding>) -> io::Result<()>,
) -> io::Result<()> {
    if !matches!(feed.syntax(), Syntax::Edifact | Syntax::X12) {
        let finding = Finding::error(
            "unknown-format",
            tradelane_findings::Layer::Syntax,
            "only EDIFACT and X12 have acknowledgements that are written here",
        );
        return each(Vec::new(), vec![finding.help("give the file of interchanges that came in")]);
    }
    let mut receiver = Receiver::new(feed.syntax(), options, how);
    loop {
        let mut around = Findings::new();
        let raw = feed.next(&mut around)?;
        let (mut answers, mut findings, mut rest) = (Vec::new(), Vec::new(), around.into_vec());
        for empty in feed.take_empty() {
            let entered = receiver.empty(&empty, rest);
            answers.extend(entered.answers);
            findings.extend(entered.left);
            rest = entered.rest;
        }
        let (last, left) = match &raw {
            Some(raw) => receiver.message(raw, rest),
            None => receiver.finish(rest),
        };
        answers.extend(last);
        findings.extend(left);
        if !answers.is_empty() || !findings.is_empty() {
            each(answers, findings)?;
        }
        if raw.is_none() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{edifact, x12};

    /// The findings that are written in the sources of a reader, those of the writer apart.
    fn written_in(syntax: &str) -> BTreeSet<String> {
        let mut folders = vec![std::path::PathBuf::from(format!("../tradelane-legacy/src/{syntax}"))];
        let mut found = BTreeSet::from(["unknown-message".to_owned()]);
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                if path.is_dir() {
                    folders.push(path);
                } else if !["write.rs", "header.rs"].contains(&name.as_str()) {
                    let text = std::fs::read_to_string(&path).unwrap();
                    let code = text.split("#[cfg(test)]").next().unwrap();
                    let is_id = |text: &&str| {
                        (text.contains('-') || *text == "truncated")
                            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                            && !text.starts_with('-')
                    };
                    found.extend(code.split('"').skip(1).step_by(2).filter(is_id).map(str::to_owned));
                }
            }
        }
        found
    }

    #[test]
    fn every_finding_of_a_reader_has_a_code() {
        let told: BTreeSet<String> = edifact::CODES.iter().map(|(rule, _)| (*rule).to_owned()).collect();
        assert_eq!(told, written_in("edifact"));
        assert_eq!(told.len(), edifact::CODES.len());
        let told: BTreeSet<String> = x12::CODES.iter().map(|(rule, ..)| (*rule).to_owned()).collect();
        assert_eq!(told, written_in("x12"));
        assert_eq!(told.len(), x12::CODES.len());
    }
}
