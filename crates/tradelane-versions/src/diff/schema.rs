//! What changed in the schemas, found by their structure.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::bare::{differing_properties, is_annotation, pair, renamed_properties, shallow, without_annotations};
use super::kind::Kind;
use super::types::{Step, Types};
use super::{Class, instance, words};

/// A change as the structure shows it, before anything is proved.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) kind: Kind,
    /// The type it is in, by its new name; a type that is gone by its old one.
    pub(super) name: String,
    /// The type's old name.
    pub(super) old_name: String,
    /// The way from the type to the value whose schema changed.
    pub(super) steps: Vec<Step>,
    /// The property that the change is about, where it is about one of an object.
    pub(super) property: Option<String>,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    /// What it is for writers and for readers as far as the structure tells.
    pub(super) classes: (Class, Class),
    /// The two schemas that differ in this change alone, where a proof may be tried.
    pub(super) pair: Option<(Value, Value)>,
    pub(super) note: Option<String>,
    /// Names of properties that a witness has or lacks.
    pub(super) names: Vec<String>,
}

use Class::{AnnotationOnly, Breaking, Compatible};

const SAME: (Class, Class) = (AnnotationOnly, AnnotationOnly);
const NARROWER: (Class, Class) = (Breaking, Compatible);
const WIDER: (Class, Class) = (Compatible, Breaking);
const OTHER: (Class, Class) = (Breaking, Breaking);

/// Compares all types of two versions.
pub(super) fn compare(old: &Types, new: &Types, renamed: &BTreeMap<String, String>) -> Vec<Found> {
    let mut comparison = Comparison { old, new, renamed, found: Vec::new(), at: At::default() };
    comparison.types();
    comparison.found
}

/// Where the comparison is.
#[derive(Clone, Default)]
struct At {
    name: String,
    old_name: String,
    steps: Vec<Step>,
}

struct Comparison<'t> {
    old: &'t Types,
    new: &'t Types,
    renamed: &'t BTreeMap<String, String>,
    found: Vec<Found>,
    at: At,
}

