//! A crosswalk as the table that goes into the specification.

use crate::crosswalk::{Crosswalk, RowInfo};

/// The form of a published table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// Markdown.
    Markdown,
    /// Comma-separated values (RFC 4180).
    Csv,
    /// An HTML table.
    Html,
}

const HEADINGS: [&str; 6] = ["Legacy", "Name", "", "Field", "Conversion", "Meaning"];

/// The rows of a crosswalk with the names that the directory and the standard give both sides.
pub fn table(crosswalk: &Crosswalk, form: TableForm) -> String {
    let rows = crosswalk.rows().iter().map(cells);
    match form {
        TableForm::Markdown => markdown(crosswalk, rows),
        TableForm::Csv => csv(rows),
        TableForm::Html => html(crosswalk, rows),
    }
}

fn cells(row: &RowInfo) -> [String; 6] {
    [
        row.left.clone(),
        row.legacy_title.clone(),
        row.arrow.to_string(),
        row.right.clone(),
        row.codec.clone().unwrap_or_default(),
        row.field_title.clone(),
    ]
}

fn markdown(crosswalk: &Crosswalk, rows: impl Iterator<Item = [String; 6]>) -> String {
    let mut out = format!("# {} and {}\n\n", crosswalk.name, crosswalk.document);
    let escape = |cell: &str| cell.replace('|', "\\|").replace('\n', " ");
    out.push_str(&format!("| {} |\n|{}\n", HEADINGS.join(" | "), "---|".repeat(HEADINGS.len())));
    for [left, name, arrow, field, codec, meaning] in rows {
        let left = escape(&left);
        out.push_str(&format!(
            "| `{left}` | {} | {arrow} | `{}` | {} | {} |\n",
            escape(&name),
            escape(&field),
            escape(&codec),
            escape(&meaning)
        ));
    }
    out
}

fn csv(rows: impl Iterator<Item = [String; 6]>) -> String {
    let quote = |cell: &str| {
        if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    };
    let mut out = String::from("legacy,name,direction,field,conversion,meaning\n");
    for row in rows {
        let line: Vec<String> = row.iter().map(|cell| quote(cell)).collect();
        out.push_str(&line.join(","));
        out.push('\n');
    }
    out
}

fn html(crosswalk: &Crosswalk, rows: impl Iterator<Item = [String; 6]>) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let cell = |name: &str, text: &str| format!("<{name}>{}</{name}>", escape(text));
    let line = |name: &str, cells: &[String]| -> String {
        format!("<tr>{}</tr>\n", cells.iter().map(|text| cell(name, text)).collect::<String>())
    };
    let headings = HEADINGS.map(str::to_owned);
    let body: String = rows.map(|row| line("td", &row)).collect();
    format!(
        "<table>\n<caption>{} and {}</caption>\n{}{body}</table>\n",
        escape(&crosswalk.name),
        crosswalk.document,
        line("th", &headings)
    )
}
