//! Steps of paths compared and written.

use crate::language::{LeftPath, Step};
use crate::plan::{DocumentPath, PlanNode};

/// The alternatives that share an alternative's list, where it is the first of them.
pub(super) fn together(node: &PlanNode, at: usize) -> Vec<u16> {
    let Some(first) = node.alternatives.get(at) else { return Vec::new() };
    let mut sharing = node.alternatives.iter().enumerate().filter(|(_, other)| other.shares_list(first)).peekable();
    match sharing.peek() {
        Some(&(which, _)) if which == at => sharing.map(|(which, _)| which as u16).collect(),
        _ => Vec::new(),
    }
}

/// A path below another, as written.
pub(super) fn joined(around: &str, path: &str, separator: char) -> String {
    match (around, path) {
        ("" | ".", path) => path.to_owned(),
        (around, ".") => around.to_owned(),
        (_, path) if path.starts_with('/') => path.to_owned(),
        (around, path) => format!("{around}{separator}{path}"),
    }
}

/// What makes two steps the same: name, conditions, selection and pairing, as written.
pub(super) fn step_key(step: &Step, pair: Option<&DocumentPath>) -> String {
    let mut key = step.name.to_string();
    for condition in &step.conditions {
        key.push_str(&format!("[{}{:?}]", condition.path.join("/"), condition.test));
    }
    if step.otherwise {
        key.push_str("[else]");
    }
    key.push_str(&format!("{:?}", step.select));
    if let Some(pair) = pair {
        let steps: Vec<String> = pair.steps.iter().map(|step| format!("{}{:?}", step.name, step.keys)).collect();
        key.push_str(&format!("={}{}", if pair.absolute { "/" } else { "" }, steps.join(".")));
        if !pair.element.is_empty() {
            key.push_str(&format!("{:?}", pair.element));
        }
    }
    key
}

/// How many steps the joined paths begin with alike; the last step of each is its own.
pub(super) fn common_steps(paths: &[LeftPath]) -> usize {
    let shortest = paths.iter().map(|path| path.steps.len()).min().unwrap_or(0);
    let alike = |index: usize| {
        let first = paths.first().and_then(|path| path.steps.get(index));
        paths.iter().all(|path| match (path.steps.get(index), first) {
            (Some(step), Some(first)) => step_key(step, None) == step_key(first, None),
            _ => false,
        })
    };
    (0..shortest.saturating_sub(1)).take_while(|&index| alike(index)).count()
}
