//! The clock, which nothing but the command looks at.

use std::time::{SystemTime, UNIX_EPOCH};

/// The date and time now, of UTC, as envelopes write them: `20261125` and `1430`.
pub(crate) fn now() -> (String, String) {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    written(seconds)
}

/// The day now, of UTC: `2026-11-25`.
pub(crate) fn today() -> String {
    let (date, _) = now();
    let part = |range| date.get(range).unwrap_or_default();
    format!("{}-{}-{}", part(0..4), part(4..6), part(6..8))
}

fn written(seconds: u64) -> (String, String) {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil(days);
    (format!("{year:04}{month:02}{day:02}"), format!("{:02}{:02}", rest / 3600, rest / 60 % 60))
}

/// The date of a day counted from 1970-01-01. Years are taken to begin in March, so that the leap day is their last.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::written;

    #[track_caller]
    fn check(seconds: u64, date: &str, time: &str) {
        assert_eq!(written(seconds), (date.to_owned(), time.to_owned()));
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        check(0, "19700101", "0000");
        check(951_782_399, "20000228", "2359");
        check(951_782_400, "20000229", "0000");
        check(1_798_761_599, "20261231", "2359");
        check(4_107_542_400, "21000301", "0000");
    }
}
