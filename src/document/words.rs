//! The sentences that the small program may need without its server; the server wrote them into the document
//! (`screen::document`), in its language.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement, Node};

use super::{fetch::Fresh, morph::OWN, read};
use crate::{
    error::ApiError,
    live::feed::FeedState,
    screen::{ScreenHandle, use_age, use_feed_state, use_feed_wanted},
};

/// Where the words are.
const WORDS: &str = "template#words";
/// Where the page says how its feed does.
const BANNER: &str = "#feed-banner";
/// Where a page says why it could not be refreshed.
const PROBLEM: &str = "#live [aria-live]";
/// Minutes from which on an age is told in hours.
const IN_HOURS: u32 = 120;

/// Why a form was refused.
pub struct Reason {
    pub said: String,
    /// Whether the same may simply be sent again.
    pub is_passing: bool,
}

/// Says on top of the page when the feed is lost, the session ended or the program was updated.
pub fn banner() {
    let (state, wanted) = (use_feed_state(), use_feed_wanted());
    let name = Memo::new(move |_| match state.get() {
        Some(FeedState::Lost(_)) if wanted.get() => "lost",
        Some(FeedState::SignedOut) => "signed-out",
        Some(FeedState::NewBuild) => "new-build",
        _ => "",
    });
    Effect::new(move || {
        if let Some(banner) = read::find::<Element>(BANNER) {
            let said = ready(name.get());
            banner.replace_children_with_node(&said.into_iter().collect());
        }
    });
}

/// Says that an answer is on its way, or that it came.
pub fn is_arriving(is: bool) {
    if let Some(place) = read::find::<Element>("#arriving") {
        let said = if is { place.get_attribute("data-loading") } else { None };
        place.set_text_content(said.as_deref());
    }
}

/// Says in a form that what it brings is on its way.
pub fn is_being_sent(form: &Element, said: &str) {
    if let Ok(Some(place)) = form.query_selector("[role=status]") {
        place.set_text_content(Some(said));
    }
}

/// Says beside the controls how old the data is once nothing keeps it fresh, and why a refresh failed.
pub fn beside_the_controls(screen: ScreenHandle) {
    let age = use_age(screen);
    Effect::new(move || {
        let said = age.get().map(ago);
        let before = read::find::<Element>("#live .age");
        match (before, said) {
            (Some(before), Some(said)) => before.set_text_content(Some(&said)),
            (Some(before), None) => before.remove(),
            (None, Some(said)) => put_age(&said),
            (None, None) => {}
        }
    });
    let error = screen.refresh.error;
    Effect::new(move || {
        if let (Some(error), Some(place)) = (error.get(), read::find::<Element>(PROBLEM)) {
            place.replace_children_with_node(&[problem(&sentence(&error))].into_iter().flatten().collect());
        }
    });
}

fn put_age(said: &str) {
    let (Some(after), Some(age)) = (read::find::<Element>(".refresh-controls"), own("span", "age", said)) else {
        return;
    };
    // It stands in the document: something can follow it.
    let _ = after.after_with_node_1(&age);
}

/// "10 minutes ago".
fn ago(minutes: u32) -> String {
    let (name, number) = if minutes < IN_HOURS { ("data-minutes", minutes) } else { ("data-hours", minutes / 60) };
    word(name).replace("{}", &number.to_string())
}

/// What a failure without a page of its own is called.
pub fn sentence(error: &ApiError) -> String {
    word(match error {
        ApiError::Offline => "data-offline",
        ApiError::Unauthenticated => "data-unauthenticated",
        ApiError::NotFound => "data-not-found",
        ApiError::Denied => "data-denied",
        ApiError::Invalid { .. } => "data-malformed",
        _ => "data-busy",
    })
}

/// Says why something could not be done: in the form, or beside the controls.
pub fn refused(error: &ApiError, form: Option<&Element>) {
    match form {
        Some(form) => say(form, &sentence(error)),
        None => {
            if let Some(place) = read::find::<Element>(PROBLEM) {
                place.replace_children_with_node(&[problem(&sentence(error))].into_iter().flatten().collect());
            }
        }
    }
}

/// Says in a form why it was refused.
pub fn say(form: &Element, said: &str) {
    if let Some(problem) = problem(said) {
        // It is a new element.
        let _ = problem.set_attribute("role", "alert");
        let _ = form.append_child(&problem);
    }
}

/// Takes away what the form said of its last try.
pub fn taken(form: &Element) {
    if let Ok(Some(problem)) = form.query_selector(&format!(":scope > .problem[{OWN}]")) {
        problem.remove();
    }
}

/// Why the form was refused whose answer led to this page.
pub fn reason(fresh: &Fresh) -> Option<Reason> {
    if !fresh.address.contains("__err=") {
        return None;
    }
    let problem = fresh.document.query_selector("#content .problem[data-refused]").ok().flatten();
    let is_passing =
        problem.as_ref().and_then(|problem| problem.get_attribute("data-refused")).as_deref() == Some("passing");
    // A page may have no place for the reason.
    let said = problem.and_then(|problem| problem.text_content()).unwrap_or_else(|| word("data-malformed"));
    Some(Reason { said, is_passing })
}

/// An element that is this program's own.
pub fn own(name: &str, class: &str, said: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    element.set_class_name(class);
    element.set_attribute(OWN, "").ok()?;
    element.set_text_content(Some(said));
    Some(element)
}

fn problem(said: &str) -> Option<Element> {
    own("p", "problem", said)
}

/// A word by its name; "" for one that the document does not have.
pub fn word(name: &str) -> String {
    read::find::<Element>(WORDS).and_then(|words| words.get_attribute(name)).unwrap_or_default()
}

/// A copy of something that stands ready among the words.
pub fn ready(name: &str) -> Option<Node> {
    let words: HtmlTemplateElement = read::find(WORDS)?;
    let found = words.content().query_selector(&format!("[data-word=\"{name}\"]")).ok()??;
    found.unchecked_ref::<Node>().clone_node_with_deep(true).ok()
}
