//! A waybill: what a carrier carries.

use crate::types::{
    DateEntry, Decimal, Extensions, Header, Item, Money, Note, Package, Party, Quantity, Reference, Text, TransportLeg,
};

use super::{StandardVersion, WaybillTag};

record! {
    /// A waybill: goods that a carrier takes from a sender to a consignee.
    ///
    /// Carries China's electronic waybill (CEB511).
    Waybill {
        /// The version of the standard: `1.0`.
        tradelane: StandardVersion,
        /// The type of document: `waybill`.
        r#type: WaybillTag,
        /// Who sent the document to whom, when, and in which exchange.
        header: Header,
        /// The waybill's number, unique for the carrier (CEB logisticsNo).
        #[schemars(extend("examples" = ["LX123456785CN"]))]
        number: Text,
        /// The number of the order that is carried (CEB orderNo).
        order_number?: Text,
        /// The master bill of lading or air waybill (CEB billNo).
        transport_document?: Text,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// Who sends the goods.
        consignor?: Party,
        /// Who receives the goods (CEB consignee, consigneeAddress, consigneeTelephone).
        consignee?: Party,
        /// The freight (CEB freight).
        freight?: Money,
        /// The insurance or declared-value fee (CEB insuredFee).
        insurance?: Money,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: crate::types::CurrencyCode,
        /// The gross weight (CEB weight, kilogram).
        gross_weight?: Quantity,
        /// The number of packages (CEB packNo).
        package_count?: Decimal,
        /// The goods in words (CEB goodsInfo).
        goods_description?: Text,
        /// Packages.
        packages*: Package,
        /// The goods.
        items*: WaybillItem,
        /// Transport.
        transport*: TransportLeg,
        /// References.
        references*: Reference,
        /// Dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
        /// A remark (CEB note).
        note?: Text,
        /// What a community needs beyond the standard.
        #[serde(default, skip_serializing_if = "Extensions::is_empty")]
        extensions: Extensions,
    }
}

record! {
    /// Goods on a waybill.
    WaybillItem {
        /// The line's number.
        line_number?: Text,
        /// The item.
        item?: Item,
        /// How much of it.
        quantity?: Quantity,
        /// Its value.
        value?: Money,
        /// Its net weight.
        net_weight?: Quantity,
    }
}
