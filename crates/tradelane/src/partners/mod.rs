//! Trading partners: what a user's file says of them, and what that does to envelopes.
//!
//! The file gives what documents do not say when they are written (identifiers, syntax, separators, test), and the
//! crosswalk to read a partner's messages by.

mod complete;
mod customs;
mod file;
mod numbers;
mod parse;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use tradelane_crosswalk::Crosswalk;
use tradelane_findings::{Finding, Findings};
use tradelane_legacy::table::TextEncoding;
use tradelane_legacy::{edifact, x12};

use crate::defaults::Defaults;
use crate::detect::Syntax;

pub use complete::Envelopes;
pub use numbers::NumberFile;

/// What a user's file says of the user and the partners.
#[derive(Clone, Debug, Default)]
pub struct Partners {
    /// The file's name, for findings.
    pub(crate) path: String,
    pub(crate) us: Party,
    pub(crate) partners: Vec<Partner>,
    /// The file of control numbers, for partners without one of their own.
    pub(crate) numbers: Option<PathBuf>,
}

/// A party and its identifiers in interchanges.
#[derive(Clone, Debug, Default)]
pub(crate) struct Party {
    pub(crate) name: String,
    pub(crate) edifact: Address,
    pub(crate) x12: Address,
    pub(crate) ceb: CustomsAddress,
}

/// Who transfers messages of China customs (BaseTransfer); empty where the file does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CustomsAddress {
    /// copCode
    pub(crate) code: String,
    /// copName
    pub(crate) name: String,
    /// dxpId
    pub(crate) dxp_id: String,
}

/// Identifiers of a party in the interchanges of one syntax; empty where the file does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    /// UNB 0004 and 0010; ISA06 and ISA08.
    pub(crate) id: String,
    /// UNB 0007; ISA05 and ISA07.
    pub(crate) qualifier: String,
    /// UNB 0008 and 0014; GS02 and GS03.
    pub(crate) routing: String,
}

/// One partner.
#[derive(Clone, Debug, Default)]
pub(crate) struct Partner {
    pub(crate) party: Party,
    /// Who we are to this partner, where that differs.
    pub(crate) us: Party,
    pub(crate) test: Option<bool>,
    pub(crate) crosswalks: Vec<Arc<Crosswalk>>,
    pub(crate) numbers: Option<PathBuf>,
    pub(crate) edifact: EdifactStyle,
    pub(crate) x12: X12Style,
    /// The encoding of the tables that the partner sends.
    pub(crate) encoding: Option<TextEncoding>,
    /// What documents say that this partner's messages leave out.
    pub(crate) defaults: Defaults,
    /// None where the partner is not China customs.
    pub(crate) ceb: Option<CustomsStyle>,
}

/// How China customs gets its messages.
#[derive(Clone, Debug, Default)]
pub(crate) struct CustomsStyle {
    pub(crate) app_type: String,
    pub(crate) app_status: String,
    pub(crate) dxp_mode: String,
    pub(crate) note: String,
    pub(crate) packet: Option<PacketStyle>,
}

/// How messages are packed.
#[derive(Clone, Debug, Default)]
pub(crate) struct PacketStyle {
    pub(crate) receivers: Vec<String>,
    pub(crate) ic_card: String,
}

/// How a partner wants EDIFACT.
#[derive(Clone, Debug, Default)]
pub(crate) struct EdifactStyle {
    pub(crate) directory: String,
    pub(crate) syntax: String,
    pub(crate) syntax_version: String,
    pub(crate) association: String,
    pub(crate) application: String,
    pub(crate) agreement: String,
    pub(crate) acknowledgement: bool,
    pub(crate) layout: edifact::Layout,
}

/// How a partner wants X12.
#[derive(Clone, Debug, Default)]
pub(crate) struct X12Style {
    pub(crate) directory: String,
    pub(crate) acknowledgement: bool,
    pub(crate) layout: x12::Layout,
}

