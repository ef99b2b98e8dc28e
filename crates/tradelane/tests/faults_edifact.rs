//! Faults planted in good EDIFACT interchanges, each found once at its place.

mod planted;

use planted::{Fault, Marks, check_all, example, fault};
use tradelane::Severity::{Info, Warning};

const MARKS: Marks = Marks { terminator: b'\'', element: b'+', component: b':', release: Some(b'?'), header: b"UNH" };

/// Good messages: three orders; the same in a group, twice, with the repetition separator of syntax version 4, in the
/// characters of level A; an invoice.
fn base(name: &str) -> String {
    let orders = example("feeds/orders.edi");
    match name {
        "group" => orders
            .replace("UNH+1+", "UNG+ORDERS+4012345000009:14+4006381000000:14+260517:0830+7+UN+D:96A:EAN008'\nUNH+1+")
            .replace("UNZ+3+", "UNE+3+7'\nUNZ+1+"),
        "twice" => format!("{orders}{}", orders.replace("TL0000000001", "TL0000000002")),
        "version 4" => orders.replace("UNA:+.? '", "UNA:+.?*'").replace("UNOC:3", "UNOC:4"),
        "level A" => {
            let text = orders.replace("UNOC", "UNOA").to_ascii_uppercase();
            text.replace('ü', "U")
                .replace('ß', "SS")
                .replace("EINKAUF@BEISPIEL.EXAMPLE:EM", "+49 40 5550100:TE")
                .replace("COM++", "COM+?+")
        }
        "invoice" => example("edifact/INVOIC-D96A.edi"),
        _ => orders,
    }
}

const COUNTS: &[Fault] = &[
    fault("UNT counts too many segments", &[("UNT+31+1", "UNT+¤32+1")], ("segment-count", "UNT/0074", "1"), "29"),
    fault("UNT counts too few segments", &[("UNT+11+2", "UNT+¤10+2")], ("segment-count", "UNT/0074", "1"), "29"),
    fault("UNT counts with letters", &[("UNT+31+1", "UNT+¤3A+1")], ("element-form", "UNT/0074", "1"), "37"),
    fault("UNT has no count", &[("UNT+31+1", "¤UNT++1")], ("missing-element", "UNT/0074", "1"), "13"),
    fault("UNZ counts too many messages", &[("UNZ+3", "UNZ+¤4")], ("interchange-count", "UNZ/0036", "1"), "29"),
    fault("UNZ counts too few messages", &[("UNZ+3", "UNZ+¤2")], ("interchange-count", "UNZ/0036", "1"), "29"),
    fault(
        "UNZ counts messages in place of groups",
        &[("UNZ+1", "UNZ+¤3")],
        ("interchange-count", "UNZ/0036", "1"),
        "29",
    )
    .of("group"),
    fault("UNE counts too many messages", &[("UNE+3", "UNE+¤4")], ("group-count", "UNE/0060", "1"), "29").of("group"),
    fault("CNT counts too many lines", &[("CNT+2:2", "CNT+2:¤3")], ("derived-value", "CNT/C270/6066", "1.2"), "")
        .told_as(Warning),
];

