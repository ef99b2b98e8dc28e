//! Interchanges split, joined, and written for partners.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn examples() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples")).to_path_buf()
}

/// A folder with the example of partners.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in ["partners.toml", "example-retail.xwalk"] {
        fs::copy(examples().join("partners").join(file), folder.path().join(file)).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tradelane"));
    command.args(arguments).current_dir(folder).env_remove("TRADELANE_PARTNERS").output().unwrap()
}

/// Runs a command that ends with a status; gives what it prints, and what it says.
#[track_caller]
fn ok(folder: &Path, status: i32, arguments: &[&str]) -> (Vec<u8>, String) {
    let output = run(folder, arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {told}");
    (output.stdout, told)
}

fn text(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// The files of a folder in order, with their names.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap());
    paths.iter().map(read).collect()
}

/// Two interchanges with odd separators and groups, one without; a message that has no trailer, and bytes that are none.
const EDIFACT: &str = "UNA^|.!*~\nUNB|UNOC^4|4012345000009^14|4006381000000^14|20260517^0830|R!|1~\nUNG|ORDERS|A|B|20260517^0830|G1|UN|D^96A~\n\
    UNH|1|ORDERS^D^96A^UN~\nBGM|220|A!~1~\nUNT|3|1~\nUNH|2|ORDERS^D^96A^UN~\nBGM|220|A2~\nUNT|3|2~\nUNE|2|G1~\nUNG|INVOIC|A|B|20260517^0830|G2|UN|D^96A~\n\
    UNH|3|INVOIC^D^96A^UN~\nBGM|380|I1~\nUNT|3|3~\nUNE|1|G2~\nUNZ|2|R!|1~\n\
    UNA:+.? '\nUNB+UNOC:3+4012345000009:14+4006381000000:14+260517:0830+../../R2'UNH+../a+ORDERS:D:96A:UN'BGM+220+B1'UNT+3+../a'\
    lost\nUNH+2+ORDERS:D:96A:UN'BGM+220+B2'UNH+3+ORDERS:D:96A:UN'BGM+220+B3'UNT+3+3'UNZ+9+../../R2'\n";

const X12: &str = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260517*0830*^*00501*000000007*0*P*>~\r\n\
    TA1*000000003*260516*1200*A*000~\r\nGS*PO*S*R*20260517*0830*7*X*005010~\r\nST*850*0001~\r\nBEG*00*SA*A1**20260517~\r\nSE*3*0001~\r\n\
    ST*850*0002~\r\nBEG*00*SA*A2**20260517~\r\nSE*3*0002~\r\nGE*2*7~\r\nGS*IN*S*R*20260517*0830*8*X*005010~\r\nST*810*0001~\r\n\
    BIG*20260517*I1~\r\nSE*3*0001~\r\nGE*1*8~\r\nIEA*2*000000007~\r\n";

/// The messages of files, from header to trailer, in order.
fn messages(files: &[(String, Vec<u8>)]) -> Vec<String> {
    let mut found = Vec::new();
    for (_, bytes) in files {
        let text = text(bytes);
        let mut rest = text.as_str();
        while let Some(start) = rest.find("UNH").into_iter().chain(rest.find("ST*")).min() {
            let body = &rest[start..];
            let next =
                ["UNH", "UNZ"].iter().filter_map(|tag| body[3..].find(tag)).min().map_or(body.len(), |at| at + 3);
            let end = ["UNT", "SE*"].iter().filter_map(|tag| body.find(tag)).min().filter(|end| *end < next);
            let end = end.map_or(next, |end| end + body[end..].find(['~', '\'']).unwrap() + 1);
            found.push(body[..end].trim_end().to_owned());
            rest = &body[end..];
        }
    }
    found
}

#[test]
fn split_by_interchange_changes_nothing() {
    let folder = folder();
    for (name, whole, count) in [("in.edi", EDIFACT, 2), ("in.x12", X12, 1)] {
        fs::write(folder.path().join(name), [whole, whole].concat()).unwrap();
        ok(
            folder.path(),
            i32::from(name == "in.edi"),
            &["split", name, "-d", name.get(3..).unwrap(), "--by", "interchange"],
        );
        let parts = files(&folder.path().join(name.get(3..).unwrap()));
        assert_eq!(parts.len(), 2 * count);
        let together: Vec<u8> = parts.into_iter().flat_map(|(_, bytes)| bytes).collect();
        assert_eq!(text(&together), [whole, whole].concat());
    }
}

#[test]
fn split_by_message_makes_interchanges_that_are_sound() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("in.edi"), EDIFACT).unwrap();
    let (_, told) = ok(folder.path(), 1, &["split", "in.edi", "-d", "out"]);
    for rule in ["error[unexpected-bytes]", "error[missing-trailer]", "error[interchange-count]", "in.edi:18:"] {
        assert!(told.contains(rule), "{rule}: {told}");
    }
    let parts = files(&path("out"));
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    let expect = [
        "00001-ORDERS-1.edi",
        "00002-ORDERS-2.edi",
        "00003-INVOIC-3.edi",
        "00004-ORDERS-___a.edi",
        "00005-rest.edi",
        "00006-ORDERS-2.edi",
        "00007-ORDERS-3.edi",
    ];
    assert_eq!(names, expect);
    assert_eq!(
        text(&parts[1].1),
        "UNA^|.!*~\nUNB|UNOC^4|4012345000009^14|4006381000000^14|20260517^0830|R!|1~\nUNG|ORDERS|A|B|20260517^0830|G1|UN|D^96A~\n\
         UNH|2|ORDERS^D^96A^UN~\nBGM|220|A2~\nUNT|3|2~\nUNE|1|G1~\nUNZ|1|R!|1~\n"
    );
    assert_eq!(text(&parts[4].1), "lost\n");
    assert_eq!(messages(&parts), messages(&[(String::new(), EDIFACT.into())]));
    // What is whole reads without a fault of its envelope.
    for name in ["out/00001-ORDERS-1.edi", "out/00003-INVOIC-3.edi", "out/00004-ORDERS-___a.edi"] {
        let found = text(&run(folder.path(), &["validate", name, "--format", "ndjson"]).stdout);
        assert!(
            !found.contains("count\"") && !found.contains("control-reference") && !found.contains("trailer"),
            "{found}"
        );
    }
    ok(folder.path(), 3, &["split", "in.edi", "-d", "out"]);
    assert_eq!(files(&path("out")), parts);
    ok(folder.path(), 1, &["split", "in.edi", "-d", "out", "--force"]);
    assert_eq!(files(&path("out")), parts);
}

