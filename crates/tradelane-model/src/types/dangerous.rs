//! Dangerous goods.

use super::{
    Accounting, Coded, Contact, Decimal, Indicator, Measurement, Note, Placement, Reference, Text, TypedQuantity,
    UnitCode,
};

record! {
    /// Dangerous goods.
    DangerousGoods {
        /// The proper shipping name (UN Recommendations on the Transport of Dangerous Goods).
        name?: Text,
        /// The regulations (EDIFACT 8273): `ADR`, `IMD`, `ICA`.
        regulations?: Text,
        /// The hazard class (EDIFACT 8351): `1` to `9`, with its division: `2.1`.
        hazard_class?: Text,
        /// A further class (EDIFACT 8078).
        additional_class?: Text,
        /// The version of the hazard code (EDIFACT 8092).
        version?: Text,
        /// The UN number, four digits (EDIFACT 7124): `3481`.
        un_number?: Text,
        /// The flash point (EDIFACT 7088).
        flash_point?: Text,
        /// The flash point of the shipment, in the unit told (EDIFACT 7106).
        shipment_flash_point?: Decimal,
        /// The unit of that flash point (UN/ECE Recommendation 20): `CEL`, `FAH`.
        shipment_flash_point_unit?: UnitCode,
        /// The packing group (EDIFACT 8339).
        packing_group?: Text,
        /// The emergency procedure for ships (EDIFACT 8364).
        ems?: Text,
        /// The medical first aid guide (EDIFACT 8410).
        first_aid_guide?: Text,
        /// The transport emergency card (EDIFACT 8126).
        emergency_card?: Text,
        /// The upper part of the orange placard: the hazard identification number (EDIFACT 8158).
        placard_upper?: Text,
        /// The lower part of the orange placard: the UN number (EDIFACT 8186).
        placard_lower?: Text,
        /// Labels on the packages (EDIFACT 8246).
        labels*: Text,
        /// The packing instruction (EDIFACT 8255).
        packing_instruction?: Text,
        /// The category of the means of transport (EDIFACT 8325).
        transport_category?: Text,
        /// The authorisation for transport (EDIFACT 8211).
        authorisation?: Text,
        /// Texts about the goods, by subject (EDIFACT 4451).
        notes*: Note,
        /// Indicators for processing, by what they are for.
        indicators*: Indicator,
        /// Classes with placards, endorsements and temperatures, where a carrier's regulations want them (X12 LH2).
        classes*: Indicator,
        /// The same for what crosses a border (X12 LHT).
        crossings*: Indicator,
        /// Shipping names: the words, and the list or rule they are from (X12 LH3).
        shipping_names*: Coded,
        /// What else regulations want told, by what it is (X12 LFH 808).
        details*: Indicator,
        /// Codes of waste, with their characteristics and state (X12 LEP).
        wastes*: Coded,
        /// The same goods as the regulations of another country tell them (X12 LH4).
        regional*: DangerousGoods,
        /// The accounts that the goods are booked on (X12 FA1, FA2).
        accounting*: Accounting,
        /// Whom to turn to in an emergency (EDIFACT 3139).
        contacts*: Contact,
        /// Quantities.
        quantities*: TypedQuantity,
        /// Measurements (EDIFACT MEA).
        measurements*: Measurement,
        /// In which equipment the goods are, and how much of them (EDIFACT SGP).
        placements*: Placement,
        /// References, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Certifications (X12 LH6).
        certifications*: Certification,
        /// Further dangerous goods that the same contact is for.
        further*: DangerousGoods,
        /// Classes, with what is told of each (X12 LH2).
        hazard_classes*: HazardClass,
        /// Classes for crossing a border (X12 LHT).
        border_classes*: HazardClass,
        /// Shipping names, where there are several or their kind is told (X12 LH3, H2).
        hazard_names*: HazardName,
        /// Particulars in words (X12 LFH).
        particulars*: HazardParticular,
        /// Waste, as environmental authorities number it (X12 LEP).
        waste*: HazardWaste,
        /// Subsidiary classes (X12 230).
        subsidiary_classes*: Text,
    }
}

record! {
    /// A certification of dangerous goods.
    Certification {
        /// Who certifies.
        #[schemars(extend("x-personal-data" = "personal"))]
        name?: Text,
        /// What is certified, as a code (X12 272).
        code?: Text,
        /// The declaration, one entry a line.
        text*: Text,
    }
}

record! {
    /// A class of dangerous goods.
    HazardClass {
        /// The class (X12 215).
        class?: Text,
        /// Whether it is the primary or a subsidiary one (X12 983): `P` primary, `S` subsidiary.
        kind?: Text,
        /// The notation of the placard (X12 218).
        placard?: Text,
        /// The endorsement (X12 222).
        endorsement?: Text,
        /// Whether a reportable quantity is exceeded (X12 759): `RQ`.
        reportable?: Text,
        /// Temperatures, by what they are: flash point, control, emergency.
        temperatures*: Measurement,
    }
}

record! {
    /// A shipping name of dangerous goods.
    HazardName {
        /// The name (X12 224).
        name?: Text,
        /// The kind of name (X12 984): `D` domestic, `I` international; or its classification in words.
        kind?: Text,
        /// Whether it is one not otherwise specified (X12 985): `NOS`.
        unspecified?: Text,
        /// A further indicator (X12 1073): `Y` yes, `N` no.
        indicator?: Text,
    }
}

record! {
    /// Particulars of dangerous goods in words.
    HazardParticular {
        /// What they are about (X12 808).
        subject?: Text,
        /// The text, one entry a line (X12 809).
        text*: Text,
        /// The zone of poison by inhalation (X12 1023).
        zone?: Text,
        /// The unit of the values (UN/ECE Recommendation 20).
        unit?: UnitCode,
        /// Values, by what they are.
        quantities*: TypedQuantity,
    }
}

record! {
    /// Waste, as environmental authorities number it.
    HazardWaste {
        /// The number of the waste stream (X12 806).
        stream?: Text,
        /// Its characteristics (X12 807).
        characteristics?: Text,
        /// The state or province whose number it is (X12 156).
        subdivision?: Text,
        /// That number.
        number?: Text,
    }
}
