//! Hours of quiet: a notice that falls into them is kept back, and comes into the inbox when they end.
//!
//! Invariant: what is kept back is in no inbox, in no count and in no news, and wakes nobody.

use std::collections::{BTreeMap, BTreeSet};

use school::{
    alert::{AlertProblem, QuietHours, WallTime},
    clock::Instant,
    event::EventName,
    id::{MemberId, SchoolId},
    view::{AlertsSaved, Problem, SaveQuiet},
};
use sqlx::{Any, AssertSqlSafe};

use crate::{
    Caller, Change, Error, Store, Tx, Write, Written,
    permit::SetsAlerts,
    sql::{IN_A_LIST, tuples},
    zone::clock_at,
};

/// Chooses one's hours of quiet at one school.
#[derive(Clone, Copy, Debug)]
pub struct SaveQuietCommand {
    /// Who chooses.
    pub caller: Caller,
    /// None is never.
    pub quiet: Option<QuietHours>,
}

/// Lets in what was kept back at a school until now.
#[derive(Clone, Copy, Debug)]
struct EndQuiet;

impl Store {
    /// Chooses a guardian's hours of quiet, through the doors of all schools at which the caller is one.
    ///
    /// # Errors
    /// [`Error::NotFound`] for who is no parent, [`Error::Invalid`] for what was typed, [`Error::Busy`]: what is chosen by then
    /// stays so.
    pub async fn save_quiet(&self, caller: Caller, save: &SaveQuiet) -> Result<AlertsSaved, Error> {
        let quiet = save.read().map_err(refused)?;
        self.choose_everywhere(caller, SaveQuietCommand { caller, quiet }).await
    }

    /// Writes a choice of a guardian's through the doors of all schools at which the caller is one.
    ///
    /// # Errors
    /// [`Error::NotFound`] for who is no parent, [`Error::Busy`]: what is chosen by then stays so.
    pub(crate) async fn choose_everywhere(
        &self,
        caller: Caller,
        choice: impl Write<Output = ()> + Copy,
    ) -> Result<AlertsSaved, Error> {
        let permit = SetsAlerts::mint(&mut self.read().await?, caller).await?;
        let mut revisions = Vec::new();
        for school in permit.schools() {
            let written = self.write(school, choice).await?;
            revisions.extend(written.own().map(|revision| (school, revision)));
        }
        Ok(AlertsSaved { revisions })
    }

    /// Lets every notice into its inbox whose hours of quiet are over; says how many there were.
    ///
    /// # Errors
    /// The database's; what was let in before stays so.
    pub async fn end_quiet(&self) -> Result<u64, Error> {
        const TEXT: &str = "SELECT school_id FROM notifications WHERE held_until IS NOT NULL AND held_until <= $1";
        let query = sqlx::query_scalar(TEXT).bind(self.now().0);
        let rows: Vec<i64> = query.fetch_all(&self.inner.reads).await?;
        let schools: BTreeSet<i64> = rows.into_iter().collect();
        let (mut let_in, mut failed) = (0, None);
        // One school that is busy keeps no other one waiting.
        for school in schools {
            match self.write(SchoolId(school), EndQuiet).await {
                Ok(Written { value, .. }) => let_in += value,
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        failed.map_or(Ok(let_in), Err)
    }
}

pub(super) fn refused(problem: AlertProblem) -> Error {
    Error::Invalid(Problem::Alert(problem))
}

impl Write for SaveQuietCommand {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        const SET: &str = "INSERT INTO quiet_hours (school_id, member_id, from_minute, until_minute) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (school_id, member_id) \
            DO UPDATE SET from_minute = excluded.from_minute, until_minute = excluded.until_minute";
        const END: &str = "DELETE FROM quiet_hours WHERE school_id = $1 AND member_id = $2";
        // Who wants no quiet any more gets what was kept back at the next sweep.
        const LET_IN: &str =
            "UPDATE notifications SET held_until = $3 WHERE school_id = $1 AND member_id = $2 AND held_until > $3";
        let permit = SetsAlerts::mint(tx, self.caller).await?;
        let guardian = permit.guardian_at(tx.school()).ok_or(Error::NotFound)?;
        match self.quiet {
            Some(quiet) => {
                let query = sqlx::query(SET).bind(tx.school().0).bind(guardian.0);
                let query = query.bind(quiet.from().minutes()).bind(quiet.until().minutes());
                query.execute(&mut *tx.conn).await?;
            }
            None => {
                sqlx::query(END).bind(tx.school().0).bind(guardian.0).execute(&mut *tx.conn).await?;
                let query = sqlx::query(LET_IN).bind(tx.school().0).bind(guardian.0).bind(tx.now().0);
                query.execute(&mut *tx.conn).await?;
            }
        }
        tx.record(Change::of_member(EventName::NotificationsChanged, guardian));
        Ok(())
    }
}

impl Write for EndQuiet {
    /// How many notices came into an inbox.
    type Output = u64;

    async fn apply(&self, tx: &mut Tx) -> Result<u64, Error> {
        // They are new from now on: news are told by the instant of their change.
        // With a sign before it the school is no key: the index of what is kept back is read, not all that the school was told.
        const TEXT: &str = "UPDATE notifications SET held_until = NULL, created_at = $2 \
            WHERE +school_id = $1 AND held_until IS NOT NULL AND held_until <= $2 RETURNING member_id";
        let query = sqlx::query_scalar(TEXT).bind(tx.school().0).bind(tx.now().0);
        let rows: Vec<i64> = query.fetch_all(&mut *tx.conn).await?;
        let members: BTreeSet<i64> = rows.iter().copied().collect();
        for member in members {
            tx.record(Change::of_member(EventName::NotificationsChanged, MemberId(member)));
        }
        Ok(rows.len() as u64)
    }
}

/// Until when a notice that is made now is kept back from each of these members; those who are told at once are left out.
///
/// # Errors
/// The database's.
pub(crate) async fn held(tx: &mut Tx, members: &BTreeSet<MemberId>) -> Result<BTreeMap<MemberId, Instant>, Error> {
    let members: Vec<MemberId> = members.iter().copied().collect();
    let mut held = BTreeMap::new();
    for some in members.chunks(IN_A_LIST) {
        let text = format!(
            "SELECT q.member_id, q.from_minute, q.until_minute, s.time_zone FROM quiet_hours q \
             JOIN schools s ON s.id = q.school_id WHERE q.school_id = $1 AND q.member_id IN {}",
            tuples(1, some.len(), 2, "")
        );
        let again = some.len() == 1;
        let query = sqlx::query_as::<Any, (i64, i64, i64, String)>(AssertSqlSafe(text)).persistent(again);
        let query = some.iter().fold(query.bind(tx.school().0), |query, member| query.bind(member.0));
        for (member, from, until, zone) in query.fetch_all(&mut *tx.conn).await? {
            let end = hours(from, until)?.hold(tx.now(), clock_at(&zone, tx.now()));
            held.extend(end.map(|end| (MemberId(member), end)));
        }
    }
    Ok(held)
}

/// Reads stored hours.
pub(super) fn hours(from: i64, until: i64) -> Result<QuietHours, Error> {
    let time = |minutes| WallTime::try_from(minutes).map_err(|_| Error::corrupt("an unreadable time of day"));
    QuietHours::new(time(from)?, time(until)?).map_err(|_| Error::corrupt("unreadable hours"))
}
