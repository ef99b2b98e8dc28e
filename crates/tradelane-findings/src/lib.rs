//! What is wrong, where, and how to mend it.
//!
//! Every layer of Tradelane speaks of faults in one shape, the [`Finding`]: a rule's id, a severity, one
//! sentence, the place in the document (a JSON Pointer), the place in the file it came from, and help.

mod finding;
mod place;
mod render;

pub use finding::{Finding, Findings, Layer, Severity};
pub use place::{Excerpt, Place, line_and_column};
pub use render::{Form, render};
