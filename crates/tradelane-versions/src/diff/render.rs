//! Changes as reports.

use std::io::{self, Write};

use serde_json::{Value, json};
use tradelane::{Finding, Form, Layer, Place, Report, Severity};

use super::{Change, Class, Decided, Diff, Kind, Witness};

/// The form of a report on changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffForm {
    /// A line each, for people.
    Human,
    /// One JSON object.
    Json,
    /// SARIF 2.1.0, as code scanning reads it.
    Sarif,
    /// Tables in Markdown, for a pull request.
    Markdown,
}

/// How many characters of a value a line for people shows.
const SHOWN: usize = 80;

/// A heading, and which changes stand below it.
type Group<'g> = (&'g str, &'g dyn Fn(&Change) -> bool);

impl Diff {
    /// Writes all changes.
    ///
    /// # Errors
    /// Where the report cannot be written.
    pub fn write(&self, form: DiffForm, out: &mut impl Write) -> io::Result<()> {
        match form {
            DiffForm::Human => self.human(out),
            DiffForm::Json => {
                serde_json::to_writer_pretty(&mut *out, &self.json())?;
                writeln!(out)
            }
            DiffForm::Sarif => self.sarif(out),
            DiffForm::Markdown => self.markdown(out),
        }
    }

    fn human(&self, out: &mut impl Write) -> io::Result<()> {
        for change in &self.changes {
            let style = match change.writers.max(change.readers) {
                Class::Breaking if change.writers == Class::Breaking => anstyle::AnsiColor::Red.on_default().bold(),
                Class::Breaking => anstyle::AnsiColor::Yellow.on_default(),
                _ => anstyle::Style::new(),
            };
            writeln!(
                out,
                "{style}{}{style:#} {}{}: writers {}, readers {}",
                change.kind.name(),
                change.path,
                what(change),
                side(change.writers, change.writers_decided),
                side(change.readers, change.readers_decided),
            )?;
            for (witness, takes, refuses) in self.witnesses(change) {
                writeln!(out, "    {takes} takes, {refuses} refuses: {}", witness.document)?;
            }
            if let Some(note) = &change.note {
                writeln!(out, "    {note}")?;
            }
        }
        for note in &self.notes {
            writeln!(out, "note: {note}")?;
        }
        writeln!(out, "{}", self.summary())
    }

    /// How many changes there are, by class and by how they were decided.
    pub fn summary(&self) -> String {
        if self.changes.is_empty() {
            return format!("{} and {} are the same", self.old, self.new);
        }
        let count = |of: &dyn Fn(&Change) -> bool| self.changes.iter().filter(|change| of(change)).count();
        let decided = |how: Decided| {
            let sides = |change: &Change| [change.writers_decided, change.readers_decided];
            self.changes.iter().flat_map(sides).filter(|decided| *decided == how).count()
        };
        format!(
            "{} from {} to {}: {} breaking for writers, {} breaking for readers, {} of annotations only; decided by proof \
             {}, by witness {}, by structure {}",
            if self.changes.len() == 1 { "1 change".to_owned() } else { format!("{} changes", self.changes.len()) },
            self.old,
            self.new,
            count(&|change| change.writers == Class::Breaking),
            count(&|change| change.readers == Class::Breaking),
            count(&|change| change.writers.max(change.readers) == Class::AnnotationOnly),
            decided(Decided::Proof),
            decided(Decided::Witness),
            decided(Decided::Structure),
        )
    }

    fn json(&self) -> Value {
        let changes: Vec<Value> = self.changes.iter().map(change_json).collect();
        json!({
            "old": self.old,
            "new": self.new,
            "writers": self.writers().name(),
            "readers": self.readers().name(),
            "notes": self.notes,
            "changes": changes,
        })
    }

    fn sarif(&self, out: &mut impl Write) -> io::Result<()> {
        let mut report = Report::new(Form::Sarif, out);
        for change in &self.changes {
            report.finding(&change.finding())?;
        }
        report.finish()?;
        Ok(())
    }

