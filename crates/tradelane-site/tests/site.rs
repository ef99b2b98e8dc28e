//! Websites of small versions.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::io::Read;

use serde_json::{Value, json};
use tradelane_site::{Files, site};
use tradelane_versions::Version;

const BASE: &str = "https://standard.example/schemas";

const CHAPTER: &str = r#"# Parcels

## Fields

| field | type | meaning |
|---|---|---|
| `number` | text | Its *number*. |

See [codes](../codes.md#sizes) and [elsewhere](https://example.com/a.md).

<a id="X-1"></a>**[X-1]** A parcel MUST have a number.

<script>alert(1)</script>

## Fields

Again.
"#;

const CODES: &str = "# Codes\n\n| code | meaning | more |\n|---|---|---|\n| `S` | small </script> | 1 |\n";

const SUMMARY: &str = "# Summary\n\n- [Codes](codes.md)\n  - [Parcels](deep/parcel.md)\n- [Gone](gone.md)\n";

fn schema(number: &str, name: &str, field: &str) -> String {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("{BASE}/{number}/{name}.schema.json"),
        "title": name,
        "description": format!("A {name} <b>&amp;\nits goods.\n\nMore."),
        "type": "object",
        "properties": {"type": {"const": name}, field: {"$ref": "#/$defs/Text"}},
        "required": ["type", field],
        "additionalProperties": false,
        "$defs": {"Text": {"type": "string"}},
    })
    .to_string()
}

/// A list of 7 000 codes with two beginnings, and one whose beginning is no name of a file.
fn huge() -> String {
    let codes = (0..7000).map(|at| format!("{}{at}\tplace {at}\n", if at % 2 == 0 { "CN" } else { "DE" }));
    format!("code\tname\n..1\tnowhere\n{}", codes.collect::<String>())
}

fn version(number: &str, field: &str) -> Version {
    let files = [
        ("parcel.schema.json", schema(number, "parcel", field)),
        ("letter.schema.json", schema(number, "letter", field)),
        ("rules.json", "[]".to_owned()),
        ("spec/SUMMARY.md", SUMMARY.to_owned()),
        ("spec/codes.md", CODES.to_owned()),
        ("spec/deep/parcel.md", CHAPTER.to_owned()),
        ("spec/reference/codes/size.md", CODES.to_owned()),
        ("spec/reference/codes/large.md", "# large\n\nSee the file.\n".to_owned()),
        ("spec/reference/codes/huge.md", "# huge\n\nSee the file.\n".to_owned()),
        ("codes/size.tsv", "code\tname\nS\tsmall\n".to_owned()),
        ("codes/large.tsv", "# version: 1\ncode\tname\nB\tbig\nA\t<a>\n".to_owned()),
        ("codes/huge.tsv", huge()),
        ("crosswalks/a/_b.xwalk", "# What <it> is\na <-> b\n".to_owned()),
        ("examples/parcel/one.json", "{\"type\": \"parcel\"}".to_owned()),
    ];
    let files = files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes()));
    Version::new(number, files.collect::<BTreeMap<_, _>>())
}

fn two() -> Files {
    site(&[version("1.0", "number"), version("1.1", "weight")], BASE).unwrap()
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("there is no {path}"))).unwrap()
}

#[test]
fn files_stand_at_their_addresses_as_they_are() {
    let files = two();
    for (path, bytes) in version("1.0", "number").files() {
        assert_eq!(files[&format!("1.0/{path}")], bytes, "{path}");
    }
    let index: Value = serde_json::from_str(text(&files, "index.json")).unwrap();
    assert_eq!(index["latest"], "1.1");
    assert_eq!(index["versions"][1]["schemas"]["parcel"], format!("{BASE}/1.0/parcel.schema.json"));
    assert_eq!(index["versions"][0]["manifest"], Value::Null);
    assert!(text(&files, "_headers").contains("application/schema+json"));
    assert!(text(&files, ".htaccess").contains("application/schema+json"));
    assert_eq!(files, two());
}

