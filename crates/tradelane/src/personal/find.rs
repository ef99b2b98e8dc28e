//! Where in a JSON document values stand that may be a person's.

use std::ops::Range;

use tradelane_model::personal::{Fields, Spot};

/// How deep a document may nest; a deeper one is refused by every reader.
const DEPTH: usize = 120;

/// What was found in a document's text.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The values that are marked, in order: a text with its quotes, a number, a word.
    pub(crate) values: Vec<Range<usize>>,
    /// What leaving the marked values out cuts from the text, in order.
    pub(crate) cuts: Vec<Range<usize>>,
    /// The pointers of properties that the standard does not have, so that nobody knows what they hold.
    pub(crate) unknown: Vec<String>,
    /// Whether there are extensions.
    pub(crate) has_extensions: bool,
    /// Where the text could not be read on.
    pub(crate) broken_at: Option<usize>,
}

/// Looks through a document; without `fields`, where its type is not known, every text counts as marked.
pub(crate) fn find(text: &[u8], fields: Option<&Fields>) -> Found {
    let mut finder = Finder { text, at: 0, fields, pointer: String::new(), found: Found::default() };
    let whole = Place { spot: fields.map(|_| Fields::ROOT), is_marked: fields.is_none() };
    if finder.value(whole, 0).is_none() {
        finder.found.broken_at = Some(finder.at.min(text.len()));
    }
    finder.found
}

struct Finder<'t> {
    text: &'t [u8],
    at: usize,
    fields: Option<&'t Fields>,
    pointer: String,
    found: Found,
}

/// What is known of a value before it is read.
#[derive(Clone, Copy)]
struct Place {
    /// Where it is in the type; `None` in what the standard does not describe.
    spot: Option<Spot>,
    /// Whether all in it is marked.
    is_marked: bool,
}

/// What a value says of itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// It stays when marked values are left out.
    Stays,
    /// It goes.
    Goes,
}

