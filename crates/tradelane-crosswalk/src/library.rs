//! Crosswalk files found, put together and compiled.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use tradelane_findings::Findings;
use tradelane_legacy::Definition;

use crate::codec::CodeTable;
use crate::compile::{Compiler, Located};
use crate::crosswalk::Crosswalk;
use crate::follow;
use crate::language::{Arrow, At, Row, Source, Statement, TableKey, complaint, parse};
use crate::own_table;
use crate::shape::Shape;

/// Where crosswalk files, definitions and shapes come from.
pub trait Sources {
    /// The text of a file by its path under the crosswalk folder: `edifact/D96A/ORDERS.xwalk`, `codes/unit.csv`.
    fn file(&self, path: &str) -> Option<Cow<'static, str>>;
    /// What a message may contain: `edifact/D96A` and `ORDERS`.
    fn definition(&self, directory: &str, message: &str) -> Option<&'static Definition>;
    /// What a document type may contain: `order`.
    fn shape(&self, document: &str) -> Option<Arc<Shape>>;
}

/// Compiles the crosswalk of a message by its name. `None` where there is none, or it does not compile; the findings
/// tell why.
pub fn compile(name: &str, sources: &dyn Sources, findings: &mut Findings) -> Option<Crosswalk> {
    let path = format!("{name}.xwalk");
    let text = sources.file(&path)?;
    compile_text(&path, &text, sources, findings)
}

/// Compiles a crosswalk from its text; `path` is used in findings and to find fragments near it.
pub fn compile_text(path: &str, text: &str, sources: &dyn Sources, findings: &mut Findings) -> Option<Crosswalk> {
    let mut chain = Chain { sources, findings, seen: Vec::new() };
    let source = chain.load(path, text)?;
    let header = source.header.clone()?;
    let own = || match header.name.directory() {
        "table" => Some(own_table::definition(&header.name, &source.statements, source.key.as_ref())),
        _ => None,
    };
    let known = sources.definition(header.name.directory(), header.name.message());
    let definition = match known.map_or_else(own, |known| Some(Ok(known))) {
        Some(Err((at, message))) => {
            findings.push(complaint(path, at, "crosswalk-table", message));
            return None;
        }
        Some(Ok(definition)) => Some(definition),
        None => None,
    };
    let Some(definition) = definition else {
        let message =
            format!("there is no directory {} with a message {}", header.name.directory(), header.name.message());
        findings.push(complaint(path, header.at, "crosswalk-directory", message));
        return None;
    };
    let Some(shape) = sources.shape(&header.document) else {
        let message = format!("there is no document type {}", header.document);
        findings.push(complaint(path, header.at, "crosswalk-document", message));
        return None;
    };
    let fragments = Fragments::load(&source, header.name.directory(), sources, findings);
    let crosswalk = Crosswalk {
        name: header.name.0,
        document: header.document,
        version: header.version,
        definition,
        shape,
        rows: Vec::new(),
        plan: Vec::new(),
        bindings: Vec::new(),
        per: Vec::new(),
        inner: 0,
    };
    let statements: Vec<Located<'_>> =
        source.statements.iter().map(|(path, statement)| Located { statement, path }).collect();
    let per = source.per.map_or_else(Vec::new, |(steps, _)| steps);
    let mut tables = BTreeMap::new();
    let mut table = |name: &str| code_table(name, sources, &mut tables);
    let mut compiler = Compiler {
        crosswalk,
        definition,
        fragments: &|from, name| fragments.find(from, name),
        tables: &mut table,
        findings,
        path,
        outer: crate::compile::Context::default(),
    };
    compiler.compile(&statements, &per);
    Some(compiler.crosswalk)
}

fn code_table(
    name: &str,
    sources: &dyn Sources,
    known: &mut BTreeMap<String, Option<Arc<CodeTable>>>,
) -> Option<Arc<CodeTable>> {
    let load = || {
        let text = sources.file(&format!("codes/{name}.csv"))?;
        CodeTable::parse(name, &text).ok().map(Arc::new)
    };
    known.entry(name.to_owned()).or_insert_with(load).clone()
}

/// A file with what it extends: each statement with the file it stands in.
struct Combined {
    header: Option<crate::language::Header>,
    per: Option<(Vec<crate::language::Step>, At)>,
    key: Option<TableKey>,
    statements: Vec<(String, Statement)>,
}

struct Chain<'s, 'f> {
    sources: &'s dyn Sources,
    findings: &'f mut Findings,
    seen: Vec<String>,
}

