//! Names of nodes, compared as numbers.

/// A name of a segment, element, group or XML element as a number: equal names have equal symbols.
///
/// It is the 64-bit FNV-1a hash of the name, so that readers, directories and crosswalks agree on it without
/// sharing a table. Where a wrong match would do harm, the label is compared too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(u64);

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

impl Symbol {
    /// The symbol of an EDIFACT or X12 name: `NAD`, `SG2`, `C082`, `3039`.
    pub const fn of(name: &str) -> Self {
        Self(hash(OFFSET, name.as_bytes()))
    }

    /// The symbol of an X12 loop, which has the name of its first segment: `N1`, `HL`.
    pub const fn of_loop(name: &str) -> Self {
        Self(hash(hash(OFFSET, b"loop "), name.as_bytes()))
    }

    /// The symbol of an XML element in a namespace (empty: none).
    pub const fn element(namespace: &str, local: &str) -> Self {
        if namespace.is_empty() {
            return Self::of(local);
        }
        let state = hash(OFFSET, namespace.as_bytes());
        Self(hash(hash(state, b"}"), local.as_bytes()))
    }

    /// The symbol of an XML attribute; an attribute without prefix is in no namespace.
    pub const fn attribute(namespace: &str, local: &str) -> Self {
        let state = hash(hash(OFFSET, b"@"), namespace.as_bytes());
        Self(hash(hash(state, b"}"), local.as_bytes()))
    }
}

const fn hash(mut state: u64, bytes: &[u8]) -> u64 {
    let mut index = 0;
    while index < bytes.len() {
        state = (state ^ bytes[index] as u64).wrapping_mul(PRIME);
        index += 1;
    }
    state
}
