//! What a week brought a student.

use super::{CourseConcern, CourseMark, coming_up, course_mark::time_order, student_average, student_concerns};
use crate::{
    clock::{Instant, SchoolClock},
    digest::WEEK,
    grade::Overall,
    view::StudentRecord,
};

/// How many assessments that are coming up a week names.
const AHEAD: usize = 5;

/// A student's week, as the family sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// The average of the courses' totals as they are, with its coverage.
    pub overall: Overall,
    /// The marks that were written in the week, the oldest first; a mark that was blanked is none.
    pub marks: Vec<CourseMark>,
    /// What needs attention now.
    pub concerns: Vec<CourseConcern>,
    /// What is coming up, the nearest first, at most five.
    pub ahead: Vec<CourseMark>,
}

/// The seven days of a student that end with an instant. Totals and concerns are as they are in the record.
#[must_use]
pub fn week(student: &StudentRecord, until: Instant, clock: SchoolClock) -> Week {
    let from = until.plus_millis(-WEEK);
    let is_of_week = |at: Option<Instant>| at.is_some_and(|at| from < at && at <= until);
    let written = student.courses.iter().flat_map(|course| {
        let marks = course.marks.iter().filter(|mark| !mark.mark.is_blank() && is_of_week(mark.changed_at));
        marks.map(|mark| CourseMark::of(course, mark))
    });
    let mut marks: Vec<CourseMark> = written.collect();
    marks.sort_by_key(|of| (time_order(&of.mark), of.course));
    Week {
        overall: student_average(student).overall(),
        marks,
        concerns: student_concerns(student),
        ahead: coming_up(student, until.day(clock), AHEAD),
    }
}
