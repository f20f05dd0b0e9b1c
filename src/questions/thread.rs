//! One question with all that was said, and what its reader can do.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    person::Role,
    question::{QuestionState, Side},
    view::{QuestionLine, QuestionStep},
};

use super::acts::{Answer, AskMore};
use crate::{
    text::use_text,
    ui::{Pill, Tone, When},
};

/// A question.
#[component]
pub fn Thread(role: Role, line: QuestionLine, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let staff = matches!(role, Role::Teacher | Role::Admin);
    let concern = line.concern.map(|concern| (text.questions.from_concern)(concern));
    let asked = staff.then(|| (text.questions.asked_by)(&line.asked_by.to_string(), (text.role)(line.asked_as)));
    let about = line.asked_mark.as_ref().map(|mark| view! { <strong>{mark.title.clone()}</strong> " · " });
    let steps = line.steps.iter().cloned().map(|step| view! { <Step step clock /> }).collect_view();
    view! {
        <article class="card thread" id=format!("question-{}", line.question)>
            <header>
                <h2>{text.course(&line.about.subject, &line.about.class)}</h2>
                <p class="subtitle">{format!("{} · {}", line.student_name, line.school_name)}</p>
                <p class="subtitle">{about} {(text.questions.kind)(line.kind)} {concern}</p>
                <p class="subtitle">{asked}</p>
                <Pill tone=tone(line.state) label=(text.questions.state)(line.state) />
            </header>
            <ol class="said">{steps}</ol>
            {line.may_answer.then(|| view! { <Answer line=&line /> })}
            {(!staff).then(|| view! { <AskMore line=&line /> })}
        </article>
    }
    .into_any()
}

#[component]
fn Step(step: QuestionStep, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let QuestionStep { act, at, by, said } = step;
    let class = if act.side() == Side::Family { "of-family" } else { "of-teachers" };
    view! {
        <li class=class>
            <p class="subtitle">{(text.questions.step)(act, &by.to_string())} " · " <When at clock /></p>
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
