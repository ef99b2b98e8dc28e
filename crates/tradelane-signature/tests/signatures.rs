//! Signed messages checked, whole and spoilt. `signed/sign.sh` made them with openssl and xmllint.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use proptest::prelude::*;
use tradelane_signature::{Told, check};

fn read(name: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/signed/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn rules(told: &[Told]) -> Vec<&str> {
    told.iter().map(|told| &*told.finding.rule).collect()
}

/// What is found in a message, and a word of the first finding.
fn finds(text: &str, expected: &[&str], word: &str) -> Vec<Told> {
    let told = check(text);
    assert_eq!(rules(&told), expected, "{told:#?}");
    assert!(told[0].finding.message.contains(word), "{told:#?}");
    told
}

/// A message with something else in the place of a part that it must have.
fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} does not stand in {text}");
    text.replacen(from, to, 1)
}

/// The text between two others.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    text.split_once(start).unwrap().1.split_once(end).unwrap().0
}

#[test]
fn signatures_of_openssl_hold() {
    for (name, method) in [
        ("rsa-sha1.xml", "RSA with SHA-1, the key of certificate 01-example"),
        ("rsa-sha256.xml", "RSA with SHA-256"),
        ("rsa-sha512.xml", "RSA with SHA-512"),
        ("sm2-sm3.xml", "SM2 with SM3"),
        ("sm2-sm3-raw.xml", "SM2 with SM3"),
        ("comments.xml", "RSA with SHA-1"),
        ("default.xml", "RSA with SHA-1"),
        ("../../../../examples/xml/CEB303Message-signed.xml", "RSA with SHA-1"),
    ] {
        let text = read(name);
        let told = finds(&text, &["signature-holds"], method);
        assert!(text.get(told[0].range.clone()).unwrap().starts_with("<ds:Signature"), "{name}");
        assert!(told[0].finding.help.as_deref().unwrap().contains("trusted is not checked"));
    }
}

#[test]
fn a_message_without_a_signature_tells_nothing() {
    assert_eq!(check("<a/>"), Vec::new());
    assert_eq!(check("<a xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>"), Vec::new());
}

/// What the canonical form does not keep is no change; all else is.
#[test]
fn a_change_of_the_message_is_told() {
    let text = read("rsa-sha1.xml");
    for (from, to) in [
        ("<ceb:appType>1<", "<ceb:appType>3<"),
        ("<ceb:Order>\n", "<ceb:Order>"),
        ("version=\"1.0\">", "version=\"1.1\">"),
        (" xmlns:xsi=", " xmlns:other="),
        ("</ceb:CEB311Message>", " </ceb:CEB311Message>"),
    ] {
        let spoilt = changed(&text, from, to);
        let told = check(&spoilt);
        assert_eq!(told[0].finding.rule, "digest-wrong", "{from}: {told:#?}");
        assert!(spoilt.get(told[0].range.clone()).unwrap().starts_with("<ds:DigestValue"));
        // Which namespaces hold around it is part of what is signed too.
        assert_eq!(told.len(), if from.contains("xmlns") { 2 } else { 1 }, "{told:#?}");
    }
    for (from, to) in [
        ("<ceb:appType>1<", "<ceb:appType  ><![CDATA[1]]><"),
        ("version=\"1.0\">", "version='&#49;.0' >"),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", ""),
        ("<ceb:Order>\n", "<ceb:Order>\r\n"),
        ("<ceb:Order>\n", "<ceb:Order><!-- not part of it -->\n"),
    ] {
        finds(&changed(&text, from, to), &["signature-holds"], "hold");
    }
    // Where comments were signed, a comment that changes is a change.
    finds(&changed(&read("comments.xml"), "<!-- head -->", "<!-- foot -->"), &["digest-wrong"], "digest");
}

