//! `tradelane validate`.

use std::io::{self, Write};

use tradelane::{Options, Report, Severity};

use crate::arguments::{ReportForm, Validate};
use crate::report::{self, counted};
use crate::{Outcome, Status, inputs, published};

/// How many messages were judged, and how many of them have errors.
#[derive(Default)]
struct Tally {
    judged: usize,
    faulty: usize,
}

pub(crate) fn run(options: &Validate) -> Outcome {
    let files = inputs::expand(&options.inputs)?;
    let mut settings = inputs::options_beside_places(&options.reading)?;
    let places = inputs::places(&options.reading);
    let misused = published::misused(&options.published, &places);
    if let Some(message) = inputs::known_partner(&settings).err().or(misused) {
        report::trouble(&message);
        return Ok(Status::Usage);
    }
    settings.judges.profiles = inputs::profiles(&options.profiles)?;
    settings.judges.standard = published::standard(&options.published, &places)?;
    let mut reporter = Report::new(options.report.format.into(), anstream::stdout().lock());
    let mut tally = Tally::default();
    let mut all_read = true;
    for file in &files {
        reporter.file(file);
        if let Err(error) = validate_file(file, &settings, &mut reporter, &mut tally) {
            all_read &= report::unreadable(file, &error)?;
        }
    }
    reporter.finish().map_err(|error| error.to_string())?;
    if options.report.format == ReportForm::Human {
        let summary = report::summary(&reporter);
        let what = if summary.is_empty() { "no findings".to_owned() } else { summary };
        anstream::eprintln!("{} checked, {} with errors: {what}", counted(tally.judged, "message"), tally.faulty);
    }
    Ok(Status::of(all_read, reporter.count(Severity::Error) > 0))
}

fn validate_file(
    file: &str,
    settings: &Options,
    reporter: &mut Report<impl Write>,
    tally: &mut Tally,
) -> io::Result<()> {
    inputs::process(
        file,
        settings,
        |raw| tradelane::validate(raw, settings),
        |result| !result.findings.is_empty(),
        |around, result| {
            for finding in &around {
                reporter.finding(finding)?;
            }
            let Some(result) = result else { return Ok(()) };
            tally.judged += 1;
            tally.faulty += usize::from(result.findings.iter().any(|finding| finding.severity == Severity::Error));
            for finding in result.findings.iter().filter(|finding| finding.rule != "residue") {
                reporter.finding(finding)?;
            }
            Ok(())
        },
    )
}
