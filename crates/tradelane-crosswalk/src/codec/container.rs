//! Numbers of containers (ISO 6346) that a message has in parts: four letters, six digits and a check digit.

use super::Remark;

fn fault(text: &str) -> Remark {
    Remark::new("container-form", format!("\"{text}\" is not the number of a container"))
}

fn is_letters(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of its parts. What would be parted otherwise when it is written is refused.
pub(super) fn read(values: &[&str], parts: usize) -> Result<String, Remark> {
    let value = |at: usize| values.get(at).copied().unwrap_or_default();
    let whole = format!("{}{}{}", value(0), value(1), value(2));
    let is_whole = is_letters(value(0)) && is_digits(value(1)) && (value(2).is_empty() || is_digits(value(2)));
    let written = if is_whole { write(&whole, parts)? } else { Vec::new() };
    let same = (0..3).all(|at| written.get(at).map_or("", String::as_str) == value(at));
    if same { Ok(whole) } else { Err(fault(&whole)) }
}

/// The parts of a number: letters, digits, and the check digit where it has a part of its own.
pub(super) fn write(value: &str, parts: usize) -> Result<Vec<String>, Remark> {
    let cut = value.find(|letter: char| !letter.is_ascii_uppercase()).unwrap_or(value.len());
    let (letters, digits) = value.split_at(cut);
    if !is_letters(letters) || !is_digits(digits) {
        return Err(fault(value));
    }
    let has_check = parts == 3 && letters.len() == 4 && digits.len() == 7;
    let (number, check) = digits.split_at(if has_check { 6 } else { digits.len() });
    let mut written = vec![letters.to_owned(), number.to_owned()];
    written.extend(has_check.then(|| check.to_owned()));
    Ok(written)
}
