//! Simple types: what a value may look like.

use super::name::is_space;
use crate::definition::Format;

/// A simple type with its facets, as the tables write it: `string(1..60)`, `decimal(19.5)`, `string{A|B}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Facets {
    base: Base,
    min: u32,
    max: Option<u32>,
    total_digits: Option<u32>,
    fraction_digits: Option<u32>,
    values: Vec<&'static str>,
    /// An empty element is as good as one with the fixed or default value.
    may_be_empty: bool,
}

/// The types of XML Schema that the tables use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Base {
    String,
    NormalizedString,
    Language,
    AnyUri,
    Base64,
    Boolean,
    Decimal,
    Double,
    /// An identifier of GS1 as a URI, which is taken apart.
    Identifier,
    Int,
    Date,
    Time,
    DateTime,
}

/// How a value departs from its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Departure {
    /// It is not of the type at all; the type in words.
    Form(&'static str),
    /// It has too few or too many characters.
    Length(u32),
    /// It has too many digits in all, or behind the point.
    Digits { found: u32, most: u32, is_fraction: bool },
    /// It is not among the listed values.
    List,
}

impl Facets {
    /// Reads a simple type; `None` where it is not one.
    pub(super) fn parse(word: &'static str) -> Option<Self> {
        let (name, mut rest) = word.split_at(word.find(['(', '{', '=', '~']).unwrap_or(word.len()));
        let base = Base::of(name)?;
        let mut facets = Self {
            base,
            min: 0,
            max: None,
            total_digits: None,
            fraction_digits: None,
            values: Vec::new(),
            may_be_empty: false,
        };
        if let Some(inner) = rest.strip_prefix('(') {
            let (bounds, after) = inner.split_once(')')?;
            rest = after;
            if matches!(base, Base::Decimal | Base::Int) {
                let (total, fraction) = bounds.split_once('.').unwrap_or((bounds, ""));
                facets.total_digits = number(total)?;
                facets.fraction_digits = number(fraction)?;
            } else {
                let (min, max) = bounds.split_once("..").unwrap_or((bounds, bounds));
                facets.min = number(min)?.unwrap_or(0);
                facets.max = number(max)?;
            }
        }
        if let Some(inner) = rest.strip_prefix('{') {
            let (values, after) = inner.split_once('}')?;
            facets.values = values.split('|').collect();
            rest = after;
        }
        if let Some(value) = rest.strip_prefix(['=', '~']) {
            facets.may_be_empty = true;
            if rest.starts_with('=') {
                facets.values = vec![value];
            }
            rest = "";
        }
        rest.is_empty().then_some(facets)
    }

    /// What a definition made elsewhere says of a value.
    pub(super) fn of_format(format: &Format) -> Option<Self> {
        Some(Self {
            base: Base::of(&format.class)?,
            min: format.min,
            max: format.max,
            total_digits: None,
            fraction_digits: None,
            values: Vec::new(),
            may_be_empty: false,
        })
    }

    /// The form for a definition.
    pub(super) fn format(&self) -> Format {
        Format { class: self.base.name().to_owned(), min: self.min, max: self.max }
    }

    /// The lengths in words, for a message.
    pub(super) fn lengths(&self) -> String {
        match (self.min, self.max) {
            (min, Some(max)) if min == max => format!("exactly {min}"),
            (0, Some(max)) => format!("at most {max}"),
            (min, Some(max)) => format!("{min} to {max}"),
            (min, None) => format!("at least {min}"),
        }
    }

    /// The listed values, empty where any will do.
    pub(super) fn values(&self) -> &[&'static str] {
        &self.values
    }

    /// How a value departs from the type, if it does.
    pub(super) fn departure(&self, value: &str) -> Option<Departure> {
        if value.is_empty() && self.may_be_empty {
            return None;
        }
        let value = match self.base {
            Base::String | Base::NormalizedString => value,
            _ => value.trim_matches(|character: char| u8::try_from(character).is_ok_and(is_space)),
        };
        if !self.base.takes(value) {
            return Some(Departure::Form(self.base.words()));
        }
        if self.min > 0 || self.max.is_some() {
            let length = value.chars().count() as u32;
            if length < self.min || self.max.is_some_and(|max| length > max) {
                return Some(Departure::Length(length));
            }
        }
        if let Some(departure) = self.digits(value) {
            return Some(departure);
        }
        (!self.values.is_empty() && !self.values.contains(&value)).then_some(Departure::List)
    }

    fn digits(&self, value: &str) -> Option<Departure> {
        if self.total_digits.is_none() && self.fraction_digits.is_none() {
            return None;
        }
        let (whole, fraction) = value.trim_start_matches(['+', '-']).split_once('.').unwrap_or((value, ""));
        let whole = whole.trim_start_matches(['+', '-']).trim_start_matches('0').len() as u32;
        let fraction = fraction.trim_end_matches('0').len() as u32;
        let over = |found: u32, most: Option<u32>, is_fraction: bool| {
            let most = most.filter(|&most| found > most)?;
            Some(Departure::Digits { found, most, is_fraction })
        };
        over(fraction, self.fraction_digits, true).or_else(|| over(whole + fraction, self.total_digits, false))
    }
}

