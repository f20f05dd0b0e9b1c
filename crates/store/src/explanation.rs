//! How one student's total in one course is made, as data.

use school::view::Explanation;

use crate::{
    Error, gradebook,
    permit::{ReadsTotal, TotalSource},
    records,
    store::Reader,
};

/// Reads a total with all that it was made of: what the reader of the permit sees on the page, and nothing else.
///
/// # Errors
/// [`Error::NotFound`] when the student is not in the course; the database's.
pub async fn explanation(reader: &mut Reader, permit: &ReadsTotal) -> Result<Explanation, Error> {
    let found = match permit.source() {
        TotalSource::Book(permit, student) => gradebook::load(reader, permit).await?.explanation(*student),
        TotalSource::Record(permit, course) => {
            let records = records::records(reader, permit).await?;
            let mut courses = records.students.iter().flat_map(|student| &student.courses);
            courses.find(|record| record.course == *course).map(school::view::CourseRecord::explanation)
        }
    };
    found.ok_or(Error::NotFound)
}
