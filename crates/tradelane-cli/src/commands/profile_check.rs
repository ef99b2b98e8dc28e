//! `tradelane profile check`.

use crate::arguments::ProfileCheck;
use crate::report::{counted, print_findings};
use crate::{Outcome, Status, inputs};

pub(crate) fn run(options: &ProfileCheck) -> Outcome {
    let named = if options.profiles.is_empty() { tradelane::profile_names() } else { options.profiles.clone() };
    let mut status = Status::Clean;
    for name in named {
        let (path, text) = inputs::profile_text(&name)?;
        match tradelane::compile_profile(&path, &text) {
            Ok(profile) => anstream::println!(
                "{path}: {} {}, {} of {}",
                profile.name,
                profile.version,
                counted(profile.rules.len(), "rule"),
                counted(profile.documents.len(), "document type"),
            ),
            Err(findings) => {
                status = Status::Findings;
                let findings = findings.into_vec();
                print_findings(&findings);
                anstream::println!("{path}: {}", counted(findings.len(), "finding"));
            }
        }
    }
    Ok(status)
}
