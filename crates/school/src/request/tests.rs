use std::collections::BTreeSet;

use super::*;

const KINDS: [RequestKind; 2] = [RequestKind::Course, RequestKind::Enrollment];

/// Every step that the machine can take.
fn steps() -> Vec<(Standing, Act, Actor, Result<Step, Refusal>)> {
    let mut all = Vec::new();
    for kind in KINDS {
        for state in RequestState::ALL.iter().copied() {
            for (admin_decided, seat_left) in [(false, false), (false, true), (true, false), (true, true)] {
                // A request to teach needs no seat.
                if kind == RequestKind::Course && !seat_left {
                    continue;
                }
                for act in Act::ALL {
                    for actor in Actor::ALL {
                        let standing = Standing { kind, state, admin_decided, seat_left };
                        all.push((standing, act, actor, step(standing, act, actor)));
                    }
                }
            }
        }
    }
    all
}

/// The machine as a principal reads it, written by hand.
#[test]
fn a_request_to_teach_moves_along_these_arrows_only() {
    let expected = [
        "approved>ended by admin",
        "declined>approved by admin",
        "ended>approved by admin",
        "pending>approved by admin",
        "pending>declined by admin",
        "pending>under_review by admin",
        "pending>withdrawn by asker",
        "under_review>approved by admin",
        "under_review>declined by admin",
        "under_review>withdrawn by asker",
    ];
    assert_eq!(arrows(RequestKind::Course), expected.into_iter().map(String::from).collect());
}

#[test]
fn a_request_to_join_moves_along_these_arrows_only() {
    let by = |actors: &[&str], pairs: &[&str]| -> Vec<String> {
        actors.iter().flat_map(|actor| pairs.iter().map(move |pair| format!("{pair} by {actor}"))).collect()
    };
    let mut expected = BTreeSet::new();
    let decisions = [
        "pending>under_review",
        "pending>approved",
        "pending>waitlisted",
        "pending>declined",
        "under_review>approved",
        "under_review>waitlisted",
        "under_review>declined",
        "waitlisted>approved",
        "waitlisted>declined",
        "offered>approved",
        "offered>declined",
        "approved>ended",
        "ended>approved",
    ];
    expected.extend(by(&["teacher", "admin"], &decisions));
    expected.extend(by(&["admin"], &["declined>approved", "declined>waitlisted", "approved>declined"]));
    let withdrawals = ["pending>withdrawn", "under_review>withdrawn", "waitlisted>withdrawn", "offered>withdrawn"];
    expected.extend(by(&["asker"], &withdrawals));
    expected.extend(by(&["asker"], &["offered>approved"]));
    let own = ["waitlisted>offered", "offered>expired", "approved>ended"];
    expected.extend(by(&["school"], &own));
    expected.extend(by(&["school"], &["pending>ended", "under_review>ended", "waitlisted>ended", "offered>ended"]));
    assert_eq!(arrows(RequestKind::Enrollment), expected);
}

fn arrows(kind: RequestKind) -> BTreeSet<String> {
    let moved = steps().into_iter().filter_map(|(standing, _, actor, outcome)| match outcome {
        Ok(Step::To(to)) if standing.kind == kind => {
            Some(format!("{}>{} by {}", standing.state.name(), to.name(), actor.name()))
        }
        _ => None,
    });
    moved.collect()
}

/// The database lets in no other pair of states, and each of these.
#[test]
fn the_database_lists_the_same_pairs() {
    let moved = steps().into_iter().filter_map(|(standing, _, _, outcome)| match outcome {
        Ok(Step::To(to)) => Some(format!("{}>{}", standing.state.name(), to.name())),
        _ => None,
    });
    let machine: BTreeSet<String> = moved.chain([format!(">{}", RequestState::Pending.name())]).collect();
    for database in ["sqlite", "postgres"] {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations");
        let text = std::fs::read_to_string(format!("{folder}/{database}/0006_requests.sql")).expect("it is there");
        let (_, list) = text.split_once("from_state || '>' || to_state IN (").expect("the check is there");
        let (list, _) = list.split_once("))").expect("the list ends");
        let listed: BTreeSet<String> = list.split('\'').skip(1).step_by(2).map(String::from).collect();
        assert_eq!(listed, machine, "{database}");
    }
}

#[test]
fn a_teacher_never_moves_what_an_admin_decided() {
    for (standing, act, actor, outcome) in steps() {
        if actor == Actor::Teacher && standing.admin_decided {
            assert!(!matches!(outcome, Ok(Step::To(_))), "{standing:?} {act:?}");
        }
    }
}

#[test]
fn repeating_an_act_changes_nothing() {
    for (standing, act, actor, outcome) in steps() {
        let Ok(Step::To(to)) = outcome else { continue };
        // On the waiting list a repetition finds no seat either.
        let seat_left = standing.seat_left && to != RequestState::Waitlisted;
        let admin_decided = standing.admin_decided || actor == Actor::Admin;
        let again = step(Standing { state: to, admin_decided, seat_left, ..standing }, act, actor);
        let settled = matches!(again, Ok(Step::Unchanged) | Err(Refusal::Closed { .. }));
        assert!(settled, "{standing:?} {act:?} by {actor:?}, again: {again:?}");
    }
}

#[test]
fn nobody_is_approved_or_offered_without_a_seat() {
    for (standing, act, _, outcome) in steps() {
        if let Ok(Step::To(to)) = outcome
            && to.takes_a_seat()
        {
            assert!(standing.seat_left || standing.state.takes_a_seat(), "{standing:?} {act:?}");
        }
    }
}

#[test]
fn every_name_reads_back() {
    for state in RequestState::ALL {
        assert_eq!(RequestState::from_name(state.name()), Some(*state));
        assert_eq!(serde_json::to_value(state).ok(), Some(state.name().into()));
    }
    for actor in Actor::ALL {
        assert_eq!(Actor::from_name(actor.name()), Some(actor));
    }
}
