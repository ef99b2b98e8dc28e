//! Conversions of values, each with its inverse.
//!
//! For every codec: what it reads from a value that it wrote is the value that was written; a value that it cannot
//! write so that it reads back the same is refused.

mod code;
mod container;
mod date;
mod dtm;
mod moment;
mod number;
mod text;
mod uri;

use std::sync::Arc;

pub use code::CodeTable;
pub(crate) use date::Pattern;

/// A codec of a crosswalk row, ready to run.
#[derive(Clone, Debug)]
pub enum Codec {
    /// The value as it stands.
    Same,
    /// All repeats of a leaf as one text, cut to `width` characters each, at most `repeats` of them.
    Text {
        /// The longest piece, in characters.
        width: usize,
        /// The most pieces.
        repeats: usize,
    },
    /// EDIFACT's date and time: value (2380) and format (2379); with `any`, other formats are carried as `718:value`.
    Dtm {
        /// Whether values that are neither date nor time of day are carried too.
        any: bool,
    },
    /// X12's date, time and time code in up to three elements; with `any`, a period and its format in two more, carried
    /// as `RD8:value`.
    Moment {
        /// Whether periods are carried too.
        any: bool,
    },
    /// A date in digits or with marks: `date(yyyyMMdd)`; a date and time: `datetime(yyyyMMddHHmmss,+08:00)`.
    Date(Pattern),
    /// An XML date and, where there is one, an XML time.
    DateTime,
    /// An XML date and time in one leaf; midnight without an offset is a date.
    Timestamp,
    /// A decimal number with `.` as its mark.
    Decimal,
    /// A decimal number with a comma before its decimals.
    CommaDecimal,
    /// A decimal number whose last `0..` digits are decimals, without a mark (X12 N2).
    Implied(u32),
    /// A whole number.
    Integer,
    /// `true` and `false` under other names.
    Flag {
        /// What means `true`.
        yes: String,
        /// What means `false`.
        no: String,
    },
    /// A code of another list.
    Code(Arc<CodeTable>),
    /// A code that is one of the standard's words; others are refused.
    Word(Arc<CodeTable>),
    /// A code that is none of the standard's words, as it stands.
    Other(Arc<CodeTable>),
    /// The number of a container in its parts: letters, digits and, in a third part, the check digit.
    Container(usize),
    /// A GTIN of so many digits: its length says which number it is.
    Gtin(usize),
    /// A GTIN in fourteen digits, with zeros in front of one that has fewer.
    PaddedGtin,
    /// A bar code that is none of a GTIN's form.
    Barcode,
    /// An SSCC that stands behind its application identifier 00.
    Sscc,
    /// A date, time or period of X12 behind its format.
    Period,
    /// A text that the document has in front of the legacy value.
    Prefix(String),
    /// A text that the legacy value has in front, and the document has not.
    Without(String),
    /// A time and the offset of the place it is told for, in two parts.
    Zoned,
    /// A URI; other values are refused.
    Uri,
    /// A name of a vocabulary, which may stand with any of these beginnings; it is written with the first, `-` being none.
    Short(Vec<String>),
    /// A value that every message of the kind means without a word: each value is read as it, and nothing is written.
    Fixed(String),
}

/// Why a value could not be converted, or what is worth saying although it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The rule's id.
    pub rule: &'static str,
    /// One sentence.
    pub message: String,
}

impl Remark {
    pub(crate) fn new(rule: &'static str, message: impl Into<String>) -> Self {
        Self { rule, message: message.into() }
    }
}

/// A value read, and a remark where it was carried with a reservation.
pub(crate) type Read = Result<(String, Option<Remark>), Remark>;

/// The legacy values that make one document value: as many as the row joins.
pub(crate) type Written = Result<Vec<String>, Remark>;

