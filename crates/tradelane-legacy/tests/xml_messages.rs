//! XML messages against their definitions: directories, checking, order, writing.

use tradelane_findings::Findings;
use tradelane_legacy::xml::{self, Limits, WriteOptions};
use tradelane_legacy::{Definition, DefinitionId, DefinitionNode, Kind, Symbol, Tree, order_children};

const CAC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
const CBC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
const ORDER: &str = "urn:oasis:names:specification:ubl:schema:xsd:Order-2";
const CEB: &str = "http://www.chinaport.gov.cn/ceb";

fn definition(directory: &str, message: &str) -> &'static Definition {
    xml::directory(directory).and_then(|directory| directory.definition(message)).expect("a message with a table")
}

fn read(text: &str) -> Tree {
    let (mut tree, mut findings) = (Tree::new(), Findings::new());
    xml::read(None, text.as_bytes(), &Limits::default(), &mut tree, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    tree
}

fn write(tree: &Tree, definition: &Definition, pretty: bool) -> (String, Vec<String>) {
    let (mut out, mut findings) = (Vec::new(), Findings::new());
    xml::write(tree, definition, &mut out, &mut findings, &WriteOptions { pretty });
    let told = findings.as_slice().iter().map(|finding| format!("{}: {}", finding.rule, finding.message)).collect();
    (String::from_utf8(out).expect("UTF-8"), told)
}

/// A small order with `more` among its elements.
fn order(more: &str) -> String {
    format!(
        "<Order xmlns='{ORDER}' xmlns:cac='{CAC}' xmlns:cbc='{CBC}'>
<cbc:ID>4711</cbc:ID><cbc:IssueDate>2025-01-31</cbc:IssueDate>{more}
<cac:BuyerCustomerParty/><cac:SellerSupplierParty/>
<cac:OrderLine><cac:LineItem><cbc:ID>1</cbc:ID><cac:Item/></cac:LineItem></cac:OrderLine>
</Order>"
    )
}

fn found(text: &str, definition: &Definition) -> Vec<String> {
    let mut findings = Findings::new();
    xml::check(&read(text), definition, &mut findings);
    let told = findings.as_slice().iter().map(|finding| {
        let place = finding.source.as_ref().expect("a place");
        let path = place.element.as_deref().unwrap_or_default();
        format!("{}:{} {}: {} [{path}]", place.line, place.column, finding.rule, finding.message)
    });
    told.collect()
}

fn check_order(more: &str, expected: &[&str]) {
    assert_eq!(found(&order(more), definition("ubl/2.1", "Order")), expected, "{more}");
}

/// The same for what stands before the order's lines, in line 4.
fn check_before_lines(more: &str, expected: &[&str]) {
    let text = order("").replacen("<cac:OrderLine>", &format!("{more}<cac:OrderLine>"), 1);
    assert_eq!(found(&text, definition("ubl/2.1", "Order")), expected, "{more}");
}

#[test]
fn definitions_are_graphs_with_prefixed_labels() {
    let order = definition("ubl/2.1", "Order");
    let root = order.node(Definition::ROOT);
    assert_eq!((root.label.as_str(), root.kind), ("Order", Kind::Message));
    assert_eq!(root.symbol, Symbol::element(ORDER, "Order"));
    let part = |node: &DefinitionNode, label: &str| {
        let part = *node.parts.iter().find(|part| order.node(part.node).label == label).expect("a part");
        (part, order.node(part.node))
    };
    let (id_part, id) = part(root, "cbc:ID");
    assert_eq!((id_part.min, id_part.max), (1, 1));
    assert_eq!(id.symbol, Symbol::element(CBC, "ID"));
    assert_eq!(id.format.as_ref().map(|format| format.class.as_str()), Some("normalizedString"));
    let (scheme_part, scheme) = part(id, "@schemeID");
    assert_eq!((scheme_part.min, scheme_part.max, scheme_part.slot), (0, 1, 0));
    assert_eq!((scheme.kind, scheme.symbol), (Kind::Attribute, Symbol::attribute("", "schemeID")));
    let (line_part, line) = part(root, "cac:OrderLine");
    assert_eq!((line_part.max, usize::from(line_part.slot)), (u32::MAX, root.parts.len() - 1));
    assert_eq!(line.format, None);
    assert_eq!(order.symbol("cbc:ID"), Some(id.symbol));
    // A party has an agent, which is a party.
    let (_, buyer) = part(root, "cac:BuyerCustomerParty");
    let (party_part, party) = part(buyer, "cac:Party");
    let (_, agent) = part(party, "cac:AgentParty");
    assert_eq!(agent.parts, party.parts);
    assert_eq!(party_part.node, DefinitionId(party_part.node.0));
}

#[test]
fn formats_have_types_and_lengths() {
    let message = definition("ceb/1.0", "CEB311Message");
    assert_eq!(message.namespaces.first(), Some(&("ceb".to_owned(), CEB.to_owned())));
    let node = |label: &str| message.nodes.iter().find(|node| node.label == label).expect("a node");
    let format = |label: &str| {
        let format = node(label).format.clone().expect("a format");
        (format.class, format.min, format.max)
    };
    assert_eq!(format("ceb:orderNo"), ("string".to_owned(), 1, Some(60)));
    assert_eq!(format("ceb:guid"), ("string".to_owned(), 36, Some(36)));
    assert_eq!(format("ceb:goodsValue"), ("decimal".to_owned(), 0, None));
    assert_eq!(format("ceb:Message"), ("any".to_owned(), 0, None));
    assert_eq!(node("ceb:Order").format, None);
    let order = message.part(Definition::ROOT, Symbol::element(CEB, "Order")).expect("a part");
    assert_eq!((order.min, order.max), (1, 100));
}

#[test]
fn messages_are_known_by_namespace_and_name() {
    assert_eq!(xml::detect(ORDER, "Order"), Some(("ubl/2.1", "Order")));
    assert_eq!(xml::detect(CEB, "CEB621Message"), Some(("ceb/1.0", "CEB621Message")));
    for (namespace, local) in [(ORDER, "Invoice"), (CEB, "Order"), ("", "Order"), (CBC, "ID"), ("urn:1", "Order")] {
        assert_eq!(xml::detect(namespace, local), None, "{namespace} {local}");
    }
    let messages: Vec<&str> = xml::directory("ceb/1.0").expect("CEB").messages().collect();
    for message in ["CEB303Message", "CEB311Message", "CEB411Message", "CEB511Message", "CEB621Message"] {
        assert!(messages.contains(&message), "{message}");
    }
    assert!(xml::directory("ubl/9.9").is_none());
}

#[test]
fn import_and_export_differ_under_the_same_names() {
    let has = |message: &str, label: &str| definition("ceb/1.0", message).nodes.iter().any(|node| node.label == label);
    assert!(has("CEB311Message", "ceb:buyerIdNumber"));
    assert!(!has("CEB303Message", "ceb:buyerIdNumber"));
}

#[test]
fn a_message_as_it_should_be() {
    check_order("<cbc:Note>a</cbc:Note><cbc:Note languageID='en'/>", &[]);
}

#[test]
fn elements_that_depart() {
    check_order(
        "<cbc:Nothing/>",
        &["2:63 xml-unknown-element: `cbc:Nothing` is not an element of `Order` [cbc:Nothing]"],
    );
    check_order(
        "<cbc:ID>2</cbc:ID>",
        &[
            "2:71 xml-element-order: `cbc:ID` stands behind `cbc:IssueDate` [cbc:ID#2]",
            "2:71 xml-element-repeats: `cbc:ID` stands more than 1 times in `Order` [cbc:ID#2]",
        ],
    );
    check_order(
        "<cac:ValidityPeriod>2025</cac:ValidityPeriod>",
        &["2:83 xml-unexpected-text: `cac:ValidityPeriod` holds text, where only elements stand [cac:ValidityPeriod]"],
    );
    check_order("<cac:Signature/>", &["2:63 xml-missing-element: `cac:Signature` lacks `cbc:ID` [cac:Signature]"]);
    check_order(
        "<cbc:Note><cbc:ID/></cbc:Note>",
        &["2:73 xml-unknown-element: `cbc:ID` is not an element of `cbc:Note` [cbc:Note/cbc:ID]"],
    );
    let ceb = definition("ceb/1.0", "CEB311Message");
    assert_eq!(found(&order(""), ceb), ["1:1 xml-root: the document element is `Order`, not `ceb:CEB311Message` []"]);
}

#[test]
fn attributes_that_depart() {
    check_order(
        "<cbc:Note x='1'/>",
        &["2:76 xml-unknown-attribute: `x` is not an attribute of `cbc:Note` [cbc:Note/@x]"],
    );
    check_before_lines(
        "<cac:TaxTotal><cbc:TaxAmount>1</cbc:TaxAmount></cac:TaxTotal>",
        &["4:30 xml-missing-attribute: `cbc:TaxAmount` lacks the attribute `currencyID` [cac:TaxTotal/cbc:TaxAmount]"],
    );
}

#[test]
fn values_that_depart() {
    let total =
        |value: &str| format!("<cac:TaxTotal><cbc:TaxAmount currencyID='CNY'>{value}</cbc:TaxAmount></cac:TaxTotal>");
    let path = "[cac:TaxTotal/cbc:TaxAmount]";
    check_before_lines(
        &total("12,50"),
        &[&format!("4:47 xml-value-form: `12,50` of `cbc:TaxAmount` is not a decimal number {path}")],
    );
    check_before_lines(&total(""), &[&format!("4:15 xml-value-form: `cbc:TaxAmount` has no value {path}")]);
    check_order(
        "<cac:ValidityPeriod><cbc:StartDate>31.01.2025</cbc:StartDate></cac:ValidityPeriod>",
        &[
            "2:98 xml-value-form: `31.01.2025` of `cbc:StartDate` is not a date such as `2025-01-31` [cac:ValidityPeriod/cbc:StartDate]",
        ],
    );
    let ceb = definition("ceb/1.0", "CEB312Message");
    let text = format!(
        "<CEB312Message xmlns='{CEB}' guid='{0}' version='1.0'><OrderReturn><guid>1</guid></OrderReturn></CEB312Message>",
        "A".repeat(36)
    );
    let found = found(&text, ceb);
    assert!(
        found.contains(
            &"1:133 xml-value-length: `ceb:guid` has 1 characters, the length is exactly 36 [ceb:OrderReturn/ceb:guid]"
                .to_owned()
        ),
        "{found:?}"
    );
}

#[test]
fn any_content_is_not_looked_at() {
    let ext = "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2";
    let text = order("").replacen(
        "<cbc:ID>",
        &format!("<e:UBLExtensions xmlns:e='{ext}'><e:UBLExtension><e:ExtensionContent><x xmlns='urn:x' y='1'>z<cbc:ID/></x></e:ExtensionContent></e:UBLExtension></e:UBLExtensions><cbc:ID>"),
        1,
    );
    let definition = definition("ubl/2.1", "Order");
    assert_eq!(found(&text, definition), Vec::<String>::new());
    let tree = read(&text);
    let (written, faults) = write(&tree, definition, true);
    assert_eq!(faults, Vec::<String>::new());
    assert!(tree.same(&read(&written)), "{written}");
}

#[test]
fn a_built_tree_is_ordered_checked_and_written() {
    let definition = definition("ubl/2.1", "Order");
    let mut tree = Tree::new();
    let mut push = |parent, kind, label: &str, value: &str| {
        let symbol = match parent {
            Some(_) => definition.symbol(label).expect("a known prefix"),
            None => definition.node(Definition::ROOT).symbol,
        };
        let node = tree.push(parent, kind, symbol, label);
        tree.set_value(node, value);
        node
    };
    let root = push(None, Kind::Message, "Order", "");
    push(Some(root), Kind::Element, "cbc:Note", "a < b & \"c\" ]]>\r\n");
    push(Some(root), Kind::Element, "cbc:IssueDate", "2025-01-31");
    let id = push(Some(root), Kind::Element, "cbc:ID", "4711");
    push(Some(id), Kind::Attribute, "@schemeID", "\"<&>\t\r\n'");
    let party = push(Some(root), Kind::Element, "cac:SellerSupplierParty", "");
    push(Some(root), Kind::Element, "cac:BuyerCustomerParty", "");
    push(Some(party), Kind::Element, "cac:Party", "");
    let (written, faults) = write(&tree, definition, true);
    assert_eq!(faults, Vec::<String>::new());
    let expected = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<Order xmlns="{ORDER}" xmlns:cac="{CAC}" xmlns:cbc="{CBC}">
  <cbc:ID schemeID="&quot;&lt;&amp;&gt;&#9;&#13;&#10;'">4711</cbc:ID>
  <cbc:IssueDate>2025-01-31</cbc:IssueDate>
  <cbc:Note>a &lt; b &amp; "c" ]]&gt;&#13;
