//! The refresh controls.

use leptos::{mount::mount_to, prelude::*};
use school::clock::{Instant, SchoolClock};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};
use yeneta::live::{RefreshControls, RefreshLabels, timers, use_auto_refresh_choice};

use crate::desk::{Screen, js, settle};

const LABELS: RefreshLabels = RefreshLabels { refresh: "Refresh", auto_refresh: "Auto-refresh", as_of: "as of" };

fn find<T: JsCast>(selector: &str) -> T {
    let found = document().query_selector(selector).expect("a selector").expect(selector);
    found.dyn_into().expect("its kind of element")
}

fn mount(screen: &'static str, asked: RwSignal<u32>, read_at: RwSignal<Instant>) -> impl Sized {
    mount_to(document().body().expect("a body"), move || {
        let auto = use_auto_refresh_choice(screen);
        let refresh = Callback::new(move |()| asked.update(|asked| *asked += 1));
        view! {
            <RefreshControls labels=LABELS read_at=read_at clock=SchoolClock::default() refreshing=Signal::stored(false)
                refresh=refresh auto=auto keep=vec![("term", "2".to_owned())] />
        }
    })
}

#[wasm_bindgen_test]
async fn the_button_asks_without_leaving_and_the_time_follows_the_data() {
    let _screen = Screen::open();
    let (asked, read_at) = (RwSignal::new(0), RwSignal::new(Instant(0)));
    let _mounted = mount("test-button", asked, read_at);
    settle().await;
    let button: HtmlElement = find(".refresh-controls button");
    assert_eq!(button.text_content().as_deref(), Some("Refresh"));
    js("window.addEventListener('submit', event => { window.stays = event.defaultPrevented; event.preventDefault(); },
        { once: true })");
    button.click();
    settle().await;
    assert_eq!((asked.get_untracked(), js("window.stays").as_bool()), (1, Some(true)));
    let time: HtmlElement = find("time[data-as-of]");
    assert_eq!(time.text_content().as_deref(), Some("as of 03:00:00"));
    read_at.set(Instant(61_000));
    settle().await;
    assert_eq!(time.text_content().as_deref(), Some("as of 03:01:01"));
    assert_eq!(time.get_attribute("data-as-of").as_deref(), Some("61000"));
    let kept: HtmlInputElement = find("input[type=hidden][name=term]");
    assert_eq!(kept.value(), "2");
}

#[wasm_bindgen_test]
async fn the_switch_is_remembered_for_its_screen() {
    let _screen = Screen::open();
    timers::store("yeneta-auto-refresh-test-switch", "on");
    let (asked, read_at) = (RwSignal::new(0), RwSignal::new(Instant(0)));
    let first = mount("test-switch", asked, read_at);
    settle().await;
    let switch: HtmlInputElement = find(".refresh-controls input[role=switch]");
    assert_eq!(
        switch.closest("label").ok().flatten().and_then(|label| label.text_content()).as_deref(),
        Some("Auto-refresh")
    );
    assert!(switch.checked());
    switch.click();
    settle().await;
    assert!(!switch.checked());
    drop(first);
    let _second = mount("test-switch", asked, read_at);
    settle().await;
    assert!(!find::<HtmlInputElement>(".refresh-controls input[role=switch]").checked());
    timers::store("yeneta-auto-refresh-test-switch", "on");
}
