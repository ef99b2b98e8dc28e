//! What a reader would take otherwise than it was meant is told, and not written.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use serde_json::{Value, json};
use tradelane::{Output, Target};

/// The message, and the places of the values that were told as not carried.
fn write(document: &Value, crosswalk: &str) -> (String, Vec<String>) {
    let mut bytes = Vec::new();
    let mut output = Output::new(&mut bytes, Target::named(crosswalk).unwrap(), false);
    let findings = output.document(document.to_string().as_bytes()).unwrap();
    output.finish().unwrap();
    let told = findings.iter().filter(|finding| finding.rule == "not-carried");
    (String::from_utf8(bytes).unwrap(), told.filter_map(|finding| finding.path.clone()).collect())
}

fn change(more: &[(&str, Value)]) -> Value {
    let mut document = json!({
        "tradelane": "1.0", "type": "orderChange", "number": "EXAMPLE-7", "function": "4", "lines": [],
    });
    more.iter().for_each(|(name, value)| document[*name] = value.clone());
    document
}

#[test]
fn codes_after_a_lead_time_would_be_the_lead_times() {
    let codes = json!([{ "agency": "AX" }]);
    let (written, told) = write(&change(&[("codeSets", codes.clone())]), "x12/005010/860");
    assert!(written.contains("LM*AX~"), "{written}");
    assert!(!told.iter().any(|path| path.starts_with("/codeSets")), "{told:?}");

    let lead_times = json!([{ "kind": "x12-345:AF", "value": "5", "periodType": "x12-344:DA" }]);
    let (written, told) = write(&change(&[("codeSets", codes), ("leadTimes", lead_times)]), "x12/005010/860");
    assert!(written.contains("~LDT*") && !written.contains("LM*"), "{written}");
    assert!(told.contains(&"/codeSets/0".to_owned()), "{told:?}\n{written}");
}

#[test]
fn an_initial_before_digits_would_be_the_number_of_a_container() {
    let tender = |initial: &str, code: &str| {
        json!({
            "tradelane": "1.0", "type": "acknowledgement",
            "equipment": [{ "initial": initial, "id": { "code": code } }],
        })
    };
    let (written, told) = write(&tender("A", "12-X"), "x12/005010/990");
    assert!(written.contains("~N7*A*12-X~"), "{written}");
    assert!(!told.iter().any(|path| path.starts_with("/equipment")), "{told:?}");

    let (written, told) = write(&tender("A", "0012"), "x12/005010/990");
    assert!(!written.contains("0012"), "{written}");
    assert_eq!(told, ["/equipment/0/initial", "/equipment/0/id/code"]);
}
