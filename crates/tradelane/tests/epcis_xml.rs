//! Events of EPCIS in XML: they say what those in JSON say, faults are told with their places, and the rest is read.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod event_feeds;

use event_feeds::{read, sample};
use serde_json::{Value, json};
use tradelane::{Converted, Feed, Findings, Input, Options, Output, Severity, Syntax, Target, validate};

const SAMPLES: [(&str, &str); 7] = [
    ("ObjectEvent", "2.0"),
    ("TransactionEvent", "2.0"),
    ("AggregationEvent", "2.0"),
    ("AssociationEvent", "2.0"),
    ("ObjectEvent", "1.2"),
    ("TransactionEvent", "1.2"),
    ("AggregationEvent", "1.2"),
];

fn rules(text: &[u8]) -> Vec<String> {
    event_feeds::rules(text, &Options::default())
}

fn write(converted: &[Converted], target: &str) -> String {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named(target).unwrap(), false);
    for converted in converted {
        let found = output.document(&converted.documents[0]).unwrap();
        // Whose number a sender has is said in XML alone.
        let told = |path: &Option<String>| !path.as_deref().is_some_and(|path| path.ends_with("/qualifier"));
        assert!(!found.iter().any(|finding| target.contains("-xml") || told(&finding.path)), "{target}: {found:?}");
    }
    assert_eq!(output.finish().unwrap(), []);
    String::from_utf8(bytes).unwrap()
}

const EVENT: &str = "<ObjectEvent><eventTime>2026-05-17T08:00:00Z</eventTime><eventTimeZoneOffset>+00:00</eventTimeZoneOffset><epcList/><action>OBSERVE</action></ObjectEvent>";

fn list(events: &str) -> String {
    format!(
        r#"<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0" creationDate="2026-05-17T08:00:00Z"><EPCISBody><EventList>{events}</EventList></EPCISBody></epcis:EPCISDocument>"#
    )
}

#[test]
fn the_samples_are_known_by_themselves_and_clean() {
    for (kind, version) in SAMPLES {
        let name = format!("{kind}-{version}.xml");
        let input = Input::from_bytes(&name, sample(&name)).unwrap();
        let mut feed = Feed::open(input, None).unwrap().unwrap();
        assert_eq!(feed.syntax(), Syntax::Xml, "{name}");
        let mut around = Findings::new();
        let mut count = 0;
        while let Some(raw) = feed.next(&mut around).unwrap() {
            let told: Vec<_> = validate(&raw, &Options::default()).findings;
            assert!(told.is_empty(), "{name}: {told:?}");
            count += 1;
        }
        assert!(around.is_empty() && count > 1, "{name}: {around:?}");
    }
}

/// What documents of two syntaxes share: what only one of them has a place for is left out.
fn shared(converted: &Converted, version: &str) -> Value {
    let mut document: Value = serde_json::from_slice(&converted.documents[0]).unwrap();
    let header = document["header"].as_object_mut().unwrap();
    header.shift_remove("id");
    for party in ["sender", "recipient"] {
        header[party].as_object_mut().unwrap().shift_remove("qualifier");
    }
    if version == "1.2" {
        header.shift_remove("message");
        for event in document["events"].as_array_mut().unwrap() {
            for field in ["documents", "observations", "setDispositions", "unsetDispositions"] {
                event.as_object_mut().unwrap().shift_remove(field);
            }
        }
    }
    document
}

#[test]
fn events_in_xml_say_what_those_in_json_say() {
    for (kind, version) in SAMPLES {
        let json = if kind == "AssociationEvent" { "jsonld" } else { "json" };
        let (from_json, _) = read(&sample(&format!("{kind}.{json}")), &Options::default());
        let (from_xml, _) = read(&sample(&format!("{kind}-{version}.xml")), &Options::default());
        assert_eq!(from_xml.len(), from_json.len(), "{kind}");
        for (xml, json) in from_xml.iter().zip(&from_json) {
            assert_eq!(xml.residue, 0, "{kind} {version}");
            assert_eq!(shared(xml, version), shared(json, version), "{kind} {version}");
        }
        // Through JSON and back, nothing is lost that version 1.2 has.
        if version == "1.2" {
            continue;
        }
        let through = write(&from_xml, &format!("epcis/2.0/{kind}"));
        let (again, _) = read(through.as_bytes(), &Options::default());
        let back = again.iter().zip(&from_xml).all(|(again, xml)| shared(again, "2.0") == shared(xml, "2.0"));
        assert!(back, "{kind}");
    }
}

