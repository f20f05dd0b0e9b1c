//! A form's save as the event service must know it: on its way until its answer was told.

use std::any::Any;

use leptos::prelude::*;

use crate::live::events::use_event_service;

/// What a [`PostForm`](crate::ui::PostForm) holds while its call is on its way: its own echo, which may come before the
/// answer, fetches nothing.
#[must_use]
pub fn use_own_save() -> Callback<(), Box<dyn Any>> {
    let events = use_event_service();
    Callback::new(move |()| Box::new(events.save_started()) as Box<dyn Any>)
}
