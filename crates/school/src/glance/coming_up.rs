//! What a student has ahead.

use super::CourseMark;
use crate::{calendar::Day, view::StudentRecord};

/// The posted assessments without a mark that are held on a day or later, the nearest first, at most so many; of one day in the
/// order of the courses and their columns. What has no date, or is in a course that is over, is not coming up.
#[must_use]
pub fn coming_up(student: &StudentRecord, today: Day, most: usize) -> Vec<CourseMark> {
    let running = student.courses.iter().filter(|course| !course.ended);
    let ahead = running.flat_map(|course| {
        let blank = course.marks.iter().filter(|mark| mark.mark.is_blank());
        blank.filter(|mark| mark.held_on.is_some_and(|day| day >= today)).map(|mark| CourseMark::of(course, mark))
    });
    let mut ahead: Vec<CourseMark> = ahead.collect();
    ahead.sort_by_key(|of| of.mark.held_on);
    ahead.truncate(most);
    ahead
}
