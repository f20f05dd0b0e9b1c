//! What files mean and change, by hand.

use std::collections::BTreeMap;

use super::*;
use crate::{
    curriculum::ClassLabel,
    grade::{Basis, Flag, Mark, Policy, Scale},
    id::{CourseId, Revision, SchoolId, Version},
    person::Name,
    view::{AsOf, CellChange, Column, ColumnChoice, GradeCell, Gradebook, MarksPlan, Means, RosterRow},
};

/// A file as lines of cells that a bar parts.
fn sheet(text: &str) -> Sheet {
    read(text).expect("the sheet is good")
}

fn read(text: &str) -> Result<Sheet, MarksFileProblem> {
    let cells = |line: &str| line.split('|').map(ToOwned::to_owned).collect();
    Sheet::of((1..).zip(text.lines()).map(|(line, text)| SheetLine { line, cells: cells(text) }))
}

/// Hana, and two who are called Abel Girma; a quiz of 20 and a final exam of 100.
fn book() -> Gradebook {
    let row = |id, number: &str, given: &str, father: &str, grandfather: &str| RosterRow {
        student: MemberId(id),
        number: number.into(),
        name: Name::new(given, father, grandfather),
    };
    let column = |id, title: &str, kind, max| Column {
        assessment: AssessmentId(id),
        title: title.into(),
        kind,
        max: Points::whole(max),
        held_on: None,
        posted: true,
        version: Version(1),
    };
    let cell = |student, assessment, mark, version| GradeCell {
        student: MemberId(student),
        assessment: AssessmentId(assessment),
        mark,
        comment: String::new(),
        version: Version(version),
    };
    Gradebook {
        as_of: AsOf::default(),
        school: SchoolId(1),
        course: CourseId(7),
        may_write: true,
        may_correct: false,
        ended: false,
        revision: Revision(1),
        subject: "Mathematics".into(),
        class: ClassLabel::default(),
        term: "Semester I".into(),
        policy: Policy::default(),
        basis: Basis::Current,
        scale: Scale::default(),
        students: vec![
            row(31, "AK1", "Hana", "Bekele", "Lemma"),
            row(32, "AK2", "Abel", "Girma", "Tadesse"),
            row(33, "AK3", "Abel", "Girma", "Worku"),
        ],
        assessments: vec![column(900, "Quiz 1", Kind::Quiz, 20), column(901, "Final exam", Kind::FinalExam, 100)],
        deleted: Vec::new(),
        cells: vec![
            cell(31, 900, Mark::points(Points::whole(15)), 3),
            cell(32, 900, Mark { points: None, flag: Flag::Missing }, 1),
        ],
    }
}

fn guessed(sheet: &Sheet) -> Vec<Use> {
    guess(sheet, &book(), true)
}

fn planned(sheet: &Sheet) -> MarksPlan {
    plan(sheet, &guessed(sheet), &BTreeMap::new(), &book())
}

fn new(title: &str, kind: Kind, max: i64) -> Use {
    Use::New(NewColumn { title: Title::try_from(title.to_owned()).expect("a title"), kind, max: Points::whole(max) })
}

fn decided(lines: &[(&str, &str)]) -> BTreeMap<u32, Decision> {
    let mut decided = BTreeMap::from([(2, Decision::Is(MemberId(99)))]);
    let lines = lines.iter().chain(&[("x", "31"), ("7", "")]);
    decide_lines(&mut decided, &lines.map(|(line, choice)| ((*line).to_owned(), (*choice).to_owned())).collect());
    decided
}

const QUIZ: Use = Use::Assessment(AssessmentId(900));
const EXAM: Use = Use::Assessment(AssessmentId(901));
const WHOLE: Use = Use::Name(NamePart::Whole);

