//! Marks from a file, and a gradebook as a file.

use school::{
    marks_file::{CELL_CHARACTERS, CellProblem, FILE_CHANGES, FILE_COLUMNS, FILE_LINES, MarksFileProblem, NamePart},
    view::{Changes, FileState},
};

use super::{
    common::counted,
    failure::{entry, entry_title},
};
use crate::text::catalogue::MarksFileText;

pub(super) const MARKS_FILE: MarksFileText = MarksFileText {
    heading: "Import marks",
    hint: "Bring marks into this gradebook from a spreadsheet or another program. You see every change before anything is saved.",
    import: "Import marks",
    export_csv: "Export as CSV",
    export_xlsx: "Export for Excel",
    file: "File (CSV, XLSX or ODS)",
    pasted: "Or paste the lines here",
    pasted_hint: "With the headings first, as copied from a spreadsheet. Used when no file is chosen.",
    preview: "Preview",
    preview_hint: "Nothing is saved yet: you decide after the preview.",
    reading: "The file is being read and compared. Thousands of lines take some seconds; nothing is saved yet.",
    about_heading: "What is understood",
    about: [
        "Exports of Canvas, Moodle and Google Classroom as they are, the export of this gradebook, and your own tables: \
         one line a student, one column an assessment.",
        "A blank cell changes nothing: it never clears a mark. A dot takes a flag back.",
        "Students are found by their number. Where only the name fits, you say whether it is the student.",
        "The whole import can be undone afterwards.",
    ],
    files_heading: "Files of this course",
    no_files: "No file was sent yet.",
    pasted_lines: "Pasted lines",
    state,
    by: "Sent by",
    when: "When",
    preview_heading: "Preview of the marks",
    back: "Import marks",
    to_book: "Gradebook",
    nothing_yet: "Nothing is saved yet.",
    counts: |Changes { new, changed, same, cleared }| {
        format!("{new} new · {changed} changed · {cleared} cleared · {same} the same")
    },
    bad: |n| if n == 1 { "1 cell can't be used".into() } else { format!("{n} cells can't be used") },
    open: |n| if n == 1 { "1 line is left out".into() } else { format!("{n} lines are left out") },
    students: |n| if n == 1 { "Changes of 1 student".into() } else { format!("Changes of {n} students") },
    first_of: |shown, all| format!("The first {shown} of {all} are shown."),
    apply: "Apply these changes",
    good_only: |bad| {
        if bad == 1 {
            "Apply the good ones without the cell that can't be used".into()
        } else {
            format!("Apply the good ones without the {bad} cells that can't be used")
        }
    },
    why: "Reason",
    why_hint: "You correct marks of the course's teachers: the reason stays in the history, and they are told.",
    nothing_to_do: "Nothing changes: the gradebook holds all of this already.",
    columns_heading: "Columns of the file",
    columns_hint: "Check what each column is taken for. Blank cells change nothing.",
    column_number: |n| format!("Column {n}"),
    column: "Column",
    samples: "In the file",
    taken_for: "Is",
    ignored: "Ignored",
    number: "The student's number",
    name_part: |part| match part {
        NamePart::Whole => "The whole name",
        NamePart::Given => "Given name",
        NamePart::Father => "Father's name",
        NamePart::Grandfather => "Grandfather's name",
    },
    new_assessment: "A new assessment",
    assessments_group: "Marks of",
    students_group: "The student",
    title: "Title",
    kind: "Kind",
    max: "Maximum points",
    other_max: |file, book| format!("The file says out of {file}, the gradebook out of {book}."),
    open_heading: "Lines whose student is not sure",
    open_hint: "They are left out unless you decide.",
    line: "Line",
    in_file: "In the file",
    who: "Student",
    leave_out: "Leave out",
    it_is: |name| format!("It is {name}"),
    not_here: "Not in this course",
    create: "Add to the school and to this course",
    decide: "Preview with these choices",
    decide_hint: "Choices count once they are previewed.",
    reason: "What is wrong",
    whole_line: "Whole line",
    changes: "Changes",
    new_student: "new in the course",
    from_to: |what, old, new| match (old, new) {
        ("", new) => format!("{what}: {new}"),
        (old, "") => format!("{what}: {old} → cleared"),
        (old, new) => format!("{what}: {old} → {new}"),
    },
    applied: "The marks were imported.",
    outcome: |written, added, created, left_out| {
        let marks = counted(written, "mark", "marks");
        let (added, created) = (counted(added, "assessment", "assessments"), counted(created, "student", "students"));
        let left_out = counted(left_out, "cell", "cells");
        format!("{marks} written, {added} made, {created} added, {left_out} left out.")
    },
    conflicts: |n| {
        if n == 1 {
            "1 mark was changed by somebody else after the preview. It stayed as it is:".into()
        } else {
            format!("{n} marks were changed by somebody else after the preview. They stayed as they are:")
        }
    },
    kept: |student, assessment, now, wanted| format!("{student}, {assessment}: {now} is stored, not {wanted}"),
    undo: "Undo the import",
    undo_hint: "Every mark becomes what it was before, and new assessments go. What somebody wrote since stays and is named.",
    undone: "The import was undone.",
    restored: |n| {
        if n == 1 { "1 mark is what it was before.".into() } else { format!("{n} marks are what they were before.") }
    },
    undo_kept: |n| {
        if n == 1 {
            "1 mark was written by somebody since. It stayed as it is:".into()
        } else {
            format!("{n} marks were written by somebody since. They stayed as they are:")
        }
    },
    kept_assessments: |n| {
        if n == 1 {
            "1 new assessment stays in the book.".into()
        } else {
            format!("{n} new assessments stay in the book.")
        }
    },
    another: "Import another file",
    cell_problem,
    problem,
    overall_column: "Overall (%)",
    coverage_column: "Coverage (%)",
    kinds_label: "Kind",
    maxima_label: "Maximum points",
};

