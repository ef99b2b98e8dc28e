//! Faults planted in good X12 interchanges, each found once at its place.

mod planted;

use planted::{Fault, Marks, check_all, example, fault};
use tradelane::Severity::{Info, Warning};

const MARKS: Marks = Marks { terminator: b'~', element: b'*', component: b'>', release: None, header: b"ST*" };

const SHIPMENT: &str = "\
ISA*00*          *00*          *ZZ*CNSELLER       *08*0614141000012  *260518*0915*^*00501*000000031*0*T*>~
GS*SH*CNSELLER*0614141000012*20260518*0915*31*X*005010~
ST*856*0001~
BSN*00*SHP-2026-0031*20260518*0915*0001~
HL*1**S~
TD1*CTN25*4~
HL*2*1*O~
PRF*PO-2026-000123~
HL*3*2*P~
MAN*GM*00340123450000000017~
HL*4*3*I~
LIN*1*UP*012345678905~
SN1**40*EA~
HL*5*2*P~
MAN*GM*00340123450000000024~
CTT*5~
SE*15*0001~
GE*1*31~
IEA*1*000000031~
";

/// Good interchanges: two orders of 005010; one of them alone, twice, and as 004010; a ship notice with its levels.
fn base(name: &str) -> String {
    let orders = example("feeds/order-850.edi");
    let small = || {
        let (head, rest) = orders.split_once("ST*").unwrap_or_default();
        let small = format!("{head}ST*850*0002~{}", rest.split_once("ST*850*0002~").unwrap_or_default().1);
        small.replace("GE*2", "GE*1")
    };
    let old = || small().replace("*^*00501*", "*U*00401*").replace("*005010~", "*004010~");
    match name {
        "one order" => small(),
        "twice" => format!("{orders}{}", orders.replace("000000417", "000000418")),
        "004010" => old(),
        "twenty-five charges" => {
            let charges = "SAC*C*D240***1250~\n".repeat(25);
            old().replace("N1*BY*", &format!("{charges}N1*BY*")).replace("SE*6*", "SE*31*")
        }
        "shipment" => SHIPMENT.to_owned(),
        _ => orders,
    }
}

const COUNTS: &[Fault] = &[
    fault("SE counts too many segments", &[("SE*43*", "SE*¤44*")], ("segment-count", "SE/01", "1"), "718:4"),
    fault("SE counts too few segments", &[("SE*6*", "SE*¤5*")], ("segment-count", "SE/01", "1"), "718:4"),
    fault("SE counts with letters", &[("SE*43*", "SE*¤4E*")], ("element-form", "SE/01", "1"), "723:6"),
    fault("SE has no count", &[("SE*43*", "¤SE**")], ("missing-element", "SE/01", "1"), "723:1"),
    fault("GE counts too many sets", &[("GE*2*", "GE*¤3*")], ("group-count", "GE/01", "1"), "716:5"),
    fault("GE counts too few sets", &[("GE*2*", "GE*¤1*")], ("group-count", "GE/01", "1"), "716:5"),
    fault("IEA counts too many groups", &[("IEA*1*", "IEA*¤2*")], ("interchange-count", "IEA/01", "1"), "I18:021"),
    fault("CTT counts too many lines", &[("CTT*2*", "CTT*¤3*")], ("derived-value", "CTT/01", "1"), "").told_as(Warning),
];

