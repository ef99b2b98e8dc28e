//! `tradelane schema asyncapi`.

use tradelane_types::asyncapi;

use crate::arguments::SchemaApi;
use crate::commands::schema_types::version;
use crate::{Outcome, Status};

pub(crate) fn run(options: &SchemaApi) -> Outcome {
    let (number, schemas) = version(options.named.as_deref())?;
    anstream::println!("{:#}", asyncapi(&number, &schemas));
    Ok(Status::Clean)
}
