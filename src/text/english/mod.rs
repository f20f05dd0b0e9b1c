//! English.

mod account;
mod admin;
mod alerts;
mod cells;
mod columns;
mod common;
mod curriculum;
mod dates;
mod digest;
mod explain;
mod export;
mod failure;
mod glance;
mod linking;
mod marks_file;
mod nav;
mod notices;
mod people;
mod policy;
mod questions;
mod requests;
mod roster;
mod setup;
mod trust;

use school::{grade::Kind, person::Role};

use crate::text::{
    Page,
    catalogue::{BookText, Catalogue, GradebookText, LiveText, RecordText, SessionText},
};

pub(in crate::text) static ENGLISH: Catalogue = Catalogue {
    lang: "en",
    app_name: "Yeneta",
    tagline: "The school gradebook that is live for everyone",
    skip_to_content: "Skip to content",
    loading: "Loading…",
    session: SESSION,
    live: LIVE,
    book: BOOK,
    help: explain::HELP,
    glance: glance::GLANCE,
    course: glance::COURSE,
    export: export::EXPORT,
    policy: policy::POLICY,
    common: common::COMMON,
    curriculum: curriculum::CURRICULUM,
    nav: nav::NAV,
    requests: requests::REQUESTS,
    admin: admin::ADMIN,
    people: people::PEOPLE,
    roster: roster::ROSTER,
    account: account::ACCOUNT,
    setup: setup::SETUP,
    linking: linking::LINKING,
    marks_file: marks_file::MARKS_FILE,
    notices: notices::NOTICES,
    questions: questions::QUESTIONS,
    alerts: alerts::ALERTS,
    digest: digest::DIGEST,
    trust: trust::TRUST,
    class: curriculum::class,
    role,
    title,
};

/// The same for the program of a gradebook, which loads no more.
pub(in crate::text) static OF_A_BOOK: BookText = BOOK;

const BOOK: BookText = BookText {
    gradebook: GRADEBOOK,
    cells: cells::CELLS,
    columns: columns::COLUMNS,
    record: RECORD,
    explain: explain::EXPLAIN,
    failure: failure::FAILURE,
    dates: dates::DATES,
    kind,
    as_of: "as of",
};

const SESSION: SessionText = SessionText {
    heading: "Sign in to your school",
    email: "E-mail",
    password: "Password",
    sign_in: "Sign in",
    sign_out: "Sign out",
    demo_heading: "Demo school",
    demo_hint: "Choose who to be; the password of each is",
    no_role_hint: "Your account has no active role at a school. Ask the school's office.",
    forgot: "Forgot your password?",
    register: "New here? Register",
    your_pages: "Your pages",
    ended: "Your session has ended",
    unsent: "Nothing was saved.",
    unsent_kept: "What you filled in is kept on this page. Sign in in a new tab, come back here and send it again.",
    unsent_secret: "This form is not kept. Sign in, go back to it and fill it in again.",
    sign_in_beside: "Sign in in a new tab",
    written: "What you wrote",
    send_again: "Send it again",
    to_form: "Back to the form",
};

const LIVE: LiveText = LiveText {
    refresh: "Refresh",
    auto_refresh: "Auto-refresh",
    lost: "The school's server can't be reached. You see the last data; it will catch up by itself.",
    ago: |minutes| match minutes / 60 {
        hours if hours >= 2 => format!("{hours} hours ago"),
        _ => format!("{minutes} minutes ago"),
    },
    kept: "Kept on this device; the school's server is out of reach",
    saving: "Data saver is on",
    signed_out: "Your session has ended. What you typed stays here; sign in again in a new tab, then go on here.",
    new_build: "Yeneta was updated.",
    reload: "Reload",
    sign_in_again: "Sign in again",
};

