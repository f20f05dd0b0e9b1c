//! The state machine of a registration: somebody says who they are at a school, an admin decides.
//!
//! Invariant: no registration changes its state except along [`step`]; the database refuses every other pair of states.
//! Nobody registers as an admin.

use serde::{Deserialize, Serialize};

use crate::{
    access::may_give,
    named::named,
    person::{Name, Role},
};

named! {
    /// Where a registration stands.
    RegistrationState {
        /// Something that the office needs is missing.
        Incomplete = "incomplete",
        /// It waits for an admin.
        PendingReview = "pending_review",
        /// The person is a member now.
        Approved = "approved",
        /// Refused with a reason; the person may correct it and send it again.
        Rejected = "rejected",
    }
}

/// What is done to a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// The person sends it, or sends it again with corrections.
    Submit {
        /// Whether nothing is missing.
        complete: bool,
    },
    /// An admin makes the person a member.
    Approve,
    /// An admin refuses, with a reason.
    Reject,
}

/// What an act leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The registration moves on, or is written anew where it stands.
    To(RegistrationState),
    /// It was decided so already: nothing happens and nobody is told twice.
    Unchanged,
}

/// Why a registration can't be made or decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// From this state no such step leads on: somebody decided meanwhile.
    Closed {
        /// Where it stands.
        state: RegistrationState,
    },
    /// The person changed it after the admin looked.
    Changed,
    /// The school takes no registrations.
    NotOpen,
    /// Nobody registers in that role.
    Role,
}

/// Whether one may register in the role.
#[must_use]
pub fn may_register(role: Role) -> bool {
    may_give(None, role)
}

/// Whether the office has what it needs to decide: all three parts of the name.
#[must_use]
pub fn is_complete(name: &Name) -> bool {
    [&name.given, &name.father, &name.grandfather].iter().all(|part| !part.is_empty())
}

/// Where an act leads; no state is a registration that is not there yet.
///
/// # Errors
/// Why it leads nowhere.
pub fn step(state: Option<RegistrationState>, act: Act) -> Result<Step, Refusal> {
    use RegistrationState as S;
    match (act, state) {
        (Act::Submit { .. }, Some(S::Approved)) => Err(Refusal::Closed { state: S::Approved }),
        (Act::Submit { complete: true }, _) => Ok(Step::To(S::PendingReview)),
        (Act::Submit { complete: false }, _) => Ok(Step::To(S::Incomplete)),
        (Act::Approve, Some(S::PendingReview)) => Ok(Step::To(S::Approved)),
        (Act::Reject, Some(S::PendingReview | S::Incomplete)) => Ok(Step::To(S::Rejected)),
        (Act::Approve, Some(S::Approved)) | (Act::Reject, Some(S::Rejected)) => Ok(Step::Unchanged),
        (Act::Approve | Act::Reject, Some(state)) => Err(Refusal::Closed { state }),
        (Act::Approve | Act::Reject, None) => Err(Refusal::Changed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTS: [Act; 4] = [Act::Submit { complete: false }, Act::Submit { complete: true }, Act::Approve, Act::Reject];

    /// The machine as an office reads it, written by hand: what each act makes of each state.
    const TABLE: &str = "\
-: incomplete pending_review no no
incomplete: incomplete pending_review no rejected
pending_review: incomplete pending_review approved rejected
approved: no no same no
rejected: incomplete pending_review no same
";

    #[test]
    fn the_machine_is_the_printed_table() {
        let states = std::iter::once(None).chain(RegistrationState::ALL.iter().copied().map(Some));
        let mut printed = String::new();
        for state in states {
            let cells = ACTS.map(|act| match step(state, act) {
                Ok(Step::To(to)) => to.name(),
                Ok(Step::Unchanged) => "same",
                Err(_) => "no",
            });
            printed += &format!("{}: {}\n", state.map_or("-", RegistrationState::name), cells.join(" "));
        }
        assert_eq!(printed, TABLE);
    }

    #[test]
    fn the_database_lets_in_what_the_machine_makes_and_nothing_else() {
        for database in ["sqlite", "postgres"] {
            let path = format!("{}/../../migrations/{database}/0008_accounts.sql", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(path).expect("it is there");
            let (_, list) = text.split_once("to_state IN (").expect("the check is there");
            let (list, _) = list.split_once("))").expect("the list ends");
            let mut listed: Vec<String> = list.split('\'').skip(1).step_by(2).map(ToOwned::to_owned).collect();
            let states = std::iter::once(None).chain(RegistrationState::ALL.iter().copied().map(Some));
            let made = states.flat_map(|state| ACTS.map(|act| (state, step(state, act))));
            let mut made: Vec<String> = made
                .filter_map(|(state, outcome)| match outcome {
                    Ok(Step::To(to)) => Some(format!("{}>{}", state.map_or("", RegistrationState::name), to.name())),
                    _ => None,
                })
                .collect();
            listed.sort();
            made.sort();
            assert_eq!(listed, made, "{database}");
        }
    }

    #[test]
    fn nobody_registers_as_an_admin_and_a_name_has_three_parts() {
        assert_eq!(Role::ALL.map(may_register), [false, true, true, true]);
        assert!(is_complete(&Name::new("Aster", "Bekele", "Tadesse")));
        assert!(!is_complete(&Name::new("Aster", "Bekele", " ")));
    }
}
