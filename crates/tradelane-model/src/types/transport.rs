//! Packages, equipment, transport, dangerous goods.

use super::{
    Coded, Contact, CountryCode, DateEntry, Decimal, IdentityNumbers, Location, Measurement, Note, Reference, Text,
    TypedQuantity,
};

record! {
    /// Packages of one kind.
    Package {
        /// How many.
        count?: Text,
        /// The packaging level (EDIFACT 7075).
        level?: Text,
        /// What is told of the packaging (EDIFACT 7233).
        related_description?: Text,
        /// Terms and conditions (EDIFACT 7073).
        terms?: Text,
        /// The kind of package (UN/ECE Recommendation 21).
        kind?: Coded,
        /// The kind of package by item numbers.
        identifications*: PackageIdentification,
        /// Who pays the freight of a returnable package (EDIFACT 8395).
        return_freight?: Text,
        /// What a returnable package is loaded with (EDIFACT 8393).
        return_load?: Text,
        /// Measurements.
        measurements*: Measurement,
        /// Quantities.
        quantities*: TypedQuantity,
        /// Dates.
        dates*: DateEntry,
        /// References.
        references*: Reference,
        /// Marks and numbers.
        marks*: PackageMarks,
    }
}

record! {
    /// A kind of package told by item numbers.
    PackageIdentification {
        /// How the description is given (EDIFACT 7077).
        format: Text,
        /// The kind.
        first_type?: PackageType,
        /// A second name of the kind.
        second_type?: PackageType,
    }
}

record! {
    /// A kind of package.
    PackageType {
        /// The kind in words.
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
        /// The marks, one entry a line.
        marks*: Text,
        /// Whether full or empty (EDIFACT 8275).
        contents?: Text,
        /// The kind of marking.
        marking?: Coded,
        /// References.
        references*: Reference,
        /// Dates.
        dates*: DateEntry,
        /// Identity numbers, such as SSCCs.
        identity_numbers*: IdentityNumbers,
    }
}

record! {
    /// Containers and other equipment.
    Equipment {
        /// What it is (EDIFACT 8053): `CN` container.
        kind: Text,
        /// Its number.
        id?: Coded,
        /// Its country (ISO 3166-1 alpha-2).
        country?: CountryCode,
        /// Size and type.
        size_and_type?: Coded,
        /// Who supplies it (EDIFACT 8077).
        supplier?: Text,
        /// Its status (EDIFACT 8249).
        status?: Text,
        /// Whether full or empty (EDIFACT 8169).
        fullness?: Text,
        /// How to handle it.
        handling*: Handling,
        /// Measurements.
        measurements*: Measurement,
        /// Texts.
        notes*: Note,
    }
}

record! {
    /// How goods are to be handled.
    Handling {
        /// The instruction.
        instruction?: Coded,
        /// The class of hazardous material.
        hazard?: Coded,
    }
}

record! {
    /// One leg of transport.
    TransportLeg {
        /// The stage (EDIFACT 8051): `20` main carriage.
        stage: Text,
        /// Voyage, flight or journey number.
        journey?: Text,
        /// The mode (UN/ECE Recommendation 19): `1` maritime, `4` air.
        mode?: Text,
        /// The mode in words.
        mode_name?: Text,
        /// The means of transport as a code (EDIFACT 8179).
        means?: Text,
        /// The means of transport in words.
        means_name?: Text,
        /// The carrier.
        carrier?: Coded,
        /// The direction of transit (EDIFACT 8101).
        direction?: Text,
        /// Why there is excess transport (EDIFACT 8457).
        excess_reason?: Text,
        /// Who is responsible for it (EDIFACT 8459).
        excess_responsibility?: Text,
        /// The customer's authorisation.
        authorisation?: Text,
        /// The vehicle, vessel or flight.
        vehicle?: Coded,
        /// Its nationality.
        nationality?: CountryCode,
        /// Who owns it (EDIFACT 8281).
        ownership?: Text,
        /// Places.
        locations*: Location,
        /// Dates that belong to no place.
        dates*: DateEntry,
    }
}

record! {
    /// Dangerous goods.
    DangerousGoods {
        /// The proper shipping name.
        name?: Text,
        /// The regulations (EDIFACT 8273): `ADR`, `IMD`, `ICA`.
        regulations?: Text,
        /// The hazard class.
        hazard_class?: Text,
        /// A further class.
        additional_class?: Text,
        /// The version of the hazard code.
        version?: Text,
        /// The UN number, four digits.
        un_number?: Text,
        /// The flash point.
        flash_point?: Text,
        /// The flash point of the shipment.
        shipment_flash_point?: Decimal,
        /// The unit of that flash point (UN/ECE Recommendation 20): `CEL`, `FAH`.
        shipment_flash_point_unit?: super::UnitCode,
        /// The packing group (EDIFACT 8339).
        packing_group?: Text,
        /// The emergency procedure for ships.
        ems?: Text,
        /// The medical first aid guide.
        first_aid_guide?: Text,
        /// The transport emergency card.
        emergency_card?: Text,
        /// The upper part of the orange placard.
        placard_upper?: Text,
        /// The lower part of the orange placard.
        placard_lower?: Text,
        /// Labels.
        labels*: Text,
        /// The packing instruction.
        packing_instruction?: Text,
        /// The category of the means of transport.
        transport_category?: Text,
        /// The authorisation for transport.
        authorisation?: Text,
        /// Texts.
        notes*: Note,
        /// Whom to turn to.
        contacts*: Contact,
    }
}
