//! How often an account may guess: five wrong codes within an hour from the first one on.
//!
//! Invariant: a try is counted before the code is looked up, in one statement; however many are made at once, no more than
//! five are let in, on every copy of the program together.

use school::{
    id::AccountId,
    link_code::{LinkProblem, MOST_WRONG, WINDOW_MILLIS},
};

use super::refused;
use crate::{Error, Store};

impl Store {
    /// Counts a try.
    ///
    /// # Errors
    /// [`LinkProblem::TooManyTries`] when there were too many; this one is not counted then.
    pub(super) async fn count_try(&self, account: AccountId) -> Result<(), Error> {
        const COUNT: &str = "INSERT INTO link_tries (account_id, since, tries) VALUES ($1, $2, 1) \
            ON CONFLICT (account_id) DO UPDATE SET \
                tries = CASE WHEN link_tries.since > $3 THEN link_tries.tries + 1 ELSE 1 END, \
                since = CASE WHEN link_tries.since > $3 THEN link_tries.since ELSE $2 END \
            WHERE link_tries.since <= $3 OR link_tries.tries < $4";
        const SINCE: &str = "SELECT since FROM link_tries WHERE account_id = $1";
        let now = self.now();
        let query = sqlx::query(COUNT).bind(account.0).bind(now.0).bind(now.0 - WINDOW_MILLIS).bind(MOST_WRONG);
        if query.execute(&self.inner.writes).await?.rows_affected() == 1 {
            return Ok(());
        }
        let since: i64 = sqlx::query_scalar(SINCE).bind(account.0).fetch_one(&self.inner.writes).await?;
        let left = (since + WINDOW_MILLIS - now.0).max(1);
        let again_in_minutes = u32::try_from((left + 59_999) / 60_000).unwrap_or(60);
        Err(refused(LinkProblem::TooManyTries { again_in_minutes }))
    }

    /// Takes a try back that was no guess: the code was right, or was not looked at.
    pub(super) async fn uncount_try(&self, account: AccountId) -> Result<(), Error> {
        const TEXT: &str = "UPDATE link_tries SET tries = tries - 1 WHERE account_id = $1 AND tries > 0";
        sqlx::query(TEXT).bind(account.0).execute(&self.inner.writes).await?;
        Ok(())
    }
}
