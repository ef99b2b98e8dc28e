//! Statements to a plan: names resolved against the message's definition and the document's shape.

mod resolve;
mod run;
mod steps;

use std::collections::BTreeMap;
use std::sync::Arc;

use tradelane_findings::{Finding, Findings};
use tradelane_legacy::{Definition, DefinitionId, Symbol};

use crate::codec::{CodeTable, Codec, Yield};
use crate::crosswalk::{Crosswalk, RowInfo};
use crate::language::{
    Arrow, At, LeftPath, Pick, Right, RightPath, RightStep, Row, Select, Statement, Step, StepName, complaint,
};
use crate::plan::{Alternative, Binding, DocumentPath, Join, JoinLeaves, Link, PathStep, PlanNode, Target};
use crate::shape::{Shape, ShapeId, ShapeKind};
use steps::{common_steps, joined, step_key, together};

/// A row or inclusion with the file it stands in.
pub(crate) struct Located<'s> {
    pub(crate) statement: &'s Statement,
    pub(crate) path: &'s str,
}

/// Finds the statements of a fragment for a file, with the fragment's path.
pub(crate) type Fragments<'s> = dyn Fn(&str, &str) -> Option<(&'s str, &'s [Statement])> + 's;

/// Finds a code table by its name.
pub(crate) type Tables<'s> = dyn FnMut(&str) -> Option<Arc<CodeTable>> + 's;

pub(crate) struct Compiler<'s, 'f> {
    pub(crate) crosswalk: Crosswalk,
    pub(crate) definition: &'static Definition,
    pub(crate) fragments: &'f Fragments<'s>,
    pub(crate) tables: &'f mut Tables<'f>,
    pub(crate) findings: &'f mut Findings,
    /// The file that the rows being compiled stand in.
    pub(crate) path: &'s str,
    /// Where rows that start at the message go.
    pub(crate) outer: Context,
}

/// Where rows are compiled: the plan node, and the document place their right sides start from.
#[derive(Clone, Default)]
pub(crate) struct Context {
    plan: usize,
    base: Vec<RightStep>,
    /// The shape at the innermost pairing, where `base` starts.
    shape: ShapeId,
    /// Both sides of the rows around, as written.
    around: (String, String),
}

type Compiled<T> = Result<T, Box<Finding>>;

/// Fragments that include each other end here.
const DEPTH: usize = 32;

