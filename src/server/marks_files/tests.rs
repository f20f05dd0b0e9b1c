//! Files as programs write them, the book's own files coming back, and files that mean no good.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
};

use school::{
    curriculum::ClassLabel,
    grade::{Basis, Flag, Kind, Mark, Points, Policy, Scale},
    id::{AssessmentId, CourseId, MemberId, Revision, SchoolId, Version},
    language::Tongue,
    marks_file::{CellProblem, MarksFileProblem, Sheet, Use, guess, plan, table},
    person::Name,
    view::{AsOf, Column, GradeCell, Gradebook, MarksPlan, RosterRow},
};

use zip::write::SimpleFileOptions;

use super::{
    export::{as_xlsx, words},
    sheet,
};
use crate::{
    server::{delimited::written, demo::dice::Dice},
    text::{english, of_tongue},
};

/// Hana, Abel and Lidya with a quiz of 20 and a final exam of 100, of which nothing is marked.
fn book() -> Gradebook {
    let row = |id, number: &str, given: &str, father: &str| RosterRow {
        student: MemberId(id),
        number: number.into(),
        name: Name::new(given, father, ""),
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
            row(31, "AK0321", "Hana", "Bekele"),
            row(32, "AK0322", "Abel", "Girma"),
            row(33, "AK0323", "Lidya", "Worku"),
        ],
        assessments: vec![column(900, "Quiz 1", Kind::Quiz, 20), column(901, "Final exam", Kind::FinalExam, 100)],
        deleted: Vec::new(),
        cells: Vec::new(),
    }
}

fn read(bytes: &[u8]) -> Sheet {
    sheet::of(bytes.to_vec()).expect("the file is good")
}

fn planned(sheet: &Sheet, book: &Gradebook) -> (Vec<Use>, MarksPlan) {
    let uses = guess(sheet, book, true);
    let plan = plan(sheet, &uses, &BTreeMap::new(), book);
    (uses, plan)
}

#[test]
fn exports_of_other_programs_are_read_as_they_are() {
    let files: [(&str, &[u8], usize, [usize; 3]); 4] = [
        ("Canvas", include_bytes!("../../../tests/data/marks/canvas.csv"), 3, [6, 1, 0]),
        ("Moodle", include_bytes!("../../../tests/data/marks/moodle.csv"), 2, [4, 0, 0]),
        ("Classroom", include_bytes!("../../../tests/data/marks/classroom.csv"), 2, [0, 3, 0]),
        ("a spreadsheet", include_bytes!("../../../tests/data/marks/semicolons.csv"), 2, [3, 0, 2]),
    ];
    for (program, bytes, columns, [new, open, bad]) in files {
        let (uses, plan) = planned(&read(bytes), &book());
        assert_eq!(uses.iter().filter(|used| used.is_of_marks()).count(), columns, "{program}: {uses:?}");
        let found = [plan.count.new as usize, plan.open.len(), plan.bad.len()];
        assert_eq!(found, [new, open, bad], "{program}: {plan:?}");
    }
}

#[test]
fn a_bad_cell_has_the_line_that_an_editor_shows_whatever_the_letters() {
    let utf_8 = read(include_bytes!("../../../tests/data/marks/semicolons.csv"));
    let utf_16 = read(include_bytes!("../../../tests/data/marks/unicode-text.txt"));
    assert_eq!(utf_8, utf_16);
    let (_, plan) = planned(&utf_8, &book());
    let bad: Vec<_> = plan.bad.iter().map(|bad| (bad.line, &*bad.column, &*bad.value)).collect();
    assert_eq!(bad, [(8, "Quiz 1", "21"), (8, "Final exam", "x")]);
    assert!(plan.bad.iter().all(|bad| matches!(bad.why, CellProblem::Entry(_))));
}

fn below(dice: &mut Dice, sides: usize) -> usize {
    usize::try_from(dice.throw(sides as u64)).expect("below a size")
}

