//! A sheet of a workbook (xlsx, ECMA-376) as the rows of a table, each cell with its place.
//!
//! What cells hold is written as the export of the sheet to CSV would have it: numbers with the decimals and leading zeros
//! of their format and a point, dates as `2026-11-25`, moments as `2026-11-25T14:30:00`, `TRUE` and `FALSE`, formulas as
//! the value that was saved with them. All of the sheet is held at once; what the workbook unpacks to is counted first.

use std::fmt::Write;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use tradelane_findings::{Finding, Layer, Place};

/// The most bytes of a workbook as it is packed.
pub const MOST_PACKED: u64 = 64 << 20;
/// The most bytes that it unpacks to, and of the text of a sheet.
const MOST_UNPACKED: u64 = 256 << 20;
/// The most marks of XML in it, which elements are counted by.
const MOST_MARKS: usize = 24 << 20;
/// The most parts.
const MOST_PARTS: usize = 4096;

/// A sheet as the text of a table with commas.
#[derive(Debug)]
pub struct Sheet {
    /// The text.
    pub text: Vec<u8>,
    /// Where its cells are in the sheet.
    pub cells: Arc<Cells>,
    /// What was wrong with cells.
    pub findings: Vec<Finding>,
}

/// Where the cells of a sheet stand in the text made of it.
#[derive(Debug, Default)]
pub struct Cells {
    sheet: String,
    /// Offset in the text, row and column from 0, by offset.
    places: Vec<(u64, u32, u32)>,
}

impl Cells {
    /// Gives a place in the text the row and column of the cell that it is in.
    pub(crate) fn set(&self, place: &mut Place) {
        let before = self.places.partition_point(|(offset, ..)| *offset <= place.offset);
        let Some(&(_, row, column)) = before.checked_sub(1).and_then(|at| self.places.get(at)) else { return };
        (place.line, place.column) = (u64::from(row) + 1, u64::from(column) + 1);
        place.within = Some(self.name(row, column));
    }

