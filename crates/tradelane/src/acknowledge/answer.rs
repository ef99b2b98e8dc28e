//! What was received as documents that acknowledge it.

use serde_json::{Map, Value, json};
use tradelane_legacy::x12;

use super::received::{Fault, Group, Header, Interchange, Message};
use super::{AcknowledgeLevel, Acknowledging, Answer};
use crate::detect::Syntax;

/// The most segments that a message's answer tells, and the most elements of one (CONTRL: SG2 999, UCD 99).
const SEGMENTS: usize = 999;
const ELEMENTS: usize = 99;
/// The most characters of a value at fault that are told (724), and of a text about a fault (TED02, NTE02).
const BAD_VALUE: usize = 99;
const TEXT: usize = 60;
const NOTE: usize = 80;
/// The most characters of a tag (721).
const TAG: usize = 3;
/// The most sets that a count tells (97).
const COUNT: u64 = 999_999;
/// The last letters of the syntax identifiers that there are (0001): UNOA to UNOL, UNOW to UNOY.
const SYNTAXES: &[char] = &['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'W', 'X', 'Y'];

/// The answers to an interchange.
pub(super) fn answers(interchange: &Interchange, syntax: Syntax, how: &Acknowledging) -> Vec<Answer> {
    let mut messages = interchange.groups.iter().flat_map(|group| &group.messages).peekable();
    // An interchange that holds nothing is answered; one that holds answers alone is not.
    if messages.peek().is_some() && messages.all(|message| message.is_answer) {
        return Vec::new();
    }
    match (syntax, how.level) {
        (Syntax::X12, AcknowledgeLevel::Syntax) => x12(interchange, how),
        (Syntax::X12, AcknowledgeLevel::Application) => advices(interchange, how),
        (_, AcknowledgeLevel::Syntax) => vec![contrl(interchange, how)],
        (_, AcknowledgeLevel::Application) => aperaks(interchange, how),
    }
}

fn outcome(has_errors: bool, has_faults: bool) -> &'static str {
    match (has_errors, has_faults) {
        (true, _) => "rejected",
        (false, true) => "acceptedWithErrors",
        (false, false) => "accepted",
    }
}

/// An object without what is empty.
fn object(fields: Vec<(&str, Value)>) -> Value {
    let is_there = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => true,
    };
    let there = fields.into_iter().filter(|(_, value)| is_there(value));
    Value::Object(there.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

fn document(header: Value, crosswalk: String, fields: Vec<(&str, Value)>) -> Answer {
    let mut all = vec![("tradelane", json!("1.0")), ("type", json!("acknowledgement")), ("header", header)];
    all.extend(fields);
    Answer { json: object(all).to_string().into_bytes(), crosswalk }
}

fn number(number: Option<impl ToString>) -> Value {
    number.map_or(Value::Null, |number| number.to_string().into())
}

// EDIFACT

/// The header of an answer: sender and recipient change places.
fn edifact_header(header: &Header, how: &Acknowledging) -> Value {
    let party = |segment: &str, id: &str, routing: &str| {
        object(vec![
            ("id", header.get(&format!("UNB/{segment}/{id}")).into()),
            ("qualifier", header.get(&format!("UNB/{segment}/0007")).into()),
            ("routing", header.get(&format!("UNB/{segment}/{routing}")).into()),
        ])
    };
    // A character set or version that there is not cannot be answered in: the usual ones are written then.
    let is_syntax = |text: &str| text.len() == 4 && text.starts_with("UNO") && text.ends_with(SYNTAXES);
    let syntax = Some(header.get("UNB/S001/0001")).filter(|text| is_syntax(text)).unwrap_or("UNOC");
    let told = Some(header.get("UNB/S001/0002")).filter(|text| ["1", "2", "3", "4"].contains(text));
    let version = told.unwrap_or("3");
    let (date, time) = &how.now;
    let date = if version == "4" { date.as_str() } else { date.get(2..).unwrap_or_default() };
    object(vec![
        ("sender", party("S003", "0010", "0014")),
        ("recipient", party("S002", "0004", "0008")),
        ("test", if header.get("UNB/0035") == "1" { json!(true) } else { Value::Null }),
        (
            "interchange",
            object(vec![
                ("syntax", syntax.into()),
                ("syntaxVersion", version.into()),
                ("date", date.into()),
                ("time", time.as_str().into()),
            ]),
        ),
    ])
}

fn edifact_directory(header: &Header) -> &'static str {
    if header.get("UNB/S001/0002") == "4" { "D01B" } else { "D96A" }
}

