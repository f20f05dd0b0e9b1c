//! What an open gradebook says in the browser: the part of the catalogue that its program loads.

use std::ops::Deref;

use school::grade::{Kind, Overall};

use super::{Catalogue, CellsText, ColumnText, DateText, ExplainText, FailureText, GradebookText, RecordText};

/// What an open gradebook may have to say without its server; the rest stands in its document already.
pub struct BookText {
    pub gradebook: GradebookText,
    pub cells: CellsText,
    pub columns: ColumnText,
    pub record: RecordText,
    pub explain: ExplainText,
    pub failure: FailureText,
    pub dates: DateText,
    pub kind: fn(Kind) -> &'static str,
    /// Stands before the time of day at which data was read.
    pub as_of: &'static str,
}

impl BookText {
    /// A total without its award; a dash while there is none.
    #[must_use]
    pub fn total_percent(&self, overall: Overall) -> String {
        overall.percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"))
    }

    /// A mark in a sentence.
    #[must_use]
    pub fn or_blank(&self, mark: &str) -> String {
        if mark.is_empty() { self.gradebook.blank.to_owned() } else { mark.to_owned() }
    }
}

/// Whoever has the whole catalogue has what a gradebook says.
impl Deref for Catalogue {
    type Target = BookText;

    fn deref(&self) -> &BookText {
        &self.book
    }
}
