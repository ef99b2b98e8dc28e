//! One page for each code list.

use tradelane::CodeList;

use super::Page;
use super::markdown::{cell, code, table};

/// Lists of more codes than this are looked up rather than printed.
const PRINTED: usize = 300;

pub(super) fn page() -> Page {
    let lists: Vec<&CodeList> = tradelane::code_list_names().filter_map(tradelane::code_list).collect();
    let rows = lists.iter().map(|list| {
        let name = list.name();
        vec![format!("[`{name}`](codes/{name}.md)"), cell(list.source()), cell(list.version()), list.len().to_string()]
    });
    let text = format!(
        "# Code lists\n\nThe lists that ship with this version, each a file `codes/NAME.tsv`. `tradelane codes NAME WORDS` \
         looks codes up.\n\n{}",
        table(&["list", "source", "version", "codes"], rows)
    );
    let below = lists.iter().map(|list| one(list)).collect();
    Page { below, ..Page::new("reference/codes.md", "Code lists", text) }
}

fn one(list: &CodeList) -> Page {
    let name = list.name();
    let (version, source, date, count) = (list.version(), list.source(), list.date(), list.len());
    let mut text = format!("# {name}\n\nSource: {source}. Version {version}, of {date}; {count} codes.\n\n");
    if count > PRINTED {
        text.push_str(&format!(
            "The codes stand in `codes/{name}.tsv`; `tradelane codes {name} WORDS` looks them up.\n"
        ));
    } else if list.entries().any(|entry| entry.minor.is_some()) {
        let rows = list.entries().map(|entry| {
            let minor = entry.minor.map_or_else(String::new, |minor| minor.to_string());
            vec![code(entry.code), cell(entry.name), minor]
        });
        text.push_str(&table(&["code", "meaning", "decimals"], rows));
    } else {
        let rows = list.entries().map(|entry| vec![code(entry.code), cell(entry.name)]);
        text.push_str(&table(&["code", "meaning"], rows));
    }
    Page::new(format!("reference/codes/{name}.md"), name, text)
}