fn state(state: FileState) -> &'static str {
    match state {
        FileState::Waiting => "Waits to be applied",
        FileState::Applied => "Applied",
        FileState::Undone => "Undone",
    }
}

fn cell_problem(problem: CellProblem) -> String {
    match problem {
        CellProblem::Entry(problem) => entry(problem).into(),
        CellProblem::Nobody => "The line has marks and names no student.".into(),
        CellProblem::Twice { line } => format!("Line {line} is about the same student."),
        CellProblem::NewNeedsNumber => "Who is new needs a student number and a given name.".into(),
    }
}

fn problem(problem: MarksFileProblem) -> String {
    use MarksFileProblem as P;
    match problem {
        P::Empty => "Choose a file or paste lines, with the headings first. Nothing was read.".into(),
        P::Unreadable => {
            "This file can't be read; nothing was taken from it. Save it in the spreadsheet as “CSV UTF-8” or XLSX and try again.".into()
        }
        P::TooLarge => "This file is larger than 4 MB, or unpacks to too much. Nothing was read; divide it and import the parts.".into(),
        P::TooManyLines => format!("A file has at most {FILE_LINES} lines. Nothing was read; divide it and import the parts."),
        P::TooManyColumns => format!("A file has at most {FILE_COLUMNS} columns. Nothing was read; leave some out and try again."),
        P::TooManyChanges => format!("A file changes at most {FILE_CHANGES} marks. Nothing was saved; divide it and import the parts."),
        P::CellTooLong { line } => format!("A cell in line {line} has more than {CELL_CHARACTERS} characters. Nothing was read; shorten it and send the file again."),
        P::NobodyNamed => "Say which column has the students' numbers or names. Nothing was changed.".into(),
        P::ColumnTwice { column } => {
            format!("Column {column} is taken for the same as an earlier one. Ignore one of them; nothing was changed.")
        }
        P::Title { column, why } => format!("Column {column}: {} Nothing was changed.", entry_title(why)),
        P::Maximum { column } => {
            format!("Column {column}: the maximum must be above 0 and at most 1000. Nothing was changed.")
        }
        P::HasProblems => {
            "Some cells can't be used, so nothing was saved. Correct the file, or tick that the good ones are applied."
                .into()
        }
        P::NothingToDo => "Nothing would change; nothing was saved.".into(),
        P::Outdated => {
            "The choices were previewed anew in another tab, so nothing was saved. Look at the preview, then decide."
                .into()
        }
        P::Full { free } => format!(
            "The course has fewer free seats ({free}) than this file has new students, so nothing was saved. Take them out of the file, or raise the seats first."
        ),
        P::HasLeft { line } => format!(
            "Line {line} is about a student who has left this course, so nothing was saved. Let the student in again first, or take the line out of the file."
        ),
        P::Applied => "This file was applied already; nothing was changed again. Send it anew to compare it once more.".into(),
        P::NotApplied => "There is nothing to undo: this file is not applied, or was undone.".into(),
    }
}
