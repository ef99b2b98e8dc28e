//! Events of EPCIS: what is wrong with them is told with its place, and the rest of the feed is read.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod event_feeds;

use event_feeds::sample;
use serde_json::{Value, json};
use tradelane::{Converted, Feed, Findings, Input, Options, Output, Syntax, Target, convert, validate};

const SAMPLES: [&str; 4] =
    ["ObjectEvent.json", "TransactionEvent.json", "AggregationEvent.json", "AssociationEvent.jsonld"];

/// Text that need not show that it is of events.
fn told(options: &Options) -> Options {
    Options { syntax: Some(Syntax::Epcis), ..options.clone() }
}

fn read(text: &[u8], options: &Options) -> (Vec<Converted>, Findings) {
    event_feeds::read(text, &told(options))
}

fn rules(text: &[u8]) -> Vec<String> {
    event_feeds::rules(text, &told(&Options::default()))
}

fn document(converted: &Converted) -> Value {
    serde_json::from_slice(&converted.documents[0]).unwrap()
}

const EVENT: &str = r#"{"type":"ObjectEvent","eventTime":"2026-05-17T08:00:00Z","eventTimeZoneOffset":"+00:00","action":"OBSERVE","epcList":[]}"#;

fn list(events: &str) -> String {
    format!(
        r#"{{"@context":"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld","type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-05-17T08:00:00Z","epcisBody":{{"eventList":[{events}]}}}}"#
    )
}

#[test]
fn the_samples_are_known_by_themselves_and_clean() {
    for name in SAMPLES {
        let mut feed = Feed::open(Input::from_bytes(name, sample(name)).unwrap(), None).unwrap().unwrap();
        assert_eq!(feed.syntax(), Syntax::Epcis, "{name}");
        let mut around = Findings::new();
        let mut count = 0;
        while let Some(raw) = feed.next(&mut around).unwrap() {
            let judged = validate(&raw, &Options::default());
            let told: Vec<_> = judged.findings.iter().filter(|finding| finding.rule != "residue").collect();
            assert!(told.is_empty(), "{name}: {told:?}");
            count += 1;
        }
        assert!(around.is_empty() && count > 1, "{name}: {around:?}");
    }
}

#[test]
fn an_event_says_what_when_where_and_why() {
    let (found, _) = read(&sample("ObjectEvent.json"), &Options::default());
    let document = document(&found[0]);
    let event = &document["events"][0];
    assert_eq!(event["milestone"], "departed");
    assert_eq!(event["businessStep"], "departing");
    assert_eq!(event["identifiers"][0], json!({ "scheme": "SSCC", "value": "340123450000000017" }));
    assert_eq!(event["identifiers"][3]["serial"], "SN-0003");
    assert_eq!(event["identifiers"][3]["companyPrefix"], "4006381");
    assert_eq!(event["transactions"][0]["kind"], "ON");
    assert_eq!(event["location"]["identifier"]["serial"], "GATE-2");
    let (found, _) = read(&sample("AggregationEvent.json"), &Options::default());
    let document = self::document(&found[0]);
    assert_eq!(document["units"][0]["identifiers"][0]["value"], "340123450000000017");
    assert_eq!(document["units"][1]["parent"], "1");
    let lines = document["lines"].as_array().unwrap();
    assert!(lines.iter().any(|line| line["serialNumbers"] == json!(["SN-0001"])), "{lines:?}");
    assert!(lines.iter().any(|line| line["quantity"]["value"] == "48"), "{lines:?}");
}

