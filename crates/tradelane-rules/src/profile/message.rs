//! What a rule says of a breach: text with expressions in braces.

use cel::Value;
use serde_json::Value as Json;

use super::expression::{Expression, Fault, Outcome};
use super::fields::Field;

/// A text with expressions in braces: `{it.amount.amount} is above 5000`.
#[derive(Debug)]
pub(super) struct Message {
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Text(String),
    Expression(Expression),
}

impl Message {
    pub(super) fn compile(text: &str, fields: &[(Field, Field)]) -> Result<Self, Vec<Fault>> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let at = text.len() - after.len();
            let Some((inner, next)) = after.split_once('}') else {
                return Err(vec![Fault { offset: at, message: "a brace is not closed".to_owned() }]);
            };
            parts.push(Part::Text(before.to_owned()));
            let expression = Expression::compile(inner, fields).map_err(|faults| {
                let faults = faults.into_iter();
                faults.map(|fault| Fault { offset: at + fault.offset, ..fault }).collect::<Vec<_>>()
            })?;
            parts.push(Part::Expression(expression));
            rest = next;
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Self { text: text.to_owned(), parts })
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn write(&self, document: &Json, it: &Json) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Expression(expression) => match expression.run(document, it) {
                    Outcome::Value(Value::String(text)) => out.push_str(&text),
                    Outcome::Value(Value::Int(number)) => out.push_str(&number.to_string()),
                    Outcome::Value(Value::Bool(flag)) => out.push_str(if flag { "true" } else { "false" }),
                    Outcome::Value(_) | Outcome::Absent | Outcome::Failed(_) => out.push('?'),
                },
            }
        }
        out
    }
}