const REFERENCES: &[Fault] = &[
    fault(
        "SE has another number than ST",
        &[("SE*43*0001", "SE*43*¤0009")],
        ("control-reference", "SE/02", "2"),
        "718:3",
    ),
    fault("GE has another number than GS", &[("GE*2*417", "GE*2*¤418")], ("control-reference", "GE/02", "2"), "716:4"),
    fault(
        "IEA has another number than ISA",
        &[("IEA*1*000000417", "IEA*1*¤000000418")],
        ("control-reference", "IEA/02", "2"),
        "I18:001",
    ),
    fault("SE has no number", &[("SE*43*0001", "¤SE*43")], ("missing-element", "SE/02", "2"), "723:1"),
    fault("GE has no number", &[("GE*2*417", "¤GE*2")], ("missing-element", "GE/02", "2"), "716:4"),
    fault(
        "two sets have one number",
        &[("ST*850*0002", "ST*850*¤0001"), ("SE*6*0002", "SE*6*0001")],
        ("duplicate-reference", "ST/02", "2"),
        "718:23",
    ),
    fault(
        "two groups have one number",
        &[
            ("ST*850*0002", "GE*1*417~\nGS*PO*0614141000012*CNSELLER*20260517*0830*¤417*X*005010~\nST*850*0002"),
            ("GE*2*417", "GE*1*417"),
            ("IEA*1", "IEA*2"),
        ],
        ("duplicate-reference", "GS/06", "6"),
        "716:19",
    ),
    fault(
        "two interchanges have one number",
        &[("*000000418*0*T", "*¤000000417*0*T"), ("IEA*1*000000418", "IEA*1*000000417")],
        ("duplicate-reference", "ISA/13", "13"),
        "I18:025",
    )
    .of("twice"),
];

const ENVELOPES: &[Fault] = &[
    fault(
        "SE is missing",
        &[("SE*43*0001~\n", ""), ("ST*850*0002", "¤ST*850*0002")],
        ("missing-trailer", "", "0"),
        "718:2",
    ),
    fault("GE is missing", &[("GE*2*417~\n", "¤")], ("missing-group-trailer", "", "0"), "716:3"),
    fault("IEA is missing", &[("IEA*1*000000417~\n", "¤")], ("missing-interchange-trailer", "", ""), "I18:023"),
    fault("ST is missing", &[("ST*850*0002~\n", "¤")], ("segment-outside-message", "", "0"), "I18:024"),
    fault(
        "GS is missing",
        &[("GS*PO*0614141000012*CNSELLER*20260517*0830*417*X*005010~\n", "¤")],
        ("missing-group", "", "0"),
        "I18:024",
    ),
    fault(
        "ISA stands in an interchange",
        &[
            (
                "GS*PO",
                "¤ISA*00*          *00*          *08*0614141000012  *ZZ*CNSELLER       *260517*0830*^*00501*000000419*0*T*>~\nGS*PO",
            ),
            ("IEA*1*000000417", "IEA*1*000000419"),
        ],
        ("missing-interchange-trailer", "", "0"),
        "I18:023",
    ),
    fault(
        "GS stands in a group",
        &[
            ("ST*850*0002", "¤GS*PO*0614141000012*CNSELLER*20260517*0830*418*X*005010~\nST*850*0002"),
            ("GE*2*417", "GE*1*418"),
            ("IEA*1", "IEA*2"),
        ],
        ("missing-group-trailer", "", "0"),
        "716:3",
    ),
    fault(
        "ST stands in a set",
        &[("BEG*05", "¤ST*850*0009~\nBEG*05"), ("SE*6*0002", "SE*6*0009")],
        ("missing-trailer", "", "0"),
        "718:2",
    ),
    fault(
        "SE stands twice",
        &[("SE*43*0001~\n", "SE*43*0001~\n¤SE*43*0001~\n")],
        ("segment-outside-message", "", "0"),
        "I18:024",
    ),
    fault("GE stands twice", &[("GE*2*417~\n", "GE*2*417~\n¤GE*2*417~\n")], ("unexpected-trailer", "", "0"), "I18:024"),
    fault(
        "IEA stands twice",
        &[("IEA*1*000000417~\n", "IEA*1*000000417~\n¤IEA*1*000000417~\n")],
        ("unexpected-bytes", "", ""),
        "I18:022",
    ),
    fault(
        "segments stand between sets",
        &[("ST*850*0002", "¤N1*BY*Between~\nN3*1 Main Street~\nST*850*0002")],
        ("segment-outside-message", "", "0"),
        "I18:024",
    ),
    fault(
        "a group is empty",
        &[("IEA*1", "GS*PO*0614141000012*CNSELLER*20260517*0830*418*X*005010~\n¤GE*0*418~\nIEA*2")],
        ("no-message", "", "0"),
        "716:5",
    ),
    fault(
        "an interchange is empty",
        &[(
            "IEA*1*000000417~\n",
            "IEA*1*000000417~\nISA*00*          *00*          *08*0614141000012  *ZZ*CNSELLER       *260517*0830*^*00501*000000418*0*T*>~\n¤IEA*0*000000418~\n",
        )],
        ("no-message", "", "0"),
        "I18:024",
    ),
    fault(
        "a width of the header is wrong",
        &[("ISA*", "¤ISA*"), ("*CNSELLER       *260517", "*CNSELLER*260517")],
        ("header-width", "", "0"),
        "I18:022",
    )
    .told_as(Warning),
    fault(
        "the date of the interchange is none",
        &[("*260517*0830*^", "*¤261317*0830*^")],
        ("element-form", "ISA/09", "9"),
        "I18:014",
    ),
    fault(
        "the time of the interchange is none",
        &[("*260517*0830*^", "*260517*¤2530*^")],
        ("element-form", "ISA/10", "10"),
        "I18:015",
    ),
    fault(
        "a version of the header that is none",
        &[("*00501*", "*¤00999*")],
        ("syntax-identifier", "ISA/12", "12"),
        "I18:017",
    ),
    fault(
        "the group is of another version than its interchange",
        &[("*005010~", "*¤004010~")],
        ("version-mismatch", "GS/08", "8"),
        "716:2",
    )
    .of("one order")
    .told_as(Warning),
    fault(
        "a version that is not known",
        &[("*00501*", "*00803*"), ("*005010~", "*¤008030~")],
        ("directory-substituted", "GS/08", "8"),
        "",
    )
    .told_as(Info),
    fault("the group is for another kind of sets", &[("GS*PO", "GS*¤IN")], ("group-code", "GS/01", "1"), "716:1")
        .of("one order"),
    fault("the group has no code", &[("GS*PO", "¤GS*")], ("missing-element", "GS/01", "1"), "716:1"),
    fault("a set that is not known", &[("ST*850*0002", "ST*¤898*0002")], ("unknown-message", "ST/01", "1"), "718:1"),
];

