//! What the teacher's pages ask of the server.

use leptos::{prelude::*, server_fn::codec::Json};
use school::{
    id::{CourseId, Revision},
    view::{
        AddAssessment, AddedAssessment, CellHistory, CellsSince, ChangedColumn, CorrectGrade, EditAssessment,
        Gradebook, HistoryOf, MoveAssessment, MovedColumn, SaveGrade, SaveGrades, Saved, SavedGrades, TeacherHome,
        TouchAssessment,
    },
};

use crate::error::ApiError;

/// The courses that the signed-in teacher teaches.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active teacher anywhere.
#[server(name = TeacherHomeCall, endpoint = "gradebook/home")]
pub async fn teacher_home() -> Result<TeacherHome, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Teacher)?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::home::teacher_home(&mut reader, call.caller).await?))
}

/// A course's whole book, with the revision at which it was read.
///
/// # Errors
/// `Unauthenticated`; `NotFound` when there is no such course or it is not the caller's to see.
#[server(name = GradebookCall, endpoint = "gradebook/book")]
pub async fn gradebook(course: CourseId) -> Result<Gradebook, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ReadsGradebook::mint(&mut reader, call.caller, course).await?;
    Ok(call.stamped(store::gradebook::load(&mut reader, &permit).await?))
}

/// The cells that changed after a revision.
///
/// # Errors
/// As [`gradebook`].
#[server(name = CellsSinceCall, endpoint = "gradebook/cells_since")]
pub async fn cells_since(course: CourseId, since: Revision) -> Result<CellsSince, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ReadsGradebook::mint(&mut reader, call.caller, course).await?;
    Ok(call.stamped(store::gradebook::cells_since(&mut reader, &permit, since).await?))
}

/// Writes one mark; acknowledged means on disk.
///
/// # Errors
/// `Conflict` with the current cell when someone wrote it meanwhile; `Invalid` with the rule that refused; `NotFound` for
/// what is not the caller's to write.
#[server(name = SaveGradeCall, endpoint = "gradebook/save_grade")]
pub async fn save_grade(save: SaveGrade) -> Result<Saved, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let SaveGrade { course, student, assessment, .. } = save;
    let page = format!("/teacher/courses/{course}/gradebook?form=mark&student={student}&assessment={assessment}");
    let typed = [("typed", save.typed.clone())];
    call.led(&page, &typed, call.store.save_grade(call.caller, save).await)
}

/// Writes many cells of one course, all or none; sent as JSON, which may be larger than other functions' arguments.
///
/// # Errors
/// `Unsaved` with every cell that was refused or that someone wrote meanwhile; `Invalid` for their number; else as
/// [`save_grade`].
#[server(name = SaveGradesCall, endpoint = "gradebook/save_grades", input = Json)]
pub async fn save_grades(save: SaveGrades) -> Result<SavedGrades, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.save_grades(call.caller, save).await?)
}

/// How one cell came to be what it is, the newest first, in parts.
///
/// # Errors
/// As [`gradebook`].
#[server(name = CellHistoryCall, endpoint = "gradebook/cell_history")]
pub async fn cell_history(of: HistoryOf) -> Result<CellHistory, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ReadsGradebook::mint(&mut reader, call.caller, of.course).await?;
    Ok(call.stamped(store::gradebook::cell_history(&mut reader, &permit, of).await?))
}

/// Corrects one mark as an admin, with a reason; the course's teachers are told.
///
/// # Errors
/// As [`save_grade`].
#[server(name = CorrectGradeCall, endpoint = "gradebook/correct_grade")]
pub async fn correct_grade(correct: CorrectGrade) -> Result<Saved, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.correct_grade(call.caller, correct).await?)
}

/// Adds a column to the book; students and parents see it at once, unless it is held back.
///
/// # Errors
/// As [`save_grade`].
#[server(name = AddAssessmentCall, endpoint = "gradebook/add_assessment")]
pub async fn add_assessment(add: AddAssessment) -> Result<AddedAssessment, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.add_assessment(call.caller, add).await?)
}

/// Changes a column's title, kind, maximum or date; totals follow everywhere.
///
/// # Errors
/// `ColumnConflict` with the column as it is now when someone changed it meanwhile; else as [`save_grade`].
#[server(name = EditAssessmentCall, endpoint = "gradebook/edit_assessment")]
pub async fn edit_assessment(edit: EditAssessment) -> Result<ChangedColumn, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.edit_assessment(call.caller, edit).await?)
}

/// Gives a column another place.
///
/// # Errors
/// As [`save_grade`], without a conflict.
#[server(name = MoveAssessmentCall, endpoint = "gradebook/move_assessment")]
pub async fn move_assessment(to: MoveAssessment) -> Result<MovedColumn, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.move_assessment(call.caller, to).await?)
}

/// Shows a column to students and parents.
///
/// # Errors
/// As [`edit_assessment`].
#[server(name = PostAssessmentCall, endpoint = "gradebook/post_assessment")]
pub async fn post_assessment(touch: TouchAssessment) -> Result<ChangedColumn, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.change_assessment(call.caller, touch, store::ColumnAct::Post).await?)
}

/// Holds a column back: students and parents see neither its marks nor that it exists.
///
/// # Errors
/// As [`edit_assessment`].
#[server(name = HoldAssessmentCall, endpoint = "gradebook/hold_assessment")]
pub async fn hold_assessment(touch: TouchAssessment) -> Result<ChangedColumn, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.change_assessment(call.caller, touch, store::ColumnAct::Hold).await?)
}

/// Deletes a column with its marks; it can come back.
///
/// # Errors
/// As [`edit_assessment`].
#[server(name = DeleteAssessmentCall, endpoint = "gradebook/delete_assessment")]
pub async fn delete_assessment(touch: TouchAssessment) -> Result<ChangedColumn, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.change_assessment(call.caller, touch, store::ColumnAct::Delete).await?)
}

/// Brings a deleted column back, with its marks.
///
/// # Errors
/// As [`edit_assessment`].
#[server(name = RestoreAssessmentCall, endpoint = "gradebook/restore_assessment")]
pub async fn restore_assessment(touch: TouchAssessment) -> Result<ChangedColumn, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.change_assessment(call.caller, touch, store::ColumnAct::Restore).await?)
}
