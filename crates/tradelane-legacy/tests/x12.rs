//! What breaks other EDI tools, case by case: what is read, and what is found.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use tradelane_findings::{Finding, Findings};
use tradelane_legacy::x12::{
    self, Cutter, Layout, Limits, RawMessage, Separators, Writer, check, directory, nearest, parse,
};
use tradelane_legacy::{Symbol, Tree};

fn cut(bytes: &[u8]) -> (Vec<RawMessage>, Vec<Finding>) {
    let mut cutter = Cutter::new(bytes, None, Limits::default());
    let mut findings = Findings::new();
    let sets = std::iter::from_fn(|| cutter.next(&mut findings).unwrap()).collect();
    // The sets here share their numbers and one group header; that this is told is shown in the facade's tests.
    let told = findings.into_vec().into_iter();
    let told = told.filter(|finding| !matches!(finding.rule.as_ref(), "duplicate-reference" | "version-mismatch"));
    (sets, told.collect())
}

fn tree(raw: &RawMessage) -> (Tree, Vec<Finding>) {
    let kind = x12::message_type(raw);
    let (directory, _) = nearest(&kind.version, &kind.set).unwrap();
    let known = directory.definition(&kind.set);
    let definition = known.unwrap_or_else(|| directory.segments());
    let (mut tree, mut findings) = (Tree::new(), Findings::new());
    parse(raw, None, definition, &mut tree, &mut findings);
    if known.is_some() {
        check(&tree, directory, definition, &mut findings);
    }
    (tree, findings.into_vec())
}

fn value(tree: &Tree, path: &str) -> String {
    tree.find_path(path).map(|node| tree.value(node).to_owned()).unwrap_or_default()
}

fn rules(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.as_ref()).collect()
}

const ISA: &str =
    "ISA*00*          *00*          *ZZ*ACME           *ZZ*SUPPLIER       *260517*0830*^*00501*000000001*0*P*>~";
const GS: &str = "GS*PO*ACME*SUPPLIER*20260517*0830*1*X*005010~";
const SET: &str = "ST*850*0001~BEG*00*SA*A1**20260517~PO1*1*2*EA*9.5**UP*012345678905~CTT*1~SE*5*0001~";

fn whole(sets: &str, count: usize) -> String {
    format!("{ISA}{GS}{sets}GE*{count}*1~IEA*1*000000001~")
}

/// Reads a stream; expects the numbers of its orders (BEG03) and the rules of what is found around them.
#[track_caller]
fn stream(bytes: &[u8], numbers: &[&str], expect: &[&str]) {
    let (sets, findings) = cut(bytes);
    let found: Vec<String> = sets.iter().map(|raw| value(&tree(raw).0, "BEG/03")).collect();
    assert_eq!(found, numbers);
    assert_eq!(rules(&findings), expect, "{findings:?}");
}

#[test]
fn streams() {
    let one = whole(SET, 1);
    stream(one.as_bytes(), &["A1"], &[]);
    stream(format!("\u{feff}{one}").as_bytes(), &["A1"], &[]);
    stream(one.replace('~', "~\r\n").as_bytes(), &["A1"], &[]);
    stream(one.replace('~', "~\n\n  ").as_bytes(), &["A1"], &[]);
    stream(whole(&SET.repeat(2), 2).as_bytes(), &["A1", "A1"], &[]);
    stream(format!("{one}\n{one}").as_bytes(), &["A1", "A1"], &[]);
    stream(one.replace("IEA*1", "IEA*2").as_bytes(), &["A1"], &["interchange-count"]);
    stream(one.replace("GE*1", "GE*2").as_bytes(), &["A1"], &["group-count"]);
    stream(one.replace("SE*5", "SE*6").as_bytes(), &["A1"], &["segment-count"]);
    stream(one.replace("IEA*1*000000001", "IEA*1*000000002").as_bytes(), &["A1"], &["control-reference"]);
    stream(one.replace("IEA*1*000000001", "IEA*1*1").as_bytes(), &["A1"], &[]);
    stream(one.replace("GE*1*1", "GE*1*2").as_bytes(), &["A1"], &["control-reference"]);
    stream(one.replace("SE*5*0001", "SE*5*1").as_bytes(), &["A1"], &["control-reference"]);
    stream(one.replace("SE*5*0001~", "").as_bytes(), &["A1"], &["missing-trailer"]);
    stream(one.replace("GE*1*1~", "").as_bytes(), &["A1"], &["missing-group-trailer"]);
    stream(one.replace("IEA*1*000000001~", "").as_bytes(), &["A1"], &["missing-interchange-trailer"]);
    stream(one.replace(GS, "").as_bytes(), &["A1"], &["missing-group"]);
    stream(one.replace("GS*", "ISB*1~GS*").as_bytes(), &["A1"], &["segment-outside-message"]);
    stream(one.replace("GE*", "N9*1~GE*").as_bytes(), &["A1"], &["segment-outside-message"]);
    stream(b"ST*850*0001~", &[], &["unexpected-bytes", "no-message"]);
    stream(format!("{ISA}IEA*0*000000001~").as_bytes(), &[], &["no-message"]);
}

