//! The documents of a shipment, joined by the order's number and compared field by field.
//!
//! A document is picked into a [`Record`], which can be done on any thread, and handed to a [`Reconciler`], which holds
//! what is open: a shipment is compared as soon as it has all documents its profile names, and let go.

mod checks;
mod compare;
mod join;
mod record;
mod returns;
mod selection;
mod shipment;
mod split;
mod tax;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use tradelane_model::documents::DocumentType;
use tradelane_rules::profile::Reconciliation;

pub use checks::{CheckPage, check_pages};
pub use join::Reconciler;
pub use record::Record;
pub use tax::{RetailTax, Tariff, retail_tax};

/// What a reconciliation is asked for.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What a market asks; without it a shipment has the types of document that occur in the input.
    pub reconciliation: Option<Reconciliation>,
    /// Statutory units and rates of tax.
    pub tariff: Option<Tariff>,
    /// Whether findings show values that are a person's.
    pub show_personal_data: bool,
}

/// What became of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many documents there were, by type.
    pub documents: BTreeMap<&'static str, u64>,
    /// How many documents have no part in a reconciliation.
    pub passed_over: u64,
    /// Shipments that are complete and agree.
    pub matched: u64,
    /// Shipments that are complete and disagree somewhere.
    pub mismatched: u64,
    /// Shipments that lack a document.
    pub incomplete: u64,
    /// How many findings each check gave.
    pub reasons: BTreeMap<&'static str, u64>,
}

impl Summary {
    /// How many shipments there were.
    pub fn shipments(&self) -> u64 {
        self.matched + self.mismatched + self.incomplete
    }
}

/// A document as the reconciler holds it.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) kind: DocumentType,
    pub(crate) file: u16,
    pub(crate) line: u64,
    pub(crate) key: Option<u64>,
    pub(crate) body: Box<[u8]>,
}