fn contrl(interchange: &Interchange, how: &Acknowledging) -> Answer {
    let header = &interchange.header;
    let party = |segment: &str, id: &str| {
        object(vec![
            ("id", header.get(&format!("UNB/{segment}/{id}")).into()),
            ("qualifier", header.get(&format!("UNB/{segment}/0007")).into()),
        ])
    };
    let responds_to = object(vec![
        ("interchangeReference", header.get("UNB/0020").into()),
        ("sender", party("S002", "0004")),
        ("recipient", party("S003", "0010")),
    ]);
    let is_rejected = interchange.faults.iter().any(|fault| fault.is_error);
    let (grouped, loose): (Vec<&Group>, Vec<&Group>) =
        interchange.groups.iter().partition(|group| !group.header.get("UNG/0048").is_empty());
    let messages: Vec<Value> = loose.iter().flat_map(|group| &group.messages).filter_map(message_response).collect();
    let groups: Vec<Value> = grouped.iter().filter_map(|group| group_response(group)).collect();
    document(
        edifact_header(header, how),
        format!("edifact/{}/CONTRL", edifact_directory(header)),
        vec![
            ("respondsTo", responds_to),
            ("outcome", if is_rejected { "rejected" } else { "accepted" }.into()),
            ("faults", service_fault(&interchange.faults)),
            ("groups", groups.into()),
            ("messages", messages.into()),
        ],
    )
}

/// What is said of a group; nothing where nothing is wrong in it.
fn group_response(group: &Group) -> Option<Value> {
    let messages: Vec<Value> = group.messages.iter().filter_map(message_response).collect();
    if messages.is_empty() && group.faults.is_empty() {
        return None;
    }
    let party = |segment: &str, id: &str| {
        object(vec![
            ("id", group.header.get(&format!("UNG/{segment}/{id}")).into()),
            ("qualifier", group.header.get(&format!("UNG/{segment}/0007")).into()),
        ])
    };
    let is_rejected = group.faults.iter().any(|fault| fault.is_error);
    Some(object(vec![
        ("reference", group.header.get("UNG/0048").into()),
        ("outcome", if is_rejected { "rejected" } else { "accepted" }.into()),
        ("sender", party("S006", "0040")),
        ("recipient", party("S007", "0044")),
        ("faults", service_fault(&group.faults)),
        ("messages", messages.into()),
    ]))
}

/// What is said of a message; nothing where nothing is wrong in it: the interchange's answer holds for it then.
fn message_response(message: &Message) -> Option<Value> {
    if message.faults.is_empty() || message.is_answer {
        return None;
    }
    let header = &message.header;
    let is_service = |fault: &&Fault| fault.position.segment.is_none() || is_header(fault);
    let (service, inner): (Vec<&Fault>, Vec<&Fault>) = message.faults.iter().partition(is_service);
    let mut faults = service.first().map_or_else(Vec::new, |first| vec![service_entry(first)]);
    // One segment of the envelope is told with the message; others by their places.
    let inner: Vec<&Fault> =
        service.into_iter().skip(1).filter(|fault| fault.position.segment.is_some()).chain(inner).collect();
    faults.extend(segments(&inner, 1));
    Some(object(vec![
        ("reference", header.get("UNH/0062").into()),
        ("messageType", header.get("UNH/S009/0065").into()),
        ("version", header.get("UNH/S009/0052").into()),
        ("release", header.get("UNH/S009/0054").into()),
        ("agency", header.get("UNH/S009/0051").into()),
        ("association", header.get("UNH/S009/0057").into()),
        ("outcome", if message.has_errors() { "rejected" } else { "accepted" }.into()),
        ("faults", faults.into()),
    ]))
}

