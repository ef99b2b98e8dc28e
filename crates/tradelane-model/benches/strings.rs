//! The strings of a 5 kB order, read and written: borrowed, inline and owned.
//!
//! `cargo bench -p tradelane-model --bench strings`; the best of five runs counts.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::float_arithmetic,
    reason = "a bench prints ratios of times"
)]

use std::borrow::Cow;
use std::hint::black_box;
use std::time::Instant;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// Declares the order's types over a kind of string.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Order<S> {
    number: S,
    issued_at: S,
    currency: S,
    buyer: Party<S>,
    seller: Party<S>,
    lines: Vec<Line<S>>,
    note: Option<S>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Party<S> {
    identifiers: Vec<Identifier<S>>,
    name: S,
    address: Address<S>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Identifier<S> {
    scheme: S,
    value: S,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Address<S> {
    lines: Vec<S>,
    city: S,
    postal_code: S,
    country: S,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Line<S> {
    line_number: S,
    item: Item<S>,
    quantity: Amount<S>,
    price: Amount<S>,
    amount: Amount<S>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Item<S> {
    gtin: S,
    seller_code: S,
    name: S,
    description: Option<S>,
    hs_code: S,
    origin: S,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Amount<S> {
    value: S,
    unit: S,
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

fn order() -> String {
    let party = |name: &str| {
        format!(
            r#"{{"identifiers":[{{"scheme":"GLN","value":"4012345000009"}},{{"scheme":"VAT","value":"DE123456789"}}],"name":"{name} Handelsgesellschaft mbH & Co. KG","address":{{"lines":["Musterstraße 12","Hinterhaus, 3. Stock"],"city":"Hamburg","postalCode":"20095","country":"DE"}}}}"#
        )
    };
    let line = |number: u32| {
        format!(
            r#"{{"lineNumber":"{number}","item":{{"gtin":"4006381333931","sellerCode":"SKU-{number:06}","name":"Wireless headphones, black","description":"Over-ear \"studio\" model, 30 h battery","hsCode":"851830","origin":"CN"}},"quantity":{{"value":"{number}0","unit":"H87"}},"price":{{"value":"12.50","unit":"EUR"}},"amount":{{"value":"{number}25.00","unit":"EUR"}}}}"#
        )
    };
    let lines: Vec<String> = (1..=14).map(line).collect();
    format!(
        r#"{{"number":"PO-2026-000123","issuedAt":"2026-05-17T08:30:00+02:00","currency":"EUR","buyer":{},"seller":{},"lines":[{}],"note":"Deliver before noon"}}"#,
        party("Beispiel"),
        party("Exempel"),
        lines.join(",")
    )
}

const ROUNDS: usize = 8000;

/// MB/s of reading and writing.
fn measure<T: Serialize>(text: &str, read: impl Fn() -> T) -> (f64, f64) {
    let megabytes = (text.len() * ROUNDS) as f64 / 1e6;
    let mut best = (0f64, 0f64);
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            black_box(read());
        }
        best.0 = best.0.max(megabytes / start.elapsed().as_secs_f64());
        let (value, mut out) = (read(), Vec::with_capacity(text.len() * 2));
        let start = Instant::now();
        for _ in 0..ROUNDS {
            out.clear();
            serde_json::to_writer(&mut out, black_box(&value)).unwrap();
        }
        best.1 = best.1.max(megabytes / start.elapsed().as_secs_f64());
    }
    best
}

fn main() {
    let text = order();
    println!("an order of {} bytes", text.len());
    let base = measure(&text, || serde_json::from_str::<Order<Borrowed<'_>>>(&text).unwrap());
    let compact = measure(&text, || serde_json::from_str::<Order<CompactString>>(&text).unwrap());
    let owned = measure(&text, || serde_json::from_str::<Order<String>>(&text).unwrap());
    for (name, (read, write)) in [("Cow<str>", base), ("CompactString", compact), ("String", owned)] {
        println!(
            "{name:14} read {read:5.0} MB/s ({:.2})   write {write:5.0} MB/s ({:.2})",
            read / base.0,
            write / base.1
        );
    }
}
