//! What a rule is.

use crate::source::Source;

/// A rule about one source file.
#[derive(Clone, Copy)]
pub struct Rule {
    /// What holds.
    pub name: &'static str,
    /// Finds where it does not.
    pub check: fn(&Source) -> Vec<Finding>,
    /// Paths and texts that break it.
    pub bad: &'static [(&'static str, &'static str)],
    /// Paths and texts that keep it.
    pub good: &'static [(&'static str, &'static str)],
}

/// A place where a rule is broken.
pub struct Finding {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

/// A finding at a byte offset of the source.
pub fn at(source: &Source, offset: usize, what: impl Into<String>) -> Finding {
    Finding { line: source.line_of(offset), what: what.into() }
}
