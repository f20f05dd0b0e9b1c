//! `POST /api/marks_file/send`: a file of marks as a plain form sends it; and the gradebook of a course as a file.
//!
//! Invariant: session and permit are checked before a file is read, and it is held for a preview, never applied.

pub mod export;
pub mod sheet;
mod unpacked;
mod workbook;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Query, Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use school::{
    id::{CourseId, MarksFileId},
    marks_file::MarksFileProblem,
    view::Problem,
};
use serde::Deserialize;
use store::{marks_file::HoldMarks, permit::ImportsMarks};
use tower_http::limit::RequestBodyLimitLayer;

use super::{
    AppState, guard,
    upload::{BadUpload, back, upload},
};
use crate::error::ApiError;

/// The most bytes of a file of marks.
pub const MOST: usize = 4 * 1024 * 1024;

/// The most bytes that are read before the connection is refused: what is a little too large gets a sentence.
const MOST_READ: usize = 2 * MOST;

/// The routes, that of the form with a limit of its own.
pub fn route() -> Router<AppState> {
    Router::new()
        .route("/api/marks_file/send", post(send_marks))
        .route("/teacher/courses/{id}/export.csv", get(export::csv))
        .route("/teacher/courses/{id}/export.xlsx", get(export::xlsx))
        .layer(RequestBodyLimitLayer::new(MOST_READ))
        .layer(DefaultBodyLimit::disable())
}

/// Which course a file is for; in the address, so that the permit is looked at before the file is read.
#[derive(Deserialize)]
struct For {
    course: Option<CourseId>,
}

/// Reads the file, holds it and leads to its preview; what can't be read leads back to the form with the reason.
async fn send_marks(State(state): State<AppState>, Query(For { course }): Query<For>, request: Request) -> Response {
    let session = match state.sessions.find(&state.store, request.headers()).await {
        Ok(Some(session)) => session,
        Ok(None) => return Redirect::to("/sign-in").into_response(),
        Err(error) => return guard::refusal(&error.into()),
    };
    let Some(course) = course else { return guard::refusal(&ApiError::NotFound) };
    let held = async {
        let mut reader = state.store.read().await?;
        ImportsMarks::mint(&mut reader, session.caller(), course).await?;
        drop(reader);
        let sent = upload(request, "course").await.map_err(|bad| match bad {
            BadUpload::TooLarge => problem(MarksFileProblem::TooLarge),
            BadUpload::Malformed => ApiError::Invalid { problem: Problem::Malformed },
        })?;
        let sheet = sheet::read(sent.bytes).await.map_err(problem)?;
        let hold = HoldMarks { course, file_name: sent.file_name, sheet };
        Ok::<MarksFileId, ApiError>(state.store.hold_marks(session.caller(), hold).await?)
    };
    let form = format!("/teacher/courses/{course}/import");
    match held.await {
        Ok(file) => Redirect::to(&format!("{form}/{file}")).into_response(),
        Err(ApiError::NotFound) => guard::refusal(&ApiError::NotFound),
        Err(error) => Redirect::to(&back(&form, "/api/marks_file/send", error)).into_response(),
    }
}

fn problem(problem: MarksFileProblem) -> ApiError {
    ApiError::Invalid { problem: Problem::MarksFile(problem) }
}

#[cfg(test)]
mod tests;
