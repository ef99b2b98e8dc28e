//! A crosswalk drafted for a table, by the names of its columns and by what they hold.

mod known;
mod values;
mod words;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use tradelane_findings::{Finding, Layer, Place};
use tradelane_legacy::table::{self, Sample};
use tradelane_model::documents::DocumentType;

use crate::Input;
use known::Known;
use values::Fit;
use words::likeness;

/// How much of a table is looked at.
const MOST_BYTES: u64 = 1 << 20;
const MOST_ROWS: usize = 200;

/// Likeness from which a column has a meaning, and from which one is worth a remark, of 1000.
const ENOUGH: usize = 600;
const WORTH: usize = 250;

/// A crosswalk to go on from.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The crosswalk.
    pub text: String,
    /// How many columns the table has, and how many of them have rows.
    pub columns: usize,
    /// How many of them have rows.
    pub matched: usize,
}

/// Drafts the crosswalk of a table (`table/NAME`) to a type of document.
///
/// # Errors
/// Where the input cannot be read; inside, the finding that says why there is no table in it.
pub fn draft_crosswalk(
    mut input: Input,
    name: &str,
    document: DocumentType,
) -> io::Result<Result<Draft, Box<Finding>>> {
    let file = Arc::clone(input.name());
    let (sheet, encoding) = (input.sheet(), input.encoding()?);
    let mut reader = input.into_reader();
    let mut start = Vec::new();
    if reader.fill_buf()?.starts_with(crate::feed::WORKBOOK) {
        reader.take(table::MOST_PACKED + 1).read_to_end(&mut start)?;
        match table::sheet(start, Some(Arc::clone(&file)), sheet.as_deref()) {
            Ok(sheet) => start = sheet.text,
            Err(finding) => return Ok(Err(finding)),
        }
    } else {
        reader.take(MOST_BYTES).read_to_end(&mut start)?;
        if let Some(encoding) = encoding {
            start = encoding.decoded(&start);
        }
    }
    let Some(sample) = table::sample(&start, MOST_ROWS) else {
        let place = Place { file: Some(file), line: 1, column: 1, ..Place::default() };
        let message = "the first line names no columns";
        return Ok(Err(Box::new(Finding::error("table-header", Layer::Syntax, message).in_source(place))));
    };
    Ok(Ok(drafted(&sample, name, document.name(), &file)))
}

/// A column with what it was found to mean.
struct Column<'s> {
    name: &'s str,
    values: Vec<&'s str>,
    meaning: Option<Meaning>,
    /// What it may mean besides, or why it does not mean what its name says.
    remarks: Vec<String>,
}

struct Meaning {
    part: Option<String>,
    list: String,
    rows: Vec<(String, Option<String>)>,
}

fn drafted(sample: &Sample, name: &str, document: &str, file: &str) -> Draft {
    let known = known::known(document);
    let mut columns = columns(sample);
    assign(&mut columns, &known);
    numbers_of_goods(&mut columns, &known);
    remark(&mut columns, &known);
    let matched = columns.iter().filter(|column| column.meaning.is_some()).count();
    Draft { text: text(&columns, sample, (name, document, file)), columns: columns.len(), matched }
}

/// The columns, those apart that a crosswalk cannot name.
fn columns(sample: &Sample) -> Vec<Column<'_>> {
    let mut taken = BTreeSet::new();
    let named = sample
        .columns
        .iter()
        .enumerate()
        .filter(|(_, name)| !name.is_empty() && !name.contains(['"', '\n', '\t', '\r']));
    let once = named.filter(|(_, name)| taken.insert(name.to_lowercase().replace('_', " ")));
    once.map(|(at, name)| {
        let values =
            sample.rows.iter().filter_map(|row| row.get(at)).map(String::as_str).filter(|value| !value.is_empty());
        Column { name, values: values.collect(), meaning: None, remarks: Vec::new() }
    })
    .collect()
}

