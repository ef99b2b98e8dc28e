//! Messages shown with names and code meanings, what was found beneath what it is about, in each form.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use serde_json::Value;
use tradelane::{Feed, Findings, Input, InspectForm, InspectReport, Inspection, Options, inspect_message};

/// Line 4 has a code that there is not, line 5 a name that is too long, line 6 a trailer that counts wrong.
const FAULTY: &str = "UNB+UNOC:3+4012345000009:14+4006381000000:14+260517:0830+1'\nUNH+1+ORDERS:D:96A:UN'\nBGM+220+PO-7+9'\n\
    DTM+137:20260517:102'NAD+BY+4012345000009::9'NAD+QQQ+4006381000000::9'\n\
    FTX+AAI+++<script>alert(1)</script> & M?'s:A name of the article that is far longer than the seventy characters that it may have'\n\
    UNS+S'UNT+99+1'\nUNZ+1+1'";

fn messages(text: &[u8]) -> Vec<(Inspection, Vec<tradelane::Finding>)> {
    let mut feed = Feed::open(Input::from_bytes("a&b.edi", text.to_vec()).unwrap(), None).unwrap().unwrap();
    let mut found = Vec::new();
    loop {
        let mut around = Findings::new();
        let Some(raw) = feed.next(&mut around).unwrap() else { return found };
        let mut message = inspect_message(&raw, &Options::default());
        let others = message.attach(around.into_vec());
        found.push((message, others));
    }
}

fn written(form: InspectForm, text: &[u8]) -> String {
    let mut out = Vec::new();
    let mut report = InspectReport::new(form, &mut out);
    for (message, others) in messages(text) {
        report.around(&others).unwrap();
        report.message(&message).unwrap();
    }
    report.finish().unwrap();
    String::from_utf8(out).unwrap()
}

fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut escaped = false;
    for c in text.chars() {
        match c {
            '\u{1b}' => escaped = true,
            'm' if escaped => escaped = false,
            c if !escaped => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// Each finding with the name and value of the row that it stands beneath.
fn beneath(message: &Inspection) -> Vec<(String, String, String)> {
    let rows = message.rows.iter().flat_map(|row| row.findings.iter().map(move |at| (row, *at)));
    let found = rows.map(|(row, at)| (message.findings[at].rule.to_string(), row.label.clone(), row.value.clone()));
    found.collect()
}

#[test]
fn a_finding_stands_beneath_what_it_is_about_and_nowhere_else() {
    let found = messages(FAULTY.as_bytes());
    let [(message, others)] = found.as_slice() else { panic!("{found:?}") };
    let expected = [("unknown-code", "3035"), ("element-length", "4440"), ("segment-count", "0074")];
    let beneath = beneath(message);
    for (rule, label) in expected {
        let rows: Vec<&str> =
            beneath.iter().filter(|(found, ..)| found == rule).map(|(_, label, _)| label.as_str()).collect();
        assert_eq!(rows, [label], "{rule}: {beneath:?} {:?} {others:?}", message.findings);
    }
    assert_eq!(beneath.len(), message.findings.len() - message.unplaced().count());
}

#[test]
fn rows_have_names_meanings_and_places() {
    let found = messages(FAULTY.as_bytes());
    let row = |label: &str, value: &str| {
        found[0].0.rows.iter().find(|row| row.label == label && row.value == value).unwrap().clone()
    };
    let code = row("3035", "BY");
    assert_eq!((code.title.as_str(), code.meaning.as_str()), ("party qualifier", "Buyer"));
    assert_eq!((code.kind, code.line, code.column), ("element", 4, 26));
    assert_eq!((row("BGM", "").segment, row("0001", "UNOC").line), (Some(2), 1));
    let two_bytes =
        "UNB+UNOY:4+A+B+260517:0830+1'UNH+1+ORDERS:D:96A:UN'FTX+AAI+++Müller Süß:x'BGM+220+1'UNT+4+1'UNZ+1+1'";
    let found = messages(two_bytes.as_bytes());
    let bgm = found[0].0.rows.iter().find(|row| row.label == "BGM").unwrap();
    assert_eq!((bgm.line, bgm.column as usize), (1, two_bytes.chars().position(|c| c == 'x').unwrap() + 3));
}

#[test]
fn people_read_findings_in_place() {
    let text = plain(&written(InspectForm::Human, FAULTY.as_bytes()));
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.ends_with("3035 party qualifier = QQQ")).unwrap();
    assert!(
        lines[at + 1].trim_start().starts_with("^ warning[unknown-code] \"QQQ\" is not a code of 3035"),
        "{}",
        lines[at + 1]
    );
    // What a terminal would obey is not passed on.
    let hostile = FAULTY.replace("PO-7", "\u{1b}[31mPO");
    assert!(!plain(&written(InspectForm::Human, hostile.as_bytes())).contains('\u{1b}'));
}

#[test]
fn json_nests_nodes_and_has_findings_where_they_belong() {
    let text = written(InspectForm::Json, FAULTY.as_bytes());
    let list: Vec<Value> = serde_json::from_str(&text).unwrap();
    let message = &list[0];
    assert_eq!((&message["message"], &message["file"]), (&"edifact/D96A/ORDERS".into(), &"a&b.edi".into()));
    let nodes = message["nodes"].as_array().unwrap();
    let bgm = nodes.iter().find(|node| node["tag"] == "BGM").unwrap();
    assert_eq!((&bgm["kind"], &bgm["segment"], &bgm["line"]), (&"segment".into(), &2.into(), &3.into()));
    let name = &bgm["nodes"][0]["nodes"][0];
    assert_eq!(
        name,
        &serde_json::json!({
            "tag": "1001", "name": "document/message name coded", "kind": "element", "line": 3, "column": 5,
            "value": "220", "meaning": "Order"
        })
    );
    let party = nodes.iter().filter(|node| node["tag"] == "SG2").nth(1).unwrap();
    assert_eq!(party["nodes"][0]["nodes"][0]["findings"][0]["rule"], "unknown-code");
    let two = FAULTY.replace("UNZ+1+1'", "UNH+2+ORDERS:D:96A:UN'BGM+220+PO-8+9'UNT+3+2'UNZ+2+1'");
    let lines = written(InspectForm::Ndjson, two.as_bytes());
    let numbers: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["message"].clone()).collect();
    assert_eq!(numbers, ["edifact/D96A/ORDERS", "edifact/D96A/ORDERS"]);
    assert_eq!(written(InspectForm::Json, b"UNA:+.? '"), "[]\n");
}

