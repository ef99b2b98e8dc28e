//! Namespaces of a document while it is read: which prefix means which, and which prefix labels use for it.

use std::collections::HashMap;

use super::namespace::{self, XML};

/// A namespace by its number in the document; 0 is "in no namespace".
pub(super) type Namespace = u32;

/// No namespace.
pub(super) const NO_NAMESPACE: Namespace = 0;

/// The greatest number of declarations in force at one place.
pub(super) const MAX_BINDINGS: usize = 256;

/// The longest name of a namespace, in bytes.
pub(super) const MAX_NAME: usize = 2048;

/// The longest prefix that is taken over into labels, in bytes.
const MAX_PREFIX: usize = 64;

/// The declarations in force, and all namespaces met so far.
pub(super) struct Scope<'x> {
    bindings: Vec<(&'x str, Namespace)>,
    known: Vec<Known>,
    numbers: HashMap<String, Namespace>,
    labels: HashMap<String, Namespace>,
    generation: u64,
    invented: u32,
}

struct Known {
    name: String,
    label: Option<String>,
}

impl<'x> Scope<'x> {
    pub(super) fn new() -> Self {
        let none = Known { name: String::new(), label: Some(String::new()) };
        let mut scope = Self {
            bindings: Vec::new(),
            known: vec![none],
            numbers: HashMap::new(),
            labels: HashMap::new(),
            generation: 0,
            invented: 0,
        };
        let xml = scope.number(XML);
        scope.bindings.push(("xml", xml));
        scope
    }

    /// Changes whenever a prefix may have got another meaning.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// How many declarations are in force.
    pub(super) fn len(&self) -> usize {
        self.bindings.len()
    }

    /// Ends the declarations made since there were `len`.
    pub(super) fn truncate(&mut self, len: usize) {
        if len < self.bindings.len() {
            self.bindings.truncate(len);
            self.generation += 1;
        }
    }

    /// Declares a prefix (empty: the default namespace) for a namespace (empty: none).
    pub(super) fn bind(&mut self, prefix: &'x str, name: &str) {
        let number = self.number(name);
        self.bindings.push((prefix, number));
        self.generation += 1;
    }

    /// The namespace of a prefix; `None` where it is not declared.
    pub(super) fn resolve(&self, prefix: &str) -> Option<Namespace> {
        let found = self.bindings.iter().rev().find(|(known, _)| *known == prefix);
        match found {
            Some((_, number)) => Some(*number),
            None => prefix.is_empty().then_some(NO_NAMESPACE),
        }
    }

    /// The name of a namespace.
    pub(super) fn name(&self, number: Namespace) -> &str {
        self.known.get(number as usize).map_or("", |known| &known.name)
    }

    /// The prefix that labels use for a namespace, and whether it was chosen just now.
    ///
    /// It is the usual one where there is one, else `prefix`, the source's, else an invented one: two namespaces
    /// never share a prefix in labels.
    pub(super) fn label(&mut self, number: Namespace, prefix: &str) -> (&str, bool) {
        let missing = self.known.get(number as usize).is_some_and(|known| known.label.is_none());
        if missing {
            let label = self.choose(number, prefix);
            self.labels.insert(label.clone(), number);
            if let Some(known) = self.known.get_mut(number as usize) {
                known.label = Some(label);
            }
        }
        let label = self.known.get(number as usize).and_then(|known| known.label.as_deref());
        (label.unwrap_or_default(), missing)
    }

    fn choose(&mut self, number: Namespace, prefix: &str) -> String {
        if let Some(usual) = namespace::usual_prefix(self.name(number))
            && !self.labels.contains_key(usual)
        {
            return usual.to_owned();
        }
        let free = |prefix: &str, scope: &Self| {
            !scope.labels.contains_key(prefix) && (prefix.is_empty() || !namespace::is_usual_prefix(prefix))
        };
        if prefix.len() <= MAX_PREFIX && free(prefix, self) {
            return prefix.to_owned();
        }
        loop {
            self.invented += 1;
            let invented = format!("ns{}", self.invented);
            if free(&invented, self) {
                return invented;
            }
        }
    }

    fn number(&mut self, name: &str) -> Namespace {
        if name.is_empty() {
            return NO_NAMESPACE;
        }
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = self.known.len() as Namespace;
        self.known.push(Known { name: name.to_owned(), label: None });
        self.numbers.insert(name.to_owned(), number);
        number
    }
}