#[test]
fn what_stands_between_interchanges_is_told_once_and_passed_over() {
    let one = whole(SET, 1);
    let between = format!("Dear partner,\nISABEL writes.\n{one}\n-- \n2 files\n{one}\u{1a}");
    stream(between.as_bytes(), &["A1", "A1"], &["unexpected-bytes", "unexpected-bytes"]);
    let (_, findings) = cut(between.as_bytes());
    let place = findings[0].source.clone().unwrap();
    assert_eq!((place.line, place.column, place.length), (1, 1, 29));
    assert_eq!(findings[1].message, "12 bytes here are no segment of an interchange");
    // However long it is.
    let long = format!("{one}{}{one}", "x\n".repeat(400_000));
    stream(long.as_bytes(), &["A1", "A1"], &["unexpected-bytes"]);
}

#[test]
fn each_interchange_has_its_own_separators() {
    let with = |element: char, component: char, repetition: char, terminator: char| -> Vec<u8> {
        let text = whole(&SET.replace("EA*", "EA>1*"), 1);
        let other = |c| match c {
            '*' => element,
            '>' => component,
            '^' => repetition,
            '~' => terminator,
            other => other,
        };
        text.chars().map(|c| u32::from(other(c)) as u8).collect()
    };
    for (element, component, repetition, terminator) in [
        ('|', '^', '!', '\n'),
        ('\u{1d}', '\u{1f}', '\u{1e}', '\u{1c}'),
        ('\t', ':', '\\', '\r'),
        ('+', '\u{7f}', '#', '\''),
        ('\u{a6}', '\u{ac}', '\u{b7}', '\u{b6}'),
        ('*', '>', '^', '\u{85}'),
    ] {
        let odd = with(element, component, repetition, terminator);
        let text = [whole(SET, 1).into_bytes(), odd.clone(), whole(SET, 1).into_bytes()].concat();
        stream(&text, &["A1", "A1", "A1"], &[]);
        let (sets, _) = cut(&odd);
        let found = sets[0].envelope.separators;
        let byte = |c: char| u32::from(c) as u8;
        assert_eq!((found.element, found.terminator), (byte(element), byte(terminator)));
        assert_eq!((found.component, found.repetition), (Some(byte(component)), Some(byte(repetition))));
        assert_eq!(value(&tree(&sets[0]).0, "PO1/PO1/03/02"), "1");
    }
}

/// The repetition separator of a header with these ISA11 and ISA12.
#[track_caller]
fn repetition(standard: &str, version: &str, expect: Option<u8>) {
    let text = whole(SET, 1).replace("*^*00501*", &format!("*{standard}*{version}*"));
    let (sets, _) = cut(text.as_bytes());
    assert_eq!(sets[0].envelope.separators.repetition, expect);
}