fn is_header(fault: &Fault) -> bool {
    matches!(fault.position.tag.as_str(), "UNH" | "UNT")
}

/// The first fault of an envelope: its answer has room for one.
fn service_fault(faults: &[Fault]) -> Value {
    let first = faults.iter().find(|fault| fault.is_error).or(faults.first());
    first.map_or(Value::Null, |first| vec![service_entry(first)].into())
}

/// A fault of a service segment (UCI, UCF, UCM): the tag is position 1 of the segment.
fn service_entry(fault: &Fault) -> Value {
    let missing = match fault.rule.as_str() {
        "missing-interchange-trailer" => "UNZ",
        "missing-group-trailer" => "UNE",
        "missing-trailer" => "UNT",
        "unexpected-trailer" if fault.message.starts_with("UNE") => "UNE",
        _ => "",
    };
    let is_service = |tag: &str| tag.starts_with("UN") && tag != "UNS";
    let tag = if is_service(&fault.position.tag) { fault.position.tag.as_str() } else { missing };
    object(vec![
        ("list", "0085".into()),
        ("code", fault.code.as_str().into()),
        ("segment", tag.into()),
        ("elementPosition", number(fault.position.element.filter(|_| !tag.is_empty()).map(|at| at + 1))),
        ("componentPosition", number(fault.position.component.filter(|_| !tag.is_empty()))),
    ])
}

/// Faults by their segments (UCS, UCD; AK3, AK4), in the order of the message; `tag` is what the tag counts among the
/// elements.
fn segments(faults: &[&Fault], tag: u16) -> Vec<Value> {
    let mut faults: Vec<&&Fault> = faults.iter().collect();
    faults.sort_by_key(|fault| fault.position.segment);
    let same = |a: &&&Fault, b: &&&Fault| {
        a.position.segment == b.position.segment && a.position.element.is_some() && b.position.element.is_some()
    };
    let chunks = faults.chunk_by(same).take(SEGMENTS);
    chunks.filter_map(|chunk| segment(chunk, tag)).collect()
}

fn segment(faults: &[&&Fault], tag: u16) -> Option<Value> {
    let first = faults.first()?;
    let position = &first.position;
    let is_x12 = tag == 0;
    let is_whole = position.element.is_none();
    let elements = faults.iter().filter(|fault| fault.position.element.is_some()).take(ELEMENTS);
    let elements: Vec<Value> = elements.map(|fault| element(fault, tag)).collect();
    Some(object(vec![
        ("list", if is_x12 { "X12-720".into() } else { Value::Null }),
        ("segment", if is_x12 { position.tag.chars().take(TAG).collect::<String>().into() } else { Value::Null }),
        ("segmentPosition", number(position.segment)),
        (
            "code",
            match (is_whole, is_x12) {
                (true, _) => first.code.as_str().into(),
                (false, true) => "8".into(),
                (false, false) => Value::Null,
            },
        ),
        ("elements", elements.into()),
    ]))
}

fn element(fault: &Fault, tag: u16) -> Value {
    let position = &fault.position;
    object(vec![
        ("list", if tag == 0 { "X12-723".into() } else { Value::Null }),
        ("code", fault.code.as_str().into()),
        ("elementPosition", number(position.element.map(|at| at + tag))),
        ("componentPosition", number(position.component)),
        ("repetition", number(position.repetition)),
        ("element", fault.number.as_str().into()),
        ("badValue", fault.value.chars().take(BAD_VALUE).collect::<String>().into()),
    ])
}

/// What is wrong with what a message says, in the words of its rules.
fn aperaks(interchange: &Interchange, how: &Acknowledging) -> Vec<Answer> {
    let header = &interchange.header;
    let messages = interchange.groups.iter().flat_map(|group| &group.messages).filter(|message| is_judged(message));
    let answer = |message: &Message| {
        let is_rejected = message.has_errors();
        let faults: Vec<Value> = message.faults.iter().map(business_fault).collect();
        let own = format!("{}-{}", header.get("UNB/0020"), message.header.get("UNH/0062"));
        let is_new = is_new(message.header.get("UNH/S009/0054"));
        // Directories before D.99B have no code for it.
        let purpose = if is_rejected { "313" } else { "312" };
        document(
            edifact_header(header, how),
            format!("edifact/{}/APERAK", if is_new { "D01B" } else { "D96A" }),
            vec![
                ("number", own.into()),
                ("purpose", if is_new { json!({ "code": purpose }) } else { Value::Null }),
                ("function", if is_rejected { "27" } else { "29" }.into()),
                ("issuedAt", moment(&how.now)),
                ("respondsTo", object(vec![("number", message.number.as_str().into())])),
                ("faults", faults.into()),
            ],
        )
    };
    messages.map(answer).collect()
}

