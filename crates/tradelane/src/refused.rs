//! Messages of XML that their schema refuses.

use tradelane_crosswalk::{Crosswalk, Document, Writing};
use tradelane_findings::{Finding, Findings, Layer};
use tradelane_legacy::xml;

/// Whether the recipient of messages refuses those that break its schema as a whole, and with them all that they hold.
fn refuses(crosswalk: &Crosswalk) -> bool {
    crosswalk.name.starts_with("ceb/")
}

/// Tells where a message breaks its schema, with the values of the document that do; whether it is not to be written.
pub(crate) fn judge(
    writing: &Writing,
    crosswalk: &Crosswalk,
    document: &Document,
    (is_asked, findings): (bool, &mut Findings),
) -> bool {
    let definition = crosswalk.definition;
    let faults = xml::faults(&writing.tree, definition);
    xml::edition(&writing.tree, &definition.directory, &definition.message, findings);
    let is_refused = !faults.is_empty() && refuses(crosswalk) && !is_asked;
    let count = faults.len();
    for fault in faults {
        let mut finding = fault.finding;
        if let Some(value) = writing.source(fault.node) {
            finding.path = Some(document.pointer(value));
        }
        let field = fault.lacks.as_deref().and_then(|lacks| field_of(crosswalk, &path_to(writing, fault.node, lacks)));
        findings.push(match field {
            Some(field) => finding.help(format!("{field} of the document goes there")),
            None => finding,
        });
    }
    if is_refused {
        let faults = if count == 1 { "a fault".to_owned() } else { format!("{count} faults") };
        let message = format!("the document is not written: {} would be refused for {faults}", crosswalk.name);
        let finding = Finding::error("not-written", Layer::Conversion, message);
        findings.push(finding.help("mend what is told above, or write it all the same with --force"));
    }
    is_refused
}

/// The path of what an element lacks, without the numbers of occurrences.
fn path_to(writing: &Writing, node: tradelane_legacy::NodeId, lacks: &str) -> String {
    let around = writing.tree.path(node);
    let steps =
        around.split('/').map(|step| step.split('#').next().unwrap_or_default()).filter(|step| !step.is_empty());
    steps.chain([lacks]).collect::<Vec<_>>().join("/")
}

/// The field of the document that a row writes to a place of the message.
fn field_of(crosswalk: &Crosswalk, path: &str) -> Option<String> {
    let bare = |left: &str| left.split(['[', ']', '?', ' ']).step_by(2).collect::<String>();
    let rows = crosswalk.rows().iter().filter(|row| path.ends_with(bare(&row.left).trim_start_matches('/')));
    let row = rows.max_by_key(|row| row.left.len())?;
    let right = row.right.trim_matches(['.', '"', ' ']);
    (!right.is_empty()).then(|| format!("`{right}`"))
}
