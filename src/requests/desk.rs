//! The desk of those who decide: a list whose selected requests are decided together, as one plain form. In an open page its program
//! (`requests::program`) does so part by part, with the words that stand ready here.

use leptos::prelude::*;
use school::{
    request::{Actor, RequestKind, RequestState},
    view::RequestFilter,
};

use super::{
    ListAddress, PageLinks, RequestLine, RequestList,
    acts::{self, ActButton},
};
use crate::text::use_text;

/// In the place of a number or a name in a sentence that the program completes.
const HOLE: &str = "{}";

/// What a desk's page says about itself.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Where the list stands.
    pub address: ListAddress,
    /// In which part its reader decides.
    pub actor: Actor,
    /// The address of the server function that decides.
    pub decides: &'static str,
    /// The address of the one that finds every request under a filter, where lists are longer than a page.
    pub finds: Option<&'static str>,
}

/// The list with a checkbox a request, and what is decided on all that is selected.
#[component]
pub fn DeskForm<'a, T: RequestList>(
    desk: Desk,
    list: &'a T,
    /// What is shown.
    shown: &'a RequestFilter,
    /// The rows.
    rows: AnyView,
) -> impl IntoView + use<T> {
    let kind = <T::Line as RequestLine>::KIND;
    let total = shown.state.map_or_else(|| list.counts().all(), |state| list.counts().of(state));
    let class = if list.lines().is_empty() { "desk desk-empty" } else { "desk" };
    let states = match shown.state {
        Some(state) => vec![state],
        None => list.lines().iter().map(RequestLine::state).collect(),
    };
    let words = view! { <DeskWords desk shown /> };
    view! {
        <form method="post" action=desk.decides class=class data-desk="">
            // Enter in a checkbox presses a form's first button: this one does nothing.
            <button type="submit" disabled hidden></button>
            <SelectPage more=(desk.finds.is_some() && total as usize > list.lines().len()).then_some(total) />
            {rows}
            <PageLinks address=desk.address shown total />
            <DecideBar kind states actor=desk.actor from=shown.state.unwrap_or(RequestState::Pending) />
        </form>
        {words}
    }
    .into_any()
}

/// Selects the page's requests, and then those of all pages; there only once the program is.
#[component]
fn SelectPage(
    /// How many there are on all pages, where there are more than on this one.
    more: Option<u32>,
) -> impl IntoView {
    let desk = &use_text().requests.desk;
    view! {
        <div class="select-page with-wasm">
            <label class="select">
                <input type="checkbox" data-page="" data-own="" />
                {desk.select_page}
            </label>
            <button type="button" class="quiet" data-do="select-all" data-all=more.map(|all| all.to_string()) hidden>
                {more.map(desk.select_all)}
            </button>
        </div>
    }
}

#[component]
fn DecideBar(kind: RequestKind, states: Vec<RequestState>, actor: Actor, from: RequestState) -> impl IntoView {
    let text = use_text();
    let desk = &text.requests.desk;
    let offered = acts::offered_on(kind, &states, actor);
    let buttons = offered.iter().map(|act| view! { <ActButton act=*act kind from /> }).collect_view();
    view! {
        <section class="decide-bar" aria-label=desk.selection hidden=offered.is_empty()>
            <p class="selected with-wasm" aria-live="polite" data-own="">
                <span>{(desk.selected)(0)}</span>
                <button type="button" class="quiet" data-do="clear" hidden>{desk.clear}</button>
            </p>
            <div class="decide-note">
                <label for="desk-note">{text.common.note}</label>
                <textarea id="desk-note" name="decide[note]" rows="1" maxlength="500" placeholder=text.common.note_hint></textarea>
            </div>
            <div class="decisions">{buttons}</div>
            // How far a decision on many has come, and the button that stops it.
            <div class="decide-progress" data-own="" hidden>
                <progress aria-label=desk.decide></progress>
                <span role="status"></span>
                <button type="button" data-do="stop">{desk.stop}</button>
            </div>
        </section>
    }
}

/// What the program says without its server.
#[component]
fn DeskWords<'a>(desk: Desk, shown: &'a RequestFilter) -> impl IntoView + use<> {
    let text = use_text();
    let words = &text.requests.desk;
    // A number of two digits that stands nowhere else in the sentence.
    let many = |said: fn(u32) -> String| said(59).replace("59", HOLE);
    let progress = (words.progress)(59, 97).replace("59", HOLE).replace("97", HOLE);
    let states = RequestState::ALL.iter().map(|state| {
        view! { <option value=state.name()>{(text.requests.state)(*state)}</option> }
    });
    view! {
        <datalist
            id="desk-words"
            data-finds=desk.finds
            data-filter=fields_of(shown)
            data-path=desk.address.path
            data-none-selected=(words.selected)(0)
            data-one-selected=(words.selected)(1)
            data-many-selected=many(words.selected)
            data-choose-first=words.choose_first
            data-progress=progress
            data-stopping=words.stopping
            data-moved=(words.moved_meanwhile)(HOLE)
            data-one-arrived=(words.arrived)(1)
            data-many-arrived=many(words.arrived)
        >
            {states.collect_view()}
        </datalist>
        <p class="sr-only" id="desk-said" role="status" data-own=""></p>
    }
}

/// A filter as the fields of a server function.
fn fields_of(shown: &RequestFilter) -> String {
    let RequestFilter { state, search, course, school, .. } = shown;
    let all = [
        ("state", state.map(|state| state.name().to_owned())),
        ("search", Some(search.clone())),
        ("course", course.map(|id| id.to_string())),
        ("school", school.map(|id| id.to_string())),
    ];
    let pair = |(name, value): (&str, Option<String>)| {
        Some(format!("filter[{name}]={}", leptos_router::location::Url::escape(&value?)))
    };
    all.into_iter().filter_map(pair).collect::<Vec<_>>().join("&")
}

/// Says which keys there are; there only once the program is, and where there is a keyboard to expect.
#[component]
pub fn KeysHint() -> impl IntoView {
    let desk = &use_text().requests.desk;
    let keys = desk.keys.iter().map(|(key, does)| view! { <span><kbd>{*key}</kbd> " " {*does}</span> });
    view! { <p class="hint keys-hint with-wasm">{desk.keys_heading} ": " {keys.collect_view()}</p> }.into_any()
}

/// Where one request is looked into without leaving the list.
#[component]
pub fn ReviewDialog() -> impl IntoView {
    let text = use_text();
    view! {
        <dialog id="review" class="dialog" aria-labelledby="review-heading" data-own="">
            <div class="dialog-head">
                <h2 id="review-heading"></h2>
                <form method="dialog">
                    <button type="submit" class="quiet">{text.common.close}</button>
                </form>
            </div>
            <div role="status"><p class="word" hidden></p></div>
            <p class="problem" role="alert" hidden></p>
            <p class="loading" hidden>{text.loading}</p>
            <div data-reviewed=""></div>
        </dialog>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{amharic, english};

    #[test]
    fn a_sentence_has_one_place_for_each_number_in_every_language() {
        for text in [english(), amharic()] {
            let desk = &text.requests.desk;
            for said in [desk.selected, desk.arrived] {
                assert_eq!(said(59).matches("59").count(), 1, "{}", said(59));
                assert_eq!(said(59).replace("59", "2"), said(2));
            }
            let progress = (desk.progress)(59, 97);
            let (done, of) = (progress.find("59").expect("how far"), progress.find("97").expect("of how many"));
            assert!(done < of || text.lang == "am", "{progress}");
            assert_eq!((desk.moved_meanwhile)(HOLE).matches(HOLE).count(), 1);
        }
    }
}