</cbc:Note>
  <cac:BuyerCustomerParty/>
  <cac:SellerSupplierParty>
    <cac:Party/>
  </cac:SellerSupplierParty>
</Order>
"#
    );
    assert_eq!(written, expected);
    order_children(&mut tree, definition);
    assert!(tree.same(&read(&written)));
    let mut findings = Findings::new();
    xml::check(&tree, definition, &mut findings);
    let told: Vec<&str> = findings.as_slice().iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(told, ["`Order` lacks `cac:OrderLine`"]);
    assert!(findings.as_slice().iter().all(|finding| finding.source.is_none()));
}

#[test]
fn names_of_one_local_part_keep_their_namespaces() {
    let definition = definition("ceb/1.0", "CEB311Message");
    for text in [
        "<a xmlns='urn:1'><b xmlns='' x='1'/><b/></a>",
        "<a xmlns='urn:1' xmlns:p='urn:1' p:x='1' x='2'><p:b/></a>",
        "<cbc:a xmlns:cbc='urn:1'><b xmlns='http://www.chinaport.gov.cn/ceb'/></cbc:a>",
        "<p:a xmlns:p='urn:1'><p:a xmlns:p='urn:2' p:x='' xml:lang='de'/></p:a>",
    ] {
        let tree = read(text);
        let (written, faults) = write(&tree, definition, false);
        assert_eq!(faults, Vec::<String>::new(), "{text}");
        assert!(tree.same(&read(&written)), "{text}\n{written}");
    }
}

