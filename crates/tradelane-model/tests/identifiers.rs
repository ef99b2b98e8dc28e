//! Identifier schemes against worked examples, and against what their check digits promise.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use proptest::prelude::*;
use tradelane_model::identifiers::{Fault, check, schemes};

#[test]
fn worked_examples() {
    let mut judged = 0;
    for line in include_str!("identifier-vectors.tsv").lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [scheme, value, verdict] = columns.as_slice() else { panic!("{line}") };
        let found = check(scheme, value).unwrap_or_else(|| panic!("{scheme} is not known"));
        assert_eq!(found.is_ok(), *verdict == "valid", "{line}: {found:?}");
        judged += 1;
    }
    assert!(judged >= 110, "{judged}");
}

#[test]
fn a_scheme_that_is_not_known_is_not_judged() {
    assert_eq!(check("DUNS", "123456789"), None);
}

/// The identifier with its check characters put right by what the refusal says is expected.
fn completed(scheme: &str, value: &str, at: usize) -> Option<String> {
    match check(scheme, value)? {
        Ok(()) => Some(value.to_owned()),
        Err(Fault::CheckDigit { expected, .. }) => {
            Some(format!("{}{expected}{}", &value[..at], &value[at + expected.len()..]))
        }
        Err(_) => None,
    }
}

/// Whether each change of one digit to another is refused.
fn each_change_is_refused(scheme: &str, value: &str, positions: std::ops::Range<usize>) {
    for at in positions {
        for digit in '0'..='9' {
            let changed = format!("{}{digit}{}", &value[..at], &value[at + 1..]);
            let was_digit = value.as_bytes()[at].is_ascii_digit();
            if changed != value && was_digit {
                assert!(check(scheme, &changed).unwrap().is_err(), "{scheme} {value} {changed}");
            }
        }
    }
}

proptest! {
    #[test]
    fn one_wrong_digit_is_always_found(
        gtin in "[0-9]{13}", sscc in "[0-9]{18}", lei in "[0-9A-Z]{18}00", iban in "DE00[0-9]{18}",
        uscc in "91[1-6][0-9]{5}[0-9A-HJ-NPQRTUWXY]{9}0", cn in "11010519[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}0",
    ) {
        let gtin = completed("GTIN", &gtin, 12).unwrap();
        each_change_is_refused("GTIN", &gtin, 0..13);
        each_change_is_refused("SSCC", &completed("SSCC", &sscc, 17).unwrap(), 0..18);
        each_change_is_refused("LEI", &completed("LEI", &lei, 18).unwrap(), 0..20);
        each_change_is_refused("IBAN", &completed("IBAN", &iban, 2).unwrap(), 4..22);
        each_change_is_refused("USCC", &completed("USCC", &uscc, 17).unwrap(), 0..17);
        each_change_is_refused("CN-ID", &completed("CN-ID", &cn, 17).unwrap(), 0..17);
    }

    /// S10 and ISO 6346 fold the remainders 10 and 11 into digits, AWB takes 7 of 10, IMO is mod 10 with even
    /// weights: there a completed number is accepted, and its check digit alone is the only one.
    #[test]
    fn only_one_check_digit_fits(s10 in "RR[0-9]{9}DE", container in "CSQU[0-9]{7}", imo in "[0-9]{7}", awb in "[0-9]{3}-[0-9]{8}") {
        for (scheme, value, at) in [("S10", &s10, 10), ("CONTAINER", &container, 10), ("IMO", &imo, 6), ("AWB", &awb, 11)] {
            let whole = completed(scheme, value, at).unwrap();
            prop_assert_eq!(check(scheme, &whole), Some(Ok(())));
            each_change_is_refused(scheme, &whole, at..at + 1);
        }
    }

    #[test]
    fn no_value_panics(value in "\\PC{0,40}", short in "[A-Z0-9-]{0,20}") {
        for scheme in schemes() {
            let _ = check(scheme, &value);
            let _ = check(scheme, &short);
        }
    }
}