/// Gives columns their meanings, the surest first; each meaning once.
fn assign(columns: &mut [Column<'_>], known: &[Known]) {
    let mut pairs = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let own = words::words(column.name);
        for (number, known) in known.iter().enumerate() {
            let likeness = likeness(&own, &known.words);
            if likeness >= ENOUGH {
                pairs.push((std::cmp::Reverse(likeness), number, at));
            }
        }
    }
    pairs.sort_unstable();
    let mut taken: BTreeSet<(String, String)> = BTreeSet::new();
    for (_, number, at) in pairs {
        let (Some(column), Some(known)) = (columns.get_mut(at), known.get(number)) else { continue };
        let is_taken = known.rows.iter().any(|(field, _)| taken.contains(&(known.list.clone(), field.clone())));
        if column.meaning.is_some() || is_taken {
            continue;
        }
        match rows(&column.values, known) {
            Ok(rows) => {
                taken.extend(rows.iter().map(|(field, _)| (known.list.clone(), field.clone())));
                column.meaning = Some(Meaning { part: known.part.clone(), list: known.list.clone(), rows });
            }
            Err(why) => column.remarks.push(format!("{} by its name, but {why}", place(&known.list, &known.rows))),
        }
    }
}

/// The rows of a meaning that the values of a column fit.
fn rows(values: &[&str], known: &Known) -> Result<Vec<(String, Option<String>)>, &'static str> {
    let mut fitting = Vec::new();
    let mut why = "";
    for (field, codec) in &known.rows {
        match values::fit(values, field, codec.as_deref()) {
            Fit::As(codec) => fitting.push((field.clone(), codec)),
            Fit::Not(fault) => why = fault,
        }
    }
    if fitting.is_empty() { Err(why) } else { Ok(fitting) }
}

/// A column of GTINs is that of the goods, whatever its name.
fn numbers_of_goods(columns: &mut [Column<'_>], known: &[Known]) {
    let is_gtin = |rows: &[(String, Option<String>)]| rows.iter().any(|(field, _)| field.ends_with("item.gtin"));
    if columns.iter().any(|column| column.meaning.as_ref().is_some_and(|meaning| is_gtin(&meaning.rows))) {
        return;
    }
    let Some(known) = known.iter().find(|known| is_gtin(&known.rows)) else { return };
    let mut free = columns.iter_mut().filter(|column| column.meaning.is_none() && values::are_gtins(&column.values));
    if let Some(column) = free.next() {
        column.meaning = Some(Meaning { part: known.part.clone(), list: known.list.clone(), rows: known.rows.clone() });
    }
}

/// Notes for columns without a meaning which ones come nearest.
fn remark(columns: &mut [Column<'_>], known: &[Known]) {
    for column in columns.iter_mut().filter(|column| column.meaning.is_none()) {
        let own = words::words(column.name);
        let mut near: Vec<(usize, String)> = known
            .iter()
            .map(|known| {
                let in_title = own.intersection(&known.title).count() * 500 / own.len().max(1);
                (likeness(&own, &known.words).max(in_title), place(&known.list, &known.rows))
            })
            .filter(|(likeness, _)| *likeness >= WORTH)
            .collect();
        near.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
        let mut told = BTreeSet::new();
        let best: Vec<String> =
            near.into_iter().map(|(_, place)| place).filter(|place| told.insert(place.clone())).take(3).collect();
        if !best.is_empty() && column.remarks.is_empty() {
            column.remarks.push(format!("perhaps {}", best.join(", ")));
        }
    }
}

fn place(list: &str, rows: &[(String, Option<String>)]) -> String {
    let field = rows.first().map(|(field, _)| field.as_str()).unwrap_or_default();
    if list.is_empty() { field.to_owned() } else { format!("{list}[].{field}") }
}

/// The number of the document: the column that says it, else one that the row's own number is taken from.
enum Number<'c> {
    Key(&'c str),
    OfRow(&'c str),
}

fn number<'c>(columns: &[Column<'c>]) -> Option<Number<'c>> {
    let says = |list: bool, field: &str| {
        let is = |column: &&Column<'_>| {
            let meaning = column.meaning.as_ref().filter(|meaning| meaning.list.is_empty() != list);
            meaning.is_some_and(|meaning| meaning.rows.iter().any(|(known, _)| known == field))
        };
        columns.iter().find(is).map(|column| column.name)
    };
    let own = says(false, "number").map(Number::Key);
    let of_row = || says(true, "item.sellerCode").or_else(|| says(true, "item.gtin")).map(Number::OfRow);
    let any = || columns.iter().find(|column| column.meaning.as_ref().is_some_and(|meaning| !meaning.list.is_empty()));
    own.or_else(of_row).or_else(|| any().map(|column| Number::OfRow(column.name)))
}

