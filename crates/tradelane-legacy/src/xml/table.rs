//! The text form of structure tables.
//!
//! ```text
//! directory NEWEST [EARLIER]     the directory, and that of an earlier edition whose differences are marked
//! namespace PREFIX URI            a namespace of the names below
//! extensions other                elements and attributes of other namespaces may stand everywhere
//! message LABEL[=NAME] TYPE [URI] a document element; URI is its namespace where the label has no prefix, `-` none; NAME
//!                                 tells messages apart that share one
//! element LABEL TYPE              the usual type of an element
//! type NAME [SIMPLE | any]        a type; SIMPLE is the type of its text, `any` stands for any content, of which its
//!                                 children are known
//!   LABEL MIN MAX [TYPE] [# TITLE] a child in its place, `@` before an attribute's; `*` is unbounded
//! ```
//!
//! A TYPE is the NAME of a `type` or a simple type with its facets: `string(1..60)` and `string(36)` give lengths in
//! characters, `decimal(19.5)` and `int(9)` the greatest number of digits in all and behind the point, `string{A|B}`
//! the values, `string(3)=142` the only value and `string(1)~2` the one that an empty element stands for. `#` starts a
//! comment.
//!
//! `+` before a `message` or a child marks what the earlier edition lacks; of `1>0` and `1>*` it has the first, the
//! newest the second.

use std::collections::HashMap;

/// Which edition of a standard a table is read for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Edition {
    #[default]
    Newest,
    Earlier,
}

impl Edition {
    /// What a word says for this edition: of `1>0` the first number, or the last.
    fn of(self, word: &'static str) -> &'static str {
        match (word.split_once('>'), self) {
            (None, _) => word,
            (Some((earlier, _)), Self::Earlier) => earlier,
            (Some((_, newest)), Self::Newest) => newest,
        }
    }

    /// A word without the mark of what is later; nothing where this edition lacks it.
    fn unmarked(self, word: &'static str) -> Option<&'static str> {
        match word.strip_prefix('+') {
            None => Some(word),
            Some(rest) => (self == Self::Newest).then_some(rest),
        }
    }
}

/// A structure table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    edition: Edition,
    pub(crate) directory: &'static str,
    pub(crate) namespaces: Vec<(&'static str, &'static str)>,
    pub(crate) messages: Vec<Message>,
    /// Whether elements and attributes of other namespaces may stand everywhere.
    pub(crate) is_open: bool,
    elements: HashMap<&'static str, &'static str>,
    types: HashMap<&'static str, Type>,
    /// The numbers of lines that say nothing; a test holds the tables to having none.
    pub(crate) unread: Vec<usize>,
}

/// A document element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message {
    /// With its prefix, where it has one.
    pub(crate) label: &'static str,
    /// The document element without its prefix.
    pub(crate) local: &'static str,
    pub(crate) name: &'static str,
    pub(crate) of: &'static str,
    pub(crate) namespace: &'static str,
}

/// A type with its content and its children.
#[derive(Debug, Default)]
pub(crate) struct Type {
    /// A simple type, `any`, or nothing.
    pub(crate) content: &'static str,
    pub(crate) parts: Vec<Child>,
}

/// A child as a line of a type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Child {
    pub(crate) label: &'static str,
    pub(crate) min: u32,
    pub(crate) max: u32,
    /// The type; empty for the usual one.
    pub(crate) of: &'static str,
    /// What people call it; empty where nothing is known.
    pub(crate) title: &'static str,
}

impl Table {
    /// Reads a table in one of its editions.
    pub(crate) fn parse(text: &'static str, edition: Edition) -> Self {
        let mut table = Self { edition, ..Self::default() };
        let mut current = "";
        for (number, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if table.line(line, &mut current).is_none() {
                table.unread.push(number + 1);
            }
        }
        table
    }

    fn line(&mut self, line: &'static str, current: &mut &'static str) -> Option<()> {
        let is_child = line.starts_with(' ');
        let (said, title) = line.split_once(" # ").unwrap_or((line, ""));
        let mut words = said.split_ascii_whitespace();
        let Some(first) = self.edition.unmarked(words.next()?) else { return Some(()) };
        let second = self.edition.of(words.next()?);
        if is_child {
            let max = self.edition.of(words.next()?);
            let child = Child {
                label: first,
                min: second.parse().ok()?,
                max: if max == "*" { u32::MAX } else { max.parse().ok()? },
                of: words.next().unwrap_or_default(),
                title,
            };
            self.types.get_mut(*current)?.parts.push(child);
            return Some(());
        }
        let third = words.next();
        match first {
            "directory" if self.edition == Edition::Earlier => self.directory = third?,
            "directory" => self.directory = second,
            "extensions" => self.is_open = second == "other",
            "namespace" => self.namespaces.push((second, third?)),
            "element" => _ = self.elements.insert(second, third?),
            "type" => {
                *current = second;
                self.types.insert(second, Type { content: third.unwrap_or_default(), parts: Vec::new() });
            }
            "message" => {
                let (label, name) = second.split_once('=').map_or((second, None), |(label, name)| (label, Some(name)));
                let (prefix, local) = label.split_once(':').unwrap_or(("", label));
                let name = name.unwrap_or(local);
                let namespace = match words.next() {
                    Some("-") => "",
                    Some(namespace) => namespace,
                    None if prefix.is_empty() => "",
                    None => self.namespaces.iter().find(|(known, _)| *known == prefix)?.1,
                };
                self.messages.push(Message { label, local, name, of: third?, namespace });
            }
            _ => return None,
        }
        Some(())
    }

    /// The type of a child; where it is none of the table's, it is a simple one.
    pub(crate) fn type_of(&self, child: &Child) -> &'static str {
        if child.of.is_empty() { self.elements.get(child.label).copied().unwrap_or_default() } else { child.of }
    }

    /// A type of the table by its name.
    pub(crate) fn named(&self, name: &str) -> Option<&Type> {
        self.types.get(name)
    }
}
