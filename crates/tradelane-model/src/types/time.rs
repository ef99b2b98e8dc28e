//! Dates and moments.

use super::Text;

fn digits(text: &str, at: std::ops::Range<usize>) -> Option<u32> {
    let part = text.get(at)?;
    part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
}

fn is_date(text: &str) -> bool {
    let marks = text.len() == 10 && text.as_bytes().get(4) == Some(&b'-') && text.as_bytes().get(7) == Some(&b'-');
    let (Some(year), Some(month), Some(day)) = (digits(text, 0..4), digits(text, 5..7), digits(text, 8..10)) else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    };
    marks && (1..=12).contains(&month) && (1..=days).contains(&day)
}

fn is_moment(text: &str) -> bool {
    let Some((date, rest)) = text.split_at_checked(10) else { return false };
    let Some(time) = rest.strip_prefix('T') else { return is_date(text) };
    let Some(cut) = time.find(['Z', '+', '-']) else { return false };
    let (time, offset) = time.split_at(cut);
    let (clock, fraction) = time.split_once('.').map_or((time, None), |(clock, fraction)| (clock, Some(fraction)));
    let clock_ok = clock.len() == 8
        && clock.as_bytes().get(2) == Some(&b':')
        && clock.as_bytes().get(5) == Some(&b':')
        && digits(clock, 0..2).is_some_and(|hour| hour < 24)
        && digits(clock, 3..5).is_some_and(|minute| minute < 60)
        && digits(clock, 6..8).is_some_and(|second| second <= 60);
    let fraction_ok = fraction.is_none_or(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let offset_ok = offset == "Z"
        || (offset.len() == 6
            && offset.as_bytes().get(3) == Some(&b':')
            && digits(offset, 1..3).is_some_and(|hours| hours < 24)
            && digits(offset, 4..6).is_some_and(|minutes| minutes < 60));
    is_date(date) && clock_ok && fraction_ok && offset_ok
}

text_type! {
    /// A date: year, month and day (RFC 3339 full-date).
    Date, "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", ["2026-05-17"], is_date
}

text_type! {
    /// A date, or a date and time with its offset from UTC (RFC 3339). The offset `-00:00` says that the source does
    /// not tell it.
    Moment, "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$",
    ["2026-05-17", "2026-05-17T08:30:00+08:00"], is_moment
}

fn is_time_of_day(text: &str) -> bool {
    let has_offset = text.get(8..).is_some_and(|rest| rest.contains(['Z', '+', '-']));
    is_moment(&format!("2026-01-01T{text}{}", if has_offset { "" } else { "Z" }))
}

text_type! {
    /// A time of day, with its offset from UTC where the source tells it (RFC 3339 partial-time or full-time).
    TimeOfDay, "^([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$",
    ["08:30:00", "08:30:00+08:00"], is_time_of_day
}

/// The number of a day, counted over the years of the calendar (Gregorian, also before 1582).
fn day_number(text: &str) -> Option<i64> {
    let (year, month, day) = (digits(text, 0..4)?, digits(text, 5..7)?, digits(text, 8..10)?);
    // Counted from March on, so that the day that leap years have is the last of the year.
    let (year, month) =
        if month > 2 { (i64::from(year), month - 3) } else { (i64::from(year) - 1, month.checked_add(9)?) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leap_days + i64::from((month * 153 + 2) / 5 + day))
}

impl Date {
    /// The day's number: the difference of two is the number of days between them.
    pub fn day_number(&self) -> i64 {
        day_number(self).unwrap_or_default()
    }
}

impl Moment {
    /// The number of the day as it is written, whatever the offset: the difference of two is the number of days
    /// between them.
    pub fn day_number(&self) -> i64 {
        day_number(self).unwrap_or_default()
    }
}

record! {
    /// From when to when.
    Period {
        /// The first moment or day (UBL StartDate, StartTime).
        start?: Moment,
        /// The last moment or day, which the period includes (UBL EndDate, EndTime).
        end?: Moment,
        /// What the period is, in words (UBL Description).
        description?: Text,
    }
}

record! {
    /// A date of some kind.
    DateEntry {
        /// What happens then (EDIFACT 2005).
        kind: Text,
        /// A date or a date and time with offset; where the source gives a period or another form, the form's code
        /// and the value as they stand: `718:20260501-20260531` (EDIFACT 2379, 2380).
        value: Text,
        /// What the time of day is (X12 176), where the source tells it apart.
        time_kind?: Text,
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Moment};

    fn check_days(from: &str, to: &str, days: i64) {
        let day = |text| Date::new(text).expect(text).day_number();
        assert_eq!(day(to) - day(from), days, "{from} to {to}");
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_years() {
        check_days("2026-05-17", "2026-05-18", 1);
        check_days("2026-05-31", "2026-06-01", 1);
        check_days("2025-12-31", "2026-01-01", 1);
        check_days("2026-02-28", "2026-03-01", 1);
        check_days("2028-02-28", "2028-03-01", 2);
        check_days("2100-02-28", "2100-03-01", 1);
        check_days("2000-02-28", "2000-03-01", 2);
        check_days("1970-01-01", "2026-05-17", 20_590);
        check_days("0000-01-01", "0001-01-01", 366);
        check_days("2026-06-01", "2026-05-31", -1);
    }

    #[test]
    fn the_day_of_a_moment_is_that_which_is_written() {
        let day = |text| Moment::new(text).expect(text).day_number();
        assert_eq!(day("2026-06-01T00:30:00+08:00") - day("2026-05-31"), 1);
    }
}
