//! Interchanges cut into parts, the bytes of messages untouched.

use std::io::{self, BufRead};
use std::sync::Arc;

use tradelane_findings::{Finding, Layer, Place, Severity};
use tradelane_legacy::pieces::{Piece, PieceKind, Pieces};

use crate::detect::Syntax;
use crate::input::Input;

/// What becomes a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SplitBy {
    /// Each interchange, as it stands.
    Interchange,
    /// Each functional group, in an interchange of its own; messages outside groups together.
    Group,
    /// Each message, in an interchange of its own.
    Message,
}

/// What a part is called by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its number, from 1.
    pub number: usize,
    /// The type of the message (`ORDERS`, `850`), the code of the group, `interchange`, or `rest`: bytes that belong to
    /// no message.
    pub content: String,
    /// The reference or control number as it stands, which may be any text.
    pub reference: String,
    /// EDIFACT or X12.
    pub syntax: Syntax,
}

impl Part {
    /// The most characters of a reference or type in a name.
    const LONGEST: usize = 40;

    /// A name for a file: number, content and reference. Only letters, digits, `-` and `_` are taken over, so that no
    /// reference leads out of a folder.
    pub fn file_name(&self) -> String {
        let mut name = format!("{:05}", self.number);
        for text in [&self.content, &self.reference] {
            let safe = text.chars().take(Self::LONGEST);
            let safe: String =
                safe.map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' }).collect();
            if !safe.is_empty() {
                name.push('-');
                name.push_str(&safe);
            }
        }
        name.push_str(if self.syntax == Syntax::X12 { ".x12" } else { ".edi" });
        name
    }
}

/// Where parts go.
pub trait Parts {
    /// A part begins.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn begin(&mut self, part: &Part) -> io::Result<()>;
    /// More bytes of the part.
    ///
    /// # Errors
    /// Where they cannot be written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// The part is complete.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn end(&mut self) -> io::Result<()>;
    /// Something is wrong with what is cut.
    ///
    /// # Errors
    /// Where it cannot be told.
    fn finding(&mut self, finding: Finding) -> io::Result<()>;
}

/// Cuts an input into parts, which are numbered from `number` on; gives the number of the last one. Parts together hold
/// every byte of messages, and what is broken; by interchange they hold every byte there is.
///
/// # Errors
/// Where the input cannot be read, or a part not be written.
pub fn split(
    input: Input,
    syntax: Option<Syntax>,
    by: SplitBy,
    number: usize,
    parts: &mut dyn Parts,
) -> io::Result<usize> {
    let (mut pieces, syntax) = match open(input, syntax)? {
        Ok(opened) => opened,
        Err(finding) => {
            parts.finding(finding)?;
            return Ok(number);
        }
    };
    let mut splitter = Splitter {
        by,
        syntax,
        parts,
        number,
        pending: Vec::new(),
        interchange: None,
        group: None,
        in_message: false,
        open: Open::Nothing,
        loose: 0,
        terminator: None,
        last: Place::default(),
    };
    while let Some(piece) = pieces.next_piece()? {
        splitter.last = piece.place.clone();
        splitter.piece(&piece)?;
    }
    splitter.end_interchange()?;
    splitter.close()?;
    splitter.keep_pending()?;
    Ok(splitter.number)
}

pub(crate) type Opened = (Pieces<Box<dyn BufRead + Send>>, Syntax);

/// The pieces of an input; a finding where it is neither EDIFACT nor X12.
pub(crate) fn open(mut input: Input, syntax: Option<Syntax>) -> io::Result<Result<Opened, Finding>> {
    let file = Arc::clone(input.name());
    let syntax = match syntax {
        Some(syntax) => Some(syntax),
        None => Syntax::detect(input.peek()?),
    };
    let reader = input.into_reader();
    Ok(match syntax {
        Some(Syntax::Edifact) => Ok((Pieces::edifact(reader, Some(file)), Syntax::Edifact)),
        Some(Syntax::X12) => Ok((Pieces::x12(reader, Some(file)), Syntax::X12)),
        _ => {
            let place = Place { file: Some(file), line: 1, column: 1, ..Place::default() };
            let message = "the input is no interchange of EDIFACT or X12";
            Err(Finding::error("unknown-format", Layer::Syntax, message).in_source(place))
        }
    })
}

/// What a part that is open holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Nothing,
    Interchange,
    Group,
    /// Messages outside groups.
    Loose,
    Message,
    Rest,
}