    fn markdown(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "# From {} to {}\n\n{}.", self.old, self.new, self.summary())?;
        let groups: [Group<'_>; 4] = [
            ("Breaking for those who write documents", &|change| change.writers == Class::Breaking),
            ("Breaking for those who read documents alone", &|change| {
                change.writers != Class::Breaking && change.readers == Class::Breaking
            }),
            ("Compatible", &|change| change.writers.max(change.readers) == Class::Compatible),
            ("Annotations only", &|change| change.writers.max(change.readers) == Class::AnnotationOnly),
        ];
        for (title, belongs) in groups {
            let changes: Vec<&Change> = self.changes.iter().filter(|change| belongs(change)).collect();
            if changes.is_empty() {
                continue;
            }
            writeln!(out, "\n## {title}\n\n| change | where | before | after | writers | readers |")?;
            writeln!(out, "|---|---|---|---|---|---|")?;
            for change in &changes {
                writeln!(
                    out,
                    "| {} | `{}` | {} | {} | {} | {} |",
                    change.kind.name(),
                    change.path,
                    cell(change.before.as_deref()),
                    cell(change.after.as_deref()),
                    side(change.writers, change.writers_decided),
                    side(change.readers, change.readers_decided),
                )?;
            }
            self.details(&changes, out)?;
        }
        for note in &self.notes {
            writeln!(out, "\n*{note}.*")?;
        }
        Ok(())
    }

    fn details(&self, changes: &[&Change], out: &mut impl Write) -> io::Result<()> {
        for change in changes {
            for (witness, takes, refuses) in self.witnesses(change) {
                let document = serde_json::to_string_pretty(&witness.document)?;
                writeln!(
                    out,
                    "\n<details><summary><code>{}</code>: {takes} takes, {refuses} refuses</summary>\n\n```json\n{document}\n\
                     ```\n\n</details>",
                    change.path
                )?;
            }
        }
        Ok(())
    }

    /// The documents that show a change, each with the version that takes it and the one that refuses it.
    fn witnesses<'d>(&'d self, change: &'d Change) -> impl Iterator<Item = (&'d Witness, &'d str, &'d str)> {
        let (old, new) = (self.old.as_str(), self.new.as_str());
        let writers = change.writers_witness.iter().map(move |witness| (witness, old, new));
        writers.chain(change.readers_witness.iter().map(move |witness| (witness, new, old)))
    }
}

impl Change {
    /// The change as a finding: an error where it breaks writers, a warning where it breaks readers alone.
    pub fn finding(&self) -> Finding {
        let severity = match (self.writers, self.readers) {
            (Class::Breaking, _) => Severity::Error,
            (_, Class::Breaking) => Severity::Warning,
            _ => Severity::Info,
        };
        let message = format!(
            "{}{}: writers {}, readers {}",
            self.path,
            what(self),
            side(self.writers, self.writers_decided),
            side(self.readers, self.readers_decided)
        );
        let file = match self.documents.first() {
            Some(document) => format!("{document}.schema.json"),
            None => match self.path.split_once('/') {
                Some(("codes", name)) => format!("codes/{name}.tsv"),
                Some(("profiles", name)) => {
                    format!("profiles/{}.toml", name.split(['/', '.']).next().unwrap_or_default())
                }
                Some(("rules", _)) => "rules.json".to_owned(),
                _ => "spec".to_owned(),
            },
        };
        let place = Place { file: Some(file.into()), line: 1, column: 1, ..Place::default() };
        let mut finding = Finding::new(self.kind.name(), Layer::Model, severity, message).in_source(place);
        finding.help.clone_from(&self.note);
        finding
    }

    /// The change in one line, without what it breaks.
    pub fn line(&self) -> String {
        format!("{} {}{}", self.kind.name(), self.path, what(self))
    }
}

impl Kind {
    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

/// `breaking (witness)`; what is of annotations only needs no word on how that is known.
fn side(class: Class, decided: Decided) -> String {
    match (class, decided) {
        (Class::AnnotationOnly, _) => class.name().to_owned(),
        (_, Decided::Structure) => format!("{} (structure: not proved)", class.name()),
        _ => format!("{} ({})", class.name(), decided.name()),
    }
}

/// What was and what is, short.
fn what(change: &Change) -> String {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!(" from \"{}\" to \"{}\"", short(before), short(after)),
        (Some(before), None) => format!(" was \"{}\"", short(before)),
        (None, Some(after)) => format!(" is \"{}\"", short(after)),
        (None, None) => String::new(),
    }
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    let start: String = line.chars().take(SHOWN).collect();
    format!("{start}…")
}

fn cell(text: Option<&str>) -> String {
    text.map(|text| short(text).replace('|', "\\|").replace('<', "&lt;")).unwrap_or_default()
}

fn change_json(change: &Change) -> Value {
    let witness = |witness: &Option<Witness>| {
        witness.as_ref().map(|witness| {
            json!({
                "documentType": witness.document_type,
                "place": witness.place,
                "refusal": witness.refusal,
                "document": witness.document,
            })
        })
    };
    json!({
        "change": change.kind.name(),
        "path": change.path,
        "documents": change.documents,
        "before": change.before,
        "after": change.after,
        "writers": {
            "class": change.writers.name(),
            "decidedBy": change.writers_decided.name(),
            "witness": witness(&change.writers_witness),
        },
        "readers": {
            "class": change.readers.name(),
            "decidedBy": change.readers_decided.name(),
            "witness": witness(&change.readers_witness),
        },
        "note": change.note,
    })
}
