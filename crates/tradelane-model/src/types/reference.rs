//! References, documents, notes, places.

use super::{Coded, DateEntry, Identifier, LanguageCode, Moment, Text};

record! {
    /// A reference to something by its number.
    Reference {
        /// What is referred to (EDIFACT 1153): `ON` order number, `CT` contract, `AWB` air waybill.
        kind: Text,
        /// The number.
        id?: Text,
        /// The line of the document.
        line?: Text,
        /// The version.
        version?: Text,
        /// The revision (EDIFACT 1060).
        revision?: Text,
        /// Dates of what is referred to.
        dates*: DateEntry,
        /// Indicators for processing.
        indicators*: Indicator,
        /// Amounts of what is referred to.
        amounts*: super::TypedAmount,
    }
}

record! {
    /// A document that goes with this one, or that this one rests on.
    DocumentReference {
        /// The kind of document (EDIFACT 1001).
        kind?: Coded,
        /// The kind in words.
        description?: Text,
        /// The number.
        id?: Text,
        /// When it was issued.
        issued_at?: Moment,
        /// The status (EDIFACT 1373).
        status?: Text,
        /// Where it comes from.
        source?: Text,
        /// The language.
        language?: LanguageCode,
        /// The version.
        version?: Text,
        /// The revision.
        revision?: Text,
        /// The medium it travels by (EDIFACT 3153).
        medium?: Text,
        /// How many copies are needed.
        copies?: Text,
        /// How many originals are needed.
        originals?: Text,
        /// Where it can be fetched.
        uri?: Text,
        /// The document itself.
        attachment?: Attachment,
        /// Dates of the document.
        dates*: DateEntry,
    }
}

record! {
    /// A file that a document carries.
    Attachment {
        /// The content, base64 (RFC 4648).
        content: Text,
        /// The media type: `application/pdf`.
        media_type?: Text,
        /// The file's name.
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
        /// The text as a code.
        code?: Coded,
        /// The text, where it is one.
        body?: Text,
        /// The text, one entry a line.
        text*: Text,
        /// The language.
        language?: LanguageCode,
        /// The form of the text (EDIFACT 4447).
        format?: Text,
    }
}

record! {
    /// A place and what it is for.
    Location {
        /// What happens there (EDIFACT 3227).
        kind?: Text,
        /// The place: a UN/LOCODE where the list says so.
        place?: Coded,
        /// An identifier of the place.
        identifier?: Identifier,
        /// The name of the place.
        name?: Text,
        /// The address.
        address?: super::Address,
        /// A place within the place.
        first_related?: Coded,
        /// A second place within the place.
        second_related?: Coded,
        /// How the places are related (EDIFACT 5479).
        relation?: Text,
        /// Quantities for the place.
        quantities*: super::TypedQuantity,
        /// Percentages for the place.
        percentages*: super::Percentage,
        /// Dates for the place.
        dates*: DateEntry,
    }
}

record! {
    /// Numbers of the same object, in sets.
    RelatedNumbers {
        /// What the set is of (EDIFACT 7297).
        kind: Text,
        /// The numbers.
        numbers*: RelatedNumber,
    }
}

record! {
    /// One of several numbers of an object.
    RelatedNumber {
        /// The number.
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
        /// Single numbers, or first and last of a range.
        ranges*: NumberRange,
    }
}

record! {
    /// A number, or a range of numbers.
    NumberRange {
        /// The number, or the first.
        first: Text,
        /// The last number.
        last?: Text,
    }
}

record! {
    /// An accounting journal and entry.
    Journal {
        /// The journal.
        journal?: Coded,
        /// The type of entry.
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
    }
}
