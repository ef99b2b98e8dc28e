//! `tradelane crosswalk table`.

use crate::arguments::{CrosswalkTable, TableForm};
use crate::commands::crosswalk_check::text_of;
use crate::report::print_findings;
use crate::{Outcome, Status};

pub(crate) fn run(options: &CrosswalkTable) -> Outcome {
    let (path, text) = text_of(&options.crosswalk)?;
    let crosswalk = match tradelane::compile_crosswalk(&path, &text) {
        Ok(crosswalk) => crosswalk,
        Err(findings) => {
            print_findings(&findings.into_vec());
            return Ok(Status::Findings);
        }
    };
    let form = match options.format {
        TableForm::Md => tradelane::TableForm::Markdown,
        TableForm::Csv => tradelane::TableForm::Csv,
        TableForm::Html => tradelane::TableForm::Html,
    };
    anstream::print!("{}", tradelane::table(&crosswalk, form));
    Ok(Status::Clean)
}
