//! What the browser's events of copying and pasting carry.

use leptos::ev::ClipboardEvent;

/// The kind of content that spreadsheets take and give as well.
const PLAIN: &str = "text/plain";

/// The text that is pasted.
#[must_use]
pub fn pasted(event: &ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data(PLAIN).ok().filter(|text| !text.is_empty())
}

/// Puts a text in the place of what would be copied; says whether the browser took it.
#[must_use]
pub fn copy(event: &ClipboardEvent, text: &str) -> bool {
    event.clipboard_data().is_some_and(|data| data.set_data(PLAIN, text).is_ok())
}
