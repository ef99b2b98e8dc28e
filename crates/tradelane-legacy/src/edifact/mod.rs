//! UN/EDIFACT (ISO 9735, syntax versions 1 to 4).

mod charset;
mod check;
mod cutter;
mod directory;
mod envelope;
mod moment;
mod parse;
mod pieces;
mod scan;
mod write;

pub use charset::Charset;
pub use check::check;
pub use cutter::{Cutter, Limits, RawMessage};
pub use directory::{Directory, directory, directory_names, nearest, nearest_name, nearest_with};
pub use envelope::{Envelope, Header, Separators};
pub use parse::{MessageType, message_type, parse};
pub(crate) use pieces::Scanner;
pub use write::{Layout, Writer};
