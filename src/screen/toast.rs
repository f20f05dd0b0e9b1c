//! Toasts: short messages over the page that go by themselves.

use leptos::prelude::*;

use crate::{live::timers, text::use_text};

/// How long a toast stays, in milliseconds.
const LIFE: u32 = 5_000;

/// What a toast says about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// It worked.
    Success,
    /// Something is new.
    Info,
    /// Something needs attention.
    Warning,
    /// Something failed.
    Error,
}

#[derive(Clone, PartialEq, Eq)]
struct Toast {
    id: u64,
    kind: ToastKind,
    message: String,
}

/// The toasts of this tab.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    newest: StoredValue<u64>,
}

/// Provides the toasts to everything below; once, in the app.
pub fn provide_toasts() {
    provide_context(Toasts { shown: RwSignal::default(), newest: StoredValue::new(0) });
}

/// The toasts of this tab.
#[must_use]
pub fn use_toasts() -> Toasts {
    expect_context()
}

impl Toasts {
    /// Says that something worked.
    pub fn success(self, message: impl Into<String>) {
        self.show(ToastKind::Success, message.into());
    }

    /// Says that something is new.
    pub fn info(self, message: impl Into<String>) {
        self.show(ToastKind::Info, message.into());
    }

    /// Says that something needs attention.
    pub fn warning(self, message: impl Into<String>) {
        self.show(ToastKind::Warning, message.into());
    }

    /// Says that something failed.
    pub fn error(self, message: impl Into<String>) {
        self.show(ToastKind::Error, message.into());
    }

    fn show(self, kind: ToastKind, message: String) {
        self.newest.update_value(|id| *id += 1);
        let id = self.newest.get_value();
        self.shown.update(|shown| shown.push(Toast { id, kind, message }));
        timers::spawn(async move {
            timers::sleep(LIFE).await;
            self.close(id);
        });
    }

    fn close(self, id: u64) {
        // The app itself may be gone.
        let _ = self.shown.try_update(|shown| shown.retain(|toast| toast.id != id));
    }
}

/// Where the toasts stand.
#[component]
pub fn ToastArea() -> impl IntoView {
    let text = use_text();
    let toasts = use_toasts();
    view! {
        <div class="toasts">
            <For each=move || toasts.shown.get() key=|toast| toast.id let(toast)>
                <div
                    class=class_of(toast.kind)
                    role=if toast.kind == ToastKind::Error { "alert" } else { "status" }
                >
                    <p>{toast.message.clone()}</p>
                    <button type="button" class="quiet" on:click=move |_| toasts.close(toast.id)>
                        {text.common.close}
                    </button>
                </div>
            </For>
        </div>
    }
    .into_any()
}

fn class_of(kind: ToastKind) -> &'static str {
    match kind {
        ToastKind::Success => "toast toast-success",
        ToastKind::Info => "toast toast-info",
        ToastKind::Warning => "toast toast-warning",
        ToastKind::Error => "toast toast-error",
    }
}
