//! Legacy message to documents and back gives the same message.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use tradelane::{Converted, Feed, Findings, Input, Options, Output, Raw, Row, Severity, Target, convert, inspect};

fn messages(name: &str, bytes: Vec<u8>) -> Vec<Raw> {
    let input = Input::from_bytes(name, bytes).unwrap();
    let Ok(mut feed) = Feed::open(input, None).unwrap() else { return Vec::new() };
    let mut findings = Findings::new();
    std::iter::from_fn(|| feed.next(&mut findings).unwrap()).collect()
}

/// What a message says, without where it stands and what its writer counts.
fn said(raw: &Raw) -> Vec<(usize, String, String)> {
    let (_, rows, _) = inspect(raw, &Options::default());
    let mut trailer = None;
    rows.into_iter()
        .filter(|row: &Row| {
            if trailer.is_some_and(|depth| row.depth <= depth) {
                trailer = None;
            }
            if matches!(row.label.as_str(), "UNT" | "SE") {
                trailer = Some(row.depth);
            }
            trailer.is_none()
        })
        .map(|row| (row.depth, without_foreign_prefix(&row.label).to_owned(), row.value))
        .collect()
}

/// The name of an element; the prefix of a namespace that no schema of ours names is the writer's to choose.
fn without_foreign_prefix(label: &str) -> &str {
    const OURS: [&str; 6] = ["cac", "cbc", "ceb", "ds", "ext", "tl"];
    match label.split_once(':') {
        Some((prefix, local)) if !OURS.contains(&prefix) => local,
        _ => label,
    }
}

fn write(converted: &[Converted], target: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named(target).unwrap(), false).with_refused();
    for document in converted.iter().flat_map(|converted| &converted.documents) {
        output.document(document).unwrap();
    }
    output.finish().unwrap();
    bytes
}

/// Whether messages have something that their documents keep only on request.
fn has_residue(messages: &[Raw]) -> bool {
    let options = Options { keep_residue: true, ..Options::default() };
    let documents = messages.iter().flat_map(|raw| convert(raw, &options).documents);
    let mut kept = documents.map(|document| serde_json::from_slice::<serde_json::Value>(&document).unwrap());
    kept.any(|document| document["extensions"].get("org.tradelane.residue").is_some())
}

/// How often a message says a thing.
fn counted(rows: &[(usize, String, String)]) -> BTreeMap<(usize, String, String), usize> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(row.clone()).or_default() += 1;
    }
    counts
}

/// Whether a file went round: `None` where it has no crosswalk, or where it has residue that is not kept.
fn round(name: &str, bytes: Vec<u8>, keep_residue: bool) -> Option<Result<(), String>> {
    let before = messages(name, bytes);
    let options = Options { keep_residue, ..Options::default() };
    let converted: Vec<Converted> = before.iter().map(|raw| convert(raw, &options)).collect();
    if !keep_residue && converted.iter().any(|converted| converted.residue > 0) {
        return None;
    }
    let has_crosswalk = converted.iter().all(|converted| !converted.documents.is_empty());
    let target = converted.first().filter(|_| has_crosswalk)?.message.clone();
    if converted.iter().any(|converted| converted.message != target) {
        return None;
    }
    let written = write(&converted, &target);
    let after = messages(name, written.clone());
    // With nothing kept, a message is written in the directory whose tables it was read with.
    let said = |raw: &Raw| said(raw).into_iter().filter(|(_, label, _)| keep_residue || label != "0054").collect();
    let before_raw = before;
    let (before, after): (Vec<Vec<_>>, Vec<_>) =
        (before_raw.iter().map(said).collect(), after.iter().map(said).collect());
    if before == after {
        return Some(Ok(()));
    }
    let flat = |messages: &[Vec<(usize, String, String)>]| messages.concat();
    let (left, right) = (flat(&before), flat(&after));
    if !keep_residue && has_residue(&before_raw) {
        // The order of parties, references and dates among themselves, and that a message has no control totals, is part
        // of the residue, which is not kept here: nothing else may be missing or come in.
        let (left, right) = (counted(&left), counted(&right));
        let is_there = |(row, count): (&(usize, String, String), &usize)| right.get(row) >= Some(count);
        let is_total = |(row, count): (&(usize, String, String), &usize)| {
            left.get(row) >= Some(count) || ["CNT", "C270", "6069", "6066"].contains(&row.1.as_str())
        };
        if left.iter().all(is_there) && right.iter().all(is_total) {
            return Some(Ok(()));
        }
    }
    let at = left.iter().zip(&right).position(|(left, right)| left != right).unwrap_or(left.len().min(right.len()));
    Some(Err(format!(
        "{name}: {:?} became {:?}\n{}",
        left.get(at.saturating_sub(2)..(at + 3).min(left.len())),
        right.get(at.saturating_sub(2)..(at + 3).min(right.len())),
        String::from_utf8_lossy(&written).chars().take(300).collect::<String>()
    )))
}

