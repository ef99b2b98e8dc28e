//! Goods in transport: items, logistic units, measures.

use crate::documents::QuantityVariance;
use crate::types::{
    AllowanceCharge, Cargo, Coded, DangerousGoods, DateEntry, Decimal, DocumentReference, Handling, Identifier,
    Indicator, Item, Location, Measurement, Money, Movement, Note, NumberRange, Package, PackageCode, PackageMarks,
    Particulars, Party, Percentage, PhysicalState, Placement, Quantity, Range, Reference, Seal, Text, TypedAmount,
    TypedQuantity, UnitCode, UnitCount,
};

record! {
    /// Outer measures.
    Dimensions {
        /// The length: the longest side of the base, in the unit told.
        length?: Decimal,
        /// The width: the other side of the base, in the unit told.
        width?: Decimal,
        /// The height from the base, in the unit told.
        height?: Decimal,
        /// The unit of all three (UN/ECE Recommendation 20): `CMT` centimetre, `MTR` metre.
        unit?: UnitCode,
        /// What is measured (EDIFACT 6145): `1` gross, `2` a package with its goods.
        kind?: Text,
        /// How many units have these measures (EDIFACT EQN).
        count?: UnitCount,
    }
}

record! {
    /// Goods of one kind in a consignment.
    GoodsItem {
        /// The line's number (EDIFACT 1496; EU goods item, 11 03).
        line_number?: Text,
        /// The item: numbers, name, customs tariff number, origin.
        item?: Item,
        /// The goods in words, as a carrier or customs see them (EU 18 05); general terms such as "parts" are refused
        /// at borders.
        description?: Text,
        /// How much of it (UN/ECE Recommendation 20).
        quantity?: Quantity,
        /// How many packages (EDIFACT 7224; EU 18 06 004).
        package_count?: Decimal,
        /// The kind of package (UN/ECE Recommendation 21).
        package_kind?: PackageCode,
        /// Marks and numbers on the packages, one entry a line (EDIFACT 7102; EU 18 06 054).
        marks*: Text,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The outer measures of one package, with their unit (UN/ECE Recommendation 20).
        dimensions?: Dimensions,
        /// The value of the goods (UPU CN 23: value).
        value?: Money,
        /// The value for customs (EDIFACT MOA 40).
        customs_value?: Money,
        /// The number of the order the goods are of (EDIFACT RFF ON).
        order_number?: Text,
        /// The number of that order's line.
        order_line?: Text,
        /// The numbers of the logistic units that hold the goods (SSCC, or the document's own numbers).
        units*: Text,
        /// The numbers of the containers (ISO 6346) or other equipment that hold the goods.
        equipment*: Text,
        /// Dangerous goods, by UN number and class (EDIFACT DGS).
        dangerous_goods*: DangerousGoods,
        /// The temperature the goods are to be kept at (UN/ECE Recommendation 20: `CEL`).
        temperature?: TemperatureRange,
        /// Packages by kind, marks and measures (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// How the goods are to be handled (EDIFACT 4079, 7419).
        handling*: Handling,
        /// Measurements, by what they are for (EDIFACT 6311), with their units (UN/ECE Recommendation 20).
        measurements*: Measurement,
        /// Amounts by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// Parties of the goods, with their roles (EDIFACT 3035).
        parties*: Party,
        /// Places, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// References of the goods, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the goods, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// What else is told of the goods, of kinds that few messages tell.
        particulars?: Particulars,
        /// Texts about the goods, by subject (EDIFACT 4451).
        notes*: Note,
        /// A remark in words, for people.
        note?: Text,
        /// The list the kind of package is from, where it is not Recommendation 21, and the kind in words (EDIFACT GID
        /// C213).
        package_type?: Coded,
        /// What is told of the packaging (EDIFACT 7233).
        package_relation?: Text,
        /// The packages within the packages, from outside to inside (EDIFACT GID C213, second and further).
        package_levels*: Package,
        /// Marks with what goes with them: how they are marked, identity numbers (EDIFACT PCI).
        package_marks*: PackageMarks,
        /// In which equipment the goods are, and how much of them (EDIFACT SGP).
        placements*: Placement,
        /// On which means of transport the goods are, and how much of them (EDIFACT TPL).
        vehicles*: Placement,
        /// Outer measures of other kinds (EDIFACT DIM).
        other_dimensions*: Dimensions,
        /// From where to where the goods move: door, terminal, pier (EDIFACT TMD).
        movements*: Movement,
        /// The nature of the cargo (EDIFACT GDS).
        cargo*: Cargo,
        /// Charges (EDIFACT TCC).
        charges*: AllowanceCharge,
        /// What authorities ask (EDIFACT GOR).
        government_requirements*: GovernmentRequirement,
        /// Indicators for processing (EDIFACT GIS).
        indicators*: Indicator,
        /// Other quantities (EDIFACT QTY).
        other_quantities*: TypedQuantity,
        /// Percentages (EDIFACT PCD).
        percentages*: Percentage,
        /// What customs code the goods as (EDIFACT CST).
        customs_status?: CustomsStatus,
        /// The commodity as a code, with the list it is from (X12 22, 23).
        commodity?: Coded,
        /// Motor vehicles among the goods, by their numbers (X12 VC).
        motor_vehicles*: MotorVehicle,
        /// Its place in the order of goods items (UBL SequenceNumberID).
        sequence?: Text,
        /// Whether it is dangerous (UBL HazardousRiskIndicator).
        hazardous?: bool,
        /// The status at customs (UBL CustomsStatusCode).
        status?: Text,
        /// What is written on the goods to trace them (UBL TraceID).
        trace?: Text,
    }
}

