//! Codecs against tables of values, and against their own inverse.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;

fn codec(name: &str, arguments: &[&str]) -> Codec {
    let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
    let table = "legacy,standard\n007,H87\n001,H87\n035,KGM\n";
    Codec::named(name, &arguments, &mut |name| CodeTable::parse(name, table).ok().map(Arc::new)).unwrap()
}

fn check(codec: &Codec, legacy: &[&str], document: &str) {
    assert_eq!(codec.read(legacy).unwrap().0, document);
    let written = codec.write(document).unwrap();
    let legacy: Vec<&str> = legacy.iter().copied().filter(|value| !value.is_empty()).collect();
    let written: Vec<&str> = written.iter().map(String::as_str).filter(|value| !value.is_empty()).collect();
    assert_eq!(written, legacy);
}

#[test]
fn milliseconds_are_padded_on_writing_and_dropped_where_they_are_zero() {
    let returned = codec("datetime", &["yyyyMMddHHmmssSSS", "+08:00"]);
    check(&returned, &["20260517100203125"], "2026-05-17T10:02:03.125+08:00");
    check(&returned, &["20260517100203120"], "2026-05-17T10:02:03.12+08:00");
    check(&returned, &["20260517100203000"], "2026-05-17T10:02:03+08:00");
    assert_eq!(returned.write("2026-05-17T02:02:03.1200Z").unwrap(), ["20260517100203120"]);
    for fault in ["20260517100203", "2026051710020312", "20260517100203,00", "20260517100203 00", "2026051710020é00"] {
        assert!(returned.read(&[fault]).is_err(), "{fault}");
    }
    assert!(returned.write("2026-05-17T10:02:03.1234+08:00").is_err());
}

#[test]
fn rows_of_a_table_can_be_for_writing_alone() {
    let table = CodeTable::parse("versions", "legacy,standard\n2,2.0\n# written\n2,1.2\n3,1.0\n").unwrap();
    assert_eq!(table.read("2").0, "2.0");
    assert_eq!(["2.0", "1.2", "1.0"].map(|version| table.write(version).unwrap()), ["2", "2", "3"]);
    // What is only written is in no row for reading.
    assert!(table.read("3").1.is_some() && table.write("1.1").is_err());
}

#[test]
fn a_row_of_a_table_can_stand_for_all_codes_that_start_alike() {
    let table = CodeTable::parse("states", "legacy,standard\n100,rejected\n-1,received\n-*,rejected\n").unwrap();
    let (code, word) = (Codec::Code(Arc::new(table.clone())), Codec::Word(Arc::new(table.clone())));
    for (legacy, state) in [("100", "rejected"), ("-1", "received"), ("-621001", "rejected"), ("-", "rejected")] {
        assert_eq!(code.read(&[legacy]).unwrap(), (state.to_owned(), None));
        assert_eq!(word.read(&[legacy]).unwrap().0, state);
        assert!(Codec::Other(Arc::new(table.clone())).read(&[legacy]).is_err());
    }
    assert!(word.read(&["7"]).is_err());
    assert_eq!(word.write("rejected").unwrap(), ["100"]);
}

#[test]
fn words_and_other_codes_share_a_leaf() {
    let (word, other) = (codec("word", &["units"]), codec("other", &["units"]));
    check(&word, &["007"], "H87");
    check(&other, &["999"], "999");
    check(&codec("without", &["UN"]), &["UN3481"], "3481");
    assert_eq!(codec("without", &["UN"]).read(&["NA1993"]).unwrap_err().rule, "prefix-value");
    assert_eq!(word.read(&["999"]).unwrap_err().rule, "unmapped-code");
    assert_eq!(word.write("MTR").unwrap_err().rule, "unmapped-code");
    assert_eq!(other.read(&["007"]).unwrap_err().rule, "unmapped-code");
    assert_eq!(other.write("001").unwrap_err().rule, "unmapped-code");
}

