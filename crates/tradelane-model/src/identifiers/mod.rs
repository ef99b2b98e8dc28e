//! Identifier schemes: their form and check digits, one file each.
