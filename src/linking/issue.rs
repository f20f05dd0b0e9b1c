//! The forms that make letters: for one student, for a whole class.

use leptos::prelude::*;
use school::{
    event::{Event, EventName},
    id::{ClassId, MemberId},
    view::{Issued, KeptClass},
};

use super::{
    api::{IssueClassCodes, IssueCode},
    filter::class_option,
};
use crate::{live::events::use_event_service, text::use_text, ui::PostForm};

/// Tells the other tabs of an issue; the server leads to the letters.
fn tell_of_issue() -> impl Fn(Issued) + Send + Sync + 'static {
    let events = use_event_service();
    move |issued: Issued| {
        let Issued { school, revision, .. } = issued;
        let name = EventName::PeopleChanged;
        events.emit_own(&Event { name, school, revision, course: None, student: None, assessment: None });
    }
}

/// A letter for one student.
#[component]
pub fn StudentLetter(
    /// Whose.
    student: MemberId,
    /// The student's name, for those who don't see the row.
    name: String,
    /// Whether there is a letter that works still.
    has_open: Signal<bool>,
) -> impl IntoView {
    let text = use_text();
    let on_done = tell_of_issue();
    let another = move || {
        has_open.get().then(|| {
            view! {
                <label class="check">
                    <input type="checkbox" name="issue[another_guardian]" value="true" />
                    {text.linking.another_guardian}
                </label>
            }
        })
    };
    view! {
        <details class="make-letter">
            <summary>{text.linking.issue} <span class="sr-only">": " {name}</span></summary>
            <PostForm<IssueCode> on_done>
                <input type="hidden" name="issue[student]" value=student.to_string() />
                {another}
                <button type="submit">{text.linking.issue_submit}</button>
            </PostForm<IssueCode>>
        </details>
    }
    .into_any()
}

/// Letters for every student of a class.
#[component]
pub fn ClassLetters(
    /// The classes to choose from.
    classes: Vec<KeptClass>,
    /// The class that the list shows, if one.
    chosen: Option<ClassId>,
) -> impl IntoView {
    let text = use_text();
    let on_done = tell_of_issue();
    let option = move |class: KeptClass| {
        view! { <option value=class.class.to_string() selected=chosen == Some(class.class)>{class_option(text, &class)}</option> }
    };
    let classes = classes.into_iter().map(option).collect_view();
    view! {
        <details class="add">
            <summary class="button">{text.linking.class_letters}</summary>
            <PostForm<IssueClassCodes> on_done class="fields">
                <label for="letters-class">{text.common.class}</label>
                <select id="letters-class" name="issue[class]" required>{classes}</select>
                <label class="check">
                    <input type="checkbox" name="issue[only_unlinked]" value="true" checked />
                    {text.linking.only_unlinked}
                </label>
                <button type="submit" class="primary">{text.linking.class_submit}</button>
            </PostForm<IssueClassCodes>>
        </details>
    }
    .into_any()
}
