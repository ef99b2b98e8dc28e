//! A CEL expression of a profile: compiled, its fields checked against the schema, worked out.

use std::collections::{BTreeMap, BTreeSet};

use cel::common::ast::{CallExpr, EntryExpr, Expr, IdedExpr, SourceInfo};
use cel::{Context, ExecutionError, Program, Value};
use serde_json::Value as Json;

use super::fields::{Field, nearest};
use super::functions;

pub use super::functions::FUNCTIONS;

/// An expression, compiled.
#[derive(Debug)]
pub(super) struct Expression {
    text: String,
    tree: IdedExpr,
    /// What it reads of the document, and of the part that is judged.
    document: Reads,
    it: Reads,
}

/// What an expression reads of a variable: nothing, some fields, or all of it. An expression is given no more than it
/// reads, as to give it a whole document takes longer than to work it out.
#[derive(Debug, Default)]
struct Reads {
    fields: BTreeSet<String>,
    all: bool,
}

impl Reads {
    /// The value of the variable, as far as it is read.
    fn value(&self, of: &Json) -> Option<Value> {
        if self.all {
            return cel::to_value(of).ok();
        }
        if self.fields.is_empty() {
            return None;
        }
        let fields = self.fields.iter().filter_map(|name| Some((name, of.get(name)?)));
        cel::to_value(fields.collect::<BTreeMap<_, _>>()).ok()
    }

    /// Notes what a tree reads of the variable `name`.
    fn note(&mut self, name: &str, expression: &IdedExpr) {
        match &expression.expr {
            Expr::Ident(own) => self.all |= own == name,
            Expr::Select(select) => match &select.operand.expr {
                Expr::Ident(own) if own == name => {
                    self.fields.insert(select.field.clone());
                }
                _ => self.note(name, &select.operand),
            },
            Expr::Call(call) => {
                call.target.iter().for_each(|target| self.note(name, target));
                call.args.iter().for_each(|argument| self.note(name, argument));
            }
            Expr::Comprehension(loops) => {
                for part in [&loops.iter_range, &loops.accu_init, &loops.loop_cond, &loops.loop_step, &loops.result] {
                    self.note(name, part);
                }
            }
            Expr::List(list) => list.elements.iter().for_each(|element| self.note(name, element)),
            Expr::Map(_) | Expr::Struct(_) => self.all = true,
            _ => {}
        }
    }
}

/// What is wrong with an expression, and where in its text (byte offset).
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) message: String,
}

/// What an expression gave.
#[derive(Debug)]
pub(super) enum Outcome {
    Value(Value),
    /// A field that it asks for is not there.
    Absent,
    Failed(String),
}

impl Expression {
    /// Compiles; `fields` is what `document` and `it` are in each document type that the expression is for.
    pub(super) fn compile(text: &str, fields: &[(Field, Field)]) -> Result<Self, Vec<Fault>> {
        let program = Program::compile(text).map_err(|errors| {
            let errors = errors.errors.into_iter();
            errors.map(|error| Fault { offset: offset(text, error.pos), message: error.msg }).collect::<Vec<_>>()
        })?;
        let mut faults = Vec::new();
        for &(document, it) in fields {
            let mut scope = BTreeMap::from([("document".to_owned(), Some(document)), ("it".to_owned(), Some(it))]);
            let mut checker = Checker { source: program.source_info(), faults: &mut faults };
            checker.field(program.expression(), &mut scope);
            if !faults.is_empty() {
                return Err(faults);
            }
        }
        let mut tree = program.expression().clone();
        guard(&mut tree);
        let (mut document, mut it) = (Reads::default(), Reads::default());
        document.note("document", &tree);
        it.note("it", &tree);
        Ok(Self { text: text.to_owned(), tree, document, it })
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Works the expression out for a document and the part of it that is judged.
    pub(super) fn run(&self, document: &Json, it: &Json) -> Outcome {
        functions::with_context(|root| {
            let mut context: Context<'_, '_> = root.new_inner_scope();
            for (name, value) in [("document", self.document.value(document)), ("it", self.it.value(it))] {
                if let Some(value) = value {
                    context.add_variable_from_value(name, value);
                }
            }
            match Value::resolve(&self.tree, &context) {
                Ok(value) => Outcome::Value(value),
                Err(ExecutionError::NoSuchKey(_)) => Outcome::Absent,
                Err(error) => Outcome::Failed(error.to_string()),
            }
        })
    }
}

/// The byte offset of a line and column, both from 1.
fn offset(text: &str, (line, column): (isize, isize)) -> usize {
    let line = usize::try_from(line - 1).unwrap_or(0);
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    (before + usize::try_from(column - 1).unwrap_or(0)).min(text.len())
}

/// `has(a.b.c)` asks for `a.b` too: where that is absent, `a.b.c` is.
fn guard(expression: &mut IdedExpr) {
    match &mut expression.expr {
        Expr::Select(select) => {
            guard(&mut select.operand);
            if !select.test {
                return;
            }
            let Expr::Select(outer) = &select.operand.expr else { return };
            let mut before = select.operand.as_ref().clone();
            let mut test = outer.clone();
            test.test = true;
            before.expr = Expr::Select(test);
            guard(&mut before);
            let this = expression.clone();
            let both = CallExpr { func_name: "_&&_".to_owned(), target: None, args: vec![before, this] };
            expression.expr = Expr::Call(both);
        }
        Expr::Call(call) => {
            call.target.iter_mut().for_each(|target| guard(target));
            call.args.iter_mut().for_each(guard);
        }
        Expr::Comprehension(loops) => {
            for part in [
                &mut loops.iter_range,
                &mut loops.accu_init,
                &mut loops.loop_cond,
                &mut loops.loop_step,
                &mut loops.result,
            ] {
                guard(part);
            }
        }
        Expr::List(list) => list.elements.iter_mut().for_each(guard),
        _ => {}
    }
}

type Scope = BTreeMap<String, Option<Field>>;

struct Checker<'p> {
    source: &'p SourceInfo,
    faults: &'p mut Vec<Fault>,
}

