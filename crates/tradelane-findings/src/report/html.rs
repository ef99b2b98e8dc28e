//! A page that needs nothing but itself.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{escaped, word};
use crate::{Finding, Place, Severity};

/// How many findings a page shows; a browser is slow with more.
const SHOWN: usize = 5_000;

const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tradelane report</title>
<style>
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --error: #c62828; --warning: #9a6700; --info: #1565c0; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffd54f; --info: #82b1ff; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 78rem; padding: 1.5rem; }
h1 { font-size: 1.4rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { position: sticky; top: 0; background: Canvas; }
td:first-child { white-space: nowrap; font-weight: 600; }
code, pre { font: 13px/1.4 ui-monospace, monospace; }
pre { margin: .3rem 0 0; padding: .4rem; background: var(--soft); overflow-x: auto; }
mark { background: #ffd54f66; color: inherit; }
small { display: block; opacity: .75; overflow-wrap: anywhere; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .6rem; }
dl div { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .8rem; }
dt { opacity: .75; } dd { margin: 0; font-size: 1.3rem; }
input { font: inherit; padding: .3rem .6rem; width: min(24rem, 100%); margin: 1rem 0; }
@media (max-width: 40rem) { th { display: none; } tr, td { display: block; border: 0; padding: .1rem 0; } tr { border-bottom: 1px solid var(--line); padding: .6rem 0; } }
</style>
</head>
<body>
<h1>Tradelane report</h1>
<div id="summary"></div>
<input id="filter" type="search" placeholder="Filter by rule, order, file, text" aria-label="Filter">
<table>
<thead><tr><th>Rule</th><th>Finding</th><th>Where</th></tr></thead>
<tbody>
"#;

const SCRIPT: &str = r#"<script>
document.getElementById("summary").replaceWith(document.getElementById("figures"));
document.getElementById("filter").addEventListener("input", event => {
  const wanted = event.target.value.toLowerCase();
  for (const row of document.querySelectorAll("tbody tr")) row.hidden = !row.textContent.toLowerCase().includes(wanted);
});
</script>
</body>
</html>
"#;

pub(super) fn row(finding: &Finding, written: usize, out: &mut impl Write) -> io::Result<()> {
    if written == 0 {
        out.write_all(HEAD.as_bytes())?;
    }
    if written >= SHOWN {
        return Ok(());
    }
    let word = word(finding.severity);
    write!(out, "<tr><td class=\"{word}\">{}<small>{word}</small></td><td>", escaped(&finding.rule))?;
    if let Some(order) = &finding.order {
        write!(out, "<small>order {}</small>", escaped(order))?;
    }
    write!(out, "{}", escaped(&finding.message))?;
    if let Some(excerpt) = finding.source.as_ref().and_then(|place| place.excerpt.as_ref()) {
        let part = |from: usize, count: usize| -> String {
            escaped(&excerpt.text.chars().skip(from).take(count).collect::<String>())
        };
        let end = excerpt.start + excerpt.length;
        let (before, meant) = (part(0, excerpt.start), part(excerpt.start, excerpt.length));
        write!(out, "<pre>{before}<mark>{meant}</mark>{}</pre>", part(end, usize::MAX))?;
    }
    if let Some(help) = &finding.help {
        write!(out, "<small>{}</small>", escaped(help))?;
    }
    write!(out, "</td><td>")?;
    place(finding.source.as_ref(), finding.path.as_deref(), out)?;
    for related in &finding.related {
        write!(out, "<small>and {}</small>", escaped(&related.message))?;
        place(related.source.as_ref(), related.path.as_deref(), out)?;
    }
    writeln!(out, "</td></tr>")
}

fn place(place: Option<&Place>, path: Option<&str>, out: &mut impl Write) -> io::Result<()> {
    if let Some(place) = place {
        let file = place.file.as_deref().unwrap_or("-");
        write!(out, "<code>{}:{}:{}</code>", escaped(file), place.line, place.column)?;
        let within = place.within.as_ref().map(|within| format!("in {within}"));
        for what in [&within, &place.element, &place.name].into_iter().flatten() {
            write!(out, "<small>{}</small>", escaped(what))?;
        }
    }
    match path.filter(|path| !path.is_empty()) {
        Some(path) => write!(out, "<small>{}</small>", escaped(path)),
        None => Ok(()),
    }
}

pub(super) fn end(
    written: usize,
    rules: &BTreeMap<String, (usize, Severity)>,
    notes: &[(String, String)],
    out: &mut impl Write,
) -> io::Result<()> {
    if written == 0 {
        out.write_all(HEAD.as_bytes())?;
        writeln!(out, "<tr><td colspan=\"3\">No findings.</td></tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")?;
    if written > SHOWN {
        let more = written - SHOWN;
        writeln!(out, "<p>{more} more findings are not shown; the forms csv and ndjson have all of them.</p>")?;
    }
    write!(out, "<div id=\"figures\"><dl>")?;
    for (what, figure) in notes {
        write!(out, "<div><dt>{}</dt><dd>{}</dd></div>", escaped(what), escaped(figure))?;
    }
    for (rule, (count, severity)) in rules {
        write!(out, "<div class=\"{}\"><dt>{}</dt><dd>{count}</dd></div>", word(*severity), escaped(rule))?;
    }
    writeln!(out, "</dl></div>")?;
    out.write_all(SCRIPT.as_bytes())
}
