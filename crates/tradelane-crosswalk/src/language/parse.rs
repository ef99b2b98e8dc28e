//! Text to statements.

use tradelane_findings::{Finding, Findings, Layer, Place};

use super::cursor::Cursor;
use super::statement::is_of_name;
use super::{
    Arrow, At, Codec, Condition, CrosswalkName, Header, LeftPath, Pick, Right, RightPath, RightStep, Row, Select,
    Source, Statement, Step, StepName, TableKey, Test,
};

/// How deeply blocks nest at most.
const DEPTH: usize = 32;

/// Reads a crosswalk file. A row that cannot be understood becomes a finding with line and column, and the next is
/// read.
pub(crate) fn parse(path: &str, text: &str, findings: &mut Findings) -> Source {
    let mut parser = Parser { cursor: Cursor::new(text), path, findings };
    let mut source = Source::default();
    parser.file(&mut source);
    source
}

/// A finding about a crosswalk file.
pub(crate) fn complaint(path: &str, at: At, rule: &'static str, message: impl Into<String>) -> Finding {
    let place = Place { file: Some(path.into()), line: at.line.into(), column: at.column.into(), ..Place::default() };
    Finding::error(rule, Layer::Conversion, message).in_source(place)
}

type Parsed<T> = Result<T, (At, String)>;

struct Parser<'t, 'f> {
    cursor: Cursor<'t>,
    path: &'t str,
    findings: &'f mut Findings,
}

