//! Rows written as a sheet of a workbook (xlsx).

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use tradelane_findings::{Finding, Findings, Layer};

/// The most rows, columns and characters of a cell that a sheet takes (ECMA-376 and the vendor's "Excel specifications and
/// limits").
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const MOST_CHARACTERS: usize = 32_767;

/// Writes the text of a table as the one sheet of a workbook. Each cell is text, so that numbers keep their leading zeros
/// and decimals, and long ones all their digits. What a sheet does not take is told.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_sheet(text: &[u8], separator: u8, out: &mut impl Write, findings: &mut Findings) -> io::Result<()> {
    let mut book = Workbook::new();
    // The same rows give the same bytes, whatever day it is.
    if let Ok(date) = ExcelDateTime::from_ymd(2026, 1, 1) {
        book.set_properties(&DocProperties::new().set_creation_datetime(&date));
    }
    let sheet = book.add_worksheet();
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text);
    let mut tell = |message: String| {
        findings.push(Finding::error("not-written", Layer::Syntax, message).help("write the table as CSV"));
    };
    for (row, record) in reader.records().enumerate() {
        if row >= MOST_ROWS {
            tell(format!("a sheet has {MOST_ROWS} rows at most; the rest is left out"));
            break;
        }
        let record = record.map_err(io::Error::other)?;
        for (column, cell) in record.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let count = cell.encode_utf16().count();
            if column >= MOST_COLUMNS || count > MOST_CHARACTERS {
                let (row, column) = (row + 1, column + 1);
                tell(format!(
                    "row {row}, column {column} has {count} characters; a sheet takes {MOST_CHARACTERS} in each of \
                     {MOST_COLUMNS} columns"
                ));
                continue;
            }
            sheet.write_string(row as u32, column as u16, cell).map_err(other)?;
        }
    }
    out.write_all(&book.save_to_buffer().map_err(other)?)
}

fn other(error: XlsxError) -> io::Error {
    io::Error::other(error)
}
