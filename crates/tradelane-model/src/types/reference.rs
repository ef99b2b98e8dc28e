//! References, documents, notes, places.

use super::{
    Address, AllowanceCharge, Coded, Communication, Contact, DateEntry, DeliveryLimitation, Detail, Identifier,
    ItemDescription, LanguageCode, LeadTime, Measurement, Moment, Package, Party, Percentage, Period, Rate, Service,
    Tax, Text, TypedAmount, TypedQuantity,
};

record! {
    /// A reference to something by its number.
    Reference {
        /// What is referred to (EDIFACT 1153): `ON` order number, `CT` contract, `AWB` air waybill.
        kind: Text,
        /// The number (EDIFACT 1154).
        id?: Text,
        /// The line of the document (EDIFACT 1156).
        line?: Text,
        /// The version (EDIFACT 4000).
        version?: Text,
        /// The revision (EDIFACT 1060).
        revision?: Text,
        /// Dates of what is referred to, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Indicators for processing (EDIFACT 7365).
        indicators*: Indicator,
        /// Amounts of what is referred to, by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// Numbers of objects (EDIFACT GIR).
        related_numbers*: RelatedNumbers,
        /// Places (EDIFACT LOC).
        locations*: Location,
        /// Measurements (EDIFACT MEA).
        measurements*: Measurement,
        /// Quantities (EDIFACT QTY).
        quantities*: TypedQuantity,
        /// Texts (EDIFACT FTX).
        notes*: Note,
        /// Rates for each unit (EDIFACT RTE).
        rates*: Rate,
        /// Parties of what is referred to, with their roles.
        parties*: Party,
        /// Persons and departments to turn to about it.
        contacts*: Contact,
        /// An allowance or a charge that the number is of.
        allowances_charges*: AllowanceCharge,
        /// Identity numbers (EDIFACT GIN).
        identity_numbers*: IdentityNumbers,
        /// Descriptions of what is referred to (EDIFACT IMD).
        descriptions*: ItemDescription,
        /// Packages of what is referred to (EDIFACT PAC).
        packages*: Package,
        /// Services under what is referred to (EDIFACT TSR).
        services*: Service,
        /// What is referred to, in words (X12 352).
        description?: Text,
        /// References that narrow it down (X12 C040).
        references*: Reference,
    }
}

record! {
    /// A document that goes with this one, or that this one rests on.
    DocumentReference {
        /// The kind of document (EDIFACT 1001).
        kind?: Coded,
        /// The kind in words (UBL DocumentType).
        description?: Text,
        /// The number (EDIFACT 1004; UBL ID).
        id?: Text,
        /// When it was issued (UBL IssueDate, IssueTime).
        issued_at?: Moment,
        /// The status (EDIFACT 1373).
        status?: Text,
        /// Where it comes from (EDIFACT 1366).
        source?: Text,
        /// The language (BCP 47; EDIFACT 3453).
        language?: LanguageCode,
        /// The version (EDIFACT 1056; UBL VersionID).
        version?: Text,
        /// The revision (EDIFACT 1060).
        revision?: Text,
        /// The medium it travels by (EDIFACT 3153).
        medium?: Text,
        /// How many copies are needed (EDIFACT 1220).
        copies?: Text,
        /// How many originals are needed (EDIFACT 1218).
        originals?: Text,
        /// Where it can be fetched (URI; UBL ExternalReference/URI).
        uri?: Text,
        /// The document itself (UBL EmbeddedDocumentBinaryObject).
        attachment?: Attachment,
        /// Dates of the document, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// States of the document.
        states*: PhysicalState,
        /// Places of the document: of issue, of deposit (EDIFACT LOC).
        locations*: Location,
        /// Parties of the document, with their roles (EDIFACT NAD).
        parties*: Party,
        /// Who has or gives the document (X12 PWK).
        holder?: Party,
        /// What is to be done with the document (X12 704).
        actions*: Text,
        /// What is asked for (X12 1525).
        request?: Text,
        /// What the document is for, in words (X12 791).
        purpose?: Text,
        /// References of the document, by what is referred to (EDIFACT 1153; X12 128).
        references*: Reference,
        /// Texts on the document (EDIFACT FTX; X12 MSG).
        notes*: Note,
        /// Documents that rest on it, such as a contract and its costs (X12 CB1).
        related*: DocumentReference,
        /// How long what it asks for takes (X12 LDT).
        lead_times*: LeadTime,
        /// Its universally unique identifier (RFC 9562; UBL UUID).
        uuid?: Text,
        /// Whether it is a copy (UBL CopyIndicator).
        copy?: bool,
        /// From when to when it is valid (UBL ValidityPeriod).
        validity?: Period,
        /// Which parts of the document are meant (XPath; UBL XPath).
        paths*: Text,
        /// The digest of what the URI leads to, as the source writes it (UBL DocumentHash).
        digest?: Text,
        /// Until when it can be fetched (UBL ExternalReference/ExpiryDate).
        expires_at?: Moment,
    }
}