#[test]
fn the_repetition_separator_comes_with_version_00402() {
    repetition("^", "00501", Some(b'^'));
    repetition("^", "00402", Some(b'^'));
    repetition("^", "00401", None);
    repetition("U", "00401", None);
    repetition("U", "00501", None);
    repetition("1", "00501", None);
    repetition(" ", "00501", None);
    repetition("*", "00501", None);
    repetition("~", "00501", None);
}

/// A header as it is sent: what comes out of it, and the rules of what is found.
#[track_caller]
fn header(isa: &str, sender: &str, expect: &[&str]) {
    let text = whole(SET, 1).replace(ISA, isa);
    let (sets, findings) = cut(text.as_bytes());
    assert_eq!(sets.len(), 1, "{findings:?}");
    let (tree, _) = tree(&sets[0]);
    assert_eq!((value(&tree, "ISA/06").as_str(), value(&tree, "BEG/03").as_str()), (sender, "A1"));
    assert_eq!(rules(&findings), expect, "{findings:?}");
}

#[test]
fn a_header_of_other_widths_is_read_by_counting() {
    header(ISA, "ACME", &[]);
    header("ISA*00**00**ZZ*ACME*ZZ*SUPPLIER*260517*0830*U*00401*000000001*0*P*>~", "ACME", &["header-width"]);
    header("ISA*00* *00* *ZZ*ACME *ZZ*SUPPLIER *260517*0830*U*00401*1*0*P*>~\n", "ACME", &["header-width"]);
    // Blanks that are none (U+00A0), as web pages make them.
    header(
        &ISA.replace("ACME           ", "ACME \u{a0} \u{a0} \u{a0} \u{a0} \u{a0} \u{a0}"),
        "ACME",
        &["header-width"],
    );
    // The component separator left out.
    header(&ISA.replace("*>~", "*~"), "ACME", &["header-width"]);
    header(&ISA.replace("*>~", "*~\n").replace("00501", "00401"), "ACME", &["header-width"]);
    // A separator within an element of fixed width is a character.
    header(&ISA.replace("ACME           ", "AC*ME          "), "AC*ME", &[]);
    // A terminator of several bytes.
    let text = whole(SET, 1).replace('~', "\u{2026}\r\n");
    stream(text.as_bytes(), &["A1"], &[]);
}

#[test]
fn a_header_that_is_none_takes_no_message_with_it() {
    let one = whole(SET, 1);
    let short = ISA.replace("*0*P", "*P");
    stream(format!("{short}{GS}{SET}GE*1*1~\n{one}").as_bytes(), &["A1"], &["interchange-header"]);
}

#[test]
fn lines_broken_anywhere_are_put_together() {
    let one = whole(SET, 1);
    let wrapped: String = one
        .chars()
        .enumerate()
        .flat_map(|(at, c)| [Some(c), (at % 37 == 36).then_some('\n')].into_iter().flatten())
        .collect();
    stream(wrapped.as_bytes(), &["A1"], &[]);
    let (sets, _) = cut(wrapped.as_bytes());
    let (tree, findings) = tree(&sets[0]);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(value(&tree, "PO1/PO1/07"), "012345678905");
    let place = tree.place(tree.find_path("PO1/PO1/04").unwrap());
    assert_eq!(&wrapped.as_bytes()[place.offset as usize..][..2], b"9.");
}

/// Where a file may end with nothing missing: between two interchanges.
#[test]
fn a_file_cut_at_any_byte_is_told() {
    let one = whole(&SET.repeat(2), 2).replace('~', "~\n");
    let two = format!("{one}{}", one.replace('*', "|").replace('>', ":"));
    for cut_at in 1..two.trim_end().len() {
        let (sets, findings) = cut(&two.as_bytes()[..cut_at]);
        let is_whole = cut_at == one.len() || cut_at + 1 == one.len();
        let errors = findings.iter().filter(|finding| finding.severity == tradelane_findings::Severity::Error);
        assert_eq!(errors.count() == 0, is_whole, "{cut_at} {findings:?}");
        assert!(findings.iter().all(|finding| finding.source.as_ref().is_some_and(|place| place.line > 0)));
        assert!(sets.len() <= 4);
    }
    // Where lines end segments, the last needs no end of its own.
    let lines = whole(SET, 1).replace('~', "\n");
    for cut_at in 1..lines.len() {
        let (_, findings) = cut(&lines.as_bytes()[..cut_at]);
        assert_eq!(findings.is_empty(), cut_at + 1 == lines.len(), "{cut_at} {findings:?}");
    }
}

