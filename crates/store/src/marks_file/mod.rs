//! Marks from a file: held while somebody looks at the preview, then applied as they were shown, and taken back as one.
//!
//! Invariant: what is applied is what was previewed. The plan that was shown is held with the version of each cell; a cell
//! that was written since is left as it is and named.

mod apply;
mod hold;
mod read;
mod rolls;
mod row;
mod undo;
mod write;

use school::id::{CourseId, MarksFileId, SchoolId};

use crate::{
    Caller, Error,
    permit::ImportsMarks,
    store::{Reader, sealed::Link},
};

pub use apply::ApplyFileCommand;
pub use hold::{DecideFileCommand, HoldMarks, HoldMarksCommand};
pub use read::{file, files};
pub use undo::UndoFileCommand;

/// The course of a file, and its school: where a write about it goes. Whether the caller may know is the permit's question.
async fn course_of(reader: &mut Reader, file: MarksFileId) -> Result<(SchoolId, CourseId), Error> {
    let query = sqlx::query_as("SELECT school_id, course_id FROM marks_files WHERE id = $1").bind(file.0);
    let found: Option<(i64, i64)> = query.fetch_optional(reader.link()).await?;
    found.map(|(school, course)| (SchoolId(school), CourseId(course))).ok_or(Error::NotFound)
}

/// The permit for a file of a course that the caller may bring marks into.
async fn permit_of(reader: &mut Reader, caller: Caller, file: MarksFileId) -> Result<ImportsMarks, Error> {
    let (_, course) = course_of(reader, file).await?;
    ImportsMarks::mint(reader, caller, course).await
}
