//! Documents joined to shipments, as they come.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rust_decimal::Decimal;
use tradelane_findings::{Finding, Related, Severity};
use tradelane_model::documents::DocumentType;

use crate::record::{Action, hash, sent_at};
use crate::returns::Returns;
use crate::shipment::{Judge, Part, line_sum, related, words};
use crate::split::Splits;
use crate::{Record, Settings, Stored, Summary};

/// The types of document that are compared with each other, in the order in which they come to be.
const COMPARED: [DocumentType; 4] =
    [DocumentType::Order, DocumentType::Payment, DocumentType::Waybill, DocumentType::Declaration];

/// Joins documents to shipments and compares them.
///
/// Memory grows with the shipments that are open, and by some tens of bytes for each document that was seen, so that one
/// that comes twice is known.
pub struct Reconciler {
    settings: Settings,
    files: Vec<Arc<str>>,
    open: HashMap<Box<str>, Shipment>,
    /// Waybills that name no order, by the hash of their number.
    loose: HashMap<u64, Stored>,
    /// Orders whose declaration names a waybill that is not there yet, by the hash of its number.
    awaiting: HashMap<u64, Box<str>>,
    seen: HashMap<u64, Seen>,
    doubles: Vec<(u64, Finding)>,
    spent: HashMap<(u64, u16), Decimal>,
    rejected: HashSet<(DocumentType, u64)>,
    returns: Returns,
    splits: Splits,
    summary: Summary,
    sequence: u64,
}

struct Shipment {
    first: u64,
    documents: Vec<Stored>,
}

#[derive(Clone, Copy)]
struct Seen {
    line: u64,
    file: u16,
}

type Sink<'s> = dyn FnMut(Finding) + 's;

