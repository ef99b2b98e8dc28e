//! Findings as a report: for people, for scripts, for code scanning, for build servers, for spreadsheets, for a browser.

mod csv;
mod html;
mod junit;
mod sarif;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::{Finding, Severity, human};

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lines for people, with the source around the place.
    Human,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// SARIF 2.1.0, as code scanning reads it.
    Sarif,
    /// JUnit's XML, as build servers read it: a suite for each file, a failure for each error.
    Junit,
    /// A page for the browser.
    Html,
    /// A table with a header.
    Csv,
}

/// Writes findings as they come, and counts them.
pub struct Report<W: Write> {
    form: Form,
    out: W,
    written: usize,
    counts: [usize; 3],
    rules: BTreeMap<String, (usize, Severity)>,
    suites: junit::Suites,
    notes: Vec<(String, String)>,
}

impl<W: Write> Report<W> {
    /// A report that has nothing in it yet.
    pub fn new(form: Form, out: W) -> Self {
        Self {
            form,
            out,
            written: 0,
            counts: [0; 3],
            rules: BTreeMap::new(),
            suites: junit::Suites::default(),
            notes: Vec::new(),
        }
    }

    /// Writes a finding.
    ///
    /// # Errors
    /// Where the report cannot be written.
    pub fn finding(&mut self, finding: &Finding) -> io::Result<()> {
        self.counts[finding.severity as usize] += 1;
        self.rules.entry(finding.rule.to_string()).or_insert((0, finding.severity)).0 += 1;
        match self.form {
            Form::Human => human(finding, &mut self.out)?,
            Form::Ndjson => {
                serde_json::to_writer(&mut self.out, finding).map_err(io::Error::from)?;
                self.out.write_all(b"\n")?;
            }
            Form::Json => {
                self.out.write_all(if self.written == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer(&mut self.out, finding).map_err(io::Error::from)?;
            }
            Form::Sarif => sarif::result(finding, self.written == 0, &mut self.out)?,
            Form::Csv => csv::row(finding, self.written == 0, &mut self.out)?,
            Form::Html => html::row(finding, self.written, &mut self.out)?,
            Form::Junit => self.suites.add(finding),
        }
        self.written += 1;
        Ok(())
    }

    /// Says of a file that it was read, so that a report by files has those without findings too.
    pub fn file(&mut self, name: &str) {
        if self.form == Form::Junit {
            self.suites.file(name);
        }
    }

    /// A figure for the head of a page: what it is, and how much.
    pub fn note(&mut self, what: &str, figure: u64) {
        self.notes.push((what.to_owned(), figure.to_string()));
    }

    /// Closes what was begun.
    ///
    /// # Errors
    /// Where the report cannot be written.
    pub fn finish(&mut self) -> io::Result<()> {
        let is_empty = self.written == 0;
        match self.form {
            Form::Human | Form::Ndjson => {}
            Form::Json => self.out.write_all(if is_empty { b"[]\n" } else { b"\n]\n" })?,
            Form::Sarif => sarif::end(is_empty, &self.rules, &mut self.out)?,
            Form::Csv => csv::end(is_empty, &mut self.out)?,
            Form::Html => html::end(self.written, &self.rules, &self.notes, &mut self.out)?,
            Form::Junit => self.suites.write(&mut self.out)?,
        }
        self.out.flush()
    }

    /// How many findings of a severity there were.
    pub fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize]
    }
}

/// `error`, `warning`, `info`.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// Text in XML and HTML; characters that XML cannot have are replaced.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Layer, Place, Related};

    fn findings() -> Vec<Finding> {
        let place = |line| Place { file: Some("a & b.ndjson".into()), line, column: 7, ..Place::default() };
        let mut second = Finding::warning("stop-word", Layer::Rule, "\"goods\", <i>they\u{1} say</i>").at("/lines/0");
        second.source = Some(place(2));
        second.order = Some("=TL-1".to_owned());
        second.related.push(Related {
            message: "the order".to_owned(),
            path: Some("/number".to_owned()),
            source: Some(place(1)),
        });
        vec![Finding::error("line-amount", Layer::Rule, "it is 1").at("/a").in_source(place(1)).help("2"), second]
    }

    fn written(form: Form, findings: &[Finding]) -> String {
        let mut out = Vec::new();
        let mut report = Report::new(form, &mut out);
        report.file("a & b.ndjson");
        report.file("clean.ndjson");
        report.note("shipments", 3);
        findings.iter().for_each(|finding| report.finding(finding).unwrap());
        report.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn sarif_names_rules_places_and_the_other_side() {
        let log: serde_json::Value = serde_json::from_str(&written(Form::Sarif, &findings())).unwrap();
        assert_eq!(log["version"], "2.1.0");
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), 2);
        assert_eq!(results[0]["ruleId"], "line-amount");
        assert_eq!(results[1]["level"], "warning");
        let place = &results[0]["locations"][0];
        assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], "a%20&%20b.ndjson");
        assert_eq!(place["physicalLocation"]["region"]["startLine"], 1);
        assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], "/a");
        assert_eq!(results[1]["relatedLocations"][0]["message"]["text"], "the order");
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][1]["id"], "stop-word");
        let empty: serde_json::Value = serde_json::from_str(&written(Form::Sarif, &[])).unwrap();
        assert_eq!(empty["runs"][0]["results"].as_array().map(Vec::len), Some(0));
    }

    #[test]
    fn junit_has_a_suite_for_each_file() {
        let xml = written(Form::Junit, &findings());
        assert!(xml.contains("<testsuites tests=\"3\" failures=\"1\">"), "{xml}");
        assert!(xml.contains("<testsuite name=\"a &amp; b.ndjson\" tests=\"2\" failures=\"1\">"), "{xml}");
        assert!(xml.contains("<testsuite name=\"clean.ndjson\" tests=\"1\" failures=\"0\">"), "{xml}");
        assert!(xml.contains("they\u{fffd} say"), "{xml}");
    }

    #[test]
    fn csv_quotes_what_a_spreadsheet_would_take_for_more() {
        let text = written(Form::Csv, &findings());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[0],
            "severity,rule,order,message,path,file,line,column,other,other_path,other_file,other_line"
        );
        assert_eq!(lines[1], "error,line-amount,,it is 1,/a,a & b.ndjson,1,7,,,,");
        // A formula would run when the table is opened.
        assert!(lines[2].contains(",'=TL-1,\"\"\"goods\"\", <i>"), "{}", lines[2]);
        assert_eq!(written(Form::Csv, &[]).lines().count(), 1);
    }

    #[test]
    fn html_escapes_and_counts() {
        let page = written(Form::Html, &findings());
        assert!(page.starts_with("<!doctype html>"));
        assert!(page.contains("&lt;i&gt;they"));
        assert!(!page.contains("<i>"));
        assert!(page.contains("<dt>shipments</dt><dd>3</dd>"));
        assert!(page.ends_with("</html>\n"));
        assert!(written(Form::Html, &[]).contains("No findings"));
    }

    #[test]
    fn json_is_one_array() {
        let list: Vec<serde_json::Value> = serde_json::from_str(&written(Form::Json, &findings())).unwrap();
        assert_eq!(list.len(), 2);
        assert_eq!(written(Form::Json, &[]), "[]\n");
        assert_eq!(written(Form::Ndjson, &findings()).lines().count(), 2);
    }
}
