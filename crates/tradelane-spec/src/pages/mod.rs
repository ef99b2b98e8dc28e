//! The reference pages, in Markdown.

mod clauses;
mod code_lists;
mod documents;
mod markdown;
mod profiles;
mod rules;
mod types;

use crate::Clause;

/// A page of the specification that is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its file below `spec/src`.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Pages that stand below it.
    pub below: Vec<Page>,
}

impl Page {
    fn new(path: impl Into<String>, title: impl Into<String>, text: String) -> Self {
        Self { path: path.into(), title: title.into(), text, below: Vec::new() }
    }
}

/// The chapters, in reading order.
pub const CHAPTERS: [(&str, &str); 18] = [
    ("introduction.md", "Introduction"),
    ("terms.md", "Terms and definitions"),
    ("model.md", "Document model"),
    ("header.md", "Exchange header"),
    ("shared.md", "Shared types"),
    ("codes.md", "Code lists"),
    ("product.md", "Products"),
    ("order.md", "Orders and payments"),
    ("customs.md", "Customs"),
    ("logistics.md", "Logistics"),
    ("common.md", "Acknowledgements"),
    ("extensions.md", "Extensions"),
    ("personal-data.md", "Personal data"),
    ("profiles.md", "Profiles"),
    ("reconciliation.md", "Reconciliation"),
    ("conversion.md", "Conversion"),
    ("conformance.md", "Conformance"),
    ("versioning.md", "Versioning"),
];

/// All pages that are made; `clauses` are those of the chapters.
pub fn pages(clauses: &[Clause]) -> Vec<Page> {
    vec![
        documents::page(),
        types::page(),
        code_lists::page(),
        rules::page(clauses),
        rules::checks_page(clauses),
        profiles::page(),
        clauses::page(clauses),
    ]
}

/// The book's table of contents.
pub fn summary(pages: &[Page]) -> String {
    let mut text = "# Summary\n\n".to_owned();
    for (index, (file, title)) in CHAPTERS.iter().enumerate() {
        text.push_str(&format!("{}[{title}]({file})\n", if index == 0 { "" } else { "- " }));
        if index == 0 {
            text.push('\n');
        }
    }
    text.push_str("\n# Reference\n\n");
    for page in pages {
        text.push_str(&format!("- [{}]({})\n", page.title, page.path));
        for below in &page.below {
            text.push_str(&format!("  - [{}]({})\n", below.title, below.path));
        }
    }
    text
}