#[test]
fn a_canvas_export_is_understood_as_it_is() {
    let file = sheet(
        "Student|ID|SIS User ID|SIS Login ID|Section|Quiz 1 (12345)|Essay on rivers (12346)|Current Score (read only)\n\
         |||||Manual Posting||\n\
             Points Possible|||||20.00|50.00|(read only)\n\
         Bekele, Hana|7001|AK1|hana|9 A|16.5|41|82.50\n\
         Girma, Abel|7002|AK2|abel|9 A|EX||\n\
         Student, Test|7003|||9 A|3|4|5",
    );
    let uses = guessed(&file);
    let expected =
        [WHOLE, Use::Ignored, Use::Number, Use::Ignored, Use::Ignored, QUIZ, new("Essay on rivers", Kind::Essay, 50)];
    assert_eq!((&uses[..7], &uses[7]), (&expected[..], &Use::Ignored));
    let plan = planned(&file);
    let changes: Vec<_> = plan.students.iter().map(|s| (s.line, s.student, s.cells.len())).collect();
    assert_eq!(changes, [(4, Some(MemberId(31)), 2), (5, Some(MemberId(32)), 1)]);
    let first = plan.students[0].cells[0];
    let points = |hundredths| Mark::points(Points::hundredths(hundredths));
    assert_eq!(first, CellChange { column: 5, from: points(1_500), to: points(1_650), seen: Version(3) });
    assert_eq!((plan.open.len(), &*plan.open[0].name, plan.bad.len()), (1, "Student, Test", 0));
    assert_eq!((plan.count.new, plan.count.changed, plan.count.same, plan.count.cleared), (1, 2, 0, 0));
}

#[test]
fn a_moodle_export_is_understood_as_it_is() {
    let file = sheet(
        "First name|Surname|ID number|Institution|Department|Email address|Quiz: Quiz 1 (Real)|Assignment: Map (Real)|\
         Course total (Real)|Last downloaded from this course\n\
         Hana|Bekele|AK1|||hana@school.et|15.00|-|62.50|1732800000\n\
         Abel|Girma|AK3|||abel@school.et|-|88.5|-|1732800000\n\
         Overall average||||||15|88.5|62.5|",
    );
    let uses = guessed(&file);
    assert_eq!(uses[..3], [Use::Name(NamePart::Given), Use::Name(NamePart::Father), Use::Number]);
    assert_eq!(uses[6..], [QUIZ, new("Map", Kind::Assignment, 100), Use::Ignored, Use::Ignored]);
    let plan = planned(&file);
    assert_eq!((plan.count.same, plan.count.new, plan.bad.len(), plan.open.len()), (1, 1, 0, 0));
    assert_eq!(plan.students[0].student, Some(MemberId(33)));
}

#[test]
fn a_classroom_export_is_understood_as_it_is() {
    let file = sheet(
        "Last Name|First Name|Email Address|Quiz 1|Map of Africa\n\
         Date|||2026-10-01|2026-10-08\n\
         Points|||20|10\n\
         Class Average|||15.5|8\n\
         Bekele|Hana|hana@school.et|17|9.5\n\
         Girma|Abel|abel@school.et|12|",
    );
    let uses = guessed(&file);
    assert_eq!(uses[..2], [Use::Name(NamePart::Father), Use::Name(NamePart::Given)]);
    assert_eq!(uses[3..], [QUIZ, new("Map of Africa", Kind::Assignment, 10)]);
    let plan = planned(&file);
    assert!(plan.students.is_empty(), "a name alone decides nothing");
    let open: Vec<_> = plan.open.iter().map(|o| (o.line, &*o.name, o.candidates.len())).collect();
    assert_eq!(open, [(5, "Hana Bekele", 1), (6, "Abel Girma", 2)]);
    let decided = decided(&[("5", "31"), ("6", "33")]);
    let plan = super::plan(&file, &uses, &decided, &book());
    let students: Vec<_> = plan.students.iter().map(|s| (s.student, s.cells.len())).collect();
    let left_out = plan.open.iter().filter(|line| line.decided.is_none()).count();
    assert_eq!((students, left_out), (vec![(Some(MemberId(31)), 2), (Some(MemberId(33)), 1)], 0));
}