record! {
    /// The temperature that goods are to be kept at.
    TemperatureRange {
        /// The temperature that the equipment is set to, in the unit told (EDIFACT 6246).
        setting?: Decimal,
        /// The lowest temperature that is allowed, in the unit told.
        min?: Decimal,
        /// The highest temperature that is allowed, in the unit told.
        max?: Decimal,
        /// The unit (UN/ECE Recommendation 20): `CEL` degree Celsius, `FAH` degree Fahrenheit.
        unit?: UnitCode,
        /// What the temperature is for (EDIFACT 6245); `2` transport where absent.
        kind?: Text,
        /// A range that is not of temperature (EDIFACT RNG).
        range?: Range,
    }
}

record! {
    /// A logistic unit: a pallet, a carton, a parcel, and what is in it.
    LogisticUnit {
        /// The number of the unit in the document, to which parents refer (EDIFACT 7164; X12 HL01).
        id?: Text,
        /// The number of the unit it stands on or in (EDIFACT 7166; X12 HL02).
        parent?: Text,
        /// The packaging level (EDIFACT 7075): `1` inner, `2` intermediate, `3` outer, `4` none.
        level?: Text,
        /// Identifiers: SSCC (GS1), the carrier's parcel number (S10 and others).
        identifiers*: Identifier,
        /// The kind of package (UN/ECE Recommendation 21).
        kind?: PackageCode,
        /// How many units of the kind, where they are not told one by one (EDIFACT 7224).
        count?: Decimal,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The outer measures, with their unit (UN/ECE Recommendation 20).
        dimensions?: Dimensions,
        /// Marks and numbers, one entry a line (EDIFACT 7102).
        marks*: Text,
        /// The number of the seal (EDIFACT 9308).
        seal?: Text,
        /// Packages by kind, marks and measures, as the source tells them (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// References of the unit, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Dates of the unit, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// The number in the document of the order that the unit's goods are of, where the document tells the order.
        order?: Text,
        /// The number of that order (EDIFACT RFF ON; X12 PRF01).
        order_number?: Text,
        /// What else is told of the unit, of kinds that few messages tell.
        particulars?: Particulars,
        /// How the unit is to be handled (EDIFACT 4079, 7419).
        handling*: Handling,
        /// Whether the unit is returned: a pallet of a pool, a box that is used again.
        returnable?: bool,
        /// The package that the unit is: level, kind in a national list, measures, further marks.
        packaging?: Package,
        /// The marks and numbers of the label that bears the unit's SSCC.
        label?: PackageMarks,
        /// The last SSCC, where the unit stands for a run of them that begins with its own (EDIFACT 7402).
        last_sscc?: Text,
        /// Further SSCCs on the same label, where the unit stands for several, or first and last of a run.
        further_ssccs*: NumberRange,
        /// Texts.
        notes*: Note,
        /// How much the unit may hold above or below (EDIFACT QVR).
        variances*: QuantityVariance,
        /// States of the unit.
        states*: PhysicalState,
    }
}

record! {
    /// The codes that customs put goods under.
    CustomsStatus {
        /// The number of the goods item (EDIFACT CST 1496).
        line?: Text,
        /// Codes of tariff, procedure, preference and others, with their lists (EDIFACT 7361).
        codes*: Coded,
    }
}

record! {
    /// What authorities ask of a movement of goods.
    GovernmentRequirement {
        /// The movement (EDIFACT 8323): `1` export, `2` import, `3` transit.
        movement?: Text,
        /// What which authority does.
        actions*: GovernmentAction,
        /// Dates (EDIFACT DTM).
        dates*: DateEntry,
        /// Places (EDIFACT LOC).
        locations*: Location,
        /// Seals (EDIFACT SEL).
        seals*: Seal,
        /// Texts (EDIFACT FTX).
        notes*: Note,
        /// Documents (EDIFACT DOC).
        documents*: DocumentReference,
    }
}

record! {
    /// What an authority does with goods.
    GovernmentAction {
        /// The authority (EDIFACT 9415): `5` customs.
        agency?: Text,
        /// How it is involved (EDIFACT 9411).
        involvement?: Text,
        /// What it does (EDIFACT 9417): `1` clearance, `2` detention.
        action?: Text,
        /// The procedure (EDIFACT 9353).
        procedure?: Text,
    }
}

record! {
    /// A motor vehicle that is carried as goods.
    MotorVehicle {
        /// The vehicle identification number (ISO 3779).
        id?: Text,
        /// References and positions, by what they are (X12 VC).
        references*: Reference,
    }
}