impl Chain<'_, '_> {
    fn load(&mut self, path: &str, text: &str) -> Option<Combined> {
        self.seen.push(path.to_owned());
        let source = parse(path, text, self.findings);
        let Some(header) = source.header.clone() else {
            let message =
                "the first line does not say which message and document: crosswalk edifact/D96A/ORDERS <-> order 1.0";
            self.findings.push(complaint(path, At { line: 1, column: 1 }, "crosswalk-header", message));
            return None;
        };
        let own = source.statements.iter().map(|statement| (path.to_owned(), statement.clone())).collect();
        let Some((base, at)) = &source.extends else {
            return Some(Combined { header: Some(header), per: source.per, key: source.key, statements: own });
        };
        let base_path = format!("{}.xwalk", base.0);
        if self.seen.contains(&base_path) && base_path != path {
            self.findings.push(complaint(path, *at, "crosswalk-extends", format!("{} extends itself", base.0)));
            return None;
        }
        let Some(base_text) = self.sources.file(&base_path) else {
            self.findings.push(complaint(path, *at, "crosswalk-extends", format!("there is no crosswalk {}", base.0)));
            return None;
        };
        let mut combined = self.load(&base_path, &base_text)?;
        if source.follows {
            combined.statements = follow::inlined(&combined.statements, &base_path, self.sources, self.findings);
        }
        self.translate(&mut combined, &source);
        let statements: Vec<(String, Statement)> = own;
        merge(&mut combined.statements, &statements, path, self.findings);
        let (per, key) = (source.per.or(combined.per), source.key.or(combined.key));
        Some(Combined { header: Some(header), per, key, statements: combined.statements })
    }

    /// Renames the groups of a base file to those of the directory it is extended for: a group is the same where the
    /// segment that starts it is.
    fn translate(&self, base: &mut Combined, source: &Source) {
        let (Some(from), Some(to)) = (&base.header, &source.header) else { return };
        let find =
            |header: &crate::language::Header| self.sources.definition(header.name.directory(), header.name.message());
        let (Some(from), Some(to)) = (find(from), find(to)) else { return };
        if from.directory == to.directory {
            return;
        }
        let strange = if source.follows { follow::Strange::Goes } else { follow::Strange::Stays };
        for (_, statement) in &mut base.statements {
            follow::translate(statement, from, to, strange);
        }
    }
}

/// Lays the statements of a file over those of the file it extends.
fn merge(base: &mut Vec<(String, Statement)>, over: &[(String, Statement)], path: &str, findings: &mut Findings) {
    for (own_path, statement) in over {
        match statement {
            Statement::Use(name, _) => {
                // A fragment of the same name beside this file takes the place of the one before.
                let is_same = |known: &Statement| matches!(known, Statement::Use(known, _) if known == name);
                match base.iter_mut().find(|(_, known)| is_same(known)) {
                    Some(known) => *known = (own_path.clone(), statement.clone()),
                    None => base.push((own_path.clone(), statement.clone())),
                }
            }
            Statement::In(..) => base.push((own_path.clone(), statement.clone())),
            Statement::Drop(left, at) => {
                let before = base.len();
                base.retain(|(_, known)| row_of(known).map(|row| &row.left_text) != Some(left));
                if base.len() == before {
                    findings.push(complaint(
                        path,
                        *at,
                        "crosswalk-drop",
                        format!("there is no row \"{left}\" to drop"),
                    ));
                }
            }
            Statement::Row(row) => {
                // Rows of one file stand side by side.
                let is_same = |(path, known): &(String, Statement)| {
                    path != own_path && row_of(known).is_some_and(|known| replaces(row, known))
                };
                // Of several blocks with one left side, that with the same right side is meant.
                let is_alike = |known: &(String, Statement)| {
                    let right = row_of(&known.1).filter(|known| known.block.is_some()).map(|known| &known.right_text);
                    row.block.is_some() && is_same(known) && right == Some(&row.right_text)
                };
                if let Some(alike) = base.iter_mut().find(|known| is_alike(known)) {
                    lay_over(alike, own_path, row, findings);
                    continue;
                }
                match base.iter().position(is_same) {
                    Some(found) => {
                        lay_over(&mut base[found], own_path, row, findings);
                        let mut index = 0;
                        base.retain(|known| {
                            index += 1;
                            index <= found + 1 || !is_same(known)
                        });
                    }
                    None => {
                        let left_over = |known: &Statement| row_of(known).is_some_and(|known| takes_rest(known, row));
                        let at = base.iter().position(|(_, known)| left_over(known)).unwrap_or(base.len());
                        base.insert(at, (own_path.clone(), statement.clone()));
                    }
                }
            }
        }
    }
}