/// Whether a release (`96A`) is D.99B or later; those of this century begin with a nought or one of the next digits.
fn is_new(release: &str) -> bool {
    release >= "99B" && release.starts_with('9') || release.starts_with(['0', '1', '2', '3'])
}

fn business_fault(fault: &Fault) -> Value {
    let line = fault.path.strip_prefix("/lines/").and_then(|rest| rest.split('/').next());
    let line = line.and_then(|index| index.parse::<u64>().ok()).map(|index| (index + 1).to_string());
    let references = line.map_or(Value::Null, |line| json!([{ "kind": "LI", "id": line }]));
    let place = match (fault.position.segment, fault.position.tag.as_str()) {
        (Some(segment), tag) if !tag.is_empty() => format!("segment {segment} {tag}"),
        _ => String::new(),
    };
    object(vec![
        ("code", fault.code.as_str().into()),
        ("text", texts(&[&fault.message, &format!("{} {place}", fault.rule)]).into()),
        ("references", references),
    ])
}

/// Texts in pieces that a free text takes: 70 characters each, five at most.
fn texts(texts: &[&str]) -> Vec<Value> {
    let pieces = texts.iter().flat_map(|text| {
        let characters: Vec<char> = text.trim().chars().collect();
        characters.chunks(70).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>()
    });
    pieces.filter(|piece| !piece.trim().is_empty()).take(5).map(Value::from).collect()
}

/// The clock's date and time as documents write them.
fn moment((date, time): &(String, String)) -> Value {
    let part = |text: &str, from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
    if date.len() != 8 || time.len() < 4 {
        return Value::Null;
    }
    let day = format!("{}-{}-{}", part(date, 0, 4), part(date, 4, 6), part(date, 6, 8));
    format!("{day}T{}:{}:00+00:00", part(time, 0, 2), part(time, 2, 4)).into()
}

// X12

/// The version of the header for an answer of a directory: that of what is answered, where it controls that directory too.
/// Since 00401 the two are one.
fn control_version<'h>(header: &'h Header, directory: &str) -> &'h str {
    let own = if directory == "005010" { "00501" } else { "00401" };
    let told = header.get("ISA/12");
    let is_free = told.len() == 5 && ("00200".."00401").contains(&told) && own == "00401";
    if is_free { told } else { own }
}

fn x12_header(interchange: &Interchange, group: Option<&Group>, directory: &str, how: &Acknowledging) -> Value {
    let header = &interchange.header;
    let group = |path: &str| group.map_or("", |group| group.header.get(path));
    let (date, time) = &how.now;
    object(vec![
        (
            "sender",
            object(vec![
                ("id", header.get("ISA/08").into()),
                ("qualifier", header.get("ISA/07").into()),
                ("routing", group("GS/03").into()),
            ]),
        ),
        (
            "recipient",
            object(vec![
                ("id", header.get("ISA/06").into()),
                ("qualifier", header.get("ISA/05").into()),
                ("routing", group("GS/02").into()),
            ]),
        ),
        ("test", if header.get("ISA/15") == "T" { json!(true) } else { Value::Null }),
        (
            "interchange",
            object(vec![
                ("syntaxVersion", control_version(header, directory).into()),
                ("date", date.get(2..).unwrap_or_default().into()),
                ("time", time.as_str().into()),
            ]),
        ),
    ])
}

