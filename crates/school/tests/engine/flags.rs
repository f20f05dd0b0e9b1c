//! The flags' truth table, walked through: that it is complete, and that each row does to a total what it says.

use school::grade::{
    Basis, EFFECTS, Effect, Flag, FlagRules, Kind, Mark, Method, Overall, Points, Row, Scored, Unscored, derive, effect,
};

use crate::{one_component, scored, shown};

const BASES: [Basis; 2] = [Basis::Current, Basis::Final];

/// Every case: flag, with points or without, in each total, under each rule.
fn cases() -> impl Iterator<Item = (Flag, bool, Basis, Unscored)> {
    Flag::CODES.into_iter().flat_map(|(flag, ..)| {
        [true, false].into_iter().flat_map(move |scored| {
            BASES
                .into_iter()
                .flat_map(move |basis| Unscored::ALL.into_iter().map(move |rule| (flag, scored, basis, rule)))
        })
    })
}

fn alike(rule: Unscored) -> FlagRules {
    FlagRules { missing: rule, late: rule, absent: rule, incomplete: rule }
}

fn fits(row: &Row, (flag, scored, basis, rule): (Flag, bool, Basis, Unscored)) -> bool {
    let rule_fits = row.rule.is_none_or(|of| of == rule);
    row.flag == flag && row.scored == scored && row.basis.is_none_or(|of| of == basis) && rule_fits
}

#[test]
fn exactly_one_row_fits_each_case() {
    for case in cases() {
        let rows: Vec<_> = EFFECTS.iter().filter(|row| fits(row, case)).collect();
        assert_eq!(rows.len(), 1, "{case:?}: {rows:?}");
        let (flag, scored, basis, rule) = case;
        let mark = Mark { points: scored.then_some(Points::whole(50)), flag };
        assert_eq!(effect(mark, basis, alike(rule)), rows[0].effect, "{case:?}");
    }
    assert_eq!(cases().count(), 72);
}

/// Beside a quiz of 100 % stands one that is flagged and may have 50 %: what the total is tells which effect it had.
#[test]
fn each_row_does_to_a_total_what_it_says() {
    for case in cases() {
        let (flag, has_points, basis, rule) = case;
        let row = EFFECTS.iter().find(|row| fits(row, case)).expect("the table is complete");
        let policy = one_component(Method::MeanOfPercentages, 0).with_flags(alike(rule));
        let full = scored(Kind::Quiz, Some(10_000), 10_000, Flag::None);
        let flagged = scored(Kind::Quiz, has_points.then_some(5_000), 10_000, flag);
        let expected: Overall = match row.effect {
            Effect::Counts => shown(7_500, 100),
            Effect::Zero => shown(5_000, 100),
            Effect::LeftOut => shown(10_000, 100),
            Effect::Waits => shown(10_000, 50),
        };
        let derivation = derive(&policy, basis, [full, flagged]);
        assert_eq!(derivation.overall(), expected, "{case:?}");
        assert_eq!(derivation.parts[0].lines[1].effect, row.effect);
    }
}

#[test]
fn the_default_counts_missing_work_in_the_end_and_waits_for_the_rest() {
    let unscored = |flag, basis| effect(Mark { points: None, flag }, basis, FlagRules::default());
    for (flag, at_the_end) in [
        (Flag::None, Effect::Waits),
        (Flag::Excused, Effect::LeftOut),
        (Flag::Missing, Effect::Zero),
        (Flag::Late, Effect::Waits),
        (Flag::Absent, Effect::Waits),
        (Flag::Incomplete, Effect::Waits),
    ] {
        assert_eq!(unscored(flag, Basis::Final), at_the_end, "{flag:?}");
        let so_far = if flag == Flag::Excused { Effect::LeftOut } else { Effect::Waits };
        assert_eq!(unscored(flag, Basis::Current), so_far, "{flag:?}");
    }
}

/// Written out once more, without the table: what each rule makes of work without points in the end, flag by flag.
#[test]
fn each_rule_makes_of_each_flag_what_it_says() {
    let rules = FlagRules {
        missing: Unscored::Zero,
        late: Unscored::LeaveOut,
        absent: Unscored::Wait,
        incomplete: Unscored::Zero,
    };
    let mixed = [Effect::Zero, Effect::LeftOut, Effect::Waits, Effect::Zero];
    for (rules, effects) in [
        (rules, mixed),
        (alike(Unscored::Zero), [Effect::Zero; 4]),
        (alike(Unscored::LeaveOut), [Effect::LeftOut; 4]),
        (alike(Unscored::Wait), [Effect::Waits; 4]),
    ] {
        for (flag, expected) in [Flag::Missing, Flag::Late, Flag::Absent, Flag::Incomplete].into_iter().zip(effects) {
            let of = |points: Option<Points>, basis| effect(Mark { points, flag }, basis, rules);
            assert_eq!(of(None, Basis::Final), expected, "{flag:?} under {rules:?}");
            assert_eq!(of(None, Basis::Current), Effect::Waits, "{flag:?} so far");
            assert_eq!(
                BASES.map(|basis| of(Some(Points::whole(0)), basis)),
                [Effect::Counts; 2],
                "{flag:?} with points"
            );
        }
        let excused = |points| BASES.map(|basis| effect(Mark { points, flag: Flag::Excused }, basis, rules));
        assert_eq!([excused(None), excused(Some(Points::whole(9)))], [[Effect::LeftOut; 2]; 2]);
        assert_eq!(BASES.map(|basis| effect(Mark::default(), basis, rules)), [Effect::Waits; 2], "blank");
        assert_eq!(effect(Mark::points(Points::whole(0)), Basis::Final, rules), Effect::Counts, "zero is a mark");
    }
}

/// In a peer's gradebook an absentee stands above a weak student; at the end of a term not here, where the school says so.
#[test]
fn who_misses_an_exam_does_not_end_above_who_writes_a_weak_one() {
    let marks = |second: Scored| [scored(Kind::FinalExam, Some(8_000), 10_000, Flag::None), second];
    let policy = one_component(Method::MeanOfPercentages, 0);
    let missed = marks(scored(Kind::FinalExam, None, 10_000, Flag::Missing));
    assert_eq!(derive(&policy, Basis::Current, missed).overall(), shown(8_000, 50));
    assert_eq!(derive(&policy, Basis::Final, missed).overall(), shown(4_000, 100));
    let weak = marks(scored(Kind::FinalExam, Some(3_000), 10_000, Flag::None));
    assert_eq!(derive(&policy, Basis::Final, weak).overall(), shown(5_500, 100));
}
