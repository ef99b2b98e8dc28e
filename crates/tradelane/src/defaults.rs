//! What documents say that their messages leave out: the currency of a table without one.

use serde_json::{Value, json};
use tradelane_crosswalk::{Document, Shape, ShapeKind};
use tradelane_findings::{Finding, Findings};
use tradelane_legacy::Symbol;
use tradelane_model::documents::DocumentType;

use crate::library;

/// Properties of the document itself that are set where a message says nothing of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    values: Vec<(String, String)>,
}

impl Defaults {
    /// Sets a property, as in `currency` and `USD`; what was set before stays.
    ///
    /// # Errors
    /// Where no type of document has the property as a text, or it does not take the value.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let has = |kind: &DocumentType| {
            let shape = library::shape(kind.name())?;
            let (_, property) = shape.property(Shape::ROOT, Symbol::of(name))?;
            (shape.kind(property) == ShapeKind::Text).then_some(*kind)
        };
        let fixed = ["tradelane", "type"];
        let kind = DocumentType::ALL.iter().find_map(has).filter(|_| !fixed.contains(&name));
        let Some(kind) = kind else {
            return Err(format!("no document has a text \"{name}\" of its own that a default can be for"));
        };
        if !takes(kind, name, value) {
            return Err(format!("\"{value}\" is no value of {name}"));
        }
        if self.get(name).is_none() {
            self.values.push((name.to_owned(), value.to_owned()));
        }
        Ok(())
    }

    /// Sets a property as a command says it: `currency=USD`.
    ///
    /// # Errors
    /// Where it is no name and value, or [`Defaults::set`] refuses them.
    pub fn set_as_said(&mut self, said: &str) -> Result<(), String> {
        let (name, value) =
            said.split_once('=').ok_or_else(|| format!("\"{said}\" is not of the form currency=USD"))?;
        self.set(name.trim(), value.trim())
    }

    /// The value for a property.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Sets what a document does not say, where its type has such a property.
    pub(crate) fn fill(&self, document: &mut Document, shape: &Shape) {
        for (name, value) in &self.values {
            let symbol = Symbol::of(name);
            if shape.property(Shape::ROOT, symbol).is_some() && document.property(Document::ROOT, symbol).is_none() {
                document.push_value(Document::ROOT, name, &Value::String(value.clone()));
            }
        }
    }

    /// Takes out the findings that a message has no place for what its reader will set again.
    pub(crate) fn forgive(&self, document: &Document, findings: &mut Findings) {
        let is_set_again = |finding: &Finding| {
            let name = finding.path.as_deref().and_then(|path| path.strip_prefix('/'));
            let said = name.and_then(|name| document.property(Document::ROOT, Symbol::of(name)));
            let said = said.map(|id| document.text(id));
            finding.rule == "not-carried" && said.is_some() && name.and_then(|name| self.get(name)) == said
        };
        if !self.is_empty() {
            let kept: Vec<Finding> =
                std::mem::take(findings).into_vec().into_iter().filter(|finding| !is_set_again(finding)).collect();
            findings.extend(kept);
        }
    }
}

/// Whether a property of a type's document takes a text.
fn takes(kind: DocumentType, name: &str, value: &str) -> bool {
    let schema = kind.schema().to_value();
    let property = json!({
        "$defs": schema.get("$defs").cloned().unwrap_or_default(),
        "allOf": [schema.pointer(&format!("/properties/{name}")).cloned().unwrap_or_default()],
    });
    jsonschema::draft202012::new(&property).is_ok_and(|validator| validator.is_valid(&Value::String(value.to_owned())))
}

/// Says how to mend what a message without a currency is told of.
pub(crate) fn advise(findings: &mut [Finding], document: &Document) {
    if document.property(Document::ROOT, Symbol::of("currency")).is_some() {
        return;
    }
    let asks = |finding: &&mut Finding| {
        finding.rule.ends_with("-currency")
            || finding.path.as_deref() == Some("/currency") && finding.rule == "missing-field"
    };
    for finding in findings.iter_mut().filter(asks).filter(|finding| finding.help.is_none()) {
        let help = "where the message names none, --default currency=CODE or the partner's `defaults` says it";
        finding.help = Some(help.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_documents_have_can_be_set() {
        let mut defaults = Defaults::default();
        assert_eq!(defaults.set_as_said("currency=USD"), Ok(()));
        assert_eq!(defaults.set_as_said("currency=EUR"), Ok(()));
        assert_eq!(defaults.get("currency"), Some("USD"));
        let refused = |said| Defaults::default().set_as_said(said).unwrap_err();
        assert_eq!(refused("currency"), "\"currency\" is not of the form currency=USD");
        assert_eq!(refused("currency=usd"), "\"usd\" is no value of currency");
        assert!(refused("colour=red").contains("no document has a text \"colour\""));
        assert!(refused("items=1").contains("no document has a text \"items\""));
        assert!(refused("type=order").contains("no document has a text \"type\""));
    }
}
