//! What events ask of the documents that are written as such.

use serde_json::Value;

/// What an event of EPCIS cannot do without: its time with the offset of its place, and a step of its own where a milestone
/// is told.
pub(super) fn as_event(document: &mut Value) {
    document["header"]["sentAt"] = "2026-05-17T08:30:00+08:00".into();
    document["header"]["message"] = serde_json::json!({ "syntaxVersion": "2.0" });
    document["number"] = "urn:uuid:5f2a7c1e-0f4b-4b1e-9d4e-6b1f2f0a7c11".into();
    // Without an event there is nothing to write; several are read one by one, each as a document.
    match document.get_mut("events").and_then(Value::as_array_mut) {
        Some(events) if !events.is_empty() => events.truncate(1),
        _ => document["events"] = serde_json::json!([{}]),
    }
    for event in document.get_mut("events").and_then(Value::as_array_mut).into_iter().flatten() {
        event["occurredAt"] = "2026-05-17T08:30:00+08:00".into();
        if let Value::Object(fields) = event {
            fields.shift_remove("milestone");
        }
    }
}

/// As [`as_event`], of EPCIS 1.2.
pub(super) fn as_old_event(document: &mut Value) {
    as_event(document);
    document["header"]["message"]["syntaxVersion"] = "1.2".into();
}
