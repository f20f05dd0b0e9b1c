//! What many pages say.

use crate::text::catalogue::CommonText;

pub(super) const COMMON: CommonText = CommonText {
    search: "Search",
    all: "All",
    any: "Any",
    show: "Show",
    save: "Save",
    cancel: "Cancel",
    close: "Close",
    note: "Note",
    note_hint: "Optional; those whom it concerns can read it.",
    reason: "Reason",
    status: "Status",
    name: "Name",
    school: "School",
    every_school: "Every school",
    subject: "Subject",
    class: "Class",
    grade_level: "Grade level",
    stream: "Stream",
    no_stream: "No stream",
    teacher: "Teacher",
    student: "Student",
    done: "Done",
    nothing_found: "Nothing found. Change the search or the filters.",
    undo: "Undo",
    pages: "Pages of the list",
    page_of: |page, pages| format!("Page {page} of {pages}"),
    earlier: "Previous page",
    later: "Next page",
    ended: "Ended",
};

/// So many of something, by its word for one and for several.
pub(super) fn counted(n: u32, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}
