//! The server's twin: nobody copies there.

use leptos::ev::ClipboardEvent;

/// Nothing on the server.
#[must_use]
pub fn pasted(_event: &ClipboardEvent) -> Option<String> {
    None
}

/// Nothing on the server.
#[must_use]
pub fn copy(_event: &ClipboardEvent, _text: &str) -> bool {
    false
}
