//! Answers that a browser keeps as a file.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::forms::escaped;

/// Text in lines.
pub const CSV: &str = "text/csv; charset=utf-8";

/// A file's name from what it is about, in letters that every system takes.
#[must_use]
pub fn tidy(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| {
        let tidy = part.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect::<String>();
        tidy.trim_matches('-').to_owned()
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The answer with a file, whatever letters its name has.
pub fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let plain: String = name.chars().filter(char::is_ascii).collect();
    let told = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", escaped(name));
    let mut response = (StatusCode::OK, bytes).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(told) = HeaderValue::from_str(&told) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, told);
    }
    response
}
