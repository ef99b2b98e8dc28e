//! Where in a message a finding is, in the numbers that acknowledgements tell.

use tradelane_findings::Place;
use tradelane_legacy::{Definition, Kind, NodeId, Tree};

/// A place by its numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Position {
    /// The segment's tag.
    pub(super) tag: String,
    /// The segment's number in the message, its header being 1.
    pub(super) segment: Option<u32>,
    /// The element's number in the segment, from 1, the tag not counted.
    pub(super) element: Option<u16>,
    /// The component's number in the element, from 1.
    pub(super) component: Option<u16>,
    /// Which repeat of the element it is, where that is not the first.
    pub(super) repetition: Option<usize>,
    /// The element, where it is there.
    pub(super) leaf: Option<NodeId>,
    /// Whether the segment begins its group, and so stands for it.
    pub(super) is_group: bool,
}

/// Finds the numbers of a place in a message.
pub(super) fn position(tree: &Tree, definition: Option<&Definition>, place: &Place) -> Position {
    let path = place.element.as_deref().unwrap_or_default();
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    let tag = steps.next().unwrap_or_default().split('#').next().unwrap_or_default().to_owned();
    let mut found = Position { tag, segment: place.segment, ..Position::default() };
    let is_it = |node: &NodeId| {
        let known = tree.node(*node);
        let is_header = place.segment.is_none() && tree.label(*node) == found.tag;
        known.kind == Kind::Segment && (place.segment == Some(known.ordinal) || is_header)
    };
    let segment = (0..tree.len()).filter_map(|index| tree.node_at(index)).find(is_it);
    let Some(segment) = segment.filter(|&segment| tree.label(segment) == found.tag) else {
        found.element = steps.next().and_then(|label| of_service(&found.tag, label));
        return found;
    };
    found.is_group = begins_group(tree, segment);
    let mut at = Some(segment);
    let mut known = definition.and_then(|definition| {
        let is_it = |node: &&tradelane_legacy::DefinitionNode| node.kind == Kind::Segment && node.label == found.tag;
        definition.nodes.iter().find(is_it)
    });
    for (depth, step) in steps.take(2).enumerate() {
        let (label, number) = step.split_once('#').unwrap_or((step, "1"));
        let number: usize = number.parse().unwrap_or(1);
        let child = at.and_then(|at| tree.children(at).filter(|&child| tree.label(child) == label).nth(number - 1));
        let part = known
            .zip(definition)
            .and_then(|(known, definition)| known.parts.iter().find(|part| definition.node(part.node).label == label));
        let slot = child.map(|child| tree.node(child).slot).or_else(|| part.map(|part| part.slot));
        let slot = slot.or_else(|| label.parse::<u16>().ok().and_then(|number| number.checked_sub(1)));
        let Some(slot) = slot else { break };
        match depth {
            0 => {
                found.element = Some(slot + 1);
                let alike =
                    at.into_iter().flat_map(|at| tree.children(at)).filter(|&other| tree.node(other).slot == slot);
                let before = alike.take_while(|&other| Some(other) != child).count();
                found.repetition = (child.is_some() && before > 0).then_some(before + 1);
            }
            _ => found.component = Some(slot + 1),
        }
        found.leaf = child;
        at = child;
        known = part.zip(definition).map(|(part, definition)| definition.node(part.node));
    }
    found
}

/// Whether a segment is the first of its group, or has its tag: then it begins the group again.
fn begins_group(tree: &Tree, segment: NodeId) -> bool {
    let parent = tree.parent(segment).filter(|&parent| tree.node(parent).kind == Kind::Group);
    let first = parent.and_then(|parent| tree.children(parent).next());
    first.is_some_and(|first| tree.label(first) == tree.label(segment))
}

/// The number of an element of a trailer, which stands in no message.
fn of_service(tag: &str, label: &str) -> Option<u16> {
    match (tag, label) {
        ("UNZ", "0036") | ("UNE", "0060") => Some(1),
        ("UNZ", "0020") | ("UNE", "0048") => Some(2),
        _ => label.parse().ok().filter(|number| *number < 100),
    }
}
