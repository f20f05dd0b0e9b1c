//! `/teacher/courses/:id/import/:file`: what a file would change, and applying it.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use school::{id::MarksFileId, view::MarksFilePage as FileData};

use super::{
    api::{ApplyFileCall, DecideFileCall, marks_file},
    columns::FileColumns,
    lines::OpenLines,
    outcome::{Applied, Why},
    tables::{BadCells, StudentTable, titles},
};
use crate::{
    error::ApiError,
    text::use_text,
    ui::{FormProblem, Loaded, PageNav, PlainForm, page_of},
};

/// A file of marks that waits to be applied, or was.
#[component]
pub fn MarksFilePage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = params.with_untracked(|p| p.get("file")).and_then(|id| id.parse::<MarksFileId>().ok());
    let part = query.with_untracked(|q| page_of(q.get_str("page")));
    let load = move || async move { marks_file(id.ok_or(ApiError::NotFound)?, part).await };
    view! { <Loaded load page=|data| view! { <File data /> }.into_any() /> }
}

#[component]
fn File(data: FileData) -> impl IntoView {
    let text = use_text();
    let marks = &text.marks_file;
    let name = if data.file_name.is_empty() { marks.pasted_lines.to_owned() } else { data.file_name.clone() };
    let course = data.course;
    let of = format!("{name} · {}", text.course(&data.subject, &data.class));
    let body = match data.outcome.clone() {
        Some(outcome) => {
            view! { <Applied file=data.file course outcome clock=data.as_of.clock corrects=data.corrects /> }.into_any()
        }
        None => view! { <Preview data /> }.into_any(),
    };
    view! {
        <div class="page-head">
            <div>
                <p class="crumb">
                    <a href=format!("/teacher/courses/{course}/gradebook")>{marks.to_book}</a>
                    " · "
                    <a href=format!("/teacher/courses/{course}/import")>{marks.back}</a>
                </p>
                <h1>{marks.preview_heading}</h1>
                <p class="subtitle">{of}</p>
            </div>
        </div>
        <FormProblem />
        {body}
    }
    .into_any()
}

#[component]
fn Preview(data: FileData) -> impl IntoView {
    let text = use_text();
    let marks = &text.marks_file;
    let count = (marks.counts)(data.plan.count);
    let also = [(data.whole.bad, marks.bad), (data.whole.left_out, marks.open)];
    let also = also.into_iter().filter(|(n, _)| *n > 0).map(|(n, say)| format!(" · {}", say(n))).collect::<String>();
    let makes = data.columns.iter().any(|column| matches!(column.used, school::marks_file::Use::New(_)));
    let something = data.whole.students > 0 || makes;
    let (problem, titles) = (data.problem, titles(&data));
    let (bad, whole) = (data.plan.bad.clone(), data.whole);
    let students = data.plan.students.clone();
    let pages = view! { <Pages at=data.page of=data.pages /> };
    let file = data.file;
    let apply = (something && problem.is_none()).then(|| view! { <Apply data=&data /> });
    let choices = view! {
        <OpenLines page=&data />
        <FileColumns page=&data />
    };
    view! {
        <section class="card decision">
            <p><strong>{marks.nothing_yet}</strong> " " {count} {also}</p>
            {problem.map(|problem| view! { <p class="problem" role="alert">{(marks.problem)(problem)}</p> })}
            {(!something && problem.is_none() && whole.bad == 0).then(|| view! { <p>{marks.nothing_to_do}</p> })}
            {apply}
        </section>
        <BadCells bad whole=whole.bad />
        <PlainForm<DecideFileCall> class="choices">
            <input type="hidden" name="decide[file]" value=file.to_string() />
            {choices}
            <button type="submit" aria-describedby="decide-hint">{marks.decide}</button>
            <p id="decide-hint" class="field-hint">{marks.decide_hint}</p>
        </PlainForm<DecideFileCall>>
        <StudentTable students whole=whole.students titles />
        {pages}
    }
    .into_any()
}

/// The form that applies: all of it, or what is left without the bad cells.
#[component]
fn Apply<'a>(data: &'a FileData) -> impl IntoView + use<> {
    let marks = &use_text().marks_file;
    let bad = data.whole.bad;
    let good_only = (bad > 0).then(|| {
        view! {
            <label class="check">
                <input type="checkbox" name="apply[good_only]" value="true" />
                {(marks.good_only)(bad)}
            </label>
        }
    });
    let (file, preview) = (data.file.to_string(), data.preview.to_string());
    let why = data.corrects.then(|| view! { <Why name="apply[why]" /> });
    view! {
        <PlainForm<ApplyFileCall> done=marks.applied class="fields">
            <input type="hidden" name="apply[file]" value=file />
            <input type="hidden" data-seen="" name="apply[preview]" value=preview />
            {good_only}
            {why}
            <button type="submit" class="primary">{marks.apply}</button>
        </PlainForm<ApplyFileCall>>
    }
    .into_any()
}

/// Leads to the other parts of a long preview.
#[component]
fn Pages(at: u32, of: u32) -> impl IntoView {
    let to = |page: u32| Some(format!("?page={page}"));
    let earlier = at.checked_sub(1).and_then(|before| to(before + 1));
    let later = if at + 1 < of { to(at + 2) } else { None };
    view! { <PageNav earlier later place=(at + 1, of) /> }
}
