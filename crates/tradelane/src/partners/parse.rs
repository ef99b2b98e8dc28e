//! A file of partners to partners; what is wrong in it told with line and column.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use tradelane_crosswalk::Crosswalk;
use tradelane_findings::{Excerpt, Finding, Findings, Layer, Place};
use tradelane_legacy::table::TextEncoding;
use tradelane_legacy::{edifact, x12};

use super::file::{
    CebAddress, CebTable, EdifactAddress, EdifactTable, PacketTable, PartnerTable, PartnersFile, Text, UsTable,
    X12Address, X12Separators, X12Table,
};
use super::{Address, CustomsAddress, CustomsStyle, EdifactStyle, PacketStyle, Partner, Partners, Party, X12Style};
use crate::defaults::Defaults;
use crate::library;

/// Reads a file of partners whose crosswalks stand in `folder`; `None` where it has not its form.
pub(super) fn parse(path: &str, text: &str, folder: &Path, findings: &mut Findings) -> Option<Partners> {
    let mut reader = Reader { path, text, folder, findings };
    let file: PartnersFile = match toml::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            let (message, help) = explained(error.message().trim());
            reader.fault("partners-syntax", error.span().unwrap_or(0..0), message, help);
            return None;
        }
    };
    Some(reader.partners(&file))
}

/// What the reader of TOML says of an unknown key, with the key that was likely meant.
fn explained(message: &str) -> (String, Option<String>) {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let key = quoted.next().filter(|_| message.starts_with("unknown field"));
    let Some(key) = key else { return (message.to_owned(), None) };
    let known: Vec<&str> = quoted.collect();
    let near = known.iter().map(|name| (strsim::osa_distance(key, name), name)).min();
    let help = match near.filter(|(distance, name)| *distance <= 1 + name.len() / 3) {
        Some((_, near)) => format!("did you mean \"{near}\"?"),
        None => format!("there are {}", known.join(", ")),
    };
    (format!("there is no key \"{key}\" here"), Some(help))
}

struct Reader<'r> {
    path: &'r str,
    text: &'r str,
    folder: &'r Path,
    findings: &'r mut Findings,
}