impl Checker<'_> {
    /// What an expression is in the schema, where it is a field; reports what is unknown in it.
    fn field(&mut self, expression: &IdedExpr, scope: &mut Scope) -> Option<Field> {
        match &expression.expr {
            Expr::Ident(name) => match scope.get(name) {
                Some(field) => *field,
                None => {
                    self.fault(expression, format!("there is no \"{name}\" here; there are document and it"));
                    None
                }
            },
            Expr::Select(select) => {
                let of = self.field(&select.operand, scope)?;
                match of.property(&select.field) {
                    Ok(field) => Some(field),
                    Err(known) => {
                        let near = nearest(&select.field, &known).map(|near| format!(": did you mean {near}?"));
                        let near = near.unwrap_or_default();
                        self.fault(expression, format!("there is no field \"{}\" here{near}", select.field));
                        None
                    }
                }
            }
            Expr::Call(call) => {
                let target = call.target.as_ref().map(|target| self.field(target, scope));
                let arguments: Vec<_> = call.args.iter().map(|argument| self.field(argument, scope)).collect();
                if !is_known(&call.func_name) {
                    self.fault(expression, format!("there is no function \"{}\"", call.func_name));
                }
                // An element of a list by its number.
                let is_index = call.func_name == "_[_]";
                let of = target.or_else(|| arguments.first().copied()).flatten();
                of.filter(|_| is_index).and_then(Field::element)
            }
            Expr::Comprehension(loops) => {
                let element = self.field(&loops.iter_range, scope).and_then(Field::element);
                self.field(&loops.accu_init, scope);
                let outer = scope.clone();
                scope.insert(loops.iter_var.clone(), element);
                scope.insert(loops.accu_var.clone(), None);
                for part in [&loops.loop_cond, &loops.loop_step, &loops.result] {
                    self.field(part, scope);
                }
                *scope = outer;
                None
            }
            Expr::List(list) => {
                list.elements.iter().for_each(|element| _ = self.field(element, scope));
                None
            }
            Expr::Map(map) => {
                for entry in &map.entries {
                    if let EntryExpr::MapEntry(entry) = &entry.expr {
                        self.field(&entry.key, scope);
                        self.field(&entry.value, scope);
                    }
                }
                None
            }
            _ => None,
        }
    }

    fn fault(&mut self, expression: &IdedExpr, message: String) {
        let offset = self.source.offset_for(expression.id).map_or(0, |(start, _)| start as usize);
        self.faults.push(Fault { offset, message });
    }
}

fn is_known(name: &str) -> bool {
    // Operators have names of marks: _&&_, !_, _?_:_, @in, _[_].
    let is_operator = name.contains(['_', '@', '!', '-']);
    is_operator || STANDARD.contains(&name) || FUNCTIONS.iter().any(|(known, _)| known.starts_with(name))
}

/// The functions of CEL itself that are of use here.
const STANDARD: [&str; 12] =
    ["size", "contains", "startsWith", "endsWith", "matches", "int", "string", "bool", "min", "max", "type", "dyn"];
