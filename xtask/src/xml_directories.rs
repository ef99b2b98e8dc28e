//! Makes the structure tables of XML messages from their schemas: `cargo xtask xml-directories XSD_DIR FIELDS`.
//!
//! `XSD_DIR` holds `ubl-2.1/` and `ubl-2.4/` (with `maindoc/` and `common/`) and `ceb/`; `FIELDS` is the table of the
//! fields of CEB with their labels (`labels.rs`). Only structure is taken: names, order,
//! occurrence, simple types and their facets. A schema that says something the tables have no words for is an
//! error here, not a gap there.

mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use tradelane_findings::Findings;
use tradelane_legacy::xml::{self, Limits};
use tradelane_legacy::{NodeId, Symbol, Tree};

use crate::labels::{Labels, Titles};
use write::write;

const XSD: &str = "http://www.w3.org/2001/XMLSchema";
const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd:";
const CCT: &str = "urn:un:unece:uncefact:data:specification:CoreComponentTypeSchemaModule:2";
/// The unqualified data types of UBL since 2.2.
const UDT: &str = "urn:oasis:names:specification:bdndr:schema:xsd:UnqualifiedDataTypes-1";
const CEB: &str = "http://www.chinaport.gov.cn/ceb";
const DXP: &str = "http://www.chinaport.gov.cn/dxp";
const PACKET: &str = "dxp:DxpMsg";
const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";

/// Writes the tables of UBL 2.4, with what 2.1 lacks marked, and of CEB 1.0.
pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let [folder, fields] = args else { return Err("usage: cargo xtask xml-directories XSD_DIR FIELDS".to_owned()) };
    let fields = fs::read_to_string(fields).map_err(|error| format!("{fields}: {error}"))?;
    let folder = Path::new(folder);
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/tradelane-legacy/directories/xml");
    fs::create_dir_all(&target).map_err(|error| format!("{}: {error}", target.display()))?;

    let ubl = |version: &str| Table::of(Schemas::load(&maindocs(&folder.join(version).join("maindoc"))?)?);
    let ubl = ubl("ubl-2.4")?.after(&ubl("ubl-2.1")?)?;
    let about = "Structure of UBL 2.1 and 2.4 documents, from the schemas of OASIS UBL 2.1 (4 November 2013) and 2.4 \
                 (20 June 2024).";
    write(&target.join("ubl.txt"), "ubl/2.4 ubl/2.1", about, &ubl)?;

    let side = |name: &str, labels: Labels| -> Result<Table, String> {
        let mut table = Table::of(Schemas::load(&[folder.join("ceb").join(name)])?)?;
        table.titles = labels.titles(&table.titles);
        Ok(table)
    };
    let import = side("ceb-import.xsd", Labels::of(&fields, "cbi/"))?;
    let mut ceb = import.join(side("ceb-export.xsd", Labels::of(&fields, "cbe/"))?, ".export");
    let packet = side("terminal.xsd", Labels::of(&fields, "dxp/"))?;
    let about = "Structure of the packets of China E-port's data exchange platform, from its schema.";
    write(&target.join("dxp-1.0.txt"), "dxp/1.0", about, &packet)?;
    ceb.packed_in(&packet);
    let about = "Structure of the cross-border e-commerce messages of China Customs, from the schemas of \
                 China E-port (2016-08).";
    write(&target.join("ceb-1.0.txt"), "ceb/1.0", about, &ceb)
}

/// The schemas of documents in a folder, in the order of their names.
fn maindocs(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut maindocs: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "xsd"))
        .collect();
    maindocs.sort();
    Ok(maindocs)
}

/// The schema files that belong together.
struct Schemas {
    files: Vec<Rc<Schema>>,
    /// Element, complexType or simpleType, namespace and name of what stands at the top.
    tops: BTreeMap<(Symbol, String, String), (usize, NodeId)>,
}

/// One schema file.
struct Schema {
    tree: Tree,
    namespace: String,
    prefixes: BTreeMap<String, String>,
}

