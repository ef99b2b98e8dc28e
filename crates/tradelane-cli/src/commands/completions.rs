//! `tradelane completions`.

use clap::CommandFactory;

use crate::arguments::Arguments;
use crate::{Outcome, Status};

pub(crate) fn run(shell: clap_complete::Shell) -> Outcome {
    clap_complete::generate(shell, &mut Arguments::command(), "tradelane", &mut std::io::stdout());
    Ok(Status::Clean)
}