/// A header, what came before it, and what it held so far.
pub(crate) struct Header {
    pub(crate) piece: Piece,
    advice: Vec<u8>,
    pub(crate) groups: u64,
    pub(crate) messages: u64,
    parts: u64,
}

impl Header {
    pub(crate) fn new(piece: &Piece, advice: Vec<u8>) -> Self {
        Self { piece: piece.clone(), advice, groups: 0, messages: 0, parts: 0 }
    }

    /// What stands before it: the service string.
    pub(crate) fn advice(&self) -> &[u8] {
        &self.advice
    }

    /// How many groups, or messages where there are none, its trailer has to tell. X12 counts groups alone.
    pub(crate) fn held(&self, syntax: Syntax) -> u64 {
        if self.groups > 0 || syntax == Syntax::X12 { self.groups } else { self.messages }
    }
}

/// The finding that a trailer does not tell what there is, where it does not.
pub(crate) fn trailer_fault(trailer: &Piece, header: &Piece, held: u64, rule: &'static str) -> Option<Finding> {
    let number = |text: &[u8]| {
        let text = String::from_utf8_lossy(text).into_owned();
        text.parse::<u64>().map_or(text, |number| number.to_string())
    };
    let (told, due) = (number(&trailer.reference()), number(&header.reference()));
    let (rule, message) = if trailer.count() != Some(held) {
        let told = String::from_utf8_lossy(&trailer.element(1)).into_owned();
        (rule, format!("the trailer tells \"{told}\"; there are {held}"))
    } else if told != due {
        ("control-reference", format!("the trailer has the reference \"{told}\", its header \"{due}\""))
    } else {
        return None;
    };
    Some(Finding::error(rule, Layer::Syntax, message).in_source(trailer.place.clone()))
}

struct Splitter<'p> {
    by: SplitBy,
    syntax: Syntax,
    parts: &'p mut dyn Parts,
    number: usize,
    /// What stands before a header: blanks, the service string.
    pending: Vec<u8>,
    interchange: Option<Header>,
    group: Option<Header>,
    in_message: bool,
    open: Open,
    /// How many messages the part of loose messages holds.
    loose: u64,
    /// The terminator that the last segment lacks, where the input ends in it.
    terminator: Option<u8>,
    last: Place,
}

