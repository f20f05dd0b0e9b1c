//! How a student's total is made: in a dialog over the grid, or above it where the address says whose.

use leptos::{ev, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};
use leptos_router::hooks::use_query_map;
use school::{id::MemberId, view::Column};

use super::{
    block::Place,
    book::{Book, CellKey},
    view::{go_to, with_row},
};
use crate::{
    text::use_text,
    ui::{Dialog, ExplainedTotal},
};

/// Whose total is explained in the dialog; given to what is below the page.
#[derive(Clone, Copy)]
struct Explaining(RwSignal<Option<MemberId>>);

/// Lets the totals below be explained.
pub fn provide_explaining() {
    provide_context(Explaining(RwSignal::new(None)));
}

/// The explanations of a book's totals.
#[component]
pub fn Explanations(book: Book) -> impl IntoView {
    let text = use_text();
    let Explaining(of) = expect_explaining();
    let heading = move |student| (text.explain.open_of)(&name_of(book, student));
    let shown = move || of.get().map(|student| view! { <Explained book student /> });
    let by_address = asked_for(book).map(|student| {
        view! {
            <section class="card" id="explanation">
                <h2>{heading(student)}</h2>
                <Explained book student />
            </section>
        }
    });
    view! {
        <Dialog
            id="explain"
            open=Signal::derive(move || of.with(Option::is_some))
            heading=Signal::derive(move || of.get().map(heading).unwrap_or_default())
            on_close=Callback::new(move |()| of.set(None))
        >
            {shown}
        </Dialog>
        {by_address}
    }
    .into_any()
}

/// A total that opens its explanation. The grid is one stop of the Tab key: the arrows lead here from a student's last mark.
#[component]
pub fn TotalLink(
    book: Book,
    student: MemberId,
    /// What is shown of the total.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    let Explaining(of) = expect_explaining();
    let open = move |event: ev::MouseEvent| {
        // A new tab or window gets the page that explains it.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            of.set(Some(student));
        }
    };
    view! {
        <a
            href=format!("?explain={student}#explanation")
            rel="external"
            id=link_id(student)
            class="total-link"
            title=text.explain.open
            tabindex="-1"
            on:click=open
            on:keydown=move |event| step(book, student, &event)
        >
            {children()}
        </a>
    }
    .into_any()
}

#[component]
fn Explained(book: Book, student: MemberId) -> impl IntoView {
    let text = use_text();
    let explanation = Memo::new(move |_| book.explanation_of(student));
    let held = Memo::new(move |_| held_back(book, student));
    let told = move || held.with(|titles| (!titles.is_empty()).then(|| (text.explain.held_back)(titles)));
    view! {
        <ExplainedTotal student course=book.course explanation />
        <p class="hint" hidden=move || held.with(String::is_empty)>
            {told}
        </p>
    }
    .into_any()
}

/// The assessments that count in this total and not yet in the family's.
fn held_back(book: Book, student: MemberId) -> String {
    let counts = |column: &&Column| {
        let assessment = column.assessment;
        !column.posted && !book.cells.mark(CellKey { student, assessment }).is_blank()
    };
    book.columns
        .with(|columns| columns.iter().filter(counts).map(|column| &*column.title).collect::<Vec<_>>().join(", "))
}

/// A page that explains nothing still has its totals.
fn expect_explaining() -> Explaining {
    use_context().unwrap_or_else(|| Explaining(RwSignal::new(None)))
}

/// Moves the focus to a student's total; the row comes into the document first.
pub fn to_total(book: Book, student: MemberId) {
    let link =
        move || document().get_element_by_id(&link_id(student)).and_then(|link| link.dyn_into::<HtmlElement>().ok());
    with_row(book, student, link().is_some(), move || {
        if let Some(link) = link() {
            // A link that can't take the focus leaves it where it is.
            let _ = link.focus();
        }
    });
}

/// Goes from a total to the one above or below, or back to the student's last mark.
fn step(book: Book, student: MemberId, event: &ev::KeyboardEvent) {
    let Some((row, last)) = untrack(|| book.shown.place_of(student)).zip(book.last_place()) else { return };
    let to = match event.key().as_str() {
        "ArrowDown" => row + 1,
        "ArrowUp" if row > 0 => row - 1,
        "ArrowLeft" => {
            event.prevent_default();
            if let Some((key, _)) = book.at(Place { row, column: last.column }) {
                go_to(book, key);
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(below) = book.shown.with_rows_untracked(|rows| rows.get(to).copied()) {
        to_total(book, below);
    }
}

fn link_id(student: MemberId) -> String {
    format!("total-{student}")
}

fn name_of(book: Book, student: MemberId) -> String {
    let named =
        |rows: &Vec<school::view::RosterRow>| rows.iter().find(|r| r.student == student).map(|r| r.name.to_string());
    book.students.with(named).unwrap_or_default()
}

/// The student of this book whose total the address asks for.
fn asked_for(book: Book) -> Option<MemberId> {
    let asked = use_query_map().with_untracked(|query| query.get("explain"))?;
    let student = MemberId(asked.parse().ok()?);
    book.students.with_untracked(|rows| rows.iter().any(|row| row.student == student)).then_some(student)
}
