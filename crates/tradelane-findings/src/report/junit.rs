//! JUnit's XML: a suite for each file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::{escaped, word};
use crate::{Finding, Severity};

/// How many findings are kept; its form wants counts before contents, so they have to be held.
const KEPT: usize = 100_000;

/// The suites so far, by file.
#[derive(Default)]
pub(super) struct Suites {
    suites: BTreeMap<String, Suite>,
    kept: usize,
    dropped: usize,
}

#[derive(Default)]
struct Suite {
    tests: usize,
    failures: usize,
    cases: String,
}

impl Suites {
    pub(super) fn file(&mut self, name: &str) {
        self.suites.entry(name.to_owned()).or_default();
    }

    pub(super) fn add(&mut self, finding: &Finding) {
        let place = finding.source.as_ref();
        let file = place.and_then(|place| place.file.as_deref()).unwrap_or("-");
        let suite = self.suites.entry(file.to_owned()).or_default();
        if self.kept >= KEPT {
            self.dropped += 1;
            return;
        }
        self.kept += 1;
        suite.tests += 1;
        let at = place.map_or_else(String::new, |place| format!(" at {}:{}", place.line, place.column));
        let name = place.and_then(|place| place.name.as_deref());
        let path = [finding.path.as_deref(), name].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let order = finding.order.as_ref().map_or_else(String::new, |order| format!("order {order}: "));
        let message = escaped(&format!("{order}{}", finding.message));
        let name = escaped(&format!("{}{at}", finding.rule));
        let text = escaped(&format!("{path} {}", finding.help.as_deref().unwrap_or_default()));
        let file = escaped(file);
        // Into a text nothing can fail to be written.
        let _ = if finding.severity == Severity::Error {
            suite.failures += 1;
            let rule = escaped(&finding.rule);
            writeln!(
                suite.cases,
                "    <testcase classname=\"{file}\" name=\"{name}\"><failure type=\"{rule}\" message=\"{message}\">{text}</failure></testcase>"
            )
        } else {
            let word = word(finding.severity);
            writeln!(
                suite.cases,
                "    <testcase classname=\"{file}\" name=\"{name}\"><system-out>{word}: {message} {text}</system-out></testcase>"
            )
        };
    }

    pub(super) fn write(&mut self, out: &mut impl Write) -> io::Result<()> {
        for (file, suite) in &mut self.suites {
            if suite.tests == 0 {
                suite.tests = 1;
                suite.cases = format!("    <testcase classname=\"{}\" name=\"no findings\"/>\n", escaped(file));
            }
        }
        let sum = |count: fn(&Suite) -> usize| self.suites.values().map(count).sum::<usize>();
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        let (tests, failures) = (sum(|suite| suite.tests), sum(|suite| suite.failures));
        writeln!(out, "<testsuites tests=\"{tests}\" failures=\"{failures}\">")?;
        for (file, suite) in &self.suites {
            let (tests, failures) = (suite.tests, suite.failures);
            writeln!(out, "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\">", escaped(file))?;
            out.write_all(suite.cases.as_bytes())?;
            writeln!(out, "  </testsuite>")?;
        }
        if self.dropped > 0 {
            writeln!(out, "  <!-- {} more findings are not listed; the form ndjson lists all -->", self.dropped)?;
        }
        writeln!(out, "</testsuites>")
    }
}
