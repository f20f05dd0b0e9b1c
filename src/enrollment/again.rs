//! Asking again for what was declined, withdrawn, or not taken in time.

use leptos::prelude::*;
use school::view::EnrollmentLine;

use super::api::AskEnrollmentCall;
use crate::{text::use_text, ui::PlainForm};

/// A button that asks again; where it can't be asked for, the reason stands beside it.
#[component]
pub fn AskAgain<'a>(line: &'a EnrollmentLine) -> impl IntoView + use<> {
    let text = use_text();
    let (course, student) = (line.course, line.student);
    view! {
        <PlainForm<AskEnrollmentCall>
            done=(text.requests.join.asked)(&text.course(&line.subject, &line.class))
            class="own-act"
        >
            <input type="hidden" name="ask[course]" value=course.to_string() />
            <input type="hidden" name="ask[student]" value=student.to_string() />
            <button type="submit">{text.requests.join.ask_again}</button>
        </PlainForm<AskEnrollmentCall>>
    }
    .into_any()
}