#[test]
fn numbers_of_containers_are_parted_as_they_were() {
    let (two, three) = (codec("container", &["2"]), codec("container", &["3"]));
    check(&three, &["GMCU", "609413", "7"], "GMCU6094137");
    check(&three, &["MRSU", "437163", ""], "MRSU437163");
    check(&three, &["AB", "12", ""], "AB12");
    check(&two, &["HASU", "5044950"], "HASU5044950");
    for values in [["GMCU", "6094137", ""], ["", "30402", ""], ["GMCU", "A1", ""], ["GM1U", "609413", "7"]] {
        assert_eq!(three.read(&values).unwrap_err().rule, "container-form", "{values:?}");
    }
    for value in ["", "6094137", "GMCU", "GMCUU1", "gmcu6094137"] {
        assert_eq!(three.write(value).unwrap_err().rule, "container-form", "{value}");
    }
    assert!(Codec::named("container", &["4".to_owned()], &mut |_| None).is_err());
}

#[test]
fn a_bar_code_that_looks_like_a_gtin_is_none_of_others() {
    let barcode = codec("barcode", &[]);
    check(&barcode, &["BK-INTERNAL-7"], "BK-INTERNAL-7");
    check(&barcode, &["123"], "123");
    assert_eq!(barcode.read(&["4006381333931"]).unwrap_err().rule, "barcode-value");
    assert_eq!(barcode.write("96385074").unwrap_err().rule, "barcode-value");
}

#[test]
fn an_sscc_without_its_identifier_is_refused_where_it_would_get_one() {
    let sscc = codec("sscc", &[]);
    assert_eq!(sscc.read(&["340123450000000017"]).unwrap_err().rule, "sscc-form");
    assert_eq!(sscc.write("00340123450000000017").unwrap_err().rule, "sscc-form");
    let period = codec("period", &[]);
    assert_eq!(period.write("2026-05-17").unwrap_err().rule, "date-form");
    assert_eq!(period.write("RD8:").unwrap_err().rule, "date-form");
}

#[test]
fn values_and_their_inverse() {
    check(&codec("dtm", &[]), &["20260517", "102"], "2026-05-17");
    check(&codec("dtm", &[]), &["202605171530", "203"], "2026-05-17T15:30:00-00:00");
    check(&codec("dtm", &[]), &["20260517153012", "204"], "2026-05-17T15:30:12-00:00");
    check(&codec("dtm", &[]), &["202605171530+02", "303"], "2026-05-17T15:30:00+02:00");
    check(&codec("dtm", &[]), &["202605171530+0530", "205"], "2026-05-17T15:30:00+05:30");
    check(&codec("dtm", &["any"]), &["20260501-20260531", "718"], "718:20260501-20260531");
    check(&codec("dtm", &["any"]), &["14", "804"], "804:14");
    check(&codec("dtm", &["any"]), &["x", ""], ":x");
    check(&codec("date", &["yyyyMMdd"]), &["20260517"], "2026-05-17");
    check(&codec("date", &["yyMMdd"]), &["260517"], "2026-05-17");
    check(&codec("date", &["yyMMdd"]), &["990517"], "1999-05-17");
    check(&codec("datetime", &["yyMMddHHmm"]), &["2605171530"], "2026-05-17T15:30:00-00:00");
    check(&codec("datetime", &["yyyyMMddHHmmssS"]), &["202605171530125"], "2026-05-17T15:30:12.5-00:00");
    check(&codec("datetime", &["yyyyMMddHHmmssSS"]), &["2026051715301225"], "2026-05-17T15:30:12.25-00:00");
    check(&codec("moment", &[]), &["20260517"], "2026-05-17");
    check(&codec("moment", &[]), &["20260517", "1530"], "2026-05-17T15:30:00-00:00");
    check(&codec("moment", &[]), &["20260517", "153012"], "2026-05-17T15:30:12-00:00");
    check(&codec("moment", &[]), &["20260517", "1530125"], "2026-05-17T15:30:12.5-00:00");
    check(&codec("moment", &[]), &["20260517", "15301225", "UT"], "2026-05-17T15:30:12.25Z");
    check(&codec("moment", &[]), &["20260517", "1530", "ES"], "2026-05-17T15:30:00-05:00");
    check(&codec("moment", &[]), &["20260517", "1530", "08"], "2026-05-17T15:30:00+08:00");
    check(&codec("moment", &["any"]), &["", "", "", "RD8", "20260501-20260531"], "RD8:20260501-20260531");
    check(&codec("period", &[]), &["RD8", "20260501-20260531"], "RD8:20260501-20260531");
    check(&codec("sscc", &[]), &["00340123450000000017"], "340123450000000017");
    check(&codec("sscc", &[]), &["01234567891011121314"], "01234567891011121314");
    check(&codec("sscc", &[]), &["1234"], "1234");
    check(&codec("datetime", &["yyyyMMddHHmmss", "+08:00"]), &["20260517153012"], "2026-05-17T15:30:12+08:00");
    check(&codec("datetime", &[]), &["2026-05-17", ""], "2026-05-17");
    check(&codec("datetime", &[]), &["2026-05-17", "15:30:12"], "2026-05-17T15:30:12-00:00");
    check(&codec("datetime", &[]), &["2026-05-17", "15:30:12.5+02:00"], "2026-05-17T15:30:12.5+02:00");
    check(&codec("decimal", &[]), &["0012.50"], "0012.50");
    check(&codec("decimal", &["comma"]), &["-12,50"], "-12.50");
    check(&codec("implied", &["2"]), &["1250"], "12.50");
    check(&codec("implied", &["2"]), &["-5"], "-0.05");
    check(&codec("implied", &["0"]), &["12"], "12");
    check(&codec("implied", &["4"]), &["12"], "0.0012");
    check(&codec("integer", &[]), &["12"], "12");
    check(&codec("flag", &["Y", "N"]), &["Y"], "true");
    check(&codec("code", &["cn-unit"]), &["007"], "H87");
    check(&codec("code", &["cn-unit"]), &["004"], "cn-unit:004");
    check(&codec("gtin", &["12"]), &["012345678905"], "012345678905");
    check(&codec("prefix", &["cn-unit:"]), &["001"], "cn-unit:001");
    check(&codec("text", &["5", "3"]), &["abcde", "fgh", "ij"], "abcdefgh\nij");
}