/// Whether a row takes what another leaves over, which therefore goes before it.
fn takes_rest(rest: &Row, row: &Row) -> bool {
    let first = |row: &Row| {
        row.left.first().and_then(|left| left.steps.first()).map(|step| (step.name.to_string(), step.otherwise))
    };
    matches!((first(rest), first(row)), (Some((rest, true)), Some((name, false))) if rest == name)
}

/// Whether a row takes the place of another: one that only reads and one that only writes stand side by side.
fn replaces(row: &Row, known: &Row) -> bool {
    let is_both = row.arrow == Arrow::Both || known.arrow == Arrow::Both;
    row.left_text == known.left_text && (row.arrow == known.arrow || is_both)
}

/// Puts a row in the place of another; of two blocks the rows are laid over each other.
fn lay_over(place: &mut (String, Statement), own_path: &str, row: &Row, findings: &mut Findings) {
    let (known_path, known) = place;
    let mut at = known;
    let mut file = known_path.clone();
    while let Statement::In(path, inner) = at {
        file.clone_from(path);
        at = inner;
    }
    if let (Statement::Row(known), Some(block)) = (&mut *at, &row.block)
        && let Some(known_block) = known.block.take()
    {
        let mut inner = located(known_block, &file);
        merge(&mut inner, &located(block.clone(), own_path), own_path, findings);
        let inside = |(path, statement): (String, Statement)| match statement {
            Statement::In(..) => statement,
            _ if path == file => statement,
            _ => Statement::In(path, Box::new(statement)),
        };
        known.block = Some(inner.into_iter().map(inside).collect());
        known.right = row.right.clone();
        known.right_text.clone_from(&row.right_text);
        return;
    }
    *place = (own_path.to_owned(), Statement::Row(Box::new(row.clone())));
}

fn located(statements: Vec<Statement>, path: &str) -> Vec<(String, Statement)> {
    statements.into_iter().map(|statement| (path.to_owned(), statement)).collect()
}

fn row_of(statement: &Statement) -> Option<&Row> {
    match statement {
        Statement::Row(row) => Some(row),
        Statement::In(_, statement) => row_of(statement),
        _ => None,
    }
}

/// All fragments that a file and its fragments use, by the folder they were looked for from.
struct Fragments {
    files: BTreeMap<String, Source>,
    /// The folder of the message's directory, where fragments are looked for last.
    home: String,
}

impl Fragments {
    fn load(source: &Combined, home: &str, sources: &dyn Sources, findings: &mut Findings) -> Self {
        let mut fragments = Self { files: BTreeMap::new(), home: home.to_owned() };
        for (path, statement) in &source.statements {
            fragments.add(path, statement, sources, findings);
        }
        fragments
    }

    fn add(&mut self, from: &str, statement: &Statement, sources: &dyn Sources, findings: &mut Findings) {
        match statement {
            Statement::Use(name, _) => {
                for path in candidates(from, &self.home, name) {
                    if self.files.contains_key(&path) {
                        return;
                    }
                    if let Some(text) = sources.file(&path) {
                        let source = parse(&path, &text, findings);
                        let statements = source.statements.clone();
                        self.files.insert(path.clone(), source);
                        for statement in &statements {
                            self.add(&path, statement, sources, findings);
                        }
                        return;
                    }
                }
            }
            Statement::Row(row) => {
                for statement in row.block.iter().flatten() {
                    self.add(from, statement, sources, findings);
                }
            }
            Statement::In(path, statement) => self.add(path, statement, sources, findings),
            Statement::Drop(..) => {}
        }
    }

    fn find(&self, from: &str, name: &str) -> Option<(&str, &[Statement])> {
        let path = candidates(from, &self.home, name).into_iter().find(|path| self.files.contains_key(path))?;
        let (path, source) = self.files.get_key_value(&path)?;
        Some((path.as_str(), source.statements.as_slice()))
    }
}

/// `_name.xwalk` in the folder of a file and in those above, then in those of the message's directory.
pub(crate) fn candidates(from: &str, home: &str, name: &str) -> Vec<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut paths = Vec::new();
    for mut folder in [folder, home] {
        loop {
            let separator = if folder.is_empty() { "" } else { "/" };
            paths.push(format!("{folder}{separator}_{name}.xwalk"));
            if folder.is_empty() {
                break;
            }
            folder = folder.rsplit_once('/').map_or("", |(up, _)| up);
        }
    }
    paths
}
