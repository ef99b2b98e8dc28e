//! The tables of the EDIFACT directories: that they are whole, and which one a message is read with.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use tradelane_legacy::{DefinitionNode, Kind, edifact};

#[test]
fn every_directory_has_all_of_its_messages_segments_and_elements() {
    for name in edifact::directory_names() {
        let directory = edifact::directory(name).unwrap();
        assert!(directory.messages().count() >= 25, "{name}");
        for message in directory.messages() {
            let definition = directory.definition(message).unwrap();
            for node in &definition.nodes {
                let place = format!("{name} {message} {}", node.label);
                match node.kind {
                    Kind::Element => assert!(node.format.is_some(), "{place}"),
                    // A group begins with the segment that starts it.
                    Kind::Group => assert_eq!(node.parts.first().unwrap().min, 1, "{place}"),
                    _ => assert!(!node.parts.is_empty(), "{place}"),
                }
            }
        }
    }
}

/// The listings that the tables are made from lack elements here and there; the tables must not.
#[test]
fn no_directory_lacks_what_those_before_and_after_it_have() {
    let names: Vec<&str> = edifact::directory_names().collect();
    let lists: Vec<BTreeMap<String, Vec<String>>> = names.iter().map(|name| composites(name)).collect();
    for at in 1..names.len() - 1 {
        for (composite, parts) in &lists[at] {
            let around = lists[..at].iter().rev().find_map(|list| list.get(composite));
            let (Some(before), Some(after)) = (around, lists[at + 1..].iter().find_map(|list| list.get(composite)))
            else {
                continue;
            };
            for element in before.iter().filter(|element| after.contains(element)) {
                assert!(parts.contains(element), "{} {composite} lacks {element}: {parts:?}", names[at]);
            }
        }
    }
}

/// The composites of a directory with their elements.
fn composites(name: &str) -> BTreeMap<String, Vec<String>> {
    let definition = edifact::directory(name).unwrap().segments();
    let composites = definition.nodes.iter().filter(|node| node.kind == Kind::Composite);
    let parts =
        |node: &DefinitionNode| node.parts.iter().map(|part| definition.node(part.node).label.clone()).collect();
    composites.map(|node| (node.label.clone(), parts(node))).collect()
}

#[test]
fn a_message_is_read_with_the_nearest_directory_that_has_it() {
    let near = |version: &str, release: &str, message: &str| {
        let (directory, is_exact) = edifact::nearest_with(version, release, message).unwrap();
        (directory.name, is_exact)
    };
    assert_eq!(near("D", "96A", "ORDERS"), ("D96A", true));
    assert_eq!(near("D", "93A", "ORDERS"), ("D96A", false));
    // As near to D.96A as to D.97A: the newer.
    assert_eq!(near("D", "96B", "ORDERS"), ("D97A", false));
    assert_eq!(near("D", "00B", "IFTMIN"), ("D01B", false));
    assert_eq!(near("D", "11A", "ORDERS"), ("D13B", false));
    assert_eq!(near("D", "24A", "INVOIC"), ("D21B", false));
    // D.96A has no PRODAT here, and no directory has a QUOTES.
    assert_eq!(near("D", "96A", "PRODAT"), ("D97A", false));
    assert_eq!(near("D", "96A", "QUOTES"), ("D96A", true));
    assert_eq!(near("", "", "ORDERS"), ("D21B", false));
}

#[test]
fn codes_have_the_names_of_their_directory() {
    let meaning = |directory: &str, element, code| edifact::directory(directory).unwrap().code_name(element, code);
    for name in edifact::directory_names() {
        assert_eq!(meaning(name, "3035", "BY"), Some("Buyer"), "{name}");
    }
    // A code that came with D.97A.
    assert_eq!(meaning("D96A", "1001", "102"), None);
    assert!(meaning("D97A", "1001", "102").is_some());
    // D.99B's own listing lacks this element with its codes.
    assert!(edifact::directory("D99B").unwrap().has_codes("1159"));
    assert!(!edifact::directory("D96A").unwrap().has_codes("9999"));
}
