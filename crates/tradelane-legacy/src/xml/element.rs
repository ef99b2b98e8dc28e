//! Start tags: names, namespaces, attributes.

use tradelane_findings::Severity;

use super::name::{self, is_space};
use super::namespace::{XML, XMLNS, XSI};
use super::read::{Name, Next, Open, Reading};
use super::scope::{MAX_BINDINGS, MAX_NAME, NO_NAMESPACE, Namespace};
use super::tag::{self, RawAttribute, shown};
use crate::definition::Kind;
use crate::{NodeId, Symbol, Tree};

/// Opens the element whose tag starts at `offset`, has `content` behind its `<`, and ends before `end`.
pub(super) fn start<'x>(reading: &mut Reading<'x, '_>, offset: usize, content: &'x str, end: usize) -> Next {
    if reading.open.len() >= reading.limits.depth {
        let message = format!("elements are nested deeper than {}", reading.limits.depth);
        reading.finding("xml-depth", Severity::Error, offset, end - offset, message, "raise the limit to read on");
        return Next::Stop;
    }
    if reading.tree.len() >= reading.limits.nodes {
        let message = format!("the message has more than {} elements and attributes", reading.limits.nodes);
        let help = "split the message, or raise the limit";
        reading.finding("xml-nodes", Severity::Error, offset, end - offset, message, help);
        return Next::Stop;
    }
    reading.flush();
    let bindings = reading.scope.len();
    let name = tag::name(content);
    let mut raw = std::mem::take(&mut reading.raw);
    raw.clear();
    let rest = content.get(name.len()..).unwrap_or_default();
    if let Err((at, message)) = tag::attributes(rest, offset + 1 + name.len(), &mut raw) {
        reading.fault(at, 0, message);
    }
    if raw.len() > reading.limits.attributes {
        let message = format!("an element has {} attributes, the limit is {}", raw.len(), reading.limits.attributes);
        reading.finding("xml-attributes", Severity::Error, offset, end - offset, message, "raise the limit");
        raw.truncate(reading.limits.attributes);
    }
    declare(reading, &raw);
    let node = push_element(reading, offset, name);
    let place = reading.tree.node_mut(node);
    (place.offset, place.length) = (offset as u32, (end - offset) as u32);
    reading.open.push(Open { name, node, offset, bindings, has_elements: false, mixed: String::new() });
    for attribute in &raw {
        push_attribute(reading, node, attribute, &raw);
    }
    reading.raw = raw;
    Next::Go
}

/// The prefix that an attribute declares (empty: the default namespace), if it is a declaration.
pub(super) fn declared_prefix(name: &str) -> Option<&str> {
    match name.strip_prefix("xmlns") {
        Some("") => Some(""),
        Some(rest) => rest.strip_prefix(':'),
        None => None,
    }
}

fn declare<'x>(reading: &mut Reading<'x, '_>, raw: &[RawAttribute<'x>]) {
    for attribute in raw {
        let Some(prefix) = declared_prefix(attribute.name) else { continue };
        let namespace = value(reading, attribute);
        let fault = if !prefix.is_empty() && !name::is_local_name(prefix) || attribute.name == "xmlns:" {
            Some(format!("`{}` is not a name", shown(attribute.name)))
        } else if namespace.len() > MAX_NAME {
            Some(format!("the name of a namespace has {} bytes, the limit is {MAX_NAME}", namespace.len()))
        } else if reading.scope.len() > MAX_BINDINGS {
            Some(format!("more than {MAX_BINDINGS} namespace declarations are in force"))
        } else if (prefix == "xml") != (namespace == XML) || prefix == "xmlns" || namespace == XMLNS {
            Some(format!("`{}` cannot be declared as `{}`", shown(attribute.name), shown(&namespace)))
        } else if !prefix.is_empty() && namespace.is_empty() {
            Some(format!("the prefix `{}` is declared for no namespace", shown(prefix)))
        } else {
            None
        };
        match fault {
            Some(message) => namespace_fault(reading, attribute.name_at, attribute.name.len(), message),
            None => reading.scope.bind(prefix, &namespace),
        }
    }
    for (at, attribute) in raw.iter().enumerate() {
        if raw.iter().take(at).any(|before| before.name == attribute.name) {
            let message = format!("the attribute `{}` stands twice", shown(attribute.name));
            reading.fault(attribute.name_at, attribute.name.len(), message);
        }
    }
}

fn namespace_fault(reading: &mut Reading<'_, '_>, offset: usize, length: usize, message: String) {
    reading.finding("xml-namespace", Severity::Error, offset, length, message, "");
}

fn push_element<'x>(reading: &mut Reading<'x, '_>, offset: usize, source_name: &'x str) -> NodeId {
    let parent = reading.open.last().map(|open| open.node);
    let known = reading.elements.get(source_name).copied();
    if let (Some(parent), Some(known)) = (parent, known)
        && known.generation == reading.scope.generation()
    {
        return reading.tree.push_like(parent, known.node);
    }
    let resolved = resolve(reading, offset + 1, source_name, Kind::Element);
    if let (Some(parent), Some(known)) = (parent, known)
        && Some(known.namespace) == resolved.namespace
    {
        let known = Name { generation: reading.scope.generation(), ..known };
        reading.elements.insert(source_name, known);
        return reading.tree.push_like(parent, known.node);
    }
    let kind = if parent.is_some() { Kind::Element } else { Kind::Message };
    let node = push(reading, parent, kind, &resolved);
    if let (Some(namespace), Some(_)) = (resolved.namespace, parent) {
        let known = Name { generation: reading.scope.generation(), namespace, node };
        reading.elements.insert(source_name, known);
    }
    node
}

