//! Keys of certificates, and whether a signature is theirs.

use rsa::{BoxedUint, PublicKey};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};
use sm2::dsa::signature::Verifier as _;
use x509_cert::Certificate;
use x509_cert::der::asn1::UintRef;
use x509_cert::der::{Decode as _, Reader as _, SliceReader};
use x509_cert::spki::ObjectIdentifier;

/// The greatest modulus of RSA that is worked with, in bits; the least is what the `rsa` crate asks for.
const MOST_BITS: usize = 8192;
const LEAST_BITS: usize = 1024;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const CURVE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
/// The curve of SM2 (GB/T 32918.5).
const SM2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.156.10197.1.301");

/// The name of a signer that SM2 takes where none is agreed (GM/T 0009).
const SIGNER: &str = "1234567812345678";

/// An algorithm that signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    RsaSha1,
    RsaSha256,
    RsaSha384,
    RsaSha512,
    Sm2Sm3,
}

impl Method {
    /// The algorithm with an identifier: those of XML-DSig and RFC 9231, and the one that China E-port uses.
    pub(crate) fn named(uri: &str) -> Option<Self> {
        match uri {
            "http://www.w3.org/2000/09/xmldsig#rsa-sha1" => Some(Self::RsaSha1),
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" => Some(Self::RsaSha256),
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384" => Some(Self::RsaSha384),
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512" => Some(Self::RsaSha512),
            "http://www.w3.org/2000/09/xmldsig#sm2-sm3" => Some(Self::Sm2Sm3),
            _ => None,
        }
    }

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::RsaSha1 => "RSA with SHA-1",
            Self::RsaSha256 => "RSA with SHA-256",
            Self::RsaSha384 => "RSA with SHA-384",
            Self::RsaSha512 => "RSA with SHA-512",
            Self::Sm2Sm3 => "SM2 with SM3",
        }
    }
}

/// The key in a certificate.
pub(crate) enum Key {
    Rsa(Box<PublicKey>),
    /// A point of the curve of SM2, encoded as SEC 1 says.
    Sm2(Vec<u8>),
}

impl Key {
    /// The key of a certificate in DER, or why there is none.
    pub(crate) fn of_certificate(der: &[u8]) -> Result<Self, String> {
        let certificate =
            Certificate::from_der(der).map_err(|_| "what stands in X509Certificate is no certificate".to_owned())?;
        let info = certificate.tbs_certificate().subject_public_key_info();
        let bits = info.subject_public_key.raw_bytes();
        if info.algorithm.oid == RSA {
            return rsa_key(bits);
        }
        let curve = info.algorithm.parameters.as_ref().and_then(|any| any.decode_as::<ObjectIdentifier>().ok());
        match curve {
            Some(SM2) if info.algorithm.oid == CURVE => Ok(Self::Sm2(bits.to_vec())),
            _ => Err(format!("the key of the certificate is for the algorithm {}", info.algorithm.oid)),
        }
    }

    /// Whether a signature of `signed` is this key's, or why that cannot be told.
    pub(crate) fn verify(&self, method: Method, signed: &[u8], signature: &[u8]) -> Result<bool, String> {
        match (self, method) {
            (Self::Rsa(key), Method::RsaSha1) => Ok(key.pkcs1v15_verify::<Sha1>(signed, signature).is_ok()),
            (Self::Rsa(key), Method::RsaSha256) => Ok(key.pkcs1v15_verify::<Sha256>(signed, signature).is_ok()),
            (Self::Rsa(key), Method::RsaSha384) => Ok(key.pkcs1v15_verify::<Sha384>(signed, signature).is_ok()),
            (Self::Rsa(key), Method::RsaSha512) => Ok(key.pkcs1v15_verify::<Sha512>(signed, signature).is_ok()),
            (Self::Sm2(point), Method::Sm2Sm3) => {
                let key = sm2::dsa::VerifyingKey::from_sec1_bytes(SIGNER, point)
                    .map_err(|_| "the key of the certificate is no point of the curve of SM2".to_owned())?;
                let signature = sm2_signature(signature);
                Ok(signature.is_some_and(|signature| key.verify(signed, &signature).is_ok()))
            }
            (Self::Rsa(_), Method::Sm2Sm3) => Err("the certificate has a key of RSA".to_owned()),
            (Self::Sm2(_), _) => Err("the certificate has a key of SM2".to_owned()),
        }
    }
}

