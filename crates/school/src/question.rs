//! Questions of a family to a course's teachers, and requests to correct a mark: what may become of one.
//!
//! Invariant: [`step`] is the only way from one state to another; a request to correct a mark ends with the mark changed or
//! with the reason why it stays.

use serde::{Deserialize, Serialize};

use crate::{
    grade::{Reason, ReasonProblem},
    named::named,
};

named! {
    /// What is asked of the teachers.
    QuestionKind {
        /// An answer.
        Question = "question",
        /// That a mark be looked at again.
        Correction = "correction",
    }
}

named! {
    /// Where a question stands.
    QuestionState {
        /// The teachers' turn.
        Open = "open",
        Answered = "answered",
        /// The mark was changed.
        Corrected = "corrected",
        /// The mark stays, for a reason.
        Kept = "kept",
        /// Who asked took it back.
        Withdrawn = "withdrawn",
    }
}

named! {
    /// A step with a question. Each is a row that stays.
    QuestionAct {
        Ask = "ask",
        /// Who asked adds something, or asks again.
        AskAgain = "ask_again",
        Withdraw = "withdraw",
        Answer = "answer",
        /// A teacher changes the mark.
        Correct = "correct",
        /// A teacher leaves the mark as it is.
        Keep = "keep",
    }
}

/// Whose step it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The student or the guardian who asked.
    Family,
    /// The teachers of the course.
    Teachers,
}

/// Why a question was not asked, or a step with it not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum QuestionRefusal {
    #[error("the text has less than 3 characters")]
    TooShort,
    #[error("the text has more than 500 characters")]
    TooLong,
    #[error("the text has control characters")]
    Control,
    #[error("there is no posted mark to correct")]
    NoMark,
    #[error("so many questions about the course are open already")]
    TooMany,
    #[error("somebody took a step with it meanwhile")]
    Changed,
    #[error("the mark is what it was")]
    SameMark,
    #[error("it does not stand where that step begins")]
    NotNow,
}

/// The most questions that one person has open about one course.
pub const MOST_OPEN: u32 = 5;

/// The most characters of what is asked or answered.
pub const LONGEST: usize = Reason::LONGEST;

impl QuestionAct {
    /// Whose step it is.
    #[must_use]
    pub fn side(self) -> Side {
        match self {
            QuestionAct::Ask | QuestionAct::AskAgain | QuestionAct::Withdraw => Side::Family,
            QuestionAct::Answer | QuestionAct::Correct | QuestionAct::Keep => Side::Teachers,
        }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_silent(self) -> bool {
        self == QuestionAct::Withdraw
    }
}

/// Where a step leads; `from` is none where nothing was asked yet.
///
/// # Errors
/// [`QuestionRefusal::NotNow`] where the step does not begin.
pub fn step(
    kind: QuestionKind,
    from: Option<QuestionState>,
    act: QuestionAct,
) -> Result<QuestionState, QuestionRefusal> {
    use QuestionAct as A;
    use QuestionKind as K;
    use QuestionState as S;
    match (act, kind, from) {
        (A::Ask, _, None) | (A::AskAgain, _, Some(_)) => Ok(S::Open),
        (A::Withdraw, _, Some(S::Open)) => Ok(S::Withdrawn),
        // A second thought may follow an answer.
        (A::Answer, K::Question, Some(S::Open | S::Answered)) => Ok(S::Answered),
        (A::Correct, K::Correction, Some(S::Open)) => Ok(S::Corrected),
        (A::Keep, K::Correction, Some(S::Open)) => Ok(S::Kept),
        _ => Err(QuestionRefusal::NotNow),
    }
}

/// Reads what was asked or answered, as it was typed; of a silent step nothing.
///
/// # Errors
/// When it is too short, too long, or can't be shown.
pub fn said(act: QuestionAct, typed: &str) -> Result<String, QuestionRefusal> {
    if act.is_silent() {
        return Ok(String::new());
    }
    match Reason::typed(typed) {
        Ok(said) => Ok(said.as_str().to_owned()),
        Err(ReasonProblem::TooShort) => Err(QuestionRefusal::TooShort),
        Err(ReasonProblem::TooLong) => Err(QuestionRefusal::TooLong),
        Err(ReasonProblem::Control) => Err(QuestionRefusal::Control),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole machine: a question, then a request to correct a mark; "-" is no step.
    #[test]
    fn the_states_are_these_and_no_others() {
        let row = |kind, from| {
            let to = |act: &QuestionAct| step(kind, from, *act).map_or("-", QuestionState::name);
            QuestionAct::ALL.iter().map(to).collect::<Vec<_>>().join(" ")
        };
        let table = |kind| {
            let states = [None].into_iter().chain(QuestionState::ALL.iter().copied().map(Some));
            states.map(|from| row(kind, from)).collect::<Vec<_>>()
        };
        // Ask, ask again, withdraw, answer, correct, keep; from nothing, open, answered, corrected, kept, withdrawn.
        let question = [
            "open - - - - -",
            "- open withdrawn answered - -",
            "- open - answered - -",
            "- open - - - -",
            "- open - - - -",
            "- open - - - -",
        ];
        assert_eq!(table(QuestionKind::Question), question);
        let correction = [
            "open - - - - -",
            "- open withdrawn - corrected kept",
            "- open - - - -",
            "- open - - - -",
            "- open - - - -",
            "- open - - - -",
        ];
        assert_eq!(table(QuestionKind::Correction), correction);
    }

    #[test]
    fn every_name_reads_back() {
        assert!(QuestionKind::ALL.iter().all(|kind| QuestionKind::from_name(kind.name()) == Some(*kind)));
        assert!(QuestionState::ALL.iter().all(|state| QuestionState::from_name(state.name()) == Some(*state)));
        assert!(QuestionAct::ALL.iter().all(|act| QuestionAct::from_name(act.name()) == Some(*act)));
        assert_eq!(serde_json::to_value(QuestionAct::AskAgain).ok(), Some(QuestionAct::AskAgain.name().into()));
        assert_eq!(QuestionState::from_name(""), None);
    }

    #[test]
    fn what_is_said_is_tidied_or_refused() {
        assert_eq!(said(QuestionAct::Ask, "  Why 7?\r\nPlease "), Ok("Why 7?\nPlease".into()));
        assert_eq!(said(QuestionAct::Answer, " ? "), Err(QuestionRefusal::TooShort));
        assert_eq!(said(QuestionAct::Keep, &"x".repeat(501)), Err(QuestionRefusal::TooLong));
        assert_eq!(said(QuestionAct::Keep, &"ሀ".repeat(500)).map(|said| said.chars().count()), Ok(500));
        assert_eq!(said(QuestionAct::Correct, "a\u{7}bc"), Err(QuestionRefusal::Control));
        assert_eq!(said(QuestionAct::Withdraw, "never mind"), Ok(String::new()));
    }
}
