//! One student's family in the list: guardians, open letters, what happened, and what can be done.

use leptos::prelude::*;
use school::{
    event::{Event, EventName},
    id::MemberId,
    view::{Families, FamilyChanged, FamilyLine, GuardianLine, LinkStep, OpenCode},
};

use super::{api::EndLinkCall, issue::StudentLetter};
use crate::{
    live::events::use_event_service,
    screen::use_toasts,
    text::use_text,
    ui::{PostForm, When},
};

/// A row of the list.
#[component]
pub fn FamilyRow(
    /// The family as it was first read.
    line: FamilyLine,
    /// The list as it is now.
    families: RwSignal<Families>,
    /// Reads the list anew.
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let student = line.student;
    let name = line.name.to_string();
    let now = Memo::new(move |_| {
        let found = families.with(|f| f.lines.iter().find(|line| line.student == student).cloned());
        found.unwrap_or_else(|| line.clone())
    });
    let clock = families.with_untracked(|f| f.as_of.clock);
    let child = StoredValue::new(name.clone());
    let guardian = move |line: GuardianLine| {
        view! { <Guardian line student child=child.get_value() clock refresh /> }
    };
    let code = move |code: OpenCode| {
        view! {
            <li>
                {text.linking.issued} " " <When at=code.issued_at clock /> ", " {text.linking.works_until} " "
                <When at=code.expires_at clock />
            </li>
        }
    };
    let has_codes = move || now.with(|line| !line.codes.is_empty());
    view! {
        <tr>
            <th scope="row">
                {move || now.with(|line| line.name.to_string())} " "
                <span class="student-number">{move || now.with(|line| line.number.clone())}</span>
            </th>
            <td data-label=text.common.class>{move || now.with(|line| (text.class)(&line.class))}</td>
            <td data-label=text.linking.guardians><div>
                <Show when=move || now.with(|line| line.guardians.is_empty())>
                    <span class="subtitle">{text.linking.no_guardian}</span>
                </Show>
                <ul class="ties">
                    <For each=move || now.get().guardians key=|g| (g.guardian, g.linked_at) children=guardian />
                </ul>
            </div></td>
            <td data-label=text.linking.codes><div>
                <ul class="ties">
                    <For each=move || now.get().codes key=|c| c.code children=code />
                </ul>
                <StudentLetter student name has_open=Signal::derive(has_codes) />
            </div></td>
            <td data-label=text.linking.history class:blank=move || now.with(|line| line.history.is_empty())>
                <div><History now clock /></div>
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn Guardian(
    line: GuardianLine,
    student: MemberId,
    child: String,
    clock: school::clock::SchoolClock,
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let (events, toasts) = (use_event_service(), use_toasts());
    let guardian = line.name.to_string();
    let hint = (text.linking.end_hint)(&guardian, &child);
    let summary = (text.linking.end)(&guardian);
    let said = (text.linking.ended)(&guardian, &child);
    let on_done = move |changed: FamilyChanged| {
        if let Some(revision) = changed.revision {
            let (name, school) = (EventName::PeopleChanged, changed.school);
            let student = Some(student);
            events.emit_own(&Event { name, school, revision, course: None, student, assessment: None });
        }
        toasts.success(said.clone());
        refresh.run(());
    };
    view! {
        <li>
            {guardian} " · " {(text.linking.kinship)(line.kinship)} " · " {text.linking.since} " " <When at=line.linked_at clock />
            <details class="end-link">
                <summary>{summary}</summary>
                <PostForm<EndLinkCall> on_done>
                    <p>{hint}</p>
                    <input type="hidden" name="link[student]" value=student.to_string() />
                    <input type="hidden" name="link[guardian]" value=line.guardian.to_string() />
                    <button type="submit">{text.linking.end_submit}</button>
                </PostForm<EndLinkCall>>
            </details>
        </li>
    }
    .into_any()
}

/// Who was linked and unlinked, when and by whom.
#[component]
fn History(now: Memo<FamilyLine>, clock: school::clock::SchoolClock) -> impl IntoView {
    let text = use_text();
    let step = move |step: LinkStep| {
        let said = (text.linking.step)(step.act, &step.guardian.to_string(), &step.by.to_string());
        view! { <li><When at=step.at clock /> ": " {said}</li> }
    };
    view! {
        <Show when=move || now.with(|line| !line.history.is_empty())>
            <details>
                <summary>{text.linking.history}</summary>
                <ul class="ties">
                    <For each=move || now.get().history key=|s| (s.at, s.act.name(), s.guardian.clone()) children=step />
                </ul>
            </details>
        </Show>
    }
    .into_any()
}
