//! A gradebook as a table for a file, and texts that no spreadsheet takes for a formula.

use std::collections::HashMap;

use crate::{
    grade::{Kind, Mark, Percent, Points, derive},
    id::{AssessmentId, MemberId},
    view::Gradebook,
};

/// A cell of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// A text, guarded against being taken for a formula; "" is nothing.
    Text(String),
    /// Points without a flag.
    Points(Points),
    /// A percentage, without its sign.
    Percent(Percent),
}

impl Field {
    /// A text, guarded where a spreadsheet would take it for a formula.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(safe_text(text))
    }
}

/// The words of the table, in the reader's language.
#[derive(Clone, Copy)]
pub struct TableWords {
    pub number: &'static str,
    /// Given name, father's name, grandfather's name.
    pub names: [&'static str; 3],
    pub overall: &'static str,
    pub coverage: &'static str,
    /// Labels the line of the kinds.
    pub kinds: &'static str,
    /// Labels the line of the maxima.
    pub maxima: &'static str,
    pub kind: fn(Kind) -> &'static str,
}

/// The book as lines: the headings, the kinds, the maxima, then a line a student with the overall as the page shows it.
#[must_use]
pub fn table(book: &Gradebook, words: &TableWords) -> Vec<Vec<Field>> {
    let text = Field::text;
    let blanks = |times: usize| std::iter::repeat_n(Field::Text(String::new()), times);
    let columns = || book.assessments.iter();
    let headings = [words.number].into_iter().chain(words.names).map(text);
    let headings = headings.chain(columns().map(|column| text(&column.title)));
    let headings = headings.chain([text(words.overall), text(words.coverage)]).collect();
    let kinds = [text(words.kinds)].into_iter().chain(blanks(3));
    let kinds = kinds.chain(columns().map(|column| text((words.kind)(column.kind)))).chain(blanks(2)).collect();
    let maxima = [text(words.maxima)].into_iter().chain(blanks(3));
    let maxima = maxima.chain(columns().map(|column| Field::Points(column.max))).chain(blanks(2)).collect();
    let marks: HashMap<(MemberId, AssessmentId), Mark> =
        book.cells.iter().map(|cell| ((cell.student, cell.assessment), cell.mark)).collect();
    let student = |row: &crate::view::RosterRow| {
        let of = |assessment| marks.get(&(row.student, assessment)).copied().unwrap_or_default();
        let scored = columns().map(|column| column.scored(of(column.assessment)));
        let whole = derive(&book.policy, book.basis, scored).overall();
        let who = [&row.number, &row.name.given, &row.name.father, &row.name.grandfather].map(|part| text(part));
        let shown = whole.percent.map_or(Field::Text(String::new()), Field::Percent);
        let coverage = Field::Percent(Percent::whole(whole.coverage.into()));
        who.into_iter().chain(columns().map(|column| mark(of(column.assessment)))).chain([shown, coverage]).collect()
    };
    [headings, kinds, maxima].into_iter().chain(book.students.iter().map(student)).collect()
}

/// A mark exactly as it was entered.
fn mark(mark: Mark) -> Field {
    match mark.points.filter(|points| Mark::points(*points) == mark) {
        Some(points) => Field::Points(points),
        None => Field::Text(mark.shown()),
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one.
fn safe_text(text: &str) -> String {
    if begins_a_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text as it was before an apostrophe guarded it.
pub(super) fn plain_text(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| begins_a_formula(rest)).unwrap_or(text)
}

/// Whether a spreadsheet would take a text for a formula, were it not for apostrophes before it.
fn begins_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_a_formula_is_guarded_and_read_back() {
        for text in ["=1+1", "+x", "-1", "@a", "'=1", "''-", "\tx"] {
            assert_eq!(safe_text(text), format!("'{text}"));
            assert_eq!(plain_text(&safe_text(text)), text);
        }
        for text in ["", "'", "'s", "Hana", "a=b"] {
            assert_eq!((safe_text(text).as_str(), plain_text(text)), (text, text));
        }
    }
}