impl Codec {
    /// The codec that a crosswalk names; `tables` finds code tables by name.
    ///
    /// # Errors
    /// Where there is no such codec or table, or the arguments do not fit; the text says which.
    pub fn named(
        name: &str,
        arguments: &[String],
        tables: &mut dyn FnMut(&str) -> Option<Arc<CodeTable>>,
    ) -> Result<Self, String> {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        match (name, arguments.as_slice()) {
            ("text", []) => Ok(Self::Text { width: usize::MAX, repeats: usize::MAX }),
            ("text", [width, repeats]) => match (width.parse(), repeats.parse()) {
                (Ok(width), Ok(repeats)) if width > 0 && repeats > 0 => Ok(Self::Text { width, repeats }),
                _ => Err("text takes a width and a number of repeats, as in text(35,2)".to_owned()),
            },
            ("dtm", []) => Ok(Self::Dtm { any: false }),
            ("dtm", ["any"]) => Ok(Self::Dtm { any: true }),
            ("moment", []) => Ok(Self::Moment { any: false }),
            ("moment", ["any"]) => Ok(Self::Moment { any: true }),
            ("date" | "datetime", [pattern]) => Pattern::new(pattern, None).map(Self::Date),
            ("datetime", [pattern, offset]) => Pattern::new(pattern, Some(offset)).map(Self::Date),
            ("datetime", []) => Ok(Self::DateTime),
            ("timestamp", []) => Ok(Self::Timestamp),
            ("decimal", []) => Ok(Self::Decimal),
            ("decimal", ["comma"]) => Ok(Self::CommaDecimal),
            ("implied", [places]) => places
                .parse()
                .ok()
                .filter(|&places| places <= 9)
                .map(Self::Implied)
                .ok_or_else(|| "implied takes a number of decimals from 0 to 9, as in implied(2)".to_owned()),
            ("integer", []) => Ok(Self::Integer),
            ("flag", [yes, no]) if yes != no => Ok(Self::Flag { yes: (*yes).to_owned(), no: (*no).to_owned() }),
            ("code", [table]) => {
                tables(table).map(Self::Code).ok_or_else(|| format!("there is no code table codes/{table}.csv"))
            }
            ("word" | "other", [table]) => {
                let found = tables(table).ok_or_else(|| format!("there is no code table codes/{table}.csv"))?;
                Ok(if name == "word" { Self::Word(found) } else { Self::Other(found) })
            }
            ("container", [parts]) => match parts.parse() {
                Ok(parts @ (2 | 3)) => Ok(Self::Container(parts)),
                _ => Err("container takes a number of parts: 2 or 3".to_owned()),
            },
            ("gtin", []) => Ok(Self::PaddedGtin),
            ("gtin", [digits]) => match digits.parse() {
                Ok(digits @ (8 | 12 | 13 | 14)) => Ok(Self::Gtin(digits)),
                _ => Err("gtin takes a number of digits: 8, 12, 13 or 14".to_owned()),
            },
            ("barcode", []) => Ok(Self::Barcode),
            ("without", [prefix]) if !prefix.is_empty() => Ok(Self::Without((*prefix).to_owned())),
            ("fixed", [value]) if !value.is_empty() => Ok(Self::Fixed((*value).to_owned())),
            ("sscc", []) => Ok(Self::Sscc),
            ("zoned", []) => Ok(Self::Zoned),
            ("uri", []) => Ok(Self::Uri),
            ("short", [first, others @ ..]) if !first.is_empty() => {
                let first = if *first == "-" { "" } else { first };
                Ok(Self::Short(std::iter::once(first).chain(others.iter().copied()).map(str::to_owned).collect()))
            }
            ("period", []) => Ok(Self::Period),
            ("prefix", [prefix]) if !prefix.is_empty() => Ok(Self::Prefix((*prefix).to_owned())),
            _ => Err(format!("there is no codec {name} with {} arguments", arguments.len())),
        }
    }

