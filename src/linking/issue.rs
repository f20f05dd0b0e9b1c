//! The forms that make letters: for one student, for a whole class. They lead to the letters, which are shown once: so the browser
//! sends them itself, and nothing looks at that page before its reader does.

use leptos::{prelude::*, server_fn::ServerFn};
use school::{
    id::{ClassId, MemberId},
    view::KeptClass,
};

use super::{
    api::{IssueClassCodes, IssueCode},
    filter::class_option,
};
use crate::text::use_text;

/// A letter for one student.
#[component]
pub fn StudentLetter(
    /// Whose.
    student: MemberId,
    /// The student's name, for those who don't see the row.
    name: String,
    /// Whether there is a letter that works still.
    has_open: bool,
) -> impl IntoView {
    let text = use_text();
    let another = has_open.then(|| {
        view! {
            <label class="check">
                <input type="checkbox" name="issue[another_guardian]" value="true" />
                {text.linking.another_guardian}
            </label>
        }
    });
    view! {
        <details class="make-letter">
            <summary>{text.linking.issue} <span class="sr-only">": " {name}</span></summary>
            <form method="post" action=IssueCode::url()>
                <input type="hidden" name="issue[student]" value=student.to_string() />
                {another}
                <button type="submit">{text.linking.issue_submit}</button>
            </form>
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
    let option = move |class: KeptClass| {
        view! { <option value=class.class.to_string() selected=chosen == Some(class.class)>{class_option(text, &class)}</option> }
    };
    let classes = classes.into_iter().map(option).collect_view();
    view! {
        <details class="add">
            <summary class="button">{text.linking.class_letters}</summary>
            <form method="post" action=IssueClassCodes::url() class="fields">
                <label for="letters-class">{text.common.class}</label>
                <select id="letters-class" name="issue[class]" required>{classes}</select>
                <label class="check">
                    <input type="checkbox" name="issue[only_unlinked]" value="true" checked />
                    {text.linking.only_unlinked}
                </label>
                <button type="submit" class="primary">{text.linking.class_submit}</button>
            </form>
        </details>
    }
    .into_any()
}