#[test]
fn written_events_stand_in_one_document() {
    for (kind, version) in SAMPLES {
        let text = sample(&format!("{kind}-{version}.xml"));
        let (found, _) = read(&text, &Options::default());
        let written = write(&found, &format!("epcis/{version}-xml/{kind}"));
        assert_eq!(written.matches("<EventList>").count(), 1, "{kind}");
        let (again, around) = read(written.as_bytes(), &Options::default());
        assert!(around.is_empty(), "{around:?}");
        let documents = |all: &[Converted]| all.iter().map(|one| one.documents.clone()).collect::<Vec<_>>();
        assert_eq!(documents(&again), documents(&found), "{kind} {version}");
    }
}

#[test]
fn a_fault_is_told_and_the_rest_of_the_document_is_read() {
    let time = "<eventTime>2026-05-17T08:00:00Z</eventTime><eventTimeZoneOffset>+00:00</eventTimeZoneOffset>";
    for (fault, told) in [
        (format!("<ObjectEvent>{time}<epcList/>"), "xml-syntax"),
        (format!("<ObjectEvent>{time}<epcList><epc>urn:x:1</epcList><action>ADD</action></ObjectEvent>"), "xml-syntax"),
        (format!("<ObjectEvent a=>{time}<epcList/><action>ADD</action></ObjectEvent>"), "xml-syntax"),
        (format!("<ObjectEvent>{time}<epcList/><action>ADD</action><unheardOf/></ObjectEvent>"), "xml-unknown-element"),
        (format!("<ObjectEvent>{time}<epcList/><action>LOOK</action></ObjectEvent>"), "xml-value-list"),
        (format!("<ObjectEvent>{time}<action>ADD</action><epcList/></ObjectEvent>"), "xml-element-order"),
        (format!("<ObjectEvent>{time}<epcList/></ObjectEvent>"), "xml-missing-element"),
        (
            format!(
                "<ObjectEvent>{time}<epcList><epc>https://id.gs1.org/01/04006381333932</epc></epcList><action>ADD</action></ObjectEvent>"
            ),
            "epc-check-digit",
        ),
        (
            format!("<ObjectEvent>{time}<epcList><epc><key>1</key></epc></epcList><action>ADD</action></ObjectEvent>"),
            "xml-unknown-element",
        ),
        (
            format!("<ObjectEvent>{time}<epcList><epc>no uri</epc></epcList><action>ADD</action></ObjectEvent>"),
            "epc-form",
        ),
        ("<TransformationEvent/>".to_owned(), "no-crosswalk"),
        ("text".to_owned(), "xml-unexpected-text"),
        ("</x>".to_owned(), "xml-syntax"),
    ] {
        let text = list(&format!("{EVENT}\n{fault}\n{EVENT}"));
        let (found, _) = read(text.as_bytes(), &Options::default());
        assert!(rules(text.as_bytes()).iter().any(|rule| rule == told), "{fault}: {:?}", rules(text.as_bytes()));
        let (ends, _) = read(list(&format!("{EVENT}{EVENT}")).as_bytes(), &Options::default());
        assert_eq!(found.first().unwrap().documents, ends[0].documents, "{fault}");
        assert_eq!(found.last().unwrap().documents, ends[1].documents, "{fault}");
    }
}

