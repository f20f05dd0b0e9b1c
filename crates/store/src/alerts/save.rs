//! Choosing of what to be told of a child.

use school::{
    alert::{AlertRule, Standing},
    event::EventName,
    grade::Percent,
    id::{CourseId, MemberId},
    view::{AlertsSaved, SaveAlerts},
};

use super::{
    quiet::refused,
    seen,
    standings::{self, Standings},
};
use crate::{Caller, Change, Error, Store, Tx, Write, permit::SetsAlerts, records::Moment, requests::seats};

/// Chooses of what one guardian is told of one child.
#[derive(Clone, Copy, Debug)]
pub struct SaveAlertsCommand {
    /// Who chooses.
    pub caller: Caller,
    /// Of whom.
    pub child: MemberId,
    /// What.
    pub rule: AlertRule,
}

impl Store {
    /// Chooses through the door of what the caller is told of a child. What holds already is not told.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody else's child, [`Error::Invalid`] for what was typed, [`Error::Busy`].
    pub async fn save_alerts(&self, caller: Caller, save: &SaveAlerts) -> Result<AlertsSaved, Error> {
        let rule = AlertRule::typed(&save.rule).map_err(refused)?;
        let permit = SetsAlerts::mint(&mut self.read().await?, caller).await?;
        let (school, _) = permit.watches(save.child).ok_or(Error::NotFound)?;
        let written = self.write(school, SaveAlertsCommand { caller, child: save.child, rule }).await?;
        Ok(AlertsSaved { revisions: written.own().map(|revision| (school, revision)).into_iter().collect() })
    }
}

impl Write for SaveAlertsCommand {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        let permit = SetsAlerts::mint(tx, self.caller).await?;
        let watched = permit.watches(self.child).filter(|(school, _)| *school == tx.school());
        let (school, guardian) = watched.ok_or(Error::NotFound)?;
        // A mark that another process saves meanwhile is seen below, or waits and is decided by the rule.
        seats::lock_courses_with(tx, self.child).await?;
        self.write_rule(tx, guardian).await?;
        let at = Moment { students: &[(school, self.child)], course: CourseId(0), now: tx.now() };
        let begin = seen::read(tx, at).await?.into_iter().map(|of| {
            let standing = Standing::begin(self.rule, &of.seen);
            ((of.student, of.course, guardian), (of.term, standing))
        });
        let begin: Standings = begin.collect();
        standings::write(tx, begin).await?;
        tx.record(Change::of_member(EventName::NotificationsChanged, guardian));
        Ok(())
    }
}

impl SaveAlertsCommand {
    async fn write_rule(&self, tx: &mut Tx, guardian: MemberId) -> Result<(), Error> {
        const TEXT: &str = "INSERT INTO alert_rules \
            (school_id, student_id, guardian_id, under_hundredths, falls_hundredths, missing, changed_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (school_id, student_id, guardian_id) DO UPDATE SET \
            under_hundredths = excluded.under_hundredths, falls_hundredths = excluded.falls_hundredths, \
            missing = excluded.missing, changed_at = excluded.changed_at";
        let hundredths = |percent: Option<Percent>| percent.map(|percent| percent.hundredths);
        let query = sqlx::query(TEXT).bind(tx.school().0).bind(self.child.0).bind(guardian.0);
        let query = query.bind(hundredths(self.rule.under)).bind(hundredths(self.rule.falls));
        query.bind(i64::from(self.rule.missing)).bind(tx.now().0).execute(&mut *tx.conn).await?;
        Ok(())
    }
}

/// Forgets what a guardian chose to be told of a student: the link between them has ended.
///
/// # Errors
/// The database's.
pub(crate) async fn forget(tx: &mut Tx, student: MemberId, guardian: MemberId) -> Result<(), Error> {
    const STANDINGS: &str = "DELETE FROM alert_standings WHERE school_id = $1 AND student_id = $2 AND guardian_id = $3";
    const RULE: &str = "DELETE FROM alert_rules WHERE school_id = $1 AND student_id = $2 AND guardian_id = $3";
    for text in [STANDINGS, RULE] {
        let query = sqlx::query(text).bind(tx.school().0).bind(student.0).bind(guardian.0);
        query.execute(&mut *tx.conn).await?;
    }
    Ok(())
}