    /// `Sheet1!B3`
    fn name(&self, row: u32, column: u32) -> String {
        let mut letters = Vec::new();
        let mut rest = u64::from(column) + 1;
        while rest > 0 {
            letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        let is_plain = self.sheet.chars().all(char::is_alphanumeric);
        let sheet = if is_plain { self.sheet.clone() } else { format!("'{}'", self.sheet.replace('\'', "''")) };
        format!("{sheet}!{letters}{}", u64::from(row) + 1)
    }
}

/// Reads a sheet of a workbook: the one that is named, or the first that is shown.
///
/// # Errors
/// Where there is no sheet to read: the finding that says why.
pub fn sheet(bytes: Vec<u8>, file: Option<Arc<str>>, name: Option<&str>) -> Result<Sheet, Box<Finding>> {
    let place = Place { file: file.clone(), line: 1, column: 1, ..Place::default() };
    let fault = |rule: &'static str, message: String| {
        Box::new(Finding::error(rule, Layer::Syntax, message).in_source(place.clone()))
    };
    bounded(&bytes).map_err(|message| fault("sheet-size", message))?;
    let broken = |error: &XlsxError| fault("sheet-form", format!("the workbook cannot be read: {error}"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let shown = |name: Option<&str>, sheet: &calamine::Sheet| match name {
        Some(name) => sheet.name == name,
        None => sheet.visible == SheetVisible::Visible,
    };
    let Some(found) = sheets.clone().find(|sheet| shown(name, sheet)).map(|sheet| sheet.name.clone()) else {
        let names: Vec<&str> = sheets.map(|sheet| sheet.name.as_str()).collect();
        let message = match name {
            Some(name) => format!("the workbook has no sheet \"{name}\""),
            None => "the workbook shows no sheet".to_owned(),
        };
        let finding = fault("sheet-name", message);
        return Err(Box::new(finding.help(format!("--sheet NAME says which is read; there are {}", names.join(", ")))));
    };
    let mut rows = Rows { file, ..Rows::default() };
    rows.cells.sheet.clone_from(&found);
    match rows.read(&mut book, &found) {
        Ok(()) => {}
        // What was read before the fault is there.
        Err(error) if !rows.text.is_empty() => rows.findings.push(*broken(&error)),
        Err(error) => return Err(broken(&error)),
    }
    Ok(Sheet { text: rows.text, cells: Arc::new(rows.cells), findings: rows.findings })
}

/// Unpacks a workbook once to count what is in it.
fn bounded(bytes: &[u8]) -> Result<(), String> {
    if bytes.len() as u64 > MOST_PACKED {
        return Err(format!("the workbook has more than {} MiB", MOST_PACKED >> 20));
    }
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    if archive.len() > MOST_PARTS {
        return Err(format!("the workbook has more than {MOST_PARTS} parts"));
    }
    let (mut left, mut marks) = (MOST_UNPACKED, 0);
    let mut buffer = vec![0; 64 << 10];
    for at in 0..archive.len() {
        // What cannot be unpacked is told by the reader, which fails at it.
        let Ok(mut part) = archive.by_index(at) else { continue };
        loop {
            let count = match part.read(&mut buffer) {
                Ok(0) | Err(_) => break,
                Ok(count) => count,
            };
            marks += memchr::memchr_iter(b'<', buffer.get(..count).unwrap_or_default()).count();
            let Some(rest) = left.checked_sub(count as u64) else {
                return Err(format!("the workbook unpacks to more than {} MiB", MOST_UNPACKED >> 20));
            };
            left = rest;
            if marks > MOST_MARKS {
                return Err(format!("the workbook has more than {MOST_MARKS} marks of XML"));
            }
        }
    }
    Ok(())
}

/// The rows of a sheet as they are written.
#[derive(Default)]
struct Rows {
    file: Option<Arc<str>>,
    text: Vec<u8>,
    cells: Cells,
    findings: Vec<Finding>,
    /// The row that is written, and the column of its last cell.
    last: Option<(u32, u32)>,
    /// The last column of the first row, to which later ones are filled up: a sheet ends rows with their last cell.
    width: Option<u32>,
}

impl Rows {
    fn read<R: io::Read + io::Seek>(&mut self, book: &mut Xlsx<R>, sheet: &str) -> Result<(), XlsxError> {
        let mut reader = book.worksheet_cells_reader(sheet)?;
        let code =
            |style: &calamine::Style| style.number_format.as_ref().and_then(|format| Digits::of(&format.format_code));
        let digits: Vec<Option<Digits>> = reader.styles().iter().map(code).collect();
        while let Some((cell, style)) = reader.next_cell_with_style_id()? {
            let (row, column) = cell.get_position();
            let text = match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::Error(error) => {
                    let message = format!("the cell holds the error {error}; it is read as empty");
                    self.fault("sheet-cell", message, (row, column));
                    continue;
                }
                value => text(value, digits.get(style).copied().flatten()),
            };
            if text.is_empty() {
                continue;
            }
            if self.text.len() as u64 + text.len() as u64 + u64::from(column.max(self.width.unwrap_or(0)))
                > MOST_UNPACKED
            {
                let message =
                    format!("the sheet has more than {} MiB of text; the rest is left out", MOST_UNPACKED >> 20);
                self.fault("sheet-size", message, (row, column));
                break;
            }
            self.cell(&text, (row, column));
        }
        self.end_row();
        Ok(())
    }

    fn end_row(&mut self) {
        let Some((_, column)) = self.last else { return };
        let width = *self.width.get_or_insert(column);
        self.text.extend(std::iter::repeat_n(b',', width.saturating_sub(column) as usize));
        self.text.push(b'\n');
    }

    fn cell(&mut self, text: &str, (row, column): (u32, u32)) {
        let (at, next) = match self.last {
            Some((last, at)) if last == row => (at, at.saturating_add(1)),
            Some((last, _)) if last < row => {
                self.end_row();
                (0, 0)
            }
            None => (0, 0),
            Some(_) => (0, u32::MAX),
        };
        if column < next {
            let message = "the cell stands behind one that comes after it; it is left out".to_owned();
            return self.fault("sheet-cell", message, (row, column));
        }
        self.text.extend(std::iter::repeat_n(b',', (column - at) as usize));
        self.cells.places.push((self.text.len() as u64, row, column));
        let is_quoted = text.contains([',', '"', '\n', '\r', '\u{feff}']);
        if is_quoted {
            self.text.push(b'"');
            self.text.extend_from_slice(text.replace('"', "\"\"").as_bytes());
            self.text.push(b'"');
        } else {
            self.text.extend_from_slice(text.as_bytes());
        }
        self.last = Some((row, column));
    }

    fn fault(&mut self, rule: &'static str, message: String, (row, column): (u32, u32)) {
        let place = Place {
            file: self.file.clone(),
            line: u64::from(row) + 1,
            column: u64::from(column) + 1,
            within: Some(self.cells.name(row, column)),
            ..Place::default()
        };
        self.findings.push(Finding::error(rule, Layer::Syntax, message).in_source(place));
    }
}

/// The digits that a number format shows at least before the point, and those behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Digits {
    before: usize,
    behind: usize,
}

