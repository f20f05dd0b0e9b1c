//! What failed, what was kept and what to do, in English.

use school::grade::{CommentProblem, EntryProblem, ReasonProblem, TitleProblem};

use crate::text::catalogue::FailureText;

pub const FAILURE: FailureText = FailureText {
    unauthenticated: "Your session has ended. What you typed is kept on this page; sign in again and repeat it.",
    wrong_credentials: "This e-mail and password don't belong together. Check both and try again.",
    too_many: |seconds| {
        let wait =
            if seconds < 120 { format!("{seconds} seconds") } else { format!("{} minutes", seconds.div_ceil(60)) };
        format!("That was tried too often. Nothing was changed; wait {wait} and try again.")
    },
    not_found: "There is no such page, or it is not yours to see. Go back to your start page.",
    not_found_heading: "Not found",
    denied: "Your role has no such page. Go back to your start page.",
    conflict: "Someone else changed this meanwhile. Their value is stored, yours is kept here; choose one.",
    busy: "The school's server is busy. Nothing was lost; try again in a moment.",
    internal: |incident| {
        format!("Yeneta made a mistake, number {incident}. Nothing was saved; tell the school's office this number.")
    },
    offline: "The school's server can't be reached. What you typed is kept here; try again when the connection is back.",
    heading: "That did not work",
    home: "To my start page",
    entry,
    comment,
    unsaved: "Nothing was saved, because some of the marks can't be. They are named with the reason.",
    no_such_cell: "The student has left the course, or the assessment was deleted. Nothing was changed; reload the page.",
    cell_count: "At most 1000 marks can be saved at once. Nothing was changed; do it in parts.",
    entry_title,
    max_points: "The maximum must be above 0 and at most 1000, with at most two decimals.",
    save_id_reused: "This save was already made with another mark or reason. Refresh and type it again.",
    reason,
    term_closed: "The term is closed; its marks can't be changed any more.",
    course_ended: "The course has ended: its marks can be read and not changed. An administrator can open it again.",
    taken: "There is one of this name or number already. Choose another.",
    malformed: "The request could not be understood; nothing was changed. Reload the page and try again.",
};

pub(super) fn entry(problem: EntryProblem) -> &'static str {
    match problem {
        EntryProblem::NotANumber => {
            "Type points such as 17 or 17.5, a share such as 17/20 or 85%, or EX, MI, LA, AB, IN."
        }
        EntryProblem::Negative => "A mark can't be below zero.",
        EntryProblem::AboveMax => "That is more than the assessment's maximum.",
        EntryProblem::TooFine => "At most two decimals can be stored exactly.",
        EntryProblem::OutOfZero => "A mark can't be out of zero.",
    }
}

fn comment(problem: CommentProblem) -> &'static str {
    match problem {
        CommentProblem::TooLong => "Nothing was saved. A comment has at most 500 characters; shorten it.",
        CommentProblem::Control => "Nothing was saved. A comment can't have control characters; type it again.",
    }
}

fn reason(problem: ReasonProblem) -> &'static str {
    match problem {
        ReasonProblem::TooShort => "Nothing was saved. Say in a few words why the mark changes; teachers will read it.",
        ReasonProblem::TooLong => "Nothing was saved. A reason has at most 500 characters.",
        ReasonProblem::Control => "Nothing was saved. A reason can't have control characters; type it again.",
    }
}

pub(super) fn entry_title(problem: TitleProblem) -> &'static str {
    match problem {
        TitleProblem::Empty => "Give the assessment a title.",
        TitleProblem::TooLong => "A title has at most 80 characters.",
        TitleProblem::Control => "A title can't have line breaks or control characters.",
    }
}
