//! When two texts say the same.

use rust_decimal::Decimal;

/// How two fields are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compare {
    /// As numbers: `216.4` is `216.40`.
    Number,
    /// The left number is not less than the right one.
    AtLeast,
    /// As they stand, blanks around apart.
    Text,
    /// Without regard to case.
    Code,
    /// Without regard to case, the width of characters and the number of blanks.
    Name,
    /// Without blanks, else as names.
    Address,
    /// By their digits, the country code 86 of a number of eleven digits apart.
    Telephone,
    /// An identifier of a scheme that both have is the same; where they have no scheme in common, any value is.
    Identifiers,
}

impl Compare {
    /// Whether two texts agree.
    pub(crate) fn agree(self, left: &str, right: &str) -> bool {
        if left == right {
            return true;
        }
        match self {
            Self::Number => number(left).zip(number(right)).is_some_and(|(left, right)| left == right),
            Self::AtLeast => number(left).zip(number(right)).is_some_and(|(left, right)| left >= right),
            Self::Text => left.trim() == right.trim(),
            Self::Code => left.trim().eq_ignore_ascii_case(right.trim()),
            Self::Name => folded(left, true) == folded(right, true),
            Self::Address => folded(left, false) == folded(right, false),
            Self::Telephone => digits(left) == digits(right),
            Self::Identifiers => identifiers_agree(left, right),
        }
    }

    /// The relation, for people.
    pub(crate) fn sign(self) -> &'static str {
        if self == Self::AtLeast { ">=" } else { "=" }
    }
}

/// What a unit of weight is in kilograms (UN/ECE Recommendation 20); `None` for other units.
pub(crate) fn kilograms(unit: &str) -> Option<Decimal> {
    let (digits, scale) = match unit {
        "TNE" => (1000, 0),
        "KGM" => (1, 0),
        "GRM" => (1, 3),
        "MGM" => (1, 6),
        "LBR" => (45_359_237, 8),
        "ONZ" => (28_349_523_125, 12),
        _ => return None,
    };
    Some(Decimal::new(digits, scale))
}

/// The number of a text; `None` where it is none or too long for exact arithmetic.
pub(crate) fn number(text: &str) -> Option<Decimal> {
    text.trim().parse().ok()
}

fn folded(text: &str, keep_blanks: bool) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.trim().chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && keep_blanks {
            folded.push(' ');
        }
        gap = false;
        // Full-width forms stand 0xFEE0 above their ASCII characters.
        let narrow = match u32::from(c) {
            code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
            _ => c,
        };
        folded.extend(narrow.to_lowercase());
    }
    folded
}

fn digits(text: &str) -> String {
    let digits: String = folded(text, false).chars().filter(char::is_ascii_digit).collect();
    let national = digits.trim_start_matches("00").strip_prefix("86").filter(|rest| rest.len() == 11);
    national.map_or(digits.clone(), str::to_owned)
}

/// Identifiers as they are picked: `SCHEME:value`, one a line.
fn identifiers_agree(left: &str, right: &str) -> bool {
    let parts = |text: &'_ str| -> Vec<(String, String)> {
        let lines = text.lines().filter_map(|line| line.split_once(':'));
        lines.map(|(scheme, value)| (scheme.to_owned(), value.trim().to_uppercase())).collect()
    };
    let (left, right) = (parts(left), parts(right));
    let shares_scheme = left.iter().any(|(scheme, _)| right.iter().any(|(other, _)| scheme == other));
    left.iter()
        .any(|(scheme, value)| right.iter().any(|(other, known)| (scheme == other || !shares_scheme) && value == known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_in_writing_alone_agrees() {
        for (compare, left, right, expected) in [
            (Compare::Number, "216.4", "216.40", true),
            (Compare::Number, "216.4", "216.41", false),
            (Compare::Number, "much", "many", false),
            (Compare::AtLeast, "0.42", "0.420", true),
            (Compare::AtLeast, "0.41", "0.42", false),
            (Compare::Text, "A1 ", "A1", true),
            (Compare::Text, "A1", "a1", false),
            (Compare::Code, "44052418800101001x", "44052418800101001X", true),
            (Compare::Name, "Li  Example", "ＬＩ example", true),
            (Compare::Name, "张示例", "张示利", false),
            (Compare::Address, "北京市 示例路1号", "北京市示例路１号", true),
            (Compare::Telephone, "+86 138-0000-0000", "13800000000", true),
            (Compare::Telephone, "13800000001", "13800000000", false),
            (Compare::Identifiers, "CN-CUSTOMS:1\nUSCC:2", "USCC:2", true),
            (Compare::Identifiers, "CN-CUSTOMS:1", "CN-CUSTOMS:2", false),
            (Compare::Identifiers, "CN-CUSTOMS:1\nUSCC:2", "CN-CUSTOMS:3\nUSCC:4", false),
            (Compare::Identifiers, "CN-CUSTOMS:1", "USCC:2", false),
            (Compare::Identifiers, "CN-CUSTOMS:1", ":1", true),
        ] {
            assert_eq!(compare.agree(left, right), expected, "{compare:?} {left} {right}");
        }
    }
}
