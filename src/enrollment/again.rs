//! Asking again for what was declined, withdrawn, or not taken in time.

use leptos::prelude::*;
use school::{
    id::EnrollmentRequestId,
    request::RequestState,
    view::{Asked, EnrollmentLine, OwnEnrollments},
};

use super::api::AskEnrollmentCall;
use crate::{
    live::events::use_event_service,
    requests::{List, RequestLine},
    screen::{use_own_save, use_toasts},
    text::use_text,
    ui::PostForm,
};

/// A button that asks again; where it can't be asked for, the reason stands beside it.
#[component]
pub fn AskAgain(line: Signal<EnrollmentLine>, list: List<OwnEnrollments>) -> impl IntoView {
    let text = use_text();
    let (events, toasts) = (use_event_service(), use_toasts());
    let done = Callback::new(move |asked: Asked<EnrollmentRequestId>| {
        let line = line.get_untracked();
        events.emit_own(&line.event(RequestState::Pending, asked.revision));
        toasts.success((text.requests.join.asked)(&text.course(&line.subject, &line.class)));
        list.screen.refresh.refresh_now.run(());
    });
    view! {
        <PostForm<AskEnrollmentCall> on_done=done while_sent=use_own_save() class="own-act">
            <input type="hidden" name="ask[course]" value=move || line.with(|line| line.course.to_string()) />
            <input type="hidden" name="ask[student]" value=move || line.with(|line| line.student.to_string()) />
            <button type="submit">{text.requests.join.ask_again}</button>
        </PostForm<AskEnrollmentCall>>
    }
    .into_any()
}
