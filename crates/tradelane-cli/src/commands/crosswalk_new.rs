//! `tradelane crosswalk new`.

use std::fs;
use std::path::Path;

use tradelane::{DocumentType, Input};

use crate::arguments::CrosswalkNew;
use crate::report::{self, print_findings};
use crate::{Outcome, Status};

pub(crate) fn run(options: &CrosswalkNew) -> Outcome {
    let Some(document) = DocumentType::named(&options.to) else {
        let names: Vec<&str> = DocumentType::ALL.iter().copied().map(DocumentType::name).collect();
        report::trouble(&format!("there is no document type \"{}\"; there are {}", options.to, names.join(", ")));
        return Ok(Status::Usage);
    };
    let name = options.name.clone().unwrap_or_else(|| name_of(&options.from));
    if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
        report::trouble(&format!("\"{name}\" is no name for a table: letters, digits, - and _"));
        return Ok(Status::Usage);
    }
    if tradelane::crosswalk(&format!("table/{name}")).is_some() {
        report::trouble(&format!("table/{name} comes with the toolkit; --name gives another name"));
        return Ok(Status::Usage);
    }
    let trouble = |error: std::io::Error| format!("{}: {error}", options.from);
    let input =
        Input::open(&options.from).map_err(trouble)?.with_sheet(options.sheet.clone()).with_encoding(options.encoding);
    let draft = match tradelane::draft_crosswalk(input, &name, document).map_err(trouble)? {
        Ok(draft) => draft,
        Err(finding) => {
            print_findings(&[*finding]);
            return Ok(Status::Findings);
        }
    };
    match options.output.as_deref() {
        None | Some("-") => anstream::print!("{}", draft.text),
        Some(path) => fs::write(path, &draft.text).map_err(|error| format!("{path}: {error}"))?,
    }
    let (matched, columns) = (draft.matched, report::counted(draft.columns, "column"));
    anstream::eprintln!("{matched} of {columns} mapped; edit the others, then `tradelane crosswalk check FILE`");
    Ok(Status::Clean)
}

/// A table's name from its file's: `Price list.csv` is `price-list`.
fn name_of(path: &str) -> String {
    let stem = Path::new(path).file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let plain: String = stem.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "own".to_owned() } else { words.join("-") }
}