impl Schemas {
    fn load(entries: &[PathBuf]) -> Result<Self, String> {
        let mut schemas = Self { files: Vec::new(), tops: BTreeMap::new() };
        let mut seen = BTreeSet::new();
        let mut queue: Vec<PathBuf> = entries.iter().rev().cloned().collect();
        while let Some(path) = queue.pop() {
            let path = fs::canonicalize(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            // The signature schemas are not taken: what they describe is any content in the tables.
            let is_signature = path.to_string_lossy().to_lowercase();
            let is_signature = ["xmldsig", "xades", "signature"].iter().any(|part| is_signature.contains(part));
            if is_signature || !seen.insert(path.clone()) {
                continue;
            }
            let schema = Schema::load(&path)?;
            for top in schema.tree.children(Tree::ROOT) {
                if let Some(location) = schema.attribute(top, "schemaLocation") {
                    queue.push(path.with_file_name("").join(location));
                }
                if let Some(name) = schema.attribute(top, "name") {
                    let key = (schema.tree.node(top).symbol, schema.namespace.clone(), name.to_owned());
                    schemas.tops.insert(key, (schemas.files.len(), top));
                }
            }
            schemas.files.push(Rc::new(schema));
        }
        Ok(schemas)
    }

    fn top(&self, what: &str, name: &(String, String)) -> Option<(Rc<Schema>, NodeId)> {
        let (file, node) = self.tops.get(&(xsd(what), name.0.clone(), name.1.clone()))?;
        Some((Rc::clone(self.files.get(*file)?), *node))
    }
}

impl Schema {
    fn load(path: &Path) -> Result<Self, String> {
        let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let (mut tree, mut findings) = (Tree::new(), Findings::new());
        xml::read(None, &bytes, &Limits::default(), &mut tree, &mut findings);
        if let Some(finding) = findings.as_slice().first() {
            return Err(format!("{}: {}", path.display(), finding.message));
        }
        let root = tree.node(Tree::ROOT);
        let tag = tree.source().get(root.offset as usize..(root.offset + root.length) as usize).unwrap_or_default();
        let mut prefixes = BTreeMap::new();
        for piece in String::from_utf8_lossy(tag).split("xmlns").skip(1) {
            let (prefix, rest) = piece.split_once('=').ok_or("a namespace declaration without value")?;
            let uri = rest.trim().split(['"', '\'']).nth(1).ok_or("a namespace declaration without quotes")?;
            prefixes.insert(prefix.trim().trim_start_matches(':').to_owned(), uri.to_owned());
        }
        let mut schema = Self { tree, namespace: String::new(), prefixes };
        schema.namespace = schema.attribute(Tree::ROOT, "targetNamespace").unwrap_or_default().to_owned();
        Ok(schema)
    }

    fn attribute(&self, node: NodeId, name: &str) -> Option<&str> {
        self.tree.child(node, Symbol::attribute("", name)).map(|attribute| self.tree.value(attribute))
    }

    /// An attribute that holds a qualified name, as namespace and name.
    fn name(&self, node: NodeId, attribute: &str) -> Option<(String, String)> {
        let value = self.attribute(node, attribute)?;
        let (prefix, local) = value.split_once(':').unwrap_or(("", value));
        Some((self.prefixes.get(prefix).cloned().unwrap_or_default(), local.to_owned()))
    }

    fn child(&self, node: NodeId, what: &str) -> Option<NodeId> {
        self.tree.child(node, xsd(what))
    }

    /// What the schema says of a declaration, in words.
    fn said(&self, node: NodeId) -> String {
        let annotation = self.child(node, "annotation");
        let words = annotation.and_then(|annotation| self.child(annotation, "documentation"));
        words.map(|words| self.tree.value(words).trim().to_owned()).unwrap_or_default()
    }

