//! Values that a crosswalk works out when it writes.

use rust_decimal::Decimal;

use crate::access;
use crate::document::{Document, ValueId};
use crate::plan::Target;

/// The value of a row's right side; `None` where the document has none.
pub(crate) fn value(document: &Document, context: ValueId, target: &Target, index: usize) -> Option<String> {
    match target {
        Target::Path(path) => access::find(document, context, path).map(|found| document.text(found).to_owned()),
        Target::Literal(text) => Some(text.clone()),
        Target::Index => Some(index.to_string()),
        Target::Count(path) => {
            // Of a list that is not there are none.
            let count = access::find(document, context, path).map_or(0, |list| document.children(list).count());
            Some(count.to_string())
        }
        Target::Sum(path, item) => {
            let list = access::find(document, context, path)?;
            let mut sum = Decimal::ZERO;
            for element in document.children(list) {
                let found = match item {
                    Some(item) => access::find(document, element, item),
                    None => Some(element),
                };
                let number: Decimal = document.text(found?).parse().ok()?;
                sum = sum.checked_add(number)?;
            }
            Some(sum.to_string())
        }
    }
}

/// Whether two texts are the same decimal number.
pub(crate) fn same_number(left: &str, right: &str) -> bool {
    matches!((left.parse::<Decimal>(), right.parse::<Decimal>()), (Ok(left), Ok(right)) if left == right)
}
