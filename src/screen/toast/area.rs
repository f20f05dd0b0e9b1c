//! Where the toasts stand: over the page, in live regions that are there before any toast.
//!
//! Invariant: a toast moves nothing and takes no focus; it never covers what has the focus.

use leptos::{ev, html, prelude::*};

use super::{Toast, ToastKind, Toasts, use_toasts};
use crate::{
    live::{focus, timers},
    text::{Catalogue, use_text},
};

/// How long a toast stays, in milliseconds.
const LIFE: u32 = 5_000;

/// What holds the toasts: a pointer over them, or the focus inside.
#[derive(Clone, Copy)]
struct Held {
    hovered: RwSignal<bool>,
    focused: RwSignal<bool>,
}

impl Held {
    fn get(self) -> bool {
        self.hovered.get() || self.focused.get()
    }

    fn release(self) {
        self.hovered.set(false);
        self.focused.set(false);
    }
}

/// The toasts' two live regions: what can wait, and what can't.
#[component]
pub fn ToastArea() -> impl IntoView {
    let text = use_text();
    let toasts = use_toasts();
    let held = Held { hovered: RwSignal::new(false), focused: RwSignal::new(false) };
    let area = NodeRef::<html::Section>::new();
    let before = focus::remember_outside(area);
    let close = move |id| {
        before.give_back();
        toasts.close(id);
        if toasts.shown.with_untracked(Vec::is_empty) {
            held.release();
        }
    };
    close_by_escape(toasts, move || {
        before.give_back();
        toasts.close_all();
        held.release();
    });
    let some = Memo::new(move |_| toasts.shown.with(|shown| !shown.is_empty()));
    let high = focus::is_low_while(some);
    let of = move |urgent: bool| toasts.shown.get().into_iter().filter(move |toast| toast.kind.is_urgent() == urgent);
    view! {
        <section
            class=move || if high.get() { "toasts toasts-high" } else { "toasts" }
            aria-label=text.notices.messages
            node_ref=area
            on:pointerenter=move |_| held.hovered.set(true)
            on:pointerleave=move |_| held.hovered.set(false)
            on:focusin=move |_| held.focused.set(true)
            on:focusout=move |_| held.focused.set(false)
        >
            <div role="status" aria-atomic="false">
                <For each=move || of(false) key=|toast| toast.id let(toast)>
                    <OneToast toast held close=Callback::new(close) />
                </For>
            </div>
            <div role="alert" aria-atomic="false">
                <For each=move || of(true) key=|toast| toast.id let(toast)>
                    <OneToast toast held close=Callback::new(close) />
                </For>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn OneToast(toast: Toast, held: Held, close: Callback<u64>) -> impl IntoView {
    let text = use_text();
    let Toast { id, kind, message } = toast;
    let toasts = use_toasts();
    // The timer belongs to the effect: held, the effect runs again and the timer is gone; let go, a new one starts.
    Effect::new(move || {
        if !held.get() {
            StoredValue::new_local(timers::after(LIFE, move || toasts.close(id)));
        }
    });
    view! {
        <div class=class_of(kind)>
            <p><span class="sr-only">{word_of(text, kind)}</span> " " {message}</p>
            <button type="button" class="quiet" on:click=move |_| close.run(id)>
                {text.common.close}
            </button>
        </div>
    }
    .into_any()
}

/// Escape closes them from anywhere, unless somebody else took the key.
fn close_by_escape(toasts: Toasts, close: impl Fn() + Copy + Send + Sync + 'static) {
    Effect::new(move || {
        let on_key = move |event: ev::KeyboardEvent| {
            let some = toasts.shown.try_with_untracked(|shown| !shown.is_empty()).unwrap_or_default();
            if some && event.key() == "Escape" && !event.default_prevented() {
                close();
            }
        };
        let listener = window_event_listener(ev::keydown, on_key);
        on_cleanup(move || listener.remove());
    });
}

fn class_of(kind: ToastKind) -> &'static str {
    match kind {
        ToastKind::Success => "toast toast-success",
        ToastKind::Info => "toast toast-info",
        ToastKind::Warning => "toast toast-warning",
        ToastKind::Error => "toast toast-error",
    }
}

fn word_of(text: &'static Catalogue, kind: ToastKind) -> &'static str {
    match kind {
        ToastKind::Success => text.notices.success,
        ToastKind::Info => text.notices.info,
        ToastKind::Warning => text.notices.warning,
        ToastKind::Error => text.notices.error,
    }
}