impl Digits {
    /// Those of a format of zeros, as `0.00`, `00000` and `#,##0.00`; other formats show otherwise.
    fn of(code: &str) -> Option<Self> {
        let (before, behind) = code.split_once('.').unwrap_or((code, ""));
        let is_whole = before.bytes().all(|byte| matches!(byte, b'#' | b',' | b'0'));
        let is_plain = is_whole && behind.bytes().all(|byte| byte == b'0') && before.ends_with('0');
        let zeros = before.bytes().filter(|byte| *byte == b'0').count();
        (is_plain && code.len() <= 40).then_some(Self { before: zeros, behind: behind.len() })
    }

    /// A number with these digits, where they show all of it.
    fn show(self, number: f64) -> Option<String> {
        let shown = format!("{number:.0$}", self.behind);
        let (sign, digits) = shown.strip_prefix('-').map_or(("", shown.as_str()), |digits| ("-", digits));
        let whole = digits.find('.').unwrap_or(digits.len());
        let zeros = "0".repeat(self.before.saturating_sub(whole));
        (shown.parse() == Ok(number)).then(|| format!("{sign}{zeros}{digits}"))
    }
}

/// What a cell holds, as text.
fn text(value: &DataRef<'_>, digits: Option<Digits>) -> String {
    match value {
        DataRef::Int(number) => match digits.zip(number.to_string().parse().ok()) {
            Some((digits, float)) => digits.show(float).unwrap_or_else(|| number.to_string()),
            None => number.to_string(),
        },
        DataRef::Float(number) => digits.and_then(|digits| digits.show(*number)).unwrap_or_else(|| number.to_string()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) => moment_text(*moment),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn moment_text(moment: ExcelDateTime) -> String {
    let value = moment.as_f64();
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let mut time = format!("{hour:02}:{minute:02}:{second:02}");
    if milli > 0 {
        let _ = write!(time, ".{milli:03}");
    }
    match (hour, minute, second, milli) {
        // A time of day has no date; a span of more than a day is told in days, as it is kept.
        _ if (0.0..1.0).contains(&value) => time,
        _ if moment.is_duration() || value < 0.0 => value.to_string(),
        (0, 0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_format_does() {
        let check = |code: &str, number: f64, expect: &str| {
            assert_eq!(text(&DataRef::Float(number), Digits::of(code)), expect, "{code}");
        };
        check("0.00", 44.9, "44.90");
        check("#,##0.00", 1234.5, "1234.50");
        check("00000", 123.0, "00123");
        check("00000", -123.0, "-00123");
        check("0.00", 1.005, "1.005");
        check("General", 44.9, "44.9");
        check("0", 4_006_381_333_931.0, "4006381333931");
        check("0%", 0.2, "0.2");
        assert_eq!(text(&DataRef::Int(7), Digits::of("000")), "007");
    }

    #[test]
    fn cells_have_names() {
        let cells = Cells { sheet: "Price list".to_owned(), places: Vec::new() };
        assert_eq!(cells.name(0, 0), "'Price list'!A1");
        assert_eq!(cells.name(1_048_575, 16_383), "'Price list'!XFD1048576");
        assert_eq!(cells.name(9, 26), "'Price list'!AA10");
    }

    #[test]
    fn what_is_no_workbook_is_told() {
        let found = |bytes: &[u8]| sheet(bytes.to_vec(), None, None).unwrap_err().rule.to_string();
        assert_eq!(found(b"PK\x03\x04"), "sheet-form");
        assert_eq!(found(b""), "sheet-form");
    }
}