fn x12(interchange: &Interchange, how: &Acknowledging) -> Vec<Answer> {
    let header = &interchange.header;
    let mut answers = Vec::new();
    let is_rejected = interchange.faults.iter().any(|fault| fault.is_error);
    if is_rejected || !interchange.faults.is_empty() || header.get("ISA/14") == "1" {
        let first = interchange.faults.iter().find(|fault| fault.is_error).or(interchange.faults.first());
        let faults = first.map_or(Value::Null, |first| json!([{ "list": "X12-I18", "code": first.code }]));
        let responds_to = object(vec![
            ("interchangeReference", header.get("ISA/13").into()),
            ("interchangeDate", header.get("ISA/09").into()),
            ("interchangeTime", header.get("ISA/10").into()),
        ]);
        let directory = if header.get("ISA/12") >= "00501" { "005010" } else { "004010" };
        answers.push(document(
            x12_header(interchange, None, directory, how),
            format!("x12/{directory}/TA1"),
            vec![
                ("respondsTo", responds_to),
                ("outcome", outcome(is_rejected, first.is_some()).into()),
                ("faults", faults),
            ],
        ));
    }
    // Sets that stand in no group have no group's answer: the interchange's tells it.
    let groups = interchange.groups.iter().filter(|group| group.start.is_some() && !is_of_answers(group));
    answers.extend(groups.map(|group| functional(interchange, group, is_rejected, how)));
    answers
}

/// Whether a group holds acknowledgements alone.
fn is_of_answers(group: &Group) -> bool {
    match group.messages.as_slice() {
        [] => matches!(group.header.get("GS/01"), "FA" | "AG"),
        messages => messages.iter().all(|message| message.is_answer),
    }
}

/// Whether something is said of what a message says.
fn is_judged(message: &Message) -> bool {
    !message.is_answer && !message.is_unread
}

/// The code of a group; where its header has none, that of the sets it holds.
fn group_code(group: &Group) -> &str {
    let told = group.header.get("GS/01");
    let set = group.messages.first().map_or("", |message| message.kind.as_str());
    let directory = if group.header.get("GS/08") >= "005010" { "005010" } else { "004010" };
    let usual = || x12::directory(directory).map_or("", |directory| directory.group_code(set));
    if told.is_empty() { usual() } else { told }
}

/// A 997 or 999.
fn functional(interchange: &Interchange, group: &Group, is_rejected: bool, how: &Acknowledging) -> Answer {
    let version = group.header.get("GS/08");
    let is_new = version >= "005010";
    let set = how.set.as_deref().unwrap_or(if is_new { "999" } else { "997" });
    let lists = if set == "999" { ["X12-618", "X12-620", "X12-621"] } else { ["X12-718", "X12-720", "X12-723"] };
    let is_rejected = is_rejected || group.faults.iter().any(|fault| fault.is_error);
    let count = group.messages.len();
    let taken = if is_rejected { 0 } else { group.messages.iter().filter(|message| !message.has_errors()).count() };
    let has_faults = !group.faults.is_empty() || group.messages.iter().any(|message| !message.faults.is_empty());
    let said = match taken {
        0 => "rejected",
        taken if taken < count => "partlyAccepted",
        _ => outcome(false, has_faults),
    };
    let mut codes: Vec<&str> = group.faults.iter().map(|fault| fault.code.as_str()).collect();
    codes.dedup();
    let faults: Vec<Value> = codes.iter().take(5).map(|code| json!({ "list": "X12-716", "code": code })).collect();
    let messages: Vec<Value> = group
        .messages
        .iter()
        .filter(|message| !message.is_answer)
        .map(|message| set_response(message, lists))
        .collect();
    let told = group.told.unwrap_or(count as u64).min(COUNT).to_string();
    let directory = if is_new { "005010" } else { "004010" };
    document(
        x12_header(interchange, Some(group), directory, how),
        format!("x12/{directory}/{set}"),
        vec![
            (
                "respondsTo",
                object(vec![
                    ("groupCode", group_code(group).into()),
                    ("groupReference", group.header.get("GS/06").into()),
                    ("groupVersion", if version > "004010" { version.into() } else { Value::Null }),
                ]),
            ),
            ("outcome", said.into()),
            ("counts", json!({ "included": told, "received": count.to_string(), "accepted": taken.to_string() })),
            ("faults", faults.into()),
            ("messages", messages.into()),
        ],
    )
}

