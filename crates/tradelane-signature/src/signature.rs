//! A signature: what it says, and whether it holds.

use std::ops::Range;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use tradelane_findings::Severity;

use crate::Told;
use crate::canonical::{Part, canonical};
use crate::digest::Algorithm;
use crate::key::{Key, Method};
use crate::parse::{Document, Element, Node};

/// The namespace of signatures.
pub const NAMESPACE: &str = "http://www.w3.org/2000/09/xmldsig#";

const CANONICAL: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const CANONICAL_WITH_COMMENTS: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments";
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/// The most references and certificates of a signature, transforms of a reference, and characters of a value that are looked
/// at.
const MOST_REFERENCES: usize = 4;
const MOST_CERTIFICATES: usize = 4;
const MOST_TRANSFORMS: usize = 8;
const MOST_CHARACTERS: usize = 64 * 1024;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// What is wrong with the form of a signature.
pub(crate) struct Fault {
    pub(crate) message: String,
    pub(crate) range: Range<usize>,
}

/// A value in a signature, and where it stands.
struct Value {
    text: String,
    range: Range<usize>,
}

/// A signature as it is written.
pub(crate) struct Signature {
    at: usize,
    range: Range<usize>,
    signed_info: usize,
    canonicalisation: Value,
    method: Value,
    references: Vec<Reference>,
    value: Value,
    key_name: Option<String>,
    /// The certificates in the order they stand in; any of them can be the signer's.
    certificates: Vec<Value>,
}

/// What is signed.
struct Reference {
    range: Range<usize>,
    uri: Option<String>,
    transforms: Vec<String>,
    method: Value,
    digest: Value,
}

/// What became of a part of the check.
enum Outcome {
    Holds,
    Wrong,
    Unchecked,
}

impl Signature {
    /// Reads the signature that stands at a place of a document.
    pub(crate) fn read(document: &Document, at: usize) -> Result<Self, Fault> {
        let root = element(document, at).ok_or_else(|| Fault { message: String::new(), range: 0..0 })?;
        let signed_info = one(document, at, "SignedInfo")?;
        let mut references = Vec::new();
        for found in children(document, signed_info, "Reference").take(MOST_REFERENCES + 1) {
            references.push(Reference::read(document, found)?);
        }
        let key_info = children(document, at, "KeyInfo").next();
        let within = |name| key_info.and_then(|key_info| children(document, key_info, name).next());
        let data = key_info.into_iter().flat_map(|key_info| children(document, key_info, "X509Data"));
        let certificates = data.flat_map(|data| children(document, data, "X509Certificate")).take(MOST_CERTIFICATES);
        let certificates = certificates.map(|certificate| value(document, certificate)).collect::<Result<_, _>>()?;
        Ok(Self {
            at,
            range: root.range.clone(),
            signed_info,
            canonicalisation: algorithm(document, one(document, signed_info, "CanonicalizationMethod")?)?,
            method: algorithm(document, one(document, signed_info, "SignatureMethod")?)?,
            references,
            value: value(document, one(document, at, "SignatureValue")?)?,
            key_name: within("KeyName").and_then(|name| value(document, name).ok()).map(|value| value.text),
            certificates,
        })
    }

    /// Tells whether it holds.
    pub(crate) fn check(&self, document: &Document, told: &mut Vec<Told>) {
        let digests = self.check_references(document, told);
        let signature = self.check_value(document, told);
        if matches!((digests, signature), (Outcome::Holds, Outcome::Holds)) {
            let method = Method::named(&self.method.text).map_or("", Method::name);
            let card = self.key_name.as_deref().map(str::trim).filter(|name| is_plain(name));
            let who = card.map_or_else(String::new, |name| format!(", the key of certificate {name}"));
            let message = format!("the digest and the signature hold ({method}{who})");
            let told_so = Told::new("signature-holds", Severity::Info, message, self.range.clone());
            told.push(told_so.help("whether the certificate can be trusted is not checked here"));
        }
    }

    fn check_references(&self, document: &Document, told: &mut Vec<Told>) -> Outcome {
        let mut outcome = Outcome::Holds;
        let (mut is_whole, mut is_other) = (false, false);
        if self.references.len() > MOST_REFERENCES {
            let message = format!("the signature has more than {MOST_REFERENCES} references; the rest is not checked");
            told.push(Told::unchecked(message, self.range.clone()));
            outcome = Outcome::Unchecked;
        }
        for reference in self.references.iter().take(MOST_REFERENCES) {
            let Some(is_commented) = reference.is_whole() else {
                let uri = reference.uri.as_deref().unwrap_or_default();
                let message = format!("the reference to `{}` was not checked", shown(uri));
                let help = "only the whole message is checked, which has an empty URI; nothing is fetched";
                told.push(Told::unchecked(message, reference.range.clone()).help(help));
                is_other = true;
                outcome = Outcome::Unchecked;
                continue;
            };
            is_whole = true;
            match reference.check(document, self.at, is_commented, told) {
                Outcome::Holds => {}
                Outcome::Unchecked if matches!(outcome, Outcome::Wrong) => {}
                other => outcome = other,
            }
        }
        if !is_whole {
            let what = if is_other { "a part, or something else" } else { "nothing" };
            let message = format!("the signature does not sign the message: it refers to {what}");
            told.push(Told::new("signature-partial", Severity::Error, message, self.range.clone()));
            return Outcome::Wrong;
        }
        outcome
    }