const STRUCTURE: &[Fault] = &[
    fault(
        "a segment stands behind its place",
        &[("CUR*BY*USD~\nREF*DP*Outdoor~\n", "REF*DP*Outdoor~\n¤CUR*BY*USD~\n")],
        ("segment-out-of-place", "CUR", "0"),
        "720:7",
    ),
    fault(
        "the beginning stands behind the parties",
        &[("BEG*05*SA*PO-2026-000124**20260517~\n", ""), ("PO1*1*5", "¤BEG*05*SA*PO-2026-000124**20260517~\nPO1*1*5")],
        ("segment-out-of-place", "BEG", "0"),
        "720:7",
    ),
    fault(
        "a segment stands too often",
        &[("CUR*BY*USD~\n", "CUR*BY*USD~\n¤CUR*BY*USD~\n"), ("SE*43", "SE*44")],
        ("too-many-repeats", "CUR", "0"),
        "720:5",
    ),
    fault(
        "a loop stands too often",
        &[("N1*BY*", "¤SAC*C*D240***1250~\nN1*BY*"), ("SE*31", "SE*32")],
        ("too-many-repeats", "SAC", "0"),
        "720:4",
    )
    .of("twenty-five charges"),
    fault(
        "a mandatory segment is missing",
        &[("BEG*05*SA*PO-2026-000124**20260517~\n", "¤"), ("SE*6", "SE*5")],
        ("missing-segment", "BEG", ""),
        "720:3",
    ),
    fault(
        "a mandatory loop is missing",
        &[("PO1*1*5*DZ*3.10**UK*00614141000029~\n", ""), ("CTT*1~\nSE*6", "¤SE*4")],
        ("missing-segment", "PO1", ""),
        "720:3",
    )
    .of("004010"),
    fault(
        "a loop lacks a mandatory segment",
        &[("PO1*1*5", "LM*AB~\n¤PO1*1*5"), ("SE*6", "SE*7")],
        ("missing-segment", "LQ", ""),
        "720:3",
    )
    .of("004010"),
    fault(
        "a segment of another set",
        &[("CUR*BY*USD~\n", "CUR*BY*USD~\n¤BIG*20260517*INV-1~\n"), ("SE*43", "SE*44")],
        ("unknown-segment", "BIG", "0"),
        "720:6",
    ),
    fault(
        "a tag that no set has",
        &[("CUR*BY*USD~\n", "CUR*BY*USD~\n¤QQQ*1~\n"), ("SE*43", "SE*44")],
        ("unknown-segment", "QQQ", "0"),
        "720:1",
    ),
    fault("a tag in small letters", &[("CUR*BY", "¤cur*BY")], ("unknown-segment", "cur", "0"), "720:1"),
    fault("a mandatory element is missing", &[("REF*PD*", "¤REF**")], ("missing-element", "REF/01", "1"), "723:1"),
    fault("a segment without elements", &[("REF*PD*SPRING26~", "¤REF~")], ("missing-element", "REF/01", "1"), "723:1"),
    fault(
        "too many elements",
        &[("N3*7 Dock Road", "N3*7 Dock Road*Gate 3*¤Ramp 4")],
        ("too-many-elements", "N3/03", "3"),
        "723:3",
    ),
    fault(
        "a separator stands in a text",
        &[("*DP*Outdoor", "*DP*Out>¤door")],
        ("too-many-components", "REF/02/02", "2.2"),
        "723:13",
    ),
];

