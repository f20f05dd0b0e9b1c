//! One student's family in the list: guardians, open letters, what happened, and what can be done.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    id::MemberId,
    view::{FamilyLine, GuardianLine, LinkStep, OpenCode},
};

use super::{api::EndLinkCall, issue::StudentLetter};
use crate::{
    text::use_text,
    ui::{PlainForm, When},
};

/// A row of the list.
#[component]
pub fn FamilyRow<'a>(
    /// The family.
    line: &'a FamilyLine,
    /// How its school shows an instant.
    clock: SchoolClock,
) -> impl IntoView + use<> {
    let text = use_text();
    let (student, name) = (line.student, line.name.to_string());
    let code = |code: &OpenCode| {
        view! {
            <li data-key=code.code.to_string()>
                {text.linking.issued} " " <When at=code.issued_at clock /> ", " {text.linking.works_until} " "
                <When at=code.expires_at clock />
            </li>
        }
    };
    let codes = line.codes.iter().map(code).collect_view();
    let (guardians, history) = (view! { <Guardians line clock /> }, view! { <History steps=&line.history clock /> });
    view! {
        <tr data-key=format!("{}-{student}", line.school)>
            <th scope="row">{name.clone()} " " <span class="student-number">{line.number.clone()}</span></th>
            <td data-label=text.common.class>{(text.class)(&line.class)}</td>
            <td data-label=text.linking.guardians><div>{guardians}</div></td>
            <td data-label=text.linking.codes><div>
                <ul class="ties">{codes}</ul>
                <StudentLetter student name has_open=!line.codes.is_empty() />
            </div></td>
            <td data-label=text.linking.history class:blank=line.history.is_empty()><div>{history}</div></td>
        </tr>
    }
    .into_any()
}

#[component]
fn Guardians<'a>(line: &'a FamilyLine, clock: SchoolClock) -> impl IntoView + use<> {
    let text = use_text();
    let (student, child) = (line.student, line.name.to_string());
    let none = line.guardians.is_empty().then(|| view! { <span class="subtitle">{text.linking.no_guardian}</span> });
    let guardian = |line: &GuardianLine| view! { <Guardian line student child=child.clone() clock /> };
    let guardians = line.guardians.iter().map(guardian).collect_view();
    view! {
        {none}
        <ul class="ties">{guardians}</ul>
    }
    .into_any()
}

#[component]
fn Guardian<'a>(line: &'a GuardianLine, student: MemberId, child: String, clock: SchoolClock) -> impl IntoView + use<> {
    let text = use_text();
    let (id, key, guardian) = (line.guardian.to_string(), line.guardian.to_string(), line.name.to_string());
    let hint = (text.linking.end_hint)(&guardian, &child);
    let summary = (text.linking.end)(&guardian);
    let done = (text.linking.ended)(&guardian, &child);
    view! {
        <li data-key=key>
            {guardian} " · " {(text.linking.kinship)(line.kinship)} " · " {text.linking.since} " " <When at=line.linked_at clock />
            <details class="end-link" data-folds="">
                <summary>{summary}</summary>
                <PlainForm<EndLinkCall> done>
                    <p>{hint}</p>
                    <input type="hidden" name="link[student]" value=student.to_string() />
                    <input type="hidden" name="link[guardian]" value=id />
                    <button type="submit">{text.linking.end_submit}</button>
                </PlainForm<EndLinkCall>>
            </details>
        </li>
    }
    .into_any()
}

/// Who was linked and unlinked, when and by whom.
#[component]
fn History<'a>(steps: &'a [LinkStep], clock: SchoolClock) -> impl IntoView + use<> {
    let text = use_text();
    let step = |step: &LinkStep| {
        let said = (text.linking.step)(step.act, &step.guardian.to_string(), &step.by.to_string());
        view! { <li><When at=step.at clock /> ": " {said}</li> }
    };
    let shown = steps.iter().map(step).collect_view();
    (!steps.is_empty()).then(|| {
        view! {
            <details>
                <summary>{text.linking.history}</summary>
                <ul class="ties">{shown}</ul>
            </details>
        }
    })
}
