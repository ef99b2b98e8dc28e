//! The canonical form of a document or an element: Canonical XML 1.0 (W3C Recommendation, 15 March 2001).

use crate::parse::{Attribute, Document, Element, Node, Scope, XML};

/// What of a document to write.
#[derive(Clone, Copy, Default)]
pub(crate) struct Part {
    /// The element, or the whole document.
    pub(crate) apex: Option<usize>,
    /// An element that is left out, with all that stands in it.
    pub(crate) without: Option<usize>,
    /// Whether comments are kept.
    pub(crate) with_comments: bool,
}

/// The canonical form of a part of a document.
pub(crate) fn canonical(document: &Document, part: Part) -> Vec<u8> {
    let mut writing = Writing { out: Vec::new(), scope: Scope::default(), open: Vec::new() };
    let nodes = match part.apex {
        Some(apex) => {
            writing.inherit(document, apex);
            apex..end(document, apex) + 1
        }
        None => 0..document.nodes.len(),
    };
    let mut skip_to = None;
    for (at, node) in document.nodes.iter().enumerate().take(nodes.end).skip(nodes.start) {
        if skip_to.is_some_and(|end| at <= end) {
            continue;
        }
        match node {
            Node::Start(element) if part.without == Some(at) => skip_to = Some(element.end),
            Node::Start(element) if part.apex == Some(at) => writing.apex(document, element),
            Node::Start(element) => writing.start(element),
            Node::End => writing.end(),
            Node::Text(text) => writing.text(text),
            Node::Comment(_) if !part.with_comments => {}
            Node::Comment(text) => {
                writing.outside(at < document.root, |out| write(out, &["<!--", text, "-->"]));
            }
            Node::Instruction(target, data) => {
                let between = if data.is_empty() { "" } else { " " };
                writing.outside(at < document.root, |out| write(out, &["<?", target, between, data, "?>"]));
            }
        }
    }
    writing.out
}

/// Where the end of an element stands.
fn end(document: &Document, at: usize) -> usize {
    match document.nodes.get(at) {
        Some(Node::Start(element)) => element.end,
        _ => at,
    }
}

fn write(out: &mut Vec<u8>, texts: &[&str]) {
    texts.iter().for_each(|text| out.extend_from_slice(text.as_bytes()));
}

struct Writing<'d> {
    out: Vec<u8>,
    scope: Scope,
    open: Vec<&'d Element>,
}

impl<'d> Writing<'d> {
    /// Takes the namespaces that hold where an element stands.
    fn inherit(&mut self, document: &Document, apex: usize) {
        let mut around = ancestors(document, apex);
        around.reverse();
        around.iter().for_each(|element| self.scope.enter(&element.declared));
    }

    /// The element that is written alone: it shows all namespaces that hold, and has the `xml:` attributes around it.
    fn apex(&mut self, document: &Document, element: &'d Element) {
        self.scope.enter(&element.declared);
        write(&mut self.out, &["<", &element.name]);
        let all: Vec<(String, String)> =
            self.scope.all().map(|(prefix, namespace)| (prefix.to_owned(), namespace.to_owned())).collect();
        all.iter().for_each(|(prefix, namespace)| self.declaration(prefix, namespace));
        let mut attributes: Vec<&Attribute> = element.attributes.iter().collect();
        let mut at = element.parent;
        while let Some(Node::Start(around)) = at.and_then(|at| document.nodes.get(at)) {
            let inherited = around.attributes.iter().filter(|attribute| attribute.namespace == XML);
            for attribute in inherited {
                if !attributes.iter().any(|known| known.namespace == XML && known.local == attribute.local) {
                    attributes.push(attribute);
                }
            }
            at = around.parent;
        }
        attributes.sort();
        attributes.into_iter().for_each(|attribute| self.attribute(attribute));
        self.out.push(b'>');
        self.open.push(element);
    }

