//! A form that changes what others may change too.
//!
//! Invariant: what someone is typing is never replaced; and a save says what its writer saw, never what came in under it.

use leptos::prelude::*;
use school::{person::PersonProblem, registration::Refusal, setup::SetupProblem, view::Problem};

use crate::error::ApiError;

/// The state of one such form, over what the page holds of its thing.
pub struct Draft<T: Send + Sync + 'static> {
    /// What the fields show: what the page holds, until somebody types.
    pub shown: Memo<T>,
    /// What a save says that its writer saw: what the fields were filled in from, until the writer is told of another's change.
    pub was: Memo<T>,
    typing: RwSignal<bool>,
    told: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Draft<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Draft<T> {
    /// A form over what the page holds now.
    #[must_use]
    pub fn over(now: Memo<T>) -> Self {
        let (typing, told) = (RwSignal::new(false), RwSignal::new(false));
        let shown = Memo::new(move |before: Option<&T>| match before {
            Some(before) if typing.get() => before.clone(),
            _ => now.get(),
        });
        let was = Memo::new(move |_| if told.get() { now.get() } else { shown.get() });
        Self { shown, was, typing, told }
    }

    /// Somebody types.
    pub fn typed(self) {
        self.typing.set(true);
    }

    /// What was typed is saved: the fields follow the page again.
    pub fn saved(self) {
        self.typing.set(false);
        self.told.set(false);
    }

    /// A save failed. Who is told that somebody else changed the same may save again, over theirs.
    pub fn failed(self, error: &ApiError, refresh: Callback<()>) {
        if is_overtaken(error) {
            self.told.set(true);
            refresh.run(());
        }
    }
}

/// Whether a save was refused because somebody else had changed the same.
fn is_overtaken(error: &ApiError) -> bool {
    let ApiError::Invalid { problem } = error else { return false };
    matches!(
        problem,
        Problem::Setup(SetupProblem::ChangedMeanwhile)
            | Problem::Person(PersonProblem::Overtaken)
            | Problem::Registration(Refusal::Changed)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_follows_the_page_until_somebody_types_and_again_after_a_save() {
        let owner = Owner::new();
        owner.set();
        let page = RwSignal::new("a");
        let draft = Draft::over(Memo::new(move |_| page.get()));
        let both = || (draft.shown.get_untracked(), draft.was.get_untracked());
        page.set("b");
        assert_eq!(both(), ("b", "b"));
        draft.typed();
        page.set("c");
        assert_eq!(both(), ("b", "b"), "the writer has not seen it");
        let meanwhile = ApiError::Invalid { problem: Problem::Setup(SetupProblem::ChangedMeanwhile) };
        draft.failed(&ApiError::Busy, Callback::new(|()| {}));
        assert_eq!(both(), ("b", "b"));
        draft.failed(&meanwhile, Callback::new(|()| {}));
        assert_eq!(both(), ("b", "c"), "told of theirs, the writer may replace it");
        draft.saved();
        assert_eq!(both(), ("c", "c"));
    }
}
