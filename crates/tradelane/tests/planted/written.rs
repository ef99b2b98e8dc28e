//! The acknowledgements that are written for a fault: their bytes, and what is read from them.

use serde_json::Value;
use tradelane::{
    Acknowledging, Answer, Envelopes, Feed, Findings, Input, Options, Output, Severity, Syntax, Target, acknowledge,
    convert,
};

use super::{Fault, Marks, Told, hold, told};

const NOW: (&str, &str) = ("20261125", "1430");

/// The acknowledgements of a fault, as they are written, tell it and are good themselves.
pub(super) fn written(fault: &Fault, bytes: &[u8], place: usize, marks: &Marks) -> Result<(), String> {
    let (answers, left) = answers(bytes);
    let syntax = if marks.release.is_some() { Syntax::Edifact } else { Syntax::X12 };
    let (message, found) = message(&answers, syntax)?;
    let codes = if syntax == Syntax::X12 { codes_of_x12(&message) } else { codes_of_edifact(&message) };
    hold(fault, bytes, place, marks, &codes, left.iter().any(|rule| rule == fault.rule))
        .map_err(|failure| format!("{failure} in {message}"))?;
    // Without its recipient an interchange cannot be answered to anybody, nor say whom it was for.
    if fault.element == "UNB/S003" && found.iter().any(|rule| rule == "missing-envelope") {
        return Ok(());
    }
    if !found.is_empty() {
        return Err(format!("writing tells {found:?} in {message}"));
    }
    reads_back(&answers, &message, bytes).map_err(|failure| format!("{failure} in {message}"))
}

/// The answers to an interchange, and the rules of what none tells.
fn answers(bytes: &[u8]) -> (Vec<Answer>, Vec<String>) {
    let Ok(mut feed) = Feed::open(Input::from_bytes("planted", bytes.to_vec()).unwrap(), None).unwrap() else {
        return (Vec::new(), Vec::new());
    };
    let how = Acknowledging { now: (NOW.0.to_owned(), NOW.1.to_owned()), ..Acknowledging::default() };
    let (mut answers, mut left) = (Vec::new(), Vec::new());
    acknowledge(&mut feed, &Options::default(), &how, &mut |given, findings| {
        answers.extend(given);
        left.extend(findings.iter().map(|finding| finding.rule.to_string()));
        Ok(())
    })
    .unwrap();
    (answers, left)
}

/// Answers as messages, and the rules of what was found in writing them. A date or time of the header that is none is
/// repeated as it is.
fn message(answers: &[Answer], syntax: Syntax) -> Result<(String, Vec<String>), String> {
    let (mut out, mut rules) = (Vec::new(), Vec::new());
    let envelopes = Envelopes { now: Some((NOW.0.to_owned(), NOW.1.to_owned())), ..Envelopes::default() };
    let mut output = Output::new(&mut out, Target::Messages(syntax, None), false).with_envelopes(envelopes);
    for answer in answers {
        let crosswalk = answer.crosswalk().ok_or_else(|| format!("there is no crosswalk {}", answer.crosswalk))?;
        let found = output.document_as(&answer.json, &crosswalk).unwrap();
        let is_repeated = |text: &str| text.contains("stands in TA1/02") || text.contains("stands in TA1/03");
        rules.extend(found.iter().filter(|found| !is_repeated(&found.message)).map(|found| found.rule.to_string()));
    }
    output.finish().unwrap();
    Ok((out.into_iter().map(char::from).collect(), rules))
}

