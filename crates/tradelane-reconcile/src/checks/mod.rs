//! What is compared between the documents of a shipment, one file each: its page, and its rows.

mod annual_limit;
mod buyer_match;
mod buyer_payer;
mod carrier_match;
mod consignee_match;
mod duplicate_document;
mod late_change;
mod line_match;
mod merchant_match;
mod missing_document;
mod order_number_match;
mod order_payment_amount;
mod order_payment_currency;
mod part_sequence;
mod payment_provider;
mod payment_transaction;
mod platform_match;
mod refund_lines;
mod refund_period;
mod retail_tax;
mod stale_change;
mod statutory_unit;
mod waybill_match;
mod weight_match;

use std::sync::OnceLock;

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType;

use crate::compare::Compare;

/// A check: pairs of fields that have to agree. Checks without rows are worked out in the module that knows how.
pub(crate) struct Check {
    pub(crate) severity: Severity,
    pub(crate) rows: &'static [Row],
}

/// Two fields that have to agree where both are there.
pub(crate) struct Row {
    /// What they are, in words.
    pub(crate) what: &'static str,
    pub(crate) left: Side,
    pub(crate) right: Side,
    pub(crate) compare: Compare,
    /// Whether the values are a person's and not to be shown.
    pub(crate) is_personal: bool,
}

/// A field of a document: a pointer, or several with `|` between of which the first that is there counts; `/lines/*` is
/// each line.
pub(crate) struct Side {
    pub(crate) kind: DocumentType,
    pub(crate) pointer: &'static str,
}

impl Row {
    const fn new(
        what: &'static str,
        left: (DocumentType, &'static str),
        right: (DocumentType, &'static str),
        compare: Compare,
    ) -> Self {
        let left = Side { kind: left.0, pointer: left.1 };
        let right = Side { kind: right.0, pointer: right.1 };
        Self { what, left, right, compare, is_personal: false }
    }

    const fn personal(self) -> Self {
        Self { is_personal: true, ..self }
    }

    /// Whether it is about each line.
    pub(crate) fn is_of_lines(&self) -> bool {
        self.left.pointer.starts_with(crate::selection::LINES)
    }
}

/// A check with its id.
pub(crate) struct Entry {
    pub(crate) id: &'static str,
    pub(crate) severity: Severity,
    pub(crate) rows: &'static [Row],
    source: &'static str,
}

macro_rules! entries {
    ($($module:ident),* $(,)?) => {
        vec![$(Entry {
            // Built once for each check, and kept as long as the program runs.
            id: Box::leak(stringify!($module).replace('_', "-").into_boxed_str()),
            severity: $module::CHECK.severity,
            rows: $module::CHECK.rows,
            source: include_str!(concat!(stringify!($module), ".rs")),
        }),*]
    };
}

/// All checks, in the order they are judged.
pub(crate) fn all() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        entries![
            order_payment_amount,
            order_payment_currency,
            payment_transaction,
            payment_provider,
            platform_match,
            merchant_match,
            waybill_match,
            carrier_match,
            buyer_match,
            buyer_payer,
            consignee_match,
            line_match,
            weight_match,
            missing_document,
            duplicate_document,
            stale_change,
            late_change,
            order_number_match,
            annual_limit,
            retail_tax,
            statutory_unit,
            refund_period,
            refund_lines,
            part_sequence,
        ]
    })
}

/// What is told of a check.
#[derive(Clone, Debug)]
pub struct CheckPage {
    /// Its id.
    pub id: &'static str,
    /// How much a disagreement weighs.
    pub severity: Severity,
    /// The text: what, why, source.
    pub text: String,
    /// What is compared, a row for each pair of fields.
    pub rows: Vec<String>,
}

/// The pages of all checks, in the order they are judged.
pub fn check_pages() -> Vec<CheckPage> {
    let page = |entry: &Entry| {
        let head = entry.source.lines().take_while(|line| line.starts_with("//!"));
        let lines: Vec<&str> = head.map(|line| line.trim_start_matches("//!").trim()).collect();
        let side = |side: &Side| format!("{} {}", side.kind.name(), side.pointer.replace('|', " or "));
        let row = |row: &Row| format!("{}: {} {} {}", row.what, side(&row.left), row.compare.sign(), side(&row.right));
        CheckPage {
            id: entry.id,
            severity: entry.severity,
            text: lines.join("\n"),
            rows: entry.rows.iter().map(row).collect(),
        }
    };
    all().iter().map(page).collect()
}
