//! The tools above the grid, each also a key, and the dialogs that they open.

use leptos::prelude::*;

use super::{
    about::About,
    book::{Book, CellKey},
    commands::{self, Command},
    keys,
    paste::PastePlan,
    plan::Plan,
    save::Saver,
    together::Wish,
    undo::Way,
};
use crate::{text::use_text, ui::Dialog};

/// A dialog over the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The keys.
    Keys,
    /// Comment and history of a cell.
    About(CellKey),
    /// What a pasted block would do.
    Paste(Plan),
}

/// What can be done to marks beyond typing, as buttons.
#[component]
pub fn CellTools(book: Book, saver: Saver) -> impl IntoView {
    let text = use_text();
    let cells = &text.cells;
    view! {
        <div role="group" aria-label=cells.tools class="cell-tools">
            {book
                .may_write
                .then(|| {
                    view! {
                        <GoButton book saver way=Way::Undo name=cells.undo key="Control+Z" />
                        <GoButton book saver way=Way::Redo name=cells.redo key="Control+Y Control+Shift+Z" />
                        <ToolButton book saver command=Command::FillDown name=cells.fill_down key="Control+D" />
                    }
                })}
            <ToolButton book saver command=Command::About name=cells.about key="Shift+F2" />
            <ToolButton book saver command=Command::Keys name=cells.keys key="?" />
        </div>
    }
    .into_any()
}

/// A button that works on the cell that had the focus last.
#[component]
fn ToolButton(book: Book, saver: Saver, command: Command, name: &'static str, key: &'static str) -> impl IntoView {
    let press = move |_| {
        if let Some(cell) = keys::current() {
            commands::run(book, saver, cell, command);
        }
    };
    view! {
        <button type="button" class="quiet" aria-keyshortcuts=key on:click=press>
            {name}
        </button>
    }
    .into_any()
}

/// A button through the operations; where there is none left it says so and keeps the focus.
#[component]
fn GoButton(book: Book, saver: Saver, way: Way, name: &'static str, key: &'static str) -> impl IntoView {
    let none_left = move || book.stack.with(|stack| !stack.can(way)).to_string();
    view! {
        <button
            type="button"
            class="quiet"
            aria-keyshortcuts=key
            aria-disabled=none_left
            on:click=move |_| saver.wish(Wish::Go(way))
        >
            {name}
        </button>
    }
    .into_any()
}

/// The dialogs; closed, each leads back to the cell.
#[component]
pub fn Panels(book: Book, saver: Saver) -> impl IntoView {
    let text = use_text();
    let panel = book.panel;
    let is = move |wanted: fn(&Panel) -> bool| Signal::derive(move || panel.with(|p| p.as_ref().is_some_and(wanted)));
    let on_close = Callback::new(move |()| {
        panel.set(None);
        if let Some(cell) = keys::current() {
            keys::focus(cell);
        }
    });
    let about = Memo::new(move |_| match panel.get() {
        Some(Panel::About(key)) => Some(key),
        _ => None,
    });
    let named = move || about.get().map(|key| saver.name(key)).unwrap_or_default();
    let pasted = move || match panel.get() {
        Some(Panel::Paste(plan)) => Some(view! { <PastePlan book saver plan /> }),
        _ => None,
    };
    view! {
        <Dialog id="about" open=is(|p| matches!(p, Panel::About(_))) heading=Signal::derive(named) on_close>
            {move || about.get().map(|key| view! { <About book saver key /> })}
        </Dialog>
        <Dialog id="paste" open=is(|p| matches!(p, Panel::Paste(_))) heading=text.cells.paste.to_owned() on_close>
            {pasted}
        </Dialog>
        <Dialog id="all-keys" open=is(|p| *p == Panel::Keys) heading=text.cells.keys.to_owned() on_close>
            <Keys />
        </Dialog>
    }
    .into_any()
}

/// Every key with what it does.
#[component]
fn Keys() -> impl IntoView {
    let text = use_text();
    let line = |(keys, what): &(&'static str, &'static str)| {
        view! {
            <dt>{*keys}</dt>
            <dd>{*what}</dd>
        }
    };
    view! { <dl class="all-keys">{text.cells.all_keys.iter().map(line).collect_view()}</dl> }.into_any()
}
