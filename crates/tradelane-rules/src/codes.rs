//! Looking codes up in lists.

use crate::rule::Report;

/// Reports a code that is in none of the lists; one that a conversion carried from another list is left to it.
pub(crate) fn check_code(code: &str, lists: &[&str], what: &str, report: &mut Report<'_>) {
    if code.contains(':') || lists.iter().any(|name| is_in(name, code)) {
        return;
    }
    let near = lists.iter().filter_map(|name| tradelane_codes::list(name)).find_map(|list| list.nearest(code));
    let message = format!("\"{code}\" is not {what}");
    match near {
        Some(near) => report.at_with_help("", message, format!("did you mean \"{near}\"?")),
        None => report.at("", message),
    }
}

/// `rec21-x` is the list of packages as units have them: with X before the code.
fn is_in(name: &str, code: &str) -> bool {
    match name.strip_suffix("-x") {
        Some(name) => code.strip_prefix('X').is_some_and(|code| is_in(name, code)),
        None => tradelane_codes::list(name).is_some_and(|list| list.contains(code)),
    }
}
