//! One shipment judged: its documents compared, and what is worked out from them.

use std::borrow::Cow;
use std::sync::Arc;

use rust_decimal::Decimal;
use tradelane_findings::{Finding, Layer, Place, Related};
use tradelane_model::documents::DocumentType;

use crate::checks::{self, Entry, Row};
use crate::compare::{kilograms, number};
use crate::selection::{Selected, Selection, Value, selection};
use crate::tax::retail_tax;
use crate::{Settings, Stored};

/// A document of a shipment, unpacked.
pub(crate) struct Part<'s> {
    pub(crate) kind: DocumentType,
    pub(crate) selected: Selected<'s>,
    pub(crate) selection: &'static Selection,
    file: &'s Arc<str>,
    line: u64,
}

impl<'s> Part<'s> {
    pub(crate) fn open(stored: &'s Stored, files: &'s [Arc<str>]) -> Option<Self> {
        Some(Self {
            kind: stored.kind,
            selected: postcard::from_bytes(&stored.body).ok()?,
            selection: selection(stored.kind)?,
            file: files.get(usize::from(stored.file))?,
            line: stored.line,
        })
    }

    pub(crate) fn head(&self, pointers: &'static str) -> Option<(&Value<'s>, &'static str)> {
        self.selected.head(self.selection, pointers)
    }

    pub(crate) fn text(&self, pointers: &'static str) -> &str {
        self.head(pointers).map_or("", |(value, _)| value.text.trim())
    }

    pub(crate) fn line_text(&self, line: usize, pointers: &'static str) -> &str {
        match self.selected.line(self.selection, line, pointers) {
            Some((value, _)) => match &value.text {
                Cow::Borrowed(text) => text.trim(),
                Cow::Owned(text) => text.trim(),
            },
            None => "",
        }
    }

    /// The line with a number; where lines have none, the one at that place.
    pub(crate) fn line_numbered(&self, wanted: &str, place: usize) -> Option<usize> {
        let lines = 0..self.selected.line_count();
        if wanted.is_empty() {
            return Some(place).filter(|place| lines.contains(place));
        }
        let same =
            |own: &str| own == wanted || number(own).zip(number(wanted)).is_some_and(|(own, wanted)| own == wanted);
        lines.clone().find(|&line| same(self.line_text(line, "/lines/*/lineNumber"))).or_else(|| {
            Some(place)
                .filter(|&place| lines.contains(&place) && self.line_text(place, "/lines/*/lineNumber").is_empty())
        })
    }

    /// Where a value stands.
    pub(crate) fn place(&self, value: Option<&Value<'_>>) -> Place {
        let (line, column) = value.map_or((0, 0), |value| (value.line, value.column));
        let file = Some(Arc::clone(self.file));
        let text = |text: &Cow<'_, str>| Some(text.to_string()).filter(|text| !text.is_empty());
        let name = value.and_then(|value| text(&value.name));
        let within = value.and_then(|value| text(&value.within));
        let (line, column) = (self.line + u64::from(line), u64::from(column.max(1)));
        Place { file, line, column, name, within, ..Place::default() }
    }

    /// A finding in this document.
    pub(crate) fn finding(
        &self,
        id: &'static str,
        pointer: impl Into<String>,
        value: Option<&Value<'_>>,
        message: String,
    ) -> Finding {
        let severity = checks::all().iter().find(|entry| entry.id == id).map(|entry| entry.severity);
        let severity = severity.unwrap_or(tradelane_findings::Severity::Error);
        Finding::new(id, Layer::Reconciliation, severity, message).at(pointer).in_source(self.place(value))
    }
}

/// Judges the documents of one shipment.
pub(crate) struct Judge<'s> {
    pub(crate) settings: &'s Settings,
    pub(crate) parts: Vec<Part<'s>>,
    pub(crate) findings: Vec<Finding>,
}

