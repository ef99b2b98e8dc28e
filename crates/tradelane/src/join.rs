//! Interchanges put together, the bytes of messages untouched.

use std::io::{self, Write};

use tradelane_findings::{Finding, Layer, Place};
use tradelane_legacy::pieces::{Piece, PieceKind};
use tradelane_legacy::{References, duplicate_reference};

use crate::detect::Syntax;
use crate::input::Input;
use crate::split::{Header, open, trailer_fault};

/// How interchanges are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JoinOptions {
    /// Whether messages of interchanges whose headers say the same go into one.
    pub into_one: bool,
    /// Whether a message or group gets another reference where one before it has the same. Its header and trailer are
    /// changed, nothing else.
    pub renumber: bool,
}

/// Puts interchanges together, one input after another.
pub struct Joiner<W: Write> {
    out: W,
    options: JoinOptions,
    syntax: Option<Syntax>,
    /// The interchange that is written.
    written: Option<Header>,
    /// The interchange that is read.
    read: Option<Header>,
    group: Option<Header>,
    /// The service string before the header that comes next.
    advice: Vec<u8>,
    /// References in the interchange that is written, and those of interchanges.
    used: References,
    interchanges: References,
    in_message: bool,
    /// The other reference that the message, or the group, that is open got.
    renamed: Option<String>,
    renamed_group: Option<String>,
    has_output: bool,
    terminator: Option<u8>,
    findings: Vec<Finding>,
}

impl<W: Write> Joiner<W> {
    /// Writes to `out`.
    pub fn new(out: W, options: JoinOptions) -> Self {
        Self {
            out,
            options,
            syntax: None,
            written: None,
            read: None,
            group: None,
            advice: Vec::new(),
            used: References::default(),
            interchanges: References::default(),
            in_message: false,
            renamed: None,
            renamed_group: None,
            has_output: false,
            terminator: None,
            findings: Vec::new(),
        }
    }

    /// Adds an input; `told` gets what is found in it, while it is read. An input of another syntax than the first is
    /// told and left out.
    ///
    /// # Errors
    /// Where the input cannot be read, the output not be written, or a finding not be told.
    pub fn add(
        &mut self,
        input: Input,
        syntax: Option<Syntax>,
        told: &mut dyn FnMut(Finding) -> io::Result<()>,
    ) -> io::Result<()> {
        let name = std::sync::Arc::clone(input.name());
        let (mut pieces, syntax) = match open(input, syntax)? {
            Ok(opened) => opened,
            Err(finding) => return told(finding),
        };
        if *self.syntax.get_or_insert(syntax) != syntax {
            let place = Place { file: Some(name), line: 1, column: 1, ..Place::default() };
            let message = "this input is of another syntax than those before; it is left out";
            return told(Finding::error("not-joined", Layer::Syntax, message).in_source(place));
        }
        while let Some(piece) = pieces.next_piece()? {
            if self.options.into_one {
                self.merge(&piece)?
            } else {
                self.append(&piece)?
            }
            self.findings.drain(..).try_for_each(&mut *told)?;
        }
        self.end_read()?;
        if let Some(terminator) = self.terminator.take() {
            self.out.write_all(&[terminator])?;
        }
        self.findings.drain(..).try_for_each(told)
    }

