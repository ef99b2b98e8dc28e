//! The parcel goes to the consignee of the order.
//!
//! A parcel for somebody else is not the order's. Addresses are compared without blanks.
//!
//! Source: CEB311 and CEB511 consignee, consigneeTelephone, consigneeAddress; CEB621 consigneeAddress.

use tradelane_findings::Severity;
use tradelane_model::documents::DocumentType::{Declaration, Order, Waybill};

use super::{Check, Row};
use crate::compare::Compare::{Address, Code, Name, Telephone};

pub(super) const CHECK: Check = Check {
    severity: Severity::Error,
    rows: &[
        Row::new("consignee's name", (Order, "/consignee/name"), (Waybill, "/consignee/name"), Name).personal(),
        Row::new(
            "consignee's telephone",
            (Order, "/consignee/telephone"),
            (Waybill, "/consignee/telephone"),
            Telephone,
        )
        .personal(),
        Row::new(
            "address",
            (Order, "/consignee/address/text|/consignee/address/lines"),
            (Waybill, "/consignee/address/text|/consignee/address/lines"),
            Address,
        )
        .personal(),
        Row::new("city", (Order, "/consignee/address/city"), (Waybill, "/consignee/address/city"), Address).personal(),
        Row::new(
            "postal code",
            (Order, "/consignee/address/postalCode"),
            (Waybill, "/consignee/address/postalCode"),
            Address,
        )
        .personal(),
        Row::new("country", (Order, "/consignee/address/country"), (Waybill, "/consignee/address/country"), Code)
            .personal(),
        Row::new(
            "address",
            (Order, "/consignee/address/text|/consignee/address/lines"),
            (Declaration, "/deliveryAddress/text|/deliveryAddress/lines"),
            Address,
        )
        .personal(),
    ],
};
