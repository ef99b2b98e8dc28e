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

/// A partner's file: a few rows over the one that ships.
#[test]
fn a_partners_file_replaces_drops_and_adds_rows() {
    let text = "crosswalk edifact/D96A/ORDERS <-> order 1.0\nextends edifact/D96A/ORDERS\n- FTX[else][]\nBGM/1225 <-> customerReference\nSG25[] <-> lines[] {\n  LIN/1229 <-> status\n}\n";
    let crosswalk = tradelane::compile_crosswalk("partner.xwalk", text).unwrap();
    let message =
        b"UNH+1+ORDERS:D:96A:UN'BGM+220+A1+9'DTM+137:20260517:102'FTX+PUR+++x'LIN+1+3'QTY+21:2'UNS+S'UNT+8+1'";
    let input = tradelane::Input::from_bytes("partner.edi", message.to_vec()).unwrap();
    let mut feed = tradelane::Feed::open(input, None).unwrap().unwrap();
    let raw = feed.next(&mut tradelane::Findings::new()).unwrap().unwrap();
    let options = tradelane::Options { crosswalk: Some(std::sync::Arc::new(crosswalk)), ..Default::default() };
    let converted = tradelane::convert(&raw, &options);
    let document: serde_json::Value = serde_json::from_slice(&converted.documents[0]).unwrap();
    assert_eq!((&document["customerReference"], &document["function"]), (&"9".into(), &serde_json::Value::Null));
    assert_eq!(
        (&document["lines"][0]["status"], &document["lines"][0]["quantity"]["value"]),
        (&"3".into(), &"2".into())
    );
    let residue: Vec<&str> = converted
        .findings
        .iter()
        .filter(|finding| finding.rule == "residue")
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(residue, ["FTX/4451 is not mapped: \"PUR\"", "FTX/C108/4440 is not mapped: \"x\""]);
}