    /// Closes what is open.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.close_written()?;
        self.out.flush()?;
        Ok(self.out)
    }

    /// Writes a piece as it stands.
    fn append(&mut self, piece: &Piece) -> io::Result<()> {
        match piece.kind {
            // A byte-order mark says something at the start of a file alone.
            PieceKind::Blank if self.has_output => {
                let bytes = piece.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&piece.bytes);
                return self.out.write_all(bytes);
            }
            PieceKind::Interchange => {
                self.end_read()?;
                self.read = Some(Header::new(piece, Vec::new()));
            }
            PieceKind::InterchangeEnd => self.read = None,
            PieceKind::Other => self.tell_other(piece),
            _ => {}
        }
        self.write(piece)
    }

    fn write(&mut self, piece: &Piece) -> io::Result<()> {
        self.has_output = true;
        self.terminator = piece.missing_terminator();
        self.out.write_all(&piece.bytes)
    }

    fn merge(&mut self, piece: &Piece) -> io::Result<()> {
        match piece.kind {
            PieceKind::Blank => Ok(()),
            PieceKind::Advice => {
                self.end_read()?;
                self.advice.clone_from(&piece.bytes);
                Ok(())
            }
            PieceKind::Interchange => self.interchange(piece),
            PieceKind::Group => self.group(piece),
            PieceKind::Message => self.message(piece),
            PieceKind::Segment | PieceKind::Lone => self.write(piece),
            PieceKind::MessageEnd => {
                self.in_message = false;
                match self.renamed.take() {
                    Some(reference) => self.write(&piece.with_reference(&reference)),
                    None => self.write(piece),
                }
            }
            PieceKind::GroupEnd => self.group_end(piece),
            PieceKind::InterchangeEnd => self.interchange_end(piece),
            PieceKind::Other => {
                self.tell_other(piece);
                self.write(piece)
            }
        }
    }

    fn interchange(&mut self, piece: &Piece) -> io::Result<()> {
        self.end_read()?;
        let header = Header::new(piece, std::mem::take(&mut self.advice));
        let continues = self.written.as_ref().is_some_and(|written| written.piece.identity() == piece.identity());
        if !continues {
            if let Some(written) = &self.written {
                let message = format!(
                    "interchange {} says other things than {} before it (partners, test, syntax or separators); another begins",
                    text(&piece.reference()),
                    text(&written.piece.reference())
                );
                let finding = Finding::info("not-joined", Layer::Syntax, message).in_source(piece.place.clone());
                self.findings.push(finding.help("name files of the same partners one after another"));
            }
            self.begin(&header)?;
        }
        self.read = Some(header);
        Ok(())
    }

    /// Begins an interchange that is written.
    fn begin(&mut self, header: &Header) -> io::Result<()> {
        self.close_written()?;
        let mut identity = header.piece.identity();
        identity.extend_from_slice(&header.piece.reference());
        if !self.interchanges.is_new(&identity) {
            let finding = duplicate_reference("interchanges of the same partners", &text(&header.piece.reference()));
            self.findings.push(finding.in_source(header.piece.place.clone()));
        }
        self.used.clear();
        self.out.write_all(header.advice())?;
        self.write(&header.piece)?;
        self.written = Some(Header::new(&header.piece, Vec::new()));
        Ok(())
    }

    fn close_written(&mut self) -> io::Result<()> {
        let Some(written) = self.written.take() else { return Ok(()) };
        if let Some(terminator) = self.terminator.take() {
            self.out.write_all(&[terminator])?;
        }
        self.out.write_all(&written.piece.closing(written.held(self.syntax.unwrap_or(Syntax::Edifact))))
    }

    /// Groups and messages outside groups do not stand in one interchange.
    fn part_from(&mut self, is_group: bool) -> io::Result<()> {
        let Some(written) = &self.written else { return Ok(()) };
        let mixes = if is_group { written.groups == 0 && written.messages > 0 } else { written.groups > 0 };
        if let Some(read) = self.read.take_if(|read| mixes && read.groups + read.messages == 0) {
            self.begin(&read)?;
            self.read = Some(read);
        }
        Ok(())
    }

    fn group(&mut self, piece: &Piece) -> io::Result<()> {
        self.end_group()?;
        self.part_from(true)?;
        for header in [&mut self.read, &mut self.written].into_iter().flatten() {
            header.groups += 1;
        }
        let (piece, renamed) = self.unique(piece, "groups of one interchange");
        self.renamed_group = renamed;
        self.write(&piece)?;
        self.group = Some(Header::new(&piece, Vec::new()));
        Ok(())
    }

    fn message(&mut self, piece: &Piece) -> io::Result<()> {
        self.end_message();
        self.in_message = true;
        if let Some(group) = &mut self.group {
            // The references of what stands in a group stay as they are with the group.
            group.messages += 1;
            return self.write(piece);
        }
        self.part_from(false)?;
        for header in [&mut self.read, &mut self.written].into_iter().flatten() {
            header.messages += 1;
        }
        if self.read.is_none() {
            let message = "the message stands in no interchange; it is kept so";
            let finding = Finding::warning("missing-envelope", Layer::Syntax, message);
            self.findings.push(finding.in_source(piece.place.clone()));
            self.close_written()?;
            return self.write(piece);
        }
        let (piece, renamed) = self.unique(piece, "messages of one interchange");
        self.renamed = renamed;
        self.write(&piece)
    }

    /// The piece, with another reference where its own was used before and may be changed.
    fn unique(&mut self, piece: &Piece, what: &str) -> (Piece, Option<String>) {
        let reference = piece.reference();
        if self.used.is_new(&reference) {
            return (piece.clone(), None);
        }
        if !self.options.renumber {
            let finding = duplicate_reference(what, &text(&reference)).in_source(piece.place.clone());
            self.findings.push(finding.help("--renumber gives the second one another reference"));
            return (piece.clone(), None);
        }
        let first = self.written.as_ref().map_or(1, |written| written.groups.max(written.messages));
        let other = self.used.next_free(first);
        (piece.with_reference(&other), Some(other))
    }

    fn group_end(&mut self, piece: &Piece) -> io::Result<()> {
        self.end_message();
        let Some(group) = self.group.take() else {
            self.tell_other(piece);
            return self.write(piece);
        };
        let renamed = self.renamed_group.take();
        let trailer = renamed.map_or_else(|| piece.clone(), |reference| piece.with_reference(&reference));
        match trailer_fault(&trailer, &group.piece, group.messages, "group-count") {
            Some(finding) => {
                self.findings.push(finding);
                self.out.write_all(&group.piece.closing(group.messages))
            }
            None => self.write(&trailer),
        }
    }

    fn interchange_end(&mut self, piece: &Piece) -> io::Result<()> {
        self.end_group()?;
        let Some(read) = self.read.take() else {
            self.tell_other(piece);
            return self.write(piece);
        };
        let held = read.held(self.syntax.unwrap_or(Syntax::Edifact));
        self.findings.extend(trailer_fault(piece, &read.piece, held, "interchange-count"));
        Ok(())
    }

    fn end_message(&mut self) {
        self.renamed = None;
        if std::mem::take(&mut self.in_message) {
            let place = self.group.as_ref().or(self.read.as_ref()).map(|header| header.piece.place.clone());
            let message = "a message in this group or interchange has no trailer; what is there is kept";
            let finding = Finding::error("missing-trailer", Layer::Syntax, message);
            self.findings.push(Finding { source: place, ..finding });
        }
    }

    fn end_group(&mut self) -> io::Result<()> {
        self.end_message();
        let Some(group) = self.group.take() else { return Ok(()) };
        let finding = Finding::error("missing-group-trailer", Layer::Syntax, "the functional group has no trailer");
        self.findings.push(finding.in_source(group.piece.place.clone()));
        self.out.write_all(self.terminator.take().as_slice())?;
        self.out.write_all(&group.piece.closing(group.messages))
    }

    /// What is read ends without a trailer, or has ended.
    fn end_read(&mut self) -> io::Result<()> {
        self.end_group()?;
        self.out.write_all(self.terminator.take().as_slice())?;
        if let Some(read) = self.read.take() {
            let finding =
                Finding::error("missing-interchange-trailer", Layer::Syntax, "the interchange has no trailer");
            self.findings.push(finding.in_source(read.piece.place));
        }
        Ok(())
    }

    fn tell_other(&mut self, piece: &Piece) {
        let message = "what stands here belongs to no message; it is kept where it stands";
        self.findings.push(Finding::error("unexpected-bytes", Layer::Syntax, message).in_source(piece.place.clone()));
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
