//! Who takes part, and where.

use super::{
    AllowanceCharge, Carriage, Characteristic, Coded, CountryCode, CurrencyCode, Date, DateEntry, Detail,
    DocumentReference, FreightPayment, ItemNumberSet, LanguageCode, Location, Note, Reference, Service, Text,
    TypedAmount, TypedQuantity,
};
use crate::documents::Delivery;

/// The schemes that number persons.
const PERSONS: [&str; 8] = ["BR-CPF", "CL-RUT", "CN-ID", "ID-NIK", "KR-PCCC", "MX-CURP", "TR-TCKN", "ZA-ID"];

record! {
    /// An identifier and the scheme it is from.
    Identifier {
        /// The scheme: `GLN`, `GTIN`, `SSCC`, `LEI`, `EORI`, `IOSS`, `VAT`, `USCC`, `CN-ID`, `CN-CUSTOMS`, `S10`, `AWB`
        /// and others; the list is open. Known schemes have their form and check digit checked.
        scheme?: Text,
        /// The identifier; a person's own number where the scheme is one of those (`CN-ID`, Korea's `KR-PCCC`, Brazil's
        /// `BR-CPF`, Chile's `CL-RUT`, Mexico's `MX-CURP`, Turkey's `TR-TCKN`, Indonesia's `ID-NIK`, South Africa's
        /// `ZA-ID`).
        #[schemars(extend("x-personal-data" = "sensitive", "x-personal-data-schemes" = PERSONS))]
        value: Text,
        /// The list the identifier is from, as the source names it (EDIFACT 1131).
        list?: Text,
        /// The agency that keeps the scheme (EDIFACT 3055, UBL schemeAgencyID).
        agency?: Text,
        /// The serial number of one thing among those that the identifier is of (GS1 AI 21), or of a place within the
        /// place (GS1 AI 254).
        serial?: Text,
        /// The lot or batch (GS1 AI 10).
        lot?: Text,
        /// The GS1 company prefix in the number, where the source tells it: an EPC URN does, and is written where it is
        /// known.
        company_prefix?: Text,
        /// The address that a GS1 Digital Link with the identifier leads to, if it is not GS1's own (URI).
        resolver?: Text,
    }
}

record! {
    /// A postal address.
    Address {
        /// The address as a whole, where the source does not part it (CEB consigneeAddress).
        #[schemars(extend("x-personal-data" = "personal"))]
        text?: Text,
        /// An identifier of the address (UBL ID).
        address_id?: Identifier,
        /// Lines of the address, from the most exact on: street and number or post office box (EDIFACT 3042; UBL
        /// AddressLine).
        #[schemars(extend("x-personal-data" = "personal"))]
        lines*: Text,
        /// The street (UBL StreetName).
        #[schemars(extend("x-personal-data" = "personal"))]
        street?: Text,
        /// More of the street (UBL AdditionalStreetName).
        #[schemars(extend("x-personal-data" = "personal"))]
        additional_street?: Text,
        /// The name of the building (UBL BuildingName).
        #[schemars(extend("x-personal-data" = "personal"))]
        building_name?: Text,
        /// The number of the building (UBL BuildingNumber).
        #[schemars(extend("x-personal-data" = "personal"))]
        building_number?: Text,
        /// The department that receives (UBL Department).
        department?: Text,
        /// The post office box (UBL Postbox).
        #[schemars(extend("x-personal-data" = "personal"))]
        postbox?: Text,
        /// The city (EDIFACT 3164; UBL CityName).
        city?: Text,
        /// The postal code (EDIFACT 3251; UBL PostalZone).
        postal_code?: Text,
        /// The district as a code: China's six digits of the administrative division (GB/T 2260; CEB
        /// consigneeDistrict).
        district_code?: Text,
        /// The province, state or region in words (EDIFACT 3228; UBL CountrySubentity).
        subdivision?: Text,
        /// The province, state or region as a code (EDIFACT 3229; UBL CountrySubentityCode).
        subdivision_code?: Coded,
        /// The country (ISO 3166-1 alpha-2).
        country?: CountryCode,
        /// The list the country code is from, as the source names it (UBL listID).
        country_list?: Text,
        /// Parts of the address by what they are (X12 NX2).
        parts*: AddressPart,
        /// The country in words (UBL Country/Name).
        country_name?: Text,
    }
}

record! {
    /// A way to reach someone.
    Communication {
        /// The channel (EDIFACT 3155): `TE` telephone, `EM` electronic mail, `FX` fax.
        channel?: Text,
        /// Number or address (EDIFACT 3148; UBL Value).
        #[schemars(extend("x-personal-data" = "personal"))]
        value: Text,
    }
}

