//! The fast path, the typed reader, and the slow path, the JSON Schema, have one verdict on whether a document is valid.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use serde_json::{Value, json};
use support::{Choices, generate};
use tradelane::{DocumentType, Judges, Layer, Severity, validate_json};

/// How many documents are made of a type, and how often each is changed.
const DOCUMENTS: usize = 200;
const CHANGES: usize = 50;

/// Numbers that are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % bound.max(1)
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| u8::try_from(self.below(256)).unwrap()).collect()
    }
}

/// A value that stands where another one did.
fn strange(numbers: &mut Numbers, known: &Value) -> Value {
    let text = known.as_str().unwrap_or("x");
    match numbers.below(16) {
        0 => Value::Null,
        1 => json!(7),
        2 => json!(true),
        3 => json!([]),
        4 => json!({}),
        5 => json!([known]),
        6 => json!({ "value": known }),
        7 => json!(""),
        8 => json!(format!("{text}x")),
        9 => json!(text.chars().skip(1).collect::<String>()),
        10 => json!(text.to_lowercase()),
        11 => json!(text.replace(['-', '.', ':'], "")),
        12 => json!("2026-02-30"),
        13 => json!("1.50"),
        14 => json!("2026-05-17T08:30:00+08:00"),
        _ => json!(1.5),
    }
}

/// Every place of a document, as pointers.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                pointers(value, &at, found);
                found.push(at);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                let at = format!("{at}/{index}");
                pointers(value, &at, found);
                found.push(at);
            }
        }
        _ => {}
    }
}

/// Changes a document at one place.
fn change(document: &mut Value, numbers: &mut Numbers) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    let Some(at) = all.get(numbers.below(all.len())) else { return };
    let (parent, name) = at.rsplit_once('/').unwrap();
    match (numbers.below(6), document.pointer_mut(parent).unwrap()) {
        (0, Value::Object(object)) => _ = object.shift_remove(name),
        (0, Value::Array(items)) => _ = items.remove(name.parse().unwrap()),
        (1, Value::Object(object)) => {
            let value = object.shift_remove(name).unwrap();
            object.insert(format!("{name}s"), value);
        }
        (1, Value::Array(items)) => items.push(Value::Null),
        (2, Value::Object(object)) => _ = object.insert("surprise".to_owned(), json!("x")),
        _ => {
            let value = document.pointer_mut(at).unwrap();
            *value = strange(numbers, value);
        }
    }
}

/// Whether a document has a date that is in no calendar, which a regular expression cannot tell.
fn has_impossible_date(value: &Value) -> bool {
    match value {
        Value::String(text) => text.starts_with("2026-02-30"),
        Value::Array(items) => items.iter().any(has_impossible_date),
        Value::Object(object) => object.values().any(has_impossible_date),
        _ => false,
    }
}

/// How many documents of a type were judged, and how many of these are valid.
fn judge(kind: DocumentType) -> (usize, usize) {
    let schema = kind.schema().to_value();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15 ^ kind.name().len() as u64);
    let (mut judged, mut valid) = (0, 0);
    let mut check = |document: &Value| {
        let json = document.to_string();
        let read = kind.read(json.as_bytes());
        let by_schema = validator.is_valid(document);
        let agree = read.is_ok() == by_schema || (by_schema && has_impossible_date(document));
        assert!(agree, "{}: {:?}, the schema says {by_schema}: {json}", kind.name(), read.err());
        judged += 1;
        valid += usize::from(read.is_ok());
        // The whole of a validation says the same; a newer version's unknown fields it passes on.
        if judged % 50 == 0 && document["tradelane"] != "1.50" {
            let findings = validate_json(json.as_bytes(), &Judges::default());
            let is_refused = findings.iter().any(|finding| {
                matches!(finding.layer, Layer::Model | Layer::Syntax) && finding.severity == Severity::Error
            });
            assert_eq!(is_refused, read.is_err(), "{json}\n{findings:?}");
        }
        read.is_ok()
    };
    for _ in 0..DOCUMENTS {
        let length = numbers.below(400);
        let bytes = numbers.bytes(length);
        let document = generate(&schema, &schema, &mut Choices { bytes: bytes.iter() }, 0);
        assert!(check(&document), "a document made from the schema is valid: {document}");
        let mut changed = document.clone();
        for _ in 0..CHANGES {
            change(&mut changed, &mut numbers);
            // What is refused is the ground for no further change, so that one fault hides no other.
            if !check(&changed) {
                changed.clone_from(&document);
            }
        }
    }
    (judged, valid)
}

#[test]
fn reader_and_schema_have_one_verdict() {
    let queue = std::sync::Mutex::new(DocumentType::ALL.iter());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            scope.spawn(|| {
                while let Some(&kind) = { queue.lock().unwrap().next() } {
                    let (judged, valid) = judge(kind);
                    println!("{}: {judged} judged, {valid} valid", kind.name());
                    assert_eq!(judged, DOCUMENTS * (CHANGES + 1));
                    // Neither verdict is the only one.
                    assert!(valid > judged / 20 && valid < judged * 19 / 20, "{}: {valid} of {judged}", kind.name());
                }
            });
        }
    });
}