const REFERENCES: &[Fault] = &[
    fault(
        "UNT has another reference than UNH",
        &[("UNT+31+1'", "UNT+31+¤9'")],
        ("control-reference", "UNT/0062", "2"),
        "28",
    ),
    fault(
        "UNZ has another reference than UNB",
        &[("UNZ+3+TL", "UNZ+3+¤TX")],
        ("control-reference", "UNZ/0020", "2"),
        "28",
    ),
    fault(
        "UNE has another reference than UNG",
        &[("UNE+3+7", "UNE+3+¤8")],
        ("control-reference", "UNE/0048", "2"),
        "28",
    )
    .of("group"),
    fault("UNZ has no reference", &[("UNZ+3+TL0000000001", "¤UNZ+3")], ("missing-element", "UNZ/0020", "2"), "13"),
    fault(
        "two messages have one reference",
        &[("UNH+2+", "UNH+¤1+"), ("UNT+11+2", "UNT+11+1")],
        ("duplicate-reference", "UNH/0062", "1"),
        "26",
    ),
    fault(
        "two groups have one reference",
        &[
            (
                "UNH+2+",
                "UNE+1+7'\nUNG+ORDERS+4012345000009:14+4006381000000:14+260517:0830+¤7+UN+D:96A:EAN008'\nUNH+2+",
            ),
            ("UNE+3", "UNE+2"),
            ("UNZ+1", "UNZ+2"),
        ],
        ("duplicate-reference", "UNG/0048", "5"),
        "26",
    )
    .of("group"),
    fault(
        "two interchanges have one reference",
        &[("+TL0000000002+", "+¤TL0000000001+"), ("UNZ+3+TL0000000002", "UNZ+3+TL0000000001")],
        ("duplicate-reference", "UNB/0020", "5"),
        "26",
    )
    .of("twice"),
];

const ENVELOPES: &[Fault] = &[
    fault("UNT is missing", &[("UNT+31+1'\n", ""), ("UNH+2", "¤UNH+2")], ("missing-trailer", "", "0"), "13"),
    fault("UNZ is missing", &[("UNZ+3+TL0000000001'\n", "¤")], ("missing-interchange-trailer", "", ""), "13"),
    fault("UNE is missing", &[("UNE+3+7'\n", "¤")], ("missing-group-trailer", "", "0"), "13").of("group"),
    fault("UNH is missing", &[("UNH+2+ORDERS:D:96A:UN:EAN008'\n", "¤")], ("segment-outside-message", "", "0"), "33"),
    fault(
        "UNB is missing",
        &[
            ("UNB+UNOC:3+4012345000009:14+4006381000000:14+260517:0830+TL0000000001++ORDERS'\n", ""),
            ("UNZ+3", "¤UNZ+3"),
        ],
        ("unexpected-trailer", "", "0"),
        "33",
    ),
    fault(
        "UNG is missing",
        &[("UNG+ORDERS+4012345000009:14+4006381000000:14+260517:0830+7+UN+D:96A:EAN008'\n", ""), ("UNE+3", "¤UNE+3")],
        ("unexpected-trailer", "", "0"),
        "33",
    )
    .of("group"),
    fault(
        "UNB stands in an interchange",
        &[
            ("UNH+1+", "¤UNB+UNOC:3+4012345000009:14+4006381000000:14+260517:0831+TL0000000009++ORDERS'\nUNH+1+"),
            ("UNZ+3+TL0000000001", "UNZ+3+TL0000000009"),
        ],
        ("missing-interchange-trailer", "", "0"),
        "13",
    ),
    fault(
        "UNG stands in a group",
        &[
            ("UNH+2+", "¤UNG+ORDERS+4012345000009:14+4006381000000:14+260517:0830+8+UN+D:96A:EAN008'\nUNH+2+"),
            ("UNE+3+7", "UNE+2+8"),
            ("UNZ+1", "UNZ+2"),
        ],
        ("missing-group-trailer", "", "0"),
        "13",
    )
    .of("group"),
    fault(
        "UNH stands in a message",
        &[
            ("BGM+220+PO-2026-000123", "¤UNH+9+ORDERS:D:96A:UN:EAN008'\nBGM+220+PO-2026-000123"),
            ("UNT+31+1", "UNT+31+9"),
        ],
        ("missing-trailer", "", "0"),
        "13",
    ),
    fault(
        "UNT stands twice",
        &[("UNT+31+1'\n", "UNT+31+1'\n¤UNT+31+1'\n")],
        ("segment-outside-message", "", "0"),
        "33",
    ),
    fault(
        "UNZ stands twice",
        &[("UNZ+3+TL0000000001'\n", "UNZ+3+TL0000000001'\n¤UNZ+3+TL0000000001'\n")],
        ("unexpected-trailer", "", "0"),
        "33",
    ),
    fault(
        "segments stand between messages",
        &[("UNH+2+", "¤FTX+PUR+++Between'\nDTM+2:20260615:102'\nUNH+2+")],
        ("segment-outside-message", "", "0"),
        "33",
    ),
    fault(
        "a message stands beside groups",
        &[("UNE+3+7'\n", ""), ("UNH+3+", "UNE+2+7'\n¤UNH+3+")],
        ("mixed-groups", "", "0"),
        "30",
    )
    .of("group"),
    fault(
        "a message of another type stands in a group",
        &[("UNH+2+ORDERS", "UNH+2+¤ORDRSP")],
        ("group-code", "UNH/S009/0065", "2.1"),
        "31",
    )
    .of("group"),
    fault(
        "a group is empty",
        &[("UNZ+1", "UNG+ORDERS+4012345000009:14+4006381000000:14+260517:0830+8+UN+D:96A:EAN008'\n¤UNE+0+8'\nUNZ+2")],
        ("no-message", "", "0"),
        "32",
    )
    .of("group"),
    fault(
        "an interchange is empty",
        &[(
            "UNZ+3+TL0000000001'\n",
            "UNZ+3+TL0000000001'\nUNB+UNOC:3+4012345000009:14+4006381000000:14+260517:0830+TL0000000002'\n¤UNZ+0+TL0000000002'\n",
        )],
        ("no-message", "", "0"),
        "32",
    ),
    fault(
        "the recipient is missing",
        &[("UNB+", "¤UNB+"), ("+4006381000000:14+260517", "++260517")],
        ("missing-element", "UNB/S003", "3"),
        "13",
    ),
    fault(
        "the date of the interchange is none",
        &[("+260517:0830", "+¤261317:0830")],
        ("element-form", "UNB/S004/0017", "4.1"),
        "12",
    ),
    fault(
        "the time of the interchange is too short",
        &[("+260517:0830", "+260517:¤830")],
        ("element-length", "UNB/S004/0019", "4.2"),
        "40",
    ),
    fault(
        "the time of the interchange is none",
        &[("+260517:0830", "+260517:¤2530")],
        ("element-form", "UNB/S004/0019", "4.2"),
        "12",
    ),
    fault(
        "digits stand where letters are due",
        &[("++ORDERS'", "++ORDERS+¤1'")],
        ("element-form", "UNB/0029", "8"),
        "37",
    ),
];