    /// The child elements that say something about structure.
    fn parts(&self, node: NodeId) -> impl Iterator<Item = (&str, NodeId)> {
        self.tree.children(node).filter_map(|child| {
            let label = self.tree.label(child);
            let local = label.rsplit(':').next().unwrap_or(label);
            (!label.starts_with('@') && local != "annotation").then_some((local, child))
        })
    }
}

fn xsd(local: &str) -> Symbol {
    Symbol::element(XSD, local)
}

/// What a table says, before it is written.
#[derive(Default)]
struct Table {
    /// Prefix and namespace of what it names.
    namespaces: BTreeMap<String, String>,
    /// Label, type, and the namespace where the label has no prefix.
    messages: BTreeMap<String, (String, String)>,
    /// The usual type of an element that is declared at the top.
    elements: BTreeMap<String, String>,
    types: BTreeMap<String, Type>,
    /// What the children of types are called, by the names of both; at first what the schemas say of them.
    titles: Titles,
    /// The messages that an edition before this one lacks.
    later: BTreeSet<String>,
}

#[derive(Clone, PartialEq, Eq, Default)]
struct Type {
    /// The simple type of its text, or `any`.
    content: String,
    parts: Vec<Part>,
}

#[derive(Clone, PartialEq, Eq)]
struct Part {
    label: String,
    min: String,
    max: String,
    of: String,
    /// Whether an edition before this one lacks it.
    is_later: bool,
}

impl Table {
    fn of(schemas: Schemas) -> Result<Self, String> {
        let mut maker = Maker { schemas, table: Self::default() };
        let tops: Vec<_> = maker.schemas.tops.keys().cloned().collect();
        for (what, namespace, name) in tops {
            let is_message = match namespace.as_str() {
                CEB => name.starts_with("CEB") && name.ends_with("Message"),
                DXP => name == "DxpMsg",
                other => other.strip_prefix(UBL).is_some_and(|rest| rest.strip_suffix("-2") == Some(&name)),
            };
            if what == xsd("element") && is_message {
                let (label, of) = maker.element(&(namespace.clone(), name.clone()))?;
                let namespace = if label.contains(':') { String::new() } else { namespace };
                maker.table.messages.insert(label, (of, namespace));
            }
        }
        Ok(maker.table)
    }

    /// Lets every message have a signature, which is met in messages of import too, and as its last child the packet that
    /// it came in, without what the packet holds.
    fn packed_in(&mut self, packet: &Self) {
        let of: Vec<String> = self.messages.values().map(|(of, _)| of.clone()).collect();
        for of in of {
            let Some(of) = self.types.get_mut(&of) else { continue };
            for label in ["ds:Signature", PACKET] {
                if !of.parts.iter().any(|part| part.label == label) {
                    let (label, of_part) = (label.to_owned(), label.to_owned());
                    let (min, max) = ("0".to_owned(), "1".to_owned());
                    of.parts.push(Part { label, min, max, of: of_part, is_later: false });
                }
            }
        }
        for (name, of) in &packet.types {
            self.types.insert(name.clone(), of.clone());
        }
        if let Some(of) = self.types.get_mut(PACKET) {
            of.parts.retain(|part| part.label != "dxp:Data");
        }
        self.elements.extend(packet.elements.clone());
        self.namespaces.extend(packet.namespaces.clone());
        self.titles.extend(packet.titles.clone());
    }

    /// Marks what `before`, an earlier edition, lacks, and says where that asks for more or takes less. An edition that
    /// takes something away, or gives a name another meaning, has no place in a table.
    fn after(mut self, before: &Self) -> Result<Self, String> {
        self.later = self.messages.keys().filter(|label| !before.messages.contains_key(*label)).cloned().collect();
        for (name, of) in &mut self.types {
            let Some(old) = before.types.get(name) else { continue };
            if old.content != of.content {
                return Err(format!("{name}: {} was {}", of.content, old.content));
            }
            let mut known = old.parts.iter().peekable();
            for part in &mut of.parts {
                let Some(old) = known.next_if(|old| old.label == part.label) else {
                    part.is_later = true;
                    continue;
                };
                if old.of != part.of {
                    return Err(format!("{name}: {} was {}", part.of, old.of));
                }
                if old.min != part.min {
                    part.min = format!("{}>{}", old.min, part.min);
                }
                if old.max != part.max {
                    part.max = format!("{}>{}", old.max, part.max);
                }
            }
            if let Some(gone) = known.next() {
                return Err(format!("{name}: {} is gone or stands elsewhere", gone.label));
            }
        }
        Ok(self)
    }

