//! `tradelane validate`.

use std::io;

use tradelane::{Feed, Input};

use crate::arguments::{ReportForm, Validate};
use crate::progress::Progress;
use crate::report::{Reporter, counted};
use crate::{Outcome, Status, inputs};

pub(crate) fn run(options: &Validate) -> Outcome {
    let files = inputs::expand(&options.inputs)?;
    let settings = inputs::options(options.from.as_deref(), options.crosswalk.as_deref())?;
    let mut reporter = Reporter::new(options.report.format, anstream::stdout().lock());
    let mut judged = 0usize;
    let mut faulty = 0usize;
    for file in &files {
        let trouble = |error: io::Error| format!("{file}: {error}");
        let input = Input::open(file).map_err(trouble)?;
        let progress = Progress::new(&input);
        let mut feed = match Feed::open(input, settings.syntax).map_err(trouble)? {
            Ok(feed) => feed,
            Err(finding) => {
                reporter.finding(&finding).map_err(trouble)?;
                continue;
            }
        };
        tradelane::process(
            &mut feed,
            |raw| tradelane::validate(raw, &settings),
            |around, result| {
                progress.update();
                for finding in &around {
                    reporter.finding(finding)?;
                }
                let Some(result) = result else { return Ok(()) };
                judged += 1;
                faulty +=
                    usize::from(result.findings.iter().any(|finding| finding.severity == tradelane::Severity::Error));
                for finding in result.findings.iter().filter(|finding| finding.rule != "residue") {
                    reporter.finding(finding)?;
                }
                Ok(())
            },
        )
        .map_err(trouble)?;
    }
    reporter.finish().map_err(|error| error.to_string())?;
    if options.report.format == ReportForm::Human {
        let summary = reporter.summary();
        let what = if summary.is_empty() { "no findings".to_owned() } else { summary };
        anstream::eprintln!("{} checked, {faulty} with errors: {what}", counted(judged, "message"));
    }
    Ok(if reporter.has_errors() { Status::Findings } else { Status::Clean })
}
