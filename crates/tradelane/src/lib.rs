//! Facade.
mod json;
