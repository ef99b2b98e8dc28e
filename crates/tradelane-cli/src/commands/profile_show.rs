//! `tradelane profile show`.

use std::io::{self, Write};

use anstyle::Style;
use tradelane::{DocumentType, Profile, ProfileRule};

use crate::arguments::ProfileShow;
use crate::{Outcome, Status, inputs};

const BOLD: Style = Style::new().bold();

pub(crate) fn run(options: &ProfileShow) -> Outcome {
    let profile = inputs::profile(&options.profile)?;
    show(&profile, &mut anstream::stdout().lock()).map_err(|error| error.to_string())?;
    Ok(Status::Clean)
}

fn show(profile: &Profile, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{BOLD}{} {}{BOLD:#}: {}", profile.name, profile.version, profile.title)?;
    if !profile.jurisdiction.is_empty() {
        writeln!(out, "Law of {}", profile.jurisdiction)?;
    }
    writeln!(out, "\nSources")?;
    for source in &profile.sources {
        writeln!(out, "  {source}")?;
    }
    for document in &profile.documents {
        writeln!(out, "\n{BOLD}{}{BOLD:#}", document.kind.name())?;
        if !document.required.is_empty() {
            let fields: Vec<String> = document.required.iter().map(ToString::to_string).collect();
            writeln!(out, "  requires  {}", fields.join("\n            "))?;
        }
        for field in &document.forbidden {
            writeln!(out, "  forbids   {field}")?;
        }
        for (field, values) in &document.codes {
            writeln!(out, "  {field}: {}", values.join(", "))?;
        }
    }
    for rule in &profile.rules {
        writeln!(out)?;
        show_rule(rule, out)?;
    }
    Ok(())
}

/// A rule with what it asks and where it is from.
pub(crate) fn show_rule(rule: &ProfileRule, out: &mut impl Write) -> io::Result<()> {
    let severity = format!("{:?}", rule.severity).to_lowercase();
    writeln!(out, "{BOLD}{}{BOLD:#} ({severity})", rule.id)?;
    let documents: Vec<&str> = rule.documents.iter().copied().map(DocumentType::name).collect();
    writeln!(out, "  judges    {}", documents.join(", "))?;
    match (rule.validity.from.as_str(), rule.validity.to.as_str()) {
        ("", "") => {}
        (from, "") => writeln!(out, "  valid     from {from}")?,
        ("", to) => writeln!(out, "  valid     until {to}")?,
        (from, to) => writeln!(out, "  valid     from {from} until {to}")?,
    }
    if let Some(each) = &rule.each {
        writeln!(out, "  each      {each}")?;
    }
    if let Some(when) = rule.when_text() {
        writeln!(out, "  when      {}", indented(when))?;
    }
    writeln!(out, "  check     {}", indented(rule.check_text()))?;
    writeln!(out, "  says      {}", rule.message_text())?;
    if let Some(help) = &rule.help {
        writeln!(out, "  help      {help}")?;
    }
    writeln!(out, "  source    {}", rule.source)
}

/// Text of several lines under its first.
fn indented(text: &str) -> String {
    text.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n            ")
}