const STRUCTURE: &[Fault] = &[
    fault(
        "BGM stands behind DTM",
        &[(
            "BGM+220+PO-2026-000123+9'\nDTM+137:202605170830:203'\n",
            "DTM+137:202605170830:203'\n¤BGM+220+PO-2026-000123+9'\n",
        )],
        ("segment-out-of-place", "BGM", "0"),
        "15",
    ),
    fault(
        "terms of delivery stand behind the lines",
        &[("TOD+3++DAP'\n", ""), ("UNS+S'\n", "UNS+S'\n¤TOD+3++DAP'\n")],
        ("segment-out-of-place", "TOD", "0"),
        "15",
    ),
    fault(
        "a segment stands too often",
        &[
            ("BGM+220+PO-2026-000123+9'\n", "BGM+220+PO-2026-000123+9'\n¤BGM+220+PO-2026-000123+9'\n"),
            ("UNT+31", "UNT+32"),
        ],
        ("too-many-repeats", "BGM", "0"),
        "35",
    ),
    fault(
        "a group stands too often",
        &[
            ("TOD+3++DAP'\n", "TOD+3++DAP'\nTOD+3++DAP'\nTOD+3++DAP'\nTOD+3++DAP'\nTOD+3++DAP'\n¤TOD+3++DAP'\n"),
            ("UNT+31", "UNT+36"),
        ],
        ("too-many-repeats", "TOD", "0"),
        "36",
    ),
    fault(
        "a mandatory segment is missing",
        &[("BGM+220+PO-2026-000123+9'\n", "¤"), ("UNT+31", "UNT+30")],
        ("missing-segment", "BGM", ""),
        "13",
    ),
    fault(
        "the section control is missing",
        &[("UNS+S'\nMOA+79:2860", "¤MOA+79:2860"), ("UNT+31", "UNT+30")],
        ("missing-segment", "UNS", ""),
        "13",
    ),
    fault(
        "a group lacks a mandatory segment",
        &[("UNT+31+1", "ALC+C'\n¤UNT+32+1")],
        ("missing-segment", "MOA", ""),
        "13",
    ),
    fault(
        "a mandatory group is missing",
        &[
            ("MOA+79:25.00'\nMOA+125:25.00'\nMOA+176:4.75'\nMOA+77:29.75'\nMOA+86:29.75'\n", "¤"),
            ("UNT+30+2", "UNT+25+2"),
        ],
        ("missing-segment", "MOA", ""),
        "13",
    )
    .of("invoice"),
    fault(
        "a segment that the message does not have",
        &[("CUX+2:EUR:9'\n", "CUX+2:EUR:9'\n¤SGP+EXLU1234560'\n"), ("UNT+31", "UNT+32")],
        ("unknown-segment", "SGP", "0"),
        "15",
    ),
    fault(
        "a tag that no directory has",
        &[("CUX+2:EUR:9'\n", "CUX+2:EUR:9'\n¤QQQ+1'\n"), ("UNT+31", "UNT+32")],
        ("unknown-segment", "QQQ", "0"),
        "15",
    ),
    fault("a tag in small letters", &[("DTM+2:", "¤dtm+2:")], ("unknown-segment", "dtm", "0"), "15"),
    fault(
        "a mandatory composite is missing",
        &[("DTM+2:20260615:102'", "¤DTM'")],
        ("missing-element", "DTM/C507", "1"),
        "13",
    ),
    fault("a mandatory element is missing", &[("NAD+SU+", "¤NAD++")], ("missing-element", "NAD/3035", "1"), "13"),
    fault(
        "a mandatory component is missing",
        &[("RFF+CT:", "RFF+:¤")],
        ("missing-element", "RFF/C506/1153", "1.1"),
        "13",
    ),
    fault(
        "a segment without elements",
        &[("FTX+PUR+1++Deliver before noon:Ramp 4+EN'", "¤FTX'")],
        ("missing-element", "FTX/4451", "1"),
        "13",
    ),
    fault("too many elements", &[("TOD+3++DAP'", "TOD+3++DAP+¤X'")], ("too-many-elements", "TOD/04", "4"), "16"),
    fault(
        "a separator stands in a text",
        &[("Deliver before noon:Ramp 4+EN", "Deliver:before:noon:Ramp:4:¤Gate+EN")],
        ("too-many-components", "FTX/C108/06", "4.6"),
        "16",
    ),
    fault(
        "components in an element that has none",
        &[("NAD+SU+", "NAD+SU:¤X+")],
        ("too-many-components", "NAD/3035/02", "1.2"),
        "16",
    ),
    fault(
        "an element is repeated that stands once",
        &[("FTX+PUR", "ALI+CN*¤DE'\nFTX+PUR"), ("UNT+31", "UNT+32")],
        ("too-many-repeats", "ALI/3239#2", ""),
        "35",
    )
    .of("version 4"),
];

