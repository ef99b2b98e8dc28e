//! A report of stock.

use crate::types::{
    Characteristic, Coded, CurrencyCode, Date, DateEntry, DocumentReference, ExchangeRate, IdentityNumbers, Item,
    Location, LogisticUnit, Measurement, Moment, Money, Note, Package, Particulars, Party, Period, Price, Quantity,
    Reference, StatusEntry, Text, TradeConditions, TypedQuantity,
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
        /// What the report does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// Whether the goods enter or leave (CEB ieFlag): `I` import, `E` export.
        direction?: Text,
        /// When the report was issued (EDIFACT DTM 137; UBL IssueDate).
        issued_at?: Moment,
        /// The time the report is about (EDIFACT DTM 90, 91; UBL InventoryPeriod).
        period?: Period,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// Whose currency it is, by role (EDIFACT 3035; X12 98).
        currency_party?: Text,
        /// The list the currency code is from, as the source names it (UBL listID).
        currency_list?: Text,
        /// Who reports: a supplier, a warehouse, a retailer.
        reporter?: Party,
        /// For whom the report is made (EDIFACT 3035 `BY`).
        recipient?: Party,
        /// Who owns the goods, where it is not who reports.
        owner?: Party,
        /// Who supplies the goods (EDIFACT 3035 `SU`; UBL SellerSupplierParty).
        supplier?: Party,
        /// The warehouse, or the operator of the supervised site (CEB operatorCode, operatorName).
        warehouse?: Party,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
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
        /// Places, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// References of the report, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the report, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Texts about the report, by subject (EDIFACT 4451).
        notes*: Note,
        /// Currencies, by their use (EDIFACT 6347), and the rates between them (EDIFACT 5402).
        exchange_rates*: ExchangeRate,
        /// The lines, one for each kind of goods.
        lines: Vec<InventoryLine>,
        /// Control totals, by what is counted or summed up (EDIFACT 6069).
        controls*: TypedQuantity,
        /// A remark (CEB note).
        note?: Text,
        /// What else is told of the report, of kinds that few messages tell.
        particulars?: Particulars,
        /// The version of the report's number.
        version?: Text,
        /// The revision of the report's number.
        revision?: Text,
        /// Packages in stock that hold no item of the report, such as returnable ones.
        units*: LogisticUnit,
    }
}

record! {
    /// One line of an inventory report.
    InventoryLine {
        /// The line's number (CEB gnum).
        line_number?: Text,
        /// What is asked of the line (EDIFACT 1229): `1` add, `2` delete, `3` change.
        action?: Text,
        /// The item: numbers, name, customs tariff number, origin.
        item?: Item,
        /// The waybill that the goods came with (CEB logisticsNo).
        waybill_number?: Text,
        /// Quantities, by what they are (EDIFACT 6063) and what moved them (EDIFACT 4501).
        quantities*: StockQuantity,
        /// The number of the lot or batch (GS1 AI 10).
        lot?: Text,
        /// Serial numbers of single pieces (GS1 AI 21).
        serial_numbers*: Text,
        /// When the goods expire (GS1 AI 17).
        expires_on?: Date,
        /// The price the stock is valued at, for its base quantity (EDIFACT PRI).
        price?: Price,
        /// The value of the stock (UBL InventoryValueAmount).
        value?: Money,
        /// How much is to be ordered (UN/ECE Recommendation 20).
        reorder_quantity?: Quantity,
        /// At what stock is to be ordered (UN/ECE Recommendation 20).
        reorder_point?: Quantity,
        /// Places, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// Parties of the line, with their roles (EDIFACT 3035).
        parties*: Party,
        /// Packages by kind, marks and measures (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// Measurements, by what they are for (EDIFACT 6311), with their units (UN/ECE Recommendation 20).
        measurements*: Measurement,
        /// Characteristics of the goods, by class (EDIFACT 7059).
        characteristics*: Characteristic,
        /// References of the line, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the line, by subject (EDIFACT 4451).
        notes*: Note,
        /// A remark (CEB note).
        note?: Text,
        /// What else is told of the line, of kinds that few messages tell.
        particulars?: Particulars,
        /// The line that this one belongs to.
        parent_line?: Text,
        /// How this line belongs to the other (EDIFACT 5495).
        sub_line_indicator?: Text,
        /// The level in a configuration (EDIFACT 1222).
        configuration_level?: Text,
        /// What becomes of the configuration (EDIFACT 7083).
        configuration_operation?: Text,
        /// Origin, duty regime and special conditions.
        conditions*: TradeConditions,
    }
}

record! {
    /// A quantity in stock, or of a movement.
    StockQuantity {
        /// What the quantity is (EDIFACT 6063): `17` on hand, `145` actual stock, `198` unsaleable.
        kind: Text,
        /// How much (UN/ECE Recommendation 20).
        quantity: Quantity,
        /// The state of the goods (EDIFACT 7365, UBL): `available`, `damaged`, `blocked`.
        status?: Text,
        /// What moved it (EDIFACT 4501): `1` out of stock, `2` into stock.
        movement?: Text,
        /// Why it moved (EDIFACT 4499).
        reason?: Coded,
        /// Whose stock it is (EDIFACT 4503).
        owner_status?: Text,
        /// When it was counted or moved (EDIFACT DTM 366).
        at?: Moment,
        /// Where it lies, or was moved (EDIFACT LOC).
        location?: Location,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// References of the movement, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// What else is told of the quantity, of kinds that few messages tell.
        particulars?: Particulars,
        /// Which stock it is (EDIFACT 7491): `1` accepted, `2` damaged, `3` bonded, `4` reserved.
        stock_type?: Text,
        /// How the balance was found (EDIFACT 4503): `1` books, `2` formal inventory, `3` interim count.
        balance_method?: Text,
        /// The kind of instruction (EDIFACT 4403).
        instruction_kind?: Text,
        /// What is to be done with the stock (EDIFACT 4401).
        instruction?: Coded,
        /// Identity numbers of the goods.
        identity_numbers*: IdentityNumbers,
        /// Further places.
        other_locations*: Location,
        /// Statuses of the stock.
        statuses*: StatusEntry,
        /// Parties of the stock, with their roles.
        parties*: Party,
        /// Prices of the goods.
        prices*: Price,
        /// The logistic units that hold the stock.
        units*: LogisticUnit,
    }
}
