//! What marks a target takes, by examples; and what a student tries on the page.

use school::{
    grade::{
        Award, Basis, Flag, Goal, Kind, Letter, Mark, Method, Need, Overall, Percent, Points, Policy, Rounding, Scale,
        Scored, Target,
    },
    id::AssessmentId,
    view::CourseRecord,
};

use crate::{current, exam, four_overalls, one_component, scored, shown};

const EXAM: usize = 1;

/// Homework of 80 %, which weighs 40, and an exam out of 100, which is blank and weighs 60.
fn before_the_exam() -> [Scored; 2] {
    [scored(Kind::Homework, Some(800), 1_000, Flag::None), blank(10_000)]
}

fn blank(max: i64) -> Scored {
    scored(Kind::FinalExam, None, max, Flag::None)
}

fn points(policy: &Policy, column: &[Scored], place: usize, least: i64) -> Option<Need<Points>> {
    Goal { policy, basis: Basis::Current, column, least: Percent::hundredths(least) }.points_in(place)
}

fn at_least(hundredths: i64, overall: Overall) -> Option<Need<Points>> {
    Some(Need::AtLeast(Points::hundredths(hundredths), overall))
}

/// 46.66 points come to 59.996 %, which is shown as 60.00; 46.65 come to 59.99 %.
#[test]
fn the_border_is_that_of_the_shown_percentage() {
    let policy = Policy::default();
    let need = |least| points(&policy, &before_the_exam(), EXAM, least);
    assert_eq!(need(6_000), at_least(4_666, shown(6_000, 100)));
    assert_eq!(need(9_200), at_least(10_000, shown(9_200, 100)), "all points");
    assert_eq!(need(9_201), Some(Need::OutOfReach(shown(9_200, 100))));
    assert_eq!(need(3_201), at_least(1, shown(3_201, 100)), "a hundredth of a point");
    assert_eq!(need(3_200), Some(Need::Nothing(shown(3_200, 100))));
}

#[test]
fn where_the_school_lifts_to_50_fewer_points_pass() {
    let plain = one_component(Method::SumOfPoints, 0);
    let lifts = plain.clone().with_rounding(Rounding::HalfUpAndLift);
    let pass = Target::Pass.least(Scale::Pass50).hundredths;
    assert_eq!(points(&plain, &[blank(100_000)], 0, pass), at_least(49_995, shown(5_000, 100)));
    assert_eq!(points(&lifts, &[blank(100_000)], 0, pass), at_least(49_495, shown(5_000, 100)));
    assert_eq!(points(&lifts, &[blank(100_000)], 0, 4_970), at_least(49_495, shown(5_000, 100)), "49.7 is shown as 50");
}

/// Blank, the exam counts nowhere and the total is 80; with no points it would be 32.
#[test]
fn a_target_that_is_reached_while_blank_may_take_points() {
    let policy = Policy::default();
    let now = current(&policy, &before_the_exam()).overall();
    let kept = now.award(Scale::Letters).map(|award| Target::Award(award).least(Scale::Letters));
    assert_eq!((now, kept), (shown(8_000, 40), Some(Percent::whole(80))));
    assert_eq!(points(&policy, &before_the_exam(), EXAM, 8_000), at_least(8_000, shown(8_000, 100)));
}

#[test]
fn what_would_be_dropped_takes_nothing() {
    let column = [exam(80, 100), exam(60, 100), blank(100)];
    for method in Method::ALL {
        let need = |least| points(&one_component(method, 1), &column, 2, least);
        let best = if method == Method::SumOfPoints { 8_020 } else { 9_000 };
        assert_eq!(need(best + 1), Some(Need::OutOfReach(shown(best, 100))), "{method:?}");
    }
    assert_eq!(
        points(&one_component(Method::MeanOfPercentages, 1), &column, 2, 7_000),
        Some(Need::Nothing(shown(7_000, 100)))
    );
}

#[test]
fn points_stand_where_a_mark_or_a_flag_stood() {
    let policy = Policy::default();
    let [homework, _] = before_the_exam();
    for (stood, flag) in
        [(Some(9_900), Flag::None), (None, Flag::Excused), (Some(0), Flag::Excused), (None, Flag::Missing)]
    {
        let column = [homework, scored(Kind::FinalExam, stood, 10_000, flag)];
        assert_eq!(points(&policy, &column, EXAM, 6_000), at_least(4_666, shown(6_000, 100)), "{flag:?}");
    }
    assert_eq!(points(&policy, &[homework, blank(0)], EXAM, 0), None, "out of nothing");
    assert_eq!(points(&policy, &[homework], EXAM, 0), None, "no such assessment");
}

