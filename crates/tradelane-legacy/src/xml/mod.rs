//! XML messages: UBL documents, the messages of China's customs for cross-border e-commerce (CEB), catalogue items of GS1,
//! events of EPCIS.
//!
//! # Reading
//!
//! [`read`] takes a document of any encoding and never fails. The root of the tree is the document element; child
//! elements and attributes are nodes below it, text is a node's value. Names are compared by namespace and local name
//! whatever prefix the document uses; labels carry the usual prefix of a namespace where it has one (`cbc:ID`,
//! `ceb:Order`; documents of UBL stand without), else the document's. Attributes are labelled `@schemeID`. All nodes
//! have slot 0.
//!
//! * White space between child elements is no value. The text of an element without child elements is kept as it is,
//!   also its white space; that of an element with both is joined into its value.
//! * Declarations of namespaces and all attributes of the namespace of schema instances (`xsi:schemaLocation`,
//!   `xsi:type`, `xsi:nil` …) are not nodes. Comments and processing instructions are passed over.
//! * Only the five predefined entities and characters by number are known. Document type declarations are refused
//!   with a finding; what follows them is read all the same.
//! * A node's place is that of the start tag where it has child elements or no text, else that of its text; an
//!   attribute's is that of its value. In a document that is not UTF-8 offsets are those of its text in UTF-8;
//!   lines and columns are exact in every encoding.
//! * After a fault reading goes on where it can: a `<` within a tag ends it, a misspelt end tag ends the innermost
//!   element, an end tag that comes too early ends all elements within its own.
//!
//! # Events
//!
//! A document of EPCIS events is not read as a whole: [`EventCutter`] takes one event at a time, whatever the size of the
//! document, and [`parse_event`] reads it as a document that holds it alone; [`EventWriter`] puts events into one document.
//!
//! # Directories
//!
//! [`directory`] has the structure of messages, as [`crate::Definition`]s. They are sequences of elements: a choice
//! does not occur in what is described here, and the task that makes the tables refuses it. An element that takes any
//! content (`xs:any`: extensions, signatures) has the class `any` in its format, and in a definition those children that
//! are known; what else stands in it is read and written, and not checked.

mod check;
mod detect;
mod directory;
mod edition;
mod element;
mod encoding;
mod events;
mod facets;
mod limits;
mod lines;
mod name;
mod namespace;
mod packet;
mod prefixes;
mod prolog;
mod read;
mod scope;
mod table;
mod tag;
mod tokens;
mod write;

pub use check::{Fault, check, faults};
pub use detect::peek_root;
pub use directory::{Directory, detect, directory};
pub use edition::{edition, newest, same_standard};
pub use events::{EventCutter, EventWriter, RawEvent, is_events, parse_event, refusals};
pub use limits::Limits;
pub use packet::{PACKET, is_packet, packet_of, read_packet, refuse_packet, write_packet};
pub use read::read;
pub(crate) use table::{Edition, Table};
pub use write::{WriteOptions, write};
