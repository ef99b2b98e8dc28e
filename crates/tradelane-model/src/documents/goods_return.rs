//! A return of goods.

use crate::types::{
    AllowanceCharge, Coded, CurrencyCode, DangerousGoods, DateEntry, DeliveryTerms, DocumentReference, Equipment,
    ExchangeRate, Handling, Item, Location, Measurement, Moment, Money, Note, Package, Party, PhysicalState, Price,
    Quantity, Reference, Tax, Text, TransportLeg, TypedAmount, TypedQuantity,
};

document! {
    /// A return: a buyer or consignee gives goods back, or announces it.
    ///
    /// Carries EDIFACT RETANN, X12 180 and China's refund of an import list (CEB625).
    Return "return" ReturnTag {
        /// The return's number (CEB copNo).
        number: Text,
        /// The kind of message (EDIFACT 1001).
        purpose?: Coded,
        /// What the return does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// When the return was announced (EDIFACT DTM 137; CEB appTime).
        issued_at?: Moment,
        /// When the goods are or were given back (date or date and time with offset).
        returned_at?: Moment,
        /// The number of the order (CEB orderNo).
        order_number?: Text,
        /// The number of the invoice for the goods.
        invoice_number?: Text,
        /// The number of the waybill the goods came with (CEB logisticsNo).
        waybill_number?: Text,
        /// The number of the waybill the goods go back with, unique for the carrier.
        return_waybill_number?: Text,
        /// The number of the customs declaration of the import (CEB invtNo).
        customs_number?: Text,
        /// The number given by the customs portal (CEB preNo).
        pre_entry_number?: Text,
        /// The customs office (CEB customsCode), four digits in China.
        customs_office?: Text,
        /// Why the goods are returned (CEB reason in words).
        reason?: Coded,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The list the currency code is from, as the source names it (UBL listID).
        currency_list?: Text,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// The seller (EDIFACT 3035 `SE`, `SU`).
        seller?: Party,
        /// Who bought the goods (CEB buyerName, buyerIdType, buyerIdNumber, buyerTelephone).
        buyer?: Party,
        /// The party the goods go back from (EDIFACT 3035 `CZ`).
        consignor?: Party,
        /// The party the goods go back to (EDIFACT 3035 `CN`).
        consignee?: Party,
        /// The platform (CEB ebpCode, ebpName).
        platform?: Party,
        /// The merchant (CEB ebcCode, ebcName).
        merchant?: Party,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// The declarant (CEB agentCode, agentName).
        declarant?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// References of the return, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the return, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Texts about the return, by subject (EDIFACT 4451).
        notes*: Note,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Packages by kind, marks and measures (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// The lines, one for each kind of goods (CEB InvtRefundList).
        lines: Vec<ReturnLine>,
        /// What is paid back, in the currency told or that of the return.
        refund?: Money,
        /// A remark (CEB note).
        note?: Text,
        /// The version of the return's number.
        version?: Text,
        /// The revision of the return's number.
        revision?: Text,
        /// Currencies and the rates between them.
        exchange_rates*: ExchangeRate,
        /// Allowances and charges on the whole.
        allowances_charges*: AllowanceCharge,
        /// Taxes on the whole.
        taxes*: Tax,
        /// Other amounts of the whole.
        amounts*: TypedAmount,
        /// Control totals.
        controls*: TypedQuantity,
    }
}

record! {
    /// Goods that are returned.
    ReturnLine {
        /// The line's number (CEB gnum), the same as that of the declaration.
        line_number?: Text,
        /// The number of the order (EDIFACT RFF ON).
        order_number?: Text,
        /// The number of the order's line.
        order_line?: Text,
        /// The number of the invoice for the goods.
        invoice_number?: Text,
        /// The item (CEB gcode, gname).
        item?: Item,
        /// How much is returned (CEB qty, unit).
        quantity?: Quantity,
        /// Other quantities, by what they are (EDIFACT 6063).
        other_quantities*: TypedQuantity,
        /// Why it is returned (EDIFACT 4295).
        reason?: Coded,
        /// The state of the goods, as a code or in words: `new`, `opened`, `damaged`.
        condition?: Coded,
        /// What is asked for (EDIFACT 1229): credit, replacement, repair.
        action?: Text,
        /// The price for the base quantity (EDIFACT PRI, UBL Price).
        price?: Price,
        /// The line's amount: quantity times price, with the line's allowances and charges, without tax (EDIFACT MOA
        /// 203; UBL LineExtensionAmount).
        amount?: Money,
        /// The number of the lot or batch (GS1 AI 10).
        lot?: Text,
        /// Serial numbers of single pieces (GS1 AI 21).
        serial_numbers*: Text,
        /// Parties of the line, with their roles (EDIFACT 3035).
        parties*: Party,
        /// References of the line, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the line, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the line, by subject (EDIFACT 4451).
        notes*: Note,
        /// Measurements, by what they are for (EDIFACT 6311), with their units (UN/ECE Recommendation 20).
        measurements*: Measurement,
        /// Packages by kind, marks and measures (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// A remark (CEB note).
        note?: Text,
        /// The line that this one belongs to.
        parent_line?: Text,
        /// How this line belongs to the other (EDIFACT 5495).
        sub_line_indicator?: Text,
        /// The level in a configuration (EDIFACT 1222).
        configuration_level?: Text,
        /// What becomes of the configuration (EDIFACT 7083).
        configuration_operation?: Text,
        /// Further prices.
        other_prices*: Price,
        /// Other amounts.
        other_amounts*: TypedAmount,
        /// Further states of the goods.
        states*: PhysicalState,
        /// Places.
        locations*: Location,
        /// Taxes.
        taxes*: Tax,
        /// Dangerous goods.
        dangerous_goods*: DangerousGoods,
        /// How the goods are to be handled.
        handling*: Handling,
        /// Transport.
        transport*: TransportLeg,
        /// Equipment.
        equipment*: Equipment,
        /// Allowances and charges.
        allowances_charges*: AllowanceCharge,
    }
}