#[test]
fn every_example_goes_round() {
    let mut gone_round = 0;
    for folder in ["feeds", "edifact", "epcis", "x12", "xml"] {
        let folder = format!("{}/../../examples/{folder}", env!("CARGO_MANIFEST_DIR"));
        for path in files(folder.as_ref()) {
            if path.extension().is_some_and(|extension| extension == "ndjson") {
                continue;
            }
            let name = path.display().to_string();
            assert_eq!(round(&name, std::fs::read(&path).unwrap(), true), Some(Ok(())), "{name}");
            gone_round += 1;
        }
    }
    assert!(gone_round >= 24);
}

#[test]
fn every_corpus_file_with_a_crosswalk_goes_round() {
    let Ok(corpus) = std::env::var("TRADELANE_CORPUS") else {
        println!("skipped: TRADELANE_CORPUS is not set");
        return;
    };
    // A relative path is meant from the workspace, where cargo is run.
    let corpus = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(corpus);
    let (mut gone_round, mut without_residue) = (0, 0);
    let mut failures = Vec::new();
    for path in files(&corpus) {
        let name = path.display().to_string();
        let bytes = std::fs::read(&path).unwrap();
        match round(&name, bytes.clone(), true) {
            Some(Ok(())) => gone_round += 1,
            Some(Err(failure)) if is_well_formed(&path) => failures.push(failure),
            _ => {}
        }
        // Where nothing is residue, nothing needs to be kept: EDIFACT of a form that its writer chooses too.
        match round(&name, bytes, false).filter(|_| name.contains("/edifact/")) {
            Some(Ok(())) => without_residue += 1,
            Some(Err(failure)) if is_well_formed(&path) => failures.push(failure),
            _ => {}
        }
    }
    println!("{gone_round} files went round, {without_residue} of them without residue and with nothing kept");
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    assert!(gone_round >= 35 && without_residue >= 20, "{gone_round} {without_residue}");
}

/// Tables come back byte for byte: columns and rows in their order, line ends too.
#[test]
fn tables_come_back_byte_for_byte() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/feeds");
    let corpus =
        std::env::var("TRADELANE_CORPUS").map(|corpus| format!("{}/../../{corpus}/feeds", env!("CARGO_MANIFEST_DIR")));
    let folders = std::iter::once(own.to_owned()).chain(corpus).filter(|folder| std::path::Path::new(folder).is_dir());
    let tables = folders.flat_map(|folder| files(folder.as_ref())).filter(|path| {
        path.extension().is_some_and(|extension| extension == "csv" || extension == "tsv")
            || path.ends_with("catalogue-google.xml")
    });
    let mut count = 0;
    for path in tables {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.display().to_string();
        let options = Options { keep_residue: true, ..Options::default() };
        let converted: Vec<Converted> =
            messages(&name, bytes.clone()).iter().map(|raw| convert(raw, &options)).collect();
        let written = write(&converted, &converted[0].message);
        let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
        assert_eq!(lines(&written), lines(&bytes), "{name}");
        count += 1;
    }
    assert!(count >= 4, "{count}");
}

/// Whether neither the stream nor a message of it has a fault of its form; values and counts do not matter.
fn is_well_formed(path: &std::path::Path) -> bool {
    let input = Input::open(&path.display().to_string()).unwrap();
    let Ok(mut feed) = Feed::open(input, None).unwrap() else { return false };
    let mut findings = Findings::new();
    let mut found = Vec::new();
    while let Some(raw) = feed.next(&mut findings).unwrap() {
        found.extend(convert(&raw, &Options::default()).findings);
    }
    found.extend(findings.into_vec());
    let structural = [
        "control-reference",
        "missing-segment",
        "segment-out-of-place",
        "unknown-segment",
        "segment-outside-message",
        "truncated",
        "xml-syntax",
        "xml-unknown-element",
    ];
    // What an interchange says of its characters is what it is written in: letters that the set lacks do not come back.
    !found.iter().any(|finding| {
        (finding.severity == Severity::Error && structural.contains(&finding.rule.as_ref()))
            || finding.rule == "character-set"
    })
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
