//! What breaks other EDI tools, case by case: what is read, and what is found.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use tradelane_findings::{Finding, Findings};
use tradelane_legacy::edifact::{
    Cutter, Layout, Limits, RawMessage, Separators, Writer, check, directory, nearest, parse,
};
use tradelane_legacy::{Symbol, Tree, edifact};

fn cut(bytes: &[u8]) -> (Vec<RawMessage>, Vec<Finding>) {
    let mut cutter = Cutter::new(bytes, None, Limits::default());
    let mut findings = Findings::new();
    let messages = std::iter::from_fn(|| cutter.next(&mut findings).unwrap()).collect();
    (messages, findings.into_vec())
}

fn tree(raw: &RawMessage) -> (Tree, Vec<Finding>) {
    let kind = edifact::message_type(raw);
    let (directory, _) = nearest(&kind.version, &kind.release).unwrap();
    let definition = directory.definition(&kind.name).unwrap_or_else(|| directory.segments());
    let (mut tree, mut findings) = (Tree::new(), Findings::new());
    parse(raw, None, definition, &mut tree, &mut findings);
    check(&tree, directory, definition, &mut findings);
    (tree, findings.into_vec())
}

fn value(tree: &Tree, path: &str) -> String {
    tree.find_path(path).map(|node| tree.value(node).to_owned()).unwrap_or_default()
}

fn rules(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.as_ref()).collect()
}

const BODY: &str = "UNH+1+ORDERS:D:96A:UN'BGM+220+A1+9'DTM+137:20260517:102'LIN+1++4006381333931:EN'UNS+S'UNT+6+1'";

/// Reads a stream; expects the numbers of its orders (BGM 1004) and the rules of what is found around them.
#[track_caller]
fn stream(bytes: &[u8], numbers: &[&str], expect: &[&str]) {
    let (messages, findings) = cut(bytes);
    let found: Vec<String> = messages.iter().map(|raw| value(&tree(raw).0, "BGM/1004")).collect();
    assert_eq!(found, numbers);
    assert_eq!(rules(&findings), expect, "{findings:?}");
}

#[test]
fn streams() {
    let whole = format!("UNB+UNOC:3+A+B+260517:0830+R1'{BODY}UNZ+1+R1'");
    stream(whole.as_bytes(), &["A1"], &[]);
    stream(format!("\u{feff}{whole}").as_bytes(), &["A1"], &[]);
    stream(whole.replace('\'', "'\r\n").as_bytes(), &["A1"], &[]);
    stream(whole.replace('\'', "'\n\n  ").as_bytes(), &["A1"], &[]);
    stream(BODY.as_bytes(), &["A1"], &[]);
    stream(format!("{BODY}{BODY}").as_bytes(), &["A1", "A1"], &[]);
    stream(format!("{whole}\n{}", whole.replace("R1", "R2")).as_bytes(), &["A1", "A1"], &[]);
    stream(format!("{whole}\n{whole}").as_bytes(), &["A1", "A1"], &["duplicate-reference"]);
    stream(whole.replace("UNZ+1", "UNZ+2").as_bytes(), &["A1"], &["interchange-count"]);
    stream(whole.replace("UNZ+1+R1", "UNZ+1+R2").as_bytes(), &["A1"], &["control-reference"]);
    stream(whole.replace("UNT+6+1", "UNT+7+1").as_bytes(), &["A1"], &["segment-count"]);
    stream(whole.replace("UNT+6+1", "UNT+6+2").as_bytes(), &["A1"], &["control-reference"]);
    stream(whole.replace("UNT+6+1'", "").as_bytes(), &["A1"], &["missing-trailer"]);
    stream(whole.replace("UNZ+1+R1'", "").as_bytes(), &["A1"], &["missing-interchange-trailer"]);
    stream(format!("Dear partner,\n{whole}").as_bytes(), &["A1"], &["unexpected-bytes"]);
    stream(b"UNA:+.? '", &[], &["no-message"]);
}

#[test]
fn each_interchange_has_its_own_separators() {
    let other = BODY.replace('+', "|").replace(':', "^").replace('\'', "~");
    let text = format!(
        "UNB+UNOC:3+A+B+260517:0830+R1'{BODY}UNZ+1+R1'UNA^|,! ~UNB|UNOC^3|A|B|260517^0830|R2~{other}UNZ|1|R2~UNB+UNOC:3+A+B+260517:0830+R3'{BODY}UNZ+1+R3'"
    );
    stream(text.as_bytes(), &["A1", "A1", "A1"], &[]);
}

