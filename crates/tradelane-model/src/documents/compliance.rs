//! What authorities ask of goods in a catalogue: what they are made of, batteries, warnings, who answers for them.

use crate::types::{Coded, CountryCode, Date, Decimal, LanguageCode, MarketCode, Party, Quantity, Text};

record! {
    /// A part of what an item is made of.
    Material {
        /// The material or ingredient.
        name: Text,
        /// The same as a code with its list: CAS number, textile fibre, packaging material.
        code?: Coded,
        /// Its share in percent, by weight.
        percentage?: Decimal,
        /// Its weight in one unit, usually kilogram (`KGM`).
        weight?: Quantity,
        /// Where it comes from (ISO 3166-1 alpha-2).
        origin?: CountryCode,
        /// The part of the item it is in: `outer`, `lining`.
        part?: Text,
        /// How much of it is recycled, in percent.
        recycled_percentage?: Decimal,
        /// The language of the name (BCP 47).
        language?: LanguageCode,
    }
}

record! {
    /// A battery in or with an item.
    Battery {
        /// The kind: `lithiumIon`, `lithiumMetal`, `nickelMetalHydride`, `alkaline`, `leadAcid`, `other`.
        kind: Text,
        /// Where it is (UN 3480, 3481): `contained` in the equipment, `packed` with it, `alone`.
        placement?: Text,
        /// How many batteries.
        count?: Decimal,
        /// How many cells one battery has.
        cells?: Decimal,
        /// The energy of one battery, watt hours (`WHR`).
        energy?: Quantity,
        /// The lithium in one battery, gram (`GRM`).
        lithium_content?: Quantity,
        /// The weight of one battery, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The voltage (`VLT`).
        voltage?: Quantity,
        /// The capacity, ampere hours (`AMH`).
        capacity?: Quantity,
        /// The UN number, four digits (UN Recommendations on the Transport of Dangerous Goods): `3480`, `3481`, `3090`,
        /// `3091`.
        un_number?: Text,
        /// The packing instruction (IATA Dangerous Goods Regulations): `967`.
        packing_instruction?: Text,
        /// Where the UN 38.3 test summary is found (URI).
        test_summary?: Text,
    }
}

record! {
    /// A warning or safety information.
    Warning {
        /// The language (BCP 47).
        language?: LanguageCode,
        /// The text.
        text: Text,
        /// The same as a code: a hazard statement (GHS `H225`), a pictogram.
        code?: Coded,
        /// The market it is for (ISO 3166-1 alpha-2); all where absent.
        market?: MarketCode,
    }
}

record! {
    /// Who is responsible for an item in a market.
    ResponsibleParty {
        /// The country or union (ISO 3166-1 alpha-2, `EU`); all where absent.
        market?: MarketCode,
        /// The role: `manufacturer`, `importer`, `authorisedRepresentative`, `responsiblePerson`,
        /// `fulfilmentProvider`.
        role: Text,
        /// The party, with postal and electronic address (electronic mail or a page of the Web).
        party: Party,
    }
}

record! {
    /// A registration of an item or its producer with an authority.
    Registration {
        /// The country (ISO 3166-1 alpha-2).
        market?: MarketCode,
        /// What it is registered for: `CCC`, `CE`, `FDA`, `NMPA`, `EPR-packaging`, `EPR-WEEE`, `EPR-battery`,
        /// `REACH`.
        kind: Text,
        /// The registration's number, as the authority gave it.
        number: Text,
        /// The authority or scheme that keeps the register.
        authority?: Text,
        /// Who holds the registration, where it is not the supplier.
        holder?: Party,
        /// From when it is valid.
        valid_from?: Date,
        /// Until when it is valid.
        valid_until?: Date,
        /// Where it can be looked up (URI).
        uri?: Text,
    }
}
