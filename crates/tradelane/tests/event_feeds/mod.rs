//! What the tests of events in JSON and in XML have in common.

use tradelane::{Converted, Feed, Findings, Input, Options, Severity, convert};

pub(crate) fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../examples/epcis/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The events of a text converted one by one, as the syntax that options name, and what was found around them.
pub(crate) fn read(text: &[u8], options: &Options) -> (Vec<Converted>, Findings) {
    let input = Input::from_bytes("events", text.to_vec()).unwrap();
    let mut feed = Feed::open(input, options.syntax).unwrap().unwrap();
    let mut around = Findings::new();
    let mut found = Vec::new();
    while let Some(raw) = feed.next(&mut around).unwrap() {
        found.push(convert(&raw, options));
    }
    (found, around)
}

/// The rules of what was found that is an error, in order: around the events first.
pub(crate) fn rules(text: &[u8], options: &Options) -> Vec<String> {
    let (found, around) = read(text, options);
    let all = around.into_vec().into_iter().chain(found.into_iter().flat_map(|converted| converted.findings));
    let errors: Vec<_> = all.filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.iter().all(|finding| finding.source.as_ref().is_some_and(|place| place.line > 0)), "{errors:?}");
    errors.into_iter().map(|finding| finding.rule.to_string()).collect()
}
