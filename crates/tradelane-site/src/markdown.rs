//! Chapters in Markdown as HTML, with a place to link to for every heading, clause, field and code.

use std::collections::BTreeSet;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// A chapter as HTML.
pub(crate) struct Rendered {
    /// Its first heading.
    pub(crate) title: Option<String>,
    pub(crate) html: String,
    /// The places in it.
    pub(crate) marks: Vec<Mark>,
}

/// A place in a chapter.
pub(crate) struct Mark {
    /// `heading`, `clause`, `field` or `code`.
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) id: String,
}

/// What stands in the first column of tables whose rows are linked to.
const LINKED: [(&str, &str); 2] = [("field", "field"), ("code", "code")];

pub(crate) fn render(text: &str) -> Rendered {
    let events: Vec<Event<'_>> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let mut maker = Maker::default();
    let mut at = 0;
    while let Some(event) = events.get(at) {
        at += match event {
            Event::Start(Tag::Heading { level, .. }) => maker.heading(*level, &events, at),
            Event::Start(Tag::Table(_)) => maker.table(&events, at),
            Event::Start(Tag::TableRow) => maker.row(&events, at),
            Event::Html(html) | Event::InlineHtml(html) => maker.markup(html, &events, at),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = target(dest_url).into();
                let (link_type, title, id) = (*link_type, title.clone(), id.clone());
                maker.out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                1
            }
            other => {
                maker.out.push(other.clone());
                1
            }
        };
    }
    let mut html = String::new();
    html::push_html(&mut html, maker.out.into_iter());
    Rendered { title: maker.title, html, marks: maker.marks }
}

#[derive(Default)]
struct Maker<'e> {
    out: Vec<Event<'e>>,
    title: Option<String>,
    marks: Vec<Mark>,
    /// The section one is in, as its id, and its heading.
    section: String,
    heading: String,
    /// What rows of the table are, where they are linked to.
    row_kind: Option<&'static str>,
    used: BTreeSet<String>,
}

impl<'e> Maker<'e> {
    /// An id that no other place of the page has.
    fn id(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut more = 1;
        while !self.used.insert(id.clone()) {
            more += 1;
            id = format!("{wanted}-{more}");
        }
        id
    }

