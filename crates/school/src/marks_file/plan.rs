//! What a file changes: cell by cell against the marks that a book holds.

use std::collections::{BTreeMap, HashMap};

use super::{
    CellProblem, Decision, Layout, NamePart, Sheet, SheetLine, Use,
    people::{Found, Named, Students},
    words::{is_other_label, says_nothing},
};
use crate::{
    event::EventName,
    grade::{Entry, EntryProblem, Flag, Mark, Points},
    id::{AssessmentId, MemberId, Version},
    view::{BadCell, CellChange, Changes, Gradebook, MarksPlan, OpenLine, RosterRow, StudentChanges},
};

/// Compares a file with a book. `decided` has what somebody said about lines that no number finds.
#[must_use]
pub fn plan(sheet: &Sheet, uses: &[Use], decided: &BTreeMap<u32, Decision>, book: &Gradebook) -> MarksPlan {
    let layout = Layout::of(sheet);
    let mut planner = Planner {
        layout,
        uses,
        maxima: uses.iter().map(|used| max_of(used, book)).collect(),
        cells: book.cells.iter().map(|cell| ((cell.student, cell.assessment), (cell.mark, cell.version))).collect(),
        by_id: book.students.iter().map(|row| (row.student, row)).collect(),
        students: Students::of(&book.students),
        seen: HashMap::new(),
        plan: MarksPlan::default(),
    };
    for line in layout.students() {
        planner.line(line, decided.get(&line.line).copied());
    }
    planner.plan
}

/// What the marks of a column are out of; none where the column holds none, or the assessment is gone.
fn max_of(used: &Use, book: &Gradebook) -> Option<Points> {
    match used {
        Use::New(column) => Some(column.max),
        Use::Assessment(id) => book.assessments.iter().find(|column| column.assessment == *id).map(|column| column.max),
        Use::Ignored | Use::Number | Use::Name(_) => None,
    }
}

struct Planner<'a> {
    layout: Layout<'a>,
    uses: &'a [Use],
    maxima: Vec<Option<Points>>,
    cells: HashMap<(MemberId, AssessmentId), (Mark, Version)>,
    by_id: HashMap<MemberId, &'a RosterRow>,
    students: Students<'a>,
    /// Students and new numbers with their lines.
    seen: HashMap<Who, u32>,
    plan: MarksPlan,
}

/// Whose a line is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Who {
    Is(MemberId),
    IsNew(String),
}

