//! Requests that can be aborted, and messages to the browser's other tabs.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::pin,
    task::{Poll, Waker},
};

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, BroadcastChannel, Headers, MessageEvent, RequestCredentials, RequestInit, Response};

use super::{Answer, Unreached};
use crate::live::timers;

/// Stops a request, and the sleep between two requests, at once.
#[derive(Default)]
pub struct Abort {
    controller: Option<AbortController>,
    aborted: Cell<bool>,
    sleeper: RefCell<Option<Waker>>,
}

/// Messages to and from the browser's other tabs; closed when dropped.
pub struct Channel {
    channel: BroadcastChannel,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Abort {
    /// Something that can be stopped.
    #[must_use]
    pub fn new() -> Self {
        Self { controller: AbortController::new().ok(), ..Self::default() }
    }

    /// Stops it, for good.
    pub fn abort(&self) {
        self.aborted.set(true);
        if let Some(controller) = &self.controller {
            controller.abort();
        }
        if let Some(sleeper) = self.sleeper.take() {
            sleeper.wake();
        }
    }

    /// Whether it was stopped.
    #[must_use]
    pub fn is_aborted(&self) -> bool {
        self.aborted.get()
    }
}

/// Gets an answer of this server, with the session's cookie, past every cache.
///
/// # Errors
/// `Unreached` if there was no complete answer.
pub async fn get(url: &str, abort: &Abort) -> Result<Answer, Unreached> {
    fetch(url, abort).await.map_err(|_| Unreached)
}

/// Sleeps so many milliseconds, or until it is aborted; its timer is gone then.
pub async fn sleep(millis: u32, abort: &Abort) {
    let mut timer = pin!(timers::sleep(millis));
    poll_fn(|context| {
        if abort.is_aborted() {
            return Poll::Ready(());
        }
        abort.sleeper.replace(Some(context.waker().clone()));
        timer.as_mut().poll(context)
    })
    .await;
}

impl Channel {
    /// Opens the channel of that name; nothing where the browser has none.
    #[must_use]
    pub fn open(name: &str, mut hear: impl FnMut(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let heard = Closure::new(move |message: MessageEvent| {
            if let Some(text) = message.data().as_string() {
                hear(text);
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self { channel, _heard: heard })
    }

    /// Tells the other tabs.
    pub fn post(&self, text: &str) {
        let _ = self.channel.post_message(&JsValue::from_str(text));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

async fn fetch(url: &str, abort: &Abort) -> Result<Answer, JsValue> {
    let init = RequestInit::new();
    init.set_method("GET");
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_cache(web_sys::RequestCache::NoStore);
    let accept = Headers::new()?;
    accept.set("accept", "application/json")?;
    init.set_headers(&accept);
    init.set_signal(abort.controller.as_ref().map(AbortController::signal).as_ref());
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(url, &init)).await?.dyn_into()?;
    let body = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    let header = |name| response.headers().get(name).ok().flatten();
    Ok(Answer { status: response.status(), cursor: header("yeneta-cursor"), build: header("yeneta-build"), body })
}