    /// Both tables in one; a type of `other` that differs under the same name takes the suffix.
    fn join(mut self, other: Self, suffix: &str) -> Self {
        let mut differ: BTreeSet<String> = BTreeSet::new();
        loop {
            let more: Vec<String> = (other.types.iter())
                .filter(|(name, of)| {
                    let differs = self.types.get(*name).is_some_and(|mine| mine != *of);
                    let used = of.parts.iter().any(|part| differ.contains(&part.of));
                    !differ.contains(*name) && (differs || used && self.types.contains_key(*name))
                })
                .map(|(name, _)| name.clone())
                .collect();
            if more.is_empty() {
                break;
            }
            differ.extend(more);
        }
        let renamed = |name: &str| format!("{name}{}", if differ.contains(name) { suffix } else { "" });
        for (name, mut of) in other.types {
            for part in &mut of.parts {
                part.of = renamed(&part.of);
            }
            self.types.insert(renamed(&name), of);
        }
        for ((name, label), title) in other.titles {
            self.titles.entry((renamed(&name), label)).or_insert(title);
        }
        for (label, (of, namespace)) in other.messages {
            self.messages.insert(label, (renamed(&of), namespace));
        }
        for (label, of) in other.elements {
            self.elements.entry(label).or_insert_with(|| renamed(&of));
        }
        self.namespaces.extend(other.namespaces);
        self
    }
}

/// Walks from the messages to all they reach.
struct Maker {
    schemas: Schemas,
    table: Table,
}

impl Maker {
    /// The label of a name; its namespace is noted as used.
    fn label(&mut self, namespace: &str, local: &str) -> Result<String, String> {
        let prefix = prefix(namespace)?;
        if prefix.is_empty() {
            return Ok(local.to_owned());
        }
        if !matches!(prefix, "udt" | "cct") {
            self.table.namespaces.insert(prefix.to_owned(), namespace.to_owned());
        }
        Ok(format!("{prefix}:{local}"))
    }

    /// Label and type of an element that is declared at the top.
    fn element(&mut self, name: &(String, String)) -> Result<(String, String), String> {
        let label = self.label(&name.0, &name.1)?;
        if let Some(of) = self.table.elements.get(&label) {
            return Ok((label, of.clone()));
        }
        let of = match self.schemas.top("element", name) {
            Some((schema, node)) => self.type_of(&schema, node, &label)?,
            None if name.0 == SIGNATURE => self.open(&label),
            None => return Err(format!("there is no element {label}")),
        };
        self.table.elements.insert(label.clone(), of.clone());
        Ok((label, of))
    }

    fn open(&mut self, name: &str) -> String {
        let of = Type { content: "any".to_owned(), parts: Vec::new() };
        self.table.types.insert(name.to_owned(), of);
        name.to_owned()
    }

    /// The type of an element or attribute declaration, with its fixed or default value.
    fn type_of(&mut self, schema: &Schema, node: NodeId, path: &str) -> Result<String, String> {
        let of = self.bare_type_of(schema, node, path)?;
        let value = match (schema.attribute(node, "fixed"), schema.attribute(node, "default")) {
            (None, None) => return Ok(of),
            (Some(fixed), _) => format!("={fixed}"),
            (None, Some(default)) => format!("~{default}"),
        };
        if self.table.types.contains_key(&of) || value.contains(char::is_whitespace) {
            return Err(format!("{path}: the value {value} has no place in the table"));
        }
        Ok(of + &value)
    }

