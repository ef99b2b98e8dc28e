//! A currency is told by its ISO code where China's code has one.
//!
//! A conversion carries a code that it cannot translate with its list in front (`cn-currency:142`). Where the list names
//! the currency, other partners understand the ISO code alone: 142 is CNY among currencies, and China among countries.
//!
//! Source: ISO 4217; China Customs, codes of currencies.

use tradelane_findings::Severity;
use tradelane_model::types::CurrencyCode;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<CurrencyCode> = Rule {
    severity: Severity::Warning,
    document: "payment",
    accepts: &[("/amount/currency", r#""cn-currency:999""#), ("/amount/currency", r#""CNY""#)],
    rejects: &[(("/amount/currency", r#""cn-currency:142""#), "/amount/currency")],
    check,
};

fn check(code: &CurrencyCode, report: &mut Report<'_>) {
    let codes = report.codes();
    let carried = code.strip_prefix("cn-currency:").and_then(|code| codes.list("cn-currency")?.get(code));
    let Some(entry) = carried.filter(|entry| codes.list("iso4217").is_some_and(|list| list.contains(entry.name)))
    else {
        return;
    };
    let message = format!("\"{}\" is a code of China's customs", code.as_str());
    report.at_with_help("", message, format!("write \"{}\"", entry.name));
}
