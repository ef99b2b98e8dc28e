//! Code lists that the reference is too small for: pages of all their codes.

use crate::markdown::escape;

/// Lists with more codes than this have a page for each beginning of their codes.
const MOST_ON_A_PAGE: usize = 6000;
/// The characters that such a beginning has: of UN/LOCODE the country.
const BEGINNING: usize = 2;

/// A list as its file has it: the names of its columns, and its rows, the code first.
pub(crate) struct List<'t> {
    pub(crate) name: &'t str,
    columns: Vec<&'t str>,
    rows: Vec<Vec<&'t str>>,
}

/// A page of codes: where it stands below the list's own, what it is called, and its rows.
pub(crate) struct Part<'l> {
    pub(crate) beginning: Option<&'l str>,
    pub(crate) rows: &'l [Vec<&'l str>],
}

impl<'t> List<'t> {
    /// The list of a file, `codes/iso4217.tsv`; `None` where it has no column of codes at the front.
    pub(crate) fn read(path: &'t str, text: &'t str) -> Option<Self> {
        let name = path.strip_prefix("codes/")?.strip_suffix(".tsv")?;
        let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let columns: Vec<&str> = lines.next()?.split('\t').collect();
        if columns.first() != Some(&"code") {
            return None;
        }
        let mut rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
        rows.sort_by(|one, other| (beginning(one), one).cmp(&(beginning(other), other)));
        Some(Self { name, columns, rows })
    }

    /// Whether all its codes stand on one page, which the search knows one by one.
    pub(crate) fn is_small(&self) -> bool {
        self.rows.len() <= MOST_ON_A_PAGE
    }

    /// The codes with what they mean.
    pub(crate) fn codes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.rows.iter().map(|row| {
            let cell = |at: usize| row.get(at).copied().unwrap_or_default();
            (cell(0), cell(1))
        })
    }

    /// The pages of its codes.
    pub(crate) fn parts(&self) -> Vec<Part<'_>> {
        if self.is_small() {
            return vec![Part { beginning: None, rows: &self.rows }];
        }
        let parts = self.rows.chunk_by(|one, other| beginning(one) == beginning(other));
        parts.map(|rows| Part { beginning: rows.first().map(|row| beginning(row)), rows }).collect()
    }

    /// A table of codes, each with its place.
    pub(crate) fn table(&self, rows: &[Vec<&str>]) -> String {
        let mut html = String::from("<table>\n<thead><tr>");
        self.columns.iter().for_each(|column| html.push_str(&format!("<th>{}</th>", escape(column))));
        html.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            let id = escape(row.first().copied().unwrap_or_default());
            html.push_str(&format!(
                "<tr id=\"code.{id}\"><td><a class=\"link\" href=\"#code.{id}\" aria-label=\"link to {id}\">#</a>\
                 <code>{id}</code></td>"
            ));
            row.iter().skip(1).for_each(|cell| html.push_str(&format!("<td>{}</td>", escape(cell))));
            html.push_str("</tr>\n");
        }
        html.push_str("</tbody>\n</table>\n");
        html
    }
}

fn beginning<'t>(row: &[&'t str]) -> &'t str {
    let code = row.first().copied().unwrap_or_default();
    let end = code.char_indices().nth(BEGINNING).map_or(code.len(), |(at, _)| at);
    let start = code.get(..end).unwrap_or_default();
    // What is no name of a file on every system is one by itself.
    if start.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !start.is_empty() { start } else { "other" }
}
