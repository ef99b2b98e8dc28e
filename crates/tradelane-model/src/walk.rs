//! Visiting every object and code of a document.

use std::any::Any;

use crate::types::{Extensions, Text};

/// Where in a document: property names and array indexes from its root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// A field as declared, in snake case.
    Field(&'static str),
    Index(usize),
}

impl Path {
    /// The JSON Pointer.
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.steps {
            pointer.push('/');
            match step {
                Step::Index(index) => pointer.push_str(&index.to_string()),
                Step::Field(name) => {
                    let name = name.strip_prefix("r#").unwrap_or(name);
                    let mut words = name.split('_');
                    pointer.push_str(words.next().unwrap_or_default());
                    for word in words {
                        let mut letters = word.chars();
                        pointer.extend(letters.next().map(|first| first.to_ascii_uppercase()));
                        pointer.push_str(letters.as_str());
                    }
                }
            }
        }
        pointer
    }

    pub(crate) fn within<T>(&mut self, field: &'static str, run: impl FnOnce(&mut Self) -> T) -> T {
        self.steps.push(Step::Field(field));
        let result = run(self);
        self.steps.pop();
        result
    }
}

/// What is called for every object and code, outer ones first.
pub type Visitor<'v> = dyn FnMut(&dyn Any, &Path) + 'v;

/// A part of a document that can be visited.
pub trait Walk {
    /// Visits this part and all in it; `path` is where it stands.
    fn walk(&self, path: &mut Path, visit: &mut Visitor<'_>);
}

impl<T: Walk> Walk for Option<T> {
    fn walk(&self, path: &mut Path, visit: &mut Visitor<'_>) {
        if let Some(value) = self {
            value.walk(path, visit);
        }
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk(&self, path: &mut Path, visit: &mut Visitor<'_>) {
        for (index, value) in self.iter().enumerate() {
            path.steps.push(Step::Index(index));
            value.walk(path, visit);
            path.steps.pop();
        }
    }
}

impl Walk for Text {
    fn walk(&self, _: &mut Path, _: &mut Visitor<'_>) {}
}

impl Walk for bool {
    fn walk(&self, _: &mut Path, _: &mut Visitor<'_>) {}
}

impl Walk for Extensions {
    fn walk(&self, path: &mut Path, visit: &mut Visitor<'_>) {
        visit(self, path);
    }
}