impl Comparison<'_> {
    fn types(&mut self) {
        for (name, schema) in &self.old.schemas {
            let now = self.renamed.get(name).unwrap_or(name);
            self.at = At { name: now.clone(), old_name: name.clone(), steps: Vec::new() };
            match self.new.schemas.get(now) {
                Some(other) => {
                    if now != name {
                        self.add(Kind::TypeRenamed, Some(name.clone()), Some(now.clone()), SAME, None);
                    }
                    self.node(schema, other);
                }
                None if self.old.documents.contains(name) => {
                    self.add(Kind::DocumentRemoved, Some(name.clone()), None, NARROWER, None);
                }
                None => self.add(Kind::TypeRemoved, Some(name.clone()), None, SAME, None),
            }
        }
        let renamed: BTreeSet<&String> = self.renamed.values().collect();
        for name in self.new.schemas.keys() {
            if self.old.schemas.contains_key(name) || renamed.contains(name) {
                continue;
            }
            self.at = At { name: name.clone(), old_name: name.clone(), steps: Vec::new() };
            if self.new.documents.contains(name) {
                self.add(Kind::DocumentAdded, None, Some(name.clone()), WIDER, None);
            } else {
                self.add(Kind::TypeAdded, None, Some(name.clone()), SAME, None);
            }
        }
    }

    fn add(
        &mut self,
        kind: Kind,
        before: Option<String>,
        after: Option<String>,
        classes: (Class, Class),
        pair: Option<(Value, Value)>,
    ) {
        self.found.push(Found {
            kind,
            name: self.at.name.clone(),
            old_name: self.at.old_name.clone(),
            steps: self.at.steps.clone(),
            property: None,
            before,
            after,
            classes,
            pair,
            note: None,
            names: Vec::new(),
        });
    }

    fn inside(&mut self, step: Step, old: &Value, new: &Value) {
        self.at.steps.push(step);
        self.node(old, new);
        self.at.steps.pop();
    }

    /// Compares the schemas of one place.
    fn node(&mut self, old: &Value, new: &Value) {
        if old == new {
            return;
        }
        let (Some(before), Some(after)) = (old.as_object(), new.as_object()) else {
            self.add(Kind::SchemaChanged, Some(old.to_string()), Some(new.to_string()), OTHER, Some(pair(old, new)));
            return;
        };
        self.annotations(before, after);
        if self.reference(before, after) {
            return;
        }
        let known = self.found.len();
        self.values(old, new);
        self.objects(before, after);
        self.keywords(before, after);
        self.alternatives(before, after);
        // Nothing that differs goes untold, whatever the comparisons above know.
        if self.found.len() == known && shallow(old) != shallow(new) {
            self.whole(Kind::KeywordChanged, old, new, OTHER);
        }
    }

    fn annotations(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) {
        for keyword in keys(before, after).filter(|keyword| is_annotation(keyword)) {
            let (old, new) = (before.get(keyword), after.get(keyword));
            // The address has the version's number in it.
            if old == new || keyword == "$id" {
                continue;
            }
            let kind = match keyword {
                "title" => Kind::TitleChanged,
                "description" => Kind::DescriptionChanged,
                "examples" => Kind::ExamplesChanged,
                "deprecated" => Kind::DeprecatedChanged,
                _ => Kind::AnnotationChanged,
            };
            let told = |value: Option<&Value>| value.map(|value| told_annotation(keyword, value));
            self.add(kind, told(old), told(new), SAME, None);
        }
    }

    /// Compares which types are referred to; whether there is nothing more to compare.
    fn reference(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) -> bool {
        let name = |schema: &Map<String, Value>| schema.get("$ref").and_then(Value::as_str).map(str::to_owned);
        let (old, new) = (name(before), name(after));
        if old.is_none() && new.is_none() {
            return false;
        }
        let now = old.as_ref().map(|name| self.renamed.get(name).unwrap_or(name).clone());
        if now == new {
            return true;
        }
        let shown = |name: Option<String>, schema: &Map<String, Value>| name.unwrap_or_else(|| form(schema));
        let whole = |schema: &Map<String, Value>| without_annotations(&Value::Object(schema.clone()));
        let (narrow, wide) = (whole(before), whole(after));
        let has = |schema: &Value, part: &Value| {
            schema.get("anyOf").and_then(Value::as_array).is_some_and(|all| all.contains(part))
        };
        // What may be this or something else takes this.
        let classes = match (has(&wide, &narrow), has(&narrow, &wide)) {
            (true, _) => WIDER,
            (_, true) => NARROWER,
            _ => OTHER,
        };
        let names = differing_properties(self.old.resolve(&narrow), self.new.resolve(&wide));
        self.add(Kind::TypeChanged, Some(shown(old, before)), Some(shown(new, after)), classes, Some((narrow, wide)));
        if let Some(found) = self.found.last_mut() {
            found.names = names;
        }
        true
    }

    /// Compares types of value and closed lists of words.
    fn values(&mut self, old: &Value, new: &Value) {
        let pair = || Some(pair(old, new));
        match (words::of(old), words::of(new)) {
            (Some(before), Some(after)) => {
                let gone: Vec<&str> =
                    before.keys().filter(|word| !after.contains_key(*word)).map(String::as_str).collect();
                let come: Vec<&str> =
                    after.keys().filter(|word| !before.contains_key(*word)).map(String::as_str).collect();
                if !gone.is_empty() {
                    let narrowed = words::without(old, &gone);
                    self.add(Kind::EnumNarrowed, Some(gone.join(", ")), None, NARROWER, Some((old.clone(), narrowed)));
                }
                if !come.is_empty() {
                    let unwidened = words::without(new, &come);
                    self.add(Kind::EnumWidened, None, Some(come.join(", ")), WIDER, Some((unwidened, new.clone())));
                }
                for (word, text) in &after {
                    if before.get(word).is_some_and(|known| known != text) {
                        let told = |text: &Option<String>| text.as_ref().map(|text| format!("{word}: {text}"));
                        let old_text = before.get(word).and_then(told);
                        self.add(Kind::DescriptionChanged, old_text, told(text), SAME, None);
                    }
                }
            }
            (None, Some(after)) => {
                let after: Vec<&str> = after.keys().map(String::as_str).collect();
                self.add(Kind::EnumAdded, None, Some(after.join(", ")), NARROWER, pair());
            }
            (Some(before), None) => {
                let before: Vec<&str> = before.keys().map(String::as_str).collect();
                self.add(Kind::EnumRemoved, Some(before.join(", ")), None, WIDER, pair());
            }
            (None, None) => {}
        }
        if old.get("type") != new.get("type") && (words::of(old).is_none() || words::of(new).is_none()) {
            self.keyword("type", old, new, Kind::ValueTypeChanged, OTHER);
        }
    }

    /// A change of one keyword: the pair has this keyword changed and nothing else.
    fn keyword(&mut self, keyword: &str, old: &Value, new: &Value, kind: Kind, classes: (Class, Class)) {
        let before = shallow(old);
        let mut after = before.clone();
        match (new.get(keyword), after.as_object_mut()) {
            (Some(value), Some(members)) => {
                members.insert(keyword.to_owned(), value.clone());
            }
            (None, Some(members)) => {
                members.shift_remove(keyword);
            }
            (_, None) => {}
        }
        let shown =
            |value: Option<&Value>| value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        let told = |text: Option<String>| match keyword {
            "type" | "pattern" | "format" => text,
            _ => text.map(|text| format!("{keyword} {text}")),
        };
        let (old, new) = (told(shown(old.get(keyword))), told(shown(new.get(keyword))));
        self.add(kind, old, new, classes, Some((before, after)));
    }

    fn keywords(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) {
        let (old, new) = (Value::Object(before.clone()), Value::Object(after.clone()));
        for keyword in keys(before, after) {
            let (was, is) = (before.get(keyword), after.get(keyword));
            if was == is || is_annotation(keyword) {
                continue;
            }
            let direction = match (was, is) {
                (None, _) => NARROWER,
                (_, None) => WIDER,
                _ => OTHER,
            };
            match keyword {
                "type"
                | "$ref"
                | "$defs"
                | "enum"
                | "const"
                | "oneOf"
                | "anyOf"
                | "allOf"
                | "properties"
                | "required"
                | "additionalProperties" => {}
                "items" => match (was, is) {
                    (Some(was), Some(is)) => self.inside(Step::Item, was, is),
                    _ => self.whole(Kind::ItemsChanged, &old, &new, direction),
                },
                "pattern" => self.keyword(keyword, &old, &new, Kind::PatternChanged, direction),
                // Whether a format refuses anything is each reader's choice: what is safe to say is what it may refuse.
                "format" => self.format(was, is, direction),
                "minLength" | "minItems" | "minProperties" | "minimum" | "exclusiveMinimum" => {
                    self.bound(keyword, &old, &new, false);
                }
                "maxLength" | "maxItems" | "maxProperties" | "maximum" | "exclusiveMaximum" => {
                    self.bound(keyword, &old, &new, true);
                }
                "uniqueItems" | "multipleOf" => self.keyword(keyword, &old, &new, Kind::BoundChanged, direction),
                _ => {
                    self.keyword(keyword, &old, &new, Kind::KeywordChanged, OTHER);
                    // What depends on a property shows where the property is.
                    let keys = [was, is].into_iter().flatten().filter_map(Value::as_object).flatten();
                    let names = keys.map(|(name, _)| name.clone()).collect();
                    if let Some(found) = self.found.last_mut() {
                        found.names = names;
                    }
                }
            }
        }
    }

    fn format(&mut self, was: Option<&Value>, is: Option<&Value>, classes: (Class, Class)) {
        let shown = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        self.add(Kind::FormatChanged, shown(was), shown(is), classes, None);
    }

    /// A keyword with schemas in it, compared with all that stands beside it.
    fn whole(&mut self, kind: Kind, old: &Value, new: &Value, classes: (Class, Class)) {
        let pair = Some(pair(old, new));
        let shown = |schema: &Value| {
            let text = without_annotations(schema).to_string();
            if text.chars().count() > 120 { format!("{}…", text.chars().take(120).collect::<String>()) } else { text }
        };
        // Several keywords of this sort at one place are one change.
        let known = self.found.iter().any(|found| {
            found.kind == kind && found.name == self.at.name && found.steps == self.at.steps && found.property.is_none()
        });
        if !known {
            self.add(kind, Some(shown(old)), Some(shown(new)), classes, pair);
        }
    }

    fn bound(&mut self, keyword: &str, old: &Value, new: &Value, is_upper: bool) {
        let number = |schema: &Value| schema.get(keyword).and_then(Value::as_f64);
        let tighter = match (number(old), number(new)) {
            (None, _) => true,
            (_, None) => false,
            (Some(was), Some(is)) => (is < was) == is_upper,
        };
        let (kind, classes) = if tighter { (Kind::BoundTightened, NARROWER) } else { (Kind::BoundLoosened, WIDER) };
        self.keyword(keyword, old, new, kind, classes);
    }

    fn alternatives(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) {
        for keyword in ["oneOf", "anyOf", "allOf"] {
            let (was, is) = (before.get(keyword), after.get(keyword));
            let words = |schema: &Map<String, Value>| words::of(&Value::Object(schema.clone())).is_some();
            if was == is || (words(before) || was.is_none()) && (words(after) || is.is_none()) {
                continue;
            }
            let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
            let (was, is) = (list(was), list(is));
            let changed: Vec<usize> = (0..was.len().min(is.len())).filter(|at| was.get(*at) != is.get(*at)).collect();
            match (changed.as_slice(), was.len() == is.len()) {
                // One alternative changed, and everything else is the same: the change is inside of it.
                ([at], true) => {
                    if let (Some(was), Some(is)) = (was.get(*at), is.get(*at)) {
                        self.inside(Step::Alternative(keyword, *at), was, is);
                    }
                }
                _ => {
                    let (old, new) = (Value::Object(before.clone()), Value::Object(after.clone()));
                    self.whole(Kind::AlternativesChanged, &old, &new, OTHER);
                }
            }
        }
    }
}

