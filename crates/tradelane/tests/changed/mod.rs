//! Documents changed at random.

use proptest::prelude::Rng;
use proptest::test_runner::TestRng;
use serde_json::Value;
use tradelane::DocumentType;

use super::support::{Choices, generate};

/// Values that are right in some element and wrong in others.
const VALUES: [&str; 30] = [
    "0",
    "1",
    "2",
    "3",
    "9",
    "12",
    "-1",
    "1.5",
    "0.00001",
    "0.000001",
    "12345678901234",
    "123456789012345",
    "1e3",
    "+1",
    "A",
    "I",
    "E",
    "CNY",
    "EUR",
    "CN",
    "H87",
    "KGM",
    "2026-05-17",
    "2026-05-17T10:00:00+08:00",
    "2026-05-17T10:00:00.123+08:00",
    "00000000-0000-4000-8000-00000000ABCD",
    "1105910159",
    "<&>\"'",
    "张示例",
    "a b",
];

/// Lengths about which elements have their bounds.
const LENGTHS: [usize; 16] = [2, 4, 10, 18, 20, 30, 37, 50, 60, 80, 100, 101, 250, 255, 1000, 1001];

fn chance(rng: &mut TestRng, of: usize) -> usize {
    rng.next_u32() as usize % of
}

/// A value for a field, whatever that is.
fn value(rng: &mut TestRng, more: &[&str]) -> String {
    match chance(rng, 3) {
        0 => {
            let length = LENGTHS[chance(rng, LENGTHS.len())];
            let character = ["中", "x", "7"][chance(rng, 3)];
            character.repeat(length)
        }
        _ => {
            let at = chance(rng, VALUES.len() + more.len());
            VALUES.get(at).unwrap_or_else(|| &more[at - VALUES.len()]).to_string()
        }
    }
}

/// The pointers of all texts of a document, and of all its lists.
fn places(value: &Value, at: &str, texts: &mut Vec<String>, lists: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            let open = object.iter().filter(|(name, _)| !matches!(name.as_str(), "type" | "tradelane" | "extensions"));
            open.for_each(|(name, value)| places(value, &format!("{at}/{name}"), texts, lists));
        }
        Value::Array(items) => {
            lists.push(at.to_owned());
            items.iter().enumerate().for_each(|(index, item)| places(item, &format!("{at}/{index}"), texts, lists));
        }
        Value::String(_) => texts.push(at.to_owned()),
        _ => {}
    }
}

fn remove(document: &mut Value, pointer: &str) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent) {
        Some(Value::Object(object)) => _ = object.shift_remove(name),
        Some(Value::Array(items)) => _ = items.remove(name.parse().unwrap()),
        _ => {}
    }
}

/// Lays a document over another: what that has stays, where there is nothing the other's stands.
fn fill(document: &mut Value, other: &Value) {
    let (Value::Object(object), Value::Object(other)) = (document, other) else { return };
    for (name, value) in other {
        match object.get_mut(name) {
            Some(known) => fill(known, value),
            None => _ = object.insert(name.clone(), value.clone()),
        }
    }
}

/// Changes a document in a few places, by values that it may have and `more` of them.
pub(crate) fn change(document: &mut Value, rng: &mut TestRng, more: &[&str]) {
    for _ in 0..chance(rng, 4) {
        let (mut texts, mut lists) = (Vec::new(), Vec::new());
        places(document, "", &mut texts, &mut lists);
        let text = texts[chance(rng, texts.len())].clone();
        match chance(rng, 6) {
            0 => remove(document, &text),
            1 if !lists.is_empty() => {
                let list = &lists[chance(rng, lists.len())];
                let items = document.pointer_mut(list).unwrap().as_array_mut().unwrap();
                let times = [0, 2, 5, 6, 99, 100, 101][chance(rng, 7)];
                let item = items.first().cloned();
                *items = item.into_iter().cycle().take(times).collect();
            }
            2 => {
                let kind = DocumentType::named(document["type"].as_str().unwrap()).unwrap();
                let schema = kind.schema().to_value();
                let bytes: Vec<u8> = (0..chance(rng, 300)).map(|_| rng.next_u32() as u8).collect();
                let mut other = generate(&schema, &schema, &mut Choices { bytes: bytes.iter() }, 0);
                // A packet is another document around the message.
                remove(&mut other, "/header/interchange");
                fill(document, &other);
            }
            _ => *document.pointer_mut(&text).unwrap() = value(rng, more).into(),
        }
    }
}
