//! Edits of the standard, each with the class that it must get for those who write documents and those who read them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::too_many_lines, reason = "tables of edits")]
#![expect(clippy::needless_pass_by_value, reason = "what is made for one edit is its own")]

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use tradelane_versions::Class::{AnnotationOnly as A, Breaking as B, Compatible as C};
use tradelane_versions::{Change, Class, Decided, Kind, Version, diff};

/// The documents whose schemas the edits are tried on; the types they share are all in there.
const DOCUMENTS: [&str; 2] = ["payment", "transportStatus"];

fn base() -> BTreeMap<String, Vec<u8>> {
    let built_in = Version::built_in();
    let kept = |path: &str| match path.strip_suffix(".schema.json") {
        Some(document) => DOCUMENTS.contains(&document),
        None => path == "rules.json" || path.starts_with("profiles/") || path == "codes/incoterms2020.tsv",
    };
    built_in.files().filter(|(path, _)| kept(path)).map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
}

/// Applies a JSON Patch to the types of the standard: a document or a shared type by its name.
fn patched(files: &BTreeMap<String, Vec<u8>>, patch: &Value) -> BTreeMap<String, Vec<u8>> {
    let mut files = files.clone();
    let mut all = Map::new();
    for (path, bytes) in &files {
        let Some(document) = path.strip_suffix(".schema.json") else { continue };
        let mut schema: Value = serde_json::from_slice(bytes).unwrap();
        let types = schema.as_object_mut().unwrap().remove("$defs").unwrap();
        all.extend(types.as_object().unwrap().clone());
        all.insert(document.to_owned(), schema);
    }
    let mut all = Value::Object(all);
    let patch: json_patch::Patch = serde_json::from_value(patch.clone()).unwrap();
    json_patch::patch(&mut all, &patch).unwrap();
    let all = all.as_object().unwrap();
    files.retain(|path, _| !path.ends_with(".schema.json"));
    let is_document = |schema: &Value| schema.get("$id").is_some();
    let types: Map<String, Value> = all
        .iter()
        .filter(|(_, schema)| !is_document(schema))
        .map(|(name, body)| (name.clone(), body.clone()))
        .collect();
    for (name, schema) in all.iter().filter(|(_, schema)| is_document(schema)) {
        let mut schema = schema.clone();
        schema["$defs"] = Value::Object(types.clone());
        files.insert(format!("{name}.schema.json"), serde_json::to_vec(&schema).unwrap());
    }
    files
}

/// An edit: a name, what is patched before (in both versions), what is patched, and the change that it must be.
struct Edit {
    before: Value,
    patch: Value,
    kind: Kind,
    path: &'static str,
    writers: Class,
    readers: Class,
}

fn edit(patch: Value, kind: Kind, path: &'static str, writers: Class, readers: Class) -> Edit {
    Edit { before: json!([]), patch, kind, path, writers, readers }
}

fn after(before: Value, patch: Value, kind: Kind, path: &'static str, writers: Class, readers: Class) -> Edit {
    Edit { before, patch, kind, path, writers, readers }
}

fn put(path: &str, value: Value) -> Value {
    json!([{"op": "add", "path": path, "value": value}])
}

fn take(path: &str) -> Value {
    json!([{"op": "remove", "path": path}])
}

