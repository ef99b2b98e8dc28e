//! `tradelane inspect`.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use tradelane::{Feed, Findings, Input, Row};

use crate::arguments::{Inspect, Reading};
use crate::{Outcome, Status, inputs, report};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const VALUE: Style = AnsiColor::Green.on_default();

pub(crate) fn run(options: &Inspect) -> Outcome {
    let settings = inputs::options(&Reading { from: options.from.clone(), ..Reading::default() })?;
    let trouble = |error: io::Error| format!("{}: {error}", options.file);
    let input = Input::open(&options.file).map_err(trouble)?;
    let mut feed = match Feed::open(input, settings.syntax).map_err(trouble)? {
        Ok(feed) => feed,
        Err(finding) => {
            report::print_findings(&[finding]);
            return Ok(Status::Findings);
        }
    };
    let mut status = Status::Clean;
    let mut around = Findings::new();
    let mut out = anstream::stdout().lock();
    while let Some(raw) = feed.next(&mut around).map_err(trouble)? {
        let (name, rows, findings) = tradelane::inspect(&raw, &settings);
        if !name.is_empty() {
            writeln!(out, "{BOLD}{name}{BOLD:#}").map_err(trouble)?;
        }
        for row in &rows {
            line(row, &mut out).map_err(trouble)?;
        }
        if findings.iter().any(|finding| finding.severity == tradelane::Severity::Error) {
            status = Status::Findings;
        }
        out.flush().map_err(trouble)?;
        report::print_findings(&findings);
    }
    let around = around.into_vec();
    report::print_findings(&around);
    if around.iter().any(|finding| finding.severity == tradelane::Severity::Error) {
        status = Status::Findings;
    }
    Ok(status)
}

fn line(row: &Row, out: &mut dyn Write) -> io::Result<()> {
    let indent = "  ".repeat(row.depth);
    let place = format!("{}:{}", row.line, row.column);
    write!(out, "{DIM}{place:>9}{DIM:#} {indent}")?;
    if row.is_structure {
        write!(out, "{BOLD}{}{BOLD:#}", row.label)?;
    } else {
        write!(out, "{}", row.label)?;
    }
    if !row.title.is_empty() {
        write!(out, " {DIM}{}{DIM:#}", row.title)?;
    }
    if !row.value.is_empty() {
        write!(out, " = {VALUE}{}{VALUE:#}", row.value.replace('\n', " ⏎ "))?;
    }
    if !row.meaning.is_empty() {
        write!(out, " ({})", row.meaning)?;
    }
    writeln!(out)
}