impl Party {
    pub(crate) fn address(&self, syntax: Syntax) -> &Address {
        if syntax == Syntax::X12 { &self.x12 } else { &self.edifact }
    }

    /// Whether an identifier, with its qualifier where both sides have one, is the party's in a syntax.
    fn is(&self, syntax: Syntax, id: &str, qualifier: &str) -> bool {
        let own = self.address(syntax);
        let has_qualifier = own.qualifier.is_empty() || qualifier.is_empty() || own.qualifier == qualifier;
        !id.is_empty() && own.id == id && has_qualifier
    }
}

impl Partners {
    /// Reads a file of partners, and the crosswalks it names, which stand beside it.
    ///
    /// # Errors
    /// Where the file cannot be read; and the findings, where anything is wrong in it.
    pub fn open(path: &str) -> io::Result<Result<Self, Vec<Finding>>> {
        let text = fs::read_to_string(path)?;
        let folder = Path::new(path).parent().unwrap_or(Path::new("")).to_path_buf();
        let mut findings = Findings::new();
        let parsed = parse::parse(path, &text, &folder, &mut findings);
        Ok(match parsed {
            Some(partners) if !findings.has_errors() => Ok(partners),
            _ => Err(findings.into_vec()),
        })
    }

    /// The names of the partners.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.partners.iter().map(|partner| partner.party.name.as_str())
    }

    /// The partner with this name.
    pub(crate) fn named(&self, name: &str) -> Option<&Partner> {
        self.partners.iter().find(|partner| partner.party.name == name)
    }

    /// The partner whose messages are read where they do not say it: the one that is named, else the only one.
    pub(crate) fn of_messages(&self, name: Option<&str>) -> Option<&Partner> {
        if let Some(name) = name {
            return self.named(name);
        }
        match self.partners.as_slice() {
            [sole] => Some(sole),
            _ => None,
        }
    }

    /// The partner at the other end of an interchange: its sender, or its recipient where we send it. Each is an
    /// identifier and a qualifier.
    pub(crate) fn other(&self, syntax: Syntax, [sender, recipient]: [(&str, &str); 2]) -> Option<&Partner> {
        let found = |theirs: (&str, &str), ours: (&str, &str)| {
            let mut fit = self.partners.iter().filter(|partner| partner.party.is(syntax, theirs.0, theirs.1));
            let first = fit.clone().next();
            // A partner may know us by several identifiers.
            fit.find(|partner| self.ours(partner, syntax).id == ours.0).or(first)
        };
        found(sender, recipient).or_else(|| found(recipient, sender))
    }

    /// Our identifiers towards a partner.
    pub(crate) fn ours<'p>(&'p self, partner: &'p Partner, syntax: Syntax) -> &'p Address {
        let own = partner.us.address(syntax);
        if own.id.is_empty() { self.us.address(syntax) } else { own }
    }

    /// Whether an identifier is ours in any interchange of a syntax.
    pub(crate) fn is_us(&self, syntax: Syntax, id: &str, qualifier: &str) -> bool {
        self.us.is(syntax, id, qualifier) || self.partners.iter().any(|partner| partner.us.is(syntax, id, qualifier))
    }

    /// The crosswalk by which messages of an interchange are read, where the partner has one of its own.
    pub(crate) fn crosswalk(
        &self,
        name: &str,
        syntax: Syntax,
        parties: &[(String, String); 2],
    ) -> Option<Arc<Crosswalk>> {
        let [sender, recipient] = parties;
        let partner = self.other(syntax, [(&sender.0, &sender.1), (&recipient.0, &recipient.1)])?;
        partner.crosswalk(name)
    }
}

impl Partner {
    pub(crate) fn crosswalk(&self, name: &str) -> Option<Arc<Crosswalk>> {
        self.crosswalks.iter().find(|own| own.name == name).cloned()
    }
}