fn schema_edits() -> Vec<Edit> {
    let number = "/payment/properties/number";
    let at = |keyword: &str| format!("{number}/{keyword}");
    let text = json!({"type": "string", "minLength": 1});
    let mut edits = properties(&text);
    edits.extend([
        // Forms of text.
        edit(put(&at("maxLength"), json!(35)), Kind::BoundTightened, "payment.number", B, C),
        after(put(&at("maxLength"), json!(35)), take(&at("maxLength")), Kind::BoundLoosened, "payment.number", C, B),
        after(put(&at("maxLength"), json!(35)), put(&at("maxLength"), json!(17)), Kind::BoundTightened, "payment.number", B, C),
        after(put(&at("maxLength"), json!(17)), put(&at("maxLength"), json!(35)), Kind::BoundLoosened, "payment.number", C, B),
        edit(put(&at("minLength"), json!(3)), Kind::BoundTightened, "payment.number", B, C),
        edit(take(&at("minLength")), Kind::BoundLoosened, "payment.number", C, B),
        edit(put(&at("pattern"), json!("^[A-Z0-9]+$")), Kind::PatternChanged, "payment.number", B, C),
        after(put(&at("pattern"), json!("^[A-Z0-9]+$")), take(&at("pattern")), Kind::PatternChanged, "payment.number", C, B),
        // That one pattern takes less than another cannot be proved: what is not proved counts as breaking.
        edit(put("/Decimal/pattern", json!("^-?[0-9]+(\\.[0-9]{1,5})?$")), Kind::PatternChanged, "Decimal", B, B),
        edit(put("/CurrencyCode/pattern", json!("^[A-Z]{3}$")), Kind::PatternChanged, "CurrencyCode", B, B),
        edit(put("/Date/pattern", json!("^[0-9]{2}\\.[0-9]{2}\\.[0-9]{4}$")), Kind::PatternChanged, "Date", B, B),
        edit(put("/payment/properties/tradelane/pattern", json!("^2\\.0$")), Kind::PatternChanged, "payment.tradelane", B, B),
        edit(put(&at("format"), json!("uri")), Kind::FormatChanged, "payment.number", B, C),
        // Numbers and lists.
        after(put(number, json!({"type": "integer", "minimum": 1})), put(number, json!({"type": "integer", "minimum": 0})), Kind::BoundLoosened, "payment.number", C, B),
        after(put(number, json!({"type": "integer", "minimum": 1})), put(number, json!({"type": "integer", "minimum": 10})), Kind::BoundTightened, "payment.number", B, C),
        after(put(number, json!({"type": "number", "maximum": 9.5})), put(number, json!({"type": "number", "maximum": 8})), Kind::BoundTightened, "payment.number", B, C),
        after(put(number, json!({"type": "integer"})), put(number, json!({"type": "integer", "multipleOf": 5})), Kind::BoundChanged, "payment.number", B, C),
        edit(put("/payment/properties/otherParties/minItems", json!(1)), Kind::BoundTightened, "payment.otherParties", B, C),
        edit(put("/payment/properties/otherParties/maxItems", json!(2)), Kind::BoundTightened, "payment.otherParties", B, C),
        edit(put("/payment/properties/otherParties/uniqueItems", json!(true)), Kind::BoundChanged, "payment.otherParties", B, C),
        after(put("/transportStatus/properties/events/minItems", json!(1)), take("/transportStatus/properties/events/minItems"), Kind::BoundLoosened, "transportStatus.events", C, B),
        // Types of value.
        edit(put(&at("type"), json!("integer")), Kind::ValueTypeChanged, "payment.number", B, B),
        edit(put(&at("type"), json!(["string", "integer"])), Kind::ValueTypeChanged, "payment.number", C, B),
        edit(put(number, text.clone()), Kind::DescriptionChanged, "payment.number", A, A),
        edit(put("/Money/properties/amount/$ref", json!("#/$defs/Date")), Kind::TypeChanged, "Money.amount", B, B),
        edit(put("/payment/properties/amount", json!({"$ref": "#/$defs/Decimal", "description": "The amount (CEB amountPaid, charge, currency)."})), Kind::TypeChanged, "payment.amount", B, B),
        edit(put("/payment/properties/otherParties/items", json!({"$ref": "#/$defs/Address"})), Kind::TypeChanged, "payment.otherParties[]", B, B),
        edit(put("/payment/properties/currency", json!({"type": "string", "pattern": "^([A-Z]{3}|[a-z0-9-]+:\\S+)$", "description": "The currency of all amounts that name none (ISO 4217)."})), Kind::TypeChanged, "payment.currency", C, C),
        edit(put("/payment/properties/currency", json!({"type": "string", "minLength": 1, "description": "The currency of all amounts that name none (ISO 4217)."})), Kind::TypeChanged, "payment.currency", C, B),
    ]);
    edits.extend(words());
    edits
}

