//! A source file as the rules see it: comments and strings blanked out, offsets and lines kept.

use std::ops::Range;

/// A Rust source file.
pub struct Source {
    /// The path from the root, with slashes.
    pub path: String,
    /// The text without its comments.
    pub uncommented: String,
    /// The text without comments, strings and character literals.
    pub code: String,
}

/// A function that has a body.
pub struct Function<'a> {
    /// Its name.
    pub name: &'a str,
    /// What stands before `fn`: attributes and visibility.
    pub before: &'a str,
    /// From `fn` to the body.
    pub signature: &'a str,
    /// Where `fn` stands.
    pub start: usize,
    /// Between the braces.
    pub body: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Code,
    Comment,
    Literal,
}

impl Source {
    /// Reads a text as Rust; broken code gives odd findings, never a panic.
    pub fn new(path: &str, text: &str) -> Self {
        let (mut uncommented, mut code) = (text.as_bytes().to_vec(), text.as_bytes().to_vec());
        let mut at = 0;
        while at < text.len() {
            let (piece, end) = piece_at(text, at);
            if piece == Piece::Comment {
                blank(&mut uncommented[at..end]);
            }
            if piece != Piece::Code {
                blank(&mut code[at..end]);
            }
            at = end;
        }
        let text_of = |bytes| String::from_utf8(bytes).expect("whole characters were blanked");
        Self { path: path.to_owned(), uncommented: text_of(uncommented), code: text_of(code) }
    }

    /// The strings and character literals alone, the rest blanked.
    pub fn literals(&self) -> String {
        let mut text = self.uncommented.clone().into_bytes();
        for (byte, code) in text.iter_mut().zip(self.code.bytes()) {
            *byte = if code.is_ascii_whitespace() { *byte } else { b' ' };
        }
        String::from_utf8(text).expect("whole characters were blanked")
    }

    /// The line of an offset, from 1.
    pub fn line_of(&self, offset: usize) -> usize {
        1 + self.code[..offset].matches('\n').count()
    }

    /// Whether the file is one of the program's own, not a test.
    pub fn is_shipped(&self) -> bool {
        (self.path.starts_with("src/") || self.path.starts_with("crates/") && self.path.contains("/src/"))
            && !self.path.ends_with("/tests.rs")
    }

    /// The code without what is compiled for tests only.
    pub fn shipped_code(&self) -> String {
        let mut code = self.code.clone();
        for (start, attribute) in self.code.match_indices("#[cfg(test)]") {
            let rest = start + attribute.len();
            let end = match self.code[rest..].find(['{', ';']).map(|n| rest + n) {
                Some(open) if self.code[open..].starts_with('{') => closing(&self.code, open),
                Some(semicolon) => semicolon,
                None => self.code.len(),
            };
            blank_range(&mut code, start..end);
        }
        code
    }

    /// The functions that have a body, nested ones too.
    pub fn functions(&self) -> Vec<Function<'_>> {
        word(&self.code, "fn").filter_map(|start| self.function_at(start)).collect()
    }

    fn function_at(&self, start: usize) -> Option<Function<'_>> {
        let code = &self.code;
        let rest = code[start + 2..].trim_start();
        let name = &rest[..rest.find(|c: char| !is_word(c)).unwrap_or(rest.len())];
        let open = body_of(code, start)?;
        let before = code[..start].rfind([';', '{', '}']).map_or(0, |n| n + 1);
        let signature = &code[start..open];
        let body = open + 1..closing(code, open);
        (!name.is_empty()).then_some(Function { name, before: &code[before..start], signature, start, body })
    }
}

/// The offsets at which a word stands alone.
pub fn word<'a>(code: &'a str, wanted: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(wanted).map(|(at, _)| at).filter(move |at| {
        let before = code[..*at].chars().next_back();
        let after = code[at + wanted.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// Whether the character can be part of a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The brace that closes the one at `open`; the end, where none does.
pub fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_u32;
    for (n, c) in code[open..].char_indices() {
        depth = match c {
            '{' => depth + 1,
            '}' => depth - 1,
            _ => depth,
        };
        if depth == 0 {
            return open + n;
        }
    }
    code.len()
}

/// Blanks a part of a text; lines stay where they are.
pub fn blank_range(text: &mut String, range: Range<usize>) {
    let blanked: String =
        text[range.clone()].chars().map(|c| if c == '\n' { "\n" } else { &"    "[..c.len_utf8()] }).collect();
    text.replace_range(range, &blanked);
}

/// Where the body of the function at `start` opens; none for a declaration.
fn body_of(code: &str, start: usize) -> Option<usize> {
    let mut depth = 0_i32;
    for (n, c) in code[start..].char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' if depth == 0 => return Some(start + n),
            ';' if depth == 0 => return None,
            _ => {}
        }
        if depth < 0 {
            return None; // A function type, such as `fn(u8) -> u8)`.
        }
    }
    None
}