impl Finder<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn value(&mut self, place: Place, depth: usize) -> Option<Kept> {
        self.skip_space();
        match self.peek()? {
            b'{' if depth < DEPTH => self.object(place, depth),
            b'[' if depth < DEPTH => self.list(place, depth),
            b'{' | b'[' => None,
            _ => self.scalar(place),
        }
    }

    fn scalar(&mut self, place: Place) -> Option<Kept> {
        let start = self.at;
        if self.peek() == Some(b'"') {
            self.skip_string()?;
        } else {
            while self.peek().is_some_and(|byte| !byte.is_ascii_whitespace() && !b",]}:\"{[".contains(&byte)) {
                self.at += 1;
            }
        }
        if start == self.at {
            return None;
        }
        if place.is_marked {
            self.found.values.push(start..self.at);
        }
        Some(if place.is_marked { Kept::Goes } else { Kept::Stays })
    }

    fn skip_string(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.peek()? {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return Some(start..self.at);
                }
                _ => self.at += 1,
            }
        }
    }

    fn object(&mut self, place: Place, depth: usize) -> Option<Kept> {
        let scheme = self.scheme(place);
        let mut kept = Kept::Stays;
        let mut members = Members::default();
        self.at += 1;
        loop {
            self.skip_space();
            match self.peek()? {
                b'}' => break,
                b',' => {
                    self.at += 1;
                    continue;
                }
                b'"' => {}
                _ => return None,
            }
            let start = self.at;
            let key = self.skip_string()?;
            let key = key_text(self.text.get(key)?)?;
            self.skip_space();
            (self.peek()? == b':').then_some(())?;
            self.at += 1;
            let inner = self.member(place, &key, scheme.as_deref());
            let before = self.step(&key);
            let member = self.value(inner.0, depth + 1)?;
            self.pointer.truncate(before);
            // A field that has to be there takes its object with it.
            if member == Kept::Goes && inner.1 {
                kept = Kept::Goes;
            }
            members.add(start..self.at, member, &mut self.found.cuts);
        }
        members.end(&mut self.found.cuts);
        self.at += 1;
        Some(if place.is_marked { Kept::Goes } else { kept })
    }

    /// What a member is, and whether its object has to have it.
    fn member(&mut self, place: Place, key: &str, scheme: Option<&str>) -> (Place, bool) {
        let (Some(fields), Some(spot)) = (self.fields, place.spot) else {
            return (Place { spot: None, ..place }, false);
        };
        let Some(field) = fields.field(spot, key) else {
            if !fields.is_open(spot) {
                let pointer = format!("{}/{}", self.pointer, token(key));
                self.found.unknown.push(pointer);
                return (Place { spot: None, is_marked: true }, false);
            }
            return (Place { spot: None, ..place }, false);
        };
        self.found.has_extensions |= fields.is_open(field.spot);
        let holds = field.schemes.is_empty()
            || scheme.is_some_and(|scheme| field.schemes.iter().any(|known| known.eq_ignore_ascii_case(scheme)));
        let is_marked = place.is_marked || (field.class.is_some() && holds);
        (Place { spot: Some(field.spot), is_marked }, field.is_required)
    }

    /// The value of `scheme` in the object that starts here, where the class of a field hangs on it.
    fn scheme(&self, place: Place) -> Option<String> {
        let (fields, spot) = (self.fields?, place.spot?);
        fields.field(spot, "scheme")?;
        let range = crate::json::locate(self.text.get(self.at..)?, "/scheme")?;
        let text = self.text.get(self.at..)?.get(range)?;
        serde_json::from_slice(text).ok()
    }

    fn list(&mut self, place: Place, depth: usize) -> Option<Kept> {
        let item = self.fields.zip(place.spot).and_then(|(fields, spot)| fields.item(spot));
        let mut members = Members::default();
        let (mut index, mut stays) = (0_usize, 0_usize);
        self.at += 1;
        loop {
            self.skip_space();
            match self.peek()? {
                b']' => break,
                b',' => {
                    self.at += 1;
                    continue;
                }
                _ => {}
            }
            let start = self.at;
            let before = self.step(&index.to_string());
            let element = self.value(Place { spot: item, ..place }, depth + 1)?;
            self.pointer.truncate(before);
            stays += usize::from(element == Kept::Stays);
            members.add(start..self.at, element, &mut self.found.cuts);
            index += 1;
        }
        members.end(&mut self.found.cuts);
        self.at += 1;
        // A list that held marked values alone goes with them.
        Some(if place.is_marked || (index > 0 && stays == 0) { Kept::Goes } else { Kept::Stays })
    }

    /// Steps into a member; gives the length of the pointer before it.
    fn step(&mut self, name: &str) -> usize {
        let before = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(&token(name));
        before
    }
}

fn key_text(quoted: &[u8]) -> Option<String> {
    serde_json::from_slice(quoted).ok()
}

fn token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The members of an object or list as cuts are worked out: a member that goes takes one comma with it.
#[derive(Default)]
struct Members {
    last_kept: Option<usize>,
    pending: Option<Range<usize>>,
}

impl Members {
    fn add(&mut self, range: Range<usize>, kept: Kept, cuts: &mut Vec<Range<usize>>) {
        if kept == Kept::Stays {
            if let Some(pending) = self.pending.take() {
                cuts.push(pending.start..range.start);
            }
            self.last_kept = Some(range.end);
            return;
        }
        match self.last_kept {
            // From the end of what stays, with the comma after it.
            Some(end) => {
                cuts.push(end..range.end);
                self.last_kept = Some(range.end);
            }
            None => match &mut self.pending {
                Some(pending) => pending.end = range.end,
                None => self.pending = Some(range),
            },
        }
    }

    fn end(self, cuts: &mut Vec<Range<usize>>) {
        cuts.extend(self.pending);
    }
}