    /// The name of a leaf that stands beside the row's own and takes part in its value.
    pub fn companion(&self) -> Option<&'static str> {
        matches!(self, Self::Dtm { .. }).then_some("2379")
    }

    /// Whether the row takes all repeats of its leaf.
    pub fn gathers(&self) -> bool {
        matches!(self, Self::Text { .. })
    }

    /// Whether a row that joins several leaves needs the first of them.
    pub fn needs_first(&self) -> bool {
        !matches!(self, Self::Moment { .. })
    }

    /// Whether the document value is a whole number or a flag rather than a text.
    pub fn yields(&self) -> Yield {
        match self {
            Self::Integer => Yield::Integer,
            Self::Flag { .. } => Yield::Flag,
            _ => Yield::Text,
        }
    }

    /// The document value of legacy values: one, or as many as the row joins; an absent one is empty.
    ///
    /// # Errors
    /// Where they are not of the form the codec takes.
    pub fn read(&self, values: &[&str]) -> Read {
        let first = values.first().copied().unwrap_or_default();
        let plain = |text: Result<String, Remark>| text.map(|text| (text, None));
        match self {
            Self::Same => plain(Ok(first.to_owned())),
            Self::Text { width, .. } => plain(Ok(text::join(values, *width))),
            Self::Dtm { any } => plain(dtm::read(first, values.get(1).copied().unwrap_or_default(), *any)),
            Self::Moment { any } => moment::read(values, *any),
            Self::Date(pattern) => plain(pattern.read(first)),
            Self::DateTime => plain(date::read_xml(first, values.get(1).copied().unwrap_or_default())),
            Self::Timestamp => plain(date::read_timestamp(first)),
            Self::Decimal => plain(number::decimal(first)),
            Self::CommaDecimal => plain(number::read_comma(first)),
            Self::Implied(places) => plain(number::read_implied(first, *places)),
            Self::Integer => plain(number::integer(first)),
            Self::Flag { yes, no } => plain(text::flag(first, yes, no)),
            Self::Code(table) => Ok(table.read(first)),
            Self::Word(table) => plain(table.read_word(first)),
            Self::Other(table) => plain(table.other(first)),
            Self::Container(parts) => plain(container::read(values, *parts)),
            Self::Gtin(digits) => plain(number::gtin(first, *digits)),
            Self::PaddedGtin => plain(number::read_padded_gtin(first)),
            Self::Barcode => plain(number::barcode(first)),
            Self::Sscc => plain(number::read_sscc(first)),
            Self::Period => moment::read(&["", "", "", first, values.get(1).copied().unwrap_or_default()], true),
            Self::Zoned => plain(date::read_zoned(first, values.get(1).copied().unwrap_or_default())),
            Self::Uri => plain(uri::uri(first)),
            Self::Short(starts) => plain(Ok(uri::shortened(first, starts))),
            Self::Prefix(prefix) => plain(Ok(format!("{prefix}{first}"))),
            Self::Without(prefix) => plain(stripped(first, prefix)),
            Self::Fixed(value) => plain(Ok(value.clone())),
        }
    }

    /// The legacy values of a document value.
    ///
    /// # Errors
    /// Where the value has no legacy form that reads back the same.
    pub fn write(&self, value: &str) -> Written {
        let one = |value: String| vec![value];
        match self {
            Self::Same => Ok(one(value.to_owned())),
            Self::Text { width, repeats } => text::cut(value, *width, *repeats),
            Self::Dtm { any } => dtm::write(value, *any),
            Self::Moment { any } => moment::write(value, *any),
            Self::Date(pattern) => pattern.write(value).map(one),
            Self::DateTime => date::write_xml(value),
            Self::Timestamp => date::write_timestamp(value).map(one),
            Self::Decimal => number::decimal(value).map(one),
            Self::CommaDecimal => number::decimal(value).map(|number| one(number.replace('.', ","))),
            Self::Implied(places) => number::write_implied(value, *places).map(one),
            Self::Integer => number::integer(value).map(one),
            Self::Flag { yes, no } => match value {
                "true" => Ok(one(yes.clone())),
                "false" => Ok(one(no.clone())),
                _ => Err(Remark::new("flag-value", format!("\"{value}\" is neither true nor false"))),
            },
            Self::Code(table) => table.write(value).map(one),
            Self::Word(table) => table.write_word(value).map(one),
            Self::Other(table) => table.other(value).map(one),
            Self::Container(parts) => container::write(value, *parts),
            Self::Gtin(digits) => number::gtin(value, *digits).map(one),
            Self::PaddedGtin => number::write_padded_gtin(value).map(one),
            Self::Barcode => number::barcode(value).map(one),
            Self::Sscc => number::write_sscc(value).map(one),
            Self::Period => moment::write_period(value),
            Self::Zoned => date::write_zoned(value),
            Self::Uri => uri::uri(value).map(one),
            Self::Short(starts) => uri::lengthened(value, starts).map(one),
            Self::Prefix(prefix) => stripped(value, prefix).map(one),
            Self::Without(prefix) => Ok(one(format!("{prefix}{value}"))),
            Self::Fixed(fixed) if fixed == value => Ok(Vec::new()),
            Self::Fixed(fixed) => {
                Err(Remark::new("fixed-value", format!("the message means \"{fixed}\" here, not \"{value}\"")))
            }
        }
    }
}

/// A value without the text that it starts with.
fn stripped(value: &str, prefix: &str) -> Result<String, Remark> {
    let rest = value.strip_prefix(prefix).filter(|rest| !rest.is_empty());
    let fault = || Remark::new("prefix-value", format!("\"{value}\" does not start with \"{prefix}\""));
    rest.map(str::to_owned).ok_or_else(fault)
}

/// The kind of document value a codec makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yield {
    /// A string.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Flag,
}

#[cfg(test)]
mod tests;
