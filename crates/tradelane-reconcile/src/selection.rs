//! The fields of a document that reconciliation looks at, picked from its JSON without reading the rest.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use tradelane_model::documents::DocumentType;

use crate::checks;

/// A field's text, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Value<'v> {
    /// The text; identifiers as `SCHEME:value`, one a line, the lines of an address with blanks between.
    #[serde(borrow)]
    pub(crate) text: Cow<'v, str>,
    /// The line in the file, counted from the document's first.
    pub(crate) line: u32,
    /// The column in characters, from 1; 0 where it is not known.
    pub(crate) column: u32,
    /// What those who exchange the message it is from call it; empty where nothing is known.
    #[serde(borrow)]
    pub(crate) name: Cow<'v, str>,
    /// What the message stands packed in; empty where it does not.
    #[serde(borrow)]
    pub(crate) within: Cow<'v, str>,
}

/// The fields picked from one document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Selected<'v> {
    #[serde(borrow)]
    head: Vec<Option<Value<'v>>>,
    #[serde(borrow)]
    lines: Vec<Vec<Option<Value<'v>>>>,
}

/// What ties the parts of a split message together.
const PARTS: &[&str] =
    &["/number", "/transportDocument", "/customsOffice", "/carrier/identifiers", "/part/index", "/part/count"];

/// Pointers that are needed beside those of the checks' tables.
const KEYS: &[(DocumentType, &[&str])] = &[
    (
        DocumentType::Order,
        &[
            "/number",
            "/issuedAt",
            "/header/sentAt",
            "/header/action",
            "/function",
            "/buyer/identifiers",
            "/totals/tax/amount",
            "/lines/*/lineNumber",
        ],
    ),
    (DocumentType::Payment, &["/number", "/orderNumber", "/paidAt", "/header/sentAt", "/header/action", "/function"]),
    (
        DocumentType::Waybill,
        &[
            "/number",
            "/orderNumber",
            "/carrier/identifiers",
            "/grossWeight/unit",
            "/issuedAt",
            "/header/sentAt",
            "/header/action",
            "/function",
        ],
    ),
    (
        DocumentType::Declaration,
        &[
            "/number",
            "/orderNumber",
            "/waybillNumber",
            "/merchant/identifiers",
            "/declaredOn",
            "/header/sentAt",
            "/header/action",
            "/function",
            "/direction",
            "/grossWeight/unit",
            "/buyer/identity",
            "/freight/amount",
            "/insurance/amount",
            "/currency",
            "/lines/*/lineNumber",
            "/lines/*/item/hsCode",
            "/lines/*/quantity/value",
            "/lines/*/statutoryQuantity/unit",
            "/lines/*/secondQuantity/unit",
            "/lines/*/amount/amount",
        ],
    ),
    (
        DocumentType::Return,
        &[
            "/number",
            "/orderNumber",
            "/issuedAt",
            "/header/sentAt",
            "/lines/*/lineNumber",
            "/lines/*/item/hsCode",
            "/lines/*/quantity/value",
        ],
    ),
    (
        DocumentType::CustomsResponse,
        &["/orderNumber", "/state", "/occurredAt", "/header/sentAt", "/respondsTo/documentType"],
    ),
    (DocumentType::Manifest, PARTS),
    (DocumentType::TransportStatus, PARTS),
];

/// What is picked from a type of document.
pub(crate) struct Selection {
    kind: DocumentType,
    head: Vec<&'static str>,
    lines: Vec<&'static str>,
    tree: Node,
    line_tree: Node,
}

#[derive(Default)]
struct Node {
    name: &'static str,
    slot: Option<usize>,
    children: Vec<Node>,
}

impl Node {
    fn add(&mut self, pointer: &'static str, slot: usize) {
        let mut at = self;
        for token in pointer.split('/').skip(1) {
            let known = at.children.iter().position(|child| child.name == token);
            let index = known.unwrap_or_else(|| {
                at.children.push(Self { name: token, ..Self::default() });
                at.children.len() - 1
            });
            at = &mut at.children[index];
        }
        at.slot = Some(slot);
    }
}

/// What the pointer of a line's field begins with.
pub(crate) const LINES: &str = "/lines/*";

