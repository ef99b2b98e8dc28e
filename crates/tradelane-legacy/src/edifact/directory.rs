//! The directories: what segments, composites, elements and messages there are, and which codes.
//!
//! All directories share their files. `segments.txt` has a line for each element (name, format, title), composite and
//! segment (name, parts, title; `!` marks a mandatory part); `messages.txt` a line for each message (name, structure);
//! `codes.txt` the code lists. A line that not all directories have ends with the range of those that do, numbered from
//! 1, oldest first. `service.txt` has the service segments and `service-messages.txt` the service
//! messages, which are the same in all directories.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::definition::{Definition, Format, Kind, Node, NodeId, Part};
use crate::symbol::Symbol;

/// One directory.
#[derive(Debug)]
pub struct Directory {
    /// Its name: `D96A`.
    pub name: &'static str,
    entries: BTreeMap<&'static str, Entry>,
    messages: BTreeMap<&'static str, &'static str>,
    lists: BTreeMap<&'static str, List>,
    definitions: Mutex<BTreeMap<String, &'static Definition>>,
}

/// A code list: its lines, and its codes once they are asked for.
#[derive(Debug)]
struct List {
    number: usize,
    lines: &'static str,
    codes: OnceLock<BTreeMap<&'static str, &'static str>>,
}

#[derive(Clone, Debug)]
struct Entry {
    /// The format of an element, or the parts of a composite or segment.
    form: &'static str,
    title: &'static str,
}

const SERVICE: &str = include_str!("../../directories/edifact/service.txt");
const SERVICE_MESSAGES: &str = include_str!("../../directories/edifact/service-messages.txt");
const SEGMENTS: &str = include_str!("../../directories/edifact/segments.txt");
const MESSAGES: &str = include_str!("../../directories/edifact/messages.txt");
const CODES: &str = include_str!("../../directories/edifact/codes.txt");

/// The directories of the files, oldest first.
const NAMES: [&str; 7] = ["D96A", "D97A", "D99B", "D01B", "D03B", "D13B", "D21B"];

/// The names of the directories that have tables, oldest first.
pub fn directory_names() -> impl Iterator<Item = &'static str> {
    NAMES.into_iter()
}

/// A directory by its name: `D96A`.
pub fn directory(name: &str) -> Option<&'static Directory> {
    static LOADED: [OnceLock<Directory>; NAMES.len()] = [const { OnceLock::new() }; NAMES.len()];
    let index = NAMES.iter().position(|known| *known == name)?;
    Some(LOADED.get(index)?.get_or_init(|| load(index)))
}

/// The directory of a message's version and release (`D`, `96A`), or the nearest in time that has tables, the newer of
/// two as near; and whether it is that very directory.
pub fn nearest(version: &str, release: &str) -> Option<(&'static Directory, bool)> {
    nearest_of(version, release, |_| true)
}

/// The directory to read a message with: that of its version and release, or the nearest in time, of those that have the
/// message; where none has it, the nearest. And whether it is that very directory. A service message has the version of
/// the syntax, and is the same in all directories: that of version 4 is read with one of its time, others with the oldest.
pub fn nearest_with(version: &str, release: &str, message: &str) -> Option<(&'static Directory, bool)> {
    if lines(SERVICE_MESSAGES, 1, 2).any(|columns| columns.first() == Some(&message)) {
        return directory(if version == "4" { "D01B" } else { "D96A" }).map(|found| (found, true));
    }
    let has_message = |name: &str| {
        let number = NAMES.iter().position(|known| *known == name).map_or(0, |index| index + 1);
        lines(MESSAGES, number, 2).any(|columns| columns.first() == Some(&message))
    };
    nearest_of(version, release, has_message).or_else(|| nearest(version, release))
}

/// Of several directories the nearest in time to a given one, the newer of two as near.
pub fn nearest_name<'n>(wanted: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let wanted = half_years(wanted).unwrap_or(i32::MAX / 2);
    names.min_by_key(|name| {
        let at = half_years(name).unwrap_or(0);
        ((at - wanted).abs(), -at)
    })
}

fn nearest_of(version: &str, release: &str, takes: impl Fn(&str) -> bool) -> Option<(&'static Directory, bool)> {
    let name = format!("{version}{release}");
    let near = nearest_name(&name, directory_names().filter(|name| takes(name)))?;
    directory(near).map(|found| (found, near == name))
}

