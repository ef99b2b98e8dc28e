//! The directories: what segments, composites, elements and sets there are, and which codes.
//!
//! `segments.txt` has a line for each element (number, type and lengths, title), composite and segment (name, elements
//! in order, title; `!` marks a mandatory element, `*10` one that
//! repeats, `-` one whose number is not known); `sets.txt` a line for each set
//! (number, functional identifier code, title, structure; a loop ends with `( … )`); `codes.txt` the code lists,
//! those marked `?` not whole. `service.txt` has the service segments, which are the same in all directories.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::definition::{Definition, Format, Kind, Node, NodeId, Part};
use crate::symbol::Symbol;
use crate::tree::{NodeId as TreeId, Tree};

/// One directory: a version of X12.
#[derive(Debug)]
pub struct Directory {
    /// Its name: `005010`.
    pub name: &'static str,
    entries: BTreeMap<&'static str, Entry>,
    sets: BTreeMap<&'static str, Set>,
    code_text: &'static str,
    codes: OnceLock<Codes>,
    definitions: Mutex<BTreeMap<String, &'static Definition>>,
}

type Codes = BTreeMap<&'static str, List>;

/// A code list.
#[derive(Clone, Debug, Default)]
struct List {
    is_whole: bool,
    codes: BTreeMap<&'static str, &'static str>,
}

#[derive(Clone, Debug)]
struct Entry {
    /// The type and lengths of an element, or the elements of a composite or segment.
    form: &'static str,
    title: &'static str,
}

#[derive(Clone, Debug)]
struct Set {
    group: &'static str,
    title: &'static str,
    structure: &'static str,
}

struct Files {
    name: &'static str,
    segments: &'static str,
    sets: &'static str,
    codes: &'static str,
}

const SERVICE: &str = include_str!("../../directories/x12/service.txt");

/// An interchange acknowledgement has no ST and SE around it.
const ACKNOWLEDGEMENT: Set = Set { group: "", title: "interchange acknowledgment", structure: "TA1!1" };

const FILES: [Files; 2] = [
    Files {
        name: "004010",
        segments: include_str!("../../directories/x12/004010/segments.txt"),
        sets: include_str!("../../directories/x12/004010/sets.txt"),
        codes: include_str!("../../directories/x12/004010/codes.txt"),
    },
    Files {
        name: "005010",
        segments: include_str!("../../directories/x12/005010/segments.txt"),
        sets: include_str!("../../directories/x12/005010/sets.txt"),
        codes: include_str!("../../directories/x12/005010/codes.txt"),
    },
];

/// The names of the directories that have tables, oldest first.
pub fn directory_names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|files| files.name)
}

/// A directory by its name: `005010`.
pub fn directory(name: &str) -> Option<&'static Directory> {
    static LOADED: [OnceLock<Directory>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let index = FILES.iter().position(|files| files.name == name)?;
    Some(LOADED.get(index)?.get_or_init(|| load(&FILES[index])))
}

/// The directory of a version, or the nearest that has the set, the newer of two as near; where none has it, the
/// nearest. And whether it is that very directory.
pub fn nearest(version: &str, set: &str) -> Option<(&'static Directory, bool)> {
    let wanted = number(version).unwrap_or(i32::MAX / 2);
    let known: Vec<&'static Directory> = directory_names().filter_map(directory).collect();
    let near = known.into_iter().min_by_key(|directory| {
        let at = number(directory.name).unwrap_or(0);
        (!directory.sets.contains_key(set), (at - wanted).abs(), -at)
    })?;
    Some((near, near.name == version))
}

/// Whether a text begins with a version of six digits, as GS08 does.
pub(super) fn is_version(text: &str) -> bool {
    text.len() >= 6 && text.bytes().take(6).all(|byte| byte.is_ascii_digit())
}

fn number(version: &str) -> Option<i32> {
    version.get(..6)?.parse().ok()
}

fn load(files: &'static Files) -> Directory {
    let mut entries = BTreeMap::new();
    for line in files.segments.lines().chain(SERVICE.lines()).filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        if let (Some(name), Some(form), Some(title)) = (columns.next(), columns.next(), columns.next()) {
            entries.insert(name, Entry { form, title });
        }
    }
    let mut sets = BTreeMap::from([("TA1", ACKNOWLEDGEMENT)]);
    for line in files.sets.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        if let (Some(name), Some(group), Some(title), Some(structure)) =
            (columns.next(), columns.next(), columns.next(), columns.next())
        {
            sets.insert(name, Set { group, title, structure });
        }
    }
    Directory {
        name: files.name,
        entries,
        sets,
        code_text: files.codes,
        codes: OnceLock::new(),
        definitions: Mutex::default(),
    }
}

