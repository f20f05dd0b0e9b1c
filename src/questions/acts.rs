//! What is done with a question: a teacher answers, who asked adds to it or takes it back.

use leptos::prelude::*;
use school::{
    question::{LONGEST, QuestionAct, QuestionKind, QuestionState, step},
    view::{MarkNow, QuestionLine},
};

use super::api::ActOnQuestionCall;
use crate::{text::use_text, ui::PlainForm};

/// The answer to a question; to a request to correct a mark, the new mark or why it stays.
#[component]
pub fn Answer<'a>(line: &'a QuestionLine) -> impl IntoView + use<> {
    let text = use_text();
    let may = |act: &QuestionAct| step(line.kind, Some(line.state), *act).is_ok();
    if ![QuestionAct::Answer, QuestionAct::Keep].iter().any(may) {
        return ().into_any();
    }
    let waits = line.state == QuestionState::Open;
    let ways = if line.kind == QuestionKind::Correction {
        view! { <MarkOrReason line /> }.into_any()
    } else {
        view! { <StepButton act=QuestionAct::Answer /> }.into_any()
    };
    let form = view! { <StepForm line label=text.questions.your_answer>{ways}</StepForm> };
    view! {
        <details class="more-to-say" open=waits>
            <summary>{text.questions.answer}</summary>
            {form}
        </details>
    }
    .into_any()
}

/// The mark as it stands, the field for a new one, and both ways to end the request.
#[component]
fn MarkOrReason<'a>(line: &'a QuestionLine) -> impl IntoView + use<> {
    let text = use_text();
    let id = format!("mark-{}", line.question);
    let now = line.asked_mark.as_ref().and_then(|mark| mark.now);
    let shown = |of: MarkNow| (text.questions.mark_now)(&of.mark.shown(), &of.max.to_string());
    let seen = now.map(|now| now.version.0.to_string()).unwrap_or_default();
    view! {
        <p>{now.map(shown)}</p>
        <input type="hidden" data-seen="" name="act[mark_seen]" value=seen />
        <label for=id.clone()>{text.questions.new_mark}</label>
        <input id=id name="act[mark]" type="text" autocomplete="off" class="new-mark" />
        <div class="side-acts">
            <StepButton act=QuestionAct::Correct />
            <StepButton act=QuestionAct::Keep />
        </div>
    }
    .into_any()
}

/// What who asked can do: add something or ask again, and take an open question back.
#[component]
pub fn AskMore<'a>(line: &'a QuestionLine) -> impl IntoView + use<> {
    let text = use_text();
    let open = line.state == QuestionState::Open;
    let summary = if open { text.questions.add } else { text.questions.ask_again };
    let form = view! {
        <StepForm line label=text.questions.your_words>
            <StepButton act=QuestionAct::AskAgain />
        </StepForm>
    };
    let take_back = open.then(|| view! { <TakeBack line /> });
    view! {
        <details class="more-to-say">
            <summary>{summary}</summary>
            {form}
        </details>
        {take_back}
    }
    .into_any()
}

#[component]
fn TakeBack<'a>(line: &'a QuestionLine) -> impl IntoView + use<> {
    let text = use_text();
    let seen = view! { <Seen line /> };
    let done = (text.questions.done)(QuestionState::Withdrawn);
    view! {
        <details class="confirm">
            <summary class="button quiet">{text.questions.take_back}</summary>
            <p>{text.questions.take_back_hint}</p>
            <PlainForm<ActOnQuestionCall> done>
                {seen}
                <StepButton act=QuestionAct::Withdraw />
            </PlainForm<ActOnQuestionCall>>
        </details>
    }
    .into_any()
}

/// A form with words and the buttons of the steps that they go with.
#[component]
fn StepForm<'a>(line: &'a QuestionLine, label: &'static str, children: Children) -> impl IntoView + use<> {
    let id = format!("said-{}", line.question);
    let seen = view! { <Seen line /> };
    view! {
        <PlainForm<ActOnQuestionCall> class="step-form fields">
            {seen}
            <label for=id.clone()>{label}</label>
            <textarea id=id name="act[said]" rows="3" maxlength=LONGEST.to_string() required></textarea>
            {children()}
        </PlainForm<ActOnQuestionCall>>
    }
    .into_any()
}

/// Which question it is, as it was seen.
#[component]
fn Seen<'a>(line: &'a QuestionLine) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="act[question]" value=line.question.to_string() />
        <input type="hidden" data-seen="" name="act[seen]" value=line.version.0.to_string() />
    }
    .into_any()
}

/// A button of a step; what it led to is said when it was done.
#[component]
fn StepButton(act: QuestionAct) -> impl IntoView {
    let text = use_text();
    let class = if matches!(act, QuestionAct::Keep | QuestionAct::Withdraw) { "" } else { "primary" };
    view! {
        <button type="submit" name="act[act]" value=act.name() class=class data-done=(text.questions.done)(led_to(act))>
            {(text.questions.button)(act)}
        </button>
    }
    .into_any()
}

/// Where a step leads.
fn led_to(act: QuestionAct) -> QuestionState {
    match act {
        QuestionAct::Ask | QuestionAct::AskAgain => QuestionState::Open,
        QuestionAct::Answer => QuestionState::Answered,
        QuestionAct::Correct => QuestionState::Corrected,
        QuestionAct::Keep => QuestionState::Kept,
        QuestionAct::Withdraw => QuestionState::Withdrawn,
    }
}
