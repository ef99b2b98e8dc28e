//! A table of a user's own: its columns are those that the rows of its crosswalk name.
//!
//! The first rows' part (`Order <-> . { … }`) stands once in a message, those that are paired with a list (`Line[] <->
//! lines[] { … }`) once a row. `key "Order No"` says that rows with the same value there are one message; without it each
//! row is one. `key "Order No" once` says that what is told of the message stands in the first of its rows alone.

use std::fmt::Write;

use tradelane_legacy::{Definition, table};

use crate::language::{At, CrosswalkName, LeftPath, Row, Select, Statement, StepName, TableKey};

/// Names that the trees of tables have for themselves.
const TAKEN: [&str; 2] = ["columns", "row"];

struct OwnColumn<'s> {
    name: &'s str,
    part: usize,
    is_number: bool,
}

#[derive(Default)]
struct Parts<'s> {
    names: Vec<&'s str>,
    columns: Vec<OwnColumn<'s>>,
}

/// What a table of one's own may contain.
///
/// # Errors
/// Where the rows make no table: why, with the place.
pub(crate) fn definition(
    name: &CrosswalkName,
    statements: &[(String, Statement)],
    key: Option<&TableKey>,
) -> Result<&'static Definition, (At, String)> {
    let mut parts = Parts::default();
    for (_, statement) in statements {
        let mut inner = statement;
        while let Statement::In(_, statement) = inner {
            inner = statement;
        }
        if let Statement::Row(row) = inner {
            parts.row(row)?;
        }
    }
    let start = At { line: 1, column: 1 };
    let Some(first) = parts.names.first() else {
        return Err((
            start,
            format!("{} is no table that comes with the toolkit, and no rows name its columns", name.0),
        ));
    };
    let mut text = format!("table\t{}\nseparator\tcomma\nparts\t{}\n", name.message(), parts.names.join("\t"));
    if let Some(key) = key
        && !parts.columns.iter().any(|column| column.part == 0 && is_same(column.name, &key.name))
    {
        return Err((key.at, format!("no row of {first} reads \"{}\"", key.name)));
    }
    for column in &parts.columns {
        let kind = match key {
            Some(key) if is_same(column.name, &key.name) => "key+needed",
            _ if column.is_number => "number+needed",
            Some(key) if column.part == 0 && !key.once => "repeated",
            _ => "plain",
        };
        let part = parts.names.get(column.part).copied().unwrap_or_default();
        let _ = writeln!(text, "{part}\t{kind}\t{}\t", column.name);
    }
    Ok(&table::own(text).definition)
}

/// Column names are one whatever their case.
fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase().replace('_', " ") == other.trim().to_lowercase().replace('_', " ")
}

impl<'s> Parts<'s> {
    fn row(&mut self, row: &'s Row) -> Result<(), (At, String)> {
        for left in &row.left {
            match (left.steps.as_slice(), &row.block) {
                ([part], Some(block)) => {
                    let at = self.part(part_name(left)?, part.select == Select::Each, left.at)?;
                    for statement in block {
                        self.inner(statement, at)?;
                    }
                }
                ([part, _], None) => {
                    let at = self.part(part_name(left)?, part.select == Select::Each, left.at)?;
                    self.column(left, 1, at)?;
                }
                _ => {
                    let message = "a row of a table of one's own is PART <-> . { … } or PART[] <-> list[] { … }";
                    return Err((left.at, message.to_owned()));
                }
            }
        }
        Ok(())
    }

    fn inner(&mut self, statement: &'s Statement, part: usize) -> Result<(), (At, String)> {
        match statement {
            Statement::Row(row) => row.left.iter().try_for_each(|left| self.column(left, 0, part)),
            Statement::In(_, inner) => self.inner(inner, part),
            _ => Ok(()),
        }
    }

    /// The number of a part. The first stands once.
    fn part(&mut self, name: &'s str, is_list: bool, at: At) -> Result<usize, (At, String)> {
        if let Some(known) = self.names.iter().position(|known| *known == name) {
            return Ok(known);
        }
        if TAKEN.contains(&name) {
            return Err((at, format!("\"{name}\" is no name for a part of a row")));
        }
        match (self.names.is_empty(), is_list) {
            (true, true) => Err((at, "the first part of a table stands once: PART <-> . { … }".to_owned())),
            (false, false) => Err((at, format!("only the first part stands once; {name}[] <-> list[] {{ … }}"))),
            _ => {
                self.names.push(name);
                Ok(self.names.len() - 1)
            }
        }
    }

    fn column(&mut self, left: &'s LeftPath, from: usize, part: usize) -> Result<(), (At, String)> {
        let steps = left.steps.get(from..).unwrap_or_default();
        let name = match steps {
            [] => return Ok(()),
            [step] => match &step.name {
                StepName::Node(name) if !name.contains('\t') => name.as_str(),
                _ => return Err((step.at, "a column is named by its name".to_owned())),
            },
            [_, step, ..] => return Err((step.at, "a column of a table of one's own has no parts".to_owned())),
        };
        match self.columns.iter_mut().find(|known| is_same(known.name, name)) {
            None => self.columns.push(OwnColumn { name, part, is_number: false }),
            Some(known) if known.part == part => {}
            // What a row says of itself is the number of a message that it is alone.
            Some(known) if known.part == 0 => (known.part, known.is_number) = (part, true),
            Some(known) if part == 0 => known.is_number = true,
            Some(_) => return Err((left.at, format!("\"{name}\" stands in two parts of a row"))),
        }
        Ok(())
    }
}

fn part_name(left: &LeftPath) -> Result<&str, (At, String)> {
    match left.steps.first().map(|step| (&step.name, step.conditions.is_empty() && !step.otherwise)) {
        Some((StepName::Node(name), true)) if !name.contains('\t') => Ok(name),
        _ => Err((left.at, "a part of a row is a name without conditions".to_owned())),
    }
}
