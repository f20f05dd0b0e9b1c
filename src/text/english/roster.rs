//! Rosters from a file.

use school::{
    person::{PersonField, PersonProblem},
    roster::{LineProblem, ROSTER_LINES, RosterProblem},
};

use super::people::field;
use crate::text::catalogue::RosterText;

pub(super) const ROSTER: RosterText = RosterText {
    heading: "Import a roster",
    hint: "Add and change many people at once from a CSV file. You see every change before anything is saved.",
    import: "Import a roster",
    file: "CSV file",
    pasted: "Or paste the lines here",
    pasted_hint: "With the headings in the first line. Used when no file is chosen.",
    preview: "Preview",
    preview_hint: "Nothing is saved yet: you decide after the preview.",
    columns_heading: "The columns",
    columns_hint: "The first line names the columns, in any order. An empty cell changes nothing. \
                   Importing the same file twice changes nothing the second time.",
    column: "Column",
    meaning: "What it holds",
    means,
    sample_label: "An example",
    sample: "Number,Given name,Father's name,Grandfather's name,Role,Class,E-mail\n\
             AK0321,Hana,Bekele,Lemma,student,9 A,\n\
             AK0322,Yared,Girma,Desta,student,11 Natural A,\n\
             ,Selam,Tesfaye,Hailu,teacher,,selam@school.example",
    preview_heading: "Preview of the roster",
    of_file: |file, school| {
        if file.is_empty() { format!("Pasted lines · {school}") } else { format!("{file} · {school}") }
    },
    nothing_yet: "Nothing is saved yet.",
    new: |n| if n == 1 { "1 new person".into() } else { format!("{n} new people") },
    changed: |n| if n == 1 { "1 person changes".into() } else { format!("{n} people change") },
    unchanged: |n| if n == 1 { "1 line changes nothing".into() } else { format!("{n} lines change nothing") },
    bad: |n| if n == 1 { "1 line can't be used".into() } else { format!("{n} lines can't be used") },
    line: "Line",
    value: "In the file",
    reason: "What is wrong",
    changes: "Changes",
    beyond: "No heading",
    apply: "Apply all changes",
    apply_good: |bad| {
        if bad == 1 {
            "Apply the rest without that line".into()
        } else {
            format!("Apply the rest without those {bad} lines")
        }
    },
    again: "Preview again",
    again_hint: "Compares the same lines with the people as they are now.",
    another: "Import another roster",
    nothing_to_do: "No line changes anything: the school knows all of this already.",
    applied: "The roster was applied.",
    outcome: |added, changed, left_out| format!("{added} added, {changed} changed, {left_out} lines left out."),
    why,
    problem,
};

fn means(field: PersonField) -> &'static str {
    match field {
        PersonField::Number => "The student number. A student needs one; it tells who the line is about.",
        PersonField::GivenName => "The person's own name.",
        PersonField::FatherName => "The father's given name.",
        PersonField::GrandfatherName => "The grandfather's given name.",
        PersonField::Role => "student, teacher, parent or administrator. Without this column everyone is a student.",
        PersonField::Class => "A student's class of this year, such as 9 A or 11 Natural B.",
        PersonField::Email => "Where an invitation can be sent. It tells who a line without a number is about.",
    }
}

fn why(problem: LineProblem) -> String {
    match problem {
        LineProblem::Person(problem) => person(problem).into(),
        LineProblem::RoleMissing => "The role of a new person is missing.".into(),
        LineProblem::KeyMissing => "Without a number or an e-mail the person can't be found again.".into(),
        LineProblem::Twice { line } => format!("Line {line} is about the same person."),
        LineProblem::Beyond => "This cell has no heading. Is there a comma too many?".into(),
    }
}

fn person(problem: PersonProblem) -> &'static str {
    match problem {
        PersonProblem::GivenNameMissing => "The given name is missing.",
        PersonProblem::NameTooLong => "A part of the name has more than 60 characters.",
        PersonProblem::Control => "There are characters that can't be shown.",
        PersonProblem::NumberMissing => "A student needs a number.",
        PersonProblem::NumberTooLong => "A number has at most 32 characters.",
        PersonProblem::NumberTaken => "Somebody else has this number.",
        PersonProblem::EmailOdd => "This is no e-mail address.",
        PersonProblem::EmailTaken => "Somebody else in this role has this e-mail address.",
        PersonProblem::EmailOfLogin => "The person signs in with another address; only they can change it.",
        PersonProblem::ClassUnknown => "The school has no such class this year.",
        PersonProblem::ClassOfNoStudent => "Only a student is in a class.",
        PersonProblem::RoleUnknown => "There is no such role.",
        PersonProblem::RoleStays => "The school knows this person in another role, and a role stays.",
        PersonProblem::ReasonMissing | PersonProblem::ReasonTooLong => "The reason can't be used.",
        PersonProblem::Oneself => "That can't be done to oneself.",
        PersonProblem::Overtaken => "Somebody else changed the person meanwhile.",
    }
}

fn problem(problem: RosterProblem) -> String {
    match problem {
        RosterProblem::Empty => "Choose a file or paste lines, with the headings first. Nothing was read.".into(),
        RosterProblem::NotText => {
            "This file is no text that can be read. In the spreadsheet save it as “CSV UTF-8” and try again.".into()
        }
        RosterProblem::TooLarge => "This file is larger than 2 MB. Divide it and import the parts.".into(),
        RosterProblem::TooManyLines => {
            format!("A roster has at most {ROSTER_LINES} lines. Divide it and import the parts.")
        }
        RosterProblem::ColumnMissing(column) => {
            format!("There is no column “{}”. The first line must name the columns.", field(column))
        }
        RosterProblem::ColumnTwice(column) => format!("Two columns are “{}”. Keep one of them.", field(column)),
        RosterProblem::HasProblems => {
            "Some lines can't be used, so nothing was saved. Correct the file, or apply the rest without them.".into()
        }
        RosterProblem::NothingToDo => "No line changes anything; nothing was saved.".into(),
        RosterProblem::Outdated => {
            "People changed since this preview, so nothing was saved. Preview again, then decide.".into()
        }
    }
}
