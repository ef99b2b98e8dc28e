//! What a version may change.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tradelane_versions::{Diff, Kind, Level, Version, Waivers, check, diff};

fn version(number: &str, edit: impl FnOnce(&mut Value)) -> Version {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("https://standard.example/{number}/parcel.schema.json"),
        "type": "object",
        "additionalProperties": false,
        "properties": {"number": {"type": "string"}, "weight": {"type": "string", "description": "In kilograms."}},
        "required": ["number"],
    });
    edit(&mut schema);
    Version::new(number, BTreeMap::from([("parcel.schema.json".to_owned(), serde_json::to_vec(&schema).unwrap())]))
}

fn changed(edit: impl FnOnce(&mut Value)) -> Diff {
    diff(&version("1.0", |_| {}), &version("1.1", edit)).unwrap()
}

fn refused(diff: &Diff, level: Level) -> Vec<String> {
    check(diff, level, &Waivers::default()).refused.iter().map(|change| change.line()).collect()
}

#[test]
fn numbers_make_the_level() {
    assert_eq!(Level::between("1.0", "1.0"), Some(Level::Patch));
    assert_eq!(Level::between("1.9", "1.10"), Some(Level::Minor));
    assert_eq!(Level::between("1.10", "2.0"), Some(Level::Major));
    assert_eq!(Level::between("1.1", "1.0"), None);
    assert_eq!(Level::between("1.1", "draft"), None);
    assert_eq!(version("1.12", |_| {}).number().as_deref(), Some("1.12"));
}

#[test]
fn a_patch_changes_annotations_only() {
    let words = changed(|schema| schema["properties"]["weight"]["description"] = json!("In grams."));
    assert!(refused(&words, Level::Patch).is_empty());
    let added = changed(|schema| schema["properties"]["height"] = json!({"type": "string"}));
    assert_eq!(refused(&added, Level::Patch), ["property-added parcel.height is \"height: string\""]);
}

#[test]
fn a_minor_version_breaks_no_writer() {
    let added = changed(|schema| schema["properties"]["height"] = json!({"type": "string"}));
    assert!(refused(&added, Level::Minor).is_empty());
    let required = changed(|schema| schema["required"] = json!(["number", "weight"]));
    let lines = refused(&required, Level::Minor);
    assert_eq!(lines, ["property-required parcel.weight from \"optional\" to \"required\""]);
    assert!(refused(&required, Level::Major).is_empty());
}

#[test]
fn a_waiver_lets_one_change_through_and_needs_a_reason() {
    let required = changed(|schema| schema["required"] = json!(["number", "weight"]));
    let waivers = Waivers::read(
        "[[waiver]]\nchange = \"property-required\"\npath = \"parcel.weight\"\nreason = \"all members send it\"\n\n\
         [[waiver]]\nchange = \"property-removed\"\npath = \"parcel.height\"\nreason = \"gone\"\n",
    )
    .unwrap();
    let judged = check(&required, Level::Minor, &waivers);
    assert!(judged.refused.is_empty());
    assert_eq!(
        judged.waived.iter().map(|(_, waiver)| waiver.reason.as_str()).collect::<Vec<_>>(),
        ["all members send it"]
    );
    assert_eq!(
        judged.unused.iter().map(|waiver| (waiver.line, waiver.path.as_str())).collect::<Vec<_>>(),
        [(6, "parcel.height")]
    );
}

#[test]
fn a_faulty_file_of_waivers_is_told_with_its_line() {
    let waiver = |change: &str, rest: &str| format!("[[waiver]]\nchange = \"{change}\"\npath = \"a\"\n{rest}");
    let fault = |text: String| Waivers::read(&text).unwrap_err();
    assert_eq!(fault(waiver("property-required", "reason = \"  \"\n")), "line 4: a waiver needs a reason");
    let unknown = fault(waiver("property-remove", "reason = \"a\"\n"));
    assert_eq!(unknown, "line 2: there is no change \"property-remove\"; did you mean \"property-removed\"?");
    assert!(fault(waiver("property-required", "")).contains("missing field `reason`"));
    assert!(fault("waiver = 5".to_owned()).contains("line 1"));
}

#[test]
fn types_that_need_themselves_end() {
    let schema = |extra: &str| {
        let own = r##"{"$ref": "#/$defs/A"}"##;
        format!(
            r##"{{"type": "object", "properties": {{"a": {own}}}, "$defs": {{"A": {{"anyOf": [{own}, {own}, {own}, {own},
                {{"type": "object", "required": ["x"{extra}], "properties": {{"x": {own}}}}}]}}}}}}"##
        )
    };
    let version = |name: &str, extra: &str| {
        Version::new(name, BTreeMap::from([("a.schema.json".to_owned(), schema(extra).into_bytes())]))
    };
    let diff = diff(&version("old", ""), &version("new", ", \"y\"")).unwrap();
    assert_eq!(diff.changes.iter().map(|change| change.kind).collect::<Vec<_>>(), [Kind::PropertyRequired]);
}

#[test]
fn the_order_of_what_is_required_is_no_change() {
    let ordered = changed(|schema| schema["required"] = json!(["weight", "number"]));
    let other = diff(
        &version("1.1", |schema| schema["required"] = json!(["number", "weight"])),
        &version("1.1", |schema| schema["required"] = json!(["weight", "number"])),
    );
    assert_eq!(ordered.changes.len(), 1);
    assert!(other.unwrap().changes.is_empty());
}

#[test]
fn what_is_no_schema_is_told() {
    let broken = |bytes: &[u8]| Version::new("x", BTreeMap::from([("a.schema.json".to_owned(), bytes.to_vec())]));
    assert!(broken(b"{").schemas().unwrap_err().starts_with("x: EOF"));
    assert_eq!(broken(b"[]").schemas().unwrap_err(), "x: a schema is a JSON object");
    assert!(broken(b"{\"type\": 5}").schemas().unwrap_err().contains("no schema"));
}