#[test]
fn split_x12_by_message_and_group() {
    let folder = folder();
    fs::write(folder.path().join("in.x12"), X12).unwrap();
    ok(folder.path(), 0, &["split", "in.x12", "-d", "out"]);
    let parts = files(&folder.path().join("out"));
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["00001-TA1.x12", "00002-850-0001.x12", "00003-850-0002.x12", "00004-810-0001.x12"]);
    let second = text(&parts[2].1);
    assert!(
        second.ends_with("SE*3*0002~\r\nGE*1*7~\r\nIEA*1*000000007~\r\n") && second.starts_with("ISA*"),
        "{second}"
    );
    assert!(text(&parts[0].1).ends_with("TA1*000000003*260516*1200*A*000~\r\nIEA*0*000000007~\r\n"));
    assert_eq!(messages(&parts), messages(&[(String::new(), X12.into())]));
    let (_, told) = ok(folder.path(), 0, &["split", "in.x12", "-d", "groups", "--by", "group"]);
    assert!(told.contains("3 parts written to groups"), "{told}");
    let parts = files(&folder.path().join("groups"));
    assert_eq!(parts[1].0, "00002-PO-7.x12");
    assert!(text(&parts[1].1).ends_with("GE*2*7~\r\nIEA*1*000000007~\r\n"));
}

