//! Faults planted in good messages: each is found once, at its place, and nothing else is.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(unreachable_pub, reason = "used by several tests")]

use std::collections::BTreeSet;

use serde_json::Value;
use tradelane::{Acknowledging, Feed, Finding, Findings, Input, Options, Severity, acknowledge, convert};

/// The place of a fault in the text that is planted.
const PLACE: char = '¤';
/// Where the file ends.
const CUT: char = '✂';

/// A fault, how it is planted and what is to be found.
#[derive(Clone, Copy)]
pub struct Fault {
    /// What is wrong, in words.
    pub kind: &'static str,
    /// The good message, by its name.
    pub base: &'static str,
    /// Texts of the good message and what is put in their places: ¤ marks the place, after ✂ the file ends.
    pub plant: &'static [(&'static str, &'static str)],
    /// The rule that tells it.
    pub rule: &'static str,
    pub severity: Severity,
    /// The element that is told: tag and names or positions.
    pub element: &'static str,
    /// Its numbers in the segment: element, and component after a point; empty where the segment is meant.
    pub position: &'static str,
    /// The code of an acknowledgement for it, after the number of its list: EDIFACT 0085; X12 I18, 716, 718, 720, 723.
    pub code: &'static str,
}

/// A fault of severity error.
pub const fn fault(
    kind: &'static str,
    plant: &'static [(&'static str, &'static str)],
    (rule, element, position): (&'static str, &'static str, &'static str),
    code: &'static str,
) -> Fault {
    Fault { kind, base: "", plant, rule, severity: Severity::Error, element, position, code }
}

impl Fault {
    /// The same in another good message.
    pub const fn of(self, base: &'static str) -> Self {
        Self { base, ..self }
    }

    /// The same with another severity.
    pub const fn told_as(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }
}

/// What parts a syntax.
pub struct Marks {
    pub terminator: u8,
    pub element: u8,
    pub component: u8,
    pub release: Option<u8>,
    pub header: &'static [u8],
}

/// Holds every fault of a table; `base` gives good messages by their names. Gives the number of kinds.
pub fn check_all(faults: &[Fault], base: &dyn Fn(&str) -> String, marks: &Marks) -> usize {
    let mut failures = Vec::new();
    let mut bases: Vec<&str> = faults.iter().map(|fault| fault.base).collect();
    bases.sort_unstable();
    bases.dedup();
    for name in bases {
        let found = find(bytes(&base(name)));
        if !found.is_empty() {
            failures.push(format!("the good message \"{name}\": {found:#?}"));
        }
    }
    for fault in faults {
        assert!(fault.code.is_empty() || is_code(fault.code), "{}: {} is no code", fault.kind, fault.code);
        let checked = check(fault, &base(fault.base), marks).and_then(|bytes| acknowledged(fault, bytes));
        if let Err(failure) = checked {
            failures.push(format!("{}: {failure}", fault.kind));
        }
    }
    assert!(failures.is_empty(), "{} of {} faults:\n{}", failures.len(), faults.len(), failures.join("\n"));
    let mut kinds: Vec<&str> = faults.iter().map(|fault| fault.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), faults.len(), "a kind stands twice");
    kinds.len()
}

/// Whether a code is one of ISO 9735's 0085, or of X12's lists that acknowledgements use.
fn is_code(code: &str) -> bool {
    match code.split_once(':') {
        Some(("I18", number)) => number.len() == 3 && number.parse::<u32>().is_ok_and(|number| number <= 31),
        Some(("716", number)) => number.parse::<u32>().is_ok_and(|number| (1..=26).contains(&number)),
        Some(("718", number)) => number.parse::<u32>().is_ok_and(|number| (1..=27).contains(&number)),
        Some(("720", number)) => number.parse::<u32>().is_ok_and(|number| (1..=8).contains(&number)),
        Some(("723", number)) => number.parse::<u32>().is_ok_and(|number| (1..=13).contains(&number)),
        Some(_) => false,
        None => code.parse::<u32>().is_ok_and(|number| (2..=58).contains(&number)),
    }
}

/// Holds a fault to what is found; gives the message it was planted in.
fn check(fault: &Fault, base: &str, marks: &Marks) -> Result<Vec<u8>, String> {
    let mut text = base.to_owned();
    for (from, to) in fault.plant {
        if !text.contains(from) {
            return Err(format!("the good message has no {from:?}"));
        }
        text = text.replacen(from, to, 1);
    }
    if let Some(end) = text.find(CUT) {
        text.truncate(end);
    }
    let Some(place) = text.chars().position(|c| c == PLACE) else { return Err("no place is marked".to_owned()) };
    let bytes = bytes(&text.replace(PLACE, ""));
    acknowledged_at(fault, &bytes, place, marks)?;
    let found = find(bytes.clone());
    let [finding] = found.as_slice() else { return Err(format!("{} findings: {}", found.len(), told(&found))) };
    let source = finding.source.clone().unwrap_or_default();
    let found = (finding.rule.as_ref(), finding.severity, source.offset, source.element.as_deref().unwrap_or_default());
    if found != (fault.rule, fault.severity, place as u64, fault.element) {
        return Err(format!("found {found:?}, due {:?}", (fault.rule, fault.severity, place, fault.element)));
    }
    if finding.rule == "missing-element" || finding.rule == "missing-segment" {
        return segment(&bytes, place, marks, source.segment).map(|()| bytes);
    }
    let numbers = position(&bytes, place, marks);
    if !fault.position.is_empty() && fault.position != numbers && format!("{}.1", fault.position) != numbers {
        return Err(format!("stands at {numbers}"));
    }
    segment(&bytes, place, marks, source.segment).map(|()| bytes)
}

