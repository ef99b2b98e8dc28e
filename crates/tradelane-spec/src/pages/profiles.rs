//! One page for each profile.

use tradelane::{Profile, ProfileRule, Severity};

use super::Page;
use super::markdown::{cell, code, table};

pub(super) fn page() -> Page {
    let profiles: Vec<_> = tradelane::profile_names().iter().filter_map(|name| tradelane::profile(name)).collect();
    let rows = profiles.iter().map(|profile| {
        vec![format!("[`{0}`](profiles/{0}.md)", profile.name), cell(&profile.title), profile.version.clone()]
    });
    let text = format!(
        "# Profiles\n\nWhat markets and communities ask beyond the standard. `tradelane profile show NAME` prints one.\n\n{}",
        table(&["profile", "what it is for", "version"], rows)
    );
    let below = profiles.iter().map(|profile| one(profile)).collect();
    Page { below, ..Page::new("reference/profiles.md", "Profiles", text) }
}

fn one(profile: &Profile) -> Page {
    let mut text = format!("# {}\n\n{}.\n\nVersion {}.", profile.name, profile.title, profile.version);
    if !profile.jurisdiction.is_empty() {
        text.push_str(&format!(" Law of {}.", profile.jurisdiction));
    }
    text.push_str("\n\n## Sources\n\n");
    for source in &profile.sources {
        text.push_str(&format!("* {source}\n"));
    }
    for document in &profile.documents {
        let name = document.kind.name();
        text.push_str(&format!("\n## Fields of {name}\n\nOf a [{name}](../documents/{name}.md) it asks:\n\n"));
        let required = document.required.iter().map(|field| vec![code(&field.to_string()), "required".to_owned()]);
        let forbidden = document.forbidden.iter().map(|field| vec![code(&field.to_string()), "not used".to_owned()]);
        let codes = document.codes.iter().map(|(field, values)| {
            let values: Vec<String> = values.iter().map(|value| code(value)).collect();
            vec![code(&field.to_string()), format!("one of {}", values.join(", "))]
        });
        text.push_str(&table(&["field", ""], required.chain(forbidden).chain(codes)));
    }
    if !profile.rules.is_empty() {
        text.push_str("\n## Rules\n");
    }
    profile.rules.iter().for_each(|rule| text.push_str(&one_rule(rule)));
    Page::new(format!("reference/profiles/{}.md", profile.name), profile.name.clone(), text)
}

fn one_rule(rule: &ProfileRule) -> String {
    let severity = match rule.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Remark",
    };
    let valid = match (rule.validity.from.as_str(), rule.validity.to.as_str()) {
        ("", "") => String::new(),
        (from, "") => format!(" Valid from {from}."),
        ("", to) => format!(" Valid until {to}."),
        (from, to) => format!(" Valid from {from} until {to}."),
    };
    let documents: Vec<&str> = rule.documents.iter().map(|kind| kind.name()).collect();
    let mut text = format!(
        "\n### {}\n\n{severity}, on {}.{valid} Source: {}.\n\n```text\n",
        rule.id,
        documents.join(", "),
        rule.source
    );
    if let Some(each) = &rule.each {
        text.push_str(&format!("each   {each}\n"));
    }
    if let Some(when) = rule.when_text() {
        text.push_str(&format!("when   {}\n", when.trim()));
    }
    text.push_str(&format!("check  {}\nsays   {}\n```\n", rule.check_text().trim(), rule.message_text()));
    text
}