impl Reconciler {
    /// One that has seen nothing yet.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            files: Vec::new(),
            open: HashMap::new(),
            loose: HashMap::new(),
            awaiting: HashMap::new(),
            seen: HashMap::new(),
            doubles: Vec::new(),
            spent: HashMap::new(),
            rejected: HashSet::new(),
            returns: Returns::default(),
            splits: Splits::default(),
            summary: Summary::default(),
            sequence: 0,
        }
    }

    /// Counts a document that has no part in a reconciliation.
    pub fn pass_over(&mut self) {
        self.summary.passed_over += 1;
    }

    /// Takes a document; `sink` gets what is found when it completes a shipment.
    pub fn add(&mut self, record: Record, file: &Arc<str>, sink: &mut Sink<'_>) {
        *self.summary.documents.entry(record.kind.name()).or_default() += 1;
        self.sequence += 1;
        let file = self.file(file);
        let Record { kind, order, key, action, line, body } = record;
        let stored = Stored { kind, file, line, key, body };
        match kind {
            DocumentType::Return => self.returns.push(order, stored),
            DocumentType::Manifest | DocumentType::TransportStatus => self.splits.push(stored),
            DocumentType::CustomsResponse => self.response(&order, &stored),
            _ => self.join(order, action, stored, sink),
        }
    }

    /// Compares what is still open, and says what became of all.
    pub fn finish(mut self, sink: &mut Sink<'_>) -> Summary {
        self.finish_open(sink);
        let rejected = std::mem::take(&mut self.rejected);
        for (key, double) in std::mem::take(&mut self.doubles) {
            let order = hash(&double.order.as_deref().unwrap_or_default());
            let was_rejected =
                COMPARED.iter().any(|&kind| rejected.contains(&(kind, order)) && key == hash(&kind.name()));
            if !was_rejected {
                self.report(double, sink);
            }
        }
        let mut found = Vec::new();
        let days = self.settings.reconciliation.as_ref().and_then(|reconciliation| reconciliation.refund_days);
        self.returns.judge(days, &self.files, &mut found);
        self.splits.judge(&self.files, &mut found);
        for finding in found {
            self.report(finding, sink);
        }
        self.summary
    }

    fn file(&mut self, file: &Arc<str>) -> u16 {
        let known = self.files.iter().rposition(|known| known == file);
        let index = known.unwrap_or_else(|| {
            // Files beyond the sixty-five thousandth go by the name of that one.
            if self.files.len() < usize::from(u16::MAX) {
                self.files.push(Arc::clone(file));
            }
            self.files.len() - 1
        });
        u16::try_from(index).unwrap_or(u16::MAX)
    }

    fn report(&mut self, finding: Finding, sink: &mut Sink<'_>) {
        let known = crate::checks::all().iter().find(|entry| entry.id == finding.rule);
        if let Some(entry) = known {
            *self.summary.reasons.entry(entry.id).or_default() += 1;
        }
        sink(finding);
    }

    /// What customs answered: a release begins the time for returns, a rejected document may come again.
    fn response(&mut self, order: &str, stored: &Stored) {
        let Some(part) = Part::open(stored, &self.files) else { return };
        match part.text("/state") {
            "released" | "closed" => self.returns.release(order, part.text("/occurredAt|/header/sentAt")),
            "rejected" => {
                let kind = DocumentType::named(part.text("/respondsTo/documentType"));
                self.rejected.insert((kind.unwrap_or(DocumentType::Declaration), hash(&order)));
            }
            _ => {}
        }
    }

    fn join(&mut self, order: String, action: Action, stored: Stored, sink: &mut Sink<'_>) {
        if let Some(key) = stored.key {
            if let Some(&first) = self.seen.get(&key) {
                return self.again(&order, action, stored, first, sink);
            }
            if action == Action::Remove {
                return;
            }
            self.seen.insert(key, Seen { line: stored.line, file: stored.file });
        }
        let kind = stored.kind;
        let (order, stored) = if order.is_empty() && kind == DocumentType::Waybill {
            let Some(part) = Part::open(&stored, &self.files) else { return };
            let number = hash(&part.text("/number"));
            match self.awaiting.remove(&number) {
                Some(order) => (order.into_string(), stored),
                None => {
                    // Another carrier may have used the number; that one waits for the end.
                    if let Some(other) = self.loose.insert(number, stored) {
                        let first = self.sequence;
                        let order = format!("\0{first}").into_boxed_str();
                        self.open.insert(order, Shipment { first, documents: vec![other] });
                    }
                    return;
                }
            }
        } else if order.is_empty() {
            // It joins at the end, by what others say of it.
            (format!("\0{}", self.sequence), stored)
        } else {
            (order, stored)
        };
        let mut found_waybill = None;
        let mut awaited = None;
        if kind == DocumentType::Declaration
            && let Some(part) = Part::open(&stored, &self.files)
        {
            let number = hash(&part.text("/waybillNumber"));
            found_waybill = self.loose.remove(&number);
            awaited = Some(number);
        }
        let first = self.sequence;
        let shipment = self
            .open
            .entry(order.as_str().into())
            .or_insert_with(|| Shipment { first, documents: Vec::with_capacity(COMPARED.len()) });
        shipment.documents.push(stored);
        shipment.documents.extend(found_waybill);
        let has_waybill = shipment.documents.iter().any(|document| document.kind == DocumentType::Waybill);
        if let Some(number) = awaited.filter(|_| !has_waybill) {
            self.awaiting.insert(number, order.as_str().into());
        }
        self.close_complete(&order, sink);
    }

    /// A document whose key was used before.
    fn again(&mut self, order: &str, action: Action, stored: Stored, first: Seen, sink: &mut Sink<'_>) {
        let mut place_taken = None;
        if let Some(shipment) = self.open.get_mut(order)
            && let Some(at) = shipment.documents.iter().position(|held| held.key == stored.key)
        {
            let is_newer = {
                let held = shipment.documents.get(at).and_then(|held| Part::open(held, &self.files));
                let new = Part::open(&stored, &self.files);
                held.zip(new).is_none_or(|(held, new)| {
                    sent_at(&new.selected, new.selection) >= sent_at(&held.selected, held.selection)
                })
            };
            place_taken = Some(is_newer);
            if action == Action::Remove && is_newer {
                shipment.documents.remove(at);
                if let Some(key) = stored.key {
                    self.seen.remove(&key);
                }
                return;
            }
        }
        let Some(part) = Part::open(&stored, &self.files) else { return };
        let name = words(stored.kind);
        let number = part.text("/number").to_owned();
        let (id, message, help) = match (action, place_taken) {
            (Action::Add, _) => {
                let message = format!("the {name} {number} was in the input before");
                ("duplicate-document", message, "a change of it says so: header.action 2, or function 4 or 5")
            }
            (_, Some(true)) => {
                return self.replace(order, stored);
            }
            (_, Some(false)) => {
                let message = format!("the change of {name} {number} is older than what it changes");
                ("stale-change", message, "send changes in the order in which they were made")
            }
            (_, None) => {
                let message = format!("the {name} {number} is changed after its shipment was compared");
                ("late-change", message, "give the file with the change before the others")
            }
        };
        let mut finding = part.finding(id, "/number", part.head("/number").map(|(value, _)| value), message).help(help);
        if stored.kind == DocumentType::Declaration {
            finding.path = Some("/orderNumber".to_owned());
        }
        finding.order = Some(order.to_owned());
        let file = self.files.get(usize::from(first.file)).cloned();
        let place = tradelane_findings::Place { file, line: first.line, column: 1, ..Default::default() };
        finding.related.push(Related { message: "the first".to_owned(), path: None, source: Some(place) });
        if id == "duplicate-document" {
            self.doubles.push((hash(&stored.kind.name()), finding));
            if place_taken == Some(true) {
                self.replace(order, stored);
            }
        } else {
            self.report(finding, sink);
        }
    }

    fn replace(&mut self, order: &str, stored: Stored) {
        let Some(shipment) = self.open.get_mut(order) else { return };
        if let Some(held) = shipment.documents.iter_mut().find(|held| held.key == stored.key) {
            *held = stored;
        }
    }

    /// The documents a shipment has to have.
    fn expected(&self) -> Vec<DocumentType> {
        match &self.settings.reconciliation {
            Some(reconciliation) => reconciliation.documents.clone(),
            None => {
                let occurs = |kind: &DocumentType| self.summary.documents.contains_key(kind.name());
                COMPARED.into_iter().filter(occurs).collect()
            }
        }
    }

    /// Compares a shipment and lets it go, where it has one document of each type and they are of one platform. Others
    /// wait for the end of the input.
    fn close_complete(&mut self, order: &str, sink: &mut Sink<'_>) {
        let Some(reconciliation) = &self.settings.reconciliation else { return };
        let Some(shipment) = self.open.get(order) else { return };
        let documents = &shipment.documents;
        let is_complete = documents.len() == reconciliation.documents.len()
            && reconciliation.documents.iter().all(|kind| documents.iter().any(|document| document.kind == *kind));
        if !is_complete {
            return;
        }
        let platforms = documents.iter().filter_map(|document| platform(document, &self.files)).collect::<HashSet<_>>();
        if platforms.len() > 1 {
            return;
        }
        if let Some(shipment) = self.open.remove(order) {
            self.judge(order, &shipment.documents, Vec::new(), sink);
        }
    }

    fn judge(&mut self, order: &str, documents: &[Stored], found: Vec<Finding>, sink: &mut Sink<'_>) {
        let files = std::mem::take(&mut self.files);
        let settings = std::mem::take(&mut self.settings);
        let parts = documents.iter().filter_map(|document| Part::open(document, &files)).collect();
        let mut judge = Judge { settings: &settings, parts, findings: found };
        judge.compare();
        if let Some(declaration) = judge.part(DocumentType::Declaration) {
            let number = hash(&declaration.text("/waybillNumber"));
            if self.awaiting.get(&number).is_some_and(|known| **known == *order) {
                self.awaiting.remove(&number);
            }
            self.returns.declared(order, declaration);
            let finding = self.annual_limit(&settings, declaration, judge.date());
            judge.findings.extend(finding);
        }
        let findings = std::mem::take(&mut judge.findings);
        drop(judge);
        self.files = files;
        self.settings = settings;
        self.count(order, findings, sink);
    }

    fn count(&mut self, order: &str, findings: Vec<Finding>, sink: &mut Sink<'_>) {
        let is_incomplete = findings.iter().any(|finding| finding.rule == "missing-document");
        let state = match findings.iter().any(|finding| finding.severity == Severity::Error) {
            _ if is_incomplete => &mut self.summary.incomplete,
            true => &mut self.summary.mismatched,
            false => &mut self.summary.matched,
        };
        *state += 1;
        let order = if order.starts_with('\0') { None } else { Some(order.to_owned()) };
        for finding in findings {
            self.report(Finding { order: order.clone(), ..finding }, sink);
        }
    }

    /// Adds a declaration to what its buyer bought in the year.
    fn annual_limit(&mut self, settings: &Settings, declaration: &Part<'_>, date: Option<&str>) -> Option<Finding> {
        let limits = &settings.reconciliation.as_ref()?.limits;
        let limit = limits.iter().find(|limit| limit.validity.holds_on(date))?;
        let currency = declaration.text("/currency");
        if declaration.text("/direction") == "E" || (!currency.is_empty() && currency != limit.currency) {
            return None;
        }
        let (buyer, pointer) = declaration.head("/buyer/identity")?;
        let year = date?.get(..4)?.parse().ok()?;
        let sum = self.spent.entry((hash(&buyer.text.trim().to_uppercase()), year)).or_default();
        let before = *sum;
        *sum = sum.checked_add(line_sum(declaration)?)?;
        if *sum <= limit.annual {
            return None;
        }
        let message = format!(
            "with this order the buyer's purchases of {year} are {sum} {}, before it {before}; the limit is {}",
            limit.currency, limit.annual
        );
        Some(declaration.finding("annual-limit", pointer, Some(buyer), message).help(limit.source.clone()))
    }

    /// What is open at the end: joined by what documents say of each other, then compared as it is.
    fn finish_open(&mut self, sink: &mut Sink<'_>) {
        let mut open: Vec<(Box<str>, Shipment)> = std::mem::take(&mut self.open).into_iter().collect();
        open.sort_by_key(|(_, shipment)| shipment.first);
        let mut loose: Vec<Stored> = std::mem::take(&mut self.loose).into_values().collect();
        loose.sort_by_key(|stored| (stored.file, stored.line));
        let mut groups: Vec<Group> = Vec::new();
        for (order, shipment) in open {
            let parts = by_platform(shipment.documents, &self.files);
            groups.extend(parts.into_iter().map(|documents| Group::new(order.to_string(), documents)));
        }
        groups.extend(loose.into_iter().map(|stored| Group::new("\0".to_owned(), vec![stored])));
        self.link(&mut groups);
        let expected = self.expected();
        for mut group in groups.into_iter().filter(|group| !group.documents.is_empty()) {
            for &kind in &expected {
                if !group.documents.iter().any(|document| document.kind == kind) {
                    group.findings.extend(self.missing(&group, kind));
                }
            }
            self.judge(&group.order, &group.documents, group.findings, sink);
        }
    }

    fn missing(&self, group: &Group, kind: DocumentType) -> Option<Finding> {
        let part = Part::open(group.documents.first()?, &self.files)?;
        let of = if group.order.starts_with('\0') { format!(" for this {}", words(part.kind)) } else { String::new() };
        let pointer =
            if part.kind == DocumentType::Order || group.order.starts_with('\0') { "/number" } else { "/orderNumber" };
        let value = part.head(pointer).map(|(value, _)| value);
        Some(part.finding("missing-document", pointer, value, format!("there is no {}{of}", words(kind))))
    }

    /// Joins groups that lack what others have, where one names the other by its transaction or waybill.
    fn link(&self, groups: &mut [Group]) {
        // What is named, which type of document has that number, which names it and where.
        const LINKS: [(DocumentType, DocumentType, &str); 2] = [
            (DocumentType::Payment, DocumentType::Order, "/paymentTransaction"),
            (DocumentType::Waybill, DocumentType::Declaration, "/waybillNumber"),
        ];
        for (named, naming, pointer) in LINKS {
            let mut numbers: HashMap<String, usize> = HashMap::new();
            for (index, group) in groups.iter().enumerate() {
                if !group.has(naming)
                    && let Some(stored) = group.document(named)
                    && let Some(part) = Part::open(stored, &self.files)
                {
                    numbers.insert(part.text("/number").to_owned(), index);
                }
            }
            for index in 0..groups.len() {
                let Some(group) = groups.get(index).filter(|group| !group.has(named)) else { continue };
                let Some(part) = group.document(naming).and_then(|stored| Part::open(stored, &self.files)) else {
                    continue;
                };
                let number = part.text(pointer).to_owned();
                let Some(&other) = numbers.get(&number).filter(|_| !number.is_empty()) else { continue };
                let fits = groups.get(other).is_some_and(|other| {
                    other.documents.iter().all(|document| groups.get(index).is_some_and(|own| !own.has(document.kind)))
                });
                if other != index && fits {
                    numbers.remove(&number);
                    self.merge(groups, index, other);
                }
            }
        }
    }

    /// Makes one group of two: the one with more documents keeps its order's number, the others are told to name another.
    fn merge(&self, groups: &mut [Group], one: usize, two: usize) {
        let count = |index: usize| groups.get(index).map_or(0, |group| group.documents.len());
        let (main, other) = if count(two) > count(one) { (two, one) } else { (one, two) };
        let Some(moved) =
            groups.get_mut(other).map(|group| std::mem::replace(group, Group::new(String::new(), Vec::new())))
        else {
            return;
        };
        let Some(group) = groups.get_mut(main) else { return };
        let mut findings = moved.findings;
        if !moved.order.starts_with('\0') && !group.order.starts_with('\0') {
            let own = group.documents.first().and_then(|stored| Part::open(stored, &self.files));
            for stored in &moved.documents {
                let Some(part) = Part::open(stored, &self.files) else { continue };
                let pointer = if stored.kind == DocumentType::Order { "/number" } else { "/orderNumber" };
                let message = format!(
                    "the {} is of order {}, but the others of its shipment are of order {}",
                    words(stored.kind),
                    moved.order,
                    group.order
                );
                let value = part.head(pointer).map(|(value, _)| value);
                let mut finding = part.finding("order-number-match", pointer, value, message);
                finding.related.extend(own.as_ref().map(|own| {
                    let pointer = if own.kind == DocumentType::Order { "/number" } else { "/orderNumber" };
                    related(own, pointer, own.head(pointer).map(|(value, _)| value))
                }));
                findings.push(finding);
            }
        }
        if group.order.starts_with('\0') {
            group.order = moved.order;
        }
        group.findings.extend(findings);
        group.documents.extend(moved.documents);
    }
}

