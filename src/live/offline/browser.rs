//! The browser's worker, and the mark that it puts on a page that it kept.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::{document, window};
use school::clock::Instant;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

use crate::live::timers;

const WORKER: &str = "/worker.js";

/// The attribute of the document by which the worker says when it kept the page, by this browser's clock.
const MARK: &str = "data-kept";

/// Registers the worker, where the browser has such.
pub fn start() {
    let Some(workers) = workers() else { return };
    timers::spawn(async move {
        // A browser that refuses it reads as before: from the server only.
        let _ = JsFuture::from(workers.register(WORKER)).await;
    });
}

/// Tells the worker which page is open, and by which files.
pub fn opened(path: &str) {
    let files =
        window().performance().map(|performance| performance.get_entries_by_type("resource")).unwrap_or_default();
    let name = |entry: JsValue| Reflect::get(&entry, &"name".into()).unwrap_or_default();
    let files: Array = files.iter().map(name).collect();
    tell(vec![("open", path.into()), ("files", files.into())]);
}

/// Tells the worker that nobody is signed in here any more.
pub fn forget() {
    tell(Vec::new());
}

/// When the worker kept the page that is open, by this browser's clock; none for a page from the server.
#[must_use]
pub fn kept_at() -> Option<Instant> {
    let at = document().document_element()?.get_attribute(MARK)?;
    at.parse().ok().map(Instant)
}

/// What is shown came from the server just now.
pub fn is_fresh() {
    if let Some(root) = document().document_element() {
        // The attribute has a valid name: removing it can't fail.
        let _ = root.remove_attribute(MARK);
    }
}

/// Says something to the worker as soon as it is there; where there is none it never is.
fn tell(message: Vec<(&'static str, JsValue)>) {
    let Some(workers) = workers() else { return };
    timers::spawn(async move {
        let object = Object::new();
        for (name, value) in message {
            let _ = Reflect::set(&object, &name.into(), &value);
        }
        let ready = match workers.ready() {
            Ok(ready) => JsFuture::from(ready).await,
            Err(error) => Err(error),
        };
        let registered = ready.ok().and_then(|there| there.dyn_into::<ServiceWorkerRegistration>().ok());
        if let Some(worker) = registered.and_then(|there| there.active()) {
            // A worker that is gone keeps nothing either.
            let _ = worker.post_message(&object);
        }
    });
}

/// The browser's workers. An insecure origin has none, and some browsers have none anywhere.
fn workers() -> Option<ServiceWorkerContainer> {
    let window = window();
    let navigator = window.navigator();
    let has = Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or_default();
    (window.is_secure_context() && has).then(|| navigator.service_worker())
}
