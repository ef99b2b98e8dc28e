//! A finding for people, with the source around its place.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::{Finding, Place, Severity};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const HELP: Style = AnsiColor::Cyan.on_default();

/// Writes one finding for people, with ANSI colours; a sink that wants none strips them.
///
/// # Errors
/// Where the sink cannot be written.
pub fn human(finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let (word, style) = match finding.severity {
        Severity::Error => ("error", AnsiColor::Red.on_default().bold()),
        Severity::Warning => ("warning", AnsiColor::Yellow.on_default().bold()),
        Severity::Info => ("info", AnsiColor::Blue.on_default().bold()),
    };
    let order = finding.order.as_ref().map_or_else(String::new, |order| format!("order {order}: "));
    writeln!(out, "{style}{word}{style:#}[{}] {BOLD}{order}{}{BOLD:#}", finding.rule, finding.message)?;
    if let Some(place) = &finding.source {
        place_line(place, out)?;
    }
    if let Some(path) = finding.path.as_ref().filter(|path| !path.is_empty()) {
        writeln!(out, "  {DIM}  in the document:{DIM:#} {path}")?;
    }
    if let Some(excerpt) = finding.source.as_ref().and_then(|place| place.excerpt.as_ref()) {
        let padding: String =
            excerpt.text.chars().take(excerpt.start).map(|c| if is_wide(c) { "  " } else { " " }).collect();
        let marked = excerpt.text.chars().skip(excerpt.start).take(excerpt.length);
        let width: usize = marked.map(|c| if is_wide(c) { 2 } else { 1 }).sum();
        writeln!(out, "  {DIM}  |{DIM:#} {}", excerpt.text)?;
        writeln!(out, "  {DIM}  |{DIM:#} {padding}{style}{}{style:#}", "^".repeat(width.max(1)))?;
    }
    for related in &finding.related {
        let path = related.path.as_deref().unwrap_or_default();
        writeln!(out, "  {DIM}and{DIM:#} {} {DIM}{path}{DIM:#}", related.message)?;
        if let Some(place) = &related.source {
            place_line(place, out)?;
        }
    }
    if let Some(help) = &finding.help {
        writeln!(out, "  {HELP}help:{HELP:#} {help}")?;
    }
    Ok(())
}

fn place_line(place: &Place, out: &mut dyn Write) -> io::Result<()> {
    let file = place.file.as_deref().unwrap_or("-");
    write!(out, "  {DIM}-->{DIM:#} {file}:{}:{}", place.line, place.column)?;
    if let Some(within) = &place.within {
        write!(out, " in {within}")?;
    }
    let element = place.element.as_ref().filter(|element| place.segment.is_some() || !element.is_empty());
    let segment = element.and(place.segment).map(|segment| format!("segment {segment}"));
    let what: Vec<&str> =
        [segment.as_ref(), element, place.name.as_ref()].into_iter().flatten().map(String::as_str).collect();
    if what.is_empty() { writeln!(out) } else { writeln!(out, " ({})", what.join(", ")) }
}

/// Whether a terminal shows a character two columns wide: East Asian scripts and full-width forms.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3fffd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Excerpt, Layer};

    fn plain(finding: &Finding) -> String {
        let mut out = Vec::new();
        human(finding, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let mut plain = String::new();
        let mut escaped = false;
        for c in text.chars() {
            match c {
                '\u{1b}' => escaped = true,
                'm' if escaped => escaped = false,
                c if !escaped => plain.push(c),
                _ => {}
            }
        }
        plain
    }

    #[test]
    fn a_finding_shows_message_place_excerpt_and_help() {
        let source = b"UNH+1'\nQTY+21:1O'\nUNT+3+1'";
        let place = Place {
            file: Some("orders.edi".into()),
            line: 2,
            column: 8,
            segment: Some(2),
            element: Some("QTY/C186/6060".to_owned()),
            excerpt: Some(Excerpt::around(source, 14, 2)),
            ..Place::default()
        };
        let finding = Finding::error("decimal-form", Layer::Syntax, "\"1O\" is not a number")
            .at("/lines/0/quantity/value")
            .in_source(place)
            .help("the letter O stands where the digit 0 is due");
        let expected = "error[decimal-form] \"1O\" is not a number\n  --> orders.edi:2:8 (segment 2, QTY/C186/6060)\n    \
                        in the document: /lines/0/quantity/value\n    | QTY+21:1O'\n    |        ^^\n  help: the letter O stands where the digit 0 is due\n";
        assert_eq!(plain(&finding), expected);
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let source = [b'x'; 5000];
        let excerpt = Excerpt::around(&source, 2500, 3);
        assert_eq!(excerpt.text.chars().count(), 1 + 60 + 3 + 40 + 1);
        assert_eq!((excerpt.start, excerpt.length), (61, 3));
        assert_eq!(Excerpt::around(b"", 10, 10).text, "");
    }
}
