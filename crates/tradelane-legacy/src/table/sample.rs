//! The first rows of a table whose columns nobody knows yet.

use csv::ReaderBuilder;

use super::header::{Header, MOST_COLUMNS, MOST_LINE, SEPARATORS};

/// The header line and the first rows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// What rows say, in the order of the columns.
    pub rows: Vec<Vec<String>>,
}

/// Reads the header line and at most so many rows of a table. The separator is the one that parts the header line into the
/// most columns. None where there is no header line.
pub fn sample(start: &[u8], most: usize) -> Option<Sample> {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let line = Header::line(start);
    if line.is_empty() || line.len() > MOST_LINE {
        return None;
    }
    let read = |separator: u8, text: &[u8], most: usize| -> Vec<Vec<String>> {
        let mut reader = ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text);
        let rows = reader.byte_records().map_while(Result::ok).take(most);
        rows.map(|row| row.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect()).collect()
    };
    let columns = |separator: u8| read(separator, line, 1).first().map_or(0, Vec::len);
    // Of like separators the first is the more usual.
    let separator = SEPARATORS.into_iter().rev().max_by_key(|separator| columns(*separator))?;
    let mut rows = read(separator, start, most + 1).into_iter();
    let columns = rows.next().filter(|columns| columns.len() <= MOST_COLUMNS)?;
    Some(Sample { columns, rows: rows.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_found() {
        let check = |text: &str, columns: &[&str], row: &[&str]| {
            let found = sample(text.as_bytes(), 5).expect("a header line");
            assert_eq!((found.columns.as_slice(), found.rows), (columns.map_owned().as_slice(), vec![row.map_owned()]));
        };
        check("a,b;c\n1,\"2\n3\"\n", &["a", "b;c"], &["1", "2\n3"]);
        check("\u{feff}a;b;c,d\r\n1;2;3\r\n", &["a", "b", "c,d"], &["1", "2", "3"]);
        check("a\tb\n1\t2\n", &["a", "b"], &["1", "2"]);
        assert_eq!(sample(b"", 5), None);
    }

    trait Owned {
        fn map_owned(&self) -> Vec<String>;
    }

    impl Owned for &[&str] {
        fn map_owned(&self) -> Vec<String> {
            self.iter().map(|text| (*text).to_owned()).collect()
        }
    }
}