impl<'s> Judge<'s> {
    pub(crate) fn part(&self, kind: DocumentType) -> Option<&Part<'s>> {
        self.parts.iter().find(|part| part.kind == kind)
    }

    /// Compares what the tables of the checks name, and works out tax and units.
    pub(crate) fn compare(&mut self) {
        let mut found = Vec::new();
        for entry in checks::all() {
            for row in entry.rows {
                let (Some(left), Some(right)) = (self.part(row.left.kind), self.part(row.right.kind)) else { continue };
                if row.is_of_lines() {
                    self.compare_lines(entry, row, left, right, &mut found);
                } else if let (Some(one), Some(two)) = (left.head(row.left.pointer), right.head(row.right.pointer)) {
                    self.compare_values(entry, row, (left, one.0, one.1), (right, two.0, two.1), &mut found);
                }
            }
        }
        if let (Some(order), Some(declaration)) = (self.part(DocumentType::Order), self.part(DocumentType::Declaration))
        {
            missing_lines(order, declaration, &mut found);
            missing_lines(declaration, order, &mut found);
            self.tax(order, declaration, &mut found);
        }
        if let Some(declaration) = self.part(DocumentType::Declaration) {
            self.units(declaration, &mut found);
        }
        self.findings.append(&mut found);
    }

    fn compare_values(
        &self,
        entry: &Entry,
        row: &Row,
        (left, one, one_pointer): (&Part<'_>, &Value<'_>, &str),
        (right, two, two_pointer): (&Part<'_>, &Value<'_>, &str),
        found: &mut Vec<Finding>,
    ) {
        let (Some(one_text), Some(two_text)) =
            (weighed(left, one_pointer, &one.text), weighed(right, two_pointer, &two.text))
        else {
            return;
        };
        if row.compare.agree(&one_text, &two_text) {
            return;
        }
        let (left_name, right_name) = (words(left.kind), words(right.kind));
        let is_hidden = row.is_personal && !self.settings.show_personal_data;
        let shown = |value: &Value<'_>| value.text.replace('\n', ", ");
        let message = if is_hidden {
            format!("the {} in the {right_name} is not that of the {left_name}", row.what)
        } else if row.compare.sign() == ">=" {
            format!("{}: the {right_name} says {}, the {left_name} only {}", row.what, shown(two), shown(one))
        } else {
            format!("{}: the {right_name} says {}, the {left_name} {}", row.what, shown(two), shown(one))
        };
        let mut finding = right.finding(entry.id, two_pointer, Some(two), message);
        finding.severity = entry.severity;
        finding.related.push(related(left, one_pointer, Some(one)));
        if is_hidden {
            finding.help = Some("values that are a person's are shown with --show-personal-data only".to_owned());
        }
        found.push(finding);
    }

    fn compare_lines(&self, entry: &Entry, row: &Row, left: &Part<'_>, right: &Part<'_>, found: &mut Vec<Finding>) {
        for line in 0..left.selected.line_count() {
            let Some(other) = right.line_numbered(left.line_text(line, "/lines/*/lineNumber"), line) else { continue };
            let one = left.selected.line(left.selection, line, row.left.pointer);
            let two = right.selected.line(right.selection, other, row.right.pointer);
            if let (Some((one, one_pointer)), Some((two, two_pointer))) = (one, two) {
                self.compare_values(entry, row, (left, one, &one_pointer), (right, two, &two_pointer), found);
            }
        }
    }

    /// The date that chooses the market's rules.
    pub(crate) fn date(&self) -> Option<&str> {
        let declaration = self.part(DocumentType::Declaration).map(|part| part.text("/declaredOn|/header/sentAt"));
        let order = || self.part(DocumentType::Order).map(|part| part.text("/issuedAt|/header/sentAt"));
        declaration.filter(|date| !date.is_empty()).or_else(order)?.get(..10)
    }

    /// The tax withheld by the order against what the tariff's rates give.
    fn tax(&self, order: &Part<'_>, declaration: &Part<'_>, found: &mut Vec<Finding>) {
        let (Some(tariff), Some(reconciliation)) = (&self.settings.tariff, &self.settings.reconciliation) else {
            return;
        };
        let date = self.date();
        let Some(rule) = reconciliation.tax.iter().find(|rule| rule.validity.holds_on(date)) else { return };
        let Some((told, pointer)) = order.head("/totals/tax/amount") else { return };
        let due = || -> Option<Decimal> {
            let sum = line_sum(declaration)?;
            let costs = cost(declaration, "/freight/amount")?.checked_add(cost(declaration, "/insurance/amount")?)?;
            let mut due = Decimal::ZERO;
            for line in 0..declaration.selected.line_count() {
                let entry = tariff.get(declaration.line_text(line, "/lines/*/item/hsCode"))?;
                let amount = number(declaration.line_text(line, "/lines/*/amount/amount"))?;
                let share = if sum.is_zero() { Decimal::ZERO } else { costs.checked_mul(amount)?.checked_div(sum)? };
                let value = amount.checked_add(share)?;
                let tax = retail_tax(value, entry.consumption.unwrap_or_default(), entry.vat?, rule.share)?;
                due = due.checked_add(tax.due())?;
            }
            Some(due)
        };
        let (Some(due), Some(withheld)) = (due(), number(&told.text)) else { return };
        let allowed = due.checked_mul(rule.tolerance).unwrap_or_default().max(Decimal::new(1, 2));
        if (withheld - due).abs() > allowed {
            let message = format!("the order withholds {withheld} of tax; the tariff's rates give {}", due.round_dp(2));
            let help = format!("{}; a difference of {} is taken", rule.source, allowed.round_dp(2));
            found.push(order.finding("retail-tax", pointer, Some(told), message).help(help));
        }
    }

    fn units(&self, declaration: &Part<'_>, found: &mut Vec<Finding>) {
        let Some(tariff) = &self.settings.tariff else { return };
        for line in 0..declaration.selected.line_count() {
            let code = declaration.line_text(line, "/lines/*/item/hsCode");
            let Some(entry) = tariff.get(code) else { continue };
            let units = [
                ("/lines/*/statutoryQuantity/unit", entry.unit.as_deref()),
                ("/lines/*/secondQuantity/unit", entry.second_unit.as_deref()),
            ];
            for (pointer, due) in units {
                let (Some(due), Some((told, at))) =
                    (due, declaration.selected.line(declaration.selection, line, pointer))
                else {
                    continue;
                };
                if told.text != due {
                    let message = format!("the unit is {}; the tariff counts {code} in {due}", told.text);
                    found.push(declaration.finding("statutory-unit", at, Some(told), message));
                }
            }
        }
    }
}

