//! A crosswalk taken over for another directory: its groups and composites renamed, its fragments with them.

use tradelane_findings::Findings;
use tradelane_legacy::{Definition, DefinitionId, DefinitionNode, Kind, Symbol};

use crate::language::{Condition, LeftPath, Statement, Step, StepName, Test, parse};
use crate::library::{Sources, candidates};

/// The statements of a file with the rows of the fragments they use in their place, each with the file it stands in;
/// `base` is the file's path. A fragment that uses itself is left as it is.
pub(crate) fn inlined(
    statements: &[(String, Statement)],
    base: &str,
    sources: &dyn Sources,
    findings: &mut Findings,
) -> Vec<(String, Statement)> {
    let home = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut inliner = Inliner { home, sources, findings, open: Vec::new() };
    statements.iter().flat_map(|(path, statement)| inliner.statement(path, statement)).collect()
}

struct Inliner<'s, 'f> {
    home: &'s str,
    sources: &'s dyn Sources,
    findings: &'f mut Findings,
    open: Vec<String>,
}

impl Inliner<'_, '_> {
    fn statement(&mut self, path: &str, statement: &Statement) -> Vec<(String, Statement)> {
        let whole = || vec![(path.to_owned(), statement.clone())];
        match statement {
            Statement::Drop(..) => whole(),
            Statement::In(path, inner) => self.statement(path, inner),
            Statement::Row(row) => {
                let mut row = row.clone();
                row.block = row.block.map(|block| {
                    let inner = block.iter().flat_map(|statement| self.statement(path, statement));
                    inner.map(|(path, statement)| Statement::In(path, Box::new(statement))).collect()
                });
                vec![(path.to_owned(), Statement::Row(row))]
            }
            Statement::Use(name, _) => {
                let paths = candidates(path, self.home, name).into_iter();
                let found = paths.filter_map(|path| self.sources.file(&path).map(|text| (path, text))).next();
                let Some((fragment, text)) = found.filter(|(fragment, _)| !self.open.contains(fragment)) else {
                    return whole();
                };
                let source = parse(&fragment, &text, self.findings);
                self.open.push(fragment.clone());
                let rows = source.statements.iter().flat_map(|inner| self.statement(&fragment, inner)).collect();
                self.open.pop();
                rows
            }
        }
    }
}

/// What becomes of the name of a group that the other directory does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strange {
    /// It stays, so that the file above can drop or replace its row by it.
    Stays,
    /// It is no name any more: a group of another meaning may have it there.
    Goes,
}

/// Renames the groups of a row to those of another directory: a group is the same where the segment that starts it is.
/// What the other directory does not have is left out.
pub(crate) fn translate(statement: &mut Statement, from: &Definition, to: &Definition, strange: Strange) {
    translate_at(statement, (from, Some(Definition::ROOT)), (to, Some(Definition::ROOT)), strange);
}

type Side<'d> = (&'d Definition, Option<DefinitionId>);

fn translate_at(statement: &mut Statement, from: Side<'_>, to: Side<'_>, strange: Strange) {
    let row = match statement {
        Statement::Row(row) => row,
        Statement::In(_, statement) => return translate_at(statement, from, to, strange),
        Statement::Use(..) | Statement::Drop(..) => return,
    };
    // What another directory does not have is left out of what is taken over.
    row.optional = true;
    let mut ends = (from, to);
    for left in &mut row.left {
        ends = translate_path(left, from, to, strange);
    }
    row.left_text = row.left.iter().map(LeftPath::to_string).collect::<Vec<_>>().join(" + ");
    for statement in row.block.iter_mut().flatten() {
        translate_at(statement, ends.0, ends.1, strange);
    }
}

fn translate_path<'d>(left: &mut LeftPath, from: Side<'d>, to: Side<'d>, strange: Strange) -> (Side<'d>, Side<'d>) {
    let root = |side: Side<'d>| if left.absolute { (side.0, Some(Definition::ROOT)) } else { side };
    let (mut old, mut new) = (root(from), root(to));
    unwrap_composites(&mut left.steps, old, new);
    for step in &mut left.steps {
        let StepName::Node(name) = &mut step.name else { break };
        (old, new) = translate_name(name, old, new, strange);
        for condition in &mut step.conditions {
            let (mut old, mut new) = (old, new);
            for name in &mut condition.path {
                (old, new) = translate_name(name, old, new, strange);
            }
        }
        step.conditions.retain(|condition| !holds_always(condition, new));
    }
    (old, new)
}

/// Renames one step; gives where it leads on both sides.
fn translate_name<'d>(name: &mut String, old: Side<'d>, new: Side<'d>, strange: Strange) -> (Side<'d>, Side<'d>) {
    let next = find(old, name);
    if let (Some(at), Some(parent_old), Some(parent_new)) = (next, old.1, new.1) {
        let renamed = match old.0.node(at).kind {
            Kind::Group => counterpart((old.0, parent_old), at, (new.0, parent_new)),
            Kind::Segment => heir(old.0, at, new.0).and_then(|heir| new.0.part(parent_new, heir)).map(|part| part.node),
            Kind::Composite => like_composite((old.0, parent_old), at, (new.0, parent_new)),
            _ => None,
        };
        match renamed {
            Some(renamed) => new.0.node(renamed).label.clone_into(name),
            None if strange == Strange::Goes && old.0.node(at).kind == Kind::Group => name.insert(0, '-'),
            None => {}
        }
    }
    ((old.0, next), (new.0, find(new, name)))
}

