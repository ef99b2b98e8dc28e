//! `tradelane schema diff`.

use tradelane_versions::{Class, DiffForm, Version, diff};

use crate::arguments::{SchemaDiff, SchemaForm};
use crate::{Outcome, Status};

pub(crate) fn run(options: &SchemaDiff) -> Outcome {
    let (old, new) = (Version::open(&options.old)?, Version::open(&options.new)?);
    let diff = diff(&old, &new)?;
    let form = match options.format {
        SchemaForm::Human => DiffForm::Human,
        SchemaForm::Json => DiffForm::Json,
        SchemaForm::Sarif => DiffForm::Sarif,
        SchemaForm::Markdown => DiffForm::Markdown,
    };
    diff.write(form, &mut anstream::stdout().lock()).map_err(|error| error.to_string())?;
    Ok(if diff.writers() == Class::Breaking { Status::Findings } else { Status::Clean })
}
