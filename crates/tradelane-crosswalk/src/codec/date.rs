//! Dates and times written by a pattern, and XML's.

use super::Remark;

/// A moment taken apart, each part as its digits; an empty part is not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) date: String,
    /// `HH:mm:ss`, with a fraction where given; empty for a date alone.
    pub(crate) time: String,
    /// `Z`, `+08:00`, or `-00:00` where unknown; empty for a date alone.
    pub(crate) offset: String,
}

impl Parts {
    /// Takes apart an RFC 3339 full date or date-time.
    pub(crate) fn parse(text: &str) -> Result<Self, Remark> {
        let fault =
            || Remark::new("moment-form", format!("\"{text}\" is neither a date nor a date and time with offset"));
        let date = text.get(..10).filter(|date| is_date(date)).ok_or_else(fault)?;
        let rest = &text[10..];
        if rest.is_empty() {
            return Ok(Self { date: date.to_owned(), ..Self::default() });
        }
        let rest = rest.strip_prefix('T').ok_or_else(fault)?;
        let cut = rest.find(['Z', '+', '-']).ok_or_else(fault)?;
        let (time, offset) = rest.split_at(cut);
        if !is_time(time) || !is_offset(offset) {
            return Err(fault());
        }
        Ok(Self { date: date.to_owned(), time: time.to_owned(), offset: offset.to_owned() })
    }

    /// Puts the parts together again.
    pub(crate) fn join(&self) -> String {
        if self.time.is_empty() { self.date.clone() } else { format!("{}T{}{}", self.date, self.time, self.offset) }
    }
}

/// The offset of a time whose source states none.
pub(crate) const UNKNOWN_OFFSET: &str = "-00:00";

pub(crate) fn is_date(text: &str) -> bool {
    let Some((year, month, day)) = date_numbers(text) else { return false };
    (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day)
}