#[test]
fn what_was_split_is_joined_again() {
    let folder = folder();
    for (name, whole) in
        [("orders.edi", fs::read(examples().join("feeds/orders.edi")).unwrap()), ("sets.x12", X12.as_bytes().to_vec())]
    {
        fs::write(folder.path().join(name), &whole).unwrap();
        let (parts, joined) = (format!("{name}-parts"), format!("{name}-joined"));
        ok(folder.path(), 0, &["split", name, "-d", &parts]);
        ok(folder.path(), 0, &["join", "--into-one", &parts, "-o", &joined]);
        let back = fs::read(folder.path().join(&joined)).unwrap();
        assert_eq!(messages(&[(String::new(), back.clone())]), messages(&[(String::new(), whole)]));
        assert_eq!(text(&back).matches("UNZ").count() + text(&back).matches("IEA").count(), 1);
        let found = text(&run(folder.path(), &["validate", &joined, "--format", "ndjson"]).stdout);
        assert!(!found.contains("count\"") && !found.contains("control-reference"), "{found}");
    }
    // Without --into-one the bytes are those of the files; a last segment without its end gets it.
    fs::write(folder.path().join("a.x12"), X12.trim_end().trim_end_matches('~')).unwrap();
    let (joined, _) = ok(folder.path(), 0, &["join", "a.x12", "sets.x12"]);
    assert_eq!(text(&joined), [X12.trim_end(), X12].concat());
    let (_, told) = ok(folder.path(), 1, &["join", "sets.x12", "orders.edi"]);
    assert!(told.contains("error[not-joined] this input is of another syntax"), "{told}");
    ok(folder.path(), 2, &["join", "sets.x12", "-o", "sets.x12"]);
}

#[test]
fn conflicts_of_joining_are_told_and_mended_on_request() {
    let folder = folder();
    let interchange = |reference: &str, number: &str| {
        format!(
            "UNB+UNOC:3+4012345000009:14+4006381000000:14+260517:0830+{reference}'UNH+1+ORDERS:D:96A:UN'BGM+220+{number}'UNT+3+1'UNZ+1+{reference}'\n"
        )
    };
    fs::write(folder.path().join("1.edi"), interchange("R1", "A1")).unwrap();
    fs::write(folder.path().join("2.edi"), interchange("R2", "A2")).unwrap();
    fs::write(folder.path().join("3.edi"), interchange("R3", "A3").replace("4006381000000", "4012345000108")).unwrap();
    let (joined, told) = ok(folder.path(), 0, &["join", "--into-one", "1.edi", "2.edi", "3.edi"]);
    assert!(told.contains("warning[duplicate-reference]") && told.contains("info[not-joined]"), "{told}");
    let joined = text(&joined);
    assert!(
        joined.contains("BGM+220+A2'UNT+3+1'UNZ+2+R1'UNB+") && joined.ends_with("BGM+220+A3'UNT+3+1'UNZ+1+R3'"),
        "{joined}"
    );
    let (joined, told) = ok(folder.path(), 0, &["join", "--into-one", "--renumber", "1.edi", "2.edi"]);
    assert!(!told.contains("duplicate-reference"), "{told}");
    assert!(text(&joined).contains("UNH+2+ORDERS:D:96A:UN'BGM+220+A2'UNT+3+2'UNZ+2+R1'"), "{}", text(&joined));
    ok(folder.path(), 2, &["join", "--renumber", "1.edi"]);
}

/// Orders without a header.
fn orders(folder: &Path) -> String {
    let order = fs::read_to_string(examples().join("order/typical.json")).unwrap();
    let mut order: serde_json::Value = serde_json::from_str(&order).unwrap();
    order.as_object_mut().unwrap().shift_remove("header");
    let lines: String = (1..=3)
        .map(|number| {
            order["number"] = format!("ER-{number}").into();
            format!("{order}\n")
        })
        .collect();
    fs::write(folder.join("orders.ndjson"), &lines).unwrap();
    lines
}

