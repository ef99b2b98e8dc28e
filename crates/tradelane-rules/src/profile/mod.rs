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

use rust_decimal::Decimal;
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
    /// What it asks of the documents of a shipment together.
    pub reconciliation: Option<Reconciliation>,
}

/// What a profile asks of the documents of a shipment together.
#[derive(Clone, Debug, Default)]
pub struct Reconciliation {
    /// The documents a shipment has.
    pub documents: Vec<DocumentType>,
    /// Within how many days after release goods may come back.
    pub refund_days: Option<u16>,
    /// What a buyer may buy.
    pub limits: Vec<Limit>,
    /// How retail imports are taxed.
    pub tax: Vec<TaxRule>,
}

/// What a buyer may buy in a calendar year.
#[derive(Clone, Debug)]
pub struct Limit {
    /// The days it holds.
    pub validity: Validity,
    /// The sum of a year, in units of the currency.
    pub annual: Decimal,
    /// The currency (ISO 4217).
    pub currency: String,
    /// Where it is from.
    pub source: String,
}

/// How retail imports are taxed.
#[derive(Clone, Debug)]
pub struct TaxRule {
    /// The days it holds.
    pub validity: Validity,
    /// The fraction of value added and consumption tax that is due.
    pub share: Decimal,
    /// By what fraction of the tax worked out the tax withheld may differ.
    pub tolerance: Decimal,
    /// Where it is from.
    pub source: String,
}

/// From when until when something holds, both days included; empty where there is no bound.
#[derive(Clone, Debug, Default)]
pub struct Validity {
    /// The first day (`2019-01-01`).
    pub from: String,
    /// The last day.
    pub to: String,
}

impl Validity {
    /// Whether it holds on a day; without a day, whether it has no end.
    pub fn holds_on(&self, date: Option<&str>) -> bool {
        match date {
            Some(date) => {
                (self.from.is_empty() || self.from.as_str() <= date) && (self.to.is_empty() || date <= self.to.as_str())
            }
            None => self.to.is_empty(),
        }
    }
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
    /// The days it holds.
    pub validity: Validity,
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
