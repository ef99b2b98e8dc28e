//! Tradelane schema.
