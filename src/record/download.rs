//! Takes a student's marks along as a file.

use leptos::prelude::*;
use school::id::MemberId;

use crate::{text::use_text, ui::DownloadForm};

/// The form by which a student or a guardian takes all marks of a student along.
#[component]
pub fn DownloadMarks(
    /// Whose.
    student: MemberId,
    /// What the student is called.
    name: String,
) -> impl IntoView {
    let text = use_text();
    view! {
        <DownloadForm action="/api/export/record" what=(text.export.marks_of)(&name)>
            <input type="hidden" name="student" value=student.to_string() />
        </DownloadForm>
    }
    .into_any()
}
