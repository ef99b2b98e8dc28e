//! A customs declaration.

use crate::types::{
    Address, CountryCode, CurrencyCode, Date, DateEntry, Decimal, Extensions, Header, Item, Money, Note, Party, Price,
    Quantity, Reference, Tax, Text,
};

use super::payment::Consumer;
use super::{DeclarationTag, StandardVersion};

record! {
    /// A customs declaration of goods that enter or leave.
    ///
    /// Carries China's import list (CEB621).
    Declaration {
        /// The version of the standard: `1.0`.
        tradelane: StandardVersion,
        /// The type of document: `declaration`.
        r#type: DeclarationTag,
        /// Who sent the document to whom, when, and in which exchange.
        header: Header,
        /// The declarant's own number of the declaration (CEB copNo).
        number?: Text,
        /// The number given by the customs portal before acceptance (CEB preNo).
        pre_entry_number?: Text,
        /// The number given by customs (CEB invtNo): 4 digits customs office, 4 year, `I` or `E`, 9 serial.
        customs_number?: Text,
        /// Import or export (CEB ieFlag): `I` import, `E` export.
        direction?: Text,
        /// The day of the declaration (CEB declTime).
        declared_on?: Date,
        /// The day of import or export (CEB ieDate).
        crossed_on?: Date,
        /// The customs office that is declared to (CEB customsCode), four digits in China.
        customs_office?: Text,
        /// The customs office at the border (CEB portCode).
        border_office?: Text,
        /// The mode of trade (CEB tradeMode): `9610` direct mail, `1210` bonded, `1239`, `9710`, `9810`.
        trade_mode?: Text,
        /// The number of the order (CEB orderNo).
        order_number?: Text,
        /// The number of the waybill (CEB logisticsNo).
        waybill_number?: Text,
        /// The master bill of lading or air waybill (CEB billNo).
        transport_document?: Text,
        /// The platform (CEB ebpCode, ebpName).
        platform?: Party,
        /// The merchant (CEB ebcCode, ebcName).
        merchant?: Party,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// The declarant (CEB agentCode, agentName).
        declarant?: Party,
        /// Who guarantees the duties (CEB assureCode).
        guarantor?: Party,
        /// The enterprise in the bonded area (CEB areaCode, areaName).
        warehouse?: Party,
        /// The exporter.
        exporter?: Party,
        /// The importer.
        importer?: Party,
        /// Who bought the goods (CEB buyerName, buyerIdType, buyerIdNumber, buyerTelephone).
        buyer?: Consumer,
        /// Where the goods are delivered (CEB consigneeAddress).
        delivery_address?: Address,
        /// The customs account book of bonded trade (CEB emsNo).
        account_book?: Text,
        /// The supervised site (CEB loctNo).
        site?: Text,
        /// The licence (CEB licenseNo).
        licence?: Text,
        /// The country the goods were sent from (ISO 3166-1 alpha-2; CEB country).
        departure_country?: CountryCode,
        /// The country the goods go to (ISO 3166-1 alpha-2).
        destination_country?: CountryCode,
        /// The mode of transport as customs code it (CEB trafMode).
        transport_mode?: Text,
        /// The vehicle, vessel or flight (CEB trafNo).
        vehicle?: Text,
        /// The voyage or flight number (CEB voyageNo).
        journey?: Text,
        /// The freight (CEB freight).
        freight?: Money,
        /// The insurance (CEB insuredFee).
        insurance?: Money,
        /// The currency of all amounts that name none (ISO 4217; CEB currency).
        currency?: CurrencyCode,
        /// The kind of packages as customs code it (CEB wrapType).
        package_kind?: Text,
        /// The number of packages (CEB packNo).
        package_count?: Decimal,
        /// The gross weight (CEB grossWeight, kilogram).
        gross_weight?: Quantity,
        /// The net weight (CEB netWeight, kilogram).
        net_weight?: Quantity,
        /// The lines.
        lines: Vec<DeclarationLine>,
        /// Taxes on the whole.
        taxes*: Tax,
        /// References.
        references*: Reference,
        /// Other dates.
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
    /// One line of a declaration.
    DeclarationLine {
        /// The line's number (CEB gnum), the same as the order's.
        line_number?: Text,
        /// The item.
        item?: Item,
        /// How much is declared (CEB qty, unit).
        quantity?: Quantity,
        /// How much in the first statutory unit (CEB qty1, unit1).
        statutory_quantity?: Quantity,
        /// How much in the second statutory unit (CEB qty2, unit2).
        second_quantity?: Quantity,
        /// The price (CEB price).
        price?: Price,
        /// The line's amount (CEB totalPrice).
        amount?: Money,
        /// The currency of the line (ISO 4217; CEB currency).
        currency?: CurrencyCode,
        /// Taxes on the line.
        taxes*: Tax,
        /// References.
        references*: Reference,
        /// Texts.
        notes*: Note,
        /// A remark (CEB note).
        note?: Text,
    }
}
