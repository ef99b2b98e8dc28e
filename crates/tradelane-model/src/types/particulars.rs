//! What some messages tell of a part of a shipment or of a line beside what every message tells.

use super::{
    AllowanceCharge, Coded, Contact, CurrencyCode, DangerousGoods, DateEntry, Decimal, DeliveryTerms,
    DocumentReference, Equipment, Indicator, Item, ItemDescription, Measurement, Moment, Note, Package, Party,
    Percentage, Price, Quantity, Reference, Text, TransportLeg, TypedAmount, TypedQuantity, UnitCode,
};

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
        /// Descriptions of marking, packaging and loading (X12 PKG).
        packaging*: ItemDescription,
        /// Measurements, by what they are for (EDIFACT 6311), with their units (UN/ECE Recommendation 20).
        measurements*: Measurement,
        /// Documents that go with the part, by kind (EDIFACT 1001; X12 755).
        documents*: DocumentReference,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Vessels with ports and dates (X12 V1).
        vessels*: TransportLeg,
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
        marks*: MarkedNumbers,
        /// Parties, with their roles (EDIFACT 3035).
        parties*: Party,
        /// How much of the goods goes where (X12 SDQ).
        distributions*: Distribution,
        /// Allowances and charges (EDIFACT ALC; X12 SAC).
        allowances_charges*: AllowanceCharge,
        /// Percentages, by what they are (X12 PCT).
        percentages*: Percentage,
        /// Times that things take (X12 LDT).
        lead_times*: LeadTime,
        /// Indicators for processing, by what they are for.
        indicators*: Indicator,
        /// Answers to questions (X12 YNQ): the question is the kind, the answer the indicator.
        answers*: Indicator,
        /// The goods that the part's goods are made up of or come with (X12 SLN).
        sub_items*: SubItem,
        /// Codes of lists that an industry or authority keeps, by agency (X12 LM, LQ).
        code_groups*: CodeGroup,
        /// The accounts that it is booked on (X12 FA1, FA2).
        accounting*: CodeGroup,
        /// Texts, by subject (EDIFACT 4451).
        notes*: Note,
        /// The parts of this part (X12 HL).
        parts*: Particulars,
    }
}

record! {
    /// Goods that other goods are made up of or come with.
    SubItem {
        /// The number of the sub-line (X12 SLN01).
        line_number?: Text,
        /// The number of the sub-line it belongs to (X12 SLN02).
        parent_line?: Text,
        /// How it belongs to the line (X12 662).
        relation?: Text,
        /// How its price belongs to the line's (X12 662).
        price_relation?: Text,
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

record! {
    /// Numbers that are marked on packages: one or a run of them, and those of a second kind on the same packages.
    MarkedNumbers {
        /// The kind of number (EDIFACT 7405; X12 88).
        kind?: Text,
        /// The number, or the first of a run.
        first?: Text,
        /// The last number of the run.
        last?: Text,
        /// The kind of the second number (X12 88).
        second_kind?: Text,
        /// The second number, or the first of a run.
        second_first?: Text,
        /// The last of that run.
        second_last?: Text,
        /// Measurements of what is marked so.
        measurements*: Measurement,
    }
}

record! {
    /// How much of the goods goes where.
    Distribution {
        /// The unit of all quantities (UN/ECE Recommendation 20).
        unit?: UnitCode,
        /// The scheme of the places (X12 66).
        scheme?: Text,
        /// Where at each place, such as a warehouse or a bin (X12 310).
        within?: Text,
        /// The places with their quantities.
        shares*: DistributionShare,
    }
}

record! {
    /// What goes to one place.
    DistributionShare {
        /// The place: a store, a branch (X12 67).
        place: Text,
        /// How much goes there, in the unit of the distribution.
        quantity: Decimal,
    }
}

record! {
    /// How long something takes.
    LeadTime {
        /// What takes the time (X12 345).
        kind?: Text,
        /// How many periods.
        count?: Decimal,
        /// The period (X12 344): `x12-344:DA` days.
        period?: Text,
        /// When it begins (X12 373).
        from?: Moment,
        /// Codes that tell more of it, by agency.
        code_groups*: CodeGroup,
    }
}

record! {
    /// Codes of lists that one agency keeps.
    CodeGroup {
        /// The agency (X12 559).
        agency?: Text,
        /// The list or part of a list of the agency (X12 822).
        source?: Text,
        /// The service, allowance or charge that the codes are for (X12 1300).
        service?: Text,
        /// Whether that is an allowance or a charge (X12 248).
        charge_kind?: Text,
        /// The codes, with their lists (X12 1270, 1271; 1195, 1196).
        codes*: Coded,
        /// Where the parts begin, as the source marks it (X12 LS).
        section?: Text,
        /// Parts that the codes are for.
        parts*: Particulars,
        /// Dangerous goods that the codes are for.
        hazardous_materials*: DangerousGoods,
    }
}
