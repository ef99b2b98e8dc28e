//! Exact numbers: amounts, quantities, measures.

use rust_decimal::Decimal as Number;

use super::{
    Coded, CurrencyCode, DateEntry, ExchangeRate, IdentityNumbers, Journal, Note, PhysicalState, Reference,
    RelatedNumbers, StatusEntry, Text, UnitCode,
};

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && fraction.is_none_or(all_digits)
}

text_type! {
    /// A decimal number as text, exact as written: digits with a point as the decimal mark, a minus where negative.
    Decimal, "^-?[0-9]+(\\.[0-9]+)?$", ["12.50", "100"], is_decimal
}

impl Decimal {
    /// The number; `None` where it has more digits than exact arithmetic holds (28).
    pub fn value(&self) -> Option<Number> {
        self.as_str().parse().ok()
    }
}

record! {
    /// An amount of money.
    Money {
        /// The amount, in units of the currency: `12.50`.
        amount: Decimal,
        /// The currency (ISO 4217); the document's where absent.
        currency?: CurrencyCode,
        /// The use of the currency (EDIFACT 6343): `4` invoicing currency, `11` payment currency.
        currency_kind?: Text,
    }
}

record! {
    /// An amount of money and what it is.
    TypedAmount {
        /// What the amount is (EDIFACT 5025).
        kind?: Text,
        /// The amount, in units of the currency (EDIFACT 5004).
        amount?: Decimal,
        /// The currency (ISO 4217); the document's where absent.
        currency?: CurrencyCode,
        /// The use of the currency (EDIFACT 6343).
        currency_kind?: Text,
        /// The status of the amount (EDIFACT 4405).
        status?: Text,
        /// A range that the amount lies in (EDIFACT 6167).
        range?: Range,
        /// Identification numbers that go with the amount, in sets (EDIFACT 7297).
        related_numbers*: RelatedNumbers,
        /// Accounting journals the amount is posted to.
        journals*: Journal,
        /// Currencies of the amount and the rates between them (EDIFACT CUX).
        exchange_rates*: ExchangeRate,
        /// References of the amount (EDIFACT RFF).
        references*: Reference,
        /// Dates of the amount (EDIFACT DTM).
        dates*: DateEntry,
        /// Percentages of the amount, by what they are (EDIFACT 5245).
        percentages*: Percentage,
        /// How the amount is booked (X12 FA1, FA2).
        accounting*: super::Accounting,
    }
}

record! {
    /// A quantity with its unit.
    Quantity {
        /// How much, in the unit told.
        value: Decimal,
        /// The unit (UN/ECE Recommendation 20).
        unit?: UnitCode,
        /// The unit in a national list, with the list in front, where several units there are one in Recommendation
        /// 20: `cn-unit:001`.
        local_unit?: Text,
        /// The list the unit is from, as the source names it (UBL unitCodeListID).
        unit_list?: Text,
        /// Exponent, multiplier and further units of a composite unit, as the source has them (X12 C001).
        unit_parts*: Text,
    }
}

record! {
    /// A quantity and what it is.
    TypedQuantity {
        /// What the quantity is (EDIFACT 6063).
        kind?: Text,
        /// How much (EDIFACT 6060); a text where the partners agree on one.
        value?: Text,
        /// The unit (UN/ECE Recommendation 20).
        unit?: UnitCode,
        /// Dates of the quantity, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Amounts of the quantity, by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// A range that the quantity lies in (EDIFACT 6167).
        range?: Range,
        /// Identity numbers of the objects that are counted.
        identity_numbers*: IdentityNumbers,
        /// Statuses of the quantity.
        statuses*: StatusEntry,
        /// States of the goods that are counted.
        states*: PhysicalState,
        /// Texts on the quantity (EDIFACT FTX).
        notes*: Note,
        /// Exponent, multiplier and further units of a composite unit, as the source has them (X12 C001).
        unit_parts*: Text,
        /// The quantity in words (X12 61).
        note?: Text,
        /// Characteristics of what is counted (EDIFACT CCI; X12 SI).
        characteristics*: super::Characteristic,
    }
}

record! {
    /// A range of values.
    Range {
        /// What the range is of (EDIFACT 6167).
        kind?: Text,
        /// The unit (UN/ECE Recommendation 20).
        unit?: UnitCode,
        /// The least value (EDIFACT 6162).
        min?: Decimal,
        /// The greatest value (EDIFACT 6152).
        max?: Decimal,
    }
}

record! {
    /// A measured value.
    Measurement {
        /// What is measured for which purpose (EDIFACT 6311).
        purpose?: Text,
        /// The dimension that is measured (EDIFACT 6313).
        dimension?: Text,
        /// How exact the value is (EDIFACT 6321).
        significance?: Text,
        /// What the value is of (EDIFACT 6155).
        attribute?: Coded,
        /// The unit (UN/ECE Recommendation 20).
        unit?: UnitCode,
        /// The value (EDIFACT 6314); a text where the partners agree on one.
        value?: Text,
        /// The least value (EDIFACT 6162).
        min?: Decimal,
        /// The greatest value (EDIFACT 6152).
        max?: Decimal,
        /// The number of significant digits (EDIFACT 6432).
        digits?: Text,
        /// The surface or layer (EDIFACT 7383).
        surface?: Text,
        /// How many units the measured value is for (EDIFACT EQN).
        count?: UnitCount,
        /// Exponent, multiplier and further units of a composite unit, as the source has them (X12 C001).
        unit_parts*: Text,
        /// How it was measured (X12 1373).
        method?: super::Coded,
        /// The measured value as a code of a list (X12 1270, 1271).
        result?: super::Coded,
    }
}

record! {
    /// A percentage and what it is of.
    Percentage {
        /// What the percentage is (EDIFACT 5245).
        kind?: Text,
        /// The percentage: `2.5` is two and a half in a hundred (EDIFACT 5482).
        value?: Decimal,
        /// What it is a percentage of (EDIFACT 5249).
        basis?: Coded,
        /// The status (EDIFACT 4405).
        status?: Text,
        /// A range that the percentage lies in (EDIFACT 6167).
        range?: Range,
    }
}

record! {
    /// A rate for each unit.
    Rate {
        /// What the rate is (EDIFACT 5419).
        kind: Text,
        /// The rate (EDIFACT 5420).
        value: Decimal,
        /// How many units the rate is for (EDIFACT 5284).
        basis?: Decimal,
        /// The unit (UN/ECE Recommendation 20).
        unit?: UnitCode,
        /// The status (EDIFACT 4405).
        status?: Text,
        /// A range that the rate lies in (EDIFACT 6167).
        range?: Range,
    }
}

record! {
    /// A number of units.
    UnitCount {
        /// How many (EDIFACT 6350).
        value?: Decimal,
        /// What is counted (EDIFACT 6353): `1` pieces of equipment, `2` packages and others.
        kind?: Text,
    }
}