/// A value as it is compared: a gross weight in kilograms, anything else as it stands. `None` where the unit is none of
/// weight, so that nothing can be said.
fn weighed<'v>(part: &Part<'_>, pointer: &str, text: &'v str) -> Option<Cow<'v, str>> {
    if pointer != "/grossWeight/value" {
        return Some(Cow::Borrowed(text));
    }
    let weight = kilograms(part.text("/grossWeight/unit"))?.checked_mul(number(text)?)?;
    Some(Cow::Owned(weight.normalize().to_string()))
}

fn cost(part: &Part<'_>, pointer: &'static str) -> Option<Decimal> {
    part.head(pointer).map_or(Some(Decimal::ZERO), |(value, _)| number(&value.text))
}

/// The sum of the lines' amounts.
pub(crate) fn line_sum(part: &Part<'_>) -> Option<Decimal> {
    (0..part.selected.line_count())
        .map(|line| number(part.line_text(line, "/lines/*/amount/amount")))
        .try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount?))
}

/// The other side of a disagreement.
pub(crate) fn related(part: &Part<'_>, pointer: &str, value: Option<&Value<'_>>) -> Related {
    Related {
        message: format!("the {}", words(part.kind)),
        path: Some(pointer.to_owned()),
        source: Some(part.place(value)),
    }
}

/// A type of document in words: `customs response`.
pub(crate) fn words(kind: DocumentType) -> String {
    let mut words = String::new();
    for c in kind.name().chars() {
        if c.is_ascii_uppercase() {
            words.push(' ');
        }
        words.push(c.to_ascii_lowercase());
    }
    words
}

/// Reports lines of one document that the other does not have.
fn missing_lines(of: &Part<'_>, other: &Part<'_>, found: &mut Vec<Finding>) {
    for line in 0..of.selected.line_count() {
        let wanted = of.line_text(line, "/lines/*/lineNumber");
        if other.line_numbered(wanted, line).is_some() {
            continue;
        }
        let name = if wanted.is_empty() { (line + 1).to_string() } else { wanted.to_owned() };
        let message = format!("line {name} of the {} is not in the {}", words(of.kind), words(other.kind));
        let at = of.selected.line(of.selection, line, "/lines/*/lineNumber");
        let value = at.as_ref().map(|(value, _)| *value);
        let mut finding = of.finding("line-match", format!("/lines/{line}"), value, message);
        finding.related.push(related(other, "/lines", None));
        found.push(finding);
    }
}
