//! An identifier as a URI.

use super::key::{KEYS, Key, check_digit, is_digits, is_right};

/// GS1's own resolver, which a Digital Link leads to where nothing else is said.
const RESOLVER: &str = "https://id.gs1.org";

/// The marks of serial numbers and lots (GS1 General Specifications, character set 82) that stand in a Digital Link and in
/// a URN as they are; the others are written by number.
const LINK_MARKS: &[u8] = b"-._~";
const URN_MARKS: &[u8] = b"-._!'()*,;:=+";

/// The most characters of a serial number or lot (GS1 AI 10, 21).
const LONGEST: usize = 20;

/// An identifier taken apart; a part that it has not is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identifier {
    /// The scheme of the number; none where `key` is a URI of another kind.
    pub scheme: String,
    /// The number with its check digit; without a scheme the URI as it stands.
    pub key: String,
    /// The serial number of one thing (GS1 AI 21), or of a place within a place (AI 254).
    pub serial: String,
    /// The lot or batch (GS1 AI 10).
    pub lot: String,
    /// The company prefix, where the URI tells it: it is a URN then.
    pub prefix: String,
    /// Where the Digital Link leads, if not to GS1's own resolver.
    pub resolver: String,
}

impl Identifier {
    /// The parts that it has, by their names.
    pub(super) fn parts(self) -> impl Iterator<Item = (&'static str, String)> {
        let values = [self.scheme, self.key, self.serial, self.lot, self.prefix, self.resolver];
        super::PARTS.into_iter().zip(values).filter(|(_, value)| !value.is_empty())
    }

    /// Takes a URI apart; what is wrong with the check digit of a link is told.
    pub fn read(uri: &str) -> (Self, Option<String>) {
        let whole = || Self { key: uri.to_owned(), ..Self::default() };
        let found = if uri.starts_with("urn:") { Self::of_urn(uri) } else { Self::of_link(uri) };
        let Some(found) = found else { return (whole(), None) };
        if !is_right(&found.key) {
            let (body, last) = found.key.split_at(found.key.len().saturating_sub(1));
            let due = check_digit(body).unwrap_or_default();
            let scheme = &found.scheme;
            return (whole(), Some(format!("the check digit of the {scheme} {} is {due}, not {last}", found.key)));
        }
        // What would be put together otherwise is not taken apart.
        let is_same = found.write().is_ok_and(|written| written == uri);
        (if is_same { found } else { whole() }, None)
    }

    /// Puts a URI together: a URN where the company prefix is known and the parts have a place in it, else a Digital
    /// Link.
    ///
    /// # Errors
    /// Where the parts are no identifier that a URI can say; the text says why.
    pub fn write(&self) -> Result<String, String> {
        let Self { scheme, key, serial, lot, prefix, resolver } = self;
        if scheme.is_empty() {
            return match [serial, lot, prefix, resolver].iter().all(|part| part.is_empty()) {
                true if is_uri(key) => Ok(key.clone()),
                true => Err(format!("\"{key}\" is neither a URI nor has a scheme of GS1")),
                false => Err(format!("a serial number or lot of \"{key}\" has no place in a URI without its scheme")),
            };
        }
        let known = KEYS.iter().find(|known| known.scheme == scheme);
        let known = known.ok_or_else(|| format!("identifiers of the scheme {scheme} have no URI here"))?;
        let number = match key.len() {
            8 | 12 | 13 if scheme == "GTIN" => format!("{key:0>14}"),
            _ => key.clone(),
        };
        if number.len() != known.digits || !is_right(&number) {
            return Err(format!("\"{key}\" is not a {scheme} with its check digit"));
        }
        if !lot.is_empty() && scheme != "GTIN" {
            return Err(format!("a {scheme} has no lot"));
        }
        if !serial.is_empty() && !known.has_serial {
            return Err(format!("a {scheme} has no serial number"));
        }
        if let Some(part) = [serial, lot].into_iter().find(|part| !is_encodable(part)) {
            return Err(format!("\"{part}\" has characters that no {scheme} has, or more than {LONGEST}"));
        }
        if !prefix.is_empty() {
            let urn = resolver.is_empty().then(|| self.urn(known, &number)).flatten();
            return urn.ok_or_else(|| format!("{prefix} is not the company prefix of {key} in a URN"));
        }
        self.link(known, &number)
    }

