//! Packages, equipment, transport.

use super::{
    AllowanceCharge, Coded, CountryCode, DangerousGoods, DateEntry, Decimal, Dimensions, GoodsItem, Identifier,
    IdentityNumbers, Indicator, Location, Measurement, Note, NumberRange, Party, Percentage, Period, PhysicalState,
    Reference, RelatedNumbers, TemperatureRange, Text, TypedQuantity, UnitCode, UnitCount,
};
use crate::documents::QuantityVariance;

record! {
    /// Packages of one kind.
    Package {
        /// How many packages of the kind (EDIFACT 7224).
        count?: Text,
        /// The packaging level (EDIFACT 7075).
        level?: Text,
        /// What is told of the packaging (EDIFACT 7233).
        related_description?: Text,
        /// Terms and conditions (EDIFACT 7073).
        terms?: Text,
        /// The kind of package (UN/ECE Recommendation 21).
        kind?: Coded,
        /// The kind of package by item numbers (EDIFACT 7077, 7064).
        identifications*: PackageIdentification,
        /// Who pays the freight of a returnable package (EDIFACT 8395).
        return_freight?: Text,
        /// What a returnable package is loaded with (EDIFACT 8393).
        return_load?: Text,
        /// Measurements, by what they are for (EDIFACT 6311), with their units (UN/ECE Recommendation 20).
        measurements*: Measurement,
        /// Quantities in the packages, by what they are (EDIFACT 6063).
        quantities*: TypedQuantity,
        /// Dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// References of the packages, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Marks and numbers, by how they are marked (EDIFACT 4233).
        marks*: PackageMarks,
        /// The equipment that holds the packages (EDIFACT EQD).
        equipment?: Equipment,
        /// How to handle the packages.
        handling*: Handling,
        /// What differs from what was told before, and why.
        variance?: QuantityVariance,
        /// What the packages are made of.
        components*: Component,
        /// What is in the packages, as a code of a list and in words (X12 22, 79).
        commodity?: Coded,
        /// Descriptions of the packages (EDIFACT IMD).
        descriptions*: super::ItemDescription,
        /// Its number: the SSCC of a logistic unit (GS1), or the number of the package (UBL ID).
        id?: Text,
        /// What the packages hold is dangerous (UBL HazardousRiskIndicator).
        hazardous?: bool,
        /// The packages in the packages (UBL Package, ContainedPackage).
        contained*: Package,
        /// Goods items in the packages, counted (UBL TotalGoodsItemQuantity).
        item_count?: Decimal,
        /// Packages in the packages, counted (UBL TotalPackageQuantity).
        package_count?: Decimal,
        /// What is written on it to trace it (UBL TraceID).
        trace?: Text,
        /// What the package is made of (UBL PackingMaterial).
        materials*: Text,
        /// The goods in the package (UBL GoodsItem).
        items*: GoodsItem,
        /// Containers and other equipment that hold the package, or are part of the unit (UBL TransportEquipment).
        holders*: Equipment,
        /// The unit of the count, where the source tells one (UN/ECE Recommendation 20; UBL unitCode).
        count_unit?: UnitCode,
    }
}

record! {
    /// A kind of package told by item numbers.
    PackageIdentification {
        /// How the description is given (EDIFACT 7077).
        format: Text,
        /// The kind of package (EDIFACT 7064).
        first_type?: PackageType,
        /// A second name of the kind (EDIFACT 7064).
        second_type?: PackageType,
    }
}

record! {
    /// A kind of package.
    PackageType {
        /// The kind in words or as a number (EDIFACT 7064).
        name: Text,
        /// The type of number (EDIFACT 7143).
        kind?: Text,
    }
}