#[test]
fn a_page_stands_alone_and_escapes_what_messages_say() {
    let page = written(InspectForm::Html, FAULTY.as_bytes());
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; M's") && !page.contains("<script"));
    assert!(page.contains("a&amp;b.edi") && page.contains("prefers-color-scheme: dark"));
    for outside in ["http:", "https:", "src=", "<link", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    for tag in ["details", "div", "summary", "section", "span"] {
        let count = |text: &str| page.matches(text).count();
        assert_eq!(count(&format!("<{tag}>")) + count(&format!("<{tag} ")), count(&format!("</{tag}>")), "{tag}");
    }
    // The finding follows its row and is linked from the head.
    let row = page.find("<span class=\"value\">QQQ</span>").unwrap();
    let finding = page.find("<code>unknown-code</code>").unwrap();
    assert!(row < finding && !page[row..finding].contains("class=\"row\""), "{}", &page[row..finding]);
    let links = page.matches("href=\"#f").count();
    assert_eq!(links, page.matches("class=\"finding ").count());
    let empty = written(InspectForm::Html, b"UNA:+.? '");
    assert!(empty.contains("0 messages, no findings") && empty.ends_with("</html>\n"), "{empty}");
}

#[test]
fn every_syntax_is_shown() {
    let example = |name: &str| std::fs::read(format!("{}/../../examples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let show = |name: &str, tag: &str| {
        let list: Vec<Value> = serde_json::from_str(&written(InspectForm::Json, &example(name))).unwrap();
        let mut open: Vec<&Value> = list.iter().flat_map(|message| message["nodes"].as_array().unwrap()).collect();
        while let Some(node) = open.pop() {
            if node["tag"] == tag {
                return node.clone();
            }
            open.extend(node["nodes"].as_array().into_iter().flatten());
        }
        panic!("{name} has no {tag}")
    };
    assert_eq!(show("feeds/shipment-CEB411.xml", "ceb:amountPaid")["value"], "216.40");
    let x12 = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260517*0830*U*00401*000000001*0*P*>~\
        GS*PO*S*R*20260517*0830*1*X*004010~ST*850*0001~BEG*00*NE*PO-7**20260517~N1*QQ*Example~PO1*1*5*EA*10~CTT*1~SE*6*0001~GE*1*1~IEA*1*000000001~";
    let found = messages(x12.as_bytes());
    let message = &found[0].0;
    let purpose = message.rows.iter().find(|row| row.label == "01" && row.value == "00").unwrap();
    assert_eq!(message.message, "x12/004010/850");
    assert!(!purpose.title.is_empty());
    // A document of the standard has no tree, only what is found in it.
    let found = messages(br#"{"tradelane":"1.0","type":"order"}"#);
    assert_eq!((found[0].0.message.as_str(), found[0].0.rows.len()), ("order", 0));
    assert!(!found[0].0.findings.is_empty());
}