#[test]
fn groups_are_counted() {
    let group = format!("UNG+ORDERS+A+B+260517:0830+G1+UN+D:96A'{BODY}UNE+1+G1'");
    stream(
        format!("UNB+UNOC:3+A+B+260517:0830+R1'{group}{}UNZ+2+R1'", group.replace("G1", "G2")).as_bytes(),
        &["A1", "A1"],
        &[],
    );
    stream(
        format!("UNB+UNOC:3+A+B+260517:0830+R1'{}UNZ+1+R1'", group.replace("UNE+1", "UNE+3")).as_bytes(),
        &["A1"],
        &["group-count"],
    );
}

/// Reads one message made of the given segments after BGM; expects values and the rules of what is found.
#[track_caller]
fn message(head: &str, segments: &str, values: &[(&str, &str)], expect: &[&str]) {
    let text = format!("{head}UNH+1+ORDERS:D:96A:UN'BGM+220+A1+9'DTM+137:20260517:102'{segments}UNS+S'UNT+9+1'");
    let bytes: Vec<u8> =
        if head.contains("UNOY") { text.into_bytes() } else { text.chars().map(|c| u32::from(c) as u8).collect() };
    let (messages, _) = cut(&bytes);
    let (tree, findings) = tree(&messages[0]);
    for (path, expected) in values {
        assert_eq!(value(&tree, path), *expected, "{path}");
    }
    assert_eq!(rules(&findings), expect, "{findings:?}");
}

const UNB: &str = "UNB+UNOC:3+A+B+260517:0830+R1'";

#[test]
fn characters_and_marks() {
    message(UNB, "FTX+PUR+++What?'s new?+ 50??'", &[("FTX/C108/4440", "What's new+ 50?")], &[]);
    message(UNB, "NAD+BY+++M\u{fc}ller'", &[("SG2/NAD/C080/3036", "Müller")], &[]);
    message("UNB+UNOY:4+A+B+20260517:0830+R1'", "NAD+BY+++上海'", &[("SG2/NAD/C080/3036", "上海")], &[]);
    message(
        "UNB+UNOA:3+A+B+260517:0830+R1'",
        "NAD+BY+++M\u{fc}ller'",
        &[("SG2/NAD/C080/3036", "Müller")],
        &["character-set"],
    );
    message(UNB, "LIN+1'PRI+AAA:12,50'", &[("SG25/SG28/PRI/C509/5118", "12.50")], &[]);
    message("UNB+UNOC:4+A+B+20260517:0830+R1'", "ALI+++1*2*3'", &[("ALI/4183#3", "3")], &[]);
}

#[test]
fn what_the_directory_says() {
    message(UNB, "NAD+BY'LOC+7+X'NAD+SU'", &[("SG2#2/NAD/3035", "SU")], &[]);
    message(UNB, "XYZ+1'", &[("XYZ/01", "1")], &["unknown-segment"]);
    message(UNB, "LIN+1'UNS+S'BGM+220'", &[("BGM#2/C002/1001", "220")], &["segment-out-of-place", "too-many-repeats"]);
    message(UNB, "NAD++X'", &[], &["missing-element"]);
    message(UNB, "NAD+ZZZZ'", &[], &["element-length"]);
    message(UNB, "NAD+QQ'", &[], &["unknown-code"]);
    message(UNB, "LIN+A'", &[], &["element-form"]);
    message(UNB, "LIN+1'QTY+21:1:H87:X'", &[("SG25/QTY/C186/04", "X")], &["too-many-components"]);
    message(UNB, &"PAI+1'".repeat(2), &[], &["too-many-repeats"]);
}

#[test]
fn a_finding_stands_at_its_element() {
    let text = format!(
        "{UNB}\nUNH+1+ORDERS:D:96A:UN'\nBGM+220+A1+9'\nDTM+137:20260517:102'\nLIN+1'\nQTY+21:1:TOOLONG'\nUNS+S'\nUNT+7+1'\nUNZ+1+R1'\n"
    );
    let (messages, _) = cut(text.as_bytes());
    let (_, findings) = tree(&messages[0]);
    let place = findings.iter().find(|finding| finding.rule == "element-length").unwrap().source.clone().unwrap();
    assert_eq!((place.line, place.column, place.segment), (6, 10, Some(5)));
    assert_eq!(place.element.as_deref(), Some("QTY/C186/6411"));
    assert_eq!(&text.as_bytes()[place.offset as usize..][..7], b"TOOLONG");
}

const STANDARD: Separators = Separators {
    component: b':',
    element: b'+',
    decimal: b'.',
    release: b'?',
    repetition: b' ',
    terminator: b'\'',
    shifts: false,
};

/// A name whose bytes hold each of the separators: `'` (ぇ), `+` (か), `:` (ず) and `?` (新).
const JAPANESE: (&str, &[u8]) = ("新ぇかずち", b"\x1b$B\x3f\x37\x24\x27\x24\x2b\x24\x3a\x24\x41\x1b(B");

