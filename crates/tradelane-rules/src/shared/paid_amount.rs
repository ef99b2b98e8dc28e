//! What was paid is goods, freight and tax less what was settled otherwise.
//!
//! China Customs compare the order with the payment: an order that does not add up never matches.
//!
//! Source: China E-port schema 2016-08, acturalPaid = goodsValue + freight + taxTotal − discount.

use rust_decimal::Decimal;
use tradelane_findings::Severity;
use tradelane_model::types::Money;
use tradelane_model::types::Totals;

use crate::rule::{Report, Rule};

pub(super) const RULE: Rule<Totals> = Rule {
    severity: Severity::Error,
    document: "order",
    accepts: &[(
        "/totals",
        r#"{"goods":{"amount":"196.00"},"freight":{"amount":"12"},"tax":{"amount":"18.40"},"discount":{"amount":"10"},"paid":{"amount":"216.40"}}"#,
    )],
    rejects: &[(
        (
            "/totals",
            r#"{"goods":{"amount":"196.00"},"freight":{"amount":"12"},"tax":{"amount":"18.40"},"discount":{"amount":"10"},"paid":{"amount":"226.40"}}"#,
        ),
        "/totals/paid/amount",
    )],
    check,
};

fn check(totals: &Totals, report: &mut Report<'_>) {
    let (Some(goods), Some(paid)) = (value(totals.goods.as_ref()), value(totals.paid.as_ref())) else { return };
    let part = |money: &Option<Money>| value(money.as_ref()).unwrap_or_default();
    let due = goods
        .checked_add(part(&totals.freight))
        .and_then(|sum| sum.checked_add(part(&totals.tax)))
        .and_then(|sum| sum.checked_sub(part(&totals.discount)));
    let Some(due) = due.filter(|due| *due != paid) else { return };
    report
        .at("/paid/amount", format!("{paid} was paid; goods, freight and tax less discount give {}", due.normalize()));
}

fn value(money: Option<&Money>) -> Option<Decimal> {
    money?.amount.value()
}
