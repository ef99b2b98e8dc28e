//! Documents without what is a person's.

use std::ops::Range;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tradelane_findings::{Finding, Layer};

use super::find::find;
use crate::feed::{Body, Raw};
use crate::validate::{document_type, place, syntax};

/// What becomes of a value that is a person's.
#[derive(Clone)]
pub enum Redaction {
    /// Asterisks stand in place of its letters and digits.
    Mask,
    /// A keyed digest stands in its place: the same for the same value, blanks, case and width of characters apart.
    Hmac(RedactionKey),
    /// The field is left out.
    Drop,
}

/// The key of a redaction's digests.
#[derive(Clone)]
pub struct RedactionKey(Hmac<Sha256>);

impl RedactionKey {
    /// The fewest bytes of a key.
    pub const LENGTH: usize = 32;

    /// A key of at least 32 bytes; a shorter one is `None`: identity numbers behind it could be guessed.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        if bytes.len() < Self::LENGTH {
            return None;
        }
        Hmac::new_from_slice(bytes).ok().map(Self)
    }

    /// 128 bits of the digest of a value, in hexadecimal digits.
    fn digest(&self, value: &str) -> String {
        let mut hmac = self.0.clone();
        hmac.update(folded(value).as_bytes());
        let digest = hmac.finalize().into_bytes();
        let digits: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        format!("hmac-{digits}")
    }
}

/// A document redacted, with what was found in it. A document of which it is not known what every field holds is not
/// given at all.
#[derive(Debug, Default)]
pub struct Redacted {
    /// The document; all bytes but those of marked values are as they were.
    pub document: Option<Vec<u8>>,
    /// What keeps the document from being redacted.
    pub findings: Vec<Finding>,
    /// How many values were marked.
    pub values: usize,
    /// Whether it has extensions, which are left as they are.
    pub has_extensions: bool,
}

/// Redacts a document of a feed.
pub fn redact(raw: &Raw, redaction: &Redaction) -> Redacted {
    let Body::Json(item) = &raw.body else {
        let finding = Finding::error("not-a-document", Layer::Model, "a legacy message is no document of the standard");
        let finding = finding.help("convert it first: tradelane convert FILE | tradelane redact -");
        return Redacted { findings: vec![finding], ..Redacted::default() };
    };
    let mut redacted = if item.too_long {
        let finding =
            Finding::error("document-size", Layer::Syntax, "the document is longer than 64 MiB and is left out");
        Redacted { findings: vec![finding], ..Redacted::default() }
    } else {
        redact_json(&item.bytes, redaction)
    };
    for finding in &mut redacted.findings {
        place(finding, item, raw);
        if let Some(source) = &mut finding.source {
            source.excerpt = None;
        }
    }
    redacted
}

/// Redacts a document in JSON.
pub fn redact_json(json: &[u8], redaction: &Redaction) -> Redacted {
    let refuse = |finding: Finding| Redacted { findings: vec![finding], ..Redacted::default() };
    let kind = match document_type(json) {
        Ok(kind) => kind,
        Err(finding) => return refuse(*finding),
    };
    // What is no JSON as a whole has places that nobody looked at.
    if let Err(error) = serde_json::from_slice::<serde::de::IgnoredAny>(json) {
        return refuse(syntax(&error));
    }
    let found = find(json, Some(super::fields(kind)));
    if found.broken_at.is_some() {
        let message = "the document nests too deeply and is left out";
        return refuse(Finding::error("json-syntax", Layer::Syntax, message).at(""));
    }
    let values = found.values.len();
    if !found.unknown.is_empty() {
        let findings = found.unknown.into_iter().map(|pointer| {
            let message = "it is not known what this field holds; the document is left out";
            let finding = Finding::error("unknown-field", Layer::Model, message).at(pointer);
            finding.help("mend the field's name, or put it under extensions")
        });
        return Redacted { findings: findings.collect(), ..Redacted::default() };
    }
    let document = match redaction {
        Redaction::Mask => replaced(json, &found.values, masked),
        Redaction::Hmac(key) => replaced(json, &found.values, |value| key.digest(value)),
        Redaction::Drop => cut(json, &found.cuts),
    };
    Redacted { document: Some(document), findings: Vec::new(), values, has_extensions: found.has_extensions }
}

fn replaced(json: &[u8], values: &[Range<usize>], with: impl Fn(&str) -> String) -> Vec<u8> {
    let mut out = Vec::with_capacity(json.len());
    let mut at = 0;
    for range in values {
        out.extend_from_slice(json.get(at..range.start).unwrap_or_default());
        let text = value_text(json.get(range.clone()).unwrap_or_default());
        // An empty text is no value; it says nothing of anybody.
        let text = if text.is_empty() { text } else { with(&text) };
        out.extend(serde_json::to_vec(&text).unwrap_or_default());
        at = range.end;
    }
    out.extend_from_slice(json.get(at..).unwrap_or_default());
    out
}

