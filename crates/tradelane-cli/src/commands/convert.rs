//! `tradelane convert`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, IsTerminal, Write};

use tradelane::{Envelopes, Finding, Options, Output, Report, Rest, RestWriter, Severity, Target};

use crate::arguments::{Convert, ReportForm};
use crate::report::{self, counted};
use crate::{Outcome, Status, clock, inputs};

/// What was converted, by message.
#[derive(Default)]
struct Summary {
    messages: BTreeMap<String, usize>,
    documents: usize,
    leaves: usize,
    residue: usize,
    residue_paths: BTreeMap<String, usize>,
}

pub(crate) fn run(options: &Convert) -> Outcome {
    let files = inputs::expand(&options.inputs)?;
    let mut settings = inputs::options(&options.reading)?;
    settings.keep_residue = options.keep_residue;
    settings.strict = options.strict;
    if let Err(message) = inputs::known_partner(&settings) {
        report::trouble(&message);
        return Ok(Status::Usage);
    }
    let Some(target) = target(options, &settings) else {
        let name = options.to.as_deref().unwrap_or_default();
        crate::report::trouble(&format!(
            "there is no format \"{name}\"; `tradelane crosswalk list` names the legacy formats"
        ));
        return Ok(Status::Usage);
    };
    let is_workbook = options.output.as_deref().is_some_and(|path| path.to_lowercase().ends_with(".xlsx"));
    if is_workbook && !target.is_table() {
        report::trouble("a workbook holds a table: --to table/NAME says which; `tradelane crosswalk list` names them");
        return Ok(Status::Usage);
    }
    let sink = sink(options)?;
    let sink = BufWriter::with_capacity(1 << 18, sink);
    let reads_rest = matches!(target, Target::Ndjson | Target::Pretty);
    let mut output = Output::new(sink, target, options.pretty)
        .with_envelopes(envelopes(options, &settings))
        .with_defaults(settings.defaults.clone());
    if is_workbook {
        output = output.as_workbook();
    }
    if options.force {
        output = output.with_refused();
    }
    let mut rest = None;
    match &options.rest {
        Some(path) if reads_rest => rest = Some(open_rest(path)?),
        Some(path) => {
            let file = File::create(path).map_err(|error| format!("{path}: {error}"))?;
            output = output.with_rest(RestWriter::new(Box::new(BufWriter::new(file)), settings.clone()));
        }
        None => {}
    }
    let mut reporter = Report::new(options.report.format.into(), anstream::stderr());
    let mut summary = Summary::default();
    let mut all_read = true;
    for file in &files {
        if let Err(error) = convert_file(file, &settings, (&mut output, rest.as_mut()), &mut reporter, &mut summary) {
            all_read &= report::unreadable(file, &error)?;
        }
    }
    let mut last = output.finish().map_err(|error| error.to_string())?;
    if let Some(rest) = rest {
        last.extend(rest.finish().map_err(|error| error.to_string())?);
    }
    report_all(&last, &mut reporter).map_err(|error| error.to_string())?;
    reporter.finish().map_err(|error| error.to_string())?;
    if options.report.format == ReportForm::Human {
        summarise(&summary, &reporter, options.keep_residue);
    }
    Ok(Status::of(all_read, reporter.count(Severity::Error) > 0))
}

fn sink(options: &Convert) -> Result<Box<dyn Write>, String> {
    Ok(match options.output.as_deref() {
        None | Some("-") => Box::new(io::stdout().lock()),
        Some(path) => Box::new(File::create(path).map_err(|error| format!("{path}: {error}"))?),
    })
}

fn open_rest(path: &str) -> Result<Rest, String> {
    let is_file =
        |file: File| if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) };
    let file = File::open(path).and_then(is_file).map_err(|error: io::Error| format!("{path}: {error}"))?;
    Ok(Rest::new(path, Box::new(BufReader::new(file))))
}

fn envelopes(options: &Convert, settings: &Options) -> Envelopes {
    Envelopes {
        partners: settings.partners.clone(),
        partner: options.reading.partner.clone(),
        now: Some(clock::now()),
        control_number: options.control_number,
    }
}

fn target(options: &Convert, settings: &Options) -> Option<Target> {
    match options.to.as_deref() {
        None if options.pretty => Some(Target::Pretty),
        Some("json" | "ndjson") if options.pretty => Some(Target::Pretty),
        None => Some(Target::Ndjson),
        Some(name) => match &settings.crosswalk {
            Some(own) if own.name == name => Some(Target::Legacy(own.clone())),
            _ => Target::named(name),
        },
    }
}

fn convert_file<W: Write>(
    file: &str,
    settings: &Options,
    (output, mut rest): (&mut Output<W>, Option<&mut Rest>),
    reporter: &mut Report<impl Write>,
    summary: &mut Summary,
) -> io::Result<()> {
    inputs::process(
        file,
        settings,
        |raw| tradelane::convert(raw, settings),
        |result| !result.findings.is_empty() || io::stdout().is_terminal(),
        |around, result| {
            report_all(&around, reporter)?;
            let Some(result) = result else { return Ok(()) };
            // Only legacy messages have no place for something.
            let is_document = result.message.is_empty();
            *summary.messages.entry(result.message).or_default() += 1;
            summary.leaves += result.leaves;
            summary.residue += result.residue;
            for finding in &result.findings {
                if finding.rule == "residue" && !settings.strict {
                    let path = finding.source.as_ref().and_then(|place| place.element.clone()).unwrap_or_default();
                    *summary.residue_paths.entry(path).or_default() += 1;
                } else {
                    reporter.finding(finding)?;
                }
            }
            for document in result.documents {
                let mut findings = Vec::new();
                let document = match rest.as_mut().filter(|_| !is_document) {
                    Some(rest) => rest.restore(document, &mut findings)?,
                    None => document,
                };
                findings.extend(output.document(&document)?);
                let is_written =
                    |finding: &Finding| !matches!(&*finding.rule, "not-written" | "wrong-document" | "json-syntax");
                summary.documents += usize::from(findings.iter().all(is_written));
                report_all(&findings, reporter)?;
            }
            Ok(())
        },
    )
}

fn report_all(findings: &[Finding], reporter: &mut Report<impl Write>) -> io::Result<()> {
    findings.iter().try_for_each(|finding| reporter.finding(finding))
}

/// The most paths of residue that are listed.
const TOP: usize = 10;

fn summarise(summary: &Summary, reporter: &Report<impl Write>, kept: bool) {
    for (message, count) in summary.messages.iter().filter(|(message, _)| !message.is_empty()) {
        anstream::eprintln!("{} of {message}", counted(*count, "message"));
    }
    let mut line = format!("{} written", counted(summary.documents, "document"));
    if summary.leaves > 0 {
        let mapped = summary.leaves - summary.residue;
        line.push_str(&format!("; {mapped} of {} values mapped", summary.leaves));
    }
    let found = report::summary(reporter);
    if !found.is_empty() {
        line.push_str(&format!("; {found}"));
    }
    anstream::eprintln!("{line}");
    if summary.residue > 0 {
        let what =
            if kept { "carried in the documents' extensions" } else { "not carried; --keep-residue carries them" };
        anstream::eprintln!("{} without a row in the crosswalk, {what}:", counted(summary.residue, "value"));
        let mut paths: Vec<_> = summary.residue_paths.iter().collect();
        paths.sort_by_key(|(path, count)| (std::cmp::Reverse(**count), *path));
        for (path, count) in paths.into_iter().take(TOP) {
            anstream::eprintln!("  {count:>5}  {path}");
        }
    }
}