#[test]
fn where_the_stream_is_cut_makes_no_difference() {
    let other = whole(SET, 1).replace("000000001", "000000002").replace('*', "|");
    let text = format!("x{}y{other}", whole(SET, 1));
    let mut cutter = Cutter::new(OneByOne(text.as_bytes()), None, Limits::default());
    let mut findings = Findings::new();
    let found: Vec<Vec<u8>> = std::iter::from_fn(|| cutter.next(&mut findings).unwrap()).map(|raw| raw.bytes).collect();
    let (sets, told) = cut(text.as_bytes());
    assert_eq!(found, sets.into_iter().map(|raw| raw.bytes).collect::<Vec<_>>());
    assert_eq!(rules(findings.as_slice()), rules(&told));
}

struct OneByOne<'b>(&'b [u8]);

impl std::io::Read for OneByOne<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = buffer.len().min(1);
        self.0.read(&mut buffer[..length])
    }
}

#[test]
fn a_bad_set_between_good_ones_takes_none_of_them() {
    let named = |number: &str| SET.replace("*A1*", &format!("*{number}*"));
    let bad = "ST*850*0001~QQQ~BEG*00*SA*A2~@@~PO1~";
    stream(
        whole(&format!("{}{bad}{}", named("A1"), named("A3")), 3).as_bytes(),
        &["A1", "A2", "A3"],
        &["missing-trailer"],
    );
    let limits = Limits { message: 400_000, segments: 50 };
    let long = named("A2").replace("CTT", &format!("N9*1*{}~CTT", "x".repeat(900_000)));
    let text = whole(&format!("{}{long}{}", named("A1"), named("A3")), 3);
    let mut cutter = Cutter::new(text.as_bytes(), None, limits);
    let mut findings = Findings::new();
    let found: Vec<RawMessage> = std::iter::from_fn(|| cutter.next(&mut findings).unwrap()).collect();
    assert_eq!(value(&tree(&found[0]).0, "BEG/03"), "A1");
    assert!(rules(findings.as_slice()).contains(&"message-size"), "{findings:?}");
}

#[test]
fn an_acknowledgement_is_a_message_of_its_own() {
    let acknowledged = whole(SET, 1).replace("GS*PO", "TA1*000000050*260516*1200*R*006~GS*PO");
    let (sets, findings) = cut(acknowledged.as_bytes());
    assert_eq!(rules(&findings), ["interchange-acknowledgement"]);
    assert_eq!(findings[0].message, "the interchange 000000050 of the other side was rejected (006)");
    assert_eq!(x12::message_type(&sets[0]).set, "TA1");
    let (tree, found) = tree(&sets[0]);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!((value(&tree, "TA1/04").as_str(), value(&tree, "ISA/13").as_str()), ("R", "000000001"));
    // It is written between the headers again.
    let mut writer = Writer::new(Vec::new(), Layout::default());
    for raw in &sets {
        writer.message(&self::tree(raw).0, "005010", &mut Findings::new()).unwrap();
    }
    assert_eq!(String::from_utf8_lossy(&writer.finish().unwrap()), acknowledged);
}

/// Reads one order made of the given segments after BEG; expects values and the rules of what is found.
#[track_caller]
fn order(segments: &str, values: &[(&str, &str)], expect: &[&str]) {
    let set = format!("ST*850*0001~BEG*00*SA*A1**20260517~{segments}SE*9*0001~");
    let (sets, _) = cut(whole(&set, 1).as_bytes());
    let (tree, findings) = tree(&sets[0]);
    for (path, expected) in values {
        assert_eq!(value(&tree, path), *expected, "{path}");
    }
    assert_eq!(rules(&findings), expect, "{findings:?}");
}

