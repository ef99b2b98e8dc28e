//! Tradelane rules.