fn date_numbers(text: &str) -> Option<(u32, u32, u32)> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() });
    if !shaped {
        return None;
    }
    Some((text.get(..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?, text.get(8..)?.parse().ok()?))
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `HH:mm:ss` with an optional fraction.
pub(crate) fn is_time(text: &str) -> bool {
    let (clock, fraction) = text.split_once('.').map_or((text, None), |(clock, fraction)| (clock, Some(fraction)));
    let numbers: Vec<Option<u32>> = clock.split(':').map(two_digits).collect();
    let [Some(hour), Some(minute), Some(second)] = numbers.as_slice() else { return false };
    let fraction_ok = fraction.is_none_or(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    *hour < 24 && *minute < 60 && *second <= 60 && fraction_ok
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

pub(crate) fn is_offset(text: &str) -> bool {
    if text == "Z" {
        return true;
    }
    let Some(clock) = text.strip_prefix(['+', '-']) else { return false };
    clock.split_once(':').is_some_and(|(hours, minutes)| {
        two_digits(hours).is_some_and(|hours| hours < 24) && two_digits(minutes).is_some_and(|minutes| minutes < 60)
    })
}

/// A pattern of `yyyy`, `yy`, `MM`, `dd`, `HH`, `mm`, `ss`, `SSS` and marks, and the offset its times are meant in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<(Part, usize)>,
    offset: Option<String>,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Fraction,
    Mark(char),
}

impl Pattern {
    /// Reads a pattern.
    pub(crate) fn new(pattern: &str, offset: Option<&str>) -> Result<Self, String> {
        let mut parts: Vec<(Part, usize)> = Vec::new();
        for letter in pattern.chars() {
            let part = match letter {
                'y' => Part::Year,
                'M' => Part::Month,
                'd' => Part::Day,
                'H' => Part::Hour,
                'm' => Part::Minute,
                's' => Part::Second,
                'S' => Part::Fraction,
                mark => Part::Mark(mark),
            };
            match parts.last_mut() {
                Some((last, width)) if *last == part => *width += 1,
                _ => parts.push((part, 1)),
            }
        }
        let has = |wanted: Part, width: usize| parts.contains(&(wanted, width));
        if !(has(Part::Year, 4) || has(Part::Year, 2)) || !has(Part::Month, 2) || !has(Part::Day, 2) {
            return Err(format!("the pattern {pattern} has no yyyy or yy, MM and dd"));
        }
        if let Some(offset) = offset.filter(|offset| !is_offset(offset)) {
            return Err(format!("\"{offset}\" is not an offset like +08:00"));
        }
        Ok(Self { parts, offset: offset.map(str::to_owned), text: pattern.to_owned() })
    }

    fn has(&self, wanted: Part) -> bool {
        self.parts.iter().any(|&(part, _)| part == wanted)
    }

    pub(super) fn read(&self, text: &str) -> Result<String, Remark> {
        let fault = || Remark::new("date-form", format!("\"{text}\" is not of the form {}", self.text));
        let mut found: [&str; 7] = [""; 7];
        let mut rest = text;
        for &(part, width) in &self.parts {
            if let Part::Mark(mark) = part {
                let expected: String = std::iter::repeat_n(mark, width).collect();
                rest = rest.strip_prefix(expected.as_str()).ok_or_else(fault)?;
                continue;
            }
            let digits = rest.get(..width).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
            let digits = digits.ok_or_else(fault)?;
            found[rank(part)] = digits;
            rest = &rest[width..];
        }
        let [year, month, day, hour, minute, second, fraction] = found;
        let year = if year.len() == 2 { century(year) } else { year.to_owned() };
        let mut parts = Parts { date: format!("{year}-{month}-{day}"), ..Parts::default() };
        if !hour.is_empty() {
            let second = if second.is_empty() { "00" } else { second };
            // A fraction of zeros says that there is none: a moment has one form, whatever its source pads it with.
            let fraction = fraction.trim_end_matches('0');
            let dot = if fraction.is_empty() { "" } else { "." };
            parts.time = format!("{hour}:{}:{second}{dot}{fraction}", if minute.is_empty() { "00" } else { minute });
            parts.offset = self.offset.clone().unwrap_or_else(|| UNKNOWN_OFFSET.to_owned());
        }
        let valid = rest.is_empty() && is_date(&parts.date) && (parts.time.is_empty() || is_time(&parts.time));
        if valid { Ok(parts.join()) } else { Err(fault()) }
    }

    pub(super) fn write(&self, value: &str) -> Result<String, Remark> {
        let mut moment = Parts::parse(value)?;
        let offset = self.offset.as_deref().unwrap_or(UNKNOWN_OFFSET);
        if !moment.time.is_empty() && moment.offset != offset {
            moment = shift(&moment, offset)
                .ok_or_else(|| Remark::new("offset", format!("\"{value}\" cannot be told at the offset {offset}")))?;
        }
        let has_time = !moment.time.is_empty();
        if has_time != self.has(Part::Hour) {
            let what = if has_time { "a time of day, which has no place" } else { "no time of day, which is needed" };
            return Err(Remark::new("date-form", format!("\"{value}\" has {what} in {}", self.text)));
        }
        let (clock, fraction) = moment.time.split_once('.').unwrap_or((moment.time.as_str(), ""));
        let fraction = fraction.trim_end_matches('0');
        let digits = |text: &str, from: usize, to: usize| text.get(from..to).unwrap_or("").to_owned();
        let mut out = String::new();
        for &(part, width) in &self.parts {
            match part {
                Part::Year => out.push_str(&digits(&moment.date, 4 - width.min(4), 4)),
                Part::Month => out.push_str(&digits(&moment.date, 5, 7)),
                Part::Day => out.push_str(&digits(&moment.date, 8, 10)),
                Part::Hour => out.push_str(&digits(clock, 0, 2)),
                Part::Minute => out.push_str(&digits(clock, 3, 5)),
                Part::Second => out.push_str(&digits(clock, 6, 8)),
                Part::Fraction => out.push_str(&format!("{fraction:0<width$}")),
                Part::Mark(mark) => out.extend(std::iter::repeat_n(mark, width)),
            }
        }
        match self.read(&out) {
            Ok(back) if same_moment(&back, value) => Ok(out),
            _ => Err(Remark::new("date-form", format!("\"{value}\" is more exact than {} can say", self.text))),
        }
    }
}

/// The year of two digits; those from 80 on are of the last century.
pub(super) fn century(year: &str) -> String {
    let is_last = year.parse().is_ok_and(|year: u32| year >= 80);
    format!("{}{year}", if is_last { "19" } else { "20" })
}

fn rank(part: Part) -> usize {
    match part {
        Part::Year => 0,
        Part::Month => 1,
        Part::Day => 2,
        Part::Hour => 3,
        Part::Minute => 4,
        Part::Second => 5,
        Part::Fraction | Part::Mark(_) => 6,
    }
}

fn same_moment(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let (Ok(left), Ok(right)) = (Parts::parse(left), Parts::parse(right)) else { return false };
    shift(&right, &left.offset).is_some_and(|right| right.date == left.date && same_time(&right.time, &left.time))
}

fn same_time(left: &str, right: &str) -> bool {
    let trim = |time: &str| {
        if time.contains('.') { time.trim_end_matches('0').trim_end_matches('.').to_owned() } else { time.to_owned() }
    };
    trim(left) == trim(right)
}

fn offset_minutes(offset: &str) -> Option<i64> {
    if offset == "Z" {
        return Some(0);
    }
    if offset == UNKNOWN_OFFSET {
        return None;
    }
    let (sign, clock) = offset.split_at_checked(1)?;
    let (hours, minutes) = clock.split_once(':')?;
    let minutes = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
    Some(if sign == "-" { -minutes } else { minutes })
}

/// The same moment told at another offset; `None` where one of the offsets is unknown.
fn shift(moment: &Parts, offset: &str) -> Option<Parts> {
    if moment.offset == offset {
        return Some(moment.clone());
    }
    let delta = offset_minutes(offset)? - offset_minutes(&moment.offset)?;
    let (year, month, day) = date_numbers(&moment.date)?;
    let (hour, rest) = (moment.time.get(..2)?, moment.time.get(5..)?);
    let minute = moment.time.get(3..5)?;
    let total = hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()? + delta;
    let (days, minutes) = (total.div_euclid(1440), total.rem_euclid(1440));
    let date = civil_from_days(days_from_civil(year.into(), month.into(), day.into()) + days)?;
    let time = format!("{:02}:{:02}{rest}", minutes / 60, minutes % 60);
    Some(Parts { date, time, offset: offset.to_owned() })
}

/// Days since 1970-01-01 in the Gregorian calendar.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i64) -> Option<String> {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (0..=9999).contains(&year).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// An XML Schema date and an optional XML Schema time, each with or without an offset.
pub(super) fn read_xml(date: &str, time: &str) -> Result<String, Remark> {
    let fault = || Remark::new("date-form", format!("\"{date}\" \"{time}\" is not an XML date and time"));
    let (date, time) = match date.split_once('T') {
        Some((date, own)) if time.is_empty() => (date, own),
        Some(_) => return Err(fault()),
        None => (date, time),
    };
    if time.is_empty() {
        // A date's own offset ("2026-05-17+02:00", "…Z") has no place in a date and is refused.
        return if is_date(date) { Ok(date.to_owned()) } else { Err(fault()) };
    }
    let cut = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, offset) = time.split_at(cut);
    let offset = if offset.is_empty() { UNKNOWN_OFFSET } else { offset };
    if is_date(date) && is_time(clock) && is_offset(offset) {
        Ok(format!("{date}T{clock}{offset}"))
    } else {
        Err(fault())
    }
}

pub(super) fn write_xml(value: &str) -> Result<Vec<String>, Remark> {
    let moment = Parts::parse(value)?;
    let offset = if moment.offset == UNKNOWN_OFFSET { "" } else { moment.offset.as_str() };
    let time = format!("{}{offset}", moment.time);
    Ok(vec![moment.date, time])
}

/// The offset of a moment as two marks and digits: `Z` is `+00:00`.
fn spelt(offset: &str) -> &str {
    if offset == "Z" { "+00:00" } else { offset }
}

/// A time as it is told at a place, whose offset stands beside it.
pub(super) fn read_zoned(time: &str, offset: &str) -> Result<String, Remark> {
    let fault =
        || Remark::new("date-form", format!("\"{time}\" at \"{offset}\" is not a time with the offset of its place"));
    let moment = read_xml(time, "").and_then(|moment| Parts::parse(&moment)).map_err(|_| fault())?;
    if moment.time.is_empty() || !(offset.is_empty() || is_offset(offset)) {
        return Err(fault());
    }
    if offset.is_empty() || spelt(&moment.offset) == offset {
        return Ok(moment.join());
    }
    if moment.offset == UNKNOWN_OFFSET {
        return Ok(Parts { offset: offset.to_owned(), ..moment }.join());
    }
    shift(&moment, offset).map(|moment| moment.join()).ok_or_else(fault)
}

/// A time and its offset; there are none of more than fourteen hours.
pub(super) fn write_zoned(value: &str) -> Result<Vec<String>, Remark> {
    let moment = Parts::parse(value)?;
    let fault = |what: &str| Remark::new("date-form", format!("\"{value}\" {what}"));
    if moment.time.is_empty() {
        return Err(fault("has no time of day, which is needed"));
    }
    if moment.offset == UNKNOWN_OFFSET {
        return Err(fault("does not tell the offset of its place, which is needed"));
    }
    if offset_minutes(&moment.offset).is_none_or(|minutes| minutes.abs() > 14 * 60) {
        return Err(fault("has an offset of more than fourteen hours"));
    }
    Ok(vec![value.to_owned(), spelt(&moment.offset).to_owned()])
}

/// What an XML date and time ends in that only tells a date.
const MIDNIGHT: &str = "T00:00:00";

/// An XML date and time in one leaf. Midnight without an offset is how a date is told where a time is asked for.
pub(super) fn read_timestamp(text: &str) -> Result<String, Remark> {
    let text = text.trim();
    match text.strip_suffix(MIDNIGHT) {
        Some(date) if is_date(date) => Ok(date.to_owned()),
        _ if is_date(text) => Err(Remark::new("date-form", format!("\"{text}\" has no time of day, which is needed"))),
        _ => read_xml(text, ""),
    }
}

pub(super) fn write_timestamp(value: &str) -> Result<String, Remark> {
    let moment = Parts::parse(value)?;
    if moment.time.is_empty() {
        return Ok(format!("{}{MIDNIGHT}", moment.date));
    }
    let offset = if moment.offset == UNKNOWN_OFFSET { "" } else { moment.offset.as_str() };
    let text = format!("{}T{}{offset}", moment.date, moment.time);
    if read_timestamp(&text)? != value {
        return Err(Remark::new("date-form", format!("\"{value}\" would be read back as a date alone")));
    }
    Ok(text)
}
