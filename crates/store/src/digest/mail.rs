//! The mailer's jobs: what waits, what a try needs to know, and how it ended.
//!
//! Invariant: a job that is begun is nobody else's until its lease is over. Whether a guardian may still be written to is asked
//! when a try begins, never before.

use school::{
    calendar::Calendar,
    clock::{Instant, SchoolClock},
    event::EventName,
    id::{AccountId, MailId, MemberId, SchoolId},
    language::Tongue,
};

use crate::{Change, Error, Store, Tx, Write, session::TokenHash, zone::clock_at};

/// How long a try may take, in milliseconds. Who died with a mail in hand is replaced after it.
const LEASE: i64 = 5 * 60_000;

/// A mail that may be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Where.
    pub school: SchoolId,
    /// Which one.
    pub mail: MailId,
}

/// What a try needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// To whom; what is in the mail is what this account may read.
    pub account: AccountId,
    /// Where to.
    pub email: String,
    /// In which language.
    pub language: Tongue,
    /// The end of the week that it tells of.
    pub week_end: Instant,
    /// How the school shows it.
    pub clock: SchoolClock,
    /// How many tries there were, this one with them.
    pub tries: u32,
}

/// How a try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server of mail took it.
    Sent,
    /// There was nothing to say.
    Dropped,
    /// It is tried again then.
    Later(Instant),
    /// It is not tried again.
    GivenUp,
}

/// Begins a try.
#[derive(Clone, Debug)]
pub struct BeginMail {
    /// Which mail.
    pub mail: MailId,
    /// The hash of the token in this try's link; that of an earlier try ends.
    pub token: TokenHash,
}

/// Notes how a try ended.
#[derive(Clone, Copy, Debug)]
pub struct EndMail {
    /// Which mail.
    pub mail: MailId,
    /// How.
    pub outcome: Outcome,
}

/// Ends the mails of a guardian at one school, by the link in one of them.
#[derive(Clone, Debug)]
struct EndMails {
    token: TokenHash,
}

impl Store {
    /// The mails that may be begun now, the longest due first, at most so many.
    ///
    /// # Errors
    /// The database's.
    pub async fn mails_due(&self, most: u32) -> Result<Vec<Waiting>, Error> {
        const TEXT: &str = "SELECT school_id, id FROM mails WHERE state = 'waiting' AND due_at <= $1 \
            ORDER BY due_at, id LIMIT $2";
        let query = sqlx::query_as(TEXT).bind(self.now().0).bind(i64::from(most));
        let rows: Vec<(i64, i64)> = query.fetch_all(&self.inner.reads).await?;
        Ok(rows.into_iter().map(|(school, id)| Waiting { school: SchoolId(school), mail: MailId(id) }).collect())
    }

    /// Ends the weekly mails of the guardian who got the mail with this link; says whether there is such a link. Ending them
    /// again changes nothing.
    ///
    /// # Errors
    /// [`Error::Busy`].
    pub async fn end_mails(&self, token: TokenHash) -> Result<bool, Error> {
        const TEXT: &str = "SELECT school_id FROM mails WHERE token_hash = $1";
        let query = sqlx::query_scalar(TEXT).bind(token.as_str());
        let Some(school) = query.fetch_optional(&self.inner.reads).await?.map(SchoolId) else { return Ok(false) };
        Ok(self.write(school, EndMails { token }).await?.value)
    }
}

impl Write for BeginMail {
    /// None where somebody else has begun it, or the guardian is not written to any more.
    type Output = Option<Begun>;

    async fn apply(&self, tx: &mut Tx) -> Result<Option<Begun>, Error> {
        const BEGIN: &str = "UPDATE mails SET tries = tries + 1, due_at = $3, token_hash = $4 \
            WHERE school_id = $1 AND id = $2 AND state = 'waiting' AND due_at <= $5 RETURNING guardian_id, week_end, tries";
        const TO: &str = "SELECT a.id, a.email, a.language, s.time_zone, s.calendar FROM members m \
            JOIN schools s ON s.id = m.school_id \
            JOIN digests d ON d.school_id = m.school_id AND d.guardian_id = m.id AND d.mail = 1 \
            JOIN accounts a ON a.id = m.account_id WHERE m.school_id = $1 AND m.id = $2 AND m.status = 'active'";
        let query = sqlx::query_as(BEGIN).bind(tx.school().0).bind(self.mail.0).bind(tx.now().plus_millis(LEASE).0);
        let query = query.bind(self.token.as_str()).bind(tx.now().0);
        let Some((guardian, week_end, tries)) = query.fetch_optional(&mut *tx.conn).await? else { return Ok(None) };
        let (guardian, week_end, tries): (i64, i64, i64) = (guardian, week_end, tries);
        let query = sqlx::query_as(TO).bind(tx.school().0).bind(guardian);
        let to: Option<(i64, String, String, String, String)> = query.fetch_optional(&mut *tx.conn).await?;
        let Some((account, email, language, zone, calendar)) = to else {
            end(tx, self.mail, Outcome::Dropped).await?;
            return Ok(None);
        };
        Ok(Some(Begun {
            account: AccountId(account),
            email,
            language: Tongue::from_tag(&language).unwrap_or_default(),
            week_end: Instant(week_end),
            clock: SchoolClock {
                calendar: Calendar::from_name(&calendar).unwrap_or_default(),
                ..clock_at(&zone, Instant(week_end))
            },
            tries: crate::rows::count(tries),
        }))
    }
}

impl Write for EndMail {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        end(tx, self.mail, self.outcome).await
    }
}

async fn end(tx: &mut Tx, mail: MailId, outcome: Outcome) -> Result<(), Error> {
    const TEXT: &str =
        "UPDATE mails SET state = $3, due_at = $4 WHERE school_id = $1 AND id = $2 AND state = 'waiting'";
    let (state, due) = match outcome {
        Outcome::Sent => ("sent", tx.now()),
        Outcome::Dropped => ("dropped", tx.now()),
        Outcome::Later(due) => ("waiting", due),
        Outcome::GivenUp => ("given_up", tx.now()),
    };
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(mail.0).bind(state).bind(due.0);
    query.execute(&mut *tx.conn).await?;
    Ok(())
}

impl Write for EndMails {
    /// Whether there is such a link.
    type Output = bool;

    async fn apply(&self, tx: &mut Tx) -> Result<bool, Error> {
        const WHOSE: &str = "SELECT guardian_id FROM mails WHERE school_id = $1 AND token_hash = $2";
        const END: &str = "UPDATE digests SET mail = 0 WHERE school_id = $1 AND guardian_id = $2 AND mail = 1";
        let query = sqlx::query_scalar(WHOSE).bind(tx.school().0).bind(self.token.as_str());
        let Some(guardian) = query.fetch_optional(&mut *tx.conn).await?.map(MemberId) else { return Ok(false) };
        let query = sqlx::query(END).bind(tx.school().0).bind(guardian.0);
        if query.execute(&mut *tx.conn).await?.rows_affected() > 0 {
            tx.record(Change::of_member(EventName::NotificationsChanged, guardian));
        }
        Ok(true)
    }
}