/// What begins at `at`, and where it ends.
fn piece_at(text: &str, at: usize) -> (Piece, usize) {
    let rest = &text[at..];
    let first = rest.chars().next().map_or(1, char::len_utf8);
    let inside_word = text[..at].chars().next_back().is_some_and(is_word);
    let (piece, length) = if rest.starts_with("//") {
        (Piece::Comment, rest.find('\n').unwrap_or(rest.len()))
    } else if rest.starts_with("/*") {
        (Piece::Comment, block_comment(rest))
    } else if let Some(length) = raw_string(rest).filter(|_| !inside_word) {
        (Piece::Literal, length)
    } else if rest.starts_with('"') {
        (Piece::Literal, quoted(rest, '"'))
    } else if rest.starts_with('\'') && !is_lifetime(rest) {
        (Piece::Literal, quoted(rest, '\''))
    } else {
        (Piece::Code, first)
    };
    (piece, at + length)
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_u32, 0);
    while at < rest.len() {
        let (change, length) = match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (1, 2),
            [b'*', b'/', ..] => (-1, 2),
            _ => (0, 1),
        };
        at += length;
        depth = depth.saturating_add_signed(change);
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let text = after.trim_start_matches('#');
    let hashes = &after[..after.len() - text.len()];
    let opened = text.strip_prefix('"')?;
    let end = opened.find(&format!("\"{hashes}")).unwrap_or(opened.len());
    Some((rest.len() - opened.len() + end + 1 + hashes.len()).min(rest.len()))
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (n, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return n + 1,
            _ => {}
        }
    }
    rest.len()
}

/// `'a` without a closing quote after one character.
fn is_lifetime(rest: &str) -> bool {
    let mut after = rest.chars().skip(1);
    after.next() != Some('\\') && after.next() != Some('\'')
}

fn blank(bytes: &mut [u8]) {
    for byte in bytes.iter_mut().filter(|byte| **byte != b'\n') {
        *byte = b' ';
    }
}

#[test]
fn comments_and_literals_are_blanked_and_nothing_else() {
    let text = "a(\"x // y\", '\"', 'b, r#\"q\"z\"#) /* c /* d */ e */ f // g \"\nh('\\'', \"\\\"i\")";
    let source = Source::new("x.rs", text);
    let words: Vec<_> = source.code.split(|c: char| !is_word(c)).filter(|w| !w.is_empty()).collect();
    assert_eq!(words, ["a", "b", "f", "h"]);
    assert_eq!(source.code.len(), text.len());
    assert!(source.uncommented.contains("x // y") && !source.uncommented.contains('g'));
    assert_eq!(source.line_of(text.find("h(").expect("it is there")), 2);
}

#[test]
fn literals_are_what_code_is_not() {
    let source = Source::new("x.rs", "a(\"ሀ b\", c) // d\n+ 'e'");
    assert_eq!(source.literals(), "  \"ሀ b\"         \n  'e'");
}

#[test]
fn functions_are_found_with_their_attributes_and_bodies() {
    let text = "#[component]\npub fn A<F: Fn(u8) -> [u8; 2]>(f: F) -> u8 where F: Copy { if a { 1 } else { 2 } }\ntrait T { fn b(&self); }";
    let source = Source::new("x.rs", text);
    let functions = source.functions();
    let [a] = &functions[..] else { panic!("{} functions", functions.len()) };
    assert_eq!((a.name, &source.code[a.body.clone()]), ("A", " if a { 1 } else { 2 } "));
    assert!(a.before.contains("#[component]") && a.signature.ends_with("F: Copy "));
}

#[test]
fn what_is_for_tests_only_is_not_shipped() {
    let source =
        Source::new("src/x.rs", "fn a() {}\n#[cfg(test)]\nmod tests { fn b() {} }\n#[cfg(test)]\nuse c;\nfn d() {}");
    let shipped = source.shipped_code();
    assert!(
        shipped.contains("fn a") && shipped.contains("fn d") && !shipped.contains("fn b") && !shipped.contains("use c")
    );
    assert!(
        !Source::new("src/live/tests.rs", "").is_shipped() && !Source::new("crates/store/tests/x.rs", "").is_shipped()
    );
}
