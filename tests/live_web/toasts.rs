//! Toasts: where they come, how they go, and that they take nothing from whoever works on the page.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};
use yeneta::document::toasts;

use crate::desk::{Screen, js, settle, sleep, until};

/// A page with a field at its top and one at its foot, and the toasts over it.
const PAGE: &str = r#"
    <input id="top" style="position: fixed; top: 0"><input id="foot" style="position: fixed; bottom: 0">
    <section class="toasts"><div role="status"></div></section>
    <template id="words">
        <div class="toast" data-word="success"><p>Done: <span data-said></span></p><button>Close</button></div>
        <div class="toast" data-word="info"><p>New: <span data-said></span></p><button>Close</button></div>
    </template>"#;

/// The page, gone with the test.
struct Open(Element);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.remove();
    }
}

fn open() -> Open {
    let page = document().create_element("div").expect("a name");
    page.set_inner_html(PAGE);
    document().body().expect("a body").append_child(&page).expect("it is new");
    toasts::close_by_hand();
    Open(page)
}

/// The texts of what the selector finds, which has no quotes in it.
fn texts(selector: &str) -> Vec<String> {
    let all = js(&format!("Array.from(document.querySelectorAll('{selector}'), found => found.textContent)"));
    js_sys::Array::from(&all).iter().filter_map(|text| text.as_string()).collect()
}

fn find(selector: &str) -> HtmlElement {
    let found = document().query_selector(selector).expect("a selector").expect(selector);
    found.dyn_into().expect("an element of the page")
}

fn focused() -> String {
    document().active_element().map(|element| element.id()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn each_kind_comes_into_the_live_region_which_was_there_before() {
    let (_screen, _page) = (Screen::open(), open());
    toasts::success("saved");
    toasts::info("news");
    assert_eq!(texts("[role=status] .toast p"), ["Done: saved", "New: news"]);
    ["two", "more", "come"].iter().for_each(|said| toasts::info(said));
    assert_eq!(texts(".toasts .toast p"), ["New: news", "New: two", "New: more", "New: come"], "the oldest made room");
}

#[wasm_bindgen_test]
async fn closing_gives_the_focus_back_and_escape_closes_all() {
    let (_screen, _page) = (Screen::open(), open());
    find("#top").focus().expect("a field takes the focus");
    toasts::info("one");
    toasts::info("two");
    assert_eq!(focused(), "top", "a toast takes no focus");
    let close = find("[role=status] .toast button");
    close.focus().expect("a button takes the focus");
    close.click();
    assert_eq!((texts(".toasts .toast p"), focused()), (vec!["New: two".to_owned()], "top".to_owned()));
    js("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))");
    assert!(texts(".toasts .toast p").is_empty());
}

#[wasm_bindgen_test]
async fn a_toast_makes_room_for_what_has_the_focus() {
    let (_screen, _page) = (Screen::open(), open());
    let high = || find(".toasts").class_list().contains("toasts-high");
    find("#foot").focus().expect("a field takes the focus");
    toasts::info("news");
    assert!(high(), "the field below stays in sight");
    find("#top").focus().expect("a field takes the focus");
    assert!(!high(), "and the one above");
}

#[wasm_bindgen_test]
async fn a_toast_goes_by_itself_unless_it_is_held() {
    let (_screen, _page) = (Screen::open(), open());
    toasts::info("read me");
    find("[role=status] .toast button").focus().expect("a button takes the focus");
    sleep(5_500).await;
    assert_eq!(texts(".toasts .toast p"), ["New: read me"], "the focus holds it");
    find("#top").focus().expect("a field takes the focus");
    settle().await;
    until_gone().await;
}

async fn until_gone() {
    // Within a life of its own after it was let go.
    for _ in 0..3 {
        sleep(2_000).await;
    }
    until("the toast goes", || texts(".toasts .toast p").is_empty()).await;
}
