//! How the types of the standard are declared.

/// Declares an object of the standard: `name: T` is required, `name?: T` optional, `name*: T` a list that may be
/// absent. Unknown properties are refused, and so is `null`: a field that has no value is left out.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($body:tt)* }) => {
        record!(@ [$(#[$meta])*] $name [] [] $($body)*);
    };
    (@ $head:tt $name:ident [$($done:tt)*] [$($names:ident)*] $(#[$meta:meta])* $field:ident ? : $type:ty, $($rest:tt)*) => {
        record!(@ $head $name [$($done)*
            $(#[$meta])*
            #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::types::present")]
            pub $field: Option<$type>,
        ] [$($names)* $field] $($rest)*);
    };
    (@ $head:tt $name:ident [$($done:tt)*] [$($names:ident)*] $(#[$meta:meta])* $field:ident * : $type:ty, $($rest:tt)*) => {
        record!(@ $head $name [$($done)*
            $(#[$meta])*
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub $field: Vec<$type>,
        ] [$($names)* $field] $($rest)*);
    };
    (@ $head:tt $name:ident [$($done:tt)*] [$($names:ident)*] $(#[$meta:meta])* $field:ident : $type:ty, $($rest:tt)*) => {
        record!(@ $head $name [$($done)* $(#[$meta])* pub $field: $type,] [$($names)* $field] $($rest)*);
    };
    (@ [$($head:tt)*] $name:ident [$($done:tt)*] [$($names:ident)*]) => {
        $($head)*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "camelCase", deny_unknown_fields, remote = "Self")]
        #[schemars(!remote)]
        pub struct $name { $($done)* }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $name::serialize(self, serializer)
            }
        }

        // A derived reader would take an array of the fields for the object as well.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Object;

                impl<'de> serde::de::Visitor<'de> for Object {
                    type Value = $name;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        formatter.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<$name, A::Error> {
                        $name::deserialize(serde::de::value::MapAccessDeserializer::new(map))
                    }
                }

                deserializer.deserialize_map(Object)
            }
        }

        impl crate::walk::Walk for $name {
            fn walk(&self, path: &mut crate::walk::Path, visit: &mut crate::walk::Visitor<'_>) {
                visit(self, path);
                $(path.within(stringify!($names), |path| self.$names.walk(path, visit));)*
            }
        }
    };
}

/// Declares a text with a form: a regular expression for the schema and a function that says the same.
macro_rules! text_type {
    ($(#[doc = $doc:literal])* $name:ident, $pattern:literal, [$($example:literal),*], $check:expr) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(compact_str::CompactString);

        impl $name {
            /// The text, where it has the form.
            pub fn new(text: &str) -> Option<Self> {
                let check: fn(&str) -> bool = $check;
                check(text).then(|| Self(text.into()))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl crate::walk::Walk for $name {
            fn walk(&self, path: &mut crate::walk::Path, visit: &mut crate::walk::Visitor<'_>) {
                visit(self, path);
            }
        }

        impl std::ops::Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = compact_str::CompactString::deserialize(deserializer)?;
                let check: fn(&str) -> bool = $check;
                if check(&text) {
                    Ok(Self(text))
                } else {
                    Err(serde::de::Error::custom(format_args!("{text:?} is not of the form {}", $pattern)))
                }
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let lines = [$($doc.trim()),*];
                schemars::json_schema!({
                    "type": "string",
                    "description": lines.join("\n"),
                    "pattern": $pattern,
                    "examples": [$($example),*],
                })
            }
        }
    };
}

/// Declares a field whose one value is known, as `"type": "order"`.
macro_rules! constant {
    ($(#[$meta:meta])* $name:ident, $text:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name;

        impl crate::walk::Walk for $name {
            fn walk(&self, _: &mut crate::walk::Path, _: &mut crate::walk::Visitor<'_>) {}
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($text)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <compact_str::CompactString as serde::Deserialize>::deserialize(deserializer)?;
                if text == $text {
                    Ok(Self)
                } else {
                    Err(serde::de::Error::custom(format_args!("{text:?} stands where {:?} is due", $text)))
                }
            }
        }

        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "const": $text })
            }
        }
    };
}

/// Declares a document type: a record with what every document begins and ends with, and the constant of its name.
macro_rules! document {
    ($(#[$meta:meta])* $name:ident $wire:literal $tag:ident { $($body:tt)* }) => {
        constant! {
            #[doc = concat!("The name of the type: `", $wire, "`.")]
            $tag, $wire
        }

        record! {
            $(#[$meta])*
            $name {
                /// The version of the standard: `1.0`.
                tradelane: crate::documents::StandardVersion,
                #[doc = concat!("The type of document: `", $wire, "`.")]
                r#type: $tag,
                /// Who sent the document to whom, when, and in which exchange.
                header: crate::types::Header,
                $($body)*
                /// What a community needs beyond the standard, by a URI or a reverse-domain name.
                #[serde(default, skip_serializing_if = "crate::types::Extensions::is_empty")]
                extensions: crate::types::Extensions,
            }
        }
    };
}

/// Declares a closed list of words that is the standard's own.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $wire:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $($(#[doc = $doc])* #[serde(rename = $wire)] $variant,)*
        }

        impl $name {
            /// The word as it stands in a document.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $wire,)*
                }
            }
        }

        impl crate::walk::Walk for $name {
            fn walk(&self, _: &mut crate::walk::Path, _: &mut crate::walk::Visitor<'_>) {}
        }
    };
}
