//! One question with all that was said, and what its reader can do.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    person::Role,
    question::{QuestionState, Side},
    view::{QuestionLine, QuestionStep, Questions},
};

use super::acts::{Answer, AskMore};
use crate::{
    screen::ScreenHandle,
    text::use_text,
    ui::{Pill, Tone, When},
};

/// A question; what is typed below it stays when more comes in.
#[component]
pub fn Thread(role: Role, line: QuestionLine, questions: RwSignal<Questions>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let id = line.question;
    let heading = text.course(&line.about.subject, &line.about.class);
    let whose = format!("{} · {}", line.student_name, line.school_name);
    let kind = (text.questions.kind)(line.kind);
    let concern = line.concern.map(|concern| (text.questions.from_concern)(concern));
    let staff = matches!(role, Role::Teacher | Role::Admin);
    let asked = staff.then(|| (text.questions.asked_by)(&line.asked_by.to_string(), (text.role)(line.asked_as)));
    let may_answer = line.may_answer;
    let line = Memo::new(move |_| {
        let found = questions.with(|all| all.lines.iter().find(|line| line.question == id).cloned());
        found.unwrap_or_else(|| line.clone())
    });
    let state = Memo::new(move |_| line.with(|line| line.state));
    let clock = Signal::derive(move || screen.as_of.with(|as_of| as_of.clock));
    let steps = move || line.get().steps.into_iter().enumerate();
    let about = move || line.with(|line| line.asked_mark.as_ref().map(|mark| mark.title.clone()));
    let about = move || about().map(|title| view! { <strong>{title}</strong> " · " });
    view! {
        <article class="card thread" id=format!("question-{id}")>
            <header>
                <h2>{heading}</h2>
                <p class="subtitle">{whose}</p>
                <p class="subtitle">{about} {kind} {concern}</p>
                <p class="subtitle">{asked}</p>
                <Pill
                    tone=Signal::derive(move || tone(state.get()))
                    label=Signal::derive(move || (text.questions.state)(state.get()))
                />
            </header>
            <ol class="said">
                <For each=steps key=|(place, _)| *place let((_, step))>
                    <Step step clock />
                </For>
            </ol>
            {may_answer.then(|| view! { <Answer line screen /> })}
            {(!staff).then(|| view! { <AskMore line screen /> })}
        </article>
    }
    .into_any()
}

#[component]
fn Step(step: QuestionStep, clock: Signal<SchoolClock>) -> impl IntoView {
    let text = use_text();
    let QuestionStep { act, at, by, said } = step;
    let class = if act.side() == Side::Family { "of-family" } else { "of-teachers" };
    view! {
        <li class=class>
            <p class="subtitle">
                {(text.questions.step)(act, &by.to_string())} " · "
                {move || view! { <When at clock=clock.get() /> }}
            </p>
            {(!said.is_empty()).then(|| view! { <p class="words">{said}</p> })}
        </li>
    }
    .into_any()
}

fn tone(state: QuestionState) -> Tone {
    match state {
        QuestionState::Open => Tone::Waiting,
        QuestionState::Answered | QuestionState::Corrected => Tone::Good,
        QuestionState::Kept => Tone::Active,
        QuestionState::Withdrawn => Tone::Over,
    }
}
