//! `tradelane schema check`.

use std::path::Path;

use tradelane::{Finding, Layer, Place, Report, Severity};
use tradelane_versions::{Judged, Level, Version, Waivers, check, diff};

use crate::arguments::{ReportForm, SchemaCheck, SchemaLevel};
use crate::report::counted;
use crate::{Outcome, Status};

pub(crate) fn run(options: &SchemaCheck) -> Outcome {
    let old = Version::open(&options.against)?;
    let new = match &options.checked {
        Some(name) => Version::open(name)?,
        None if Path::new("schemas").is_dir() => Version::open(".")?,
        None => Version::built_in(),
    };
    let level = level(options.level, &old, &new)?;
    let waivers = match &options.waivers {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
            Waivers::read(&text).map_err(|error| format!("{path}: {error}"))?
        }
        None => Waivers::default(),
    };
    let diff = diff(&old, &new)?;
    let judged = check(&diff, level, &waivers);
    let findings = findings(&judged, level, options.waivers.as_deref());
    report(options.format, &findings).map_err(|error| error.to_string())?;
    if options.format == ReportForm::Human {
        for note in &diff.notes {
            anstream::println!("note: {note}");
        }
        anstream::println!("{}", diff.summary());
        let waived =
            if judged.waived.is_empty() { String::new() } else { format!(", {} let through", judged.waived.len()) };
        anstream::println!(
            "as a {} version: {}{waived}",
            level.name(),
            match judged.refused.len() {
                0 => "nothing is refused".to_owned(),
                count => format!("{} refused", counted(count, "change")),
            }
        );
    }
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if failed { Status::Findings } else { Status::Clean })
}

/// How much the new version may change.
fn level(given: Option<SchemaLevel>, old: &Version, new: &Version) -> Result<Level, String> {
    if let Some(level) = given {
        return Ok(match level {
            SchemaLevel::Patch => Level::Patch,
            SchemaLevel::Minor => Level::Minor,
            SchemaLevel::Major => Level::Major,
        });
    }
    let number = |version: &Version| {
        version.number().ok_or_else(|| {
            format!("{}: the $id of its schemas has no version, such as 1.0; say --level minor", version.name())
        })
    };
    let (before, after) = (number(old)?, number(new)?);
    Level::between(&before, &after)
        .ok_or_else(|| format!("{after} comes before {before}: give the older version with --against, or say --level"))
}

fn findings(judged: &Judged<'_>, level: Level, waivers: Option<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for change in &judged.refused {
        let mut finding = change.finding();
        finding.severity = Severity::Error;
        finding.message = format!("a {} version may not have this: {}", level.name(), finding.message);
        findings.push(finding.help(format!(
            "undo it, give the version a higher number, or let it through with a waiver for {} of \"{}\"",
            change.kind.name(),
            change.path
        )));
    }
    for (change, waiver) in &judged.waived {
        let mut finding = change.finding();
        finding.severity = Severity::Info;
        finding.message = format!("let through, as {}: {}", waiver.reason, finding.message);
        findings.push(finding);
    }
    for waiver in &judged.unused {
        let place = Place { file: waivers.map(Into::into), line: waiver.line as u64, column: 1, ..Place::default() };
        let message =
            format!("nothing is let through by this: there is no {} of \"{}\"", waiver.kind.name(), waiver.path);
        let finding = Finding::error("waiver-unused", Layer::Model, message).in_source(place);
        findings.push(finding.help("take the waiver out"));
    }
    findings
}

fn report(form: ReportForm, findings: &[Finding]) -> std::io::Result<()> {
    let mut report = Report::new(form.into(), anstream::stdout().lock());
    for finding in findings {
        report.finding(finding)?;
    }
    report.finish()
}
