//! A version of the standard as pages.

use std::collections::BTreeMap;

use serde_json::Value;
use tradelane_versions::release::{CHANGES, MANIFEST, Manifest, SIGNATURE};
use tradelane_versions::{DiffForm, Version, diff};

use crate::codes::List;
use crate::markdown::{Rendered, escape, render};
use crate::page::{Entry, Page};
use crate::search::{Hit, Search};
use crate::{Files, SCHEMA, downloads};

/// Where the pages of code lists stand in the reference.
const CODES: &str = "reference/codes/";

/// The largest example that has a page, in bytes; larger ones are there as files.
const MOST_SHOWN: usize = 256 << 10;

pub(crate) struct Edition<'v> {
    pub(crate) number: String,
    pub(crate) version: &'v Version,
    pub(crate) manifest: Option<Manifest>,
    pub(crate) schemas: BTreeMap<String, Value>,
}

impl Edition<'_> {
    /// When it was released, for people.
    pub(crate) fn state(&self) -> String {
        match &self.manifest {
            Some(manifest) => format!("released {}", manifest.released),
            None => "not released yet".to_owned(),
        }
    }

    /// Writes the version's files and pages.
    pub(crate) fn write(&self, before: Option<&Self>, files: &mut Files) -> Result<(), String> {
        let mut search = Search::default();
        for (path, bytes) in self.version.files() {
            files.insert(self.at(path), bytes.to_vec());
        }
        files.insert(self.at(downloads::BUNDLE), downloads::bundle(&self.number, &self.schemas).into_bytes());
        files.insert(self.at(downloads::ARCHIVE), downloads::archive(self)?);
        let nav = self.nav();
        self.specification(&nav, &mut search, files)?;
        self.codes(&nav, &mut search, files);
        self.crosswalks(&nav, &mut search, files);
        self.examples(&nav, &mut search, files);
        self.changes(before, &nav, files)?;
        self.overview(&nav, files);
        files.insert(self.at("search.js"), search.script().into_bytes());
        Ok(())
    }

    /// Where a file of the version stands on the site.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.number)
    }

    fn put(&self, path: &str, title: &str, nav: &[Entry], body: &str, files: &mut Files) {
        let path = self.at(path);
        let page = Page { path: &path, title, number: Some(&self.number), state: &self.state(), nav, body };
        let html = page.html();
        files.insert(path, html.into_bytes());
    }

    /// What stands beside every page: chapters, as the summary of the specification orders them, and what is made here.
    fn nav(&self) -> Vec<Entry> {
        let mut nav = vec![Entry::new("Overview", self.at("index.html"))];
        let summary = self.version.file("spec/SUMMARY.md").and_then(|bytes| std::str::from_utf8(bytes).ok());
        for line in summary.unwrap_or_default().lines() {
            // Pages within a section of the reference are listed on the section's own page.
            if line.starts_with(' ') {
                continue;
            }
            let link = line.trim_start_matches(['-', ' ']).strip_prefix('[').and_then(|rest| rest.split_once("]("));
            let Some((title, target)) = link else { continue };
            let target = target.trim_end_matches(')');
            if let Some(path) = target.strip_suffix(".md").filter(|_| self.has(&format!("spec/{target}"))) {
                nav.push(Entry::new(title, self.at(&format!("spec/{path}.html"))));
            }
        }
        for (title, folder) in [("Crosswalks", "crosswalks"), ("Examples", "examples")] {
            if self.version.files().any(|(path, _)| path.starts_with(&format!("{folder}/"))) {
                nav.push(Entry::new(title, self.at(&format!("{folder}/index.html"))));
            }
        }
        nav.push(Entry::new("What changed", self.at("changes.html")));
        nav
    }

    fn has(&self, path: &str) -> bool {
        self.version.file(path).is_some()
    }

    fn specification(&self, nav: &[Entry], search: &mut Search, files: &mut Files) -> Result<(), String> {
        for (path, bytes) in self.version.files() {
            let name = path.strip_prefix("spec/").and_then(|name| name.strip_suffix(".md"));
            let Some(name) = name.filter(|name| *name != "SUMMARY") else { continue };
            let text =
                std::str::from_utf8(bytes).map_err(|error| format!("{}: {path}: {error}", self.version.name()))?;
            let Rendered { title, mut html, marks } = render(text);
            let title = title.unwrap_or_else(|| name.to_owned());
            let page = format!("spec/{name}.html");
            if let Some(list) = name.strip_prefix(CODES).filter(|list| self.is_apart(list)) {
                html.push_str(&format!(
                    "<p><a href=\"../../../codes/{0}.html\">All codes of {0}</a></p>\n",
                    escape(list)
                ));
            }
            search.add(Hit { kind: "page", title: &title, text: "", page: &page, at: "" });
            for mark in &marks {
                let named = if mark.name.starts_with(&format!("{title}.")) {
                    mark.name.clone()
                } else {
                    format!("{} · {title}", mark.name)
                };
                search.add(Hit { kind: mark.kind, title: &named, text: &mark.text, page: &page, at: &mark.id });
            }
            self.put(&page, &title, nav, &html, files);
        }
        Ok(())
    }

    /// Whether the codes of a list have pages of their own, as its page of the reference does not have them.
    fn is_apart(&self, list: &str) -> bool {
        let page = self.version.file(&format!("spec/{CODES}{list}.md"));
        let has_codes = page.is_some_and(|page| String::from_utf8_lossy(page).contains("\n| code |"));
        !has_codes && self.has(&format!("codes/{list}.tsv"))
    }

    fn codes(&self, nav: &[Entry], search: &mut Search, files: &mut Files) {
        for (path, text) in self.texts("codes/") {
            let Some(list) = List::read(path, text).filter(|list| self.is_apart(list.name)) else { continue };
            let page = format!("codes/{}.html", list.name);
            let heading = format!("<h1>{}</h1>\n{}", escape(list.name), source(&page, path));
            if list.is_small() {
                for (code, name) in list.codes() {
                    let title = format!("{code} · {}", list.name);
                    search.add(Hit {
                        kind: "code",
                        title: &title,
                        text: name,
                        page: &page,
                        at: &format!("code.{code}"),
                    });
                }
            }
            let mut links = String::new();
            for part in list.parts() {
                let table = list.table(part.rows);
                let Some(beginning) = part.beginning else {
                    self.put(&page, list.name, nav, &format!("{heading}{table}"), files);
                    continue;
                };
                let title = format!("{} {beginning}", list.name);
                let own = format!("codes/{}/{beginning}.html", list.name);
                let count = part.rows.len();
                links.push_str(&format!(
                    "<li><a href=\"{0}/{beginning}.html\">{beginning}</a> <span>{count}</span></li>\n",
                    escape(list.name)
                ));
                search.add(Hit { kind: "code", title: &title, text: &format!("{count} codes"), page: &own, at: "" });
                self.put(&own, &title, nav, &format!("<h1>{}</h1>\n{table}", escape(&title)), files);
            }
            if !links.is_empty() {
                let body =
                    format!("{heading}<p>By the beginning of the code.</p>\n<ul class=\"files\">\n{links}</ul>\n");
                self.put(&page, list.name, nav, &body, files);
            }
        }
    }

    fn crosswalks(&self, nav: &[Entry], search: &mut Search, files: &mut Files) {
        let mut list = String::from(
            "<h1>Crosswalks</h1>\n<p>Tables that tie legacy messages to documents, both ways. \
            What begins with <code>_</code> is used by others; code tables are CSV.</p>\n<ul class=\"files\">\n",
        );
        for (path, text) in self.texts("crosswalks/") {
            let title = path.trim_start_matches("crosswalks/").trim_end_matches(".xwalk");
            let page = format!("{path}.html");
            let about = text.lines().next().unwrap_or_default().trim_start_matches("# ");
            let about = if path.ends_with(".csv") { "codes" } else { about };
            list.push_str(&item(&page, "crosswalks/", title, about));
            search.add(Hit { kind: "crosswalk", title, text: about, page: &page, at: "" });
            let body = format!("<h1>{}</h1>\n{}{}", escape(title), source(&page, path), numbered(text));
            self.put(&page, title, nav, &body, files);
        }
        list.push_str("</ul>\n");
        self.put("crosswalks/index.html", "Crosswalks", nav, &list, files);
    }

    fn examples(&self, nav: &[Entry], search: &mut Search, files: &mut Files) {
        let mut list = String::from(
            "<h1>Examples</h1>\n<p>Documents and messages of invented companies and persons.</p>\n\
            <ul class=\"files\">\n",
        );
        for (path, text) in self.texts("examples/") {
            let title = path.trim_start_matches("examples/");
            let page = format!("{path}.html");
            list.push_str(&item(&page, "examples/", title, &format!("{} bytes", text.len())));
            search.add(Hit { kind: "example", title, text: "", page: &page, at: "" });
            let shown = if text.len() > MOST_SHOWN {
                "<p>It is too long to be shown here.</p>\n".to_owned()
            } else {
                format!("<pre><code>{}</code></pre>\n", escape(text))
            };
            let body = format!("<h1>{}</h1>\n{}{shown}", escape(title), source(&page, path));
            self.put(&page, title, nav, &body, files);
        }
        list.push_str("</ul>\n");
        self.put("examples/index.html", "Examples", nav, &list, files);
    }

    /// The texts of files in a folder; what is no UTF-8 is there as a file alone.
    fn texts<'t>(&'t self, folder: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        let files = self.version.files().filter(move |(path, _)| path.starts_with(folder));
        files.filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)))
    }

    /// What changed since the version before: as the release tells it, else as the two compare.
    fn changes(&self, before: Option<&Self>, nav: &[Entry], files: &mut Files) -> Result<(), String> {
        let told = self.version.file(CHANGES).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let text = match (told, before) {
            (Some(told), _) => told,
            (None, Some(before)) => {
                let mut text = Vec::new();
                let changes = diff(before.version, self.version)?;
                changes.write(DiffForm::Markdown, &mut text).map_err(|error| error.to_string())?;
                String::from_utf8_lossy(&text).into_owned()
            }
            (None, None) => format!("# {}\n\nThe first version.\n", self.number),
        };
        let Rendered { html, .. } = render(&text);
        self.put("changes.html", "What changed", nav, &html, files);
        Ok(())
    }

    fn overview(&self, nav: &[Entry], files: &mut Files) {
        let mut body = format!("<h1>Tradelane {}</h1>\n<p>{}.</p>\n", escape(&self.number), escape(&self.state()));
        body.push_str(
            "<h2 id=\"documents\">Documents</h2>\n<table>\n<thead><tr><th>document</th><th>what it is</th>\
            <th>schema</th></tr></thead>\n<tbody>\n",
        );
        for (name, schema) in &self.schemas {
            let about = schema.get("description").and_then(Value::as_str).unwrap_or_default();
            let about = about.split("\n\n").next().unwrap_or_default().replace('\n', " ");
            let page = format!("spec/reference/documents/{name}");
            let linked = if self.has(&format!("{page}.md")) {
                format!("<a href=\"{page}.html\">{}</a>", escape(name))
            } else {
                escape(name)
            };
            body.push_str(&format!(
                "<tr id=\"document.{0}\"><td>{linked}</td><td>{1}</td><td><a href=\"{0}{SCHEMA}\">{0}{SCHEMA}</a></td></tr>\n",
                escape(name),
                escape(&about)
            ));
        }
        body.push_str("</tbody>\n</table>\n<h2 id=\"downloads\">Downloads</h2>\n<ul>\n");
        let signed = [(MANIFEST, "the list of all files, with SHA-256"), (SIGNATURE, "its signature (Ed25519)")];
        let signed = signed.into_iter().filter(|(path, _)| self.has(path));
        for (path, about) in [
            (downloads::ARCHIVE, "all schemas as one archive"),
            (downloads::BUNDLE, "all schemas as one schema, which takes a document of any type"),
            ("rules.json", "the rules"),
        ]
        .into_iter()
        .filter(|(path, _)| files.contains_key(&self.at(path)))
        .chain(signed)
        {
            body.push_str(&format!("<li><a href=\"{path}\">{path}</a>: {about}</li>\n"));
        }
        body.push_str("</ul>\n");
        self.put("index.html", &format!("Tradelane {}", self.number), nav, &body, files);
    }
}

/// A line of a list of files.
fn item(page: &str, folder: &str, title: &str, about: &str) -> String {
    let href = page.trim_start_matches(folder);
    format!("<li><a href=\"{}\">{}</a> <span>{}</span></li>\n", escape(href), escape(title), escape(about))
}

/// The link to the file that a page shows.
fn source(page: &str, path: &str) -> String {
    let up = "../".repeat(page.matches('/').count());
    format!("<p class=\"file\"><a href=\"{up}{0}\">{0}</a></p>\n", escape(path))
}

/// A text with a number, and a link, for each line.
fn numbered(text: &str) -> String {
    let mut html = String::from("<pre class=\"lines\"><code>");
    for (at, line) in text.lines().enumerate() {
        let number = at + 1;
        let class = if line.trim_start().starts_with('#') { " class=\"comment\"" } else { "" };
        html.push_str(&format!(
            "<span id=\"L{number}\"{class}><a href=\"#L{number}\" aria-label=\"line {number}\"></a>{}</span>\n",
            escape(line)
        ));
    }
    html.push_str("</code></pre>\n");
    html
}
