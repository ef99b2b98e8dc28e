//! `tradelane crosswalk coverage`.

use std::collections::BTreeMap;
use std::io::Write;

use tradelane::{Coverage, Input, Options, Reach};

use crate::arguments::{CoverageForm, CrosswalkCoverage, Reading};
use crate::{Outcome, Status, inputs};

pub(crate) fn run(options: &CrosswalkCoverage) -> Outcome {
    let files = inputs::expand(&options.inputs)?;
    let settings = inputs::options(&Reading { crosswalk: options.crosswalk.clone(), ..Reading::default() })?;
    if options.rows {
        return rows(&files, &settings);
    }
    let mut coverage = Coverage::default();
    for file in files {
        coverage.push(tradelane::cover(&file, &settings));
    }
    let result = match options.format {
        CoverageForm::Json => json(&coverage),
        CoverageForm::Human => human(&coverage),
    };
    result.map_err(|error| error.to_string())?;
    Ok(Status::Clean)
}

/// The rows that no message uses, by crosswalk.
fn rows(files: &[String], settings: &Options) -> Outcome {
    let mut reach = Reach::default();
    for file in files {
        let added = Input::open(file).and_then(|input| reach.add(input, settings));
        added.map_err(|error| format!("{file}: {error}"))?;
    }
    let mut out = anstream::stdout().lock();
    let mut print = || -> std::io::Result<()> {
        for (name, missing) in reach.missing() {
            for row in &missing {
                writeln!(out, "{}:{}  {} {} {}", row.path, row.at.line, row.left, row.arrow, row.right)?;
            }
            writeln!(out, "{} rows of {name} are not used", missing.len())?;
        }
        Ok(())
    };
    print().map_err(|error| error.to_string())?;
    Ok(Status::Clean)
}

fn json(coverage: &Coverage) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, coverage).map_err(std::io::Error::from)?;
    writeln!(out)
}

/// The most unmapped paths that are listed.
const TOP: usize = 20;

fn human(coverage: &Coverage) -> std::io::Result<()> {
    let mut out = anstream::stdout().lock();
    let mut paths: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut messages: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for file in &coverage.files {
        match (&file.crosswalk, &file.error) {
            (_, Some(error)) => writeln!(out, "      –  {}: {error}", file.file)?,
            (None, None) => writeln!(out, "      –  {}: no crosswalk", file.file)?,
            (Some(crosswalk), None) => {
                let share = percent(file.mapped, file.leaves);
                writeln!(out, "{share}  {} of {}  {} ({crosswalk})", file.mapped, file.leaves, file.file)?;
                let sum = messages.entry(crosswalk).or_default();
                *sum = (sum.0 + file.mapped, sum.1 + file.leaves);
                for entry in &file.residue {
                    let path = entry.path.split('/').map(|step| step.split('#').next().unwrap_or_default());
                    *paths.entry((crosswalk.clone(), path.collect::<Vec<_>>().join("/"))).or_default() += 1;
                }
            }
        }
    }
    for (crosswalk, (mapped, leaves)) in messages {
        writeln!(out, "{}  {mapped} of {leaves}  {crosswalk}", percent(mapped, leaves))?;
    }
    let mut top: Vec<_> = paths.into_iter().collect();
    top.sort_by_key(|(path, count)| (std::cmp::Reverse(*count), path.clone()));
    for ((crosswalk, path), count) in top.into_iter().take(TOP) {
        writeln!(out, "{count:>7}  {crosswalk} {path} is not mapped")?;
    }
    writeln!(
        out,
        "{}  {} of {}  in all",
        percent(coverage.total.mapped, coverage.total.leaves),
        coverage.total.mapped,
        coverage.total.leaves
    )
}

/// A share in percent with one decimal, without binary fractions.
fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{:>4}.{} %", tenths / 10, tenths % 10)
}
