//! What profiles' expressions can call besides CEL's own functions.

use std::cell::RefCell;
use std::str::FromStr;
use std::sync::Arc;

use cel::objects::Value;
use cel::{Context, ExecutionError};
use rust_decimal::Decimal;
use tradelane_codes::Codes;
use tradelane_model::identifiers;

/// The functions and what they do, for the page on profiles.
pub const FUNCTIONS: [(&str, &str); 11] = [
    ("add(a, b)", "the sum of two decimal texts, as a text"),
    ("sub(a, b)", "the difference of two decimal texts, as a text"),
    ("mul(a, b)", "the product of two decimal texts, as a text"),
    ("sum(list)", "the sum of a list of decimal texts, as a text"),
    ("compare(a, b)", "-1, 0 or 1 as decimal text a is less than, the same as or more than b"),
    ("inList(code, name)", "whether a code is in a code list: inList(it.country, 'iso3166')"),
    ("hasList(name)", "whether there is a code list, as one that is given with --codes: hasList('cn-positive-list')"),
    ("isValid(value, scheme)", "whether an identifier has its scheme's form and check digit: isValid(v, 'CN-ID')"),
    ("day(moment)", "the date of a moment: its first ten characters"),
    ("first(text, n)", "the first n characters of a text"),
    ("distinct(list)", "a list of texts, each once"),
];

thread_local! {
    /// The code lists that `inList` looks in while a document is judged.
    static CODES: RefCell<Arc<Codes>> = RefCell::default();
    static ROOT: Context<'static, 'static> = context();
}

/// Judges with these code lists.
pub(super) fn with_codes<T>(codes: &Arc<Codes>, run: impl FnOnce() -> T) -> T {
    let before = CODES.replace(Arc::clone(codes));
    let result = run();
    CODES.set(before);
    result
}

/// Lends the context that has all functions.
pub(super) fn with_context<T>(run: impl FnOnce(&Context<'static, 'static>) -> T) -> T {
    ROOT.with(run)
}

type Given<T> = Result<T, ExecutionError>;

fn context() -> Context<'static, 'static> {
    let mut context = Context::default();
    let added = [
        context.add_function("add", |a: Arc<String>, b: Arc<String>| operate("add", &a, &b, Decimal::checked_add)),
        context.add_function("sub", |a: Arc<String>, b: Arc<String>| operate("sub", &a, &b, Decimal::checked_sub)),
        context.add_function("mul", |a: Arc<String>, b: Arc<String>| operate("mul", &a, &b, Decimal::checked_mul)),
        context.add_function("sum", |values: Arc<Vec<Value>>| sum(&values)),
        context.add_function("compare", |a: Arc<String>, b: Arc<String>| compare(&a, &b)),
        context.add_function("inList", |code: Arc<String>, name: Arc<String>| in_list(&code, &name)),
        context.add_function("hasList", |name: Arc<String>| CODES.with_borrow(|codes| codes.list(&name).is_some())),
        context.add_function("isValid", |value: Arc<String>, scheme: Arc<String>| is_valid(&value, &scheme)),
        context.add_function("day", |moment: Arc<String>| moment.get(..10).unwrap_or_default().to_owned()),
        context.add_function("first", |text: Arc<String>, count: i64| first(&text, count)),
        context.add_function("distinct", |values: Arc<Vec<Value>>| distinct(&values)),
    ];
    debug_assert!(added.iter().all(Result::is_ok), "a function's name is taken");
    context
}

fn decimal(function: &str, text: &str) -> Given<Decimal> {
    Decimal::from_str(text)
        .map_err(|_| ExecutionError::function_error(function, format!("\"{text}\" is not a decimal")))
}

fn operate(name: &str, a: &str, b: &str, run: fn(Decimal, Decimal) -> Option<Decimal>) -> Given<Value> {
    let result = run(decimal(name, a)?, decimal(name, b)?);
    let result = result.ok_or_else(|| ExecutionError::function_error(name, "the result is too long"))?;
    Ok(Value::from(result.normalize().to_string()))
}

fn sum(values: &[Value]) -> Given<Value> {
    let mut total = Decimal::ZERO;
    for value in values {
        let Value::String(text) = value else {
            return Err(ExecutionError::function_error("sum", "the list has something other than decimal texts"));
        };
        let next = total.checked_add(decimal("sum", text)?);
        total = next.ok_or_else(|| ExecutionError::function_error("sum", "the result is too long"))?;
    }
    Ok(Value::from(total.normalize().to_string()))
}

fn compare(a: &str, b: &str) -> Given<i64> {
    Ok(match decimal("compare", a)?.cmp(&decimal("compare", b)?) {
        std::cmp::Ordering::Less => -1,
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Greater => 1,
    })
}

fn in_list(code: &str, name: &str) -> Given<bool> {
    CODES.with_borrow(|codes| {
        let list = codes.list(name);
        let list =
            list.ok_or_else(|| ExecutionError::function_error("inList", format!("there is no list \"{name}\"")))?;
        Ok(list.contains(code))
    })
}

fn is_valid(value: &str, scheme: &str) -> Given<bool> {
    let result = identifiers::check(scheme, value);
    let result =
        result.ok_or_else(|| ExecutionError::function_error("isValid", format!("there is no scheme \"{scheme}\"")))?;
    Ok(result.is_ok())
}

fn first(text: &str, count: i64) -> String {
    text.chars().take(usize::try_from(count).unwrap_or(0)).collect()
}

fn distinct(values: &[Value]) -> Value {
    let mut seen: Vec<Value> = Vec::new();
    for value in values {
        if !seen.contains(value) {
            seen.push(value.clone());
        }
    }
    Value::List(Arc::new(seen))
}
