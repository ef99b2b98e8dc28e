//! A version of the standard as its files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A version of the standard: its name, and its files by path: `order.schema.json`, `rules.json`, `codes/iso4217.tsv`,
/// `profiles/eu-h7.toml`, `spec/order.md`.
#[derive(Clone, Debug)]
pub struct Version {
    name: String,
    files: BTreeMap<String, Vec<u8>>,
}

/// A rule of the standard, as `rules.json` has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleEntry {
    /// Its id: `line-amount`.
    pub id: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// `code` or `rule`.
    pub layer: String,
    /// The type of document that its examples are of.
    pub document: String,
    /// What it asks, why, and where that is from.
    pub text: String,
}

/// How the file of a schema ends.
pub(crate) const SCHEMA: &str = ".schema.json";

impl Version {
    /// A version of the files given, each with its path in the version.
    pub fn new(name: impl Into<String>, files: BTreeMap<String, Vec<u8>>) -> Self {
        Self { name: name.into(), files }
    }

    /// The version that this toolkit is built with.
    pub fn built_in() -> Self {
        let mut files = BTreeMap::new();
        for kind in tradelane::DocumentType::ALL.iter().copied() {
            if let Some(schema) = tradelane_schema::schema(kind.name(), tradelane_schema::BASE) {
                files.insert(format!("{}{SCHEMA}", kind.name()), schema.into_bytes());
            }
        }
        files.insert("rules.json".to_owned(), rules_json().into_bytes());
        for name in tradelane::code_list_names() {
            if let Some(list) = tradelane::code_list(name) {
                files.insert(format!("codes/{name}.tsv"), list.text().as_bytes().to_vec());
            }
        }
        for name in tradelane::profile_names() {
            if let Some(text) = tradelane::profile_text(&name) {
                files.insert(format!("profiles/{name}.toml"), text.into_bytes());
            }
        }
        Self::new(tradelane_schema::VERSION, files)
    }

    /// What it is called: `1.0`, a folder, a revision.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The files, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// A file by its path.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// The version's number, `1.0`, as the `$id` of its schemas says.
    pub fn number(&self) -> Option<String> {
        let (_, bytes) = self.files().find(|(path, _)| path.ends_with(SCHEMA) && !path.contains('/'))?;
        let schema: Value = serde_json::from_slice(bytes).ok()?;
        let number = schema.get("$id")?.as_str()?.rsplit('/').nth(1)?;
        is_number(number).then(|| number.to_owned())
    }

    /// A file in words of the person who named the version.
    fn place(&self, path: &str) -> String {
        if self.files.len() == 1 { self.name.clone() } else { format!("{}: {path}", self.name) }
    }

    /// The schemas by the type of document they are of.
    ///
    /// # Errors
    /// Where one is no JSON object: the file, line and column.
    pub fn schemas(&self) -> Result<BTreeMap<String, Value>, String> {
        let mut schemas = BTreeMap::new();
        for (path, bytes) in self.files() {
            let Some(name) = path.strip_suffix(SCHEMA).filter(|name| !name.contains('/')) else { continue };
            let schema: Value =
                serde_json::from_slice(bytes).map_err(|error| format!("{}: {error}", self.place(path)))?;
            if !schema.is_object() {
                return Err(format!("{}: a schema is a JSON object", self.place(path)));
            }
            if let Err(error) = jsonschema::meta::validate(&schema) {
                return Err(format!("{}: no schema: {error} at '{}'", self.place(path), error.instance_path()));
            }
            schemas.insert(name.to_owned(), schema);
        }
        Ok(schemas)
    }

    /// The rules by id; `None` where the version's files have none.
    ///
    /// # Errors
    /// Where `rules.json` is not of its form: line and column.
    pub fn rules(&self) -> Result<Option<BTreeMap<String, RuleEntry>>, String> {
        let Some(bytes) = self.file("rules.json") else { return Ok(None) };
        let rules: Vec<RuleEntry> =
            serde_json::from_slice(bytes).map_err(|error| format!("{}: rules.json: {error}", self.name))?;
        Ok(Some(rules.into_iter().map(|rule| (rule.id.clone(), rule)).collect()))
    }

    /// The same, called otherwise.
    pub(crate) fn called(self, name: impl Into<String>) -> Self {
        Self { name: name.into(), ..self }
    }

    /// Its files.
    pub(crate) fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files
    }

    /// The texts of the files in a folder, not in folders of it, with an ending, by their names without both.
    ///
    /// # Errors
    /// Where one is not UTF-8.
    pub fn texts(&self, folder: &str, ending: &str) -> Result<BTreeMap<&str, &str>, String> {
        let mut texts = BTreeMap::new();
        for (path, bytes) in self.files() {
            let name = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            let name = name.and_then(|name| name.strip_suffix(ending)).filter(|name| !name.contains('/'));
            let Some(name) = name else { continue };
            let text = std::str::from_utf8(bytes).map_err(|error| format!("{}: {path}: {error}", self.name))?;
            texts.insert(name, text);
        }
        Ok(texts)
    }
}

/// Whether a name is a version's number: `1.0`, `1.12`.
pub(crate) fn is_number(name: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    name.contains('.') && name.split('.').all(is_digits)
}

/// The rules of this toolkit as `rules.json`.
pub(crate) fn rules_json() -> String {
    let rules: Vec<RuleEntry> = tradelane::rule_pages()
        .into_iter()
        .map(|page| RuleEntry {
            id: page.id.to_owned(),
            severity: word(page.severity),
            layer: word(page.layer),
            document: page.document.to_owned(),
            text: page.text,
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&rules).unwrap_or_default();
    text.push('\n');
    text
}

/// A word of a closed list as JSON writes it.
fn word(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
