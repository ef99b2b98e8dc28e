//! Numbers as text: exact, and as they are written.

use super::Remark;

/// A decimal number, unchanged but for a leading `+` and a missing digit before or after the mark.
pub(super) fn decimal(text: &str) -> Result<String, Remark> {
    let (sign, digits) = match text.as_bytes().first() {
        Some(b'-') => ("-", &text[1..]),
        Some(b'+') => ("", &text[1..]),
        _ => ("", text),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let has_digit = !whole.is_empty() || fraction.is_some_and(|fraction| !fraction.is_empty());
    if !is_digits(whole) || !fraction.is_none_or(is_digits) || !has_digit {
        return Err(Remark::new("decimal-form", format!("\"{text}\" is not a decimal number")));
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    Ok(match fraction {
        Some(fraction) if !fraction.is_empty() => format!("{sign}{whole}.{fraction}"),
        _ => format!("{sign}{whole}"),
    })
}

/// A decimal number with a comma before its decimals: a point is refused, as nobody knows what it parts.
pub(super) fn read_comma(text: &str) -> Result<String, Remark> {
    let fault = || Remark::new("decimal-form", format!("\"{text}\" is not a decimal number with a comma"));
    if text.contains('.') {
        return Err(fault());
    }
    decimal(&text.replace(',', ".")).map_err(|_| fault())
}

/// A whole number without leading zeros.
pub(super) fn integer(text: &str) -> Result<String, Remark> {
    let fault = || Remark::new("integer-form", format!("\"{text}\" is not a whole number"));
    text.parse::<i64>().map(|number| number.to_string()).map_err(|_| fault())
}

/// Puts the decimal mark before the last `places` digits.
pub(super) fn read_implied(text: &str, places: u32) -> Result<String, Remark> {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Remark::new("decimal-form", format!("\"{text}\" is not a number with implied decimals")));
    }
    let places = places as usize;
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    Ok(if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
}

/// Takes the decimal mark out again; a number with more decimals than the element implies is refused.
pub(super) fn write_implied(text: &str, places: u32) -> Result<String, Remark> {
    let text = decimal(text)?;
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let places = places as usize;
    let kept = fraction.trim_end_matches('0');
    if kept.len() > places {
        return Err(Remark::new("too-precise", format!("\"{text}\" has more than {places} decimals")));
    }
    let joined = format!("{whole}{kept:0<places$}");
    let trimmed = joined.trim_start_matches('0');
    let least = if trimmed.is_empty() { "0" } else { trimmed };
    Ok(format!("{sign}{least}"))
}

/// A GTIN of so many digits. Whether its check digit is right is asked elsewhere.
pub(super) fn gtin(text: &str, digits: usize) -> Result<String, Remark> {
    if text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(text.to_owned());
    }
    Err(Remark::new("gtin-form", format!("\"{text}\" is not a GTIN of {digits} digits")))
}

/// An SSCC of 18 digits behind its application identifier 00. What is no SSCC stays as it stands, for the rules to tell;
/// 18 digits without the identifier are refused, as they would be written with it.
pub(super) fn read_sscc(text: &str) -> Result<String, Remark> {
    match text.strip_prefix("00").filter(|rest| is_sscc(rest)) {
        Some(sscc) => Ok(sscc.to_owned()),
        None if is_sscc(text) => {
            Err(Remark::new("sscc-form", format!("\"{text}\" has no application identifier 00 in front")))
        }
        None => Ok(text.to_owned()),
    }
}

/// The same back.
pub(super) fn write_sscc(text: &str) -> Result<String, Remark> {
    if is_sscc(text) {
        return Ok(format!("00{text}"));
    }
    if text.strip_prefix("00").is_some_and(is_sscc) {
        return Err(Remark::new("sscc-form", format!("\"{text}\" has an application identifier in front of the SSCC")));
    }
    Ok(text.to_owned())
}

fn is_sscc(text: &str) -> bool {
    text.len() == 18 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A bar code that has not the form of a GTIN, for which there are rows of its own.
pub(super) fn barcode(text: &str) -> Result<String, Remark> {
    let is_gtin = matches!(text.len(), 8 | 12 | 13 | 14) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_gtin {
        return Err(Remark::new("barcode-value", format!("\"{text}\" has the form of a GTIN")));
    }
    Ok(text.to_owned())
}

/// A GTIN told in fourteen digits: zeros stand in front of one of thirteen, twelve or eight digits.
///
/// Source: GS1 General Specifications, "GTINs in a fourteen-digit field".
pub(super) fn read_padded_gtin(text: &str) -> Result<String, Remark> {
    let text = gtin(text.trim(), 14)?;
    let zeros = text.bytes().take_while(|&byte| byte == b'0').count();
    let digits = match zeros {
        0 => 14,
        1 => 13,
        2..=5 => 12,
        _ => 8,
    };
    Ok(text.get(14 - digits..).unwrap_or(&text).to_owned())
}

/// The same back; a GTIN that has such zeros itself is refused, as it would be read as a shorter one.
pub(super) fn write_padded_gtin(text: &str) -> Result<String, Remark> {
    let padded = format!("{text:0>14}");
    match read_padded_gtin(&padded) {
        Ok(back) if back == text => Ok(padded),
        Ok(back) => Err(Remark::new("gtin-form", format!("\"{text}\" is the GTIN {back} with zeros in front"))),
        Err(_) => Err(Remark::new("gtin-form", format!("\"{text}\" is not a GTIN of 8, 12, 13 or 14 digits"))),
    }
}