/// When a directory was issued, in half years; years from 80 on are of the last century.
fn half_years(name: &str) -> Option<i32> {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let year: i32 = rest.get(..2)?.parse().ok()?;
    let half = i32::from(rest.as_bytes().get(2).is_some_and(|&letter| letter >= b'B'));
    Some((if year >= 80 { year } else { year + 100 }) * 2 + half)
}

/// The lines of a shared file that a directory has, by its number, cut into columns.
fn lines(text: &'static str, number: usize, columns: usize) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(move |line| {
        let mut cells: Vec<&str> = line.split('\t').collect();
        if cells.len() > columns {
            let (from, to) = cells.pop()?.split_once('-')?;
            let range = from.parse::<usize>().ok()?..=to.parse().ok()?;
            range.contains(&number).then_some(cells)
        } else {
            Some(cells)
        }
    })
}

fn load(index: usize) -> Directory {
    let number = index + 1;
    let mut entries = BTreeMap::new();
    for cells in lines(SEGMENTS, number, 3).chain(lines(SERVICE, number, 3)) {
        if let [name, form, title] = *cells.as_slice() {
            entries.insert(name, Entry { form, title });
        }
    }
    let messages = lines(MESSAGES, number, 2).chain(lines(SERVICE_MESSAGES, number, 2));
    let messages = messages.filter_map(|cells| match *cells.as_slice() {
        [name, structure] => Some((name, structure)),
        _ => None,
    });
    let lists = CODES.split("\n=").skip(1).filter_map(|text| {
        let (element, lines) = text.split_once('\n')?;
        Some((element, List { number, lines, codes: OnceLock::new() }))
    });
    Directory {
        name: NAMES.get(index).copied().unwrap_or_default(),
        entries,
        messages: messages.collect(),
        lists: lists.collect(),
        definitions: Mutex::default(),
    }
}

impl List {
    fn codes(&self) -> &BTreeMap<&'static str, &'static str> {
        self.codes.get_or_init(|| {
            let codes = lines(self.lines, self.number, 2);
            codes
                .filter_map(|cells| match *cells.as_slice() {
                    [code, name] => Some((code, name)),
                    _ => None,
                })
                .collect()
        })
    }
}

impl Directory {
    /// What a message may contain, its envelope included; `None` where the directory has no such message.
    pub fn definition(&self, message: &str) -> Option<&'static Definition> {
        let structure = self.messages.get(message)?;
        let mut definitions = self.definitions.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = definitions.get(message) {
            return Some(known);
        }
        // A definition lives as long as the program: there are a few dozen, each built once.
        let built: &'static Definition = Box::leak(Box::new(self.build(message, structure)));
        definitions.insert(message.to_owned(), built);
        Some(built)
    }

    /// The segments alone, in any order: for messages without a structure.
    pub fn segments(&self) -> &'static Definition {
        let mut definitions = self.definitions.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = definitions.get("") {
            return known;
        }
        let structure: Vec<String> = self
            .entries
            .keys()
            .filter(|name| name.len() == 3 && name.starts_with(|c: char| c.is_ascii_uppercase()))
            .filter(|name| !matches!(**name, "UNB" | "UNG" | "UNE" | "UNZ"))
            .map(|name| format!("{name}?99999"))
            .collect();
        let built: &'static Definition = Box::leak(Box::new(self.build("", &structure.join(" "))));
        definitions.insert(String::new(), built);
        built
    }

    /// The messages that have a structure, sorted.
    pub fn messages(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.messages.keys().copied()
    }

    /// Whether an element has a code list.
    pub fn has_codes(&self, element: &str) -> bool {
        self.lists.get(element).is_some_and(|list| !list.codes().is_empty())
    }

    /// What a code of an element means; empty where the directory's list has the code without a name.
    pub fn code_name(&self, element: &str, code: &str) -> Option<&'static str> {
        self.lists.get(element)?.codes().get(code).copied()
    }

    /// The codes of an element with their meanings, sorted.
    pub fn codes_of(&self, element: &str) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.lists.get(element).into_iter().flat_map(List::codes).map(|(code, name)| (*code, *name))
    }

    fn build(&self, message: &str, structure: &str) -> Definition {
        let root = Node {
            symbol: Symbol::of(message),
            label: message.to_owned(),
            title: String::new(),
            kind: Kind::Message,
            format: None,
            parts: Vec::new(),
        };
        let directory = format!("edifact/{}", self.name);
        let definition =
            Definition { directory, message: message.to_owned(), namespaces: Vec::new(), nodes: vec![root] };
        let mut builder = Builder { directory: self, definition, known: BTreeMap::new() };
        builder.add_part(Definition::ROOT, "UNB?1");
        builder.add_part(Definition::ROOT, "UNG?1");
        let mut open = vec![Definition::ROOT];
        let mut last = Definition::ROOT;
        for word in structure.split(' ') {
            match word {
                "(" => open.push(last),
                ")" => _ = open.pop(),
                _ => last = builder.add_part(open.last().copied().unwrap_or(Definition::ROOT), word),
            }
        }
        builder.definition
    }
}

