//! Real sets, found through `TRADELANE_CORPUS`: all are read, and written so that they read the same.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::print_stdout, reason = "a test tells that it skips, and what it saw")]

use std::path::{Path, PathBuf};

use tradelane_findings::{Finding, Findings, Severity};
use tradelane_legacy::Tree;
use tradelane_legacy::x12::{self, Cutter, Layout, Limits, RawMessage, Writer, check, nearest, parse};

fn files() -> Option<Vec<PathBuf>> {
    let Ok(corpus) = std::env::var("TRADELANE_CORPUS") else {
        println!("skipped: TRADELANE_CORPUS is not set");
        return None;
    };
    // A relative path is meant from the workspace, where cargo is run.
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(corpus).join("x12");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    Some(files)
}

fn cut(bytes: &[u8]) -> (Vec<RawMessage>, Vec<Finding>) {
    let mut cutter = Cutter::new(bytes, None, Limits::default());
    let mut findings = Findings::new();
    let sets = std::iter::from_fn(|| cutter.next(&mut findings).unwrap()).collect();
    (sets, findings.into_vec())
}

/// The tree of a set, the version of its tables, and what is found; whether its set has a structure.
fn tree(raw: &RawMessage) -> (Tree, &'static str, Vec<Finding>, bool) {
    let kind = x12::message_type(raw);
    let (directory, _) = nearest(&kind.version, &kind.set).unwrap();
    let known = directory.definition(&kind.set);
    let definition = known.unwrap_or_else(|| directory.segments());
    let (mut tree, mut findings) = (Tree::new(), Findings::new());
    parse(raw, None, definition, &mut tree, &mut findings);
    if known.is_some() {
        check(&tree, directory, definition, &mut findings);
    }
    (tree, directory.name, findings.into_vec(), known.is_some())
}

/// Files that are wrong on purpose, or snippets that begin in the middle.
fn is_whole(bytes: &[u8]) -> bool {
    let (_, around) = cut(bytes);
    let form =
        ["unexpected-bytes", "interchange-header", "no-message", "missing-trailer", "truncated", "missing-group"];
    !around.iter().any(|finding| form.contains(&finding.rule.as_ref()))
}

#[test]
fn every_set_is_read_and_written_so_that_it_reads_the_same() {
    let Some(files) = files() else { return };
    let (mut sets, mut structured, mut placed, mut segments) = (0, 0, 0, 0);
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        let (raws, around) = cut(&bytes);
        let has_told = around.iter().any(|finding| finding.severity == Severity::Error);
        assert!(!raws.is_empty() || has_told, "{}", path.display());
        for raw in &raws {
            let (before, version, found, has_structure) = tree(raw);
            sets += 1;
            structured += usize::from(has_structure);
            let misplaced = ["segment-out-of-place", "unknown-segment"];
            placed -= found.iter().filter(|finding| misplaced.contains(&finding.rule.as_ref())).count() as i64;
            placed += i64::from(count(&before));
            segments += i64::from(count(&before));
            if !is_whole(&bytes) {
                continue;
            }
            let mut writer = Writer::new(Vec::new(), Layout { lines: true, ..Layout::default() });
            let mut refused = Findings::new();
            writer.message(&before, version, &mut refused).unwrap();
            let written = writer.finish().unwrap();
            if refused.as_slice().iter().any(|finding| finding.severity == Severity::Error) {
                continue;
            }
            let (again, _) = cut(&written);
            assert_eq!(again.len(), 1, "{}\n{}", path.display(), String::from_utf8_lossy(&written));
            let (after, ..) = tree(&again[0]);
            assert!(same_body(&before, &after), "{}\n{}", path.display(), String::from_utf8_lossy(&written));
        }
    }
    println!(
        "{} files, {sets} sets, {structured} with a structure, {placed} of {segments} segments in their places",
        files.len()
    );
    assert!(sets > 150 && structured * 100 > sets * 85, "{structured} of {sets}");
    assert!(placed * 100 > segments * 98, "{placed} of {segments}");
}

fn count(tree: &Tree) -> u32 {
    let nodes = (0..tree.len()).filter_map(|index| tree.node_at(index)).map(|node| tree.node(node));
    nodes.filter(|node| node.kind == tradelane_legacy::Kind::Segment && node.ordinal > 0).count() as u32
}

/// Whether two sets say the same; counts and control numbers apart, which the writer mends.
fn same_body(left: &Tree, right: &Tree) -> bool {
    let body = |tree: &Tree| -> Vec<_> {
        let is_body = |label: &str| !matches!(label, "ISA" | "GS" | "ST" | "SE");
        tree.children(Tree::ROOT).filter(|&child| is_body(tree.label(child))).collect()
    };
    let (ours, theirs) = (body(left), body(right));
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(&ours, theirs)| left.same_below(ours, right, theirs))
}

#[test]
fn every_file_cut_anywhere_is_told() {
    let Some(files) = files() else { return };
    let mut cuts = 0;
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let whole = bytes.trim_ascii_end();
        if !is_whole(&bytes) || whole.len() > 1500 {
            continue;
        }
        let (_, told) = cut(&bytes);
        let sound = told.iter().all(|finding| finding.severity != Severity::Error);
        for at in (1..whole.len()).filter(|at| sound && (*at < 150 || at % 7 == 0)) {
            let (_, found) = cut(&whole[..at]);
            let next_is_header = whole[at..].trim_ascii_start().starts_with(b"ISA");
            let told = found.iter().any(|finding| finding.severity == Severity::Error);
            assert!(told || next_is_header || whole[at..].trim_ascii().is_empty(), "{} cut at {at}", path.display());
            cuts += 1;
        }
    }
    println!("{cuts} cuts told");
    assert!(cuts > 3000);
}
