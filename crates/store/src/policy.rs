//! Policies: how a course's marks become its totals, and what a school's courses start from.
//!
//! Invariant: what the totals of a term are made by is stored with that term. A course's policy in a term is its own newest
//! version of that term, else the default of its grade level of that term, else the school's of that term, else the program's,
//! which never changes. No row of one term is read for another, and a closed term takes no row: so no change of today moves a
//! total of an earlier term. A new term begins with copies of what the one before it had.

mod carry;
mod course;
mod default_effect;
mod defaults;
mod set;
mod set_default;
mod totals;

pub(crate) use carry::carry_over;
pub use course::course_policy;
pub use defaults::policy_defaults;
pub use set::SetPolicyCommand;
pub use set_default::SetDefaultCommand;

use school::{
    grade::Policy,
    view::{FOLLOW, PolicyLock, PolicyRefusal, Problem},
};

use crate::Error;

/// Reads a choice as it was sent: a policy by which something counts, or none of its own.
fn chosen(text: &str) -> Result<Option<Policy>, Error> {
    if text == FOLLOW {
        return Ok(None);
    }
    let policy = serde_json::from_str(text).ok().filter(Policy::counts);
    policy.map(Some).ok_or(Error::Invalid(Problem::Malformed))
}

/// Reads a stored choice: '' is none of its own.
fn stored(body: &str) -> Result<Option<Policy>, Error> {
    if body.is_empty() { Ok(None) } else { crate::rows::policy(Some(body)).map(Some) }
}

/// The choice as it is stored.
fn body(policy: Option<&Policy>) -> Result<String, Error> {
    let Some(policy) = policy else { return Ok(String::new()) };
    serde_json::to_string(policy).map_err(|_| Error::corrupt("a policy is plain data"))
}

fn refused(why: PolicyRefusal) -> Error {
    Error::Invalid(Problem::Policy(why))
}

fn locked(lock: PolicyLock) -> Error {
    refused(PolicyRefusal::Locked(lock))
}
