//! A book of three students and two assessments: what is shown of it, what is counted, and what stays.

use school::{
    clock::SchoolClock,
    curriculum::ClassLabel,
    grade::{Basis, Kind, Policy, Scale},
    id::{CourseId, Revision, SchoolId, Version},
    person::Name,
    view::{AsOf, RosterRow},
};

use super::*;
use crate::gradebook::model::{
    cell::Draft,
    wanted::{Only, Sort},
};

fn column(assessment: i64, kind: Kind) -> Column {
    Column {
        assessment: AssessmentId(assessment),
        title: format!("Work {assessment}"),
        kind,
        max: Points::whole(20),
        held_on: None,
        posted: assessment != 2,
        version: Version(1),
    }
}

fn cell(student: i64, assessment: i64, points: i64, version: i64) -> GradeCell {
    let mark = Mark::points(Points::whole(points));
    GradeCell { mark, version: Version(version), ..GradeCell::unwritten(MemberId(student), AssessmentId(assessment)) }
}

fn key(student: i64, assessment: i64) -> CellKey {
    CellKey { student: MemberId(student), assessment: AssessmentId(assessment) }
}

/// Three students, a quiz and a final exam of 20 points each, marks of the quiz alone.
fn read() -> Gradebook {
    let row = |id: i64, name: &str| RosterRow {
        student: MemberId(id),
        number: id.to_string(),
        name: Name::new(name, "", ""),
    };
    Gradebook {
        as_of: AsOf { clock: SchoolClock::default(), ..AsOf::default() },
        school: SchoolId(1),
        course: CourseId(7),
        may_write: true,
        may_correct: false,
        ended: false,
        revision: Revision(5),
        subject: "Physics".into(),
        class: ClassLabel::default(),
        term: "First".into(),
        policy: Policy::default(),
        basis: Basis::default(),
        scale: Scale::default(),
        students: vec![row(1, "Abebe"), row(2, "Hanna"), row(3, "Lia")],
        assessments: vec![column(1, Kind::Quiz), column(2, Kind::FinalExam)],
        deleted: Vec::new(),
        cells: vec![cell(1, 1, 10, 1), cell(2, 1, 20, 1), cell(3, 1, 5, 1)],
    }
}

fn open(wanted: Wanted) -> Book {
    Book::open(Opened::of(read()), wanted)
}

fn rows(book: &Book) -> Vec<i64> {
    book.rows().iter().map(|student| student.0).collect()
}

#[test]
fn rows_and_columns_are_those_that_are_wanted() {
    let by_quiz = Wanted { sort: Sort::Column(AssessmentId(1)), kinds: vec![Kind::Quiz], ..Wanted::default() };
    let book = open(by_quiz);
    assert_eq!(rows(&book), [3, 1, 2]);
    assert_eq!(book.columns().map(|column| column.assessment.0).collect::<Vec<_>>(), [1]);
    assert_eq!(book.place(key(2, 1)), Some(Place { row: 2, column: 0 }));
    assert_eq!((book.place(key(2, 2)), book.last_place()), (None, Some(Place { row: 2, column: 0 })));
    let blank = open(Wanted { only: Some(Only::Blank), ..Wanted::default() });
    assert_eq!(rows(&blank), [1, 2, 3], "nobody has a mark in the exam");
}

#[test]
fn a_mark_moves_its_row_only_once_the_rows_are_sorted_again() {
    let mut book = open(Wanted { sort: Sort::Column(AssessmentId(1)), ..Wanted::default() });
    let mine = Mark::points(Points::whole(20));
    assert!(book.change(key(3, 1), |cell| cell.draft = Draft::Saving { mark: mine, then: None }));
    assert_eq!(rows(&book), [3, 1, 2]);
    assert!(book.sort());
    assert_eq!(rows(&book), [1, 2, 3]);
    assert!(!book.sort(), "nothing moved since");
}

#[test]
fn what_is_counted_follows_the_marks_and_is_what_the_server_counts() {
    let mut book = open(Wanted::default());
    let before = book.facts(MemberId(1)).overall.percent.expect("a total");
    book.merge(&[cell(1, 1, 15, 2)]);
    assert_eq!(book.facts(MemberId(1)).overall.percent, Some(before), "not counted yet");
    book.recount();
    let fresh = Opened::of(Gradebook { cells: vec![cell(1, 1, 15, 2)], ..read() });
    assert_eq!(book.facts(MemberId(1)), fresh.facts[0]);
    assert_eq!(book.figures(Some(AssessmentId(1))).lines(), ["13.33", "15", "5–20"]);
    assert_eq!(book.held_back(MemberId(1)), "", "a blank is not held back");
    book.merge(&[cell(1, 2, 1, 1)]);
    assert_eq!(book.held_back(MemberId(1)), "Work 2");
}

#[test]
fn a_book_that_was_read_anew_takes_nothing_from_who_types() {
    let mut book = open(Wanted::default());
    let mine = Mark::points(Points::whole(1));
    book.change(key(1, 1), |cell| cell.draft = Draft::Saving { mark: mine, then: None });
    let theirs = Gradebook { cells: vec![cell(1, 1, 18, 2), cell(2, 1, 19, 2)], ..read() };
    assert_eq!(book.replace(Opened::of(theirs)), [key(2, 1)]);
    book.recount();
    assert_eq!(book.cells.mark(MemberId(1), AssessmentId(1)), mine);
    let alone = Opened::of(Gradebook { cells: vec![cell(1, 1, 1, 2)], ..read() });
    assert_eq!(book.facts(MemberId(1)), alone.facts[0], "the total is of what was typed");
}

#[test]
fn what_needs_its_writer_is_listed_until_it_is_settled() {
    let mut book = open(Wanted::default());
    let error = crate::error::ApiError::Busy;
    book.change(key(2, 1), |cell| cell.draft = Draft::Failed { typed: "x".into(), error });
    assert_eq!(book.problems.iter().copied().collect::<Vec<_>>(), [key(2, 1)]);
    book.change(key(2, 1), |cell| cell.draft = Draft::None);
    assert!(book.problems.is_empty());
}
