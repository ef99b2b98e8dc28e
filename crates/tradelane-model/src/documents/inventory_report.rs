//! A report of stock.

use crate::types::{
    Characteristic, Coded, CurrencyCode, Date, DateEntry, DocumentReference, ExchangeRate, Item, Location, Measurement,
    Moment, Money, Note, Package, Party, Period, Price, Quantity, Reference, Text, TypedQuantity,
};

document! {
    /// An inventory report: what is or was in stock, and what entered or left it.
    ///
    /// Carries EDIFACT INVRPT, X12 846, UBL InventoryReport and China's warehouse entry list (CEB711).
    InventoryReport "inventoryReport" InventoryReportTag {
        /// The report's number (CEB copNo).
        number: Text,
        /// The kind of report (EDIFACT 1001): `35` inventory report, `78` movement report.
        purpose?: Coded,
        /// What the order does (EDIFACT 1225): `9` original, `5` replace.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// Whether the goods enter or leave (CEB ieFlag): `I` import, `E` export.
        direction?: Text,
        /// When the report was issued.
        issued_at?: Moment,
        /// The time the report is about.
        period?: Period,
        /// Other dates.
        dates*: DateEntry,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The list the currency code is from, as the source names it.
        currency_list?: Text,
        /// Who reports.
        reporter?: Party,
        /// For whom.
        recipient?: Party,
        /// Who owns the goods.
        owner?: Party,
        /// Who supplies the goods.
        supplier?: Party,
        /// The warehouse, or the operator of the supervised site (CEB operatorCode, operatorName).
        warehouse?: Party,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// The customs office (CEB customsCode), four digits in China.
        customs_office?: Text,
        /// The number given by the customs portal (CEB preNo).
        pre_entry_number?: Text,
        /// The number of the warehouse entry (CEB rkdNo).
        entry_number?: Text,
        /// The master bill of lading or air waybill (CEB billNo).
        transport_document?: Text,
        /// The mode of transport as customs code it (CEB trafMode).
        transport_mode?: Text,
        /// The vehicle, vessel or flight (CEB trafNo).
        vehicle?: Text,
        /// The voyage or flight number (CEB voyageNo).
        journey?: Text,
        /// Where it was unloaded (CEB unloadLocation).
        storage_place?: Text,
        /// Places.
        locations*: Location,
        /// References.
        references*: Reference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Texts.
        notes*: Note,
        /// Currencies and the rates between them.
        exchange_rates*: ExchangeRate,
        /// The lines.
        lines: Vec<InventoryLine>,
        /// Control totals.
        controls*: TypedQuantity,
        /// A remark (CEB note).
        note?: Text,
    }
}

record! {
    /// One line of an inventory report.
    InventoryLine {
        /// The line's number (CEB gnum).
        line_number?: Text,
        /// What is asked of the line (EDIFACT 1229).
        action?: Text,
        /// The item.
        item?: Item,
        /// The waybill that the goods came with (CEB logisticsNo).
        waybill_number?: Text,
        /// Quantities, by what they are.
        quantities*: StockQuantity,
        /// The lot or batch.
        lot?: Text,
        /// Serial numbers.
        serial_numbers*: Text,
        /// When the goods expire.
        expires_on?: Date,
        /// The price the stock is valued at.
        price?: Price,
        /// The value of the stock.
        value?: Money,
        /// How much is to be ordered.
        reorder_quantity?: Quantity,
        /// At what stock is to be ordered.
        reorder_point?: Quantity,
        /// Places.
        locations*: Location,
        /// Parties of the line, with their roles.
        parties*: Party,
        /// Packages.
        packages*: Package,
        /// Measurements.
        measurements*: Measurement,
        /// Characteristics.
        characteristics*: Characteristic,
        /// References.
        references*: Reference,
        /// Other dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
        /// A remark (CEB note).
        note?: Text,
    }
}

record! {
    /// A quantity in stock, or of a movement.
    StockQuantity {
        /// What the quantity is (EDIFACT 6063): `17` on hand, `145` actual stock, `198` unsaleable.
        kind: Text,
        /// How much.
        quantity: Quantity,
        /// The state of the goods (EDIFACT 7365, UBL): `available`, `damaged`, `blocked`.
        status?: Text,
        /// What moved it (EDIFACT 4501): `1` into stock, `2` out of stock.
        movement?: Text,
        /// Why it moved (EDIFACT 4499).
        reason?: Coded,
        /// Whose stock it is (EDIFACT 4503).
        owner_status?: Text,
        /// When it was counted or moved.
        at?: Moment,
        /// Where.
        location?: Location,
        /// Other dates.
        dates*: DateEntry,
        /// References of the movement.
        references*: Reference,
    }
}
