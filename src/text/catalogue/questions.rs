//! Questions of families to teachers, and requests to correct a mark.

use school::{
    glance::ConcernKind,
    person::Role,
    question::{QuestionAct, QuestionKind, QuestionRefusal, QuestionState},
};

/// Asking, answering and reading questions.
pub struct QuestionText {
    pub heading: &'static str,
    /// What the page is, for each role.
    pub hint: fn(Role) -> &'static str,
    pub none: fn(Role) -> &'static str,
    /// What the tabs choose between.
    pub which: &'static str,
    pub all: &'static str,
    /// So many wait for an answer.
    pub waiting: fn(u32) -> String,
    pub kind: fn(QuestionKind) -> &'static str,
    pub state: fn(QuestionState) -> &'static str,
    /// What somebody did.
    pub step: fn(QuestionAct, &str) -> String,
    /// Who asked, and as what.
    pub asked_by: fn(&str, &str) -> String,
    /// The concern from which it was asked, in brackets.
    pub from_concern: fn(ConcernKind) -> &'static str,
    pub button: fn(QuestionAct) -> &'static str,
    /// What a step did, to who took it.
    pub done: fn(QuestionState) -> &'static str,
    /// What folds the teacher's form out.
    pub answer: &'static str,
    pub your_answer: &'static str,
    pub your_words: &'static str,
    pub new_mark: &'static str,
    /// The mark as it stands, and what it is out of.
    pub mark_now: fn(&str, &str) -> String,
    pub add: &'static str,
    pub ask_again: &'static str,
    pub take_back: &'static str,
    pub take_back_hint: &'static str,
    pub ask_teacher: &'static str,
    pub ask_hint: &'static str,
    pub about: &'static str,
    pub whole_course: &'static str,
    pub i_want: &'static str,
    pub i_ask: fn(QuestionKind) -> &'static str,
    pub send: &'static str,
    pub sent: &'static str,
    pub refused: fn(QuestionRefusal) -> &'static str,
}
