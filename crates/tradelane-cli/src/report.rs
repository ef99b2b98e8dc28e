//! What is told on standard output and standard error.

use std::io::{self, Write};

use tradelane::{Finding, Form, Severity, render};

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
        let _ = render(finding, Form::Human, &mut err);
    }
}

/// Writes findings as they come and counts them.
pub(crate) struct Reporter<W: Write> {
    form: ReportForm,
    out: W,
    written: usize,
    /// How many findings of severity error, warning and info there were.
    pub(crate) counts: [usize; 3],
}

impl<W: Write> Reporter<W> {
    pub(crate) fn new(form: ReportForm, out: W) -> Self {
        Self { form, out, written: 0, counts: [0; 3] }
    }

    pub(crate) fn finding(&mut self, finding: &Finding) -> io::Result<()> {
        let index = match finding.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Info => 2,
        };
        self.counts[index] += 1;
        match self.form {
            ReportForm::Human => render(finding, Form::Human, &mut self.out)?,
            ReportForm::Ndjson => render(finding, Form::Ndjson, &mut self.out)?,
            ReportForm::Json => {
                self.out.write_all(if self.written == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer(&mut self.out, finding).map_err(io::Error::from)?;
            }
        }
        self.written += 1;
        Ok(())
    }

    /// Closes what was begun.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        if self.form == ReportForm::Json {
            self.out.write_all(if self.written == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
        self.out.flush()
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.counts[0] > 0
    }

    /// `2 errors, 1 warning`.
    pub(crate) fn summary(&self) -> String {
        let [errors, warnings, infos] = self.counts;
        [(errors, "error"), (warnings, "warning"), (infos, "remark")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| counted(count, word))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// `1 error`, `2 errors`.
pub(crate) fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