const VALUES: &[Fault] = &[
    fault(
        "a text is too long",
        &[("BGM+220+PO-2026-000123", "BGM+220+¤PO-2026-000123-PO-2026-000123-PO-20260")],
        ("element-length", "BGM/1004", "2"),
        "39",
    ),
    fault("a code is too long", &[("CUX+2:EUR", "CUX+2:¤EURO")], ("element-length", "CUX/C504/6345", "1.2"), "39"),
    fault(
        "a number is too long",
        &[("QTY+21:200", "QTY+21:¤2000000000000000")],
        ("element-length", "QTY/C186/6060", "1.2"),
        "39",
    ),
    fault(
        "letters stand in a number",
        &[("QTY+21:200", "QTY+21:¤2OO")],
        ("element-form", "QTY/C186/6060", "1.2"),
        "37",
    ),
    fault(
        "a sign stands behind a number",
        &[("QTY+21:200", "QTY+21:¤200-")],
        ("element-form", "QTY/C186/6060", "1.2"),
        "37",
    ),
    fault(
        "two decimal marks",
        &[("MOA+203:2500.00", "MOA+203:¤2.500.00")],
        ("element-form", "MOA/C516/5004", "1.2"),
        "19",
    ),
    fault(
        "a decimal mark without a digit behind it",
        &[("PRI+AAA:12.50", "PRI+AAA:¤12.")],
        ("element-form", "PRI/C509/5118", "1.2"),
        "19",
    ),
    fault("a code that the list does not have", &[("NAD+DP+", "NAD+¤QQ+")], ("unknown-code", "NAD/3035", "1"), "12")
        .told_as(Warning),
    fault(
        "a code of a composite that the list does not have",
        &[("BGM+220", "BGM+¤999")],
        ("unknown-code", "BGM/C002/1001", "1.1"),
        "12",
    )
    .told_as(Warning),
    fault(
        "a month that is none",
        &[("DTM+137:202605170830:203", "DTM+137:¤202613170830:203")],
        ("date-form", "DTM/C507/2380", "1.2"),
        "12",
    ),
    fault("a day that is none", &[("DTM+2:20260615", "DTM+2:¤20260631")], ("date-form", "DTM/C507/2380", "1.2"), "12"),
    fault(
        "an hour that is none",
        &[("DTM+137:202605170830:203", "DTM+137:¤202605172530:203")],
        ("date-form", "DTM/C507/2380", "1.2"),
        "12",
    ),
    fault(
        "a date of another form than it says",
        &[("DTM+2:20260615:102", "DTM+2:¤260615:102")],
        ("date-form", "DTM/C507/2380", "1.2"),
        "12",
    ),
];