    fn check_value(&self, document: &Document, told: &mut Vec<Told>) -> Outcome {
        let mut unchecked = |reason: String, range: &Range<usize>| {
            told.push(Told::unchecked(format!("the signature was not checked: {reason}"), range.clone()));
            Outcome::Unchecked
        };
        let Some(method) = Method::named(&self.method.text) else {
            let reason = format!("the algorithm `{}` is not known here", shown(&self.method.text));
            return unchecked(reason, &self.method.range);
        };
        let with_comments = match self.canonicalisation.text.as_str() {
            CANONICAL => false,
            CANONICAL_WITH_COMMENTS => true,
            other => {
                let reason = format!("the canonical form `{}` is not known here", shown(other));
                return unchecked(reason, &self.canonicalisation.range);
            }
        };
        if self.certificates.is_empty() {
            return unchecked("there is no certificate with it".to_owned(), &self.range);
        }
        let signature = match decoded(&self.value) {
            Ok(signature) => signature,
            Err(fault) => {
                told.push(Told::new("signature-form", Severity::Error, fault.message, fault.range));
                return Outcome::Unchecked;
            }
        };
        let part = Part { apex: Some(self.signed_info), with_comments, ..Part::default() };
        self.check_keys(method, &canonical(document, part), &signature, told)
    }

    /// Tries the key of each certificate. Where none fits, it tells what is wrong with the first.
    fn check_keys(&self, method: Method, signed: &[u8], signature: &[u8], told: &mut Vec<Told>) -> Outcome {
        let mut is_wrong = false;
        let mut first = None;
        for certificate in &self.certificates {
            let found = match decoded(certificate) {
                Ok(der) => {
                    Key::of_certificate(&der).and_then(|key| key.verify(method, signed, signature)).map_err(|reason| {
                        let message = format!("the signature was not checked: {reason}");
                        Told::unchecked(message, certificate.range.clone())
                    })
                }
                Err(fault) => Err(Told::new("signature-form", Severity::Error, fault.message, fault.range)),
            };
            match found {
                Ok(true) => return Outcome::Holds,
                Ok(false) => is_wrong = true,
                Err(reason) => _ = first.get_or_insert(reason),
            }
        }
        if is_wrong {
            let message = "the signature does not hold: it is not of this SignedInfo by a certificate's key";
            told.push(Told::new("signature-wrong", Severity::Error, message, self.value.range.clone()));
            return Outcome::Wrong;
        }
        told.extend(first);
        Outcome::Unchecked
    }
}

impl Reference {
    fn read(document: &Document, at: usize) -> Result<Self, Fault> {
        let found = element(document, at).ok_or_else(|| Fault { message: String::new(), range: 0..0 })?;
        let uri = found.attributes.iter().find(|attribute| attribute.name == "URI");
        let mut transforms = Vec::new();
        if let Some(list) = children(document, at, "Transforms").next() {
            for transform in children(document, list, "Transform").take(MOST_TRANSFORMS + 1) {
                transforms.push(algorithm(document, transform)?.text);
            }
        }
        Ok(Self {
            range: found.range.clone(),
            uri: uri.map(|uri| uri.value.clone()),
            transforms,
            method: algorithm(document, one(document, at, "DigestMethod")?)?,
            digest: value(document, one(document, at, "DigestValue")?)?,
        })
    }

    /// Whether it refers to the whole message, and then whether comments are part of it.
    fn is_whole(&self) -> Option<bool> {
        match self.uri.as_deref() {
            Some("") => Some(false),
            Some("#xpointer(/)") => Some(true),
            _ => None,
        }
    }

