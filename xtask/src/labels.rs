//! What the fields of CEB are called: from a table of fields with their labels, else from the words of the schema.
//!
//! The table has the columns business, direction, element, order, field, status, type and label, with tabs between. Labels
//! of import (`cbi/`) are names, those of export (`cbe/`) descriptions. The schema of export begins descriptions with a
//! name and a hyphen (`报送时间-企业报送时间。…`).

use std::collections::BTreeMap;

/// Titles by the names of a type and of a child of it.
pub(crate) type Titles = BTreeMap<(String, String), String>;

/// The labels of one side, by element and field.
pub(crate) struct Labels {
    labels: BTreeMap<(String, String), String>,
    /// Whether the labels are names.
    are_names: bool,
}

/// A name is not longer.
const LONGEST: usize = 14;

impl Labels {
    /// The labels of the businesses that begin so.
    pub(crate) fn of(fields: &str, side: &str) -> Self {
        let rows = fields.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let labels = rows.filter_map(|row| match row.as_slice() {
            [business, _, element, _, field, _, _, label, ..] if business.starts_with(side) => {
                Some(((format!("ceb:{element}"), format!("ceb:{field}")), label.trim().to_owned()))
            }
            _ => None,
        });
        Self { labels: labels.collect(), are_names: side == "cbi/" }
    }

    /// The titles for what the schema says.
    pub(crate) fn titles(&self, said: &Titles) -> Titles {
        let title = |(place, said): (&(String, String), &String)| {
            let label = self.labels.get(place).map(String::as_str).unwrap_or_default();
            let named = said.split_once('-').map(|(name, _)| name.trim()).filter(|name| is_name(name));
            let title = match named {
                _ if self.are_names && !label.is_empty() => label,
                Some(name) => name,
                None if label.is_empty() => head(said),
                None => head(label),
            };
            (place.clone(), title.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        said.iter().map(title).collect()
    }
}

fn is_name(text: &str) -> bool {
    let is_end = |c: char| !c.is_alphanumeric() || c.is_ascii_digit();
    !text.is_empty() && text.chars().count() <= LONGEST && !text.contains(is_end)
}

/// What stands before the first mark.
fn head(text: &str) -> &str {
    let is_mark = |c: char| " 。，；、（：！(),;:.-\n".contains(c);
    text.split(is_mark).next().unwrap_or_default().trim()
}
