//! Codes of one list as codes of another.

use std::collections::BTreeMap;

use super::Remark;

/// A code table: `legacy,standard` rows.
///
/// A code outside the table is never guessed: it is carried with the table's name in front (`cn-unit:004`), so that it
/// cannot be taken for a code of the standard's own list, and written back without it. A code that says nothing (`P,`)
/// has no standard code: it is known, and written only where a row says so. A row of all codes that start with something
/// (`-*,rejected`) is read where no other has the code, and never written. Rows behind a line `# written` are never read: the
/// list has one code where the standard has several.
#[derive(Clone, Debug, Default)]
pub struct CodeTable {
    name: String,
    /// Whether codes outside the table are expected (`# open`): they are carried without a word.
    is_open: bool,
    standard_of: BTreeMap<String, String>,
    legacy_of: BTreeMap<String, String>,
    /// The standard codes of all legacy codes that start with something.
    starting: Vec<(String, String)>,
}

impl CodeTable {
    /// Reads a table from its CSV text.
    ///
    /// # Errors
    /// Where a line has no two columns, or a legacy code stands twice; the text says which line.
    pub fn parse(name: &str, csv: &str) -> Result<Self, String> {
        let mut table = Self { name: name.to_owned(), ..Self::default() };
        let mut is_written = false;
        for (index, line) in csv.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim_end();
            table.is_open |= line == "# open";
            is_written |= line == "# written";
            if index == 0 || line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut columns = line.split(',');
            let (Some(legacy), Some(standard)) = (columns.next(), columns.next()) else {
                return Err(format!("codes/{name}.csv line {}: no two columns", index + 1));
            };
            if let Some(start) = legacy.strip_suffix('*') {
                table.starting.push((start.to_owned(), standard.to_owned()));
                continue;
            }
            if !is_written && table.standard_of.insert(legacy.to_owned(), standard.to_owned()).is_some() {
                return Err(format!("codes/{name}.csv line {}: \"{legacy}\" stands twice", index + 1));
            }
            table.legacy_of.entry(standard.to_owned()).or_insert_with(|| legacy.to_owned());
        }
        Ok(table)
    }

    fn standard(&self, legacy: &str) -> Option<&String> {
        let starting = || self.starting.iter().find(|(start, _)| legacy.starts_with(start.as_str()));
        // XML may have white space around a code.
        let trimmed = || self.standard_of.get(legacy.trim());
        self.standard_of.get(legacy).or_else(|| starting().map(|(_, standard)| standard)).or_else(trimmed)
    }

    /// The standard's code.
    pub(crate) fn read(&self, legacy: &str) -> (String, Option<Remark>) {
        match self.standard(legacy) {
            Some(standard) => (standard.clone(), None),
            None => {
                let message =
                    format!("\"{legacy}\" is not in the code table {}; it is carried as it stands", self.name);
                let remark = (!self.is_open).then(|| Remark::new("unmapped-code", message));
                (format!("{}:{legacy}", self.name), remark)
            }
        }
    }

    /// The legacy code; a code that was carried as it stood is written as it stood.
    ///
    /// # Errors
    /// Where the list has no such code: another list's code would be read as one of this.
    pub(crate) fn write(&self, standard: &str) -> Result<String, Remark> {
        let carried = standard.strip_prefix(self.name.as_str()).and_then(|rest| rest.strip_prefix(':'));
        match (carried, self.legacy_of.get(standard)) {
            (Some(carried), _) => Ok(carried.to_owned()),
            (None, Some(legacy)) => Ok(legacy.clone()),
            (None, None) => {
                let message = format!("\"{standard}\" has no code in the code table {}", self.name);
                Err(Remark::new("unmapped-code", message))
            }
        }
    }

    /// The standard's word for a code.
    ///
    /// # Errors
    /// Where the table has none.
    pub(crate) fn read_word(&self, legacy: &str) -> Result<String, Remark> {
        let fault = || Remark::new("unmapped-code", format!("\"{legacy}\" is not in the code table {}", self.name));
        self.standard(legacy).cloned().ok_or_else(fault)
    }

    /// The code of one of the standard's words.
    ///
    /// # Errors
    /// Where the table has none.
    pub(crate) fn write_word(&self, standard: &str) -> Result<String, Remark> {
        let fault =
            || Remark::new("unmapped-code", format!("\"{standard}\" has no code in the code table {}", self.name));
        self.legacy_of.get(standard).cloned().ok_or_else(fault)
    }

    /// A code that is in no row of the table.
    ///
    /// # Errors
    /// Where it is in one.
    pub(crate) fn other(&self, code: &str) -> Result<String, Remark> {
        if self.standard(code).is_some() {
            let message = format!("\"{code}\" is one of the code table {}, which has a word for it", self.name);
            return Err(Remark::new("unmapped-code", message));
        }
        Ok(code.to_owned())
    }

    /// Whether a standard code has a legacy counterpart, or is a carried one.
    pub fn knows_standard(&self, standard: &str) -> bool {
        self.legacy_of.contains_key(standard)
            || standard.strip_prefix(self.name.as_str()).is_some_and(|rest| rest.starts_with(':'))
    }
}
