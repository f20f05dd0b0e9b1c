//! The bell in the header: how many notices are unread. The small program keeps it fresh (`document::notices`).

use leptos::prelude::*;

use crate::text::use_text;

/// The link to the inbox with the number of unread notices.
#[component]
pub fn NoticeBell(
    /// How many are unread.
    unread: u32,
) -> impl IntoView {
    let text = use_text();
    let badge = (unread > 0).then(|| view! { <span class="badge">{shown(unread)}</span> });
    view! {
        <a class="bell" href="/notifications" aria-label=(text.notices.bell)(unread) data-unread=unread.to_string()>
            <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
                <path d="M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6Zm-2.5 16a2.5 2.5 0 0 0 5 0" />
            </svg>
            {badge}
        </a>
    }
    .into_any()
}

/// A number that fits the badge.
fn shown(unread: u32) -> String {
    if unread > 99 { "99+".into() } else { unread.to_string() }
}