    fn link(&self, known: &Key, number: &str) -> Result<String, String> {
        let resolver = if self.resolver.is_empty() { RESOLVER } else { &self.resolver };
        let is_link = ["https://", "http://"].iter().any(|start| resolver.starts_with(start));
        if !is_link || !is_uri(resolver) || resolver.ends_with('/') || resolver.contains(['?', '#']) {
            return Err(format!("\"{resolver}\" is not the address of a resolver"));
        }
        if self.resolver == RESOLVER {
            return Err(format!("{RESOLVER} is meant where no resolver is named"));
        }
        // A GRAI has a zero before its number in its application identifier.
        let pad = if known.scheme == "GRAI" { "0" } else { "" };
        let mut link = format!("{resolver}/{}/{pad}{number}", known.ai);
        if !self.lot.is_empty() {
            link.push_str(&format!("/10/{}", encoded(&self.lot, LINK_MARKS)));
        }
        match known.serial_ai {
            _ if self.serial.is_empty() => {}
            Some(ai) => link.push_str(&format!("/{ai}/{}", encoded(&self.serial, LINK_MARKS))),
            None => link.push_str(&encoded(&self.serial, LINK_MARKS)),
        }
        Ok(link)
    }

    /// The URN, where the number begins with the company prefix and the parts have a place.
    fn urn(&self, known: &Key, number: &str) -> Option<String> {
        let prefix = self.prefix.as_str();
        if !is_digits(prefix) || !(6..=12).contains(&prefix.len()) {
            return None;
        }
        let body = number.get(..number.len() - 1)?;
        let (lead, rest) = if known.leads { body.split_at_checked(1)? } else { ("", body) };
        let reference = format!("{lead}{}", rest.strip_prefix(prefix)?);
        let (serial, lot) = (encoded(&self.serial, URN_MARKS), encoded(&self.lot, URN_MARKS));
        let name = known.urn;
        match (self.serial.as_str(), self.lot.as_str()) {
            ("0", _) if name == "sgln" => None,
            ("", "") if name == "sgln" => Some(format!("urn:epc:id:sgln:{prefix}.{reference}.0")),
            ("", "") if known.has_serial => Some(format!("urn:epc:idpat:{name}:{prefix}.{reference}.*")),
            ("", "") => Some(format!("urn:epc:id:{name}:{prefix}.{reference}")),
            ("", _) => Some(format!("urn:epc:class:lgtin:{prefix}.{reference}.{lot}")),
            (_, "") => Some(format!("urn:epc:id:{name}:{prefix}.{reference}.{serial}")),
            _ => None,
        }
    }

    fn of_urn(uri: &str) -> Option<Self> {
        let (kind, rest) = uri.strip_prefix("urn:epc:")?.split_once(':')?;
        let (name, rest) = rest.split_once(':')?;
        let known = match (kind, name) {
            ("class", "lgtin") => KEYS.iter().find(|known| known.scheme == "GTIN")?,
            ("id" | "idpat", _) => KEYS.iter().find(|known| known.urn == name)?,
            _ => return None,
        };
        let mut parts = rest.splitn(3, '.');
        let (prefix, reference) = (parts.next()?, parts.next()?);
        let last = parts.next().map(decoded).unwrap_or(Some(String::new()))?;
        let (lead, rest) = reference.split_at_checked(usize::from(known.leads))?;
        let body = format!("{lead}{prefix}{rest}");
        if body.len() + 1 != known.digits || !is_digits(&body) {
            return None;
        }
        let key = format!("{body}{}", check_digit(&body)?);
        let (scheme, prefix) = (known.scheme.to_owned(), prefix.to_owned());
        let mut found = Self { scheme, key, prefix, ..Self::default() };
        match (kind, name) {
            ("class", _) => found.lot = last,
            ("idpat", _) => {}
            (_, "sgln") if last == "0" => {}
            _ => found.serial = last,
        }
        Some(found)
    }

