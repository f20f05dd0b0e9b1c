//! Sending a file as a browser does, and the same text in other letters.

use axum::body::Body;

use crate::harness::{Answer, Client};

const BOUNDARY: &str = "a-boundary-of-the-corpus";

/// Sends a file with a form's fields.
pub async fn send(client: &Client, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
    let field = |(name, value): &(&str, &str)| {
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let mut body = fields.iter().map(field).collect::<String>().into_bytes();
    let head = "Content-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\nContent-Type: text/csv\r\n\r\n";
    body.extend_from_slice(format!("--{BOUNDARY}\r\n{head}").as_bytes());
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    let request = client.request("POST", path);
    let request = request.header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"));
    client.send(request, Body::from(body)).await
}

/// The same text as other programs write it; none where it is no text, or one that begins as something else.
pub fn in_other_letters(file: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let Some(text) = std::str::from_utf8(file).ok().filter(|text| !text.is_empty()) else { return Vec::new() };
    if text.starts_with("PK\u{3}\u{4}") || text.starts_with('\u{FEFF}') {
        return Vec::new();
    }
    let units = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    let mut others = vec![
        ("with a mark of UTF-8", format!("\u{FEFF}{text}").into_bytes()),
        ("in UTF-16, the small end first", units([0xFF, 0xFE], u16::to_le_bytes)),
        ("in UTF-16, the big end first", units([0xFE, 0xFF], u16::to_be_bytes)),
    ];
    if !text.contains('\r') {
        others.push(("with the ends of lines of Windows", text.replace('\n', "\r\n").into_bytes()));
        others.push(("with the ends of lines of old Macs", text.replace('\n', "\r").into_bytes()));
    }
    others
}
