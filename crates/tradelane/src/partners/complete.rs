//! The header of a document completed before it is written: from the partners' file, and from what its own envelope
//! says in another syntax.

use std::sync::Arc;

use serde_json::{Map, Value};
use tradelane_crosswalk::Document;
use tradelane_findings::{Finding, Findings, Layer};
use tradelane_legacy::{ControlNumbers, CountFrom, Symbol};

use super::numbers::PartnerNumbers;
use super::{Address, Partner, Partners};
use crate::detect::Syntax;

/// What envelopes are made from besides the documents' headers.
#[derive(Clone, Debug, Default)]
pub struct Envelopes {
    /// The partners.
    pub partners: Option<Arc<Partners>>,
    /// The partner to write to, by its name, where documents do not say to whom they go.
    pub partner: Option<String>,
    /// The date (`20261125`) and time (`1430`) for headers that have none.
    pub now: Option<(String, String)>,
    /// The number of the first interchange that has none; the next ones are counted on. Without, numbers come from the
    /// partners' files, or are counted from 1.
    pub control_number: Option<u64>,
}

impl Envelopes {
    /// Where control numbers come from.
    pub(crate) fn numbers(&self) -> Box<dyn ControlNumbers> {
        match (self.control_number, &self.partners) {
            (Some(first), _) => Box::new(CountFrom::new(first)),
            (None, Some(partners)) => {
                Box::new(PartnerNumbers { partners: Arc::clone(partners), counted: CountFrom::default() })
            }
            (None, None) => Box::new(CountFrom::default()),
        }
    }

    /// Whom a document goes to, or comes from.
    pub(crate) fn partner_of(&self, document: &Document, syntax: Syntax) -> Option<&Partner> {
        let partners = self.partners.as_deref()?;
        let text = |path: [&str; 3]| document.resolve(path).map_or("", |id| document.text(id));
        let party = |who| (text(["header", who, "id"]), text(["header", who, "qualifier"]));
        let (sender, recipient) = (party("sender"), party("recipient"));
        let other_syntax = if syntax == Syntax::X12 { Syntax::Edifact } else { Syntax::X12 };
        let found = [syntax, other_syntax].into_iter().find_map(|syntax| partners.other(syntax, [recipient, sender]));
        let named = || self.partner.as_deref().and_then(|name| partners.named(name));
        let sole = || match partners.partners.as_slice() {
            [sole] if recipient.0.is_empty() => Some(sole),
            _ => None,
        };
        found.or_else(named).or_else(sole)
    }

    /// Completes the header of a document for an interchange of a syntax. What it says stays, unless it is of another
    /// syntax.
    pub(crate) fn complete(
        &self,
        document: &mut Document,
        (syntax, has_group): (Syntax, bool),
        findings: &mut Findings,
    ) {
        let partner = self.partner_of(document, syntax);
        let value = document.resolve(["header"]).map(|id| document.to_value(id));
        let mut header = match value {
            Some(Value::Object(map)) => map,
            Some(_) => return,
            None => Map::new(),
        };
        let was = header.clone();
        let foreign = is_foreign(&header, syntax);
        let addresses = match (partner, self.partners.as_deref()) {
            (Some(partner), Some(partners)) => Some(addresses(&mut header, partners, partner, (syntax, foreign))),
            _ => None,
        };
        if foreign {
            translate(&mut header, syntax, findings);
        }
        for (who, address) in addresses.into_iter().flatten() {
            fill_party(&mut header, who, address, has_group || syntax != Syntax::X12);
        }
        if let Some(partner) = partner {
            // An acknowledgement is of the syntax, and is not acknowledged.
            let is_answer = document.resolve(["type"]).is_some_and(|kind| document.text(kind) == "acknowledgement");
            fill(&mut header, partner, syntax, is_answer);
        }
        self.dates(&mut header, syntax);
        self.tell_missing(&header, syntax, findings);
        if header != was {
            document.detach_property(Document::ROOT, Symbol::of("header"));
            document.push_value(Document::ROOT, "header", &Value::Object(header));
        }
    }

