//! What a family reads is kept by the browser, for when the school's server is out of reach; and forgotten with the session.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use school::person::Role;

use super::{feed::use_feed_state, use_data_saver};
use crate::{
    live::{feed::FeedState, offline},
    session::{
        api::{CurrentUser, Visit},
        use_visit,
    },
};

/// Keeps the pages of a student or a parent as they are opened; once, inside the router.
///
/// A page that is opened without a document of its own is fetched once more to be kept: not on a device that saves data.
pub fn keep_pages() {
    let (visit, path, saver) = (use_visit(), use_location().pathname, use_data_saver());
    Effect::new(move |before: Option<bool>| {
        let (path, went_on) = (path.get(), before.is_some());
        if went_on {
            leave_kept(&path);
        }
        let Some(Ok(Visit { user: Some(user), .. })) = visit.get() else { return false };
        let was_told = before == Some(true);
        if !reads_records(&user) {
            return false;
        }
        if !was_told {
            offline::start();
        }
        if !was_told || !saver.get_untracked() {
            offline::opened(&path);
        }
        true
    });
    let state = use_feed_state();
    Effect::new(move || {
        if state.get() == Some(FeedState::SignedOut) {
            offline::forget();
        }
    });
}

/// Whoever goes on from a kept page goes to another kept one, or to one that the server gives.
fn leave_kept(path: &str) {
    if offline::kept_at().is_some() {
        offline::is_fresh();
        offline::open_if_kept(path.to_owned());
    }
}

fn reads_records(user: &CurrentUser) -> bool {
    user.memberships.iter().any(|m| matches!(m.role, Role::Student | Role::Parent))
}
