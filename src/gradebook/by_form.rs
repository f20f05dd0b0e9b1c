//! A mark written by a plain form below the grid: before wasm, without it, and with a screen reader's form mode.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::{Event, EventName},
    id::{AssessmentId, MemberId},
    view::{Column, GradeCell, RosterRow, Saved},
};

use super::{
    api::SaveGradeCall,
    book::{Book, Cell, CellKey},
};
use crate::{
    error::ApiError,
    live::events::use_event_service,
    screen::use_toasts,
    text::{Catalogue, use_text},
    ui::{FormProblem, PostForm},
};

/// What a teacher's book offers those who can't type into the grid, once they ask for it: a long roster costs nobody else a byte.
#[component]
pub fn ByForm(book: Book) -> impl IntoView {
    let text = use_text();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| query.get("form").is_some()));
    let form = move || {
        let summary = text.gradebook.by_form;
        if asked.get() {
            let of = Callback::new(move |key| view! { <SaveForm book key /> }.into_any());
            view! {
                <FormProblem />
                <ChooseCell book summary of />
            }
            .into_any()
        } else {
            view! { <p class="by-form"><a href=format!("{}?form=mark", book.path())>{summary}</a></p> }.into_any()
        }
    };
    form.into_any()
}

/// Chooses a cell by its names, and shows the form that writes it.
#[component]
pub fn ChooseCell(
    book: Book,
    summary: &'static str,
    /// The form of the chosen cell.
    of: Callback<CellKey, AnyView>,
) -> impl IntoView {
    let text = use_text();
    let chosen = chosen_by_address(book);
    let student = |row: RosterRow| {
        let here = chosen.is_some_and(|key| key.student == row.student);
        view! { <option value=row.student.to_string() selected=here>{row.name.to_string()}</option> }
    };
    let column = |column: Column| {
        let here = chosen.is_some_and(|key| key.assessment == column.assessment);
        view! { <option value=column.assessment.to_string() selected=here>{column.title}</option> }
    };
    let students = book.students.get_untracked().into_iter().map(student).collect_view();
    let columns = book.columns.get_untracked().into_iter().map(column).collect_view();
    let form = chosen.map(|key| {
        view! {
            <h2>{named(text, book, key)}</h2>
            {of.run(key)}
        }
    });
    view! {
        <details class="add" open=chosen.is_some() || book.may_write>
            <summary class="button">{summary}</summary>
            <form method="get" class="fields">
                {book.may_write.then(|| view! { <input type="hidden" name="form" value="mark" /> })}
                <label for="of-student">{text.gradebook.student}</label>
                <select id="of-student" name="student">{students}</select>
                <label for="of-assessment">{text.record.assessment}</label>
                <select id="of-assessment" name="assessment">{columns}</select>
                <button type="submit">{text.gradebook.show_mark}</button>
            </form>
            {form}
        </details>
    }
    .into_any()
}

/// The mark as it is, and the new one.
#[component]
fn SaveForm(book: Book, key: CellKey) -> impl IntoView {
    let text = use_text();
    let (events, toasts) = (use_event_service(), use_toasts());
    let done = move |saved: Saved| {
        events.emit_own(&take(book, key, saved));
        toasts.success((text.gradebook.saved)(&named(text, book, key)));
    };
    let failed = move |error: ApiError| merge_current(book, error);
    view! {
        <PostForm<SaveGradeCall> on_done=done on_failed=failed class="fields">
            <MarkFields book key id="chosen" of="save" />
            <button type="submit" class="primary">{text.common.save}</button>
        </PostForm<SaveGradeCall>>
    }
    .into_any()
}

/// The fields of a [`school::view::SaveGrade`]: which cell, over which version, and the mark as it is typed.
#[component]
pub fn MarkFields(
    book: Book,
    key: CellKey,
    /// Of the field, on the page.
    id: &'static str,
    /// The name of the argument.
    of: &'static str,
) -> impl IntoView {
    let text = use_text();
    let cell = book.cell(key);
    let seen = {
        let cell = cell.clone();
        move || cell.with(|cell| cell.version.0)
    };
    // One save for each version that was seen: sent twice, it counts once.
    let save_id = {
        let seen = seen.clone();
        move || format!("form-{}-{}-{}", key.student, key.assessment, seen())
    };
    let now = move || (text.gradebook.mark_now)(&cell.with(|cell| shown(text.gradebook.blank, cell)));
    let field = move |name: &str| format!("{of}[{name}]");
    // What was refused stands in the field again.
    let typed = use_query_map().with_untracked(|query| query.get("typed"));
    view! {
        <p class="hint">{now}</p>
        <input type="hidden" name=field("course") value=book.course.to_string() />
        <input type="hidden" name=field("student") value=key.student.to_string() />
        <input type="hidden" name=field("assessment") value=key.assessment.to_string() />
        <input type="hidden" name=field("seen") value=seen />
        <input type="hidden" name=field("save_id") value=save_id />
        <label for=format!("{id}-typed")>{text.gradebook.new_mark}</label>
        <input id=format!("{id}-typed") name=field("typed") value=typed maxlength="40" autocomplete="off" />
    }
    .into_any()
}

/// The cell that the address names, if it is one of this book.
fn chosen_by_address(book: Book) -> Option<CellKey> {
    let query = use_query_map();
    let id = |name| query.with_untracked(|q| q.get(name)).and_then(|id| id.parse::<i64>().ok());
    let key = CellKey { student: MemberId(id("student")?), assessment: AssessmentId(id("assessment")?) };
    let enrolled = book.students.with_untracked(|students| students.iter().any(|row| row.student == key.student));
    (enrolled && book.column(key.assessment).is_some()).then_some(key)
}

/// Shows the acknowledged mark, and says what happened.
pub(super) fn take(book: Book, key: CellKey, saved: Saved) -> Event {
    let CellKey { student, assessment } = key;
    let before = book.cell(key).with_untracked(|cell| cell.stored);
    book.merge(&[GradeCell { mark: saved.mark, version: saved.version, ..book.held(key) }]);
    Event {
        name: EventName::of_grade(before, saved.mark),
        school: book.school,
        revision: saved.revision,
        course: Some(book.course),
        student: Some(student),
        assessment: Some(assessment),
    }
}

/// Shows the mark that somebody else wrote meanwhile: the next try is over that one.
pub(super) fn merge_current(book: Book, error: ApiError) {
    if let ApiError::Conflict { current } = error {
        book.merge(&[current]);
    }
}

pub(super) fn named(text: &'static Catalogue, book: Book, key: CellKey) -> String {
    let (student, assessment) = book.names(key);
    (text.gradebook.mark_of)(&student, &assessment)
}

fn shown(blank: &str, cell: &Cell) -> String {
    let mark = cell.stored.shown();
    if mark.is_empty() { blank.to_owned() } else { mark }
}