impl Reader<'_> {
    fn fault(&mut self, rule: &'static str, span: Range<usize>, message: impl Into<String>, help: Option<String>) {
        let start = span.start.min(self.text.len());
        let before = self.text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text.get(line_start..).unwrap_or_default().lines().next().unwrap_or_default();
        let shown = span.len().min((line.len() + line_start).saturating_sub(start));
        let place = Place {
            file: Some(Arc::from(self.path)),
            line: before.matches('\n').count() as u64 + 1,
            column: self.text.get(line_start..start).unwrap_or_default().chars().count() as u64 + 1,
            offset: start as u64,
            length: span.len() as u64,
            excerpt: Some(Excerpt::around(line.as_bytes(), start - line_start, shown)),
            ..Place::default()
        };
        let finding = Finding::error(rule, Layer::Syntax, message).in_source(place);
        self.findings.push(Finding { help, ..finding });
    }

    fn partners(&mut self, file: &PartnersFile) -> Partners {
        let empty = UsTable::default();
        let us = file.us.as_ref().unwrap_or(&empty);
        let mut partners: Vec<Partner> = Vec::new();
        for table in &file.partners {
            if partners.iter().any(|known| known.party.name == *table.name.get_ref()) {
                let message = format!("there are two partners \"{}\"", table.name.get_ref());
                self.fault("partners-name", table.name.span(), message, None);
            }
            let partner = self.partner(table);
            partners.push(partner);
        }
        Partners {
            path: self.path.to_owned(),
            us: Party {
                name: us.name.clone().unwrap_or_default(),
                edifact: self.edifact_address(&us.edifact),
                x12: self.x12_address(&us.x12),
                ceb: self.customs_address(&us.ceb),
            },
            numbers: us.control_numbers.as_ref().map(|name| self.folder.join(name.get_ref())),
            partners,
        }
    }

    fn partner(&mut self, table: &PartnerTable) -> Partner {
        if table.name.get_ref().trim().is_empty() {
            self.fault("partners-name", table.name.span(), "a partner has a name", None);
        }
        let (edifact, x12) = (&table.edifact, &table.x12);
        let party = Party {
            name: table.name.get_ref().clone(),
            edifact: self.edifact_parts(&edifact.id, &edifact.qualifier, &edifact.routing),
            x12: self.x12_parts(&x12.id, &x12.qualifier, &x12.group_id),
            ceb: CustomsAddress::default(),
        };
        let defaults = self.defaults(&table.defaults);
        let has_id = !party.edifact.id.is_empty() || !party.x12.id.is_empty();
        if !has_id
            && table.ceb.is_none()
            && table.defaults.is_empty()
            && table.crosswalks.is_empty()
            && table.encoding.is_none()
        {
            let message = "a partner has an id in [partners.edifact] or [partners.x12], a table [partners.ceb], or, where \
                           it sends tables, crosswalks or defaults";
            self.fault("partners-id", table.name.span(), message, None);
        }
        let us = Party {
            name: String::new(),
            edifact: self.edifact_address(&table.us.edifact),
            x12: self.x12_address(&table.us.x12),
            ceb: self.customs_address(&table.us.ceb),
        };
        let crosswalks = table.crosswalks.iter();
        let crosswalks = crosswalks.filter_map(|name| self.crosswalk(name.get_ref(), name.span())).collect();
        Partner {
            party,
            us,
            test: table.test,
            crosswalks,
            numbers: table.control_numbers.as_ref().map(|name| self.folder.join(name.get_ref())),
            edifact: self.edifact_style(edifact),
            x12: self.x12_style(x12),
            defaults,
            encoding: self.encoding(&table.encoding),
            ceb: table.ceb.as_ref().map(|ceb| self.customs_style(ceb)),
        }
    }

    fn encoding(&mut self, text: &Text) -> Option<TextEncoding> {
        let text = text.as_ref()?;
        let found = TextEncoding::named(text.get_ref());
        if found.is_none() {
            let message = format!("\"{}\" is no encoding: windows-1252, gb18030, utf-16le …", text.get_ref());
            self.fault("partners-value", text.span(), message, None);
        }
        found
    }

    fn defaults(&mut self, table: &BTreeMap<String, Spanned<String>>) -> Defaults {
        let mut defaults = Defaults::default();
        for (name, value) in table {
            if let Err(message) = defaults.set(name, value.get_ref()) {
                self.fault("partners-value", value.span(), message, None);
            }
        }
        defaults
    }

    fn customs_address(&mut self, table: &CebAddress) -> CustomsAddress {
        let is_text = |c: char| !c.is_control();
        CustomsAddress {
            code: self.value(&table.code, 18, "a company's code (copCode): 18 characters at most", is_text),
            name: self.value(&table.name, 100, "a company's name (copName): 100 characters at most", is_text),
            dxp_id: self.value(&table.dxp_id, 30, "an address (dxpId): 30 characters at most", is_text),
        }
    }

    fn customs_style(&mut self, table: &CebTable) -> CustomsStyle {
        let is_text = |c: char| !c.is_control();
        let is_type = |c: char| matches!(c, '1'..='3');
        let is_status = |c: char| matches!(c, '1' | '2');
        let mode = "a mode of transfer (dxpMode): 3 characters";
        CustomsStyle {
            app_type: self.value(&table.app_type, 1, "an appType: \"1\" new, \"2\" change, \"3\" delete", is_type),
            app_status: self.value(&table.app_status, 1, "an appStatus: \"1\" stored, \"2\" declared", is_status),
            dxp_mode: self.value(&table.dxp_mode, 3, mode, char::is_alphanumeric),
            note: self.value(&table.note, 1000, "a note: 1000 characters at most", is_text),
            packet: table.packet.as_ref().map(|packet| self.packet_style(packet)),
        }
    }

    fn packet_style(&mut self, table: &PacketTable) -> PacketStyle {
        let is_text = |c: char| !c.is_control() && !c.is_whitespace();
        let receivers: Vec<String> = table
            .receivers
            .get_ref()
            .iter()
            .map(|receiver| {
                let text = Some(receiver.clone());
                self.value(&text, 16, "an address (ReceiverId): 16 characters at most", is_text)
            })
            .collect();
        if !(1..=5).contains(&receivers.len()) {
            let message = format!("a packet has 1 to 5 receivers, not {}", receivers.len());
            self.fault("partners-value", table.receivers.span(), message, None);
        }
        PacketStyle {
            receivers,
            ic_card: self.value(&table.ic_card, 13, "a card (IcCard): 13 characters at most", is_text),
        }
    }

    /// A text of at most so many characters, all of which pass.
    fn value(&mut self, text: &Text, most: usize, what: &str, passes: impl Fn(char) -> bool) -> String {
        let Some(text) = text else { return String::new() };
        let value = text.get_ref();
        let length = value.chars().count();
        if length == 0 || length > most || !value.chars().all(passes) {
            self.fault("partners-value", text.span(), format!("\"{value}\" is not {what}"), None);
        }
        value.clone()
    }

    fn edifact_address(&mut self, table: &EdifactAddress) -> Address {
        self.edifact_parts(&table.id, &table.qualifier, &table.routing)
    }

    fn edifact_parts(&mut self, id: &Text, qualifier: &Text, routing: &Text) -> Address {
        let is_text = |c: char| !c.is_control();
        Address {
            id: self.value(id, 35, "an identifier of UNB: 35 characters at most", is_text),
            qualifier: self.value(qualifier, 4, "a qualifier (0007): 4 characters at most", is_text),
            routing: self.value(routing, 35, "an address (0008, 0014): 35 characters at most", is_text),
        }
    }

    fn x12_address(&mut self, table: &X12Address) -> Address {
        self.x12_parts(&table.id, &table.qualifier, &table.group_id)
    }

    fn x12_parts(&mut self, id: &Text, qualifier: &Text, group_id: &Text) -> Address {
        let is_text = |c: char| c.is_ascii() && !c.is_control();
        Address {
            id: self.value(id, 15, "an identifier of ISA: 15 characters at most", is_text),
            qualifier: self.value(qualifier, 2, "a qualifier (ISA05, ISA07): 2 characters", is_text),
            routing: self.value(group_id, 15, "an identifier of GS: 15 characters at most", is_text),
        }
    }

    fn crosswalk(&mut self, name: &str, span: Range<usize>) -> Option<Arc<Crosswalk>> {
        let path = self.folder.join(name);
        let shown = path.display().to_string();
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) => {
                self.fault("partners-crosswalk", span, format!("{shown}: {error}"), None);
                return None;
            }
        };
        match library::compile_crosswalk(&shown, &text) {
            Ok(crosswalk) => Some(Arc::new(crosswalk)),
            Err(found) => {
                self.findings.extend(found.into_vec());
                self.fault("partners-crosswalk", span, format!("{shown} does not compile"), None);
                None
            }
        }
    }

    fn directory(&mut self, text: &Text, names: &[&str]) -> String {
        let Some(text) = text else { return String::new() };
        if !names.contains(&text.get_ref().as_str()) {
            let message = format!("there is no directory \"{}\"", text.get_ref());
            self.fault("partners-value", text.span(), message, Some(format!("there are {}", names.join(", "))));
        }
        text.get_ref().clone()
    }

    fn edifact_style(&mut self, table: &EdifactTable) -> EdifactStyle {
        let syntax = table.syntax.as_ref();
        if let Some(syntax) = syntax.filter(|syntax| !is_syntax(syntax.get_ref())) {
            let message =
                format!("\"{}\" is not a syntax identifier: UNOA to UNOK, UNOW, UNOX, UNOY", syntax.get_ref());
            self.fault("partners-value", syntax.span(), message, None);
        }
        let is_version = |c: char| matches!(c, '1'..='4');
        let is_text = |c: char| !c.is_control();
        let names: Vec<&str> = edifact::directory_names().collect();
        EdifactStyle {
            directory: self.directory(&table.directory, &names),
            syntax: syntax.map(|syntax| syntax.get_ref().clone()).unwrap_or_default(),
            syntax_version: self.value(&table.syntax_version, 1, "a syntax version: \"1\" to \"4\"", is_version),
            association: self.value(&table.association, 6, "an association's code: 6 characters at most", is_text),
            application: self.value(&table.application, 14, "an application (0026): 14 characters at most", is_text),
            agreement: self.value(&table.agreement, 35, "an agreement (0032): 35 characters at most", is_text),
            acknowledgement: table.acknowledgement,
            layout: edifact::Layout {
                separators: self.edifact_separators(&table.separators),
                always_una: table.service_string,
                lines: table.line_breaks,
            },
        }
    }

    /// The six characters after UNA.
    fn edifact_separators(&mut self, text: &Text) -> edifact::Separators {
        let Some(text) = text else { return edifact::Separators::default() };
        let value = text.get_ref().strip_prefix("UNA").unwrap_or(text.get_ref());
        let una: Option<&[u8; 6]> = value.as_bytes().try_into().ok();
        let is_decimal = |una: &[u8; 6]| matches!(una, [_, _, b'.' | b',', ..]);
        // A blank is no release character, no repetition separator.
        let parting = |una: &[u8; 6]| -> Vec<u8> {
            let &[component, element, _, release, repetition, terminator] = una;
            let optional = [release, repetition].into_iter().filter(|byte| *byte != b' ');
            [component, element, terminator].into_iter().chain(optional).collect()
        };
        match una.filter(|una| is_decimal(una) && can_part(&parting(una))) {
            Some(una) => edifact::Separators::from_una(una),
            None => {
                let message = "separators are the six characters after UNA, each another: \":+.? '\"";
                let help = "component, element, decimal mark, release, repetition (or a blank), terminator";
                self.fault("partners-value", text.span(), message, Some(help.to_owned()));
                edifact::Separators::default()
            }
        }
    }

    fn x12_style(&mut self, table: &X12Table) -> X12Style {
        let names: Vec<&str> = x12::directory_names().collect();
        X12Style {
            directory: self.directory(&table.directory, &names),
            acknowledgement: table.acknowledgement,
            layout: x12::Layout { separators: self.x12_separators(&table.separators), lines: table.line_breaks },
        }
    }

    fn x12_separators(&mut self, table: &X12Separators) -> x12::Separators {
        let defaults = x12::Separators::default();
        let one = |text: &Text, default: u8| match text.as_ref().map(|text| text.get_ref().as_bytes()) {
            None => default,
            // What is not one byte is told below, as it parts nothing.
            Some(&[byte]) => byte,
            Some(_) => b'A',
        };
        let separators = x12::Separators {
            element: one(&table.element, defaults.element),
            component: defaults.component.map(|default| one(&table.component, default)),
            repetition: defaults.repetition.map(|default| one(&table.repetition, default)),
            terminator: one(&table.terminator, defaults.terminator),
            ..defaults
        };
        let all = [Some(separators.element), separators.component, separators.repetition, Some(separators.terminator)];
        let all: Vec<u8> = all.into_iter().flatten().collect();
        if can_part(&all) {
            return separators;
        }
        let given = [&table.element, &table.component, &table.repetition, &table.terminator].into_iter().flatten();
        let span = given.map(Spanned::span).next().unwrap_or(0..0);
        let message = "separators are single characters of ASCII, no letters, digits or blanks, each another";
        self.fault("partners-value", span, message, None);
        defaults
    }
}

/// Whether characters can be separators beside each other.
fn can_part(bytes: &[u8]) -> bool {
    let is_separator = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b' ';
    let is_once = |(at, byte): (usize, &u8)| !bytes.iter().skip(at + 1).any(|other| other == byte);
    bytes.iter().all(is_separator) && bytes.iter().enumerate().all(is_once)
}

/// UNOA to UNOK, UNOW, UNOX, UNOY: the character sets that are written.
fn is_syntax(text: &str) -> bool {
    matches!(text.as_bytes(), [b'U', b'N', b'O', b'A'..=b'K' | b'W'..=b'Y'])
}