#[test]
fn the_partners_file_fills_in_what_the_header_lacks() {
    let folder = folder();
    orders(folder.path());
    let to_retail = ["convert", "orders.ndjson", "--to", "edifact", "--partner", "example-retail"];
    let written = text(&run(folder.path(), &to_retail).stdout);
    assert!(written.starts_with("UNA:+.? '\nUNB+UNOC:3+4012345000009:14+4006381000000:14+"), "{written}");
    assert!(written.contains("+1++++1++1'\nUNH+1+ORDERS:D:96A:UN:EAN008'\n"), "{written}");
    assert!(written.contains("'\nUNH+3+ORDERS:D:96A:UN:EAN008'\n") && written.ends_with("UNZ+3+1'\n"), "{written}");
    // The crosswalk of the partner's own is used, on writing and by the sender on reading.
    assert!(written.contains("BGM+220+2+9"), "{written}");
    let again = text(&run(folder.path(), &to_retail).stdout);
    assert!(again.ends_with("UNZ+3+2'\n"), "{again}");
    let numbers = fs::read_to_string(folder.path().join("control-numbers.tsv")).unwrap();
    assert_eq!(numbers, "edifact-interchange\t4012345000009\t4006381000000\t2\n");
    let given = text(&run(folder.path(), &[&to_retail[..], &["--control-number", "77"]].concat()).stdout);
    assert!(given.ends_with("UNZ+3+77'\n"), "{given}");
    fs::write(folder.path().join("back.edi"), &written).unwrap();
    let read = text(&run(folder.path(), &["convert", "back.edi"]).stdout);
    assert!(read.contains("\"number\":\"ER-1\""), "{read}");

    let stores = ["convert", "orders.ndjson", "--to", "x12", "--partner", "example-stores"];
    let written = text(&run(folder.path(), &stores).stdout);
    assert!(
        written.contains("|ZZ|EXAMPLETRADE2  |ZZ|EXAMPLESTORES  |")
            && written.contains("|U|00401|000000001|1|P|>~\nGS|PO|EXAMPLETRADE2|EXAMPLESTORES|"),
        "{written}"
    );
    assert!(written.contains("ST|850|0003~") && written.ends_with("GE|3|1~\nIEA|1|000000001~\n"), "{written}");
}

#[test]
fn interchanges_are_grouped_by_partner() {
    let folder = folder();
    fs::remove_file(folder.path().join("partners.toml")).unwrap();
    let lines = orders(folder.path());
    let to = |id: &str| {
        format!("{{\"header\":{{\"sender\":{{\"id\":\"4012345000009\"}},\"recipient\":{{\"id\":\"{id}\"}}}},")
    };
    let recipients = ["A", "A", "B"];
    let addressed: String =
        lines.lines().zip(recipients).map(|(line, id)| line.replacen('{', &to(id), 1) + "\n").collect();
    fs::write(folder.path().join("orders.ndjson"), addressed).unwrap();
    let output = run(folder.path(), &["convert", "orders.ndjson", "--to", "edifact/D96A/ORDERS"]);
    let (written, told) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(written.matches("UNB+UNOC:3+4012345000009+A+").count(), 1, "{written}");
    assert!(written.contains("UNZ+2+1'UNB+UNOC:3+4012345000009+B+") && written.ends_with("UNZ+1+2'"), "{written}");
    assert!(!told.contains("missing-envelope") && !told.contains("(at UNB)"), "{told}");
    orders(folder.path());
    let output = run(folder.path(), &["convert", "orders.ndjson", "--to", "edifact/D96A/ORDERS"]);
    assert!(
        text(&output.stderr).contains("warning[missing-envelope] the document does not say its sender and recipient")
    );
}

#[test]
fn envelopes_are_translated_to_the_other_syntax() {
    let folder = folder();
    let feed = examples().join("feeds/orders.edi");
    fs::write(folder.path().join("ours.toml"), "[us]\nx12 = { id = \"OURS\", qualifier = \"01\" }\nedifact = { id = \"4012345000009\", qualifier = \"14\" }\n\n[[partners]]\nname = \"p\"\n[partners.edifact]\nid = \"4006381000000\"\n[partners.x12]\nid = \"THEIRS\"\n").unwrap();
    let written =
        run(folder.path(), &["convert", feed.to_str().unwrap(), "--to", "x12/005010/850", "--partners", "ours.toml"]);
    let written = text(&written.stdout);
    assert!(
        written.starts_with(
            "ISA*00*          *00*          *01*OURS           *ZZ*THEIRS         *260517*0830*^*00501*000000001*"
        ),
        "{written}"
    );
}