const GRADEBOOK: GradebookText = GradebookText {
    home_heading: "My courses",
    no_courses: "You teach no course yet. The school's office opens courses.",
    students: |n| if n == 1 { "1 student".into() } else { format!("{n} students") },
    assessments: |n| if n == 1 { "1 assessment".into() } else { format!("{n} assessments") },
    marks: |n| if n == 1 { "1 mark".into() } else { format!("{n} marks") },
    back_to_courses: "My courses",
    grid_label: "Gradebook",
    student: "Student",
    overall: "Overall",
    out_of: |max| format!("of {max}"),
    keys_hint: "Type a mark and press Enter: 17, 17.5, 17/20, 85%, EX, MI, LA, AB, IN. Esc takes it back, arrows move.",
    read_only_hint: "You may read this book. Its teachers write the marks.",
    correct_hint: "You may read this book. Press Enter on a mark, or click it, to correct it with a reason.",
    by_form: "Write a mark with a form",
    correct_a_mark: "Correct a mark",
    show_mark: "Show this mark",
    mark_now: |mark| format!("The mark is {mark} now."),
    new_mark: "New mark",
    reason_hint: "It stays in the mark's history, and the course's teachers are told.",
    correct: "Correct the mark",
    empty_roster: "No student is enrolled in this course yet.",
    empty_columns: "No assessment yet. Add the first one to enter marks.",
    add_assessment: "Add assessment",
    title: "Title",
    kind: "Kind",
    max_points: "Maximum points",
    add: "Add",
    cancel: "Cancel",
    mark_of: |student, assessment| format!("{student}, {assessment}"),
    problems_label: "Marks that need you",
    conflict: |who, what, theirs, mine| {
        format!("{who}, {what}: someone wrote {theirs} while you wrote {mine}. {theirs} is stored; yours is kept here.")
    },
    keep: |mark| format!("Keep {mark}"),
    write_mine: |mark| format!("Write {mark}"),
    refused: |who, what, typed, why| format!("{who}, {what}: “{typed}” was not saved. {why}"),
    retry: "Try again",
    discard: "Discard",
    saved: |cell| format!("Saved: {cell}"),
    blank: "blank",
};

const RECORD: RecordText = RecordText {
    student_heading: "My courses",
    parent_heading: "My children",
    no_courses: "No approved course yet.",
    no_children: "No child is linked to your account yet. Ask the school's office for a code.",
    overall: "Overall",
    no_grade: "No grade yet",
    pass: "Pass",
    fail: "Fail",
    coverage: |percent| format!("{percent} % of the weight assessed"),
    coverage_short: |percent| format!("{percent} % assessed"),
    rank: |rank| format!("Rank {} of {}", rank.place, rank.of),
    taught_by: |names| format!("Taught by {names}"),
    assessment: "Assessment",
    mark: "Mark",
    not_yet: "not yet",
    out_of: |max| format!("of {max}"),
    newest: "Newest marks",
    no_marks: "No mark yet.",
    all_marks: "All marks",
    course: "Course",
};

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Quiz => "Quiz",
        Kind::Assignment => "Assignment",
        Kind::Homework => "Homework",
        Kind::Project => "Project",
        Kind::LabReport => "Lab report",
        Kind::Presentation => "Presentation",
        Kind::GroupWork => "Group work",
        Kind::Essay => "Essay",
        Kind::CriticalAnalysis => "Critical analysis",
        Kind::CreativeWriting => "Creative writing",
        Kind::ExamQuiz => "Exam quiz",
        Kind::MidExam => "Mid exam",
        Kind::FinalExam => "Final exam",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Admin => "Administrator",
        Role::Teacher => "Teacher",
        Role::Student => "Student",
        Role::Parent => "Parent",
    }
}

fn title(page: Page) -> &'static str {
    match page {
        Page::SignIn => "Sign in · Yeneta",
        Page::Gradebook => "Gradebook · Yeneta",
        Page::ImportMarks => "Import marks · Yeneta",
        Page::CourseRequests => "Course requests · Yeneta",
        Page::Enrollments => "Enrollments · Yeneta",
        Page::AvailableCourses => "Available courses · Yeneta",
        Page::OwnRequests => "My requests · Yeneta",
        Page::Questions => "Questions · Yeneta",
        Page::Families => "Families · Yeneta",
        Page::Letters => "Letters · Yeneta",
        Page::LinkChild => "Link a child · Yeneta",
        Page::Teaching | Page::Learning => "My courses · Yeneta",
        Page::Children => "My children · Yeneta",
        Page::Alerts => "Alerts · Yeneta",
        Page::Week => "The last seven days · Yeneta",
        Page::EndMails => "Weekly mail · Yeneta",
        Page::Notifications => "Notifications · Yeneta",
        Page::Account => "My account · Yeneta",
        Page::NewPassword => "New password · Yeneta",
        Page::Invitation => "Invitation · Yeneta",
        Page::Register => "Register · Yeneta",
        Page::Registrations => "Registrations · Yeneta",
        Page::People => "People · Yeneta",
        Page::Administration => "Administration · Yeneta",
        Page::Policy => "Grading policy · Yeneta",
        Page::Help => "Help · Yeneta",
        Page::Other => "Yeneta",
    }
}
