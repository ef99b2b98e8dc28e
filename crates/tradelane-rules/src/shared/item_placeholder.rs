//! The name of an item is a name, and no word for "none".
//!
//! Gateways of customs refuse 无, 空 or a slash where goods are named, and what is sent on so is held at the border.
//!
//! Source: China Customs gateway checks of itemName, gname and gmodel (whole value 空, 无 or /).

use tradelane_findings::Severity;
use tradelane_model::types::{Item, Text};

use super::placeholder_text::is_placeholder;
use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Item> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[("/lines/0/item/name", r#""Headphones N/A-100""#)],
    rejects: &[
        (("/lines/0/item/name", r#""无""#), "/lines/0/item/name"),
        (("/lines/0/item/customsName", r#""/""#), "/lines/0/item/customsName"),
        (("/lines/0/item/specification", r#""空""#), "/lines/0/item/specification"),
    ],
    check,
};

fn check(item: &Item, report: &mut Report<'_>) {
    let mut look = |text: Option<&Text>, pointer: &str| {
        if text.is_some_and(|text| is_placeholder(text)) {
            report.at_with_help(pointer, "a word for \"none\" stands here", "leave the field out, or give the value");
        }
    };
    look(item.name.as_ref(), "/name");
    look(item.customs_name.as_ref(), "/customsName");
    look(item.specification.as_ref(), "/specification");
}
