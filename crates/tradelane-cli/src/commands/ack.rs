//! `tradelane ack`.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use tradelane::{
    AcknowledgeLevel, Acknowledging, Answer, Envelopes, Feed, Finding, Input, Options, Output, Report, Severity,
    Syntax, Target, acknowledge,
};

use crate::arguments::{Ack, AckLevel, AckTarget, ReportForm};
use crate::report::{self, counted};
use crate::{Outcome, Status, clock, inputs};

pub(crate) fn run(options: &Ack) -> Outcome {
    let mut settings = inputs::options(&options.reading)?;
    settings.judges.profiles = inputs::profiles(&options.profiles)?;
    let mut reporter = Report::new(options.report.format.into(), anstream::stderr());
    let opened = Input::open(&options.file).and_then(|input| Feed::open(input, settings.syntax));
    let mut feed = match opened.map_err(|error| format!("{}: {error}", options.file))? {
        Ok(feed) => feed,
        Err(finding) => {
            reporter.finding(&finding).and_then(|()| reporter.finish()).map_err(|error| error.to_string())?;
            return Ok(Status::Findings);
        }
    };
    let sink: Box<dyn Write> = match options.output.as_deref() {
        None | Some("-") => Box::new(io::stdout().lock()),
        Some(path) => Box::new(File::create(path).map_err(|error| format!("{path}: {error}"))?),
    };
    let mut output = output(options, &settings, feed.syntax(), sink);
    let written =
        answer(options, &settings, &mut feed, &mut output, &mut reporter).map_err(|error| error.to_string())?;
    let last = output.finish().map_err(|error| error.to_string())?;
    let told = last.iter().try_for_each(|finding| reporter.finding(finding));
    told.and_then(|()| reporter.finish()).map_err(|error| error.to_string())?;
    if options.report.format == ReportForm::Human {
        let summary = report::summary(&reporter);
        let what = if summary.is_empty() { String::new() } else { format!("; {summary}") };
        anstream::eprintln!("{} written{what}", counted(written, "acknowledgement"));
    }
    Ok(Status::of(true, reporter.count(Severity::Error) > 0))
}

fn output<W: Write>(options: &Ack, settings: &Options, syntax: Syntax, sink: W) -> Output<BufWriter<W>> {
    let target = match options.to {
        Some(AckTarget::Ndjson) => Target::Ndjson,
        None => Target::Messages(syntax, None),
    };
    let envelopes = Envelopes {
        partners: settings.partners.clone(),
        partner: None,
        now: Some(clock::now()),
        control_number: options.control_number,
    };
    Output::new(BufWriter::new(sink), target, options.pretty).with_envelopes(envelopes)
}

/// Writes the answers to a feed; gives how many there are.
fn answer<W: Write>(
    options: &Ack,
    settings: &Options,
    feed: &mut Feed,
    output: &mut Output<W>,
    reporter: &mut Report<impl Write>,
) -> io::Result<usize> {
    let how = Acknowledging {
        level: match options.level {
            AckLevel::Syntax => AcknowledgeLevel::Syntax,
            AckLevel::Application => AcknowledgeLevel::Application,
        },
        set: options.set.map(|set| set.number().to_owned()),
        now: clock::now(),
    };
    let mut written = 0;
    acknowledge(feed, settings, &how, &mut |answers, findings| {
        findings.iter().try_for_each(|finding| reporter.finding(finding))?;
        for answer in &answers {
            written += 1;
            let found = write(options, answer, output)?;
            found.iter().try_for_each(|finding| reporter.finding(finding))?;
        }
        Ok(())
    })?;
    Ok(written)
}

fn write<W: Write>(options: &Ack, answer: &Answer, output: &mut Output<W>) -> io::Result<Vec<Finding>> {
    match (options.to, answer.crosswalk()) {
        (Some(AckTarget::Ndjson), _) | (None, None) => output.document(&answer.json),
        (None, Some(crosswalk)) => output.document_as(&answer.json, &crosswalk),
    }
}
