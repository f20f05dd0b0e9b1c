//! A gradebook as a file: what was written out changes nothing when it is read again.
//!
//! Lines that begin with `c` are columns, `c|title|maximum in hundredths|kind`; the others are students,
//! `s|number|given name|father's name|grandfather's name|mark|mark …`.

use std::collections::BTreeMap;

use school::{
    curriculum::ClassLabel,
    grade::{Basis, Kind, MAX_POINTS, Points, Policy, Scale, Title, parse_entry},
    id::{AssessmentId, CourseId, MemberId, Revision, SchoolId, Version},
    marks_file::{Field, Sheet, SheetLine, TableWords, Use, applicable, check as check_uses, guess, plan, table},
    person::{Name, Number},
    view::{AsOf, Column, GradeCell, Gradebook, RosterRow},
};

/// The most columns and students: many more say nothing new.
const MOST: usize = 12;

const WORDS: TableWords = TableWords {
    number: "Number",
    names: ["Given name", "Father's name", "Grandfather's name"],
    overall: "Overall (%)",
    coverage: "Coverage (%)",
    kinds: "Kind",
    maxima: "Maximum points",
    kind: Kind::name,
};

pub fn check(bytes: &[u8]) {
    let book = of_text(&super::text(bytes));
    super::reads_back(&book);
    let sheet = Sheet::of(written(&book)).expect("a book fits into a file");
    let uses = guess(&sheet, &book, true);
    assert_eq!(check_uses(&uses), Ok(()));
    let marks: Vec<_> = uses.iter().filter(|used| used.is_of_marks()).cloned().collect();
    let own: Vec<_> = book.assessments.iter().map(|column| Use::Assessment(column.assessment)).collect();
    assert_eq!(marks, own, "each column is its own assessment again");
    let plan = plan(&sheet, &uses, &BTreeMap::new(), &book);
    assert_eq!((&plan.students, &plan.bad), (&Vec::new(), &Vec::new()), "nothing changes");
    let is_known = |student| book.students.iter().any(|row| row.student == student && !row.number.is_empty());
    let marked = book.cells.iter().filter(|cell| !cell.mark.is_blank() && is_known(cell.student)).count();
    assert_eq!(plan.count.same as usize, marked, "every mark was compared");
    assert!(applicable(&plan, &uses, false).is_err(), "there is nothing to do");
}

/// The book that a text says; lines that say nothing a book can hold are left out.
pub fn of_text(text: &str) -> Gradebook {
    let mut book = empty();
    for line in text.lines() {
        let parts: Vec<&str> = line.split('|').collect();
        match parts[..] {
            ["c", title, max, kind, ..] => add_column(&mut book, title, max, kind),
            ["s", number, given, father, grandfather, ..] => {
                add_student(&mut book, number, (given, father, grandfather), &parts[5..]);
            }
            _ => {}
        }
    }
    book.students.sort_by(|a, b| (&a.name, &a.number).cmp(&(&b.name, &b.number)));
    book.cells.sort_by_key(|cell| (cell.student, cell.assessment));
    book
}

fn add_column(book: &mut Gradebook, title: &str, max: &str, kind: &str) {
    let most = u64::try_from(MAX_POINTS.hundredths).expect("above zero");
    let max = Points::hundredths(i64::try_from(super::number(max) % most + 1).expect("small"));
    let Ok(title) = Title::try_from(title.to_owned()) else { return };
    if book.assessments.len() == MOST {
        return;
    }
    let kind = Kind::from_name(kind).unwrap_or(Kind::Quiz);
    let (id, title) = (AssessmentId(id(book.assessments.len())), title.as_str().to_owned());
    book.assessments.push(Column {
        assessment: id,
        title,
        kind,
        max,
        held_on: None,
        posted: true,
        version: Version(1),
    });
}

fn add_student(book: &mut Gradebook, number: &str, name: (&str, &str, &str), marks: &[&str]) {
    let (Ok(number), Ok(name)) = (Number::typed(number), Name::typed(name.0, name.1, name.2)) else { return };
    // A school has each number once.
    let is_taken = |row: &RosterRow| !number.is_none() && row.number == number.as_str();
    if book.students.len() == MOST || book.students.iter().any(is_taken) {
        return;
    }
    let student = MemberId(id(book.students.len()));
    book.students.push(RosterRow { student, number: number.as_str().to_owned(), name });
    for (column, typed) in book.assessments.iter().zip(marks) {
        let Ok(mark) = parse_entry(typed, column.max) else { continue };
        let (assessment, comment, version) = (column.assessment, String::new(), Version(1));
        book.cells.push(GradeCell { student, assessment, mark, comment, version });
    }
}

fn id(n: usize) -> i64 {
    i64::try_from(n).expect("few") + 1
}

/// The table as a file holds it.
fn written(book: &Gradebook) -> Vec<SheetLine> {
    let text = |field: Field| match field {
        Field::Text(text) => text,
        Field::Points(points) => points.to_string(),
        Field::Percent(percent) => percent.to_string(),
    };
    let lines = table(book, &WORDS).into_iter().map(|line| line.into_iter().map(text).collect());
    (1..).zip(lines).map(|(line, cells)| SheetLine { line, cells }).collect()
}

fn empty() -> Gradebook {
    Gradebook {
        as_of: AsOf::default(),
        school: SchoolId(1),
        course: CourseId(1),
        may_write: true,
        may_correct: false,
        ended: false,
        revision: Revision(1),
        subject: "Mathematics".into(),
        class: ClassLabel::default(),
        term: String::new(),
        policy: Policy::default(),
        basis: Basis::Current,
        scale: Scale::default(),
        students: Vec::new(),
        assessments: Vec::new(),
        deleted: Vec::new(),
        cells: Vec::new(),
    }
}
