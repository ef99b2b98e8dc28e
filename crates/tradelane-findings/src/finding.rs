//! One finding, and the sink that collects them.

use std::borrow::Cow;

use serde::Serialize;

use crate::Place;

/// How much a finding weighs: only an error makes the exit status 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing to mend.
    Info,
    /// Accepted, but likely not what was meant.
    Warning,
    /// Not acceptable to the standard or to the syntax.
    Error,
}

/// The layer of checking that a finding comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// Bytes, characters, segments, elements, tags: the form of the file.
    Syntax,
    /// The document's type: fields, their form, what is required.
    Model,
    /// Code lists and identifiers.
    Code,
    /// Business rules of the standard.
    Rule,
    /// Rules of a market's profile.
    Profile,
    /// What a conversion could not carry, or carried with a reservation.
    Conversion,
    /// Documents of one shipment that disagree.
    Reconciliation,
}

/// One fault or remark: what, how grave, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's id in kebab case, as `tradelane explain` takes it.
    pub rule: Cow<'static, str>,
    /// The layer that found it.
    pub layer: Layer,
    /// How much it weighs.
    pub severity: Severity,
    /// One sentence, lower case, showing the value where it is not personal.
    pub message: String,
    /// The number of the order it is about, where the documents of orders are compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// The place in the document as a JSON Pointer (RFC 6901).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The place in the file that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Place>,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Other places that it is about, as the document that another one disagrees with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
}

/// Another place that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// What stands there, in a few words.
    pub message: String,
    /// The place in the document as a JSON Pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The place in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Place>,
}

impl Finding {
    /// A finding of severity error.
    pub fn error(rule: impl Into<Cow<'static, str>>, layer: Layer, message: impl Into<String>) -> Self {
        Self::new(rule, layer, Severity::Error, message)
    }

    /// A finding of severity warning.
    pub fn warning(rule: impl Into<Cow<'static, str>>, layer: Layer, message: impl Into<String>) -> Self {
        Self::new(rule, layer, Severity::Warning, message)
    }

    /// A finding of severity info.
    pub fn info(rule: impl Into<Cow<'static, str>>, layer: Layer, message: impl Into<String>) -> Self {
        Self::new(rule, layer, Severity::Info, message)
    }

    /// A finding with no place yet.
    pub fn new(
        rule: impl Into<Cow<'static, str>>,
        layer: Layer,
        severity: Severity,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule: rule.into(),
            layer,
            severity,
            message: message.into(),
            order: None,
            path: None,
            source: None,
            help: None,
            related: Vec::new(),
        }
    }

    /// The same finding at a JSON Pointer of the document.
    #[must_use]
    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        self.path = Some(pointer.into());
        self
    }

    /// The same finding at a place of the source file.
    #[must_use]
    pub fn in_source(mut self, place: Place) -> Self {
        self.source = Some(place);
        self
    }

    /// The same finding with a sentence on how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Collects findings, up to a limit, so that a hostile message cannot fill the memory with them.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    dropped: usize,
}

impl Findings {
    /// The number of findings kept for one message; the rest are counted.
    pub const LIMIT: usize = 1000;

    /// An empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        if self.list.len() < Self::LIMIT {
            self.list.push(finding);
        } else {
            self.dropped += 1;
        }
    }

    /// Adds one that is built only where it is kept.
    pub fn push_with(&mut self, build: impl FnOnce() -> Finding) {
        if self.list.len() < Self::LIMIT {
            self.list.push(build());
        } else {
            self.dropped += 1;
        }
    }

    /// What was found so far.
    pub fn as_slice(&self) -> &[Finding] {
        &self.list
    }

    /// What was found so far, to be completed, for instance with places.
    pub fn as_mut_slice(&mut self) -> &mut [Finding] {
        &mut self.list
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether a finding of severity error is among them.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The findings; where more were found than are kept, the last one says how many.
    pub fn into_vec(mut self) -> Vec<Finding> {
        if self.dropped > 0 {
            let message = format!("{} more findings in this message are not listed", self.dropped);
            self.list.push(Finding::info("too-many-findings", Layer::Syntax, message));
        }
        self.list
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, iter: T) {
        for finding in iter {
            self.push(finding);
        }
    }
}
