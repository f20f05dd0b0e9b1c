//! Asking for this page in other ways: by forms and links, by what is chosen in a form, and by going back and forth.
//!
//! Invariant: of several addresses that were asked for the last one counts.

use leptos::{prelude::*, reactive::owner::LocalStorage};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlFormElement, UrlSearchParams};

use super::{
    dom,
    fetch::{self, Fresh},
    hear::{is_plain, listen, listen_to_window},
    morph::{self, Order},
    read, touched, words,
};
use crate::{
    live::timers::{self, Timeout},
    screen::ScreenHandle,
};

/// A form that asks for this page in another way; with `data-live` it does so while somebody types.
pub const ASKS: &str = "form[data-get]";
/// A link that does.
const LINKS: &str = "a[data-get]";
/// A field whose choice leaves less to choose from, and its form.
const NARROWS: &str = "[data-narrows]:not(form)";
const NARROWED: &str = "form[data-narrows]";
/// How long an answer may take before the page says that it is on its way, in milliseconds.
const PATIENCE: u32 = 500;
/// How long somebody must not type before what was typed is asked for, in milliseconds.
const PAUSE: u32 = 250;

/// What asks for this page in other ways.
#[derive(Clone, Copy)]
pub struct Asking {
    /// How often it was asked: only the last answer counts.
    asked: StoredValue<u32, LocalStorage>,
    pub screen: Option<ScreenHandle>,
}

/// How the browser's history hears of an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    AsAStep,
    /// A step that begins at the top.
    AsAnotherPage,
    InPlace,
    Already,
}

impl Asking {
    /// For a page that is kept fresh so, if it is.
    pub fn new(screen: Option<ScreenHandle>) -> Self {
        Self { asked: StoredValue::new_local(0), screen }
    }
}

/// Hears what is typed, chosen and followed, and the way back and forth.
pub fn follow(asking: Asking) {
    let waits: StoredValue<Option<Timeout>, LocalStorage> = StoredValue::new_local(None);
    listen("input", move |event: Event| {
        let form = dom::around(event.target(), "form[data-live]");
        if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
            let ask = move || go(asking, address_of(&form), Kept::InPlace);
            waits.set_value(Some(timers::after(PAUSE, ask)));
        }
    });
    listen("change", move |event| {
        let form = dom::around(event.target(), NARROWS).and_then(|field| field.closest(NARROWED).ok().flatten());
        if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
            narrow(&form, asking);
        }
    });
    listen("click", move |event| {
        let Some(link) = dom::around(event.target(), LINKS).filter(|_| is_plain(&event)) else { return };
        event.prevent_default();
        // Another page of a list is read from its beginning.
        let kept = if link.has_attribute("rel") { Kept::AsAnotherPage } else { Kept::AsAStep };
        go(asking, link.get_attribute("href").unwrap_or_default(), kept);
    });
    listen_to_window("popstate", move |_| {
        // A page that nothing of it asks for otherwise has no such steps, or a program that knows them.
        if read::find::<Element>(&format!("{ASKS}, {LINKS}")).is_some() {
            go(asking, read::here(), Kept::Already);
        }
    });
}

/// Brings this page in, as another address has it; of several that were asked for the last one.
pub fn go(asking: Asking, address: String, kept: Kept) {
    let Some(ticket) = asking.asked.try_update_value(|asked| {
        *asked += 1;
        *asked
    }) else {
        return;
    };
    timers::spawn(async move {
        let late = timers::after(PATIENCE, || words::is_arriving(true));
        let came = fetch::get(address.clone()).await;
        drop(late);
        words::is_arriving(false);
        if asking.asked.try_get_value() != Some(ticket) {
            return;
        }
        match came {
            Ok(fresh) => {
                remember(&address, kept);
                // What is tried while somebody types moves nothing; what is asked for comes in its own order.
                bring_in(&fresh, if kept == Kept::InPlace { Order::Kept } else { Order::Fresh }, asking.screen);
                match kept {
                    Kept::Already => ask_as_the_address_does(),
                    Kept::AsAnotherPage => window().scroll_to_with_x_and_y(0.0, 0.0),
                    Kept::AsAStep | Kept::InPlace => {}
                }
            }
            Err(error) => words::refused(&error, None),
        }
    });
}

/// Reads a form anew with what was chosen in it: the server says what is left to choose from, and what was chosen of it. Where more
/// was chosen meanwhile, that is asked for.
fn narrow(form: &HtmlFormElement, asking: Asking) {
    let (form, address) = (form.clone(), narrowed(form));
    timers::spawn(async move {
        match fetch::get(address.clone()).await {
            Ok(_) if narrowed(&form) != address => narrow(&form, asking),
            Ok(fresh) => {
                remember(&address, Kept::InPlace);
                bring_in(&fresh, Order::Fresh, asking.screen);
                dom::all(&form, "select").iter().for_each(touched::show_default);
            }
            Err(error) => words::refused(&error, None),
        }
    });
}

/// Where a form is read with what is chosen in it.
fn narrowed(form: &HtmlFormElement) -> String {
    let path = form.get_attribute("data-narrows").unwrap_or_default();
    let query = FormData::new_with_form(form).ok().and_then(|data| query_of(&data, true)).unwrap_or_default();
    format!("{path}?{query}")
}

fn remember(address: &str, kept: Kept) {
    let Ok(history) = window().history() else { return };
    // An address of this server: neither can fail.
    let _ = match kept {
        Kept::AsAStep | Kept::AsAnotherPage => history.push_state_with_url(&"".into(), "", Some(address)),
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
pub fn address_of(form: &HtmlFormElement) -> String {
    let path = form.get_attribute("action").unwrap_or_else(read::path);
    let query = FormData::new_with_form(form).ok().and_then(|data| query_of(&data, true)).unwrap_or_default();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// The fields as an address has them.
pub fn query_of(data: &FormData, without_blanks: bool) -> Option<String> {
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

/// Brings a page in that came for a form; the refresh knows how far it was read.
pub fn bring_in(fresh: &Fresh, order: Order, screen: Option<ScreenHandle>) {
    morph::renew(fresh, order);
    if let Some(screen) = screen {
        screen.as_of.set(fresh.as_of());
    }
}

pub fn refresh(screen: Option<ScreenHandle>) {
    if let Some(screen) = screen {
        screen.refresh.refresh_now.run(());
    }
}