#[test]
fn every_field_clause_and_code_has_its_place() {
    let files = two();
    let page = text(&files, "1.0/spec/deep/parcel.html");
    for part in [
        "<h1 id=\"parcels\">",
        "<h2 id=\"fields\">",
        "<h2 id=\"fields-2\">",
        "<tr id=\"fields.number\">",
        "<a id=\"X-1\"></a>",
        "href=\"../codes.html#sizes\"",
        "href=\"https://example.com/a.md\"",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "href=\"../../../assets/site.css\"",
        "data-page=\"spec/deep/parcel.html\"",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(!page.contains("gone.html") && !page.contains("<script>alert"));
    let codes = text(&files, "1.0/spec/codes.html");
    assert!(codes.contains("<tr id=\"code.S\">"), "{codes}");
    assert!(codes.contains("<a href=\"../../1.0/spec/codes.html\" aria-current=\"page\">Codes</a>"), "{codes}");
    let crosswalk = text(&files, "1.0/crosswalks/a/_b.xwalk.html");
    assert!(crosswalk.contains("id=\"L2\"") && crosswalk.contains("# What &lt;it&gt; is"), "{crosswalk}");
    let overview = text(&files, "1.0/index.html");
    assert!(overview.contains("A parcel &lt;b&gt;&amp;amp; its goods."), "{overview}");
    assert!(text(&files, "1.1/changes.html").contains("parcel.weight"));
}

#[test]
fn codes_that_the_reference_leaves_out_have_pages() {
    let files = two();
    assert!(!files.contains_key("1.0/codes/size.html"));
    let large = text(&files, "1.0/codes/large.html");
    assert!(large.contains("<tr id=\"code.A\">") && large.contains("<td>&lt;a&gt;</td>"), "{large}");
    assert!(text(&files, "1.0/spec/reference/codes/large.html").contains("href=\"../../../codes/large.html\""));
    assert!(!text(&files, "1.0/spec/reference/codes/size.html").contains("All codes"));
    let huge = text(&files, "1.0/codes/huge.html");
    assert!(huge.contains("<a href=\"huge/CN.html\">CN</a> <span>3500</span>"), "{huge}");
    assert!(text(&files, "1.0/codes/huge/DE.html").contains("<tr id=\"code.DE6999\">"));
    assert!(text(&files, "1.0/codes/huge/other.html").contains("nowhere"));
    let script = text(&files, "1.0/search.js");
    assert!(script.contains("[\"code\",\"A · large\",\"<a>\",\"codes/large.html#code.A\"]"), "{script}");
    assert!(script.contains("[\"code\",\"huge CN\",\"3500 codes\",\"codes/huge/CN.html\"]"), "{script}");
}

#[test]
fn all_of_it_is_found() {
    let files = two();
    let script = text(&files, "1.0/search.js");
    assert!(!script.contains("</script"), "{script}");
    let hits = script.trim_start_matches("window.tradelaneSearch(").trim_end().trim_end_matches(");");
    let hits: Vec<[String; 4]> = serde_json::from_str(hits).unwrap();
    let found = |kind: &str, title: &str, text: &str, page: &str| {
        let wanted = [kind, title, text, page].map(str::to_owned);
        assert!(hits.contains(&wanted), "{wanted:?} is not in {hits:?}");
    };
    found("page", "Parcels", "", "spec/deep/parcel.html");
    found("field", "Parcels.number", "Its number.", "spec/deep/parcel.html#fields.number");
    found("clause", "X-1 · Parcels", "A parcel MUST have a number.", "spec/deep/parcel.html#X-1");
    found("code", "S · Codes", "small", "spec/codes.html#code.S");
    found("crosswalk", "a/_b", "What <it> is", "crosswalks/a/_b.xwalk.html");
    found("example", "parcel/one.json", "", "examples/parcel/one.json.html");
}

#[test]
fn schemas_come_as_one() {
    let files = two();
    let bundle: Value = serde_json::from_str(text(&files, "1.0/bundle.schema.json")).unwrap();
    let validator = jsonschema::draft202012::new(&bundle).unwrap();
    assert!(validator.is_valid(&json!({"type": "parcel", "number": "1"})));
    assert!(validator.is_valid(&json!({"type": "letter", "number": "1"})));
    for wrong in [json!({"type": "parcel"}), json!({"type": "letter", "number": 1}), json!({"type": "box"}), json!({})]
    {
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(files["1.0/schemas.zip"].clone())).unwrap();
    assert_eq!(archive.len(), 2);
    let mut held = String::new();
    archive.by_name("tradelane-1.0/parcel.schema.json").unwrap().read_to_string(&mut held).unwrap();
    assert_eq!(held, schema("1.0", "parcel", "number"));
}

#[test]
fn a_version_is_published_where_its_schemas_say() {
    let refused = |versions: &[Version], base: &str, words: &str| {
        let error = site(versions, base).err().unwrap();
        assert!(error.contains(words), "{error}");
    };
    refused(&[version("1.0", "a")], "https://elsewhere.example", "give the --base-url that the schemas name");
    refused(&[version("1.0", "a"), version("1.0", "a")], BASE, "version 1.0 is there twice");
    refused(&[Version::new("empty", BTreeMap::new())], BASE, "cannot be published");
}
