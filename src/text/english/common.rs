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
    working: "Working…",
    undo: "Undo",
    ended: "Ended",
};