#[test]
fn titles_above_the_headings_and_duplicate_headings_do_no_harm() {
    let file = sheet(
        "Marks of Grade 9 A\n\
         ||Semester I\n\
         ተማሪ|የተማሪ ቁጥር|Essay|Essay|Final exam|\n\
         Hana Bekele|AK1|5|6|91,5|x",
    );
    let uses = guessed(&file);
    let essays = [new("Essay", Kind::Essay, 100), new("Essay 2", Kind::Essay, 100)];
    assert_eq!(uses, [&[WHOLE, Use::Number][..], &essays, &[EXAM, Use::Ignored]].concat());
    assert_eq!(check(&uses), Ok(()));
    let plan = planned(&file);
    assert_eq!((plan.count.new, plan.students[0].cells[2].to), (3, Mark::points(Points::hundredths(9_150))));
}

#[test]
fn a_number_is_found_by_those_whom_it_finds() {
    let file = sheet("No|Name|Code|Quiz 1\n1|Hana Bekele|AK1|16\n2|Abel Girma|AK2|17");
    assert_eq!(guessed(&file), [Use::Ignored, WHOLE, Use::Number, QUIZ], "a running number finds nobody");
    let file = sheet("No|Name|Student no|Quiz 1\n1|Hana Bekele|AK1|16\n2|Abel Girma|AK2|17");
    assert_eq!(guessed(&file), [Use::Ignored, WHOLE, Use::Number, QUIZ]);
    let file = sheet("A|B|Quiz 1\nx|AK1|16\ny|AK2|17");
    assert_eq!(guessed(&file), [Use::Ignored, Use::Number, QUIZ], "the cells speak where the headings are silent");
}

#[test]
fn new_assessments_never_get_one_title_twice_and_none_from_a_blank_heading() {
    let long = "x".repeat(80);
    let file = sheet(&format!("Number|Map|Map|Map 2|{long}|{long}||\nAK1|1|2|3|4|5|6|7"));
    let uses = guessed(&file);
    let title = |used: &Use| if let Use::New(new) = used { Some(new.title.as_str().to_owned()) } else { None };
    let titles: Vec<_> = uses.iter().filter_map(title).collect();
    assert_eq!(titles, ["Map", "Map 2", "Map 2 2", &*long, &*format!("{} 2", &long[2..])]);
    assert_eq!(super::check(&uses), Ok(()));
}

#[test]
fn every_bad_cell_is_named_with_line_column_and_reason() {
    let file = sheet(
        "Number|Name|Quiz 1|Final exam\n\
         AK1|Hana|21|abc\n\
         ||12|\n\
         AK2|Abel|5|\n\
         AK2|Abel|6|\n\
         |||",
    );
    let plan = planned(&file);
    let bad: Vec<_> = plan.bad.iter().map(|b| (b.line, &*b.column, &*b.value, b.why)).collect();
    let entry = CellProblem::Entry;
    let expected = [
        (2, "Quiz 1", "21", entry(EntryProblem::AboveMax)),
        (2, "Final exam", "abc", entry(EntryProblem::NotANumber)),
        (3, "", "", CellProblem::Nobody),
        (5, "", "Abel", CellProblem::Twice { line: 4 }),
    ];
    assert_eq!(bad, expected);
    let uses = guessed(&file);
    assert_eq!(applicable(&plan, &uses, false), Err(MarksFileProblem::HasProblems));
    assert_eq!(applicable(&plan, &uses, true), Ok(()));
}

#[test]
fn a_blank_cell_clears_nothing_and_a_dot_takes_a_flag_back() {
    let plan = planned(&sheet("Number|Quiz 1\nAK1|\nAK2|.\nAK3|-"));
    assert_eq!((plan.count.cleared, plan.changes()), (1, 1));
    assert_eq!(plan.students[0].student, Some(MemberId(32)));
    let plan = planned(&sheet("Number|Quiz 1\nAK1|EX\nAK2|excused"));
    let to: Vec<_> = plan.students.iter().map(|s| s.cells[0].to.shown()).collect();
    assert_eq!(to, ["15 EX", "EX"], "a flag keeps the points under it");
}

