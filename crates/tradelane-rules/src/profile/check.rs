//! A document judged by a profile.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::Value;
use tradelane_codes::Codes;
use tradelane_findings::{Finding, Findings, Layer, Severity};
use tradelane_model::documents::DocumentType;

use super::expression::Outcome;
use super::{DocumentProfile, Profile, ProfileRule, functions};

impl Profile {
    /// Judges a document. A rule whose fields are not there is not judged; what has to be there is said by the profile's
    /// required fields, or by `has`.
    pub fn check(&self, kind: DocumentType, document: &Value, codes: &Arc<Codes>, findings: &mut Findings) {
        functions::with_codes(codes, || self.judge(kind, document, findings));
    }

    fn judge(&self, kind: DocumentType, document: &Value, findings: &mut Findings) {
        let own = self.documents.iter().find(|own| own.kind == kind);
        if let Some(own) = own {
            self.check_fields(own, document, findings);
        }
        let date = own.and_then(|own| date(own, document));
        let rules: Vec<&ProfileRule> =
            self.rules.iter().filter(|rule| rule.documents.contains(&kind) && rule.validity.holds_on(date)).collect();
        if rules.is_empty() {
            return;
        }
        for rule in rules {
            let targets = match &rule.each {
                Some(each) => each.all(document),
                None => vec![(String::new(), document)],
            };
            for (pointer, target) in targets {
                rule.judge(&pointer, document, target, findings);
            }
        }
    }

    fn check_fields(&self, own: &DocumentProfile, document: &Value, findings: &mut Findings) {
        for pattern in &own.required {
            for pointer in pattern.missing(document) {
                let name = pointer.rsplit('/').next().unwrap_or_default();
                let finding = Finding::error(
                    Cow::Owned(format!("{}/required", self.name)),
                    Layer::Profile,
                    format!("{} asks for \"{name}\", which is not there", self.name),
                );
                findings.push(finding.at(pointer));
            }
        }
        for pattern in &own.forbidden {
            for (pointer, _) in pattern.all(document) {
                let finding = Finding::error(
                    Cow::Owned(format!("{}/forbidden", self.name)),
                    Layer::Profile,
                    format!("{} has no use for this field", self.name),
                );
                findings.push(finding.at(pointer));
            }
        }
        for (pattern, allowed) in &own.codes {
            for (pointer, value) in pattern.all(document) {
                let Some(code) = value.as_str().filter(|code| !allowed.iter().any(|known| known == code)) else {
                    continue;
                };
                let finding = Finding::error(
                    Cow::Owned(format!("{}/code", self.name)),
                    Layer::Profile,
                    format!("\"{code}\" is not a value that {} has here", self.name),
                );
                findings.push(finding.at(pointer).help(format!("it has {}", allowed.join(", "))));
            }
        }
    }
}

/// The date that chooses the rules.
fn date<'v>(own: &DocumentProfile, document: &'v Value) -> Option<&'v str> {
    let first = own.date.iter().find_map(|pattern| pattern.all(document).into_iter().next())?;
    first.1.as_str()?.get(..10)
}

impl ProfileRule {
    fn judge(&self, pointer: &str, document: &Value, it: &Value, findings: &mut Findings) {
        if let Some(when) = &self.when {
            match when.run(document, it) {
                Outcome::Value(cel::Value::Bool(true)) => {}
                Outcome::Failed(message) => return findings.push(self.trouble(pointer, &message)),
                _ => return,
            }
        }
        match self.check.run(document, it) {
            Outcome::Value(cel::Value::Bool(true)) | Outcome::Absent => {}
            Outcome::Value(cel::Value::Bool(false)) => {
                let message = self.message.write(document, it);
                let finding = Finding::new(Cow::Owned(self.id.clone()), Layer::Profile, self.severity, message);
                let finding = finding.at(format!("{pointer}{}", self.path));
                findings.push(match &self.help {
                    Some(help) => finding.help(help.clone()),
                    None => finding,
                });
            }
            Outcome::Value(_) => findings.push(self.trouble(pointer, "it gives neither true nor false")),
            Outcome::Failed(message) => findings.push(self.trouble(pointer, &message)),
        }
    }

    fn trouble(&self, pointer: &str, message: &str) -> Finding {
        let text = format!("the rule {} could not be worked out: {message}", self.id);
        Finding::new(Cow::Owned(self.id.clone()), Layer::Profile, Severity::Warning, text).at(pointer.to_owned())
    }
}
