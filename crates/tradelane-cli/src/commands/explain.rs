//! `tradelane explain`.

use std::io::Write;

use anstyle::Style;

use crate::arguments::Explain;
use crate::{Outcome, Status};

const BOLD: Style = Style::new().bold();

pub(crate) fn run(options: &Explain) -> Outcome {
    match &options.rule {
        None => list().map_err(|error| error.to_string()),
        Some(id) if id.contains('/') => profile_rule(id),
        Some(id) => match tradelane::rule_page(id) {
            Some(page) => print(&page).map_err(|error| error.to_string()),
            None => check(id),
        },
    }
}

/// A rule of a profile that comes with the toolkit, by `PROFILE/RULE`; every version of it, by its dates.
fn profile_rule(id: &str) -> Outcome {
    let profile = id.split('/').next().and_then(tradelane::profile);
    let rules: Vec<_> = profile.iter().flat_map(|profile| &profile.rules).filter(|rule| rule.id == id).collect();
    if rules.is_empty() {
        return Err(format!("there is no rule {id}; `tradelane profile show` shows those of a profile"));
    }
    let mut out = anstream::stdout().lock();
    for rule in rules {
        super::profile_show::show_rule(rule, &mut out).map_err(|error| error.to_string())?;
    }
    Ok(Status::Clean)
}

/// A check of `tradelane reconcile`.
fn check(id: &str) -> Outcome {
    let page = tradelane::check_pages().into_iter().find(|page| page.id == id);
    let page = page.ok_or_else(|| format!("there is no rule {id}; `tradelane explain` lists them"))?;
    let print = || {
        let mut out = anstream::stdout().lock();
        let severity = format!("{:?}", page.severity).to_lowercase();
        writeln!(out, "{BOLD}{}{BOLD:#} ({severity}, of `tradelane reconcile`)\n\n{}", page.id, page.text)?;
        if !page.rows.is_empty() {
            writeln!(out, "\nCompared:")?;
        }
        page.rows.iter().try_for_each(|row| writeln!(out, "  {row}"))
    };
    print().map(|()| Status::Clean).map_err(|error| error.to_string())
}

fn list() -> std::io::Result<Status> {
    let mut out = anstream::stdout().lock();
    for page in tradelane::rule_pages() {
        let first = page.text.lines().next().unwrap_or_default();
        writeln!(out, "{BOLD}{:<26}{BOLD:#} {first}", page.id)?;
    }
    writeln!(out, "\nof `tradelane reconcile`:")?;
    for page in tradelane::check_pages() {
        let first = page.text.lines().next().unwrap_or_default();
        writeln!(out, "{BOLD}{:<26}{BOLD:#} {first}", page.id)?;
    }
    Ok(Status::Clean)
}

fn print(page: &tradelane::RulePage) -> std::io::Result<Status> {
    let mut out = anstream::stdout().lock();
    let severity = format!("{:?}", page.severity).to_lowercase();
    writeln!(out, "{BOLD}{}{BOLD:#} ({severity})\n\n{}\n", page.id, page.text)?;
    writeln!(out, "Changes to the typical {} that it accepts:", page.document)?;
    for (pointer, value) in page.accepts {
        writeln!(out, "  {pointer} = {value}")?;
    }
    writeln!(out, "and rejects:")?;
    for ((pointer, value), at) in page.rejects {
        writeln!(out, "  {pointer} = {value}   found at {at}")?;
    }
    Ok(Status::Clean)
}
