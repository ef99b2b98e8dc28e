//! Looking codes up in lists.

use tradelane_codes::Codes;

use crate::rule::Report;

/// Reports a code that is in none of the lists; one that a conversion carried from another list is left to it.
pub(crate) fn check_code(code: &str, lists: &[&str], what: &str, report: &mut Report<'_>) {
    let codes = report.codes();
    if code.contains(':') || lists.iter().any(|name| is_in(codes, name, code)) {
        return;
    }
    let near = lists.iter().filter_map(|name| codes.list(name)).find_map(|list| list.nearest(code));
    let message = format!("\"{code}\" is not {what}");
    match near {
        Some(near) => report.at_with_help("", message, format!("did you mean \"{near}\"?")),
        None => report.at("", message),
    }
}

/// Reports a UN/LOCODE that is not in the list.
pub(crate) fn check_place(code: &str, pointer: &str, report: &mut Report<'_>) {
    let Some(list) = report.codes().list("unlocode") else { return };
    if !list.contains(code) {
        let country = code.get(..2).unwrap_or(code);
        let help = format!("look the place up by its name: tradelane codes unlocode {country} NAME");
        report.at_with_help(pointer, format!("\"{code}\" is no place of UN/LOCODE {}", list.version()), help);
    }
}

/// `rec21-x` is the list of packages as units have them: with X before the code.
fn is_in(codes: &Codes, name: &str, code: &str) -> bool {
    match name.strip_suffix("-x") {
        Some(name) => code.strip_prefix('X').is_some_and(|code| is_in(codes, name, code)),
        None => codes.list(name).is_some_and(|list| list.contains(code)),
    }
}

/// How many decimals amounts of a currency have; `None` where the list does not tell.
pub(crate) fn minor_units(codes: &Codes, currency: &str) -> Option<u32> {
    codes.list("iso4217")?.get(currency)?.minor.map(u32::from)
}

/// Whether a description is a general term that is no description of goods.
pub(crate) fn is_stop_word(codes: &Codes, text: &str) -> bool {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    codes.list("goods-stop-words").is_some_and(|list| list.contains(&text))
}
