//! What the columns of a file are most likely, for somebody to look at and to change.

use std::collections::BTreeSet;

use super::{
    Identity, Layout, NamePart, NewColumn, Sheet, Use,
    title::bare,
    words::{is_worked_out, key, kind_of_title, says_nothing},
};
use crate::{
    grade::{Entry, MAX_POINTS, Points, Title},
    id::AssessmentId,
    view::{Column, Gradebook},
};

/// What an assessment is out of where a file does not say it.
const USUAL_MAX: Points = Points::whole(100);

/// The most characters of a title.
const TITLE_LENGTH: usize = 80;

/// Guesses what each column is. `may_add` is whether assessments may be made of columns that no assessment of the book has
/// the title of.
#[must_use]
pub fn guess(sheet: &Sheet, book: &Gradebook, may_add: bool) -> Vec<Use> {
    let layout = Layout::of(sheet);
    let mut guess = Guess { layout, book, uses: vec![Use::Ignored; sheet.width()], used: BTreeSet::new() };
    guess.students();
    guess.assessments(|column, heading| column.title == heading, true);
    guess.assessments(|column, heading| key(&column.title) == key(bare(heading)), false);
    if may_add {
        guess.new_columns();
    }
    guess.uses
}

struct Guess<'a> {
    layout: Layout<'a>,
    book: &'a Gradebook,
    uses: Vec<Use>,
    /// Assessments that a column has already.
    used: BTreeSet<AssessmentId>,
}

impl Guess<'_> {
    /// Finds the columns that say whose a line is. Of several numbers, the one by which most students are found.
    fn students(&mut self) {
        let columns = 0..self.uses.len();
        let identity = |column: &usize| {
            let is_marks = self.layout.has_kinds() && self.layout.kind(*column).is_some();
            self.layout.identity(*column).filter(|_| !is_marks)
        };
        let found: Vec<(usize, Identity)> = columns.filter_map(|n| Some((n, identity(&n)?))).collect();
        let of = |wanted: Identity| found.iter().filter(move |(_, is)| *is == wanted).map(|(column, _)| *column);
        let named_by_number = self.by_number(of(Identity::Number).collect());
        let middle = of(Identity::FatherName).find(|n| key(self.layout.heading(*n)) == "middlename");
        let last = of(Identity::FatherName).find(|n| middle.is_some() && Some(*n) != middle);
        let parts = [
            (of(Identity::Name).next(), NamePart::Whole),
            (of(Identity::GivenName).next(), NamePart::Given),
            (middle.or(of(Identity::FatherName).next()), NamePart::Father),
            (of(Identity::GrandfatherName).next().or(last), NamePart::Grandfather),
        ];
        if let Some(column) = named_by_number {
            self.uses[column] = Use::Number;
        }
        for (column, part) in parts {
            if let Some(column) = column {
                self.uses[column] = Use::Name(part);
            }
        }
    }

    /// The column by whose cells most students are found; the first of equals. One without such a heading counts where no
    /// other finds anybody, and it finds half of the lines.
    fn by_number(&self, headed: Vec<usize>) -> Option<usize> {
        let numbers: BTreeSet<String> = self.book.students.iter().map(|row| key(&row.number)).collect();
        let lines = self.layout.students();
        let finds = |column: usize| {
            lines
                .iter()
                .filter(|line| {
                    let number = key(line.cell(column));
                    !number.is_empty() && numbers.contains(&number)
                })
                .count()
        };
        let best = headed.into_iter().rev().max_by_key(|column| finds(*column));
        let unheaded = || {
            let free = |column: &usize| self.layout.identity(*column).is_none() && self.layout.kind(*column).is_none();
            let silent = (0..self.uses.len())
                .filter(free)
                .filter(|column| !lines.is_empty() && finds(*column) * 2 >= lines.len());
            silent.rev().max_by_key(|column| finds(*column))
        };
        best.filter(|column| finds(*column) > 0).or_else(unheaded).or(best)
    }

    /// Gives columns the assessments whose titles fit; of several of one title, in their order.
    fn assessments(&mut self, fits: impl Fn(&Column, &str) -> bool, exactly: bool) {
        for column in 0..self.uses.len() {
            if self.uses[column] != Use::Ignored || !self.may_be_marks(column, exactly) {
                continue;
            }
            let heading = self.layout.heading(column);
            let free = |one: &&Column| !self.used.contains(&one.assessment) && fits(one, heading);
            if let Some(found) = self.book.assessments.iter().find(free) {
                self.used.insert(found.assessment);
                self.uses[column] = Use::Assessment(found.assessment);
            }
        }
    }

    /// Whether a column may hold marks. Where the file says the kinds of its assessments, whatever has one.
    fn may_be_marks(&self, column: usize, exactly: bool) -> bool {
        if self.layout.has_kinds() {
            return self.layout.kind(column).is_some();
        }
        let heading = self.layout.heading(column);
        let speaks_of_students = self.layout.identity(column).is_some();
        !self.layout.is_read_only(column) && (exactly || !speaks_of_students && !is_worked_out(heading))
    }

    /// Makes assessments of columns that hold marks and have a title of their own.
    fn new_columns(&mut self) {
        let mut taken = BTreeSet::new();
        for column in 0..self.uses.len() {
            if self.uses[column] != Use::Ignored || !self.may_be_marks(column, false) || !self.holds_marks(column) {
                continue;
            }
            let heading = self.layout.heading(column);
            let kind = self.layout.kind(column).unwrap_or_else(|| kind_of_title(heading));
            if let Some(title) = free_title(bare(heading), &mut taken) {
                let max = self.layout.max(column).unwrap_or(USUAL_MAX);
                self.uses[column] = Use::New(NewColumn { title, kind, max });
            }
        }
    }

    /// Whether most cells of a column read as marks, and one is there or the file says what they are out of.
    fn holds_marks(&self, column: usize) -> bool {
        let cells = self.layout.students().iter().map(|line| line.cell(column)).filter(|cell| !says_nothing(cell));
        let (all, marks) = cells
            .fold((0, 0), |(all, marks), cell| (all + 1, marks + usize::from(Entry::read(cell, MAX_POINTS).is_ok())));
        if all == 0 { self.layout.max(column).is_some() } else { marks * 2 > all }
    }
}

/// The title that a heading gives, with a number behind it where an earlier column has it; none of a heading that gives none.
fn free_title(heading: &str, taken: &mut BTreeSet<String>) -> Option<Title> {
    let numbered = |n: u32| {
        let number = if n == 1 { String::new() } else { format!(" {n}") };
        let room = TITLE_LENGTH - number.len();
        Title::try_from(heading.chars().take(room).chain(number.chars()).collect::<String>())
    };
    (1..).map(numbered).map_while(Result::ok).find(|title| taken.insert(title.as_str().to_owned()))
}
