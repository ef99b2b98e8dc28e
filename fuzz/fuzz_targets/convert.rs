//! Readers, crosswalks and writers over any bytes: `cargo fuzz run convert`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tradelane::{Feed, Findings, Input, Options, Output, Target, convert};

fuzz_target!(|bytes: &[u8]| {
    let Ok(input) = Input::from_bytes("fuzz", bytes.to_vec()) else { return };
    let Ok(Ok(mut feed)) = Feed::open(input, None) else { return };
    let options = Options { keep_residue: true, validate: true, ..Options::default() };
    let mut findings = Findings::new();
    while let Ok(Some(raw)) = feed.next(&mut findings) {
        let converted = convert(&raw, &options);
        let Some(target) = Target::named(&converted.message) else { continue };
        let mut output = Output::new(Vec::new(), target, false);
        for document in &converted.documents {
            let _ = output.document(document);
        }
        let _ = output.finish();
    }
});
