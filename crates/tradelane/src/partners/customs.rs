//! The header of a document completed before it is written as a message of China customs.
//!
//! Only a partner with a table `[partners.ceb]` does that. What is made here and was not given, the identifier and the
//! time, is told.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use tradelane_crosswalk::Document;
use tradelane_findings::{Finding, Findings, Layer};
use tradelane_legacy::Symbol;

use super::complete::{get, set};
use super::{Envelopes, PacketStyle, Partner};

impl Envelopes {
    /// The partner that messages of China customs go to: the one that is named, else the only one there is.
    fn customs(&self) -> Option<&Partner> {
        let partners = self.partners.as_deref()?;
        let mut all = partners.partners.iter().filter(|partner| partner.ceb.is_some());
        match &self.partner {
            Some(name) => all.find(|partner| partner.party.name == *name),
            None => all.next().filter(|_| all.next().is_none()),
        }
    }

    /// Completes the header of a document for a message of China customs; whether the message's own identifier was made
    /// from the document's, so that documents may share a message.
    pub(crate) fn complete_customs(&self, document: &mut Document, message: &str, findings: &mut Findings) -> bool {
        let Some(partner) = self.customs() else { return false };
        let mut header = match document.resolve(["header"]).map(|id| document.to_value(id)) {
            Some(Value::Object(map)) => map,
            Some(_) => return false,
            None => Map::new(),
        };
        let was = header.clone();
        self.transfer(&mut header, partner);
        self.time(&mut header, findings);
        if get(&header, &["id"]).is_empty() {
            let id = identifier(document);
            let what = format!("the document has no identifier; {id} is made from what it says and written");
            findings.push(Finding::info("identifier-made", Layer::Conversion, what).at("/header/id"));
            set(&mut header, &["id"], &id);
        }
        let is_made = get(&header, &["message", "reference"]).is_empty();
        let id = get(&header, &["id"]).to_owned();
        set(&mut header, &["message", "reference"], &id);
        set(&mut header, &["message", "version"], "1.0");
        if let Some(packet) = partner.ceb.as_ref().and_then(|style| style.packet.as_ref()) {
            pack(&mut header, packet, message);
        }
        if header != was {
            document.detach_property(Document::ROOT, Symbol::of("header"));
            document.push_value(Document::ROOT, "header", &Value::Object(header));
        }
        is_made
    }

    /// Who transfers the message, and what is asked.
    fn transfer(&self, header: &mut Map<String, Value>, partner: &Partner) {
        let Some((style, partners)) = partner.ceb.as_ref().zip(self.partners.as_deref()) else { return };
        let ours = |own: &str, usual: &str| if own.is_empty() { usual.to_owned() } else { own.to_owned() };
        let (own, us) = (&partner.us.ceb, &partners.us.ceb);
        let name = ours(&own.name, &ours(&us.name, &partners.us.name));
        set(header, &["sender", "id"], &ours(&own.code, &us.code));
        set(header, &["sender", "name"], &name);
        set(header, &["interchange", "address"], &ours(&own.dxp_id, &us.dxp_id));
        set(header, &["interchange", "network"], if style.dxp_mode.is_empty() { "DXP" } else { &style.dxp_mode });
        set(header, &["interchange", "note"], &style.note);
        set(header, &["action"], &style.app_type);
        set(header, &["status"], &style.app_status);
    }

    /// When the message is sent, in China's time, where the document does not say it.
    fn time(&self, header: &mut Map<String, Value>, findings: &mut Findings) {
        let Some((date, time)) = self.now.as_ref().filter(|_| get(header, &["sentAt"]).is_empty()) else { return };
        let part = |text: &str, range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
        let (year, month, day) = (part(date, 0..4), part(date, 4..6), part(date, 6..8));
        let now = format!("{year}-{month}-{day}T{}:{}:00Z", part(time, 0..2), part(time, 2..4));
        let what = format!("the document does not say when it was sent; {now} is written");
        findings.push(Finding::info("time-made", Layer::Conversion, what).at("/header/sentAt"));
        set(header, &["sentAt"], &now);
    }
}

/// The packet, where the document has none of its own.
fn pack(header: &mut Map<String, Value>, style: &PacketStyle, message: &str) {
    const PACKET: [&str; 2] = ["interchange", "packet"];
    let is_there = header.get("interchange").and_then(|interchange| interchange.get("packet")).is_some();
    if is_there {
        return;
    }
    let at = |name| [PACKET[0], PACKET[1], name];
    let reference = get(header, &["message", "reference"]).to_owned();
    let sender = get(header, &["interchange", "address"]).to_owned();
    let sent_at = get(header, &["sentAt"]).to_owned();
    set(header, &at("version"), "1.0");
    set(header, &at("reference"), &reference);
    set(header, &at("sender"), &sender);
    set(header, &at("createdAt"), &sent_at);
    set(header, &at("messageType"), message);
    set(header, &at("card"), &style.ic_card);
    let receivers: Vec<Value> = style.receivers.iter().map(|receiver| receiver.as_str().into()).collect();
    let packet = header.get_mut(PACKET[0]).and_then(|interchange| interchange.get_mut(PACKET[1]));
    if let Some(packet) = packet.and_then(Value::as_object_mut) {
        packet.insert("recipients".to_owned(), receivers.into());
    }
}

/// A UUID (RFC 9562, version 8) of what a document says, its header apart, in capitals as customs wants it: the same
/// document gets the same one.
fn identifier(document: &Document) -> String {
    let mut value = document.to_value(Document::ROOT);
    if let Some(members) = value.as_object_mut() {
        members.shift_remove("header");
    }
    let digest = Sha256::digest(value.to_string().as_bytes());
    let mut hex: Vec<char> =
        digest.iter().take(16).flat_map(|byte| format!("{byte:02X}").into_bytes()).map(char::from).collect();
    // The digits that tell the version and the variant.
    if let Some(version) = hex.get_mut(12) {
        *version = '8';
    }
    if let Some(variant) = hex.get_mut(16) {
        let digit = variant.to_digit(16).unwrap_or_default() & 3 | 8;
        *variant = char::from_digit(digit, 16).unwrap_or('8').to_ascii_uppercase();
    }
    let mut text = String::with_capacity(36);
    for (at, digit) in hex.into_iter().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    text
}
