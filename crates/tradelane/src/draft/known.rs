//! What columns may mean: the columns that the crosswalks of tables name, and the fields of the document.

use std::collections::BTreeSet;

use tradelane_crosswalk::{Arrow, Shape, ShapeId, ShapeKind, is_working_name};
use tradelane_legacy::Symbol;

use super::words::words;
use crate::library;

/// A meaning that a column may have.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its words.
    pub(super) words: BTreeSet<String>,
    /// The words of what the standard says of the field.
    pub(super) title: BTreeSet<String>,
    /// The part of a row that it belongs to, where a crosswalk names it.
    pub(super) part: Option<String>,
    /// The list whose elements have the field, with its conditions; empty where it is the document's.
    pub(super) list: String,
    /// The fields and codecs of its rows.
    pub(super) rows: Vec<(String, Option<String>)>,
}

/// How deeply fields are looked for.
const DEPTH: usize = 3;

/// All meanings for a document type, those of crosswalks first.
pub(super) fn known(document: &str) -> Vec<Known> {
    let mut all = Vec::new();
    for name in library::crosswalk_names().into_iter().filter(|name| name.starts_with("table/")) {
        let Some(crosswalk) = library::crosswalk(&name).filter(|crosswalk| crosswalk.document == document) else {
            continue;
        };
        for row in crosswalk.rows().iter().filter(|row| row.arrow == Arrow::Both) {
            let Some((part, column)) = column_of(&row.left) else { continue };
            let (list, field) = row.right.rsplit_once("[].").unwrap_or(("", &row.right));
            let (is_new, words) = (!all.iter().any(|known| is_same(known, &column, list)), words(&column));
            if is_new {
                let title = super::words::words(&row.field_title);
                let (list, part) = (list.to_owned(), Some(part));
                all.push(Known { words, title, part, list, rows: Vec::new() });
            }
            let row = (field.to_owned(), row.codec.clone());
            let entry = all.iter_mut().rfind(|known| is_same(known, &column, list));
            if let Some(entry) = entry.filter(|entry| !entry.rows.contains(&row)) {
                entry.rows.push(row);
            }
        }
    }
    if let Some(shape) = library::shape(document) {
        fields(&shape, Shape::ROOT, "", "", &mut all);
        for list in ["lines", "items"] {
            let item = shape.property(Shape::ROOT, Symbol::of(list)).and_then(|(_, id)| shape.item(id));
            if let Some(item) = item {
                fields(&shape, item, list, "", &mut all);
            }
        }
    }
    all
}

fn is_same(known: &Known, column: &str, list: &str) -> bool {
    known.part.is_some() && known.list == list && known.words == words(column)
}

/// The part and column of a row's left side: `Variant[]/"Variant Price"`; of a price with parts its amount.
fn column_of(left: &str) -> Option<(String, String)> {
    let (part, column) = left.split_once('/')?;
    let part = part.trim_end_matches("[]").to_owned();
    if let Some(quoted) = column.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        return Some((part, quoted.to_owned()));
    }
    let (name, inner) = column.split_once('/').unwrap_or((column, ""));
    (!column.contains('[') && matches!(inner, "" | "amount" | "number")).then(|| (part, name.to_owned()))
}

/// The texts of an object and of the objects in it.
fn fields(shape: &Shape, id: ShapeId, list: &str, path: &str, all: &mut Vec<Known>) {
    let depth = path.matches('.').count() + usize::from(!path.is_empty());
    let properties = shape.properties(id).filter(|(name, ..)| !is_working_name(name));
    for (name, below, _) in
        properties.filter(|(name, ..)| !matches!(*name, "header" | "tradelane" | "type" | "extensions"))
    {
        let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match shape.kind(below) {
            ShapeKind::Text => {
                if shape.property(id, Symbol::of("unit")).is_some() {
                    weights(&path, list, all);
                    continue;
                }
                let is_number = matches!(name, "amount" | "value");
                let codec = is_number.then(|| "decimal".to_owned());
                let meant = if is_number { path.trim_end_matches(name) } else { path.as_str() };
                let title = words(shape.property_title(id, Symbol::of(name)));
                let (words, list) = (words(meant), list.to_owned());
                all.push(Known { words, title, part: None, list, rows: vec![(path, codec)] });
            }
            ShapeKind::Object if depth + 1 < DEPTH => fields(shape, below, list, &path, all),
            _ => {}
        }
    }
}

/// A weight says its unit in the column's name.
fn weights(path: &str, list: &str, all: &mut Vec<Known>) {
    let Some(weight) = path.strip_suffix(".value").filter(|path| path.ends_with("eight")) else { return };
    for (word, unit) in [("kg", "KGM"), ("g", "GRM"), ("lb", "LBR")] {
        let rows = vec![(format!("{weight}[unit={unit}].value"), Some("decimal".to_owned()))];
        let words = words(&format!("{weight} {word}"));
        all.push(Known { words, title: BTreeSet::new(), part: None, list: list.to_owned(), rows });
    }
}
