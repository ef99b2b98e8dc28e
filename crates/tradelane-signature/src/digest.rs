//! Digests.

use sha1::{Digest as _, Sha1};
use sha2::{Sha256, Sha384, Sha512};
use sm3::Sm3;

/// An algorithm that makes digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Algorithm {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
    Sm3,
}

impl Algorithm {
    /// The algorithm with an identifier: those of XML-DSig, XML Encryption and RFC 9231. SM3 has none there; it is known
    /// by the name that stands where the others have theirs.
    pub(crate) fn named(uri: &str) -> Option<Self> {
        match uri {
            "http://www.w3.org/2000/09/xmldsig#sha1" => Some(Self::Sha1),
            "http://www.w3.org/2001/04/xmlenc#sha256" => Some(Self::Sha256),
            "http://www.w3.org/2001/04/xmldsig-more#sha384" => Some(Self::Sha384),
            "http://www.w3.org/2001/04/xmlenc#sha512" => Some(Self::Sha512),
            "http://www.w3.org/2000/09/xmldsig#sm3"
            | "http://www.w3.org/2001/04/xmlenc#sm3"
            | "http://www.w3.org/2001/04/xmldsig-more#sm3" => Some(Self::Sm3),
            _ => None,
        }
    }

    /// The digest of bytes.
    pub(crate) fn digest(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => Sha1::digest(bytes).to_vec(),
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
            Self::Sm3 => Sm3::digest(bytes).to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Algorithm;

    /// The digests of `abc`, as the standards of the algorithms have them (FIPS 180-4, GB/T 32905).
    #[test]
    fn digests_are_those_of_the_standards() {
        let check = |algorithm: Algorithm, start: [u8; 4]| {
            assert_eq!(algorithm.digest(b"abc").get(..4), Some(&start[..]), "{algorithm:?}");
        };
        check(Algorithm::Sha1, [0xa9, 0x99, 0x3e, 0x36]);
        check(Algorithm::Sha256, [0xba, 0x78, 0x16, 0xbf]);
        check(Algorithm::Sha384, [0xcb, 0x00, 0x75, 0x3f]);
        check(Algorithm::Sha512, [0xdd, 0xaf, 0x35, 0xa1]);
        check(Algorithm::Sm3, [0x66, 0xc7, 0xf0, 0xf4]);
    }
}
