//! The parts of split messages.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Stored;
use crate::shipment::Part;
use tradelane_findings::Finding;

/// The manifests and status reports of a feed that say which part they are.
#[derive(Default)]
pub(crate) struct Splits {
    list: Vec<Stored>,
}

impl Splits {
    pub(crate) fn push(&mut self, stored: Stored) {
        self.list.push(stored);
    }

    pub(crate) fn judge(&self, files: &[Arc<str>], found: &mut Vec<Finding>) {
        let mut messages: BTreeMap<[String; 4], Vec<Part<'_>>> = BTreeMap::new();
        for part in self.list.iter().filter_map(|stored| Part::open(stored, files)) {
            if part.head("/part/index").is_some() {
                let text = |pointers| part.text(pointers).to_owned();
                let kind = part.kind.name().to_owned();
                let key =
                    [text("/transportDocument|/number"), kind, text("/customsOffice"), text("/carrier/identifiers")];
                messages.entry(key).or_default().push(part);
            }
        }
        for ([name, ..], parts) in &messages {
            judge_message(name, parts, &mut |finding| found.push(finding));
        }
    }
}

fn judge_message(name: &str, parts: &[Part<'_>], report: &mut dyn FnMut(Finding)) {
    let Some(first) = parts.first() else { return };
    let count = first.text("/part/count");
    let mut there = BTreeMap::new();
    for part in parts {
        let index = part.head("/part/index").map(|(value, _)| value);
        if part.text("/part/count") != count {
            let value = part.head("/part/count").map(|(value, _)| value);
            let message = format!(
                "this part of {name} says that there are {} parts, the first {count}",
                part.text("/part/count")
            );
            report(part.finding("part-sequence", "/part/count", value, message));
        }
        let Ok(number) = part.text("/part/index").parse::<u64>() else { continue };
        if there.insert(number, ()).is_some() {
            let message = format!("part {number} of {name} is there twice");
            report(part.finding("part-sequence", "/part/index", index, message));
        }
    }
    let last = there.keys().next_back().copied().unwrap_or_default();
    let count = count.parse::<u64>().unwrap_or(last);
    let missing: Vec<String> =
        (1..=count.min(10_000)).filter(|number| !there.contains_key(number)).map(|number| number.to_string()).collect();
    if !missing.is_empty() {
        let list = missing.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
        let more = if missing.len() > 10 { format!(" and {} more", missing.len() - 10) } else { String::new() };
        let message = format!("of {name} there are {} parts of {count}; missing: {list}{more}", there.len());
        let value = first.head("/part/index").map(|(value, _)| value);
        report(first.finding("part-sequence", "/part/index", value, message));
    }
}