record! {
    /// Marks and numbers on packages.
    PackageMarks {
        /// How they are marked (EDIFACT 4233).
        instruction?: Text,
        /// The marks, one entry a line (EDIFACT 7102).
        marks*: Text,
        /// Whether full or empty (EDIFACT 8275).
        contents?: Text,
        /// The kind of marking (EDIFACT 7511): an SSCC, a bar code.
        marking?: Coded,
        /// References of the packages, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Dates on the packages, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Identity numbers, such as SSCCs, by kind (EDIFACT 7405).
        identity_numbers*: IdentityNumbers,
        /// Numbers of objects that belong together, in sets.
        related_numbers*: RelatedNumbers,
        /// What limits delivery.
        limitations*: DeliveryLimitation,
        /// Measurements.
        measurements*: Measurement,
        /// Quantities.
        quantities*: TypedQuantity,
        /// How to handle the packages.
        handling*: Handling,
        /// What differs from what was told before, and why.
        variance?: QuantityVariance,
        /// States of the packages.
        states*: PhysicalState,
        /// What the packages are made of.
        components*: Component,
        /// Texts (EDIFACT FTX).
        notes*: Note,
        /// The kind of a second marking (X12 88).
        other_marking?: Coded,
        /// The marks of that kind, one entry a line (X12 87).
        other_marks*: Text,
    }
}

record! {
    /// Containers and other equipment.
    Equipment {
        /// What it is (EDIFACT 8053): `CN` container.
        kind?: Text,
        /// Its number (EDIFACT 8260): of containers four letters, six digits and a check digit (ISO 6346).
        id?: Coded,
        /// Its country (ISO 3166-1 alpha-2).
        country?: CountryCode,
        /// Size and type (EDIFACT 8155; containers ISO 6346): `22G1`.
        size_and_type?: Coded,
        /// Who supplies it (EDIFACT 8077).
        supplier?: Text,
        /// Its status (EDIFACT 8249).
        status?: Text,
        /// Whether full or empty (EDIFACT 8169).
        fullness?: Text,
        /// How to handle it (EDIFACT 4079, 7419).
        handling*: Handling,
        /// Measurements, by what they are for (EDIFACT 6311).
        measurements*: Measurement,
        /// Texts about the equipment, by subject (EDIFACT 4451).
        notes*: Note,
        /// Seals (EDIFACT SEL).
        seals*: Seal,
        /// Equipment that is attached to it.
        attached*: Equipment,
        /// States of the equipment.
        states*: PhysicalState,
        /// How many pieces (EDIFACT EQN).
        count?: UnitCount,
        /// Outer measures (EDIFACT DIM).
        dimensions*: Dimensions,
        /// Temperatures it is kept at (EDIFACT TMP).
        temperatures*: TemperatureRange,
        /// From where to where it moves: door, terminal, pier (EDIFACT TMD).
        movements*: Movement,
        /// On which means of transport it is (EDIFACT TPL).
        vehicles*: Placement,
        /// Parties, with their roles (EDIFACT NAD).
        parties*: Party,
        /// Charges (EDIFACT TCC).
        charges*: AllowanceCharge,
        /// Services (EDIFACT TSR).
        services*: Service,
        /// Indicators for processing (EDIFACT GIS).
        indicators*: Indicator,
        /// Places (EDIFACT LOC).
        locations*: Location,
        /// References (EDIFACT RFF).
        references*: Reference,
        /// Dangerous goods in it (EDIFACT DGS).
        dangerous_goods*: DangerousGoods,
        /// The owner's code, where it stands apart from the number (X12 206).
        initial?: Text,
        /// The check digit, where the source has it apart from a number that is not that of a container (X12 761).
        check_digit?: Text,
        /// Who owns it: the carrier's code (scheme `SCAC`).
        owner?: Identifier,
        /// The goods in it.
        items*: GoodsItem,
    }
}

record! {
    /// How goods are to be handled.
    Handling {
        /// The instruction as a code and in words (EDIFACT 4079, 4078).
        instruction?: Coded,
        /// The class of hazardous material (EDIFACT 7419).
        hazard?: Coded,
        /// Texts.
        notes*: Note,
        /// Identity numbers of what is handled so.
        identity_numbers*: IdentityNumbers,
    }
}