#[test]
fn a_partners_file_is_checked_to_line_and_column() {
    let folder = folder();
    ok(folder.path(), 0, &["partners", "check"]);
    let good = fs::read_to_string(folder.path().join("partners.toml")).unwrap();
    let check = |from: &str, to: &str, place: &str, says: &str| {
        assert!(good.contains(from), "{from}");
        fs::write(folder.path().join("bad.toml"), good.replacen(from, to, 1)).unwrap();
        let (_, told) = ok(folder.path(), 1, &["partners", "check", "bad.toml"]);
        assert!(told.contains(&format!("bad.toml:{place}")) && told.contains(says), "{told}");
        ok(folder.path(), 3, &["convert", "bad.toml", "--partners", "bad.toml"]);
    };
    check("syntax_version", "sintax_version", "23:1", "did you mean \"syntax_version\"?");
    check("\"D96A\"", "\"D96Z\"", "21:13", "there is no directory \"D96Z\"");
    check("\":+.? '\"", "\":+.?''\"", "26:14", "separators are the six characters after UNA");
    check("\"|\"", "\"A\"", "38:26", "separators are single characters");
    check("\"UNOC\"", "\"UTF8\"", "22:10", "is not a syntax identifier");
    check("example-retail.xwalk", "none.xwalk", "16:15", "none.xwalk");
    check("\"example-stores\"", "\"example-retail\"", "31:8", "there are two partners");
    ok(folder.path(), 2, &["convert", "partners.toml", "--partner", "nobody"]);
}

/// Orders with a wrong count, a date that is none, a missing element and a segment that is unknown.
fn faulty() -> Vec<u8> {
    let feed: String = text(&fs::read(examples().join("feeds/orders.edi")).unwrap());
    let plant = [
        ("UNT+31+1", "UNT+32+1"),
        ("DTM+137:20260518:102", "DTM+137:20261318:102"),
        (
            "BGM+221+PO-2026-000125+9'\nDTM+137:20260519:102'\nNAD+BY+",
            "BGM+221+PO-2026-000125+9'\nDTM+137:20260519:102'\nNAD++",
        ),
        ("QTY+21:50:H87'", "QTY+21:50:H87'\nQQQ+1'"),
        ("UNT+11+2", "UNT+12+2"),
    ];
    let planted = plant.iter().fold(feed, |feed, (good, bad)| {
        assert!(feed.contains(good), "{good}");
        feed.replacen(good, bad, 1)
    });
    planted.chars().map(|c| c as u8).collect()
}

#[test]
fn interchanges_of_edifact_are_acknowledged() {
    let folder = folder();
    fs::remove_file(folder.path().join("partners.toml")).unwrap();
    let good = examples().join("feeds/orders.edi");
    let (answer, told) =
        ok(folder.path(), 0, &["ack", good.to_str().unwrap(), "-o", "good.edi", "--control-number", "7"]);
    assert!(answer.is_empty() && told.contains("1 acknowledgement written"), "{told}");
    let answer = text(&fs::read(folder.path().join("good.edi")).unwrap());
    assert!(answer.starts_with("UNB+UNOC:3+4006381000000:14+4012345000009:14+"), "{answer}");
    assert!(
        answer
            .ends_with("+7'UNH+1+CONTRL:D:3:UN'UCI+TL0000000001+4012345000009:14+4006381000000:14+7'UNT+3+1'UNZ+1+7'"),
        "{answer}"
    );
    fs::write(folder.path().join("bad.edi"), faulty()).unwrap();
    let (answer, _) = ok(folder.path(), 0, &["ack", "bad.edi", "--pretty"]);
    let expect = "UCI+TL0000000001+4012345000009:14+4006381000000:14+7'\n\
        UCM+1+ORDERS:D:96A:UN:EAN008+4+29+UNT+2'\n\
        UCM+2+ORDERS:D:96A:UN:EAN008+4'\nUCS+3'\nUCD+12+2:2'\nUCS+8+15'\n";
    assert!(text(&answer).contains(expect), "{}", text(&answer));
    assert!(text(&answer).contains("UCM+3+ORDERS:D:96A:UN:EAN008+4'\nUCS+4'\nUCD+13+2'\n"), "{}", text(&answer));
    // What is answered becomes a document, and is not answered itself.
    fs::write(folder.path().join("answer.edi"), &answer).unwrap();
    let (document, _) = ok(folder.path(), 0, &["convert", "answer.edi"]);
    let document: serde_json::Value = serde_json::from_slice(&document).unwrap();
    assert_eq!(document["messages"][0]["outcome"], "rejected");
    assert_eq!(document["messages"][1]["faults"][0]["elements"][0]["code"], "12");
    let (none, told) = ok(folder.path(), 0, &["ack", "answer.edi"]);
    assert!(none.is_empty() && told.contains("0 acknowledgements written"), "{told}");
}

