/// How much of an untrusted XML message is read; each limit has its own finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The greatest nesting depth of elements (`xml-depth`).
    pub depth: usize,
    /// The greatest size of a message in bytes (`xml-size`); above 1 GiB it has no effect.
    pub bytes: usize,
    /// The greatest number of attributes of one element (`xml-attributes`).
    pub attributes: usize,
    /// The greatest number of elements and attributes of a message (`xml-nodes`).
    pub nodes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 100, bytes: 64 << 20, attributes: 256, nodes: 4_000_000 }
    }
}