record! {
    /// One leg of transport.
    TransportLeg {
        /// The stage (EDIFACT 8051): `20` main carriage.
        stage?: Text,
        /// Voyage, flight or journey number (EDIFACT 8028).
        journey?: Text,
        /// The mode (UN/ECE Recommendation 19): `1` maritime, `4` air.
        mode?: Text,
        /// The mode in words (EDIFACT 8066).
        mode_name?: Text,
        /// The means of transport as a code (EDIFACT 8179).
        means?: Text,
        /// The means of transport in words (EDIFACT 8178).
        means_name?: Text,
        /// The carrier as a code and in words (EDIFACT 3127, 3128).
        carrier?: Coded,
        /// The direction of transit (EDIFACT 8101).
        direction?: Text,
        /// Why there is excess transport (EDIFACT 8457).
        excess_reason?: Text,
        /// Who is responsible for it (EDIFACT 8459).
        excess_responsibility?: Text,
        /// The customer's authorisation of excess transport (EDIFACT 7130).
        authorisation?: Text,
        /// The vehicle, vessel or flight: its number, of vessels the IMO number, and name (EDIFACT 8213, 8212).
        vehicle?: Coded,
        /// Its nationality (ISO 3166-1 alpha-2; EDIFACT 8453).
        nationality?: CountryCode,
        /// Who owns it (EDIFACT 8281).
        ownership?: Text,
        /// Places, by what happens there (EDIFACT 3227): `9` loading, `11` discharge.
        locations*: Location,
        /// Dates that belong to no place, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Indicators for processing, by what they are for.
        indicators*: Indicator,
        /// Services (EDIFACT TSR).
        services*: Service,
        /// References (EDIFACT RFF).
        references*: Reference,
        /// Percentages.
        percentages*: Percentage,
        /// From where to where the goods move: door, terminal, pier (EDIFACT TMD).
        movements*: Movement,
        /// States of the means of transport.
        states*: PhysicalState,
        /// Measurements (EDIFACT MEA).
        measurements*: Measurement,
        /// Further means of transport of the leg, such as trailers (EDIFACT TPL).
        vehicles*: Placement,
        /// The status of the shipment (X12 368).
        status?: Text,
        /// How long transport takes, and what the time is of (X12 732, 733).
        transit_time?: TypedQuantity,
        /// The levels of service (X12 284).
        service_levels*: Text,
        /// Whether it comes before the main carriage (UBL PreCarriageIndicator).
        pre_carriage?: bool,
        /// Whether it comes after the main carriage (UBL OnCarriageIndicator).
        on_carriage?: bool,
        /// From when to when the goods are in transit (UBL TransitPeriod).
        transit?: Period,
        /// The carrier with its names, address and contact (UBL CarrierParty).
        carrier_party?: Party,
        /// The list the mode is from, as the source names it (UBL listID): `UN/ECE rec 16`.
        mode_list?: Text,
        /// The agency that keeps that list (EDIFACT 3055).
        mode_agency?: Text,
    }
}

record! {
    /// A service that is asked for or given.
    Service {
        /// The service (UNTDID 7273, 7161; X12 150).
        code?: Coded,
        /// The service in words, for people.
        text?: Text,
        /// Whether it is required or wished (EDIFACT 4065).
        requirement?: Text,
        /// Its conditions (EDIFACT 4065, 4183).
        conditions?: Text,
        /// The conditions of contract and carriage (EDIFACT 4065): `27` door to door.
        contract?: Coded,
        /// A further requirement beside the service (EDIFACT 7273, second).
        supplement?: Coded,
        /// How urgent it is (EDIFACT 4219): `1` express, `3` normal.
        priority?: Coded,
        /// The nature of the cargo (EDIFACT 7085).
        cargo?: Coded,
        /// References (EDIFACT RFF).
        references*: Reference,
        /// Places (EDIFACT LOC).
        locations*: Location,
        /// The means of transport it is for (EDIFACT TPL).
        vehicles*: Placement,
        /// Texts (EDIFACT FTX).
        notes*: Note,
    }
}

record! {
    /// A seal.
    Seal {
        /// Its number (EDIFACT 9308).
        number?: Text,
        /// Who sealed (EDIFACT 9303): `CA` carrier, `CU` customs, `SH` shipper.
        party?: Coded,
        /// Its condition (EDIFACT 4517): `1` in order, `2` damaged.
        condition?: Text,
        /// Ranges of numbers, where there are several (EDIFACT C208).
        ranges*: NumberRange,
        /// States of the seal.
        states*: PhysicalState,
    }
}