const CHARACTERS: &[Fault] = &[
    fault(
        "a release character before a separator",
        &[("BGM+220+PO", "BGM+¤220?+PO")],
        ("element-length", "BGM/C002/1001", "1.1"),
        "39",
    ),
    fault(
        "a release character before a terminator",
        &[("DTM+2:20260615:102'", "DTM+2:20260615:102¤?'")],
        ("released-terminator", "", ""),
        "22",
    ),
    fault(
        "a release character at the end of the file",
        &[("UNZ+3+TL0000000001'\n", "¤UNZ+3+TL0000000001?'")],
        ("truncated", "", "0"),
        "13",
    ),
    fault(
        "separators at the end of a segment",
        &[("PO-2026-000123+9'", "PO-2026-000123+9¤++'")],
        ("trailing-separator", "BGM", ""),
        "45",
    )
    .told_as(Info),
    fault(
        "separators at the end of a composite",
        &[("NAD+BY+4012345000009::9+", "NAD+BY+4012345000009::9¤::+")],
        ("trailing-separator", "NAD", ""),
        "45",
    )
    .told_as(Info),
    fault("an empty segment", &[("DTM+2:20260615:102'", "DTM+2:20260615:102'¤'")], ("empty-segment", "", ""), "18"),
    fault(
        "a control character",
        &[("Deliver before", "¤Deliver\u{7}before")],
        ("control-character", "FTX/C108/4440", "4.1"),
        "21",
    )
    .told_as(Warning),
    fault(
        "a line end in a value",
        &[("Deliver before", "¤Deliver\nbefore")],
        ("control-character", "FTX/C108/4440", "4.1"),
        "21",
    )
    .told_as(Warning),
    fault(
        "small letters in level A",
        &[("DELIVER BEFORE", "¤Deliver BEFORE")],
        ("character-set", "FTX/C108/4440", "4.1"),
        "21",
    )
    .of("level A")
    .told_as(Warning),
    fault(
        "a letter outside level A",
        &[("DELIVER BEFORE", "¤D\u{c9}LIVRER")],
        ("character-set", "FTX/C108/4440", "4.1"),
        "21",
    )
    .of("level A")
    .told_as(Warning),
    fault(
        "a syntax identifier that is none",
        &[("UNOC:3", "¤UNOQ:3")],
        ("syntax-identifier", "UNB/S001/0001", "1.1"),
        "2",
    )
    .told_as(Warning),
    fault(
        "a syntax version that is none",
        &[("UNOC:3", "UNOC:¤7")],
        ("syntax-identifier", "UNB/S001/0002", "1.2"),
        "2",
    ),
    fault(
        "a directory that is not known",
        &[("UNH+2+ORDERS:D:96A", "UNH+2+ORDERS:D:¤77Z")],
        ("directory-substituted", "UNH/S009/0054", "2.3"),
        "",
    )
    .told_as(Info),
    fault(
        "a message type that is not known",
        &[("UNH+2+ORDERS", "UNH+2+¤ORDERZ")],
        ("unknown-message", "UNH/S009/0065", "2.1"),
        "14",
    ),
    fault("separators that are alike", &[("UNA:+.? '", "¤UNA:+.: '")], ("service-string", "", ""), "22"),
    fault("text before the interchange", &[("UNA", "¤Dear partner\nUNA")], ("unexpected-bytes", "", ""), "33"),
    fault(
        "text behind the interchange",
        &[("UNZ+3+TL0000000001'\n", "UNZ+3+TL0000000001'\n¤-- the end\n")],
        ("unexpected-bytes", "", ""),
        "33",
    ),
];