/// The acknowledgements of a message state the fault with its code, and no other.
fn acknowledged(fault: &Fault, bytes: Vec<u8>) -> Result<(), String> {
    let Ok(mut feed) = Feed::open(Input::from_bytes("planted", bytes).unwrap(), None).unwrap() else { return Ok(()) };
    let (mut stated, mut told, mut answers) = (BTreeSet::new(), Vec::new(), Vec::new());
    let how = Acknowledging { now: ("20261125".to_owned(), "1430".to_owned()), ..Acknowledging::default() };
    acknowledge(&mut feed, &Options::default(), &how, &mut |given, left| {
        answers.extend(given.iter().map(|answer| String::from_utf8(answer.json.clone()).unwrap()));
        told.extend(left.iter().map(|finding| finding.rule.to_string()));
        Ok(())
    })
    .unwrap();
    for answer in &answers {
        codes(&serde_json::from_str(answer).unwrap(), &mut stated);
    }
    let is_x12 = fault.code.contains(':') || answers.iter().any(|answer| answer.contains("groupCode"));
    // That a set or a segment has faults is said with each of them.
    let is_around = |code: &String| is_x12 && code != fault.code && matches!(code.as_str(), "718:5" | "720:8");
    stated.retain(|code| !is_around(code));
    let due: BTreeSet<String> = Some(fault.code.to_owned()).into_iter().filter(|code| !code.is_empty()).collect();
    // What stands in no interchange is answered to nobody.
    if stated == due || (stated.is_empty() && told.iter().any(|rule| rule == fault.rule)) {
        return Ok(());
    }
    Err(format!("is acknowledged with {stated:?}, due {due:?}, left {told:?}: {answers:?}"))
}

/// The codes of faults that a document states, in X12 after the number of their list.
fn codes(value: &serde_json::Value, found: &mut BTreeSet<String>) {
    let parts = match value {
        serde_json::Value::Object(map) => map,
        serde_json::Value::Array(items) => return items.iter().for_each(|item| codes(item, found)),
        _ => return,
    };
    let own = parts.get("list").and_then(serde_json::Value::as_str);
    if let Some(code) = parts.get("code").and_then(serde_json::Value::as_str) {
        let number = own.and_then(|own| own.strip_prefix("X12-"));
        // The lists of 999 have the codes of those of 997.
        let number = number.map(|number| match number {
            "618" => "718",
            "620" => "720",
            "621" => "723",
            other => other,
        });
        found.insert(number.map_or(code.to_owned(), |number| format!("{number}:{code}")));
    }
    parts.values().for_each(|inner| codes(inner, found));
}

/// The number of a segment in its message is that of the segment at the place.
fn segment(bytes: &[u8], place: usize, marks: &Marks, told: Option<u32>) -> Result<(), String> {
    let Some(told) = told else { return Ok(()) };
    let segments = segments(bytes, marks);
    let at = segments.iter().rposition(|&(start, _)| start <= place).unwrap_or(0);
    let tag_is = |&(start, end): &(usize, usize), tag: &[u8]| bytes[start..end].starts_with(tag);
    let header = segments[..=at].iter().rposition(|segment| tag_is(segment, marks.header)).unwrap_or(0);
    let number = (at - header + 1) as u32;
    if number == told { Ok(()) } else { Err(format!("told in segment {told}, stands in {number}")) }
}

/// Element and component of a place, counted by the separators before it in its segment.
fn position(bytes: &[u8], place: usize, marks: &Marks) -> String {
    let start = segments(bytes, marks).iter().map(|&(start, _)| start).rfind(|start| *start <= place).unwrap_or(0);
    let (mut element, mut component) = (0, 1);
    let mut at = start;
    while at < place {
        match bytes[at] {
            byte if Some(byte) == marks.release => at += 1,
            byte if byte == marks.element => (element, component) = (element + 1, 1),
            byte if byte == marks.component => component += 1,
            _ => {}
        }
        at += 1;
    }
    format!("{element}.{component}")
}

/// Start and end of each segment that has a tag.
fn segments(bytes: &[u8], marks: &Marks) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at <= bytes.len() {
        let byte = bytes.get(at).copied();
        if byte.is_some() && byte == marks.release {
            at += 2;
            continue;
        }
        if byte.is_none_or(|byte| byte == marks.terminator) {
            let blanks = bytes[start..at.min(bytes.len())].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if start + blanks < at {
                found.push((start + blanks, at.min(bytes.len())));
            }
            start = at + 1;
        }
        at += 1;
    }
    found
}

