//! The tables of data sets in the chapter of profiles name properties that exist, and what is mandatory is demanded.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use tradelane::{DocumentType, Judges, validate_json};

/// A row of a table: what it is called, how often it occurs, and where it stands.
struct Row {
    name: String,
    is_mandatory: bool,
    pointers: Vec<String>,
    held_by: Vec<String>,
}

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The rows of the table under an anchor: number or name, name, occurrence, properties, what holds it.
fn table(anchor: &str) -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("spec/src/profiles.md")).unwrap();
    let (_, after) = text.split_once(&format!("<a id=\"{anchor}\"></a>")).unwrap();
    let lines = after.lines().skip_while(|line| !line.starts_with("| ")).take_while(|line| line.starts_with('|'));
    let quoted = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<String>>();
    let rows = lines.skip(2).map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [number, name, occurs, properties, held_by] = cells.as_slice() else { panic!("{line}") };
        Row {
            name: format!("{number} {name}"),
            is_mandatory: occurs.starts_with('1'),
            pointers: quoted(properties),
            held_by: quoted(held_by),
        }
    });
    let rows: Vec<Row> = rows.collect();
    assert!(rows.len() > 10, "{anchor}: {}", rows.len());
    rows
}

/// Whether a document type has the property at a pointer; `*` is any element of a list.
fn has(root: &Value, pointer: &str) -> bool {
    let mut at = root;
    for step in pointer.split('/').skip(1) {
        while let Some(reference) = at["$ref"].as_str() {
            at = root.pointer(&reference[1..]).unwrap();
        }
        let Some(next) = (if step == "*" { at.get("items") } else { at["properties"].get(step) }) else { return false };
        at = next;
    }
    true
}

fn schema(kind: DocumentType) -> Value {
    serde_json::from_str(&tradelane_schema::schema(kind.name(), tradelane_schema::BASE).unwrap()).unwrap()
}

/// The document without what stands at a pointer.
fn without(document: &Value, pointer: &str) -> Value {
    let mut document = document.clone();
    let pointer = pointer.replace('*', "0");
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let object = document.pointer_mut(parent).and_then(Value::as_object_mut);
    assert!(object.is_some_and(|object| object.remove(name).is_some()), "the example has no {pointer}");
    document
}

#[test]
fn every_element_of_data_set_h7_has_a_property() {
    let schema = schema(DocumentType::Declaration);
    for row in table("data-set-h7") {
        assert!(!row.pointers.is_empty(), "{}", row.name);
        for pointer in &row.pointers {
            assert!(has(&schema, pointer), "{}: {pointer}", row.name);
        }
    }
    assert!(!has(&schema, "/lines/*/item/hsCodes"));
}

#[test]
fn every_mandatory_element_of_data_set_h7_is_demanded() {
    let example: Value =
        serde_json::from_slice(&std::fs::read(root().join("examples/declaration/eu-h7.json")).unwrap()).unwrap();
    let profile = tradelane::profile("eu-h7").unwrap();
    let rules: Vec<String> = profile.rules.iter().map(|rule| rule.id.trim_start_matches("eu-h7/").to_owned()).collect();
    let judges = Judges { profiles: vec![Arc::clone(&profile)], ..Judges::default() };
    let errors = |document: &Value| {
        let found = validate_json(document.to_string().as_bytes(), &judges);
        found.into_iter().filter(|finding| finding.severity == tradelane::Severity::Error).collect::<Vec<_>>()
    };
    assert_eq!(errors(&example).len(), 0);
    let rows = table("data-set-h7");
    for row in &rows {
        for held_by in row.held_by.iter().filter(|held_by| *held_by != "required") {
            assert!(rules.contains(held_by), "{}: there is no rule {held_by}", row.name);
        }
    }
    for row in rows.iter().filter(|row| row.is_mandatory) {
        assert!(!row.held_by.is_empty(), "{}", row.name);
        // Of several places one does, where a rule says so; else each is asked for.
        let is_choice = row.held_by == ["transport-document"];
        let pointers = row.pointers.iter().take(if is_choice { 1 } else { usize::MAX });
        for pointer in pointers {
            let found = errors(&without(&example, pointer));
            assert!(!found.is_empty(), "{}: nobody asks for {pointer}", row.name);
        }
    }
}

#[test]
fn every_field_of_the_postal_forms_has_a_property() {
    let schema = schema(DocumentType::Manifest);
    for row in table("postal-forms") {
        assert!(!row.pointers.is_empty(), "{}", row.name);
        for pointer in &row.pointers {
            assert!(has(&schema, pointer), "{}: {pointer}", row.name);
        }
    }
}
