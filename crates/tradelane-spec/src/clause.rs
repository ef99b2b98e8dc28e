//! Clauses: obligations with an id, and what enforces each.
//!
//! A clause is a paragraph of a chapter:
//!
//! ```text
//! <a id="TL-ORD-001"></a>**[TL-ORD-001]** An order MUST have a number.\
//! *Enforced by* schema `order#/number`. *Not machine-checkable*: whether it is the right one.
//! ```

/// An obligation of the specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its id: `TL-ORD-001`.
    pub id: String,
    /// The file of the chapter.
    pub chapter: String,
    /// The line it begins in, from 1.
    pub line: usize,
    /// What it asks, in Markdown on one line.
    pub text: String,
    /// How strongly it asks.
    pub strength: Strength,
    /// What enforces it.
    pub enforced_by: Vec<Enforcement>,
    /// Why it is not enforced, or what part of it is not.
    pub not_checked: Option<String>,
}

/// How strongly a clause asks (RFC 2119).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// MUST, MUST NOT.
    Must,
    /// SHOULD, SHOULD NOT.
    Should,
    /// MAY.
    May,
}

/// What enforces a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enforcement {
    /// The kind: `schema`, `rule`, `check`, `profile`, `finding`, `conformance`.
    pub kind: String,
    /// What it is called: `order#/number`, `line-amount`.
    pub name: String,
}

/// What is wrong with the text of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// The clauses of a chapter, and what is wrong with those that cannot be read.
pub fn clauses(chapter: &str, text: &str) -> (Vec<Clause>, Vec<ClauseFault>) {
    let (mut clauses, mut faults) = (Vec::new(), Vec::new());
    let lines: Vec<&str> = text.lines().collect();
    for (index, _) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("<a id=\"TL-")) {
        let rest = lines.get(index..).unwrap_or_default();
        let paragraph: Vec<&str> = rest.iter().copied().take_while(|line| !line.trim().is_empty()).collect();
        match read(&paragraph) {
            Ok(clause) => clauses.push(Clause { chapter: chapter.to_owned(), line: index + 1, ..clause }),
            Err(message) => faults.push(ClauseFault { line: index + 1, message }),
        }
    }
    (clauses, faults)
}

fn read(paragraph: &[&str]) -> Result<Clause, String> {
    let whole = paragraph.join("\n");
    let (head, tail) = whole.split_once("\\\n").ok_or("a backslash parts what is asked from what enforces it")?;
    let (id, rest) =
        head.strip_prefix("<a id=\"").and_then(|head| head.split_once("\"></a>**[")).ok_or("it has no anchor")?;
    let (again, text) = rest.split_once("]** ").ok_or("its id stands in **[…]** before the text")?;
    if id != again {
        return Err(format!("the anchor is {id}, the id {again}"));
    }
    let text = text.replace('\n', " ");
    let strength = strength(&text).ok_or("it has none of MUST, SHOULD and MAY")?;
    let tail = tail.replace('\n', " ");
    let (enforced, not_checked) = match tail.split_once("*Not machine-checkable*: ") {
        Some((enforced, reason)) => (enforced.trim(), Some(reason.trim().trim_end_matches('.').to_owned())),
        None => (tail.trim(), None),
    };
    let enforced_by = match enforced.strip_prefix("*Enforced by* ") {
        Some(list) => list.trim_end_matches('.').split("; ").map(enforcement).collect::<Result<_, _>>()?,
        None if enforced.is_empty() => Vec::new(),
        None => return Err(format!("\"{enforced}\" says neither what enforces it nor that nothing does")),
    };
    if enforced_by.is_empty() && not_checked.as_ref().is_none_or(String::is_empty) {
        return Err("it says neither what enforces it nor why nothing does".to_owned());
    }
    let (id, chapter) = (id.to_owned(), String::new());
    Ok(Clause { id, chapter, line: 0, text, strength, enforced_by, not_checked })
}

fn strength(text: &str) -> Option<Strength> {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let mut found = words.by_ref().filter_map(|word| match word {
        "MUST" => Some(Strength::Must),
        "SHOULD" => Some(Strength::Should),
        "MAY" => Some(Strength::May),
        _ => None,
    });
    let first = found.next()?;
    Some(found.fold(first, Ord::min))
}

fn enforcement(item: &str) -> Result<Enforcement, String> {
    let fault = || format!("\"{item}\" is not of the form: kind `name`");
    let (kind, name) = item.trim().split_once(' ').ok_or_else(fault)?;
    let name = name.strip_prefix('`').and_then(|name| name.strip_suffix('`')).ok_or_else(fault)?;
    Ok(Enforcement { kind: kind.to_owned(), name: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{Enforcement, Strength, clauses};

    #[test]
    fn a_clause_is_read_with_what_enforces_it() {
        let text = "# Title\n\n<a id=\"TL-X-001\"></a>**[TL-X-001]** It MUST\nbe so.\\\n*Enforced by* rule `a-b`; schema `x#/y`.\n*Not machine-checkable*: whether\nit is true.\n\nProse.\n";
        let (found, faults) = clauses("x.md", text);
        assert_eq!(faults, []);
        let [clause] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((clause.id.as_str(), clause.line, clause.strength), ("TL-X-001", 3, Strength::Must));
        assert_eq!(clause.text, "It MUST be so.");
        let named = |kind: &str, name: &str| Enforcement { kind: kind.to_owned(), name: name.to_owned() };
        assert_eq!(clause.enforced_by, [named("rule", "a-b"), named("schema", "x#/y")]);
        assert_eq!(clause.not_checked.as_deref(), Some("whether it is true"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (paragraph, message) in [
            ("**[TL-X-001]** It MUST.", "a backslash parts what is asked from what enforces it"),
            ("**[TL-X-002]** It MUST.\\\n*Enforced by* rule `a`.", "the anchor is TL-X-001, the id TL-X-002"),
            ("**[TL-X-001]** It must.\\\n*Enforced by* rule `a`.", "it has none of MUST, SHOULD and MAY"),
            (
                "**[TL-X-001]** It MUST.\\\nSo there.",
                "\"So there.\" says neither what enforces it nor that nothing does",
            ),
            ("**[TL-X-001]** It MUST.\\\n*Enforced by* rule a.", "\"rule a\" is not of the form: kind `name`"),
            (
                "**[TL-X-001]** It MUST.\\\n*Not machine-checkable*: ",
                "it says neither what enforces it nor why nothing does",
            ),
        ] {
            let (found, faults) = clauses("x.md", &format!("\n<a id=\"TL-X-001\"></a>{paragraph}\n"));
            assert_eq!(found, []);
            assert_eq!(faults.first().map(|fault| (fault.line, fault.message.as_str())), Some((2, message)));
        }
    }
}
