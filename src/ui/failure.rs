//! Makes the sentence of a failure, in the reader's language.

use leptos::prelude::*;
use school::view::{Problem, WhySettingsRefused};

use crate::{
    error::ApiError,
    text::{BookText, Catalogue, use_text},
};

/// What happened, what was kept and what to do, as one text.
#[must_use]
pub fn sentence(text: &'static Catalogue, error: &ApiError) -> String {
    match error {
        ApiError::Settings { refused } => settings(text, &refused.why),
        ApiError::Invalid { problem } => of_one_page(text, *problem).unwrap_or_else(|| book_sentence(text, error)),
        error => book_sentence(text, error),
    }
}

/// The same, as an open gradebook says it: what can't happen there is called what could not be understood.
#[must_use]
pub fn book_sentence(text: &BookText, error: &ApiError) -> String {
    let failure = &text.failure;
    match error {
        ApiError::Unauthenticated => failure.unauthenticated.into(),
        ApiError::WrongCredentials => failure.wrong_credentials.into(),
        ApiError::TooMany { seconds } => (failure.too_many)(*seconds),
        ApiError::NotFound => failure.not_found.into(),
        ApiError::Denied => failure.denied.into(),
        ApiError::Conflict { .. } => failure.conflict.into(),
        ApiError::Unsaved { .. } => failure.unsaved.into(),
        ApiError::ColumnConflict { current } if current.deleted => text.columns.deleted_meanwhile.into(),
        ApiError::ColumnConflict { .. } => text.columns.changed_meanwhile.into(),
        ApiError::Busy => failure.busy.into(),
        ApiError::Internal { incident } => (failure.internal)(*incident),
        ApiError::Offline => failure.offline.into(),
        ApiError::Settings { .. } => failure.malformed.into(),
        ApiError::Invalid { problem } => match problem {
            Problem::Entry(problem) => (failure.entry)(*problem).into(),
            Problem::Comment(problem) => (failure.comment)(*problem).into(),
            Problem::NoSuchCell => failure.no_such_cell.into(),
            Problem::CellCount => failure.cell_count.into(),
            Problem::Title(problem) => (failure.entry_title)(*problem).into(),
            Problem::MaxPoints => failure.max_points.into(),
            Problem::MarksAbove(marks) => (text.columns.marks_above)(*marks),
            Problem::SaveIdReused => failure.save_id_reused.into(),
            Problem::Reason(problem) => (failure.reason)(*problem).into(),
            Problem::TermClosed => failure.term_closed.into(),
            Problem::Taken => failure.taken.into(),
            Problem::CourseEnded => failure.course_ended.into(),
            _ => failure.malformed.into(),
        },
    }
}

/// What only one feature's pages refuse; none for what a gradebook does too.
fn of_one_page(text: &'static Catalogue, problem: Problem) -> Option<String> {
    Some(match problem {
        Problem::NothingSelected => text.requests.desk.choose_first.into(),
        Problem::Link(problem) => (text.linking.problem)(problem),
        Problem::Request(refusal) => (text.requests.refused)(refusal),
        Problem::Question(refusal) => (text.questions.refused)(refusal).into(),
        Problem::Person(problem) => (text.people.problem)(problem).into(),
        Problem::Account(problem) => (text.account.refused)(problem).into(),
        Problem::Registration(refusal) => (text.account.registration_refused)(refusal),
        Problem::Setup(problem) => (text.setup.refused)(problem).into(),
        Problem::Policy(refusal) => (text.policy.refused)(refusal).into(),
        Problem::Roster(problem) => (text.roster.problem)(problem),
        Problem::MarksFile(problem) => (text.marks_file.problem)(problem),
        Problem::Alert(problem) => (text.alerts.problem)(problem).into(),
        _ => return None,
    })
}

/// Why settings were not saved; what another admin chose meanwhile is told with name and value.
fn settings(text: &'static Catalogue, why: &WhySettingsRefused) -> String {
    match why {
        WhySettingsRefused::TimeZone => text.setup.no_such_zone.into(),
        WhySettingsRefused::Overtaken(changes) => {
            let told = changes.iter().map(|change| {
                let value = (text.setup.value)(change.setting, &change.new);
                (text.setup.changed_to)(&change.who.to_string(), change.setting, &value)
            });
            format!("{} {}", told.collect::<Vec<_>>().join(" "), text.setup.overtaken)
        }
    }
}

/// Stands where a page would be that could not be loaded.
#[component]
pub fn Failure(
    /// What went wrong.
    error: ApiError,
) -> impl IntoView {
    let text = use_text();
    let heading = if error == ApiError::NotFound { text.failure.not_found_heading } else { text.failure.heading };
    view! {
        <section class="failure" role="alert">
            <h1>{heading}</h1>
            <p>{sentence(text, &error)}</p>
            <p><a class="button" href="/" rel="external">{text.failure.home}</a></p>
        </section>
    }
}
