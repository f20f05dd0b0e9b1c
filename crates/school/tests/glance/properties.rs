//! What holds for every record, whatever the order of its courses, marks and children.

use proptest::{prelude::*, test_runner::RngSeed};
use school::{
    clock::{Instant, SchoolClock},
    glance::{
        Concern, Progress, by_need, concerns, course_trend, engagement, monthly, overview, progress, student_concerns,
        student_trend,
    },
    grade::{Basis, Direction, Flag, Kind, Mark, Points, Rounding, Scale},
    id::AssessmentId,
    view::{CourseRecord, PostedMark, StudentRecord},
};

use crate::{DAY, course, plain, student};

/// The same cases on every run; few days, so that many marks are written at once.
fn config() -> ProptestConfig {
    ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(2_018), failure_persistence: None, ..Default::default() }
}

fn any_mark() -> impl Strategy<Value = PostedMark> {
    let flag = prop::sample::select(Flag::CODES.map(|(flag, ..)| flag).to_vec());
    let max = prop::sample::select(vec![0_i64, 300, 700, 1_000, 10_000]);
    let kind = prop::sample::select(Kind::ALL.to_vec());
    (kind, max, flag, 0..80_i64, prop::option::weighted(0.8, 0..=100_i64)).prop_map(
        |(kind, max, flag, day, percent)| {
            let mark = Mark { points: percent.map(|percent| Points::hundredths(max * percent / 100)), flag };
            PostedMark {
                assessment: AssessmentId(0),
                title: String::new(),
                kind,
                max: Points::hundredths(max),
                mark,
                held_on: None,
                comment: String::new(),
                changed_at: (!mark.is_blank()).then_some(Instant(20_000 * DAY + day * DAY)),
            }
        },
    )
}

fn any_course() -> impl Strategy<Value = CourseRecord> {
    let choices = (
        prop::sample::select(Rounding::ALL.to_vec()),
        prop::sample::select(Scale::ALL.to_vec()),
        prop::sample::select(vec![Basis::Current, Basis::Final]),
        prop::bool::weighted(0.2),
    );
    (prop::collection::vec(any_mark(), 0..9), choices).prop_map(|(marks, (rounding, scale, basis, ended))| {
        CourseRecord { policy: plain(rounding), scale, basis, ended, ..course(0, marks) }
    })
}

/// A student whose courses and assessments have ids of their own.
fn any_student() -> impl Strategy<Value = StudentRecord> {
    prop::collection::vec(any_course(), 0..6).prop_map(|mut courses| {
        let mut next = 0;
        for (n, course) in (1..).zip(&mut courses) {
            course.course.0 = n;
            for mark in &mut course.marks {
                next += 1;
                mark.assessment.0 = next;
            }
        }
        student(1, courses)
    })
}

/// A student, and the same with courses and marks in another order.
fn shuffled() -> impl Strategy<Value = (StudentRecord, StudentRecord)> {
    (any_student(), any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_flat_map(
        |(first, by, marks_by)| {
            let courses = Just(first.courses.clone()).prop_shuffle();
            courses.prop_map(move |mut courses| {
                let turn = by.index(2) == 0;
                for course in &mut courses {
                    let shift = marks_by.index(course.marks.len().max(1));
                    course.marks.rotate_left(shift);
                    if turn {
                        course.marks.reverse();
                    }
                }
                (first.clone(), StudentRecord { courses, ..first.clone() })
            })
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_courses_and_marks_changes_nothing_but_what_is_to_come((first, other) in shuffled()) {
        prop_assert_eq!(student_concerns(&first), student_concerns(&other));
        prop_assert_eq!(student_trend(&first), student_trend(&other));
        let clock = SchoolClock::default();
        prop_assert_eq!(monthly(first.marks(), clock), monthly(other.marks(), clock));
        let (mut a, mut b) = (overview(&first, 7), overview(&other, 7));
        a.to_do.sort_by_key(|of| of.mark.assessment);
        b.to_do.sort_by_key(|of| of.mark.assessment);
        prop_assert_eq!(a, b);
    }

    #[test]
    fn the_order_of_the_children_changes_nothing(
        (children, other) in prop::collection::vec(any_student(), 0..6).prop_flat_map(|mut children| {
            (0..).zip(&mut children).for_each(|(n, child)| child.student.0 = n);
            (Just(children.clone()), Just(children).prop_shuffle())
        })
    ) {
        prop_assert_eq!(by_need(&children), by_need(&other));
        // Whoever has a concern stands before all who have none.
        let troubled: Vec<bool> = by_need(&children).iter().map(|child| !child.concerns.is_empty()).collect();
        prop_assert!(troubled.is_sorted_by(|a, b| a >= b), "{:?}", troubled);
    }

    #[test]
    fn concerns_agree_with_all_else(of in any_student()) {
        let found = overview(&of, usize::MAX);
        let mut missed = 0;
        for course in &of.courses {
            let concerns = concerns(course);
            let has = |is: fn(&Concern) -> bool| concerns.iter().any(is);
            let runs = !course.ended;
            let falls = course_trend(course).is_some_and(|of| of.trend.direction == Direction::Declining);
            prop_assert_eq!(has(|c| matches!(c, Concern::UnderPass { .. })), runs && progress(course) == Progress::Struggling);
            prop_assert_eq!(has(|c| matches!(c, Concern::NotAssessed)), runs && progress(course) == Progress::NotAssessed);
            prop_assert_eq!(has(|c| matches!(c, Concern::Falling(_))), runs && falls);
            missed += concerns.iter().map(|c| if let Concern::Missing(of) = c { of.len() } else { 0 }).sum::<usize>();
        }
        prop_assert_eq!(found.missing.len(), missed);
        prop_assert_eq!(student_concerns(&of).len(), of.courses.iter().map(|c| concerns(c).len()).sum::<usize>());
    }

    #[test]
    fn nothing_is_counted_twice_or_lost(of in any_student()) {
        let found = overview(&of, usize::MAX);
        let counted: u32 = monthly(of.marks(), SchoolClock::default()).iter().map(|month| month.marks).sum();
        let counting = of.marks().filter(|mark| mark.scored().share().is_some()).count();
        prop_assert_eq!(u32::try_from(counting), Ok(counted));
        let written = of.marks().filter(|mark| !mark.mark.is_blank()).count();
        prop_assert_eq!(found.newest.len(), written);
        prop_assert!(found.newest.is_sorted_by(|a, b| a.mark.changed_at >= b.mark.changed_at));
        if let Some(engagement) = engagement(of.marks()) {
            prop_assert!(engagement.handed_in <= engagement.due && engagement.due as usize <= written);
        }
    }
}
