//! Selecting requests, of this page and of all pages, and deciding on what is selected.

use school::{id::EnrollmentRequestId, view::Seen};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, SubmitEvent};

use super::{look, review, rows, state::Desk, words};
use crate::{
    document::{
        dom, fetch,
        hear::{hear, is_plain, listen},
        read::find,
        toasts,
        words::sentence,
    },
    live::timers,
};

/// The list as a form.
const FORM: &str = "form[data-desk]";
/// Selects every request of the page.
const PAGE: &str = "input[data-page]";
/// Selects those of all pages.
const ALL: &str = "[data-do=select-all]";

/// Hears what is selected and pressed, for as long as the page is open.
pub fn follow(desk: Desk) {
    if let Some(form) = find::<Element>(FORM) {
        hear(&form, "change", move |event: Event| changed(desk, &event));
        hear(&form, "submit", move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(act) = event.submitter().and_then(|button: HtmlElement| button.get_attribute("value")) {
                decide(desk, &act);
            }
        });
    }
    listen("click", move |event| {
        let Some(button) = dom::around(event.target(), "[data-do]") else { return };
        match button.get_attribute("data-do").unwrap_or_default().as_str() {
            "review" if is_plain(&event) => {
                event.prevent_default();
                review::open(desk, button.closest("tr").ok().flatten().as_ref());
            }
            "select-all" => select_all(desk),
            "clear" => {
                desk.chosen.borrow_mut().clear();
                paint(desk);
            }
            "stop" => desk.stop(),
            "close-outcome" => find::<Element>("#outcome").into_iter().for_each(|outcome| outcome.remove()),
            _ => {}
        }
    });
    paint(desk);
}

fn changed(desk: Desk, event: &Event) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    if input.matches(PAGE).unwrap_or_default() {
        rows::all().iter().for_each(|row| select(desk, row, input.checked()));
    } else if let Some(row) = input.closest("tr[data-row]").ok().flatten() {
        select(desk, &row, input.checked());
    }
    paint(desk);
}

fn select(desk: Desk, row: &Element, on: bool) {
    let Some((request, seen)) = rows::seen(row) else { return };
    let mut chosen = desk.chosen.borrow_mut();
    if on {
        chosen.insert(request, seen.version);
    } else {
        chosen.remove(&request);
    }
}

/// Shows what is selected.
pub fn paint(desk: Desk) {
    let chosen = desk.chosen.borrow();
    let rows = rows::all();
    let is_chosen = |row: &Element| rows::request_of(row).is_some_and(|request| chosen.contains_key(&request));
    for row in &rows {
        if let Some(input) = rows::checkbox(row) {
            input.set_checked(is_chosen(row));
        }
    }
    let whole_page = !rows.is_empty() && rows.iter().all(is_chosen);
    if let Some(page) = find::<HtmlInputElement>(PAGE) {
        page.set_checked(whole_page);
    }
    if let Some(all) = find::<Element>(ALL) {
        let more = dom::number(&all, "data-all").and_then(|all| usize::try_from(all).ok());
        dom::show(&all, whole_page && more.is_some_and(|all| chosen.len() < all));
    }
    if let Some(bar) = find::<Element>(".decide-bar .selected") {
        let said = match chosen.len() {
            0 => words::word("data-none-selected"),
            count => words::counted("data-one-selected", "data-many-selected", count),
        };
        dom::say_in(&bar, "span", &said);
        dom::show_in(&bar, "button", !chosen.is_empty());
    }
}

/// Selects every request under the filter, those of other pages too.
fn select_all(desk: Desk) {
    let (path, filter, shown) = (words::word("data-finds"), words::word("data-filter"), look::address());
    timers::spawn(async move {
        let answer = fetch::call(path, fetch::FORM, filter).await;
        // The list may show something else by now.
        if shown != look::address() {
            return;
        }
        let all = answer.map(|json| serde_json::from_slice::<Vec<Seen<EnrollmentRequestId>>>(json.as_bytes()));
        match all {
            Ok(Ok(all)) => {
                let all = all.into_iter().map(|seen| (seen.request.into(), seen.version.0));
                *desk.chosen.borrow_mut() = all.collect();
                paint(desk);
            }
            Ok(Err(_)) => toasts::info(&sentence(&crate::error::ApiError::Offline)),
            Err(error) => toasts::info(&sentence(&error)),
        }
    });
}

/// Decides on what is selected.
pub fn decide(desk: Desk, act: &str) {
    let chosen: Vec<_> = desk.chosen.borrow().iter().map(|(request, version)| (*request, *version)).collect();
    if chosen.is_empty() {
        let said = words::word("data-choose-first");
        words::say(&said);
        return toasts::info(&said);
    }
    desk.decide(act, chosen);
}