impl Planner<'_> {
    fn line(&mut self, line: &SheetLine, decision: Option<Decision>) {
        let has_marks = self.mark_columns().any(|(column, _)| !says_nothing(line.cell(column)));
        let named = self.named(line);
        if named.is_nobody() {
            if has_marks {
                self.bad(line, None, CellProblem::Nobody);
            }
            return;
        }
        let found = self.students.find(&named);
        let who = match (&found, decision) {
            (Found::ByNumber(row), _) => Who::Is(row.student),
            (Found::ByName(rows), _) if rows.is_empty() && is_other_label(&named.shown()) => return,
            (Found::ByName(rows), decision) => {
                let who = self.decided(rows, decision, &named);
                let candidates = rows.iter().map(|row| (*row).clone()).collect();
                let (number, name, decided) = (named.number.clone(), named.shown(), decision.filter(|_| who.is_some()));
                self.plan.open.push(OpenLine { line: line.line, number, name, candidates, decided });
                match who {
                    Some(Who::IsNew(number)) if number.is_empty() || named.parts().given.is_empty() => {
                        return self.bad(line, None, CellProblem::NewNeedsNumber);
                    }
                    Some(who) => who,
                    None => return,
                }
            }
        };
        if let Some(earlier) = self.seen.get(&who) {
            let problem = CellProblem::Twice { line: *earlier };
            return self.bad(line, None, problem);
        }
        self.seen.insert(who.clone(), line.line);
        self.compare(line, &who, &named);
    }

    /// Whom somebody decided a line to be about.
    fn decided(&self, rows: &[&RosterRow], decision: Option<Decision>, named: &Named) -> Option<Who> {
        match decision? {
            Decision::Is(student) => self.by_id.contains_key(&student).then_some(Who::Is(student)),
            Decision::IsNew => rows.is_empty().then(|| Who::IsNew(named.number.to_lowercase())),
        }
    }

    /// Compares the marks of a line with those of its student.
    fn compare(&mut self, line: &SheetLine, who: &Who, named: &Named) {
        let mut cells = Vec::new();
        for (column, max) in self.mark_columns().collect::<Vec<_>>() {
            let text = line.cell(column);
            if says_nothing(text) {
                continue;
            }
            let (from, seen) = self.before(who, column);
            match read(text, max) {
                Err(problem) => self.bad(line, Some(column), CellProblem::Entry(problem)),
                Ok(entry) => {
                    let to = entry.over(from);
                    self.plan.count.note(from, to);
                    if from != to {
                        cells.push(CellChange { column: u32::try_from(column).unwrap_or(u32::MAX), from, to, seen });
                    }
                }
            }
        }
        let (student, number, name) = match who {
            Who::IsNew(_) => (None, named.number.clone(), named.parts()),
            Who::Is(student) => match self.by_id.get(student) {
                Some(row) => (Some(*student), row.number.clone(), row.name.clone()),
                None => return,
            },
        };
        if !cells.is_empty() || student.is_none() {
            self.plan.students.push(StudentChanges { line: line.line, student, number, name, cells });
        }
    }

    /// The mark that a cell of the book holds, with its version.
    fn before(&self, who: &Who, column: usize) -> (Mark, Version) {
        match (who, self.uses.get(column)) {
            (Who::Is(student), Some(Use::Assessment(assessment))) => {
                self.cells.get(&(*student, *assessment)).copied().unwrap_or_default()
            }
            _ => (Mark::default(), Version(0)),
        }
    }

    /// The columns that hold marks, with what those are out of.
    fn mark_columns(&self) -> impl Iterator<Item = (usize, Points)> {
        self.maxima.iter().enumerate().filter_map(|(column, max)| Some((column, (*max)?)))
    }

    fn named(&self, line: &SheetLine) -> Named {
        let mut named = Named::default();
        for (column, used) in self.uses.iter().enumerate() {
            let cell = || line.cell(column).to_owned();
            match used {
                Use::Number => named.number = cell(),
                Use::Name(NamePart::Whole) => named.whole = cell(),
                Use::Name(NamePart::Given) => named.name.given = cell(),
                Use::Name(NamePart::Father) => named.name.father = cell(),
                Use::Name(NamePart::Grandfather) => named.name.grandfather = cell(),
                Use::Ignored | Use::Assessment(_) | Use::New(_) => {}
            }
        }
        named
    }

    fn bad(&mut self, line: &SheetLine, column: Option<usize>, why: CellProblem) {
        let value = column.map_or_else(|| self.named(line).shown(), |column| line.cell(column).to_owned());
        let column = column.map_or_else(String::new, |column| self.layout.heading(column).to_owned());
        self.plan.bad.push(BadCell { line: line.line, column, value, why });
    }
}

impl Changes {
    fn note(&mut self, from: Mark, to: Mark) {
        let times = match EventName::of_grade(from, to) {
            _ if from == to => &mut self.same,
            EventName::GradeDeleted => &mut self.cleared,
            EventName::GradeCreated => &mut self.new,
            _ => &mut self.changed,
        };
        *times += 1;
    }
}

/// Reads a cell as a teacher would type it; the words for flags are taken, too.
fn read(text: &str, max: Points) -> Result<Entry, EntryProblem> {
    match Flag::from_name(&text.to_lowercase()).filter(|flag| *flag != Flag::None) {
        Some(flag) => Ok(Entry::Flagged(flag)),
        None => Entry::read(text, max),
    }
}
