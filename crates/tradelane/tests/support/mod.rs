//! Documents made at random from their schema.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(unreachable_pub, reason = "used by several tests")]

use serde_json::{Map, Value};

/// Random choices, as bytes that shrink to simpler documents.
pub struct Choices<'c> {
    pub bytes: std::slice::Iter<'c, u8>,
}

impl Choices<'_> {
    /// Whether an optional field is wanted, by 8 less `rare` chances of 8; no more when the choices are used up.
    fn is_wanted(&mut self, rare: usize) -> bool {
        self.bytes.next().is_some_and(|byte| usize::from(byte % 8) < 8 - rare)
    }

    fn next(&mut self) -> usize {
        self.bytes.next().copied().unwrap_or(0).into()
    }
}

const WORDS: [&str; 12] =
    ["A", "Example", "X'Y", "50+1?", "a:b", "Müller & Söhne", "<tag>", "\"quoted\"", "1*2", "z 9", "UNT", "0012"];

/// A value that a schema accepts, as the choices have it.
pub fn generate(root: &Value, schema: &Value, choices: &mut Choices<'_>, depth: usize) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return generate(root, root.pointer(&reference[1..]).unwrap(), choices, depth);
    }
    if let Some(constant) = schema.get("const") {
        return constant.clone();
    }
    for words in ["oneOf", "enum"] {
        if let Some(words) = schema[words].as_array() {
            let word = &words[choices.next() % words.len()];
            return word.get("const").unwrap_or(word).clone();
        }
    }
    match schema["type"].as_str().unwrap() {
        "object" => object(root, schema, choices, depth),
        "array" => {
            let count = if depth > 5 { 0 } else { choices.next() % 3 };
            (0..count).map(|_| generate(root, &schema["items"], choices, depth + 1)).collect()
        }
        "boolean" => choices.next().is_multiple_of(2).into(),
        _ => match schema["examples"].as_array().filter(|_| schema.get("pattern").is_some()) {
            Some(examples) => examples[choices.next() % examples.len()].clone(),
            None => WORDS[choices.next() % WORDS.len()].into(),
        },
    }
}

fn object(root: &Value, schema: &Value, choices: &mut Choices<'_>, depth: usize) -> Value {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut object = Map::new();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let rare = if depth > 2 { 3 } else { 5 };
        let wanted = required.contains(&name.as_str()) || (depth < 6 && choices.is_wanted(rare));
        if wanted && name != "extensions" {
            object.insert(name.clone(), generate(root, property, choices, depth + 1));
        }
    }
    object.into()
}