fn set_response(message: &Message, lists: [&str; 3]) -> Value {
    let (own, inner): (Vec<&Fault>, Vec<&Fault>) = message.faults.iter().partition(|fault| fault.list == "718");
    let mut codes: Vec<String> = own.iter().map(|fault| fault.code.clone()).collect();
    codes.dedup();
    if !inner.is_empty() && !codes.iter().any(|code| code == "5") {
        codes.push("5".to_owned());
    }
    // A segment is told by its tag and number; without them it is only said that there is one at fault.
    let inner: Vec<&Fault> =
        inner.into_iter().filter(|fault| fault.position.segment.is_some() && !fault.position.tag.is_empty()).collect();
    let mut faults = Vec::new();
    for mut entry in segments(&inner, 0) {
        entry["list"] = lists[1].into();
        for element in entry.get_mut("elements").and_then(Value::as_array_mut).into_iter().flatten() {
            element["list"] = lists[2].into();
        }
        faults.push(entry);
    }
    faults.extend(codes.iter().take(5).map(|code| json!({ "list": lists[0], "code": code })));
    object(vec![
        ("messageType", message.header.get("ST/01").into()),
        ("reference", message.header.get("ST/02").into()),
        ("association", message.header.get("ST/03").into()),
        ("outcome", outcome(message.has_errors(), !message.faults.is_empty()).into()),
        ("faults", faults.into()),
    ])
}

/// 824: what is wrong with what the sets of a group say.
fn advices(interchange: &Interchange, how: &Acknowledging) -> Vec<Answer> {
    let groups = interchange.groups.iter().filter(|group| group.messages.iter().any(is_judged));
    let answer = |group: &Group| {
        let judged = group.messages.iter().filter(|message| is_judged(message));
        let messages: Vec<Value> = judged.map(|message| advice(group, message)).collect();
        let directory = if group.header.get("GS/08") >= "005010" { "005010" } else { "004010" };
        document(
            x12_header(interchange, Some(group), directory, how),
            format!("x12/{directory}/824"),
            vec![
                ("number", format!("{}-{}", interchange.header.get("ISA/13"), group.header.get("GS/06")).into()),
                ("function", "9".into()),
                ("issuedAt", moment(&how.now)),
                ("messages", messages.into()),
            ],
        )
    };
    groups.map(answer).collect()
}

fn advice(group: &Group, message: &Message) -> Value {
    let fault = |fault: &Fault| {
        let characters: Vec<char> = fault.message.chars().collect();
        let (text, more) = characters.split_at(characters.len().min(TEXT));
        let rule = std::iter::once(fault.rule.clone());
        let more = more.chunks(NOTE).map(|piece| piece.iter().collect::<String>());
        let notes: Vec<Value> = more.chain(rule).map(|body| json!({ "body": body.trim() })).collect();
        object(vec![
            ("list", "X12-647".into()),
            ("code", if fault.code == "13" { "007" } else { "848" }.into()),
            ("text", vec![Value::from(text.iter().collect::<String>().trim())].into()),
            ("segment", fault.position.tag.as_str().into()),
            ("segmentPosition", number(fault.position.segment)),
            ("elementPosition", number(fault.position.element)),
            ("componentPosition", number(fault.position.component)),
            ("notes", notes.into()),
        ])
    };
    let mut told: Vec<&Fault> = message.faults.iter().collect();
    told.sort_by_key(|fault| (fault.position.segment, fault.position.element, fault.position.component));
    let faults: Vec<Value> = told.into_iter().map(fault).collect();
    object(vec![
        ("outcome", outcome(message.has_errors(), !message.faults.is_empty()).into()),
        (
            "references",
            json!([{ "kind": "TN", "id": if message.number.is_empty() { message.header.get("ST/02") } else { &message.number } }]),
        ),
        ("groupReference", group.header.get("GS/06").into()),
        ("reference", message.header.get("ST/02").into()),
        ("messageType", message.header.get("ST/01").into()),
        ("version", group.header.get("GS/08").into()),
        ("faults", faults.into()),
    ])
}
