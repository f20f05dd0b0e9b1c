//! An admin corrects a mark: in a dialog over the cell, or by plain forms below the grid.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::{Event, EventName},
    grade::Reason,
    id::{AssessmentId, MemberId},
    view::{GradeCell, Saved},
};

use super::{
    api::CorrectGradeCall,
    book::{Book, Cell, CellKey},
};
use crate::{
    error::ApiError,
    live::events::use_event_service,
    screen::use_toasts,
    text::{Catalogue, use_text},
    ui::{Dialog, FormProblem, PostForm},
};

/// What an admin's book offers beside reading.
#[component]
pub fn Corrections(book: Book) -> impl IntoView {
    let text = use_text();
    let correcting = book.correcting;
    let heading = Signal::derive(move || correcting.get().map(|key| named(text, book, key)).unwrap_or_default());
    let form = move || correcting.get().map(|key| view! { <CorrectForm book key id="dialog" /> });
    view! {
        <FormProblem />
        <Dialog
            id="correct"
            open=Signal::derive(move || correcting.with(Option::is_some))
            heading
            on_close=Callback::new(move |()| correcting.set(None))
        >
            {form}
        </Dialog>
        <ChooseCell book />
    }
    .into_any()
}

/// Chooses a cell by its names, and corrects it: what works before wasm, and with a screen reader's form mode.
#[component]
fn ChooseCell(book: Book) -> impl IntoView {
    let text = use_text();
    let chosen = chosen_by_address(book);
    let student = |row: school::view::RosterRow| {
        let here = chosen.is_some_and(|key| key.student == row.student);
        view! { <option value=row.student.to_string() selected=here>{row.name.to_string()}</option> }
    };
    let column = |column: school::view::Column| {
        let here = chosen.is_some_and(|key| key.assessment == column.assessment);
        view! { <option value=column.assessment.to_string() selected=here>{column.title}</option> }
    };
    let students = book.students.get_untracked().into_iter().map(student).collect_view();
    let columns = book.columns.get_untracked().into_iter().map(column).collect_view();
    let correct = chosen.map(|key| {
        view! {
            <h2>{named(text, book, key)}</h2>
            <CorrectForm book key id="chosen" />
        }
    });
    view! {
        <details class="add" open=chosen.is_some()>
            <summary class="button">{text.gradebook.correct_a_mark}</summary>
            <form method="get" class="fields">
                <label for="of-student">{text.gradebook.student}</label>
                <select id="of-student" name="student">{students}</select>
                <label for="of-assessment">{text.record.assessment}</label>
                <select id="of-assessment" name="assessment">{columns}</select>
                <button type="submit">{text.gradebook.show_mark}</button>
            </form>
            {correct}
        </details>
    }
    .into_any()
}

/// The mark as it is, the new one, and the reason.
#[component]
fn CorrectForm(book: Book, key: CellKey, id: &'static str) -> impl IntoView {
    let text = use_text();
    let (events, toasts) = (use_event_service(), use_toasts());
    let cell = book.cell(key);
    let seen = {
        let cell = cell.clone();
        move || cell.with(|cell| cell.version.0)
    };
    // One save for each version that was seen: sent twice, it counts once.
    let save_id = {
        let seen = seen.clone();
        move || format!("correct-{}-{}-{}", key.student, key.assessment, seen())
    };
    let now = {
        let cell = cell.clone();
        move || (text.gradebook.mark_now)(&cell.with(|cell| shown(text.gradebook.blank, cell)))
    };
    let done = move |saved: Saved| {
        events.emit_own(&take(book, key, saved));
        toasts.success((text.gradebook.saved)(&named(text, book, key)));
        book.correcting.set(None);
    };
    let failed = move |error: ApiError| {
        if let ApiError::Conflict { current } = error {
            book.merge(&[current]);
        }
    };
    view! {
        <PostForm<CorrectGradeCall> on_done=done on_failed=failed class="fields">
            <p class="hint">{now}</p>
            <input type="hidden" name="correct[save][course]" value=book.course.to_string() />
            <input type="hidden" name="correct[save][student]" value=key.student.to_string() />
            <input type="hidden" name="correct[save][assessment]" value=key.assessment.to_string() />
            <input type="hidden" name="correct[save][seen]" value=seen />
            <input type="hidden" name="correct[save][save_id]" value=save_id />
            <label for=format!("{id}-typed")>{text.gradebook.new_mark}</label>
            <input id=format!("{id}-typed") name="correct[save][typed]" maxlength="40" autocomplete="off" />
            <label for=format!("{id}-why")>{text.common.reason}</label>
            <textarea
                id=format!("{id}-why")
                name="correct[why]"
                rows="3"
                required
                minlength=Reason::SHORTEST.to_string()
                maxlength=Reason::LONGEST.to_string()
                aria-describedby=format!("{id}-hint")
            ></textarea>
            <p id=format!("{id}-hint") class="field-hint">{text.gradebook.reason_hint}</p>
            <button type="submit" class="primary">{text.gradebook.correct}</button>
        </PostForm<CorrectGradeCall>>
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
fn take(book: Book, key: CellKey, saved: Saved) -> Event {
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

fn shown(blank: &str, cell: &Cell) -> String {
    let mark = cell.stored.shown();
    if mark.is_empty() { blank.to_owned() } else { mark }
}

fn named(text: &'static Catalogue, book: Book, key: CellKey) -> String {
    let (student, assessment) = book.names(key);
    (text.gradebook.mark_of)(&student, &assessment)
}