/// Documents that are one shipment.
struct Group {
    order: String,
    documents: Vec<Stored>,
    findings: Vec<Finding>,
}

impl Group {
    fn new(order: String, documents: Vec<Stored>) -> Self {
        Self { order, documents, findings: Vec::new() }
    }

    fn document(&self, kind: DocumentType) -> Option<&Stored> {
        self.documents.iter().find(|document| document.kind == kind)
    }

    fn has(&self, kind: DocumentType) -> bool {
        self.document(kind).is_some()
    }
}

fn platform(stored: &Stored, files: &[Arc<str>]) -> Option<String> {
    let part = Part::open(stored, files)?;
    Some(part.text("/platform/identifiers").to_owned()).filter(|platform| !platform.is_empty())
}

/// Parts the documents of one order number into shipments: where a type occurs more than once, by platform, as an order
/// number is unique on its platform only. A waybill goes with the declaration that names it.
fn by_platform(documents: Vec<Stored>, files: &[Arc<str>]) -> Vec<Vec<Stored>> {
    let count = |kind: DocumentType| documents.iter().filter(|document| document.kind == kind).count();
    if COMPARED.iter().all(|&kind| count(kind) <= 1) {
        return vec![documents];
    }
    let mut groups: Vec<(Option<String>, Vec<Stored>)> = Vec::new();
    let (waybills, others): (Vec<Stored>, Vec<Stored>) =
        documents.into_iter().partition(|document| document.kind == DocumentType::Waybill);
    for document in others {
        let own = platform(&document, files);
        let fits = |group: &(Option<String>, Vec<Stored>)| {
            group.0 == own && group.1.iter().all(|held| held.kind != document.kind)
        };
        match groups.iter().position(fits).and_then(|at| groups.get_mut(at)) {
            Some(group) => group.1.push(document),
            None => groups.push((own, vec![document])),
        }
    }
    for waybill in waybills {
        let number = Part::open(&waybill, files).map(|part| part.text("/number").to_owned());
        let lacks =
            |group: &(Option<String>, Vec<Stored>)| group.1.iter().all(|held| held.kind != DocumentType::Waybill);
        let names = |group: &(Option<String>, Vec<Stored>)| {
            let declaration = group.1.iter().find(|held| held.kind == DocumentType::Declaration);
            declaration.and_then(|held| Part::open(held, files)).map(|part| part.text("/waybillNumber").to_owned())
                == number
        };
        let place =
            groups.iter().position(|group| lacks(group) && names(group)).or_else(|| groups.iter().position(lacks));
        match place.and_then(|at| groups.get_mut(at)) {
            Some(group) => group.1.push(waybill),
            None => groups.push((None, vec![waybill])),
        }
    }
    groups.into_iter().map(|(_, documents)| documents).collect()
}
