//! Asking the teachers of a course, or for a mark to be corrected.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    glance::ConcernKind,
    question::{LONGEST, QuestionKind},
    view::{CourseDetail, PostedMark},
};

use super::api::AskTeacherCall;
use crate::{
    text::use_text,
    ui::{FormProblem, PlainForm, use_form_failure},
};

/// The parameter of the address that names the concern from which it is asked.
const CONCERN: &str = "concern";
/// Where the form stands on the page.
const PLACE: &str = "ask";

/// What is behind the address of a course's page for who asks from a concern.
#[must_use]
pub fn asked_from(concern: ConcernKind) -> String {
    format!("?{CONCERN}={}#{PLACE}", concern.name())
}

/// A form that folds out; unfolded where it is asked from a concern, or where it was refused without wasm.
#[component]
pub fn AskTeacher<'a>(detail: &'a CourseDetail) -> impl IntoView + use<> {
    let text = use_text();
    let words = &text.questions;
    let query = use_query_map();
    let concern = query.with_untracked(|query| query.get(CONCERN)).and_then(|name| ConcernKind::from_name(&name));
    let failed = use_form_failure().with_untracked(Option::is_some);
    let typed = query.with_untracked(|query| query.get("said")).unwrap_or_default();
    let about = (detail.record.course, detail.student);
    let about_what = view! { <AboutWhat detail /> };
    let from = concern.map(|concern| (words.from_concern)(concern));
    view! {
        <section class="card" id=PLACE>
            <details open=concern.is_some() || failed>
                <summary>{words.ask_teacher}</summary>
                <p class="hint">{words.ask_hint}</p>
                <p class="hint">{from}</p>
                <FormProblem />
                {(failed && !typed.is_empty()).then(|| view! { <q class="note">{typed.clone()}</q> })}
                <PlainForm<AskTeacherCall> done=words.sent class="ask-form fields">
                    <input type="hidden" name="ask[course]" value=about.0.to_string() />
                    <input type="hidden" name="ask[student]" value=about.1.to_string() />
                    {concern.map(|of| view! { <input type="hidden" name="ask[concern]" value=of.name() /> })}
                    {about_what}
                    <label for="ask-said">{words.your_words}</label>
                    <textarea
                        id="ask-said"
                        name="ask[said]"
                        rows="4"
                        maxlength=LONGEST.to_string()
                        required
                        prop:value=typed
                    ></textarea>
                    <button type="submit" class="primary">{words.send}</button>
                </PlainForm<AskTeacherCall>>
            </details>
        </section>
    }
    .into_any()
}

/// The course as a whole or one assessment, and whether its mark is to be looked at again.
#[component]
fn AboutWhat<'a>(detail: &'a CourseDetail) -> impl IntoView + use<> {
    let text = use_text();
    let words = &text.questions;
    let option = |mark: &PostedMark| {
        view! { <option value=mark.assessment.to_string()>{mark.title.clone()}</option> }
    };
    let marks = detail.record.marks.iter().map(option).collect_view();
    let choice = move |kind: QuestionKind| {
        view! {
            <label>
                <input type="radio" name="ask[kind]" value=kind.name() checked=kind == QuestionKind::Question />
                {(words.i_ask)(kind)}
            </label>
        }
    };
    view! {
        <label for="ask-about">{words.about}</label>
        <select id="ask-about" name="ask[assessment]">
            <option value="">{words.whole_course}</option>
            {marks}
        </select>
        <fieldset class="choices">
            <legend>{words.i_want}</legend>
            {QuestionKind::ALL.iter().map(|kind| choice(*kind)).collect_view()}
        </fieldset>
    }
    .into_any()
}
