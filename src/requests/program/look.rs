//! What a renewed list means for what is selected in it.

use leptos::prelude::window;
use web_sys::UrlSearchParams;

use super::{keys, review, rows, select, state::Desk, words};
use crate::{
    document::toasts,
    requests::noticed::{is_same_page, noticed},
};

/// Looks at the list again once it was renewed.
pub fn again(desk: Desk) {
    let fresh = rows::here();
    let held = desk.here.replace(fresh.clone());
    let (shown, now) = (desk.shown.replace(address()), address());
    if shown != now {
        // Another filter is another list: nothing of the first stays selected.
        desk.chosen.borrow_mut().clear();
    } else if is_same_page(&held, &fresh) {
        let (gone, arrived) = noticed(&held, &fresh, &desk.chosen.borrow());
        if !gone.is_empty() {
            let names: Vec<&str> = gone.iter().filter_map(|request| Some(held.get(request)?.name.as_str())).collect();
            let said = words::said("data-moved", &[&names.join("; ")]);
            words::say(&said);
            toasts::info(&said);
            desk.chosen.borrow_mut().retain(|request, _| !gone.contains(request));
        }
        if arrived > 0 {
            toasts::info(&words::counted("data-one-arrived", "data-many-arrived", arrived));
        }
    }
    select::paint(desk);
    review::look_again(desk);
    keys::resume(desk);
}

/// The address of the list, whichever of its pages is open.
pub fn address() -> String {
    let location = window().location();
    let query = location.search().ok().and_then(|query| UrlSearchParams::new_with_str(&query).ok());
    let query = query.map(|query| {
        query.delete("page");
        query.to_string().as_string().unwrap_or_default()
    });
    format!("{}?{}", location.pathname().unwrap_or_default(), query.unwrap_or_default())
}
