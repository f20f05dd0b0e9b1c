//! Marks, cells and totals, in every language.

use std::collections::BTreeSet;

use school::grade::{Kind, Rank};

use super::*;

#[test]
fn texts_of_marks_say_what_they_are_given() {
    for text in every() {
        let book = &text.gradebook;
        for count in [book.students, book.assessments, book.marks] {
            says(&count(1), &["1"]);
            says(&count(31), &["31"]);
            assert_ne!(count(1).replace('1', "2"), count(2), "{} has a plural", text.lang);
        }
        says(&(book.out_of)("20"), &["20"]);
        says(&(text.record.rank)(Rank { place: 3, of: 41 }), &["3", "41"]);
        says(&(book.mark_of)("Hana", "Quiz 1"), &["Hana", "Quiz 1"]);
        says(&(book.conflict)("Hana", "Quiz 1", "17", "18"), &["Hana", "Quiz 1", "17", "18"]);
        says(&(book.refused)("Hana", "Quiz 1", "x", "Why."), &["Hana", "Quiz 1", "x", "Why."]);
        says(&(book.keep)("17"), &["17"]);
        says(&(book.write_mine)("18"), &["18"]);
        says(&(book.saved)("Hana, Quiz 1"), &["Hana, Quiz 1"]);
        says(&(text.record.taught_by)("Aster"), &["Aster"]);
        says(&(text.record.out_of)("20"), &["20"]);
        says(&(text.failure.too_many)(90), &["90"]);
        says(&(text.failure.too_many)(180), &["3"]);
        says(&(text.failure.internal)(4711), &["4711"]);
    }
}

#[test]
fn texts_of_cells_say_what_they_are_given() {
    for text in every() {
        let cells = &text.cells;
        for counted in [cells.selected, cells.copied, cells.will_change, cells.will_stay, cells.can_not, cells.apply] {
            says(&counted(1), &["1"]);
            says(&counted(31), &["31"]);
            assert_ne!(counted(1).replace('1', "2"), counted(2), "{} has a plural", text.lang);
        }
        for counted in [cells.will_replace, cells.apply_good, cells.more] {
            says(&counted(31), &["31"]);
        }
        for named in [cells.undone, cells.redone, cells.comment_of, cells.commented, cells.reason, cells.restore] {
            says(&named("Hana"), &["Hana"]);
        }
        for two in [cells.theirs, cells.because, cells.from_to] {
            says(&two("Hana", "17"), &["Hana", "17"]);
        }
        let keys: BTreeSet<_> = cells.all_keys.iter().map(|(keys, _)| *keys).collect();
        let first: BTreeSet<_> = english().cells.all_keys.iter().map(|(keys, _)| *keys).collect();
        assert_eq!(keys, first, "every language tells of the same keys");
        are_told_apart(cells.all_keys, |(_, what)| what.into());
        for code in ["EX", "MI", "LA", "AB", "IN", "*", "/", "."] {
            assert!(keys.iter().any(|keys| keys.split_whitespace().any(|key| key == code)), "{code} is told of");
        }
    }
}

#[test]
fn a_total_is_told_with_all_its_numbers() {
    use school::grade::{Basis, Flag, Mark, Method, Points, Policy, Rounding, Scale, Scored};
    let mut components = Policy::default().components().to_vec();
    (components[0].drop_lowest, components[1].method) = (1, Method::SumOfPoints);
    let policy = Policy::new(components).expect("the weights are as they were").with_rounding(Rounding::HalfUpAndLift);
    let scored = |kind, points: Option<i64>, max, flag| Scored {
        kind,
        max: Points::whole(max),
        mark: Mark { points: points.map(Points::whole), flag },
    };
    let column = [
        scored(Kind::Quiz, Some(2), 10, Flag::None),
        scored(Kind::Homework, Some(6), 9, Flag::Late),
        scored(Kind::Project, None, 10, Flag::Missing),
    ];
    let named = |n: usize| column[..n].iter().enumerate().map(|(n, scored)| (format!("Test {n}"), *scored));
    for text in every() {
        let current = text.told(&school::view::Explanation::of(&policy, Basis::Current, Scale::Letters, named(3)));
        let part = &current.parts[0];
        assert_eq!(
            part.lines.iter().map(|line| line.counts).collect::<Vec<_>>(),
            [false, true, false],
            "{}",
            text.lang
        );
        says(&part.heading, &[text.explain.stock[0], "40"]);
        says(&part.lines[0].does, &[text.explain.dropped]);
        says(&part.lines[1].does, &[(text.explain.flag)(Flag::Late)]);
        says(&part.lines[1].percent, &["66.6667"]);
        // Dropped, and what it would be without.
        says(&part.steps[0].text, &["43.3333", "66.6667"]);
        says(part.steps[1].exact.as_deref().unwrap_or_default(), &["2/3"]);
        assert_eq!(current.parts[1].steps[0].text, text.explain.empty_part);
        let all = current.steps.iter().map(|step| step.text.clone()).collect::<Vec<_>>().join("\n");
        says(&all, &[text.explain.stock[1], "60", "66.6667", "66.67", "D"]);
        let end = text.told(&school::view::Explanation::of(&policy, Basis::Final, Scale::Pass50, named(3)));
        assert_ne!(end.basis, current.basis);
        says(&end.parts[0].lines[2].does, &[text.explain.dropped]);
        let nothing = text.told(&school::view::Explanation::of(&policy, Basis::Current, Scale::Letters, named(0)));
        assert_eq!(nothing.steps[0].text, text.explain.nothing);
        let exam = [("Exam".to_owned(), scored(Kind::FinalExam, Some(248), 500, Flag::None))];
        let lifted = text.told(&school::view::Explanation::of(&policy, Basis::Current, Scale::Pass50, exam));
        let steps: Vec<&str> = lifted.steps.iter().map(|step| &*step.text).collect();
        assert!(steps.iter().any(|step| step.contains("49.6") && step.contains("50")), "{steps:?}");
    }
}

#[test]
fn every_row_of_the_flags_table_is_told_apart() {
    use school::grade::{EFFECTS, Effect, Flag, PolicyEffect, STOCK_NAMES, Unscored};
    for text in every() {
        are_told_apart(&Flag::CODES.map(|(flag, ..)| flag), |of| (text.explain.flag)(of).into());
        are_told_apart(&[Effect::Counts, Effect::Zero, Effect::LeftOut, Effect::Waits], |of| {
            (text.explain.effect)(of).into()
        });
        are_told_apart(&Unscored::ALL, |of| (text.policy.rule_of)(of).into());
        let whys: BTreeSet<String> = EFFECTS.iter().map(|row| (text.explain.why)(*row)).collect();
        // Two rows of excused work say the same; of the other flags each says why.
        assert_eq!(whys.len(), EFFECTS.len() - 1, "{whys:?}");
        for (stock, word) in STOCK_NAMES.iter().zip(text.explain.stock) {
            assert_eq!(text.component(stock), word);
            assert_eq!(text.component_stored(word), *stock);
        }
        assert_eq!(text.component("Portfolio"), "Portfolio");
        let effect =
            PolicyEffect { totals: 31, moved: 14, other_award: 9, fall: 3, rise: 2, ..PolicyEffect::default() };
        says(&(text.policy.effect.sentence)(&effect), &["31", "14", "9", "3", "2"]);
        says(&(text.policy.effect.unmoved)(31), &["31"]);
        says(&(text.explain.open_of)("Hana"), &["Hana"]);
        says(&(text.explain.held_back)("Essay"), &["Essay"]);
    }
}
