//! Profiles: what a market or community asks beyond the standard, as data.
//!
//! A profile is a TOML file: the document types it is about, the fields it makes required, the codes it allows, and its
//! rules as CEL expressions. Rules of a jurisdiction are dated, and chosen by the date of the document they judge.

mod check;
mod expression;
mod fields;
mod file;
mod functions;
mod message;
mod parse;

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType;

pub use expression::FUNCTIONS;
pub use parse::parse;

use expression::Expression;
use fields::Pattern;
use message::Message;

/// A profile that was read.
#[derive(Debug)]
pub struct Profile {
    /// Its name, the first part of its rules' ids: `cn-retail-import`.
    pub name: String,
    /// What it is, in a line.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The country or union whose law it holds (ISO 3166-1 alpha-2, `EU`); empty where it is no law.
    pub jurisdiction: String,
    /// Where it is from.
    pub sources: Vec<String>,
    /// What it asks of single document types.
    pub documents: Vec<DocumentProfile>,
    /// Its rules.
    pub rules: Vec<ProfileRule>,
}

/// What a profile asks of a document type.
#[derive(Debug)]
pub struct DocumentProfile {
    /// The document type.
    pub kind: DocumentType,
    /// Where the date is that chooses the rules: the first of these that is there.
    pub date: Vec<Pattern>,
    /// Fields that are required.
    pub required: Vec<Pattern>,
    /// Fields that are not to be used.
    pub forbidden: Vec<Pattern>,
    /// Fields and the values they may have.
    pub codes: Vec<(Pattern, Vec<String>)>,
}

/// A rule of a profile.
#[derive(Debug)]
pub struct ProfileRule {
    /// Its id, with the profile's name in front: `cn-retail-import/single-limit`.
    pub id: String,
    /// The document types it judges.
    pub documents: Vec<DocumentType>,
    /// How much a breach weighs.
    pub severity: Severity,
    /// From when it holds (`2019-01-01`); empty where always.
    pub valid_from: String,
    /// Until when it holds; empty where there is no end yet.
    pub valid_to: String,
    /// What it is judged for, as the file says it: `/lines/*`; the document where empty.
    pub each: Option<Pattern>,
    /// Where a breach is reported, below what it is judged for.
    pub path: String,
    /// When it is judged.
    when: Option<Expression>,
    /// What has to hold.
    check: Expression,
    /// What is said of a breach.
    message: Message,
    /// How to mend it.
    pub help: Option<String>,
    /// Where it is from.
    pub source: String,
}

impl ProfileRule {
    /// What has to hold, as the file says it.
    pub fn check_text(&self) -> &str {
        self.check.text()
    }

    /// When it is judged, as the file says it.
    pub fn when_text(&self) -> Option<&str> {
        self.when.as_ref().map(Expression::text)
    }

    /// What is said of a breach, as the file says it.
    pub fn message_text(&self) -> &str {
        self.message.text()
    }
}
