//! What a crosswalk file says.

use std::borrow::Cow;
use std::fmt;

/// A place in a crosswalk file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// A parsed file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Source {
    /// The `crosswalk` line; fragments have none.
    pub header: Option<Header>,
    /// The file named by `extends` or `follows`.
    pub extends: Option<(CrosswalkName, At)>,
    /// Whether it is `follows`: the fragments too are taken over for another directory.
    pub follows: bool,
    /// The path named by `per`.
    pub per: Option<(Vec<Step>, At)>,
    /// What tells the messages of a table of one's own apart.
    pub key: Option<TableKey>,
    /// Everything else, in order.
    pub statements: Vec<Statement>,
}

/// `key "Order No" once`: the column whose value rows of one message share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TableKey {
    /// The column.
    pub(crate) name: String,
    /// Whether what is told of the message stands in its first row alone.
    pub(crate) once: bool,
    pub(crate) at: At,
}

/// `edifact/D96A/ORDERS`: a directory and a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CrosswalkName(pub String);

impl CrosswalkName {
    /// `edifact/D96A` of `edifact/D96A/ORDERS`.
    pub(crate) fn directory(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(directory, _)| directory)
    }

    /// `ORDERS` of `edifact/D96A/ORDERS`.
    pub(crate) fn message(&self) -> &str {
        self.0.rsplit_once('/').map_or(self.0.as_str(), |(_, message)| message)
    }
}

/// The line `crosswalk edifact/D96A/ORDERS <-> order 1.0`.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// The legacy message.
    pub name: CrosswalkName,
    /// The document type.
    pub document: String,
    /// The version of the standard.
    pub version: String,
    /// Where the line stands.
    pub at: At,
}

/// A row, an inclusion or a removal.
#[derive(Clone, Debug)]
pub(crate) enum Statement {
    /// A row of the table.
    Row(Box<Row>),
    /// `use party`.
    Use(String, At),
    /// `- LEFT`, in a file that extends another.
    Drop(String, At),
    /// A statement of another file than those around it: of one that extends theirs.
    In(String, Box<Statement>),
}

/// The direction of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrow {
    /// `<->`
    Both,
    /// `->`
    Read,
    /// `<-`
    Write,
}

impl fmt::Display for Arrow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Both => "<->",
            Self::Read => "->",
            Self::Write => "<-",
        })
    }
}

/// One row: a legacy place, a direction, a document place.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// One path, or several joined by `+`.
    pub left: Vec<LeftPath>,
    /// The left side as written, with its spaces normalised.
    pub left_text: String,
    /// The direction.
    pub arrow: Arrow,
    /// The document place or derived value.
    pub right: Right,
    /// The right side as written.
    pub right_text: String,
    /// The codec after `|`.
    pub codec: Option<Codec>,
    /// The rows in `{ … }`.
    pub block: Option<Vec<Statement>>,
    /// Whether the row is left out where the directory has no such place (`?` before the row).
    pub optional: bool,
    /// Where the row starts.
    pub at: At,
}

/// `name(argument, argument)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Codec {
    /// The codec's name.
    pub name: String,
    /// Its arguments as written.
    pub arguments: Vec<String>,
    /// Where it stands.
    pub at: At,
}

/// A legacy path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LeftPath {
    /// Whether it starts at the message rather than at the enclosing row.
    pub absolute: bool,
    /// Its steps; none is `.`, the enclosing node itself.
    pub steps: Vec<Step>,
    /// Where it stands.
    pub at: At,
}

impl LeftPath {
    /// Whether it is a plain run, `01..02[]`, whose elements are those of a list.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.steps.last(), Some(Step { name: StepName::Run { qualifier, .. }, .. }) if qualifier.is_empty())
    }
}

