//! A profile's file to a profile; what is wrong in it told with line and column.

use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;
use toml::Spanned;
use tradelane_findings::{Excerpt, Finding, Findings, Layer, Place, Severity};
use tradelane_model::documents::DocumentType;
use tradelane_model::types::Date;

use super::expression::{Expression, Fault};
use super::fields::{Field, Pattern};
use super::file::{DocumentTable, ProfileFile, ReconciliationTable, RuleTable};
use super::message::Message;
use super::{DocumentProfile, Limit, Profile, ProfileRule, Reconciliation, TaxRule, Validity};

/// Reads a profile. What is wrong in it is told in `findings`; there is none where anything is.
pub fn parse(path: &str, text: &str, findings: &mut Findings) -> Option<Profile> {
    let mut reader = Reader { path, text, findings, has_faults: false };
    let file: ProfileFile = match toml::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            reader.fault("profile-syntax", span, error.message().trim());
            return None;
        }
    };
    let profile = reader.profile(file);
    (!reader.has_faults).then_some(profile)
}

struct Reader<'r> {
    path: &'r str,
    text: &'r str,
    findings: &'r mut Findings,
    has_faults: bool,
}

impl Reader<'_> {
    fn fault(&mut self, rule: &'static str, span: Range<usize>, message: impl Into<String>) {
        self.has_faults = true;
        let start = span.start.min(self.text.len());
        let before = self.text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text.get(line_start..).unwrap_or_default().lines().next().unwrap_or_default();
        let place = Place {
            file: Some(Arc::from(self.path)),
            line: before.matches('\n').count() as u64 + 1,
            column: (start - line_start) as u64 + 1,
            offset: start as u64,
            length: span.len() as u64,
            excerpt: Some(Excerpt::around(
                line.as_bytes(),
                start - line_start,
                span.len().min(line.len() + line_start - start),
            )),
            ..Place::default()
        };
        self.findings.push(Finding::error(rule, Layer::Profile, message).in_source(place));
    }

    /// Where the text within a quoted string stands; escapes and lines in it are not followed.
    fn inner(&self, span: &Range<usize>, offset: usize) -> Range<usize> {
        let quotes = self.text.get(span.clone()).unwrap_or_default();
        let marks = if quotes.starts_with("\"\"\"") || quotes.starts_with("'''") { 3 } else { 1 };
        // A line break after three quotes is none of the text.
        let marks = marks + usize::from(marks == 3 && quotes.get(3..4) == Some("\n"));
        let at = (span.start + marks + offset).min(span.end);
        at..(at + 1).min(span.end)
    }

    fn profile(&mut self, file: ProfileFile) -> Profile {
        let name = file.name.get_ref().clone();
        let is_name = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !is_name {
            let message = format!("\"{name}\" is not a name: small letters, digits and hyphens");
            self.fault("profile-name", file.name.span(), message);
        }
        let documents = file.documents.iter().filter_map(|(name, table)| self.document(name, table)).collect();
        let mut rules: Vec<ProfileRule> = Vec::new();
        for table in &file.rules {
            let Some(rule) = self.rule(&name, table) else { continue };
            let overlaps = |other: &ProfileRule| {
                let ends_before = |a: &Validity, b: &Validity| !a.to.is_empty() && !b.from.is_empty() && a.to < b.from;
                let (one, two) = (&other.validity, &rule.validity);
                other.id == rule.id && !ends_before(one, two) && !ends_before(two, one)
            };
            if rules.iter().any(overlaps) {
                let message = format!("{} stands twice for the same time", table.id.get_ref());
                self.fault("profile-rule", table.id.span(), message);
            }
            rules.push(rule);
        }
        let reconciliation = file.reconciliation.as_ref().map(|table| self.reconciliation(table));
        Profile {
            reconciliation,
            name,
            title: file.title,
            version: file.version,
            jurisdiction: file.jurisdiction,
            sources: file.sources,
            documents,
            rules,
        }
    }

    fn document(&mut self, name: &str, table: &Spanned<DocumentTable>) -> Option<DocumentProfile> {
        let Some(kind) = DocumentType::named(name) else {
            self.fault("profile-document", table.span(), format!("there is no document type \"{name}\""));
            return None;
        };
        let root = Field::document(kind);
        let inner = table.get_ref();
        let mut patterns = |list: &[Spanned<String>]| -> Vec<Pattern> {
            list.iter().map(|text| self.pattern(root, text.get_ref(), &text.span()).0).collect()
        };
        let (date, required, forbidden) =
            (patterns(&inner.date), patterns(&inner.required), patterns(&inner.forbidden));
        let codes = inner.codes.iter();
        let codes = codes.map(|(path, values)| (self.pattern(root, path, &values.span()).0, values.get_ref().clone()));
        Some(DocumentProfile { kind, date, required, forbidden, codes: codes.collect() })
    }

    fn pattern(&mut self, field: Field, text: &str, span: &Range<usize>) -> (Pattern, Field) {
        let pattern = Pattern::new(text);
        match field.at(&pattern) {
            Ok(field) => (pattern, field),
            Err(message) => {
                self.fault("profile-field", span.clone(), message);
                (pattern, Field::Any)
            }
        }
    }

    fn rule(&mut self, profile: &str, table: &RuleTable) -> Option<ProfileRule> {
        let documents = self.kinds(&table.documents);
        let mut fields = Vec::new();
        for &kind in &documents {
            let document = Field::document(kind);
            let it = match &table.each {
                Some(each) => self.pattern(document, each.get_ref(), &each.span()).1,
                None => document,
            };
            if let Some(path) = &table.path {
                self.pattern(it, path.get_ref(), &path.span());
            }
            fields.push((document, it));
        }
        let when = table.when.as_ref().and_then(|text| self.compiled(text, |text| Expression::compile(text, &fields)));
        let check = self.compiled(&table.check, |text| Expression::compile(text, &fields));
        let message = self.compiled(&table.message, |text| Message::compile(text, &fields));
        let severity = self.severity(table.severity.as_ref());
        let validity = self.validity(table.valid_from.as_ref(), table.valid_to.as_ref());
        Some(ProfileRule {
            id: format!("{profile}/{}", table.id.get_ref()),
            documents,
            severity,
            validity,
            each: table.each.as_ref().map(|each| Pattern::new(each.get_ref())),
            path: table.path.as_ref().map_or_else(String::new, |path| path.get_ref().clone()),
            when,
            check: check?,
            message: message?,
            help: table.help.clone(),
            source: table.source.clone(),
        })
    }

    fn kinds(&mut self, names: &[Spanned<String>]) -> Vec<DocumentType> {
        let mut kind = |name: &Spanned<String>| {
            let kind = DocumentType::named(name.get_ref());
            if kind.is_none() {
                let message = format!("there is no document type \"{}\"", name.get_ref());
                self.fault("profile-document", name.span(), message);
            }
            kind
        };
        names.iter().filter_map(&mut kind).collect()
    }

    fn validity(&mut self, from: Option<&Spanned<String>>, to: Option<&Spanned<String>>) -> Validity {
        let mut date = |text: Option<&Spanned<String>>| {
            let Some(text) = text else { return String::new() };
            if Date::new(text.get_ref()).is_none() {
                self.fault("profile-date", text.span(), format!("\"{}\" is not a date: 2026-07-01", text.get_ref()));
            }
            text.get_ref().clone()
        };
        Validity { from: date(from), to: date(to) }
    }

    fn decimal(&mut self, text: &Spanned<String>) -> Decimal {
        let number = text.get_ref().parse().ok().filter(|number| *number >= Decimal::ZERO);
        if number.is_none() {
            self.fault("profile-number", text.span(), format!("\"{}\" is not a decimal: \"0.7\"", text.get_ref()));
        }
        number.unwrap_or_default()
    }

    fn reconciliation(&mut self, table: &ReconciliationTable) -> Reconciliation {
        let documents = self.kinds(&table.documents);
        let limits = table.limits.iter().map(|limit| Limit {
            validity: self.validity(limit.valid_from.as_ref(), limit.valid_to.as_ref()),
            annual: self.decimal(&limit.annual),
            currency: limit.currency.clone(),
            source: limit.source.clone(),
        });
        let limits = limits.collect();
        let tax = table.tax.iter().map(|tax| TaxRule {
            validity: self.validity(tax.valid_from.as_ref(), tax.valid_to.as_ref()),
            share: self.decimal(&tax.share),
            tolerance: self.decimal(&tax.tolerance),
            source: tax.source.clone(),
        });
        let tax = tax.collect();
        Reconciliation { documents, refund_days: table.refund_days, limits, tax }
    }

    fn severity(&mut self, text: Option<&Spanned<String>>) -> Severity {
        match text.map(|text| text.get_ref().as_str()) {
            None | Some("error") => Severity::Error,
            Some("warning") => Severity::Warning,
            Some("info") => Severity::Info,
            Some(other) => {
                let message = format!("\"{other}\" is no severity; there are error, warning, info");
                self.fault("profile-severity", text.map_or(0..0, Spanned::span), message);
                Severity::Error
            }
        }
    }

    fn compiled<T>(&mut self, text: &Spanned<String>, run: impl FnOnce(&str) -> Result<T, Vec<Fault>>) -> Option<T> {
        match run(text.get_ref()) {
            Ok(compiled) => Some(compiled),
            Err(faults) => {
                for fault in faults {
                    let span = self.inner(&text.span(), fault.offset);
                    self.fault("profile-expression", span, fault.message);
                }
                None
            }
        }
    }
}