#[test]
fn elements_components_and_repeats() {
    order("PO1*1*2*EA~", &[("PO1/PO1/01", "1"), ("PO1/PO1/03", "EA")], &[]);
    order("MEA***61.5*IN>2~PO1~", &[("MEA/04/01", "IN"), ("MEA/04/02", "2")], &[]);
    order("REF*IA*1**PO>7>>~PO1~", &[("REF/04/01", "PO"), ("REF/04/02", "7")], &["trailing-separator"]);
    order("REF*IA*1^2~PO1~", &[("REF/02", "1"), ("REF/02#2", "2")], &[]);
    order("N1*BY*a>b~PO1~", &[("N1/N1/02", "a"), ("N1/N1/02/02", "b")], &["too-many-components"]);
    order("N1*BY*M\u{fc}ller~PO1~", &[("N1/N1/02", "Müller")], &[]);
    // What is no UTF-8 is read byte by byte.
    let set = "ST*850*0001~BEG*00*SA*A1**20260517~N1*BY*M@ller~PO1~SE*5*0001~";
    let bytes: Vec<u8> = whole(set, 1).bytes().map(|byte| if byte == b'@' { 0xfc } else { byte }).collect();
    let (sets, _) = cut(&bytes);
    assert_eq!(value(&tree(&sets[0]).0, "N1/N1/02"), "Müller");
}

#[test]
fn segments_and_loops() {
    let lines = "N1*BY*A~N3*S~N1*SE*B~N4*Cadiz~PO1*1~N1*ST*D~PO1*2~N9*L1*x~MTX**note~CTT*2~AMT*TT*9~";
    order(
        lines,
        &[
            ("N1/N1/01", "BY"),
            ("N1/N3/01", "S"),
            ("N1#2/N4/01", "Cadiz"),
            ("PO1/N1/N1/02", "D"),
            ("PO1#2/N9/MTX/02", "note"),
            ("CTT/01", "2"),
            ("AMT/01", "TT"),
        ],
        &[],
    );
    // The same segment before and after the lines: a loop, and a total.
    order("AMT*TT*9~REF*IA*1~PO1~CTT*1~AMT*TT*8~", &[("AMT/AMT/02", "9"), ("AMT/REF/02", "1"), ("AMT#2/02", "8")], &[]);
    order("QQQ*1~PO1~", &[("QQQ/01", "1")], &["unknown-segment"]);
    order("PO1~BEG*00*SA*B~", &[("BEG/03", "A1"), ("BEG#2/03", "B")], &["segment-out-of-place", "missing-element"]);
    order("CUR*BY*USD~CUR*BY*EUR~PO1~", &[("CUR/02", "USD"), ("CUR#2/02", "EUR")], &["too-many-repeats"]);
    order("N3*S~PO1~", &[("N3/01", "S")], &["segment-out-of-place"]);
    order("PID*F****NAME~PO1~", &[("PID/05", "NAME")], &[]);
}

#[test]
fn values_against_the_directory() {
    order("CUR*BY~PO1~", &[], &["missing-element"]);
    order("PO1*1*x*EA~", &[], &["element-form"]);
    order("PO1*1*-1.5E2*EA~", &[], &[]);
    order("PO1*1*2*E~", &[], &["element-length"]);
    order("PO1*1*2*EACH~", &[], &["element-length"]);
    order("TXI*QQ~PO1~", &[], &["unknown-code"]);
    order("DTM*002*20261341~PO1~", &[], &["element-form"]);
    order("DTM*002*20261231*2460~PO1~", &[], &["element-form"]);
    order("DTM*002*20261231*235959~PO1~", &[], &[]);
    order("N1*BY~N3*a*b*c~PO1~", &[], &["too-many-elements"]);
}

