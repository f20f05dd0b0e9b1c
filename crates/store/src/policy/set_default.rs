//! Changing what a school's courses start from.
//!
//! Invariant: what was previewed is what is applied: the version that was seen is looked at in the transaction that writes.

use school::{
    curriculum::GradeLevel,
    event::EventName,
    id::Version,
    view::{PolicyRefusal, PolicySet, Problem, SetDefault, stamp_of},
};

use super::{
    body, chosen, default_effect,
    defaults::{Current, current},
    locked, refused,
};
use crate::{
    Caller, Change, Error, Store, Tx, Write,
    error::again,
    permit::{Administers, SchoolAdmin},
    setup::lock,
    store::{Connected, sealed::Link},
};

/// Changes a default of the school's current term.
#[derive(Clone, Debug)]
pub struct SetDefaultCommand {
    /// Who changes.
    pub caller: Caller,
    /// What, as it was previewed.
    pub set: SetDefault,
}

impl Store {
    /// Changes a default through the door. The effect on the courses that follow it is computed once more right before, not
    /// inside: it may be of a whole school, whose saves must not wait for it.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit; [`Error::Invalid`] with the [`PolicyRefusal`], or for a policy that is none;
    /// [`Error::Busy`].
    pub async fn set_default(&self, caller: Caller, set: SetDefault) -> Result<PolicySet, Error> {
        let command = SetDefaultCommand { caller, set };
        if !command.is_replay(self).await? {
            command.compare(self).await?;
        }
        let school = command.set.school;
        let written = self.write(school, command).await?;
        if written.changed {
            self.decide_alerts(school).await;
        }
        Ok(PolicySet { version: written.value, revision: written.own() })
    }
}

impl Write for SetDefaultCommand {
    type Output = Version;

    async fn apply(&self, tx: &mut Tx) -> Result<Version, Error> {
        let permit = SchoolAdmin::setting_up(tx, self.caller, self.set.school).await?;
        // One change after the other, also of different grade levels: they share their versions.
        lock(tx, &permit).await?;
        let now = current(tx, &permit).await?;
        self.must_be_open(&now)?;
        let (newest, mine) = self.newest(tx, &permit).await?;
        let next = self.set.seen.next();
        if newest != self.set.seen {
            // Sent twice, it counts once.
            return if newest == next && mine { Ok(next) } else { Err(refused(PolicyRefusal::ChangedMeanwhile)) };
        }
        let body = body(chosen(&self.set.policy)?.as_ref())?;
        for level in self.levels()? {
            self.insert(tx, &permit, level, &body).await?;
        }
        // Totals change in every course that follows it: whatever is shown is read anew.
        tx.record(Change::of_school(EventName::DataRefreshNeeded));
        Ok(next)
    }
}

impl SetDefaultCommand {
    fn must_be_open(&self, now: &Current) -> Result<(), Error> {
        match now.lock() {
            Some(lock) => Err(locked(lock)),
            // Another term has begun since.
            None if now.term != Some(self.set.term.0) => Err(refused(PolicyRefusal::ChangedMeanwhile)),
            None => Ok(()),
        }
    }

    /// The grade levels that are written; -1 is the whole school.
    fn levels(&self) -> Result<Vec<i64>, Error> {
        let band = self.set.band;
        if band.is_the_schools() {
            // Half a band is none.
            let whole = band.first.is_none() && band.last.is_none();
            return if whole { Ok(vec![-1]) } else { Err(Error::Invalid(Problem::Malformed)) };
        }
        let levels: Vec<i64> = GradeLevel::all().filter(|level| band.holds(*level)).map(GradeLevel::number).collect();
        if levels.is_empty() { Err(Error::Invalid(Problem::Malformed)) } else { Ok(levels) }
    }

    async fn is_replay(&self, store: &Store) -> Result<bool, Error> {
        let mut reader = store.read().await?;
        let permit = SchoolAdmin::setting_up(&mut reader, self.caller, self.set.school).await?;
        let (newest, mine) = self.newest(&mut reader, &permit).await?;
        Ok(newest == self.set.seen.next() && mine)
    }

    /// Refuses where the change would do something else than its maker saw.
    async fn compare(&self, store: &Store) -> Result<(), Error> {
        let mut reader = store.read().await?;
        let permit = Administers::setting_up(&mut reader, self.caller).await?.at(Some(self.set.school))?;
        let now = current(&mut reader, &permit).await?;
        self.must_be_open(&now)?;
        self.levels()?;
        let (term, band, choice) = (self.set.term, self.set.band, chosen(&self.set.policy)?);
        let asked = default_effect::Asked { term, band, choice };
        let now = default_effect::preview(&mut reader, &permit, &asked, now.scale).await?;
        let same = stamp_of(&now.effect, &now.at_the_end) == self.set.stamp;
        if same { Ok(()) } else { Err(refused(PolicyRefusal::EffectChanged)) }
    }

    /// The newest version of the term, and whether it is this very change of this very person.
    async fn newest(&self, conn: &mut impl Connected, permit: &SchoolAdmin) -> Result<(Version, bool), Error> {
        const TEXT: &str = "SELECT version, grade_level, body, created_by FROM policy_defaults \
            WHERE school_id = $1 AND term_id = $2 ORDER BY version DESC, grade_level LIMIT 1";
        let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(self.set.term.0);
        let row: Option<(i64, i64, String, i64)> = query.fetch_optional(conn.link()).await?;
        let Some((version, level, text, by)) = row else { return Ok((Version(0), false)) };
        let same_body = body(chosen(&self.set.policy)?.as_ref())? == text;
        let mine = same_body && by == permit.member().0 && self.levels()?.first() == Some(&level);
        Ok((Version(version), mine))
    }

    async fn insert(&self, tx: &mut Tx, permit: &SchoolAdmin, level: i64, body: &str) -> Result<(), Error> {
        const TEXT: &str = "INSERT INTO policy_defaults \
            (school_id, term_id, grade_level, version, body, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let now = tx.now().0;
        let query = sqlx::query(TEXT).bind(permit.school().0).bind(self.set.term.0).bind(level);
        let query = query.bind(self.set.seen.next().0).bind(body).bind(now).bind(permit.member().0);
        // Another process writes the same version at this moment: run again, and find it.
        query.execute(tx.link()).await.map_err(again)?;
        Ok(())
    }
}
