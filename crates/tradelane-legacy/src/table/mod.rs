//! Tables: lines of columns with a header line, parted by commas, tabs, semicolons or bars.
//!
//! # Reading
//!
//! [`Cutter`] takes rows together that belong together: those that share the value of the format's key column and follow
//! each other; without a key each row is a message. Only rows of one message are held. [`parse`] makes the tree: the
//! message, below it one node for each part of a row that has a value (`Product`, `Variant`, `Image`), below these one
//! leaf for each cell with a value, labelled with its column's name. The header line is the leaf `columns`.
//!
//! * Columns are known by their names, whatever case they have and whether spaces or `_` part their words; what a format
//!   does not know is read all the same, as a leaf of the part that the column before it belongs to.
//! * The first part stands once in a message. What a later row repeats of it says nothing more; what it says otherwise
//!   is a finding, and a second node.
//! * A column that is *carried* and empty in a later row has the value of the first row, where the row has any other
//!   column of its part: a variant has the title of its product.
//! * An empty cell is no leaf; a row without any value says nothing.
//! * Where a row begins is not told by the parts alone, an empty node `row` marks it.
//!
//! A sheet of a workbook ([`sheet`]) is read as the table that it would be exported as, and places are cells of it.
//!
//! # Writing
//!
//! [`Writer`] puts the parts of a message into rows, in their order, and the columns in the order of the header line of
//! the first message, or of the format where the message has none.

mod cell;
mod cutter;
mod encoding;
mod feed;
mod feed_write;
mod format;
mod header;
mod markup;
mod order;
mod parse;
mod sample;
mod scan;
mod sheet;
mod sheet_write;
mod write;

pub use cutter::{Cutter, RawMessage};
pub use encoding::TextEncoding;
pub use feed::{FeedCutter, detect_feed};
pub use format::{Column, Format, detect, named, names, of, own};
pub(crate) use order::{interleave, misread};
pub use parse::parse;
pub use sample::{Sample, sample};
pub use sheet::{Cells, MOST_PACKED, Sheet, sheet};
pub use sheet_write::write_sheet;
pub use write::Writer;

use crate::{NodeId, Tree};

/// The name of the leaf that holds the header line.
const COLUMNS: &str = "columns";
/// The name of the node that says that a row begins.
const ROW: &str = "row";

/// Whether a leaf is the header line, which its syntax asks for and no document says, or keeps a cell's spelling.
pub fn is_columns(tree: &Tree, leaf: NodeId) -> bool {
    let is_header = tree.label(leaf) == COLUMNS && tree.parent(leaf) == Some(Tree::ROOT);
    (is_header || cell::is_spelling(tree, leaf)) && tree.is_table()
}
