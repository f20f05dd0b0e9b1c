//! Starts the program, and keeps the book fresh: by the cells that changed, and by the whole document where more did.

use leptos::prelude::*;
use school::{
    event::Topic,
    id::{Revision, SchoolId},
    view::{AsOf, CellsSince},
};
use web_sys::Element;

use super::{about, acts, add, ask::ask, body, column_dialog, counts, go, heads, keys, show, sight, state::Page};
use crate::{
    document::{
        dom,
        fetch::{self, Fresh},
        morph::{self, Order},
        read::{self, find},
    },
    error::ApiError,
    gradebook::{api::CellsSinceCall, model::opened::Opened},
    screen::{RefreshEvery, Screen, ScreenHandle, Stale, use_screen},
    text::BookText,
};

/// Where the document has the book.
const DATA: &str = "#book";

/// What a refresh brought: the changed cells, or the whole document.
enum News {
    Cells(CellsSince),
    Document(Box<Fresh>),
}

/// Brings the grid to life; none where the document has no book, but says why.
pub fn start(text: &'static BookText) -> Option<ScreenHandle> {
    let page = Page::open(text, opened()?);
    keys::follow(page);
    acts::follow(page);
    about::follow(page);
    add::follow(page);
    column_dialog::follow(page);
    show::follow(page);
    body::look(page);
    sight::follow(page);
    go::keep_entry(page);
    morph::on_renewed(move || take_document(page));
    let screen = keep_fresh(page);
    show_instant(page, screen);
    Some(screen)
}

/// The book of the open document.
fn opened() -> Option<Opened> {
    serde_json::from_slice(find::<Element>(DATA)?.get_attribute("value")?.as_bytes()).ok()
}

fn keep_fresh(page: Page) -> ScreenHandle {
    let of = StoredValue::new_local(page);
    let screen = use_screen(Screen {
        name: "gradebook",
        stale: Stale::Since(Topic::CourseGrades(page.course), page.school),
        every: RefreshEvery::Gradebook,
        as_of: read::as_of(&document()).unwrap_or_default(),
        load: move || read_anew(of.get_value()),
        apply: move |news| take(of.get_value(), news),
    });
    page.refresh.set(Some(screen.refresh.refresh_now));
    screen
}

async fn read_anew(page: Page) -> Result<News, ApiError> {
    if !page.reads_all.replace(false) {
        let since = ask(CellsSinceCall { course: page.course, since: page.held.get() }).await?;
        if !since.book_changed {
            return Ok(News::Cells(since));
        }
    }
    let fresh = fetch::get_again(read::here()).await.inspect_err(|_| page.reads_all.set(true))?;
    Ok(News::Document(Box::new(fresh)))
}

fn take(page: Page, news: News) -> AsOf {
    match news {
        News::Cells(since) => {
            page.merge(&since.cells);
            page.held.set(revision_of(&since.as_of, page.school));
            since.as_of
        }
        // Whoever asked for another part of the book meanwhile has it already: the next refresh reads on.
        News::Document(fresh) if !fresh.is_of_this_address() => {
            page.reads_all.set(true);
            read::as_of(&document()).unwrap_or_default()
        }
        News::Document(fresh) => {
            morph::renew(&fresh, Order::Kept);
            fresh.as_of()
        }
    }
}

/// Takes over the book of a document that was renewed, by a refresh or by the answer to a form.
fn take_document(page: Page) {
    let Some(opened) = opened().filter(|opened| opened.book.revision >= page.held.get()) else { return };
    page.held.set(opened.book.revision);
    let taken = page.book.borrow_mut().replace(opened);
    taken.into_iter().for_each(|key| page.cell_changed(key, true));
    body::fit_columns(page);
    let students: Vec<_> = page.book.borrow().rows().to_vec();
    page.paint_totals(&students);
    page.rows_may_differ();
    page.paint();
    body::paint(page);
    heads::paint(page);
    counts::paint_found(page);
    go::keep_entry(page);
    page.paint_selection();
    heads::refocus(page);
}

/// Shows since when the data stands.
fn show_instant(page: Page, screen: ScreenHandle) {
    let of = StoredValue::new_local(page);
    Effect::new(move || {
        let read_at = screen.as_of.with(|as_of| as_of.read_at);
        let Some(time) = find::<Element>("[data-as-of]") else { return };
        let page = of.get_value();
        let clock = read_at.time_of_day(page.clock).to_string();
        dom::set(&time, "data-as-of", &read_at.0.to_string());
        dom::set(&time, "datetime", &clock);
        dom::say(&time, &format!("{} {clock}", page.text.as_of));
    });
}

fn revision_of(as_of: &AsOf, school: SchoolId) -> Revision {
    as_of.cursor.at(school).unwrap_or_default()
}
