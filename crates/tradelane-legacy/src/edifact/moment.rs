//! Dates and times as EDIFACT writes them.

/// The fields of the forms of 2379 that are checked: C century and year, Y year, M month, D day, h, m, s (UNTDID 2379).
const FORMS: [(&str, &str); 12] = [
    ("101", "YMD"),
    ("102", "CMD"),
    ("201", "YMDhm"),
    ("202", "YMDhms"),
    ("203", "CMDhm"),
    ("204", "CMDhms"),
    ("401", "hm"),
    ("402", "hms"),
    ("602", "C"),
    ("609", "YM"),
    ("610", "CM"),
    ("718", "CMD-CMD"),
];

/// Whether a value is of a form of 2379; true for forms that are not checked.
pub(super) fn is_of(form: &str, value: &str) -> bool {
    let Some((_, fields)) = FORMS.iter().find(|(code, _)| *code == form) else { return true };
    // Ranges are written with and without a hyphen.
    let (fields, value) = (fields.replace('-', ""), value.replace(if form == "718" { "-" } else { "\n" }, ""));
    has_fields(&fields, &value)
}

/// Whether the date (0017: six or eight digits) or time (0019) of a service segment is one.
pub(super) fn is_of_service(element: &str, value: &str) -> bool {
    match (element, value.len()) {
        ("0017", 6) => has_fields("YMD", value),
        ("0017", _) => has_fields("CMD", value),
        ("0019", _) => has_fields("hm", value),
        _ => true,
    }
}

fn has_fields(fields: &str, value: &str) -> bool {
    let mut rest = value;
    let (mut year, mut month) = (0, 1);
    for field in fields.chars() {
        let Some((text, after)) = rest.split_at_checked(if field == 'C' { 4 } else { 2 }) else { return false };
        rest = after;
        let Some(number) = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten()
        else {
            return false;
        };
        let is_right = match field {
            'M' => (1..=12).contains(&number),
            'D' => (1..=days(year, month)).contains(&number),
            // A day may end with 24 hours.
            'h' => number <= 24,
            'm' | 's' => number < 60,
            _ => true,
        };
        if !is_right {
            return false;
        }
        match field {
            'Y' | 'C' => year = number,
            'M' => month = number,
            _ => {}
        }
    }
    rest.is_empty()
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_of, is_of_service};

    #[test]
    fn forms() {
        for (form, value, is_right) in [
            ("102", "20260228", true),
            ("102", "20260229", false),
            ("102", "20240229", true),
            ("102", "260517", false),
            ("102", "2026051\u{e4}", false),
            ("203", "202605172359", true),
            ("203", "202605172360", false),
            ("203", "202605172530", false),
            ("201", "2605172359", true),
            ("718", "2026050120260531", true),
            ("718", "20260501-20260531", true),
            ("610", "202613", false),
            ("804", "30", true),
            ("", "soon", true),
        ] {
            assert_eq!(is_of(form, value), is_right, "{form} {value}");
        }
        assert!(is_of_service("0017", "260517") && is_of_service("0017", "20260517") && is_of_service("0019", "0830"));
        assert!(!is_of_service("0017", "260532") && !is_of_service("0019", "2460"));
    }
}
