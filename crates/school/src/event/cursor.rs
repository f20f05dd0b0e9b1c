//! How far a reader has read.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::id::{Revision, SchoolId};

/// How far a client has read, in every school of its account. Opaque on the wire, and read back only from the very text that
/// [`fmt::Display`] writes: any other came from somebody else, who is told to read everything anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cursor {
    revisions: BTreeMap<SchoolId, Revision>,
}

/// The text is no cursor of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor")]
pub struct BadCursor;

impl Cursor {
    /// The revision read so far at a school; none where the school is not in the cursor.
    #[must_use]
    pub fn at(&self, school: SchoolId) -> Option<Revision> {
        self.revisions.get(&school).copied()
    }

    /// Moves a school's revision forward, never back.
    pub fn advance(&mut self, school: SchoolId, revision: Revision) {
        let held = self.revisions.entry(school).or_insert(revision);
        *held = revision.max(*held);
    }

    /// The schools with their revisions.
    pub fn schools(&self) -> impl Iterator<Item = (SchoolId, Revision)> {
        self.revisions.iter().map(|(school, revision)| (*school, *revision))
    }
}

impl FromIterator<(SchoolId, Revision)> for Cursor {
    fn from_iter<I: IntoIterator<Item = (SchoolId, Revision)>>(pairs: I) -> Self {
        Self { revisions: pairs.into_iter().collect() }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, (school, revision)) in self.revisions.iter().enumerate() {
            let dot = if n == 0 { "" } else { "." };
            write!(f, "{dot}{school}-{}", revision.0)?;
        }
        Ok(())
    }
}

impl FromStr for Cursor {
    type Err = BadCursor;

    fn from_str(text: &str) -> Result<Self, BadCursor> {
        let pair = |part: &str| {
            let (school, revision) = part.split_once('-')?;
            Some((SchoolId(school.parse().ok()?), Revision(revision.parse().ok().filter(|r| *r >= 0)?)))
        };
        let parts = text.split('.').filter(|part| !part.is_empty());
        let read = parts.map(pair).collect::<Option<_>>().map(|revisions| Self { revisions });
        read.filter(|cursor| cursor.to_string() == text).ok_or(BadCursor)
    }
}

impl TryFrom<String> for Cursor {
    type Error = BadCursor;

    fn try_from(text: String) -> Result<Self, BadCursor> {
        text.parse()
    }
}

impl From<Cursor> for String {
    fn from(cursor: Cursor) -> Self {
        cursor.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_never_moves_back() {
        let mut cursor: Cursor = [(SchoolId(7), Revision(12)), (SchoolId(8), Revision(0))].into_iter().collect();
        assert_eq!(cursor.to_string().parse(), Ok(cursor.clone()));
        cursor.advance(SchoolId(7), Revision(3));
        assert_eq!(cursor.at(SchoolId(7)), Some(Revision(12)));
        for garbage in
            ["x", "7", "7-x", "7--1", "7-1;8-2", "9999999999999999999-1", "7-1.7-1", "8-1.7-1", "7-1.", "7-+1", "07-1"]
        {
            assert_eq!(garbage.parse::<Cursor>(), Err(BadCursor), "{garbage}");
        }
    }
}
