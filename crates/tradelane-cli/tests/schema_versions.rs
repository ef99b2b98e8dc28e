//! `schema diff` and `schema check` as a user runs them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn schema(number: &str, required: &[&str]) -> String {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("https://standard.example/{number}/parcel.schema.json"),
        "type": "object",
        "additionalProperties": false,
        "properties": {"number": {"type": "string"}, "weight": {"type": "string"}},
        "required": required,
    })
    .to_string()
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn tradelane(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_tradelane")).args(arguments).current_dir(folder).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@standard.example", "-c", "commit.gpgsign=false"];
    let run = Command::new("git").args(identity).args(arguments).current_dir(folder).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

fn two_versions() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "old/parcel.schema.json", &schema("1.0", &["number"]));
    write(folder.path(), "new/parcel.schema.json", &schema("1.1", &["number", "weight"]));
    folder
}

#[test]
fn folders_and_files_are_compared() {
    let folder = two_versions();
    let line = "property-required parcel.weight from \"optional\" to \"required\": writers breaking (witness), readers \
                compatible (proof)\n    old takes, new refuses: {";
    let (status, out, err) = tradelane(folder.path(), &["schema", "diff", "old", "new"]);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    assert!(out.starts_with(line), "{out}");
    let files = ["schema", "diff", "new/parcel.schema.json", "old/parcel.schema.json"];
    let (status, out, _) = tradelane(folder.path(), &files);
    assert_eq!(status, Some(0));
    assert!(out.starts_with("property-optional parcel.weight"), "{out}");
    // Two files are compared with each other, whatever they are called.
    write(folder.path(), "a.json", "{\"properties\": {\"a\": {\"type\": \"string\"}}}");
    write(folder.path(), "b.json", "{\"properties\": {\"a\": {\"type\": \"integer\"}}}");
    let (status, out, _) = tradelane(folder.path(), &["schema", "diff", "a.json", "b.json"]);
    assert_eq!(status, Some(1));
    assert!(out.starts_with("value-type-changed b.a from \"string\" to \"integer\""), "{out}");
}

#[test]
fn every_form_says_the_same() {
    let folder = two_versions();
    let run = |form| tradelane(folder.path(), &["schema", "diff", "old", "new", "--format", form]).1;
    let json: Value = serde_json::from_str(&run("json")).unwrap();
    let change = &json["changes"][0];
    assert_eq!((&change["change"], &change["path"]), (&json!("property-required"), &json!("parcel.weight")));
    assert_eq!(change["writers"]["witness"]["document"], json!({"number": "a"}));
    let sarif: Value = serde_json::from_str(&run("sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "property-required");
    assert_eq!(sarif["runs"][0]["results"][0]["level"], "error");
    assert!(run("markdown").contains("| property-required | `parcel.weight` | optional | required |"));
}

#[test]
fn revisions_of_git_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    git(root, &["init", "-q"]);
    write(root, "schemas/1.0/parcel.schema.json", &schema("1.0", &["number", "weight"]));
    write(root, "codes/colours.tsv", "# version: 1\n# source: a\n# date: 2026-01\ncode\tname\nR\tred\nG\tgreen\n");
    git(root, &["add", "."]);
    git(root, &["commit", "-q", "-m", "one"]);
    write(root, "schemas/1.0/parcel.schema.json", &schema("1.0", &["number"]));
    write(root, "codes/colours.tsv", "# version: 1\n# source: a\n# date: 2026-01\ncode\tname\nR\tred\n");
    let (status, out, err) = tradelane(root, &["schema", "diff", "HEAD", "1.0"]);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    assert!(out.contains("property-optional parcel.weight"), "{out}");
    assert!(out.contains("codes-removed codes/colours was \"G\""), "{out}");
}

#[test]
fn what_is_no_version_is_told_with_what_to_give() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    let told = |name: &str| {
        let (status, _, err) = tradelane(folder.path(), &["schema", "diff", name, "1.0"]);
        assert_eq!(status, Some(3));
        err
    };
    assert!(told("nothing").contains("no version's number, no folder, no file, and no revision of git"));
    assert!(told("7.5").contains("there is no version 7.5 here"));
    assert!(told("empty").contains("has neither *.schema.json nor schemas/1.0/*.schema.json"));
}

#[test]
fn the_policy_is_a_gate_with_waivers() {
    let folder = two_versions();
    let root = folder.path();
    let (status, out, _) = tradelane(root, &["schema", "check", "new", "--against", "old"]);
    assert_eq!(status, Some(1));
    assert!(out.contains("error[property-required]"), "{out}");
    assert!(out.contains("as a minor version: 1 change refused"), "{out}");
    let waiver = "[[waiver]]\nchange = \"property-required\"\npath = \"parcel.weight\"\nreason = \"all send it\"\n";
    write(root, "waivers.toml", waiver);
    let waived = ["schema", "check", "new", "--against", "old", "--waivers", "waivers.toml"];
    let (status, out, _) = tradelane(root, &waived);
    assert_eq!(status, Some(0), "{out}");
    assert!(out.contains("let through, as all send it"), "{out}");
    let stale = ["schema", "check", "new", "--against", "old", "--waivers", "waivers.toml", "--level", "major"];
    let (status, out, _) = tradelane(root, &stale);
    assert_eq!(status, Some(1));
    assert!(out.contains("error[waiver-unused]"), "{out}");
    let (status, _, err) = tradelane(root, &["schema", "check", "old", "--against", "new"]);
    assert_eq!(status, Some(3));
    assert!(err.contains("1.0 comes before 1.1"), "{err}");
}