    fn check(&self, document: &Document, signature: usize, is_commented: bool, told: &mut Vec<Told>) -> Outcome {
        let mut part = Part { with_comments: is_commented, ..Part::default() };
        if self.transforms.len() > MOST_TRANSFORMS {
            let message = format!("the digest was not checked: there are more than {MOST_TRANSFORMS} transforms");
            told.push(Told::unchecked(message, self.range.clone()));
            return Outcome::Unchecked;
        }
        for transform in &self.transforms {
            match transform.as_str() {
                ENVELOPED => part.without = Some(signature),
                CANONICAL => part.with_comments = false,
                // What was left out by the URI does not come back.
                CANONICAL_WITH_COMMENTS => {}
                other => {
                    let message = format!("the digest was not checked: the transform `{}` is not known", shown(other));
                    told.push(Told::unchecked(message, self.range.clone()));
                    return Outcome::Unchecked;
                }
            }
        }
        let Some(algorithm) = Algorithm::named(&self.method.text) else {
            let name = shown(&self.method.text);
            let message = format!("the digest was not checked: the algorithm `{name}` is not known here");
            told.push(Told::unchecked(message, self.method.range.clone()));
            return Outcome::Unchecked;
        };
        let expected = match decoded(&self.digest) {
            Ok(expected) => expected,
            Err(fault) => {
                told.push(Told::new("signature-form", Severity::Error, fault.message, fault.range));
                return Outcome::Unchecked;
            }
        };
        let holds = |with_comments| {
            let part = Part { with_comments, ..part };
            algorithm.digest(&canonical(document, part)) == expected
        };
        // An empty URI leaves comments out; the client of China E-port digests them all the same.
        let has_comments = document.nodes.iter().any(|node| matches!(node, Node::Comment(_)));
        if holds(part.with_comments) || has_comments && holds(!part.with_comments) {
            return Outcome::Holds;
        }
        let message = "the digest does not hold: the message is not the one that was signed";
        let wrong = Told::new("digest-wrong", Severity::Error, message, self.digest.range.clone());
        told.push(wrong.help("a change of white space between elements is a change too; ask the sender to sign again"));
        Outcome::Wrong
    }
}

fn element(document: &Document, at: usize) -> Option<&Element> {
    match document.nodes.get(at) {
        Some(Node::Start(element)) => Some(element),
        _ => None,
    }
}

/// The children of an element with a name of the namespace of signatures.
fn children<'d>(document: &'d Document, at: usize, name: &'d str) -> impl Iterator<Item = usize> + 'd {
    let end = element(document, at).map_or(at, |element| element.end);
    let is_child = move |&place: &usize| {
        let found = element(document, place);
        found.is_some_and(|found| found.parent == Some(at) && found.namespace == NAMESPACE && found.local() == name)
    };
    (at + 1..end).filter(is_child)
}

/// The only child with a name.
fn one(document: &Document, at: usize, name: &str) -> Result<usize, Fault> {
    let mut all = children(document, at, name);
    match (all.next(), all.next()) {
        (Some(found), None) => Ok(found),
        (found, second) => {
            let around = element(document, at);
            let (label, range) = around.map_or(("", 0..0), |around| (around.local(), around.range.clone()));
            let range =
                second.and_then(|second| element(document, second)).map_or(range, |second| second.range.clone());
            let what = if found.is_some() { "stands more than once" } else { "is missing" };
            Err(Fault { message: format!("`ds:{name}` {what} in `ds:{label}`"), range })
        }
    }
}

fn algorithm(document: &Document, at: usize) -> Result<Value, Fault> {
    let (label, range) = element(document, at).map_or(("", 0..0), |found| (found.local(), found.range.clone()));
    let found = element(document, at).and_then(|found| found.attributes.iter().find(|found| found.name == "Algorithm"));
    match found {
        Some(found) => Ok(Value { text: found.value.clone(), range }),
        None => Err(Fault { message: format!("`ds:{label}` does not name its algorithm"), range }),
    }
}

/// The text of an element, which has no elements in it.
fn value(document: &Document, at: usize) -> Result<Value, Fault> {
    let Some(found) = element(document, at) else { return Err(Fault { message: String::new(), range: 0..0 }) };
    let mut text = String::new();
    for node in document.nodes.iter().take(found.end).skip(at + 1) {
        match node {
            Node::Text(more) => text.push_str(more),
            Node::Comment(_) | Node::Instruction(..) => {}
            Node::Start(_) | Node::End => {
                let message = format!("an element stands in `ds:{}`, which holds text alone", found.local());
                return Err(Fault { message, range: found.range.clone() });
            }
        }
    }
    if text.len() > MOST_CHARACTERS {
        let message = format!("`ds:{}` has more than {MOST_CHARACTERS} characters", found.local());
        return Err(Fault { message, range: found.range.clone() });
    }
    Ok(Value { text, range: found.range.clone() })
}

/// The bytes that base64 stands for.
fn decoded(value: &Value) -> Result<Vec<u8>, Fault> {
    let text: String = value.text.split_ascii_whitespace().collect();
    match BASE64.decode(text.as_bytes()) {
        Ok(bytes) if !bytes.is_empty() => Ok(bytes),
        Ok(_) => Err(Fault { message: "a value of the signature is empty".to_owned(), range: value.range.clone() }),
        Err(_) => {
            Err(Fault { message: "a value of the signature is no base64".to_owned(), range: value.range.clone() })
        }
    }
}

/// Whether a name can be shown as it stands.
fn is_plain(name: &str) -> bool {
    (1..=64).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

/// A text cut to what a message can show.
fn shown(text: &str) -> String {
    let short: String = text.chars().filter(|character| !character.is_control()).take(100).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