    /// The type of a declaration; `path` names it where it has no name.
    fn bare_type_of(&mut self, schema: &Schema, node: NodeId, path: &str) -> Result<String, String> {
        if let Some(name) = schema.name(node, "type") {
            return self.named(&name);
        }
        if let Some(simple) = schema.child(node, "simpleType") {
            return self.simple(schema, simple);
        }
        match schema.child(node, "complexType") {
            Some(complex) => self.complex(schema, complex, path),
            // A declaration without a type takes anything; text is what is met.
            None if prefix(&schema.namespace) == Ok("dxp") => Ok("string".to_owned()),
            None => Err(format!("{path} has no type")),
        }
    }

    fn named(&mut self, name: &(String, String)) -> Result<String, String> {
        if name.0 == XSD {
            // That identifiers stand once is not for a table to say.
            return Ok(if name.1 == "ID" { "normalizedString".to_owned() } else { name.1.clone() });
        }
        if let Some((schema, node)) = self.schemas.top("simpleType", name) {
            return self.simple(&schema, node);
        }
        let label = self.label(&name.0, &name.1)?;
        if self.table.types.contains_key(&label) {
            return Ok(label);
        }
        let (schema, node) = self.schemas.top("complexType", name).ok_or(format!("there is no type {label}"))?;
        self.complex(&schema, node, &label)
    }

    /// A simple type with its facets in one word: `string(1..60)`, `decimal(19.5)`, `string{A|B}`.
    fn simple(&mut self, schema: &Schema, node: NodeId) -> Result<String, String> {
        let restriction = schema.child(node, "restriction").ok_or("a simple type that is not a restriction")?;
        let base = schema.name(restriction, "base").ok_or("a restriction without base")?;
        let base = self.named(&base)?;
        let mut facets = BTreeMap::new();
        let mut values = Vec::new();
        for (what, facet) in schema.parts(restriction) {
            let value = schema.attribute(facet, "value").ok_or("a facet without value")?;
            match what {
                "enumeration" => values.push(value.to_owned()),
                "length" | "minLength" | "maxLength" | "totalDigits" | "fractionDigits" => {
                    facets.insert(what, value.to_owned());
                }
                _ => return Err(format!("the facet {what} is not known")),
            }
        }
        if facets.is_empty() && values.is_empty() {
            return Ok(base);
        }
        if base.contains(['(', '{']) {
            return Err(format!("a restriction of {base}"));
        }
        let facet = |name: &str| facets.get(name).map(String::as_str).unwrap_or_default();
        let mut word = base;
        match (facet("length"), facet("minLength"), facet("maxLength")) {
            ("", "" | "0", "") => {}
            (length, "", "") => _ = write!(word, "({length})"),
            ("", min, max) => _ = write!(word, "({}..{max})", if min == "0" { "" } else { min }),
            other => return Err(format!("the lengths {other:?}")),
        }
        match (facet("totalDigits"), facet("fractionDigits")) {
            ("", "") => {}
            (total, "") => _ = write!(word, "({total})"),
            (total, fraction) => _ = write!(word, "({total}.{fraction})"),
        }
        if !values.is_empty() {
            _ = write!(word, "{{{}}}", values.join("|"));
        }
        Ok(word)
    }

    fn complex(&mut self, schema: &Schema, node: NodeId, name: &str) -> Result<String, String> {
        let mut of = Type::default();
        if let Some(content) = schema.child(node, "simpleContent") {
            return self.simple_content(schema, content, name);
        }
        // Noted before its parts are known, since types contain themselves.
        self.table.types.insert(name.to_owned(), Type::default());
        self.attributes(schema, node, name, &mut of)?;
        for (what, part) in schema.parts(node) {
            match what {
                "attribute" => {}
                "sequence" => self.sequence(schema, part, name, &mut of)?,
                _ => return Err(format!("{name}: {what} is not known")),
            }
        }
        if of.content.is_empty() && of.parts.iter().all(|part| part.label.starts_with('@')) {
            // An element that holds nothing but attributes.
            of.content = "string(0)".to_owned();
        }
        self.table.types.insert(name.to_owned(), of);
        Ok(name.to_owned())
    }

