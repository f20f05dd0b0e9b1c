//! `/teacher/courses/:id/gradebook`: loads the book once and keeps it live.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{
    event::Topic,
    id::{CourseId, Revision, SchoolId},
    view::{AsOf, CellsSince, Gradebook},
};

use super::{
    add::AddAssessmentForm,
    api::{cells_since, gradebook},
    book::Book,
    by_form::ByForm,
    columns::{Acts, ColumnDialog, Deleted},
    correct::Corrections,
    explain::{Explanations, provide_explaining},
    grid::Grid,
    problems::Problems,
    report::Reported,
    save::Saver,
    tools::{CellTools, Panels},
    view::{FilterForm, Found, Parts, Tiles, Wanted},
};
use crate::{
    error::ApiError,
    screen::{LiveBar, RefreshEvery, Screen, Stale, use_screen},
    text::use_text,
    ui::Loaded,
};

/// What a refresh brought: the changed cells, or the whole book where more than cells changed.
enum Fresh {
    Cells(CellsSince),
    Book(Box<Gradebook>),
}

/// The gradebook of one course.
#[component]
pub fn GradebookPage() -> impl IntoView {
    let params = use_params_map();
    let course = move || params.with(|p| p.get("id")).and_then(|id| id.parse::<CourseId>().ok());
    let load = move || {
        let course = course();
        async move { gradebook(course.ok_or(ApiError::NotFound)?).await }
    };
    view! { <Loaded load page=|book| view! { <OpenBook book /> }.into_any() /> }
}

#[component]
fn OpenBook(book: Gradebook) -> impl IntoView {
    let text = use_text();
    let heading = text.course(&book.subject, &book.class);
    let (term, as_of) = (book.term.clone(), book.as_of.clone());
    let (course, school) = (book.course, book.school);
    let (back, back_to) = match book.may_correct {
        true => (text.admin.overview, "/admin"),
        false => (text.gradebook.back_to_courses, "/teacher"),
    };
    let may_import = book.may_write || book.may_correct;
    let book = Book::open(book);
    let saver = Saver::new(book);
    provide_explaining();
    let held = RwSignal::new(revision_of(&as_of, school));
    let screen = use_screen(Screen {
        name: "gradebook",
        stale: Stale::Since(Topic::CourseGrades(course), school),
        every: RefreshEvery::Gradebook,
        as_of,
        load: move || read_anew(course, held.get_untracked()),
        apply: move |fresh: Fresh| {
            let as_of = take(book, fresh);
            held.set(revision_of(&as_of, school));
            as_of
        },
    });
    let acts = book.may_write.then(|| Acts::new(book, screen.refresh.refresh_now));
    let keep = book.shown.wanted.with_untracked(Wanted::parameters);
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href=back_to>{back}</a></p>
                <h1>{heading}</h1>
                <p class="subtitle">
                    {term} " · " <a href=format!("/teacher/courses/{course}/policy")>{text.policy.heading}</a>
                    " · " <a href="/help/flags">{text.explain.help.link}</a>
                </p>
                <BookFiles course may_import />
            </div>
            <LiveBar screen keep />
        </div>
        <Tiles book />
        {book.may_write.then(|| view! { <AddAssessmentForm book /> })}
        <FilterForm book />
        {acts.map(|acts| view! { <Deleted book acts /> })}
        <Problems book saver />
        <Reported book />
        <Emptiness book />
        <Explanations book />
        <CellTools book saver />
        <Found book />
        <Grid book saver acts />
        <Panels book saver />
        <Parts book />
        {acts.map(|acts| view! { <ColumnDialog book acts /> })}
        {book.may_write.then(|| view! { <ByForm book /> })}
        {(book.may_correct && !book.may_write).then(|| view! { <Corrections book /> })}
        <div class="sr-only" aria-live="polite">{move || book.said.get()}</div>
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
    .into_any()
}

/// Says what is missing before marks can be typed.
#[component]
fn Emptiness(book: Book) -> impl IntoView {
    let text = use_text();
    view! {
        <Show when=move || book.students.with(Vec::is_empty)>
            <p class="empty">{text.gradebook.empty_roster}</p>
        </Show>
        <Show when=move || book.columns.with(Vec::is_empty)>
            <p class="empty">{text.gradebook.empty_columns}</p>
        </Show>
    }
}

async fn read_anew(course: CourseId, held: Revision) -> Result<Fresh, ApiError> {
    let since = cells_since(course, held).await?;
    if since.book_changed { Ok(Fresh::Book(Box::new(gradebook(course).await?))) } else { Ok(Fresh::Cells(since)) }
}

fn take(book: Book, fresh: Fresh) -> AsOf {
    match fresh {
        Fresh::Cells(since) => {
            book.merge(&since.cells);
            since.as_of
        }
        Fresh::Book(whole) => {
            let as_of = whole.as_of.clone();
            book.replace(*whole);
            as_of
        }
    }
}

fn revision_of(as_of: &AsOf, school: SchoolId) -> Revision {
    as_of.cursor.at(school).unwrap_or_default()
}