#[test]
fn a_finding_stands_at_its_element() {
    let text = whole("ST*850*0001~\nBEG*00*SA*A1**20260517~\nN1*BY*A*TOOLONG*1~\nPO1*1~\nSE*5*0001~\n", 1);
    let (sets, _) = cut(text.as_bytes());
    let (_, findings) = tree(&sets[0]);
    let place = findings.iter().find(|finding| finding.rule == "element-length").unwrap().source.clone().unwrap();
    assert_eq!((place.line, place.column, place.segment), (3, 9, Some(3)));
    assert_eq!(place.element.as_deref(), Some("N1/03"));
    assert_eq!(&text.as_bytes()[place.offset as usize..][..7], b"TOOLONG");
    // What is wrong in a header stands in the header.
    let text = whole(SET, 1).replace("GS*PO", "GS*IN");
    let (sets, _) = cut(text.as_bytes());
    let (_, findings) = tree(&sets[0]);
    assert_eq!(rules(&findings), ["group-code"]);
    let place = findings[0].source.clone().unwrap();
    assert_eq!((place.line, place.column, place.element.as_deref()), (1, 110, Some("GS/01")));
}

/// A ship notice of levels.
fn levels(segments: &str) -> (Tree, Vec<Finding>) {
    let set = format!("ST*856*0001~BSN*00*S1*20260517*0830~{segments}CTT*4~SE*9*0001~");
    let (sets, _) = cut(whole(&set, 1).replace("GS*PO", "GS*SH").as_bytes());
    let (tree, findings) = tree(&sets[0]);
    (tree, findings)
}

#[test]
fn levels_are_nested_by_their_parents() {
    let (tree, findings) = levels(
        "HL*1**S~TD1*CTN*5~HL*2*1*O~PRF*PO1~HL*3*2*I~LIN**UP*1~HL*4*2*I~LIN**UP*2~HL*5*1*O~PRF*PO2~HL*6*5*I~LIN**UP*3~",
    );
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(value(&tree, "HL/HL/03"), "S");
    assert_eq!(value(&tree, "HL/HL#2/PRF/01"), "PO1");
    assert_eq!(value(&tree, "HL/HL#2/HL#3/LIN/03"), "2");
    assert_eq!(value(&tree, "HL/HL#3/HL#2/LIN/03"), "3");
    assert_eq!(value(&tree, "CTT/01"), "4");
    assert_eq!(tree.place(tree.find_path("HL/HL#2/HL#3/LIN/03").unwrap()).element.as_deref(), Some("LIN/03"));
}

#[test]
fn levels_sent_level_by_level_are_the_same_and_are_written_so() {
    let branches = "HL*1**S~HL*2*1*O~PRF*PO1~HL*4*2*I~LIN**UP*1~HL*3*1*O~PRF*PO2~HL*5*3*I~LIN**UP*2~";
    let rows = "HL*1**S~HL*2*1*O~PRF*PO1~HL*3*1*O~PRF*PO2~HL*4*2*I~LIN**UP*1~HL*5*3*I~LIN**UP*2~";
    let (by_branch, _) = levels(branches);
    let (by_row, findings) = levels(rows);
    assert!(findings.is_empty(), "{findings:?}");
    assert!(by_branch.same(&by_row));
    let mut writer = Writer::new(Vec::new(), Layout::default());
    writer.message(&by_row, "005010", &mut Findings::new()).unwrap();
    assert!(String::from_utf8_lossy(&writer.finish().unwrap()).contains(rows));
}

#[test]
fn levels_that_name_no_parent_are_told() {
    let (_, findings) = levels("HL*1**S~HL*2*7*O~");
    assert_eq!(rules(&findings), ["level-number"]);
    assert_eq!(findings[0].message, "the level 2 is under the level 7, which is not before it");
    let (tree, findings) = levels("HL*1**S~HL*1*1*O~");
    assert_eq!(rules(&findings), ["level-number"]);
    assert_eq!(value(&tree, "HL/HL#2/03"), "");
}