#[test]
fn a_fault_is_told_and_the_rest_of_the_feed_is_read() {
    for (fault, told) in [
        (r#"{"type":"ObjectEvent","a":[1,2}"#, "json-syntax"),
        (r#"{"type":"ObjectEvent","a":"x,"#, "json-syntax"),
        (r#"{"type":"ObjectEvent",,"action":"OBSERVE"}"#, "json-syntax"),
        (r#"{"type":"ObjectEvent" "action":"OBSERVE"}"#, "json-syntax"),
        (r#"{"type":"ObjectEvent","action":OBSERVE}"#, "json-syntax"),
        (r#"{"type":"ObjectEvent","action":01}"#, "json-syntax"),
        (r#"{"type":"ObjectEvent","x:a":1,"x:a":2}"#, "json-duplicate-member"),
        (r#"{"type":"ObjectEvent","x:a":"\uD800"}"#, "json-text"),
        (r#"{"type":"ObjectEvent","unheardOf":1}"#, "json-member-unknown"),
        (r#"{"type":"ObjectEvent","action":"LOOK"}"#, "json-value"),
        (r#"{"type":"ObjectEvent","action":7}"#, "json-type"),
        (r#"{"type":"ObjectEvent","readPoint":"x"}"#, "json-type"),
        (r#"{"type":"ObjectEvent","epcList":["https://id.gs1.org/01/04006381333932/21/1"]}"#, "epc-check-digit"),
        (r#"{"type":"ObjectEvent","epcList":["no uri"]}"#, "epc-form"),
        ("7", "json-syntax"),
        (r#""text""#, "json-syntax"),
    ] {
        let text = list(&format!("{EVENT},\n{fault},\n{EVENT}"));
        let (found, _) = read(text.as_bytes(), &Options::default());
        assert!(rules(text.as_bytes()).iter().any(|rule| rule == told), "{fault}: {:?}", rules(text.as_bytes()));
        let whole = list(&format!("{EVENT},{EVENT}"));
        let (ends, _) = read(whole.as_bytes(), &Options::default());
        assert_eq!(found.first().unwrap().documents, ends[0].documents, "{fault}");
        assert_eq!(found.last().unwrap().documents, ends[1].documents, "{fault}");
    }
}

#[test]
fn places_are_those_of_the_file() {
    let text = list(&format!("{EVENT},\n  {}", EVENT.replace("OBSERVE", "LOOK")));
    let (found, _) = read(text.as_bytes(), &Options::default());
    let finding = found[1].findings.iter().find(|finding| finding.rule == "json-value").unwrap();
    let place = finding.source.as_ref().unwrap();
    let offset = text.find("\"LOOK\"").unwrap();
    assert_eq!((place.line, place.offset), (2, offset as u64));
    assert_eq!(place.column as usize, offset - text.find('\n').unwrap());
}

#[test]
fn events_stand_in_documents_alone_in_lines_and_in_answers() {
    let alone =
        EVENT.replacen('{', r#"{"@context":"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld","#, 1);
    let answer = format!(
        r#"{{"@context":"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld","type":"EPCISQueryDocument","schemaVersion":"2.0","epcisBody":{{"queryResults":{{"queryName":"q","resultsBody":{{"eventList":[{EVENT}]}}}}}}}}"#
    );
    for (text, count) in [
        (list(EVENT), 1),
        (list(&[EVENT; 3].join(",")), 3),
        (list(""), 0),
        (alone.clone(), 1),
        (format!("{alone}\n{alone}\n"), 2),
        (format!("[{alone},\n{alone}]"), 2),
        (format!("{}\n{}", list(EVENT), list(EVENT)), 2),
        (answer, 1),
    ] {
        let (found, _) = read(text.as_bytes(), &Options::default());
        assert_eq!(found.len(), count, "{text}");
        assert!(found.iter().all(|converted| converted.documents.len() == 1), "{text}");
    }
    // One line that is broken takes no other with it.
    let (found, _) = read(format!("{alone}\n{{\"type\":\"ObjectEvent\",\n{alone}\n").as_bytes(), &Options::default());
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].documents, found[2].documents);
}

/// Events with whatever extensions and forms come back member for member where what is not mapped is kept.
#[test]
fn extensions_and_odd_forms_come_back() {
    let event = r#"{"type":"ObjectEvent","eventID":"urn:uuid:1","eventTime":"2026-05-17T08:00:00.10Z","eventTimeZoneOffset":"+08:00","epcList":["urn:epc:id:gsrn:4012345.0000000001"],"action":"OBSERVE","bizStep":"https://ref.gs1.org/cbv/BizStep-shipping","certificationInfo":"https://example.com/c","sensorElementList":[{"sensorReport":[{"type":"gs1:Speed","value":1.50e2,"booleanValue":true}],"ext:x":1}],"ext:a":{"b":[1,"1",true,null,{},[],[[2],[]],""],"c":[3],"d":{"item":[4]},"@e":-0.0}}"#;
    let options = Options { keep_residue: true, ..Options::default() };
    for text in [list(event), list(&format!("{event},{event}")), event.replacen('{', r#"{"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",{"ext":"https://example.com/ext/"}],"#, 1)] {
        let (found, around) = read(text.as_bytes(), &options);
        assert!(around.is_empty(), "{around:?}");
        let mut written = Vec::new();
        let mut output = Output::new(&mut written, Target::named("epcis/2.0/ObjectEvent").unwrap(), false);
        for converted in &found {
            output.document(&converted.documents[0]).unwrap();
        }
        output.finish().unwrap();
        let parsed = |text: &[u8]| serde_json::from_slice::<Value>(text).unwrap();
        assert_eq!(parsed(&written), parsed(text.as_bytes()));
        // Numbers stand as they stood.
        assert!(String::from_utf8(written).unwrap().contains("1.50e2"));
    }
}

/// A status of several events is written as several, each of which is a document when it is read.
#[test]
fn several_events_of_a_status_are_written() {
    let (found, _) = read(&sample("ObjectEvent.json"), &Options::default());
    let mut whole = document(&found[0]);
    let others: Vec<Value> = found.iter().skip(1).map(|converted| document(converted)["events"][0].clone()).collect();
    whole["events"].as_array_mut().unwrap().extend(others);
    for target in ["epcis/2.0/ObjectEvent", "epcis/2.0-xml/ObjectEvent"] {
        let mut written = Vec::new();
        let mut output = Output::new(&mut written, Target::named(target).unwrap(), true);
        let told = output.document(whole.to_string().as_bytes()).unwrap();
        let is_id = |path: &Option<String>| path.as_deref() == Some("/header/id");
        assert!(told.iter().all(|finding| is_id(&finding.path)), "{target}: {told:?}");
        output.finish().unwrap();
        let mut feed = Feed::open(Input::from_bytes("written", written).unwrap(), None).unwrap().unwrap();
        let mut around = Findings::new();
        let mut events = Vec::new();
        while let Some(raw) = feed.next(&mut around).unwrap() {
            events.push(document(&convert(&raw, &Options::default()))["events"][0].clone());
        }
        assert!(around.is_empty(), "{around:?}");
        assert_eq!(Value::Array(events), whole["events"], "{target}");
    }
}

/// A repository refuses the whole document for one event: what breaks the schema is not written, unless it is asked for.
#[test]
fn an_event_that_lacks_what_it_cannot_be_without_is_not_written() {
    let (found, _) = read(list(EVENT).as_bytes(), &Options::default());
    for target in ["epcis/2.0/TransactionEvent", "epcis/2.0-xml/TransactionEvent", "epcis/1.2-xml/TransactionEvent"] {
        for is_asked in [false, true] {
            let mut written = Vec::new();
            let mut output = Output::new(&mut written, Target::named(target).unwrap(), false);
            if is_asked {
                output = output.with_refused();
            }
            let told = output.document(&found[0].documents[0]).unwrap();
            output.finish().unwrap();
            let lacks = told.iter().any(|finding| finding.message.contains("lacks `bizTransactionList`"));
            assert!(lacks, "{target}: {told:?}");
            assert_eq!(told.iter().any(|finding| finding.rule == "not-written"), !is_asked, "{target}: {told:?}");
            assert_eq!(written.is_empty(), !is_asked, "{target}");
        }
    }
}

#[test]
fn hostile_events_end_in_bounded_time() {
    let with = |member: &str| list(&EVENT.replacen('{', &format!("{{{member},"), 1));
    let million: String = (0..1_000_000).map(|at| format!("\"x:{at}\":{at},")).collect();
    let depth = 100_000;
    for (name, text, told) in [
        ("deep lists", with(&format!("\"x:a\":{}{}", "[".repeat(depth), "]".repeat(depth))), "json-depth"),
        ("deep objects", with(&format!("\"x:a\":{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth))), "json-depth"),
        ("unclosed lists", with(&format!("\"x:a\":{}", "[".repeat(depth))), "json-truncated"),
        ("a million members", with(million.trim_end_matches(',')), "json-size"),
        ("a million of a name", with(&format!("\"x:a\":[{}0]", "0,".repeat(1_000_000))), "json-size"),
        ("a long number", with(&format!("\"action\":{}", "9".repeat(1_000_000))), "json-duplicate-member"),
        ("a long text", list(&format!("{{\"x:a\":\"{}\"}}", "x".repeat(17 << 20))), "json-size"),
        ("a long head", list(EVENT).replacen('{', &format!("{{\"x:a\":\"{}\",", "x".repeat(2 << 20)), 1), "json-size"),
        ("brackets", "[".repeat(1_000_000), ""),
        ("names", "\"a\":".repeat(1_000_000), "json-syntax"),
    ] {
        let started = std::time::Instant::now();
        let found = rules(text.as_bytes());
        assert!(told.is_empty() || found.iter().any(|rule| rule == told), "{name}: {found:?}");
        assert!(started.elapsed().as_secs() < 60, "{name} took {:?}", started.elapsed());
    }
    assert!(rules(&[list(EVENT).as_bytes(), b"\xff\xfe"].concat()).contains(&"json-syntax".to_owned()));
    let mut bytes = list(&EVENT.replacen('{', "{\"x:a\":\"??\",", 1)).into_bytes();
    let at = bytes.windows(2).position(|pair| pair == b"??").unwrap();
    bytes[at] = 0xff;
    assert_eq!(rules(&bytes), ["json-encoding"]);
}