#[test]
fn values_that_are_refused() {
    let refused = |codec: Codec, legacy: &[&str]| assert!(codec.read(legacy).is_err(), "{legacy:?}");
    refused(codec("dtm", &[]), &["20260231", "102"]);
    refused(codec("dtm", &[]), &["2026051", "102"]);
    refused(codec("date", &["yyyyMMdd"]), &["2026-05-17"]);
    refused(codec("date", &["yyMMdd"]), &["261317"]);
    refused(codec("moment", &[]), &["20260517", "2460"]);
    refused(codec("moment", &[]), &["20260517", "15301"]);
    refused(codec("moment", &[]), &["20260517", "", "UT"]);
    refused(codec("moment", &[]), &["", "", "", "RD8", "20260501-20260531"]);
    refused(codec("moment", &["any"]), &["20260517", "", "", "RD8", "20260501-20260531"]);
    assert!(codec("date", &["yyMMdd"]).write("1970-05-17").is_err());
    assert!(codec("moment", &[]).write("2026-05-17T15:30:12.125Z").is_err());
    assert!(codec("moment", &[]).write("2026-05-17T15:30:00+05:45").is_err());
    refused(codec("decimal", &[]), &["1,5"]);
    refused(codec("decimal", &[]), &["."]);
    refused(codec("decimal", &["comma"]), &["1.250,00"]);
    refused(codec("decimal", &["comma"]), &["1,2,3"]);
    refused(codec("integer", &[]), &["1.0"]);
    refused(codec("flag", &["Y", "N"]), &["J"]);
    refused(codec("flag", &["Y", "N"]), &["1"]);
    assert_eq!(codec("flag", &["true", "false"]).read(&["0"]).map(|(value, _)| value), Ok("false".to_owned()));
    refused(codec("flag", &["true", "false"]), &["2"]);
    assert!(codec("date", &["yyyyMMdd"]).write("2026-05-17T10:00:00Z").is_err());
    assert!(codec("implied", &["2"]).write("1.005").is_err());
    assert!(codec("code", &["cn-unit"]).write("XYZ").is_err());
    assert!(codec("gtin", &["13"]).write("012345678905").is_err());
    assert!(codec("text", &["5", "2"]).write("abcdefghijkl").is_err());
}

#[test]
fn a_time_code_without_an_offset_is_told() {
    let (value, remark) = codec("moment", &[]).read(&["20260517", "1530", "ET"]).unwrap();
    assert_eq!((value.as_str(), remark.map(|remark| remark.rule)), ("2026-05-17T15:30:00-00:00", Some("time-zone")));
}

