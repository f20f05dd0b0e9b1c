//! Trends with their periods: of a course, and of a student over the courses.

use super::{count, course_mark::by_time};
use crate::{
    clock::Instant,
    grade::{Direction, Fraction, Percent, Trend, trend},
    view::{CourseRecord, StudentRecord},
};

/// A course's trend and the times between which it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CourseTrend {
    pub trend: Trend,
    /// When the oldest of its marks was written.
    pub from: Instant,
    /// When the newest was.
    pub to: Instant,
}

/// How a student's courses move, taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudentTrend {
    /// The mean of the courses' changes, in percentage points; below zero where they fall.
    pub change: Percent,
    pub direction: Direction,
    /// On how many courses it rests.
    pub courses: u32,
    /// When the oldest mark of these courses was written.
    pub from: Instant,
    /// When the newest was.
    pub to: Instant,
}

/// The trend of a course's marks in the order in which they were written; none below three that count.
#[must_use]
pub fn course_trend(course: &CourseRecord) -> Option<CourseTrend> {
    let mut counting = by_time(&course.marks);
    counting.retain(|mark| mark.scored().share().is_some());
    let trend = trend(counting.iter().map(|mark| mark.scored()))?;
    Some(CourseTrend { trend, from: counting.first()?.changed_at?, to: counting.last()?.changed_at? })
}

/// The mean of the changes of the courses that are not over and have a trend; none where none has.
///
/// Not the trend of all marks in one row: whose latest marks happen to be of the hardest subject would seem to fall. The mean is
/// of the changes as they are shown, so that a parent can check it by hand, and rounded like them.
#[must_use]
pub fn student_trend(student: &StudentRecord) -> Option<StudentTrend> {
    let running = student.courses.iter().filter(|course| !course.ended);
    let trends: Vec<CourseTrend> = running.filter_map(course_trend).collect();
    let (from, to) = (trends.iter().map(|of| of.from).min()?, trends.iter().map(|of| of.to).max()?);
    let share = |of: &CourseTrend| Fraction::of(of.trend.change.hundredths, Percent::whole(100).hundredths);
    let sum = trends.iter().fold(Fraction::zero(), |sum, of| sum.plus(&share(of)));
    let change = sum.divided_by(trends.len()).rounded_alike();
    Some(StudentTrend { change, direction: Direction::of(change), courses: count(trends.len()), from, to })
}
