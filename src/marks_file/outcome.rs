//! What a file changed, what was left as it was, and taking it back.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    grade::Mark,
    id::{CourseId, MarksFileId},
    view::{FileOutcome, FileUndone, KeptCell},
};

use super::api::UndoFileCall;
use crate::{
    text::{Catalogue, use_text},
    ui::{PlainForm, When},
};

/// What became of a file.
#[component]
pub fn Applied(
    file: MarksFileId,
    course: CourseId,
    outcome: FileOutcome,
    clock: SchoolClock,
    /// Whether marks are corrected, which needs a reason.
    corrects: bool,
) -> impl IntoView {
    let text = use_text();
    let marks = &text.marks_file;
    let said = (marks.outcome)(outcome.written, outcome.added, outcome.created, outcome.left_out);
    let conflicts = kept(text, (marks.conflicts)(outcome.conflicts.len()), &outcome.conflicts);
    let (at, may_undo) = (outcome.at, outcome.undone.is_none());
    view! {
        {outcome.undone.map(|undone| view! { <Undone undone clock /> })}
        <div class="applied" role="status">
            <p><strong>{marks.applied}</strong> " " {said} " " <When at clock /></p>
            {conflicts}
        </div>
        {may_undo.then(|| view! { <Undo file corrects /> })}
        <p class="actions">
            <a class="button" href=format!("/teacher/courses/{course}/gradebook")>{marks.to_book}</a>
            <a class="button" href=format!("/teacher/courses/{course}/import")>{marks.another}</a>
        </p>
    }
    .into_any()
}

#[component]
fn Undo(file: MarksFileId, corrects: bool) -> impl IntoView {
    let marks = &use_text().marks_file;
    view! {
        <PlainForm<UndoFileCall> done=marks.undone class="fields">
            <input type="hidden" name="file" value=file.to_string() />
            {corrects.then(|| view! { <Why name="why" /> })}
            <button type="submit" aria-describedby="undo-hint">{marks.undo}</button>
            <p id="undo-hint" class="field-hint">{marks.undo_hint}</p>
        </PlainForm<UndoFileCall>>
    }
    .into_any()
}

/// The reason of corrections, in a form.
#[component]
pub fn Why(name: &'static str) -> impl IntoView {
    let marks = &use_text().marks_file;
    view! {
        <label for="why">{marks.why}</label>
        <input id="why" name=name required maxlength="500" aria-describedby="why-hint" />
        <p id="why-hint" class="field-hint">{marks.why_hint}</p>
    }
}

#[component]
fn Undone(undone: FileUndone, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let marks = &text.marks_file;
    let left = kept(text, (marks.undo_kept)(undone.kept.len()), &undone.kept);
    let assessments = undone.kept_assessments;
    view! {
        <div class="applied" role="status">
            <p><strong>{marks.undone}</strong> " " {(marks.restored)(undone.restored)} " " <When at=undone.at clock /></p>
            {left}
            {(assessments > 0).then(|| view! { <p>{(marks.kept_assessments)(assessments)}</p> })}
        </div>
    }
    .into_any()
}

/// The marks that were left as they are, each with what it is and what it would have become.
fn kept(text: &'static Catalogue, heading: String, cells: &[KeptCell]) -> Option<AnyView> {
    let shown = |mark: Mark| if mark.is_blank() { text.gradebook.blank.to_owned() } else { mark.shown() };
    let line = |cell: &KeptCell| {
        let student = cell.student.to_string();
        (text.marks_file.kept)(&student, &cell.assessment, &shown(cell.now), &shown(cell.wanted))
    };
    let lines = cells.iter().map(|cell| view! { <li>{line(cell)}</li> }).collect_view();
    (!cells.is_empty()).then(|| view! { <p>{heading}</p> <ul class="changes">{lines}</ul> }.into_any())
}
