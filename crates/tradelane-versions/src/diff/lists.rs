//! What changed beside the schemas: code lists, rules, profiles, clauses. All of it is decided by its structure.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use tradelane::CodeList;
use tradelane_spec::{Clause, clauses};

use super::{Change, Class, Decided, Kind};
use crate::Version;

/// A profile, as JSON: what differs is told in words that everybody reads.
type Table = Map<String, Value>;

use Class::{AnnotationOnly, Breaking, Compatible};

/// Compares what two versions have beside their schemas.
pub(super) fn compare(
    old: &Version,
    new: &Version,
    changes: &mut Vec<Change>,
    notes: &mut Vec<String>,
) -> Result<(), String> {
    let mut lists = Lists { changes };
    let either = |one: bool, other: bool, what: &str, notes: &mut Vec<String>| {
        if one != other {
            let without = if one { new.name() } else { old.name() };
            notes.push(format!("{what} are not compared: {without} has none"));
        }
        one && other
    };
    let (before, after) = (old.texts("codes", ".tsv")?, new.texts("codes", ".tsv")?);
    if either(!before.is_empty(), !after.is_empty(), "code lists", notes) {
        lists.codes(&before, &after)?;
    }
    let (before, after) = (old.rules()?, new.rules()?);
    if either(before.is_some(), after.is_some(), "rules", notes) {
        lists.rules(&before.unwrap_or_default(), &after.unwrap_or_default());
    }
    let (before, after) = (old.texts("profiles", ".toml")?, new.texts("profiles", ".toml")?);
    if either(!before.is_empty(), !after.is_empty(), "profiles", notes) {
        lists.profiles(&before, &after)?;
    }
    let (before, after) = (old.texts("spec", ".md")?, new.texts("spec", ".md")?);
    if either(!before.is_empty(), !after.is_empty(), "clauses", notes) {
        lists.clauses(&before, &after);
    }
    Ok(())
}

struct Lists<'c> {
    changes: &'c mut Vec<Change>,
}

