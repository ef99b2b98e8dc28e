//! EDIFACT's date, time or period (2380) with its format (2379).

use super::Remark;
use super::date::{Parts, UNKNOWN_OFFSET, is_date, is_offset, is_time};

/// The moment of a value in a format; with `any`, whatever is no date or date and time is carried as `718:value`.
pub(super) fn read(value: &str, format: &str, any: bool) -> Result<String, Remark> {
    let moment = moment(value, format);
    // A carried form is only taken where the moment would not be written in this format again.
    match moment {
        Some(moment) if !any || write_moment(&moment).is_some_and(|written| written == (value.to_owned(), format)) => {
            Ok(moment)
        }
        _ if any => Ok(format!("{format}:{value}")),
        _ => Err(Remark::new("date-form", format!("\"{value}\" is not a date or time of format \"{format}\""))),
    }
}

fn moment(value: &str, format: &str) -> Option<String> {
    if !value.bytes().take(8).all(|byte| byte.is_ascii_digit()) || !value.is_ascii() {
        return None;
    }
    let date = format!("{}-{}-{}", value.get(..4)?, value.get(4..6)?, value.get(6..8)?);
    let clock = value.get(8..)?;
    let (time, offset) = match (format, clock.len()) {
        ("102", 0) => (String::new(), ""),
        ("203", 4) => (format!("{}:{}:00", &clock[..2], &clock[2..]), UNKNOWN_OFFSET),
        ("204", 6) => (format!("{}:{}:{}", &clock[..2], &clock[2..4], &clock[4..]), UNKNOWN_OFFSET),
        ("205", 9) => {
            let offset = format!("{}:{}", &clock[4..7], &clock[7..]);
            return check(&Parts { date, time: format!("{}:{}:00", &clock[..2], &clock[2..4]), offset });
        }
        ("303", 7) => {
            let offset = format!("{}:00", &clock[4..]);
            return check(&Parts { date, time: format!("{}:{}:00", &clock[..2], &clock[2..4]), offset });
        }
        ("304", 9) => {
            let offset = format!("{}:00", &clock[6..]);
            return check(&Parts { date, time: format!("{}:{}:{}", &clock[..2], &clock[2..4], &clock[4..6]), offset });
        }
        _ => return None,
    };
    check(&Parts { date, time, offset: offset.to_owned() })
}

fn check(parts: &Parts) -> Option<String> {
    let time_ok = parts.time.is_empty() || (is_time(&parts.time) && is_offset(&parts.offset));
    (is_date(&parts.date) && time_ok).then(|| parts.join())
}

/// Value and format of a moment.
pub(super) fn write(value: &str, any: bool) -> Result<Vec<String>, Remark> {
    if let Some((value, format)) = write_moment(value) {
        return Ok(vec![value, format.to_owned()]);
    }
    match value.split_once(':') {
        Some((format, carried)) if any && format.len() <= 3 && !carried.is_empty() => {
            Ok(vec![carried.to_owned(), format.to_owned()])
        }
        _ => Err(Remark::new("date-form", format!("\"{value}\" has no EDIFACT date format"))),
    }
}

fn write_moment(value: &str) -> Option<(String, &'static str)> {
    let parts = Parts::parse(value).ok()?;
    let date = parts.date.replace('-', "");
    if parts.time.is_empty() {
        return Some((date, "102"));
    }
    let clock = parts.time.replace(':', "");
    if clock.len() != 6 {
        return None;
    }
    let minutes = clock.strip_suffix("00");
    if parts.offset == UNKNOWN_OFFSET {
        return Some(match minutes {
            Some(minutes) => (format!("{date}{minutes}"), "203"),
            None => (format!("{date}{clock}"), "204"),
        });
    }
    let whole_hours = parts.offset.strip_suffix(":00");
    match (minutes, whole_hours) {
        (Some(minutes), Some(hours)) => Some((format!("{date}{minutes}{hours}"), "303")),
        (None, Some(hours)) => Some((format!("{date}{clock}{hours}"), "304")),
        (Some(minutes), None) if parts.offset != "Z" => {
            Some((format!("{date}{minutes}{}", parts.offset.replace(':', "")), "205"))
        }
        // UTC as "Z" is told as +00; the document keeps the other spelling and says so.
        _ => None,
    }
}
