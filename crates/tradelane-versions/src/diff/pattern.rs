//! Strings of a pattern.

use regex_syntax::hir::{Class, Hir, HirKind};

/// How many ways a pattern is walked for strings.
const WAYS: usize = 6;

/// How long a string gets at most, as a repetition of repetitions grows without bound.
const LONGEST: usize = 256;

/// Some strings that a pattern takes, short ones first. Where it looks around or is no regular expression of this kind,
/// there may be some that it does not take, or none: whoever uses them tries them.
pub(super) fn strings(pattern: &str) -> Vec<String> {
    let Ok(hir) = regex_syntax::ParserBuilder::new().build().parse(pattern) else { return Vec::new() };
    let mut strings: Vec<String> = Vec::new();
    for way in 0..WAYS {
        let mut text = String::new();
        walk(&hir, way, &mut text);
        if !strings.contains(&text) {
            strings.push(text);
        }
    }
    strings
}

/// Writes a string: the first way takes the least of everything, others more, and other characters.
fn walk(hir: &Hir, way: usize, text: &mut String) {
    if text.len() > LONGEST {
        return;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(character(class, way)),
        HirKind::Repetition(repetition) => {
            let wanted = repetition.min.saturating_add(u32::try_from(way).unwrap_or(0));
            let times = repetition.max.map_or(wanted, |max| wanted.min(max)).min(repetition.min.max(64));
            for _ in 0..times {
                walk(&repetition.sub, way, text);
                if text.len() > LONGEST {
                    break;
                }
            }
        }
        HirKind::Capture(capture) => walk(&capture.sub, way, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| walk(part, way, text)),
        HirKind::Alternation(parts) => {
            if let Some(part) = parts.get(way % parts.len().max(1)) {
                walk(part, way, text);
            }
        }
    }
}

fn character(class: &Class, way: usize) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.ranges().iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => class.ranges().iter().map(|range| (range.start().into(), range.end().into())).collect(),
    };
    // Letters and digits read better than what else a wide class takes.
    let plain = ['1', 'a', 'A', '0', 'b', '9'];
    let known = plain.iter().cycle().skip(way).take(plain.len());
    let plain = known.copied().find(|plain| ranges.iter().any(|(start, end)| (start..=end).contains(&plain)));
    plain.or_else(|| ranges.get(way % ranges.len().max(1)).map(|(start, _)| *start))
}

#[cfg(test)]
mod tests {
    use super::strings;

    #[test]
    fn strings_are_taken_by_their_pattern() {
        for pattern in [
            "^-?[0-9]+(\\.[0-9]+)?$",
            "^1\\.(0|[1-9][0-9]{0,8})$",
            "^[A-Z]{3}$",
            "^(EUR|USD)$",
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        ] {
            let schema = serde_json::json!({"type": "string", "pattern": pattern});
            let made = strings(pattern);
            assert!(!made.is_empty());
            for text in made {
                assert!(jsonschema::is_valid(&schema, &text.clone().into()), "{text} of {pattern}");
            }
        }
    }

    #[test]
    fn no_pattern_grows_without_bound() {
        let made = strings("((((a+)+)+)+)+(b{50}){50}");
        assert!(made.iter().all(|text| text.len() < 1000));
        assert!(strings("(?=never)(").is_empty());
    }
}
