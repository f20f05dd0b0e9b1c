//! Changing a course's policy.
//!
//! Invariant: what was previewed is what is applied. A change names the version and the effect that its maker saw, and both
//! are looked at again in the transaction that writes it.

use school::{
    event::EventName,
    grade::Policy,
    id::{TermId, Version},
    view::{PolicyLock, PolicyRefusal, PolicySet, SetPolicy, stamp_of},
};

use super::{
    body, chosen,
    course::{Head, head},
    locked, refused, totals,
};
use crate::{
    Caller, Change, Error, Store, Tx, Write,
    error::again,
    permit::{ReadsGradebook, SetsPolicy},
    rows::scale,
    store::sealed::Link,
};

/// Changes a course's policy in its current term.
#[derive(Clone, Debug)]
pub struct SetPolicyCommand {
    /// Who changes.
    pub caller: Caller,
    /// What, as it was previewed.
    pub set: SetPolicy,
}

impl Store {
    /// Changes a course's policy through the door. What is so already changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit; [`Error::Invalid`] with the [`PolicyRefusal`], or for a policy that is none;
    /// [`Error::Busy`].
    pub async fn set_policy(&self, caller: Caller, set: SetPolicy) -> Result<PolicySet, Error> {
        let school = self.school_of(set.course).await?.ok_or(Error::NotFound)?;
        let written = self.write(school, SetPolicyCommand { caller, set }).await?;
        Ok(PolicySet { version: written.value, revision: written.own() })
    }
}

impl Write for SetPolicyCommand {
    type Output = Version;

    async fn apply(&self, tx: &mut Tx) -> Result<Version, Error> {
        let permit = SetsPolicy::mint(tx, self.caller, self.set.course).await?;
        let choice = chosen(&self.set.policy)?;
        let head = head(tx, permit.school(), permit.course()).await?;
        if let Some(lock) = head.lock() {
            return Err(locked(lock));
        }
        let body = body(choice.as_ref())?;
        let next = self.set.seen.next();
        if head.seen != self.set.seen.0 {
            // Sent twice, it counts once.
            let is_mine = head.seen == next.0 && self.wrote(tx, &permit, &head, &body).await?;
            return if is_mine { Ok(next) } else { Err(refused(PolicyRefusal::ChangedMeanwhile)) };
        }
        self.compare(tx, &head, choice.as_ref()).await?;
        if self.is_so_already(&head, choice.as_ref())? {
            return Ok(self.set.seen);
        }
        self.insert(tx, &permit, &head, &body).await?;
        tx.record(Change { version: next, ..Change::of_course(EventName::PolicyChanged, permit.course()) });
        Ok(next)
    }
}

impl SetPolicyCommand {
    /// Refuses where the change would do something else than its maker saw.
    async fn compare(&self, tx: &mut Tx, head: &Head, choice: Option<&Policy>) -> Result<(), Error> {
        let reads = ReadsGradebook::mint(tx, self.caller, self.set.course).await?;
        // What is not locked has a term.
        let term = TermId(head.term_id.ok_or_else(|| locked(PolicyLock::NoTerm))?);
        let ((before, _), (without, _)) = (head.in_force()?, head.without()?);
        let change = totals::Change { term, before: &before, after: choice.unwrap_or(&without) };
        let now = totals::compare(tx, &reads, change, scale(&head.grading_scale)?).await?;
        let same = stamp_of(&now.effect, &now.at_the_end) == self.set.stamp;
        if same { Ok(()) } else { Err(refused(PolicyRefusal::EffectChanged)) }
    }

    fn is_so_already(&self, head: &Head, choice: Option<&Policy>) -> Result<bool, Error> {
        let (now, source) = head.in_force()?;
        let own = (source == school::view::PolicySource::Own).then_some(now);
        Ok(own.as_ref() == choice)
    }

    /// Whether the newest version is this very change of this very person.
    async fn wrote(&self, tx: &mut Tx, permit: &SetsPolicy, head: &Head, body: &str) -> Result<bool, Error> {
        const TEXT: &str = "SELECT version FROM grading_policies WHERE school_id = $1 AND course_id = $2 AND term_id = $3 \
            AND version = $4 AND body = $5 AND created_by = $6";
        let query = sqlx::query_scalar(TEXT).bind(permit.school().0).bind(permit.course().0).bind(head.term_id);
        let query = query.bind(head.seen).bind(body).bind(permit.member().0);
        let found: Option<i64> = query.fetch_optional(tx.link()).await?;
        Ok(found.is_some())
    }

    async fn insert(&self, tx: &mut Tx, permit: &SetsPolicy, head: &Head, body: &str) -> Result<(), Error> {
        const TEXT: &str = "INSERT INTO grading_policies (school_id, course_id, term_id, version, body, created_at, created_by) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let now = tx.now().0;
        let query = sqlx::query(TEXT).bind(permit.school().0).bind(permit.course().0).bind(head.term_id);
        let query = query.bind(self.set.seen.next().0).bind(body).bind(now).bind(permit.member().0);
        // Another process writes the same version at this moment: run again, and find it.
        query.execute(tx.link()).await.map_err(again)?;
        Ok(())
    }
}
