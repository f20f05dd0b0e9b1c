//! What is done with a question: a teacher answers, who asked adds to it or takes it back.
//!
//! Invariant: what someone is typing stays, whatever becomes of the question meanwhile.

use leptos::prelude::*;
use school::{
    question::{LONGEST, QuestionAct, QuestionKind, QuestionState, step},
    view::{MarkNow, QuestionLine, QuestionMoved},
};

use super::api::ActOnQuestionCall;
use crate::{
    error::ApiError,
    live::events::use_event_service,
    screen::{ScreenHandle, use_own_save, use_toasts},
    text::use_text,
    ui::PostForm,
};

/// The answer to a question; to a request to correct a mark, the new mark or why it stays.
#[component]
pub fn Answer(line: Memo<QuestionLine>, screen: ScreenHandle) -> impl IntoView {
    let typing = RwSignal::new(false);
    let may = Memo::new(move |_| {
        let (kind, state) = line.with(|line| (line.kind, line.state));
        [QuestionAct::Answer, QuestionAct::Keep].iter().any(|act| step(kind, Some(state), *act).is_ok())
    });
    let text = use_text();
    let (corrects, waits) =
        line.with_untracked(|line| (line.kind == QuestionKind::Correction, line.state == QuestionState::Open));
    view! {
        <Show when=move || may.get() || typing.get()>
            <details class="more-to-say" open=waits>
                <summary>{text.questions.answer}</summary>
                <StepForm line screen typing label=text.questions.your_answer>
                    {if corrects {
                        view! { <MarkOrReason line /> }.into_any()
                    } else {
                        view! { <StepButton act=QuestionAct::Answer /> }.into_any()
                    }}
                </StepForm>
            </details>
        </Show>
    }
    .into_any()
}

/// The mark as it stands, the field for a new one, and both ways to end the request.
#[component]
fn MarkOrReason(line: Memo<QuestionLine>) -> impl IntoView {
    let text = use_text();
    let id = line.with_untracked(|line| format!("mark-{}", line.question));
    let now = Memo::new(move |_| line.with(|line| line.asked_mark.as_ref().and_then(|mark| mark.now)));
    let shown = move |of: MarkNow| (text.questions.mark_now)(&of.mark.shown(), &of.max.to_string());
    let seen = move || now.get().map(|now| now.version.0.to_string()).unwrap_or_default();
    view! {
        <p>{move || now.get().map(shown)}</p>
        <input type="hidden" name="act[mark_seen]" value=seen />
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
pub fn AskMore(line: Memo<QuestionLine>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let typing = RwSignal::new(false);
    let open = Memo::new(move |_| line.with(|line| line.state == QuestionState::Open));
    let summary = move || if open.get() { text.questions.add } else { text.questions.ask_again };
    view! {
        <details class="more-to-say">
            <summary>{summary}</summary>
            <StepForm line screen typing label=text.questions.your_words>
                <StepButton act=QuestionAct::AskAgain />
            </StepForm>
        </details>
        <Show when=move || open.get()>
            <TakeBack line screen />
        </Show>
    }
    .into_any()
}

#[component]
fn TakeBack(line: Memo<QuestionLine>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let (done, failed) = told(screen, RwSignal::new(false));
    view! {
        <details class="confirm">
            <summary class="button quiet">{text.questions.take_back}</summary>
            <p>{text.questions.take_back_hint}</p>
            <PostForm<ActOnQuestionCall> on_done=done on_failed=failed while_sent=use_own_save()>
                <Seen line />
                <StepButton act=QuestionAct::Withdraw />
            </PostForm<ActOnQuestionCall>>
        </details>
    }
    .into_any()
}

/// A form with words and the buttons of the steps that they go with.
#[component]
fn StepForm(
    line: Memo<QuestionLine>,
    screen: ScreenHandle,
    typing: RwSignal<bool>,
    label: &'static str,
    children: Children,
) -> impl IntoView {
    let id = line.with_untracked(|line| format!("said-{}", line.question));
    let (done, failed) = told(screen, typing);
    view! {
        <PostForm<ActOnQuestionCall> on_done=done on_failed=failed while_sent=use_own_save() clear=true class="step-form fields">
            <Seen line />
            <label for=id.clone()>{label}</label>
            <textarea
                id=id
                name="act[said]"
                rows="3"
                maxlength=LONGEST.to_string()
                required
                on:input=move |_| typing.set(true)
            ></textarea>
            {children()}
        </PostForm<ActOnQuestionCall>>
    }
    .into_any()
}

/// Which question it is, as it was seen.
#[component]
fn Seen(line: Memo<QuestionLine>) -> impl IntoView {
    view! {
        <input type="hidden" name="act[question]" value=line.with_untracked(|line| line.question.to_string()) />
        <input type="hidden" name="act[seen]" value=move || line.with(|line| line.version.0.to_string()) />
    }
    .into_any()
}

#[component]
fn StepButton(act: QuestionAct) -> impl IntoView {
    let text = use_text();
    let class = if matches!(act, QuestionAct::Keep | QuestionAct::Withdraw) { "" } else { "primary" };
    view! {
        <button type="submit" name="act[act]" value=act.name() class=class>
            {(text.questions.button)(act)}
        </button>
    }
    .into_any()
}

/// Who hears the answer, and that it failed: the page is read anew either way.
fn told(screen: ScreenHandle, typing: RwSignal<bool>) -> (Callback<QuestionMoved>, Callback<ApiError>) {
    let (text, events, toasts) = (use_text(), use_event_service(), use_toasts());
    let refresh = screen.refresh.refresh_now;
    let done = Callback::new(move |moved: QuestionMoved| {
        typing.set(false);
        events.emit_own(&moved.event());
        toasts.success((text.questions.done)(moved.state));
        refresh.run(());
    });
    (done, Callback::new(move |_: ApiError| refresh.run(())))
}
