//! Reading XML: what the tree holds, and what is found where.

use tradelane_findings::Findings;
use tradelane_legacy::xml::{self, Limits};
use tradelane_legacy::{Kind, NodeId, Symbol, Tree};

fn read_bytes(bytes: &[u8], limits: &Limits) -> (Tree, Vec<String>) {
    let (mut tree, mut findings) = (Tree::new(), Findings::new());
    xml::read(Some("message.xml".into()), bytes, limits, &mut tree, &mut findings);
    let told = findings.as_slice().iter().map(|finding| {
        let place = finding.source.as_ref().expect("a finding of a reader has a place");
        assert_eq!(place.file.as_deref(), Some("message.xml"));
        format!("{}:{} {}: {}", place.line, place.column, finding.rule, finding.message)
    });
    (tree, told.collect())
}

/// The tree in one line: `a[@b=1 c="text"]`.
fn told(tree: &Tree, node: NodeId) -> String {
    let mut out = tree.label(node).to_owned();
    if !tree.value(node).is_empty() || tree.node(node).kind == Kind::Attribute {
        out.push_str(&format!("={:?}", tree.value(node)));
    }
    let children: Vec<String> = tree.children(node).map(|child| told(tree, child)).collect();
    if !children.is_empty() {
        out.push_str(&format!("[{}]", children.join(" ")));
    }
    out
}

fn check(text: &str, tree: &str, findings: &[&str]) {
    let (read, found) = read_bytes(text.as_bytes(), &Limits::default());
    let read = if read.is_empty() { String::new() } else { told(&read, Tree::ROOT) };
    assert_eq!((read.as_str(), found), (tree, findings.iter().map(ToString::to_string).collect()), "{text}");
}

