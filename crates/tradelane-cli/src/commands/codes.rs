//! `tradelane codes`.

use std::io::{self, Write};

use anstyle::Style;
use tradelane::{Code, CodeList};

use crate::arguments::{Codes, CodesForm};
use crate::report::counted;
use crate::{Outcome, Status, inputs};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

pub(crate) fn run(options: &Codes) -> Outcome {
    let codes = inputs::codes(&options.codes)?;
    let mut out = anstream::stdout().lock();
    let Some(name) = &options.list else {
        let lists = tradelane::code_list_names().filter_map(|name| codes.list(name));
        return show_lists(lists, options.format, &mut out).map(|()| Status::Clean).map_err(|error| error.to_string());
    };
    let Some(list) = codes.list(name) else {
        crate::report::trouble(&format!("there is no code list \"{name}\"; `tradelane codes` names them"));
        return Ok(Status::Usage);
    };
    if options.format == CodesForm::Human {
        let head = format!(
            "{BOLD}{}{BOLD:#} {} {DIM}({}, {}){DIM:#}",
            list.name(),
            list.version(),
            list.source(),
            list.date()
        );
        anstream::eprintln!("{head}");
    }
    let query = options.query.join(" ");
    let found = show_codes(list, &query, options.format, &mut out).map_err(|error| error.to_string())?;
    if options.format == CodesForm::Human {
        anstream::eprintln!("{} of {}", counted(found, "code"), list.len());
    }
    Ok(if found == 0 { Status::Findings } else { Status::Clean })
}

fn show_lists<'l>(lists: impl Iterator<Item = &'l CodeList>, form: CodesForm, out: &mut impl Write) -> io::Result<()> {
    for list in lists {
        show_list(list, form, out)?;
    }
    if form == CodesForm::Human {
        for (name, what) in tradelane::OPTIONAL_CODE_LISTS {
            writeln!(out, "{BOLD}{name:<17}{BOLD:#}      - given with --codes {name}=FILE: {what}")?;
        }
    }
    Ok(())
}

fn show_list(list: &CodeList, form: CodesForm, out: &mut impl Write) -> io::Result<()> {
    if form == CodesForm::Ndjson {
        let row = serde_json::json!({
            "list": list.name(), "version": list.version(), "source": list.source(), "date": list.date(),
            "codes": list.len(),
        });
        return writeln!(out, "{row}");
    }
    let (name, count) = (list.name(), list.len());
    writeln!(out, "{BOLD}{name:<17}{BOLD:#} {count:>6} codes  {DIM}{} ({}){DIM:#}", list.source(), list.date())
}

fn show_codes(list: &CodeList, query: &str, form: CodesForm, out: &mut impl Write) -> io::Result<usize> {
    let mut found = 0;
    for entry in list.search(query) {
        found += 1;
        show_code(list, entry, form, out)?;
    }
    Ok(found)
}

fn show_code(list: &CodeList, entry: Code<'_>, form: CodesForm, out: &mut impl Write) -> io::Result<()> {
    if form == CodesForm::Ndjson {
        let mut row = serde_json::json!({ "list": list.name(), "code": entry.code, "name": entry.name });
        if let (Some(minor), Some(row)) = (entry.minor, row.as_object_mut()) {
            row.insert("minorUnits".to_owned(), minor.into());
        }
        return writeln!(out, "{row}");
    }
    write!(out, "{BOLD}{:<8}{BOLD:#} {}", entry.code, entry.name)?;
    match entry.minor {
        Some(minor) => writeln!(out, " {DIM}({}){DIM:#}", counted(minor.into(), "decimal")),
        None => writeln!(out),
    }
}