/// The node of a name under another, through a composite that the name leaves out.
fn find(side: Side<'_>, name: &str) -> Option<DefinitionId> {
    let (definition, parent) = (side.0, side.1?);
    let symbol = definition.symbol(name)?;
    if let Some(part) = definition.part(parent, symbol) {
        return Some(part.node);
    }
    let mut inside = definition.node(parent).parts.iter().filter_map(|part| {
        let is_composite = definition.node(part.node).kind == Kind::Composite;
        is_composite.then(|| definition.part(part.node, symbol))?
    });
    inside.next().map(|part| part.node)
}

/// Whether a condition asks that something be absent which there cannot be.
fn holds_always(condition: &Condition, at: Side<'_>) -> bool {
    let (definition, Some(node)) = at else { return false };
    let leads = condition.path.iter().try_fold(node, |node, name| find((definition, Some(node)), name));
    condition.test == Test::Absent && leads.is_none()
}

/// The group of another directory that starts with the same segment or its heir, counting those that start alike.
fn counterpart(
    from: (&Definition, DefinitionId),
    group: DefinitionId,
    to: (&Definition, DefinitionId),
) -> Option<DefinitionId> {
    let alike = |definition: &Definition, parent: DefinitionId, wanted: Symbol| -> Vec<DefinitionId> {
        let parts = definition.node(parent).parts.iter().map(|part| part.node);
        let starts = |id: &DefinitionId| trigger(definition, *id).map(|segment| definition.node(segment).symbol);
        parts.filter(|id| starts(id) == Some(wanted)).collect()
    };
    let first = trigger(from.0, group)?;
    let rank = alike(from.0, from.1, from.0.node(first).symbol).iter().position(|&id| id == group)?;
    alike(to.0, to.1, heir(from.0, first, to.0)?).get(rank).copied()
}

/// The segment that starts a group.
fn trigger(definition: &Definition, id: DefinitionId) -> Option<DefinitionId> {
    let node = definition.node(id);
    (node.kind == Kind::Group).then(|| node.parts.first().map(|part| part.node))?
}

/// The segment that a segment is in another directory: itself, or where that has no such segment any more, the new one
/// that has all of its elements and asks for no other.
fn heir(from: &Definition, segment: DefinitionId, to: &Definition) -> Option<Symbol> {
    let own = from.node(segment);
    let has = |definition: &Definition, symbol| {
        definition.nodes.iter().any(|node| node.kind == Kind::Segment && node.symbol == symbol)
    };
    if has(to, own.symbol) {
        return Some(own.symbol);
    }
    let elements = elements(from, own);
    let takes = |node: &&DefinitionNode| {
        let others = self::elements(to, node);
        let asked = node.parts.iter().filter(|part| part.min > 0).map(|part| to.node(part.node));
        let asks_more = asked.filter(|part| part.kind == Kind::Element).any(|part| !elements.contains(&part.symbol));
        let is_new = node.kind == Kind::Segment && !has(from, node.symbol);
        is_new && !asks_more && elements.iter().all(|element| others.contains(element))
    };
    to.nodes.iter().find(takes).map(|node| node.symbol)
}

/// The elements of a segment, those of its composites too.
fn elements(definition: &Definition, segment: &DefinitionNode) -> Vec<Symbol> {
    let inner = |id: DefinitionId| {
        let node = definition.node(id);
        if node.kind == Kind::Composite { node.parts.iter().map(|part| part.node).collect() } else { vec![id] }
    };
    let ids = segment.parts.iter().flat_map(|part| inner(part.node));
    ids.map(|id| definition.node(id).symbol).collect()
}

/// Leaves out composites whose elements stand in the segment itself in the other directory.
fn unwrap_composites(steps: &mut Vec<Step>, old: Side<'_>, new: Side<'_>) {
    let (mut old, mut new) = (old, new);
    let mut at = 0;
    while let Some(Step { name: StepName::Node(name), .. }) = steps.get(at) {
        let mut renamed = name.clone();
        let (next_old, next_new) = translate_name(&mut renamed, old, new, Strange::Stays);
        let is_composite = next_old.1.is_some_and(|id| old.0.node(id).kind == Kind::Composite);
        let inside = match steps.get(at + 1).map(|step| &step.name) {
            Some(StepName::Node(inside)) => find(new, inside),
            _ => None,
        };
        if is_composite && next_new.1.is_none() && inside.is_some() {
            steps.remove(at);
            return;
        }
        (old, new) = (next_old, next_new);
        at += 1;
    }
}

/// The composite that took the place of one in the same segment: of those that are new there, the one that has the most
/// of its elements.
fn like_composite(
    from: (&Definition, DefinitionId),
    composite: DefinitionId,
    to: (&Definition, DefinitionId),
) -> Option<DefinitionId> {
    let wanted = from.0.node(composite);
    if to.0.part(to.1, wanted.symbol).is_some() {
        return None;
    }
    let shared = |other: &DefinitionNode| {
        let has = |symbol| other.parts.iter().any(|part| to.0.node(part.node).symbol == symbol);
        wanted.parts.iter().filter(|part| has(from.0.node(part.node).symbol)).count()
    };
    let parts = to.0.node(to.1).parts.iter().map(|part| part.node);
    let is_new = |&id: &DefinitionId| {
        let node = to.0.node(id);
        node.kind == Kind::Composite && from.0.part(from.1, node.symbol).is_none() && shared(node) > 0
    };
    parts.filter(is_new).max_by_key(|&id| shared(to.0.node(id)))
}