    fn sequence(&mut self, schema: &Schema, node: NodeId, name: &str, of: &mut Type) -> Result<(), String> {
        for (what, part) in schema.parts(node) {
            let occurs = |which: &str| schema.attribute(part, which).unwrap_or("1").replace("unbounded", "*");
            let (min, max) = (occurs("minOccurs"), occurs("maxOccurs"));
            let (label, of_part) = match what {
                "element" => match schema.name(part, "ref") {
                    Some(element) => self.element(&element)?,
                    None => {
                        let local = schema.attribute(part, "name").ok_or("an element without name")?;
                        let label = self.label(&schema.namespace, local)?;
                        let of_part = self.type_of(schema, part, &format!("{name}/{local}"))?;
                        (label, of_part)
                    }
                },
                "any" => {
                    of.content = "any".to_owned();
                    continue;
                }
                _ => return Err(format!("{name}: {what} within a sequence is not known")),
            };
            let said = schema.said(part);
            self.table.titles.insert((name.to_owned(), label.clone()), said);
            of.parts.push(Part { label, min, max, of: of_part, is_later: false });
        }
        Ok(())
    }

    /// A simple value with attributes: what it is derived from is folded in.
    fn simple_content(&mut self, schema: &Schema, node: NodeId, name: &str) -> Result<String, String> {
        let derivation = schema.child(node, "extension").or_else(|| schema.child(node, "restriction"));
        let derivation = derivation.ok_or_else(|| format!("{name}: simple content of nothing"))?;
        let base = schema.name(derivation, "base").ok_or_else(|| format!("{name}: a derivation without base"))?;
        let base = self.named(&base)?;
        let mut of = match self.table.types.get(&base) {
            Some(of) => of.clone(),
            None => Type { content: base.clone(), parts: Vec::new() },
        };
        if schema.parts(derivation).next().is_none() {
            return Ok(base);
        }
        if let Some((what, _)) = schema.parts(derivation).find(|(what, _)| *what != "attribute") {
            return Err(format!("{name}: {what} within simple content is not known"));
        }
        self.attributes(schema, derivation, name, &mut of)?;
        self.table.types.insert(name.to_owned(), of);
        Ok(name.to_owned())
    }

    fn attributes(&mut self, schema: &Schema, node: NodeId, name: &str, of: &mut Type) -> Result<(), String> {
        for (what, part) in schema.parts(node) {
            if what != "attribute" {
                continue;
            }
            let local = schema.attribute(part, "name").ok_or("an attribute without name")?;
            let label = format!("@{local}");
            let min = match schema.attribute(part, "use") {
                Some("required") => "1",
                Some("prohibited") => return Err(format!("the attribute {local} is prohibited")),
                _ => "0",
            };
            let of_part = self.type_of(schema, part, &label)?;
            self.table.titles.insert((name.to_owned(), label.clone()), schema.said(part));
            let (min, max) = (min.to_owned(), "1".to_owned());
            let attribute = Part { label, min, max, of: of_part, is_later: false };
            match of.parts.iter_mut().find(|known| known.label == attribute.label) {
                Some(known) => *known = attribute,
                None => of.parts.push(attribute),
            }
        }
        Ok(())
    }
}

fn prefix(namespace: &str) -> Result<&'static str, String> {
    Ok(match namespace {
        CEB => "ceb",
        DXP => "dxp",
        SIGNATURE => "ds",
        CCT => "cct",
        UDT => "udt",
        _ => match namespace.strip_prefix(UBL) {
            Some("CommonAggregateComponents-2") => "cac",
            Some("CommonBasicComponents-2") => "cbc",
            Some("CommonExtensionComponents-2") => "ext",
            Some("UnqualifiedDataTypes-2") => "udt",
            Some(_) => "",
            None => return Err(format!("the namespace {namespace} has no prefix")),
        },
    })
}