#[test]
fn what_xml_cannot_say_is_told() {
    let definition = definition("ceb/1.0", "CEB311Message");
    let mut tree = Tree::new();
    let root = tree.push(None, Kind::Message, Symbol::of("a b"), "a b");
    tree.set_value(root, "1\u{0}\u{FFFE}2");
    for value in ["1", "2"] {
        let attribute = tree.push(Some(root), Kind::Attribute, Symbol::attribute("", "x"), "@x");
        tree.set_value(attribute, value);
    }
    tree.push(Some(root), Kind::Element, Symbol::of("q:c"), "q:c");
    let (written, faults) = write(&tree, definition, false);
    assert_eq!(written.lines().last(), Some("<a_b x=\"1\">1\u{FFFD}\u{FFFD}2<c/></a_b>"));
    assert_eq!(
        faults,
        [
            "xml-unknown-prefix: the prefix `q` stands for no namespace, at q:c",
            "xml-name: `a b` is not a name in XML, `a_b` is written",
            "xml-attribute-repeats: the attribute `x` stands twice, at @x#2",
            "xml-character: `a b` holds U+0000, which XML cannot say",
        ]
    );
    read(&written);
}

#[test]
fn unknown_elements_are_written_last() {
    let definition = definition("ubl/2.1", "Order");
    let tree = read(&order("<cbc:Nothing>kept</cbc:Nothing>"));
    let (written, _) = write(&tree, definition, false);
    assert!(written.ends_with("</cac:OrderLine><cbc:Nothing>kept</cbc:Nothing></Order>"), "{written}");
}