#[test]
fn what_messages_say_is_acknowledged() {
    let folder = folder();
    fs::remove_file(folder.path().join("partners.toml")).unwrap();
    let feed =
        text(&fs::read(examples().join("feeds/orders.edi")).unwrap()).replace("+4006381333931:EN", "+4006381333932:EN");
    fs::write(folder.path().join("in.edi"), feed.chars().map(|c| c as u8).collect::<Vec<u8>>()).unwrap();
    let (answer, told) = ok(folder.path(), 0, &["ack", "in.edi", "--level", "application", "--pretty"]);
    let answer = text(&answer);
    assert!(
        answer.contains("BGM++TL0000000001-1+27'\n") && answer.contains("BGM++TL0000000001-3+29'\n"),
        "{answer} {told}"
    );
    assert!(
        answer.contains("RFF+ACW:PO-2026-000123'\n") && answer.contains("FTX+AAO+++\"4006381333932\" is not a GTIN"),
        "{answer}"
    );
    assert!(answer.contains("segment 16 LIN'\nRFF+LI:1'\n"), "{answer}");
}

#[test]
fn interchanges_of_x12_are_acknowledged() {
    let folder = folder();
    fs::remove_file(folder.path().join("partners.toml")).unwrap();
    let whole = text(&fs::read(examples().join("feeds/order-850.edi")).unwrap()).replacen("*0*T*>", "*1*T*>", 1);
    fs::write(folder.path().join("in.x12"), whole.replacen("IEA*1", "IEA*2", 1)).unwrap();
    let (answer, _) = ok(folder.path(), 0, &["ack", "in.x12", "--to", "ndjson"]);
    let answers: Vec<serde_json::Value> =
        text(&answer).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 2);
    assert_eq!((&answers[0]["outcome"], &answers[0]["faults"][0]["code"]), (&"rejected".into(), &"021".into()));
    assert_eq!((&answers[1]["outcome"], &answers[1]["counts"]["accepted"]), (&"rejected".into(), &"0".into()));
    fs::write(folder.path().join("in.x12"), &whole).unwrap();
    let (answer, _) = ok(folder.path(), 0, &["ack", "in.x12", "--to", "ndjson"]);
    let answer = text(&answer);
    let first = answer.lines().next().unwrap();
    assert!(
        first.contains("\"interchangeReference\":\"000000417\"") && first.contains("\"outcome\":\"accepted\""),
        "{first}"
    );
}

