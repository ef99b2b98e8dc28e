//! `tradelane schema verify`.

use std::path::Path;

use tradelane_versions::release::{Fault, Folder, Pins, Store, Trusted, Verified, folder, verify};
use tradelane_web::{Options, Remote};

use crate::arguments::{SchemaVerify, Trust};
use crate::report::{counted, trouble};
use crate::{Outcome, Status, clock};

pub(crate) fn run(options: &SchemaVerify) -> Outcome {
    let pins = pins(&options.trust)?;
    let today = clock::today();
    let trusted = match (options.unsigned, pins.is_empty()) {
        (true, _) => Trusted::Manifest,
        (false, false) => Trusted::Pinned(&pins, &today),
        (false, true) => {
            trouble(
                "say whose signature is trusted, with --key FILE or --trust FILE; --unsigned compares the files with the \
                 manifest alone",
            );
            return Ok(Status::Usage);
        }
    };
    let mut store: Box<dyn Store> = match options.release.contains("://") {
        true => Box::new(Remote::open(&options.release, &Options::default())?),
        false => Box::new(Folder(folder(&options.release))),
    };
    match verify(store.as_mut(), trusted, &mut |_, _| {}) {
        Ok(Verified { manifest, signer }) => {
            let files = counted(manifest.files.len(), "file");
            let by = match signer {
                Some((name, fingerprint)) => format!("signed by {name} ({fingerprint})"),
                None => "as in the manifest; who wrote that was not looked at".to_owned(),
            };
            anstream::println!(
                "{} {}, released {}: {files}, {by}",
                manifest.standard,
                manifest.version,
                manifest.released
            );
            Ok(Status::Clean)
        }
        Err(Fault::Differs(what)) => {
            trouble(&what);
            Ok(Status::Findings)
        }
        Err(Fault::Unread(what)) => Err(what),
    }
}

/// The keys that are trusted.
pub(crate) fn pins(trust: &Trust) -> Result<Pins, String> {
    let mut pins = Pins::default();
    for path in &trust.key {
        pins.add(Path::new(path))?;
    }
    if let Some(path) = &trust.trust {
        pins.add_all(Path::new(path))?;
    }
    Ok(pins)
}