/// The text of a value: of a string what it says, of anything else how it is written.
pub(super) fn value_text(value: &[u8]) -> String {
    serde_json::from_slice(value).unwrap_or_else(|_| String::from_utf8_lossy(value).into_owned())
}

fn cut(json: &[u8], cuts: &[Range<usize>]) -> Vec<u8> {
    let mut sorted: Vec<&Range<usize>> = cuts.iter().collect();
    sorted.sort_by_key(|cut| cut.start);
    let mut out = Vec::with_capacity(json.len());
    let mut at = 0;
    for cut in sorted {
        // A cut within one that is cut already is gone with it.
        if cut.start > at {
            out.extend_from_slice(json.get(at..cut.start).unwrap_or_default());
        }
        at = at.max(cut.end);
    }
    out.extend_from_slice(json.get(at..).unwrap_or_default());
    out
}

/// Asterisks for letters and digits; blanks and punctuation stay, so that the form is still seen.
pub(super) fn masked(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() { '*' } else { c }).collect()
}

/// A value as reconciliation compares it: without blanks, in small letters, with half-width characters.
fn folded(text: &str) -> String {
    let narrow = |c: char| match u32::from(c) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{Redaction, RedactionKey, redact_json};

    const ORDER: &str = concat!(
        r#"{ "tradelane":"1.0","type":"order","header":{},"number":"A-1","#,
        r#""buyer":{"name":"张 示例","identifiers":[{"scheme":"GLN","value":"4012345000009"},"#,
        r#"{"value":"440524188001010014","scheme":"CN-ID"}],"address":{"lines":["Road \"1\"","b"],"city":"X"}},"#,
        r#""consignee":{"telephone":"138-0000 0000"},"extensions":{"org.example":{"name":"kept"}} }"#
    );

    fn run(json: &str, redaction: &Redaction) -> String {
        let redacted = redact_json(json.as_bytes(), redaction);
        assert!(redacted.findings.is_empty(), "{:?}", redacted.findings);
        String::from_utf8(redacted.document.unwrap()).unwrap()
    }

    #[test]
    fn mask_touches_marked_values_alone() {
        let masked = ORDER
            .replace("张 示例", "* **")
            .replace("440524188001010014", "******************")
            .replace(r#"["Road \"1\"","b"]"#, r#"["**** \"*\"","*"]"#)
            .replace("138-0000 0000", "***-**** ****");
        assert_eq!(run(ORDER, &Redaction::Mask), masked);
    }

    #[test]
    fn drop_leaves_fields_out_and_what_is_nothing_without_them() {
        let dropped = concat!(
            r#"{ "tradelane":"1.0","type":"order","header":{},"number":"A-1","#,
            r#""buyer":{"identifiers":[{"scheme":"GLN","value":"4012345000009"}],"address":{"city":"X"}},"#,
            r#""consignee":{},"extensions":{"org.example":{"name":"kept"}} }"#
        );
        assert_eq!(run(ORDER, &Redaction::Drop), dropped);
    }

    #[test]
    fn digests_are_the_same_for_what_reconciles() {
        let key = || Redaction::Hmac(RedactionKey::new(&[7; 32]).unwrap());
        let digest = |name: &str| {
            let json = format!(
                r#"{{"tradelane":"1.0","type":"order","header":{{}},"number":"1","buyer":{{"name":"{name}"}}}}"#
            );
            run(&json, &key())
        };
        assert_eq!(digest("Li  Example"), digest("ＬＩ example"));
        assert_ne!(digest("Li Example"), digest("Li Exemple"));
        assert!(!digest("Li Example").contains("Example") && digest("Li Example").contains("\"hmac-"));
        assert!(RedactionKey::new(&[7; 31]).is_none());
    }

    #[test]
    fn what_is_not_known_is_not_given() {
        for (json, rule) in [
            (r#"{"type":"order","number":"1","buyer":{"nmae":"Li"}}"#, "unknown-field"),
            (r#"{"type":"order","number":"1","buyer":{"name":"Li""#, "json-syntax"),
            (r#"{"type":"parcel"}"#, "document-type"),
        ] {
            let redacted = redact_json(json.as_bytes(), &Redaction::Mask);
            assert_eq!(redacted.document, None, "{json}");
            assert_eq!(redacted.findings.first().unwrap().rule, rule, "{json}");
        }
        let nested = format!("{}{}", r#"{"type":"order","extensions":{"a":"#, "[".repeat(5000));
        assert_eq!(redact_json(nested.as_bytes(), &Redaction::Mask).document, None);
    }
}
