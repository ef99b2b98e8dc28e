//! Extensions as crosswalks see them.
//!
//! A document keeps extensions by name, whatever stands under each. A legacy message has texts and lists. So that rows
//! can carry extensions, the document has while it is converted a list `extension[]`, an element for each, with `key`,
//! `json`, the value as JSON text, and `entry`, both as a JSON object of one member; and `extensionSet`, all of them as one
//! JSON object.

use serde_json::Value;
use tradelane_findings::{Finding, Findings, Layer};
use tradelane_legacy::Symbol;

use crate::document::{Document, ValueId, ValueKind};
use crate::residue::KEY;

/// The list's name.
pub(crate) const LIST: &str = "extension";
/// The name of all in one text.
pub(crate) const SET: &str = "extensionSet";
const EXTENSIONS: &str = "extensions";

/// The names that documents have while they are converted alone.
pub fn is_working_name(name: &str) -> bool {
    matches!(name, LIST | SET)
}

/// The extensions of a document, the toolkit's own residue apart.
fn own(document: &Document) -> Vec<ValueId> {
    let extensions = document.property(Document::ROOT, Symbol::of(EXTENSIONS));
    let entries = extensions.into_iter().flat_map(|extensions| document.children(extensions));
    entries.filter(|&entry| document.key(entry) != KEY).collect()
}

/// The document with its extensions as rows see them; `None` where it has none.
pub(crate) fn unfold(document: &Document) -> Option<Document> {
    if document.is_empty() {
        return None;
    }
    let entries = own(document);
    if entries.is_empty() {
        return None;
    }
    let mut unfolded = document.clone();
    let list = unfolded.push(Document::ROOT, LIST, ValueKind::Array);
    let mut set = serde_json::Map::new();
    for entry in entries {
        let (key, value) = (document.key(entry).to_owned(), document.to_value(entry));
        let object = unfolded.push(list, "", ValueKind::Object);
        let one: Value = [(key.clone(), value.clone())].into_iter().collect();
        for (name, text) in [("key", key.clone()), ("json", ascii(&value)), ("entry", ascii(&one))] {
            unfolded.push_text(object, name, ValueKind::Text, &text, None);
        }
        set.insert(key, value);
    }
    unfolded.push_text(Document::ROOT, SET, ValueKind::Text, &ascii(&set.into()), None);
    Some(unfolded)
}

/// What parts elements in X12, which has no release character; in JSON these can only stand in texts.
const SEPARATORS: [char; 4] = ['*', '>', '^', '~'];

/// JSON in ASCII, which every character set of a legacy syntax has.
fn ascii(value: &Value) -> String {
    let mut text = String::new();
    for unit in value.to_string().chars() {
        if unit.is_ascii() && !SEPARATORS.contains(&unit) {
            text.push(unit);
        } else {
            for code in unit.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{code:04x}"));
            }
        }
    }
    text
}

/// Which extensions were written, told by what of the working list was used: the ids of those that were not.
pub(crate) fn not_written(document: &Document, is_used: impl Fn(ValueId) -> bool) -> Vec<ValueId> {
    let property = |of: ValueId, name: &str| document.property(of, Symbol::of(name));
    if property(Document::ROOT, SET).is_some_and(&is_used) {
        return Vec::new();
    }
    let list = property(Document::ROOT, LIST);
    let elements: Vec<ValueId> = list.into_iter().flat_map(|list| document.children(list)).collect();
    let written = |element: ValueId| ["json", "entry"].iter().any(|name| property(element, name).is_some_and(&is_used));
    let missing = elements.iter().filter(|&&element| !written(element));
    let keys: Vec<&str> = missing.filter_map(|&element| Some(document.text(property(element, "key")?))).collect();
    own(document).into_iter().filter(|&entry| keys.contains(&document.key(entry))).collect()
}

/// Puts what rows read back under the extensions' names. A text that is no JSON stays a text.
pub(crate) fn fold(document: &mut Document, findings: &mut Findings) {
    let list = document.detach_property(Document::ROOT, Symbol::of(LIST));
    let set = document.detach_property(Document::ROOT, Symbol::of(SET));
    let mut entries: Vec<(String, Value)> = Vec::new();
    let text_of =
        |of: ValueId, name: &str| document.property(of, Symbol::of(name)).map(|found| document.text(found).to_owned());
    for element in list.into_iter().flat_map(|list| document.children(list)) {
        match (text_of(element, "key"), text_of(element, "json"), text_of(element, "entry")) {
            (Some(key), json, _) => entries.push((key, json.map_or(Value::Null, |json| parsed(&json, findings)))),
            (None, _, Some(entry)) => entries.extend(members(&entry, findings)),
            (None, Some(json), None) => entries.push((UNNAMED.to_owned(), parsed(&json, findings))),
            (None, None, None) => {}
        }
    }
    if let Some(set) = set {
        let text = document.text(set).to_owned();
        entries.extend(members(&text, findings));
    }
    for (key, value) in entries {
        let extensions = match document.property(Document::ROOT, Symbol::of(EXTENSIONS)) {
            Some(extensions) => extensions,
            None => document.push(Document::ROOT, EXTENSIONS, ValueKind::Object),
        };
        if document.property(extensions, Symbol::of(&key)).is_none() {
            document.push_value(extensions, &key, &value);
        }
    }
}

/// What an extension is called that came without a name.
const UNNAMED: &str = "org.tradelane.unnamed";

fn members(text: &str, findings: &mut Findings) -> Vec<(String, Value)> {
    match parsed(text, findings) {
        Value::Object(members) => members.into_iter().collect(),
        other => vec![(UNNAMED.to_owned(), other)],
    }
}

fn parsed(text: &str, findings: &mut Findings) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| {
        let message = format!("an extension is no JSON: {error}");
        findings.push(Finding::warning("extension-form", Layer::Conversion, message));
        text.into()
    })
}