    fn start(&mut self, element: &'d Element) {
        write(&mut self.out, &["<", &element.name]);
        for (prefix, namespace) in &element.declared {
            if self.scope.get(prefix).unwrap_or_default() != namespace {
                self.declaration(prefix, namespace);
            }
        }
        self.scope.enter(&element.declared);
        element.attributes.iter().for_each(|attribute| self.attribute(attribute));
        self.out.push(b'>');
        self.open.push(element);
    }

    fn end(&mut self) {
        let Some(element) = self.open.pop() else { return };
        write(&mut self.out, &["</", &element.name, ">"]);
        self.scope.leave(&element.declared);
    }

    fn declaration(&mut self, prefix: &str, namespace: &str) {
        let colon = if prefix.is_empty() { "" } else { ":" };
        write(&mut self.out, &[" xmlns", colon, prefix, "=\""]);
        self.escaped(namespace, true);
        self.out.push(b'"');
    }

    fn attribute(&mut self, attribute: &Attribute) {
        write(&mut self.out, &[" ", &attribute.name, "=\""]);
        self.escaped(&attribute.value, true);
        self.out.push(b'"');
    }

    fn text(&mut self, text: &str) {
        self.escaped(text, false);
    }

    fn escaped(&mut self, text: &str, is_attribute: bool) {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\t', '\n', '\r']) {
            let (before, from) = rest.split_at(at);
            let (special, after) = from.split_at(1);
            let escaped = match (special, is_attribute) {
                ("&", _) => "&amp;",
                ("<", _) => "&lt;",
                (">", false) => "&gt;",
                ("\r", _) => "&#xD;",
                ("\"", true) => "&quot;",
                ("\t", true) => "&#x9;",
                ("\n", true) => "&#xA;",
                (other, _) => other,
            };
            write(&mut self.out, &[before, escaped]);
            rest = after;
        }
        write(&mut self.out, &[rest]);
    }

    /// A comment or an instruction; outside of the document element it stands in a line of its own.
    fn outside(&mut self, is_before: bool, write: impl FnOnce(&mut Vec<u8>)) {
        let is_outside = self.open.is_empty();
        if is_outside && !is_before {
            self.out.push(b'\n');
        }
        write(&mut self.out);
        if is_outside && is_before {
            self.out.push(b'\n');
        }
    }
}

