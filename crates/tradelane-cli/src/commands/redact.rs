//! `tradelane redact`.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};

use tradelane::{Finding, Options, Output, Redaction, RedactionKey, Report, Severity, Target};

use crate::arguments::{Redact, RedactMode, ReportForm};
use crate::report::{self, counted};
use crate::{Outcome, Status, inputs};

/// What was redacted.
#[derive(Default)]
struct Tally {
    documents: usize,
    left_out: usize,
    values: usize,
    with_extensions: usize,
}

pub(crate) fn run(options: &Redact) -> Outcome {
    let files = inputs::expand(&options.inputs)?;
    let redaction = match redaction(options) {
        Ok(redaction) => redaction,
        Err(message) => {
            report::trouble(&message);
            return Ok(Status::Usage);
        }
    };
    let sink: Box<dyn Write> = match options.output.as_deref() {
        None | Some("-") => Box::new(io::stdout().lock()),
        Some(path) => Box::new(File::create(path).map_err(|error| format!("{path}: {error}"))?),
    };
    let mut out = Output::new(BufWriter::with_capacity(1 << 18, sink), Target::Ndjson, false);
    let mut reporter = Report::new(options.report.format.into(), anstream::stderr());
    let mut tally = Tally::default();
    let mut all_read = true;
    for file in &files {
        reporter.file(file);
        if let Err(error) = redact_file(file, &redaction, &mut out, &mut reporter, &mut tally) {
            all_read &= report::unreadable(file, &error)?;
        }
    }
    out.finish().map_err(|error| error.to_string())?;
    reporter.finish().map_err(|error| error.to_string())?;
    if options.report.format == ReportForm::Human {
        summarise(&tally);
    }
    Ok(Status::of(all_read, reporter.count(Severity::Error) > 0))
}

fn redaction(options: &Redact) -> Result<Redaction, String> {
    match (options.mode, &options.key) {
        (RedactMode::Mask, None) => Ok(Redaction::Mask),
        (RedactMode::Drop, None) => Ok(Redaction::Drop),
        (RedactMode::Hmac, Some(path)) => {
            let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
            let short =
                format!("{path}: a key has {} bytes at least; this one has {}", RedactionKey::LENGTH, bytes.len());
            RedactionKey::new(&bytes).map(Redaction::Hmac).ok_or(short)
        }
        (RedactMode::Hmac, None) => {
            Err("--mode hmac needs --key FILE; `openssl rand -out KEY 32` makes one, to be kept as the data is"
                .to_owned())
        }
        (_, Some(_)) => Err("--key is for --mode hmac alone".to_owned()),
    }
}

fn redact_file(
    file: &str,
    redaction: &Redaction,
    out: &mut Output<impl Write>,
    reporter: &mut Report<impl Write>,
    tally: &mut Tally,
) -> io::Result<()> {
    inputs::process(
        file,
        &Options::default(),
        |raw| tradelane::redact(raw, redaction),
        |result| !result.findings.is_empty() || io::stdout().is_terminal(),
        |around, result| {
            around.iter().try_for_each(|finding: &Finding| reporter.finding(finding))?;
            let Some(result) = result else { return Ok(()) };
            result.findings.iter().try_for_each(|finding| reporter.finding(finding))?;
            let Some(document) = result.document else {
                tally.left_out += 1;
                return Ok(());
            };
            tally.documents += 1;
            tally.values += result.values;
            tally.with_extensions += usize::from(result.has_extensions);
            out.document(&document).map(drop)
        },
    )
}

fn summarise(tally: &Tally) {
    let Tally { documents, left_out, values, with_extensions } = tally;
    let left_out = match left_out {
        0 => String::new(),
        count => format!("; {} left out", counted(*count, "document")),
    };
    anstream::eprintln!("{} redacted, {}{left_out}", counted(*documents, "document"), counted(*values, "value"));
    if *with_extensions > 0 {
        let what = counted(*with_extensions, "document");
        anstream::eprintln!(
            "{what} with extensions, which are left as they are: the standard does not know what they hold"
        );
    }
}
