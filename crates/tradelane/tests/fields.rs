//! One field of an example that is removed, misspelt or of a wrong type is named, and nothing else is.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::sync::Mutex;

use serde_json::{Map, Value, json};
use tradelane::{DocumentType, Finding, Judges, Layer, validate_json};

fn example(kind: DocumentType, name: &str) -> Value {
    let path = format!("{}/../../examples/{}/{name}.json", env!("CARGO_MANIFEST_DIR"), kind.name());
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A field of an example: the pointer of its object, its name, and whether it is required there.
struct Place {
    object: String,
    name: String,
    is_required: bool,
}

/// The fields of types that documents share, each by the type's name, that were judged in some document.
type Judged = Mutex<BTreeSet<(String, String)>>;

/// A field of each kind of object of a document, once: where it stands in the type decides what is said of it. The fields
/// of types that all documents share are judged in the first document that comes to them.
fn places(schema: &Value, document: &Value, judged: Option<&Judged>) -> Vec<Place> {
    let mut found = Vec::new();
    walk(schema, schema, document, "", &mut BTreeSet::new(), judged, &mut found);
    found
}

fn walk<'s>(
    root: &'s Value,
    mut schema: &'s Value,
    value: &Value,
    at: &str,
    known: &mut BTreeSet<(*const Value, String)>,
    judged: Option<&Judged>,
    found: &mut Vec<Place>,
) {
    let mut shared = None;
    while let Some(reference) = schema["$ref"].as_str() {
        schema = root.pointer(&reference[1..]).unwrap();
        shared = Some(reference);
    }
    match value {
        Value::Object(object) if schema["properties"].is_object() => {
            for (name, value) in object {
                let is_required = schema["required"].as_array().is_some_and(|names| names.contains(&json!(name)));
                let is_new =
                    |shared: &str, judged: &Judged| judged.lock().unwrap().insert((shared.to_owned(), name.clone()));
                let is_due = shared.zip(judged).is_none_or(|(shared, judged)| is_new(shared, judged));
                if known.insert((std::ptr::from_ref(schema), name.clone())) && is_due {
                    found.push(Place { object: at.to_owned(), name: name.clone(), is_required });
                }
                walk(root, &schema["properties"][name], value, &format!("{at}/{name}"), known, judged, found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(root, &schema["items"], item, &format!("{at}/{index}"), known, judged, found);
            }
        }
        _ => {}
    }
}

fn changed(document: &Value, object: &str, change: impl FnOnce(&mut Map<String, Value>)) -> Value {
    let mut document = document.clone();
    change(document.pointer_mut(object).unwrap().as_object_mut().unwrap());
    document
}

/// The rules and places of what is wrong with a document's form, and the findings as they are.
fn form(document: &Value) -> (Vec<(String, String)>, Vec<Finding>) {
    let findings = validate_json(document.to_string().as_bytes(), &Judges::default());
    let own = findings.iter().filter(|finding| matches!(finding.layer, Layer::Model | Layer::Syntax));
    let places = own.map(|finding| (finding.rule.to_string(), finding.path.clone().unwrap_or_default())).collect();
    (places, findings)
}

fn judge(kind: DocumentType, name: &str, judged: Option<&Judged>) -> usize {
    let (schema, document) = (kind.schema().to_value(), example(kind, name));
    let places = places(&schema, &document, judged);
    let mut checked = 0;
    for Place { object, name, is_required } in &places {
        let at = format!("{object}/{name}");
        let tell = |found: &[(String, String)]| format!("{} {at}: {found:?}", kind.name());
        let of_rule = |rule: &str, path: &str| (rule.to_owned(), path.to_owned());
        // The type and the field that tells it are told apart: without them nothing else can be said.
        if at == "/type" {
            continue;
        }
        let (found, _) = form(&changed(&document, object, |fields| _ = fields.shift_remove(name)));
        let expected = if *is_required { vec![of_rule("missing-field", &at)] } else { Vec::new() };
        assert_eq!(found, expected, "removed: {}", tell(&found));

        let misspelt = format!("{name}z");
        let (mut found, findings) = form(&changed(&document, object, |fields| {
            let value = fields.shift_remove(name).unwrap();
            fields.insert(misspelt.clone(), value);
        }));
        found.sort();
        let mut expected = vec![of_rule("unknown-field", &format!("{object}/{misspelt}"))];
        expected.extend(is_required.then(|| of_rule("missing-field", &at)));
        expected.sort();
        assert_eq!(found, expected, "misspelt: {}", tell(&found));
        let help = findings.iter().find(|finding| finding.rule == "unknown-field").unwrap().help.as_deref();
        assert!(help.is_some_and(|help| help.contains(&format!("\"{name}\""))), "misspelt: {at}: {help:?}");

        let wrong = json!(if document.pointer(&at).unwrap().is_boolean() { json!("yes") } else { json!(true) });
        let (found, _) = form(&changed(&document, object, |fields| _ = fields.insert(name.clone(), wrong)));
        let paths: Vec<&str> = found.iter().map(|(_, path)| path.as_str()).collect();
        assert_eq!(paths, [at.as_str()], "of a wrong type: {}", tell(&found));
        checked += 1;
    }
    checked
}

#[test]
fn every_field_is_named_when_it_is_wrong() {
    let queue = std::sync::Mutex::new(DocumentType::ALL.iter());
    let checked = std::sync::atomic::AtomicUsize::new(0);
    let judged = Judged::default();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            scope.spawn(|| {
                while let Some(&kind) = { queue.lock().unwrap().next() } {
                    for name in ["minimal", "typical", "complete"] {
                        let shared = Some(&judged).filter(|_| name == "complete");
                        checked.fetch_add(judge(kind, name, shared), std::sync::atomic::Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let checked = checked.into_inner();
    println!("{checked} fields were removed, misspelt and given a wrong type");
    assert!(checked > 3000, "{checked}");
}

#[test]
fn a_document_without_its_type_says_so() {
    for (change, rule) in
        [(json!(7), "document-type"), (json!("ordre"), "document-type"), (Value::Null, "document-type")]
    {
        let document = changed(&example(DocumentType::Order, "minimal"), "", |fields| {
            _ = fields.insert("type".to_owned(), change);
        });
        let (found, _) = form(&document);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, rule);
    }
}

/// Fields that a newer minor version of the standard may have are told and pass; the rest is judged.
#[test]
fn a_newer_minor_version_passes_with_warnings() {
    let newer = |version: &str| {
        changed(&example(DocumentType::Order, "typical"), "", |fields| {
            fields.insert("tradelane".to_owned(), json!(version));
            fields.insert("loyaltyProgramme".to_owned(), json!("gold"));
            fields["lines"][0]["amount"]["amount"] = json!("1.00");
        })
    };
    let told = |version: &str| -> Vec<(String, bool)> {
        let findings = validate_json(newer(version).to_string().as_bytes(), &Judges::default());
        findings.iter().map(|f| (f.rule.to_string(), f.severity == tradelane::Severity::Error)).collect()
    };
    let of = |rule: &str, is_error: bool| (rule.to_owned(), is_error);
    assert_eq!(told("1.0"), [of("unknown-field", true)]);
    assert_eq!(told("1.7"), [of("unknown-field", false), of("lines-total", true), of("line-amount", true)]);
    assert!(told("2.0").contains(&of("field-form", true)));
}

/// A word of a closed list that is misspelt, and a version that is not known, are told with what is meant.
#[test]
fn words_and_versions_are_told_with_what_there_is() {
    let help = |document: Value, at: &str| {
        let findings = validate_json(document.to_string().as_bytes(), &Judges::default());
        let found: Vec<&Finding> = findings.iter().filter(|finding| finding.layer == Layer::Model).collect();
        assert_eq!(found.len(), 1, "{findings:?}");
        assert_eq!(found[0].path.as_deref(), Some(at));
        found[0].help.clone().unwrap_or_default()
    };
    let state = |word: &str| {
        changed(&example(DocumentType::CustomsResponse, "typical"), "", |fields| {
            _ = fields.insert("state".to_owned(), json!(word));
        })
    };
    assert_eq!(help(state("relaesed"), "/state"), "did you mean \"released\"?");
    assert!(help(state("paused"), "/state").starts_with("the words are "));
    let version = changed(&example(DocumentType::Order, "minimal"), "", |fields| {
        _ = fields.insert("tradelane".to_owned(), json!("2.0"));
    });
    assert!(help(version, "/tradelane").starts_with("this is version 1.0"));
}
