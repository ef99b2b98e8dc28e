//! Every rule is held to its examples, its page and its file.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use serde_json::Value;
use tradelane_codes::Codes;
use tradelane_findings::{Findings, Severity};
use tradelane_model::documents::DocumentType;
use tradelane_rules::{RulePage, check, rule_pages};

fn example(document: &str, name: &str) -> Value {
    let path = format!("{}/../../examples/{document}/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))).unwrap()
}

/// What is found in a document: rule and place.
fn found(document: &str, value: &Value) -> Vec<(String, String)> {
    let kind = DocumentType::named(document).unwrap();
    let document = kind.read(value.to_string().as_bytes()).unwrap();
    let mut findings = Findings::new();
    check(&document, &Codes::default(), &mut findings);
    let errors = findings.into_vec().into_iter().filter(|finding| finding.severity >= Severity::Warning);
    errors.map(|finding| (finding.rule.into_owned(), finding.path.unwrap_or_default())).collect()
}

fn changed(page: &RulePage, (pointer, value): (&str, &str)) -> Value {
    let mut document = example(page.document, "typical");
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("{}: {pointer}", page.id));
    let value: Value = serde_json::from_str(value).unwrap();
    match parent {
        Value::Object(object) => _ = object.insert(name.to_owned(), value),
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        _ => panic!("{}: {pointer}", page.id),
    }
    document
}

/// What the rules find in each change, where it is not what is expected of it.
fn wrong(changes: impl Fn(&RulePage) -> Vec<(Change, Vec<(String, String)>)>) -> Vec<String> {
    let mut wrong = Vec::new();
    for page in rule_pages() {
        let changes = changes(&page);
        assert!(!changes.is_empty(), "{} has no examples", page.id);
        for (change, expected) in changes {
            let found = found(page.document, &changed(&page, change));
            if found != expected {
                wrong.push(format!("{} {change:?}: {found:?} was found, {expected:?} is due", page.id));
            }
        }
    }
    wrong
}

type Change = (&'static str, &'static str);

#[test]
fn what_a_rule_accepts_has_no_finding_of_any_rule() {
    let wrong = wrong(|page| page.accepts.iter().map(|&change| (change, Vec::new())).collect());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_rule_rejects_has_its_finding_alone_at_its_place() {
    let due = |page: &RulePage, at: &str| vec![(page.id.to_owned(), at.to_owned())];
    let wrong = wrong(|page| page.rejects.iter().map(|&(change, at)| (change, due(page, at))).collect());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_examples_have_no_findings() {
    for kind in DocumentType::ALL.iter().copied() {
        for name in ["minimal", "typical", "complete"] {
            assert_eq!(found(kind.name(), &example(kind.name(), name)), [], "{} {name}", kind.name());
        }
    }
}

#[test]
fn every_page_is_a_sentence_and_names_a_source() {
    for page in rule_pages() {
        let first = page.text.lines().next().unwrap();
        assert!(first.ends_with('.') || !page.text.contains("\n\n"), "{}: {first}", page.id);
        assert!(page.text.contains("Source: "), "{}", page.id);
    }
}

#[test]
fn every_file_is_listed() {
    let listed: Vec<&str> = rule_pages().iter().map(|page| page.id).collect();
    let mut files = Vec::new();
    for folder in [
        "catalogue",
        "customs_response",
        "declaration",
        "despatch_advice",
        "invoice",
        "manifest",
        "order",
        "payment",
        "shared",
        "tax_assessment",
        "transport",
    ] {
        for entry in std::fs::read_dir(format!("{}/src/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if let Some(name) = name.strip_suffix(".rs").filter(|name| *name != "mod") {
                files.push(name.replace('_', "-"));
            }
        }
    }
    files.sort();
    assert_eq!(files, listed);
}
