//! The published schemas are those of the model, valid, and accept the examples.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;

use serde_json::Value;
use tradelane_model::documents::DocumentType;
use tradelane_schema::{BASE, VERSION, schema};

fn root() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn schema_of(kind: DocumentType) -> Value {
    serde_json::from_str(&schema(kind.name(), BASE).unwrap()).unwrap()
}

fn example(kind: DocumentType, name: &str) -> Value {
    let path = root().join(format!("examples/{}/{name}.json", kind.name()));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// `UPDATE=1 cargo test` writes them anew.
#[test]
fn the_published_schemas_are_not_stale() {
    for kind in DocumentType::ALL.iter().copied() {
        let path = root().join(format!("schemas/{VERSION}/{}.schema.json", kind.name()));
        let made = schema(kind.name(), BASE).unwrap();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, made).unwrap();
        } else {
            let published = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(published == made, "{} is stale: UPDATE=1 cargo test writes it anew", path.display());
        }
    }
}

#[test]
fn the_schemas_are_valid_and_self_contained() {
    for kind in DocumentType::ALL.iter().copied() {
        let schema = schema_of(kind);
        jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{}: {error}", kind.name()));
        let text = schema.to_string();
        assert!(!text.contains("\"$ref\":\"http"), "{}", kind.name());
        assert_eq!(schema["$id"], format!("{BASE}/{VERSION}/{}.schema.json", kind.name()));
        assert!(schema["title"].is_string() && schema["description"].is_string());
    }
}

#[test]
fn the_base_is_the_publishers() {
    let text = schema("order", "https://standard.example/tl/").unwrap();
    assert!(text.contains("\"$id\": \"https://standard.example/tl/1.0/order.schema.json\""));
    assert_eq!(schema("parcel", BASE), None);
}

#[test]
fn every_property_is_described() {
    for kind in DocumentType::ALL.iter().copied() {
        let schema = schema_of(kind);
        let definitions = schema["$defs"].as_object().into_iter().flatten().map(|(_, definition)| definition);
        for object in std::iter::once(&schema).chain(definitions) {
            for (name, property) in object["properties"].as_object().into_iter().flatten() {
                assert!(property["description"].is_string(), "{} {name}", kind.name());
            }
            assert!(object["description"].as_str().is_some_and(|text| !text.is_empty()), "{object}");
        }
    }
}

#[test]
fn examples_are_accepted_and_come_back_the_same() {
    for kind in DocumentType::ALL.iter().copied() {
        let validator = jsonschema::draft202012::new(&schema_of(kind)).unwrap();
        for name in ["minimal", "typical", "complete"] {
            let example = example(kind, name);
            let faults: Vec<String> = validator.iter_errors(&example).map(|fault| fault.to_string()).collect();
            assert!(faults.is_empty(), "{} {name}: {faults:?}", kind.name());
            let document = kind.read(example.to_string().as_bytes()).unwrap();
            assert_eq!(document.to_json(), example, "{} {name}", kind.name());
        }
    }
}

/// The typed reader and the schema agree on what is a document: each property of each type is changed, and judged alike
/// by both.
#[test]
fn reader_and_schema_agree() {
    let strange = [
        "null",
        r#""""#,
        r#""x""#,
        "7",
        "[]",
        "{}",
        "[null]",
        r#""2026-02-28""#,
        "true",
        r#""-1.50""#,
        r#""1.""#,
        r#""CNY""#,
        r#""851830""#,
        r#""cn-unit:004""#,
        r#""2026-05-17T08:30:00+08:00""#,
        r#""2026-05-17T08:30:00""#,
    ];
    let judge = |kind: DocumentType| {
        let schema = schema_of(kind);
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        let whole = example(kind, "complete");
        let places = first_places(&schema, &whole);
        for place in &places {
            let steps: Vec<&str> = place.split('/').skip(1).collect();
            let (slim, pointer) = (slim(&schema, &schema, &whole, &steps), first_entries(&steps));
            assert!(validator.is_valid(&slim), "{} {place}", kind.name());
            for value in strange {
                let mut changed = slim.clone();
                *changed.pointer_mut(&pointer).unwrap() = serde_json::from_str(value).unwrap();
                let typed = kind.read(changed.to_string().as_bytes());
                let by_schema = validator.is_valid(&changed);
                assert_eq!(typed.is_ok(), by_schema, "{} {place} = {value}: {typed:?}", kind.name());
            }
        }
        places.len() * strange.len()
    };
    let judged: usize = std::thread::scope(|scope| {
        let judges: Vec<_> = DocumentType::ALL.iter().map(|&kind| scope.spawn(move || judge(kind))).collect();
        judges.into_iter().map(|judge| judge.join().unwrap()).sum()
    });
    assert!(judged > 3000, "{judged}");
}

