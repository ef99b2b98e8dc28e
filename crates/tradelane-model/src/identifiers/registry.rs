//! Schemes by name.

use super::fault::Fault;
use super::{awb, cn_id, container, gs1, hs, iban, imo, ioss, lei, loose, s10, uscc};

type Check = fn(&str) -> Result<(), Fault>;

const SCHEMES: [(&str, Check); 17] = [
    ("AWB", awb::check),
    ("CN-ID", cn_id::check),
    ("CONTAINER", container::check),
    ("EORI", loose::check_eori),
    ("GLN", gs1::check_gln),
    ("GTIN", gs1::check_gtin),
    ("HS", hs::check),
    ("IBAN", iban::check),
    ("IMO", imo::check),
    ("IOSS", ioss::check),
    ("LEI", lei::check),
    ("LOCODE", loose::check_locode),
    ("S10", s10::check),
    ("SSCC", gs1::check_sscc),
    ("UN", loose::check_un_number),
    ("USCC", uscc::check),
    ("VAT", loose::check_vat),
];

/// Checks an identifier by its scheme's name; `None` where the scheme is not known here: the list is open.
pub fn check(scheme: &str, value: &str) -> Option<Result<(), Fault>> {
    let (_, check) = SCHEMES.iter().find(|(name, _)| *name == scheme)?;
    Some(check(value))
}

/// The names of the schemes that are known, sorted.
pub fn schemes() -> impl Iterator<Item = &'static str> {
    SCHEMES.iter().map(|(name, _)| *name)
}