/// Answers as they are written: the interchange's, the group's by its version, and what is said of the sets.
#[test]
fn answers_to_x12_are_written() {
    let folder = folder();
    fs::remove_file(folder.path().join("partners.toml")).unwrap();
    let orders = text(&fs::read(examples().join("feeds/order-850.edi")).unwrap());
    let new = orders.replacen("*0*T*>", "*1*T*>", 1).replacen("DTM*002*20260615", "DTM*002*20261315", 1);
    fs::write(folder.path().join("in.x12"), &new).unwrap();
    let (answer, _) = ok(folder.path(), 0, &["ack", "in.x12", "--pretty", "-o", "new.x12"]);
    assert!(answer.is_empty());
    let answer = text(&fs::read(folder.path().join("new.x12")).unwrap());
    assert!(answer.starts_with("ISA*00*          *00*          *ZZ*CNSELLER       *08*0614141000012  *"), "{answer}");
    assert!(answer.contains("\nTA1*000000417*260517*0830*A*000~\nGS*FA*CNSELLER*0614141000012*"), "{answer}");
    assert!(
        answer.contains("\nAK1*PO*417*005010~\nAK2*850*0001~\nIK3*DTM*9**8~\nIK4*2*373*8~\nIK5*R*5~\n"),
        "{answer}"
    );
    assert!(answer.contains("\nAK2*850*0002~\nIK5*A~\nAK9*P*2*2*1~\n"), "{answer}");
    // What was written is read, and not answered.
    ok(folder.path(), 0, &["validate", "new.x12"]);
    let (none, told) = ok(folder.path(), 0, &["ack", "new.x12"]);
    assert!(none.is_empty() && told.contains("0 acknowledgements written"), "{told}");
    let old = new.replace("*^*00501*", "*U*00401*").replace("*005010~", "*004010~");
    fs::write(folder.path().join("in.x12"), &old).unwrap();
    let (answer, _) = ok(folder.path(), 0, &["ack", "in.x12", "--pretty"]);
    assert!(text(&answer).contains("\nAK3*DTM*9**8~\nAK4*2*373*8~\nAK3*MTX*14**7~\n"), "{}", text(&answer));
    let advice = orders.replacen("*EN*4006381333931*", "*EN*4006381333932*", 1);
    fs::write(folder.path().join("in.x12"), &advice).unwrap();
    let (answer, _) =
        ok(folder.path(), 0, &["ack", "in.x12", "--level", "application", "--pretty", "-o", "advice.x12"]);
    assert!(answer.is_empty());
    let answer = text(&fs::read(folder.path().join("advice.x12")).unwrap());
    assert!(answer.contains("\nST*824*0001~\nBGN*00*000000417-417*"), "{answer}");
    assert!(answer.contains("\nOTI*TR*TN*PO-2026-000123*****417*0001*850*005010~\nTED*848*"), "{answer}");
    assert!(answer.contains("*PO1*32*7~\nNTE**"), "{answer}");
    ok(folder.path(), 0, &["validate", "advice.x12"]);
}

/// A partner is answered with its separators, from whom it wrote to, with the next control number.
#[test]
fn partners_are_answered_in_their_way() {
    let folder = folder();
    let orders = text(&fs::read(examples().join("feeds/order-850.edi")).unwrap());
    let (_, sets) = orders.split_once("ST*").unwrap();
    let header =
        "ISA*00*          *00*          *ZZ*EXAMPLESTORES  *ZZ*EXAMPLETRADE2  *260517*0830*U*00401*000000417*1*T*>~";
    let group = "GS*PO*EXAMPLESTORES*EXAMPLETRADE*20260517*0830*417*X*004010~";
    fs::write(folder.path().join("in.x12"), format!("{header}\n{group}\nST*{sets}")).unwrap();
    for number in ["1", "2"] {
        let (answer, told) = ok(folder.path(), 0, &["ack", "in.x12", "--partners", "partners.toml"]);
        assert_eq!(told, "2 acknowledgements written\n");
        let answer = text(&answer);
        let start = "ISA|00|          |00|          |ZZ|EXAMPLETRADE2  |ZZ|EXAMPLESTORES  |";
        assert!(answer.starts_with(start), "{answer}");
        assert!(answer.contains("\nTA1|000000417|260517|0830|A|000~\nGS|FA|EXAMPLETRADE|EXAMPLESTORES|"), "{answer}");
        assert!(answer.ends_with(&format!("\nGE|1|{number}~\nIEA|1|00000000{number}~\n")), "{answer}");
    }
}

