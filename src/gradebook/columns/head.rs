//! The heads of the columns: what each is, the order of the rows by it, and the way to its dialog. Arrows reach them.

use leptos::{
    ev,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement},
};
use school::{id::AssessmentId, view::Column};

use super::acts::{Acts, Way};
use crate::{
    gradebook::{
        book::{Book, CellKey},
        view::{Sort, go_to},
    },
    text::use_text,
};

/// The first row of the grid.
#[component]
pub fn HeaderRow(book: Book) -> impl IntoView {
    let text = use_text();
    view! {
        <div role="row" class="row head" aria-rowindex="1">
            <div role="columnheader" class="name" aria-sort=move || sorted(book, Sort::Name)>
                <SortLink book sort=Sort::Name label=Signal::stored(text.gradebook.student.to_owned()) />
                <SortLink book sort=Sort::Number label=Signal::stored(text.columns.number.to_owned()) />
            </div>
            <For each=move || book.shown.columns.get() key=|column| column.assessment let(column)>
                <ColumnHead book column />
            </For>
            <div role="columnheader" class="total" aria-sort=move || sorted(book, Sort::Overall)>
                <SortLink book sort=Sort::Overall label=Signal::stored(text.gradebook.overall.to_owned()) />
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn ColumnHead(book: Book, column: Column) -> impl IntoView {
    let text = use_text();
    let assessment = column.assessment;
    // The head of a column that leaves says what it was until it is gone.
    let now = Memo::new(move |_| {
        book.columns
            .with(|columns| columns.iter().find(|c| c.assessment == assessment).cloned())
            .unwrap_or(column.clone())
    });
    let title = Signal::derive(move || now.with(|column| column.title.clone()));
    let date = move || now.with(|c| c.held_on.map(|day| (text.dates.date)(book.clock.calendar.date(day))));
    let held = move || now.with(|column| !column.posted);
    let menu = book.may_write.then(|| {
        view! {
            <button
                type="button"
                class="quiet column-menu"
                data-head=menu_of(assessment)
                tabindex="-1"
                aria-haspopup="dialog"
                aria-label=move || (text.columns.options)(&title.get())
                on:click=move |_| book.menu.set(Some(assessment))
            >
                "⋯"
            </button>
        }
    });
    view! {
        <div
            role="columnheader"
            class="cell"
            data-column=assessment.to_string()
            aria-sort=move || sorted(book, Sort::Column(assessment))
        >
            <SortLink book sort=Sort::Column(assessment) label=title />
            <span class="column-kind">{move || now.with(|column| (text.kind)(column.kind))}</span>
            <span class="column-date">{date}</span>
            <span class="column-foot">
                <span class="out-of">{move || now.with(|column| (text.gradebook.out_of)(&column.max.to_string()))}</span>
                <Show when=held>
                    <span class="held" title=text.columns.held_hint>{text.columns.held}</span>
                </Show>
                {menu}
            </span>
        </div>
    }
    .into_any()
}

/// Sorts the rows; again, and it turns them around. A plain link, so that it has an address.
#[component]
fn SortLink(book: Book, sort: Sort, label: Signal<String>) -> impl IntoView {
    let text = use_text();
    let address = move || book.shown.wanted.with(|wanted| wanted.sorted_by(sort).address(&book.path()));
    let order = move || book.shown.wanted.with(|wanted| wanted.aria_sort(sort));
    let name = move || (text.columns.sort_by)(&label.get());
    view! {
        <a
            class="sort"
            href=address
            data-noscroll=""
            data-head=sort.name()
            data-order=order
            tabindex="-1"
            aria-label=name
            title=name
        >
            <span class="column-title">{label}</span>
        </a>
    }
    .into_any()
}

fn sorted(book: Book, sort: Sort) -> &'static str {
    book.shown.wanted.with(|wanted| wanted.aria_sort(sort))
}

/// Hears a key in the heads; says whether it was one of theirs.
pub fn on_head_key(book: Book, acts: Option<Acts>, event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(head) = target.and_then(|target| target.closest("[data-head]").ok().flatten()) else { return false };
    let column = column_of(&head);
    let far = event.ctrl_key() && event.shift_key();
    match (event.key().as_str(), column) {
        ("ArrowLeft", Some(column)) if far => shift(acts, column, Way::Left),
        ("ArrowRight", Some(column)) if far => shift(acts, column, Way::Right),
        ("ArrowLeft", _) => step(book, &head, -1),
        ("ArrowRight", _) => step(book, &head, 1),
        ("ArrowDown" | "Escape", column) => down(book, column),
        _ => return false,
    }
    true
}

/// Moves the focus from the first row to the head above it.
pub fn to_head(assessment: AssessmentId) {
    focus(&Sort::Column(assessment).name());
}

fn column_of(head: &Element) -> Option<AssessmentId> {
    let column = head.closest("[data-column]").ok()??;
    column.get_attribute("data-column")?.parse().ok().map(AssessmentId)
}

fn shift(acts: Option<Acts>, column: AssessmentId, way: Way) {
    if let Some(acts) = acts {
        spawn_local(async move {
            // The dialog says why a move failed; a key that changes nothing is tried again.
            let _ = acts.shift(column, way).await;
            // A head that is moved loses the focus: it gets it back where it is painted then.
            request_animation_frame(move || to_head(column));
        });
    }
}

/// Moves the focus along the heads.
fn step(book: Book, head: &Element, by: isize) {
    let heads = heads(book);
    let here = head.get_attribute("data-head");
    let at = heads.iter().position(|name| here.as_deref() == Some(name));
    if let Some(next) = at.and_then(|at| heads.get(at.checked_add_signed(by)?)) {
        focus(next);
    }
}

/// The names of all heads from left to right.
fn heads(book: Book) -> Vec<String> {
    let own = |column: &Column| {
        let menu = book.may_write.then(|| menu_of(column.assessment));
        [Sort::Column(column.assessment).name()].into_iter().chain(menu)
    };
    let columns: Vec<String> = book.shown.columns.with_untracked(|columns| columns.iter().flat_map(own).collect());
    let first = [Sort::Name.name(), Sort::Number.name()];
    first.into_iter().chain(columns).chain([Sort::Overall.name()]).collect()
}

/// The name of a column's second head.
fn menu_of(assessment: AssessmentId) -> String {
    format!("{assessment}-menu")
}

fn focus(name: &str) {
    let head = document().query_selector(&format!("[role=columnheader] [data-head='{name}']")).ok().flatten();
    if let Some(head) = head.and_then(|head| head.dyn_into::<HtmlElement>().ok()) {
        // A head that can't take the focus leaves it where it is.
        let _ = head.focus();
    }
}

/// Moves the focus to the first row, below the head.
fn down(book: Book, column: Option<AssessmentId>) {
    let first = book.shown.with_rows_untracked(|rows| rows.first().copied());
    let columns = book.shown.columns;
    let column = column.or_else(|| columns.with_untracked(|columns| columns.last().map(|c| c.assessment)));
    if let (Some(student), Some(assessment)) = (first, column) {
        go_to(book, CellKey { student, assessment });
    }
}
