//! Identifier schemes: their form and check digits, one file each.

mod awb;
mod cn_id;
mod container;
mod fault;
mod gs1;
mod hs;
mod iban;
mod imo;
mod ioss;
mod lei;
mod loose;
mod registry;
mod s10;
mod uscc;

pub use fault::Fault;
pub use registry::{check, schemes};