fn rsa_key(bits: &[u8]) -> Result<Key, String> {
    let unreadable = || "the key of the certificate cannot be read".to_owned();
    let mut reader = SliceReader::new(bits).map_err(|_| unreadable())?;
    let parts = reader.sequence(|reader| {
        let (modulus, exponent) = (UintRef::decode(reader)?, UintRef::decode(reader)?);
        Ok::<_, x509_cert::der::Error>((modulus.as_bytes(), exponent.as_bytes()))
    });
    let (modulus, exponent) = parts.map_err(|_| unreadable())?;
    if exponent.len() > 8 {
        return Err(format!(
            "the exponent of the certificate's key has {} bits; up to 64 are taken",
            exponent.len() * 8
        ));
    }
    if modulus.len() * 8 > MOST_BITS {
        return Err(format!("the key of the certificate has {} bits; up to {MOST_BITS} are taken", modulus.len() * 8));
    }
    let (modulus, exponent) = (BoxedUint::from_be_slice_vartime(modulus), BoxedUint::from_be_slice_vartime(exponent));
    let key = PublicKey::new_with_size_limits(modulus, exponent, LEAST_BITS..=MOST_BITS);
    key.map(|key| Key::Rsa(Box::new(key))).map_err(|error| format!("the key of the certificate is not taken: {error}"))
}

/// A signature of SM2: two numbers of 32 bytes, or these in DER.
fn sm2_signature(bytes: &[u8]) -> Option<sm2::dsa::Signature> {
    if bytes.len() == sm2::dsa::Signature::BYTE_SIZE {
        return sm2::dsa::Signature::from_slice(bytes).ok();
    }
    let mut reader = SliceReader::new(bytes).ok()?;
    let parts = reader.sequence(|reader| {
        let (r, s) = (UintRef::decode(reader)?, UintRef::decode(reader)?);
        Ok::<_, x509_cert::der::Error>((r.as_bytes(), s.as_bytes()))
    });
    let (r, s) = parts.ok()?;
    let mut whole = [0; sm2::dsa::Signature::BYTE_SIZE];
    let (first, second) = whole.split_at_mut(sm2::dsa::Signature::BYTE_SIZE / 2);
    for (to, from) in [(first, r), (second, s)] {
        let start = to.len().checked_sub(from.len())?;
        to.get_mut(start..)?.copy_from_slice(from);
    }
    reader.is_finished().then(|| sm2::dsa::Signature::from_slice(&whole).ok())?
}

#[cfg(test)]
mod tests {
    use super::rsa_key;

    /// A value in DER.
    fn der(tag: u8, bytes: &[u8]) -> Vec<u8> {
        let [high, low] = (bytes.len() as u16).to_be_bytes();
        let head = match bytes.len() {
            0..128 => vec![tag, low],
            128..256 => vec![tag, 0x81, low],
            _ => vec![tag, 0x82, high, low],
        };
        [head, bytes.to_vec()].concat()
    }

    /// A key of RSA.
    fn key(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
        der(0x30, &[der(2, modulus), der(2, exponent)].concat())
    }

    /// Why a key is not taken.
    fn refusal(bits: &[u8]) -> String {
        rsa_key(bits).err().unwrap_or_default()
    }

    #[test]
    fn keys_are_taken_within_bounds() {
        let odd = |length: usize| [vec![0x7f; length - 1], vec![1]].concat();
        assert_eq!(refusal(&key(&odd(256), &[1, 0, 1])), "");
        assert_eq!(refusal(&key(&odd(1024), &[1, 0, 1])), "");
        assert!(refusal(&key(&odd(1025), &[1, 0, 1])).contains("8200 bits"));
        assert!(refusal(&key(&odd(60_000), &[1, 0, 1])).contains("480000 bits"));
        assert!(refusal(&key(&odd(256), &odd(300))).contains("bits"));
        // Too short, even, an exponent that costs too much, no number, cut off.
        assert!(refusal(&key(&odd(100), &[1, 0, 1])).contains("not taken"));
        assert!(refusal(&key(&[0x7e; 256], &[1, 0, 1])).contains("not taken"));
        assert!(refusal(&key(&odd(256), &[0x7f; 8])).contains("not taken"));
        assert!(refusal(&key(&odd(256), &[0])).contains("not taken"));
        assert!(refusal(&[0x30, 0]).contains("cannot be read"));
        assert!(refusal(&key(&odd(256), &[1, 0, 1])[..100]).contains("cannot be read"));
    }
}
