//! The rows of a long book that are in the document: followed as the frame scrolls, the window changes or a printer asks.

use leptos::{
    ev,
    html::Div,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{HtmlDivElement, HtmlElement},
};
use school::id::MemberId;

use super::window;
use crate::gradebook::book::Book;

/// The elements that the rows in sight are measured by.
#[derive(Clone, Copy)]
pub struct Sight {
    book: Book,
    /// What scrolls.
    pub frame: NodeRef<Div>,
    /// What holds the rows.
    pub body: NodeRef<Div>,
    /// Whether the next frame looks again.
    looks_again: StoredValue<bool>,
}

impl Sight {
    /// Looks which rows are in sight now, and has those around them ready: a block a frame, as long as no row in sight waits.
    pub fn look(self) {
        let (Some(frame), Some(body)) = (self.element(self.frame), self.element(self.body)) else { return };
        let shown = self.book.shown;
        let pixels = |n: i32| usize::try_from(n).unwrap_or(0);
        let rows = shown.with_rows_untracked(<[_]>::len);
        let (scrolled, seen) = (pixels(frame.scroll_top()), pixels(frame.client_height()));
        let in_sight = window::in_sight(scrolled, seen, height(&body, rows), rows);
        let wanted = window::around(&in_sight, rows, shown.of_block);
        let held = shown.window.get_untracked();
        let next = window::toward(&held, &wanted, &in_sight, shown.of_block);
        if next != wanted && !self.looks_again.get_value() {
            self.looks_again.set_value(true);
            request_animation_frame(move || {
                // The page may be gone by then: its elements are too, and nothing is looked at.
                let _ = self.looks_again.try_set_value(false);
                self.look();
            });
        }
        if next != held {
            shown.window.set(next);
        }
    }

    /// An element of a page that is still there.
    fn element(self, node: NodeRef<Div>) -> Option<HtmlDivElement> {
        node.try_get_untracked().flatten()
    }
}

/// The height of the whole body. Before its gaps have their room it is that of a row, as often as there are rows.
fn height(body: &HtmlElement, rows: usize) -> usize {
    let pixels = |element: &HtmlElement| usize::try_from(element.offset_height()).unwrap_or(0);
    let row = body.query_selector("[role=row]").ok().flatten().and_then(|row| row.dyn_into::<HtmlElement>().ok());
    let expected = row.map_or(0, |row| pixels(&row)) * rows;
    let real = pixels(body);
    if real * 10 < expected * 9 { expected } else { real }
}

/// Follows which rows of an open book are in sight.
pub fn use_sight(book: Book) -> Sight {
    let sight = Sight { book, frame: NodeRef::new(), body: NodeRef::new(), looks_again: StoredValue::new(false) };
    Effect::new(move || {
        // Other rows, another place in them.
        book.shown.with_rows(|_| ());
        sight.look();
    });
    Effect::new(move || {
        let listener = window_event_listener(ev::resize, move |_| sight.look());
        on_cleanup(move || listener.remove());
    });
    sight
}

/// Puts every row into the document while the page is printed.
pub fn follow_printer(book: Book) {
    Effect::new(move || {
        let before = window_event_listener(ev::beforeprint, move |_| book.shown.printing.set(true));
        let after = window_event_listener(ev::afterprint, move |_| book.shown.printing.set(false));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    });
}

/// The rows in sight, with room for the others.
#[component]
pub fn Body<V: IntoView + 'static>(
    /// Whose rows.
    book: Book,
    /// Shows one.
    row: impl Fn(MemberId) -> V + Send + Sync + Clone + 'static,
) -> impl IntoView {
    let blocks = book.shown.blocks();
    let block = move |n: usize| {
        let row = row.clone();
        view! { <Block book n row /> }
    };
    view! { <For each=move || 0..blocks.get() key=|n| *n children=block /> }.into_any()
}

/// Some rows, or the room that they take.
#[component]
fn Block<V: IntoView + 'static>(
    book: Book,
    /// Which block, from 0.
    n: usize,
    row: impl Fn(MemberId) -> V + Send + Sync + Clone + 'static,
) -> impl IntoView {
    let is_open = book.shown.is_open(n);
    let students = move || book.shown.students_of(n);
    let content = move || {
        let row = row.clone();
        match is_open.get() {
            true => view! { <For each=students key=|student| *student children=row /> }.into_any(),
            false => view! { <Gap rows=Signal::derive(move || students().len()) /> }.into_any(),
        }
    };
    view! { <div role="none">{content}</div> }.into_any()
}

/// The room of rows that are not in the document.
#[component]
fn Gap(rows: Signal<usize>) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    // Set here and not as an attribute: what the server sends has no styles of its own.
    Effect::new(move || {
        if let Some(node) = node.get() {
            let style = HtmlElement::style(&node);
            // The property's name is valid: setting it can't fail.
            let _ = style.set_property("block-size", &format!("calc(var(--row-height) * {})", rows.get()));
        }
    });
    view! { <div role="none" class="gap" node_ref=node></div> }
}
