//! ASC X12, versions 003010 to 008060.

mod check;
mod cutter;
mod directory;
mod envelope;
mod header;
mod isa;
mod levels;
mod order;
mod parse;
mod pieces;
mod scan;
mod write;

pub use check::check;
pub use cutter::{Cutter, Limits, RawMessage};
pub use directory::{Directory, directory, directory_names, nearest};
pub use envelope::{Envelope, Header, Separators};
pub use parse::{MessageType, message_type, parse};
pub(crate) use pieces::Scanner;
pub use write::{Layout, Refusal, Writer, is_level_number, number_levels, refusals};
