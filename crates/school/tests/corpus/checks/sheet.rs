//! Marks from any file, as far as it is a table of texts. The first line decides about lines that name somebody unknown; the
//! others are the file's, with `|` between their cells.

use std::collections::{BTreeMap, BTreeSet};

use school::{
    grade::{Entry, Flag, Mark, Points},
    id::{MemberId, Version},
    marks_file::{
        CELL_CHARACTERS, CellProblem, Decision, FILE_COLUMNS, FILE_LINES, MarksFileProblem, Sheet, SheetLine, Use,
        check as check_uses, guess, plan,
    },
    view::{BadCell, CellChange, GradeCell, Gradebook, MarksPlan},
};

use super::book;

/// The book with which each file is compared.
const BOOK: &str = "c|Quiz 1|1999|quiz\nc|Map|749|project\nc|Final exam|9999|final_exam\n\
    s|AK1|Hana|Bekele|Lemma|15|EX|90 LA\ns|AK2|Abel|Girma|Tadesse|20||\ns|AK3|Abel|Girma|Worku||7|MI\ns||Lidya|||1|2|3";

pub fn check(bytes: &[u8]) {
    let text = super::text(bytes);
    let (choice, file) = super::head(&text);
    let lines: Vec<SheetLine> = (1..).zip(file.split('\n')).map(line).collect();
    let sheet = match Sheet::of(lines.clone()) {
        Ok(sheet) => sheet,
        Err(problem) => return assert!(is_why(problem, &lines), "{problem:?}"),
    };
    is_bounded(&sheet, &lines);
    let mut held = book::of_text(BOOK);
    let choice = super::number(choice);
    let uses = guess(&sheet, &held, choice.is_multiple_of(2));
    assert_eq!(uses.len(), sheet.width());
    assert!(matches!(check_uses(&uses), Ok(()) | Err(MarksFileProblem::NobodyNamed)), "{uses:?}");
    let decision = match choice % 5 {
        0 | 1 => None,
        2 => Some(Decision::IsNew),
        n => Some(Decision::Is(MemberId(i64::try_from(n).expect("small")))),
    };
    let decided: BTreeMap<u32, Decision> =
        sheet.lines().iter().filter_map(|line| Some((line.line, decision?))).collect();
    let first = plan(&sheet, &uses, &decided, &held);
    let at = |line: u32| sheet.lines().iter().find(|there| there.line == line).expect("a line of the file");
    first.bad.iter().for_each(|bad| is_bad(bad, at(bad.line), &uses, &held));
    is_exact(&first, at, &uses, &held);
    super::reads_back(&first);
    applied(&first, &uses, &mut held);
    let second = plan(&sheet, &uses, &decided, &held);
    let known = second.students.iter().filter(|student| student.student.is_some());
    assert_eq!(
        known.flat_map(|student| &student.cells).find(|cell| is_of_book(cell, &uses)),
        None,
        "applied is applied"
    );
}

fn line((line, text): (u32, &str)) -> SheetLine {
    SheetLine { line, cells: text.split('|').map(ToOwned::to_owned).collect() }
}

fn is_bounded(sheet: &Sheet, file: &[SheetLine]) {
    assert!((2..=FILE_LINES + 20).contains(&sheet.lines().len()));
    assert!((1..=FILE_COLUMNS).contains(&sheet.width()));
    for line in sheet.lines() {
        assert!(line.cells.len() <= sheet.width() && line.cells.last().is_some_and(|cell| !cell.is_empty()));
        let from = file.iter().find(|from| from.line == line.line).expect("a line of the file");
        for (cell, from) in line.cells.iter().zip(&from.cells) {
            assert!(
                cell.chars().count() <= CELL_CHARACTERS && cell == cell.trim() && !cell.contains(char::is_control)
                    || from.chars().any(|c| c.is_control() && !c.is_whitespace())
            );
            let words = |text: &str| text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>().join(" ");
            let guarded = words(from.trim().strip_prefix('\'').unwrap_or(from.trim()));
            assert!(words(cell) == words(from) || words(cell) == guarded, "{from:?} became {cell:?}");
        }
    }
    super::reads_back(sheet);
    let is_guarded = |cell: &String| cell.starts_with('\'');
    if !sheet.lines().iter().flat_map(|line| &line.cells).any(is_guarded) {
        assert_eq!(Sheet::of(sheet.lines().to_vec()).as_ref(), Ok(sheet), "what is tidy stays as it is");
    }
}