#[test]
fn a_change_of_what_is_signed_is_told() {
    for name in ["rsa-sha1.xml", "rsa-sha256.xml", "rsa-sha512.xml", "sm2-sm3.xml", "sm2-sm3-raw.xml"] {
        let text = read(name);
        let value = between(&text, "<ds:SignatureValue>", "</ds:SignatureValue>");
        // Another digit in the middle of the value.
        let (start, end) = value.split_at(60);
        let digit = if end.starts_with('A') { 'B' } else { 'A' };
        let spoilt = changed(&text, value, &format!("{start}{digit}{}", &end[1..]));
        let told = finds(&spoilt, &["signature-wrong"], "does not hold");
        assert!(spoilt.get(told[0].range.clone()).unwrap().starts_with("<ds:SignatureValue"), "{name}");
        // The signature is of SignedInfo, so that another digest breaks both.
        let digest = between(&text, "<ds:DigestValue>", "</ds:DigestValue>");
        let spoilt = changed(&text, digest, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        finds(&spoilt, &["digest-wrong", "signature-wrong"], "digest");
    }
}

#[test]
fn a_signature_by_another_key_is_told() {
    let certificate = |text: &str| between(text, "<ds:X509Certificate>", "</ds:X509Certificate>").to_owned();
    let (rsa, sm2) = (read("rsa-sha1.xml"), read("sm2-sm3.xml"));
    let swapped = changed(&rsa, &certificate(&rsa), &certificate(&sm2));
    finds(&swapped, &["signature-not-checked"], "has a key of SM2");
    let swapped = changed(&sm2, &certificate(&sm2), &certificate(&rsa));
    finds(&swapped, &["signature-not-checked"], "has a key of RSA");
    // A chain: any of its certificates can be the signer's, also behind one that cannot be read.
    let with = |others: &[&str]| {
        let others: String =
            others.iter().map(|other| format!("<ds:X509Certificate>{other}</ds:X509Certificate>")).collect();
        changed(&rsa, "<ds:X509Certificate>", &format!("{others}<ds:X509Certificate>"))
    };
    let other = certificate(&sm2);
    finds(&with(&[&other, "*", "QUJD"]), &["signature-holds"], "hold");
    finds(&with(&[other.as_str(); 4]), &["signature-not-checked"], "has a key of SM2");
    let spoilt = changed(&with(&["*"]), between(&rsa, "<ds:SignatureValue>", "</ds:SignatureValue>"), "QUJD");
    finds(&spoilt, &["signature-wrong"], "does not hold");
}

#[test]
fn what_cannot_be_checked_says_why() {
    let text = read("rsa-sha1.xml");
    let check = |from: &str, to: &str, expected: &[&str], word: &str| {
        finds(&changed(&text, from, to), expected, word);
    };
    const NOT: &str = "signature-not-checked";
    check("xmldsig#rsa-sha1", "xmldsig#dsa-sha1", &[NOT], "the algorithm `http://www.w3.org/2000/09/xmldsig#dsa-sha1`");
    check("xmldsig#sha1", "xmldsig#md5", &[NOT, "signature-wrong"], "xmldsig#md5` is not known");
    check("REC-xml-c14n-20010315", "xml-exc-c14n", &[NOT], "canonical form `http://www.w3.org/TR/2001/xml-exc-c14n`");
    check(
        "enveloped-signature",
        "xpath",
        &[NOT, "signature-wrong"],
        "transform `http://www.w3.org/2000/09/xmldsig#xpath`",
    );
    let key_info = between(&text, "</ds:SignatureValue>", "</ds:Signature>");
    check(key_info, "", &[NOT], "no certificate");
    let certificate = between(&text, "<ds:X509Certificate>", "</ds:X509Certificate>");
    check(certificate, "QUJD", &[NOT], "no certificate");
    // A certificate that is cut off.
    check(certificate, &certificate[..400], &[NOT], "no certificate");
    let list = format!("<ds:Transforms>{}", "<ds:Transform Algorithm=\"x\"/>".repeat(9));
    check("<ds:Transforms>", &list, &[NOT, "signature-wrong"], "more than 8 transforms");
}

#[test]
fn a_signature_of_broken_form_is_told() {
    let text = read("rsa-sha1.xml");
    let check = |from: &str, to: &str, word: &str| {
        let told = tradelane_signature::check(&changed(&text, from, to));
        let is_told = |told: &&Told| told.finding.rule == "signature-form" && told.finding.message.contains(word);
        assert!(told.iter().any(|told| is_told(&told)), "{told:#?}");
    };
    let value = between(&text, "<ds:SignatureValue>", "</ds:SignatureValue>");
    let digest = between(&text, "<ds:DigestValue>", "</ds:DigestValue>");
    check(value, "*", "no base64");
    check(value, "", "empty");
    check(value, &"A".repeat(70_000), "more than 65536 characters");
    check(digest, "A?", "no base64");
    check(digest, "<ds:x/>", "holds text alone");
    check(between(&text, "<ds:X509Certificate>", "</ds:X509Certificate>"), "a\u{4e2d}", "no base64");
    check("<ds:DigestMethod", "<ds:Other", "`ds:DigestMethod` is missing in `ds:Reference`");
    check("<ds:SignedInfo>", "<ds:SignedInfo/><ds:SignedInfo>", "`ds:SignedInfo` stands more than once");
    check("SignatureMethod Algorithm", "SignatureMethod Other", "does not name its algorithm");
}

/// Nothing is fetched: what a signature refers to beside the message is told, and so is a signature that leaves the
/// message out.
#[test]
fn a_signature_of_something_else_is_told() {
    let text = read("rsa-sha1.xml");
    for uri in ["#x", "file:///etc/passwd", "http://example.com/", "other.xml", "#xpointer(id('x'))"] {
        let spoilt = changed(&text, "URI=\"\"", &format!("URI=\"{uri}\""));
        let told = check(&spoilt);
        assert_eq!(rules(&told), ["signature-not-checked", "signature-partial", "signature-wrong"], "{told:#?}");
        assert!(told[0].finding.message.contains(uri), "{told:#?}");
    }
    let told = check(&changed(&text, "URI=\"\"", ""));
    assert_eq!(rules(&told), ["signature-not-checked", "signature-partial", "signature-wrong"], "{told:#?}");
    let reference = format!("<ds:Reference{}</ds:Reference>", between(&text, "<ds:Reference", "</ds:Reference>"));
    let told = check(&changed(&text, &reference, ""));
    assert_eq!(rules(&told), ["signature-partial", "signature-wrong"], "{told:#?}");
    let told = check(&changed(&text, &reference, &reference.repeat(5)));
    assert_eq!(rules(&told), ["signature-not-checked", "signature-wrong"], "{told:#?}");
    // Without the transform that takes the signature out, it would have to sign itself.
    let transforms =
        format!("<ds:Transforms>{}</ds:Transforms>", between(&text, "<ds:Transforms>", "</ds:Transforms>"));
    let told = check(&changed(&text, &transforms, ""));
    assert_eq!(rules(&told), ["digest-wrong", "signature-wrong"], "{told:#?}");
}

/// A signed message in another is not the other's signature.
#[test]
fn a_wrapped_message_is_told() {
    let text = read("rsa-sha1.xml");
    let inner = text.split_once("?>\n").unwrap().1;
    let told = check(&format!("<wrapped>{inner}</wrapped>"));
    assert_eq!(rules(&told), ["signature-not-checked"], "{told:#?}");
    assert!(told[0].finding.message.contains("does not stand right in the message"));
    // The signature moved up to sign the wrapping, and the message hidden in it.
    let signature = format!("<ds:Signature {}</ds:Signature>", between(&text, "<ds:Signature ", "</ds:Signature>"));
    let told = check(&format!("<wrapped>{}{signature}</wrapped>", inner.replace(&signature, "")));
    assert_eq!(rules(&told), ["digest-wrong", "signature-wrong"], "{told:#?}");
    // Two of them: each is checked, and each signs the other one too.
    let told = check(&changed(&text, &signature, &signature.repeat(2)));
    assert_eq!(rules(&told), ["digest-wrong", "digest-wrong"], "{told:#?}");
    let told = check(&changed(&text, &signature, &signature.repeat(30)));
    assert_eq!(told.len(), 5, "{told:#?}");
}

#[test]
fn a_message_that_is_not_whole_is_told() {
    let text = read("rsa-sha1.xml");
    finds(&text[..text.len() - 10], &["signature-not-checked"], "not well-formed");
    let with_type = changed(&text, "?>\n", "?>\n<!DOCTYPE x [<!ENTITY a \"b\">]>");
    finds(&with_type, &["signature-not-checked"], "document type declaration");
}

/// What is too much ends soon, and is told.
#[test]
fn a_hostile_message_ends_in_bounded_time() {
    let text = read("rsa-sha1.xml");
    let start = std::time::Instant::now();
    let into = |what: &str| changed(&text, "<ceb:Order>", &format!("{what}<ceb:Order>"));
    let many: String = (0..300).map(|at| format!(" a{at}=''")).collect();
    for (hostile, word) in [
        (into(&"<a>".repeat(100_000)), "256 elements in one another"),
        (into(&"<!---->".repeat(1_000_001)), "a million elements and comments"),
        (into(&format!("<a{many}/>")), "256 attributes of one element"),
        (into(&" ".repeat(17 << 20)), "16 MiB"),
    ] {
        finds(&hostile, &["signature-not-checked"], word);
    }
    // Every signature that is checked makes digests of the whole message, as often as it refers to it.
    let reference = format!("<ds:Reference{}</ds:Reference>", between(&text, "<ds:Reference", "</ds:Reference>"));
    let signature = format!("<ds:Signature {}</ds:Signature>", between(&text, "<ds:Signature ", "</ds:Signature>"));
    let crowded = signature.replace(&reference, &reference.repeat(100)).repeat(100);
    let hostile = changed(&into(&"<a b='c'>d</a>".repeat(20_000)), &signature, &crowded);
    let told = check(&hostile);
    assert!(rules(&told).contains(&"digest-wrong") && told.len() < 50, "{}", told.len());
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

proptest! {
    /// Any change of one byte either says the same in XML or is told; nothing panics.
    #[test]
    fn no_change_goes_unseen(at in 0_usize..6000, byte in 0x20_u8..0x7f, name in 0_usize..3) {
        let text = read(["rsa-sha1.xml", "sm2-sm3.xml", "default.xml"][name]);
        let at = at % text.len();
        prop_assume!(text.is_char_boundary(at) && text.is_char_boundary(at + 1));
        let spoilt = format!("{}{}{}", &text[..at], char::from(byte), &text[at + 1..]);
        let told = check(&spoilt);
        let holds = rules(&told) == ["signature-holds"];
        // A change of the certificate's own words, of names and of what stands outside of the message is not signed.
        let start = text.find("<ds:SignatureValue").unwrap();
        let is_outside = at < text.find("CEB311Message").unwrap() || at > start;
        let is_same = !holds || is_outside || spoilt == text || same(&text, &spoilt);
        prop_assert!(is_same, "{}", &spoilt[at.saturating_sub(40)..at]);
    }
}

/// Whether a change is one of quotes or of spaces in tags, which canonical forms do not keep.
fn same(text: &str, other: &str) -> bool {
    let plain = |text: &str| text.replace('\'', "\"").split_whitespace().collect::<Vec<_>>().join("");
    plain(text) == plain(other)
}
