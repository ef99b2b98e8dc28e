//! A crosswalk compiled: what to look for at each legacy node, by symbol, and where it goes.

use tradelane_legacy::{DefinitionId, Kind, Symbol};

use crate::codec::Codec;
use crate::language::{Arrow, At, Select};
use crate::runs::Pairs;
use crate::shape::{ShapeId, ShapeKind};

/// What applies at one legacy node.
#[derive(Debug, Default)]
pub(crate) struct PlanNode {
    /// The node in the message's definition.
    pub(crate) definition: Option<DefinitionId>,
    /// The children that rows name, in file order.
    pub(crate) alternatives: Vec<Alternative>,
    /// Alternatives by symbol, sorted; those of `[else]` apart.
    pub(crate) lookup: Vec<(Symbol, Vec<u16>, Vec<u16>)>,
    /// Rows about the node's own value.
    pub(crate) bindings: Vec<usize>,
    /// Rows about several leaves below the node.
    pub(crate) joins: Vec<Join>,
    /// Whether a row that only fills (`<-`) stands here or below.
    pub(crate) has_filling: bool,
    /// Whether a row that carries a value stands here or below.
    pub(crate) has_carrying: bool,
    /// Whether a row that counts stands here or below, which is written in any case.
    pub(crate) has_count: bool,
}

/// A child that rows name: which occurrences, and what applies there.
#[derive(Debug)]
pub(crate) struct Alternative {
    pub(crate) symbol: Symbol,
    pub(crate) label: String,
    pub(crate) kind: Kind,
    /// The positions among the parent's elements that the child may take.
    pub(crate) slots: Vec<u16>,
    pub(crate) mandatory: bool,
    /// Whether the parent takes only one such child.
    pub(crate) single: bool,
    pub(crate) conditions: Vec<PlanCondition>,
    pub(crate) select: Select,
    /// Whether it takes what the others leave over (`[else]`).
    pub(crate) otherwise: bool,
    /// What makes two steps the same: their text and what they pair with.
    pub(crate) key: String,
    pub(crate) target: usize,
    pub(crate) pair: Option<DocumentPath>,
    pub(crate) links: Vec<Link>,
    /// The alternatives of its node that pair with the same list, itself too, where it is the first of them.
    pub(crate) together: Vec<u16>,
    pub(crate) at: At,
}

/// What ties an element of a list to the element that its occurrence stands in: a line to its logistic unit.
#[derive(Debug)]
pub(crate) struct Link {
    /// The property of the element, a text or a list of texts.
    pub(crate) symbol: Symbol,
    pub(crate) name: String,
    pub(crate) in_list: bool,
    /// The values around it that may stand there, as paths from the element around; the first is the one that is read.
    pub(crate) of: Vec<Vec<Symbol>>,
}

/// A condition on a leaf below an occurrence.
#[derive(Clone, Debug)]
pub(crate) struct PlanCondition {
    pub(crate) path: Vec<PathStep>,
    pub(crate) test: crate::language::Test,
}

/// One step down to a leaf, without conditions.
#[derive(Clone, Debug)]
pub(crate) struct PathStep {
    pub(crate) symbol: Symbol,
    pub(crate) label: String,
    pub(crate) kind: Kind,
    pub(crate) slot: u16,
}

/// Several leaves that make one value.
#[derive(Debug)]
pub(crate) struct Join {
    pub(crate) leaves: JoinLeaves,
    pub(crate) binding: usize,
}

/// Which leaves.
#[derive(Debug)]
pub(crate) enum JoinLeaves {
    /// One of each, the first being needed.
    Each(Vec<Vec<PathStep>>),
    /// All repeats of one.
    Repeats(PathStep, Vec<u16>),
    /// The element after the qualifier, in a run of pairs of elements.
    Run { from: u16, to: u16, qualifier: String },
    /// The pairs of a run that no other row takes, each an element of a list.
    Pairs { from: u16, to: u16, place: Pairs },
    /// The elements of a run, each an element of a list, or a value of one.
    List { from: u16, to: u16, list: DocumentPath, value: Option<DocumentPath> },
}

/// A row's value: where it goes in the document and how.
#[derive(Debug)]
pub(crate) struct Binding {
    pub(crate) arrow: Arrow,
    pub(crate) target: Target,
    pub(crate) codec: Codec,
}

/// The right side of a row.
#[derive(Debug)]
pub(crate) enum Target {
    Path(DocumentPath),
    Literal(String),
    Count(DocumentPath),
    Sum(DocumentPath, Option<DocumentPath>),
    Index,
}

/// A path in the document, from its root or from the enclosing value.
#[derive(Clone, Debug)]
pub(crate) struct DocumentPath {
    pub(crate) absolute: bool,
    pub(crate) steps: Vec<DocumentStep>,
    /// What each element of the list has that the path pairs: `faults[list=X12-720][]`.
    pub(crate) element: Vec<Key>,
    /// What the place takes.
    pub(crate) kind: ShapeKind,
    pub(crate) shape: ShapeId,
    /// What the standard says of the place.
    pub(crate) title: String,
}

/// A property that tells an element: its name and value.
pub(crate) type Key = (Symbol, String, String);

/// One property.
#[derive(Clone, Debug)]
pub(crate) struct DocumentStep {
    pub(crate) symbol: Symbol,
    pub(crate) name: String,
    /// The keys of the array element that is meant; none where the property itself is.
    pub(crate) keys: Vec<Key>,
    /// Whether the keys tell an element of a list rather than what the object itself has.
    pub(crate) in_list: bool,
}

impl Alternative {
    /// Whether both pair occurrences of one name with elements of one list.
    pub(crate) fn shares_list(&self, other: &Self) -> bool {
        let of = |alternative: &'_ Self| {
            let pair = alternative.pair.as_ref()?;
            let steps: Vec<_> = pair.steps.iter().map(|step| (step.symbol, step.keys.clone())).collect();
            Some((alternative.symbol, pair.absolute, steps))
        };
        self.pair.is_some() && of(self) == of(other)
    }
}

impl PlanNode {
    /// The alternatives for children of a name: ordinary ones and those of `[else]`.
    pub(crate) fn find(&self, symbol: Symbol) -> Option<(&[u16], &[u16])> {
        // Most nodes name a handful of children.
        let index = if self.lookup.len() < 8 {
            self.lookup.iter().position(|(known, ..)| *known == symbol)?
        } else {
            self.lookup.binary_search_by_key(&symbol, |(known, ..)| *known).ok()?
        };
        self.lookup.get(index).map(|(_, ordinary, otherwise)| (ordinary.as_slice(), otherwise.as_slice()))
    }
}
