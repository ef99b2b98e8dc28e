//! The specification is whole: its clauses are enforced by what exists, its reference is that of the data, its links lead
//! somewhere.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;
use tradelane::{DocumentType, Severity};
use tradelane_spec::{CHAPTERS, Clause, Enforcement, Page, Strength, clauses, pages, summary};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn book() -> PathBuf {
    root().join("spec/src")
}

fn chapter(file: &str) -> String {
    std::fs::read_to_string(book().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn all_clauses() -> Vec<Clause> {
    let mut all = Vec::new();
    for (file, _) in CHAPTERS {
        let (found, faults) = clauses(file, &chapter(file));
        assert!(faults.is_empty(), "{file}: {faults:?}");
        all.extend(found);
    }
    all
}

#[test]
fn ids_are_unique_and_count_up_in_each_chapter() {
    let mut prefixes: BTreeMap<String, String> = BTreeMap::new();
    let mut next: BTreeMap<String, usize> = BTreeMap::new();
    for clause in all_clauses() {
        let (prefix, number) = clause.id.rsplit_once('-').unwrap();
        let expected = next.entry(prefix.to_owned()).or_insert(1);
        assert_eq!(number, format!("{expected:03}"), "{} in {}", clause.id, clause.chapter);
        *expected += 1;
        let chapter = prefixes.entry(prefix.to_owned()).or_insert_with(|| clause.chapter.clone());
        assert_eq!(*chapter, clause.chapter, "{prefix} is used by two chapters");
    }
    assert!(next.values().sum::<usize>() > 300);
}

#[test]
fn what_enforces_a_clause_exists() {
    let profiles: BTreeMap<String, BTreeSet<String>> = tradelane::profile_names()
        .into_iter()
        .map(|name| {
            (name.clone(), tradelane::profile(&name).unwrap().rules.iter().map(|rule| rule.id.clone()).collect())
        })
        .collect();
    let known = Known { profiles, source: source(), schemas: schemas() };
    let mut wrong = Vec::new();
    for clause in all_clauses() {
        for by in &clause.enforced_by {
            if !known.has(by) {
                wrong.push(format!(
                    "{}:{} {}: there is no {} `{}`",
                    clause.chapter, clause.line, clause.id, by.kind, by.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

struct Known {
    profiles: BTreeMap<String, BTreeSet<String>>,
    source: String,
    schemas: Vec<(String, Value)>,
}

impl Known {
    fn has(&self, by: &Enforcement) -> bool {
        let name = by.name.as_str();
        match by.kind.as_str() {
            "rule" => tradelane::rule_page(name).is_some(),
            "check" => tradelane::check_pages().iter().any(|page| page.id == name),
            "profile" => match name.split_once('/') {
                Some((profile, _)) => self.profiles.get(profile).is_some_and(|rules| rules.contains(name)),
                None => self.profiles.contains_key(name),
            },
            "finding" => self.source.contains(&format!("\"{name}\"")),
            "schema" => self.has_schema(name),
            // What the conformance suite is to hold: its topics have no list yet.
            "conformance" => true,
            _ => false,
        }
    }

    /// `order`, `order#/lines/lineNumber` or `Money#/amount`.
    fn has_schema(&self, name: &str) -> bool {
        let (own, pointer) = name.split_once('#').unwrap_or((name, ""));
        self.schemas.iter().any(|(document, schema)| {
            let start = if document == own { Some(schema) } else { schema["$defs"].get(own) };
            start.is_some_and(|start| {
                pointer.split('/').skip(1).try_fold(start, |at, step| property(schema, at, step)).is_some()
            })
        })
    }
}

/// A property of an object, of a list's elements, or of what either refers to.
fn property<'s>(root: &'s Value, at: &'s Value, name: &str) -> Option<&'s Value> {
    let mut at = at;
    for _ in 0..4 {
        if let Some(reference) = at["$ref"].as_str() {
            at = root.pointer(&reference[1..])?;
        } else if let Some(items) = at.get("items") {
            at = items;
        } else {
            break;
        }
    }
    at["properties"].get(name)
}

fn schemas() -> Vec<(String, Value)> {
    let schema = |kind: &DocumentType| tradelane_schema::schema(kind.name(), tradelane_schema::BASE).unwrap();
    DocumentType::ALL
        .iter()
        .map(|kind| (kind.name().to_owned(), serde_json::from_str(&schema(kind)).unwrap()))
        .collect()
}

/// The toolkit's source, in which findings have their ids.
fn source() -> String {
    let (mut source, mut folders) = (String::new(), vec![root().join("crates")]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "tests") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                source.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    source
}

/// Every rule that makes a document an error is asked for by a clause.
#[test]
fn every_rule_and_check_is_asked_for_by_a_clause() {
    let clauses = all_clauses();
    let asked =
        |kind: &str, id: &str| clauses.iter().any(|c| c.enforced_by.iter().any(|by| by.kind == kind && by.name == id));
    let rules = tradelane::rule_pages().into_iter().map(|page| ("rule", page.id, page.severity));
    let checks = tradelane::check_pages().into_iter().map(|page| ("check", page.id, page.severity));
    let unasked: Vec<String> = rules
        .chain(checks)
        .filter(|(kind, id, severity)| *severity > Severity::Info && !asked(kind, id))
        .map(|(kind, id, _)| format!("{kind} `{id}`"))
        .collect();
    assert!(unasked.is_empty(), "no clause is enforced by {}", unasked.join(", "));
}

/// A rule of severity error is asked for with MUST.
#[test]
fn errors_are_asked_for_with_must() {
    let errors: BTreeSet<&str> = tradelane::rule_pages()
        .into_iter()
        .filter(|page| page.severity == Severity::Error)
        .map(|page| page.id)
        .collect();
    let is_error = |by: &Enforcement| by.kind == "rule" && errors.contains(by.name.as_str());
    let weak: Vec<String> = all_clauses()
        .into_iter()
        .filter(|clause| clause.strength != Strength::Must && clause.enforced_by.iter().any(is_error))
        .map(|clause| clause.id)
        .collect();
    assert!(weak.is_empty(), "{weak:?}");
}

/// The words of RFC 2119 stand in clauses alone.
#[test]
fn obligations_are_clauses() {
    for (file, _) in CHAPTERS.iter().filter(|(file, _)| !matches!(*file, "introduction.md" | "terms.md")) {
        let text = chapter(file);
        let mut in_clause = false;
        for (index, line) in text.lines().enumerate() {
            in_clause = line.starts_with("<a id=\"TL-") || (in_clause && !line.trim().is_empty());
            let words = line.split(|c: char| !c.is_alphanumeric());
            let has_word = words.into_iter().any(|word| matches!(word, "MUST" | "SHOULD" | "MAY"));
            assert!(in_clause || !has_word, "{file}:{}: {line}", index + 1);
        }
    }
}

fn flat(pages: Vec<Page>) -> Vec<Page> {
    pages
        .into_iter()
        .flat_map(|mut page| {
            let below = flat(std::mem::take(&mut page.below));
            std::iter::once(page).chain(below)
        })
        .collect()
}

/// `UPDATE=1 cargo test` writes it anew.
#[test]
fn the_reference_is_not_stale() {
    let made = pages(&all_clauses());
    let contents = summary(&made);
    let mut files: BTreeMap<PathBuf, String> =
        flat(made).into_iter().map(|page| (book().join(page.path), page.text)).collect();
    files.insert(book().join("SUMMARY.md"), contents);
    let update = std::env::var_os("UPDATE").is_some();
    if update {
        let _ = std::fs::remove_dir_all(book().join("reference"));
    }
    for (path, text) in &files {
        if update {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let known = std::fs::read_to_string(path).unwrap_or_default();
        assert!(known == *text, "{} is stale: UPDATE=1 cargo test writes it anew", path.display());
    }
    let stray: Vec<PathBuf> = markdown_files()
        .into_iter()
        .filter(|path| path.starts_with(book().join("reference")) && !files.contains_key(path))
        .collect();
    assert!(stray.is_empty(), "nothing makes {stray:?}");
}

fn markdown_files() -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![book()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn links_lead_somewhere() {
    let read: Vec<(PathBuf, Linked)> = markdown_files()
        .into_iter()
        .map(|path| (path.clone(), Linked::read(&std::fs::read_to_string(path).unwrap())))
        .collect();
    let anchors: BTreeMap<&Path, &BTreeSet<String>> =
        read.iter().map(|(path, linked)| (path.as_path(), &linked.anchors)).collect();
    let mut wrong = Vec::new();
    for (path, linked) in &read {
        for link in linked.links.iter().filter(|link| !link.contains("://") && !link.starts_with("mailto:")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path.clone() } else { normal(&path.parent().unwrap().join(file)) };
            let leads = anchors.get(target.as_path()).is_some_and(|known| anchor.is_empty() || known.contains(anchor));
            if !leads {
                wrong.push(format!("{}: {link}", path.strip_prefix(book()).unwrap().display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A path without `..` in it, as far as it can be said without looking.
fn normal(path: &Path) -> PathBuf {
    let base = book();
    let mut parts: Vec<&std::ffi::OsStr> = Vec::new();
    for part in path.strip_prefix(&base).unwrap_or(path) {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    base.join(parts.iter().collect::<PathBuf>())
}

/// The links of a page, and what in it can be linked to.
#[derive(Default)]
struct Linked {
    links: Vec<String>,
    anchors: BTreeSet<String>,
}

impl Linked {
    fn read(text: &str) -> Self {
        let mut linked = Self::default();
        let mut heading: Option<String> = None;
        for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => linked.links.push(dest_url.into_string()),
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => _ = heading.take().map(|text| linked.anchors.insert(slug(&text))),
                Event::Text(text) | Event::Code(text) => heading.iter_mut().for_each(|heading| heading.push_str(&text)),
                Event::Html(html) | Event::InlineHtml(html) => {
                    linked.anchors.extend(
                        html.split("id=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())),
                    );
                }
                _ => {}
            }
        }
        linked
    }
}

/// The anchor that mdBook gives a heading.
fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|c| match c {
        c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c.to_lowercase().to_string()),
        c if c.is_whitespace() => Some("-".to_owned()),
        _ => None,
    });
    kept.collect()
}