    /// The date and time, where parties are known: without them there is no interchange.
    fn dates(&self, header: &mut Map<String, Value>, syntax: Syntax) {
        let is_known = ["sender", "recipient"].iter().any(|who| !get(header, &[who, "id"]).is_empty());
        if !is_known {
            return;
        }
        if syntax == Syntax::Edifact {
            set(header, &["interchange", "syntax"], "UNOC");
            set(header, &["interchange", "syntaxVersion"], "3");
        }
        let Some((date, time)) = &self.now else { return };
        let is_long = syntax == Syntax::Edifact && get(header, &["interchange", "syntaxVersion"]) == "4";
        if get(header, &["interchange", "date"]).is_empty() {
            let date = if is_long { date.as_str() } else { date.get(2..).unwrap_or_default() };
            set(header, &["interchange", "date"], date);
            set(header, &["interchange", "time"], time);
        }
        set(header, &["interchange", "time"], time);
    }

    fn tell_missing(&self, header: &Map<String, Value>, syntax: Syntax, findings: &mut Findings) {
        let parties = [("sender", ["sender", "id"]), ("recipient", ["recipient", "id"])];
        let missing: Vec<&str> =
            parties.iter().filter(|(_, path)| get(header, path).is_empty()).map(|(name, _)| *name).collect();
        if missing.is_empty() {
            return;
        }
        let without = match (missing.len(), syntax) {
            (2, Syntax::Edifact) => "; it is written without an interchange header",
            _ => "",
        };
        let message = format!("the document does not say its {}{without}", missing.join(" and "));
        let help = match &self.partners {
            None => "header.sender and header.recipient say them, or a file of partners (--partners FILE)".to_owned(),
            Some(partners) => {
                let names: Vec<&str> = partners.names().collect();
                format!("no partner in {} fits; --partner names one: {}", partners.path, names.join(", "))
            }
        };
        findings.push(Finding::warning("missing-envelope", Layer::Conversion, message).at("/header").help(help));
    }
}

/// The text at a path; empty where there is none.
pub(super) fn get<'v>(map: &'v Map<String, Value>, path: &[&str]) -> &'v str {
    let Some((last, before)) = path.split_last() else { return "" };
    let inner = before.iter().try_fold(map, |map, step| map.get(*step).and_then(Value::as_object));
    inner.and_then(|map| map.get(*last)).and_then(Value::as_str).unwrap_or_default()
}

/// Sets a text that is not there yet; an empty one is none.
pub(super) fn set(map: &mut Map<String, Value>, path: &[&str], value: &str) {
    if value.is_empty() || !get(map, path).is_empty() {
        return;
    }
    replace(map, path, value);
}

fn replace(map: &mut Map<String, Value>, path: &[&str], value: &str) {
    let Some((last, before)) = path.split_last() else { return };
    let mut at = map;
    for step in before {
        let inner = at.entry((*step).to_owned()).or_insert_with(|| Value::Object(Map::new()));
        let Some(inner) = inner.as_object_mut() else { return };
        at = inner;
    }
    at.insert((*last).to_owned(), value.into());
}

fn remove(map: &mut Map<String, Value>, path: &[&str]) {
    let Some((last, before)) = path.split_last() else { return };
    let mut at = map;
    for step in before {
        let Some(inner) = at.get_mut(*step).and_then(Value::as_object_mut) else { return };
        at = inner;
    }
    at.shift_remove(*last);
}

/// Both parties' addresses in the syntax. Where the header names a party by its identifier in the other syntax, it is the
/// same party: what the header says of it gives way to the address.
fn addresses<'p>(
    header: &mut Map<String, Value>,
    partners: &'p Partners,
    partner: &'p Partner,
    (syntax, foreign): (Syntax, bool),
) -> [(&'static str, &'p Address); 2] {
    let other = if syntax == Syntax::X12 { Syntax::Edifact } else { Syntax::X12 };
    let sender = (get(header, &["sender", "id"]).to_owned(), get(header, &["sender", "qualifier"]).to_owned());
    let is_theirs = [syntax, other].iter().any(|syntax| partner.party.is(*syntax, &sender.0, &sender.1));
    let (theirs, ours) = (partner.party.address(syntax), partners.ours(partner, syntax));
    let addresses = match is_theirs {
        true => [("sender", theirs), ("recipient", ours)],
        false => [("sender", ours), ("recipient", theirs)],
    };
    for (who, address) in addresses {
        let (id, qualifier) = (get(header, &[who, "id"]), get(header, &[who, "qualifier"]));
        let is_known_elsewhere = partner.party.is(other, id, qualifier)
            || partner.us.is(other, id, qualifier)
            || partners.is_us(other, id, qualifier);
        if foreign && !address.id.is_empty() && (is_known_elsewhere || id == address.id) {
            ["id", "qualifier", "routing"].iter().for_each(|name| remove(header, &[who, name]));
        }
    }
    addresses
}

