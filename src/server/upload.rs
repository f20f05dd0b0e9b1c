//! A file as a plain form sends it, larger than a server function's arguments may be.
//!
//! Invariant: no more bytes are read than the route's limit; whoever asks checks session and role before.

use axum::{
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::StatusCode,
};
use leptos::server_fn::error::ServerFnUrlError;

use crate::error::ApiError;

/// The most characters of a file's name that are kept.
const NAME_LENGTH: usize = 100;

/// What a form with a file sends.
#[derive(Default)]
pub struct Upload {
    /// The id of what it is for: a school's, a course's.
    pub target: Option<i64>,
    /// What the file is called; "" for a text that was pasted.
    pub file_name: String,
    /// The file, or the pasted text where no file was chosen.
    pub bytes: Vec<u8>,
}

/// Why a form can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadUpload {
    /// It breaks off, is no form, or does not say what it is for.
    Malformed,
    /// It has more bytes than are read.
    TooLarge,
}

/// Reads the form's fields; `target` is the name of the one with the id. What is not asked for is not looked at.
///
/// # Errors
/// For a form that can't be read.
pub async fn upload(request: Request, target: &str) -> Result<Upload, BadUpload> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| BadUpload::Malformed)?;
    let (mut sent, mut pasted) = (Upload::default(), Vec::new());
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(unreadable)?;
        match name.as_str() {
            "file" if !bytes.is_empty() => {
                sent.file_name = file_name.chars().filter(|c| !c.is_control()).take(NAME_LENGTH).collect();
                sent.bytes = bytes.to_vec();
            }
            "pasted" => pasted = bytes.to_vec(),
            name if name == target => {
                sent.target = std::str::from_utf8(&bytes).ok().and_then(|id| id.trim().parse().ok());
            }
            _ => {}
        }
    }
    if sent.bytes.is_empty() {
        sent.bytes = pasted;
    }
    Ok(sent)
}

/// The form's address with the reason in it, as a server function's form has it.
pub fn back(form: &str, function: &str, error: ApiError) -> String {
    let told = ServerFnUrlError::new(function, error).to_url(&format!("http://school{form}"));
    let query = told.ok().and_then(|url| url.query().map(|query| format!("?{query}"))).unwrap_or_default();
    format!("{form}{query}")
}

fn unreadable(error: MultipartError) -> BadUpload {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { BadUpload::TooLarge } else { BadUpload::Malformed }
}
