//! What is told on standard output and standard error.

use std::io::{self, Write};

use tradelane::{Finding, Form, Report, Severity, human};

use crate::arguments::ReportForm;

/// Tells of trouble with the surroundings.
pub(crate) fn trouble(message: &str) {
    let style = anstyle::AnsiColor::Red.on_default().bold();
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "{style}error{style:#}: {message}");
}

/// Tells that a file cannot be read, and that the others are read on: always `false`.
///
/// # Errors
/// Where nobody reads what is printed any more: then there is no use in going on.
pub(crate) fn unreadable(file: &str, error: &io::Error) -> Result<bool, String> {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Err(error.to_string());
    }
    trouble(&format!("{file}: {error}"));
    Ok(false)
}

/// Prints findings for people on standard error.
pub(crate) fn print_findings(findings: &[Finding]) {
    let mut err = anstream::stderr().lock();
    for finding in findings {
        let _ = human(finding, &mut err);
    }
}

/// The form of a report, as the facade names it.
impl From<ReportForm> for Form {
    fn from(form: ReportForm) -> Self {
        match form {
            ReportForm::Human => Self::Human,
            ReportForm::Json => Self::Json,
            ReportForm::Ndjson => Self::Ndjson,
            ReportForm::Sarif => Self::Sarif,
            ReportForm::Junit => Self::Junit,
            ReportForm::Html => Self::Html,
            ReportForm::Csv => Self::Csv,
        }
    }
}

/// `2 errors, 1 warning`.
pub(crate) fn summary(report: &Report<impl Write>) -> String {
    [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "remark")]
        .into_iter()
        .map(|(severity, word)| (report.count(severity), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(count, word))
        .collect::<Vec<_>>()
        .join(", ")
}

/// `1 error`, `2 errors`.
pub(crate) fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
