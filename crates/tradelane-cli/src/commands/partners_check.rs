//! `tradelane partners check`.

use crate::arguments::PartnersCheck;
use crate::{Outcome, Status, inputs, report};

pub(crate) fn run(options: &PartnersCheck) -> Outcome {
    let mut status = Status::Clean;
    for file in &options.files {
        match tradelane::Partners::open(file) {
            Ok(Ok(partners)) => anstream::println!("{file}: {}", report::counted(partners.names().count(), "partner")),
            Ok(Err(findings)) => {
                report::print_findings(&findings);
                anstream::println!("{file}: {}", report::counted(findings.len(), "finding"));
                status = Status::Findings;
            }
            Err(error) => return Err(format!("{file}: {error}")),
        }
    }
    if options.files.is_empty() {
        let Some(path) = inputs::partners_path(None) else {
            report::trouble("no file of partners is named, and there is no ./partners.toml");
            return Ok(Status::Usage);
        };
        return run(&PartnersCheck { files: vec![path] });
    }
    Ok(status)
}
