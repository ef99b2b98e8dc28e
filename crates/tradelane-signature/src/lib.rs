//! Signatures of XML messages (XML-DSig, W3C Recommendation of 2008) checked: the digest of what is signed, and the
//! signature itself with the key of the certificate that comes with it.
//!
//! What is checked is a signature that stands in the message that it signs, as a child of its document element, and
//! signs the whole of it: `Reference` with an empty URI, the transform `enveloped-signature`, Canonical XML 1.0 with or
//! without comments; digests by SHA-1, SHA-2 and SM3; signatures by RSA (PKCS #1 v1.5) and by SM2 with SM3. All else is
//! told as not checked, with the reason. Nothing is fetched, and nothing is signed.
//!
//! **Trust is not checked**: who issued the certificate, whether it is valid at some time or was withdrawn. A signature
//! that holds says that who has the key of the certificate signed this message, and that nobody changed it since.

mod canonical;
mod digest;
mod key;
mod parse;
mod signature;

use std::ops::Range;

use tradelane_findings::{Finding, Layer, Severity};

pub use signature::NAMESPACE;

use parse::{Document, Node};
use signature::Signature;

/// The most signatures of a message that are checked.
const MOST_SIGNATURES: usize = 4;

/// The longest message that is checked, in bytes.
pub const MOST_BYTES: usize = parse::MOST_BYTES;

/// What was found, and where in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The finding, without place.
    pub finding: Finding,
    /// The place, in bytes of the text.
    pub range: Range<usize>,
}

impl Told {
    fn new(rule: &'static str, severity: Severity, message: impl Into<String>, range: Range<usize>) -> Self {
        Self { finding: Finding::new(rule, Layer::Syntax, severity, message), range }
    }

    fn unchecked(message: impl Into<String>, range: Range<usize>) -> Self {
        Self::new("signature-not-checked", Severity::Warning, message, range)
    }

    fn help(mut self, help: &str) -> Self {
        self.finding.help = Some(help.to_owned());
        self
    }
}

/// Checks the signatures in the text of a message, which has no byte order mark. A message without one gives nothing.
pub fn check(text: &str) -> Vec<Told> {
    if memchr::memmem::find(text.as_bytes(), NAMESPACE.as_bytes()).is_none() {
        return Vec::new();
    }
    let document = match parse::parse(text) {
        Ok(document) => document,
        Err(fault) => {
            let message = format!("the signature was not checked: {}", fault.message);
            return vec![Told::unchecked(message, fault.offset..fault.offset)];
        }
    };
    let mut told = Vec::new();
    let mut count = 0;
    for (at, element) in elements(&document) {
        if element.namespace != NAMESPACE || element.local() != "Signature" {
            continue;
        }
        count += 1;
        let range = element.range.clone();
        if count > MOST_SIGNATURES {
            let message = format!("the message has more than {MOST_SIGNATURES} signatures; the rest is not checked");
            told.push(Told::unchecked(message, range));
            break;
        }
        if element.parent != Some(document.root) {
            let message = "a signature that does not stand right in the message is not checked";
            told.push(
                Told::unchecked(message, range).help("the signature of a message is a child of its first element"),
            );
            continue;
        }
        match Signature::read(&document, at) {
            Ok(signature) => signature.check(&document, &mut told),
            Err(fault) => told.push(Told::new("signature-form", Severity::Error, fault.message, fault.range)),
        }
    }
    told
}

/// The elements of a document with their places in it.
fn elements(document: &Document) -> impl Iterator<Item = (usize, &parse::Element)> {
    document.nodes.iter().enumerate().filter_map(|(at, node)| match node {
        Node::Start(element) => Some((at, element)),
        _ => None,
    })
}