struct Builder<'d> {
    directory: &'d Directory,
    definition: Definition,
    known: BTreeMap<String, NodeId>,
}

impl Builder<'_> {
    /// Adds `NAD!1` or `SG2?99` to a node.
    fn add_part(&mut self, parent: NodeId, word: &str) -> NodeId {
        let cut = word.find(['!', '?']).unwrap_or(word.len());
        let (name, repeats) = word.split_at(cut);
        let max = repeats.get(1..).and_then(|max| max.parse().ok()).unwrap_or(1);
        // SGP is a segment.
        let is_group = name.strip_prefix("SG").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let node = if is_group { self.add_node(name, Kind::Group) } else { self.shared(name) };
        let parts = &mut self.definition.nodes[parent.0 as usize].parts;
        let part = Part { node, min: u32::from(repeats.starts_with('!')), max, slot: parts.len() as u16 };
        parts.push(part);
        node
    }

    /// A segment, composite or element, the same node wherever it stands.
    fn shared(&mut self, name: &str) -> NodeId {
        if let Some(&known) = self.known.get(name) {
            return known;
        }
        let is_element = name.starts_with(|c: char| c.is_ascii_digit());
        let kind = match name.len() {
            _ if is_element => Kind::Element,
            3 => Kind::Segment,
            _ => Kind::Composite,
        };
        let id = self.add_node(name, kind);
        self.known.insert(name.to_owned(), id);
        let Some(entry) = self.directory.entries.get(name) else { return id };
        if is_element {
            self.definition.nodes[id.0 as usize].format = Some(format(entry.form));
            return id;
        }
        let mut parts: Vec<Part> = Vec::new();
        for (slot, word) in entry.form.split(' ').filter(|word| !word.is_empty()).enumerate() {
            let (name, min) = word.strip_suffix('!').map_or((word, 0), |name| (name, 1));
            let node = self.shared(name);
            match parts.last_mut() {
                Some(last) if last.node == node => last.max += 1,
                _ => parts.push(Part { node, min, max: 1, slot: slot as u16 }),
            }
        }
        self.definition.nodes[id.0 as usize].parts = parts;
        id
    }

    fn add_node(&mut self, name: &str, kind: Kind) -> NodeId {
        let id = NodeId(self.definition.nodes.len() as u32);
        let title = self.directory.entries.get(name).map_or("", |entry| entry.title);
        self.definition.nodes.push(Node {
            symbol: Symbol::of(name),
            label: name.to_owned(),
            title: title.to_owned(),
            kind,
            format: None,
            parts: Vec::new(),
        });
        id
    }
}

/// `an..35`, `n3`, `n6..8`.
fn format(text: &str) -> Format {
    let class: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
    let range = text.get(class.len()..).unwrap_or_default();
    let (min, max) = range.split_once("..").unwrap_or((range, range));
    Format { class, min: min.parse().unwrap_or(0), max: max.parse().ok() }
}

/// Whether an element is numeric in a directory.
pub(super) fn is_numeric(element: &str) -> bool {
    static NUMERIC: OnceLock<std::collections::BTreeSet<&'static str>> = OnceLock::new();
    let numeric = NUMERIC.get_or_init(|| {
        let lines = SEGMENTS.lines().chain(SERVICE.lines());
        let columns = lines.filter_map(|line| line.split_once('\t'));
        columns
            .filter(|(_, rest)| {
                rest.starts_with('n')
                    && rest.as_bytes().get(1).is_some_and(|next| *next == b'.' || next.is_ascii_digit())
            })
            .map(|(name, _)| name)
            .collect()
    });
    numeric.contains(element)
}
