//! How a total is made, step by step: the same for teacher, student and guardian.

use leptos::prelude::*;
use school::{
    id::{CourseId, MemberId},
    view::Explanation,
};

use crate::text::{Said, Told, ToldLine, ToldPart, use_text};

/// The explanation of a total behind a summary that opens it; it works before wasm.
#[component]
pub fn ExplainTotal(
    /// Whose or of what the total is.
    #[prop(into)]
    of: String,
    /// The student.
    student: MemberId,
    /// The course.
    course: CourseId,
    /// The explanation.
    explanation: Explanation,
) -> impl IntoView {
    let text = use_text();
    view! {
        <details class="explain" data-explains=course.to_string()>
            <summary>{(text.explain.open_of)(&of)}</summary>
            <ExplainedTotal student course explanation />
        </details>
    }
    .into_any()
}

/// The explanation itself.
#[component]
pub fn ExplainedTotal(
    /// The student.
    student: MemberId,
    /// The course.
    course: CourseId,
    /// The explanation; it is told anew when it changes.
    #[prop(into)]
    explanation: Signal<Explanation>,
) -> impl IntoView {
    let text = use_text();
    let told = Memo::new(move |_| explanation.with(|explanation| text.told(explanation)));
    let steps = Signal::derive(move || told.with(|told| told.steps.clone()));
    view! {
        <div class="explained" data-explanation="" data-student=student.to_string()>
            <p>{move || told.with(|told| told.basis)}</p>
            <For each=move || 0..told.with(|told| told.parts.len()) key=|place| *place let(place)>
                <Part told place />
            </For>
            <ol class="steps">
                <Steps steps />
            </ol>
            <p class="hint">
                <a href="/help/flags">{text.help.link}</a>
                " · "
                <a href=format!("/api/explanation/{course}/{student}") rel="external" download="">
                    {text.explain.data}
                </a>
            </p>
        </div>
    }
    .into_any()
}

/// One component: its marks, and what they come to. When a mark changes, only texts change.
#[component]
fn Part(told: Memo<Told>, place: usize) -> impl IntoView {
    let text = use_text();
    let part = Memo::new(move |_| told.with(|told| told.parts.get(place).cloned().unwrap_or_default()));
    let steps = Signal::derive(move || part.with(|part| part.steps.clone()));
    view! {
        <table class="marks">
            <caption>{move || part.with(|part| part.heading.clone())}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.record.assessment}</th>
                    <th scope="col">{text.record.mark}</th>
                    <th scope="col">{text.explain.effect_heading}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || 0..part.with(|part| part.lines.len()) key=|place| *place let(place)>
                    <Line part place />
                </For>
            </tbody>
        </table>
        <ul class="steps">
            <Steps steps />
        </ul>
    }
    .into_any()
}

#[component]
fn Line(part: Memo<ToldPart>, place: usize) -> impl IntoView {
    let line = Memo::new(move |_| part.with(|part| part.lines.get(place).cloned().unwrap_or_default()));
    let said = move |what: fn(&ToldLine) -> String| move || line.with(what);
    view! {
        <tr class:not-counted=move || line.with(|line| !line.counts)>
            <th scope="row">
                {said(|line| line.title.clone())} " " <span class="kind">{said(|line| line.kind.to_owned())}</span>
            </th>
            <td>{said(|line| line.mark.clone())} " " <span class="out-of">{said(|line| line.percent.clone())}</span></td>
            <td>{said(|line| line.does.clone())}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn Steps(steps: Signal<Vec<Said>>) -> impl IntoView {
    let step = move |place: usize| {
        let said = Memo::new(move |_| steps.with(|steps| steps.get(place).cloned().unwrap_or_default()));
        view! {
            <li>
                {move || said.with(|said| said.text.clone())} " "
                <small class="exact">{move || said.with(|said| said.exact.clone().unwrap_or_default())}</small>
            </li>
        }
    };
    view! { <For each=move || 0..steps.with(Vec::len) key=|place| *place children=step /> }.into_any()
}
