//! XML made to do harm ends in an error with a place, in bounded time, and nothing outside is read.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::time::{Duration, Instant};

use tradelane::{Feed, Finding, Findings, Input, Options, Output, Severity, Target, convert, inspect, validate};

/// Much more than any of it takes, also without optimisation and on a busy machine.
const LONG: Duration = Duration::from_secs(60);

/// Findings of one message are kept up to here, and counted beyond.
const KEPT: usize = 1000;

/// A document element that is known, what it declares, and a piece of what belongs in it.
const ROOTS: [(&str, &str, &str); 3] = [
    (
        "Order",
        "xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2' \
         xmlns:cbc='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'",
        "<cbc:ID>1</cbc:ID>",
    ),
    ("ceb:CEB311Message", "xmlns:ceb='http://www.chinaport.gov.cn/ceb' guid='1' version='1.0'", "<ceb:Order/>"),
    ("gridTradeItems", "", "<tradeItem><gtin>04006381333931</gtin></tradeItem>"),
];

/// What all commands say of bytes; also what they write, which nothing from outside may be in.
fn run(bytes: Vec<u8>) -> (Vec<Finding>, String) {
    let mut feed = match Feed::open(Input::from_bytes("hostile.xml", bytes).unwrap(), None) {
        Ok(Ok(feed)) => feed,
        Ok(Err(finding)) => return (vec![finding], String::new()),
        Err(trouble) => panic!("{trouble}"),
    };
    let options = Options { keep_residue: true, ..Options::default() };
    let (mut around, mut found, mut said) = (Findings::new(), Vec::new(), String::new());
    while let Some(raw) = feed.next(&mut around).unwrap() {
        let converted = convert(&raw, &options);
        assert!(converted.findings.len() <= KEPT + 1);
        let judged = validate(&raw, &Options::default());
        let (_, rows, shown) = inspect(&raw, &options);
        for (what, findings) in [("validate", &judged.findings), ("inspect", &shown)] {
            let is_told = findings.iter().any(|finding| finding.severity == Severity::Error);
            assert!(is_told, "{what} tells nothing");
            assert!(findings.len() <= 2 * KEPT, "{what}: {}", findings.len());
        }
        if let Some(target) = Target::named(&converted.message).filter(|_| !converted.message.is_empty()) {
            let mut output = Output::new(Vec::new(), target, false);
            converted.documents.iter().for_each(|document| _ = output.document(document).unwrap());
            output.finish().unwrap();
        }
        said.extend(converted.documents.iter().map(|document| String::from_utf8_lossy(document)));
        said.extend(rows.into_iter().map(|row| row.value));
        found.extend(converted.findings);
    }
    found.extend(around.into_vec());
    (found, said)
}

/// Holds bytes to a finding of a rule with a place, in time: an error, or a warning where all could be read.
fn check(name: &str, bytes: Vec<u8>, rule: &str) -> String {
    let (started, size) = (Instant::now(), bytes.len());
    let (found, said) = run(bytes);
    assert!(started.elapsed() < LONG, "{name}: {:?}", started.elapsed());
    let is_placed =
        |finding: &&Finding| finding.source.as_ref().is_some_and(|place| place.line > 0 && place.column > 0);
    let errors = found.iter().filter(|finding| finding.severity != Severity::Info);
    let rules: Vec<_> = errors.filter(is_placed).map(|finding| finding.rule.to_string()).collect();
    assert!(
        rules.iter().any(|found| found == rule),
        "{name}: {rule} is not among {:?}",
        rules.get(..5.min(rules.len()))
    );
    // Nothing grows: references are not put together, and what is refused is not carried.
    assert!(said.len() <= 4 * size + 10_000, "{name}: {size} bytes became {}", said.len());
    said
}

/// The same for each of the documents that are known; what is put in stands before, in the start tag, and within.
fn check_each(name: &str, rule: &str, parts: impl Fn(&str) -> (String, String, String)) {
    for (root, declared, content) in ROOTS {
        let (before, attributes, within) = parts(root);
        let text = format!("{before}<{root} {declared} {attributes}>{content}{within}</{root}>");
        check(&format!("{name} in {root}"), text.into_bytes(), rule);
    }
}

#[test]
fn entities_that_grow_are_refused() {
    let mut bomb = String::from("<!ENTITY a0 'ha'>");
    for level in 1..30 {
        bomb.push_str(&format!("<!ENTITY a{level} '{}'>", format!("&a{};", level - 1).repeat(10)));
    }
    let within = "&a29;".repeat(3);
    check_each("a bomb of entities", "xml-syntax", |root| {
        (format!("<!DOCTYPE {root} [{bomb}]>"), String::new(), within.clone())
    });
    let quadratic = format!("<!ENTITY a '{}'>", "x".repeat(100_000));
    check_each("one long entity, many times", "xml-syntax", |root| {
        (format!("<!DOCTYPE {root} [{quadratic}]>"), String::new(), "&a;".repeat(50_000))
    });
    check_each("an entity of itself", "xml-syntax", |root| {
        (format!("<!DOCTYPE {root} [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>"), String::new(), "&a;".to_owned())
    });
    check_each("parameter entities", "xml-syntax", |root| {
        (format!("<!DOCTYPE {root} [<!ENTITY % p '<!ENTITY q \"z\">'> %p; %p;]>"), String::new(), "&q;".to_owned())
    });
    check_each("an entity that nobody declares", "xml-syntax", |_| {
        (String::new(), String::new(), "&nbsp;".repeat(10_000))
    });
}

