//! Documents that one version takes and the other refuses.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use jsonschema::Validator;
use serde_json::Value;

use super::instance::Maker;
use super::schema::Found;
use super::types::{Step, Types};

/// A document that shows a breaking change: one version takes it, the other refuses it, both tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The type of document.
    pub document_type: String,
    /// The document.
    pub document: Value,
    /// The place of the value that the change is about, as a JSON Pointer.
    pub place: String,
    /// What the version that refuses it says.
    pub refusal: String,
}

/// Tries documents against both versions.
pub(super) struct Trial<'t> {
    old: Side<'t>,
    new: Side<'t>,
    /// The ways to types that both versions have, by the types' old names.
    routes: BTreeMap<&'t str, (&'t str, Vec<Step>)>,
}

struct Side<'t> {
    types: &'t Types,
    /// Built when they are first asked for, as each takes a while.
    validators: BTreeMap<&'t str, OnceCell<Option<Validator>>>,
}

impl<'t> Side<'t> {
    fn new(types: &'t Types) -> Self {
        Self { types, validators: types.whole.keys().map(|name| (name.as_str(), OnceCell::new())).collect() }
    }

    fn validator(&self, document: &str) -> Option<&Validator> {
        let schema = self.types.whole.get(document)?;
        self.validators.get(document)?.get_or_init(|| jsonschema::validator_for(schema).ok()).as_ref()
    }
}

impl<'t> Trial<'t> {
    pub(super) fn new(old: &'t Types, new: &'t Types, renamed: &BTreeMap<String, String>) -> Self {
        Self { old: Side::new(old), new: Side::new(new), routes: old.routes(new, renamed) }
    }

    /// A document that the old version takes and the new refuses for this change.
    pub(super) fn for_writers(&self, found: &Found, hint: Option<&Value>) -> Option<Witness> {
        self.find(&self.old, &self.new, (&found.old_name, &found.name), found, hint)
    }

    /// A document that the new version takes and the old refuses for this change.
    pub(super) fn for_readers(&self, found: &Found, hint: Option<&Value>) -> Option<Witness> {
        self.find(&self.new, &self.old, (&found.name, &found.old_name), found, hint)
    }

    fn find(
        &self,
        taking: &Side<'t>,
        refusing: &Side<'t>,
        (name, other_name): (&str, &str),
        found: &Found,
        hint: Option<&Value>,
    ) -> Option<Witness> {
        let (document, route) = self.routes.get(found.old_name.as_str())?;
        let taker = taking.validator(document)?;
        let refuser = refusing.validator(document)?;
        let maker = Maker::new(taking.types, refusing.types);
        let schema = taking.types.at(name, &found.steps)?;
        let mut values = maker.around(schema, &found.names);
        if let Some(other) = refusing.types.at(other_name, &found.steps) {
            values.extend(Maker::new(refusing.types, taking.types).around(other, &found.names));
        }
        if let Some(hint) = hint {
            values.extend(maker.around(hint, &found.names));
        }
        let steps: Vec<Step> = route.iter().chain(&found.steps).cloned().collect();
        values.iter().find_map(|value| {
            let (made, place) = maker.document(document, &steps, value)?;
            if !taker.is_valid(&made) {
                return None;
            }
            // It has to be refused for this change, and not for another one.
            let mut refusal = None;
            for error in refuser.iter_errors(&made) {
                if !within(error.instance_path().as_str(), &place) {
                    return None;
                }
                refusal.get_or_insert_with(|| error.to_string());
            }
            Some(Witness { document_type: (*document).to_owned(), document: made, place, refusal: refusal? })
        })
    }
}

/// Whether a place is another one or in it.
fn within(place: &str, outer: &str) -> bool {
    place.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