fn number(text: &str) -> Option<Option<u32>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

const NAMES: &[(Base, &str, &str)] = &[
    (Base::String, "string", "text"),
    (Base::NormalizedString, "normalizedString", "text"),
    (Base::Language, "language", "a language tag such as `en` or `zh-CN`"),
    (Base::AnyUri, "anyURI", "a URI"),
    (Base::Base64, "base64Binary", "base64 text"),
    (Base::Boolean, "boolean", "`true` or `false`"),
    (Base::Decimal, "decimal", "a decimal number"),
    (Base::Double, "double", "a number"),
    (Base::Identifier, crate::epc::CLASS, "a URI"),
    (Base::Int, "int", "a whole number of 32 bits"),
    (Base::Date, "date", "a date such as `2025-01-31`"),
    (Base::Time, "time", "a time such as `12:00:00`"),
    (Base::DateTime, "dateTime", "a time such as `2025-01-31T12:00:00Z`"),
];

impl Base {
    fn of(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known, _)| *known == name).map(|(base, _, _)| *base)
    }

    fn entry(self) -> (&'static str, &'static str) {
        let entry = NAMES.iter().find(|(base, _, _)| *base == self);
        entry.map_or(("", ""), |(_, name, words)| (name, words))
    }

    fn name(self) -> &'static str {
        self.entry().0
    }

    fn words(self) -> &'static str {
        self.entry().1
    }

    fn takes(self, value: &str) -> bool {
        match self {
            Self::String | Self::NormalizedString | Self::AnyUri | Self::Identifier => true,
            Self::Language => is_language(value),
            Self::Base64 => is_base64(value),
            Self::Boolean => matches!(value, "true" | "false" | "1" | "0"),
            Self::Decimal => is_decimal(value),
            Self::Double => is_double(value),
            Self::Int => is_whole(value) && value.parse::<i32>().is_ok(),
            Self::Date => date(value.as_bytes()).is_some_and(is_zone),
            Self::Time => time(value.as_bytes()).is_some_and(is_zone),
            Self::DateTime => is_date_time(value.as_bytes()),
        }
    }
}

fn is_language(value: &str) -> bool {
    value.split('-').enumerate().all(|(at, part)| {
        let fits = |byte: u8| if at == 0 { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() };
        (1..=8).contains(&part.len()) && part.bytes().all(fits)
    })
}

fn is_base64(value: &str) -> bool {
    let (mut digits, mut padding) = (0_usize, 0_usize);
    for byte in value.bytes().filter(|&byte| !is_space(byte)) {
        match byte {
            b'=' => padding += 1,
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' if padding == 0 => digits += 1,
            _ => return false,
        }
    }
    padding <= 2 && (digits + padding).is_multiple_of(4) && (padding == 0 || digits > 0)
}

fn is_decimal(value: &str) -> bool {
    let value = value.strip_prefix(['+', '-']).unwrap_or(value);
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    !(whole.is_empty() && fraction.is_empty()) && digits(whole) && digits(fraction)
}

fn is_double(value: &str) -> bool {
    let (number, exponent) = value.split_once(['e', 'E']).unwrap_or((value, "0"));
    matches!(value, "INF" | "-INF" | "NaN") || (is_decimal(number) && is_whole(exponent))
}

fn is_whole(value: &str) -> bool {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_date_time(value: &[u8]) -> bool {
    let Some([b'T', rest @ ..]) = date(value) else { return false };
    time(rest).is_some_and(is_zone)
}

/// What follows a date.
fn date(value: &[u8]) -> Option<&[u8]> {
    let value = value.strip_prefix(b"-").unwrap_or(value);
    let year = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let digits = value.get(..year)?;
    if year < 4 || (year > 4 && digits.starts_with(b"0")) || digits.iter().all(|&digit| digit == b'0') {
        return None;
    }
    let (month, rest) = two(value.get(year..)?.strip_prefix(b"-")?)?;
    let (day, rest) = two(rest.strip_prefix(b"-")?)?;
    // Whether a year is a leap year shows in its last four digits, as 10000 is a multiple of 400.
    let year = digits.iter().skip(year - 4).fold(0_u32, |year, digit| year * 10 + u32::from(digit - b'0'));
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap),
        _ => return None,
    };
    (1..=last).contains(&day).then_some(rest)
}

