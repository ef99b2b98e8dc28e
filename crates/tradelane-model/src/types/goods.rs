//! Goods in transport: items, logistic units, measures.

use crate::types::{
    DangerousGoods, DateEntry, Decimal, DocumentReference, Handling, Identifier, Item, Location, Measurement, Money,
    Note, Package, PackageCode, Party, Quantity, Reference, Text, TypedAmount, UnitCode,
};

record! {
    /// Outer measures.
    Dimensions {
        /// The length.
        length?: Decimal,
        /// The width.
        width?: Decimal,
        /// The height.
        height?: Decimal,
        /// The unit of all three (UN/ECE Recommendation 20): `CMT` centimetre, `MTR` metre.
        unit?: UnitCode,
    }
}

record! {
    /// Goods of one kind in a consignment.
    GoodsItem {
        /// The line's number.
        line_number?: Text,
        /// The item.
        item?: Item,
        /// The goods in words, as a carrier or customs see them; general terms such as "parts" are refused at
        /// borders.
        description?: Text,
        /// How much of it (UN/ECE Recommendation 20).
        quantity?: Quantity,
        /// How many packages.
        package_count?: Decimal,
        /// The kind of package (UN/ECE Recommendation 21).
        package_kind?: PackageCode,
        /// Marks and numbers on the packages, one entry a line.
        marks*: Text,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The outer measures of one package.
        dimensions?: Dimensions,
        /// The value of the goods.
        value?: Money,
        /// The value for customs (EDIFACT MOA 40).
        customs_value?: Money,
        /// The order the goods are of.
        order_number?: Text,
        /// The line of that order.
        order_line?: Text,
        /// The numbers of the logistic units that hold the goods (SSCC, or the document's own numbers).
        units*: Text,
        /// The numbers of the containers or other equipment that hold the goods.
        equipment*: Text,
        /// Dangerous goods.
        dangerous_goods*: DangerousGoods,
        /// The temperature the goods are to be kept at.
        temperature?: TemperatureRange,
        /// Packages by kind, marks and measures.
        packages*: Package,
        /// How the goods are to be handled.
        handling*: Handling,
        /// Measurements.
        measurements*: Measurement,
        /// Amounts by kind.
        amounts*: TypedAmount,
        /// Parties of the goods, with their roles.
        parties*: Party,
        /// Places.
        locations*: Location,
        /// References.
        references*: Reference,
        /// Documents.
        documents*: DocumentReference,
        /// Dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
        /// A remark.
        note?: Text,
    }
}

record! {
    /// The temperature that goods are to be kept at.
    TemperatureRange {
        /// The setting.
        setting?: Decimal,
        /// The lowest.
        min?: Decimal,
        /// The highest.
        max?: Decimal,
        /// The unit (UN/ECE Recommendation 20): `CEL` degree Celsius, `FAH` degree Fahrenheit.
        unit?: UnitCode,
    }
}

record! {
    /// A logistic unit: a pallet, a carton, a parcel, and what is in it.
    LogisticUnit {
        /// The number of the unit in the document, to which parents refer.
        id?: Text,
        /// The number of the unit it stands on or in.
        parent?: Text,
        /// The packaging level (EDIFACT 7075): `1` inner, `2` intermediate, `3` outer, `4` none.
        level?: Text,
        /// Identifiers: SSCC (GS1), the carrier's parcel number (S10 and others).
        identifiers*: Identifier,
        /// The kind of package (UN/ECE Recommendation 21).
        kind?: PackageCode,
        /// How many units of the kind, where they are not told one by one.
        count?: Decimal,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The outer measures.
        dimensions?: Dimensions,
        /// Marks and numbers, one entry a line.
        marks*: Text,
        /// The number of the seal.
        seal?: Text,
        /// Packages by kind, marks and measures, as the source tells them.
        packages*: Package,
        /// How the unit is to be handled.
        handling*: Handling,
        /// Whether the unit is returned.
        returnable?: bool,
    }
}