impl Comparison<'_> {
    /// Compares the properties of objects.
    fn objects(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) {
        let none = Map::new();
        let properties = |schema: &'_ Map<String, Value>| match schema.get("properties") {
            Some(Value::Object(properties)) => properties.clone(),
            _ => none.clone(),
        };
        let (old, new) = (properties(before), properties(after));
        let gone: Vec<&String> = old.keys().filter(|name| !new.contains_key(*name)).collect();
        let come: Vec<&String> = new.keys().filter(|name| !old.contains_key(*name)).collect();
        let keys = Keys { before, after };
        let renamed = renamed_properties(&old, &new, &gone, &come);
        for name in &gone {
            let now = renamed.get(*name);
            let change = if now.is_some() { Kind::PropertyRenamed } else { Kind::PropertyRemoved };
            let classes = if now.is_some() || keys.was_required(name) { OTHER } else { NARROWER };
            let pair = keys.pair(&[name], now.map(|now| vec![now.as_str()]).unwrap_or_default().as_slice());
            let names = [Some((*name).clone()), now.cloned()].into_iter().flatten().collect();
            self.property(change, name, Some(describe(name, old.get(*name))), now.cloned(), classes, pair, names);
        }
        for name in come.iter().filter(|name| !renamed.values().any(|now| now == **name)) {
            let (change, classes) = if keys.is_required(name) {
                (Kind::RequiredPropertyAdded, OTHER)
            } else {
                (Kind::PropertyAdded, WIDER)
            };
            let pair = keys.pair(&[], &[name]);
            let after = Some(describe(name, new.get(*name)));
            self.property(change, name, None, after, classes, pair, vec![(*name).clone()]);
        }
        self.required(&keys, &old, &new);
        self.extra(before, after);
        for (name, part) in &old {
            if let Some(other) = new.get(name) {
                self.inside(Step::Property(name.clone()), part, other);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a change, each used once")]
    fn property(
        &mut self,
        kind: Kind,
        name: &str,
        before: Option<String>,
        after: Option<String>,
        classes: (Class, Class),
        pair: (Value, Value),
        names: Vec<String>,
    ) {
        self.add(kind, before, after, classes, Some(pair));
        if let Some(found) = self.found.last_mut() {
            found.property = Some(name.to_owned());
            found.names = names;
            if matches!(kind, Kind::PropertyAdded) {
                found.note = Some("a reader that holds to TL-VER-009 passes it on with a warning".to_owned());
            }
        }
    }

    fn required(&mut self, keys: &Keys<'_>, old: &Map<String, Value>, new: &Map<String, Value>) {
        let names: BTreeSet<&str> = keys.all_required().collect();
        // What becomes of a property that comes or goes is told with it.
        for name in names.into_iter().filter(|name| old.contains_key(*name) == new.contains_key(*name)) {
            let (kind, classes) = match (keys.was_required(name), keys.is_required(name)) {
                (false, true) => (Kind::PropertyRequired, NARROWER),
                (true, false) => (Kind::PropertyOptional, WIDER),
                _ => continue,
            };
            let shown = |required: bool| Some(if required { "required" } else { "optional" }.to_owned());
            let pair = keys.required_pair(name);
            let (before, after) = (shown(keys.was_required(name)), shown(keys.is_required(name)));
            self.property(kind, name, before, after, classes, pair, vec![name.to_owned()]);
        }
    }

    /// Compares what objects may have besides the properties that are named.
    fn extra(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) {
        let (was, is) = (before.get("additionalProperties"), after.get("additionalProperties"));
        if was == is {
            return;
        }
        if let (Some(was @ Value::Object(_)), Some(is @ Value::Object(_))) = (was, is) {
            return self.inside(Step::Value, was, is);
        }
        let open = |value: Option<&Value>| value.is_none_or(|value| value == &Value::Bool(true));
        let classes = match (was, is) {
            (_, Some(Value::Bool(false))) => NARROWER,
            (Some(Value::Bool(false)), _) => WIDER,
            _ if open(was) => NARROWER,
            _ if open(is) => WIDER,
            _ => OTHER,
        };
        let shown = |value: Option<&Value>| Some(value.map_or_else(|| "true".to_owned(), Value::to_string));
        let (old, new) = (Value::Object(before.clone()), Value::Object(after.clone()));
        let (mut narrow, mut wide) = (shallow(&old), shallow(&old));
        for (schema, value) in
            [(&mut narrow, old.get("additionalProperties")), (&mut wide, new.get("additionalProperties"))]
        {
            if let Some(members) = schema.as_object_mut() {
                members.insert("additionalProperties".to_owned(), value.cloned().unwrap_or(Value::Bool(true)));
            }
        }
        let plain = was.is_none_or(Value::is_boolean) && is.is_none_or(Value::is_boolean);
        let pair = plain.then_some((narrow, wide));
        self.add(Kind::AdditionalPropertiesChanged, shown(was), shown(is), classes, pair);
    }
}

/// Which properties an object may and must have, for proofs that are about nothing else.
struct Keys<'s> {
    before: &'s Map<String, Value>,
    after: &'s Map<String, Value>,
}

