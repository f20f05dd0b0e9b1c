//! `GET /api/explanation/{course}/{student}`: how a total is made, as data that anybody can check it by.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use school::{
    id::{CourseId, MemberId},
    view::Explanation,
};
use store::permit::ReadsTotal;

use super::{AppState, guard};
use crate::error::ApiError;

/// Answers with the explanation, as a file to keep.
pub async fn explain(
    State(state): State<AppState>,
    headers: HeaderMap,
    Path((course, student)): Path<(String, String)>,
) -> Response {
    match explanation(&state, &headers, &course, &student).await {
        Ok(explanation) => {
            let mut response = Json(explanation).into_response();
            let kept = HeaderValue::from_static("attachment; filename=\"total.json\"");
            response.headers_mut().insert(header::CONTENT_DISPOSITION, kept);
            response
        }
        Err(error) => guard::refusal(&error),
    }
}

async fn explanation(
    state: &AppState,
    headers: &HeaderMap,
    course: &str,
    student: &str,
) -> Result<Explanation, ApiError> {
    let session = state.sessions.find(&state.store, headers).await?.ok_or(ApiError::Unauthenticated)?;
    let (Ok(course), Ok(student)) = (course.parse(), student.parse()) else { return Err(ApiError::NotFound) };
    let (course, student) = (CourseId(course), MemberId(student));
    let mut reader = state.store.read().await?;
    let permit = ReadsTotal::mint(&mut reader, session.caller(), course, student).await?;
    Ok(store::explanation::explanation(&mut reader, &permit).await?)
}