fn fill_party(header: &mut Map<String, Value>, who: &str, address: &Address, has_routing: bool) {
    set(header, &[who, "id"], &address.id);
    if get(header, &[who, "id"]) == address.id {
        set(header, &[who, "qualifier"], &address.qualifier);
        if has_routing {
            set(header, &[who, "routing"], &address.routing);
        }
    }
}

/// What else the partner's file says.
fn fill(header: &mut Map<String, Value>, partner: &Partner, syntax: Syntax, is_answer: bool) {
    if let Some(test) = partner.test
        && !header.contains_key("test")
    {
        header.insert("test".to_owned(), test.into());
    }
    let wants = if syntax == Syntax::X12 { partner.x12.acknowledgement } else { partner.edifact.acknowledgement };
    if wants && !is_answer {
        set(header, &["interchange", "acknowledgement"], "1");
    }
    if syntax == Syntax::Edifact {
        let style = &partner.edifact;
        set(header, &["interchange", "syntax"], &style.syntax);
        set(header, &["interchange", "syntaxVersion"], &style.syntax_version);
        set(header, &["interchange", "application"], &style.application);
        set(header, &["interchange", "agreement"], &style.agreement);
        if !is_answer {
            set(header, &["message", "association"], &style.association);
        }
    }
}

/// Qualifiers that mean the same: EDIFACT 0007 and X12 I05 (D-U-N-S, with suffix, telephone, mutually defined).
const QUALIFIERS: [(&str, &str); 4] = [("1", "01"), ("9", "14"), ("12", "12"), ("ZZZ", "ZZ")];

/// Whether the header says what an envelope of the other syntax said.
fn is_foreign(header: &Map<String, Value>, syntax: Syntax) -> bool {
    let version = get(header, &["interchange", "syntaxVersion"]);
    match syntax {
        Syntax::X12 => version.len() == 1 || get(header, &["interchange", "syntax"]).starts_with("UNO"),
        _ => version.len() == 5,
    }
}

/// Turns what an envelope of another syntax says into what this one says.
fn translate(header: &mut Map<String, Value>, syntax: Syntax, findings: &mut Findings) {
    remove(header, &["interchange", "syntaxVersion"]);
    let mut tell = |header: &mut Map<String, Value>, path: &[&str], why: &str| {
        let value = get(header, path).to_owned();
        if !value.is_empty() {
            remove(header, path);
            let message = format!("\"{value}\" of the envelope it came in {why}");
            let finding = Finding::info("envelope-changed", Layer::Conversion, message);
            findings.push(finding.at(format!("/header/{}", path.join("/"))));
        }
    };
    for who in ["sender", "recipient"] {
        let own = get(header, &[who, "qualifier"]).to_owned();
        let pair = |(edifact, x12): (&'static str, &'static str)| match syntax {
            Syntax::X12 => (edifact, x12),
            _ => (x12, edifact),
        };
        match QUALIFIERS.map(pair).iter().find(|(from, _)| *from == own) {
            Some((_, to)) => replace(header, &[who, "qualifier"], to),
            None => tell(header, &[who, "qualifier"], "has no counterpart in the other syntax"),
        }
    }
    tell(header, &["message", "association"], "is of the other syntax alone");
    if syntax == Syntax::X12 {
        let is_number = |text: &str| text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(get(header, &["interchange", "reference"])) {
            tell(header, &["interchange", "reference"], "is no control number of X12; another is given");
        }
        if get(header, &["message", "reference"]).len() > 9 {
            tell(header, &["message", "reference"], "is no control number of X12; another is given");
        }
        let date = get(header, &["interchange", "date"]);
        if let Some(short) = date.get(2..).filter(|_| date.len() == 8).map(str::to_owned) {
            replace(header, &["interchange", "date"], &short);
        }
    }
}