impl Keys<'_> {
    fn requires(schema: &Map<String, Value>, name: &str) -> bool {
        schema.get("required").and_then(Value::as_array).is_some_and(|all| all.iter().any(|one| one == name))
    }

    /// What either requires.
    fn all_required(&self) -> impl Iterator<Item = &str> {
        let of = |schema| Map::get(schema, "required").and_then(Value::as_array).into_iter().flatten();
        of(self.before).chain(of(self.after)).filter_map(Value::as_str)
    }

    fn was_required(&self, name: &str) -> bool {
        Self::requires(self.before, name)
    }

    fn is_required(&self, name: &str) -> bool {
        Self::requires(self.after, name)
    }

    /// The old object, and the same with properties taken away and added.
    fn pair(&self, gone: &[&str], come: &[&str]) -> (Value, Value) {
        let old = shallow(&Value::Object(self.before.clone()));
        let mut new = old.clone();
        if let Some(properties) = new.get_mut("properties").and_then(Value::as_object_mut) {
            properties.retain(|name, _| !gone.contains(&name.as_str()));
            properties.extend(come.iter().map(|name| ((*name).to_owned(), Value::Bool(true))));
        } else {
            new["properties"] = come.iter().map(|name| ((*name).to_owned(), Value::Bool(true))).collect();
        }
        let kept = instance::required(&old).filter(|name| !gone.contains(name));
        let required: Vec<&str> = kept.chain(come.iter().copied().filter(|name| self.is_required(name))).collect();
        new["required"] = json!(required);
        (old, new)
    }

    fn required_pair(&self, name: &str) -> (Value, Value) {
        let old = shallow(&Value::Object(self.before.clone()));
        let mut new = old.clone();
        let mut required: Vec<&str> = instance::required(&old).filter(|known| *known != name).collect();
        if self.is_required(name) {
            required.push(name);
        }
        new["required"] = json!(required);
        (old, new)
    }
}

fn keys<'s>(before: &'s Map<String, Value>, after: &'s Map<String, Value>) -> impl Iterator<Item = &'s str> {
    let added = after.keys().filter(|key| !before.contains_key(*key));
    before.keys().chain(added).map(String::as_str)
}

fn told_annotation(keyword: &str, value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    if matches!(keyword, "title" | "description" | "examples") { text } else { format!("{keyword} {text}") }
}

/// What a schema is in a few words: the type it refers to, or its type of value.
fn form(schema: &Map<String, Value>) -> String {
    let text = |key: &str| schema.get(key).and_then(Value::as_str).map(str::to_owned);
    text("$ref").or_else(|| text("type")).unwrap_or_else(|| "any value".to_owned())
}

fn describe(name: &str, schema: Option<&Value>) -> String {
    let Some(Value::Object(schema)) = schema else { return name.to_owned() };
    let list = schema.get("items").and_then(Value::as_object).map(|items| format!("list of {}", form(items)));
    format!("{name}: {}", list.unwrap_or_else(|| form(schema)))
}