/// What is picked from documents of a type; `None` where reconciliation has no use for it.
pub(crate) fn selection(kind: DocumentType) -> Option<&'static Selection> {
    static BUILT: OnceLock<Vec<Selection>> = OnceLock::new();
    BUILT.get_or_init(build).iter().find(|selection| selection.kind == kind)
}

fn build() -> Vec<Selection> {
    KEYS.iter()
        .map(|&(kind, keys)| {
            let rows = checks::all().iter().flat_map(|check| check.rows);
            let sides = rows.flat_map(|row| [&row.left, &row.right]).filter(|side| side.kind == kind);
            let pointers = keys.iter().copied().chain(sides.flat_map(|side| side.pointer.split('|')));
            let mut selection = Selection {
                kind,
                head: Vec::new(),
                lines: Vec::new(),
                tree: Node::default(),
                line_tree: Node::default(),
            };
            for pointer in pointers {
                let (list, tree, pointer) = match pointer.strip_prefix(LINES) {
                    Some(rest) => (&mut selection.lines, &mut selection.line_tree, rest),
                    None => (&mut selection.head, &mut selection.tree, pointer),
                };
                if !list.contains(&pointer) {
                    tree.add(pointer, list.len());
                    list.push(pointer);
                }
            }
            selection
        })
        .collect()
}

/// Picks from a document's JSON.
///
/// # Errors
/// Where it is no JSON.
pub(crate) fn select<'v>(selection: &'static Selection, json: &'v [u8]) -> serde_json::Result<Picked<'v>> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let mut picked = Picked {
        selected: Selected { head: vec![None; selection.head.len()], lines: Vec::new() },
        start: json.as_ptr() as usize,
        starts: Vec::new(),
    };
    let picker = Picker { selection, node: &selection.tree, line: None, picked: &mut picked };
    picker.deserialize(&mut deserializer)?;
    Ok(picked)
}

/// The fields picked, with the offsets of those that stand in the JSON as they are.
pub(crate) struct Picked<'v> {
    pub(crate) selected: Selected<'v>,
    start: usize,
    starts: Vec<(Slot, usize)>,
}

/// A field of a selection: of the head, or of a line.
pub(crate) type Slot = (Option<usize>, usize);

impl Picked<'_> {
    /// The offset of each field in the JSON, in the order they stand there; of those with escapes it is not known.
    pub(crate) fn offsets(&self) -> &[(Slot, usize)] {
        &self.starts
    }
}

struct Picker<'p, 'v> {
    selection: &'static Selection,
    node: &'static Node,
    line: Option<usize>,
    picked: &'p mut Picked<'v>,
}

impl<'v> Picker<'_, 'v> {
    fn keep(&mut self, text: Cow<'v, str>, at: Option<usize>) {
        let Some(slot) = self.node.slot else { return };
        let selected = &mut self.picked.selected;
        let list = match self.line {
            None => &mut selected.head,
            Some(line) => match selected.lines.get_mut(line) {
                Some(list) => list,
                None => return,
            },
        };
        if let Some(place) = list.get_mut(slot) {
            *place = Some(Value { text, ..Value::default() });
            if let Some(at) = at {
                self.picked.starts.push(((self.line, slot), at));
            }
        }
    }

    fn offset(&self, text: &'v str) -> usize {
        text.as_ptr() as usize - self.picked.start
    }
}

impl<'v> DeserializeSeed<'v> for Picker<'_, 'v> {
    type Value = ();

