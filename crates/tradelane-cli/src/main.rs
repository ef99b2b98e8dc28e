//! The `tradelane` command.

mod arguments;
mod clock;
mod commands;
mod inputs;
mod progress;
mod published;
mod report;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command, CrosswalkCommand, PartnersCommand, ProfileCommand, SchemaCommand};

/// What a command ends with: its exit status, or trouble with its surroundings.
type Outcome = Result<Status, String>;

/// The exit status of a command that ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// Nothing of severity error was found.
    Clean = 0,
    /// Something was found.
    Findings = 1,
    /// The command was not understood.
    Usage = 2,
    /// A file could not be read; the others were.
    Environment = 3,
}

impl Status {
    /// The status of a command that reads files.
    fn of(all_read: bool, has_errors: bool) -> Self {
        match (all_read, has_errors) {
            (false, _) => Self::Environment,
            (true, true) => Self::Findings,
            (true, false) => Self::Clean,
        }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        Command::Convert(options) => commands::convert::run(&options),
        Command::Validate(options) => commands::validate::run(&options),
        Command::Reconcile(options) => commands::reconcile::run(&options),
        Command::Ack(options) => commands::ack::run(&options),
        Command::Split(options) => commands::split::run(&options),
        Command::Join(options) => commands::join::run(&options),
        Command::Partners(PartnersCommand::Check(options)) => commands::partners_check::run(&options),
        Command::Inspect(options) => commands::inspect::run(&options),
        Command::Crosswalk(CrosswalkCommand::Check(options)) => commands::crosswalk_check::run(&options),
        Command::Crosswalk(CrosswalkCommand::Table(options)) => commands::crosswalk_table::run(&options),
        Command::Crosswalk(CrosswalkCommand::Coverage(options)) => commands::crosswalk_coverage::run(&options),
        Command::Crosswalk(CrosswalkCommand::New(options)) => commands::crosswalk_new::run(&options),
        Command::Crosswalk(CrosswalkCommand::List) => commands::crosswalk_list::run(),
        Command::Schema(SchemaCommand::Show(options)) => commands::schema_show::run(&options),
        Command::Schema(SchemaCommand::Diff(options)) => commands::schema_diff::run(&options),
        Command::Schema(SchemaCommand::Check(options)) => commands::schema_check::run(&options),
        Command::Schema(SchemaCommand::Release(options)) => commands::schema_release::run(&options),
        Command::Schema(SchemaCommand::Sign(options)) => commands::schema_sign::run(&options),
        Command::Schema(SchemaCommand::Verify(options)) => commands::schema_verify::run(&options),
        Command::Schema(SchemaCommand::Publish(options)) => commands::schema_publish::run(&options),
        Command::Schema(SchemaCommand::Push(options)) => commands::schema_push::run(&options),
        Command::Schema(SchemaCommand::Types(options)) => commands::schema_types::run(&options),
        Command::Schema(SchemaCommand::Openapi(options)) => commands::schema_openapi::run(&options),
        Command::Schema(SchemaCommand::Asyncapi(options)) => commands::schema_asyncapi::run(&options),
        Command::Profile(ProfileCommand::List) => commands::profile_list::run(),
        Command::Profile(ProfileCommand::Check(options)) => commands::profile_check::run(&options),
        Command::Profile(ProfileCommand::Show(options)) => commands::profile_show::run(&options),
        Command::Codes(options) => commands::codes::run(&options),
        Command::Redact(options) => commands::redact::run(&options),
        Command::Explain(options) => commands::explain::run(&options),
        Command::Completions { shell } => commands::completions::run(shell),
        Command::Man => commands::man::run(),
    };
    match outcome {
        Ok(status) => ExitCode::from(status as u8),
        // A reader that has enough, as `head`, is no trouble.
        Err(message) if message.contains("Broken pipe") => ExitCode::SUCCESS,
        Err(message) => {
            report::trouble(&message);
            ExitCode::from(3)
        }
    }
}
