//! What is wrong, where, and how to mend it.
//!
//! Every layer of Tradelane speaks of faults in one shape, the [`Finding`]: a rule's id, a severity, one
//! sentence, the place in the document (a JSON Pointer), the place in the file it came from, and help.

mod finding;
mod human;
mod place;
mod report;

pub use finding::{Finding, Findings, Layer, Related, Severity};
pub use human::human;
pub use place::{Excerpt, Place, line_and_column};
pub use report::{Form, Report, escaped};
