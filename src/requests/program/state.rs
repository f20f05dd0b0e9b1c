//! What the open desk is.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    ops::Deref,
};

use leptos::prelude::{Callable, GetValue, StoredValue};

use super::{keys, look, review, rows, run::Progress, select};
use crate::{
    document::{self, morph},
    live::events::{EventService, use_event_service},
    requests::noticed::{Page, Version},
    screen::ScreenHandle,
};

/// The open desk; there is one a document, for as long as it is open.
#[derive(Clone, Copy)]
pub struct Desk(&'static State);

/// What the open desk is. Nothing of it is borrowed while foreign code runs.
pub struct State {
    pub events: EventService,
    /// What is selected, as it was seen; also of pages that are not open.
    pub chosen: RefCell<BTreeMap<i64, Version>>,
    /// The requests of the page, as they were seen last.
    pub here: RefCell<Page>,
    /// The address that the page shows, without the number of its part.
    pub shown: RefCell<String>,
    /// How far a decision on many has come; none while nothing is decided.
    pub progress: Cell<Option<Progress>>,
    /// The request that is looked into, as it was seen.
    pub reviewed: Cell<Option<(i64, Version)>>,
    /// The request with its row that may leave the list with the focus on it, to bring it back there.
    pub resume: Cell<Option<(i64, usize)>>,
    screen: Cell<Option<ScreenHandle>>,
}

impl Deref for Desk {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// Brings the desk to life.
#[must_use]
pub fn start() -> Option<ScreenHandle> {
    let desk = Desk(Box::leak(Box::new(State {
        events: use_event_service(),
        chosen: RefCell::default(),
        here: RefCell::new(rows::here()),
        shown: RefCell::new(look::address()),
        progress: Cell::new(None),
        reviewed: Cell::new(None),
        resume: Cell::new(None),
        screen: Cell::new(None),
    })));
    select::follow(desk);
    keys::follow(desk);
    review::follow(desk);
    morph::on_renewed(move || look::again(desk));
    let of = StoredValue::new_local(desk);
    // What is being decided stays as and where it is.
    let screen = document::kept_fresh_while(move || of.get_value().progress.get().is_none());
    desk.screen.set(screen);
    screen
}

impl Desk {
    /// Reads the list anew.
    pub fn refresh(self) {
        if let Some(screen) = self.screen.get() {
            screen.refresh.refresh_now.run(());
        }
    }
}
