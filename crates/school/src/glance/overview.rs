//! One student in a few numbers and short lists.

use std::cmp::Reverse;

use super::{
    CourseMark, Engagement, StudentTrend, count,
    course_mark::{missing, time_order},
    engagement, student_trend,
};
use crate::{
    grade::{Average, Averaged, Overall, Rounding, average},
    view::{CourseRecord, StudentRecord},
};

/// A student at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// The average of the courses' totals, with its coverage.
    pub overall: Overall,
    /// How the courses that are not over move.
    pub trend: Option<StudentTrend>,
    /// What came of what was due, in all courses; how many came is the tile "completed".
    pub engagement: Option<Engagement>,
    /// How many courses there are, those that are over with them.
    pub courses: u32,
    /// How many of them are over.
    pub ended: u32,
    /// What is coming up: assessments without a mark in courses that are not over, course by course in the order of the columns.
    pub to_do: Vec<CourseMark>,
    /// What is flagged missing in courses that are not over, the longest missing first.
    pub missing: Vec<CourseMark>,
    /// The marks written last, the newest first; of those written at once the later assessment.
    pub newest: Vec<CourseMark>,
}

/// A student's overview with at most so many of the newest marks.
#[must_use]
pub fn overview(student: &StudentRecord, newest: usize) -> Overview {
    let to_do = |course: &CourseRecord| {
        let blank = course.marks.iter().filter(|mark| !course.ended && mark.mark.is_blank());
        blank.map(|mark| CourseMark::of(course, mark)).collect::<Vec<_>>()
    };
    let missed = |course: &CourseRecord| missing(course).map(|mark| CourseMark::of(course, mark)).collect::<Vec<_>>();
    let mut missing: Vec<CourseMark> = student.courses.iter().flat_map(missed).collect();
    missing.sort_by_key(in_time);
    Overview {
        overall: student_average(student).overall(),
        trend: student_trend(student),
        engagement: engagement(student.marks()),
        courses: count(student.courses.len()),
        ended: count(student.courses.iter().filter(|course| course.ended).count()),
        to_do: student.courses.iter().flat_map(to_do).collect(),
        missing,
        newest: newest_marks(student, newest),
    }
}

/// The average of the courses' totals, each weighing the same, those that are over too; what has no total counts in neither way.
///
/// It is rounded once, half up, from the exact totals. It is lifted to 50 only where every course's policy lifts: a lift that one
/// teacher's policy knows is not the school's.
#[must_use]
pub fn student_average(student: &StudentRecord) -> Average {
    let courses = &student.courses;
    let lifts = !courses.is_empty() && courses.iter().all(|c| c.policy.rounding() == Rounding::HalfUpAndLift);
    let rounding = if lifts { Rounding::HalfUpAndLift } else { Rounding::HalfUp };
    average(courses.iter().map(|course| Averaged::from(&course.derivation())), rounding)
}

fn newest_marks(student: &StudentRecord, most: usize) -> Vec<CourseMark> {
    let written = |course: &CourseRecord| {
        let written = course.marks.iter().filter(|mark| !mark.mark.is_blank() && mark.changed_at.is_some());
        written.map(|mark| CourseMark::of(course, mark)).collect::<Vec<_>>()
    };
    let mut newest: Vec<CourseMark> = student.courses.iter().flat_map(written).collect();
    newest.sort_by_key(|of| Reverse(in_time(of)));
    newest.truncate(most);
    newest
}

/// The time order of marks of several courses.
fn in_time(of: &CourseMark) -> impl Ord + use<> {
    (time_order(&of.mark), of.course)
}