/// What was written is read without a fault, and as the same documents. What is repeated of a header that was received
/// may be at fault there.
fn reads_back(answers: &[Answer], message: &str, received: &[u8]) -> Result<(), String> {
    if answers.is_empty() {
        return if message.is_empty() { Ok(()) } else { Err("something is written without an answer".to_owned()) };
    }
    let input = Input::from_bytes("answer", message.as_bytes().to_vec()).unwrap();
    let mut feed = Feed::open(input, None).unwrap().map_err(|finding| finding.message)?;
    let (mut around, mut documents, mut found) = (Findings::new(), Vec::new(), Vec::new());
    while let Some(raw) = feed.next(&mut around).unwrap() {
        let converted = convert(&raw, &Options { validate: true, ..Options::default() });
        documents.extend(converted.documents);
        found.extend(converted.findings);
    }
    found.extend(around.into_vec());
    let received: String = received.iter().copied().map(char::from).collect();
    found.retain(|finding| {
        let source = finding.source.clone().unwrap_or_default();
        let element = source.element.unwrap_or_default();
        let from = source.offset as usize;
        let value = message.get(from..from + source.length as usize).unwrap_or_default();
        let is_repeated = ["TA1/02", "TA1/03", "AK1/", "AK2/", "UCM/S009"].iter().any(|own| element.starts_with(own));
        finding.severity != Severity::Info && !(is_repeated && !value.is_empty() && received.contains(value))
    });
    if !found.is_empty() {
        return Err(format!("reading tells {}", told(&found)));
    }
    let plain = |json: &[u8]| {
        let mut value: Value = serde_json::from_slice(json).unwrap();
        value.as_object_mut().unwrap().remove("header");
        value
    };
    let given: Vec<Value> = answers.iter().map(|answer| plain(&answer.json)).collect();
    let read: Vec<Value> = documents.iter().map(|json| plain(json)).collect();
    if given == read { Ok(()) } else { Err(format!("read back as {read:?}, was {given:?}")) }
}

/// The segments of an answer, their elements, and the components of these.
fn split(message: &str, [terminator, element, component]: [char; 3]) -> Vec<Vec<Vec<String>>> {
    let elements = |segment: &str| {
        let pieces = segment.split(element);
        pieces.map(|piece| piece.split(component).map(str::to_owned).collect()).collect()
    };
    message.split(terminator).filter(|segment| !segment.is_empty()).map(elements).collect()
}

fn at(segment: &[Vec<String>], element: usize, component: usize) -> &str {
    segment.get(element).and_then(|element| element.get(component)).map_or("", String::as_str)
}

/// The codes that TA1, 997 and 999 tell, with the places they are told at.
fn codes_of_x12(message: &str) -> Vec<Told> {
    let mut told = Vec::new();
    let mut in_segment = None;
    for segment in split(message, ['~', '*', '>']) {
        let tag = at(&segment, 0, 0).to_owned();
        let mut tell = |list: &str, code: &str, place: [Option<u32>; 3]| {
            if !code.is_empty() {
                let [segment, element, component] = place;
                told.push(Told { code: format!("{list}:{code}"), segment, element, component });
            }
        };
        match tag.as_str() {
            "TA1" if at(&segment, 5, 0) != "000" => tell("I18", at(&segment, 5, 0), [None; 3]),
            "AK9" => (5..10).for_each(|element| tell("716", at(&segment, element, 0), [None; 3])),
            "AK5" | "IK5" => (2..7).for_each(|element| tell("718", at(&segment, element, 0), [None; 3])),
            "AK3" | "IK3" => {
                in_segment = at(&segment, 2, 0).parse().ok();
                tell("720", at(&segment, 4, 0), [in_segment, None, None]);
            }
            "AK4" | "IK4" => {
                let place = [in_segment, at(&segment, 1, 0).parse().ok(), at(&segment, 1, 1).parse().ok()];
                tell("723", at(&segment, 3, 0), place);
            }
            _ => {}
        }
    }
    told
}

/// The codes that CONTRL tells, with the places they are told at.
fn codes_of_edifact(message: &str) -> Vec<Told> {
    let mut told = Vec::new();
    let mut in_segment = None;
    for segment in split(message, ['\'', '+', ':']) {
        let (code, place) = match at(&segment, 0, 0) {
            // The code follows the action, the place the tag of the service segment.
            "UCI" => (5, [None, at(&segment, 7, 0).parse().ok(), at(&segment, 7, 1).parse().ok()]),
            "UCF" => (5, [None, at(&segment, 7, 0).parse().ok(), at(&segment, 7, 1).parse().ok()]),
            "UCM" => (4, [None, at(&segment, 6, 0).parse().ok(), at(&segment, 6, 1).parse().ok()]),
            "UCS" => {
                in_segment = at(&segment, 1, 0).parse().ok();
                (2, [in_segment, None, None])
            }
            "UCD" => (1, [in_segment, at(&segment, 2, 0).parse().ok(), at(&segment, 2, 1).parse().ok()]),
            _ => continue,
        };
        let [own, element, component] = place;
        let code = at(&segment, code, 0).to_owned();
        if !code.is_empty() {
            told.push(Told { code, segment: own, element, component });
        }
    }
    told
}
