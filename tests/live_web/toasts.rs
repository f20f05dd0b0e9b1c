//! Toasts: where they come, how they go, and that they take nothing from whoever works on the page.

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;
use yeneta::{
    screen::{ToastArea, Toasts, provide_toasts, use_toasts},
    text::{english, provide_text},
};

use crate::desk::{Screen, js, settle, sleep, until};

/// A page with a field at its top and one at its foot, and the toasts over it.
fn mount() -> (Toasts, impl Sized) {
    let handle = StoredValue::new(None);
    let mounted = mount_to(document().body().expect("a body"), move || {
        provide_text(english());
        provide_toasts();
        handle.set_value(Some(use_toasts()));
        view! {
            <input id="top" style="position: fixed; top: 0" />
            <input id="foot" style="position: fixed; bottom: 0" />
            <ToastArea />
        }
    });
    (handle.get_value().expect("the page is mounted"), mounted)
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
async fn each_kind_comes_into_its_live_region_which_was_there_before() {
    let _screen = Screen::open();
    let (toasts, _mounted) = mount();
    settle().await;
    assert_eq!(
        (texts(".toasts [role=status]"), texts(".toasts [role=alert]")),
        (vec![String::new()], vec![String::new()])
    );
    toasts.success("saved");
    toasts.info("news");
    toasts.warning("beware");
    toasts.error("failed");
    settle().await;
    assert_eq!(texts("[role=status] .toast p"), ["Done: saved", "New: news"]);
    assert_eq!(texts("[role=alert] .toast p"), ["Attention: beware", "Failed: failed"]);
    toasts.info("one more");
    settle().await;
    assert_eq!(texts(".toast p").len(), 4, "the oldest made room");
}

#[wasm_bindgen_test]
async fn closing_gives_the_focus_back_and_escape_closes_all() {
    let _screen = Screen::open();
    let (toasts, _mounted) = mount();
    settle().await;
    find("#top").focus().expect("a field takes the focus");
    toasts.info("one");
    toasts.error("two");
    settle().await;
    assert_eq!(focused(), "top", "a toast takes no focus");
    let close = find("[role=status] .toast button");
    close.focus().expect("a button takes the focus");
    close.click();
    settle().await;
    assert_eq!((texts(".toast p"), focused()), (vec!["Failed: two".to_owned()], "top".to_owned()));
    js("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))");
    settle().await;
    assert!(texts(".toast p").is_empty());
}

#[wasm_bindgen_test]
async fn a_toast_makes_room_for_what_has_the_focus() {
    let _screen = Screen::open();
    let (toasts, _mounted) = mount();
    settle().await;
    let high = || find(".toasts").class_list().contains("toasts-high");
    find("#foot").focus().expect("a field takes the focus");
    toasts.info("news");
    settle().await;
    assert!(high(), "the field below stays in sight");
    find("#top").focus().expect("a field takes the focus");
    settle().await;
    assert!(!high(), "and the one above");
}

#[wasm_bindgen_test]
async fn a_toast_goes_by_itself_unless_it_is_held() {
    let _screen = Screen::open();
    let (toasts, _mounted) = mount();
    settle().await;
    toasts.info("read me");
    settle().await;
    js("document.querySelector('.toasts').dispatchEvent(new PointerEvent('pointerenter'))");
    sleep(5_500).await;
    assert_eq!(texts(".toast p"), ["New: read me"], "a pointer holds it");
    js("document.querySelector('.toasts').dispatchEvent(new PointerEvent('pointerleave'))");
    sleep(4_500).await;
    assert_eq!(texts(".toast p").len(), 1, "and it has its five seconds again");
    until("the toast goes", || texts(".toast p").is_empty()).await;
}
