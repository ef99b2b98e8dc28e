//! `tradelane man`.

use clap::CommandFactory;

use crate::arguments::Arguments;
use crate::{Outcome, Status};

pub(crate) fn run() -> Outcome {
    let page = clap_mangen::Man::new(Arguments::command());
    page.render(&mut std::io::stdout()).map_err(|error| error.to_string())?;
    Ok(Status::Clean)
}
