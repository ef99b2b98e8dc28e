//! The text form of structure tables.
//!
//! ```text
//! directory ubl/2.1
//! namespace PREFIX URI            a namespace of the names below
//! message LABEL TYPE [URI]        a document element; URI is its namespace where the label has no prefix, `-` none
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

use std::collections::HashMap;

/// A structure table.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) directory: &'static str,
    pub(super) namespaces: Vec<(&'static str, &'static str)>,
    pub(super) messages: Vec<Message>,
    elements: HashMap<&'static str, &'static str>,
    types: HashMap<&'static str, Type>,
    /// The numbers of lines that say nothing; a test holds the tables to having none.
    pub(super) unread: Vec<usize>,
}

/// A document element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message {
    /// With its prefix, where it has one.
    pub(super) label: &'static str,
    pub(super) name: &'static str,
    pub(super) of: &'static str,
    pub(super) namespace: &'static str,
}

/// A type with its content and its children.
#[derive(Debug, Default)]
pub(super) struct Type {
    /// A simple type, `any`, or nothing.
    pub(super) content: &'static str,
    pub(super) parts: Vec<Child>,
}

/// A child as a line of a type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Child {
    pub(super) label: &'static str,
    pub(super) min: u32,
    pub(super) max: u32,
    /// The type; empty for the usual one.
    pub(super) of: &'static str,
    /// What people call it; empty where nothing is known.
    pub(super) title: &'static str,
}

impl Table {
    pub(super) fn parse(text: &'static str) -> Self {
        let mut table = Self::default();
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
        let first = words.next()?;
        let second = words.next()?;
        if is_child {
            let max = words.next()?;
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
            "directory" => self.directory = second,
            "namespace" => self.namespaces.push((second, third?)),
            "element" => _ = self.elements.insert(second, third?),
            "type" => {
                *current = second;
                self.types.insert(second, Type { content: third.unwrap_or_default(), parts: Vec::new() });
            }
            "message" => {
                let (prefix, name) = second.split_once(':').unwrap_or(("", second));
                let namespace = match words.next() {
                    Some("-") => "",
                    Some(namespace) => namespace,
                    None => self.namespaces.iter().find(|(known, _)| *known == prefix)?.1,
                };
                self.messages.push(Message { label: second, name, of: third?, namespace });
            }
            _ => return None,
        }
        Some(())
    }

    /// The type of a child; where it is none of the table's, it is a simple one.
    pub(super) fn type_of(&self, child: &Child) -> &'static str {
        if child.of.is_empty() { self.elements.get(child.label).copied().unwrap_or_default() } else { child.of }
    }

    /// A type of the table by its name.
    pub(super) fn named(&self, name: &str) -> Option<&Type> {
        self.types.get(name)
    }
}
