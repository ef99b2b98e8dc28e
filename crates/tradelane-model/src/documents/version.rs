//! The version of the standard that a document follows.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::walk::{Path, Visitor, Walk};

/// A minor version of version 1 of the standard. A newer one may have fields that these types do not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct StandardVersion {
    minor: u32,
}

impl StandardVersion {
    /// The version of these types.
    pub const CURRENT: Self = Self { minor: 0 };

    /// The version that a text names: `1.0`, `1.1` and so on.
    pub fn new(text: &str) -> Option<Self> {
        let minor = text.strip_prefix("1.")?;
        let is_number = minor.len() <= 9 && minor.bytes().all(|byte| byte.is_ascii_digit());
        let is_plain = minor == "0" || !minor.starts_with('0');
        let minor = minor.parse().ok().filter(|_| is_number && is_plain)?;
        Some(Self { minor })
    }

    /// Whether it is newer than the version of these types.
    pub fn is_newer(self) -> bool {
        self > Self::CURRENT
    }
}

impl fmt::Display for StandardVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "1.{}", self.minor)
    }
}

impl Serialize for StandardVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for StandardVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = compact_str::CompactString::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| {
            serde::de::Error::custom(format_args!("{text:?} is no version of the standard that is known; there is 1.0"))
        })
    }
}

impl JsonSchema for StandardVersion {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "StandardVersion".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^1\\.(0|[1-9][0-9]{0,8})$", "examples": ["1.0"] })
    }
}

impl Walk for StandardVersion {
    fn walk(&self, _: &mut Path, _: &mut Visitor<'_>) {}
}

#[cfg(test)]
mod tests {
    use super::StandardVersion;

    #[test]
    fn versions_of_the_major_version_are_read() {
        for (text, newer) in [("1.0", Some(false)), ("1.1", Some(true)), ("1.12", Some(true))] {
            assert_eq!(StandardVersion::new(text).map(StandardVersion::is_newer), newer, "{text}");
            assert_eq!(StandardVersion::new(text).unwrap().to_string(), text);
        }
        for text in ["", "1", "1.", "1.01", "2.0", "1.0.0", "1.-1", "1.+1", "1.9999999999", " 1.0"] {
            assert_eq!(StandardVersion::new(text), None, "{text}");
        }
    }
}
