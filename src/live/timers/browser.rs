//! The browser's timers, clock, page visibility, storage and randomness.

use std::future::Future;

use gloo_timers::callback;
use js_sys::Function;
use leptos::prelude::{document, window};
use school::clock::Instant;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::EventTarget;

/// Ticks until it is dropped.
pub struct Interval {
    _timer: callback::Interval,
}

/// Fires once, unless it is dropped before.
pub struct Timeout {
    _timer: callback::Timeout,
}

/// Listens until it is dropped.
pub struct Listener {
    on: Vec<(EventTarget, &'static str)>,
    closure: Closure<dyn FnMut(web_sys::Event)>,
}

/// Calls back every so many milliseconds.
pub fn interval(millis: u32, tick: impl FnMut() + 'static) -> Interval {
    Interval { _timer: callback::Interval::new(in_timer_range(millis), tick) }
}

/// Calls back once, so many milliseconds from now.
pub fn after(millis: u32, fire: impl FnOnce() + 'static) -> Timeout {
    Timeout { _timer: callback::Timeout::new(in_timer_range(millis), fire) }
}

/// Resolves so many milliseconds from now; dropping it stops its timer.
pub fn sleep(millis: u32) -> impl Future<Output = ()> + Unpin {
    gloo_timers::future::TimeoutFuture::new(in_timer_range(millis))
}

/// Runs a future on the browser's one thread.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    leptos::task::spawn_local(future);
}

/// The browser's clock.
#[must_use]
pub fn now() -> Instant {
    Instant(whole_millis(js_sys::Date::now()))
}

/// Milliseconds since the page began: it never jumps when somebody sets the clock.
#[must_use]
pub fn uptime() -> i64 {
    window().performance().map_or_else(|| now().0, |performance| whole_millis(performance.now()))
}

/// Whether the page can't be seen.
#[must_use]
pub fn is_hidden() -> bool {
    document().hidden()
}

/// Tells when the page is hidden, left, shown again or brought back from the browser's cache: `true` is visible.
pub fn on_visibility(mut changed: impl FnMut(bool) + 'static) -> Listener {
    let closure = Closure::new(move |event: web_sys::Event| changed(event.type_() != "pagehide" && !is_hidden()));
    let on = vec![
        (EventTarget::from(document()), "visibilitychange"),
        (EventTarget::from(window()), "pagehide"),
        (EventTarget::from(window()), "pageshow"),
    ];
    for (target, name) in &on {
        let _ = target.add_event_listener_with_callback(name, handler(&closure));
    }
    Listener { on, closure }
}

/// A preference that this browser keeps.
#[must_use]
pub fn stored(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Keeps a preference; a browser without storage forgets it.
pub fn store(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// A random number from the browser's cryptographic source.
#[must_use]
pub fn random_u64() -> u64 {
    let mut bytes = [0_u8; 8];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    u64::from_le_bytes(bytes)
}

impl Drop for Listener {
    fn drop(&mut self) {
        for (target, name) in &self.on {
            let _ = target.remove_event_listener_with_callback(name, handler(&self.closure));
        }
    }
}

fn handler(closure: &Closure<dyn FnMut(web_sys::Event)>) -> &Function {
    closure.as_ref().unchecked_ref()
}

/// A timer's delay is a signed 32-bit number: beyond it the browser fires at once.
fn in_timer_range(millis: u32) -> u32 {
    millis.min(i32::MAX.unsigned_abs())
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds stay far below 2^53")]
fn whole_millis(millis: f64) -> i64 {
    millis as i64
}
