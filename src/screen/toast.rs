//! Toasts: short messages over the page that go by themselves.

mod area;

use leptos::prelude::*;

pub use area::ToastArea;

/// The most that are there at once: the oldest make room.
const MOST: usize = 4;

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

impl ToastKind {
    /// Whether it interrupts what a screen reader says.
    fn is_urgent(self) -> bool {
        matches!(self, ToastKind::Warning | ToastKind::Error)
    }
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
        self.shown.update(|shown| {
            let too_many = (shown.len() + 1).saturating_sub(MOST);
            shown.drain(..too_many);
            shown.push(Toast { id, kind, message });
        });
    }

    fn close(self, id: u64) {
        // The app itself may be gone.
        let _ = self.shown.try_update(|shown| shown.retain(|toast| toast.id != id));
    }

    fn close_all(self) {
        let _ = self.shown.try_update(Vec::clear);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_make_room_and_each_is_closed_alone() {
        let owner = Owner::new();
        owner.set();
        provide_toasts();
        let toasts = use_toasts();
        let messages =
            || toasts.shown.with_untracked(|shown| shown.iter().map(|t| t.message.clone()).collect::<Vec<_>>());
        for n in 1..=5 {
            toasts.info(n.to_string());
        }
        assert_eq!(messages(), ["2", "3", "4", "5"]);
        let third = toasts.shown.with_untracked(|shown| shown[1].id);
        toasts.close(third);
        assert_eq!(messages(), ["2", "4", "5"]);
        toasts.close_all();
        assert!(messages().is_empty());
    }
}
