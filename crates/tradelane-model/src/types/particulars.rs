//! What some messages tell of a part of a shipment or of a line beside what every message tells.

use super::{
    Accounting, AllowanceCharge, CodeSet, Contact, CurrencyCode, DangerousGoods, DateEntry, DeliveryTerms, Detail,
    DocumentReference, Equipment, ExchangeRate, Indicator, Item, ItemDescription, LeadTime, Measurement, Moment, Note,
    Package, PackageMarks, Party, Percentage, Price, Quantity, Reference, Text, TransportLeg, TypedAmount,
    TypedQuantity,
};
use crate::documents::{Delivery, Distribution};

record! {
    /// What is told of a part of a shipment (an order in it, a level of packing that partners agree on), or of a line
    /// beside its own fields.
    Particulars {
        /// The number of the part in the document (X12 HL01).
        id?: Text,
        /// What the part is (X12 735): `x12-735:E` equipment.
        kind?: Text,
        /// The number of the order that the part is of (EDIFACT RFF ON; X12 PRF01).
        order_number?: Text,
        /// When that order was issued (EDIFACT DTM 171; X12 PRF04).
        order_issued_at?: Moment,
        /// The number of that order's line (X12 PRF05).
        order_line?: Text,
        /// The line's number, where the part has one (X12 LIN01).
        line_number?: Text,
        /// The goods of the part.
        item?: Item,
        /// How much of them (X12 SN102).
        quantity?: Quantity,
        /// How much of them was ordered (X12 SN105).
        ordered_quantity?: Quantity,
        /// Other quantities, by what they are (EDIFACT 6063).
        other_quantities*: TypedQuantity,
        /// The currency of amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// Whose currency it is, by role (EDIFACT 3035; X12 98).
        currency_party?: Text,
        /// Currencies and the rates between them (EDIFACT CUX; X12 CUR).
        exchange_rates*: ExchangeRate,
        /// Amounts by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// Prices (X12 CTP, UIT).
        prices*: Price,
        /// Packages by kind, marks and measures (EDIFACT PAC; X12 TD1).
        packages*: Package,
        /// Loads that are alike: how many, and what is in one (X12 CLD).
        loads*: Package,
        /// The pallet that the goods stand on: kind, tiers, measures (X12 PAL).
        pallets*: Package,
        /// Descriptions of the packaging (X12 PKG).
        packaging_descriptions*: ItemDescription,
        /// Measurements, by what they are for (EDIFACT 6311), with their units (UN/ECE Recommendation 20).
        measurements*: Measurement,
        /// Documents that go with the part, by kind (EDIFACT 1001; X12 755).
        documents*: DocumentReference,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Vessels with ports and dates (X12 V1).
        voyages*: TransportLeg,
        /// Containers and other equipment (EDIFACT 8053; X12 40).
        equipment*: Equipment,
        /// Dangerous goods in short: class, name, handling (X12 TD4).
        dangerous_goods*: DangerousGoods,
        /// Dangerous goods as carriers' regulations want them told: number, class, papers (X12 LH1).
        hazardous_materials*: DangerousGoods,
        /// References, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Persons and departments to turn to (EDIFACT 3139).
        contacts*: Contact,
        /// Dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Numbers that are marked on packages, by kind (X12 88).
        marks*: PackageMarks,
        /// Parties, with their roles (EDIFACT 3035).
        parties*: Party,
        /// Which places get how much (X12 SDQ).
        distributions*: Distribution,
        /// When and where how much is delivered (X12 SCH).
        deliveries*: Delivery,
        /// Allowances and charges (EDIFACT ALC; X12 SAC).
        allowances_charges*: AllowanceCharge,
        /// Percentages, by what they are (X12 PCT).
        percentages*: Percentage,
        /// Times that things take (X12 LDT).
        lead_times*: LeadTime,
        /// Indicators for processing, by what they are for.
        indicators*: Indicator,
        /// What the source tells besides, value by value.
        details*: Detail,
        /// The goods that the part's goods are made up of or come with (X12 SLN).
        sub_lines*: SubLine,
        /// Codes of lists that an industry or authority keeps, by agency (X12 LM, LQ).
        code_sets*: CodeSet,
        /// The codes that the part itself is told by (X12 LM, LQ).
        code_set?: CodeSet,
        /// The accounts that it is booked on (X12 FA1, FA2).
        accounting*: Accounting,
        /// Texts, by subject (EDIFACT 4451).
        notes*: Note,
        /// The parts of this part (X12 HL).
        parts*: Particulars,
    }
}

record! {
    /// A line within a line: goods that the line's goods are made up of or come with.
    SubLine {
        /// The number of the sub-line (X12 SLN01).
        line_number?: Text,
        /// The level in a configuration (EDIFACT 1222; X12 SLN02).
        configuration_level?: Text,
        /// How it belongs to the line (EDIFACT 5495; X12 662).
        sub_line_indicator?: Text,
        /// The goods.
        item?: Item,
        /// How much of them.
        quantity?: Quantity,
        /// The price.
        price?: Price,
        /// What else is told of them.
        particulars?: Particulars,
    }
}
