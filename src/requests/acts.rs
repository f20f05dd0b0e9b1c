//! The acts that a person is offered, and their buttons; whether an act is allowed is decided when it is done.

use leptos::prelude::*;
use school::request::{Act, Actor, RequestKind, RequestState, Standing, Step, step};

use crate::text::use_text;

/// What those who decide can do, the most wanted first.
const DECISIONS: [Act; 5] = [Act::Approve, Act::Review, Act::Decline, Act::End, Act::Reopen];

/// The decisions that would move a request from where it stands.
#[must_use]
pub fn offered(kind: RequestKind, state: RequestState, actor: Actor, admin_decided: bool) -> Vec<Act> {
    // Whether a seat is left changes by the minute: an approval without one leads to the waiting list.
    let standing = Standing { kind, state, admin_decided, seat_left: true };
    DECISIONS.into_iter().filter(|act| matches!(step(standing, *act, actor), Ok(Step::To(_)))).collect()
}

/// The decisions that would move at least one of the requests, the most wanted first.
#[must_use]
pub fn offered_on(kind: RequestKind, states: &[RequestState], actor: Actor) -> Vec<Act> {
    let moves = |act: &Act| states.iter().any(|state| offered(kind, *state, actor, false).contains(act));
    DECISIONS.into_iter().filter(moves).collect()
}

/// A button of a form that decides; what needs a second look has what it means before it.
#[component]
pub fn ActButton(
    act: Act,
    /// On what kind of request.
    kind: RequestKind,
    /// Where that stands.
    from: RequestState,
    /// How many students are in the course.
    #[prop(optional)]
    students: u32,
) -> impl IntoView {
    let text = use_text();
    let label = (text.requests.act)(kind, act, from);
    let class = if act == Act::Approve { "primary" } else { "" };
    let button = view! {
        <button type="submit" name="decide[act]" value=act.name() class=class aria-keyshortcuts=shortcut(act)>
            {label}
        </button>
    };
    match (text.requests.means)(kind, act, from, students) {
        None => button.into_any(),
        Some(meaning) => view! {
            <details class="confirm" data-key=act.name()>
                <summary class="button">{format!("{label}…")}</summary>
                <p>{meaning}</p>
                {button}
            </details>
        }
        .into_any(),
    }
}

/// The key that does it in a list.
fn shortcut(act: Act) -> Option<&'static str> {
    match act {
        Act::Approve => Some("Shift+A"),
        Act::Review => Some("Shift+R"),
        Act::Decline => Some("Shift+D"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_admin_overrides_and_a_teacher_does_not() {
        use RequestState as S;
        let on = |state, actor, admin| offered(RequestKind::Enrollment, state, actor, admin);
        assert_eq!(on(S::Pending, Actor::Teacher, false), [Act::Approve, Act::Review, Act::Decline]);
        assert_eq!(on(S::Declined, Actor::Teacher, false), []);
        assert_eq!(on(S::Declined, Actor::Admin, false), [Act::Approve]);
        assert_eq!(on(S::Approved, Actor::Admin, false), [Act::Decline, Act::End]);
        assert_eq!(on(S::Approved, Actor::Teacher, false), [Act::End]);
        assert_eq!(on(S::Approved, Actor::Teacher, true), []);
    }

    #[test]
    fn many_requests_are_offered_what_moves_one_of_them() {
        let states = [RequestState::Approved, RequestState::Ended];
        let acts = offered_on(RequestKind::Course, &states, Actor::Admin);
        assert_eq!(acts, [Act::End, Act::Reopen], "a course that was opened is not declined");
        assert_eq!(offered_on(RequestKind::Course, &[RequestState::Pending], Actor::Teacher), []);
    }
}
