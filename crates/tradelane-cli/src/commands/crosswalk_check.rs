//! `tradelane crosswalk check`.

use std::fs;

use tradelane::Severity;

use crate::arguments::CrosswalkCheck;
use crate::report::{counted, print_findings};
use crate::{Outcome, Status};

pub(crate) fn run(options: &CrosswalkCheck) -> Outcome {
    let named = if options.crosswalks.is_empty() { tradelane::crosswalk_names() } else { options.crosswalks.clone() };
    let mut status = Status::Clean;
    for name in named {
        let (path, text) = text_of(&name)?;
        let (rows, findings) = tradelane::check_crosswalk(&path, &text);
        let findings = findings.into_vec();
        print_findings(&findings);
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        if errors > 0 {
            status = Status::Findings;
        }
        let message = format!("{path}: {}, {}", counted(rows, "row"), counted(findings.len(), "finding"));
        anstream::println!("{message}");
    }
    Ok(status)
}

/// The text of a crosswalk: a file, or one that comes with the toolkit.
pub(crate) fn text_of(name: &str) -> Result<(String, String), String> {
    let shipped = format!("{}.xwalk", name.trim_end_matches(".xwalk"));
    if !std::path::Path::new(name).is_file()
        && let Some(text) = tradelane::crosswalk_text(&shipped)
    {
        return Ok((shipped, text));
    }
    let text = fs::read_to_string(name).map_err(|error| {
        format!("{name}: {error}; `tradelane crosswalk list` names those that come with the toolkit")
    })?;
    Ok((name.to_owned(), text))
}
