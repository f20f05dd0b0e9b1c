//! The document's forms, without leaving it. What a form would do by itself happens all the same: it is sent as it is, and the
//! page to which its answer leads is brought into the one that is open.
//!
//! Invariant: what was typed stays until it was taken; a form that is on its way is not sent twice.

use leptos::{prelude::*, reactive::owner::LocalStorage};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, FormData, HtmlElement, HtmlFormElement, SubmitEvent, UrlSearchParams};

use super::{
    fetch::{self, Fresh},
    morph::{self, Order},
    read, toasts, touched, words,
};
use crate::{
    live::timers::{self, Timeout},
    screen::ScreenHandle,
};

/// A form that asks for this page in another way; with `data-live` it does so while somebody types.
const ASKS: &str = "form[data-get]";
/// A form that is posted to a server function.
const POSTED: &str = "form[data-post]";
/// What a form that was taken says, or the button that sent it; such a form leads nowhere.
const DONE: &str = "data-done";
/// What a form says that leads to another page, and may take long to send.
const SENDING: &str = "data-sending";
/// The address at which the page goes on when a form was taken that an address opened.
const THEN: &str = "data-then";
/// How long somebody must not type before what was typed is asked for, in milliseconds.
const PAUSE: u32 = 250;

/// Takes the document's forms over.
pub fn take_over(screen: Option<ScreenHandle>) {
    let asking = Asking { asked: StoredValue::new_local(0), screen };
    let waits: StoredValue<Option<Timeout>, LocalStorage> = StoredValue::new_local(None);
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
    let type_in = move |event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let form = field.and_then(|field| field.closest("form[data-live]").ok().flatten());
        if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
            let ask = move || go(asking, address_of(&form), Kept::InPlace);
            waits.set_value(Some(timers::after(PAUSE, ask)));
        }
    };
    listen("input", type_in);
    listen_to_window("popstate", move |_| go(asking, read::here(), Kept::Already));
}

/// What asks for this page in other ways.
#[derive(Clone, Copy)]
struct Asking {
    /// How often it was asked: only the last answer counts.
    asked: StoredValue<u32, LocalStorage>,
    screen: Option<ScreenHandle>,
}

/// How the browser's history hears of an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    AsAStep,
    InPlace,
    Already,
}

/// Brings this page in, as another address has it; of several that were asked for the last one.
fn go(asking: Asking, address: String, kept: Kept) {
    let Some(ticket) = asking.asked.try_update_value(|asked| {
        *asked += 1;
        *asked
    }) else {
        return;
    };
    timers::spawn(async move {
        let came = fetch::get(address.clone()).await;
        if asking.asked.try_get_value() != Some(ticket) {
            return;
        }
        match came {
            Ok(fresh) => {
                remember(&address, kept);
                // What is tried while somebody types moves nothing; what is asked for comes in its own order.
                bring_in(&fresh, if kept == Kept::InPlace { Order::Kept } else { Order::Fresh }, asking.screen);
                if kept == Kept::Already {
                    ask_as_the_address_does();
                }
            }
            Err(error) => words::refused(&error, None),
        }
    });
}

fn remember(address: &str, kept: Kept) {
    let Ok(history) = window().history() else { return };
    // An address of this server: neither can fail.
    let _ = match kept {
        Kept::AsAStep => history.push_state_with_url(&"".into(), "", Some(address)),
        Kept::InPlace => history.replace_state_with_url(&"".into(), "", Some(address)),
        Kept::Already => Ok(()),
    };
}

/// Whoever goes back or forth sees what was asked there, whatever the fields have said since.
fn ask_as_the_address_does() {
    let Ok(forms) = document().query_selector_all(ASKS) else { return };
    let forms = (0..forms.length()).filter_map(|at| forms.get(at)?.dyn_into::<Element>().ok());
    forms.flat_map(|form| touched::fields(&form)).for_each(|field| touched::show_default(&field));
}

/// Where a form that asks leads; what is blank is left out.
fn address_of(form: &HtmlFormElement) -> String {
    let path = form.get_attribute("action").unwrap_or_else(read::path);
    let query = FormData::new_with_form(form).ok().and_then(|data| query_of(&data, true)).unwrap_or_default();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// The fields as an address has them.
fn query_of(data: &FormData, without_blanks: bool) -> Option<String> {
    let all = UrlSearchParams::new().ok()?;
    for pair in data.entries() {
        let pair: js_sys::Array = pair.ok()?.dyn_into().ok()?;
        let (name, value) = (pair.get(0).as_string()?, pair.get(1).as_string()?);
        if !(without_blanks && value.is_empty()) {
            all.append(&name, &value);
        }
    }
    all.to_string().as_string()
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
    if let Some(then) = form.get_attribute(THEN) {
        go(asking, then, Kept::InPlace);
    } else if fresh.is_of_this_address() {
        bring_in(fresh, Order::Kept, asking.screen);
    } else {
        refresh(asking.screen);
    }
}

/// Brings a page in that came for a form; the refresh knows how far it was read.
fn bring_in(fresh: &Fresh, order: Order, screen: Option<ScreenHandle>) {
    morph::renew(fresh, order);
    if let Some(screen) = screen {
        screen.as_of.set(fresh.as_of());
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

fn refresh(screen: Option<ScreenHandle>) {
    if let Some(screen) = screen {
        screen.refresh.refresh_now.run(());
    }
}

fn form_of(event: &Event) -> Option<HtmlFormElement> {
    event.target()?.dyn_into().ok()
}

/// Hears an event of the whole document, for as long as it is open.
pub fn listen(name: &str, heard: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(heard);
    // A valid listener of a document that is there: it can't fail.
    let _ = document().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

fn listen_to_window(name: &str, heard: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(heard);
    let _ = window().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}