impl Splitter<'_> {
    fn piece(&mut self, piece: &Piece) -> io::Result<()> {
        match piece.kind {
            PieceKind::Blank => self.blank(piece),
            PieceKind::Advice => {
                self.end_interchange()?;
                self.close()?;
                self.pending.extend_from_slice(&piece.bytes);
                Ok(())
            }
            PieceKind::Interchange => self.interchange(piece),
            PieceKind::Group => self.group(piece),
            PieceKind::Message => self.message(piece),
            PieceKind::Segment => {
                self.terminator = piece.missing_terminator();
                self.parts.write(&piece.bytes)
            }
            PieceKind::MessageEnd => self.message_end(piece),
            PieceKind::Lone => self.lone(piece),
            PieceKind::GroupEnd => self.group_end(piece),
            PieceKind::InterchangeEnd => self.interchange_end(piece),
            PieceKind::Other => self.other(piece),
        }
    }

    fn blank(&mut self, piece: &Piece) -> io::Result<()> {
        if self.open != Open::Nothing {
            return self.parts.write(&piece.bytes);
        }
        if self.by == SplitBy::Interchange {
            self.pending.extend_from_slice(&piece.bytes);
        }
        Ok(())
    }

    fn interchange(&mut self, piece: &Piece) -> io::Result<()> {
        self.end_interchange()?;
        self.close()?;
        let advice = std::mem::take(&mut self.pending);
        if self.by == SplitBy::Interchange {
            self.begin(Open::Interchange, "interchange", Some(piece))?;
            self.parts.write(&advice)?;
            self.parts.write(&piece.bytes)?;
        }
        self.interchange = Some(Header::new(piece, advice));
        Ok(())
    }

    fn group(&mut self, piece: &Piece) -> io::Result<()> {
        self.end_group()?;
        if let Some(interchange) = &mut self.interchange {
            interchange.groups += 1;
        }
        self.group = Some(Header::new(piece, Vec::new()));
        match self.by {
            SplitBy::Interchange => self.verbatim(piece, Open::Group),
            SplitBy::Group => {
                self.close()?;
                self.begin(Open::Group, &piece.content(), Some(piece))?;
                self.headers(false)?;
                self.parts.write(&piece.bytes)
            }
            SplitBy::Message => Ok(()),
        }
    }

    fn message(&mut self, piece: &Piece) -> io::Result<()> {
        self.cut_message()?;
        self.in_message = true;
        for header in [&mut self.interchange, &mut self.group].into_iter().flatten() {
            header.messages += 1;
        }
        match self.by {
            SplitBy::Interchange if self.open == Open::Interchange => {}
            SplitBy::Group if self.open == Open::Group => {}
            SplitBy::Group if self.interchange.is_some() => {
                if self.open != Open::Loose {
                    self.close()?;
                    self.begin(Open::Loose, &piece.content(), Some(piece))?;
                    self.headers(false)?;
                }
                self.loose += 1;
            }
            _ => {
                self.close()?;
                self.begin(Open::Message, &piece.content(), Some(piece))?;
                self.headers(true)?;
            }
        }
        self.parts.write(&piece.bytes)
    }

    fn message_end(&mut self, piece: &Piece) -> io::Result<()> {
        self.in_message = false;
        self.terminator = piece.missing_terminator();
        self.parts.write(&piece.bytes)?;
        if self.open == Open::Message { self.close() } else { Ok(()) }
    }

    /// A segment that is a message by itself.
    fn lone(&mut self, piece: &Piece) -> io::Result<()> {
        if self.open == Open::Interchange {
            return self.parts.write(&piece.bytes);
        }
        self.close()?;
        self.begin(Open::Rest, "TA1", None)?;
        self.headers(false)?;
        self.parts.write(&piece.bytes)?;
        if let Some(interchange) = &self.interchange {
            self.parts.write(&interchange.piece.closing(0))?;
        }
        self.close()
    }

    fn group_end(&mut self, piece: &Piece) -> io::Result<()> {
        self.cut_message()?;
        let Some(group) = self.group.take() else {
            self.tell(Severity::Error, "unexpected-trailer", "a trailer closes a group that was not opened", piece)?;
            return self.verbatim(piece, Open::Rest);
        };
        let fault = trailer_fault(piece, &group.piece, group.messages, "group-count");
        let is_right = fault.is_none();
        if let Some(finding) = fault {
            self.parts.finding(finding)?;
        }
        match self.by {
            SplitBy::Interchange => self.verbatim(piece, Open::Rest),
            SplitBy::Group => {
                let closing = if is_right { piece.bytes.clone() } else { group.piece.closing(group.messages) };
                self.terminator = piece.missing_terminator().filter(|_| is_right);
                self.parts.write(&closing)?;
                self.close()
            }
            SplitBy::Message => Ok(()),
        }
    }

    fn interchange_end(&mut self, piece: &Piece) -> io::Result<()> {
        self.end_group()?;
        let Some(interchange) = self.interchange.take() else {
            let text = "a trailer closes an interchange that was not opened";
            self.tell(Severity::Error, "unexpected-trailer", text, piece)?;
            return self.verbatim(piece, Open::Rest);
        };
        let held = interchange.held(self.syntax);
        if let Some(finding) = trailer_fault(piece, &interchange.piece, held, "interchange-count") {
            self.parts.finding(finding)?;
        }
        if self.by == SplitBy::Interchange {
            self.verbatim(piece, Open::Rest)?;
            self.open = Open::Nothing;
            return self.parts.end();
        }
        self.interchange = Some(interchange);
        self.close()?;
        self.keep_empty()
    }

    /// What is no segment of a message: kept in a part of its own, unless the part that is open is kept as it stands.
    fn other(&mut self, piece: &Piece) -> io::Result<()> {
        let (rule, message) =
            match piece.body().iter().take(3).all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
                true => ("segment-outside-message", "a segment stands outside a message"),
                false => ("unexpected-bytes", "bytes here are no segment"),
            };
        self.tell(Severity::Error, rule, message, piece)?;
        self.verbatim(piece, Open::Rest)
    }

    /// Writes a piece into the part that is open; where none is that takes it, into one of what is left over.
    fn verbatim(&mut self, piece: &Piece, open: Open) -> io::Result<()> {
        let takes = match self.open {
            Open::Interchange | Open::Group | Open::Rest => true,
            Open::Nothing | Open::Loose | Open::Message => false,
        };
        if !takes {
            self.close()?;
            let pending = std::mem::take(&mut self.pending);
            self.begin(open, "rest", None)?;
            self.parts.write(&pending)?;
        }
        self.parts.write(&piece.bytes)
    }

    /// The headers that a part needs before its first message.
    fn headers(&mut self, with_group: bool) -> io::Result<()> {
        match &self.interchange {
            Some(interchange) => {
                self.parts.write(&interchange.advice)?;
                self.parts.write(&interchange.piece.bytes)?;
            }
            None => self.parts.write(&std::mem::take(&mut self.pending))?,
        }
        match &self.group {
            Some(group) if with_group => self.parts.write(&group.piece.bytes),
            _ => Ok(()),
        }
    }

    /// Begins a part that is called by the reference of a header.
    fn begin(&mut self, open: Open, content: &str, header: Option<&Piece>) -> io::Result<()> {
        self.number += 1;
        self.open = open;
        if let Some(interchange) = &mut self.interchange {
            interchange.parts += 1;
        }
        let reference = header.map_or_else(Vec::new, Piece::reference);
        let reference = String::from_utf8_lossy(&reference).into_owned();
        self.parts.begin(&Part { number: self.number, content: content.to_owned(), reference, syntax: self.syntax })
    }

    /// Ends the part that is open, with the trailers it needs.
    fn close(&mut self) -> io::Result<()> {
        let open = std::mem::replace(&mut self.open, Open::Nothing);
        if open == Open::Nothing {
            return Ok(());
        }
        let terminator = self.terminator.take();
        let is_whole = matches!(open, Open::Interchange | Open::Rest);
        if let Some(terminator) = terminator.filter(|_| !is_whole) {
            self.parts.write(&[terminator])?;
        }
        if open == Open::Message
            && let Some(group) = &self.group
        {
            self.parts.write(&group.piece.closing(1))?;
        }
        let count = if open == Open::Loose { std::mem::take(&mut self.loose) } else { 1 };
        if let Some(interchange) = self.interchange.as_ref().filter(|_| !is_whole) {
            self.parts.write(&interchange.piece.closing(count))?;
        }
        self.parts.end()
    }

    /// A message that has no trailer.
    fn cut_message(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.in_message) {
            return Ok(());
        }
        let text = "the message before this has no trailer; what is there is kept";
        let finding = Finding::error("missing-trailer", Layer::Syntax, text).in_source(self.last.clone());
        self.parts.finding(finding)?;
        if self.open == Open::Message { self.close() } else { Ok(()) }
    }

    fn end_group(&mut self) -> io::Result<()> {
        self.cut_message()?;
        let Some(group) = self.group.take() else { return Ok(()) };
        let text = "the functional group has no trailer";
        let finding = Finding::error("missing-group-trailer", Layer::Syntax, text);
        self.parts.finding(finding.in_source(group.piece.place.clone()))?;
        if self.open == Open::Group && self.by == SplitBy::Group {
            let terminator = self.terminator.take();
            self.parts.write(terminator.as_slice())?;
            self.parts.write(&group.piece.closing(group.messages))?;
            return self.close();
        }
        Ok(())
    }

    /// Ends an interchange that has no trailer.
    fn end_interchange(&mut self) -> io::Result<()> {
        self.end_group()?;
        let Some(interchange) = &self.interchange else { return Ok(()) };
        let finding = Finding::error("missing-interchange-trailer", Layer::Syntax, "the interchange has no trailer")
            .in_source(interchange.piece.place.clone());
        self.parts.finding(finding)?;
        self.close()?;
        self.keep_empty()
    }

    /// Forgets an interchange that is closed; one that held nothing is a part too, so that it is not lost.
    fn keep_empty(&mut self) -> io::Result<()> {
        let Some(interchange) = self.interchange.take() else { return Ok(()) };
        if interchange.parts > 0 {
            return Ok(());
        }
        self.begin(Open::Rest, "interchange", Some(&interchange.piece))?;
        self.parts.write(&interchange.advice)?;
        self.parts.write(&interchange.piece.bytes)?;
        self.parts.write(&interchange.piece.closing(0))?;
        self.close()
    }

    /// What stands before a header that does not come.
    fn keep_pending(&mut self) -> io::Result<()> {
        let pending = std::mem::take(&mut self.pending);
        if self.number == 0 || !pending.is_empty() {
            let finding = Finding::error("no-message", Layer::Syntax, "there is no message here");
            self.parts.finding(finding.in_source(self.last.clone()))?;
        }
        if pending.is_empty() {
            return Ok(());
        }
        self.begin(Open::Rest, "rest", None)?;
        self.parts.write(&pending)?;
        self.close()
    }

    fn tell(&mut self, severity: Severity, rule: &'static str, message: &str, piece: &Piece) -> io::Result<()> {
        let finding = Finding::new(rule, Layer::Syntax, severity, message);
        self.parts.finding(finding.in_source(piece.place.clone()))
    }
}
