//! The small program: keeps a document that the server rendered as fresh as a page with a program of its own.
//!
//! It fetches the document again when the event service or the tick says so, and puts what is different into the one that is open
//! ([`morph`]); it sends the document's forms without leaving it ([`forms`]). It knows no page, no language and no mark: what it
//! needs to know stands in the document (`screen::document`), so it is the same few kilobytes for every page of a family.
//!
//! What the server's elements say to it, each by an attribute that begins with `data-`:
//!
//! | | |
//! | --- | --- |
//! | `post`, with `done`, `then` | a form that is sent without leaving the page; what is said when it was taken, where the page goes on |
//! | `seen` | a hidden field that says what its writer saw, rather than what the form is for |
//! | `get`, `live` | a form or a link that asks for this page in another way, once it is sent or while somebody types |
//! | `narrows` | a form and its fields whose choices leave less to choose from: it is read anew with what was chosen |
//! | `folds` | what is folded out for its form alone |
//! | `sending` | what a form says that leads to another page and may take long |
//! | `key` | which of its siblings an element is, from one document to the next |
//! | `once` | what the server shows once stays until the page is left |
//! | `selects`, `prints` | a field to be copied from, a button that prints |
//! | `own` | what a program of this page looks after itself |
//! | `program`, on the document | which program lives in it: it keeps the page fresh, and knows its addresses |
//!
//! Invariant: what someone types, opened or focused stays; a refresh moves nothing.
//! Invariant: nothing of another session's document comes into this one.

mod aids;
mod asking;
pub mod dom;
pub mod fetch;
pub mod forms;
pub mod hear;
pub mod morph;
mod notices;
pub mod read;
pub mod toasts;
pub mod touched;
pub mod words;

use any_spawner::Executor;
use leptos::{
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};
use wasm_bindgen::JsCast;

use self::{fetch::Fresh, morph::Order};
use crate::{
    live::{focus, offline},
    screen::{Screen, ScreenHandle, forget_with_the_session, provide_data_saver, provide_watched, use_screen},
    session::Look,
};

/// Brings the open document to life; once, for as long as it is open. How it is kept fresh is told by whoever knows what is in it.
pub fn come_alive(look: Look, keep_fresh: impl FnOnce() -> Option<ScreenHandle>) {
    // There is one executor a tab: a second call would keep the first.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(|| {
        provide_context(look);
        provide_data_saver();
        start(keep_fresh);
    });
    // Nothing outlives the document.
    std::mem::forget(owner);
}

fn start(keep_fresh: impl FnOnce() -> Option<ScreenHandle>) {
    let watched = provide_watched();
    let screen = keep_fresh();
    if let Some(start) = read::feed() {
        watched.start(start);
        notices::follow();
        keep_for_later();
    }
    if let Some(screen) = screen {
        words::beside_the_controls(screen);
        show_choice(screen);
    }
    words::banner();
    forms::take_over(screen);
    aids::listen();
    focus_again();
}

/// Keeps a document fresh by its own address once more; one on which nothing changes needs no refresh.
#[must_use]
pub fn kept_fresh() -> Option<ScreenHandle> {
    kept_fresh_while(|| true)
}

/// The same, for as long as it may be renewed: what came meanwhile is not brought in, and asked for again.
#[must_use]
pub fn kept_fresh_while(may_be_renewed: impl Fn() -> bool + Copy + Send + Sync + 'static) -> Option<ScreenHandle> {
    let read::Live { name, stale, every, as_of } = read::live()?;
    let load = || fetch::get_again(read::here());
    let apply = move |fresh: Fresh| {
        // Whoever asked for another address meanwhile has its page already.
        if !fresh.is_of_this_address() || !may_be_renewed() {
            return read::as_of(&document()).unwrap_or_default();
        }
        morph::renew(&fresh, Order::Kept);
        fresh.as_of()
    };
    Some(use_screen(Screen { name, stale, every, as_of, load, apply }))
}

/// The switch shows what was chosen in this browser, and the button that a refresh is on its way.
fn show_choice(screen: ScreenHandle) {
    Effect::new(move || {
        if let Some(switch) = read::find::<HtmlInputElement>(read::SWITCH) {
            switch.set_checked(screen.choice.on.get());
        }
    });
    Effect::new(move || {
        let busy = screen.refresh.is_refreshing.get().to_string();
        if let Some(button) = read::find::<web_sys::Element>(".refresh-controls button") {
            // The attribute has a valid name: setting it can't fail.
            let _ = button.set_attribute("aria-busy", &busy);
        }
    });
    hear::listen("change", move |event: Event| {
        let switch = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(switch) = switch.filter(|switch| switch.matches(read::SWITCH).unwrap_or_default()) {
            screen.choice.choose.run(switch.checked());
        }
    });
}

/// A family's page is kept by the browser, where it can, and forgotten with the session.
fn keep_for_later() {
    if read::is_kept() {
        offline::start();
        offline::opened(&read::path());
    }
    forget_with_the_session();
}

/// A focus whose element went with a refresh is given to what took its place.
fn focus_again() {
    morph::on_renewed(focus::finder());
}
