//! The kinds of changes.

/// What changed; each has a name that reports and waivers use.
macro_rules! kinds {
    ($($kind:ident $name:literal $text:literal,)*) => {
        /// What changed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = $text] $kind,)*
        }

        impl Kind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Its name: `property-removed`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }
        }
    };
}

kinds! {
    DocumentAdded "document-added" "A type of document is new.",
    DocumentRemoved "document-removed" "A type of document is gone.",
    TypeAdded "type-added" "A type that documents share is new; where it is used is told apart.",
    TypeRemoved "type-removed" "A type that documents shared is gone; where it was used is told apart.",
    TypeRenamed "type-renamed" "A shared type has another name; documents do not show it.",
    PropertyAdded "property-added" "An optional property is new.",
    RequiredPropertyAdded "required-property-added" "A property is new, and required.",
    PropertyRemoved "property-removed" "A property is gone.",
    PropertyRenamed "property-renamed" "A property is gone, and one of the same form has come.",
    PropertyRequired "property-required" "An optional property is required now.",
    PropertyOptional "property-optional" "A required property is optional now.",
    AdditionalPropertiesChanged "additional-properties-changed" "What may stand beside the properties that are named changed.",
    TypeChanged "type-changed" "A value is of another type of the standard.",
    ValueTypeChanged "value-type-changed" "A value is of another type of JSON.",
    EnumNarrowed "enum-narrowed" "Words of a closed list are gone.",
    EnumWidened "enum-widened" "A closed list has more words.",
    EnumAdded "enum-added" "A value has to be a word of a closed list now.",
    EnumRemoved "enum-removed" "A value need not be a word of a closed list any more.",
    PatternChanged "pattern-changed" "The form of a text changed.",
    FormatChanged "format-changed" "The named format of a text changed.",
    BoundTightened "bound-tightened" "A bound takes less.",
    BoundLoosened "bound-loosened" "A bound takes more.",
    BoundChanged "bound-changed" "What multiple a number is of, or whether items may be alike, changed.",
    ItemsChanged "items-changed" "What the items of a list may be is said now, or no longer.",
    AlternativesChanged "alternatives-changed" "The alternatives of a value changed.",
    KeywordChanged "keyword-changed" "Another keyword of the schema changed.",
    SchemaChanged "schema-changed" "A schema was or is one that takes everything or nothing.",
    TitleChanged "title-changed" "A title changed.",
    DescriptionChanged "description-changed" "A description changed.",
    ExamplesChanged "examples-changed" "Examples changed.",
    DeprecatedChanged "deprecated-changed" "A property is deprecated now, or no longer.",
    AnnotationChanged "annotation-changed" "What a schema tells programs changed, such as which data are personal.",
    CodeListAdded "code-list-added" "A code list is new.",
    CodeListRemoved "code-list-removed" "A code list is gone.",
    CodeListVersion "code-list-version" "A code list has another version.",
    CodesAdded "codes-added" "A code list has more codes.",
    CodesRemoved "codes-removed" "Codes of a list are gone.",
    CodesRenamed "codes-renamed" "Codes have other names; what they mean must not have changed.",
    RuleAdded "rule-added" "A rule is new.",
    RuleRemoved "rule-removed" "A rule is gone.",
    RuleRaised "rule-raised" "A breach of a rule weighs more.",
    RuleLowered "rule-lowered" "A breach of a rule weighs less.",
    RuleText "rule-text" "The words of a rule changed.",
    ProfileAdded "profile-added" "A profile is new.",
    ProfileRemoved "profile-removed" "A profile is gone.",
    ProfileChanged "profile-changed" "What a profile says of itself, or asks of a document, changed.",
    ProfileRuleAdded "profile-rule-added" "A profile has a rule more.",
    ProfileRuleRemoved "profile-rule-removed" "A rule of a profile is gone.",
    ProfileRuleChanged "profile-rule-changed" "A rule of a profile changed.",
    ClauseAdded "clause-added" "The specification has a clause more.",
    ClauseRemoved "clause-removed" "A clause of the specification is gone.",
    ClauseChanged "clause-changed" "The words of a clause changed.",
}