/// Whether the file is wrong in that.
fn is_why(problem: MarksFileProblem, lines: &[SheetLine]) -> bool {
    let filled = |line: &&SheetLine| line.cells.iter().any(|cell| !cell.trim().is_empty());
    match problem {
        MarksFileProblem::Empty => {
            let guards = |line: &&SheetLine| {
                line.cells.iter().any(|cell| !cell.trim().trim_start_matches('\'').trim().is_empty())
            };
            lines.iter().filter(filled).filter(guards).count() < 2
        }
        MarksFileProblem::TooManyLines => lines.iter().filter(filled).count() > FILE_LINES,
        MarksFileProblem::TooManyColumns => lines.iter().any(|line| line.cells.len() > FILE_COLUMNS),
        MarksFileProblem::CellTooLong { line } => {
            let at = lines.iter().find(|there| there.line == line);
            at.is_some_and(|at| at.cells.iter().any(|cell| cell.chars().count() > CELL_CHARACTERS))
        }
        _ => false,
    }
}

/// What the marks of a column are out of.
fn max_of(used: &Use, book: &Gradebook) -> Option<Points> {
    match used {
        Use::New(column) => Some(column.max),
        Use::Assessment(id) => book.assessments.iter().find(|column| column.assessment == *id).map(|column| column.max),
        _ => None,
    }
}

/// What a cell says, as a teacher would type it, or by the word for a flag.
fn said(cell: &str, max: Points) -> Result<Entry, CellProblem> {
    let word = Flag::CODES.into_iter().skip(1).find(|(_, word, _)| *word == cell.to_lowercase());
    word.map_or_else(|| Entry::read(cell, max).map_err(CellProblem::Entry), |(flag, ..)| Ok(Entry::Flagged(flag)))
}

fn is_bad(bad: &BadCell, line: &SheetLine, uses: &[Use], book: &Gradebook) {
    match bad.why {
        CellProblem::Entry(_) => {
            let is_it = |(n, used): (usize, &Use)| {
                let max = max_of(used, book)?;
                (line.cell(n) == bad.value && said(&bad.value, max) == Err(bad.why)).then_some(())
            };
            assert!(uses.iter().enumerate().find_map(is_it).is_some(), "{bad:?} of {line:?}");
        }
        CellProblem::Twice { line: earlier } => assert!(earlier < bad.line, "{bad:?}"),
        CellProblem::Nobody => assert_eq!((bad.value.as_str(), bad.column.as_str()), ("", "")),
        CellProblem::NewNeedsNumber => assert_eq!(bad.column, ""),
    }
}

/// Every change is what its cell says over what the book holds, once a student; nothing is cleared by a blank.
fn is_exact<'a>(plan: &MarksPlan, at: impl Fn(u32) -> &'a SheetLine, uses: &[Use], book: &Gradebook) {
    let mut seen = BTreeSet::new();
    let mut cleared = 0;
    for student in &plan.students {
        assert!(seen.insert((student.student, student.student.is_none().then(|| student.number.to_lowercase()))));
        assert!(student.student.is_some() || !student.number.is_empty(), "somebody new has a number");
        for CellChange { column, from, to, seen } in &student.cells {
            let column = *column as usize;
            let (used, cell) = (&uses[column], at(student.line).cell(column));
            let max = max_of(used, book).expect("a column of marks");
            let before = held(book, student.student, used);
            assert_eq!((*from, *seen), before, "what the book holds");
            assert_eq!(said(cell, max).map(|entry| entry.over(*from)), Ok(*to), "{cell:?} of {max}");
            assert!(from != to && !cell.is_empty());
            cleared += u32::from(to.is_blank());
        }
    }
    let count = plan.count;
    assert_eq!((count.new + count.changed + count.cleared) as usize, plan.changes());
    assert_eq!(count.cleared, cleared);
}

fn held(book: &Gradebook, student: Option<MemberId>, used: &Use) -> (Mark, Version) {
    let Use::Assessment(assessment) = used else { return (Mark::default(), Version(0)) };
    let own = |cell: &&GradeCell| Some(cell.student) == student && cell.assessment == *assessment;
    book.cells.iter().find(own).map(|cell| (cell.mark, cell.version)).unwrap_or_default()
}

fn is_of_book(cell: &CellChange, uses: &[Use]) -> bool {
    matches!(uses[cell.column as usize], Use::Assessment(_))
}

/// Applies a plan to the marks of a book; who and what is new is left out.
fn applied(plan: &MarksPlan, uses: &[Use], book: &mut Gradebook) {
    for (student, change) in plan.students.iter().flat_map(|of| of.cells.iter().map(move |cell| (of.student, cell))) {
        let (Some(student), Use::Assessment(assessment)) = (student, &uses[change.column as usize]) else { continue };
        book.cells.retain(|cell| (cell.student, cell.assessment) != (student, *assessment));
        let unwritten = GradeCell::unwritten(student, *assessment);
        book.cells.push(GradeCell { mark: change.to, version: change.seen.next(), ..unwritten });
    }
}