/// Everything that is told of a file, apart from what crosswalks do not take.
fn find(bytes: Vec<u8>) -> Vec<Finding> {
    let mut feed = match Feed::open(Input::from_bytes("planted", bytes).unwrap(), None).unwrap() {
        Ok(feed) => feed,
        Err(finding) => return vec![finding],
    };
    let mut around = Findings::new();
    let mut found = Vec::new();
    while let Some(raw) = feed.next(&mut around).unwrap() {
        found.extend(convert(&raw, &Options::default()).findings);
    }
    found.extend(around.into_vec());
    // That there is no crosswalk is no fault of a message.
    found.retain(|finding| !matches!(finding.rule.as_ref(), "residue" | "no-crosswalk"));
    found
}

fn told(found: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let source = finding.source.clone().unwrap_or_default();
        format!("{} at {}:{} {:?}: {}", finding.rule, source.line, source.column, source.element, finding.message)
    };
    found.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// A text in ISO 8859-1.
fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

/// An example of the project's own.
pub fn example(path: &str) -> String {
    let path = format!("{}/../../examples/{path}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    let text: String = bytes.into_iter().map(char::from).collect();
    format!("{}\n", text.trim_end())
}

/// An acknowledgement tells the fault once, at its numbers.
fn acknowledged_at(fault: &Fault, bytes: &[u8], place: usize, marks: &Marks) -> Result<(), String> {
    let input = Input::from_bytes("planted", bytes.to_vec()).unwrap();
    let Ok(mut feed) = Feed::open(input, None).unwrap() else { return Ok(()) };
    let (mut told, mut left) = (Vec::new(), Vec::new());
    let how = Acknowledging { now: ("20261125".to_owned(), "1430".to_owned()), ..Acknowledging::default() };
    acknowledge(&mut feed, &Options::default(), &how, &mut |answers, findings| {
        for answer in answers {
            gather(&serde_json::from_slice(&answer.json).unwrap(), None, &mut told);
        }
        left.extend(findings);
        Ok(())
    })
    .unwrap();
    let expected = fault.code;
    // What stands outside interchanges is in no acknowledgement.
    if left.iter().any(|finding| finding.rule == fault.rule) && told.is_empty() {
        return Ok(());
    }
    let codes: Vec<&str> = told.iter().map(|told| told.code.as_str()).collect();
    if expected.is_empty() && codes.is_empty() {
        return Ok(());
    }
    if codes != [expected] {
        return Err(format!("acknowledged as {codes:?}, due {expected:?}"));
    }
    let Some(numbers) = told.first().and_then(|told| told.numbers(marks)) else { return Ok(()) };
    let due = match fault.position.split_once('.') {
        None => format!("{}.1", fault.position),
        Some(_) => fault.position.to_owned(),
    };
    if !matches!(fault.position, "" | "0") && numbers != due {
        return Err(format!("acknowledged at {numbers}, due {due}"));
    }
    segment(bytes, place, marks, told.first().and_then(|told| told.segment))
}

/// A code that an acknowledgement tells, and where.
struct Told {
    code: String,
    segment: Option<u32>,
    element: Option<u32>,
    component: Option<u32>,
}

impl Told {
    /// Element and component; EDIFACT counts the tag as the first element.
    fn numbers(&self, marks: &Marks) -> Option<String> {
        let element = self.element?;
        let element = if marks.release.is_some() { element - 1 } else { element };
        Some(format!("{element}.{}", self.component.unwrap_or(1)))
    }
}

/// All codes of an acknowledgement, apart from those that say that something below has faults.
fn gather(value: &Value, segment: Option<u32>, told: &mut Vec<Told>) {
    let number = |name: &str| value[name].as_str().and_then(|text| text.parse().ok());
    let segment = number("segmentPosition").or(segment);
    match value {
        Value::Object(object) => {
            let list = value["list"].as_str().unwrap_or("0085").trim_start_matches("X12-");
            // The lists of 999 have the codes of those of 997.
            let list = match list {
                "618" => "718",
                "620" => "720",
                "621" => "723",
                list => list,
            };
            let code = value["code"].as_str().filter(|_| object.contains_key("list") || segment.is_some());
            let is_sum = matches!((list, code), ("718", Some("5")) | ("720", Some("8")));
            if let Some(code) = code.filter(|_| !is_sum) {
                let code = if list == "0085" { code.to_owned() } else { format!("{list}:{code}") };
                told.push(Told {
                    code,
                    segment,
                    element: number("elementPosition"),
                    component: number("componentPosition"),
                });
            }
            object.values().for_each(|inner| gather(inner, segment, told));
        }
        Value::Array(items) => items.iter().for_each(|inner| gather(inner, segment, told)),
        _ => {}
    }
}