#[test]
fn a_moment_is_told_at_the_codecs_offset() {
    let china = codec("datetime", &["yyyyMMddHHmmss", "+08:00"]);
    assert_eq!(china.write("2026-12-31T17:00:00Z").unwrap(), ["20270101010000"]);
    assert_eq!(china.write("2026-03-01T00:30:00+09:00").unwrap(), ["20260228233000"]);
}

fn moments() -> impl Strategy<Value = String> {
    let offset = prop_oneof![Just("-00:00".to_owned()), Just("Z".to_owned()), "[+-](0[0-9]|1[0-3]):[0-5][05]"];
    let time = prop_oneof![
        Just(String::new()),
        ("([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,3})?", offset)
            .prop_map(|(time, offset)| format!("T{time}{offset}"))
    ];
    ("(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])", time).prop_map(|(date, time)| date + &time)
}

fn reads_back(codec: &Codec, value: &str) {
    if let Ok(written) = codec.write(value) {
        let values: Vec<&str> = written.iter().map(String::as_str).collect();
        assert_eq!(codec.read(&values).unwrap().0, value);
    }
}

/// What a message means by being what it is: read from any value, written by nothing, refused where it is another.
#[test]
fn a_fixed_value_is_read_from_any_and_writes_nothing() {
    let cancels = codec("fixed", &["1"]);
    assert_eq!(cancels.read(&["C-2026-1"]).unwrap().0, "1");
    assert_eq!(cancels.write("1").unwrap(), Vec::<String>::new());
    assert_eq!(cancels.write("4").unwrap_err().rule, "fixed-value");
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(value in "[ -~\u{e4}\n]{1,40}", moment in moments(), number in "-?[0-9]{1,9}(\\.[0-9]{1,5})?") {
        reads_back(&codec("text", &["5", "8"]), &value);
        reads_back(&codec("text", &[]), &value);
        reads_back(&codec("code", &["cn-unit"]), "H87");
        reads_back(&codec("code", &["cn-unit"]), &value);
        reads_back(&codec("prefix", &["x:"]), &format!("x:{value}"));
        reads_back(&codec("decimal", &[]), &number);
        reads_back(&codec("decimal", &["comma"]), &number);
        reads_back(&codec("dtm", &[]), &moment);
        reads_back(&codec("dtm", &["any"]), &moment);
        reads_back(&codec("datetime", &[]), &moment);
        reads_back(&codec("date", &["yyyyMMdd"]), &moment);
        reads_back(&codec("date", &["yyMMdd"]), &moment);
        reads_back(&codec("moment", &[]), &moment);
        reads_back(&codec("moment", &["any"]), &moment);
        reads_back(&codec("moment", &["any"]), &format!("RD8:{value}"));
    }

    #[test]
    fn what_is_read_is_written_the_same(value in "[ -~]{1,20}", format in "[0-9]{0,3}", digits in "[0-9]{1,12}") {
        let dtm = codec("dtm", &["any"]);
        let read = dtm.read(&[&value, &format]).unwrap().0;
        prop_assert_eq!(dtm.write(&read).unwrap(), [value, format]);
        let trimmed = digits.trim_start_matches('0');
        for places in ["0", "1", "2", "6"].iter().filter(|_| !trimmed.is_empty()) {
            let implied = codec("implied", &[places]);
            prop_assert_eq!(implied.write(&implied.read(&[trimmed]).unwrap().0).unwrap(), [trimmed]);
        }
        let moment = codec("moment", &[]);
        if let Ok((read, None)) = moment.read(&["20260517", &digits]) && digits.get(4..) != Some("00") {
            prop_assert_eq!(moment.write(&read).unwrap(), ["20260517", &digits]);
        }
    }

    #[test]
    fn no_value_panics(value in "\\PC{0,24}", other in "\\PC{0,24}") {
        for codec in [codec("dtm", &[]), codec("dtm", &["any"]), codec("date", &["yyyyMMdd"]), codec("datetime", &[]),
            codec("date", &["yyMMdd"]), codec("moment", &[]), codec("moment", &["any"]),
            codec("sscc", &[]), codec("period", &[]), codec("decimal", &[]), codec("implied", &["3"]), codec("integer", &[]), codec("code", &["t"])] {
            let _ = codec.read(&[&value, &other]);
            let _ = codec.write(&value);
        }
    }
}