#[test]
fn elements_attributes_and_text() {
    check("<a/>", "a", &[]);
    check("<a x='1' y=\"\"><b>t</b><b/></a>", r#"a[@x="1" @y="" b="t" b]"#, &[]);
    check("<a>\n  <b> t </b>\n  <c>  </c>\n</a>\n", r#"a[b=" t " c="  "]"#, &[]);
    check("<a>one <b>two</b> three</a>", r#"a="one  three"[b="two"]"#, &[]);
    check("<a><!-- <b> --><?pi <c>?>t<!----></a><!-- end -->", r#"a="t""#, &[]);
    check("<a>1<![CDATA[<&]]>2</a>", r#"a="1<&2""#, &[]);
    check("<a>&lt;&amp;&gt;&apos;&quot;&#20013;&#x56FD;</a>", r#"a="<&>'\"中国""#, &[]);
    check("<a x='&lt;&#9;&#xA;\t\r\n'>1\r\n2\r3&#13;</a>", r#"a="1\n2\n3\r"[@x="<\t\n  "]"#, &[]);
    check(
        "<a xsi:nil='1' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xml:lang='en'/>",
        r#"a[@xml:lang="en"]"#,
        &[],
    );
}

#[test]
fn labels_have_the_usual_prefix_of_a_namespace() {
    let cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    let order = "urn:oasis:names:specification:ubl:schema:xsd:Order-2";
    check(&format!("<o:Order xmlns:o='{order}' xmlns='{cbc}'><ID/></o:Order>"), "Order[cbc:ID]", &[]);
    check(
        "<CEB311Message xmlns='http://www.chinaport.gov.cn/ceb'><Order/></CEB311Message>",
        "ceb:CEB311Message[ceb:Order]",
        &[],
    );
    check("<x:a xmlns:x='urn:1'><x:b xmlns:x='urn:2'/><c xmlns='urn:1'/><d/></x:a>", "x:a[ns1:b x:c d]", &[]);
    check("<cbc:a xmlns:cbc='urn:1' cbc:b='' b=''/>", r#"ns1:a[@ns1:b="" @b=""]"#, &[]);
    check("<a xmlns='urn:1'><b xmlns=''/><b/></a>", "a[b b]", &[]);
    let (tree, _) = read_bytes(b"<a xmlns='urn:1'><b xmlns='' x='1'/><b/></a>", &Limits::default());
    let children: Vec<NodeId> = tree.children(Tree::ROOT).collect();
    assert_eq!(tree.node(children[0]).symbol, Symbol::element("", "b"));
    assert_eq!(tree.node(children[1]).symbol, Symbol::element("urn:1", "b"));
    assert!(tree.child(children[0], Symbol::attribute("", "x")).is_some());
    assert_eq!(tree.node(Tree::ROOT).kind, Kind::Message);
    assert_eq!(tree.namespaces(), [(String::new(), "urn:1".to_owned())]);
}

#[test]
fn places_are_those_of_tags_texts_and_values() {
    let text = "\u{FEFF}<a x='&lt;'>\n <b>名</b>\n <c/></a>";
    let (tree, _) = read_bytes(text.as_bytes(), &Limits::default());
    let place = |node: NodeId| {
        let place = tree.place(node);
        let (start, length) = (place.offset as usize, place.length as usize);
        (place.line, place.column, &text[start..start + length])
    };
    let children: Vec<NodeId> = tree.children(Tree::ROOT).collect();
    assert_eq!(place(Tree::ROOT), (1, 1, "<a x='&lt;'>"));
    assert_eq!(place(children[0]), (1, 7, "&lt;"));
    assert_eq!(place(children[1]), (2, 5, "名"));
    assert_eq!(place(children[2]), (3, 2, "<c/>"));
}

#[test]
fn tags_that_do_not_match() {
    let due =
        |at: &str, found: &str, due: &str| format!("{at} xml-syntax: `</{found}>` stands where `</{due}>` is due");
    check("<a><b>1</B><c>2</c></a>", r#"a[b="1" c="2"]"#, &[&due("1:8", "B", "b")]);
    check("<a>\n<b><c>1\n</b><d/></a>", r#"a[b[c="1\n"] d]"#, &[&due("3:1", "b", "c")]);
    check("<a><b/></x></a>", "a[b]", &[&due("1:8", "x", "a")]);
    check("<a></a></b>", "a", &["1:8 xml-syntax: `</b>` ends nothing"]);
    check("<a></a x='1'>", "a", &["1:7 xml-syntax: an end tag holds a name only, here `x='1'` follows"]);
}

#[test]
fn documents_that_are_cut() {
    check("", "", &["1:1 xml-syntax: the document has no element"]);
    check(
        " <!-- x",
        "",
        &["1:2 xml-syntax: the comment that starts here does not end", "1:8 xml-syntax: the document has no element"],
    );
    check("<a>\n<b>t", r#"a[b="t"]"#, &["2:5 xml-syntax: the document ends where `</b>` is due"]);
    check("<a>\n<b>t</b", r#"a[b="t"]"#, &["2:5 xml-syntax: the tag that starts here does not end"]);
    check("<a>t<![CDATA[x]]", r#"a="t""#, &["1:5 xml-syntax: the CDATA section that starts here does not end"]);
    check("<a><?pi", "a", &["1:4 xml-syntax: the processing instruction that starts here does not end"]);
}

#[test]
fn markup_that_is_broken() {
    check("<a>1 < 2</a>", r#"a="1 < 2""#, &["1:6 xml-syntax: `<` stands in text, or starts a tag without a name"]);
    check("<a><b</b><c/></a>", "a[b c]", &["1:6 xml-syntax: `<` stands within a tag"]);
    check(
        "<a>1 & 2 &x; &#0;</a>",
        r#"a="1 & 2 &x; &#0;""#,
        &[
            "1:6 xml-syntax: `&` stands in text, or starts a reference that does not end with `;`",
            "1:10 xml-syntax: `&x;` stands for no character",
            "1:14 xml-syntax: `&#0;` stands for no character",
        ],
    );
    check(
        "<a x='1 & 2'/>",
        r#"a[@x="1 & 2"]"#,
        &["1:9 xml-syntax: `&` stands in a value, or starts a reference that does not end with `;`"],
    );
    check("<a x='1' x='2'/>", r#"a[@x="1" @x="2"]"#, &["1:10 xml-syntax: the attribute `x` stands twice"]);
    check("<a x=1>t</a>", r#"a="t""#, &["1:6 xml-syntax: the value of attribute `x` is not quoted"]);
    check("<a>]]></a>", r#"a="]]>""#, &["1:4 xml-syntax: `]]>` stands in text"]);
    check("<a>\u{1}</a>", r#"a="\u{1}""#, &["1:4 xml-syntax: the character U+0001 is not allowed in XML"]);
    check("<a><!-- a -- b --></a>", "a", &["1:11 xml-syntax: `--` stands within a comment"]);
    check("x<a/>", "a", &["1:1 xml-syntax: text stands outside the document element"]);
    check("<a/>\n x", "a", &["2:2 xml-syntax: text stands outside the document element"]);
    check("<a/><b/>", "a", &["1:5 xml-syntax: a second document element follows the first"]);
    check("<a$/>", "a$", &["1:2 xml-syntax: `a$` is not a name"]);
    check(
        "<a>\n<?xml version='1.0'?></a>",
        r#"a="\n""#,
        &["2:1 xml-syntax: the XML declaration does not stand at the start"],
    );
    check(
        "<?xml version='2.0'?><a/>",
        "a",
        &["1:16 xml-syntax: `2.0` is not a value of `version` in an XML declaration"],
    );
}

#[test]
fn namespaces_that_are_broken() {
    check(
        "<a><x:b/><x:c x:d='1'/></a>",
        r#"a[x:b x:c[@x:d="1"]]"#,
        &["1:5 xml-namespace: the prefix `x` is not declared"],
    );
    check("<a xmlns:x=''/>", "a", &["1:4 xml-namespace: the prefix `x` is declared for no namespace"]);
    check("<a xmlns:xml='urn:1'/>", "a", &["1:4 xml-namespace: `xmlns:xml` cannot be declared as `urn:1`"]);
    check(
        "<a xmlns:x='urn:1' xmlns:y='urn:1' x:b='1' y:b='2'/>",
        r#"a[@x:b="1" @x:b="2"]"#,
        &["1:44 xml-namespace: the attribute `y:b` stands twice, under two prefixes"],
    );
}

#[test]
fn document_type_declarations_are_refused() {
    let text = "<!DOCTYPE a [<!ENTITY b \"<c>&d;</c>\">]>\n<a>&b;</a>";
    check(
        text,
        r#"a="&b;""#,
        &[
            "1:1 dtd-refused: the message has a document type declaration, which is not read",
            "2:4 xml-syntax: `&b;` stands for no character",
        ],
    );
}

#[test]
fn limits_have_their_own_findings() {
    let with = |change: fn(&mut Limits), text: &str| {
        let mut limits = Limits::default();
        change(&mut limits);
        let (tree, found) = read_bytes(text.as_bytes(), &limits);
        (if tree.is_empty() { String::new() } else { told(&tree, Tree::ROOT) }, found.join("\n"))
    };
    let expect = |tree: &str, found: &str| (tree.to_owned(), found.to_owned());
    assert_eq!(
        with(|limits| limits.depth = 2, "<a><b><c/></b></a>"),
        expect("a[b]", "1:7 xml-depth: elements are nested deeper than 2")
    );
    assert_eq!(
        with(|limits| limits.bytes = 4, "<a></a>"),
        expect("", "1:1 xml-size: the message has 7 bytes, the limit is 4")
    );
    assert_eq!(
        with(|limits| limits.attributes = 1, "<a b='' c=''/>"),
        expect(r#"a[@b=""]"#, "1:1 xml-attributes: an element has 2 attributes, the limit is 1")
    );
    assert_eq!(
        with(|limits| limits.nodes = 2, "<a><b/><c/></a>"),
        expect("a[b]", "1:8 xml-nodes: the message has more than 2 elements and attributes")
    );
}

#[test]
fn every_encoding_gives_the_same_tree() {
    let text = |encoding: &str| format!("<?xml version='1.0' encoding='{encoding}'?>\n<名>数量</名>");
    let utf16 = |text: &str, of: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(of).collect::<Vec<u8>>();
    let gb = |label: &str| encoding_rs::GB18030.encode(&text(label)).0.into_owned();
    let mut marked = vec![0xFF, 0xFE];
    marked.extend(utf16(&text("UTF-16"), u16::to_le_bytes));
    for bytes in [
        text("UTF-8").into_bytes(),
        format!("\u{FEFF}{}", text("utf-8")).into_bytes(),
        gb("GB18030"),
        gb("GBK"),
        gb("gb2312"),
        marked,
        utf16(&text("UTF-16"), u16::to_be_bytes),
        utf16("<名>数量</名>", u16::to_le_bytes),
    ] {
        let (tree, found) = read_bytes(&bytes, &Limits::default());
        assert_eq!((told(&tree, Tree::ROOT), found), (r#"名="数量""#.to_owned(), vec![]));
        assert_eq!(xml::peek_root(&bytes), Some((String::new(), "名".to_owned())));
    }
    let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\n\xE9\x3C</a>";
    let (tree, found) = read_bytes(latin, &Limits::default());
    assert_eq!(told(&tree, Tree::ROOT), "a=\"\\né<\"");
    assert_eq!(found, ["2:2 xml-syntax: `<` stands in text, or starts a tag without a name"]);
    let (_, found) = read_bytes(b"<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>", &Limits::default());
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn encodings_that_do_not_fit() {
    let found = |bytes: &[u8]| read_bytes(bytes, &Limits::default()).1;
    assert_eq!(found(b"<a>\n x\xE9</a>"), ["2:3 xml-encoding: the byte E9 does not stand in UTF-8 text"]);
    assert_eq!(
        found(b"<?xml version='1.0' encoding='latin-99'?><a/>"),
        ["1:21 xml-encoding: the encoding `latin-99` is not known"]
    );
    assert_eq!(
        found(b"<?xml version='1.0' encoding='UTF-16'?><a/>"),
        ["1:21 xml-encoding: the encoding is declared as UTF-16, but is read as UTF-8"]
    );
    assert_eq!(
        found(b"<?xml version='1.0' encoding='GBK'?><a>\xFF</a>"),
        ["1:40 xml-encoding: the bytes here do not stand in GBK text"]
    );
    assert_eq!(found(&[0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0]).len(), 2);
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let declared = "<?xml version='1.0' encoding='UTF-8'?><a/>";
    let expect = ["1:21 xml-encoding: the encoding is declared as UTF-8, but is read as UTF-16LE"];
    assert_eq!(found(&wide(declared)), expect);
    assert_eq!(found(&[&[0xFF, 0xFE], wide(declared).as_slice()].concat()), expect);
    assert_eq!(
        found("\u{FEFF}<?xml version='1.0' encoding='GBK'?><a/>".as_bytes()),
        ["1:21 xml-encoding: the encoding is declared as GBK, but is read as UTF-8"]
    );
}

/// UTF-8 that is declared as a Chinese encoding is read as what it is; what could be either is what it is said to be.
#[test]
fn utf_8_under_another_name_is_read() {
    let read = |label: &str, text: &str| {
        let bytes = format!("<?xml version='1.0' encoding='{label}'?><a>{text}</a>");
        let (tree, found) = read_bytes(bytes.as_bytes(), &Limits::default());
        (tree.value(Tree::ROOT).to_owned(), found)
    };
    for label in ["GB18030", "gbk", "GB2312"] {
        let (value, found) = read(label, "张示例，北京市");
        let message = format!("1:21 xml-encoding: the encoding is declared as {label}, but is read as UTF-8");
        assert_eq!((value.as_str(), found), ("张示例，北京市", vec![message]));
        // Three characters that do not decode as the encoding that is declared.
        assert_eq!(read(label, "张示例").0, "张示例");
        assert_eq!(read(label, "ASCII alone"), ("ASCII alone".to_owned(), vec![]));
        // Two bytes that are a character in both stay what they are said to be.
        assert_eq!(read(label, "é"), ("茅".to_owned(), vec![]));
    }
    let (value, found) = read("Big5", "张示例，北京市");
    assert!(value != "张示例，北京市" && !found.is_empty());
}

#[test]
fn the_document_element_shows_early() {
    let peek = |text: &str| xml::peek_root(text.as_bytes());
    let root = |namespace: &str, local: &str| Some((namespace.to_owned(), local.to_owned()));
    assert_eq!(
        peek("<?xml version='1.0'?>\n<!-- <b> --><?x y?><p:a q='1' xmlns:p='urn:&amp;1'><c"),
        root("urn:&1", "a")
    );
    assert_eq!(peek("\u{FEFF}<a xmlns=\"urn:2\"/>"), root("urn:2", "a"));
    assert_eq!(peek("<!DOCTYPE a [<!ENTITY b 'c'>]><a>"), root("", "a"));
    for none in ["", "UNB+UNOA:1", "{\"a\":1}", "<a", "<p:a>", "text <a>", "<1>", "</a>", "<!-- <a>"] {
        assert_eq!(peek(none), None, "{none}");
    }
}

#[test]
fn hostile_documents_cost_no_more_than_their_size() {
    let limits = Limits::default();
    let many = |text: &str, times: usize| text.repeat(times);
    for text in [
        many("<", 300_000) + ">",
        many("<a ", 300_000) + ">",
        many("</a>", 300_000),
        many("&", 300_000),
        format!("<a>{}</a>", many("x<b/>", 300_000)),
        format!("<a>{}</a>", many("</b>", 300_000)),
        format!("<a>{}</a>", many("<b xmlns='urn:1'/><b xmlns='urn:2'/>", 100_000)),
        format!("<a>{}</a>", (0..100_000).map(|at| format!("<b xmlns='urn:{at}'/>")).collect::<String>()),
        format!("<a>{}</a>", many("<x:b/>", 200_000)),
        format!("<a xmlns:{}='urn:1'/>", many("p", 1_000_000)),
        many("<a>", 300_000),
        format!("<a>{}</a>", many("&nbsp;", 200_000)),
    ] {
        let started = std::time::Instant::now();
        let (_, _) = read_bytes(text.as_bytes(), &limits);
        assert!(started.elapsed().as_secs() < 20, "{}", &text[..40]);
    }
}
