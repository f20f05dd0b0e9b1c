//! `/teacher/courses/:id/import`: sending a file of marks, or pasted lines.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{
    clock::SchoolClock,
    id::CourseId,
    view::{MarksFileLine, MarksFilesPage},
};

use super::api::marks_files;
use crate::{
    error::ApiError,
    text::use_text,
    ui::{FormProblem, Loaded, When, titled_table},
};

/// The form that sends a file of marks.
#[component]
pub fn ImportMarksPage() -> impl IntoView {
    let course = use_params_map().with_untracked(|p| p.get("id")).and_then(|id| id.parse::<CourseId>().ok());
    let load = move || async move { marks_files(course.ok_or(ApiError::NotFound)?).await };
    view! { <Loaded load page=|page| view! { <Send page /> }.into_any() /> }
}

#[component]
fn Send(page: MarksFilesPage) -> impl IntoView {
    let text = use_text();
    let marks = &text.marks_file;
    let book = format!("/teacher/courses/{}/gradebook", page.course);
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href=book>{marks.to_book}</a></p>
                <h1>{marks.heading}</h1>
                <p class="subtitle">{text.course(&page.subject, &page.class)}</p>
            </div>
        </div>
        <FormProblem />
        <div class="columns">
            <section class="card">
                <p class="hint">{marks.hint}</p>
                <SendForm course=page.course />
            </section>
            <section class="card">
                <h2>{marks.about_heading}</h2>
                <ul class="plain">{marks.about.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </section>
        </div>
        <Files course=page.course files=page.files clock=page.as_of.clock />
    }
    .into_any()
}

/// A plain form: a file is larger than what a server function takes, and this way it works before wasm arrives.
#[component]
fn SendForm(course: CourseId) -> impl IntoView {
    let marks = &use_text().marks_file;
    let accept = ".csv,.tsv,.txt,.xlsx,.ods,text/csv,text/plain";
    view! {
        <form
            method="post"
            action=format!("/api/marks_file/send?course={course}")
            enctype="multipart/form-data"
            class="fields"
            data-sending=marks.reading
        >
            <label for="file">{marks.file}</label>
            <input id="file" name="file" type="file" accept=accept />
            <label for="pasted">{marks.pasted}</label>
            <textarea id="pasted" name="pasted" rows="6" spellcheck="false" aria-describedby="pasted-hint"></textarea>
            <p id="pasted-hint" class="field-hint">{marks.pasted_hint}</p>
            <button type="submit" class="primary">{marks.preview}</button>
            <p class="field-hint">{marks.preview_hint}</p>
            <p role="status" class="field-hint"></p>
        </form>
    }
    .into_any()
}

/// The files that were sent for the course.
#[component]
fn Files(course: CourseId, files: Vec<MarksFileLine>, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let marks = &text.marks_file;
    let row = move |file: MarksFileLine| {
        let name = if file.file_name.is_empty() { marks.pasted_lines.to_owned() } else { file.file_name };
        view! {
            <tr>
                <th scope="row"><a href=format!("/teacher/courses/{course}/import/{}", file.file)>{name}</a></th>
                <td data-label=text.common.status>{(marks.state)(file.state)}</td>
                <td data-label=marks.by>{file.by.to_string()}</td>
                <td data-label=marks.when><When at=file.made_at clock /></td>
            </tr>
        }
    };
    if files.is_empty() {
        return view! { <p class="empty">{marks.no_files}</p> }.into_any();
    }
    let headings = [marks.in_file, text.common.status, marks.by, marks.when];
    titled_table(marks.files_heading, headings, files.into_iter().map(row).collect_view().into_any())
}
