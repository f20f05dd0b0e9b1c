//! The document's forms, without leaving it. What a form would do by itself happens all the same: it is sent as it is, and the
//! page to which its answer leads is brought into the one that is open.
//!
//! Invariant: what was typed stays until it was taken; a form that is on its way is not sent twice.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, FormData, HtmlDialogElement, HtmlElement, HtmlFormElement, SubmitEvent};

use super::{
    asking::{self, ASKS, Asking, Kept, address_of, bring_in, go, query_of, refresh},
    fetch::{self, Fresh},
    hear::listen,
    morph::Order,
    toasts, touched, words,
};
use crate::{live::timers, screen::ScreenHandle};

/// A form that is posted to a server function.
const POSTED: &str = "form[data-post]";
/// What a form that was taken says, or the button that sent it; such a form leads nowhere.
const DONE: &str = "data-done";
/// What a form says that leads to another page, and may take long to send.
const SENDING: &str = "data-sending";
/// The address at which the page goes on when a form was taken that an address opened.
const THEN: &str = "data-then";

/// Takes the document's forms over.
pub fn take_over(screen: Option<ScreenHandle>) {
    let asking = Asking::new(screen);
    asking::follow(asking);
    listen("submit", move |event| {
        let Some(form) = form_of(&event) else { return };
        if form.matches(POSTED).unwrap_or_default() {
            event.prevent_default();
            timers::spawn(post(form, event, asking));
        } else if form.matches(ASKS).unwrap_or_default() {
            event.prevent_default();
            go(asking, address_of(&form), Kept::AsAStep);
        } else if let Some(said) = form.get_attribute(SENDING) {
            event.prevent_default();
            timers::spawn(leave(form, said));
        } else if let Some(screen) = screen.filter(|_| form.matches(".refresh-controls form").unwrap_or_default()) {
            event.prevent_default();
            screen.refresh.refresh_now.run(());
        }
    });
}

/// Sends a form and shows what came of it.
async fn post(form: HtmlFormElement, event: Event, asking: Asking) {
    if is_on_its_way(&form) {
        return;
    }
    let Some(fields) = fields_of(&form, &event) else { return };
    let said = pressed(&event).and_then(|button| button.get_attribute(DONE)).or_else(|| form.get_attribute(DONE));
    on_its_way(&form, true);
    let came = fetch::post(&form.get_attribute("action").unwrap_or_default(), &fields).await;
    on_its_way(&form, false);
    words::taken(&form);
    match came {
        Err(error) => words::refused(&error, Some(&form)),
        Ok(fresh) => match words::reason(&fresh) {
            Some(reason) => refused(&form, &fresh, &reason, asking.screen),
            None if said.is_some() || fresh.is_of_this_address() => done(&form, &fresh, said, asking),
            None => {
                // Where that fails the page stays, with what it says.
                let _ = window().location().assign(&fresh.address);
            }
        },
    }
}

/// Lets the browser send a form that leads to another page, once it is known that the server is there and the session goes on:
/// with the page what was filled in would be gone.
async fn leave(form: HtmlFormElement, said: String) {
    if is_on_its_way(&form) {
        return;
    }
    on_its_way(&form, true);
    words::is_being_sent(&form, &said);
    let goes_on = fetch::goes_on().await;
    // Whoever comes back to the page can send it again.
    on_its_way(&form, false);
    match goes_on {
        // A form of the document can always be sent; the browser says what becomes of it.
        Ok(()) => drop(form.submit()),
        Err(error) => {
            words::is_being_sent(&form, "");
            words::refused(&error, Some(&form));
        }
    }
}

fn is_on_its_way(form: &HtmlFormElement) -> bool {
    form.get_attribute("aria-busy").as_deref() == Some("true")
}

fn on_its_way(form: &HtmlFormElement, is: bool) {
    // The attribute has a valid name: setting it can't fail.
    let _ = form.set_attribute("aria-busy", if is { "true" } else { "false" });
}

/// What a form would send, its pressed button included.
fn fields_of(form: &HtmlFormElement, event: &Event) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    if let Some(button) = pressed(event)
        && let (Some(name), Some(value)) = (button.get_attribute("name"), button.get_attribute("value"))
    {
        data.append_with_str(&name, &value).ok()?;
    }
    query_of(&data, false)
}

/// The button that sent a form.
fn pressed(event: &Event) -> Option<HtmlElement> {
    event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter)
}

/// What was typed stays, with the reason; what the form says that its writer saw is what the writer is told now.
fn refused(form: &HtmlFormElement, fresh: &Fresh, reason: &words::Reason, screen: Option<ScreenHandle>) {
    words::say(form, &reason.said);
    if !reason.is_passing {
        touched::see_again(form, &fresh.document);
    }
    refresh(screen);
}

/// The form is as the server has it now, and the page says that it was done.
fn done(form: &HtmlFormElement, fresh: &Fresh, said: Option<String>, asking: Asking) {
    if let Some(said) = said {
        toasts::success(&said);
    }
    form.reset();
    fold(form);
    close(form);
    if let Some(then) = form.get_attribute(THEN) {
        go(asking, then, Kept::InPlace);
    } else if fresh.is_of_this_address() {
        bring_in(fresh, Order::Kept, asking.screen);
    } else {
        refresh(asking.screen);
    }
}

/// What was folded out for the form alone is folded in with it; a focus in it goes to what folds it out.
fn fold(form: &HtmlFormElement) {
    let Ok(Some(around)) = form.closest("details[data-folds]") else { return };
    let had_focus = document().active_element().is_some_and(|active| around.contains(Some(active.as_ref())));
    let _ = around.remove_attribute("open");
    let summary = around.query_selector("summary").ok().flatten().and_then(|summary| summary.dyn_into().ok());
    if let Some(summary) = summary.filter(|_: &HtmlElement| had_focus) {
        // What can't take the focus leaves it with the document.
        let _ = summary.focus();
    }
}

/// A dialog around the form is closed with it.
fn close(form: &HtmlFormElement) {
    let around =
        form.closest("dialog[open]").ok().flatten().and_then(|around| around.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = around {
        dialog.close();
    }
}

fn form_of(event: &Event) -> Option<HtmlFormElement> {
    event.target()?.dyn_into().ok()
}