record! {
    /// Where a part of the goods is: in which equipment or on which means of transport, and how much of them.
    Placement {
        /// The number of the equipment (EDIFACT 8260).
        equipment?: Coded,
        /// The country of the equipment (ISO 3166-1 alpha-2).
        country?: CountryCode,
        /// How many packages are in it (EDIFACT 7224).
        package_count?: Decimal,
        /// How much of the goods is in it.
        quantities*: TypedQuantity,
        /// The means of transport (EDIFACT 8213).
        vehicle?: Coded,
        /// Its nationality (ISO 3166-1 alpha-2; EDIFACT 8453).
        nationality?: CountryCode,
        /// The place in the order of loading (EDIFACT SEQ 1050).
        sequence?: Text,
        /// Who gave that order (EDIFACT 1159).
        sequence_source?: Coded,
        /// The status of the sequence (EDIFACT SEQ 1245, 1229).
        sequence_status?: Text,
        /// Measurements (EDIFACT MEA).
        measurements*: Measurement,
    }
}

record! {
    /// What limits a delivery.
    DeliveryLimitation {
        /// Whether the rest is delivered later (EDIFACT 4455).
        back_order?: Text,
        /// The kind of instruction (EDIFACT 4403).
        instruction_kind?: Text,
        /// The instruction (EDIFACT 4401).
        instruction?: Coded,
        /// The special service (EDIFACT 7161).
        service?: Coded,
        /// Whether something else may be delivered (EDIFACT 4457).
        substitution?: Text,
        /// The amount that is not to be exceeded (X12 610).
        amount?: super::Money,
        /// The account that it is booked to (X12 508).
        account?: Text,
        /// The day that it is for (X12 373).
        date?: super::Moment,
        /// The percentage that it is for (X12 1004, 954).
        percentage?: Percentage,
        /// Numbers of items that may be delivered instead (X12 235, 234).
        numbers*: super::ItemNumber,
    }
}

record! {
    /// How goods move between places.
    Movement {
        /// The kind of movement (EDIFACT 8335): `11` house to house.
        kind?: Coded,
        /// How equipment is planned (EDIFACT 8332).
        equipment_plan?: Text,
        /// Who arranges haulage (EDIFACT 8341): `1` carrier, `2` merchant.
        haulage?: Text,
    }
}

record! {
    /// A part of what a package is made of.
    Component {
        /// The unit or component (EDIFACT 7505).
        unit?: Coded,
        /// The material (EDIFACT 7507).
        material?: Coded,
        /// Measurements.
        measurements*: Measurement,
        /// Quantities.
        quantities*: TypedQuantity,
        /// Percentages.
        percentages*: Percentage,
    }
}

record! {
    /// The nature of cargo.
    Cargo {
        /// The nature (EDIFACT 7085).
        kind?: Coded,
        /// Texts (EDIFACT FTX).
        notes*: Note,
    }
}

record! {
    /// How goods are packed, carried and delivered.
    Carriage {
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: super::DeliveryTerms,
        /// Packages by kind, marks and measures (EDIFACT PAC; X12 TD1).
        packages*: Package,
        /// Descriptions of the packaging (X12 PKG).
        packaging_descriptions*: super::ItemDescription,
        /// Legs of transport, by stage (EDIFACT 8051; X12 TD5).
        transport*: TransportLeg,
        /// Containers and other equipment, by what it is (EDIFACT 8053; X12 TD3).
        equipment*: Equipment,
        /// Dangerous goods, by UN number and class (EDIFACT DGS; X12 TD4).
        dangerous_goods*: DangerousGoods,
        /// How long it takes (X12 LDT).
        lead_times*: LeadTime,
    }
}

record! {
    /// How long something takes.
    LeadTime {
        /// From what to what the time runs (X12 345).
        kind?: Text,
        /// How many units of time (X12 380).
        value?: Text,
        /// The unit of the time (EDIFACT 2151; X12 344).
        period_type?: Text,
        /// The day that it ends on (X12 373).
        date?: super::Moment,
        /// For which quantities it holds (EDIFACT QTY).
        quantities*: TypedQuantity,
        /// Marks of what takes so long (X12 MAN).
        marks*: PackageMarks,
        /// Texts (EDIFACT FTX).
        notes*: Note,
        /// References (EDIFACT RFF).
        references*: Reference,
        /// Codes of an industry (X12 LM, LQ).
        code_sets*: super::CodeSet,
    }
}
