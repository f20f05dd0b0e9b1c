//! Looking into one request without leaving the list: its own page, in a dialog. It is read anew when somebody moves it meanwhile; what
//! is typed there stays.

use web_sys::{Document, Element, HtmlAnchorElement};

use super::{keys, rows, state::Desk};
use crate::{
    document::{
        dom, fetch,
        hear::hear,
        morph::{self, Order},
        read::find,
        words::sentence,
    },
    error::ApiError,
    live::timers,
};

/// The dialog.
const DIALOG: &str = "review";
/// Where the request stands in it.
const PLACE: &str = "#review [data-reviewed]";
/// Where it stands on its own page.
const CARD: &str = "#content .one-request";

/// Follows that the dialog is closed.
pub fn follow(desk: Desk) {
    if let Some(dialog) = dom::dialog(DIALOG) {
        hear(&dialog, "close", move |_: web_sys::Event| {
            desk.reviewed.set(None);
            keys::resume(desk);
        });
    }
}

/// Looks into the request of a row.
pub fn open(desk: Desk, row: Option<&Element>) {
    let Some((row, (request, seen))) = row.and_then(|row| Some((row, rows::seen(row)?))) else { return };
    keys::remember(desk, request);
    desk.reviewed.set(Some((request, seen.version)));
    let Some(dialog) = dom::dialog(DIALOG) else { return };
    dom::say_or_hide(&dialog, ".word", None);
    if let Some(place) = find::<Element>(PLACE) {
        dom::fill(&place, []);
    }
    dom::open(DIALOG, row.get_attribute("data-review").as_deref());
    read(desk, row, request);
}

/// The list was renewed: what became of the request that is looked into?
pub fn look_again(desk: Desk) {
    let Some((request, version)) = desk.reviewed.get() else { return };
    let Some((row, (_, seen))) = rows::row(request).and_then(|row| Some((row.clone(), rows::seen(&row)?))) else {
        return;
    };
    if seen.version != version {
        desk.reviewed.set(Some((request, seen.version)));
        if let Some(dialog) = dom::dialog(DIALOG) {
            dom::say_or_hide(&dialog, ".word", row.get_attribute("data-changed").as_deref());
        }
        read(desk, &row, request);
    }
}

fn read(desk: Desk, row: &Element, request: i64) {
    let Some(link) = dom::within::<HtmlAnchorElement>(row, ".cell-open a") else { return };
    let loading = |is: bool| {
        if let Some(dialog) = dom::dialog(DIALOG) {
            dom::show_in(&dialog, ".loading", is && find::<Element>(&format!("{PLACE} *")).is_none());
        }
    };
    loading(true);
    timers::spawn(async move {
        let came = fetch::get(link.href()).await;
        // The dialog may be another request's by now, or closed.
        if desk.reviewed.get().is_none_or(|(of, _)| of != request) {
            return;
        }
        loading(false);
        show(came.and_then(|fresh| card(&fresh.document).ok_or(ApiError::NotFound)));
    });
}

fn card(of: &Document) -> Option<Element> {
    of.query_selector(CARD).ok()?
}

/// Puts the request into the dialog; one that is there is renewed, but for what somebody is typing.
fn show(came: Result<Element, ApiError>) {
    let (Some(dialog), Some(place)) = (dom::dialog(DIALOG), find::<Element>(PLACE)) else { return };
    let why = came.as_ref().err().map(sentence);
    dom::say_or_hide(&dialog, ".problem[role=alert]", why.as_deref());
    let Ok(card) = came else { return };
    match place.first_element_child() {
        Some(open) => morph::into(&open, &card, Order::Kept),
        None => dom::fill(&place, morph::copy_of(&card)),
    }
}
