//! Adding an assessment to the book.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use school::{
    event::{Event, EventName},
    grade::{Kind, MAX_POINTS, Points, Title, parse_entry},
    id::SaveId,
    view::{AddAssessment, AddedAssessment, Problem},
};

use super::{api::add_assessment, book::Book};
use crate::{
    error::ApiError,
    live::{
        events::{EventService, use_event_service},
        timers,
    },
    text::use_text,
    ui::sentence,
};

/// What the form holds.
#[derive(Clone, Copy)]
struct Form {
    title: RwSignal<String>,
    kind: RwSignal<Kind>,
    max: RwSignal<String>,
    error: RwSignal<Option<ApiError>>,
    busy: RwSignal<bool>,
}

/// A disclosure with the form for a new column.
#[component]
pub fn AddAssessmentForm(book: Book) -> impl IntoView {
    let text = use_text();
    let events = use_event_service();
    let form = Form {
        title: RwSignal::default(),
        kind: RwSignal::new(Kind::Quiz),
        max: RwSignal::new("100".into()),
        error: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.busy.get_untracked() {
            spawn_local(send(book, events, form));
        }
    };
    let kinds = Kind::ALL.map(|kind| view! { <option value=kind.name()>{(text.kind)(kind)}</option> });
    let problem = move || form.error.get().map(|e| view! { <p class="problem" role="alert">{sentence(text, &e)}</p> });
    view! {
        <details class="add">
            <summary class="button">{text.gradebook.add_assessment}</summary>
            <form class="fields" on:submit=submit>
                <label for="title">{text.gradebook.title}</label>
                <input id="title" maxlength="80" required bind:value=form.title />
                <label for="kind">{text.gradebook.kind}</label>
                <select id="kind" on:change=move |e| form.kind.set(chosen(&event_target_value(&e)))>
                    {kinds}
                </select>
                <label for="max">{text.gradebook.max_points}</label>
                <input id="max" inputmode="decimal" required bind:value=form.max />
                {problem}
                <button type="submit" class="primary" disabled=move || form.busy.get()>{text.gradebook.add}</button>
            </form>
        </details>
    }
    .into_any()
}

async fn send(book: Book, events: EventService, form: Form) {
    form.busy.set(true);
    let answer = match filled(book, form) {
        Ok(add) => {
            let in_flight = events.save_started();
            let answer = add_assessment(add).await;
            if let Ok(added) = &answer {
                take(book, events, added);
            }
            drop(in_flight);
            answer.map(|_| ())
        }
        Err(problem) => Err(ApiError::Invalid { problem }),
    };
    if answer.is_ok() {
        form.title.set(String::new());
    }
    form.error.set(answer.err());
    form.busy.set(false);
}

/// Shows the new column and tells the tab's other readers.
fn take(book: Book, events: EventService, added: &AddedAssessment) {
    let column = added.column.clone();
    let (assessment, title) = (column.assessment, column.title.clone());
    book.columns.update(|columns| {
        if columns.iter().all(|c| c.assessment != assessment) {
            columns.push(column);
        }
    });
    book.said.set(title);
    events.emit_own(&Event {
        name: EventName::AssessmentCreated,
        school: book.school,
        revision: added.revision,
        course: Some(book.course),
        student: None,
        assessment: Some(assessment),
    });
}

/// The form as a request, or which field is wrong.
fn filled(book: Book, form: Form) -> Result<AddAssessment, Problem> {
    let title = Title::try_from(form.title.get_untracked()).map_err(Problem::Title)?;
    let max = parse_entry(&form.max.get_untracked(), MAX_POINTS).ok().and_then(|mark| mark.points);
    let max = max.filter(|max| *max > Points::whole(0)).ok_or(Problem::MaxPoints)?;
    let save_id = SaveId::try_from(format!("{:016x}", timers::random_u64())).map_err(|_| Problem::Malformed)?;
    Ok(AddAssessment { course: book.course, title, kind: form.kind.get_untracked(), max, save_id })
}

fn chosen(name: &str) -> Kind {
    Kind::from_name(name).unwrap_or(Kind::Quiz)
}
