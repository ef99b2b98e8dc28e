//! `tradelane schema release`.

use std::path::{Path, PathBuf};

use tradelane_versions::Waivers;
use tradelane_versions::release::{Freeze, draft, freeze};

use crate::arguments::SchemaRelease;
use crate::report::counted;
use crate::{Outcome, Status, clock};

pub(crate) fn run(options: &SchemaRelease) -> Outcome {
    let waivers = match &options.waivers {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
            Waivers::read(&text).map_err(|error| format!("{path}: {error}"))?
        }
        None => Waivers::default(),
    };
    let day = options.date.clone().unwrap_or_else(clock::today);
    let out = options.out.as_ref().map_or_else(|| Path::new("schemas").join(&options.number), PathBuf::from);
    let asked = Freeze { root: Path::new("."), number: &options.number, day: &day, out, waivers };
    if options.draft {
        anstream::print!("{}", draft(&asked)?);
        return Ok(Status::Clean);
    }
    let frozen = freeze(&asked)?;
    let size: u64 = frozen.manifest.files.iter().map(|file| file.size).sum();
    anstream::println!(
        "{}: {} of {} kB, released {day}",
        asked.out.display(),
        counted(frozen.manifest.files.len(), "file"),
        size / 1000
    );
    if let (Some(diff), Some(previous)) = (&frozen.diff, &frozen.manifest.previous) {
        anstream::println!("since {previous}: {}", diff.summary());
    }
    anstream::println!("sign it with `tradelane schema sign {} --key FILE`", asked.out.display());
    Ok(Status::Clean)
}