/// What follows a time.
fn time(value: &[u8]) -> Option<&[u8]> {
    let (hour, rest) = two(value)?;
    let (minute, rest) = two(rest.strip_prefix(b":")?)?;
    let (second, mut rest) = two(rest.strip_prefix(b":")?)?;
    let mut is_whole = true;
    if let Some(fraction) = rest.strip_prefix(b".") {
        let length = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
        is_whole = fraction.iter().take(length).all(|&digit| digit == b'0');
        rest = fraction.get(length..).filter(|_| length > 0)?;
    }
    let is_midnight = hour == 24 && minute == 0 && second == 0 && is_whole;
    (is_midnight || (hour < 24 && minute < 60 && second < 60)).then_some(rest)
}

/// Whether what follows a date or time is nothing or an offset.
fn is_zone(value: &[u8]) -> bool {
    match value {
        [] | [b'Z'] => true,
        [b'+' | b'-', rest @ ..] => {
            let Some((hour, rest)) = two(rest) else { return false };
            let Some((minute, [])) = rest.strip_prefix(b":").and_then(two) else { return false };
            (hour < 14 && minute < 60) || (hour == 14 && minute == 0)
        }
        _ => false,
    }
}

fn two(value: &[u8]) -> Option<(u32, &[u8])> {
    let [ten @ b'0'..=b'9', one @ b'0'..=b'9', rest @ ..] = value else { return None };
    Some((u32::from(ten - b'0') * 10 + u32::from(one - b'0'), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn departs(word: &'static str, value: &str) -> Option<Departure> {
        Facets::parse(word).expect("a simple type").departure(value)
    }

    #[test]
    fn forms() {
        let good = [
            ("decimal", "12.50"),
            ("decimal", "-.5"),
            ("decimal", "5."),
            ("decimal", " +7 "),
            ("int", "-2147483648"),
            ("boolean", "1"),
            ("date", "2024-02-29"),
            ("date", "2025-01-31+08:00"),
            ("date", "12025-01-31Z"),
            ("time", "24:00:00"),
            ("time", "23:59:59.123-05:30"),
            ("dateTime", "2025-01-31T12:00:00Z"),
            ("language", "zh-CN"),
            ("base64Binary", "QUJD\n RA=="),
            ("string", ""),
            ("base64Binary", ""),
        ];
        for (word, value) in good {
            assert_eq!(departs(word, value), None, "{word} {value}");
        }
        let bad = [
            ("decimal", ""),
            ("decimal", "."),
            ("decimal", "1e3"),
            ("decimal", "1,5"),
            ("decimal", "１"),
            ("int", "2147483648"),
            ("int", "1.0"),
            ("boolean", "TRUE"),
            ("date", "2025-02-29"),
            ("date", "1900-02-29"),
            ("date", "2025-1-31"),
            ("date", "0000-01-01"),
            ("date", "20250131"),
            ("time", "24:00:01"),
            ("time", "12:00"),
            ("time", "12:00:00+14:30"),
            ("time", "12:00:00."),
            ("dateTime", "2025-01-31 12:00:00"),
            ("language", "english language"),
            ("base64Binary", "QUJ"),
            ("base64Binary", "===="),
        ];
        for (word, value) in bad {
            assert!(matches!(departs(word, value), Some(Departure::Form(_))), "{word} {value}");
        }
    }

    #[test]
    fn lengths_count_characters() {
        assert_eq!(departs("string(1..3)", "报关单"), None);
        assert_eq!(departs("string(1..3)", ""), Some(Departure::Length(0)));
        assert_eq!(departs("string(..3)", "abcd"), Some(Departure::Length(4)));
        assert_eq!(departs("string(2)", "a"), Some(Departure::Length(1)));
    }

    #[test]
    fn digits_are_those_of_the_number() {
        let over = |found, most, is_fraction| Some(Departure::Digits { found, most, is_fraction });
        assert_eq!(departs("decimal(5.2)", "-00123.4500"), None);
        assert_eq!(departs("decimal(5.2)", "1.234"), over(3, 2, true));
        assert_eq!(departs("decimal(5.2)", "12345.6"), over(6, 5, false));
        assert_eq!(departs("int(4)", "-12345"), over(5, 4, false));
    }

    #[test]
    fn lists() {
        assert_eq!(departs("string{A|B}", "B"), None);
        assert_eq!(departs("string{A|B}", "C"), Some(Departure::List));
        assert_eq!(departs("string(3)=142", "142"), None);
        assert_eq!(departs("string(3)=142", ""), None);
        assert_eq!(departs("string(3)=142", "502"), Some(Departure::List));
        assert_eq!(departs("string(1)~2", ""), None);
        assert_eq!(departs("string(1)~2", "1"), None);
    }

    #[test]
    fn what_is_no_simple_type() {
        for word in ["cac:PartyType", "", "string(", "string(a)", "string(1..2)x", "string{A", "string{A}B"] {
            assert_eq!(Facets::parse(word), None, "{word}");
        }
    }
}