const CUTS: &[Fault] = &[
    fault("the file ends in UNB", &[("UNB+UNOC:3+4012345000009", "¤UNB+UNOC:3+40123✂")], ("truncated", "", "0"), "13"),
    fault("the file ends in UNH", &[("UNH+1+ORDERS", "¤UNH+1+ORD✂")], ("truncated", "", "0"), "13"),
    fault("the file ends between messages", &[("UNH+2+", "¤✂")], ("missing-interchange-trailer", "", ""), "13"),
    fault("the file ends between segments", &[("TOD+3++DAP'\n", "TOD+3++DAP'\n¤✂")], ("truncated", "", ""), "13"),
    fault("the file ends in a tag", &[("UNS+S'", "UN¤✂")], ("truncated", "", ""), "13"),
    fault("the file ends in an element", &[("MOA+203:2500.00", "MOA+203:25¤✂")], ("truncated", "", ""), "13"),
    fault("the file ends in a date", &[("DTM+2:20260615:102", "DTM+2:2026061¤✂")], ("truncated", "", ""), "13"),
    fault(
        "the file ends behind a release character",
        &[("Headphones ?'Studio", "Headphones ?¤✂")],
        ("truncated", "", ""),
        "13",
    ),
    fault("the file ends in UNT", &[("UNT+31+1'", "UNT+3¤✂")], ("truncated", "", ""), "13"),
    fault("the file ends in UNZ", &[("UNZ+3+TL0000000001'", "¤UNZ+3+TL✂")], ("truncated", "", "0"), "13"),
];

#[test]
fn each_fault_of_edifact_is_found_once_at_its_place() {
    let all = [COUNTS, REFERENCES, ENVELOPES, STRUCTURE, VALUES, CHARACTERS, CUTS];
    let all: Vec<Fault> = all.into_iter().flatten().copied().collect();
    let kinds = check_all(&all, &base, &MARKS);
    println!("{kinds} kinds of faults, each found once at its place");
    assert!(kinds >= 40);
}
