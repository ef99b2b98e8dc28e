//! `tradelane schema show`.

use crate::arguments::SchemaShow;
use crate::{Outcome, Status};

pub(crate) fn run(options: &SchemaShow) -> Outcome {
    match tradelane_schema::schema(&options.document, &options.base) {
        Some(schema) => {
            anstream::print!("{schema}");
            Ok(Status::Clean)
        }
        None => {
            let names: Vec<&str> =
                tradelane::DocumentType::ALL.iter().copied().map(tradelane::DocumentType::name).collect();
            crate::report::trouble(&format!(
                "there is no document type \"{}\"; there are {}",
                options.document,
                names.join(", ")
            ));
            Ok(Status::Usage)
        }
    }
}