impl<'t> Parser<'t, '_> {
    fn file(&mut self, source: &mut Source) {
        loop {
            self.cursor.skip_space();
            if self.cursor.peek().is_none() {
                return;
            }
            let at = self.cursor.at();
            if self.is_key() {
                let result = self.key(at).map(|key| source.key = Some(key)).and_then(|()| self.end_of_row());
                self.report(result);
                continue;
            }
            let result = match self.keyword() {
                Some("crosswalk") => self.header(at).map(|header| source.header = Some(header)),
                Some("extends") => self.word().map(|name| source.extends = Some((CrosswalkName(name), at))),
                Some("follows") => self.word().map(|name| {
                    source.extends = Some((CrosswalkName(name), at));
                    source.follows = true;
                }),
                Some("per") => self.left_path().map(|path| source.per = Some((path.steps, at))),
                _ => self.statement(0).map(|statement| source.statements.push(statement)),
            };
            let result = result.and_then(|()| self.end_of_row());
            self.report(result);
        }
    }

    fn report(&mut self, result: Parsed<()>) {
        if let Err((at, message)) = result {
            self.findings.push(complaint(self.path, at, "crosswalk-syntax", message));
            self.cursor.skip_line();
        }
    }

    fn end_of_row(&mut self) -> Parsed<()> {
        self.cursor.skip_blanks();
        match self.cursor.peek() {
            None | Some('\n' | ';' | '}') => {
                if self.cursor.peek() == Some('}') {
                    let at = self.cursor.at();
                    self.cursor.next();
                    return Err((at, "a } without its {".to_owned()));
                }
                Ok(())
            }
            Some(other) => Err((self.cursor.at(), format!("\"{other}\" after the end of a row"))),
        }
    }

    /// A word that starts a statement other than a row, taken only where a blank follows.
    fn keyword(&mut self) -> Option<&'static str> {
        let known = ["crosswalk", "extends", "follows", "per", "use"];
        let found = known
            .into_iter()
            .find(|word| self.cursor.rest().strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '\t'])))?;
        if found != "use" {
            self.cursor.eat(found);
            self.cursor.skip_blanks();
        }
        Some(found)
    }

    /// Whether `key` begins a statement; a column may have that name too.
    fn is_key(&self) -> bool {
        let rest = self.cursor.rest().strip_prefix("key").filter(|rest| rest.starts_with([' ', '\t']));
        rest.is_some_and(|rest| !rest.trim_start().starts_with(['<', '-', '+']))
    }

    fn key(&mut self, at: At) -> Parsed<TableKey> {
        self.cursor.eat("key");
        self.cursor.skip_blanks();
        let name = self.legacy_name("the name of a column")?.to_owned();
        self.cursor.skip_blanks();
        let once = self.cursor.eat("once");
        Ok(TableKey { name, once, at })
    }

    fn header(&mut self, at: At) -> Parsed<Header> {
        let name = CrosswalkName(self.word()?);
        self.cursor.skip_blanks();
        if !self.cursor.eat("<->") {
            return Err((self.cursor.at(), "no <-> between message and document type".to_owned()));
        }
        let document = self.word()?;
        let version = self.word()?;
        Ok(Header { name, document, version, at })
    }

    fn word(&mut self) -> Parsed<String> {
        self.cursor.skip_blanks();
        let at = self.cursor.at();
        let word = self.cursor.take_while(|c| !c.is_whitespace() && c != ';' && c != '}');
        if word.is_empty() { Err((at, "a name is missing here".to_owned())) } else { Ok(word.to_owned()) }
    }

    fn statement(&mut self, depth: usize) -> Parsed<Statement> {
        let at = self.cursor.at();
        if self.keyword() == Some("use") {
            self.cursor.eat("use");
            return Ok(Statement::Use(self.word()?, at));
        }
        if self.cursor.eat("- ") {
            self.cursor.skip_blanks();
            let (_, text) = self.left()?;
            return Ok(Statement::Drop(text, at));
        }
        self.row(at, depth).map(|row| Statement::Row(Box::new(row)))
    }

    fn row(&mut self, at: At, depth: usize) -> Parsed<Row> {
        let optional = self.cursor.eat("? ");
        self.cursor.skip_blanks();
        let (left, left_text) = self.left()?;
        self.cursor.skip_blanks();
        let arrow = if self.cursor.eat("<->") {
            Arrow::Both
        } else if self.cursor.eat("->") {
            Arrow::Read
        } else if self.cursor.eat("<-") {
            Arrow::Write
        } else {
            return Err((self.cursor.at(), "no arrow (<->, -> or <-) after the left side".to_owned()));
        };
        self.cursor.skip_blanks();
        let start = self.cursor.offset();
        let right = self.right()?;
        let right_text = self.cursor.since(start).to_owned();
        self.cursor.skip_blanks();
        let codec = if self.cursor.eat("|") { Some(self.codec()?) } else { None };
        self.cursor.skip_blanks();
        let block = if self.cursor.peek() == Some('{') { Some(self.block(depth)?) } else { None };
        Ok(Row { left, left_text, arrow, right, right_text, codec, block, optional, at })
    }

    fn block(&mut self, depth: usize) -> Parsed<Vec<Statement>> {
        let open = self.cursor.at();
        self.cursor.next();
        if depth >= DEPTH {
            return Err((open, format!("blocks nest more than {DEPTH} deep")));
        }
        let mut statements = Vec::new();
        loop {
            self.cursor.skip_space();
            match self.cursor.peek() {
                None => return Err((open, "this { is never closed".to_owned())),
                Some('}') => {
                    self.cursor.next();
                    return Ok(statements);
                }
                Some(_) => {}
            }
            let result = self.statement(depth + 1).map(|statement| statements.push(statement));
            let result = result.and_then(|()| self.end_of_nested_row());
            self.report(result);
        }
    }

    fn end_of_nested_row(&mut self) -> Parsed<()> {
        self.cursor.skip_blanks();
        match self.cursor.peek() {
            None | Some('\n' | ';' | '}') => Ok(()),
            Some(other) => Err((self.cursor.at(), format!("\"{other}\" after the end of a row"))),
        }
    }

    fn left(&mut self) -> Parsed<(Vec<LeftPath>, String)> {
        let mut paths = vec![self.left_path()?];
        let mut end = self.cursor;
        loop {
            self.cursor.skip_blanks();
            if !self.cursor.eat("+ ") {
                self.cursor = end;
                break;
            }
            self.cursor.skip_blanks();
            paths.push(self.left_path()?);
            end = self.cursor;
        }
        let text = paths.iter().map(LeftPath::to_string).collect::<Vec<_>>().join(" + ");
        Ok((paths, text))
    }

    fn left_path(&mut self) -> Parsed<LeftPath> {
        let at = self.cursor.at();
        let absolute = self.cursor.eat("/");
        let mut steps = Vec::new();
        if !absolute && self.cursor.eat(".") {
            return Ok(LeftPath { absolute, steps, at });
        }
        loop {
            steps.push(self.step()?);
            if !self.cursor.eat("/") {
                return Ok(LeftPath { absolute, steps, at });
            }
        }
    }

    fn name(&mut self, what: &str) -> Parsed<&'t str> {
        let at = self.cursor.at();
        let name = self.cursor.take_while(is_of_name);
        // An arrow that follows a name without a blank is not part of it.
        match name {
            "" => Err((at, format!("{what} is missing here"))),
            _ => Ok(name),
        }
    }

    /// A legacy name: as it is, or in quotes where it holds anything else than letters, digits and `:@_-`.
    fn legacy_name(&mut self, what: &str) -> Parsed<&'t str> {
        let at = self.cursor.at();
        if !self.cursor.eat("\"") {
            return self.name(what);
        }
        let name = self.cursor.take_while(|c| c != '"' && c != '\n');
        match (name, self.cursor.eat("\"")) {
            ("", _) => Err((at, format!("{what} is missing here"))),
            (_, false) => Err((at, "no closing \"".to_owned())),
            _ => Ok(name),
        }
    }

    fn step(&mut self) -> Parsed<Step> {
        let at = self.cursor.at();
        let name = self.legacy_name("the name of a segment, group or element")?;
        if self.cursor.eat("..") {
            return self.run(at, name);
        }
        let mut step = Step {
            name: StepName::Node(name.to_owned()),
            conditions: Vec::new(),
            select: Select::First,
            otherwise: false,
            at,
        };
        loop {
            let at = self.cursor.at();
            if self.cursor.eat("#") {
                let number = self.cursor.take_while(|c| c.is_ascii_digit());
                let number = number.parse().ok().filter(|&number: &u32| number > 0);
                step.select = Select::Nth(number.ok_or((at, "a repeat number of 1 or more follows #".to_owned()))?);
            } else if self.cursor.eat("[]") {
                step.select = Select::Each;
            } else if self.cursor.eat("[else]") {
                step.otherwise = true;
            } else if self.cursor.eat("[") {
                step.conditions.push(self.condition()?);
            } else {
                return Ok(step);
            }
        }
    }

    fn run(&mut self, at: At, from: &str) -> Parsed<Step> {
        let to = self.cursor.take_while(|c| c.is_ascii_digit());
        let (Ok(from), Ok(to)) = (from.parse(), to.parse()) else {
            return Err((at, "a run needs two element numbers, as in 06..25[UP]".to_owned()));
        };
        if !self.cursor.eat("[") {
            return Err((self.cursor.at(), "a run needs its qualifier, as in 06..25[UP]".to_owned()));
        }
        let qualifier = self.cursor.take_while(|c| c != ']' && c != '\n').to_owned();
        self.close_bracket()?;
        let name = StepName::Run { from, to, qualifier };
        Ok(Step { name, conditions: Vec::new(), select: Select::First, otherwise: false, at })
    }

    fn condition(&mut self) -> Parsed<Condition> {
        let at = self.cursor.at();
        let absent = self.cursor.eat("!");
        let mut path = vec![self.legacy_name("the name of an element")?.to_owned()];
        while self.cursor.eat("/") {
            path.push(self.legacy_name("the name of an element")?.to_owned());
        }
        let test = if self.cursor.eat("!=") {
            Test::IsNot(self.values()?)
        } else if self.cursor.eat("=") {
            Test::Is(self.values()?)
        } else if absent {
            Test::Absent
        } else {
            Test::Present
        };
        self.close_bracket()?;
        Ok(Condition { path, test, at })
    }

    fn values(&mut self) -> Parsed<Vec<String>> {
        let at = self.cursor.at();
        let text = self.cursor.take_while(|c| c != ']' && c != '\n');
        if text.is_empty() {
            return Err((at, "a value is missing here".to_owned()));
        }
        Ok(text.split('|').map(|value| value.trim().trim_matches('"').to_owned()).collect())
    }

    fn close_bracket(&mut self) -> Parsed<()> {
        if self.cursor.eat("]") { Ok(()) } else { Err((self.cursor.at(), "no ] here".to_owned())) }
    }

    fn right(&mut self) -> Parsed<Right> {
        let at = self.cursor.at();
        if self.cursor.eat("\"") {
            let text = self.cursor.take_while(|c| c != '"' && c != '\n').to_owned();
            return if self.cursor.eat("\"") {
                Ok(Right::Literal(text))
            } else {
                Err((at, "no closing \"".to_owned()))
            };
        }
        for (function, make) in [("count(", Right::Count as fn(RightPath) -> Right), ("sum(", Right::Sum)] {
            if self.cursor.eat(function) {
                let path = self.right_path()?;
                return if self.cursor.eat(")") {
                    Ok(make(path))
                } else {
                    Err((self.cursor.at(), "no ) here".to_owned()))
                };
            }
        }
        let path = self.right_path()?;
        let is_index = !path.absolute && matches!(path.steps.as_slice(), [step] if step.name == "index");
        Ok(if is_index { Right::Index } else { Right::Path(path) })
    }

    fn right_path(&mut self) -> Parsed<RightPath> {
        let at = self.cursor.at();
        let absolute = self.cursor.eat("/");
        if !absolute && self.cursor.eat(".") {
            return Ok(RightPath { absolute, steps: Vec::new(), at });
        }
        let mut steps = Vec::new();
        loop {
            let name = self.name("a property of the document")?.to_owned();
            let named = self.keys()?;
            let is_paired = self.cursor.eat("[]");
            let links = if is_paired { self.keys()? } else { Vec::new() };
            steps.push(match (is_paired, named.is_empty()) {
                (true, _) => RightStep { name, pick: Pick::Paired(named), links },
                (false, true) => RightStep { name, pick: Pick::Whole, links: Vec::new() },
                (false, false) => RightStep { name, pick: Pick::Keyed(named), links: Vec::new() },
            });
            if !self.cursor.eat(".") {
                return Ok(RightPath { absolute, steps, at });
            }
        }
    }

    fn keys(&mut self) -> Parsed<Vec<(String, String)>> {
        let mut keys = Vec::new();
        while !self.cursor.rest().starts_with("[]") && self.cursor.eat("[") {
            let name = self.name("a property of the array's elements")?.to_owned();
            if !self.cursor.eat("=") {
                return Err((self.cursor.at(), "no = here, as in [scheme=GLN]".to_owned()));
            }
            let value = self.cursor.take_while(|c| c != ']' && c != '\n').trim_matches('"').to_owned();
            self.close_bracket()?;
            keys.push((name, value));
        }
        Ok(keys)
    }

    fn codec(&mut self) -> Parsed<Codec> {
        self.cursor.skip_blanks();
        let at = self.cursor.at();
        let name = self.name("the name of a codec")?.to_owned();
        let mut arguments = Vec::new();
        if self.cursor.eat("(") {
            let text = self.cursor.take_while(|c| c != ')' && c != '\n');
            arguments = text.split(',').map(|argument| argument.trim().to_owned()).collect();
            if !self.cursor.eat(")") {
                return Err((self.cursor.at(), "no ) here".to_owned()));
            }
        }
        Ok(Codec { name, arguments, at })
    }
}
