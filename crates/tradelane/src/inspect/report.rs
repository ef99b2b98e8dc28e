//! Inspected messages written one by one, in the form that is asked for.

use std::io::{self, Write};

use tradelane_findings::{Finding, Severity};

use super::{Inspection, html, human, json};

/// The form of inspected messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InspectForm {
    /// Lines for people.
    Human,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// A page for the browser.
    Html,
}

/// Writes messages as they come; nothing holds more than one.
pub struct InspectReport<W: Write> {
    form: InspectForm,
    out: W,
    written: usize,
    page: html::Page,
    errors: usize,
}

impl<W: Write> InspectReport<W> {
    /// A report that has nothing in it yet.
    pub fn new(form: InspectForm, out: W) -> Self {
        Self { form, out, written: 0, page: html::Page::default(), errors: 0 }
    }

    /// Writes a message.
    ///
    /// # Errors
    /// Where the report cannot be written.
    pub fn message(&mut self, message: &Inspection) -> io::Result<()> {
        self.errors += errors(&message.findings);
        self.begin()?;
        match self.form {
            InspectForm::Human => human::message(message, &mut self.out),
            InspectForm::Json | InspectForm::Ndjson => json::message(message, &mut self.out),
            InspectForm::Html => self.page.message(message, &mut self.out),
        }?;
        self.end()
    }

    /// Writes findings that stand between messages: about the stream of a file.
    ///
    /// # Errors
    /// Where the report cannot be written.
    pub fn around(&mut self, findings: &[Finding]) -> io::Result<()> {
        if findings.is_empty() {
            return Ok(());
        }
        self.errors += errors(findings);
        self.begin()?;
        match self.form {
            InspectForm::Human => {
                findings.iter().try_for_each(|finding| tradelane_findings::human(finding, &mut self.out))
            }
            InspectForm::Json | InspectForm::Ndjson => json::around(findings, &mut self.out),
            InspectForm::Html => self.page.around(findings, &mut self.out),
        }?;
        self.end()
    }

    /// Closes what was begun.
    ///
    /// # Errors
    /// Where the report cannot be written.
    pub fn finish(&mut self) -> io::Result<()> {
        match self.form {
            InspectForm::Human | InspectForm::Ndjson => {}
            InspectForm::Json => self.out.write_all(if self.written == 0 { b"[]\n" } else { b"\n]\n" })?,
            InspectForm::Html => self.page.finish(&mut self.out)?,
        }
        self.out.flush()
    }

    /// How many findings of severity error there were.
    pub fn errors(&self) -> usize {
        self.errors
    }

    fn begin(&mut self) -> io::Result<()> {
        let is_first = self.written == 0;
        self.written += 1;
        match self.form {
            InspectForm::Json => self.out.write_all(if is_first { b"[\n" } else { b",\n" }),
            InspectForm::Html if is_first => self.page.begin(&mut self.out),
            _ => Ok(()),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        if self.form == InspectForm::Ndjson { self.out.write_all(b"\n") } else { Ok(()) }
    }
}

fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}
