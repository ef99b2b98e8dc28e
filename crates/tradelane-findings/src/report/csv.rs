//! A table (RFC 4180).

use std::io::{self, Write};

use super::word;
use crate::{Finding, Place};

const HEADER: &[u8] = b"severity,rule,order,message,path,file,line,column,other,other_path,other_file,other_line\n";

pub(super) fn row(finding: &Finding, is_first: bool, out: &mut impl Write) -> io::Result<()> {
    if is_first {
        out.write_all(HEADER)?;
    }
    let file = |place: Option<&Place>| cell(place.and_then(|place| place.file.as_deref()).unwrap_or_default());
    let number = |number: Option<u64>| number.map_or_else(String::new, |number| number.to_string());
    let source = finding.source.as_ref();
    let other = finding.related.first();
    let other_source = other.and_then(|other| other.source.as_ref());
    let cells = [
        word(finding.severity).to_owned(),
        cell(&finding.rule),
        cell(finding.order.as_deref().unwrap_or_default()),
        cell(&finding.message),
        cell(finding.path.as_deref().unwrap_or_default()),
        file(source),
        number(source.map(|place| place.line)),
        number(source.map(|place| place.column)),
        cell(other.map_or("", |other| &other.message)),
        cell(other.and_then(|other| other.path.as_deref()).unwrap_or_default()),
        file(other_source),
        number(other_source.map(|place| place.line)),
    ];
    writeln!(out, "{}", cells.join(","))
}

pub(super) fn end(is_empty: bool, out: &mut impl Write) -> io::Result<()> {
    if is_empty { out.write_all(HEADER) } else { Ok(()) }
}

/// A cell, quoted where it has to be; what a spreadsheet would take for a formula gets an apostrophe in front.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}