/// The elements around one, the innermost first.
fn ancestors(document: &Document, at: usize) -> Vec<&Element> {
    let element = |at: usize| match document.nodes.get(at) {
        Some(Node::Start(element)) => Some(element),
        _ => None,
    };
    let first = element(at).and_then(|element| element.parent).and_then(element);
    std::iter::successors(first, |around| around.parent.and_then(element)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Part, canonical};
    use crate::parse::parse;

    /// The canonical form of the first element with this name, or of the whole.
    fn form(text: &str, with_comments: bool) -> String {
        let document = parse(text).unwrap_or_else(|fault| panic!("{}", fault.message));
        String::from_utf8(canonical(&document, Part { with_comments, ..Part::default() })).unwrap_or_default()
    }

    // What `xmllint --c14n` makes of the same documents (libxml2 2.9.14), which keeps comments.
    #[test]
    fn documents_are_written_as_xmllint_writes_them() {
        let check = |text: &str, expected: &str| assert_eq!(form(text, true), expected, "{text}");
        check(
            "<?xml version=\"1.0\"?>\n\n<?a  b c?>\n<!--x--><doc >\r\n a&#13;&gt;<![CDATA[<&>]]>\n</doc  >\n<?z?>\n<!-- y -->\n",
            "<?a b c?>\n<!--x-->\n<doc>\n a&#xD;&gt;&lt;&amp;&gt;\n</doc>\n<?z?>\n<!-- y -->",
        );
        check(
            "<e5 a:attr='out' b:attr='sorted' attr2='all' attr=\"I'm &quot;\" xmlns:b='http://b' xmlns:a='http://a' xmlns='http://d'/>",
            "<e5 xmlns=\"http://d\" xmlns:a=\"http://a\" xmlns:b=\"http://b\" attr=\"I'm &quot;\" attr2=\"all\" a:attr=\"out\" b:attr=\"sorted\"></e5>",
        );
        check(
            "<a xmlns='http://u' xmlns:p='http://v'><b xmlns='' xmlns:p='http://v'><c xmlns=''/><d xmlns='http://u' x='1&#9;2&#10;3\n4\t5&lt;>'/></b></a>",
            "<a xmlns=\"http://u\" xmlns:p=\"http://v\"><b xmlns=\"\"><c></c><d xmlns=\"http://u\" x=\"1&#x9;2&#xA;3 4 5&lt;>\"></d></b></a>",
        );
    }

    /// The samples of the corpus against xmllint, where both are there.
    #[test]
    fn the_corpus_is_written_as_xmllint_writes_it() {
        let Some(corpus) = std::env::var_os("TRADELANE_CORPUS").map(std::path::PathBuf::from) else {
            println!("skipped: TRADELANE_CORPUS is not set");
            return;
        };
        let mut folders: Vec<_> = ["ceb", "gs1", "ubl"].map(|name| corpus.join(name)).into();
        let mut compared = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                // What is not well-formed, or not in UTF-8, has no form here.
                let Ok(text) = std::fs::read_to_string(&path) else { continue };
                let Ok(document) = parse(text.trim_start_matches('\u{FEFF}')) else { continue };
                let xmllint = std::process::Command::new("xmllint").args(["--nonet", "--c14n"]).arg(&path).output();
                let Ok(output) = xmllint else {
                    println!("skipped: xmllint is not here");
                    return;
                };
                if output.status.success() {
                    let part = Part { with_comments: true, ..Part::default() };
                    assert!(canonical(&document, part) == output.stdout, "{}", path.display());
                    compared += 1;
                }
            }
        }
        println!("{compared} documents have the canonical form that xmllint gives them");
        assert!(compared > 50, "{compared}");
    }

    #[test]
    fn comments_are_left_out_where_they_are_not_asked_for() {
        let text = "<!--x--><a>1<!-- y -->2<?p?></a><!--z-->";
        assert_eq!(form(text, false), "<a>12<?p?></a>");
        assert_eq!(form(text, true), "<!--x-->\n<a>1<!-- y -->2<?p?></a>\n<!--z-->");
    }

    #[test]
    fn an_element_alone_has_what_holds_around_it() {
        let text =
            "<a xmlns:x='u' xmlns='d' xml:lang='zh' q='1'><b xmlns='' xmlns:y='v'><x:c y:k='1' xmlns:x='w'/></b></a>";
        let document = parse(text).unwrap_or_else(|fault| panic!("{}", fault.message));
        let apex = Part { apex: Some(2), ..Part::default() };
        let expected = "<x:c xmlns:x=\"w\" xmlns:y=\"v\" xml:lang=\"zh\" y:k=\"1\"></x:c>";
        assert_eq!(String::from_utf8(canonical(&document, apex)).unwrap_or_default(), expected);
        let without = Part { without: Some(2), ..Part::default() };
        let expected = "<a xmlns=\"d\" xmlns:x=\"u\" q=\"1\" xml:lang=\"zh\"><b xmlns=\"\" xmlns:y=\"v\"></b></a>";
        assert_eq!(String::from_utf8(canonical(&document, without)).unwrap_or_default(), expected);
    }

    #[test]
    fn what_is_not_well_formed_has_no_form() {
        for text in [
            "",
            "<a>",
            "<a/><b/>",
            "<a></b>",
            "<p:a/>",
            "<a p:b=''/>",
            "<a b='' b=''/>",
            "x<a/>",
            "<a>&x;</a>",
            "<!DOCTYPE a><a/>",
            "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>",
            "<a b='&#xFFFFFFFF;'/>",
            "</a>",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