record! {
    /// A person or department to turn to.
    Contact {
        /// What the contact is for (EDIFACT 3139).
        function?: Text,
        /// The department or employee as a code (EDIFACT 3413).
        code?: Text,
        /// The name (EDIFACT 3412; UBL Name).
        #[schemars(extend("x-personal-data" = "personal"))]
        name?: Text,
        /// The telephone number (EDIFACT 3155 `TE`; UBL Telephone).
        #[schemars(extend("x-personal-data" = "personal"))]
        telephone?: Text,
        /// The fax number (EDIFACT 3155 `FX`; UBL Telefax).
        #[schemars(extend("x-personal-data" = "personal"))]
        fax?: Text,
        /// The electronic mail address (EDIFACT 3155 `EM`; UBL ElectronicMail).
        #[schemars(extend("x-personal-data" = "personal"))]
        email?: Text,
        /// Other ways to reach the contact, by channel (EDIFACT 3155; UBL OtherCommunication).
        communications*: Communication,
        /// What tells the contact what it is about (X12 443).
        reference?: Text,
    }
}

record! {
    /// A natural person.
    Person {
        /// The given name (UBL FirstName).
        #[schemars(extend("x-personal-data" = "personal"))]
        given_name?: Text,
        /// The middle name (UBL MiddleName).
        #[schemars(extend("x-personal-data" = "personal"))]
        middle_name?: Text,
        /// The family name (UBL FamilyName).
        #[schemars(extend("x-personal-data" = "personal"))]
        family_name?: Text,
        /// The position held (UBL JobTitle).
        job_title?: Text,
        /// The form of address before the name: `Dr.` (X12 1038).
        title?: Text,
        /// What follows the name: `Jr.` (X12 1039).
        suffix?: Text,
        /// The date of birth, as the source writes it.
        #[schemars(extend("x-personal-data" = "sensitive"))]
        birth_date?: Text,
        /// The gender as a code (X12 1068).
        #[schemars(extend("x-personal-data" = "sensitive"))]
        gender?: Text,
        /// The country of citizenship (ISO 3166-1 alpha-2).
        nationality?: CountryCode,
        /// Further parts of the name, by what they are (X12 1104).
        parts*: NamePart,
    }
}

record! {
    /// A registration for a tax.
    TaxRegistration {
        /// The registration number, with its scheme: `VAT` (UBL CompanyID).
        number?: Identifier,
        /// The tax (UBL TaxScheme/ID): `VAT`, `GST`.
        scheme?: Identifier,
        /// The kind of tax (EDIFACT 5153).
        tax_type?: Text,
        /// The name the party is registered under (UBL RegistrationName).
        registered_name?: Text,
        /// Why the party is exempt (UBL ExemptionReason).
        exemption_reason?: Text,
        /// The registered address (UBL RegistrationAddress).
        address?: Address,
        /// Where the registration is for, by the kind of place (EDIFACT 3227; X12 309).
        locations*: Location,
    }
}

record! {
    /// The legal entity behind a party.
    LegalEntity {
        /// The registered name (UBL RegistrationName).
        registered_name?: Text,
        /// The registration number, with its scheme: `USCC`, `LEI` (UBL CompanyID).
        number?: Identifier,
        /// The registered address (UBL RegistrationAddress).
        address?: Address,
        /// When it was registered (UBL RegistrationDate).
        registered_on?: Date,
    }
}

record! {
    /// An account at a financial institution.
    FinancialAccount {
        /// The role of the institution (EDIFACT 3035).
        role?: Text,
        /// The account number or IBAN (EDIFACT 3194).
        #[schemars(extend("x-personal-data" = "sensitive"))]
        number?: Text,
        /// The holder's name, one entry a line (EDIFACT 3192).
        #[schemars(extend("x-personal-data" = "personal"))]
        holder*: Text,
        /// The currency (ISO 4217).
        currency?: CurrencyCode,
        /// The institution: its code, such as a BIC, and name (EDIFACT 3433, 3432).
        institution?: Coded,
        /// The institution's branch (EDIFACT 3434).
        branch?: Coded,
        /// The place of the branch (EDIFACT 3436).
        branch_place?: Text,
        /// The country (ISO 3166-1 alpha-2).
        country?: CountryCode,
        /// What the account is (X12 569).
        kind?: Text,
        /// The scheme of the code of the institution (X12 506).
        institution_kind?: Text,
        /// The address of the institution (UBL FinancialInstitution/Address).
        institution_address?: Address,
        /// The address of the branch (UBL FinancialInstitutionBranch/Address).
        branch_address?: Address,
    }
}

