//! `tradelane crosswalk list`.

use std::io::Write;

use crate::{Outcome, Status};

pub(crate) fn run() -> Outcome {
    let mut out = anstream::stdout().lock();
    for name in tradelane::crosswalk_names() {
        let document =
            tradelane::crosswalk(&name).map_or_else(|| "does not compile".to_owned(), |known| known.document.clone());
        writeln!(out, "{name:<28} {document}").map_err(|error| error.to_string())?;
    }
    Ok(Status::Clean)
}