impl fmt::Display for LeftPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.steps.is_empty() {
            return formatter.write_str(".");
        }
        for (index, step) in self.steps.iter().enumerate() {
            let slash = if index > 0 || self.absolute { "/" } else { "" };
            write!(formatter, "{slash}{step}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.name)?;
        for Condition { path, test, .. } in &self.conditions {
            let path = path.iter().map(|name| quoted(name)).collect::<Vec<_>>().join("/");
            match test {
                Test::Is(values) => write!(formatter, "[{path}={}]", values.join("|"))?,
                Test::IsNot(values) => write!(formatter, "[{path}!={}]", values.join("|"))?,
                Test::Present => write!(formatter, "[{path}]")?,
                Test::Absent => write!(formatter, "[!{path}]")?,
            }
        }
        if self.otherwise {
            formatter.write_str("[else]")?;
        }
        match self.select {
            Select::First => Ok(()),
            Select::Nth(number) => write!(formatter, "#{number}"),
            Select::Each => formatter.write_str("[]"),
        }
    }
}

/// One step of a legacy path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// The node's name, or a run of elements.
    pub name: StepName,
    /// What has to hold for an occurrence.
    pub conditions: Vec<Condition>,
    /// Which occurrences are taken.
    pub select: Select,
    /// Whether only what no other row takes is taken (`[else]`).
    pub otherwise: bool,
    /// Where it stands.
    pub at: At,
}

/// What a step names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StepName {
    /// A node by its name.
    Node(String),
    /// `06..25[UP]`: in a run of qualifier and value pairs, the value whose qualifier is `UP`; `06..25[*]`: the pairs
    /// that no other row takes; `01..02[]`: the elements of a run as a list.
    Run {
        /// The first element's number.
        from: u16,
        /// The last element's number.
        to: u16,
        /// The qualifier.
        qualifier: String,
    },
}

impl fmt::Display for StepName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Node(name) => formatter.write_str(&quoted(name)),
            Self::Run { from, to, qualifier } => write!(formatter, "{from:02}..{to:02}[{qualifier}]"),
        }
    }
}

/// Whether a character stands in a name without quotes.
pub(crate) fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, ':' | '@' | '_' | '-')
}

/// A name as a row writes it: columns of tables may have any name, which stands in quotes then.
fn quoted(name: &str) -> Cow<'_, str> {
    if name.chars().all(is_of_name) { name.into() } else { format!("\"{name}\"").into() }
}

/// Which occurrences a step takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Select {
    /// The first that meets the conditions.
    First,
    /// `#2`: the second of that name.
    Nth(u32),
    /// `[]`: each.
    Each,
}

/// `[path=value]` and its relatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The names from the step down to the value.
    pub path: Vec<String>,
    /// What is asked of the value.
    pub test: Test,
    /// Where it stands.
    pub at: At,
}

/// What a condition asks of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Test {
    /// One of these.
    Is(Vec<String>),
    /// None of these.
    IsNot(Vec<String>),
    /// There is a value.
    Present,
    /// There is none.
    Absent,
}

/// The right side of a row.
#[derive(Clone, Debug)]
pub(crate) enum Right {
    /// A place of the document.
    Path(RightPath),
    /// `"text"`.
    Literal(String),
    /// `count(path)`.
    Count(RightPath),
    /// `sum(path)`.
    Sum(RightPath),
    /// `index`: the number of the occurrence the row stands in, from 1.
    Index,
}

/// A document path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RightPath {
    /// Whether it starts at the document rather than at the enclosing row.
    pub absolute: bool,
    /// Its steps; none is `.`, the enclosing value itself.
    pub steps: Vec<RightStep>,
    /// Where it stands.
    pub at: At,
}

/// One property of a document path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RightStep {
    /// The property's name.
    pub name: String,
    /// Which element, where the property is an array.
    pub pick: Pick,
    /// `[units=id]` after `[]`: what ties the element to the one around it, a property of each.
    pub links: Vec<(String, String)>,
}

impl RightStep {
    /// Whether it is paired with legacy occurrences.
    pub(crate) fn is_paired(&self) -> bool {
        matches!(self.pick, Pick::Paired(_))
    }
}

/// Which element of an array a document path means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// The property itself.
    Whole,
    /// `[]`: the element paired with the legacy occurrence; `[list=X12-720][]`: of the elements with these values.
    Paired(Vec<(String, String)>),
    /// `[scheme=GLN]`: the element with these values.
    Keyed(Vec<(String, String)>),
}
