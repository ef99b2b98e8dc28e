//! Findings without what is a person's: in their words and in the text shown around their place.

use std::ops::Range;

use tradelane_crosswalk::{Document, ValueId, ValueKind};
use tradelane_findings::{Excerpt, Finding, Place};
use tradelane_legacy::{Kind, Tree};
use tradelane_model::documents::DocumentType;
use tradelane_model::personal::{Fields, Spot};

use super::find::find;
use super::redact::{masked, value_text};
use crate::json::JsonItem;

/// Hides in findings about a JSON document what its type marks; all texts where the type is not known.
pub(crate) fn hide_in_json(findings: &mut [Finding], item: &JsonItem, kind: Option<DocumentType>) {
    if findings.is_empty() {
        return;
    }
    let fields = kind.map(super::fields);
    let found = find(&item.bytes, fields);
    let texts = found.values.iter().filter_map(|range| item.bytes.get(range.clone()));
    let values: Vec<String> = texts.map(value_text).collect();
    // Behind the place where the text could not be read on, nobody knows what stands there.
    let rest = found.broken_at.map(|at| at..item.bytes.len());
    let ranges: Vec<Range<usize>> = found.values.into_iter().chain(rest).collect();
    hide(findings, (&item.bytes, item.offset, None), &ranges, values, fields);
}

/// Hides in findings about a legacy message what the documents that came from it mark.
pub(crate) fn hide_in_message(findings: &mut [Finding], tree: &Tree, documents: &[&Document]) {
    if findings.is_empty() || tree.is_empty() {
        return;
    }
    let Place { offset: start, within, .. } = tree.place_at(0, 0);
    let (mut ranges, mut values, mut fields) = (Vec::new(), Vec::new(), None);
    for document in documents {
        let kind = document.resolve(["type"]).and_then(|id| DocumentType::named(document.text(id)));
        let Some(kind) = kind else { continue };
        let known = super::fields(kind);
        fields = Some(known);
        let mut marked = Vec::new();
        collect(document, known, Document::ROOT, Fields::ROOT, false, &mut marked);
        for id in marked {
            values.push(document.text(id).to_owned());
            let Some(mut node) = document.origin(id) else { continue };
            // A value may be joined of several elements of a composite, of which the first is told.
            if let Some(parent) = tree.parent(node).filter(|&parent| tree.node(parent).kind == Kind::Composite) {
                node = parent;
            }
            let place = tree.place(node);
            if place.within != within {
                continue;
            }
            if let Some(at) = place.offset.checked_sub(start) {
                let at = usize::try_from(at).unwrap_or(usize::MAX);
                ranges.push(at..at.saturating_add(usize::try_from(place.length).unwrap_or(0)));
            }
        }
    }
    hide(findings, (tree.source(), start, within.as_deref()), &ranges, values, fields);
}

fn collect(document: &Document, fields: &Fields, id: ValueId, spot: Spot, is_marked: bool, marked: &mut Vec<ValueId>) {
    match document.kind(id) {
        ValueKind::Object => {
            for child in document.children(id) {
                if let Some(field) = fields.field(spot, document.key(child)) {
                    let holds = field.schemes.is_empty()
                        || scheme(document, id).is_some_and(|own| field.schemes.contains(&own));
                    let is_marked = is_marked || (field.class.is_some() && holds);
                    collect(document, fields, child, field.spot, is_marked, marked);
                }
            }
        }
        ValueKind::Array => {
            if let Some(item) = fields.item(spot) {
                document.children(id).for_each(|child| collect(document, fields, child, item, is_marked, marked));
            }
        }
        _ if is_marked => marked.push(id),
        _ => {}
    }
}

fn scheme(document: &Document, object: ValueId) -> Option<String> {
    let scheme = document.children(object).find(|&child| document.key(child) == "scheme")?;
    Some(document.text(scheme).to_owned())
}

fn hide(
    findings: &mut [Finding],
    (source, start, within): (&[u8], u64, Option<&str>),
    ranges: &[Range<usize>],
    mut values: Vec<String>,
    fields: Option<&Fields>,
) {
    // Longer ones first: what a shorter one hides of a longer one would leave the rest of it to be read.
    values.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    values.dedup();
    let mut hidden = source.to_vec();
    for range in ranges {
        let range = range.start.min(hidden.len())..range.end.min(hidden.len());
        for byte in hidden.get_mut(range).unwrap_or_default() {
            if byte.is_ascii_alphanumeric() || !byte.is_ascii() {
                *byte = b'*';
            }
        }
    }
    for finding in findings {
        let path = finding.path.as_deref().unwrap_or_default();
        let mut is_marked = fields.is_some_and(|fields| fields.class_at(path).is_some());
        if let Some(place) = &mut finding.source {
            let is_own = place.within.as_deref() == within;
            // A packet shows what it holds in base64.
            place.excerpt = place.excerpt.take().filter(|_| is_own);
            let at = place.offset.checked_sub(start).filter(|_| is_own).and_then(|at| usize::try_from(at).ok());
            if let Some(at) = at.filter(|&at| at < source.len()) {
                let length = usize::try_from(place.length).unwrap_or(usize::MAX).min(EXCERPT);
                is_marked |= ranges.iter().any(|range| range.start < at + length.max(1) && at < range.end);
                place.excerpt = place.excerpt.take().map(|_| Excerpt::around(&hidden, at, length));
            }
        }
        for value in values.iter().filter(|value| is_telling(value, is_marked)) {
            if finding.message.contains(value.as_str()) {
                finding.message = finding.message.replace(value.as_str(), &masked(value));
            }
            let excerpt = finding.source.as_mut().and_then(|place| place.excerpt.as_mut());
            if let Some(excerpt) = excerpt.filter(|excerpt| excerpt.text.contains(value.as_str())) {
                // The mask has as many characters, so that the mark stays under its place.
                excerpt.text = excerpt.text.replace(value.as_str(), &masked(value));
            }
            if let Some(help) = finding.help.as_mut().filter(|help| help.contains(value.as_str())) {
                *help = help.replace(value.as_str(), &masked(value));
            }
        }
    }
}

/// The most bytes of a place that are shown.
const EXCERPT: usize = 40;

/// Whether a value is hidden wherever it stands. A short one, as the number of a house, is hidden only in what is about
/// it: it may be part of any other number.
fn is_telling(value: &str, is_marked: bool) -> bool {
    !value.is_empty()
        && (is_marked || value.chars().count() >= 4 || value.chars().filter(|c| !c.is_ascii()).count() >= 2)
}

#[cfg(test)]
mod tests {
    use tradelane_findings::{Finding, Layer};

    use super::hide;

    /// A value that begins as another one is hidden whole.
    #[test]
    fn longer_values_are_hidden_before_shorter_ones() {
        let mut findings = [Finding::error("x", Layer::Rule, "call 13800000000").help("or 1380, or 12")];
        let values = ["1380", "13800000000", "12", "1380"].map(str::to_owned).to_vec();
        hide(&mut findings, (b"", 0, None), &[], values, None);
        let [finding] = &findings;
        assert_eq!((finding.message.as_str(), finding.help.as_deref()), ("call ***********", Some("or ****, or 12")));
    }
}
