//! What the values of a column can be.

use tradelane_model::identifiers;

/// Patterns of dates and moments that exports have.
const PATTERNS: [&str; 12] = [
    "yyyy-MM-dd",
    "dd.MM.yyyy",
    "dd/MM/yyyy",
    "MM/dd/yyyy",
    "yyyy/MM/dd",
    "yyyyMMdd",
    "yyyy-MM-dd HH:mm:ss",
    "yyyy-MM-dd HH:mm",
    "dd.MM.yyyy HH:mm:ss",
    "dd.MM.yyyy HH:mm",
    "dd/MM/yyyy HH:mm",
    "MM/dd/yyyy HH:mm",
];

/// Whether values fit a field that is read by a codec, and the codec to read them by where it is another.
pub(super) enum Fit {
    As(Option<String>),
    Not(&'static str),
}

/// Whether the values of a column fit a field.
pub(super) fn fit(values: &[&str], field: &str, codec: Option<&str>) -> Fit {
    let all = |is: &dyn Fn(&str) -> bool| values.iter().all(|value| is(value));
    let same = || Fit::As(codec.map(str::to_owned));
    let last = field.rsplit('.').next().unwrap_or_default();
    if values.is_empty() {
        return same();
    }
    match codec {
        Some("decimal" | "integer") if all(&is_decimal) => return same(),
        Some("decimal" | "integer") if all(&|value| !value.contains('.') && is_decimal(&value.replace(',', "."))) => {
            return Fit::As(Some("decimal(comma)".to_owned()));
        }
        Some("decimal" | "integer") => return Fit::Not("the values are no numbers"),
        Some(codec) if codec.starts_with("gtin") && !values.iter().any(|value| is_gtin(value)) => {
            return Fit::Not("the values are no GTINs");
        }
        Some(_) => return same(),
        None => {}
    }
    match last {
        "currency" if !all(&|value| is_code(value, 3)) => Fit::Not("the values are no currency codes"),
        "country" | "origin" | "market" if !all(&|value| is_code(value, 2)) => {
            Fit::Not("the values are no country codes of two letters")
        }
        _ if last.ends_with("At") || last.ends_with("Date") => moments(values),
        _ => same(),
    }
}

/// Whether all values are GTINs of the length of those on goods.
pub(super) fn are_gtins(values: &[&str]) -> bool {
    !values.is_empty() && values.iter().all(|value| value.len() >= 12 && is_gtin(value))
}

fn is_gtin(value: &str) -> bool {
    matches!(value.len(), 8 | 12..=14) && identifiers::check("GTIN", value).is_some_and(|found| found.is_ok())
}

fn is_decimal(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number(whole) && is_number(part)
}

fn is_code(value: &str, length: usize) -> bool {
    value.len() == length && value.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn moments(values: &[&str]) -> Fit {
    let is_standard = |value: &&str| {
        let (date, time) = value.split_once('T').map_or((*value, None), |(date, time)| (date, Some(time)));
        has_form(date, "yyyy-MM-dd")
            && time
                .is_none_or(|time| time.ends_with('Z') || time.get(8..).is_some_and(|rest| rest.contains(['+', '-'])))
    };
    if values.iter().all(is_standard) {
        return Fit::As(None);
    }
    let found = PATTERNS.into_iter().find(|pattern| values.iter().all(|value| has_form(value, pattern)));
    match found {
        Some(pattern) if pattern.contains("HH") => Fit::As(Some(format!("datetime({pattern})"))),
        Some(pattern) => Fit::As(Some(format!("date({pattern})"))),
        None => Fit::Not("the values are no dates of one form"),
    }
}

/// Whether a value is a date or moment of a pattern.
fn has_form(value: &str, pattern: &str) -> bool {
    if value.chars().count() != pattern.chars().count() {
        return false;
    }
    let is_letter = |letter: char| matches!(letter, 'y' | 'M' | 'd' | 'H' | 'm' | 's');
    let pairs = || pattern.chars().zip(value.chars());
    let has_marks = pairs().all(|(letter, c)| if is_letter(letter) { c.is_ascii_digit() } else { c == letter });
    let number = |wanted: char| -> u32 {
        let digits: String = pairs().filter(|(letter, _)| *letter == wanted).map(|(_, digit)| digit).collect();
        digits.parse().unwrap_or(0)
    };
    has_marks && (1..=12).contains(&number('M')) && (1..=31).contains(&number('d')) && number('H') < 24
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_say_how_they_are_read() {
        let codec = |values: &[&str], field: &str, codec: Option<&str>| match fit(values, field, codec) {
            Fit::As(codec) => codec.unwrap_or_default(),
            Fit::Not(why) => why.to_owned(),
        };
        assert_eq!(codec(&["31.12.2026"], "issuedAt", None), "date(dd.MM.yyyy)");
        assert_eq!(codec(&["12/31/2026", "01/02/2026"], "issuedAt", None), "date(MM/dd/yyyy)");
        assert_eq!(codec(&["2026-03-05 10:00:00"], "issuedAt", None), "datetime(yyyy-MM-dd HH:mm:ss)");
        assert_eq!(codec(&["2026-03-05T10:00:00+08:00", "2026-03-05"], "issuedAt", None), "");
        assert_eq!(codec(&["soon"], "issuedAt", None), "the values are no dates of one form");
        assert_eq!(codec(&["1.50", "-2"], "price.amount", Some("decimal")), "decimal");
        assert_eq!(codec(&["1,50"], "price.amount", Some("decimal")), "decimal(comma)");
        assert_eq!(codec(&["Euro"], "currency", None), "the values are no currency codes");
        assert_eq!(codec(&["4006381333930"], "item.gtin", Some("gtin(13)")), "the values are no GTINs");
        assert!(are_gtins(&["4006381333931"]) && !are_gtins(&["96385074"]) && !are_gtins(&[]));
    }
}
