//! What stands beside the versions: the first page, the index for machines, what pages are made with, and what web servers
//! are told.

use serde_json::{Map, Value, json};
use tradelane_versions::release::{MANIFEST, SIGNATURE};

use crate::edition::Edition;
use crate::markdown::escape;
use crate::page::Page;
use crate::{Files, SCHEMA, downloads};

pub(crate) fn write(editions: &[Edition<'_>], base: &str, files: &mut Files) {
    let pages = pages(editions, files);
    files.insert("assets/versions.js".to_owned(), format!("window.tradelaneVersions = {pages};\n").into_bytes());
    for (name, text) in [
        ("site.css", include_str!("../assets/site.css")),
        ("site.js", include_str!("../assets/site.js")),
        ("theme.js", include_str!("../assets/theme.js")),
    ] {
        files.insert(format!("assets/{name}"), text.as_bytes().to_vec());
    }
    let mut index = serde_json::to_string_pretty(&machine(editions, base, files)).unwrap_or_default();
    index.push('\n');
    files.insert("index.json".to_owned(), index.into_bytes());
    files.insert("index.html".to_owned(), first(editions).into_bytes());
    files.insert("_headers".to_owned(), HEADERS.as_bytes().to_vec());
    files.insert(".htaccess".to_owned(), HTACCESS.as_bytes().to_vec());
}

/// What servers of the Netlify kind are told of media types.
const HEADERS: &str = "/*.schema.json\n  Content-Type: application/schema+json\n  Access-Control-Allow-Origin: *\n\
    /index.json\n  Content-Type: application/json\n  Access-Control-Allow-Origin: *\n";

/// What Apache is told of media types.
const HTACCESS: &str = "<FilesMatch \"\\.schema\\.json$\">\n  ForceType application/schema+json\n\
    <IfModule mod_headers.c>\n    Header set Access-Control-Allow-Origin \"*\"\n  </IfModule>\n</FilesMatch>\n";

/// The pages of each version, from its folder: who switches stays on the page where the other version has it.
fn pages(editions: &[Edition<'_>], files: &Files) -> Value {
    let mut pages = Map::new();
    for edition in editions.iter().rev() {
        let own = format!("{}/", edition.number);
        let within = files.keys().filter_map(|path| path.strip_prefix(&own)).filter(|path| path.ends_with(".html"));
        pages.insert(edition.number.clone(), within.map(|path| Value::from(path.to_owned())).collect());
    }
    pages.into()
}

/// The index for machines.
fn machine(editions: &[Edition<'_>], base: &str, files: &Files) -> Value {
    let versions: Vec<Value> = editions
        .iter()
        .rev()
        .map(|edition| {
            let there = |path: &str| {
                let path = edition.at(path);
                files.contains_key(&path).then(|| format!("{base}/{path}"))
            };
            let schemas: Map<String, Value> = edition
                .schemas
                .keys()
                .map(|name| (name.clone(), format!("{base}/{}/{name}{SCHEMA}", edition.number).into()))
                .collect();
            json!({
                "version": edition.number,
                "released": edition.manifest.as_ref().map(|manifest| &manifest.released),
                "reference": there("index.html"),
                "schemas": schemas,
                "bundle": there(downloads::BUNDLE),
                "archive": there(downloads::ARCHIVE),
                "rules": there("rules.json"),
                "manifest": there(MANIFEST),
                "signature": there(SIGNATURE),
            })
        })
        .collect();
    let released = editions.iter().rev().find(|edition| edition.manifest.is_some());
    json!({
        "standard": "tradelane",
        "base": base,
        "latest": released.or(editions.last()).map(|edition| &edition.number),
        "versions": versions,
    })
}

/// The first page: the versions.
fn first(editions: &[Edition<'_>]) -> String {
    let mut body = String::from(
        "<h1>Tradelane</h1>\n<p>An open data-exchange standard for cross-border e-commerce.</p>\n\
        <h2>Versions</h2>\n<ul class=\"versions\">\n",
    );
    for edition in editions.iter().rev() {
        let number = escape(&edition.number);
        body.push_str(&format!(
            "<li><a href=\"{number}/index.html\">{number}</a> <span>{}; <a href=\"{number}/changes.html\">what \
             changed</a></span></li>\n",
            escape(&edition.state())
        ));
    }
    body.push_str("</ul>\n<p>For machines: <a href=\"index.json\">index.json</a></p>\n");
    Page { path: "index.html", title: "Versions", number: None, state: "", nav: &[], body: &body }.html()
}