const VALUES: &[Fault] = &[
    fault(
        "a text is too long",
        &[("PO1*1*5", "PO1*¤123456789012345678901*5")],
        ("element-length", "PO1/01", "1"),
        "723:5",
    ),
    fault("a code is too long", &[("CUR*BY*USD", "CUR*BY*¤DOLLAR")], ("element-length", "CUR/02", "2"), "723:5"),
    fault("a code is too short", &[("BEG*05*SA", "BEG*05*¤S")], ("element-length", "BEG/02", "2"), "723:4"),
    fault("letters stand in a number", &[("PO1*1*120", "PO1*1*¤12O")], ("element-form", "PO1/02", "2"), "723:6"),
    fault(
        "a decimal mark in a number that implies it",
        &[("***1250***", "***¤12.50***")],
        ("element-form", "SAC/05", "5"),
        "723:6",
    ),
    fault("two decimal marks", &[("*EA*9.25*", "*EA*¤9.2.5*")], ("element-form", "PO1/04", "4"), "723:6"),
    fault("a comma as decimal mark", &[("*EA*9.25*", "*EA*¤9,25*")], ("element-form", "PO1/04", "4"), "723:6"),
    fault(
        "a code that the list does not have",
        &[("*EA*9.25*PE", "*EA*9.25*¤QQ")],
        ("unknown-code", "PO1/05", "5"),
        "723:7",
    )
    .told_as(Warning),
    fault(
        "a month that is none",
        &[("DTM*002*20260615", "DTM*002*¤20261315")],
        ("element-form", "DTM/02", "2"),
        "723:8",
    ),
    fault("a day that is none", &[("DTM*002*20260615", "DTM*002*¤20260631")], ("element-form", "DTM/02", "2"), "723:8"),
    fault(
        "a date without its century",
        &[("DTM*002*20260615", "DTM*002*¤260615")],
        ("element-length", "DTM/02", "2"),
        "723:4",
    ),
    fault(
        "an hour that is none",
        &[("DTM*063*20260630*1700", "DTM*063*20260630*¤2700")],
        ("element-form", "DTM/03", "3"),
        "723:9",
    ),
];