record! {
    /// A file that a document carries.
    Attachment {
        /// The content, base64 (RFC 4648).
        content: Text,
        /// The media type (RFC 6838): `application/pdf`.
        media_type?: Text,
        /// The file's name (UBL filename).
        file_name?: Text,
    }
}

record! {
    /// A text about something.
    Note {
        /// What the text is about (EDIFACT 4451).
        subject?: Text,
        /// What is to be done with the text (EDIFACT 4453).
        function?: Text,
        /// The text as a code (EDIFACT 4441).
        code?: Coded,
        /// The text, where it is one (UBL Note).
        body?: Text,
        /// The text, one entry a line (EDIFACT 4440).
        text*: Text,
        /// The language (BCP 47; EDIFACT 3453, UBL languageID).
        language?: LanguageCode,
        /// The form of the text (EDIFACT 4447).
        format?: Text,
        /// When the text was written or is for (X12 373, 337, 623).
        date?: Moment,
        /// Dates of the text, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// References of the text, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Parts of the text that have a subject, a language or a form of their own (X12 MTX).
        parts*: Note,
        /// Documents that go with the text, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// What the source tells besides, value by value.
        details*: Detail,
    }
}

record! {
    /// A place and what it is for.
    Location {
        /// What happens there (EDIFACT 3227).
        kind?: Text,
        /// The place (EDIFACT 3225): a UN/LOCODE where `list` is `UNLOCODE`.
        place?: Coded,
        /// An identifier of the place, with its scheme: `LOCODE`, `GLN`.
        identifier?: Identifier,
        /// The name of the place (EDIFACT 3224; UBL Name).
        name?: Text,
        /// The address of the place (UBL Address).
        address?: Address,
        /// A place within the place: a terminal, a dock (EDIFACT 3223).
        first_related?: Coded,
        /// A second place within the place (EDIFACT 3233).
        second_related?: Coded,
        /// How the places are related (EDIFACT 5479).
        relation?: Text,
        /// Quantities for the place, by what they are (EDIFACT 6063).
        quantities*: TypedQuantity,
        /// Percentages for the place, by what they are (EDIFACT 5245).
        percentages*: Percentage,
        /// Dates for the place, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Parties at the place, with their roles.
        parties*: Party,
        /// States of the place.
        states*: PhysicalState,
        /// The coordinates of the place.
        coordinates?: Coordinates,
    }
}

record! {
    /// Numbers of the same object, in sets.
    RelatedNumbers {
        /// What the set is of (EDIFACT 7297).
        kind: Text,
        /// The numbers, each with its kind (EDIFACT 7405).
        numbers*: RelatedNumber,
        /// Dates.
        dates*: DateEntry,
        /// Indicators for processing (EDIFACT GIS).
        indicators*: Indicator,
        /// Parties of the object, with their roles (EDIFACT NAD).
        parties*: Party,
        /// Measurements of the object (EDIFACT MEA).
        measurements*: Measurement,
        /// Amounts by kind (EDIFACT MOA).
        amounts*: TypedAmount,
        /// Taxes on the object (EDIFACT TAX).
        taxes*: Tax,
        /// Documents of the object (EDIFACT DOC).
        documents*: DocumentReference,
    }
}

record! {
    /// One of several numbers of an object.
    RelatedNumber {
        /// The number (EDIFACT 7402).
        id: Text,
        /// What kind of number it is (EDIFACT 7405).
        kind?: Text,
        /// Its status (EDIFACT 4405).
        status?: Text,
    }
}

record! {
    /// Numbers of single objects, such as serial numbers.
    IdentityNumbers {
        /// What kind of numbers they are (EDIFACT 7405).
        kind: Text,
        /// Single numbers, or first and last of a range (EDIFACT 7402).
        ranges*: NumberRange,
        /// What limits delivery.
        limitations*: DeliveryLimitation,
        /// States of the objects.
        states*: PhysicalState,
    }
}

record! {
    /// A number, or a range of numbers.
    NumberRange {
        /// The number, or the first of the range (EDIFACT 7402).
        first: Text,
        /// The last number of the range (EDIFACT 7402).
        last?: Text,
    }
}

record! {
    /// An accounting journal and entry.
    Journal {
        /// The journal as a code and in words.
        journal?: Coded,
        /// The type of entry as a code and in words.
        entry?: Coded,
    }
}

