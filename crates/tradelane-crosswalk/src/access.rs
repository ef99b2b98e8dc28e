//! Finding and making values of a document by compiled paths.

use tradelane_legacy::{NodeId, Symbol};

use crate::document::{Document, ValueId, ValueKind};
use crate::plan::{DocumentPath, Key};
use crate::shape::ShapeKind;

/// The value at a path, and the key values that were used to find it.
pub(crate) fn find(document: &Document, from: ValueId, path: &DocumentPath) -> Option<ValueId> {
    let mut at = if path.absolute { Document::ROOT } else { from };
    for step in &path.steps {
        at = document.property(at, step.symbol)?;
        if !step.keys.is_empty() {
            at = keyed(document, at, step)?;
        }
    }
    Some(at)
}

/// The first text at a path through properties and the elements of lists for which a test holds.
pub(crate) fn find_text(
    document: &Document,
    from: ValueId,
    path: &[Symbol],
    test: &dyn Fn(&str) -> bool,
) -> Option<ValueId> {
    let Some((step, rest)) = path.split_first() else {
        return Some(from).filter(|&found| test(document.text(found)));
    };
    let next = document.property(from, *step)?;
    match document.kind(next) {
        ValueKind::Array => document.children(next).find_map(|element| find_text(document, element, rest, test)),
        _ => find_text(document, next, rest, test),
    }
}

/// The element of a list that has a step's keys, or the object itself where it has them.
fn keyed(document: &Document, at: ValueId, step: &crate::plan::DocumentStep) -> Option<ValueId> {
    match document.kind(at) {
        ValueKind::Array => document.children(at).find(|&element| has_keys(document, element, step)),
        _ => has_keys(document, at, step).then_some(at),
    }
}

fn has_keys(document: &Document, element: ValueId, step: &crate::plan::DocumentStep) -> bool {
    document.kind(element) == ValueKind::Object && has(document, element, &step.keys)
}

/// Whether an element has all of these.
pub(crate) fn has(document: &Document, element: ValueId, keys: &[Key]) -> bool {
    keys.iter().all(|(symbol, _, value)| {
        document.property(element, *symbol).is_some_and(|found| document.text(found) == value)
    })
}

/// Gives an element that something was read into what the elements of its list have.
pub(crate) fn complete(document: &mut Document, element: ValueId, list: &DocumentPath) {
    if document.children(element).next().is_none() {
        return;
    }
    for (symbol, name, value) in &list.element {
        if document.property(element, *symbol).is_none() {
            document.push_text(element, name, ValueKind::Text, value, None);
        }
    }
}

/// The keys that a path's array elements were found by, as values of the document.
pub(crate) fn keys(document: &Document, from: ValueId, path: &DocumentPath) -> Vec<ValueId> {
    let mut found = Vec::new();
    let mut at = if path.absolute { Document::ROOT } else { from };
    for step in &path.steps {
        let Some(next) = document.property(at, step.symbol) else { return found };
        at = next;
        if !step.keys.is_empty() {
            let Some(element) = keyed(document, at, step) else { return found };
            at = element;
            found.push(element);
            found.extend(step.keys.iter().filter_map(|(symbol, ..)| document.property(element, *symbol)));
        }
    }
    found
}

/// Sets the value at a path, making what leads to it; `false` where there is one already, or no value fits there.
pub(crate) fn set(document: &mut Document, from: ValueId, path: &DocumentPath, text: &str, origin: NodeId) -> bool {
    let kind = match path.kind {
        ShapeKind::Integer => ValueKind::Number,
        ShapeKind::Flag => ValueKind::Flag,
        _ => ValueKind::Text,
    };
    let start = if path.absolute { Document::ROOT } else { from };
    let Some((last, leading)) = path.steps.split_last() else {
        return document.set_text(start, kind, text, origin);
    };
    // Nothing is made where the value is there already.
    if find(document, from, path).is_some() {
        return false;
    }
    let mut at = start;
    for step in leading {
        at = descend(document, at, step);
        if document.kind(at) != ValueKind::Object {
            return false;
        }
    }
    if last.keys.is_empty() {
        document.push_text(at, &last.name, kind, text, Some(origin));
    } else {
        return false;
    }
    true
}

fn descend(document: &mut Document, at: ValueId, step: &crate::plan::DocumentStep) -> ValueId {
    if step.keys.is_empty() {
        return document.property(at, step.symbol).unwrap_or_else(|| document.push(at, &step.name, ValueKind::Object));
    }
    let element = if step.in_list {
        let list =
            document.property(at, step.symbol).unwrap_or_else(|| document.push(at, &step.name, ValueKind::Array));
        if let Some(element) = keyed(document, list, step) {
            return element;
        }
        document.push(list, "", ValueKind::Object)
    } else {
        let object =
            document.property(at, step.symbol).unwrap_or_else(|| document.push(at, &step.name, ValueKind::Object));
        if has_keys(document, object, step) {
            return object;
        }
        object
    };
    for (symbol, name, value) in &step.keys {
        if document.property(element, *symbol).is_some() {
            continue;
        }
        document.push_text(element, name, ValueKind::Text, value, None);
    }
    element
}

/// Appends an element to the array at a path, making what leads to it.
pub(crate) fn push_element(
    document: &mut Document,
    from: ValueId,
    path: &DocumentPath,
    origin: NodeId,
) -> Option<ValueId> {
    let (last, leading) = path.steps.split_last()?;
    let mut at = if path.absolute { Document::ROOT } else { from };
    for step in leading {
        at = descend(document, at, step);
        if document.kind(at) != ValueKind::Object {
            return None;
        }
    }
    let list = document.property(at, last.symbol).unwrap_or_else(|| document.push(at, &last.name, ValueKind::Array));
    if document.kind(list) != ValueKind::Array {
        return None;
    }
    let kind = if path.kind == ShapeKind::Object { ValueKind::Object } else { ValueKind::Null };
    let element = document.push(list, "", kind);
    document.set_origin(element, origin);
    Some(element)
}

/// Removes an element that nothing was read into, and what was made only to hold it, but not `context`, which others
/// are still read into.
pub(crate) fn drop_empty(document: &mut Document, element: ValueId, context: ValueId) {
    let mut at = element;
    loop {
        let is_empty = document.children(at).next().is_none() && document.text(at).is_empty();
        let Some(parent) = document.parent(at).filter(|_| is_empty && at != context) else { return };
        if at.index() + 1 != document.len() {
            return;
        }
        document.pop_empty(at);
        at = parent;
    }
}
