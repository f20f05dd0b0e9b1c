//! Marks of several courses in one list, and the order of their times.

use crate::{
    clock::Instant,
    grade::Flag,
    id::{AssessmentId, CourseId},
    view::{CourseRecord, PostedMark},
};

/// A posted mark with the course that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseMark {
    pub course: CourseId,
    pub subject: String,
    pub mark: PostedMark,
}

impl CourseMark {
    pub(super) fn of(course: &CourseRecord, mark: &PostedMark) -> Self {
        Self { course: course.course, subject: course.subject.clone(), mark: mark.clone() }
    }
}

/// When a mark was written; marks written at once, as from a file, stand in the order of their assessments.
pub(super) fn time_order(mark: &PostedMark) -> (Option<Instant>, AssessmentId) {
    (mark.changed_at, mark.assessment)
}

/// The marks that tell when they were written, the oldest first.
pub(super) fn by_time(marks: &[PostedMark]) -> Vec<&PostedMark> {
    let mut written: Vec<&PostedMark> = marks.iter().filter(|mark| mark.changed_at.is_some()).collect();
    written.sort_by_key(|mark| time_order(mark));
    written
}

/// The marks flagged missing, points beside them or not; none of a course that is over, where nothing can be handed in.
pub(super) fn missing(course: &CourseRecord) -> impl Iterator<Item = &PostedMark> {
    course.marks.iter().filter(|mark| !course.ended && mark.mark.flag == Flag::Missing)
}
