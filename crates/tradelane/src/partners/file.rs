//! The form of a file of partners.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

pub(super) type Text = Option<Spanned<String>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartnersFile {
    pub(super) us: Option<UsTable>,
    #[serde(default)]
    pub(super) partners: Vec<PartnerTable>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UsTable {
    pub(super) name: Option<String>,
    pub(super) control_numbers: Text,
    #[serde(default)]
    pub(super) edifact: EdifactAddress,
    #[serde(default)]
    pub(super) x12: X12Address,
    #[serde(default)]
    pub(super) ceb: CebAddress,
}

/// Who we are to one partner.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OursTable {
    #[serde(default)]
    pub(super) edifact: EdifactAddress,
    #[serde(default)]
    pub(super) x12: X12Address,
    #[serde(default)]
    pub(super) ceb: CebAddress,
}

/// Who transfers messages of China customs.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CebAddress {
    pub(super) code: Text,
    pub(super) name: Text,
    pub(super) dxp_id: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EdifactAddress {
    pub(super) id: Text,
    pub(super) qualifier: Text,
    pub(super) routing: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct X12Address {
    pub(super) id: Text,
    pub(super) qualifier: Text,
    pub(super) group_id: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartnerTable {
    pub(super) name: Spanned<String>,
    pub(super) test: Option<bool>,
    #[serde(default)]
    pub(super) crosswalks: Vec<Spanned<String>>,
    pub(super) control_numbers: Text,
    pub(super) encoding: Text,
    #[serde(default)]
    pub(super) defaults: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    pub(super) us: OursTable,
    #[serde(default)]
    pub(super) edifact: EdifactTable,
    #[serde(default)]
    pub(super) x12: X12Table,
    pub(super) ceb: Option<CebTable>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CebTable {
    pub(super) app_type: Text,
    pub(super) app_status: Text,
    pub(super) dxp_mode: Text,
    pub(super) note: Text,
    pub(super) packet: Option<PacketTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PacketTable {
    pub(super) receivers: Spanned<Vec<Spanned<String>>>,
    pub(super) ic_card: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EdifactTable {
    pub(super) id: Text,
    pub(super) qualifier: Text,
    pub(super) routing: Text,
    pub(super) directory: Text,
    pub(super) syntax: Text,
    pub(super) syntax_version: Text,
    pub(super) association: Text,
    pub(super) application: Text,
    pub(super) agreement: Text,
    #[serde(default)]
    pub(super) acknowledgement: bool,
    pub(super) separators: Text,
    #[serde(default)]
    pub(super) service_string: bool,
    #[serde(default)]
    pub(super) line_breaks: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct X12Table {
    pub(super) id: Text,
    pub(super) qualifier: Text,
    pub(super) group_id: Text,
    pub(super) directory: Text,
    #[serde(default)]
    pub(super) acknowledgement: bool,
    #[serde(default)]
    pub(super) separators: X12Separators,
    #[serde(default)]
    pub(super) line_breaks: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct X12Separators {
    pub(super) element: Text,
    pub(super) component: Text,
    pub(super) repetition: Text,
    pub(super) terminator: Text,
}
