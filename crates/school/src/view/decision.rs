//! Deciding on requests, many at once.

use serde::{Deserialize, Serialize};

use crate::{
    event::Cursor,
    id::{Revision, SchoolId, Version},
    request::{Act, Refusal, RequestState},
};

/// The most requests that one call decides; more are decided chunk by chunk.
pub const REQUESTS_A_CHUNK: usize = 50;

/// A step that one person takes with requests to teach or to join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "Id: From<i64>", serialize = "Id: Copy + Into<i64>"))]
pub struct Decide<Id> {
    pub act: Act,
    /// Each request with the version that was seen; a form in which nothing is selected has none.
    #[serde(default = "Vec::new")]
    pub requests: Vec<Seen<Id>>,
    #[serde(default)]
    pub note: String,
}

/// A request as it was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String", bound(deserialize = "Id: From<i64>", serialize = "Id: Copy + Into<i64>"))]
pub struct Seen<Id> {
    pub request: Id,
    pub version: Version,
}

/// The text is not an id, a hyphen and a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a request with its version")]
pub struct BadSeen;

impl<Id: From<i64>> TryFrom<String> for Seen<Id> {
    type Error = BadSeen;

    fn try_from(text: String) -> Result<Self, BadSeen> {
        let (request, version) = text.split_once('-').ok_or(BadSeen)?;
        let (request, version) = (request.parse::<i64>(), version.parse());
        let (Ok(request), Ok(version)) = (request, version) else { return Err(BadSeen) };
        Ok(Self { request: request.into(), version: Version(version) })
    }
}

impl<Id: Copy + Into<i64>> From<Seen<Id>> for String {
    fn from(seen: Seen<Id>) -> Self {
        let request: i64 = seen.request.into();
        format!("{request}-{}", seen.version.0)
    }
}

/// How one request of a decision fared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided<Id> {
    pub request: Id,
    /// Where it stands now, or why it does not move.
    pub outcome: Result<RequestState, Refusal>,
}

/// What became of the requests, with the revision at each school that made it visible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decisions<Id> {
    pub decided: Vec<Decided<Id>>,
    pub revisions: Cursor,
}

impl<Id> Decisions<Id> {
    /// Adds what was decided at one school.
    pub fn add(&mut self, school: SchoolId, decided: Vec<Decided<Id>>, revision: Revision) {
        self.decided.extend(decided);
        self.revisions.advance(school, revision);
    }
}

/// The query parameter in which the address of a page carries a [`Tally`].
pub const TALLY: &str = "__done";

/// How a decision on many fared, added up: what fits into the address of the page that a plain form leads back to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally<Id> {
    /// How many stand where.
    pub moved: Vec<(RequestState, u32)>,
    /// Those that did not move, and why.
    pub refused: Vec<(Id, Refusal)>,
}

impl<Id> Default for Tally<Id> {
    fn default() -> Self {
        Self { moved: Vec::new(), refused: Vec::new() }
    }
}

impl<Id: Copy> Tally<Id> {
    /// Adds more decisions.
    pub fn add(&mut self, decided: &[Decided<Id>]) {
        for Decided { request, outcome } in decided {
            match outcome {
                Err(refusal) => self.refused.push((*request, *refusal)),
                Ok(state) => match self.moved.iter_mut().find(|(there, _)| there == state) {
                    Some((_, count)) => *count += 1,
                    None => self.moved.push((*state, 1)),
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CourseRequestId;

    #[test]
    fn a_tally_adds_up_what_moved_and_keeps_what_did_not() {
        let decided = |id, outcome| Decided { request: CourseRequestId(id), outcome };
        let mut tally = Tally::default();
        tally.add(&[decided(1, Ok(RequestState::Approved)), decided(2, Err(Refusal::AdminDecided))]);
        tally.add(&[decided(3, Ok(RequestState::Approved)), decided(4, Ok(RequestState::Waitlisted))]);
        assert_eq!(tally.moved, [(RequestState::Approved, 2), (RequestState::Waitlisted, 1)]);
        assert_eq!(tally.refused, [(CourseRequestId(2), Refusal::AdminDecided)]);
    }

    #[test]
    fn a_seen_request_reads_back_and_garbage_does_not() {
        let seen = Seen { request: CourseRequestId(7), version: Version(3) };
        assert_eq!(String::from(seen), "7-3");
        assert_eq!(Seen::try_from("7-3".to_owned()), Ok(seen));
        for garbage in ["", "7", "7-", "-3", "7-x", "x-3"] {
            assert_eq!(Seen::<CourseRequestId>::try_from(garbage.to_owned()), Err(BadSeen), "{garbage}");
        }
    }
}