#[test]
fn somebody_new_needs_a_number_and_stands_in_one_line() {
    let file = sheet("Number|Name|Quiz 1\nAK9|Alemu, Eden|7\nak9|Eden Alemu|8\n|Marta Haile|9");
    let all_new = decided(&[("2", "new"), ("3", "new"), ("4", "new")]);
    let plan = super::plan(&file, &guessed(&file), &all_new, &book());
    let created: Vec<_> = plan.students.iter().map(|s| (s.student, &*s.number, s.name.to_string())).collect();
    assert_eq!(created, [(None, "AK9", "Eden Alemu".to_owned())]);
    let bad: Vec<_> = plan.bad.iter().map(|b| (b.line, b.why)).collect();
    assert_eq!(bad, [(3, CellProblem::Twice { line: 2 }), (4, CellProblem::NewNeedsNumber)]);
}

#[test]
fn what_is_too_much_or_nothing_is_refused() {
    use MarksFileProblem as P;
    let many = format!("Number|Quiz 1\n{}", "AK1|5\n".repeat(FILE_LINES + 30));
    let wide = format!("Number\n{}", "x|".repeat(FILE_COLUMNS + 1));
    let long = format!("Number|Quiz 1\nAK1|{}", "x".repeat(CELL_CHARACTERS + 1));
    for (text, problem) in [
        ("", P::Empty),
        ("Number|Quiz 1", P::Empty),
        ("Number|Quiz 1\n| \n", P::Empty),
        (&*many, P::TooManyLines),
        (&*wide, P::TooManyColumns),
        (&*long, P::CellTooLong { line: 2 }),
    ] {
        assert_eq!(read(text), Err(problem));
    }
}

#[test]
fn a_form_decides_what_columns_are() {
    use MarksFileProblem as P;
    let choice = |means: &str, title: &str, max: &str| ColumnChoice {
        means: Means::try_from(means.to_owned()).expect("a choice"),
        title: title.into(),
        kind: Some(Kind::Quiz),
        max: max.into(),
    };
    let uses = |choices: &[ColumnChoice]| {
        let columns = choices.iter().enumerate().map(|(n, choice)| (n.to_string(), choice.clone()));
        uses_of(&columns.collect(), 4)
    };
    let number = choice("number", "", "");
    let good = uses(&[number.clone(), choice("900", "", ""), choice("new", " Map ", "7,5")]).expect("good");
    let map = NewColumn {
        title: Title::try_from("Map".to_owned()).expect("a title"),
        kind: Kind::Quiz,
        max: Points::hundredths(750),
    };
    assert_eq!(good, [Use::Number, QUIZ, Use::New(map), Use::Ignored]);
    for (choices, problem) in [
        (vec![choice("900", "", "")], P::NobodyNamed),
        (vec![number.clone(), number.clone()], P::ColumnTwice { column: 2 }),
        (vec![number.clone(), choice("900", "", ""), choice("900", "", "")], P::ColumnTwice { column: 3 }),
        (vec![number.clone(), choice("new", "", "5")], P::Title { column: 2, why: TitleProblem::Empty }),
        (vec![number.clone(), choice("new", "Map", "0")], P::Maximum { column: 2 }),
        (vec![number.clone(), choice("new", "Map", "20 LA")], P::Maximum { column: 2 }),
        (vec![number, choice("new", "Map", "1001")], P::Maximum { column: 2 }),
    ] {
        assert_eq!(uses(&choices), Err(problem));
    }
    assert!(Means::try_from("x".to_owned()).is_err());
    for (means, name) in Means::PLAIN {
        assert_eq!((Means::try_from(name.to_owned()), String::from(means)), (Ok(means), name.to_owned()));
    }
}
