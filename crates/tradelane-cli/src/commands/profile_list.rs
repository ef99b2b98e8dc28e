//! `tradelane profile list`.

use std::io::Write;

use crate::{Outcome, Status};

pub(crate) fn run() -> Outcome {
    let mut out = anstream::stdout().lock();
    for name in tradelane::profile_names() {
        let title =
            tradelane::profile(&name).map_or_else(|| "does not compile".to_owned(), |profile| profile.title.clone());
        writeln!(out, "{name:<18} {title}").map_err(|error| error.to_string())?;
    }
    Ok(Status::Clean)
}
