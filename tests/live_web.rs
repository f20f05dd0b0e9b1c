//! The event service, the refresh hook, the change feed, the controls, the toasts and how a document is renewed, in a real
//! browser: `script/test-web`.
#![cfg(all(target_arch = "wasm32", feature = "hydrate"))]

#[path = "live_web/controls.rs"]
mod controls;
#[path = "live_web/desk.rs"]
mod desk;
#[path = "live_web/document.rs"]
mod document;
#[path = "live_web/events.rs"]
mod events;
#[path = "live_web/feed.rs"]
mod feed;
#[path = "live_web/hook.rs"]
mod hook;
#[path = "live_web/refused.rs"]
mod refused;
#[path = "live_web/toasts.rs"]
mod toasts;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
