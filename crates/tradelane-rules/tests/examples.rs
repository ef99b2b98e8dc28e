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

fn changed(page: &RulePage, (pointer, value): Change) -> Value {
    change(page.document, (pointer, value))
}

fn change(document: &str, (pointer, value): (&str, &str)) -> Value {
    let value: Value = serde_json::from_str(value).unwrap();
    // The empty pointer is the whole document.
    let Some((parent, name)) = pointer.rsplit_once('/') else { return value };
    let mut document = example(document, "typical");
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}"));
    match parent {
        Value::Object(object) => _ = object.insert(name.to_owned(), value),
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        _ => panic!("{pointer}"),
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

/// A rule and where it finds something, or nothing.
type Place = Option<(&'static str, &'static str)>;

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

/// What a rule over a shared type finds in documents other than that of its examples.
const ELSEWHERE: [(&str, Change, Place); 16] = [
    ("payment", ("/payer/identity", r#""440524188001010014""#), None),
    ("payment", ("/payer/identity", r#""440524188001010015""#), Some(("identity-card", "/payer/identity"))),
    ("payment", ("/payer/name", r#""张**""#), Some(("masked-text", "/payer/name"))),
    ("payment", ("/payer/telephone", r#""138****0000""#), Some(("masked-text", "/payer/telephone"))),
    ("payment", ("/payer/name", r#""无""#), Some(("placeholder-text", "/payer/name"))),
    ("payment", ("/payer/telephone", r#""１３８00000000""#), Some(("full-width-text", "/payer/telephone"))),
    ("declaration", ("/buyer/identity", r#""440524188001010014""#), None),
    ("declaration", ("/buyer/identity", r#""440524188001010015""#), Some(("identity-card", "/buyer/identity"))),
    ("declaration", ("/buyer/name", r#""张**""#), Some(("masked-text", "/buyer/name"))),
    ("declaration", ("/buyer/name", r#""空""#), Some(("placeholder-text", "/buyer/name"))),
    ("declaration", ("/buyer/telephone", r#""138""#), Some(("consumer-telephone", "/buyer/telephone"))),
    ("declaration", ("/freight/amount", r#""12.005""#), Some(("minor-units", "/freight/amount"))),
    // Amounts of a line in another currency are not those of the document's.
    ("declaration", ("/lines/0/currency", r#""KWD""#), None),
    ("waybill", ("/freight/amount", r#""12.005""#), Some(("minor-units", "/freight/amount"))),
    (
        "taxAssessment",
        ("/lines/0/dutiableValue/amount", r#""1.00500""#),
        Some(("minor-units", "/lines/0/dutiableValue/amount")),
    ),
    ("transportOrder", ("/items/0/netWeight/value", r#""99""#), Some(("goods-weight", "/items/0/netWeight/value"))),
];

#[test]
fn rules_over_shared_types_judge_each_document() {
    for (document, changed, expected) in ELSEWHERE {
        let due: Vec<_> = expected.into_iter().map(|(rule, at)| (rule.to_owned(), at.to_owned())).collect();
        assert_eq!(found(document, &change(document, changed)), due, "{document} {changed:?}");
    }
}

#[test]
fn every_page_says_what_and_why_and_names_its_source() {
    for page in rule_pages() {
        let paragraphs: Vec<&str> = page.text.split("\n\n").collect();
        assert!(paragraphs.iter().all(|text| !text.trim().is_empty()), "{}: a blank line stands twice", page.id);
        assert!(paragraphs.iter().all(|text| !text.starts_with('\n')), "{}: a blank line stands twice", page.id);
        let [what, why @ .., source] = paragraphs.as_slice() else { panic!("{} is a paragraph alone", page.id) };
        assert!(what.ends_with('.') && !what.contains('\n'), "{}: {what}", page.id);
        assert!(!why.is_empty() && why.iter().all(|text| text.ends_with('.')), "{} does not say why", page.id);
        assert!(source.starts_with("Source: ") && source.ends_with('.'), "{}: {source}", page.id);
    }
}

#[test]
fn every_file_is_listed() {
    let listed: Vec<&str> = rule_pages().iter().map(|page| page.id).collect();
    let mut files = Vec::new();
    for folder in [
        "acknowledgement",
        "catalogue",
        "customs_response",
        "declaration",
        "despatch_advice",
        "goods_return",
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