/// What a type offers is seen in its example, on whatever level of the document.
#[test]
fn complete_examples_use_every_property() {
    for kind in DocumentType::ALL.iter().copied() {
        let schema = schema_of(kind);
        let used: BTreeSet<Property> =
            uses(&schema, &example(kind, "complete")).into_iter().map(|(of, _)| of).collect();
        let unused: Vec<String> = properties(&schema)
            .difference(&used)
            .map(|(of, name)| if of.is_empty() { name.clone() } else { format!("{of}.{name}") })
            .collect();
        assert!(unused.is_empty(), "{}: {}", kind.name(), unused.join(", "));
    }
}

/// A property: the type it is of, empty for the document itself, and its name.
type Property = (String, String);

/// The properties of a document and of all types that it can reach.
fn properties(schema: &Value) -> BTreeSet<Property> {
    let mut found = BTreeSet::new();
    let mut reached = BTreeSet::from([String::new()]);
    let mut open = vec![(String::new(), schema)];
    while let Some((of, part)) = open.pop() {
        let properties = part["properties"].as_object().into_iter().flatten();
        for (name, property) in properties {
            found.insert((of.clone(), name.clone()));
            let name = type_of(property).or_else(|| type_of(&property["items"]));
            if let Some(name) = name.filter(|name| reached.insert((*name).to_owned())) {
                open.push((name.to_owned(), &schema["$defs"][name]));
            }
        }
    }
    found
}

/// The type that a part of a schema refers to.
fn type_of(part: &Value) -> Option<&str> {
    part["$ref"].as_str()?.strip_prefix("#/$defs/")
}

/// The properties that stand in a document, each with where it stands.
fn uses(schema: &Value, document: &Value) -> Vec<(Property, String)> {
    let mut found = Vec::new();
    collect_uses(schema, ("", schema), document, "", &mut found);
    found
}

fn collect_uses(
    schema: &Value,
    (of, part): (&str, &Value),
    value: &Value,
    at: &str,
    found: &mut Vec<(Property, String)>,
) {
    let (of, part) = type_of(part).map_or((of, part), |name| (name, &schema["$defs"][name]));
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let Some(property) = part["properties"].get(name) else { continue };
                let at = format!("{at}/{name}");
                found.push(((of.to_owned(), name.clone()), at.clone()));
                collect_uses(schema, ("", property), value, &at, found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect_uses(schema, (of, &part["items"]), value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Where each property of each type stands first, and the first entry of those that are lists.
fn first_places(schema: &Value, document: &Value) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut places = Vec::new();
    for (property, at) in uses(schema, document) {
        if seen.insert(property) {
            let entry = format!("{at}/0");
            places.push(at);
            places.extend(Some(entry).filter(|entry| document.pointer(entry).is_some()));
        }
    }
    places
}

/// A document with what leads to a place, the place's value and what is required besides; lists have that entry alone.
fn slim(schema: &Value, part: &Value, value: &Value, steps: &[&str]) -> Value {
    let part = type_of(part).map_or(part, |name| &schema["$defs"][name]);
    match (value, steps) {
        (Value::Object(object), [step, rest @ ..]) => {
            let required = part["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let kept = required.chain([*step]).map(|name| {
                let property = &part["properties"][name];
                let value = match &object[name] {
                    value if name == *step => slim(schema, property, value, rest),
                    Value::Array(_) => Value::Array(Vec::new()),
                    value => value.clone(),
                };
                (name.to_owned(), value)
            });
            Value::Object(kept.collect())
        }
        (Value::Array(items), [step, rest @ ..]) => {
            let entry = &items[step.parse::<usize>().unwrap()];
            Value::Array(vec![slim(schema, &part["items"], entry, rest)])
        }
        _ => value.clone(),
    }
}

/// The pointer of a place in a document whose lists have one entry.
fn first_entries(steps: &[&str]) -> String {
    let is_index = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit());
    steps.iter().map(|step| format!("/{}", if is_index(step) { "0" } else { *step })).collect()
}
