//! How a guardian wants to be told of the week.

use school::{
    digest::{DigestChoice, week_end},
    event::EventName,
    view::AlertsSaved,
};

use crate::{
    Caller, Change, Error, Store, Tx, Write,
    permit::SetsAlerts,
    store::{Reader, sealed::Link},
    who::of_members,
    zone::clock_at,
};

/// Chooses how one is told of the weeks of one school.
#[derive(Clone, Copy, Debug)]
pub struct SaveDigestCommand {
    /// Who chooses.
    pub caller: Caller,
    /// What.
    pub choice: DigestChoice,
}

impl Store {
    /// Chooses how a guardian is told of the week, through the doors of all schools at which the caller is one. The week that is
    /// over already is not told.
    ///
    /// # Errors
    /// [`Error::NotFound`] for who is no parent, [`Error::Busy`]: what is chosen by then stays so.
    pub async fn save_digest(&self, caller: Caller, choice: DigestChoice) -> Result<AlertsSaved, Error> {
        self.choose_everywhere(caller, SaveDigestCommand { caller, choice }).await
    }
}

/// Reads what the permit's guardian chose: the same at all schools.
///
/// # Errors
/// The database's.
pub async fn choice(reader: &mut Reader, permit: &SetsAlerts) -> Result<DigestChoice, Error> {
    const TEXT: &str = "SELECT d.inbox, d.mail FROM who w \
        JOIN digests d ON d.school_id = w.school_id AND d.guardian_id = w.member_id";
    let rows: Vec<(i64, i64)> = of_members(permit.guardians(), TEXT).fetch_all(reader.link()).await?;
    let any = |of: fn(&(i64, i64)) -> i64| rows.iter().any(|row| of(row) == 1);
    Ok(DigestChoice { inbox: any(|row| row.0), mail: any(|row| row.1) })
}

impl Write for SaveDigestCommand {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        const ZONE: &str = "SELECT time_zone FROM schools WHERE id = $1";
        // Who changes the choice after a week's end, and before it was told, is told all the same.
        const SET: &str = "INSERT INTO digests (school_id, guardian_id, inbox, mail, told_until) \
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (school_id, guardian_id) DO UPDATE SET \
            inbox = excluded.inbox, mail = excluded.mail, told_until = CASE \
            WHEN digests.inbox = 0 AND digests.mail = 0 THEN excluded.told_until ELSE digests.told_until END";
        let permit = SetsAlerts::mint(tx, self.caller).await?;
        let guardian = permit.guardian_at(tx.school()).ok_or(Error::NotFound)?;
        let zone: String = sqlx::query_scalar(ZONE).bind(tx.school().0).fetch_one(&mut *tx.conn).await?;
        let over = week_end(tx.now(), clock_at(&zone, tx.now()));
        let query = sqlx::query(SET).bind(tx.school().0).bind(guardian.0);
        let query = query.bind(i64::from(self.choice.inbox)).bind(i64::from(self.choice.mail)).bind(over.0);
        query.execute(&mut *tx.conn).await?;
        tx.record(Change::of_member(EventName::NotificationsChanged, guardian));
        Ok(())
    }
}
