//! `tradelane schema types`.

use std::collections::BTreeMap;

use serde_json::Value;
use tradelane_types::{Language, Types};
use tradelane_versions::Version;

use crate::arguments::{SchemaTypes, TypesLanguage};
use crate::{Outcome, Status};

pub(crate) fn run(options: &SchemaTypes) -> Outcome {
    let (number, schemas) = version(options.named.as_deref())?;
    let language = match options.lang {
        TypesLanguage::Typescript => Language::TypeScript,
        TypesLanguage::Python => Language::Python,
        TypesLanguage::Java => Language::Java,
    };
    anstream::print!("{}", Types::of(&number, &schemas)?.write(language));
    Ok(Status::Clean)
}

/// The number and the schemas of a version; of this toolkit's where none is named.
pub(crate) fn version(name: Option<&str>) -> Result<(String, BTreeMap<String, Value>), String> {
    let version = match name {
        Some(name) => Version::open(name)?,
        None => Version::built_in(),
    };
    let number = version
        .number()
        .ok_or_else(|| format!("{}: the $id of its schemas has no version, such as 1.0", version.name()))?;
    Ok((number, version.schemas()?))
}