#[test]
fn places_are_those_of_the_file() {
    let text = list(&format!("{EVENT}\n  {}", EVENT.replace("OBSERVE", "LOOK")));
    let (found, _) = read(text.as_bytes(), &Options::default());
    assert!(found[0].findings.is_empty(), "{:?}", found[0].findings);
    let finding = found[1].findings.iter().find(|finding| finding.rule == "xml-value-list").unwrap();
    let place = finding.source.as_ref().unwrap();
    let offset = text.find("LOOK").unwrap();
    assert_eq!((place.line, place.offset), (2, offset as u64));
    assert_eq!(place.column as usize, offset - text.find('\n').unwrap());
    // What is wrong with the document is told once, at its place.
    let text = text.replace(" schemaVersion", "\n other=\"1\" schemaVersion").replace("LOOK", "ADD");
    let (found, _) = read(text.as_bytes(), &Options::default());
    let told: Vec<_> = found.iter().flat_map(|converted| &converted.findings).collect();
    let [finding] = told.iter().filter(|finding| finding.rule == "xml-unknown-attribute").collect::<Vec<_>>()[..]
    else {
        panic!("{told:?}")
    };
    assert_eq!(finding.source.as_ref().unwrap().line, 2);
}

#[test]
fn documents_of_every_form_are_read() {
    let document = list(&[EVENT; 3].join("\n"));
    let wide: Vec<u8> = std::iter::once(0xfeff).chain(document.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let old = document.replace("xsd:2", "xsd:1").replace("\"2.0\"", "\"1.2\"");
    let default = document.replace("epcis:EPCISDocument", "d:EPCISDocument").replace("xmlns:epcis", "xmlns:d");
    let declared =
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- <EventList> -->\n{document}\n<!-- end -->\n");
    let latin = format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{document}");
    for (bytes, count) in [
        (document.clone().into_bytes(), 3),
        (wide, 3),
        (old.into_bytes(), 3),
        (default.into_bytes(), 3),
        (declared.into_bytes(), 3),
        (latin.into_bytes(), 3),
        (list("").into_bytes(), 0),
        (format!("{document}\n{document}").into_bytes(), 6),
    ] {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (found, around) = read(&bytes, &Options::default());
        assert!(around.is_empty(), "{text}: {around:?}");
        assert_eq!(found.len(), count, "{text}");
        assert!(found.iter().all(|converted| converted.findings.is_empty()), "{text}: {found:?}");
    }
    assert_eq!(rules(list("").replace("<EventList></EventList>", "").as_bytes()), ["xml-missing-element"]);
    // What a query gave is read, too; what the query says of itself is told as left out.
    let query = list(EVENT)
        .replace("epcis:EPCISDocument", "q:EPCISQueryDocument")
        .replace("xmlns:epcis=\"urn:epcglobal:epcis:", "xmlns:q=\"urn:epcglobal:epcis-query:")
        .replace("<EPCISBody>", "<EPCISBody><q:QueryResults><queryName>n</queryName><resultsBody>")
        .replace("</EPCISBody>", "</resultsBody></q:QueryResults></EPCISBody>");
    let (found, around) = read(query.as_bytes(), &Options::default());
    let [told] = around.as_slice() else { panic!("{around:?}") };
    assert_eq!((told.rule.as_ref(), told.severity), ("xml-query", Severity::Info));
    let (plain, _) = read(list(EVENT).as_bytes(), &Options::default());
    assert_eq!(found[0].documents, plain[0].documents);
    assert!(found[0].findings.is_empty(), "{:?}", found[0].findings);
    let faulty = query.replace("2026-05-17T08:00:00Z\">", "yesterday\">");
    let (found, _) = read(faulty.as_bytes(), &Options::default());
    let place = found[0].findings.iter().find(|finding| finding.rule == "xml-value-form").unwrap().source.as_ref();
    assert_eq!(place.unwrap().offset, faulty.find("yesterday").unwrap() as u64);
    // Master data are read with the first event, and with no other.
    let master = "<EPCISHeader><extension><EPCISMasterData><x/></EPCISMasterData></extension></EPCISHeader><EPCISBody>";
    let text = document.replace("<EPCISBody>", &master.replace("<x/>", "<x>1</x>"));
    let (found, _) = read(text.as_bytes(), &Options::default());
    assert_eq!(found.iter().map(|converted| converted.residue).collect::<Vec<_>>(), [1, 0, 0]);
}

/// Elements of other namespaces, whose prefixes differ from event to event, come back where what is not mapped is kept.
#[test]
fn extensions_come_back() {
    let one = EVENT.replace("</ObjectEvent>", "<a:x xmlns:a=\"https://example.com/a\" a:y=\"1\">2</a:x></ObjectEvent>");
    let two = EVENT.replace("</ObjectEvent>", "<a:x xmlns:a=\"https://example.com/b\">3</a:x></ObjectEvent>");
    let text = list(&format!("{one}{EVENT}{two}"));
    let options = Options { keep_residue: true, ..Options::default() };
    let (found, _) = read(text.as_bytes(), &options);
    assert!(
        found.iter().all(|converted| converted.findings.iter().all(|finding| finding.rule == "residue")),
        "{found:?}"
    );
    let written = write(&found, "epcis/2.0-xml/ObjectEvent");
    let (again, around) = read(written.as_bytes(), &options);
    assert!(around.is_empty(), "{around:?}");
    let residue = |converted: &Converted| -> Value {
        let document: Value = serde_json::from_slice(&converted.documents[0]).unwrap();
        document["extensions"].clone()
    };
    assert_eq!(again.iter().map(residue).collect::<Vec<_>>(), found.iter().map(residue).collect::<Vec<_>>());
    assert_ne!(residue(&found[0]), json!(null));
    assert!(written.contains("https://example.com/a") && written.contains("https://example.com/b"), "{written}");
}

#[test]
fn hostile_documents_end_in_bounded_time() {
    let with = |content: &str| list(&EVENT.replace("</ObjectEvent>", &format!("{content}</ObjectEvent>")));
    let depth = 100_000;
    let attributes: String = (0..1_000_000).map(|at| format!(" a{at}=\"1\"")).collect();
    let bomb = "<!DOCTYPE a [<!ENTITY a \"&b;&b;\"><!ENTITY b \"&c;&c;\">]>";
    for (name, text, told) in [
        ("deep", with(&format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth))), "xml-depth"),
        ("unclosed", with(&"<a>".repeat(depth)), "xml-depth"),
        ("closed", with(&"</a>".repeat(depth)), "xml-syntax"),
        ("a million attributes", with(&format!("<a{attributes}/>")), "xml-attributes"),
        ("a long text", with(&format!("<a>{}</a>", "x".repeat(17 << 20))), "xml-size"),
        ("a long tag", with(&format!("<a b=\"{}\"/>", "x".repeat(17 << 20))), "xml-size"),
        (
            "a long head",
            list(EVENT).replacen("<EPCISBody", &format!("<a>{}</a><EPCISBody", "x".repeat(2 << 20)), 1),
            "xml-size",
        ),
        (
            "deep before",
            list(EVENT).replacen("<EPCISBody", &format!("{}<EPCISBody", "<a>".repeat(depth)), 1),
            "xml-missing-element",
        ),
        ("entities", format!("{bomb}{}", with("<a>&a;</a>")), "xml-syntax"),
        ("an open quote", with(&format!("<a b=\"{}", "<c>".repeat(depth))), "xml-syntax"),
    ] {
        let started = std::time::Instant::now();
        let found = rules(text.as_bytes());
        assert!(found.iter().any(|rule| rule == told), "{name}: {found:?}");
        assert!(started.elapsed().as_secs() < 60, "{name} took {:?}", started.elapsed());
    }
    let mut bytes = with("<a>??</a>").into_bytes();
    let at = bytes.windows(2).position(|pair| pair == b"??").unwrap();
    bytes[at] = 0xff;
    assert!(rules(&bytes).contains(&"xml-encoding".to_owned()));
}