#[test]
fn a_time_is_told_at_the_offset_of_its_place() {
    let zoned = codec("zoned", &[]);
    check(&zoned, &["2026-05-17T10:02:03.125+08:00", "+08:00"], "2026-05-17T10:02:03.125+08:00");
    check(&zoned, &["2026-05-17T10:02:03Z", "+00:00"], "2026-05-17T10:02:03Z");
    check(&zoned, &["2026-05-17T10:02:03+00:00", "+00:00"], "2026-05-17T10:02:03+00:00");
    assert_eq!(zoned.read(&["2026-05-17T20:02:03Z", "+08:00"]).unwrap().0, "2026-05-18T04:02:03+08:00");
    assert_eq!(zoned.read(&["2026-05-17T20:02:03", "-05:00"]).unwrap().0, "2026-05-17T20:02:03-05:00");
    for fault in [["2026-05-17", "+08:00"], ["2026-05-17T10:02:03Z", "8"], ["x", ""]] {
        assert!(zoned.read(&fault).is_err(), "{fault:?}");
    }
    for fault in ["2026-05-17", "2026-05-17T10:02:03-00:00", "2026-05-17T10:02:03+15:00"] {
        assert!(zoned.write(fault).is_err(), "{fault}");
    }
}

#[test]
fn names_of_a_vocabulary_stand_short_or_as_uris() {
    let (urn, link) = ("urn:epcglobal:cbv:bizstep:", "https://ref.gs1.org/cbv/BizStep-");
    let (short, long) = (codec("short", &["-", urn, link]), codec("short", &[urn, link]));
    check(&short, &["shipping"], "shipping");
    check(&long, &["urn:epcglobal:cbv:bizstep:shipping"], "shipping");
    for form in ["urn:epcglobal:cbv:bizstep:shipping", "https://ref.gs1.org/cbv/BizStep-shipping", "shipping"] {
        assert_eq!(short.read(&[form]).unwrap().0, "shipping");
        assert_eq!(long.read(&[form]).unwrap().0, "shipping");
    }
    check(&short, &["https://example.com/step/glazing"], "https://example.com/step/glazing");
    for fault in ["two words", "urn:epcglobal:cbv:bizstep:shipping", ""] {
        assert!(short.write(fault).is_err(), "{fault}");
    }
    check(&codec("uri", &[]), &["urn:uuid:1"], "urn:uuid:1");
    assert!(codec("uri", &[]).write("PO 7").is_err());
}

#[test]
fn a_date_and_time_in_one_leaf_is_a_date_at_midnight() {
    let timestamp = codec("timestamp", &[]);
    check(&timestamp, &["2026-05-17T00:00:00"], "2026-05-17");
    check(&timestamp, &["2026-05-17T10:02:03"], "2026-05-17T10:02:03-00:00");
    check(&timestamp, &["2026-05-17T00:00:00Z"], "2026-05-17T00:00:00Z");
    check(&timestamp, &["2026-05-17T10:02:03.5+08:00"], "2026-05-17T10:02:03.5+08:00");
    for fault in ["2026-05-17", "2026-02-30T00:00:00", "10:02:03", "2026-05-17T1:2:3", "", "é"] {
        assert!(timestamp.read(&[fault]).is_err(), "{fault}");
    }
    assert!(timestamp.write("2026-05-17T00:00:00-00:00").is_err());
}

#[test]
fn a_gtin_in_fourteen_digits_has_zeros_in_front() {
    let gtin = codec("gtin", &[]);
    check(&gtin, &["04006381333931"], "4006381333931");
    check(&gtin, &["00036000291452"], "036000291452");
    check(&gtin, &["00000096385074"], "96385074");
    check(&gtin, &["14006381333938"], "14006381333938");
    for fault in ["4006381333931", "0400638133393X", "", "０4006381333931"] {
        assert_eq!(gtin.read(&[fault]).unwrap_err().rule, "gtin-form", "{fault}");
    }
    for fault in ["04006381333931", "123", "", "140063813339380"] {
        assert_eq!(gtin.write(fault).unwrap_err().rule, "gtin-form", "{fault}");
    }
}