#[test]
fn levels_without_numbers_get_theirs() {
    let (mut tree, _) = levels("HL***S~");
    let root = tree.find_path("HL").unwrap();
    for kind in ["O", "P"] {
        let level = tree.push(Some(root), tradelane_legacy::Kind::Group, Symbol::of_loop("HL"), "HL");
        let segment = tree.push(Some(level), tradelane_legacy::Kind::Segment, Symbol::of("HL"), "HL");
        let element = tree.push(Some(segment), tradelane_legacy::Kind::Element, Symbol::of("03"), "03");
        tree.node_mut(element).slot = 2;
        tree.set_value(element, kind);
    }
    tradelane_legacy::number_levels(&mut tree);
    let mut writer = Writer::new(Vec::new(), Layout::default());
    writer.message(&tree, "005010", &mut Findings::new()).unwrap();
    let written = String::from_utf8_lossy(&writer.finish().unwrap()).into_owned();
    assert!(written.contains("HL*1**S*1~HL*2*1*O*0~HL*3*1*P*0~"), "{written}");
}

/// A shipment that gets its number last stands first all the same, and no number stands twice.
#[test]
fn levels_with_numbers_keep_them_among_others() {
    let (mut tree, _) = levels("HL***S~");
    let root = tree.find_path("HL").unwrap();
    for number in ["1", "C7"] {
        let level = tree.push(Some(root), tradelane_legacy::Kind::Group, Symbol::of_loop("HL"), "HL");
        let segment = tree.push(Some(level), tradelane_legacy::Kind::Segment, Symbol::of("HL"), "HL");
        for (slot, value) in [(0, number), (2, "P")] {
            let label = format!("{:02}", slot + 1);
            let element = tree.push(Some(segment), tradelane_legacy::Kind::Element, Symbol::of(&label), &label);
            tree.node_mut(element).slot = slot;
            tree.set_value(element, value);
        }
    }
    tradelane_legacy::number_levels(&mut tree);
    let mut writer = Writer::new(Vec::new(), Layout::default());
    writer.message(&tree, "005010", &mut Findings::new()).unwrap();
    let written = String::from_utf8_lossy(&writer.finish().unwrap()).into_owned();
    assert!(written.contains("HL*2**S*1~HL*1*2*P*0~HL*C7*2*P*0~"), "{written}");
}

#[test]
fn the_nearest_directory_that_has_the_set_stands_in() {
    let name =
        |version: &str, set: &str| nearest(version, set).map(|(directory, exact)| (directory.name, exact)).unwrap();
    assert_eq!(name("005010", "850"), ("005010", true));
    assert_eq!(name("003010", "850"), ("004010", false));
    assert_eq!(name("004030", "850"), ("004010", false));
    assert_eq!(name("008060", "850"), ("005010", false));
    assert_eq!(name("004010", "865"), ("005010", false));
    assert_eq!(name("", "850"), ("005010", false));
    assert_eq!(name("004010", "404"), ("004010", true));
    let version = |gs: &str, st: &str| {
        let text = whole(&SET.replace("ST*850*0001", st), 1).replace("X*005010", gs);
        let kind = x12::message_type(&cut(text.as_bytes()).0[0]);
        (kind.version, kind.convention)
    };
    assert_eq!(version("X*005010X279A1", "ST*850*0001"), ("005010".to_owned(), "005010X279A1".to_owned()));
    assert_eq!(version("X*005010", "ST*850*0001*005010X1"), ("005010".to_owned(), "005010X1".to_owned()));
    assert_eq!(version("X*", "ST*850*0001"), ("005010".to_owned(), "005010".to_owned()));
}