/// Whether rows behind the first of a document leave what is told of it empty.
fn is_told_once(sample: &Sample, key: &str, columns: &[Column<'_>]) -> bool {
    let at = |name: &str| sample.columns.iter().position(|column| column == name);
    let of_document =
        columns.iter().filter(|column| column.meaning.as_ref().is_some_and(|meaning| meaning.list.is_empty()));
    let others: Vec<usize> =
        of_document.filter(|column| column.name != key).filter_map(|column| at(column.name)).collect();
    let Some(key) = at(key) else { return false };
    let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    let pairs = || sample.rows.windows(2).filter_map(|pair| pair.first().zip(pair.last()));
    let mut later = pairs().filter(|(before, row)| cell(row, key) == cell(before, key)).map(|(_, row)| row);
    !others.is_empty()
        && later.next().is_some()
        && pairs().all(|(before, row)| {
            cell(row, key) != cell(before, key) || others.iter().all(|&at| cell(row, at).is_empty())
        })
}

fn text(columns: &[Column<'_>], sample: &Sample, (name, document, file): (&str, &str, &str)) -> String {
    let mut text = format!(
        "# Drafted by the header line of {}, to go on from: columns that nothing is known of stand at the end.\n\
         crosswalk table/{name} <-> {document} 1.0\n",
        file.rsplit(['/', '\\']).next().unwrap_or_default()
    );
    let number = number(columns);
    if let Some(Number::Key(key)) = number {
        let once = if is_told_once(sample, key, columns) { " once" } else { "" };
        let _ = writeln!(text, "key \"{key}\"{once}");
    }
    let mut parts: Vec<(String, &str)> = vec![(capital(document), "")];
    for meaning in columns.iter().filter_map(|column| column.meaning.as_ref()) {
        if !parts.iter().any(|(_, list)| *list == meaning.list) {
            let usual = if meaning.list.starts_with("items") { "Item" } else { "Line" };
            let named = meaning.part.clone().filter(|part| !parts.iter().any(|(known, _)| known == part));
            parts.push((named.unwrap_or_else(|| usual.to_owned()), &meaning.list));
        }
    }
    for (part, list) in &parts {
        let _ = match list.is_empty() {
            true => writeln!(text, "\n{part} <-> . {{"),
            false => writeln!(text, "{part}[] <-> {list}[] {{"),
        };
        if let (true, Some(Number::OfRow(column))) = (list.is_empty(), &number) {
            let _ = writeln!(text, "  {:<28}  -> number", format!("\"{column}\""));
        }
        for (column, meaning) in columns.iter().filter_map(|column| Some((column, column.meaning.as_ref()?))) {
            for (field, codec) in meaning.rows.iter().filter(|_| meaning.list == *list) {
                let codec = codec.as_ref().map(|codec| format!(" | {codec}")).unwrap_or_default();
                let _ = writeln!(text, "  {:<28} <-> {field}{codec}", format!("\"{}\"", column.name));
            }
        }
        text.push_str("}\n");
    }
    let others: Vec<&Column<'_>> = columns.iter().filter(|column| column.meaning.is_none()).collect();
    if !others.is_empty() {
        text.push_str("\n# Not mapped yet, with a value of the file:\n");
    }
    for column in others {
        let value: String = column.values.first().map(|value| value.chars().take(40).collect()).unwrap_or_default();
        let value = value.replace(['\n', '\r'], " ");
        let _ = writeln!(text, "# \"{}\" ({value}) {}", column.name, column.remarks.join("; "));
    }
    text
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
