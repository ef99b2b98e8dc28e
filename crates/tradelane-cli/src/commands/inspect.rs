//! `tradelane inspect`.

use std::io::{self, BufWriter, Write};

use tradelane::{InspectForm, InspectReport};

use crate::arguments::{Inspect, InspectFormat, Reading};
use crate::{Outcome, Status, inputs, report};

pub(crate) fn run(options: &Inspect) -> Outcome {
    let files = inputs::expand(&options.inputs)?;
    let settings = inputs::options(&Reading { from: options.from.iter().cloned().collect(), ..Reading::default() })?;
    let form = match options.format {
        InspectFormat::Human => InspectForm::Human,
        InspectFormat::Json => InspectForm::Json,
        InspectFormat::Ndjson => InspectForm::Ndjson,
        InspectFormat::Html => InspectForm::Html,
    };
    // Colours are for a terminal; what machines and browsers read goes out as it is.
    let out: Box<dyn Write> = match form {
        InspectForm::Human => Box::new(anstream::stdout().lock()),
        _ => Box::new(io::stdout().lock()),
    };
    let mut page = InspectReport::new(form, BufWriter::new(out));
    let mut all_read = true;
    for file in &files {
        let result = inputs::process(
            file,
            &settings,
            |raw| tradelane::inspect_message(raw, &settings),
            |_| true,
            |around, message| {
                let Some(mut message) = message else { return page.around(&around) };
                let others = message.attach(around);
                page.around(&others)?;
                page.message(&message)
            },
        );
        if let Err(error) = result {
            all_read &= report::unreadable(file, &error)?;
        }
    }
    let errors = page.errors();
    page.finish().map_err(|error: io::Error| error.to_string())?;
    Ok(Status::of(all_read, errors > 0))
}
