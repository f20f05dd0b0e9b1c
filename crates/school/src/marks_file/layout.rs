//! Where the headings, the kinds, the maxima and the students stand in a sheet.

use super::{
    Identity, Sheet, SheetLine, identity_of_heading,
    words::{is_kinds_label, is_maxima_label, is_other_label, kind_of_word, says_read_only},
};
use crate::grade::{Kind, MAX_POINTS, Points, parse_entry};

/// Among how many lines the headings are looked for: titles may stand above them.
const SEARCHED: usize = 15;

/// Where the headings, the kinds, the maxima and the students stand in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout<'a> {
    sheet: &'a Sheet,
    heading: usize,
    kinds: Option<usize>,
    maxima: Option<usize>,
    /// The first line that may be a student's.
    first: usize,
}

impl<'a> Layout<'a> {
    /// Looks where things stand: headings are the first line that speaks of students in most of its cells, and lines that
    /// speak of no student may follow.
    #[must_use]
    pub fn of(sheet: &'a Sheet) -> Self {
        let lines = sheet.lines();
        let spoken = |line: &SheetLine| match line.cells.iter().filter(|cell| !cell.is_empty()).count() {
            0 | 1 => 0,
            _ => line.cells.iter().filter(|cell| identity_of_heading(cell).is_some()).count(),
        };
        let best = lines.iter().take(SEARCHED).enumerate().rev().max_by_key(|(_, line)| spoken(line));
        let heading = best.map_or(0, |(n, _)| n);
        let mut layout = Layout { sheet, heading, kinds: None, maxima: None, first: heading + 1 };
        let identity: Vec<usize> = (0..sheet.width()).filter(|column| layout.identity(*column).is_some()).collect();
        // A file that says both says all about its assessments.
        let is_told = |layout: &Layout<'_>| layout.kinds.is_some() && layout.maxima.is_some();
        while let Some(line) = lines.get(layout.first).filter(|_| !identity.is_empty() && !is_told(&layout)) {
            let mut texts = identity.iter().map(|column| line.cell(*column)).filter(|cell| !cell.is_empty());
            let label = texts.next().unwrap_or_default();
            if !texts.all(|text| goes_with(label, text)) || !layout.takes(label) {
                break;
            }
            layout.first += 1;
        }
        layout
    }

    /// Whether the next line, which has this label alone, is about the assessments; notes what it is.
    fn takes(&mut self, label: &str) -> bool {
        let at = Some(self.first);
        if is_maxima_label(label) && self.maxima.is_none() {
            self.maxima = at;
        } else if is_kinds_label(label) && self.kinds.is_none() {
            self.kinds = at;
        } else {
            let before_any_student = self.first < self.heading + 5;
            return before_any_student && (label.is_empty() || is_other_label(label));
        }
        true
    }

    /// The heading of a column, or "".
    #[must_use]
    pub fn heading(&self, column: usize) -> &'a str {
        self.sheet.lines().get(self.heading).map_or("", |line| line.cell(column))
    }

    /// What the heading of a column says about the student.
    pub(super) fn identity(&self, column: usize) -> Option<Identity> {
        identity_of_heading(self.heading(column))
    }

    /// What the file says that a column's assessment is out of.
    #[must_use]
    pub fn max(&self, column: usize) -> Option<Points> {
        let points = parse_entry(self.cell(self.maxima, column), MAX_POINTS).ok()?.points;
        points.filter(|max| max.hundredths > 0)
    }

    /// The kind that the file says a column's assessment is of.
    pub(super) fn kind(&self, column: usize) -> Option<Kind> {
        kind_of_word(self.cell(self.kinds, column))
    }

    /// Whether the file says of each column whether it is an assessment.
    pub(super) fn has_kinds(&self) -> bool {
        self.kinds.is_some()
    }

    /// Whether the line of the maxima says that the column can't be written.
    pub(super) fn is_read_only(&self, column: usize) -> bool {
        let above = self.sheet.lines().get(self.heading + 1..self.first).unwrap_or_default();
        above.iter().any(|line| says_read_only(line.cell(column)))
    }

    /// The lines that may be students'.
    #[must_use]
    pub fn students(&self) -> &'a [SheetLine] {
        self.sheet.lines().get(self.first..).unwrap_or_default()
    }

    fn cell(&self, line: Option<usize>, column: usize) -> &'a str {
        line.and_then(|line| self.sheet.lines().get(line)).map_or("", |line| line.cell(column))
    }
}

/// Whether a text beside the label of a line is of an assessment: one may have a title that speaks of students.
fn goes_with(label: &str, text: &str) -> bool {
    is_kinds_label(label) && kind_of_word(text).is_some()
        || is_maxima_label(label) && parse_entry(text, MAX_POINTS).is_ok_and(|mark| mark.points.is_some())
}
