//! `tradelane split`.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tradelane::{Finding, Input, Part, Parts, Report, Severity, SplitBy, Syntax};

use crate::arguments::{ReportForm, Split, SplitLevel};
use crate::report::{self, counted};
use crate::{Outcome, Status, inputs};

pub(crate) fn run(options: &Split) -> Outcome {
    let files = inputs::expand(&options.inputs)?;
    let syntax = inputs::syntax(options.from.as_deref())?;
    let by = match options.by {
        SplitLevel::Interchange => SplitBy::Interchange,
        SplitLevel::Group => SplitBy::Group,
        SplitLevel::Message => SplitBy::Message,
    };
    let folder = PathBuf::from(&options.directory);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let reporter = Report::new(options.report.format.into(), anstream::stderr());
    let mut parts = Folder { folder, force: options.force, file: None, reporter };
    let mut number = 0;
    let mut all_read = true;
    for file in &files {
        match split_file(file, syntax, by, number, &mut parts) {
            Ok(last) => number = last,
            // Parts are numbered on over all inputs: after a fault numbers would no longer be those of a whole run.
            Err(error) if parts.file.is_some() => return Err(error.to_string()),
            Err(error) => all_read &= report::unreadable(file, &error)?,
        }
    }
    parts.reporter.finish().map_err(|error| error.to_string())?;
    if options.report.format == ReportForm::Human {
        let summary = report::summary(&parts.reporter);
        let what = if summary.is_empty() { String::new() } else { format!("; {summary}") };
        anstream::eprintln!("{} written to {}{what}", counted(number, "part"), parts.folder.display());
    }
    Ok(Status::of(all_read, parts.reporter.count(Severity::Error) > 0))
}

fn split_file(
    file: &str,
    syntax: Option<Syntax>,
    by: SplitBy,
    number: usize,
    parts: &mut Folder<impl Write>,
) -> io::Result<usize> {
    tradelane::split(Input::open(file)?, syntax, by, number, parts)
}

/// Parts as files of a folder.
struct Folder<W: Write> {
    folder: PathBuf,
    force: bool,
    file: Option<(PathBuf, BufWriter<File>)>,
    reporter: Report<W>,
}

impl<W: Write> Parts for Folder<W> {
    fn begin(&mut self, part: &Part) -> io::Result<()> {
        let path = self.folder.join(part.file_name());
        let file = create(&path, self.force)?;
        self.file = Some((path, BufWriter::with_capacity(1 << 16, file)));
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.file {
            Some((path, file)) => file.write_all(bytes).map_err(|error| named(path, &error)),
            None => Ok(()),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        match self.file.take() {
            Some((path, mut file)) => file.flush().map_err(|error| named(&path, &error)),
            None => Ok(()),
        }
    }

    fn finding(&mut self, finding: Finding) -> io::Result<()> {
        self.reporter.finding(&finding)
    }
}

/// A new file. One that is there stays as it is, unless it may be replaced; then it is, and what it links to stays.
fn create(path: &Path, force: bool) -> io::Result<File> {
    if force && path.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
        fs::remove_file(path).map_err(|error| named(path, &error))?;
    }
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    opened.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            let message = format!("{} is there already; --force replaces it", path.display());
            io::Error::new(io::ErrorKind::AlreadyExists, message)
        }
        _ => named(path, &error),
    })
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
