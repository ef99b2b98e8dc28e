//! Which version of UBL a message is of, and what its version does not know.

use tradelane_findings::Findings;
use tradelane_legacy::Tree;
use tradelane_legacy::xml::{self, Limits};

const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd:";

/// An answer to an order with a version, where one is given, and `more` behind its date.
fn response(version: &str, more: &str) -> String {
    let version =
        if version.is_empty() { String::new() } else { format!("<cbc:UBLVersionID>{version}</cbc:UBLVersionID>") };
    format!(
        "<OrderResponseSimple xmlns='{UBL}OrderResponseSimple-2' xmlns:cac='{UBL}CommonAggregateComponents-2' \
         xmlns:cbc='{UBL}CommonBasicComponents-2'>{version}<cbc:ID>1</cbc:ID>{more}</OrderResponseSimple>"
    )
}

fn check(text: &str, directory: &str, expected: &[&str]) {
    let (mut tree, mut findings) = (Tree::new(), Findings::new());
    xml::read(None, text.as_bytes(), &Limits::default(), &mut tree, &mut findings);
    let (namespace, local) = xml::peek_root(text.as_bytes()).expect("a document element");
    let (found, message) = xml::detect(&namespace, &local).expect("a message of UBL");
    assert_eq!(xml::edition(&tree, found, message, &mut findings), directory, "{text}");
    let told: Vec<String> = findings
        .as_slice()
        .iter()
        .map(|finding| {
            let place = finding.source.as_ref().expect("a place");
            format!(
                "{} {}: {}",
                format!("{:?}", finding.severity).to_lowercase(),
                place.element.as_deref().unwrap_or_default(),
                finding.message
            )
        })
        .collect();
    assert_eq!(told, expected, "{text}");
}

const CHANGE: &str = "<cac:OrderChangeDocumentReference><cbc:ID>2</cbc:ID></cac:OrderChangeDocumentReference>";

#[test]
fn a_message_is_of_the_version_that_it_names() {
    for version in ["", "2.0", "2.1"] {
        check(&response(version, ""), "ubl/2.1", &[]);
    }
    for version in ["2.2", "2.3", "2.4"] {
        check(&response(version, CHANGE), "ubl/2.4", &[]);
    }
    check(&response("3.0", ""), "ubl/2.4", &["info cbc:UBLVersionID: version `3.0` has no tables here; 2.4 is used"]);
}

#[test]
fn what_came_later_is_told_where_a_version_is_named() {
    check(&response("", CHANGE), "ubl/2.4", &[]);
    check(
        &response("2.1", CHANGE),
        "ubl/2.4",
        &["warning cac:OrderChangeDocumentReference: \
           `cac:OrderChangeDocumentReference` came after UBL 2.1, which the message names"],
    );
    let unknown = "<cbc:Nothing>1</cbc:Nothing>";
    check(&response("2.1", unknown), "ubl/2.1", &[]);
}

#[test]
fn a_message_that_came_later_is_told() {
    let text = |version: &str| response(version, "").replace("OrderResponseSimple", "ImportCustomsDeclaration");
    check(&text(""), "ubl/2.4", &[]);
    check(
        &text("2.1"),
        "ubl/2.4",
        &["warning : `ImportCustomsDeclaration` came after UBL 2.1, which the message names"],
    );
}

/// An earlier version asks for more and takes less.
#[test]
fn the_table_says_what_each_version_asks_for() {
    let order = |directory: &str| xml::directory(directory).and_then(|it| it.definition("Invoice")).expect("Invoice");
    let buyer = |directory: &str| {
        let definition = order(directory);
        let symbol = definition.symbol("cac:AccountingCustomerParty").expect("a symbol");
        definition.part(tradelane_legacy::Definition::ROOT, symbol).expect("a part").min
    };
    assert_eq!((buyer("ubl/2.1"), buyer("ubl/2.4")), (1, 0));
    assert!(xml::directory("ubl/2.1").is_some_and(|it| it.definition("ImportCustomsDeclaration").is_none()));
    assert_eq!(xml::newest("ubl/2.1"), "ubl/2.4");
    assert_eq!(xml::newest("ceb/1.0"), "ceb/1.0");
    assert!(xml::same_standard("ubl/2.1", "ubl/2.4") && !xml::same_standard("ubl/2.1", "ceb/1.0"));
}
