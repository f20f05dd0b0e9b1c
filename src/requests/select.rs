//! Selecting: a checkbox a request, a field of the plain form.

use leptos::prelude::*;
use school::request::RequestState;

use super::RequestLine;
use crate::text::{Catalogue, use_text};

/// Selects one request.
#[component]
pub fn SelectCell<'a, L: RequestLine>(
    /// The request as it stands.
    line: &'a L,
) -> impl IntoView + use<L> {
    let text = use_text();
    view! {
        <label class="select">
            <input
                type="checkbox"
                name="decide[requests][]"
                value=String::from(line.seen())
                data-request=line.request().to_string()
                aria-label=(text.requests.desk.select)(&line.label(text))
            />
        </label>
    }
    .into_any()
}

/// What the program knows of a row: what the request is called, where it stands, and what is said over it.
pub struct RowWords {
    pub name: String,
    pub state: &'static str,
    /// Heads the dialog in which it is looked into.
    pub review: String,
    /// Said there when it moved meanwhile.
    pub changed: String,
}

impl RowWords {
    /// The words of a request.
    pub fn of<L: RequestLine>(text: &Catalogue, line: &L) -> Self {
        let (name, state): (String, RequestState) = (line.label(text), line.state());
        let desk = &text.requests.desk;
        Self { review: (desk.review_of)(&name), changed: (desk.changed_meanwhile)(state), state: state.name(), name }
    }
}
