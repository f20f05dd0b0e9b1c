//! A student's record as lines: one a mark, for spreadsheets.

use super::{OwnRecord, WriteInstant};
use crate::{
    curriculum::ClassLabel,
    grade::{Flag, Percent},
    marks_file::Field,
    view::{CourseRecord, PostedMark},
};

/// The words of the lines, in the reader's language.
#[derive(Clone, Copy)]
pub struct MarkWords<'a> {
    /// In the order of the columns.
    pub headings: &'a [&'static str; 16],
    pub class: fn(&ClassLabel) -> String,
    pub flag: fn(Flag) -> &'static str,
    /// Translates the program's own names of components.
    pub component: &'a dyn Fn(&str) -> String,
}

/// The headings, then a line a posted mark, blank ones too. The total of the course stands beside each of its marks.
#[must_use]
pub fn mark_lines(of: &OwnRecord, words: MarkWords<'_>, at: WriteInstant<'_>) -> Vec<Vec<Field>> {
    let headings = words.headings.iter().map(|heading| Field::text(heading)).collect();
    let of_course = |course: &CourseRecord| -> Vec<Vec<Field>> {
        course.marks.iter().map(|mark| line(of, course, mark, words, at)).collect()
    };
    [headings].into_iter().chain(of.record.courses.iter().flat_map(of_course)).collect()
}

fn line(
    of: &OwnRecord,
    course: &CourseRecord,
    posted: &PostedMark,
    words: MarkWords<'_>,
    at: WriteInstant<'_>,
) -> Vec<Field> {
    let (overall, period) = (course.overall(), of.period(course.course));
    let class = (words.class)(&course.class);
    let course_name = if class.is_empty() { course.subject.clone() } else { format!("{} · {class}", course.subject) };
    let nothing = || Field::Text(String::new());
    let flag = if posted.mark.flag == Flag::None { "" } else { (words.flag)(posted.mark.flag) };
    vec![
        Field::text(&of.record.school_name),
        Field::text(&of.number),
        Field::text(&of.record.name.to_string()),
        Field::text(&course_name),
        Field::text(&course.taught_by()),
        Field::text(&period.shown()),
        Field::text(&(words.component)(course.component_of(posted))),
        Field::text(&posted.title),
        Field::text(&posted.held_on.map(crate::calendar::Day::iso).unwrap_or_default()),
        Field::Points(posted.max),
        posted.mark.points.map_or_else(nothing, Field::Points),
        Field::text(flag),
        Field::text(&posted.comment),
        Field::text(&posted.changed_at.map(at).unwrap_or_default()),
        overall.percent.map_or_else(nothing, Field::Percent),
        Field::Percent(Percent::whole(overall.coverage.into())),
    ]
}