/// Edits of properties.
fn properties(text: &Value) -> Vec<Edit> {
    let text = || text.clone();
    vec![
        edit(put("/payment/properties/colour", text()), Kind::PropertyAdded, "payment.colour", C, B),
        edit(put("/Party/properties/colour", text()), Kind::PropertyAdded, "Party.colour", C, B),
        edit(
            put("/StatusEvent/properties/colour", json!({"$ref": "#/$defs/Money"})),
            Kind::PropertyAdded,
            "StatusEvent.colour",
            C,
            B,
        ),
        edit(
            json!([{"op": "add", "path": "/payment/properties/colour", "value": text()},
                   {"op": "add", "path": "/payment/required/-", "value": "colour"}]),
            Kind::RequiredPropertyAdded,
            "payment.colour",
            B,
            B,
        ),
        edit(
            json!([{"op": "add", "path": "/Money/properties/colour", "value": text()},
                   {"op": "add", "path": "/Money/required/-", "value": "colour"}]),
            Kind::RequiredPropertyAdded,
            "Money.colour",
            B,
            B,
        ),
        edit(take("/payment/properties/payer"), Kind::PropertyRemoved, "payment.payer", B, C),
        edit(take("/Party/properties/name"), Kind::PropertyRemoved, "Party.name", B, C),
        edit(take("/Contact/properties/telephone"), Kind::PropertyRemoved, "Contact.telephone", B, C),
        edit(
            json!([{"op": "remove", "path": "/payment/properties/number"}, {"op": "remove", "path": "/payment/required/3"}]),
            Kind::PropertyRemoved,
            "payment.number",
            B,
            B,
        ),
        edit(
            json!([{"op": "move", "from": "/payment/properties/payer", "path": "/payment/properties/payingParty"}]),
            Kind::PropertyRenamed,
            "payment.payer",
            B,
            B,
        ),
        edit(
            json!([{"op": "move", "from": "/Address/properties/street", "path": "/Address/properties/streetName"}]),
            Kind::PropertyRenamed,
            "Address.street",
            B,
            B,
        ),
        edit(
            json!([{"op": "move", "from": "/Money/properties/currency", "path": "/Money/properties/currencyCode"}]),
            Kind::PropertyRenamed,
            "Money.currency",
            B,
            B,
        ),
        edit(put("/payment/required/-", json!("payer")), Kind::PropertyRequired, "payment.payer", B, C),
        edit(put("/Party/required", json!(["name"])), Kind::PropertyRequired, "Party.name", B, C),
        after(
            take("/Party/additionalProperties"),
            put("/Party/required", json!(["colour"])),
            Kind::PropertyRequired,
            "Party.colour",
            B,
            C,
        ),
        edit(put("/Money/required/-", json!("currency")), Kind::PropertyRequired, "Money.currency", B, C),
        edit(take("/payment/required/4"), Kind::PropertyOptional, "payment.amount", C, B),
        edit(take("/Money/required"), Kind::PropertyOptional, "Money.amount", C, B),
        edit(put("/Party/additionalProperties", json!(true)), Kind::AdditionalPropertiesChanged, "Party", C, B),
        edit(take("/payment/additionalProperties"), Kind::AdditionalPropertiesChanged, "payment", C, B),
        after(
            take("/payment/additionalProperties"),
            put("/payment/additionalProperties", json!(false)),
            Kind::AdditionalPropertiesChanged,
            "payment",
            B,
            C,
        ),
        edit(put("/payment/minProperties", json!(7)), Kind::BoundTightened, "payment", B, C),
        edit(put("/Party/minProperties", json!(1)), Kind::BoundTightened, "Party", B, C),
        edit(put("/payment/dependentRequired", json!({"payer": ["payee"]})), Kind::KeywordChanged, "payment", B, C),
    ]
}

