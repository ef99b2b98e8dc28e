//! Control numbers kept in a file: safe for processes that run at the same time, on disk before they are used.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tradelane_legacy::{ControlNumbers, CountFrom, Numbered};

use super::Partners;
use crate::detect::Syntax;

/// A file of the last numbers that were given, a line each: what is counted, sender, recipient, number, with tabs
/// between.
#[derive(Clone, Debug)]
pub struct NumberFile(PathBuf);

impl NumberFile {
    /// The file at a path; it is made when the first number is given.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.0.file_name().unwrap_or_default().to_owned();
        name.push(ending);
        self.0.with_file_name(name)
    }

    fn give(&self, of: &Numbered<'_>) -> io::Result<u64> {
        // The lock is on a file of its own, because the file of numbers is replaced. It is let go with the handle.
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(self.beside(".lock"))?;
        lock.lock()?;
        let text = match fs::read_to_string(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let key = [of.what.name(), &plain(of.sender), &plain(of.recipient)].join("\t");
        let (lines, number) = counted(&text, &key, of.what.greatest())?;
        let new = self.beside(".new");
        let mut file = File::create(&new)?;
        file.write_all(lines.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &self.0)?;
        sync_folder(&self.0);
        Ok(number)
    }
}

impl ControlNumbers for NumberFile {
    fn next(&mut self, of: &Numbered<'_>) -> io::Result<u64> {
        self.give(of).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", self.0.display())))
    }
}

/// The lines with the number under a key counted on, and the number.
fn counted(text: &str, key: &str, greatest: u64) -> io::Result<(String, u64)> {
    let mut lines = String::with_capacity(text.len() + key.len() + 16);
    let mut number = None;
    for (at, line) in text.lines().enumerate() {
        let broken = || {
            let message = format!("line {} is no line of numbers: kind, sender, recipient, number", at + 1);
            io::Error::new(io::ErrorKind::InvalidData, message)
        };
        let (own, told) = line.rsplit_once('\t').ok_or_else(broken)?;
        let told: u64 = told.parse().map_err(|_| broken())?;
        if own == key {
            number = Some(told % greatest + 1);
        } else {
            lines.push_str(line);
            lines.push('\n');
        }
    }
    let number = number.unwrap_or(1);
    lines.push_str(&format!("{key}\t{number}\n"));
    Ok((lines, number))
}

/// An identifier without what parts the columns.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Puts the new name on disk too, where the system can.
fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(folder) = File::open(folder) {
        // Systems that cannot do it for folders do not need it.
        let _ = folder.sync_all();
    }
}

/// Numbers from the files that partners name; counted where none is named.
pub(super) struct PartnerNumbers {
    pub(super) partners: Arc<Partners>,
    pub(super) counted: CountFrom,
}

impl ControlNumbers for PartnerNumbers {
    fn next(&mut self, of: &Numbered<'_>) -> io::Result<u64> {
        let syntax = if of.what.name().starts_with("x12") { Syntax::X12 } else { Syntax::Edifact };
        let partner = self.partners.other(syntax, [(of.sender, ""), (of.recipient, "")]).or_else(|| {
            // Groups are addressed by identifiers of their own.
            let by_group = |party: &super::Party| party.x12.routing == of.recipient && !of.recipient.is_empty();
            self.partners.partners.iter().find(|partner| by_group(&partner.party))
        });
        let own = partner.and_then(|partner| partner.numbers.as_ref());
        match own.or(self.partners.numbers.as_ref()) {
            Some(path) => NumberFile::new(path).next(of),
            None => self.counted.next(of),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tradelane_legacy::{ControlNumbers, Counted, Numbered};

    use super::{NumberFile, counted};

    #[test]
    fn a_number_is_given_once_whoever_asks() {
        let folder = std::env::temp_dir().join(format!("tradelane-numbers-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("numbers.tsv");
        let ask = || {
            let mut file = NumberFile::new(&path);
            let of = Numbered { what: Counted::X12Interchange, sender: "A\tB", recipient: "C" };
            (0..25).map(|_| file.next(&of).unwrap()).collect::<Vec<u64>>()
        };
        let threads: Vec<_> = std::thread::scope(|scope| {
            let running: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
            running.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        let distinct: BTreeSet<u64> = threads.iter().copied().collect();
        assert_eq!(distinct, (1..=100).collect());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "x12-interchange\tA B\tC\t100\n");
        std::fs::write(&path, "x12-interchange\tA B\tC\tx\n").unwrap();
        let of = Numbered { what: Counted::X12Interchange, sender: "A", recipient: "C" };
        let error = NumberFile::new(&path).next(&of).unwrap_err();
        assert!(error.to_string().contains("numbers.tsv: line 1 is no line of numbers"), "{error}");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn after_the_greatest_number_comes_the_first() {
        assert_eq!(counted("k\t999\nother\t5\n", "k", 999).unwrap(), ("other\t5\nk\t1\n".to_owned(), 1));
        assert_eq!(counted("", "k", 999).unwrap(), ("k\t1\n".to_owned(), 1));
    }
}