/// A book whose titles, names and numbers look like anything, with all kinds of marks.
fn any_book(dice: &mut Dice) -> Gradebook {
    const TEXTS: [&str; 14] = [
        "=1+1",
        "'=x",
        "-",
        "+251",
        "@home",
        "Number",
        "Kind",
        "Quiz 1 (12)",
        "a,b",
        "a;b",
        "\"quoted\" 'it'",
        "ሒሳብ ፩",
        "007",
        "Overall (%)",
    ];
    let text = |dice: &mut Dice| TEXTS[below(dice, TEXTS.len())].to_owned();
    let (columns, students) = (below(dice, 5), below(dice, 7));
    let id = |n: usize| i64::try_from(n).expect("few") + 1;
    let mut book = book();
    book.assessments = (0..columns)
        .map(|n| Column {
            assessment: AssessmentId(id(n)),
            title: text(dice),
            kind: Kind::ALL[below(dice, Kind::ALL.len())],
            max: Points::hundredths(id(below(dice, 100_000))),
            held_on: None,
            posted: true,
            version: Version(1),
        })
        .collect();
    book.students = (0..students)
        .map(|n| RosterRow {
            student: MemberId(id(n)),
            number: format!("{}{n}", text(dice)),
            name: Name::new(&text(dice), &text(dice), ""),
        })
        .collect();
    for column in &book.assessments {
        for row in &book.students {
            let points =
                (below(dice, 4) > 0).then(|| below(dice, usize::try_from(column.max.hundredths).expect("few") + 1));
            let points = points.map(|points| Points::hundredths(id(points) - 1));
            let (flag, ..) = Flag::CODES[below(dice, Flag::CODES.len())];
            let (student, assessment) = (row.student, column.assessment);
            book.cells.push(GradeCell {
                mark: Mark { points, flag },
                version: Version(1),
                ..GradeCell::unwritten(student, assessment)
            });
        }
    }
    book
}

#[test]
fn a_book_that_comes_back_changes_nothing_whatever_it_holds() {
    let mut dice = Dice::new(20);
    for round in 0..60 {
        let book = any_book(&mut dice);
        for tongue in Tongue::ALL {
            let table = table(&book, &words(of_tongue(tongue)));
            let files = [written(&table), as_xlsx(&table).expect("a workbook")];
            for (kind, bytes) in ["csv", "xlsx"].into_iter().zip(files) {
                let (uses, plan) = planned(&read(&bytes), &book);
                let own = book.assessments.iter().map(|column| Use::Assessment(column.assessment));
                let marks = uses.iter().filter(|used| used.is_of_marks()).cloned();
                assert!(marks.eq(own), "{round} {kind} {}: {uses:?}", tongue.tag());
                assert_eq!(
                    (plan.students.len(), plan.bad.len(), plan.open.len()),
                    (0, 0, 0),
                    "{round} {kind}: {plan:?}"
                );
                let marked = book.cells.iter().filter(|cell| !cell.mark.is_blank()).count();
                assert_eq!(plan.count.same as usize, marked, "{round} {kind}");
            }
        }
    }
}

/// A packed file with one part: zeros, of which there are so many, whatever its directory says.
fn bomb(name: &str, zeros: usize, told: u32) -> Vec<u8> {
    let mut bits: Vec<bool> = vec![true, true, false];
    let mut code = |code: u16, length: u16| bits.extend((0..length).rev().map(|n| code >> n & 1 == 1));
    code(0x30, 8);
    for _ in 0..zeros.div_ceil(258) {
        code(0xC5, 8);
        code(0, 5);
    }
    code(0, 7);
    let packed: Vec<u8> =
        bits.chunks(8).map(|eight| eight.iter().rev().fold(0, |byte, bit| byte << 1 | u8::from(*bit))).collect();
    let size = u32::try_from(packed.len()).expect("small").to_le_bytes();
    let name_length = u16::try_from(name.len()).expect("short").to_le_bytes();
    let sizes = [&[0; 4][..], &size, &told.to_le_bytes(), &name_length, &[0; 2]].concat();
    let local = [&b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0"[..], &sizes, name.as_bytes(), &packed].concat();
    let directory = [&b"PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0"[..], &sizes, &[0; 14], name.as_bytes()].concat();
    let length = |n: usize| u32::try_from(n).expect("small").to_le_bytes();
    let end =
        [&b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..], &length(directory.len()), &length(local.len()), &[0; 2]].concat();
    [local, directory, end].concat()
}

