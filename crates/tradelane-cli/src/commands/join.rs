//! `tradelane join`.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use tradelane::{Input, JoinOptions, Joiner, Report, Severity};

use crate::arguments::{Join, ReportForm};
use crate::report::{self, counted};
use crate::{Outcome, Status, inputs};

pub(crate) fn run(options: &Join) -> Outcome {
    let files = inputs::expand(&options.inputs)?;
    let syntax = inputs::syntax(options.from.as_deref())?;
    let sink: Box<dyn Write> = match options.output.as_deref() {
        None | Some("-") => Box::new(io::stdout().lock()),
        Some(path) => {
            // To read what is written would never end.
            let is_input = |file: &String| file != "-" && inputs::is_same(file, path);
            if let Some(file) = files.iter().find(|file| is_input(file)) {
                report::trouble(&format!("{file} is both an input and the output"));
                return Ok(Status::Usage);
            }
            Box::new(File::create(path).map_err(|error| format!("{path}: {error}"))?)
        }
    };
    let how = JoinOptions { into_one: options.into_one, renumber: options.renumber };
    let mut joiner = Joiner::new(BufWriter::with_capacity(1 << 18, sink), how);
    let mut reporter = Report::new(options.report.format.into(), anstream::stderr());
    let mut all_read = true;
    for file in &files {
        let added =
            Input::open(file).and_then(|input| joiner.add(input, syntax, &mut |finding| reporter.finding(&finding)));
        if let Err(error) = added {
            all_read &= report::unreadable(file, &error)?;
        }
    }
    joiner.finish().map_err(|error| error.to_string())?;
    reporter.finish().map_err(|error| error.to_string())?;
    if options.report.format == ReportForm::Human {
        let summary = report::summary(&reporter);
        let what = if summary.is_empty() { String::new() } else { format!(": {summary}") };
        anstream::eprintln!("{} joined{what}", counted(files.len(), "file"));
    }
    Ok(Status::of(all_read, reporter.count(Severity::Error) > 0))
}
