//! A gradebook as a file: what was written out changes nothing when it is read again, whatever it holds.

use std::collections::BTreeMap;

use proptest::prelude::*;
use school::{
    curriculum::ClassLabel,
    grade::{Basis, Flag, Kind, Mark, Points, Policy, Scale},
    id::{AssessmentId, CourseId, MemberId, Revision, SchoolId, Version},
    marks_file::{Field, Sheet, SheetLine, TableWords, Use, guess, plan, table},
    person::Name,
    view::{AsOf, Column, GradeCell, Gradebook, RosterRow},
};

const WORDS: TableWords = TableWords {
    number: "Number",
    names: ["Given name", "Father's name", "Grandfather's name"],
    overall: "Overall (%)",
    coverage: "Coverage (%)",
    kinds: "Kind",
    maxima: "Maximum points",
    kind: Kind::name,
};

/// Texts that files are made of, and those that look like something else.
fn any_text() -> impl Strategy<Value = String> {
    let odd = [
        "=1+1",
        "'=x",
        "-",
        "+",
        "@home",
        "'",
        "Number",
        "Name",
        "Kind",
        "Maximum points",
        "Overall (%)",
        "Quiz 1 (123)",
        "Total",
        "Points Possible",
        "N/A",
        "Date",
        "17.5",
        "a,b",
        "a;b",
        "\"q\"",
        "ሒሳብ ፩",
        "EX",
    ];
    prop_oneof![3 => "[A-Za-zሀ-ቆ0-9=+'\";, -]{1,12}", 2 => prop::sample::select(odd.to_vec()).prop_map(ToOwned::to_owned)]
        .prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .prop_filter("a text is not blank", |text| !text.is_empty())
}

fn any_mark(max: i64) -> impl Strategy<Value = Mark> {
    let flag = prop::sample::select(Flag::CODES.map(|(flag, ..)| flag).to_vec());
    (prop::option::weighted(0.7, 0..=max), flag)
        .prop_map(|(points, flag)| Mark { points: points.map(Points::hundredths), flag })
}

fn any_book() -> impl Strategy<Value = Gradebook> {
    let columns = prop::collection::vec((any_text(), prop::sample::select(Kind::ALL.to_vec()), 1..=100_000_i64), 0..6);
    let students = prop::collection::vec((prop::option::weighted(0.9, any_text()), any_text(), any_text()), 0..8);
    (columns, students).prop_flat_map(|(columns, students)| {
        let marks = columns.iter().map(|(_, _, max)| prop::collection::vec(any_mark(*max), students.len()));
        (Just(columns.clone()), Just(students.clone()), marks.collect::<Vec<_>>())
            .prop_map(|(columns, students, marks)| book(columns, &students, &marks))
    })
}

fn book(
    columns: Vec<(String, Kind, i64)>,
    students: &[(Option<String>, String, String)],
    marks: &[Vec<Mark>],
) -> Gradebook {
    let id = |n: usize| i64::try_from(n).expect("few") + 1;
    let column = |(n, (title, kind, max)): (usize, (String, Kind, i64))| Column {
        assessment: AssessmentId(id(n)),
        title,
        kind,
        max: Points::hundredths(max),
        held_on: None,
        posted: true,
        version: Version(1),
    };
    let row = |(n, (number, given, father)): (usize, &(Option<String>, String, String))| RosterRow {
        student: MemberId(id(n)),
        // A school has each number once.
        number: number.as_ref().map(|number| format!("{number}{n}")).unwrap_or_default(),
        name: Name::new(given, father, ""),
    };
    let cells = marks.iter().enumerate().flat_map(|(column, marks)| {
        marks.iter().enumerate().map(move |(student, mark)| GradeCell {
            student: MemberId(id(student)),
            assessment: AssessmentId(id(column)),
            mark: *mark,
            comment: String::new(),
            version: Version(1),
        })
    });
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
        students: students.iter().enumerate().map(row).collect(),
        assessments: columns.into_iter().enumerate().map(column).collect(),
        deleted: Vec::new(),
        cells: cells.collect(),
    }
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

proptest! {
    #[test]
    fn a_book_that_was_written_out_changes_nothing(book in any_book()) {
        let sheet = Sheet::of(written(&book)).expect("a book fits into a file");
        let uses = guess(&sheet, &book, true);
        let marks: Vec<_> = uses.iter().filter(|used| used.is_of_marks()).cloned().collect();
        let own: Vec<_> = book.assessments.iter().map(|column| Use::Assessment(column.assessment)).collect();
        prop_assert_eq!(marks, own, "each column is its own assessment again");
        let plan = plan(&sheet, &uses, &BTreeMap::new(), &book);
        prop_assert_eq!(&plan.students, &Vec::new());
        prop_assert_eq!(&plan.bad, &Vec::new());
        let numbered = book.students.iter().filter(|row| !row.number.is_empty()).map(|row| row.student);
        let known: Vec<_> = numbered.collect();
        let marked = book.cells.iter().filter(|cell| !cell.mark.is_blank() && known.contains(&cell.student)).count();
        prop_assert_eq!(plan.count.same as usize, marked, "every mark was compared");
    }

    #[test]
    fn whatever_a_file_holds_is_planned_without_a_panic(cells in prop::collection::vec(prop::collection::vec(any_text(), 0..7), 2..9), book in any_book()) {
        let lines = (1..).zip(cells).map(|(line, cells)| SheetLine { line, cells });
        if let Ok(sheet) = Sheet::of(lines) {
            let uses = guess(&sheet, &book, true);
            let plan = plan(&sheet, &uses, &BTreeMap::new(), &book);
            let of_book = |student| book.students.iter().any(|row| Some(row.student) == student);
            prop_assert!(plan.students.iter().all(|student| of_book(student.student)), "nobody is found by a name alone");
        }
    }
}
