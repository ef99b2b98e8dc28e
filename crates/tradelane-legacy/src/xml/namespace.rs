//! Namespaces that have a usual prefix.

use super::name::is_local_name;

/// The namespace of `xml:lang` and `xml:space`.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of namespace declarations.
pub(super) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
/// The namespace of `xsi:schemaLocation`, `xsi:nil` and the like.
pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// What all namespaces of GS1's data synchronisation start with: `urn:gs1:gdsn:trade_item_description:xsd:3`.
pub(super) const GS1: &str = "urn:gs1:gdsn:";

/// What all namespaces of UBL start with.
const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd:";

/// The prefixes that labels use whatever a document writes; those of the directories are among them.
const USUAL: &[(&str, &str)] = &[
    ("cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
    ("cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
    ("ceb", "http://www.chinaport.gov.cn/ceb"),
    ("dxp", "http://www.chinaport.gov.cn/dxp"),
    ("ds", "http://www.w3.org/2000/09/xmldsig#"),
    ("ext", "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"),
    ("sac", "urn:oasis:names:specification:ubl:schema:xsd:SignatureAggregateComponents-2"),
    ("sbc", "urn:oasis:names:specification:ubl:schema:xsd:SignatureBasicComponents-2"),
    ("sh", "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"),
    ("sig", "urn:oasis:names:specification:ubl:schema:xsd:CommonSignatureComponents-2"),
    ("xml", XML),
    ("xmlns", XMLNS),
    ("xsi", XSI),
];

/// The usual prefix of a namespace: empty for the document namespaces of UBL, which stand without prefix; those of GS1
/// have it in their names.
pub(super) fn usual_prefix(namespace: &str) -> Option<&str> {
    let known = USUAL.iter().find(|(_, known)| *known == namespace).map(|(prefix, _)| *prefix);
    let of_gs1 =
        || namespace.strip_prefix(GS1)?.split_once(':').map(|(prefix, _)| prefix).filter(|name| is_local_name(name));
    known.or_else(|| namespace.starts_with(UBL).then_some("")).or_else(of_gs1)
}

/// Whether a prefix stands for one namespace everywhere.
pub(super) fn is_usual_prefix(prefix: &str) -> bool {
    USUAL.iter().any(|(known, _)| *known == prefix)
}
