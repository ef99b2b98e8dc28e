//! `tradelane schema openapi`.

use tradelane_types::openapi;

use crate::arguments::SchemaApi;
use crate::commands::schema_types::version;
use crate::{Outcome, Status};

pub(crate) fn run(options: &SchemaApi) -> Outcome {
    let (number, schemas) = version(options.named.as_deref())?;
    anstream::println!("{:#}", openapi(&number, &schemas));
    Ok(Status::Clean)
}
