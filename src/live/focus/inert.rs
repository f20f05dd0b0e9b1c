//! The server's twin: nothing has the focus.

use leptos::{html, prelude::*};

/// Nothing to remember.
#[derive(Clone, Copy)]
pub struct Outside;

/// Remembers nothing on the server.
#[must_use]
pub fn remember_outside(_area: NodeRef<html::Section>) -> Outside {
    Outside
}

impl Outside {
    /// Does nothing on the server.
    pub fn give_back(self) {}
}

/// Remembers nothing on the server.
pub fn provide_used() {}

/// Does nothing on the server.
pub fn find_again() {}

/// Does nothing on the server.
pub fn finder() -> impl Fn() + 'static {
    || {}
}

/// Never on the server.
#[must_use]
pub fn is_low_while(_wanted: Memo<bool>) -> Signal<bool> {
    Signal::stored(false)
}
