//! A mark as it is typed. The first line is what the assessment is out of, in hundredths; the rest is typed.

use school::{
    grade::{Entry, EntryProblem, Flag, MAX_POINTS, Mark, Points, parse_entry},
    id::{AssessmentId, MemberId},
    view::{CellValue, GradeCell},
};

use super::reading::{self, Number, Typed};

pub fn check(bytes: &[u8]) {
    let text = super::text(bytes);
    let (max, typed) = super::head(&text);
    let limit = u64::try_from(MAX_POINTS.hundredths).expect("above zero") + 1;
    let max = Points::hundredths(i64::try_from(super::number(max) % limit).expect("small"));
    let (read, second) = (Entry::read(typed, max), reading::read(typed));
    match read {
        Ok(entry) => {
            assert!(is_what_was_typed(entry, second, max), "{typed:?} of {max} became {entry:?}; it is {second:?}");
            taken(entry, typed, max);
        }
        Err(problem) => {
            assert!(
                is_why(problem, second, max) || is_long(problem, typed),
                "{typed:?} of {max}: {problem:?}; it is {second:?}"
            );
        }
    }
    let around = format!("\u{200F} {typed}\t\u{FEFF}");
    assert_eq!(Entry::read(&around, max), read, "what has no width and no ink changes nothing");
    assert_eq!(parse_entry(typed, max), read.map(|entry| entry.over(Mark::default())));
}

/// What holds of an entry that is taken.
fn taken(entry: Entry, typed: &str, max: Points) {
    let before = [None, Some(Points::hundredths(0)), Some(max)];
    let marks = before.into_iter().flat_map(|points| Flag::CODES.map(|(flag, ..)| Mark { points, flag }));
    for before in marks {
        let after = entry.over(before);
        let shown = after.shown();
        assert_eq!(parse_entry(&shown, max), Ok(after), "{typed:?} over {before:?} is shown as {shown:?}");
        assert!(shown.len() <= 16, "{shown:?}");
        match entry {
            Entry::Flagged(_) => assert_eq!(after.points, before.points, "a flag never clears a score"),
            Entry::Blank => assert!(after.is_blank()),
            Entry::Scored(points, flag) => assert_eq!(after, Mark { points: Some(points), flag }),
        }
        let cell = GradeCell { mark: before, ..GradeCell::unwritten(MemberId(1), AssessmentId(1)) };
        let saved = CellValue::Typed(typed.to_owned()).over(&cell, max).map(|cell| cell.mark);
        assert_eq!(saved, Ok(after), "the browser and the server read alike");
    }
}

/// Whether the entry is exactly what the second reading says.
fn is_what_was_typed(entry: Entry, second: Typed, max: Points) -> bool {
    let plain = |number: &Number| !number.is_negative && !number.is_long && !number.is_fine;
    match (entry, second) {
        (Entry::Blank, Typed::Nothing) => true,
        (Entry::Flagged(flag), Typed::Flag(typed)) => flag == typed,
        (Entry::Scored(points, flag), Typed::Points(Some(number), typed)) => {
            let exact = i128::from(points.hundredths) == number.hundredths;
            exact && plain(&number) && flag == typed && points <= max
        }
        (Entry::Scored(points, flag), Typed::Share(Some(part), Some(whole), typed)) => {
            let exact =
                i128::from(points.hundredths) * whole.hundredths == part.hundredths * i128::from(max.hundredths);
            let share = (0..=whole.hundredths).contains(&part.hundredths) && whole.hundredths > 0;
            exact && share && plain(&part) && plain(&whole) && flag == typed && points <= max
        }
        _ => false,
    }
}

/// Whether the second reading gives the same reason.
fn is_why(problem: EntryProblem, second: Typed, max: Points) -> bool {
    let (part, whole) = match second {
        Typed::Nothing | Typed::Flag(_) => return false,
        Typed::Points(number, _) => (number, None),
        Typed::Share(part, whole, _) => (part, Some(whole)),
    };
    let any = |is: fn(&Number) -> bool| part.as_ref().is_some_and(is) || whole.flatten().as_ref().is_some_and(is);
    let both = || part.zip(whole.flatten()).map(|(part, whole)| (part.hundredths, whole.hundredths));
    let of_max = |(part, whole)| (part * i128::from(max.hundredths), whole);
    match problem {
        EntryProblem::NotANumber => part.is_none() || whole == Some(None),
        EntryProblem::Negative => any(|number| number.is_negative),
        EntryProblem::OutOfZero => both().is_some_and(|(_, whole)| whole == 0),
        EntryProblem::AboveMax => {
            let above = part.is_some_and(|number| whole.is_none() && number.hundredths > i128::from(max.hundredths));
            above || any(|number| number.is_long) || both().is_some_and(|(part, whole)| part > whole)
        }
        EntryProblem::TooFine => {
            let inexact = both().map(of_max).is_some_and(|(part, whole)| whole > 0 && part % whole != 0);
            inexact || any(|number| number.is_fine)
        }
    }
}

/// Whether so many digits were read that nobody looked at what stands behind them.
fn is_long(problem: EntryProblem, typed: &str) -> bool {
    let digits = typed.chars().filter(|c| c.is_numeric()).count();
    digits > 9 && matches!(problem, EntryProblem::AboveMax | EntryProblem::Negative)
}
