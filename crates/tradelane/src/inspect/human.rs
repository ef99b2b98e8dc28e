//! A message for people in a terminal.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use tradelane_findings::{Finding, Severity, human};

use super::{Inspection, Row};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const VALUE: Style = AnsiColor::Green.on_default();
const HELP: Style = AnsiColor::Cyan.on_default();

/// The width of the column with line and column.
const PLACE: usize = 9;

pub(super) fn message(message: &Inspection, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{BOLD}{}{BOLD:#}", clean(&message.message))?;
    message.unplaced().try_for_each(|finding| human(finding, out))?;
    for row in &message.rows {
        line(row, out)?;
        for finding in row.findings.iter().filter_map(|&at| message.findings.get(at)) {
            beneath(row, finding, out)?;
        }
    }
    Ok(())
}

fn line(row: &Row, out: &mut impl Write) -> io::Result<()> {
    let indent = "  ".repeat(row.depth);
    let place = format!("{}:{}", row.line, row.column);
    write!(out, "{DIM}{place:>PLACE$}{DIM:#} {indent}")?;
    let label = clean(&row.label);
    if row.is_structure {
        write!(out, "{BOLD}{label}{BOLD:#}")?;
    } else {
        write!(out, "{label}")?;
    }
    if !row.title.is_empty() {
        write!(out, " {DIM}{}{DIM:#}", row.title)?;
    }
    if !row.value.is_empty() {
        write!(out, " = {VALUE}{}{VALUE:#}", clean(&row.value))?;
    }
    if !row.meaning.is_empty() {
        write!(out, " ({})", row.meaning)?;
    }
    writeln!(out)
}

/// A finding under the row that it is about.
fn beneath(row: &Row, finding: &Finding, out: &mut impl Write) -> io::Result<()> {
    let (word, style) = match finding.severity {
        Severity::Error => ("error", AnsiColor::Red.on_default().bold()),
        Severity::Warning => ("warning", AnsiColor::Yellow.on_default().bold()),
        Severity::Info => ("info", AnsiColor::Blue.on_default().bold()),
    };
    let indent = " ".repeat(PLACE + 1 + 2 * row.depth);
    let message = clean(&finding.message);
    write!(out, "{indent}{style}^ {word}{style:#}[{}] {BOLD}{message}{BOLD:#}", finding.rule)?;
    match finding.path.as_deref().filter(|path| !path.is_empty()) {
        Some(path) => writeln!(out, " {DIM}in the document: {}{DIM:#}", clean(path))?,
        None => writeln!(out)?,
    }
    match &finding.help {
        Some(help) => writeln!(out, "{indent}  {HELP}help:{HELP:#} {}", clean(help)),
        None => Ok(()),
    }
}

/// A text of a message without what a terminal would obey.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\n', " ⏎ ");
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
