//! Codes of published lists. Their form is checked here, their being in the list elsewhere, so that a list can be
//! updated without breaking a type.

/// Whether a text names a code of another list, as a conversion carries what it cannot translate: `cn-unit:004`.
fn is_foreign(text: &str) -> bool {
    text.split_once(':').is_some_and(|(list, code)| {
        !list.is_empty()
            && list.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !code.is_empty()
            && !code.contains(char::is_whitespace)
    })
}

fn is_code(text: &str, lengths: std::ops::RangeInclusive<usize>, letter: fn(u8) -> bool) -> bool {
    (lengths.contains(&text.len()) && text.bytes().all(letter)) || is_foreign(text)
}

fn upper_or_digit(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}

text_type! {
    /// A country or territory: two letters (ISO 3166-1 alpha-2).
    CountryCode, "^([A-Z]{2}|[a-z0-9-]+:\\S+)$", ["CN", "DE"], |text| is_code(text, 2..=2, |b| b.is_ascii_uppercase())
}

text_type! {
    /// A market: a country or territory of two letters (ISO 3166-1 alpha-2), or `EU`, which the list reserves for the
    /// European Union.
    MarketCode, "^([A-Z]{2}|[a-z0-9-]+:\\S+)$", ["CN", "EU"], |text| is_code(text, 2..=2, |b| b.is_ascii_uppercase())
}

text_type! {
    /// A currency: three letters (ISO 4217).
    CurrencyCode, "^([A-Z]{3}|[a-z0-9-]+:\\S+)$", ["CNY", "EUR"], |text| is_code(text, 3..=3, |b| b.is_ascii_uppercase())
}

text_type! {
    /// A unit of measure: one to three capitals and digits (UN/ECE Recommendation 20; packages with X from 21).
    UnitCode, "^([A-Z0-9]{1,3}|[a-z0-9-]+:\\S+)$", ["H87", "KGM"], |text| is_code(text, 1..=3, upper_or_digit)
}

text_type! {
    /// A kind of package (UN/ECE Recommendation 21), one to three capitals and digits.
    PackageCode, "^([A-Z0-9]{1,3}|[a-z0-9-]+:\\S+)$", ["CT", "PX"], |text| is_code(text, 1..=3, upper_or_digit)
}

text_type! {
    /// A trade term of three letters (Incoterms 2020).
    IncotermsCode, "^([A-Z]{3}|[a-z0-9-]+:\\S+)$", ["DAP", "FOB"], |text| is_code(text, 3..=3, |b| b.is_ascii_uppercase())
}

text_type! {
    /// A customs tariff number: the six digits of the Harmonized System (HS 2022), or a national number that begins
    /// with them, of up to thirteen digits.
    HsCode, "^([0-9]{4,13}|[a-z0-9-]+:\\S+)$", ["851830", "2106909090"], |text| is_code(text, 4..=13, |b| b.is_ascii_digit())
}

text_type! {
    /// A language (BCP 47).
    LanguageCode, "^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|[a-z0-9-]+:\\S+)$", ["en", "zh-Hans"],
    |text| is_foreign(text) || text.split('-').enumerate().all(|(at, part)| {
        let lengths = if at == 0 { 2..=8 } else { 1..=8 };
        lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic() || (at > 0 && b.is_ascii_digit()))
    })
}

record! {
    /// A code of a list that the partners agree on, with what names the list, and text.
    Coded {
        /// The code, as the list writes it.
        code?: crate::types::Text,
        /// The list the code is from (EDIFACT 1131).
        list?: crate::types::Text,
        /// The agency that keeps the list (EDIFACT 3055).
        agency?: crate::types::Text,
        /// The same in words, one entry a line.
        text*: crate::types::Text,
    }
}
