//! `/teacher/courses/:id/gradebook` as the server renders it, whole and readable without the program that lives in it.

mod by_form;
mod column_form;
mod correct;
mod deleted;
mod dialogs;
mod explanation;
mod filter;
mod foot;
mod grid;
mod head;
mod parts;
mod ready;
mod sheet;
mod tiles;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use school::{
    event::Topic,
    id::CourseId,
    view::{AsOf, Gradebook},
};

use self::{
    by_form::ByForm,
    column_form::{AddAssessmentForm, ColumnDialog},
    correct::Corrections,
    deleted::Deleted,
    dialogs::{AboutDialog, CellTools, KeysDialog, PasteDialog},
    explanation::Explanations,
    filter::{FilterForm, Found},
    grid::Grid,
    parts::Parts,
    ready::Ready,
    sheet::Sheet,
    tiles::Tiles,
};
use super::{
    api::gradebook,
    model::{opened::Opened, wanted::Wanted},
};
use crate::{
    error::ApiError,
    screen::{DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::Loaded,
};

/// The program reads the changed cells of its course alone; a document without it would follow all marks.
const KEPT: KeptFresh = KeptFresh { name: "gradebook", topics: &[Topic::Grades], every: RefreshEvery::Gradebook };

/// The gradebook of one course.
#[component]
pub fn GradebookPage() -> impl IntoView {
    let course = use_params_map().with_untracked(|p| p.get("id")).and_then(|id| id.parse::<CourseId>().ok());
    let load = move || async move { gradebook(course.ok_or(ApiError::NotFound)?).await };
    view! { <Loaded load page=|book| view! { <OpenBook book /> }.into_any() /> }
}

#[component]
fn OpenBook(book: Gradebook) -> impl IntoView {
    let text = use_text();
    let wanted = use_query_map().with_untracked(|query| Wanted::read(|name| query.get(name)));
    let sheet = Sheet::new(Opened::of(book), wanted);
    let (sheet, book) = (&sheet, &sheet.opened.book);
    let (may_write, may_correct) = (book.may_write, book.may_correct && !book.may_write);
    view! {
        {page_head(sheet)}
        <Tiles sheet />
        {may_write.then(|| view! { <AddAssessmentForm /> })}
        <FilterForm sheet />
        {may_write.then(|| view! { <Deleted sheet /> })}
        <div role="status" aria-label=text.gradebook.problems_label class="problems" data-own="">
            <ul></ul>
        </div>
        <div role="alert" id="reported" data-own=""></div>
        {book.students.is_empty().then(|| view! { <p class="empty">{text.gradebook.empty_roster}</p> })}
        {book.assessments.is_empty().then(|| view! { <p class="empty">{text.gradebook.empty_columns}</p> })}
        <Explanations sheet />
        <CellTools sheet />
        <Found sheet />
        <Grid sheet />
        <AboutDialog sheet />
        <PasteDialog />
        <KeysDialog />
        <Parts sheet />
        {may_write.then(|| view! { <ColumnDialog /> })}
        {may_write.then(|| view! { <ByForm sheet /> })}
        {may_correct.then(|| view! { <Corrections sheet /> })}
        <div class="sr-only" id="said" aria-live="polite" data-own=""></div>
        <Ready sheet />
        <data id="book" hidden value=as_data(&sheet.opened)></data>
    }
    .into_any()
}

/// The book for the program. What can't be written is not there, and the page stays one without a program.
fn as_data(opened: &Opened) -> String {
    serde_json::to_string(opened).unwrap_or_default()
}

fn page_head(sheet: &Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let Gradebook { course, subject, class, term, as_of, may_write, may_correct, .. } = &sheet.opened.book;
    let (back, back_to) = match may_correct {
        true => (text.admin.overview, "/admin"),
        false => (text.gradebook.back_to_courses, "/teacher"),
    };
    let as_of: AsOf = as_of.clone();
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href=back_to>{back}</a></p>
                <h1>{text.course(subject, class)}</h1>
                <p class="subtitle">
                    {term.clone()} " · " <a href=format!("/teacher/courses/{course}/policy")>{text.policy.heading}</a>
                    " · " <a href="/help/flags">{text.help.link}</a>
                </p>
                <BookFiles course=*course may_import=*may_write || *may_correct />
            </div>
            <DocumentBar as_of kept=KEPT keep=sheet.wanted.parameters() />
        </div>
    }
}

/// Leads to the import of marks, and to the book as a file.
#[component]
fn BookFiles(course: CourseId, may_import: bool) -> impl IntoView {
    let text = &use_text().marks_file;
    let at = move |place: &str| format!("/teacher/courses/{course}/{place}");
    view! {
        <p class="book-files">
            {may_import.then(|| view! { <a href=at("import")>{text.import}</a> })}
            <a href=at("export.csv") rel="external" download="">{text.export_csv}</a>
            <a href=at("export.xlsx") rel="external" download="">{text.export_xlsx}</a>
        </p>
    }
}