record! {
    /// An indicator for processing.
    Indicator {
        /// The indicator (EDIFACT 7365).
        indicator?: Coded,
        /// The process (EDIFACT 7187).
        process?: Text,
        /// Dates (EDIFACT DTM).
        dates*: DateEntry,
        /// References (EDIFACT RFF).
        references*: Reference,
        /// Measurements (EDIFACT MEA).
        measurements*: Measurement,
        /// Numbers of objects (EDIFACT GIR).
        related_numbers*: RelatedNumbers,
        /// Places (EDIFACT LOC).
        locations*: Location,
        /// Quantities (EDIFACT QTY).
        quantities*: TypedQuantity,
        /// Texts (EDIFACT FTX).
        notes*: Note,
        /// Amounts by kind (EDIFACT MOA).
        amounts*: TypedAmount,
        /// What the indicator is for (EDIFACT 9649).
        kind?: Text,
        /// Percentages (EDIFACT PCD).
        percentages*: Percentage,
        /// Documents (EDIFACT DOC).
        documents*: DocumentReference,
        /// Packages (EDIFACT PAC).
        packages*: Package,
    }
}

record! {
    /// What a party is asked to do.
    PartyInstruction {
        /// The party that is to act (EDIFACT 3301).
        enacting_party?: Text,
        /// The party that receives the instruction (EDIFACT 3285).
        receiving_party?: Text,
        /// The kind of instruction (EDIFACT 4403).
        kind?: Text,
        /// The instruction (EDIFACT 4401): `AG` send replacement, `AH` pick up.
        instruction?: Coded,
        /// How far it has been carried out (EDIFACT 4405).
        status?: Text,
        /// The name of the party that the status is of (EDIFACT 3036).
        #[schemars(extend("x-personal-data" = "personal"))]
        status_party?: Text,
        /// What is asked for (EDIFACT 1229).
        action?: Text,
        /// Texts (EDIFACT FTX).
        notes*: Note,
    }
}

record! {
    /// A state of goods, packages, equipment or documents.
    PhysicalState {
        /// When or in which respect the state is told (EDIFACT 7001): `1` upon receipt, `2` upon despatch.
        kind: Text,
        /// The state (EDIFACT 7007): `1` split, `2` missing, `4` damaged.
        state?: Coded,
        /// What is to be done about it.
        instructions*: PartyInstruction,
    }
}

record! {
    /// A file that is exchanged besides the document.
    ExternalFile {
        /// Its name (EDIFACT 1508).
        name?: Text,
        /// What it shows, in words (EDIFACT 7008).
        description?: Text,
        /// Its format, as the source names it (EDIFACT 1516).
        format?: Text,
        /// The version of the format (EDIFACT 1056).
        format_version?: Text,
        /// How its data are coded (EDIFACT 1503, 1502).
        encoding?: Coded,
        /// Its position among several (EDIFACT 1050).
        position?: Text,
        /// How it is compressed (EDIFACT 9450).
        compression?: Text,
        /// What it takes to use the file.
        environments*: ComputerEnvironment,
        /// Where it can be fetched.
        communications*: Communication,
        /// References.
        references*: Reference,
        /// Dates.
        dates*: DateEntry,
        /// Quantities, such as its size.
        quantities*: TypedQuantity,
        /// The content, as the message has it (X12 BIN).
        content?: Text,
    }
}

record! {
    /// Hardware or software that a file needs or was made with.
    ComputerEnvironment {
        /// What it is (EDIFACT 1501): `2` operating system, `3` application.
        kind: Text,
        /// The hardware or software (EDIFACT 1511).
        environment?: Coded,
        /// Its version (EDIFACT 1056).
        version?: Text,
        /// Its release (EDIFACT 1058).
        release?: Text,
        /// Its number (EDIFACT 7402).
        id?: Text,
        /// The command that makes the file (EDIFACT 9448).
        command?: Text,
    }
}

record! {
    /// That a message is authentic.
    Authentication {
        /// The result that proves it (EDIFACT 9280).
        result?: Text,
        /// The key (EDIFACT 9282).
        key?: Text,
        /// Dates (EDIFACT DTM).
        dates*: DateEntry,
        /// References (EDIFACT RFF).
        references*: Reference,
        /// The number of the signature (UBL Signature/ID).
        id?: Text,
        /// How it was made (UBL SignatureMethod).
        method?: Text,
        /// Who signed (UBL SignatoryParty).
        party?: Party,
        /// The signature, or where it is (UBL DigitalSignatureAttachment).
        document?: DocumentReference,
    }
}

record! {
    /// Coordinates of a place, as the source writes them.
    Coordinates {
        /// The longitude, in degrees, minutes and seconds: `0740023` (X12 1654).
        longitude?: Text,
        /// East or west of Greenwich (X12 1280): `E`, `W`.
        longitude_direction?: Text,
        /// The latitude, in degrees, minutes and seconds (X12 1655).
        latitude?: Text,
        /// North or south of the equator (X12 1280): `N`, `S`.
        latitude_direction?: Text,
    }
}
