//! What the tests share: a screen, fetches that answer when the test says so, and a page that can be hidden.

use std::{
    future::poll_fn,
    sync::{Arc, Mutex},
    task::{Poll, Waker},
};

use leptos::prelude::*;
use school::{
    event::{Event, EventName},
    id::{CourseId, Revision, SchoolId},
};
use wasm_bindgen::{JsCast, JsValue};
use yeneta::live::{Apply, RefreshReason, UseAutoRefreshOptions, UseAutoRefreshReturn, timers, use_auto_refresh};

pub const HERE: SchoolId = SchoolId(1);

/// A screen on its own; what it owns is disposed at the end of the test.
pub struct Screen(Owner);

/// The fetches that a screen asked for, in order.
#[derive(Clone, Default)]
pub struct Fetches(Arc<Mutex<Vec<Fetch>>>);

#[derive(Default)]
struct Fetch {
    reason: Option<RefreshReason>,
    answer: Option<Result<u32, &'static str>>,
    waker: Option<Waker>,
}

/// A live screen that shows a number.
pub struct Live {
    pub fetches: Fetches,
    pub shown: RwSignal<u32>,
    pub hook: UseAutoRefreshReturn<&'static str>,
}

impl Screen {
    pub fn open() -> Self {
        // Mounting anything starts the executor that effects run on.
        drop(leptos::mount::mount_to(document().create_element("div").expect("a div").unchecked_into(), || ()));
        show_page();
        let owner = Owner::new();
        owner.set();
        Self(owner)
    }

    pub fn with<T>(&self, fun: impl FnOnce() -> T) -> T {
        self.0.with(fun)
    }

    /// A part of the screen that can be closed by itself.
    pub fn part(&self) -> Self {
        Self(self.0.with(|| Owner::current().expect("the screen's owner").child()))
    }

    pub fn close(&self) {
        self.0.cleanup();
    }

    /// Uses the hook, with the interval in milliseconds and no jitter.
    pub fn live<F>(&self, interval: u32, options: F) -> Live
    where
        F: FnOnce(UseAutoRefreshOptions<OnRefresh>) -> UseAutoRefreshOptions<OnRefresh>,
    {
        let (fetches, shown) = (Fetches::default(), RwSignal::new(0));
        let asked = fetches.clone();
        let on_refresh: OnRefresh = Box::new(move |reason| {
            let answer = asked.ask(reason);
            Box::pin(async move { answer.await.map(|number| Box::new(move || shown.set(number)) as Apply) })
        });
        let exact = yeneta::live::auto_refresh::Pacing { jitter_percent: 0, ..Default::default() };
        let options = options(UseAutoRefreshOptions::new(on_refresh).interval(interval).pacing(exact));
        Live { fetches, shown, hook: self.with(|| use_auto_refresh(options)) }
    }
}

pub type OnRefresh =
    Box<dyn Fn(RefreshReason) -> std::pin::Pin<Box<dyn Future<Output = Result<Apply, &'static str>>>> + Send + Sync>;

impl Drop for Screen {
    fn drop(&mut self) {
        self.0.cleanup();
    }
}

impl Fetches {
    pub fn count(&self) -> usize {
        self.0.lock().expect("one thread").len()
    }

    pub fn reasons(&self) -> Vec<RefreshReason> {
        self.0.lock().expect("one thread").iter().filter_map(|fetch| fetch.reason).collect()
    }

    /// Answers the n-th fetch, and lets the answer arrive.
    pub async fn answer(&self, n: usize, answer: Result<u32, &'static str>) {
        let waker = {
            let mut fetches = self.0.lock().expect("one thread");
            fetches[n].answer = Some(answer);
            fetches[n].waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
        settle().await;
    }

    fn ask(&self, reason: RefreshReason) -> impl Future<Output = Result<u32, &'static str>> + use<> {
        let (fetches, n) = (self.clone(), self.count());
        self.0.lock().expect("one thread").push(Fetch { reason: Some(reason), ..Fetch::default() });
        poll_fn(move |context| {
            let fetch = &mut fetches.0.lock().expect("one thread")[n];
            fetch.waker = Some(context.waker().clone());
            fetch.answer.map_or(Poll::Pending, Poll::Ready)
        })
    }
}

/// Lets everything happen that needs no time.
pub async fn settle() {
    for _ in 0..5 {
        leptos::task::tick().await;
    }
}

pub async fn sleep(millis: u32) {
    timers::sleep(millis).await;
    settle().await;
}

/// Waits until it is so; the test fails when it is not within three seconds.
pub async fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..300 {
        if so() {
            return;
        }
        sleep(10).await;
    }
    panic!("it never came to be: {what}");
}

pub fn hide_page() {
    pretend_hidden(true);
}

pub fn show_page() {
    pretend_hidden(false);
}

fn pretend_hidden(hidden: bool) {
    js(&format!(
        "Object.defineProperty(document, 'hidden', {{ configurable: true, get: () => {hidden} }});
         document.dispatchEvent(new Event('visibilitychange'));"
    ));
}

/// Counts the intervals, the long timeouts and the page listeners that are alive from now on; `window.alive` has the number.
pub fn count_what_is_alive() {
    js("
        window.alive = 0;
        if (!window.counting) {
            window.counting = true;
            const timers = new Set();
            const wrap = (set, clear, counts) => {
                const [realSet, realClear] = [window[set], window[clear]];
                window[set] = (call, millis) => {
                    const id = realSet(call, millis);
                    if (counts(millis)) { timers.add(id); window.alive += 1; }
                    return id;
                };
                window[clear] = id => { if (timers.delete(id)) window.alive -= 1; realClear(id); };
            };
            wrap('setInterval', 'clearInterval', () => true);
            wrap('setTimeout', 'clearTimeout', millis => millis > 10000);
            for (const target of [window, document]) {
                const add = target.addEventListener, remove = target.removeEventListener;
                target.addEventListener = function (...all) { window.alive += 1; add.apply(target, all); };
                target.removeEventListener = function (...all) { window.alive -= 1; remove.apply(target, all); };
            }
        }");
}

/// How many of them are alive.
pub fn alive() -> f64 {
    js("window.alive").as_f64().expect("count_what_is_alive was called")
}

pub fn js(code: &str) -> JsValue {
    js_sys::eval(code).expect("the test's script runs")
}

pub fn grade(course: i64, revision: i64) -> Event {
    Event {
        name: EventName::GradeUpdated,
        school: HERE,
        revision: Revision(revision),
        course: Some(CourseId(course)),
        student: None,
        assessment: None,
    }
}
