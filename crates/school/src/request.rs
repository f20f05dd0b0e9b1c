//! The one state machine of both kinds of request: to teach a course, and to join one.
//!
//! Invariant: no request changes its state except along [`step`]; the database refuses every other pair of states.

use serde::{Deserialize, Serialize};

use crate::named::named;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// A teacher asks to teach a course.
    Course,
    /// A student asks to join a course.
    Enrollment,
}

named! {
    /// Where a request stands.
    RequestState {
        /// Asked; nobody has looked yet.
        Pending = "pending",
        /// Somebody looks into it.
        UnderReview = "under_review",
        /// Would be approved, but every seat is taken; first come, first served.
        Waitlisted = "waitlisted",
        /// A seat got free and is held for the student until the offer expires.
        Offered = "offered",
        /// Granted: the course is open, the student is enrolled.
        Approved = "approved",
        /// Refused; the asker may ask again.
        Declined = "declined",
        /// Taken back by the asker, who may ask again.
        Withdrawn = "withdrawn",
        /// The offered seat was not taken in time; the asker may ask again.
        Expired = "expired",
        /// What was granted is over.
        Ended = "ended",
    }
}

impl RequestState {
    /// Whether it still waits for somebody: only one such request may exist for the same thing.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::UnderReview | Self::Waitlisted | Self::Offered)
    }

    /// Whether requests of the kind can stand here: a request to teach waits for no seat.
    #[must_use]
    pub fn is_of(self, kind: RequestKind) -> bool {
        kind == RequestKind::Enrollment || !matches!(self, Self::Waitlisted | Self::Offered | Self::Expired)
    }

    /// Whether it takes a seat of the course: an offered seat is held.
    #[must_use]
    pub fn takes_a_seat(self) -> bool {
        matches!(self, Self::Offered | Self::Approved)
    }
}

/// What is done to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Says that it is being looked into.
    Review,
    /// Grants it, or puts it on the waiting list where every seat is taken.
    Approve,
    /// Refuses it.
    Decline,
    /// Takes it back.
    Withdraw,
    /// Holds a freed seat for the first of the waiting list.
    Offer,
    /// Takes the offered seat.
    Accept,
    /// The offer was not taken in time.
    Lapse,
    /// Ends what was granted; an ended course ends the requests to join it that are open.
    End,
    /// Takes an end back.
    Reopen,
}

impl Act {
    /// Every act.
    pub const ALL: [Act; 9] = [
        Act::Review,
        Act::Approve,
        Act::Decline,
        Act::Withdraw,
        Act::Offer,
        Act::Accept,
        Act::Lapse,
        Act::End,
        Act::Reopen,
    ];

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Act::Review => "review",
            Act::Approve => "approve",
            Act::Decline => "decline",
            Act::Withdraw => "withdraw",
            Act::Offer => "offer",
            Act::Accept => "accept",
            Act::Lapse => "lapse",
            Act::End => "end",
            Act::Reopen => "reopen",
        }
    }
}

/// Who acts, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The one who asked, or a guardian for a child.
    Asker,
    /// A teacher of the course.
    Teacher,
    /// An admin of the school; precedes teachers.
    Admin,
    /// The program itself: a seat got free, time passed.
    School,
}

impl Actor {
    /// Every actor.
    pub const ALL: [Actor; 4] = [Actor::Asker, Actor::Teacher, Actor::Admin, Actor::School];

    /// The name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Actor::Asker => "asker",
            Actor::Teacher => "teacher",
            Actor::Admin => "admin",
            Actor::School => "school",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|actor| actor.name() == name)
    }
}

/// A request, as far as the machine needs to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What was asked for.
    pub kind: RequestKind,
    /// Where it stands.
    pub state: RequestState,
    /// Whether its last decision is an admin's.
    pub admin_decided: bool,
    /// Whether the course has a seat left; always true for a request to teach.
    pub seat_left: bool,
}

/// What an act leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The request moves on.
    To(RequestState),
    /// It is there already: nothing happens and nobody is told twice.
    Unchanged,
}