#[test]
fn nothing_outside_is_read() {
    let secret = std::env::temp_dir().join(format!("tradelane-hostile-{}.txt", std::process::id()));
    std::fs::write(&secret, "what only this machine knows").unwrap();
    let path = secret.to_str().unwrap();
    for (root, declared, content) in ROOTS {
        for outside in [
            format!("<!DOCTYPE {root} [<!ENTITY x SYSTEM 'file://{path}'>]>"),
            format!("<!DOCTYPE {root} [<!ENTITY x PUBLIC '-//X//X' 'file://{path}'>]>"),
            format!("<!DOCTYPE {root} SYSTEM 'file://{path}'>"),
            format!("<!DOCTYPE {root} [<!ENTITY % x SYSTEM 'file://{path}'> %x;]>"),
        ] {
            let text = format!("{outside}<{root} {declared}>{content}<a>&x;</a></{root}>");
            let said = check(&outside, text.into_bytes(), "xml-syntax");
            assert!(!said.contains("only this machine"), "{outside}");
        }
        let include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='file://PATH'/>";
        let text = format!("<{root} {declared}>{content}{}<a></{root}>", include.replace("PATH", path));
        let said = check("an inclusion", text.into_bytes(), "xml-syntax");
        assert!(!said.contains("only this machine"), "{root}");
    }
    std::fs::remove_file(&secret).unwrap();
}

#[test]
fn what_is_too_much_is_told() {
    let attributes: String = (0..1_000_000).map(|at| format!("a{at}='1' ")).collect();
    check_each("a million attributes", "xml-attributes", |_| (String::new(), attributes.clone(), String::new()));
    let declared: String = (0..200_000).map(|at| format!("xmlns:n{at}='urn:{at}' ")).collect();
    check_each("declarations of namespaces", "xml-attributes", |_| (String::new(), declared.clone(), String::new()));
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    check_each("a hundred thousand levels", "xml-depth", |_| (String::new(), String::new(), deep.clone()));
    check_each("levels that do not end", "xml-depth", |_| (String::new(), String::new(), "<a>".repeat(100_000)));
    check_each("one attribute, many times", "xml-syntax", |_| (String::new(), "b='1' ".repeat(1_000), String::new()));
    check_each("a long name", "xml-unknown-element", |_| {
        (String::new(), String::new(), format!("<{0}></{0}>", "n".repeat(1_000_000)))
    });
    check_each("comments", "xml-syntax", |_| ("<!-- -- -->".repeat(50_000), String::new(), String::new()));
}

#[test]
fn encodings_that_lie_are_told() {
    for (root, declared, content) in ROOTS {
        let text = |encoding: &str, word: &str| {
            format!("<?xml version='1.0' encoding='{encoding}'?><{root} {declared}>{content}<a>{word}</a></{root}>")
        };
        let with = |encoding: &str, bytes: &[u8]| {
            let whole = text(encoding, "WORD").into_bytes();
            let at = whole.windows(4).position(|part| part == b"WORD").unwrap();
            [&whole[..at], bytes, &whole[at + 4..]].concat()
        };
        for (name, bytes) in [
            ("a byte that is none", &b"\xff"[..]),
            ("half a character", b"\xe5\xba"),
            ("too long a form", b"\xc0\xaf"),
            ("half a pair", b"\xed\xa0\x80"),
            ("beyond Unicode", b"\xf7\xbf\xbf\xbf"),
            ("GB18030 in UTF-8", b"\xb6\xa9\xb5\xa5"),
            ("both in one document", "订单".as_bytes()),
        ] {
            let encoding = if name == "both in one document" { "GB18030" } else { "UTF-8" };
            let mut bytes = with(encoding, bytes);
            if encoding == "GB18030" {
                // The same words in both encodings, and a byte that ends neither.
                let at = bytes.windows(4).position(|part| part == b"</a>").unwrap();
                bytes.splice(at..at, *b"\xb6\xa9\xff\xff");
            }
            check(&format!("{name} in {root}"), bytes, "xml-encoding");
        }
        let wide: Vec<u8> = text("UTF-8", "x").encode_utf16().flat_map(u16::to_le_bytes).collect();
        check("UTF-16 that says it is UTF-8", [b"\xff\xfe".as_slice(), &wide].concat(), "xml-encoding");
        check("UTF-8 that says it is UTF-16", text("UTF-16", "x").into_bytes(), "xml-encoding");
        check("an encoding that nobody knows", text("x-none", "x").into_bytes(), "xml-encoding");
        check("a control character", with("UTF-8", b"\x01"), "xml-syntax");
        check("a zero", with("UTF-8", b"\0"), "xml-syntax");
        check("a number of no character", with("UTF-8", b"&#xD800;"), "xml-syntax");
    }
}