#[test]
fn no_byte_of_a_two_byte_character_is_a_separator() {
    let (name, encoded) = JAPANESE;
    let mut bytes =
        b"UNB+UNOX:3+A+B+260517:0830+R1'UNH+1+ORDERS:D:96A:UN'BGM+220+A1+9'DTM+137:20260517:102'NAD+BY+++".to_vec();
    bytes.extend_from_slice(encoded);
    bytes.extend_from_slice(b"?+");
    bytes.extend_from_slice(encoded);
    bytes.extend_from_slice(b":K.K.'UNS+S'UNT+6+1'UNZ+1+R1'");
    let (messages, around) = cut(&bytes);
    assert!(around.is_empty(), "{around:?}");
    let (before, found) = tree(&messages[0]);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(value(&before, "SG2/NAD/C080/3036"), format!("{name}+{name}"));
    assert_eq!(value(&before, "SG2/NAD/C080/3036#2"), "K.K.");
    let mut writer = Writer::new(Vec::new(), Layout::default());
    writer.message(&before, &mut Findings::new()).unwrap();
    let written = writer.finish().unwrap();
    assert_eq!(String::from_utf8_lossy(&written), String::from_utf8_lossy(&bytes));
    // Where the stream is cut makes no difference, and what is never shifted back harms no more than its message.
    let mut cutter = Cutter::new(OneByOne(&bytes), None, Limits::default());
    assert_eq!(cutter.next(&mut Findings::new()).unwrap().map(|raw| raw.bytes), Some(messages[0].bytes.clone()));
    let open = String::from_utf8_lossy(&bytes).replace("\u{1b}(B:K.K.", &"x".repeat(5000));
    let (messages, _) = cut(open.as_bytes());
    assert_eq!((messages.len(), value(&tree(&messages[0]).0, "BGM/1004")), (1, "A1".to_owned()));
}

struct OneByOne<'b>(&'b [u8]);

impl std::io::Read for OneByOne<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = buffer.len().min(1);
        self.0.read(&mut buffer[..length])
    }
}

#[test]
fn what_is_written_reads_the_same_with_any_separators() {
    let text = format!(
        "{UNB}UNH+7+ORDERS:D:96A:UN'BGM+220+A?+1+9'DTM+137:20260517:102'FTX+PUR+++a?:b::c?'d??'NAD+BY+1::9++M\u{fc}ller++++X'LIN+1'PRI+AAA:12.50'UNS+S'UNT+9+7'UNZ+1+R1'"
    );
    let bytes: Vec<u8> = text.chars().map(|c| u32::from(c) as u8).collect();
    let (messages, _) = cut(&bytes);
    let (before, _) = tree(&messages[0]);
    let strange =
        Separators { component: b'^', element: b'|', decimal: b',', release: b'!', terminator: b'~', ..STANDARD };
    for layout in [
        Layout::default(),
        Layout { lines: true, always_una: true, ..Layout::default() },
        Layout { separators: strange, ..Layout::default() },
    ] {
        let mut writer = Writer::new(Vec::new(), layout);
        let mut findings = Findings::new();
        writer.message(&before, &mut findings).unwrap();
        writer.message(&before, &mut findings).unwrap();
        let written = writer.finish().unwrap();
        let (messages, around) = cut(&written);
        // The second copy has the reference of the first, which the writer tells as the reader does.
        assert_eq!(rules(&around), ["duplicate-reference"], "{around:?} {}", String::from_utf8_lossy(&written));
        assert_eq!(rules(findings.as_slice()), ["duplicate-reference"]);
        assert_eq!(messages.len(), 2);
        for raw in &messages {
            assert!(tree(raw).0.same(&before), "{}", String::from_utf8_lossy(&written));
        }
    }
}

#[test]
fn definitions_hold_the_directory() {
    let orders = directory("D96A").unwrap().definition("ORDERS").unwrap();
    let lines = orders.part(tradelane_legacy::Definition::ROOT, Symbol::of("SG25")).unwrap();
    assert_eq!((lines.min, lines.max), (0, 200_000));
    assert_eq!(directory("D01B").unwrap().code_name("3035", "BY").map(str::is_empty), Some(false));
    assert!(directory("D96A").unwrap().messages().count() >= 25);
}

/// SGP is a segment, though groups are called SG and a number.
#[test]
fn goods_placement_is_a_segment() {
    let text =
        format!("{UNB}UNH+1+DESADV:D:96A:UN'BGM+351+A1+9'DTM+137:20260517:102'CPS+1'LIN+1'SGP+CSQU3054383+4'UNT+7+1'");
    let (messages, _) = cut(text.as_bytes());
    let (tree, findings) = tree(&messages[0]);
    assert_eq!(rules(&findings), [""; 0], "{findings:?}");
    assert_eq!(value(&tree, "SG10/SG15/SG19/SGP/C237/8260"), "CSQU3054383");
}