#[test]
fn a_file_that_unpacks_to_too_much_is_refused_whatever_it_says() {
    // One that owns up to its size, and one whose directory tells a smaller one.
    for (told, problem) in [(60 * 1024 * 1024, MarksFileProblem::TooLarge), (100, MarksFileProblem::Unreadable)] {
        let bomb = bomb("content.xml", 60 * 1024 * 1024, told);
        assert!(bomb.len() < super::MOST);
        assert_eq!(sheet::of(bomb), Err(problem));
    }
    assert_eq!(sheet::of(bomb("content.xml", 1_000, 1_000)), Err(MarksFileProblem::Unreadable), "a false checksum");
    for broken in [&b"PK\x03\x04"[..], b"PK\x03\x04 and then nothing that is a workbook"] {
        assert_eq!(sheet::of(broken.to_vec()), Err(MarksFileProblem::Unreadable));
    }
    let mut cut = as_xlsx(&table(&book(), &words(english()))).expect("a workbook");
    cut.truncate(cut.len() / 2);
    assert_eq!(sheet::of(cut), Err(MarksFileProblem::Unreadable));
}

/// The workbook with another text in its sheet.
fn with_sheet(workbook: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut parts = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..parts.len() {
        let mut part = parts.by_index(n).expect("a part");
        let (name, mut text) = (part.name().expect("a name").into_owned(), String::new());
        part.read_to_string(&mut text).expect("XML");
        if name == "xl/worksheets/sheet1.xml" {
            assert!(text.contains(from), "{text}");
            text = text.replace(from, to);
        }
        packed.start_file(name, SimpleFileOptions::default()).expect("a part begins");
        packed.write_all(text.as_bytes()).expect("memory takes it");
    }
    packed.finish().expect("it is packed").into_inner()
}

#[test]
fn a_cell_with_a_place_that_no_spreadsheet_has_is_refused() {
    let workbook = as_xlsx(&table(&book(), &words(english()))).expect("a workbook");
    assert_eq!(read(&with_sheet(&workbook, "r=\"B1\"", "r=\"B1\"")), read(&workbook));
    // The reader would count up to another column, or not to its end.
    for place in ["AAAAAAA1", "MWLQKWV1", "ZZZZZZZZZZZZZZZZZZZZZZZZZZZ1", "B99999999999", "B18446744073709551617"] {
        let odd = with_sheet(&workbook, "r=\"B1\"", &format!("r=\"{place}\""));
        assert_eq!(sheet::of(odd), Err(MarksFileProblem::Unreadable), "{place}");
    }
    let backwards = with_sheet(&workbook, "<dimension ref=\"A1:", "<dimension ref=\"ZZ9:");
    assert_eq!(sheet::of(backwards), Err(MarksFileProblem::Unreadable));
}

#[test]
fn a_cell_far_away_takes_no_room() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let far = workbook.add_worksheet();
    for (row, column, text) in [(0, 0, "Number"), (0, 1, "Quiz 1"), (1, 0, "AK0321"), (1_048_575, 1, "17")] {
        far.write_string(row, column, text).expect("written");
    }
    let sheet = read(&workbook.save_to_buffer().expect("a workbook"));
    assert_eq!(sheet.lines().iter().map(|line| line.line).collect::<Vec<_>>(), [1, 2, 1_048_576]);
    let wide = workbook.worksheet_from_index(0).expect("a sheet");
    wide.write_string(1, 16_383, "x").expect("written");
    assert_eq!(sheet::of(workbook.save_to_buffer().expect("a workbook")), Err(MarksFileProblem::TooManyColumns));
}