/// What holds nothing is answered, and what stands beside it is not blamed.
#[test]
fn empty_interchanges_and_groups_are_acknowledged() {
    let folder = folder();
    fs::remove_file(folder.path().join("partners.toml")).unwrap();
    let orders = text(&fs::read(examples().join("feeds/order-850.edi")).unwrap());
    let (header, _) = orders.split_once("GS*").unwrap();
    let empty = header.replace("000000417", "000000416");
    let group = "GS*PO*0614141000012*CNSELLER*20260517*0830*418*X*005010~\nGE*0*418~\nIEA*2*";
    let feed = format!("{empty}IEA*0*000000416~\n{}{}", orders.trim_end().replace("IEA*1*", group), empty.trim_end());
    fs::write(folder.path().join("in.x12"), feed.replacen("000000416*0*T*>~\n\n", "", 1)).unwrap();
    let (answer, told) = ok(folder.path(), 0, &["ack", "in.x12", "--pretty"]);
    let answer = text(&answer);
    assert!(answer.contains("\nTA1*000000416*260517*0830*R*024~\n"), "{answer} {told}");
    assert!(
        answer.contains("\nAK1*PO*417*005010~\nAK2*850*0001~\nIK5*A~\nAK2*850*0002~\nIK5*A~\nAK9*A*2*2*2~\n"),
        "{answer}"
    );
    assert!(answer.contains("\nAK1*PO*418*005010~\nAK9*R*0*0*0*5~\n"), "{answer}");
    assert!(answer.contains("\nTA1*000000416*260517*0830*R*025~\n"), "{answer}");
    let nothing = "UNB+UNOC:3+4012345000009:14+4006381000000:14+260517:0830+TL0000000002'UNZ+0+TL0000000002'";
    fs::write(folder.path().join("in.edi"), nothing).unwrap();
    let (answer, _) = ok(folder.path(), 0, &["ack", "in.edi", "--pretty"]);
    assert!(
        text(&answer).contains("\nUCI+TL0000000002+4012345000009:14+4006381000000:14+4+32'\n"),
        "{}",
        text(&answer)
    );
}

/// The export of a shop names no currency: the command or the partner's entry does.
#[test]
fn a_table_without_a_currency_gets_the_one_that_is_said() {
    let folder = examples();
    let said = |folder: &Path, status, arguments: &[&str]| {
        let (out, told) = ok(folder, status, arguments);
        (text(&out), told)
    };
    let table = "feeds/catalogue-shopify.csv";
    let (told, _) = said(&folder, 1, &["validate", table]);
    assert!(told.contains("error[price-currency]") && told.contains("--default currency=CODE"), "{told}");
    let (told, _) = said(&folder, 0, &["validate", table, "--default", "currency=USD"]);
    assert_eq!(told, "");
    let (told, _) =
        said(&folder, 0, &["validate", table, "--partners", "partners/partners.toml", "--partner", "example-shop"]);
    assert_eq!(told, "");
    let (document, _) = said(&folder, 0, &["convert", table, "--default", "currency=USD"]);
    assert!(document.lines().all(|line| line.contains("\"currency\":\"USD\"")), "{document}");
    let shared = tempfile::tempdir().unwrap();
    let file = shared.path().join("shop.ndjson").to_string_lossy().into_owned();
    std::fs::write(&file, document).unwrap();
    let to_table = ["convert", &file, "--to", "table/shopify", "--default"];
    let (_, told) = said(&folder, 0, &[&to_table[..], &["currency=USD"]].concat());
    assert!(!told.contains("not-carried"), "{told}");
    // Another reader sets another: what this document says is not carried.
    let (_, told) = said(&folder, 0, &[&to_table[..], &["currency=EUR"]].concat());
    assert!(told.contains("not-carried") && told.contains("/currency"), "{told}");
    let (_, told) = said(&folder, 2, &["validate", table, "--default", "currency=usd"]);
    assert!(told.contains("\"usd\" is no value of currency"), "{told}");
    ok(&folder, 2, &["validate", table, "--partner", "nobody"]);
}