impl<'s> Compiler<'s, '_> {
    /// Compiles the rows of a file into the plan.
    pub(crate) fn compile(&mut self, statements: &[Located<'s>], per: &[Step]) {
        let outer = self.add_node(Some(Definition::ROOT));
        let mut inner = outer;
        let mut definition = Definition::ROOT;
        for step in per {
            match self.resolve(Some(definition), step) {
                Ok(path) => {
                    for (id, symbol, _) in path {
                        definition = id;
                        self.crosswalk.per.push((symbol, self.definition.node(id).label.clone()));
                    }
                }
                Err(finding) => self.findings.push(*finding),
            }
        }
        if !per.is_empty() {
            inner = self.add_node(Some(definition));
        }
        self.crosswalk.inner = inner;
        let context = Context { plan: inner, base: Vec::new(), shape: Shape::ROOT, around: Default::default() };
        self.outer = Context { plan: outer, ..context.clone() };
        for located in statements {
            self.path = located.path;
            self.statement(located.statement, &context, 0);
        }
        self.finish();
    }

    fn statement(&mut self, statement: &'s Statement, context: &Context, depth: usize) {
        match statement {
            Statement::Row(row) => {
                let outer = self.outer.clone();
                let is_absolute = row.left.iter().all(|left| left.absolute);
                let context = if is_absolute { &outer } else { context };
                if let Err(finding) = self.row(row, context, depth)
                    && !(row.optional && finding.rule == "crosswalk-path")
                {
                    self.findings.push(*finding);
                }
            }
            Statement::Use(name, at) => match (self.fragments)(self.path, name) {
                Some((path, statements)) if depth < DEPTH => {
                    let includer = std::mem::replace(&mut self.path, path);
                    for statement in statements {
                        self.statement(statement, context, depth + 1);
                    }
                    self.path = includer;
                }
                Some(_) => self.findings.push(self.complain(
                    *at,
                    "crosswalk-fragment",
                    format!("the fragment {name} includes itself"),
                )),
                None => self.findings.push(self.complain(
                    *at,
                    "crosswalk-fragment",
                    format!("there is no fragment _{name}.xwalk here or above"),
                )),
            },
            Statement::In(path, statement) => {
                let around = std::mem::replace(&mut self.path, path);
                self.statement(statement, context, depth);
                self.path = around;
            }
            Statement::Drop(text, at) => {
                let message = format!("\"- {text}\" drops a row, which only a file that extends another can do");
                self.findings.push(self.complain(*at, "crosswalk-syntax", message));
            }
        }
    }

    fn complain(&self, at: At, rule: &'static str, message: impl Into<String>) -> Finding {
        complaint(self.path, at, rule, message)
    }

    fn fail<T>(&self, at: At, rule: &'static str, message: impl Into<String>) -> Compiled<T> {
        Err(Box::new(self.complain(at, rule, message)))
    }

    fn row(&mut self, row: &'s Row, context: &Context, depth: usize) -> Compiled<()> {
        if let Some(block) = &row.block {
            return self.block(row, block, context, depth);
        }
        let codec = self.codec(row)?;
        let target = row.left.first().map_or_else(Vec::new, |left| left.steps.clone());
        let common = if row.left.len() > 1 { common_steps(&row.left) } else { target.len() };
        let takes_sibling = row.left.len() > 1 || codec.companion().is_some() || codec.gathers();
        let is_run = matches!(target.last(), Some(Step { name: StepName::Run { .. }, .. }));
        // The leaf itself belongs to a join; what leads to it is walked.
        let kept = if row.left.len() > 1 {
            common
        } else if (takes_sibling || is_run) && !target.is_empty() {
            target.len() - 1
        } else {
            target.len()
        };
        let (walked, leaf) = target.split_at(kept.min(target.len()));
        let (context, rest) = self.walk(context, walked, row)?;
        if row.optional && leaf.is_empty() && self.is_said(row, &context) {
            return Ok(());
        }
        let binding = self.binding(row, codec, &context, &rest)?;
        let title = self.legacy_title(&context, leaf);
        if let Some(info) = self.crosswalk.rows.last_mut() {
            info.legacy_title = title;
        }
        if leaf.is_empty() && row.left.len() == 1 {
            self.crosswalk.plan[context.plan].bindings.push(binding);
            return Ok(());
        }
        let leaves = match leaf {
            [Step { name: StepName::Run { from, to, qualifier }, .. }] if qualifier.is_empty() || qualifier == "*" => {
                self.run(row, (*from, *to), &context, &rest)?
            }
            _ => self.leaves(row, leaf, kept, &context, binding)?,
        };
        self.crosswalk.plan[context.plan].joins.push(Join { leaves, binding });
        Ok(())
    }

    /// Whether a row says again what one before it says of the same place, under another name of the place.
    fn is_said(&self, row: &Row, context: &Context) -> bool {
        let right = joined(&context.around.1, &row.right_text, '.');
        self.crosswalk.plan[context.plan].bindings.iter().any(|&binding| {
            let known = &self.crosswalk.rows[binding];
            known.right == right && known.arrow == row.arrow
        })
    }

    /// What the directory calls the place that a row reads.
    fn legacy_title(&self, context: &Context, leaf: &[Step]) -> String {
        let mut at = self.crosswalk.plan[context.plan].definition;
        for step in leaf {
            at = self.resolve(at, step).ok().and_then(|path| path.last().map(|&(id, ..)| id)).or(at);
        }
        at.map(|id| self.definition.node(id).title.clone()).unwrap_or_default()
    }

    fn block(&mut self, row: &'s Row, block: &'s [Statement], context: &Context, depth: usize) -> Compiled<()> {
        let [left] = row.left.as_slice() else {
            return self.fail(row.at, "crosswalk-row", "a block takes one path on its left, not a sum");
        };
        if row.codec.is_some() {
            return self.fail(row.at, "crosswalk-row", "a block takes no codec; its rows do");
        }
        let (mut inner, rest) = self.walk(context, &left.steps, row)?;
        inner.base.extend(rest);
        inner.around =
            (joined(&context.around.0, &row.left_text, '/'), joined(&context.around.1, &row.right_text, '.'));
        if !inner.base.is_empty() {
            self.document_path(&inner, &[], false, row.at)?;
        }
        for statement in block {
            self.statement(statement, &inner, depth + 1);
        }
        Ok(())
    }

    /// Walks the steps of a left side, making plan nodes, and pairs `[]` left with `[]` right. What is left of the
    /// right side is returned.
    fn walk(&mut self, context: &Context, steps: &[Step], row: &Row) -> Compiled<(Context, Vec<RightStep>)> {
        let (mut right, absolute) = match &row.right {
            Right::Path(path) => (path.steps.clone(), path.absolute),
            _ => (Vec::new(), false),
        };
        let mut context = context.clone();
        for step in steps {
            let path = self.resolve(self.crosswalk.plan[context.plan].definition, step)?;
            let last = path.len().saturating_sub(1);
            for (index, (definition, symbol, _)) in path.into_iter().enumerate() {
                let is_named = index == last;
                let (pair, links) = if is_named && step.select == Select::Each {
                    let (pair, links) = self.pair(&mut context, &mut right, absolute, row)?;
                    (Some(pair), links)
                } else {
                    (None, Vec::new())
                };
                let bare = Step {
                    name: StepName::Node(self.definition.node(definition).label.clone()),
                    conditions: Vec::new(),
                    select: Select::First,
                    otherwise: false,
                    at: step.at,
                };
                let step = if is_named { step } else { &bare };
                context.plan = self.alternative(&context, step, (definition, symbol), pair, links)?;
            }
        }
        let takes_list = row.left.iter().any(LeftPath::is_list);
        if !takes_list && right.iter().any(RightStep::is_paired) {
            return self.fail(
                row.at,
                "crosswalk-pairing",
                format!("\"{}\" has more [] than \"{}\"", row.right_text, row.left_text),
            );
        }
        Ok((context, right))
    }

    fn pair(
        &mut self,
        context: &mut Context,
        right: &mut Vec<RightStep>,
        absolute: bool,
        row: &Row,
    ) -> Compiled<(DocumentPath, Vec<Link>)> {
        let Some(at) = right.iter().position(RightStep::is_paired) else {
            return self.fail(
                row.at,
                "crosswalk-pairing",
                format!("\"{}\" has more [] than \"{}\"", row.left_text, row.right_text),
            );
        };
        let mut steps: Vec<RightStep> = right.drain(..=at).collect();
        let named = steps.last_mut().map(|last| std::mem::take(&mut last.links)).unwrap_or_default();
        let mut path = self.document_path(context, &steps, absolute, row.at)?;
        if path.kind != ShapeKind::Array {
            return self.fail(
                row.at,
                "crosswalk-pairing",
                format!("\"{}\" is not a list in the document", row.right_text),
            );
        }
        let item = self.crosswalk.shape.item(path.shape).unwrap_or(Shape::ROOT);
        path.kind = self.crosswalk.shape.kind(item);
        path.shape = item;
        let links = named.iter().map(|named| self.link(context, item, named, row)).collect::<Compiled<Vec<_>>>()?;
        context.base.clear();
        context.shape = item;
        Ok((path, links))
    }

    /// The plan node of a step, shared by all rows that write the step alike.
    fn alternative(
        &mut self,
        context: &Context,
        step: &Step,
        (definition, symbol): (DefinitionId, Symbol),
        pair: Option<DocumentPath>,
        links: Vec<Link>,
    ) -> Compiled<usize> {
        let mut key = step_key(step, pair.as_ref());
        for link in &links {
            key.push_str(&format!("[{}]", link.name));
        }
        let node = &self.crosswalk.plan[context.plan];
        if let Some(known) = node.alternatives.iter().find(|known| known.symbol == symbol && known.key == key) {
            return Ok(known.target);
        }
        let places = self.places(node.definition, (definition, symbol), step)?;
        let child = self.definition.node(definition);
        let conditions = step
            .conditions
            .iter()
            .map(|condition| self.condition(definition, condition))
            .collect::<Compiled<Vec<_>>>()?;
        let alternative = Alternative {
            symbol,
            label: child.label.clone(),
            kind: child.kind,
            slots: places.slots,
            mandatory: places.mandatory,
            single: places.max == 1,
            conditions,
            select: step.select,
            otherwise: step.otherwise,
            key,
            target: self.crosswalk.plan.len(),
            pair,
            links,
            together: Vec::new(),
            at: step.at,
        };
        let target = self.add_node(Some(definition));
        self.crosswalk.plan[context.plan].alternatives.push(alternative);
        Ok(target)
    }

    fn add_node(&mut self, definition: Option<DefinitionId>) -> usize {
        self.crosswalk.plan.push(PlanNode { definition, ..PlanNode::default() });
        self.crosswalk.plan.len() - 1
    }

    /// The leaves of a row that takes more than one, relative to the node they hang under.
    fn leaves(
        &mut self,
        row: &Row,
        leaf: &[Step],
        kept: usize,
        context: &Context,
        binding: usize,
    ) -> Compiled<JoinLeaves> {
        let parent = self.crosswalk.plan[context.plan].definition;
        if let [Step { name: StepName::Run { from, to, qualifier }, .. }] = leaf {
            return Ok(JoinLeaves::Run { from: *from, to: *to, qualifier: qualifier.clone() });
        }
        let mut leaves = Vec::new();
        for left in &row.left {
            leaves.push(self.leaf_path(parent, left.steps.get(kept..).unwrap_or_default(), row)?);
        }
        let codec = &self.crosswalk.bindings[binding].codec;
        if codec.gathers() {
            let (Some([leaf]), 1) = (leaves.first().map(Vec::as_slice), leaves.len()) else {
                return self.fail(row.at, "crosswalk-codec", "text takes one element that repeats; name its composite");
            };
            let parts = parent.map(|parent| &self.definition.node(parent).parts).into_iter().flatten();
            let slots = parts
                .filter(|part| self.definition.node(part.node).symbol == leaf.symbol)
                .flat_map(|part| part.slot..part.slot.saturating_add(part.max.min(999) as u16))
                .collect();
            return Ok(JoinLeaves::Repeats(leaf.clone(), slots));
        }
        if let Some(companion) = codec.companion() {
            let Some((_, to_composite)) = leaves.first().and_then(|path| path.split_last()) else {
                return self.fail(row.at, "crosswalk-codec", "the codec needs an element");
            };
            let mut path = to_composite.to_vec();
            let mut composite = parent;
            for step in to_composite {
                composite = composite.and_then(|id| self.definition.part(id, step.symbol)).map(|part| part.node);
            }
            for (id, symbol, slot) in self.resolve_name(composite, companion, row.at)? {
                path.push(self.path_step(id, symbol, slot));
            }
            leaves.push(path);
        }
        Ok(JoinLeaves::Each(leaves))
    }

    fn leaf_path(&self, parent: Option<DefinitionId>, steps: &[Step], row: &Row) -> Compiled<Vec<PathStep>> {
        let mut path = Vec::new();
        let mut definition = parent;
        for step in steps {
            if !step.conditions.is_empty() || step.select != Select::First || step.otherwise {
                return self.fail(
                    step.at,
                    "crosswalk-row",
                    format!("the leaves of \"{}\" take no conditions of their own", row.left_text),
                );
            }
            for (id, symbol, slot) in self.resolve(definition, step)? {
                path.push(self.path_step(id, symbol, slot));
                definition = Some(id);
            }
        }
        if path.is_empty() {
            self.fail(row.at, "crosswalk-row", "a joined value needs an element of its own")
        } else {
            Ok(path)
        }
    }

    fn codec(&mut self, row: &Row) -> Compiled<Codec> {
        let Some(codec) = &row.codec else { return Ok(Codec::Same) };
        Codec::named(&codec.name, &codec.arguments, self.tables)
            .map_err(|message| Box::new(self.complain(codec.at, "crosswalk-codec", message)))
    }

    fn binding(&mut self, row: &Row, codec: Codec, context: &Context, rest: &[RightStep]) -> Compiled<usize> {
        let derived = |path: &RightPath| (path.steps.clone(), path.absolute, path.at);
        let target = match &row.right {
            Right::Path(path) => Target::Path(self.document_path(context, rest, path.absolute, path.at)?),
            Right::Literal(text) => Target::Literal(text.clone()),
            Right::Index => Target::Index,
            Right::Count(path) => {
                let (steps, absolute, at) = derived(path);
                Target::Count(self.document_path(context, &steps, absolute, at)?)
            }
            Right::Sum(path) => self.sum(context, path)?,
        };
        if !matches!(target, Target::Path(_)) && row.arrow != Arrow::Write {
            return self.fail(row.at, "crosswalk-row", format!("{} can only be written: use <-", row.right_text));
        }
        if !row.left.iter().any(LeftPath::is_list) {
            self.check_codec(row, &codec, &target)?;
        }
        let is_path = matches!(target, Target::Path(_));
        let info = RowInfo {
            path: self.path.to_owned(),
            at: row.at,
            left: joined(&context.around.0, &row.left_text, '/'),
            legacy_title: String::new(),
            arrow: row.arrow,
            right: if is_path { joined(&context.around.1, &row.right_text, '.') } else { row.right_text.clone() },
            field_title: if let Target::Path(path) = &target { path.title.clone() } else { String::new() },
            codec: row.codec.as_ref().map(|codec| {
                let arguments = codec.arguments.join(", ");
                if arguments.is_empty() { codec.name.clone() } else { format!("{}({arguments})", codec.name) }
            }),
        };
        self.crosswalk.rows.push(info);
        self.crosswalk.bindings.push(Binding { arrow: row.arrow, target, codec });
        Ok(self.crosswalk.bindings.len() - 1)
    }

    fn sum(&self, context: &Context, path: &RightPath) -> Compiled<Target> {
        let cut = path.steps.iter().position(RightStep::is_paired);
        let Some(cut) = cut else {
            return self.fail(
                path.at,
                "crosswalk-row",
                "sum takes a path through a list, as in sum(lines[].amount.amount)",
            );
        };
        let (list, item) = path.steps.split_at(cut + 1);
        let mut list = list.to_vec();
        if let Some(last) = list.last_mut() {
            last.pick = Pick::Whole;
        }
        let list = self.document_path(context, &list, path.absolute, path.at)?;
        let shape = self.crosswalk.shape.item(list.shape).unwrap_or(Shape::ROOT);
        let inner = Context { base: Vec::new(), shape, ..context.clone() };
        let item = self.document_path(&inner, item, false, path.at)?;
        Ok(Target::Sum(list, Some(item)))
    }

    /// A codec makes texts, whole numbers or flags: the document's field takes the same.
    fn check_codec(&self, row: &Row, codec: &Codec, target: &Target) -> Compiled<()> {
        let Target::Path(path) = target else { return Ok(()) };
        if row.arrow == Arrow::Write {
            return Ok(());
        }
        let fits = match path.kind {
            ShapeKind::Text => codec.yields() == Yield::Text,
            ShapeKind::Integer => codec.yields() == Yield::Integer,
            ShapeKind::Flag => codec.yields() == Yield::Flag,
            ShapeKind::Any => true,
            ShapeKind::Object | ShapeKind::Array => false,
        };
        if fits {
            return Ok(());
        }
        let wanted = match path.kind {
            ShapeKind::Integer => "a whole number: | integer",
            ShapeKind::Flag => "true or false: | flag(yes,no)",
            ShapeKind::Object => "an object: name one of its properties",
            ShapeKind::Array => "a list: pair it with []",
            ShapeKind::Text | ShapeKind::Any => "a text",
        };
        self.fail(row.at, "crosswalk-codec", format!("{} takes {wanted}", row.right_text))
    }

    /// Sorts the look-up tables and spreads what is below.
    fn finish(&mut self) {
        for index in (0..self.crosswalk.plan.len()).rev() {
            let mut lookup: BTreeMap<Symbol, (Vec<u16>, Vec<u16>)> = BTreeMap::new();
            let (mut filling, mut carrying) = self.rows_at(index);
            let mut counting = self.counts_at(index);
            let node = &self.crosswalk.plan[index];
            for (at, alternative) in node.alternatives.iter().enumerate() {
                let entry = lookup.entry(alternative.symbol).or_default();
                let list = if alternative.otherwise { &mut entry.1 } else { &mut entry.0 };
                list.push(at as u16);
                let below = &self.crosswalk.plan[alternative.target];
                filling |= below.has_filling;
                carrying |= below.has_carrying;
                counting |= below.has_count && alternative.conditions.is_empty() && alternative.pair.is_none();
            }
            let together: Vec<Vec<u16>> = (0..node.alternatives.len()).map(|at| together(node, at)).collect();
            let node = &mut self.crosswalk.plan[index];
            for (alternative, together) in node.alternatives.iter_mut().zip(together) {
                alternative.together = together;
            }
            node.lookup =
                lookup.into_iter().map(|(symbol, (ordinary, otherwise))| (symbol, ordinary, otherwise)).collect();
            node.has_filling = filling;
            node.has_carrying = carrying;
            node.has_count = counting;
        }
    }

    fn counts_at(&self, index: usize) -> bool {
        let bindings = self.crosswalk.plan[index].bindings.iter();
        bindings.into_iter().any(|&binding| matches!(self.crosswalk.bindings[binding].target, Target::Count(_)))
    }

    fn rows_at(&self, index: usize) -> (bool, bool) {
        let node = &self.crosswalk.plan[index];
        let bindings = node.bindings.iter().copied().chain(node.joins.iter().map(|join| join.binding));
        bindings.fold((false, false), |(filling, carrying), binding| {
            let arrow = self.crosswalk.bindings[binding].arrow;
            (filling | (arrow == Arrow::Write), carrying | (arrow == Arrow::Both))
        })
    }
}
