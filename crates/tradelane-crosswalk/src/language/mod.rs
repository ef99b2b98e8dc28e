//! The crosswalk language: text to statements, with the place of everything.

mod cursor;
mod parse;
mod statement;

pub(crate) use parse::complaint;
pub(crate) use parse::parse;
pub use statement::{Arrow, At};
pub(crate) use statement::{
    Codec, Condition, CrosswalkName, Header, LeftPath, Pick, Right, RightPath, RightStep, Row, Select, Source,
    Statement, Step, StepName, TableKey, Test,
};