/// Why a request can't be made or moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The actor may never do that.
    NotTheirs,
    /// From this state no such step leads on.
    Closed {
        /// Where it stands.
        state: RequestState,
    },
    /// An admin has decided; a teacher can't override that.
    AdminDecided,
    /// Somebody else decided while the decision was made.
    Overtaken {
        /// Where it stands now.
        state: RequestState,
    },
    /// The asker has one like it that is open.
    AlreadyAsked,
    /// What is asked for is granted already.
    AlreadyGranted,
    /// The course has ended.
    CourseEnded,
    /// The course is for another grade level or stream.
    OtherGrade,
    /// The school does not let parents ask for their children.
    ParentsMayNot,
    /// Subject, grade level, stream and class don't go together.
    NotInCatalogue,
    /// The capacity is not a whole number from 0 (no limit) to 500.
    Capacity,
}

/// Where an act by an actor leads.
///
/// # Errors
/// Why it leads nowhere.
pub fn step(standing: Standing, act: Act, actor: Actor) -> Result<Step, Refusal> {
    use RequestState as S;
    let Standing { kind, state, admin_decided, seat_left } = standing;
    if !may(kind, act, actor) {
        return Err(Refusal::NotTheirs);
    }
    if !state.is_of(kind) {
        return Err(Refusal::Closed { state });
    }
    let to = match (act, state) {
        (Act::Review, S::Pending) => S::UnderReview,
        (Act::Review, S::UnderReview) => return Ok(Step::Unchanged),

        (Act::Approve, S::Approved) => return Ok(Step::Unchanged),
        (Act::Approve, S::Offered) => S::Approved,
        (Act::Approve, S::Waitlisted) if !seat_left => return Ok(Step::Unchanged),
        // Only an admin takes a refusal back.
        (Act::Approve, S::Declined) if actor != Actor::Admin => return Err(Refusal::Closed { state }),
        (Act::Approve, S::Pending | S::UnderReview | S::Waitlisted | S::Declined) if seat_left => S::Approved,
        (Act::Approve, S::Pending | S::UnderReview | S::Declined) => S::Waitlisted,

        (Act::Decline, S::Declined) => return Ok(Step::Unchanged),
        (Act::Decline, _) if state.is_open() => S::Declined,
        // An admin overrides a teacher's approval; a course that was opened is ended instead.
        (Act::Decline, S::Approved) if actor == Actor::Admin && kind == RequestKind::Enrollment => S::Declined,

        (Act::Withdraw, S::Withdrawn) => return Ok(Step::Unchanged),
        (Act::Withdraw, _) if state.is_open() => S::Withdrawn,

        (Act::Offer, S::Waitlisted) if seat_left => S::Offered,
        (Act::Accept, S::Offered) => S::Approved,
        (Act::Accept, S::Approved) => return Ok(Step::Unchanged),
        (Act::Lapse, S::Offered) => S::Expired,

        (Act::End, S::Ended) => return Ok(Step::Unchanged),
        (Act::End, S::Approved) => S::Ended,
        (Act::End, _) if actor == Actor::School && state.is_open() => S::Ended,

        (Act::Reopen, S::Approved) => return Ok(Step::Unchanged),
        (Act::Reopen, S::Ended) if seat_left => S::Approved,

        _ => return Err(Refusal::Closed { state }),
    };
    if actor == Actor::Teacher && admin_decided { Err(Refusal::AdminDecided) } else { Ok(Step::To(to)) }
}

/// Who may do what at all.
fn may(kind: RequestKind, act: Act, actor: Actor) -> bool {
    match (actor, act) {
        (Actor::Asker, Act::Withdraw) => true,
        (Actor::Asker, Act::Accept) => kind == RequestKind::Enrollment,
        // Nobody decides on a request to teach but an admin.
        (Actor::Teacher, Act::Review | Act::Approve | Act::Decline | Act::End | Act::Reopen) => {
            kind == RequestKind::Enrollment
        }
        (Actor::Admin, Act::Review | Act::Approve | Act::Decline | Act::End | Act::Reopen) => true,
        (Actor::School, Act::Offer | Act::Lapse | Act::End) => kind == RequestKind::Enrollment,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
