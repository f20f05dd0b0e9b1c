//! Questions of families to teachers, and requests to correct a mark.

use school::{
    glance::ConcernKind,
    person::Role,
    question::{QuestionAct, QuestionKind, QuestionRefusal, QuestionState},
};

use crate::text::catalogue::QuestionText;

pub(super) const QUESTIONS: QuestionText = QuestionText {
    heading: "Questions",
    hint,
    none: |role| match role {
        Role::Student | Role::Parent => "You have asked nothing yet. On the page of a course you can ask its teacher.",
        Role::Teacher | Role::Admin => "Nobody has asked anything here.",
    },
    which: "Which questions",
    all: "All",
    waiting: |n| format!("Waiting for an answer ({n})"),
    kind: |kind| match kind {
        QuestionKind::Question => "Question",
        QuestionKind::Correction => "Request to correct a mark",
    },
    state: |state| match state {
        QuestionState::Open => "Waits for an answer",
        QuestionState::Answered => "Answered",
        QuestionState::Corrected => "Mark corrected",
        QuestionState::Kept => "Mark stays",
        QuestionState::Withdrawn => "Taken back",
    },
    step: |act, who| match act {
        QuestionAct::Ask => format!("{who} asked"),
        QuestionAct::AskAgain => format!("{who} added"),
        QuestionAct::Withdraw => format!("{who} took it back"),
        QuestionAct::Answer => format!("{who} answered"),
        QuestionAct::Correct => format!("{who} corrected the mark"),
        QuestionAct::Keep => format!("{who} left the mark as it is"),
    },
    asked_by: |name, role| format!("Asked by {name} ({role})"),
    from_concern: |concern| match concern {
        ConcernKind::UnderPass => "(about a total under the pass mark)",
        ConcernKind::Missing => "(about missing work)",
        ConcernKind::Falling => "(about falling marks)",
        ConcernKind::NotAssessed => "(about a course without marks)",
    },
    button: |act| match act {
        QuestionAct::Ask | QuestionAct::AskAgain => "Send",
        QuestionAct::Withdraw => "Take it back",
        QuestionAct::Answer => "Answer",
        QuestionAct::Correct => "Correct the mark",
        QuestionAct::Keep => "Leave the mark",
    },
    done: |state| match state {
        QuestionState::Open => "Sent. The course's teachers are told.",
        QuestionState::Answered => "Answered. Who asked is told.",
        QuestionState::Corrected => "The mark is corrected. Who asked is told.",
        QuestionState::Kept => "The mark stays. Who asked is told.",
        QuestionState::Withdrawn => "Taken back.",
    },
    answer: "Answer this",
    your_answer: "Your answer",
    your_words: "Your words",
    new_mark: "New mark, where it changes",
    mark_now: |mark, max| format!("The mark now: {mark} of {max}"),
    add: "Add something",
    ask_again: "Ask again",
    take_back: "Take back…",
    take_back_hint: "The teachers see that you no longer wait for an answer. You can ask again.",
    ask_teacher: "Ask the teacher",
    ask_hint: "The course's teachers and the school's office read it, nobody else. The answer comes to your inbox.",
    about: "About",
    whole_course: "The course as a whole",
    i_want: "I want",
    i_ask: |kind| match kind {
        QuestionKind::Question => "to ask something",
        QuestionKind::Correction => "the mark to be looked at again",
    },
    send: "Send",
    sent: "Sent. The course's teachers are told; the answer comes to your inbox.",
    refused,
};

fn hint(role: Role) -> &'static str {
    match role {
        Role::Student | Role::Parent => "What you asked the teachers, and what they answered.",
        Role::Teacher => "What families ask about your courses. What waits for an answer comes first.",
        Role::Admin => "What families ask and teachers answer, to read along.",
    }
}

fn refused(refusal: QuestionRefusal) -> &'static str {
    match refusal {
        QuestionRefusal::TooShort => "Nothing was sent. Say it in a few words.",
        QuestionRefusal::TooLong => "Nothing was sent. It can have at most 500 characters; shorten it.",
        QuestionRefusal::Control => "Nothing was sent. It can't have control characters; type it again.",
        QuestionRefusal::NoMark => "Nothing was sent. Choose an assessment that has a mark, or ask a question instead.",
        QuestionRefusal::TooMany => {
            "Nothing was sent. Five of your questions about this course wait already; add to one of them, or wait for an answer."
        }
        QuestionRefusal::Changed => {
            "Nothing was sent. Somebody was faster: read what is new above, and send it again if it still fits."
        }
        QuestionRefusal::SameMark => {
            "Nothing was sent. That is the mark already; type another one, or leave the mark and say why."
        }
        QuestionRefusal::NotNow => "Nothing was sent. The question does not wait for that any more; reload the page.",
    }
}
