//! Messages as a page that needs nothing but itself.

use std::io::{self, Write};

use tradelane_findings::{Finding, Severity, escaped};

use super::{Inspection, Row};

const HEAD: &str = include_str!("page.html");

/// How many messages stand open; the others open at a click.
const OPEN: usize = 20;

/// How many findings the head of the page lists; all stand in their places.
const LISTED: usize = 500;

/// What the head of a page says, known only at its end.
#[derive(Debug, Default)]
pub(super) struct Page {
    messages: usize,
    counts: [usize; 3],
    /// The first findings: number, severity, text, place.
    listed: Vec<(usize, Severity, String, String)>,
}

impl Page {
    pub(super) fn begin(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(HEAD.as_bytes())
    }

    pub(super) fn message(&mut self, message: &Inspection, out: &mut impl Write) -> io::Result<()> {
        self.messages += 1;
        let open = if self.messages <= OPEN || !message.findings.is_empty() { " open" } else { "" };
        let name = if message.message.is_empty() { "message" } else { &message.message };
        write!(out, "<details class=\"message\"{open}><summary>{}<small>{}", escaped(name), escaped(&message.file))?;
        if let Some(root) = message.rows.first() {
            write!(out, ":{}:{}", root.line, root.column)?;
        }
        write!(out, "</small>")?;
        marks(&message.findings, out)?;
        writeln!(out, "</summary><div class=\"tree\">")?;
        for finding in message.unplaced() {
            self.finding(finding, out)?;
        }
        let mut rows = message.rows.iter();
        if let Some(root) = rows.next() {
            self.findings(root, message, out)?;
        }
        self.nodes(message, message.rows.get(1..).unwrap_or_default(), out)?;
        writeln!(out, "</div></details>")
    }

    pub(super) fn around(&mut self, findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "<section>")?;
        findings.iter().try_for_each(|finding| self.finding(finding, out))?;
        writeln!(out, "</section>")
    }

    pub(super) fn finish(&self, out: &mut impl Write) -> io::Result<()> {
        if self.messages + self.counts.iter().sum::<usize>() == 0 {
            self.begin(out)?;
        }
        write!(out, "<section id=\"summary\"><p>{}", counted(self.messages, "message"))?;
        for (severity, noun) in [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "remark")]
        {
            let count = self.counts[severity as usize];
            if count > 0 {
                write!(out, "<span class=\"mark {}\">{}</span>", word(severity), counted(count, noun))?;
            }
        }
        if self.counts.iter().all(|count| *count == 0) {
            write!(out, ", no findings")?;
        }
        writeln!(out, "</p>")?;
        if !self.listed.is_empty() {
            writeln!(out, "<ol>")?;
            for (number, severity, text, place) in &self.listed {
                let class = word(*severity);
                writeln!(
                    out,
                    "<li><a class=\"{class}\" href=\"#f{number}\">{text}</a> <span class=\"at\">{place}</span></li>"
                )?;
            }
            writeln!(out, "</ol>")?;
        }
        let more = self.counts.iter().sum::<usize>() - self.listed.len();
        if more > 0 {
            writeln!(out, "<p>{more} more stand below in their places.</p>")?;
        }
        writeln!(out, "</section>\n</body>\n</html>")
    }

    /// Sibling nodes, each with those below it.
    fn nodes(&mut self, message: &Inspection, rows: &[Row], out: &mut impl Write) -> io::Result<()> {
        let mut rows = rows;
        while let Some((row, rest)) = rows.split_first() {
            let below = rest.iter().position(|next| next.depth <= row.depth).unwrap_or(rest.len());
            let (inner, next) = rest.split_at(below);
            rows = next;
            if inner.is_empty() {
                write!(out, "<div class=\"row\">")?;
                label(row, out)?;
                writeln!(out, "</div>")?;
                self.findings(row, message, out)?;
                continue;
            }
            write!(out, "<details open class=\"node {}\"><summary>", row.kind)?;
            label(row, out)?;
            writeln!(out, "</summary>")?;
            self.findings(row, message, out)?;
            writeln!(out, "<div class=\"in\">")?;
            self.nodes(message, inner, out)?;
            writeln!(out, "</div></details>")?;
        }
        Ok(())
    }

    fn findings(&mut self, row: &Row, message: &Inspection, out: &mut impl Write) -> io::Result<()> {
        let found = row.findings.iter().filter_map(|&at| message.findings.get(at));
        found.into_iter().try_for_each(|finding| self.finding(finding, out))
    }

    fn finding(&mut self, finding: &Finding, out: &mut impl Write) -> io::Result<()> {
        let number = self.counts.iter().sum::<usize>() + 1;
        self.counts[finding.severity as usize] += 1;
        let (class, text) = (word(finding.severity), escaped(&finding.message));
        write!(
            out,
            "<div class=\"finding {class}\" id=\"f{number}\"><b>{class}</b><code>{}</code> {text}",
            escaped(&finding.rule)
        )?;
        if let Some(path) = finding.path.as_deref().filter(|path| !path.is_empty()) {
            write!(out, "<small>in the document: <code>{}</code></small>", escaped(path))?;
        }
        if let Some(help) = &finding.help {
            write!(out, "<small>{}</small>", escaped(help))?;
        }
        writeln!(out, "</div>")?;
        if self.listed.len() < LISTED {
            let place = finding.source.as_ref().map(|place| {
                format!("{}:{}:{}", escaped(place.file.as_deref().unwrap_or("-")), place.line, place.column)
            });
            self.listed.push((number, finding.severity, text, place.unwrap_or_default()));
        }
        Ok(())
    }
}

/// The name, value and place of a row.
fn label(row: &Row, out: &mut impl Write) -> io::Result<()> {
    write!(out, "<span><span class=\"tag\">{}</span>", escaped(&row.label))?;
    if !row.title.is_empty() {
        write!(out, " <span class=\"name\">{}</span>", escaped(&row.title))?;
    }
    if !row.value.is_empty() {
        write!(out, " <span class=\"value\">{}</span>", escaped(&row.value))?;
    }
    if !row.meaning.is_empty() {
        write!(out, " <span class=\"meaning\">{}</span>", escaped(&row.meaning))?;
    }
    write!(out, "</span><span class=\"at\">")?;
    if let Some(segment) = row.segment {
        write!(out, "#{segment} ")?;
    }
    write!(out, "{}:{}</span>", row.line, row.column)
}

/// How many findings of each severity a message has.
fn marks(findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
    for severity in [Severity::Error, Severity::Warning] {
        let count = findings.iter().filter(|finding| finding.severity == severity).count();
        if count > 0 {
            let class = word(severity);
            write!(out, "<span class=\"mark {class}\">{}</span>", counted(count, class))?;
        }
    }
    Ok(())
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
