//! Public sample messages: reading and writing keeps them, and the verdicts are those of the official schemas.
//!
//! Where they are is told by the environment variable `TRADELANE_CORPUS`; without it these tests say so and pass.

use std::path::{Path, PathBuf};

use tradelane_findings::Findings;
use tradelane_legacy::xml::{self, Limits, WriteOptions};
use tradelane_legacy::{Definition, Tree, order_children};

/// The samples that the official schemas refuse, as xmllint tells.
const REFUSED: &[&str] = &[
    "CEB511Message.xml",
    "order-test-bad-model.xml",
    "Advanced_Ordering_scenarios-advanced_ordering_sc2-OrderResponse_sc2.xml",
    "OrderResponseAdvanced_Example.xml",
    "advanced-ordering-sc2-OrderResponse_sc2.xml",
];

/// The samples that are not well-formed, with the place of the first fault.
const BROKEN: &[(&str, u64, u64)] = &[
    ("CEB513Message-mismatched-end-tag.xml", 1, 1196),
    ("CEB603Message.xml", 143, 2),
    ("order-test-bad-syntax.xml", 50, 25),
];

#[expect(clippy::print_stdout, reason = "a test that skips says so")]
fn samples() -> Vec<PathBuf> {
    let Ok(corpus) = std::env::var("TRADELANE_CORPUS") else {
        println!("skipped: TRADELANE_CORPUS is not set");
        return Vec::new();
    };
    let mut files = Vec::new();
    let mut folders = vec![Path::new(&corpus).join("ubl"), Path::new(&corpus).join("ceb")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the corpus") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xml") {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(files.len() > 100, "the corpus has UBL and CEB samples");
    files
}

fn read(bytes: &[u8]) -> (Tree, Findings) {
    let (mut tree, mut findings) = (Tree::new(), Findings::new());
    xml::read(None, bytes, &Limits::default(), &mut tree, &mut findings);
    (tree, findings)
}

fn definition(bytes: &[u8]) -> Option<&'static Definition> {
    let (namespace, local) = xml::peek_root(bytes).expect("a document element");
    let (directory, message) = xml::detect(&namespace, &local)?;
    xml::directory(directory)?.definition(message)
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("a name")
}

#[test]
fn only_the_broken_ones_have_findings_on_reading() {
    for path in samples() {
        let (_, findings) = read(&std::fs::read(&path).expect("a sample"));
        let first = findings.as_slice().first().and_then(|finding| finding.source.as_ref());
        let expected = BROKEN.iter().find(|(broken, _, _)| *broken == name(&path));
        assert_eq!(
            first.map(|place| (place.line, place.column)),
            expected.map(|(_, line, column)| (*line, *column)),
            "{}",
            path.display()
        );
    }
}

#[test]
fn verdicts_are_those_of_the_schemas() {
    let mut checked = 0;
    for path in samples() {
        let bytes = std::fs::read(&path).expect("a sample");
        let Some(definition) = definition(&bytes) else { continue };
        let (tree, read) = read(&bytes);
        if !read.is_empty() {
            continue;
        }
        let mut findings = Findings::new();
        xml::check(&tree, definition, &mut findings);
        assert_eq!(!findings.is_empty(), REFUSED.contains(&name(&path)), "{}: {findings:?}", path.display());
        checked += 1;
    }
    println!("{checked} samples checked");
}

#[test]
fn writing_and_reading_again_keeps_them() {
    for path in samples() {
        let bytes = std::fs::read(&path).expect("a sample");
        let Some(definition) = definition(&bytes) else { continue };
        let (mut tree, findings) = read(&bytes);
        if !findings.is_empty() {
            continue;
        }
        for pretty in [false, true] {
            let (mut out, mut findings) = (Vec::new(), Findings::new());
            xml::write(&tree, definition, &mut out, &mut findings, &WriteOptions { pretty });
            let (mut again, faults) = read(&out);
            assert!(findings.is_empty() && faults.is_empty(), "{}: {findings:?} {faults:?}", path.display());
            if REFUSED.contains(&name(&path)) {
                // What is unknown or out of order is put into its place on writing.
                order_children(&mut tree, definition);
                order_children(&mut again, definition);
            }
            assert!(tree.same(&again), "{}", path.display());
        }
    }
}