const CHARACTERS: &[Fault] = &[
    fault(
        "separators at the end of a segment",
        &[("FC-2026*AD~", "FC-2026*AD¤**~")],
        ("trailing-separator", "BEG", ""),
        "",
    )
    .told_as(Info),
    fault(
        "separators at the end of an element",
        &[("*DP*Outdoor~", "*DP*Outdoor¤>>~")],
        ("trailing-separator", "REF", ""),
        "",
    )
    .told_as(Info),
    fault("an empty segment", &[("CUR*BY*USD~", "CUR*BY*USD~¤~")], ("empty-segment", "", ""), "718:5"),
    fault("a control character", &[("Keep dry", "¤Keep\u{7}dry")], ("control-character", "MTX/02", "2"), "723:6")
        .told_as(Warning),
    fault("a line end in a value", &[("Keep dry", "¤Keep\ndry")], ("control-character", "MTX/02", "2"), "723:6")
        .told_as(Warning),
    fault("text before the interchange", &[("ISA", "¤Dear partner\nISA")], ("unexpected-bytes", "", ""), "I18:022"),
    fault(
        "text behind the interchange",
        &[("IEA*1*000000417~\n", "IEA*1*000000417~\n¤-- the end\n")],
        ("unexpected-bytes", "", ""),
        "I18:022",
    ),
    fault(
        "the header lacks an element",
        &[("ISA*", "¤ISA*"), ("*^*00501", "*00501")],
        ("interchange-header", "", ""),
        "I18:022",
    ),
];

const CUTS: &[Fault] = &[
    fault(
        "the file ends in ISA",
        &[("ISA*00", "¤ISA*00"), ("*08*0614141000012", "*08*06141✂")],
        ("interchange-header", "", "0"),
        "I18:023",
    ),
    fault("the file ends in GS", &[("GS*PO*0614141000012", "¤GS*PO*061414✂")], ("truncated", "", "0"), "I18:023"),
    fault("the file ends between groups", &[("IEA*1", "¤✂")], ("missing-interchange-trailer", "", ""), "I18:023"),
    fault("the file ends between segments", &[("CUR*BY*USD~\n", "CUR*BY*USD~\n¤✂")], ("truncated", "", ""), "I18:023"),
    fault("the file ends in a tag", &[("CTT*2*160~", "CT¤✂")], ("truncated", "", ""), "I18:023"),
    fault("the file ends in an element", &[("PO1*1*120*EA", "PO1*1*120*E¤✂")], ("truncated", "", ""), "I18:023"),
    fault("the file ends in a date", &[("DTM*002*20260615", "DTM*002*2026061¤✂")], ("truncated", "", ""), "I18:023"),
    fault("the file ends in SE", &[("SE*43*0001", "SE*4¤✂")], ("truncated", "", ""), "I18:023"),
    fault("the file ends in IEA", &[("IEA*1*000000417~", "¤IEA*1*0000✂")], ("truncated", "", "0"), "I18:023"),
];

const LEVELS: &[Fault] = &[
    fault(
        "a level is under one that is not there",
        &[("HL*3*2*P", "HL*3*¤7*P")],
        ("level-number", "HL/02", "2"),
        "723:7",
    )
    .of("shipment"),
    fault("a level is under itself", &[("HL*5*2*P", "HL*5*¤5*P")], ("level-number", "HL/02", "2"), "723:7")
        .of("shipment"),
    fault("a level is under one behind it", &[("HL*3*2*P", "HL*3*¤5*P")], ("level-number", "HL/02", "2"), "723:7")
        .of("shipment"),
    fault("a level has a number twice", &[("HL*5*2*P", "HL*¤4*2*P")], ("level-number", "HL/01", "1"), "723:7")
        .of("shipment"),
    fault("a level has no kind", &[("HL*5*2*P", "¤HL*5*2")], ("missing-element", "HL/03", "3"), "723:1").of("shipment"),
    fault("a level has no number", &[("HL*5*2*P", "¤HL**2*P")], ("missing-element", "HL/01", "1"), "723:1")
        .of("shipment"),
];

#[test]
fn each_fault_of_x12_is_found_once_at_its_place() {
    let all = [COUNTS, REFERENCES, ENVELOPES, STRUCTURE, VALUES, CHARACTERS, CUTS, LEVELS];
    let all: Vec<Fault> = all.into_iter().flatten().copied().collect();
    let kinds = check_all(&all, &base, &MARKS);
    println!("{kinds} kinds of faults, each found once at its place");
    assert!(kinds >= 40);
}