impl Directory {
    /// What a set may contain, its envelope included; `None` where the directory has no such set.
    pub fn definition(&self, set: &str) -> Option<&'static Definition> {
        let Set { title, structure, .. } = self.sets.get(set)?;
        Some(self.built(set, title, structure))
    }

    /// The segments alone, in any order: for sets without a structure.
    pub fn segments(&self) -> &'static Definition {
        let is_body =
            |name: &&&str| is_segment(name) && !matches!(**name, "ISA" | "GS" | "ST" | "SE" | "GE" | "IEA" | "TA1");
        let words: Vec<String> = self.entries.keys().filter(is_body).map(|name| format!("{name}?*")).collect();
        self.built("", "", &format!("ST?1 {} SE?1", words.join(" ")))
    }

    fn built(&self, set: &str, title: &str, structure: &str) -> &'static Definition {
        let mut definitions = self.definitions.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = definitions.get(set) {
            return known;
        }
        // A definition lives as long as the program: there are a few dozen, each built once.
        let built: &'static Definition = Box::leak(Box::new(self.build(set, title, structure)));
        definitions.insert(set.to_owned(), built);
        built
    }

    /// The sets that have a structure, sorted.
    pub fn sets(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.sets.keys().copied()
    }

    /// The functional identifier code (GS01) of a set: `PO` of 850; empty where it is not known.
    pub fn group_code(&self, set: &str) -> &'static str {
        self.sets.get(set).map_or("", |set| set.group)
    }

    /// Whether an element, by its number, has a code list that is whole.
    pub fn has_codes(&self, number: &str) -> bool {
        self.codes().get(number).is_some_and(|list| list.is_whole)
    }

    /// What a code of an element means, by the element's number.
    pub fn code_name(&self, number: &str, code: &str) -> Option<&'static str> {
        self.codes().get(number)?.codes.get(code).copied()
    }

    /// The number of the element that stands at a place: `66` of `["N1", "03"]`.
    pub fn number(&self, place: &[&str]) -> Option<&'static str> {
        let (segment, positions) = place.split_first()?;
        let mut name: &'static str = self.entries.get_key_value(*segment)?.0;
        for position in positions {
            let position: usize = position.parse().ok()?;
            name = words(self.entries.get(name)?.form).nth(position.checked_sub(1)?)?.0;
        }
        Some(name).filter(|name| *name != "-")
    }

    /// The number of an element of a message.
    pub fn number_of(&self, tree: &Tree, leaf: TreeId) -> Option<&'static str> {
        let up = std::iter::successors(Some(leaf), |&node| tree.parent(node));
        let mut place: Vec<&str> = Vec::new();
        for node in up {
            place.push(tree.label(node));
            if tree.node(node).kind == Kind::Segment {
                place.reverse();
                return self.number(&place);
            }
        }
        None
    }

    fn codes(&self) -> &Codes {
        self.codes.get_or_init(|| {
            let mut codes = Codes::new();
            let mut element = "";
            for line in self.code_text.lines().filter(|line| !line.starts_with('#')) {
                match line.strip_prefix(['=', '?']) {
                    Some(name) => {
                        element = name;
                        codes.entry(element).or_default().is_whole = line.starts_with('=');
                    }
                    None => {
                        let (code, name) = line.split_once('\t').unwrap_or((line, ""));
                        codes.entry(element).or_default().codes.insert(code.trim(), name);
                    }
                }
            }
            codes
        })
    }

    fn build(&self, set: &str, title: &str, structure: &str) -> Definition {
        let definition = Definition {
            directory: format!("x12/{}", self.name),
            message: set.to_owned(),
            namespaces: Vec::new(),
            nodes: Vec::new(),
        };
        let mut builder = Builder { directory: self, definition, known: BTreeMap::new() };
        builder.add_node(set, title, Kind::Message);
        builder.add_part(Definition::ROOT, "ISA?1");
        builder.add_part(Definition::ROOT, "GS?1");
        let mut open = vec![Definition::ROOT];
        for word in structure.split(' ') {
            let parent = open.last().copied().unwrap_or(Definition::ROOT);
            if word == ")" {
                builder.close(parent);
                open.pop();
            } else if let Some(loop_word) = word.strip_suffix('(') {
                open.push(builder.add_part(parent, loop_word));
            } else {
                builder.add_part(parent, word);
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
    /// Adds `N1!1` to a node, or the loop `@N1?*`.
    fn add_part(&mut self, parent: NodeId, word: &str) -> NodeId {
        let cut = word.find(['!', '?']).unwrap_or(word.len());
        let (name, repeats) = word.split_at(cut);
        let max = match repeats.get(1..) {
            Some("*") => u32::MAX,
            max => max.and_then(|max| max.parse().ok()).unwrap_or(1),
        };
        let node = match name.strip_prefix('@') {
            Some(name) => self.add_node(name, "", Kind::Group),
            None => self.segment(name),
        };
        self.push_part(parent, node, u32::from(repeats.starts_with('!')), max);
        node
    }

    fn push_part(&mut self, parent: NodeId, node: NodeId, min: u32, max: u32) {
        let parts = &mut self.definition.nodes[parent.0 as usize].parts;
        let slot = parts.len() as u16;
        parts.push(Part { node, min, max, slot });
    }

    /// A loop gets the title of its first segment; a loop of levels holds levels.
    fn close(&mut self, group: NodeId) {
        let first = self.definition.node(group).parts.first().map(|part| part.node);
        let title = first.map(|first| self.definition.node(first).title.clone()).unwrap_or_default();
        self.definition.nodes[group.0 as usize].title = title;
        if self.definition.node(group).label == "HL" {
            self.push_part(group, group, 0, u32::MAX);
        }
    }

    /// A segment, the same node wherever it stands.
    fn segment(&mut self, name: &str) -> NodeId {
        if let Some(&known) = self.known.get(name) {
            return known;
        }
        let entry = self.directory.entries.get(name);
        let id = self.add_node(name, entry.map_or("", |entry| entry.title), Kind::Segment);
        self.known.insert(name.to_owned(), id);
        self.elements(id, entry.map_or("", |entry| entry.form));
        id
    }

    /// The elements of a segment or composite, each named by its position.
    fn elements(&mut self, parent: NodeId, form: &str) {
        for (slot, (number, min, max)) in words(form).enumerate() {
            let entry = self.directory.entries.get(number);
            let kind = if is_composite(number) { Kind::Composite } else { Kind::Element };
            let id = self.add_node(&format!("{:02}", slot + 1), entry.map_or("", |entry| entry.title), kind);
            match kind {
                Kind::Composite => self.elements(id, entry.map_or("", |entry| entry.form)),
                _ => self.definition.nodes[id.0 as usize].format = entry.and_then(|entry| format(entry.form)),
            }
            self.push_part(parent, id, min, max);
        }
    }

    fn add_node(&mut self, name: &str, title: &str, kind: Kind) -> NodeId {
        let id = NodeId(self.definition.nodes.len() as u32);
        self.definition.nodes.push(Node {
            symbol: if kind == Kind::Group { Symbol::of_loop(name) } else { Symbol::of(name) },
            label: name.to_owned(),
            title: title.to_owned(),
            kind,
            format: None,
            parts: Vec::new(),
        });
        id
    }
}

/// The element numbers of a segment or composite, the least number of each and the greatest.
fn words(form: &str) -> impl Iterator<Item = (&str, u32, u32)> {
    form.split(' ').filter(|word| !word.is_empty()).map(|word| {
        let (word, max) = word.split_once('*').map_or((word, 1), |(word, max)| (word, max.parse().unwrap_or(1)));
        match word.strip_suffix('!') {
            Some(number) => (number, 1, max),
            None => (word, 0, max),
        }
    })
}

fn is_composite(name: &str) -> bool {
    name.strip_prefix('C').is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Segments begin with a letter; so do composites, and the elements of service segments (`I01`).
fn is_segment(name: &str) -> bool {
    let is_service_element = name.strip_prefix('I').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    name.starts_with(|c: char| c.is_ascii_uppercase()) && !is_composite(name) && !is_service_element
}

/// `AN 1/30`; nothing where the form is not known.
fn format(text: &str) -> Option<Format> {
    let (class, lengths) = text.split_once(' ')?;
    let (min, max) = lengths.split_once('/')?;
    Some(Format { class: class.to_owned(), min: min.parse().unwrap_or(0), max: max.parse().ok() })
}