    fn deserialize<D: Deserializer<'v>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'v> Visitor<'v> for Picker<'_, 'v> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_borrowed_str<E>(mut self, text: &'v str) -> Result<(), E> {
        let at = self.offset(text);
        self.keep(Cow::Borrowed(text), Some(at));
        Ok(())
    }

    fn visit_str<E>(mut self, text: &str) -> Result<(), E> {
        self.keep(Cow::Owned(text.to_owned()), None);
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'v>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Cow<'v, str>>()? {
            match self.node.children.iter().find(|child| child.name == key) {
                Some(node) => {
                    map.next_value_seed(Picker {
                        node,
                        selection: self.selection,
                        line: self.line,
                        picked: self.picked,
                    })?;
                }
                None if self.line.is_none()
                    && std::ptr::eq(self.node, &raw const self.selection.tree)
                    && key == "lines" =>
                {
                    map.next_value_seed(LinesPicker { selection: self.selection, picked: self.picked })?;
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'v>>(mut self, mut list: A) -> Result<(), A::Error> {
        let mut text = String::new();
        let mut at = None;
        while let Some(entry) = list.next_element::<Entry<'v>>()? {
            let (entry, gap) = match &entry {
                Entry::Text(text) => (Cow::Borrowed(&**text), ' '),
                Entry::Identifier { scheme, value } => {
                    if at.is_none()
                        && let Cow::Borrowed(value) = value
                    {
                        at = Some(self.offset(value));
                    }
                    (Cow::Owned(format!("{}:{value}", scheme.as_deref().unwrap_or_default())), '\n')
                }
                Entry::Other(_) => continue,
            };
            if !text.is_empty() {
                text.push(gap);
            }
            text.push_str(&entry);
        }
        if !text.is_empty() {
            self.keep(Cow::Owned(text), at);
        }
        Ok(())
    }
}

/// An entry of a list that is one field.
#[derive(Deserialize)]
#[serde(untagged)]
enum Entry<'v> {
    Text(#[serde(borrow)] Cow<'v, str>),
    Identifier {
        #[serde(borrow)]
        scheme: Option<Cow<'v, str>>,
        #[serde(borrow)]
        value: Cow<'v, str>,
    },
    Other(IgnoredAny),
}

struct LinesPicker<'p, 'v> {
    selection: &'static Selection,
    picked: &'p mut Picked<'v>,
}

impl<'v> DeserializeSeed<'v> for LinesPicker<'_, 'v> {
    type Value = ();

    fn deserialize<D: Deserializer<'v>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'v> Visitor<'v> for LinesPicker<'_, 'v> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of lines")
    }

    fn visit_seq<A: SeqAccess<'v>>(self, mut list: A) -> Result<(), A::Error> {
        loop {
            let line = self.picked.selected.lines.len();
            self.picked.selected.lines.push(vec![None; self.selection.lines.len()]);
            let picker = Picker {
                selection: self.selection,
                node: &self.selection.line_tree,
                line: Some(line),
                picked: self.picked,
            };
            if list.next_element_seed(picker)?.is_none() {
                self.picked.selected.lines.pop();
                return Ok(());
            }
        }
    }
}

impl Selection {
    /// The pointer of a field.
    pub(crate) fn pointer(&self, slot: Slot) -> String {
        match slot {
            (None, slot) => self.head.get(slot).copied().unwrap_or_default().to_owned(),
            (Some(line), slot) => format!("/lines/{line}{}", self.lines.get(slot).copied().unwrap_or_default()),
        }
    }
}

impl<'v> Selected<'v> {
    /// A field of the head, the first of the pointers with `|` between that is there; and that pointer.
    pub(crate) fn head(&self, selection: &Selection, pointers: &'static str) -> Option<(&Value<'v>, &'static str)> {
        pointers.split('|').find_map(|pointer| {
            let slot = selection.head.iter().position(|own| *own == pointer)?;
            Some((self.head.get(slot)?.as_ref()?, pointer))
        })
    }

    /// A field of a line, by its pointer below the line.
    pub(crate) fn line(
        &self,
        selection: &Selection,
        line: usize,
        pointers: &'static str,
    ) -> Option<(&Value<'v>, String)> {
        pointers.split('|').find_map(|pointer| {
            let own = pointer.strip_prefix(LINES)?;
            let slot = selection.lines.iter().position(|known| *known == own)?;
            Some((self.lines.get(line)?.get(slot)?.as_ref()?, format!("/lines/{line}{own}")))
        })
    }

    /// How many lines there are.
    pub(crate) fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// All fields that are there, to be given their places.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = (Slot, &mut Value<'v>)> {
        let head = self.head.iter_mut().enumerate().map(|(slot, value)| ((None, slot), value));
        let lines = self.lines.iter_mut().enumerate().flat_map(|(line, values)| {
            values.iter_mut().enumerate().map(move |(slot, value)| ((Some(line), slot), value))
        });
        head.chain(lines).filter_map(|(slot, value)| Some((slot, value.as_mut()?)))
    }

    pub(crate) fn value_mut(&mut self, slot: Slot) -> Option<&mut Value<'v>> {
        match slot {
            (None, slot) => self.head.get_mut(slot)?.as_mut(),
            (Some(line), slot) => self.lines.get_mut(line)?.get_mut(slot)?.as_mut(),
        }
    }
}