/// Edits of closed lists, alternatives, names of types and what is said to people.
fn words() -> Vec<Edit> {
    let direction = "/payment/properties/direction";
    let word = |word: &str| json!({"type": "string", "const": word, "description": "A word."});
    vec![
        edit(take("/Milestone/oneOf/2"), Kind::EnumNarrowed, "Milestone", B, C),
        edit(put("/Milestone/oneOf/-", word("vanished")), Kind::EnumWidened, "Milestone", C, B),
        edit(put("/Milestone/oneOf/0/description", json!("Announced.")), Kind::DescriptionChanged, "Milestone", A, A),
        edit(put(&format!("{direction}/enum"), json!(["I", "E"])), Kind::EnumAdded, "payment.direction", B, C),
        after(
            put(&format!("{direction}/enum"), json!(["I", "E"])),
            take(&format!("{direction}/enum")),
            Kind::EnumRemoved,
            "payment.direction",
            C,
            B,
        ),
        after(
            put(&format!("{direction}/enum"), json!(["I", "E"])),
            put(&format!("{direction}/enum"), json!(["I"])),
            Kind::EnumNarrowed,
            "payment.direction",
            B,
            C,
        ),
        after(
            put(&format!("{direction}/enum"), json!(["I"])),
            put(&format!("{direction}/enum"), json!(["I", "E"])),
            Kind::EnumWidened,
            "payment.direction",
            C,
            B,
        ),
        edit(
            put(
                "/payment/properties/payer",
                json!({"anyOf": [{"$ref": "#/$defs/Party"}, {"type": "null"}],
              "description": "Who pays (CEB payerName, payerIdType, payerIdNumber, telephone)."}),
            ),
            Kind::TypeChanged,
            "payment.payer",
            C,
            B,
        ),
        after(
            put(direction, json!({"anyOf": [{"type": "string"}, {"type": "integer"}]})),
            put(direction, json!({"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 5}]})),
            Kind::BoundTightened,
            "payment.direction",
            B,
            C,
        ),
        after(
            put(direction, json!({"anyOf": [{"type": "string"}, {"type": "integer"}]})),
            put(direction, json!({"anyOf": [{"type": "string"}]})),
            Kind::AlternativesChanged,
            "payment.direction",
            B,
            C,
        ),
        edit(json!([{"op": "remove", "path": "/transportStatus"}]), Kind::DocumentRemoved, "transportStatus", B, C),
        edit(json!([{"op": "copy", "from": "/payment", "path": "/refund"}]), Kind::DocumentAdded, "refund", C, B),
        edit(put("/Colour", json!({"type": "string"})), Kind::TypeAdded, "Colour", A, A),
        after(put("/Colour", json!({"type": "string"})), take("/Colour"), Kind::TypeRemoved, "Colour", A, A),
        edit(put("/payment/title", json!("A payment")), Kind::TitleChanged, "payment", A, A),
        edit(put("/Party/description", json!("Somebody.")), Kind::DescriptionChanged, "Party", A, A),
        edit(put("/Decimal/examples", json!(["1"])), Kind::ExamplesChanged, "Decimal", A, A),
        edit(put("/payment/properties/note/deprecated", json!(true)), Kind::DeprecatedChanged, "payment.note", A, A),
        edit(take("/Party/properties/name/x-personal-data"), Kind::AnnotationChanged, "Party.name", A, A),
        edit(put("/payment/properties/note/default", json!("a")), Kind::AnnotationChanged, "payment.note", A, A),
    ]
}

/// Edits of files: the file, what is replaced, by what.
type FileEdit = (&'static str, &'static str, &'static str, Kind, &'static str, Class, Class);

const FILES: &[FileEdit] = &[
    ("codes/incoterms2020.tsv", "DAP\tDelivered at Place\n", "", Kind::CodesRemoved, "codes/incoterms2020", B, C),
    (
        "codes/incoterms2020.tsv",
        "DAP\t",
        "DAT\tDelivered at Terminal\nDAP\t",
        Kind::CodesAdded,
        "codes/incoterms2020",
        C,
        B,
    ),
    ("codes/incoterms2020.tsv", "Cost and Freight", "Cost & Freight", Kind::CodesRenamed, "codes/incoterms2020", A, A),
    (
        "codes/incoterms2020.tsv",
        "# date: 2026-11",
        "# date: 2026-12",
        Kind::CodeListVersion,
        "codes/incoterms2020",
        A,
        A,
    ),
    (
        "profiles/eu-h7.toml",
        "id = \"transport-document\"",
        "id = \"transport-paper\"",
        Kind::ProfileRuleAdded,
        "profiles/eu-h7/transport-paper",
        B,
        C,
    ),
    (
        "profiles/eu-h7.toml",
        "id = \"transport-document\"",
        "id = \"transport-paper\"",
        Kind::ProfileRuleRemoved,
        "profiles/eu-h7/transport-document",
        C,
        B,
    ),
    (
        "profiles/eu-h7.toml",
        "'150') <= 0",
        "'22') <= 0",
        Kind::ProfileRuleChanged,
        "profiles/eu-h7/intrinsic-value",
        B,
        B,
    ),
    (
        "profiles/eu-h7.toml",
        "declare with data set H1",
        "declare with H1",
        Kind::ProfileRuleChanged,
        "profiles/eu-h7/intrinsic-value",
        A,
        A,
    ),
    (
        "profiles/eu-h7.toml",
        "jurisdiction = \"EU\"",
        "jurisdiction = \"XI\"",
        Kind::ProfileChanged,
        "profiles/eu-h7.jurisdiction",
        A,
        A,
    ),
    ("profiles/eu-h7.toml", "\"/exporter/name\", ", "", Kind::ProfileChanged, "profiles/eu-h7.documents", B, B),
    (
        "rules.json",
        "\"id\": \"line-amount\",\n    \"severity\": \"error\"",
        "\"id\": \"line-amount\",\n    \"severity\": \"warning\"",
        Kind::RuleLowered,
        "rules/line-amount",
        C,
        B,
    ),
    ("rules.json", "\"id\": \"line-amount\"", "\"id\": \"line-sum\"", Kind::RuleAdded, "rules/line-sum", B, C),
    ("rules.json", "\"id\": \"line-amount\"", "\"id\": \"line-sum\"", Kind::RuleRemoved, "rules/line-amount", C, B),
];

fn version(name: &str, files: BTreeMap<String, Vec<u8>>) -> Version {
    Version::new(name, files)
}

fn one(changes: &[Change], kind: Kind, path: &str) -> Change {
    let lines: Vec<String> = changes.iter().map(Change::line).collect();
    let found: Vec<&Change> = changes.iter().filter(|change| change.kind == kind && change.path == path).collect();
    assert_eq!(found.len(), 1, "{} {path}: {lines:#?}", kind.name());
    found[0].clone()
}

/// A witness is tried here once more, by validators of its own.
fn hold(change: &Change, old: &Version, new: &Version) {
    let takes = |version: &Version, witness: &tradelane_versions::Witness| {
        let schemas = version.schemas().unwrap();
        jsonschema::is_valid(&schemas[&witness.document_type], &witness.document)
    };
    for (witness, (taking, refusing)) in [(&change.writers_witness, (old, new)), (&change.readers_witness, (new, old))]
    {
        if let Some(witness) = witness {
            assert!(takes(taking, witness) && !takes(refusing, witness), "{}: {witness:?}", change.line());
        }
    }
}

#[test]
fn every_edit_gets_its_class() {
    let base = base();
    let mut shares: BTreeMap<Decided, usize> = BTreeMap::new();
    let edits = schema_edits();
    assert!(edits.len() + FILES.len() >= 60);
    for edit in &edits {
        let before = patched(&base, &edit.before);
        let after = patched(&before, &edit.patch);
        let (old, new) = (version("old", before), version("new", after));
        let changes = diff(&old, &new).unwrap().changes;
        let change = one(&changes, edit.kind, edit.path);
        assert_eq!((change.writers, change.readers), (edit.writers, edit.readers), "{} {}", edit.patch, change.line());
        hold(&change, &old, &new);
        for (class, decided) in [(change.writers, change.writers_decided), (change.readers, change.readers_decided)] {
            *shares.entry(decided).or_default() += 1;
            // A document shows whatever a schema can break, but where nobody can say: patterns, and what readers choose.
            let open = matches!(
                change.kind,
                Kind::DocumentAdded | Kind::DocumentRemoved | Kind::FormatChanged | Kind::PatternChanged
            );
            assert!(open || class != B || decided == Decided::Witness, "{}", change.line());
        }
    }
    for (file, from, to, kind, path, writers, readers) in FILES {
        let text = String::from_utf8(base[*file].clone()).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        let mut after = base.clone();
        after.insert((*file).to_owned(), text.replacen(from, to, 1).into_bytes());
        let changes = diff(&version("old", base.clone()), &version("new", after)).unwrap().changes;
        let change = one(&changes, *kind, path);
        assert_eq!((change.writers, change.readers), (*writers, *readers), "{}", change.line());
        *shares.entry(change.writers_decided).or_default() += 1;
        *shares.entry(change.readers_decided).or_default() += 1;
    }
    // The share of each, for those who ask with --nocapture.
    println!("{} edits: {shares:?}", edits.len() + FILES.len());
}

#[test]
fn a_version_is_the_same_as_itself() {
    assert!(diff(&Version::built_in(), &Version::built_in()).unwrap().changes.is_empty());
}

#[test]
fn a_type_with_another_name_is_told_as_such() {
    let base = base();
    let text: BTreeMap<String, Vec<u8>> = base
        .iter()
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let text = text
                .replace("\"#/$defs/Contact\"", "\"#/$defs/ContactPoint\"")
                .replace("\"Contact\": {", "\"ContactPoint\": {");
            (path.clone(), text.into_bytes())
        })
        .collect();
    let changes = diff(&version("old", base), &version("new", text)).unwrap().changes;
    assert_eq!(
        changes.iter().map(Change::line).collect::<Vec<_>>(),
        ["type-renamed ContactPoint from \"Contact\" to \"ContactPoint\""]
    );
}
