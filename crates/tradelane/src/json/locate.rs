//! The bytes of a value in a JSON text, found by its JSON Pointer.

use std::ops::Range;

/// The range of the value at `pointer`, or of the nearest value above it that the text has. `None` where the text is
/// no JSON as far as that.
pub(crate) fn locate(text: &[u8], pointer: &str) -> Option<Range<usize>> {
    let mut walker = Walker { text, at: 0 };
    let mut range = walker.value_range()?;
    let tokens = pointer.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"));
    for token in tokens {
        walker.at = range.start;
        match walker.child(&token) {
            Some(child) => range = child,
            None => break,
        }
    }
    Some(range)
}

struct Walker<'t> {
    text: &'t [u8],
    at: usize,
}

impl Walker<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// The range of the value that comes next; the walker stands after it.
    fn value_range(&mut self) -> Option<Range<usize>> {
        self.skip_space();
        let start = self.at;
        match self.peek()? {
            b'"' => self.skip_string()?,
            b'{' | b'[' => self.skip_nested()?,
            _ => {
                while self.peek().is_some_and(|byte| !byte.is_ascii_whitespace() && !b",]}".contains(&byte)) {
                    self.at += 1;
                }
            }
        }
        Some(start..self.at)
    }

    fn skip_string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            match self.peek()? {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                _ => self.at += 1,
            }
        }
    }

    fn skip_nested(&mut self) -> Option<()> {
        let mut depth = 0usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.skip_string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// The range of a member or element of the object or array that starts here.
    fn child(&mut self, token: &str) -> Option<Range<usize>> {
        let is_object = match self.peek()? {
            b'{' => true,
            b'[' => false,
            _ => return None,
        };
        self.at += 1;
        let mut index = 0usize;
        loop {
            self.skip_space();
            match self.peek()? {
                b'}' | b']' => return None,
                b',' => {
                    self.at += 1;
                    continue;
                }
                _ => {}
            }
            let is_wanted = if is_object {
                let key = self.value_range()?;
                self.skip_space();
                if self.peek()? == b':' {
                    self.at += 1;
                }
                let key: Option<String> = self.text.get(key).and_then(|key| serde_json::from_slice(key).ok());
                key.as_deref() == Some(token)
            } else {
                token.parse() == Ok(index)
            };
            let value = self.value_range()?;
            if is_wanted {
                return Some(value);
            }
            index += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::locate;

    fn check(text: &str, pointer: &str, expect: &str) {
        let range = locate(text.as_bytes(), pointer).unwrap();
        assert_eq!(&text[range], expect, "{pointer}");
    }

    #[test]
    fn values_are_found_by_pointer() {
        let text = r#"{ "a": [1, {"b\"c": "x, ]}"}], "d/e": true }"#;
        check(text, "", text);
        check(text, "/a/0", "1");
        check(text, "/a/1/b\"c", "\"x, ]}\"");
        check(text, "/d~1e", "true");
        check(text, "/a/7", r#"[1, {"b\"c": "x, ]}"}]"#);
        check(text, "/missing/deeper", text);
    }

    #[test]
    fn a_broken_text_has_no_place() {
        assert_eq!(locate(b"", "/a"), None);
        assert_eq!(locate(b"{\"a\": ", "/a"), None);
    }
}
