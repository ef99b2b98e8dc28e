//! `tradelane reconcile`.

use std::fs;
use std::io::{self, Write};

use tradelane::{Feed, Input, Reconciler, Report, Settings, Severity, Summary, Tariff};

use crate::arguments::{Reconcile, ReportForm};
use crate::progress::Progress;
use crate::report::{self, counted};
use crate::{Outcome, Status, inputs};

pub(crate) fn run(options: &Reconcile) -> Outcome {
    let files = inputs::expand(&options.inputs)?;
    let mut settings = inputs::options(&options.reading)?;
    settings.validate = !options.match_only;
    let mut compare = Settings { show_personal_data: options.reading.show_personal_data, ..Settings::default() };
    if let Some(name) = &options.profile {
        let profile = inputs::profile(name)?;
        compare.reconciliation.clone_from(&profile.reconciliation);
        if compare.reconciliation.is_none() {
            return Err(format!(
                "the profile {name} has no [reconciliation]: it does not say which documents a shipment has"
            ));
        }
        settings.judges.profiles = vec![profile.into()];
    }
    if let Some(path) = &options.tariff {
        let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        compare.tariff = Some(Tariff::read(&text).map_err(|error| format!("{path}: {error}"))?);
    }
    let mut report = Report::new(options.report.format.into(), anstream::stdout().lock());
    let mut feeds = Vec::new();
    let mut progress = Progress::none();
    let mut all_read = true;
    for file in &files {
        report.file(file);
        let opened = Input::open(file).and_then(|input| {
            progress.add(&input);
            Feed::open_with(input, &settings)
        });
        match opened {
            Ok(Ok(feed)) => feeds.push(feed),
            Ok(Err(finding)) => report.finding(&finding).map_err(|error| error.to_string())?,
            Err(error) => all_read &= report::unreadable(file, &error)?,
        }
    }
    let summary =
        reconcile(&mut feeds, &settings, compare, &mut report, &progress).map_err(|error| error.to_string())?;
    for (what, figure) in [
        ("shipments", summary.shipments()),
        ("matched", summary.matched),
        ("mismatched", summary.mismatched),
        ("incomplete", summary.incomplete),
    ] {
        report.note(what, figure);
    }
    report.finish().map_err(|error| error.to_string())?;
    drop(progress);
    if options.report.format == ReportForm::Human {
        summarise(&summary, &report);
    }
    Ok(Status::of(all_read, report.count(Severity::Error) > 0))
}

fn reconcile(
    feeds: &mut [Feed],
    settings: &tradelane::Options,
    compare: Settings,
    report: &mut Report<impl Write>,
    progress: &Progress,
) -> io::Result<Summary> {
    let mut reconciler = Reconciler::new(compare);
    let mut trouble = Ok(());
    let mut found = Vec::new();
    tradelane::process_all(
        feeds,
        |raw| tradelane::pick(raw, settings),
        |around, picked| {
            progress.update();
            found.extend(around);
            if let Some(picked) = picked {
                found.extend(picked.findings);
                (0..picked.passed_over).for_each(|_| reconciler.pass_over());
                for record in picked.records {
                    reconciler.add(record, &picked.file, &mut |finding| found.push(finding));
                }
            }
            if found.is_empty() {
                return Ok(());
            }
            progress.aside(|| found.drain(..).try_for_each(|finding| report.finding(&finding)))
        },
    )?;
    let summary = progress.aside(|| {
        reconciler.finish(&mut |finding| {
            if trouble.is_ok() {
                trouble = report.finding(&finding);
            }
        })
    });
    trouble.map(|()| summary)
}

fn summarise(summary: &Summary, report: &Report<impl Write>) {
    let documents: Vec<String> = summary.documents.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    if summary.passed_over > 0 {
        let passed_over = usize::try_from(summary.passed_over).unwrap_or(usize::MAX);
        anstream::eprintln!("{} of types that are not compared", counted(passed_over, "document"));
    }
    let found = report::summary(report);
    let found = if found.is_empty() { "no findings".to_owned() } else { found };
    anstream::eprintln!("documents: {}", if documents.is_empty() { "none".to_owned() } else { documents.join(", ") });
    anstream::eprintln!(
        "shipments: {}; {} matched, {} mismatched, {} incomplete; {found}",
        summary.shipments(),
        summary.matched,
        summary.mismatched,
        summary.incomplete
    );
    let mut reasons: Vec<_> = summary.reasons.iter().collect();
    reasons.sort_by_key(|(id, count)| (std::cmp::Reverse(**count), **id));
    for (id, count) in reasons {
        anstream::eprintln!("  {count:>7}  {id}");
    }
}
