//! The tax on retail imports into China, and the tariff it is worked out from.

use std::collections::HashMap;

use rust_decimal::{Decimal, RoundingStrategy};

/// The tax due on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetailTax {
    /// Consumption tax due.
    pub consumption: Decimal,
    /// Value added tax due.
    pub vat: Decimal,
}

impl RetailTax {
    /// Both together.
    pub fn due(&self) -> Decimal {
        self.consumption + self.vat
    }
}

/// The tax due on goods of a dutiable value (price, freight and insurance): consumption tax is
/// `value / (1 - consumption) * consumption`, value added tax `(value + consumption tax) * vat`; `share` of both is due.
/// Rates are fractions: `0.13` is 13 %. Each tax is rounded to five places, as the messages carry them, a half upwards.
///
/// `None` where the consumption rate is 1 or more, or a number grows too long.
pub fn retail_tax(value: Decimal, consumption: Decimal, vat: Decimal, share: Decimal) -> Option<RetailTax> {
    let rest = Decimal::ONE.checked_sub(consumption).filter(|rest| *rest > Decimal::ZERO)?;
    let full = value.checked_mul(consumption)?.checked_div(rest)?;
    let added = value.checked_add(full)?.checked_mul(vat)?;
    let round = |tax: Decimal| tax.round_dp_with_strategy(5, RoundingStrategy::MidpointAwayFromZero);
    Some(RetailTax { consumption: round(full.checked_mul(share)?), vat: round(added.checked_mul(share)?) })
}

/// What a tariff says of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TariffEntry {
    pub(crate) unit: Option<String>,
    pub(crate) second_unit: Option<String>,
    pub(crate) vat: Option<Decimal>,
    pub(crate) consumption: Option<Decimal>,
}

/// Statutory units and rates of tax by tariff code, from a table of the user's.
#[derive(Clone, Debug, Default)]
pub struct Tariff {
    entries: HashMap<String, TariffEntry>,
}

impl Tariff {
    /// Reads a table in CSV with the columns `code`, and any of `unit`, `second_unit` (UN/ECE Rec 20), `vat_percent` and
    /// `consumption_percent`. A code of fewer digits is for all that begin with it; the longest counts.
    ///
    /// # Errors
    /// What is wrong in it, with its line.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let headers = reader.headers().map_err(|error| error.to_string())?.clone();
        let known = ["code", "unit", "second_unit", "vat_percent", "consumption_percent"];
        if let Some(strange) = headers.iter().find(|name| !known.contains(name)) {
            return Err(format!("line 1: there is no column \"{strange}\"; there are {}", known.join(", ")));
        }
        if !headers.iter().any(|name| name == "code") {
            return Err("line 1: the column \"code\" is missing".to_owned());
        }
        let mut entries = HashMap::new();
        for row in reader.records() {
            let row = row.map_err(|error| error.to_string())?;
            let line = row.position().map_or(0, csv::Position::line);
            let cell = |name: &str| {
                let index = headers.iter().position(|header| header == name)?;
                row.get(index).filter(|text| !text.is_empty())
            };
            let rate = |name: &str| match cell(name) {
                None => Ok(None),
                Some(text) => match text.trim_end_matches('%').trim().parse::<Decimal>() {
                    Ok(percent) if percent >= Decimal::ZERO && percent < Decimal::ONE_HUNDRED => {
                        Ok(Some(percent / Decimal::ONE_HUNDRED))
                    }
                    _ => Err(format!("line {line}: {name}: \"{text}\" is not a percentage below 100")),
                },
            };
            let code: String = cell("code").unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
            if code.is_empty() {
                return Err(format!("line {line}: there is no code"));
            }
            let entry = TariffEntry {
                unit: cell("unit").map(str::to_owned),
                second_unit: cell("second_unit").map(str::to_owned),
                vat: rate("vat_percent")?,
                consumption: rate("consumption_percent")?,
            };
            entries.insert(code, entry);
        }
        Ok(Self { entries })
    }

    pub(crate) fn get(&self, code: &str) -> Option<&TariffEntry> {
        (1..=code.len()).rev().find_map(|length| self.entries.get(code.get(..length)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_worked_table_of_the_policy() {
        for (value, consumption, vat, consumption_due, vat_due, due) in [
            ("100", "0", "0.13", "0", "9.10", "9.10"),
            ("100", "0", "0.09", "0", "6.30", "6.30"),
            ("100", "0.15", "0.13", "12.35294", "10.70588", "23.05882"),
            ("800", "0.15", "0.13", "98.82353", "85.64706", "184.47059"),
            ("650", "0", "0.13", "0", "59.15", "59.15"),
        ] {
            let tax = retail_tax(number(value), number(consumption), number(vat), number("0.7")).unwrap();
            assert_eq!(tax.consumption, number(consumption_due), "{value}");
            assert_eq!(tax.vat, number(vat_due), "{value}");
            assert_eq!(tax.due(), number(due), "{value}");
        }
        // 0.7 * (c + v), a shortcut that circulates, gives another tax.
        let tax = retail_tax(number("800"), number("0.15"), number("0.13"), number("0.7")).unwrap();
        assert_ne!(tax.due().round_dp(2), number("156.80"));
        assert_eq!(tax.due().round_dp(2), number("184.47"));
        assert_eq!(retail_tax(number("1"), number("1"), number("0.13"), number("0.7")), None);
    }

    #[test]
    fn a_tariff_gives_the_longest_code() {
        let text = "code,unit,vat_percent\n8518,H87,13\n8518300000,KGM,9 %\n";
        let tariff = Tariff::read(text).unwrap();
        assert_eq!(tariff.get("8518300000").unwrap().vat, Some(number("0.09")));
        assert_eq!(tariff.get("8518990000").unwrap().unit.as_deref(), Some("H87"));
        assert!(tariff.get("9018").is_none());
        assert_eq!(
            Tariff::read("code,rate\n").unwrap_err().split(';').next(),
            Some("line 1: there is no column \"rate\"")
        );
        let wrong = Tariff::read("code,vat_percent\n8518,a lot\n").unwrap_err();
        assert_eq!(wrong, "line 2: vat_percent: \"a lot\" is not a percentage below 100");
    }
}