    fn of_link(uri: &str) -> Option<Self> {
        let authority = uri.strip_prefix("https://").or_else(|| uri.strip_prefix("http://"))?;
        let start = uri.len() - authority.len() + authority.find('/')?;
        let (before, path) = uri.split_at(start);
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        // The key is the last of the pairs that a key may begin with.
        for at in (0..segments.len().saturating_sub(1)).rev() {
            let Some(known) = segments.get(at).and_then(|ai| KEYS.iter().find(|known| known.ai == *ai)) else {
                continue;
            };
            let mut resolver = before.to_owned();
            for segment in segments.iter().take(at) {
                resolver.push('/');
                resolver.push_str(segment);
            }
            let found = Self::of_segments(known, segments.get(at + 1)?, segments.get(at + 2..)?);
            let resolver = if resolver == RESOLVER { String::new() } else { resolver };
            return found.map(|found| Self { resolver, ..found });
        }
        None
    }

    fn of_segments(known: &Key, number: &str, rest: &[&str]) -> Option<Self> {
        let number = if known.scheme == "GRAI" { number.strip_prefix('0')? } else { number };
        let (key, after) = number.split_at_checked(known.digits)?;
        if !is_digits(key) || (!after.is_empty() && !known.serial_follows()) {
            return None;
        }
        let mut found = Self { scheme: known.scheme.to_owned(), key: key.to_owned(), ..Self::default() };
        found.serial = decoded(after)?;
        for pair in rest.chunks(2) {
            match pair {
                ["10", lot] if known.scheme == "GTIN" => found.lot = decoded(lot)?,
                [ai, serial] if known.serial_ai == Some(ai) => found.serial = decoded(serial)?,
                _ => return None,
            }
        }
        Some(found)
    }
}

/// Whether a text has the form of a URI: a scheme, and no blanks, controls or characters that a URI writes by number.
pub(crate) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    let mut after_percent = text.split('%').skip(1);
    let is_number = |part: &str| part.get(..2).is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
    is_scheme && !rest.is_empty() && text.bytes().all(is_plain) && after_percent.all(is_number)
}