#[test]
fn what_is_written_reads_the_same_with_any_separators() {
    let set = "ST*850*0007~BEG*00*SA*A1**20260517~REF*IA*1^2**PO>7~N1*BY*Müller~N3*S~PO1*1*2*EA*9.5**UP*012345678905~CTT*1~AMT*TT*9~SE*9*0007~";
    let (sets, _) = cut(whole(set, 1).as_bytes());
    let (before, _) = tree(&sets[0]);
    let odd = Separators {
        element: b'|',
        component: Some(b'!'),
        repetition: Some(b'\\'),
        terminator: b'\x1c',
        ..Separators::default()
    };
    for layout in
        [Layout::default(), Layout { lines: true, ..Layout::default() }, Layout { separators: odd, lines: true }]
    {
        let mut writer = Writer::new(Vec::new(), layout);
        let mut findings = Findings::new();
        writer.message(&before, "005010", &mut findings).unwrap();
        writer.message(&before, "005010", &mut findings).unwrap();
        let written = writer.finish().unwrap();
        let (sets, around) = cut(&written);
        assert!(around.is_empty(), "{around:?} {}", String::from_utf8_lossy(&written));
        // The second copy has the reference of the first.
        assert_eq!(rules(findings.as_slice()), ["duplicate-reference"]);
        assert_eq!(sets.len(), 2);
        assert!(sets.iter().all(|raw| tree(raw).0.same(&before)), "{}", String::from_utf8_lossy(&written));
    }
    let mut writer = Writer::new(Vec::new(), Layout::default());
    writer.message(&before, "005010", &mut Findings::new()).unwrap();
    assert_eq!(String::from_utf8_lossy(&writer.finish().unwrap()), whole(set, 1));
}

#[test]
fn a_new_group_for_each_kind_of_set_and_numbers_counted() {
    let built = |set: &str| {
        let mut tree = Tree::new();
        let root = tree.push(None, tradelane_legacy::Kind::Message, Symbol::of(set), set);
        tree.push(Some(root), tradelane_legacy::Kind::Segment, Symbol::of("CTT"), "CTT");
        tree
    };
    let mut writer = Writer::new(Vec::new(), Layout { lines: true, ..Layout::default() });
    let mut findings = Findings::new();
    for set in ["850", "850", "856"] {
        writer.message(&built(set), "004010", &mut findings).unwrap();
    }
    let written = String::from_utf8_lossy(&writer.finish().unwrap()).into_owned();
    let expect = "ISA*00*          *00*          *ZZ*               *ZZ*               *000000*0000*U*00401*000000001*0*P*>~\n\
        GS*PO***20000000*0000*1*X*004010~\nST*850*0001~\nCTT~\nSE*3*0001~\nST*850*0002~\nCTT~\nSE*3*0002~\nGE*2*1~\n\
        GS*SH***20000000*0000*2*X*004010~\nST*856*0003~\nCTT~\nSE*3*0003~\nGE*1*2~\nIEA*2*000000001~\n";
    assert_eq!(written, expect);
    assert_eq!(rules(findings.as_slice()), ["missing-envelope"; 3]);
}

#[test]
fn a_separator_within_a_value_is_refused() {
    let (sets, _) = cut(whole(SET, 1).as_bytes());
    let (mut before, _) = tree(&sets[0]);
    let number = before.find_path("BEG/03").unwrap();
    before.set_value(number, "A*1~2>3^4");
    let mut writer = Writer::new(Vec::new(), Layout::default());
    let mut findings = Findings::new();
    writer.message(&before, "005010", &mut findings).unwrap();
    let written = writer.finish().unwrap();
    assert_eq!(rules(findings.as_slice()), ["separator-character"]);
    stream(&written, &["A 1 2 3 4"], &[]);
}

#[test]
fn definitions_hold_the_directory() {
    for name in x12::directory_names() {
        let directory = directory(name).unwrap();
        for set in directory.sets() {
            let definition = directory.definition(set).unwrap();
            assert!(definition.nodes.len() > 5, "{set}");
        }
        assert_eq!(directory.group_code("850"), "PO");
        assert_eq!(directory.number(&["N1", "03"]), Some("66"));
        assert_eq!(directory.number(&["MEA", "04", "01"]), Some("355"));
        assert_eq!(directory.code_name("98", "BY").map(str::is_empty), Some(false));
    }
    let order = directory("005010").unwrap().definition("850").unwrap();
    let lines = order.part(tradelane_legacy::Definition::ROOT, Symbol::of_loop("PO1")).unwrap();
    assert_eq!((lines.min, lines.max), (0, u32::MAX));
    assert!(directory("005010").unwrap().sets().count() >= 30);
}