fn push_attribute<'x>(
    reading: &mut Reading<'x, '_>,
    element: NodeId,
    attribute: &RawAttribute<'x>,
    all: &[RawAttribute<'x>],
) {
    if declared_prefix(attribute.name).is_some() {
        return;
    }
    let known = reading.attributes.get(attribute.name).copied();
    let node = match known.filter(|known| known.generation == reading.scope.generation()) {
        Some(known) => reading.tree.push_like(element, known.node),
        None => {
            let resolved = resolve(reading, attribute.name_at, attribute.name, Kind::Attribute);
            if resolved.namespace.is_some_and(|namespace| reading.scope.name(namespace) == XSI) {
                return;
            }
            let node = push(reading, Some(element), Kind::Attribute, &resolved);
            if let Some(namespace) = resolved.namespace {
                let known = Name { generation: reading.scope.generation(), namespace, node };
                reading.attributes.insert(attribute.name, known);
            }
            node
        }
    };
    if attribute.name.contains(':') && all.iter().filter(|other| other.name == attribute.name).count() == 1 {
        report_same_name(reading, element, node, attribute);
    }
    let text = value(reading, attribute);
    reading.tree.set_value(node, &text);
    let place = reading.tree.node_mut(node);
    (place.offset, place.length) = (attribute.value_at as u32, attribute.value.len() as u32);
}

/// Two prefixes of one namespace can make one name of two.
fn report_same_name(reading: &mut Reading<'_, '_>, element: NodeId, node: NodeId, attribute: &RawAttribute<'_>) {
    let tree: &Tree = reading.tree;
    let symbol = tree.node(node).symbol;
    let before = tree.children(element).find(|&other| other != node && tree.node(other).symbol == symbol);
    if before.is_some() {
        let message = format!("the attribute `{}` stands twice, under two prefixes", shown(attribute.name));
        namespace_fault(reading, attribute.name_at, attribute.name.len(), message);
    }
}

/// A name and its namespace; `None` where its prefix is not declared.
struct Resolved<'x> {
    prefix: &'x str,
    local: &'x str,
    namespace: Option<Namespace>,
}

fn resolve<'x>(reading: &mut Reading<'x, '_>, offset: usize, source_name: &'x str, kind: Kind) -> Resolved<'x> {
    let Some((prefix, local)) = name::split(source_name) else {
        reading.fault(offset, source_name.len(), format!("`{}` is not a name", shown(source_name)));
        return Resolved { prefix: "", local: source_name, namespace: None };
    };
    if kind == Kind::Attribute && prefix.is_empty() {
        return Resolved { prefix, local, namespace: Some(NO_NAMESPACE) };
    }
    let namespace = reading.scope.resolve(prefix);
    // Told once for each prefix: it is often missing for a whole document.
    if namespace.is_none() && reading.undeclared.insert(prefix) {
        let message = format!("the prefix `{}` is not declared", shown(prefix));
        namespace_fault(reading, offset, prefix.len(), message);
    }
    Resolved { prefix, local, namespace }
}

fn push(reading: &mut Reading<'_, '_>, parent: Option<NodeId>, kind: Kind, resolved: &Resolved<'_>) -> NodeId {
    let Resolved { prefix, local, namespace } = *resolved;
    let number = namespace.unwrap_or(NO_NAMESPACE);
    let mut label = String::with_capacity(prefix.len() + local.len() + 2);
    if kind == Kind::Attribute {
        label.push('@');
    }
    let mut is_new = false;
    if namespace.is_none() {
        label.push_str(prefix);
    } else {
        let (chosen, new) = reading.scope.label(number, prefix);
        label.push_str(chosen);
        is_new = new;
    }
    if is_new {
        reading.tree.add_namespace(label.trim_start_matches('@'), reading.scope.name(number));
    }
    if !label.is_empty() && label != "@" {
        label.push(':');
    }
    label.push_str(local);
    // Under a prefix that is not declared a name is as good as the prefix.
    let (space, name) = match namespace {
        Some(number) => (reading.scope.name(number), local),
        None => ("", label.trim_start_matches('@')),
    };
    let symbol = match kind {
        Kind::Attribute => Symbol::attribute(space, name),
        _ => Symbol::element(space, name),
    };
    reading.tree.push(parent, kind, symbol, &label)
}

/// The value of an attribute: references resolved, line ends and tabs as spaces.
fn value<'x>(reading: &mut Reading<'x, '_>, attribute: &RawAttribute<'x>) -> std::borrow::Cow<'x, str> {
    let raw = attribute.value;
    if !raw.bytes().any(|byte| byte == b'&' || (is_space(byte) && byte != b' ')) {
        return raw.into();
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        push_spaced(&mut out, &rest[..at]);
        let offset = attribute.value_at + (raw.len() - rest.len()) + at;
        rest = &rest[at + 1..];
        let end = memchr::memchr2(b';', b'&', rest.as_bytes()).filter(|&end| rest.as_bytes().get(end) == Some(&b';'));
        let Some(end) = end else {
            reading.fault(offset, 1, "`&` stands in a value, or starts a reference that does not end with `;`");
            out.push('&');
            continue;
        };
        let name = &rest[..end];
        match name::reference(name) {
            Some(character) => out.push(character),
            None => {
                reading.unknown_reference(offset, name);
                out.push_str(&raw[offset - attribute.value_at..offset - attribute.value_at + end + 2]);
            }
        }
        rest = &rest[end + 1..];
    }
    push_spaced(&mut out, rest);
    out.into()
}

fn push_spaced(out: &mut String, text: &str) {
    let start = out.len();
    name::push_lines(out, text);
    if out.as_bytes().get(start..).is_some_and(|new| new.iter().any(|&byte| byte == b'\n' || byte == b'\t')) {
        let spaced = out.split_off(start).replace(['\n', '\t'], " ");
        out.push_str(&spaced);
    }
}