fn is_encodable(text: &str) -> bool {
    text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn encoded(text: &str, marks: &[u8]) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || marks.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn decoded(text: &str) -> Option<String> {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte != b'%' {
            out.push(byte);
            rest = after;
            continue;
        }
        let hex = std::str::from_utf8(after.get(..2)?).ok()?;
        out.push(u8::from_str_radix(hex, 16).ok()?);
        rest = after.get(2..)?;
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(uri: &str, parts: &[(&str, &str)]) {
        let (found, fault) = Identifier::read(uri);
        assert_eq!(fault, None, "{uri}");
        assert_eq!(found.write().as_deref(), Ok(uri));
        let found: Vec<(&str, String)> = found.parts().collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(found, parts, "{uri}");
    }

    #[test]
    fn links_are_taken_apart_and_put_together() {
        check("https://id.gs1.org/01/04006381333931", &[("scheme", "GTIN"), ("key", "04006381333931")]);
        check(
            "https://id.gs1.org/01/04006381333931/21/A%2F1",
            &[("scheme", "GTIN"), ("key", "04006381333931"), ("serial", "A/1")],
        );
        check(
            "https://example.com/p/01/04006381333931/10/L-7/21/9",
            &[
                ("scheme", "GTIN"),
                ("key", "04006381333931"),
                ("serial", "9"),
                ("lot", "L-7"),
                ("resolver", "https://example.com/p"),
            ],
        );
        check("https://id.gs1.org/00/340123450000000000", &[("scheme", "SSCC"), ("key", "340123450000000000")]);
        check("https://id.gs1.org/414/4012345000009", &[("scheme", "GLN"), ("key", "4012345000009")]);
        check(
            "https://id.gs1.org/414/4012345000009/254/G5",
            &[("scheme", "GLN"), ("key", "4012345000009"), ("serial", "G5")],
        );
        check("https://id.gs1.org/417/4012345000009", &[("scheme", "PGLN"), ("key", "4012345000009")]);
        check(
            "https://id.gs1.org/8003/04012345000009B7",
            &[("scheme", "GRAI"), ("key", "4012345000009"), ("serial", "B7")],
        );
        check("https://id.gs1.org/253/4012345000009", &[("scheme", "GDTI"), ("key", "4012345000009")]);
    }

    #[test]
    fn urns_keep_the_company_prefix() {
        let gtin = ("key", "04006381333931");
        check("urn:epc:id:sgtin:4006381.033393.5", &[("scheme", "GTIN"), gtin, ("serial", "5"), ("prefix", "4006381")]);
        check("urn:epc:idpat:sgtin:4006381.033393.*", &[("scheme", "GTIN"), gtin, ("prefix", "4006381")]);
        check(
            "urn:epc:class:lgtin:4006381.033393.L1",
            &[("scheme", "GTIN"), gtin, ("lot", "L1"), ("prefix", "4006381")],
        );
        check(
            "urn:epc:id:sscc:4012345.3000000000",
            &[("scheme", "SSCC"), ("key", "340123450000000000"), ("prefix", "4012345")],
        );
        check("urn:epc:id:sgln:4012345.00000.0", &[("scheme", "GLN"), ("key", "4012345000009"), ("prefix", "4012345")]);
        check("urn:epc:id:pgln:4012345.00000", &[("scheme", "PGLN"), ("key", "4012345000009"), ("prefix", "4012345")]);
        check(
            "urn:epc:id:grai:4012345.00000.1",
            &[("scheme", "GRAI"), ("key", "4012345000009"), ("serial", "1"), ("prefix", "4012345")],
        );
        check(
            "urn:epc:id:gdti:4012345.00000.A%23",
            &[("scheme", "GDTI"), ("key", "4012345000009"), ("serial", "A#"), ("prefix", "4012345")],
        );
    }

    #[test]
    fn what_is_of_another_form_stays_whole() {
        for uri in [
            "urn:epc:id:sgtin:4006381.33393.5",
            "urn:epc:id:gsrn:4012345.0000000001",
            "urn:epc:id:sgln:4012345.00000",
            "urn:uuid:5f2a7c1e-0f4b-4b1e-9d4e-6b1f2f0a7c11",
            "https://id.gs1.org/01/4006381333931",
            "https://id.gs1.org/01/04006381333931/22/A",
            "https://id.gs1.org/01/04006381333931/21/a%2f",
            "https://id.gs1.org/01/04006381333931?x=1",
            "https://example.com/lots/7",
            "https://example.com",
        ] {
            check(uri, &[("key", uri)]);
        }
    }

    #[test]
    fn a_wrong_check_digit_is_told() {
        let (found, fault) = Identifier::read("https://id.gs1.org/01/04006381333932/21/7");
        assert_eq!(found.key, "https://id.gs1.org/01/04006381333932/21/7");
        assert_eq!(fault.as_deref(), Some("the check digit of the GTIN 04006381333932 is 1, not 2"));
    }

    #[test]
    fn what_no_uri_can_say_is_refused() {
        let of =
            |scheme: &str, key: &str| Identifier { scheme: scheme.into(), key: key.into(), ..Identifier::default() };
        assert_eq!(of("GTIN", "4006381333931").write().as_deref(), Ok("https://id.gs1.org/01/04006381333931"));
        for refused in [
            of("", "pallet 7"),
            of("S10", "RR123456785CN"),
            of("GTIN", "4006381333932"),
            of("SSCC", "7"),
            Identifier { lot: "L".into(), ..of("SSCC", "340123450000000000") },
            Identifier { serial: "a b".into(), ..of("GTIN", "04006381333931") },
            Identifier { prefix: "123456".into(), ..of("GTIN", "04006381333931") },
            Identifier { resolver: "gopher://x".into(), ..of("GTIN", "04006381333931") },
        ] {
            assert!(refused.write().is_err(), "{refused:?}");
        }
    }
}
