//! What the search of a version finds.
//!
//! The index is a script, as pages that are opened from a folder cannot read another file.

use serde_json::{Value, json};

#[derive(Default)]
pub(crate) struct Search {
    hits: Vec<Value>,
}

/// Something that can be found.
#[derive(Clone, Copy)]
pub(crate) struct Hit<'h> {
    /// `page`, `heading`, `clause`, `field`, `code`, `crosswalk` or `example`.
    pub(crate) kind: &'static str,
    pub(crate) title: &'h str,
    pub(crate) text: &'h str,
    /// The page, from the version's folder.
    pub(crate) page: &'h str,
    /// The place on it.
    pub(crate) at: &'h str,
}

/// How much of a text is searched and shown, in characters.
const MOST_TEXT: usize = 160;

impl Search {
    pub(crate) fn add(&mut self, hit: Hit<'_>) {
        let text: String = hit.text.chars().take(MOST_TEXT).collect();
        let address = if hit.at.is_empty() { hit.page.to_owned() } else { format!("{}#{}", hit.page, hit.at) };
        self.hits.push(json!([hit.kind, hit.title, text, address]));
    }

    pub(crate) fn script(&self) -> String {
        // What would end a script element is written otherwise.
        let hits = Value::from(self.hits.clone()).to_string().replace("</", "<\\/");
        format!("window.tradelaneSearch({hits});\n")
    }
}