/// A weight of nothing is no total, so no target is reached, not even 0.
#[test]
fn where_nothing_counts_nothing_is_reached() {
    let mut components: Vec<_> = Policy::default().into();
    (components[0].weight, components[1].weight) = (Percent::whole(100), Percent::whole(0));
    let policy = Policy::new(components).expect("the weights sum to 100");
    let nothing = Overall { percent: None, coverage: 0 };
    assert_eq!(points(&policy, &[blank(100)], 0, 0), Some(Need::OutOfReach(nothing)));
}

/// Two exams out of 3 and 7 points: 1.50 and 3.50 are the first points that are 49.86 % of them, and still of 50 %.
#[test]
fn a_percentage_in_each_is_rounded_up_to_points_that_there_are() {
    let (policy, column) = (one_component(Method::MeanOfPercentages, 0), [blank(300), exam(1, 1), blank(700)]);
    let goal = |least| Goal { policy: &policy, basis: Basis::Current, column: &column, least };
    let need = |least, places: &[usize]| goal(Percent::hundredths(least)).percent_in_each(places);
    assert_eq!(need(6_667, &[0, 2]), Some(Need::AtLeast(Percent::hundredths(4_986), shown(6_667, 100))));
    let more = Percent::hundredths(5_001);
    assert_eq!(need(6_668, &[0, 2]), Some(Need::AtLeast(more, shown(6_683, 100))), "1.51/3 and 3.51/7");
    assert_eq!(need(3_333, &[0, 2]), Some(Need::Nothing(shown(3_333, 100))));
    assert_eq!(need(10_001, &[0, 2]), Some(Need::OutOfReach(shown(10_000, 100))));
    assert_eq!([need(0, &[]), need(0, &[3])], [None; 2]);
}

/// The four overalls' book, of 62.85 %, with its last two exams blank and a quiz that is waited for.
fn two_to_come() -> CourseRecord {
    let late = Mark { points: None, flag: Flag::Late };
    let missing = Mark { points: None, flag: Flag::Missing };
    let blanks = [(16, Mark::default()), (19, Mark::default()), (0, late), (1, missing)];
    four_overalls::record().with_tried(&blanks.map(|(id, mark)| (AssessmentId(id), mark)))
}

#[test]
fn what_is_tried_changes_the_total_and_leaves_the_record() {
    let (record, full) = (four_overalls::record(), Mark::points(Points::whole(100)));
    let tried = record.with_tried(&[(AssessmentId(19), full), (AssessmentId(99), full)]);
    assert_eq!((record.overall(), tried.overall()), (shown(6_285, 100), shown(6_735, 100)), "60 % of an eighth of 60");
    assert_eq!(tried.explanation().derivation.overall(), tried.overall());
    let changed: Vec<_> = record.marks.iter().zip(&tried.marks).filter(|(before, after)| before != after).collect();
    assert_eq!(changed.len(), 1);
    assert_eq!((tried.marks[19].mark, tried.marks[19].changed_at), (full, None));
    assert_eq!(record.with_tried(&[]), record);
}

#[test]
fn a_tried_total_has_no_rank() {
    let ranked = CourseRecord { rank: Some(school::grade::Rank { place: 1, of: 41 }), ..four_overalls::record() };
    assert_eq!(ranked.with_tried(&[]).rank, None);
}

#[test]
fn what_is_needed_leads_to_the_total_that_it_says() {
    let record = two_to_come();
    assert_eq!(record.open().map(|mark| mark.assessment.0).collect::<Vec<_>>(), [0, 16, 19], "what is missing is not");
    let percent = |hundredths| Target::Percent(Percent::hundredths(hundredths));
    for target in [Target::Award(Award::Letter(Letter::C)), percent(6_250), percent(7_043)] {
        let least = target.least(record.scale);
        let Some(Need::AtLeast(points, overall)) = record.need(target, AssessmentId(19)) else {
            panic!("{target:?} takes no points, or too many")
        };
        let with = |points| record.with_tried(&[(AssessmentId(19), Mark::points(points))]).overall();
        assert_eq!(with(points), overall);
        assert!(overall.percent >= Some(least), "{target:?}");
        assert!(with(Points::hundredths(points.hundredths - 1)).percent < Some(least), "{target:?}");
        let Some(Need::AtLeast(percent, overall)) = record.need_in_each_open(target) else {
            panic!("{target:?} takes no points, or too many")
        };
        let with = |percent: Percent| {
            let tried = record.open().map(|mark| (mark.assessment, Mark::points(percent.points_of(mark.max))));
            record.with_tried(&tried.collect::<Vec<_>>()).overall()
        };
        assert_eq!(with(percent), overall);
        assert!(with(Percent::hundredths(percent.hundredths - 1)).percent < Some(least), "{target:?}");
    }
    assert_eq!(record.need(Target::Pass, AssessmentId(19)), Some(Need::Nothing(shown(6_186, 85))));
    assert_eq!(record.need(Target::Pass, AssessmentId(99)), None);
    assert_eq!(four_overalls::record().need_in_each_open(Target::Pass), None, "nothing is open");
}
