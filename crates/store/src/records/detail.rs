//! One course of one student, with how the class did.

use school::{id::CourseId, view::CourseDetail};

use super::read;
use crate::{Error, permit::ReadsRecords, store::Reader};

/// Reads a course of one of the permit's students: as many statements as for all of them.
///
/// # Errors
/// [`Error::NotFound`] when none of them has an open enrollment in it; the database's.
pub async fn course_detail(
    reader: &mut Reader,
    permit: &impl ReadsRecords,
    course: CourseId,
) -> Result<CourseDetail, Error> {
    let (records, class_marks) = read(reader, permit, Some(course)).await?;
    for student in records.students {
        if let Some(record) = student.courses.into_iter().find(|record| record.course == course) {
            return Ok(CourseDetail {
                as_of: records.as_of,
                student: student.student,
                name: student.name,
                school_name: student.school_name,
                class: student.class,
                record,
                class_marks,
            });
        }
    }
    Err(Error::NotFound)
}
