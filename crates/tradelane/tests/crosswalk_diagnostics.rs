//! What is told of a crosswalk before it runs, with its place.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use tradelane::check_crosswalk;

/// Checks rows after a head of two lines; expects rule and place of each error.
#[track_caller]
fn check(rows: &str, expect: &[(&str, u64, u64)]) {
    let text = format!("# test\ncrosswalk edifact/D96A/ORDERS <-> order 1.0\n{rows}");
    let (_, findings) = check_crosswalk("test.xwalk", &text);
    let found: Vec<(String, u64, u64)> = findings
        .as_slice()
        .iter()
        .filter(|finding| !["crosswalk-mandatory", "crosswalk-required"].contains(&finding.rule.as_ref()))
        .map(|finding| {
            let place = finding.source.as_ref().unwrap();
            (finding.rule.to_string(), place.line, place.column)
        })
        .collect();
    let expected: Vec<(String, u64, u64)> =
        expect.iter().map(|&(rule, line, column)| (rule.to_owned(), line, column)).collect();
    assert_eq!(found, expected, "{rows}\n{:?}", findings.as_slice());
}

#[test]
fn good_rows_have_no_finding() {
    check("BGM/1004 <-> number", &[]);
    check("DTM[2005=137]/2380 <-> issuedAt | dtm", &[]);
    check("SG25[] <-> lines[] { LIN/1082#1 <-> lineNumber; QTY[6063=21]/6060 <-> quantity.value | decimal }", &[]);
    check("? BGM/9999 <-> number", &[]);
    check("CNT[6069=2]/6066 <- count(lines)", &[]);
}

#[test]
fn faults_have_their_place() {
    check("BGM/9999 <-> number", &[("crosswalk-path", 3, 5)]);
    check("BGM/1004 <-> numbr", &[("crosswalk-field", 3, 14)]);
    check("BGM/1004 <-> number | upside", &[("crosswalk-codec", 3, 23)]);
    check("BGM/1004 <-> number | code(nothing)", &[("crosswalk-codec", 3, 23)]);
    check("UNB/0035 <-> header.test", &[("crosswalk-codec", 3, 1)]);
    check("BGM/1004 <-> buyer", &[("crosswalk-codec", 3, 1)]);
    check("SG25[] <-> lines { LIN/1082#1 <-> lineNumber }", &[("crosswalk-pairing", 3, 1)]);
    check("BGM/1004 number", &[("crosswalk-syntax", 3, 10)]);
    check("SG25[] <-> lines[] {\n  LIN/1082#1 <-> lineNumber\n", &[("crosswalk-syntax", 3, 20)]);
    check("use nothing", &[("crosswalk-fragment", 3, 1)]);
    check("SG2[NAD/3035=QQQ] <-> buyer { NAD/3164 <-> address.city }", &[("crosswalk-unreachable", 3, 1)]);
    check(
        "DTM[] <-> dates[] { 2005 <-> kind }\nDTM[else][] <-> dates[] { 2005 <-> kind }",
        &[("crosswalk-unreachable", 4, 1)],
    );
    check("BGM/1004 <-> \"literal\"", &[("crosswalk-row", 3, 1)]);
}

#[test]
fn what_is_left_out_is_told() {
    let (_, findings) = check_crosswalk(
        "t.xwalk",
        "crosswalk edifact/D96A/ORDERS <-> order 1.0\nUNS/0081 <- \"S\"\nBGM/1225 <-> function\n",
    );
    let messages: Vec<&str> = findings.as_slice().iter().map(|finding| finding.message.as_str()).collect();
    assert!(messages.iter().any(|message| message.starts_with("DTM (")), "{messages:?}");
    assert!(messages.contains(&"number is required in the document and no row reads it"), "{messages:?}");
}