    /// A heading, with its id and a link to it; gives how many events it is.
    fn heading(&mut self, level: HeadingLevel, events: &[Event<'e>], at: usize) -> usize {
        let inner = until(events, at + 1, &TagEnd::Heading(level));
        let name = words(inner);
        let id = self.id(&slug(&name));
        if self.title.is_none() && level == HeadingLevel::H1 {
            self.title = Some(name.clone());
            self.section = String::new();
        } else {
            self.section.clone_from(&id);
            self.heading.clone_from(&name);
            self.marks.push(Mark { kind: "heading", name, text: String::new(), id: id.clone() });
        }
        let link = format!("<a class=\"link\" href=\"#{id}\" aria-label=\"link to this section\">#</a>");
        self.out.push(Event::Start(Tag::Heading {
            level,
            id: Some(id.into()),
            classes: Vec::new(),
            attrs: Vec::new(),
        }));
        self.out.extend(inner.iter().cloned());
        self.out.push(Event::InlineHtml(link.into()));
        self.out.push(Event::End(TagEnd::Heading(level)));
        inner.len() + 2
    }

    fn table(&mut self, events: &[Event<'e>], at: usize) -> usize {
        let first = until(events, at + 1, &TagEnd::TableCell);
        let name = words(first);
        self.row_kind = LINKED.iter().find(|(word, _)| *word == name).map(|(_, kind)| *kind);
        self.out.extend(events.get(at).cloned());
        1
    }

    /// A row of a table: one of a field or a code has an id and a link to it.
    fn row(&mut self, events: &[Event<'e>], at: usize) -> usize {
        let inner = until(events, at + 1, &TagEnd::TableRow);
        let Some(kind) = self.row_kind else {
            self.out.extend(events.get(at).cloned());
            return 1;
        };
        let mut cells = inner.split(|event| *event == Event::End(TagEnd::TableCell)).map(words);
        let name = cells.next().unwrap_or_default();
        // What a code means stands next to it, what a field means at the end.
        let text = if kind == "code" { cells.next() } else { cells.rfind(|cell| !cell.is_empty()) };
        let text = text.unwrap_or_default();
        let section = if self.section.is_empty() { kind } else { &self.section };
        let id = self.id(&format!("{section}.{name}").replace(char::is_whitespace, "-"));
        let id_shown = escape(&id);
        self.out.push(Event::Html(format!("<tr id=\"{id_shown}\">").into()));
        let mut is_first = true;
        for event in inner {
            self.out.push(linked(event));
            if is_first && matches!(event, Event::Start(Tag::TableCell)) {
                is_first = false;
                let link =
                    format!("<a class=\"link\" href=\"#{id_shown}\" aria-label=\"link to {}\">#</a>", escape(&name));
                self.out.push(Event::InlineHtml(link.into()));
            }
        }
        self.out.push(Event::Html("</tr>\n".into()));
        // A document's own fields are called after its page.
        let owner = match (kind, self.section.as_str()) {
            ("code", _) => None,
            (_, "" | "fields") => self.title.clone(),
            _ => Some(self.heading.clone()),
        };
        let name = owner.map_or(name.clone(), |owner| format!("{owner}.{}", name.trim_start_matches('/')));
        self.marks.push(Mark { kind, name, text, id });
        inner.len() + 2
    }

    /// Markup within a chapter: the anchor of a clause stays; all else is shown as it is written.
    fn markup(&mut self, html: &CowStr<'e>, events: &[Event<'e>], at: usize) -> usize {
        let id = html.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
        let is_id = |id: &&str| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        match id.filter(is_id) {
            Some(id) => {
                let clause = words(until(events, at + 1, &TagEnd::Paragraph));
                let text = clause.replace(&format!("[{id}]"), "");
                self.used.insert(id.to_owned());
                self.marks.push(Mark {
                    kind: "clause",
                    name: id.to_owned(),
                    text: text.trim().to_owned(),
                    id: id.to_owned(),
                });
                let link = format!("<a id=\"{id}\"></a><a class=\"link\" href=\"#{id}\" aria-label=\"link to {id}\">#");
                self.out.push(Event::InlineHtml(link.into()));
            }
            None if &**html == "</a>" => self.out.push(Event::InlineHtml("</a>".into())),
            None => self.out.push(Event::Text(html.clone())),
        }
        1
    }
}

/// An event of a row; links lead to pages.
fn linked<'e>(event: &Event<'e>) -> Event<'e> {
    match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => Event::Start(Tag::Link {
            link_type: *link_type,
            dest_url: target(dest_url).into(),
            title: title.clone(),
            id: id.clone(),
        }),
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html.clone()),
        other => other.clone(),
    }
}

/// The events from a place to the end of an element.
fn until<'a, 'e>(events: &'a [Event<'e>], from: usize, end: &TagEnd) -> &'a [Event<'e>] {
    let rest = events.get(from..).unwrap_or_default();
    let length = rest.iter().position(|event| matches!(event, Event::End(tag) if tag == end)).unwrap_or(rest.len());
    rest.get(..length).unwrap_or_default()
}

/// The words of events.
fn words(events: &[Event<'_>]) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// A heading as an id, as links in the chapters write it.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_alphanumeric() || c == '_' || c == '-' {
            slug.push(c);
        } else if c.is_whitespace() {
            slug.push('-');
        }
    }
    slug
}

/// The address of a page where a chapter is named.
fn target(address: &str) -> String {
    let (path, at) = address.split_once('#').map_or((address, ""), |(path, at)| (path, at));
    let is_page = !path.contains("://") && path.ends_with(".md");
    let path = if is_page { format!("{}.html", path.trim_end_matches(".md")) } else { path.to_owned() };
    if at.is_empty() { path } else { format!("{path}#{at}") }
}

/// A text in HTML.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
