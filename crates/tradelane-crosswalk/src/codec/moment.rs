//! X12's dates: date (373), time (337), time code (623), and in their place a period (1251) with its format (1250).

use super::Remark;
use super::date::{Parts, UNKNOWN_OFFSET, century, is_date, is_time};

/// Time codes that tell an offset from UTC. Of several for one offset the first is written.
const ZONES: [(&str, &str); 42] = [
    ("UT", "Z"),
    ("GM", "+00:00"),
    ("01", "+01:00"),
    ("02", "+02:00"),
    ("03", "+03:00"),
    ("04", "+04:00"),
    ("05", "+05:00"),
    ("06", "+06:00"),
    ("07", "+07:00"),
    ("08", "+08:00"),
    ("09", "+09:00"),
    ("10", "+10:00"),
    ("11", "+11:00"),
    ("12", "+12:00"),
    ("13", "-12:00"),
    ("14", "-11:00"),
    ("HS", "-10:00"),
    ("AS", "-09:00"),
    ("PS", "-08:00"),
    ("MS", "-07:00"),
    ("CS", "-06:00"),
    ("ES", "-05:00"),
    ("TS", "-04:00"),
    ("NS", "-03:30"),
    ("TD", "-03:00"),
    ("ND", "-02:30"),
    ("23", "-02:00"),
    ("24", "-01:00"),
    ("15", "-10:00"),
    ("16", "-09:00"),
    ("17", "-08:00"),
    ("18", "-07:00"),
    ("19", "-06:00"),
    ("20", "-05:00"),
    ("21", "-04:00"),
    ("22", "-03:00"),
    ("HD", "-09:00"),
    ("AD", "-08:00"),
    ("PD", "-07:00"),
    ("MD", "-06:00"),
    ("CD", "-05:00"),
    ("ED", "-04:00"),
];

/// The moment of date, time and time code; with `any`, a period is carried with its format: `RD8:20260501-20260531`.
pub(super) fn read(values: &[&str], any: bool) -> Result<(String, Option<Remark>), Remark> {
    let value = |at: usize| values.get(at).copied().unwrap_or_default();
    let (date, time, zone, format, period) = (value(0), value(1), value(2), value(3), value(4));
    let fault = |text: &str| Remark::new("date-form", format!("\"{text}\" is not a date or time of X12"));
    if !period.is_empty() || !format.is_empty() {
        let stands_alone = any && date.is_empty() && time.is_empty() && zone.is_empty() && !period.is_empty();
        return if stands_alone { Ok((format!("{format}:{period}"), None)) } else { Err(fault(period)) };
    }
    let date = full_date(date).ok_or_else(|| fault(date))?;
    if time.is_empty() {
        return if zone.is_empty() { Ok((date, None)) } else { Err(fault(zone)) };
    }
    let time = clock(time).ok_or_else(|| fault(time))?;
    let known = ZONES.iter().find(|(code, _)| *code == zone).map(|(_, offset)| *offset);
    let offset = known.unwrap_or(UNKNOWN_OFFSET).to_owned();
    let remark = (known.is_none() && !zone.is_empty())
        .then(|| Remark::new("time-zone", format!("the time code {zone} tells no offset from UTC")));
    Ok((Parts { date, time, offset }.join(), remark))
}

/// `20260517`, or `260517` as versions before 004010 have it.
fn full_date(text: &str) -> Option<String> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, rest) = match text.len() {
        8 if is_digits => (text.get(..4)?.to_owned(), text.get(4..)?),
        6 if is_digits => (century(text.get(..2)?), text.get(2..)?),
        _ => return None,
    };
    let date = format!("{year}-{}-{}", rest.get(..2)?, rest.get(2..)?);
    is_date(&date).then_some(date)
}

/// `1530`, `153012`, `1530125` and `15301250`: hours, minutes, seconds, tenths and hundredths.
fn clock(text: &str) -> Option<String> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) || !matches!(text.len(), 4 | 6 | 7 | 8) {
        return None;
    }
    let seconds = text.get(4..6).unwrap_or("00");
    let fraction = text.get(6..).filter(|fraction| !fraction.is_empty());
    let time = format!("{}:{}:{seconds}", text.get(..2)?, text.get(2..4)?);
    let time = fraction.map_or(time.clone(), |fraction| format!("{time}.{fraction}"));
    is_time(&time).then_some(time)
}

/// Date, time, time code, format and period of a moment.
pub(super) fn write(value: &str, any: bool) -> Result<Vec<String>, Remark> {
    let fault = || Remark::new("date-form", format!("\"{value}\" has no form in X12"));
    let Ok(moment) = Parts::parse(value) else {
        return match value.split_once(':') {
            Some((format, period)) if any && format.len() <= 3 && !period.is_empty() => {
                let mut values = vec![String::new(); 3];
                values.extend([format.to_owned(), period.to_owned()]);
                Ok(values)
            }
            _ => Err(fault()),
        };
    };
    let date = moment.date.replace('-', "");
    if moment.time.is_empty() {
        return Ok(vec![date]);
    }
    let (clock, fraction) = moment.time.split_once('.').unwrap_or((moment.time.as_str(), ""));
    let digits = clock.replace(':', "");
    let time = match (fraction.len(), digits.strip_suffix("00")) {
        (0, Some(minutes)) => minutes.to_owned(),
        (0..=2, _) => digits + fraction,
        _ => return Err(fault()),
    };
    if moment.offset == UNKNOWN_OFFSET {
        return Ok(vec![date, time]);
    }
    let zone = ZONES.iter().find(|(_, offset)| *offset == moment.offset).ok_or_else(fault)?;
    Ok(vec![date, time, zone.0.to_owned()])
}

/// Format and value of a period: `RD8:20260501-20260531`.
pub(super) fn write_period(value: &str) -> Result<Vec<String>, Remark> {
    match value.split_once(':') {
        Some((format, period)) if (2..=3).contains(&format.len()) && !period.is_empty() => {
            Ok(vec![format.to_owned(), period.to_owned()])
        }
        _ => Err(Remark::new("date-form", format!("\"{value}\" is no period with its format"))),
    }
}