impl Lists<'_> {
    fn add(
        &mut self,
        kind: Kind,
        path: String,
        before: Option<String>,
        after: Option<String>,
        classes: (Class, Class),
    ) {
        // That words refuse nothing is no guess.
        let decided = if classes.0 == AnnotationOnly { Decided::Proof } else { Decided::Structure };
        self.changes.push(Change {
            kind,
            path,
            documents: Vec::new(),
            before,
            after,
            writers: classes.0,
            writers_decided: decided,
            readers: classes.1,
            readers_decided: decided,
            writers_witness: None,
            readers_witness: None,
            note: None,
        });
    }

    /// Compares files by their names: those that are gone or new are told, what changed in others is for `changed`.
    fn each<'v>(
        &mut self,
        (old, new): (&BTreeMap<&'v str, &'v str>, &BTreeMap<&'v str, &'v str>),
        (folder, removed, added): (&str, Kind, Kind),
        mut changed: impl FnMut(&mut Self, &str, &'v str, [&'v str; 2]) -> Result<(), String>,
    ) -> Result<(), String> {
        let names: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
        for name in names {
            let path = format!("{folder}/{name}");
            match (old.get_key_value(name), new.get(name)) {
                (Some((name, before)), Some(after)) if before != after => changed(self, &path, name, [before, after])?,
                (Some(_), None) => self.add(removed, path, Some(name.to_owned()), None, (Compatible, Breaking)),
                // What uses it is a change of its own.
                (None, Some(_)) => self.add(added, path, None, Some(name.to_owned()), (Compatible, Compatible)),
                _ => {}
            }
        }
        Ok(())
    }

    fn codes(&mut self, old: &BTreeMap<&str, &str>, new: &BTreeMap<&str, &str>) -> Result<(), String> {
        let read = |name: &str, text: &str| {
            CodeList::read(name.to_owned(), text.to_owned()).map_err(|fault| format!("codes/{name}.tsv:{fault}"))
        };
        let kinds = ("codes", Kind::CodeListRemoved, Kind::CodeListAdded);
        self.each((old, new), kinds, |lists, path, name, [before, after]| {
            lists.list(path, &read(name, before)?, &read(name, after)?);
            Ok(())
        })
    }

    fn list(&mut self, path: &str, old: &CodeList, new: &CodeList) {
        let told = |list: &CodeList| Some(format!("{} of {}", list.version(), list.date()));
        if (old.version(), old.date()) != (new.version(), new.date()) {
            let same = (AnnotationOnly, AnnotationOnly);
            self.add(Kind::CodeListVersion, path.to_owned(), told(old), told(new), same);
        }
        let joined = |codes: Vec<&str>| (!codes.is_empty()).then(|| codes.join(", "));
        let gone = old.entries().map(|entry| entry.code).filter(|code| !new.contains(code)).collect();
        if let Some(gone) = joined(gone) {
            self.add(Kind::CodesRemoved, path.to_owned(), Some(gone), None, (Breaking, Compatible));
        }
        let come = new.entries().map(|entry| entry.code).filter(|code| !old.contains(code)).collect();
        if let Some(come) = joined(come) {
            self.add(Kind::CodesAdded, path.to_owned(), None, Some(come), (Compatible, Breaking));
        }
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for entry in old.entries() {
            if let Some(now) = new.get(entry.code).filter(|now| now.name != entry.name || now.minor != entry.minor) {
                before.push(format!("{} {}", entry.code, entry.name));
                after.push(format!("{} {}", now.code, now.name));
            }
        }
        if !before.is_empty() {
            let (before, after) = (Some(before.join("; ")), Some(after.join("; ")));
            self.add(Kind::CodesRenamed, path.to_owned(), before, after, (AnnotationOnly, AnnotationOnly));
        }
    }

    fn rules(&mut self, old: &BTreeMap<String, crate::RuleEntry>, new: &BTreeMap<String, crate::RuleEntry>) {
        let weight = |severity: &str| ["info", "warning", "error"].iter().position(|known| *known == severity);
        let ids: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for id in ids {
            let path = format!("rules/{id}");
            let strict = |severity: &str, class: Class| if severity == "error" { class } else { Compatible };
            match (old.get(id), new.get(id)) {
                (None, Some(rule)) => {
                    let classes = (strict(&rule.severity, Breaking), Compatible);
                    self.add(Kind::RuleAdded, path, None, Some(rule.severity.clone()), classes);
                }
                (Some(rule), None) => {
                    let classes = (Compatible, strict(&rule.severity, Breaking));
                    self.add(Kind::RuleRemoved, path, Some(rule.severity.clone()), None, classes);
                }
                (Some(was), Some(is)) => {
                    let told = (Some(was.severity.clone()), Some(is.severity.clone()));
                    if weight(&was.severity) < weight(&is.severity) {
                        let classes = (strict(&is.severity, Breaking), Compatible);
                        self.add(Kind::RuleRaised, path.clone(), told.0, told.1, classes);
                    } else if weight(&was.severity) > weight(&is.severity) {
                        let classes = (Compatible, strict(&was.severity, Breaking));
                        self.add(Kind::RuleLowered, path.clone(), told.0, told.1, classes);
                    }
                    if was.text != is.text {
                        let (before, after) = (Some(was.text.clone()), Some(is.text.clone()));
                        self.add(Kind::RuleText, path, before, after, (AnnotationOnly, AnnotationOnly));
                    }
                }
                (None, None) => {}
            }
        }
    }

    fn profiles(&mut self, old: &BTreeMap<&str, &str>, new: &BTreeMap<&str, &str>) -> Result<(), String> {
        let read = |name: &str, text: &str| {
            toml::from_str::<Table>(text).map_err(|error| format!("profiles/{name}.toml: {error}"))
        };
        let kinds = ("profiles", Kind::ProfileRemoved, Kind::ProfileAdded);
        self.each((old, new), kinds, |lists, path, name, [before, after]| {
            lists.profile(path, &read(name, before)?, &read(name, after)?);
            Ok(())
        })
    }

    fn profile(&mut self, path: &str, old: &Table, new: &Table) {
        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).filter(|key| *key != "rules").collect();
        for key in keys {
            let (was, is) = (old.get(key), new.get(key));
            if was != is {
                let asks = !matches!(key.as_str(), "title" | "version" | "sources" | "jurisdiction");
                let classes = if asks { (Breaking, Breaking) } else { (AnnotationOnly, AnnotationOnly) };
                let told = |value: Option<&Value>| value.map(ToString::to_string);
                self.add(Kind::ProfileChanged, format!("{path}.{key}"), told(was), told(is), classes);
            }
        }
        let (before, after) = (profile_rules(old), profile_rules(new));
        let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for id in ids {
            let path = format!("{path}/{id}");
            let strict = |rule: &Value, class: Class| match rule.get("severity").and_then(Value::as_str) {
                None | Some("error") => class,
                Some(_) => Compatible,
            };
            let told = |rule: &Value| Some(rule.get("check").map_or_else(String::new, ToString::to_string));
            match (before.get(id), after.get(id)) {
                (None, Some(rule)) => {
                    self.add(Kind::ProfileRuleAdded, path, None, told(rule), (strict(rule, Breaking), Compatible));
                }
                (Some(rule), None) => {
                    self.add(Kind::ProfileRuleRemoved, path, told(rule), None, (Compatible, strict(rule, Breaking)));
                }
                (Some(was), Some(is)) if was != is => {
                    let judging = |rule: &Value| {
                        let mut rule = rule.as_object().cloned().unwrap_or_default();
                        for words in ["message", "help", "source"] {
                            rule.remove(words);
                        }
                        rule
                    };
                    let same = judging(was) == judging(is);
                    let class = strict(was, Breaking).max(strict(is, Breaking));
                    let classes = if same { (AnnotationOnly, AnnotationOnly) } else { (class, class) };
                    let all = |rule: &Value| Some(rule.to_string());
                    self.add(Kind::ProfileRuleChanged, path, all(was), all(is), classes);
                }
                _ => {}
            }
        }
    }

    fn clauses(&mut self, old: &BTreeMap<&str, &str>, new: &BTreeMap<&str, &str>) {
        let all = |chapters: &BTreeMap<&str, &str>| -> BTreeMap<String, Clause> {
            let read = chapters.iter().flat_map(|(name, text)| clauses(name, text).0);
            read.map(|clause| (clause.id.clone(), clause)).collect()
        };
        let (before, after) = (all(old), all(new));
        let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for id in ids {
            let path = format!("spec/{id}");
            match (before.get(id), after.get(id)) {
                (None, Some(clause)) => {
                    let text = Some(clause.text.clone());
                    self.add(Kind::ClauseAdded, path, None, text, (Compatible, Compatible));
                }
                (Some(clause), None) => {
                    self.add(Kind::ClauseRemoved, path, Some(clause.text.clone()), None, (Compatible, Breaking));
                }
                (Some(was), Some(is)) if was.text != is.text => {
                    // Whether a meaning changed is in words; another strength is another obligation.
                    let class = if was.strength == is.strength { AnnotationOnly } else { Breaking };
                    let (before, after) = (Some(was.text.clone()), Some(is.text.clone()));
                    self.add(Kind::ClauseChanged, path, before, after, (class, class));
                }
                _ => {}
            }
        }
    }
}

fn profile_rules(profile: &Table) -> BTreeMap<String, Value> {
    let rules = profile.get("rules").and_then(Value::as_array).into_iter().flatten();
    rules.filter_map(|rule| Some((rule.get("id")?.as_str()?.to_owned(), rule.clone()))).collect()
}