record! {
    /// A party: seller, buyer, platform, carrier, declarant, consumer.
    Party {
        /// The party's role, where its place in the document does not say it (EDIFACT 3035).
        role?: Text,
        /// Identifiers of the party, with their schemes (EDIFACT 3039; UBL PartyIdentification).
        identifiers*: Identifier,
        /// The electronic address for documents (Peppol endpoint).
        endpoint?: Identifier,
        /// The name (EDIFACT 3036; UBL PartyName; CEB ebpName, buyerName, consignee).
        #[schemars(extend("x-personal-data" = "personal"))]
        name?: Text,
        /// The form the name is written in (EDIFACT 3045).
        name_form?: Text,
        /// Name and address where the source does not part them, one entry a line (EDIFACT 3124).
        #[schemars(extend("x-personal-data" = "personal"))]
        name_and_address*: Text,
        /// The telephone number of a consumer, or of one who tells it alone (CEB buyerTelephone, consigneeTelephone,
        /// ebcTelephone).
        #[schemars(extend("x-personal-data" = "personal"))]
        telephone?: Text,
        /// The kind of identity document of a consumer (CEB buyerIdType): `1` resident identity card, `2` other.
        identity_type?: Text,
        /// The number of the identity document of a consumer (CEB buyerIdNumber).
        #[schemars(extend("x-personal-data" = "sensitive"))]
        identity?: Text,
        /// The postal address (UBL PostalAddress).
        address?: Address,
        /// Persons and departments to turn to (EDIFACT 3139; UBL Contact).
        contacts*: Contact,
        /// The person who receives the goods (UBL DeliveryContact).
        delivery_contact?: Contact,
        /// The natural person who is or acts for the party (UBL Person).
        person?: Person,
        /// The legal entity (UBL PartyLegalEntity).
        legal_entity?: LegalEntity,
        /// Registrations for taxes (UBL PartyTaxScheme).
        tax_registrations*: TaxRegistration,
        /// The number that the buyer keeps the seller under (UBL CustomerAssignedAccountID).
        customer_assigned_account?: Text,
        /// The number that the seller keeps the buyer under (UBL SupplierAssignedAccountID).
        supplier_assigned_account?: Text,
        /// Accounts, by the role of the institution (EDIFACT 3035).
        accounts*: FinancialAccount,
        /// Places that belong to the party's role, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// References of the party, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that the party needs or has, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Amounts for the party (EDIFACT MOA).
        amounts*: TypedAmount,
        /// Numbers that the party gives an item, by what they say of it.
        item_numbers*: ItemNumberSet,
        /// Quantities of the party.
        quantities*: TypedQuantity,
        /// Characteristics of what the party supplies.
        characteristics*: Characteristic,
        /// Ways to reach the party that belong to no contact (EDIFACT COM).
        communications*: Communication,
        /// Dates of the party's part in the matter (EDIFACT DTM).
        dates*: DateEntry,
        /// Charges that the party pays (EDIFACT TCC).
        charges*: AllowanceCharge,
        /// How the party pays transport charges (EDIFACT CPI).
        freight_payments*: FreightPayment,
        /// Services that the party asks for (EDIFACT TSR).
        services*: Service,
        /// Further names (X12 N2).
        #[schemars(extend("x-personal-data" = "personal"))]
        other_names*: Text,
        /// Texts for or about the party (EDIFACT FTX; X12 MTX).
        notes*: Note,
        /// Specifications that hold for the party (X12 SPI).
        specifications*: DocumentReference,
        /// How much is to be delivered to the party, and when (X12 SCH).
        deliveries*: Delivery,
        /// How goods go to or from the party: terms, packages, transport (X12 FOB, TD1, TD3, TD4, TD5).
        carriage?: Carriage,
        /// What the source tells besides, value by value.
        details*: Detail,
        /// What kind of entity it is, where it is neither a person nor an organisation (X12 1065).
        entity_type?: Text,
        /// How it is related to another party (X12 706).
        relationship?: Text,
        /// The role of the party that it is related to (EDIFACT 3035).
        related_role?: Text,
        /// The name of the party that it is related to (X12 1035).
        #[schemars(extend("x-personal-data" = "personal"))]
        related_name?: Text,
        /// The language the party wants to be written to in (BCP 47; UBL Language).
        language?: LanguageCode,
    }
}

record! {
    /// A part of an address that the source names by its kind.
    AddressPart {
        /// What part it is (X12 1106): street, building, floor.
        kind?: Text,
        /// The part.
        #[schemars(extend("x-personal-data" = "personal"))]
        value: Text,
        /// Codes that go with it, such as that of the county (X12 1096).
        codes*: Text,
    }
}

record! {
    /// A part of the name of a person.
    NamePart {
        /// What part it is (X12 1104): a prefix, an initial, a suffix.
        kind?: Text,
        /// The words of the part.
        #[schemars(extend("x-personal-data" = "personal"))]
        value: Text,
    }
}
